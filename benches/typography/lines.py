"""What is wrong with lines: stretch, marks at their ends, what they part, pairs of marks, the grid.

A hit is (page from 1, words that show it, a figure or None). `FIGURES` of measure.py tells what each name means.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

AREA = {"top": 37.0, "inside": 28.0, "outside": 26.0, "bottom": 35.0}
POINT = 72 / 25.4

OPENERS = set("“‘（《〈「『【〔［")
CLOSERS = set("”’）》〉」』】〕］，。、；：！？")
QUOTES = set("“”‘’")
# GB/T 15834-2011 5.1 and clreq: what begins no line. A dash of two may.
NO_START = CLOSERS | set("％%‰·～〜…／/.,;:!?)]}℃°")
NO_END = OPENERS | set("／/([{￥¥№＃")
BLOCKS = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "Caption", "Lbl", "LBody", "Note")
MARKS_OF_ITEMS = set("◇●○■□◆")
# Measures and names of units that a number stays with.
MEASURES = set("年月日时分秒号期届次个家件条户人名元亿万千百吨亩米座台套份项起批处间所篇位例宗棵株头只辆艘枚张本册课堂场轮期级类岁天周倍成点度里升斤克伏瓦安赫摩")
MEASURES |= {"公", "平", "立", "毫", "厘", "微", "小", "季", "幢", "栋", "片", "种", "部", "支", "对", "双", "组", "排", "站", "口", "盏", "笔"}
LATIN_UNITS = re.compile(r"(?:mg|μg|kg|km|cm|mm|hm|MW|kW|dB|t/|m³|m²|m/|g/|L\b|℃|%|％|‰|°)")


def is_han(char):
    return len(char) == 1 and ("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇" or ord(char) >= 0x20000)


@dataclass(eq=False)
class Line:
    page: int
    block: object
    glyphs: list = field(default_factory=list)

    @property
    def first(self):
        return self.glyphs[0]

    @property
    def last(self):
        return next((g for g in reversed(self.glyphs) if g.text.strip()), self.glyphs[-1])

    @property
    def text(self):
        return "".join(g.text for g in self.glyphs).replace("\u2060", "").replace("\u200b", "")

    @property
    def turned(self):
        return self.first.turned

    @property
    def size(self):
        return Counter(round(g.size, 2) for g in self.glyphs).most_common(1)[0][0]

    @property
    def base(self):
        """The baseline, from the top of what is read: the left edge of a turned table."""
        place = Counter(round(g.x if g.turned else g.y, 2) for g in self.glyphs).most_common(1)[0][0]
        return place


def block_of(element):
    return element.up(*BLOCKS) or element


def lines_of(document):
    """The lines of every block, and by page, in reading order; artifacts are left out."""
    by_page = [[] for _ in document.pages]
    for page in document.pages:
        open_lines = {}
        for glyph in page.glyphs:
            if glyph.element is None or not glyph.text.replace("\u2060", "").replace("\u200b", ""):
                continue
            block = block_of(glyph.element)
            line = open_lines.get(block)
            at = glyph.x if glyph.turned else glyph.y
            if line is not None and line.turned == glyph.turned:
                before = line.first.x if line.turned else line.first.y
                # A sign that stands higher is still of its line.
                if abs(before - at) < 0.5 * max(glyph.size, line.first.size):
                    line.glyphs.append(glyph)
                    continue
            line = Line(page.number, block, [glyph])
            open_lines[block] = line
            by_page[page.number].append(line)
    by_block = defaultdict(list)
    for lines in by_page:
        for line in lines:
            if line.text.strip():
                by_block[line.block].append(line)
    return by_block, [[line for line in lines if line.text.strip()] for lines in by_page]


def face(glyphs):
    """The face of most Han characters, if there is any."""
    faces = Counter(g.font for g in glyphs if is_han(g.text))
    return faces.most_common(1)[0][0] if faces else None


def is_red_rule(shape, page):
    """Whether a shape is a rule of the masthead: red, level, and a third of the page wide."""
    red = len(shape.color) in (3, 4) and shape.color[0] > 0.5 and sum(shape.color[1:3]) < 0.5
    return shape.sort == "stroke" and red and shape.bottom - shape.top < 1 and shape.right - shape.left > page.width / 4


class Grid:
    """The type area, the cell, the pitch and the body's size of a document."""

    def __init__(self, document, by_block):
        body = Counter()
        for block, lines in by_block.items():
            if block.sort == "P":
                for line in lines:
                    if not line.turned:
                        body[line.size, face(line.glyphs)] += len(line.glyphs)
        # The 版记 has 四号; an issue with little else has its body at 三号.
        faces = [key for key, _ in body.most_common() if key[0] >= 14.5]
        self.body, self.face = faces[0] if faces else (16.0, "")
        page = document.pages[0]
        # On page one the masthead ends with a red rule; what stands above it has a grid of its own.
        red = [shape.top for shape in page.shapes if is_red_rule(shape, page)]
        self.masthead = max(red, default=0.0)
        self.top = AREA["top"] * POINT
        self.bottom = page.height - AREA["bottom"] * POINT
        sides = (AREA["inside"], AREA["outside"])
        self.width = page.width - sum(sides) * POINT
        self.left = {parity: sides[parity] * POINT for parity in (0, 1)}
        pitches = Counter()
        for block, lines in by_block.items():
            if not self.is_running(block, lines[0]):
                continue
            for a, b in zip(lines, lines[1:]):
                if a.page == b.page:
                    pitches[round(b.base - a.base, 3)] += 1
        self.pitch = pitches.most_common(1)[0][0] if pitches else 28.99
        # A whole number of cells fills the width, each about as wide as a character.
        self.cell = self.width / round(self.width / self.body)

    def is_running(self, block, line):
        """Whether a line is running text: of a paragraph, at the body's size, upright."""
        if block is None or block.sort != "P" or line.turned or abs(line.size - self.body) > 0.3:
            return False
        return not (line.page == 0 and line.base < self.masthead) and face(line.glyphs) in (self.face, None)

    def reaches(self, line):
        """Whether a line goes to the right edge: one that does not was not stretched."""
        return line.last.x + line.last.advance > self.right(line.page) - 1.2 * self.cell

    def right(self, page):
        return self.left[page % 2] + self.width


