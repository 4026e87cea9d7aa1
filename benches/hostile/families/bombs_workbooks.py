"""Bombs in workbooks: packages that unpack, repeat or nest without end.

Tried: parts that unpack to gigabytes, rows, columns, strings, styles and sheets
without number, sizes that lie, depth of XML, entities, cells far away.
Held: see `bombs.py`. Controls: honest workbooks are printed.
"""

from .. import office, sound
from ..bombs import bomb, swollen, with_part
from ..office import Entry, sheet, strings, zipped

MB = 1 << 20
ROWS = [["名称", "数"], ["甲局", 12], ["乙局", 30]]


def workbooks():
    """Label to a function that makes a workbook."""
    parts = office.workbook_parts(ROWS)
    sheet_name, text_name = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    head, tail = sheet(ROWS).split("</sheetData>")
    book = parts["xl/workbook.xml"]
    laughs = (
        "<!DOCTYPE x ["
        + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "9"}">' for i in range(10))
        + "]>"
    )
    return {
        "blanks of 2 GB": lambda: with_part(parts, sheet_name, (head, " ", 2048 * MB, "</sheetData>" + tail)),
        "rows of 1 GB": lambda: with_part(
            parts, sheet_name, (head, "<row/>", 1024 * MB, "</sheetData>" + tail)
        ),
        "cells of 1 GB": lambda: with_part(
            parts, sheet_name, (head, "<row><c><v>1</v></c></row>", 1024 * MB, "</sheetData>" + tail)
        ),
        "comments of 1 GB": lambda: with_part(
            parts, sheet_name, (head, "<!---->", 1024 * MB, "</sheetData>" + tail)
        ),
        "size is a lie": lambda: with_part(
            parts, sheet_name, (head, " ", 1024 * MB, "</sheetData>" + tail), size=1000
        ),
        "size of 0": lambda: with_part(
            parts, sheet_name, (head, "<row/>", 512 * MB, "</sheetData>" + tail), size=0
        ),
        "strings of 1 GB": lambda: with_part(
            parts, text_name, (strings([])[:-6], "<si><t>a</t></si>", 1024 * MB, "</sst>")
        ),
        "string of 1 GB": lambda: with_part(
            parts, text_name, (strings([])[:-6] + "<si><t>", "a", 1024 * MB, "</t></si></sst>")
        ),
        "million strings": lambda: with_part(parts, text_name, strings([f"词{i}" for i in range(500_000)])),
        "string used 99,000 times": lambda: office.packed(
            office.workbook_parts([[("s", 0)] * 99 for _ in range(1000)], ["长" * 30_000])
        ),
        "string used 3,000 times": lambda: office.packed(
            office.workbook_parts([[("s", 0)] * 3 for _ in range(1000)], ["长" * 30_000])
        ),
        "runs in a string": lambda: with_part(
            parts,
            text_name,
            strings([]).replace("</sst>", "<si>" + "<r><t>a</t></r>" * 500_000 + "</si></sst>"),
        ),
        "styles of 500 MB": lambda: with_part(
            parts, "xl/styles.xml", (office.STYLES[:-13], "<x/>", 500 * MB, "</styleSheet>")
        ),
        "formats": lambda: with_part(
            parts,
            "xl/styles.xml",
            office.STYLES.replace(
                "<fonts>",
                "<numFmts>"
                + "".join(f'<numFmt numFmtId="{i}" formatCode="0.{"0" * 300}"/>' for i in range(164, 30_000))
                + "</numFmts><fonts>",
            ),
        ),
        "format of 1 MB": lambda: with_part(
            {**parts, sheet_name: sheet([["名", "数"], ["甲", ("x", "<v>1</v>", ' s="1"')]])},
            "xl/styles.xml",
            office.STYLES.replace(
                "<fonts>",
                f'<numFmts><numFmt numFmtId="164" formatCode="{"0" * 1_000_000}"/></numFmts><fonts>',
            ).replace("<cellXfs><xf/>", '<cellXfs><xf/><xf numFmtId="164"/>'),
        ),
        "workbook of 1 GB": lambda: with_part(
            parts, "xl/workbook.xml", (book.replace("</workbook>", ""), " ", 1024 * MB, "</workbook>")
        ),
        "relations of 500 MB": lambda: with_part(
            parts,
            "xl/_rels/workbook.xml.rels",
            (
                parts["xl/_rels/workbook.xml.rels"].replace("</Relationships>", ""),
                " ",
                500 * MB,
                "</Relationships>",
            ),
        ),
        "100,000 sheets": lambda: with_part(
            parts,
            "xl/workbook.xml",
            book.replace(
                "<sheets>",
                "<sheets>"
                + "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(2, 100_000)),
            ),
        ),
        "depth": lambda: with_part(
            parts, sheet_name, head + "<x>" * 300_000 + "</x>" * 300_000 + "</sheetData>" + tail
        ),
        "entities": lambda: with_part(
            parts, sheet_name, sheet([["名", "数"], ["甲", ("x", "<v>&e9;</v>")]], doctype=laughs)
        ),
        "far cell": lambda: with_part(
            parts,
            sheet_name,
            sheet([]).replace(
                "<sheetData>",
                '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            ),
        ),
        "cell beyond": lambda: with_part(
            parts, sheet_name, sheet(ROWS).replace('r="B3"', 'r="ZZZZZZZ99999999999"')
        ),
        "dimension": lambda: with_part(
            parts, sheet_name, sheet(ROWS, before='<dimension ref="A1:XFD1048576"/>')
        ),
        "merged": lambda: with_part(
            parts, sheet_name, sheet(ROWS, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
        ),
        "100,000 merged": lambda: with_part(
            parts,
            sheet_name,
            sheet(ROWS, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>"),
        ),
        "columns": lambda: with_part(
            parts,
            sheet_name,
            sheet(ROWS, before='<cols><col min="1" max="4294967295" width="1e300"/></cols>'),
        ),
        "16,384 columns": lambda: office.workbook([[1] * 16_384] * 3),
        "100,000 entries": lambda: zipped(
            [Entry(k, v.encode()) for k, v in parts.items()] + [Entry(f"x{i}", b"") for i in range(60_000)]
        ),
        "claims 65,535 entries": lambda: zipped(
            [Entry(k, v.encode()) for k, v in parts.items()], count=65_535
        ),
        "zip in zip": lambda: zipped(
            [Entry("a.zip", zipped([swollen("b", b"", b"\0", 1024 * MB, b"")]))]
            + [Entry(k, v.encode()) for k, v in parts.items()]
        ),
        "figure": lambda: office.workbook(
            [["名", "数"], ["甲", ("x", "<v>1e999999999</v>")], ["乙", ("x", f"<v>{'9' * 1_000_000}</v>")]]
        ),
        "attribute": lambda: with_part(
            parts, sheet_name, sheet(ROWS).replace("<sheetData>", f'<sheetData x="{"a" * 20_000_000}">')
        ),
        "names": lambda: with_part(
            parts,
            "xl/workbook.xml",
            book.replace(
                "</sheets>",
                "</sheets><definedNames>"
                + "".join(f'<definedName name="n{i}">表一!$A$1</definedName>' for i in range(200_000))
                + "</definedNames>",
            ),
        ),
    }


def cases(shared, seed):
    def of(label, make, **others):
        files = {"issue.toml": sound.issue(sound.table("t.xlsx")), "t.xlsx": make}
        return bomb("workbooks", f"workbook {label}", files, named=["t.xlsx"], **others)

    many = [["名", "数"]] + [[f"局{i}", i] for i in range(500)]
    yield of("honest", lambda: office.workbook(ROWS), codes=(0,), control=True)
    yield of("honest of 500 rows", lambda: office.workbook(many), codes=(0,), control=True)
    for label, make in workbooks().items():
        yield of(label, make)
