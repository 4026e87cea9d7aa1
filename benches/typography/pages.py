"""What is wrong with pages: white, headings left behind, tables torn or parted from their notes, the masthead.

Everything on a page is an `Item` with its extent along the way it is read: down the page, or from left to
right where a turned table fills it.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from lines import MARKS_OF_ITEMS, POINT, is_han, is_red_rule

CONTINUED = re.compile(r"（续表）|（续）")
NOTE = re.compile(r"注|资料来源|来源|说明|（注")
UNIT = re.compile(r"（?单位")
# Tables of rankings are set at 四号; those of statistics never so large.
RANKING = 13.0
FULL = 0.95
# Rules of 0.35 mm enclose the 版记.
OUTER = 0.35 * POINT


@dataclass(eq=False)
class Item:
    start: float
    end: float
    # head, unit, continued, note, text, table, figure.
    sort: str
    text: str
    block: object


def whole(element):
    """The element right below the document, or the table or figure, that something belongs to."""
    found = element.up("Table", "Figure")
    if found is not None:
        return found
    at = element
    while at.parent is not None and at.parent.parent is not None and at.parent.sort not in ("Document",):
        at = at.parent
    return at


class Layout:
    """The pages of a document by items."""

    def __init__(self, document, by_block, by_page, grid):
        self.document, self.grid, self.by_page = document, grid, by_page
        self.tables = self._tables(by_block)
        self.next_of = self._order(document)
        self.before = {b: a for a, b in self.next_of.items()}
        self.turned, self.items, self.imprint = [], [], []
        for page, lines in zip(document.pages, by_page):
            glyphs = Counter(g.turned for g in page.glyphs if g.element is not None and g.element.up("Figure") is None)
            turned = glyphs[True] > glyphs[False]
            self.turned.append(turned)
            imprint = self._imprint(page) if page.number + 1 == len(document.pages) else None
            self.imprint.append(imprint)
            self.items.append(self._items(page, lines, turned, imprint))

    def _order(self, document):
        """What follows each top block in reading order."""
        tops = []
        for element in document.elements:
            top = whole(element)
            if not tops or tops[-1] is not top:
                tops.append(top)
        return {a: b for a, b in zip(tops, tops[1:])}

    def _imprint(self, page):
        """The upper edge of the 版记: the first of two thick rules of which the last ends the type area."""
        rules = sorted(s.top for s in page.shapes if s.sort == "stroke" and s.right - s.left > FULL * self.grid.width
                       and s.bottom - s.top < 1 and abs(s.thick - OUTER) < 0.2 and set(s.color) <= {0.0})
        if len(rules) > 1 and abs(rules[-1] - self.grid.bottom) < 3:
            return rules[-2]
        return None

    def kind(self, line):
        block = line.block
        if re.fullmatch(r"H[1-6]", block.sort):
            return "head"
        if block.up("Table"):
            return "table"
        if block.up("Figure"):
            return "figure"
        if CONTINUED.search(line.text):
            return "continued"
        if line.size >= RANKING:
            return "text"
        top = whole(block)
        before, following = self.before.get(top), self.next_of.get(top)
        is_above = following is not None and following.sort == "Table" and not NOTE.match(line.text.strip())
        # The note of a table and the unit of the next, without a title between them, are one element.
        is_below = before is not None and before.sort == "Table" and not UNIT.match(line.text.strip())
        return "unit" if is_above and not is_below else "note"

    def _items(self, page, lines, turned, imprint):
        limit = imprint if imprint is not None else self.grid.bottom + 2
        out, boxes = [], {}
        for line in lines:
            if not turned and line.base > limit + 0.5 and line.base > self.grid.top:
                continue
            sort = self.kind(line)
            # A continued caption is one block with the unit below it.
            start, end = line.base - 0.88 * line.size, line.base + 0.12 * line.size
            if sort in ("table", "figure"):
                top = whole(line.block)
                if line.turned != turned:
                    place = [g.x if turned else g.y for g in line.glyphs]
                    start, end = min(place), max(place)
                if top in boxes:
                    boxes[top].start, boxes[top].end = min(boxes[top].start, start), max(boxes[top].end, end)
                else:
                    boxes[top] = Item(start, end, sort, line.text[:12], top)
                    out.append(boxes[top])
            else:
                out.append(Item(start, end, sort, line.text.strip(), line.block))
        for shape in page.shapes:
            start, end = (shape.left, shape.right) if turned else (shape.top, shape.bottom)
            if not turned and end > limit + 1 or imprint is not None and start >= imprint - 1:
                continue
            out.append(Item(start, end, "figure" if shape.sort == "picture" else "shape", "", None))
        out.sort(key=lambda item: (item.end, item.start))
        return out

    def used(self, page):
        """How much of the height of a page is in use, from its top to the last thing on it."""
        items = self.items[page]
        if not items:
            return 0.0
        if self.turned[page]:
            left = self.grid.left[page % 2]
            return (max(item.end for item in items) - left) / self.grid.width
        return (max(item.end for item in items) - self.grid.top) / (self.grid.bottom - self.grid.top)

    def _tables(self, by_block):
        """The tables of statistics: groups of pieces, each with its page, rows and size."""
        pieces = {}
        for block, lines in by_block.items():
            table = block.up("Table")
            if table is None or block.sort not in ("TD", "TH"):
                continue
            piece = pieces.setdefault(table, {"table": table, "pages": Counter(), "rows": defaultdict(set), "sizes": Counter(), "head": []})
            for line in lines:
                piece["pages"][line.page] += 1
                if block.sort == "TD" or block.up("TBody"):
                    piece["rows"][line.page].add(block.up("TR"))
                    piece["sizes"][line.size] += 1
                else:
                    piece["head"].append(line.text)
        found = sorted(pieces.values(), key=lambda piece: piece["table"].rank)
        groups = []
        for piece in found:
            if not piece["sizes"] or piece["sizes"].most_common(1)[0][0] >= RANKING:
                continue
            groups.append([piece])
        return self._join(groups, by_block)

    def _join(self, groups, by_block):
        """Puts pieces of one table together: those told as continued, and those beside each other with one head."""
        continued = sorted(block.rank for block, lines in by_block.items() if block.sort not in ("TD", "TH") and any(CONTINUED.search(line.text) for line in lines))
        heads = sorted(block.rank for block in by_block if re.fullmatch(r"H[1-6]", block.sort) or block.sort == "P")
        between = lambda ranks, a, b: any(a < rank < b for rank in ranks)
        out = []
        for group in groups:
            if out:
                a, b = out[-1][-1], group[0]
                parted = between(heads, a["table"].rank, b["table"].rank)
                same_page = max(a["pages"]) == min(b["pages"])
                if not parted and (between(continued, a["table"].rank, b["table"].rank) or same_page and a["head"] == b["head"]):
                    out[-1] += group
                    continue
            out.append(group)
        return out


def measure_pages(layout, by_block):
    hits = defaultdict(list)
    last = len(layout.items) - 1
    for page, items in enumerate(layout.items):
        used = layout.used(page)
        lines = {round(item.end) for item in items if item.text and item.sort not in ("table", "figure")}
        solid = any(item.sort in ("table", "figure", "shape") for item in items)
        if not items and layout.imprint[page] is not None:
            hits["imprint-alone"].append((page + 1, "", None))
        elif len(lines) == 1 and not solid:
            hits["one-line"].append((page + 1, items[-1].text[:24], None))
        if page < last:
            _white(layout, page, last, used, hits)
            _left_behind(layout, page, items, hits)
    _tables(layout, by_block, hits)
    return hits


def _white(layout, page, last, used, hits):
    name = "first" if page == 0 else "middle"
    sort = "turned" if layout.turned[page] else name
    hits[f"{sort}-pages"].append((page + 1, "", 1))
    white = 1 - used
    hits[f"{sort}-white"].append((page + 1, "", round(white, 3)))
    before = "before a turned table" if layout.turned[page + 1] else ""
    if white > 1 / 3:
        hits[f"{sort}-third"].append((page + 1, before, round(white, 2)))
        if before:
            hits[f"{sort}-third-before-turned"].append((page + 1, "", round(white, 2)))
    if white > 1 / 2:
        hits[f"{sort}-half"].append((page + 1, before, round(white, 2)))


def _left_behind(layout, page, items, hits):
    """A heading, a unit, a continued caption or an item's mark with nothing below it on its page."""
    if not items:
        return
    item = items[-1]
    if item.sort in ("head", "unit", "continued"):
        goes_on = any(other.block is item.block for other in layout.items[page + 1]) and item.sort != "continued"
        name = "head-last" if not goes_on else "head-torn"
        hits[name].append((page + 1, item.text[:24], None))
        if all(other.sort in ("head", "unit", "continued") for other in items):
            hits["head-alone"].append((page + 1, item.text[:24], None))
        return
    row = "".join(other.text for other in items if other.text and abs(other.end - item.end) < 6)
    if row and (set(row) <= MARKS_OF_ITEMS or re.fullmatch(r"[（(]?\d+[.)）]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）", row)):
        hits["mark-last"].append((page + 1, row, None))


