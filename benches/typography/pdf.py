"""What stands on the pages of a tagged PDF: every glyph by its origin, with the element of the structure it belongs to.

Reads the page's own operators with pikepdf, since no tool at hand gives origins and tags together;
`origins.py` holds them against those of `mutool trace`.
Points, from the upper left corner of the page.
"""

import math
import re
from dataclasses import dataclass, field

import pikepdf


@dataclass(eq=False)
class Element:
    """An element of the structure: its sort (P, H2, TD …), parent and rank in reading order."""

    sort: str
    parent: "Element | None"
    rank: int
    title: str = ""
    alt: str = ""

    def up(self, *sorts):
        """The nearest element of one of some sorts, itself included."""
        at = self
        while at is not None and at.sort not in sorts:
            at = at.parent
        return at


@dataclass(eq=False, slots=True)
class Glyph:
    x: float
    y: float
    advance: float
    size: float
    turned: bool
    text: str
    font: str
    element: Element | None


@dataclass(eq=False, slots=True)
class Shape:
    """What is stroked, filled or a picture: the rectangle of its path, and how thick the stroke is."""

    left: float
    top: float
    right: float
    bottom: float
    element: Element | None
    thick: float
    color: tuple
    sort: str


@dataclass
class Page:
    number: int
    width: float
    height: float
    glyphs: list = field(default_factory=list)
    shapes: list = field(default_factory=list)


class Font:
    """Widths and characters of a font with two-byte codes."""

    def __init__(self, dictionary):
        self.name = str(dictionary.get("/BaseFont", "?")).lstrip("/").split("+")[-1]
        self.two_bytes = dictionary.get("/Subtype") == "/Type0"
        self.widths, self.default = {}, 1000.0
        self.chars = {}
        if self.two_bytes:
            below = dictionary.DescendantFonts[0]
            self.default = float(below.get("/DW", 1000))
            self._widths(below.get("/W", []))
        else:
            first = int(dictionary.get("/FirstChar", 0))
            self.widths = {first + n: float(width) for n, width in enumerate(dictionary.get("/Widths", []))}
        if "/ToUnicode" in dictionary:
            self._chars(dictionary.ToUnicode.read_bytes().decode("latin-1"))

    def _widths(self, array):
        items, n = list(array), 0
        while n < len(items):
            first = int(items[n])
            if isinstance(items[n + 1], pikepdf.Array):
                for k, width in enumerate(items[n + 1]):
                    self.widths[first + k] = float(width)
                n += 2
            else:
                for code in range(first, int(items[n + 1]) + 1):
                    self.widths[code] = float(items[n + 2])
                n += 3

    def _chars(self, cmap):
        decode = lambda digits: bytes.fromhex(digits).decode("utf-16-be", "replace")
        for part in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, char in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
                self.chars[int(code, 16)] = decode(char)
        for part in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for first, last, char in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
                start = int(char, 16)
                for code in range(int(first, 16), int(last, 16) + 1):
                    self.chars[code] = chr(start + code - int(first, 16))

    def codes(self, text):
        data = bytes(text)
        if not self.two_bytes:
            return list(data)
        return [data[n] << 8 | data[n + 1] for n in range(0, len(data) - 1, 2)]


