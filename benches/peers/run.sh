#!/usr/bin/env bash
# Times typeset against the Typst CLI and XeLaTeX on the sample issue, and prints a
# markdown table. Run it on a quiet machine.
#
# Needs: hyperfine, GNU time, poppler-utils, python3; Debian's texlive-xetex,
# texlive-lang-chinese, texlive-latex-extra, texlive-fonts-recommended; and
# `cargo install typst-cli --version 0.15.1 --locked`, the version that typeset embeds.
#
#   TYPESET, TYPST, XELATEX, GNU_TIME   the programs, if not where expected
#   RESULTS                             a folder to keep the PDFs and hyperfine's JSON in
set -euo pipefail
cd "$(dirname "$0")/../.."
ROOT=$PWD
ISSUE=$ROOT/samples/yingkou-2020-03/issue.toml
. benches/peers/programs.sh
mkdir "$WORK/data" "$WORK/latex"

# --- the same content for all ---
# The Typst CLI gets the very templates and data that typeset uses, so it makes the
# same document. Reading the TOML, Markdown and CSV, checking them and laying out the
# tables is done before and not counted for it: this favours the Typst CLI.
"$TYPESET" template copy --quiet --to "$WORK/templates"
"$TYPESET" template data "$ISSUE" >"$WORK/data/issue.json"
# XeLaTeX gets the same text, tables, fonts and measures, also without the reading.
# Its PDF has bookmarks and metadata, but no tags for screen readers as the others have.
python3 benches/peers/xelatex.py "$WORK/data/issue.json" >"$WORK/latex/issue.tex"
ln -s "$ROOT/fonts" "$WORK/latex/fonts"

typeset=("$TYPESET" --quiet "$ISSUE" -o "$WORK/typeset.pdf")
# No system fonts: typeset takes its bundled ones, so a scan of the machine's fonts
# would be extra work for the CLI only, and could change the result.
typst=("$TYPST" compile --ignore-system-fonts --font-path "$ROOT/fonts" --root "$WORK"
  "$WORK/templates/main.typ" "$WORK/typst.pdf")
xelatex=("$XELATEX" -interaction=batchmode -halt-on-error issue.tex)
# One run gives every page; bookmarks and page labels want more, and three are what
# latexmk or a careful hand would do.
cat >"$WORK/latex/three.sh" <<EOF
#!/bin/sh
set -e
for n in 1 2 3; do ${xelatex[*]@Q} >/dev/null; done
EOF
chmod +x "$WORK/latex/three.sh"

# --- time ---
# -N: no shell between hyperfine and the program, which would blur a run of this
# length. --warmup: everyone starts with files in the page cache.
measure() { # name, runs, command...
  local name=$1 runs=$2
  shift 2
  # LaTeX starts without the .aux files of the run before.
  hyperfine -N --warmup 1 --runs "$runs" --prepare 'rm -f issue.aux issue.out issue.pdf' \
    --command-name "$name" --export-json "$WORK/$name.json" "$(printf '%q ' "$@")" >&2
  # After the timing, so that GNU time is not in the way. It reports the largest process,
  # not the sum: of XeLaTeX, xetex or its helper xdvipdfmx.
  rm -f issue.aux issue.out issue.pdf
  "$GNU_TIME" -v -o "$WORK/$name.memory" "$@" >/dev/null
}
cd "$WORK/latex"
uptime >&2
measure typeset 10 "${typeset[@]}"
measure typst 10 "${typst[@]}"
measure xelatex-1 3 "${xelatex[@]}"
cp issue.pdf "$WORK/xelatex-1.pdf"
measure xelatex-3 3 "$WORK/latex/three.sh"
cp issue.pdf "$WORK/xelatex-3.pdf"
uptime >&2

# --- is it equal? ---
cd "$WORK"
for name in typeset typst xelatex-1 xelatex-3; do
  # Without joiners and splitters (U+2060, U+200B), which typeset, but not the CLI, takes out of the
  # text of the PDF once they have kept the lines together.
  pdftotext -raw $name.pdf - 2>/dev/null | sed 's/\xe2\x81\xa0//g; s/\xe2\x80\x8b//g' >$name.txt
  python3 "$ROOT/benches/peers/xelatex.py" --check data/issue.json $name.txt
done
cmp typeset.txt typst.txt

# --- the table ---
if [ -n "${RESULTS:-}" ]; then
  (cd "$ROOT" && mkdir -p "$RESULTS" && cp "$WORK"/*.json "$WORK"/*.pdf "$RESULTS")
fi
echo '| tool | wall median | ratio to typeset | peak MiB | pages | PDF KB |'
echo '| --- | --: | --: | --: | --: | --: |'
row() { # name, label
  local pages peak kb
  pages=$(pdfinfo "$1.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
  peak=$(sed -n 's/.*Maximum resident set size (kbytes): //p' "$1.memory")
  kb=$(stat -c %s "$1.pdf")
  python3 - typeset.json "$1.json" "$2" "$peak" "$pages" "$kb" <<'EOF'
import json, sys
base, own = (json.load(open(path))["results"][0]["median"] for path in sys.argv[1:3])
label, peak, pages, size = sys.argv[3], *map(int, sys.argv[4:])
print(f"| {label} | {own:.3f} s | {own / base:.2f} | {peak / 1024:.0f} | {pages} | {size / 1000:.0f} |")
EOF
}
row typeset "$("$TYPESET" --version)"
row typst "Typst CLI $("$TYPST" --version | cut -d' ' -f2)"
row xelatex-1 "XeLaTeX + ctex, one run"
row xelatex-3 "XeLaTeX + ctex, three runs"