def _tables(layout, by_block, hits):
    sizes = Counter()
    for group in layout.tables:
        rows, pages = Counter(), set()
        size = sum((piece["sizes"] for piece in group), Counter()).most_common(1)[0][0]
        sizes[size] += 1
        for piece in group:
            for page, found in piece["rows"].items():
                rows[page] = max(rows[page], len(found))
                pages.add(page)
        first, final = group[0]["table"], group[-1]["table"]
        hits["tables"].append((min(pages) + 1, "", len(pages)))
        if len(pages) > 1:
            hits["tables-broken"].append((min(pages) + 1, "", len(pages)))
            for page in sorted(pages):
                if rows[page] < 3:
                    hits["piece-small"].append((page + 1, f"{rows[page]} rows, pieces {[rows[p] for p in sorted(pages)]}", rows[page]))
        _title(layout, by_block, first, hits)
        _note(layout, by_block, final, max(pages), _pitch([by_block[cell] for cell in by_block if cell.up("Table") is final]), hits)
    if layout.tables:
        hits["issues-with-tables"].append((1, "", 1))
        hits["table-sizes"].append((1, " ".join(f"{size:g}×{count}" for size, count in sorted(sizes.items())), len(sizes)))


def _title(layout, by_block, table, hits):
    """The title above a table, its last line."""
    above = [block for block in by_block if block.rank < table.rank and block.rank > table.rank - 60 and block.sort not in ("TD", "TH")]
    above = sorted(above, key=lambda block: block.rank)[-2:]
    for block in above:
        following = layout.next_of.get(whole(block))
        direct = following is table or following is not None and layout.next_of.get(following) is table and following.sort in ("Span", "Div", "P")
        if re.fullmatch(r"H[1-6]", block.sort) and direct and not by_block[block][0].text.startswith("【"):
            lines = by_block[block]
            hits["titles"].append((lines[0].page + 1, "", 1))
            if len(lines) > 1:
                hits["titles-broken"].append((lines[0].page + 1, "", 1))
                if len(lines[-1].text.strip()) <= 2:
                    hits["title-orphan"].append((lines[-1].page + 1, "│".join(line.text for line in lines), None))


