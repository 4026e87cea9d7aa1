"""Holds the origins of glyphs that pdf.py reads against those of `mutool trace`.

    python3 benches/typography/origins.py FILE.pdf…
"""

import re
import subprocess
import sys

from pdf import Document

TRANSFORM = re.compile(r'transform="([^"]*)"')
GLYPH = re.compile(r'<g unicode="([^"]*)".* x="([^"]*)" y="([^"]*)"')


def traced(path):
    """The origins of all glyphs that are filled, by page, as mutool has them."""
    pages, matrix = [], None
    for line in subprocess.run(["mutool", "trace", path], capture_output=True, text=True, check=True).stdout.splitlines():
        if line.startswith("<page"):
            pages.append([])
        elif "<fill_text" in line:
            matrix = [float(value) for value in TRANSFORM.search(line)[1].split()]
        elif "</fill_text" in line:
            matrix = None
        elif matrix and (glyph := GLYPH.search(line)):
            x, y = float(glyph[2]), float(glyph[3])
            pages[-1].append((x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]))
    return pages


def main():
    for path in sys.argv[1:]:
        worst, count, lost = 0.0, 0, 0
        for page, known in zip(Document(path).pages, traced(path)):
            known = sorted(known)
            near = {}
            for x, y in known:
                near.setdefault((round(x), round(y)), []).append((x, y))
            for glyph in page.glyphs:
                count += 1
                at = [point for dx in (-1, 0, 1) for dy in (-1, 0, 1) for point in near.get((round(glyph.x) + dx, round(glyph.y) + dy), [])]
                apart = min((max(abs(x - glyph.x), abs(y - glyph.y)) for x, y in at), default=None)
                lost += apart is None
                worst = max(worst, apart or 0.0)
        print(f"{path}: {count} glyphs, {lost} elsewhere, worst {worst:.4f} pt")


if __name__ == "__main__":
    main()
