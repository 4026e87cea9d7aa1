"""Bombs in Word files: packages that unpack, repeat or nest without end.

Tried: parts that unpack to gigabytes, paragraphs, runs, tables, notes, styles
and numbers without end, pictures that are bombs themselves.
Held: see `bombs.py`. Control: an honest Word file is printed.
"""

from .. import office, sound
from ..bombs import bomb, with_part, zlibbed
from ..office import HEAD, paragraph

MB = 1 << 20


def words():
    """Label to a function that makes a Word file."""
    parts = office.word_parts(paragraph("正文第一段，说明情况。"))
    name = "word/document.xml"
    head, tail = parts[name].split("<w:sectPr/>")
    tail = "<w:sectPr/>" + tail
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"

    def within(depth):
        return table.split("{}")[0] * depth + paragraph("格") + (table.split("{}")[1] + "<w:p/>") * depth

    def body(content, **others):
        return office.word(content, **others)

    return {
        "blanks of 2 GB": lambda: with_part(parts, name, (head, " ", 2048 * MB, tail)),
        "paragraphs of 1 GB": lambda: with_part(parts, name, (head, "<w:p/>", 1024 * MB, tail)),
        "texts of 700 MB": lambda: with_part(parts, name, (head, paragraph("正文。"), 700 * MB, tail)),
        "one text of 1 GB": lambda: with_part(
            parts, name, (head + "<w:p><w:r><w:t>", "a", 1024 * MB, "</w:t></w:r></w:p>" + tail)
        ),
        "size is a lie": lambda: with_part(parts, name, (head, "<w:p/>", 512 * MB, tail), size=500),
        "100,000 paragraphs": lambda: body(paragraph("正文。") * 100_000),
        "runs": lambda: body("<w:p>" + "<w:r><w:t>字</w:t></w:r>" * 300_000 + "</w:p>"),
        "bold runs": lambda: body(
            "<w:p>"
            + "<w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r><w:r><w:t>a</w:t></w:r>" * 30_000
            + "</w:p>"
        ),
        "breaks": lambda: body("<w:p><w:r>" + "<w:br/>" * 300_000 + "</w:r></w:p>"),
        "tabs": lambda: body("<w:p><w:r><w:t>a</w:t>" + "<w:tab/>" * 300_000 + "<w:t>b</w:t></w:r></w:p>"),
        "depth": lambda: body("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000),
        "unknown depth": lambda: body("<w:x>" * 300_000 + "</w:x>" * 300_000),
        "insertions": lambda: body("<w:ins>" * 20_000 + paragraph("字") + "</w:ins>" * 20_000),
        "tables within 50": lambda: body(within(50)),
        "tables within 5,000": lambda: body(within(5000)),
        "text boxes": lambda: body(
            "<w:p><w:r><w:pict><w:txbxContent>" * 3000 + "</w:txbxContent></w:pict></w:r></w:p>" * 3000
        ),
        "spans": lambda: body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        ),
        "spans many": lambda: body(
            "<w:tbl>"
            + (
                '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr>'
                + paragraph("格")
                + "</w:tc></w:tr>"
            )
            * 200
            + "</w:tbl>"
        ),
        "grid": lambda: body(
            "<w:tbl><w:tblGrid>"
            + "<w:gridCol/>" * 300_000
            + "</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        ),
        "cells": lambda: body(
            "<w:tbl>"
            + ("<w:tr>" + ("<w:tc>" + paragraph("1") + "</w:tc>") * 60 + "</w:tr>") * 3000
            + "</w:tbl>"
        ),
        "skipped cells": lambda: body(
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2147483647"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
        ),
        "word without end": lambda: body(paragraph("é" * 40_000)),
        "marks": lambda: body(paragraph("e" + "\u0301" * 20_000)),
        "entities": lambda: body(
            paragraph("&e9;"),
            doctype="<!DOCTYPE x ["
            + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "9"}">' for i in range(10))
            + "]>",
        ),
        "styles based on each other": lambda: body(
            paragraph("字", '<w:pPr><w:pStyle w:val="s0"/></w:pPr>'),
            extra={
                "styles": f"{HEAD}<w:styles {office.W}>"
                + "".join(
                    f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 50_000}"/></w:style>'
                    for i in range(50_000)
                )
                + "</w:styles>"
            },
        ),
        "levels": lambda: body(
            paragraph(
                "字", '<w:pPr><w:numPr><w:ilvl w:val="4000000000"/><w:numId w:val="1"/></w:numPr></w:pPr>'
            )
            * 9,
            extra={
                "numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            },
        ),
        "roman numbers": lambda: body(
            paragraph("字", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>') * 9,
            extra={
                "numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483640"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{"%1" * 2000}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            },
        ),
        "letters as numbers": lambda: body(
            paragraph("字", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>') * 9,
            extra={
                "numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483640"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            },
        ),
        "pictures": lambda: body(office.drawing("rIdM0") * 5000, media={"p.png": sound.pictures.png()}),
        "picture bomb": lambda: body(
            office.drawing("rIdM0"),
            media={
                "p.png": sound.pictures.png(
                    10, 10, sound.pictures.chunk(b"iCCP", b"x\0\0" + zlibbed(2048 * MB))
                )
            },
        ),
        "picture of 2 GB": lambda: with_part(
            office.word_parts(office.drawing("rIdM0"), media={"p.png": b""}),
            "word/media/p.png",
            (b"\x89PNG\r\n\x1a\n", b"\0", 2048 * MB, b""),
        ),
        "extent": lambda: body(
            office.drawing("rIdM0").replace("1440000", "9" * 30), media={"p.png": sound.pictures.png()}
        ),
        "notes": lambda: body(
            '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000,
            extra={
                "footnotes": f'{HEAD}<w:footnotes {office.W}><w:footnote w:id="1">{paragraph("注" * 2000)}</w:footnote></w:footnotes>'
            },
        ),
        "note of itself": lambda: body(
            '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
            extra={
                "footnotes": f'{HEAD}<w:footnotes {office.W}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
            },
        ),
    }


def cases(shared, seed):
    def of(label, make, **others):
        files = {"issue.toml": sound.issue(sound.article(file="a.docx")), "a.docx": make}
        return bomb("Word files", f"word {label}", files, named=["a.docx"], **others)

    honest = paragraph("正文第一段，说明情况。") * 300
    yield of("honest", lambda: office.word(honest), codes=(0,), control=True)
    for label, make in words().items():
        yield of(label, make)
