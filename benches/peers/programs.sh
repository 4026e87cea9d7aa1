# Finds the programs to be timed; sourced by the scripts beside it, with ROOT set.
#
#   TYPESET, TYPST, XELATEX, GNU_TIME   the programs, if not where expected
#
# Full paths, because XeLaTeX has to be run from another folder. Links stay links (-s):
# xelatex is one to xetex, and chooses its format by its own name.
program() { realpath -s "$(command -v "$1" || echo "$1")"; }
TYPESET=$(program "${TYPESET:-target/release/typeset}")
TYPST=$(program "${TYPST:-typst}")
XELATEX=$(program "${XELATEX:-xelatex}")
for tool in "$TYPESET" "$TYPST" "$XELATEX"; do [ -x "$tool" ] || { echo "not found: $tool" >&2; exit 1; }; done
GNU_TIME=${GNU_TIME:-/usr/bin/time}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