def stretch(line, grid):
    """How much the Han characters of a line stand apart beyond the cell, in parts of it; None if it has no two."""
    steps = sorted(b.x - a.x for a, b in zip(line.glyphs, line.glyphs[1:]) if is_han(a.text) and is_han(b.text))
    return steps[len(steps) // 2] / grid.cell - 1 if steps else None


def is_address(word):
    word = word.rstrip("。，；：）").strip("()[]<>,;:!?")
    return "://" in word or word.startswith("www.") or "@" in word or len(word) > 24


LATIN = r"[!-~μ³²Ωµ]"


def measure_lines(by_block, grid, source):
    """The hits of every figure about lines. `source` is the issue's own text, without line breaks."""
    hits = defaultdict(list)
    for block, lines in by_block.items():
        if block.up("Figure"):
            continue
        running = grid.is_running(block, lines[0])
        if running:
            for line in lines:
                _running(line, grid, hits)
            _last_lines(lines, grid, hits)
        if any(len(line.text.strip()) > 1 for line in lines):
            for a, b in zip(lines, lines[1:]):
                _break(a, b, lines, running, grid, source, hits)
        text = _text_of(lines, grid)
        for line in lines:
            _pairs(line, grid, hits)
            _ends(line, grid, line is text[-1] if text else True, hits)
    return hits


def _text_of(lines, grid):
    """The lines of a paragraph without its source, which stands at the right."""
    return [line for line in lines if line.first.x < grid.left[line.page % 2] + 3 * grid.cell]


def _running(line, grid, hits):
    hits["running"].append((line.page + 1, "", 1))
    wide = stretch(line, grid)
    if not grid.reaches(line):
        return
    if wide is None:
        hits["unmeasured"].append((line.page + 1, line.text, None))
        return
    shown = line.text
    for name, least in (("loose15", 0.15), ("loose25", 0.25)):
        if wide > least:
            hits[name].append((line.page + 1, shown, round(wide, 3)))
    hits["stretch"].append((line.page + 1, shown, round(wide, 3)))
    if wide < -0.06:
        hits["tight"].append((line.page + 1, shown, round(wide, 3)))
    _dashes(line, hits)


def _dashes(line, hits):
    """White before and behind a dash between Han characters: alike, or not."""
    glyphs, n = line.glyphs, 0
    while n < len(glyphs):
        if glyphs[n].text not in ("—", "——"):
            n += 1
            continue
        end = n
        while end + 1 < len(glyphs) and glyphs[end + 1].text == "—":
            end += 1
        if 0 < n and end + 1 < len(glyphs) and is_han(glyphs[n - 1].text) and is_han(glyphs[end + 1].text):
            before = glyphs[n].x - glyphs[n - 1].x - glyphs[n - 1].advance
            behind = glyphs[end + 1].x - glyphs[end].x - glyphs[end].advance
            hits["dashes"].append((line.page + 1, line.text, 1))
            if abs(before - behind) > 0.05 * line.size:
                hits["dash-uneven"].append((line.page + 1, line.text, round((before - behind) / line.size, 3)))
        n = end + 1


def _last_lines(lines, grid, hits):
    """A paragraph's last line of one character, and its first or last line alone on a page."""
    text = _text_of(lines, grid)
    if len(text) > 1:
        rest = [c for c in text[-1].text if c.isalnum()]
        if len(rest) == 1 and not rest[0].isascii():
            hits["lone-character"].append((text[-1].page + 1, text[-1].text, None))
    pages = Counter(line.page for line in lines)
    if len(lines) > 2 and len(pages) > 1:
        if pages[lines[0].page] == 1:
            hits["orphan-line"].append((lines[0].page + 1, lines[0].text, None))
        if pages[lines[-1].page] == 1:
            hits["widow-line"].append((lines[-1].page + 1, lines[-1].text, None))


def _break(a, b, lines, running, grid, source, hits):
    """What is wrong with the place where line `a` goes over to line `b`."""
    left, right = a.text.rstrip(), b.text.lstrip()
    if not left or not right or (a.page == b.page and b.base <= a.base and not a.turned):
        return
    # A line that was ended by its writer, or the source at the right, is no break of ours.
    if running and (b.first.x > grid.left[b.page % 2] + 2.5 * grid.cell or a.last.x + a.last.advance < grid.right(a.page) - 4 * grid.cell):
        return
    in_cells = a.block.sort in ("TD", "TH")
    if in_cells and all(len(line.text.strip()) == 1 for line in lines):
        return
    where, shown = ("-cell" if in_cells else ""), f"{left[-10:]}│{right[:10]}"
    # Back to the first glyph of the word, over a break of its own if there was one.
    word = _tail(left) + _head(right)
    address = is_address(word)
    dash = right[0] in "—–" and not right.startswith(("——", "––")) and left[-1] not in "—–"
    if right[0] in NO_START and not (address and right[0] != "/") or dash:
        hits["start" + where].append((b.page + 1, shown, None))
    if left[-1] in NO_END and not (address and left[-1] == "/" and not (left.endswith(":/") and right.startswith("/"))):
        hits["end" + where].append((a.page + 1, shown, None))
    if in_cells:
        return
    number = re.search(r"(?<![-A-Za-z/.\d])(\d[\d,]*(?:\.\d+)?)([万亿千百]?)$", left)
    if number and (right[0] in MEASURES and is_measure(right) or LATIN_UNITS.match(right)):
        sort = "parted-date" if right[0] in "年月日" and not number[2] and right[1:2] not in "均" else "parted"
        hits[sort].append((a.page + 1, shown, None))
    elif left.endswith("第") and right[0].isdigit():
        hits["parted"].append((a.page + 1, shown, None))
    if not address:
        _token(left, right, a, source, shown, hits)
    elif left.endswith(":/") and right.startswith("/"):
        hits["broken"].append((a.page + 1, shown, None))


def is_measure(right):
    """Whether what follows a number is a measure: not the first character of 月底前 or 分别, 对口 or 公开."""
    return not right.startswith(("分别", "对口", "公开", "公安", "公示", "平安", "部门", "人大", "小镇", "组织", "天气", "成立", "成效", "个人", "场所", "处理", "级别", "级党"))


def _tail(text):
    return re.search(LATIN + r"*$", text)[0]


def _head(text):
    return re.match(LATIN + r"*", text)[0]


def _token(left, right, line, source, shown, hits):
    """A unit, a standard or a Latin word that a line's end breaks."""
    before, behind = _tail(left), _head(right)
    standard = re.search(r"(?<![A-Za-z])[A-Z]{2,}\d{0,2}(?:/[A-Z])?$", left)
    if standard and re.match(r"\d", right) and f"{standard[0]} {_head(right)[:2]}" in source:
        hits["broken"].append((line.page + 1, shown, None))
    elif before and behind and before[-1] not in ",;)!?:" and behind[0] not in "(":
        whole, apart = before + behind, before + " " + behind
        if apart in source and whole not in source:
            return
        if re.search(r"[A-Za-z]", whole) and "://" not in whole:
            hits["broken"].append((line.page + 1, shown, None))
        elif re.search(r"\d$", before) and re.match(r"[-\d.]", behind) or re.search(r"\d[-.,]$", before):
            hits["number-broken"].append((line.page + 1, shown, None))


def _pairs(line, grid, hits):
    """Adjacent full-width marks: together one and a half characters wide."""
    glyphs = line.glyphs
    if line.turned or line.block.sort in ("TD", "TH"):
        return
    wide = stretch(line, grid) or 0.0
    for a, b in zip(glyphs, glyphs[1:]):
        if not (is_full(a) and is_full(b)):
            continue
        # An opening mark before a closing one has no white between them; nor have ：“ and the like no need of it.
        if a.text in OPENERS and b.text in CLOSERS:
            continue
        name = "pair-quote" if {a.text, b.text} & QUOTES else "pair-other"
        width = (b.x - a.x) / a.size - max(wide, 0.0)
        hits[name].append((line.page + 1, a.text + b.text, 1))
        if width > 0.75:
            hits[name + "-wide"].append((line.page + 1, f"{a.text}{b.text} in {line.text[:24]}", round(width, 2)))


def is_full(glyph):
    """Whether a glyph is a mark that takes a whole character."""
    return glyph.text in OPENERS | CLOSERS and glyph.advance > 0.9 * glyph.size


def _ends(line, grid, is_last, hits):
    """Marks at the ends of a line, which take half a character: the white half of one hangs out."""
    if not grid.is_running(line.block, line):
        return
    first, last = line.first, line.last
    right = grid.right(line.page)
    # Only lines that reach the edge; a mark in its full width ends there, a squeezed one half beyond.
    if not is_last and is_full(last) and last.text in CLOSERS and last.x + last.size > right - 0.3 * last.size:
        name = "end-quote" if last.text in QUOTES else "end-other"
        hits[name].append((line.page + 1, "", 1))
        if last.x + last.size < right + 0.25 * last.size:
            hits[name + "-wide"].append((line.page + 1, line.text[-12:], round((last.x + last.size - right) / last.size, 2)))
    if is_full(first) and first.text in OPENERS and first.x < grid.left[line.page % 2] + grid.cell:
        name = "start-quote" if first.text in QUOTES else "start-other"
        hits[name].append((line.page + 1, "", 1))
        if first.x > grid.left[line.page % 2] - 0.25 * first.size:
            hits[name + "-hole"].append((line.page + 1, line.text[:12], round((first.x - grid.left[line.page % 2]) / first.size, 2)))


def measure_grid(by_block, grid, pages):
    """The worst distance of a body line from the grid in mm, and of lines of facing pages from each other."""
    hits = defaultdict(list)
    bases = defaultdict(list)
    for block, lines in by_block.items():
        if grid.is_running(block, lines[0]):
            for line in lines:
                bases[line.page].append(line.base)
    fractions = Counter(round((base - grid.top) % grid.pitch, 2) for found in bases.values() for base in found)
    if not fractions:
        return hits
    first = fractions.most_common(1)[0][0]
    hits["grid-first"].append((1, "", round(first / POINT, 3)))
    rows = {}
    for page, found in bases.items():
        rows[page] = {}
        for base in found:
            row = round((base - grid.top - first) / grid.pitch)
            off = abs(base - grid.top - first - row * grid.pitch) / POINT
            rows[page][row] = base
            hits["grid"].append((page + 1, f"row {row}", round(off, 4)))
    for page in rows:
        for row in rows[page].keys() & rows.get(page + 1, {}).keys():
            hits["register"].append((page + 1, f"row {row}", round(abs(rows[page][row] - rows[page + 1][row]) / POINT, 4)))
    return hits


def measure_faces(by_block):
    """Headings in which a Han character stands in another face than the rest of its line."""
    hits = []
    for block, lines in by_block.items():
        if not re.fullmatch(r"H[1-6]", block.sort):
            continue
        for line in lines:
            faces = Counter(g.font for g in line.glyphs if is_han(g.text))
            if len(faces) > 1:
                most = faces.most_common(1)[0][0]
                odd = "".join(g.text for g in line.glyphs if is_han(g.text) and g.font != most)
                hits.append((line.page + 1, f"{odd} in {line.text[:20]}", None))
    return hits
