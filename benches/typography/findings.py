"""Whether what the proofreader says of lines and places is what is seen: L103 and L104."""

import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

from PIL import Image

from lines import POINT

# L103 speaks of white over a quarter of a character, and of characters that touch.
LOOSE = 0.25
TIGHT = -0.06
# Ink may stand so far out of the type area, in mm: L104 allows 1 pt.
OUTSIDE = 1 / POINT
RESOLUTION = 144


def squeezed(text):
    return "".join(text.split()).replace("*", "").replace("\u2060", "").replace("\u200b", "")


def measure_findings(findings, by_page, hits, grid, pdf, document):
    out = defaultdict(list)
    loose = [hit for hit in hits["stretch"] if hit[2] * grid.cell / grid.body > LOOSE]
    odd = loose + [hit for hit in hits["stretch"] if hit[2] < TIGHT]
    told = [f for f in findings if f["code"] == "L103"]
    left = list(told)
    for page, text, value in odd:
        found = next((f for f in left if f["page"] == page and _same(f.get("quote"), text)), None)
        if found is not None:
            left.remove(found)
        name = "L103-true" if found is not None else "L103-missed"
        if name == "L103-true" or value > 0:
            out[name].append((page, text, value))
    for finding in left:
        stretch = next((hit[2] for hit in hits["stretch"] if hit[0] == finding["page"] and _same(finding.get("quote"), hit[1])), None)
        out["L103-false"].append((finding["page"], f"{finding['message']}: {finding.get('quote')}", stretch))
    for finding in findings:
        if finding["code"] == "L104":
            page = finding["page"]
            ink = ink_outside(pdf, page, grid) or _over_rule(document.pages[page - 1])
            out["L104-true" if ink else "L104-false"].append((page, f"{finding['message']} {ink}", None))
    return out


def _same(quote, text):
    """Whether what a finding quotes stands on a line: the rest of either may be on others."""
    quote, text = squeezed(quote or ""), squeezed(text)
    return bool(quote) and (quote in text or text in quote or quote[:8] in text)


def ink_outside(pdf, page, grid):
    """Where a page, numbered from 1, has ink beyond the type area, but for its number: a side and mm, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "page"
        subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-f", str(page), "-l", str(page), "-singlefile", pdf, target], check=True,
                       stderr=subprocess.DEVNULL)
        image = Image.open(target.with_suffix(".pgm"))
        image.load()
    dark = image.point(lambda value: 255 if value < 160 else 0)
    scale = RESOLUTION / 72
    left, right = grid.left[(page - 1) % 2], grid.right(page - 1)
    over = OUTSIDE * POINT
    # The page's number stands in a band below.
    bands = {
        "above": (0, 0, image.width, (grid.top - over) * scale),
        "left": (0, 0, (left - over) * scale, (grid.bottom + over) * scale),
        "right": ((right + over) * scale, 0, image.width, (grid.bottom + over) * scale),
        "below": (0, (grid.bottom + over) * scale, image.width, (grid.bottom + 12) * scale),
    }
    for side, box in bands.items():
        found = dark.crop(tuple(round(edge) for edge in box)).getbbox()
        if found:
            return side
    return ""


def _over_rule(page):
    """Whether a rule of a table goes through a character on a page."""
    rules = [s for s in page.shapes if s.sort == "stroke" and (s.right - s.left < 0.6 or s.bottom - s.top < 0.6)]
    for g in page.glyphs:
        if g.element is None or g.element.up("Table") is None or not g.text.strip():
            continue
        if g.turned:
            left, right, top, bottom = g.x - 0.6 * g.size, g.x - 0.1 * g.size, g.y - 0.85 * g.advance, g.y - 0.15 * g.advance
        else:
            left, right, top, bottom = g.x + 0.15 * g.advance, g.x + 0.85 * g.advance, g.y - 0.6 * g.size, g.y - 0.1 * g.size
        if any(s.left <= right and s.right >= left and s.top <= bottom and s.bottom >= top for s in rules):
            return f"a rule goes through {g.text}"
    return ""
