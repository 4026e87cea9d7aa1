"""Workbooks and Word files as bytes, and ZIP archives that can lie in every field."""

import dataclasses
import struct
import zlib
from xml.sax.saxutils import escape

CONTENT = "application/vnd.openxmlformats-officedocument."
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclasses.dataclass
class Entry:
    """One entry of a ZIP; what is not None replaces the true value in the place it names."""

    name: str
    data: bytes
    stored: bool = False
    raw: bytes = None
    size: int = None
    packed_size: int = None
    crc: int = None
    local_name: str = None
    flags: int = 0x800
    method: int = None
    hidden: bool = False
    local_only_size: int = None


def zipped(entries, comment=b"", count=None, prefix=b""):
    """The bytes of a ZIP archive of the entries, in their order."""
    out, central = bytearray(prefix), bytearray()
    for entry in entries:
        raw = entry.raw
        if raw is None:
            deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
            raw = entry.data if entry.stored else deflater.compress(entry.data) + deflater.flush()
        method = entry.method if entry.method is not None else (0 if entry.stored else 8)
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        size = len(entry.data) if entry.size is None else entry.size
        packed = len(raw) if entry.packed_size is None else entry.packed_size
        name = entry.name.encode()
        local = (entry.local_name or entry.name).encode()
        at = len(out)
        local_size = size if entry.local_only_size is None else entry.local_only_size
        out += struct.pack(
            "<4s5H3I2H", b"PK\3\4", 20, entry.flags, method, 0, 0x21, crc, packed, local_size, len(local), 0
        )
        out += local + raw
        if not entry.hidden:
            central += struct.pack(
                "<4s6H3I5H2I",
                b"PK\1\2",
                20,
                20,
                entry.flags,
                method,
                0,
                0x21,
                crc,
                packed,
                size,
                len(name),
                0,
                0,
                0,
                0,
                0,
                at,
            )
            central += name
    shown = sum(not entry.hidden for entry in entries) if count is None else count
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, shown, shown, len(central), len(out), len(comment))
    return bytes(out + central + end + comment)


def packed(parts, **others):
    """A ZIP of name to text or bytes."""
    return zipped(
        [Entry(name, data.encode() if isinstance(data, str) else data) for name, data in parts.items()],
        **others,
    )


def relations(*items):
    """A part of relationships: (id, type, target) or (id, type, target, "External")."""
    body = "".join(
        f'<Relationship Id="{i[0]}" Type="{RELATION}/{i[1]}" Target="{escape(i[2], {chr(34): "&quot;"})}"'
        + (f' TargetMode="{i[3]}"' if len(i) > 3 else "")
        + "/>"
        for i in items
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def types(**overrides):
    """The part [Content_Types].xml; overrides are part name (dots as __) to type."""
    body = "".join(
        f'<Override PartName="/{part}" ContentType="{CONTENT}{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        '<Default Extension="gif" ContentType="image/gif"/><Default Extension="webp" ContentType="image/webp"/>'
        f"{body}</Types>"
    )


def cell(column, row, value):
    """A cell: an int is a number, ("s", n) a shared string, a str an inline string, ("x", …) XML as it stands."""
    place = f"{letters(column)}{row}"
    if isinstance(value, tuple) and value[0] == "s":
        return f'<c r="{place}" t="s"><v>{value[1]}</v></c>'
    if isinstance(value, tuple):
        return f'<c r="{place}"{value[2] if len(value) > 2 else ""}>{value[1]}</c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def letters(column):
    out = ""
    while column >= 0:
        out = chr(65 + column % 26) + out
        column = column // 26 - 1
    return out


def sheet(rows, before="", after="", doctype=""):
    """A worksheet of rows of values as `cell` takes them."""
    body = "".join(
        f'<row r="{y}">' + "".join(cell(x, y, value) for x, value in enumerate(row)) + "</row>"
        for y, row in enumerate(rows, 1)
    )
    return (
        f'{HEAD}{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATION}">'
        f"{before}<sheetData>{body}</sheetData>{after}</worksheet>"
    )


def strings(items, doctype=""):
    """Shared strings of XML texts as they stand."""
    body = "".join(f"<si><t>{item}</t></si>" for item in items)
    return (
        f'{HEAD}{doctype}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{body}</sst>'
    )


STYLES = (
    HEAD + '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>"
    "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs></styleSheet>"
)


def workbook_parts(rows, shared=None):
    """The parts of a workbook with one sheet 表一: name to text."""
    main = "spreadsheetml."
    parts = {
        "[Content_Types].xml": types(
            **{
                "xl/workbook.xml": main + "sheet.main+xml",
                "xl/worksheets/sheet1.xml": main + "worksheet+xml",
                "xl/styles.xml": main + "styles+xml",
                "xl/sharedStrings.xml": main + "sharedStrings+xml",
            }
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{RELATION}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings(shared or ["共用"]),
        "xl/worksheets/sheet1.xml": sheet(rows),
    }
    return parts


def workbook(rows, shared=None):
    return packed(workbook_parts(rows, shared))


W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{RELATION}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def paragraph(text, properties=""):
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def drawing(relation, alt="图"):
    """A paragraph with a picture, 40 by 30 mm."""
    size = '<wp:extent cx="1440000" cy="1080000"/>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline>{size}<wp:docPr id="1" name="p" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def word_parts(body, media=None, links=(), extra=None, doctype=""):
    """The parts of a Word file; media is name to bytes (rIdM0 …), links are external targets (rIdL0 …)."""
    media = media or {}
    related = [(f"rIdM{i}", "image", f"media/{name}") for i, name in enumerate(media)]
    related += [(f"rIdL{i}", "hyperlink", target, "External") for i, target in enumerate(links)]
    related += [(f"rIdX{i}", kind, f"{kind}.xml") for i, kind in enumerate(extra or {})]
    overrides = {"word/document.xml": "wordprocessingml.document.main+xml"}
    overrides.update({f"word/{kind}.xml": f"wordprocessingml.{kind}+xml" for kind in extra or {}})
    parts = {
        "[Content_Types].xml": types(**overrides),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*related),
        "word/document.xml": f"{HEAD}{doctype}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    parts.update({f"word/{kind}.xml": content for kind, content in (extra or {}).items()})
    parts.update({f"word/media/{name}": content for name, content in media.items()})
    return parts


def word(body, **others):
    return packed(word_parts(body, **others))
