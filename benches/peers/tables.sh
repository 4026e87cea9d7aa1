#!/usr/bin/env bash
# Times typeset against a plain Typst table and XeLaTeX's longtable on tables of 1, 45, 450
# and 4,500 rows of 22 columns (one row tells what everything but the table costs), and
# prints a markdown table. Run it on a quiet machine.
#
# Needs what run.sh needs, and takes the same variables; SIZES names other numbers of
# rows, RUNS how often each is timed.
set -euo pipefail
cd "$(dirname "$0")/../.."
ROOT=$PWD
. benches/peers/programs.sh
RUNS=${RUNS:-5}

measure() { # rows, name, label, pdf, command...
  local rows=$1 name=$2 label=$3 pdf=$4
  shift 4
  hyperfine -N --warmup 1 --runs "$RUNS" --export-json "$name.json" "$(printf '%q ' "$@")" >&2
  "$GNU_TIME" -v -o "$name.memory" "$@" >/dev/null
  pdftotext -raw "$pdf" "$name.txt" 2>/dev/null
  # longtable settles its columns in several runs; the figures are there after the first.
  python3 "$ROOT/benches/peers/tables.py" --check . "$name.txt"
  local pages peak
  pages=$(pdfinfo "$pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
  peak=$(sed -n 's/.*Maximum resident set size (kbytes): //p' "$name.memory")
  python3 - "$name.json" "$rows" "$label" "$peak" "$pages" "$(stat -c %s "$pdf")" <<'EOF'
import json, sys
median = json.load(open(sys.argv[1]))["results"][0]["median"]
rows, label, peak, pages, size = int(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:])
print(f"| {rows} | {label} | {median:.2f} s | {median / rows * 1e3:.2f} ms | {peak / 1024:.0f} | {peak / rows:.0f} | {pages} | {size / 1000:.0f} |")
EOF
}

echo '| rows | program | wall median | a row | peak MiB | KiB a row | pages | PDF KB |'
echo '| --: | --- | --: | --: | --: | --: | --: | --: |'
for rows in ${SIZES:-1 45 450 4500}; do
  python3 benches/peers/tables.py "$rows" "$WORK/$rows"
  cd "$WORK/$rows"
  ln -s "$ROOT/fonts" fonts
  measure "$rows" typeset "$("$TYPESET" --version)" issue.pdf "$TYPESET" --quiet issue.toml
  measure "$rows" typst "plain Typst table, CLI $("$TYPST" --version | cut -d' ' -f2)" plain.pdf \
    "$TYPST" compile --ignore-system-fonts --font-path fonts plain.typ
  measure "$rows" xelatex 'XeLaTeX longtable, one run' longtable.pdf \
    "$XELATEX" -interaction=batchmode -halt-on-error longtable.tex
  cd "$ROOT"
done