def times(a, b):
    """The transformation `a` followed by `b`."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


class Document:
    def __init__(self, path):
        self.file = pikepdf.open(path)
        self.elements = []
        self.by_mark = {}
        self._structure()
        self.fonts = {}
        self.pages = [self._page(n, page) for n, page in enumerate(self.file.pages)]

    def _structure(self):
        root = self.file.Root.get("/StructTreeRoot")
        if root is None or "/K" not in root:
            return
        stack = [(root.K, None, None)]
        while stack:
            node, parent, page = stack.pop()
            if isinstance(node, pikepdf.Array):
                stack += [(kid, parent, page) for kid in reversed(list(node))]
            elif isinstance(node, int):
                self.by_mark[(page, int(node))] = parent
            elif node.get("/Type") == "/MCR":
                own = node.Pg.objgen if "/Pg" in node else page
                self.by_mark[(own, int(node.MCID))] = parent
            elif "/S" in node:
                sort = str(node.S)
                element = Element(sort.lstrip("/"), parent, len(self.elements), str(node.get("/T", "")), str(node.get("/Alt", "")))
                self.elements.append(element)
                if "/K" in node:
                    stack.append((node.K, element, node.Pg.objgen if "/Pg" in node else page))

    def _page(self, number, page):
        box = [float(edge) for edge in page.mediabox]
        out = Page(number, box[2] - box[0], box[3] - box[1])
        self._run(page, page.obj.get("/Resources", {}), (1, 0, 0, -1, -box[0], box[3]), out, page.obj.objgen)
        return out

    def _font(self, resources, name):
        dictionary = resources["/Font"][name]
        key = dictionary.objgen if dictionary.is_indirect else id(dictionary)
        if key not in self.fonts:
            self.fonts[key] = Font(dictionary)
        return self.fonts[key]

    def _run(self, content, resources, matrix, out, page):
        saved, marks = [], []
        text, line = (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0)
        font, size, char_space, rise, scale = None, 1.0, 0.0, 0.0, 1.0
        element, path, thick = None, [], 1.0
        stroke = fill = (0.0,)
        for operands, operator in pikepdf.parse_content_stream(content):
            op = str(operator)
            if op == "TJ" or op == "Tj":
                pieces = operands[0] if op == "TJ" else [operands[0]]
                for piece in pieces:
                    if not isinstance(piece, pikepdf.String):
                        text = times((1, 0, 0, 1, -float(piece) / 1000 * size * scale, 0), text)
                        continue
                    for code in font.codes(piece):
                        width = font.widths.get(code, font.default) / 1000 * size
                        if code not in font.chars:
                            # A joiner or splitter, which has no look and no width.
                            text = times((1, 0, 0, 1, (width + char_space) * scale, 0), text)
                            continue
                        whole = times(text, matrix)
                        x, y = rise * whole[2] + whole[4], rise * whole[3] + whole[5]
                        stretch = math.hypot(whole[0], whole[1])
                        turned = abs(whole[1]) > abs(whole[0])
                        out.glyphs.append(Glyph(x, y, width * scale * stretch, size * math.hypot(whole[2], whole[3]), turned,
                                                font.chars[code], font.name, element))
                        text = times((1, 0, 0, 1, (width + char_space) * scale, 0), text)
            elif op == "Tm":
                text = line = tuple(float(value) for value in operands)
            elif op == "BT":
                text = line = (1, 0, 0, 1, 0, 0)
            elif op == "Td" or op == "TD":
                line = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
                text = line
            elif op == "Tf":
                font, size = self._font(resources, str(operands[0])), float(operands[1])
            elif op == "Tc":
                char_space = float(operands[0])
            elif op == "Ts":
                rise = float(operands[0])
            elif op == "Tz":
                scale = float(operands[0]) / 100
            elif op == "cm":
                matrix = times(tuple(float(value) for value in operands), matrix)
            elif op == "q":
                saved.append((matrix, font, size, char_space, rise, scale, thick, stroke, fill))
            elif op == "Q":
                matrix, font, size, char_space, rise, scale, thick, stroke, fill = saved.pop()
            elif op == "w":
                thick = float(operands[0])
            elif op in ("SC", "SCN", "G", "RG", "K"):
                stroke = tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))
            elif op in ("sc", "scn", "g", "rg", "k"):
                fill = tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))
            elif op == "BDC" or op == "BMC":
                marks.append(element)
                properties = operands[1] if len(operands) > 1 else None
                if isinstance(properties, pikepdf.Name):
                    properties = resources["/Properties"][str(properties)]
                if properties is not None and "/MCID" in properties:
                    element = self.by_mark.get((page, int(properties.MCID)))
                elif str(operands[0]) == "/Artifact":
                    element = None
            elif op == "EMC":
                element = marks.pop()
            elif op in ("m", "l"):
                path.append((float(operands[0]), float(operands[1])))
            elif op == "c":
                path += [(float(operands[n]), float(operands[n + 1])) for n in (0, 2, 4)]
            elif op == "re":
                x, y, w, h = (float(value) for value in operands)
                path += [(x, y), (x + w, y + h)]
            elif op in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"):
                if op != "n" and path:
                    is_stroke = op in ("S", "s")
                    color, width = (stroke, thick * math.hypot(matrix[0], matrix[1])) if is_stroke else (fill, 0.0)
                    out.shapes.append(Shape(*box_of(path, matrix), element, width, color, "stroke" if is_stroke else "fill"))
                path = []
            elif op == "Do":
                self._object(resources["/XObject"][str(operands[0])], resources, matrix, out, page, element)

    def _object(self, thing, resources, matrix, out, page, element):
        if thing.get("/Subtype") == "/Image":
            out.shapes.append(Shape(*box_of([(0, 0), (1, 1)], matrix), element, 0.0, (), "picture"))
        elif thing.get("/Subtype") == "/Form":
            inner = tuple(float(value) for value in thing.get("/Matrix", [1, 0, 0, 1, 0, 0]))
            self._run(thing, thing.get("/Resources", resources), times(inner, matrix), out, page)


def box_of(points, matrix):
    """The rectangle around some points, after a transformation."""
    xs = [x * matrix[0] + y * matrix[2] + matrix[4] for x, y in points]
    ys = [x * matrix[1] + y * matrix[3] + matrix[5] for x, y in points]
    return min(xs), min(ys), max(xs), max(ys)