def _pitch(blocks):
    """The distance of lines below each other, in parts of their size, if any block has two."""
    steps = Counter()
    for lines in blocks:
        for a, b in zip(lines, lines[1:]):
            if a.page == b.page and a.turned == b.turned and len(a.text) > 1 < len(b.text) and b.base > a.base:
                steps[round((b.base - a.base) / a.size, 2)] += 1
    return steps.most_common(1)[0][0] if steps else None


def _note(layout, by_block, table, page, pitch, hits):
    """What stands below a table in small type: its notes and source."""
    block = layout.next_of.get(table)
    while block is not None and block.sort in ("Span", "P", "Div"):
        lines = by_block.get(block) or [line for other, found in by_block.items() if whole(other) is block for line in found]
        if not lines or lines[0].size > RANKING or CONTINUED.search(lines[0].text):
            return
        starts = lines[0].text.lstrip()
        above = next((n for n, line in enumerate(lines) if layout.kind(line) == "unit"), len(lines))
        lines = lines[:above]
        if not lines:
            return
        hits["notes"].append((lines[0].page + 1, "", 1))
        own = _pitch([lines])
        if own:
            hits["note-pitch"].append((lines[0].page + 1, starts[:12], own))
        if own and pitch and abs(own - pitch) > 0.05:
            hits["note-pitch-off"].append((lines[0].page + 1, starts[:12], round(own - pitch, 2)))
        if lines[-1].page != page:
            hits["note-apart"].append((lines[-1].page + 1, starts[:20], None))
        block = layout.next_of.get(block)


def measure_masthead(layout, by_page, document):
    """Sizes of the name and the kind, and the distance from the last line of the masthead to its rule in mm."""
    hits = defaultdict(list)
    page = document.pages[0]
    red = [s for s in page.shapes if is_red_rule(s, page)]
    if not red:
        return hits
    rule = min(red, key=lambda s: s.top)
    above = [line for line in by_page[0] if line.base < rule.top]
    if not above:
        return hits
    lowest = max(line.base + 0.12 * line.size for line in above)
    hits["red-rule"].append((1, "", round((rule.top - rule.thick / 2 - lowest) / POINT, 2)))
    names = [line.size for line in above if any(is_han(g.text) for g in line.glyphs) and "Bold" in line.first.font]
    if names:
        hits["name-size"].append((1, "/".join(f"{size:g}" for size in names), max(names)))
        if min(names) < 22 - 0.01:
            hits["name-small"].append((1, above[0].text, min(names)))
    numbers = Counter(g.font for p in document.pages for g in p.glyphs if g.element is None and g.y > layout.grid.bottom and g.text.strip())
    for font, count in numbers.items():
        hits["number-face"].append((1, font, count))
    return hits
