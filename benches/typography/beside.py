"""Prints the figures of two runs of measure.py --json beside each other, as Markdown.

    python3 benches/typography/beside.py BEFORE.json [AFTER.json]
"""

import json
import sys
from pathlib import Path

from measure import FIGURES, unit_of

GROUPS = ["plain", "hard", "t", "f"]
NAMES = {"plain": "plain prose", "hard": "hard prose", "t": "tables", "f": "mixed"}


def main():
    runs = [json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:3]]
    groups = [name for name in GROUPS if name in runs[0]]
    joined = lambda cells: " → ".join(cells) if len(set(cells)) > 1 else cells[0]
    print("| figure | " + " | ".join(NAMES[name] for name in groups) + " |")
    print("| --- |" + " --: |" * len(groups))
    for key in ("documents", "pages"):
        print(f"| {key} | " + " | ".join(joined([str(run[name][key]) for run in runs]) for name in groups) + " |")
    for key, words, of in FIGURES:
        cells = [joined([run[name]["figures"][key][0] or "–" for run in runs]) for name in groups]
        print(f"| {words.strip()}{unit_of(of)} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
