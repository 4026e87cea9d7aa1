"""Bombs in workbooks, Word files and PDFs: packages that unpack or nest without end.

Tried: parts that unpack to gigabytes, rows, columns, strings and styles without
number, depth of XML, entities; trees of pages, streams of objects and lists of
a PDF that is imposed, inspected, verified or taken apart.
Held: see `bombs.py`; where one PDF alone is named behind the command, 这个 PDF is
name enough. Controls: honest workbooks, Word files and PDFs pass.
"""

import zlib

from .. import office, pdf, sound
from ..bombs import bomb, deflated, zlibbed
from ..office import Entry, HEAD, cell, paragraph, sheet, strings, zipped

MB = 1 << 20
N = pdf.Name
PDF_VERBS = (("impose", "x.pdf", "-o", "imposed.pdf"), ("preflight", "x.pdf"), ("verify", "x.pdf"), ("extract", "x.pdf", "-o", "out"))


def with_part(parts, name, content, **lies):
    """A package of which one part is `content`, or a bomb (bytes before, unit, size, bytes behind)."""
    entries = [Entry(key, value.encode() if isinstance(value, str) else value) for key, value in parts.items() if key != name]
    if isinstance(content, tuple):
        before, unit, total, after = (part.encode() if isinstance(part, str) else part for part in content)
        entries.append(swollen(name, before, unit, total, after, **lies))
    else:
        entries.append(Entry(name, content.encode(), **lies))
    return zipped(entries)


def swollen(name, before, unit, total, after, **lies):
    """An entry of `before`, some `total` bytes of `unit`, and `after`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = unit * max(1, MB // len(unit))
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    count = max(1, total // len(block))
    crc = zlib.crc32(before)
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(after, crc)
    length = len(before) + count * len(block) + len(after)
    keys = {"size": length & 0xFFFFFFFF, "crc": crc, **lies}
    return Entry(name, b"", raw=first + middle * count + packer.compress(after) + packer.flush(), **keys)


ROWS = [["名称", "数"], ["甲局", 12], ["乙局", 30]]


def workbooks():
    """Label to a function that makes a workbook."""
    parts = office.workbook_parts(ROWS)
    sheet_name, text_name = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    head, tail = sheet(ROWS).split("</sheetData>")
    book = parts["xl/workbook.xml"]
    laughs = "<!DOCTYPE x [" + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "9"}">' for i in range(10)) + "]>"
    return {
        "blanks of 2 GB": lambda: with_part(parts, sheet_name, (head, " ", 2048 * MB, "</sheetData>" + tail)),
        "rows of 1 GB": lambda: with_part(parts, sheet_name, (head, "<row/>", 1024 * MB, "</sheetData>" + tail)),
        "cells of 1 GB": lambda: with_part(parts, sheet_name, (head, "<row><c><v>1</v></c></row>", 1024 * MB, "</sheetData>" + tail)),
        "comments of 1 GB": lambda: with_part(parts, sheet_name, (head, "<!---->", 1024 * MB, "</sheetData>" + tail)),
        "size is a lie": lambda: with_part(parts, sheet_name, (head, " ", 1024 * MB, "</sheetData>" + tail), size=1000),
        "size of 0": lambda: with_part(parts, sheet_name, (head, "<row/>", 512 * MB, "</sheetData>" + tail), size=0),
        "strings of 1 GB": lambda: with_part(parts, text_name, (strings([])[:-6], "<si><t>a</t></si>", 1024 * MB, "</sst>")),
        "string of 1 GB": lambda: with_part(parts, text_name, (strings([])[:-6] + "<si><t>", "a", 1024 * MB, "</t></si></sst>")),
        "million strings": lambda: with_part(parts, text_name, strings([f"词{i}" for i in range(500_000)])),
        "string used 99,000 times": lambda: office.packed(office.workbook_parts([[("s", 0)] * 99 for _ in range(1000)], ["长" * 30_000])),
        "string used 3,000 times": lambda: office.packed(office.workbook_parts([[("s", 0)] * 3 for _ in range(1000)], ["长" * 30_000])),
        "runs in a string": lambda: with_part(parts, text_name, strings([]).replace("</sst>", "<si>" + "<r><t>a</t></r>" * 500_000 + "</si></sst>")),
        "styles of 500 MB": lambda: with_part(parts, "xl/styles.xml", (office.STYLES[:-13], "<x/>", 500 * MB, "</styleSheet>")),
        "formats": lambda: with_part(parts, "xl/styles.xml", office.STYLES.replace("<fonts>", "<numFmts>" + "".join(f'<numFmt numFmtId="{i}" formatCode="0.{"0" * 300}"/>' for i in range(164, 30_000)) + "</numFmts><fonts>")),
        "format of 1 MB": lambda: with_part({**parts, sheet_name: sheet([["名", "数"], ["甲", ("x", "<v>1</v>", ' s="1"')]])}, "xl/styles.xml", office.STYLES.replace("<fonts>", f'<numFmts><numFmt numFmtId="164" formatCode="{"0" * 1_000_000}"/></numFmts><fonts>').replace("<cellXfs><xf/>", '<cellXfs><xf/><xf numFmtId="164"/>')),
        "workbook of 1 GB": lambda: with_part(parts, "xl/workbook.xml", (book.replace("</workbook>", ""), " ", 1024 * MB, "</workbook>")),
        "relations of 500 MB": lambda: with_part(parts, "xl/_rels/workbook.xml.rels", (parts["xl/_rels/workbook.xml.rels"].replace("</Relationships>", ""), " ", 500 * MB, "</Relationships>")),
        "100,000 sheets": lambda: with_part(parts, "xl/workbook.xml", book.replace("<sheets>", "<sheets>" + "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(2, 100_000)))),
        "depth": lambda: with_part(parts, sheet_name, head + "<x>" * 300_000 + "</x>" * 300_000 + "</sheetData>" + tail),
        "entities": lambda: with_part(parts, sheet_name, sheet([["名", "数"], ["甲", ("x", "<v>&e9;</v>")]], doctype=laughs)),
        "far cell": lambda: with_part(parts, sheet_name, sheet([]).replace("<sheetData>", '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "cell beyond": lambda: with_part(parts, sheet_name, sheet(ROWS).replace('r="B3"', 'r="ZZZZZZZ99999999999"')),
        "dimension": lambda: with_part(parts, sheet_name, sheet(ROWS, before='<dimension ref="A1:XFD1048576"/>')),
        "merged": lambda: with_part(parts, sheet_name, sheet(ROWS, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        "100,000 merged": lambda: with_part(parts, sheet_name, sheet(ROWS, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>")),
        "columns": lambda: with_part(parts, sheet_name, sheet(ROWS, before='<cols><col min="1" max="4294967295" width="1e300"/></cols>')),
        "16,384 columns": lambda: office.workbook([[1] * 16_384] * 3),
        "100,000 entries": lambda: zipped([Entry(k, v.encode()) for k, v in parts.items()] + [Entry(f"x{i}", b"") for i in range(60_000)]),
        "claims 65,535 entries": lambda: zipped([Entry(k, v.encode()) for k, v in parts.items()], count=65_535),
        "zip in zip": lambda: zipped([Entry("a.zip", zipped([swollen("b", b"", b"\0", 1024 * MB, b"")]))] + [Entry(k, v.encode()) for k, v in parts.items()]),
        "figure": lambda: office.workbook([["名", "数"], ["甲", ("x", "<v>1e999999999</v>")], ["乙", ("x", f"<v>{'9' * 1_000_000}</v>")]]),
        "attribute": lambda: with_part(parts, sheet_name, sheet(ROWS).replace("<sheetData>", f'<sheetData x="{"a" * 20_000_000}">')),
        "names": lambda: with_part(parts, "xl/workbook.xml", book.replace("</sheets>", "</sheets><definedNames>" + "".join(f'<definedName name="n{i}">表一!$A$1</definedName>' for i in range(200_000)) + "</definedNames>")),
    }


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
        "one text of 1 GB": lambda: with_part(parts, name, (head + "<w:p><w:r><w:t>", "a", 1024 * MB, "</w:t></w:r></w:p>" + tail)),
        "size is a lie": lambda: with_part(parts, name, (head, "<w:p/>", 512 * MB, tail), size=500),
        "100,000 paragraphs": lambda: body(paragraph("正文。") * 100_000),
        "runs": lambda: body("<w:p>" + "<w:r><w:t>字</w:t></w:r>" * 300_000 + "</w:p>"),
        "bold runs": lambda: body("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r><w:r><w:t>a</w:t></w:r>" * 30_000 + "</w:p>"),
        "breaks": lambda: body("<w:p><w:r>" + "<w:br/>" * 300_000 + "</w:r></w:p>"),
        "tabs": lambda: body("<w:p><w:r><w:t>a</w:t>" + "<w:tab/>" * 300_000 + "<w:t>b</w:t></w:r></w:p>"),
        "depth": lambda: body("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000),
        "unknown depth": lambda: body("<w:x>" * 300_000 + "</w:x>" * 300_000),
        "insertions": lambda: body("<w:ins>" * 20_000 + paragraph("字") + "</w:ins>" * 20_000),
        "tables within 50": lambda: body(within(50)),
        "tables within 5,000": lambda: body(within(5000)),
        "text boxes": lambda: body("<w:p><w:r><w:pict><w:txbxContent>" * 3000 + "</w:txbxContent></w:pict></w:r></w:p>" * 3000),
        "spans": lambda: body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
        "spans many": lambda: body("<w:tbl>" + ('<w:tr><w:tc><w:tcPr><w:gridSpan w:val="60000"/></w:tcPr>' + paragraph("格") + "</w:tc></w:tr>") * 200 + "</w:tbl>"),
        "grid": lambda: body("<w:tbl><w:tblGrid>" + "<w:gridCol/>" * 300_000 + "</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        "cells": lambda: body("<w:tbl>" + ("<w:tr>" + ("<w:tc>" + paragraph("1") + "</w:tc>") * 60 + "</w:tr>") * 3000 + "</w:tbl>"),
        "skipped cells": lambda: body('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2147483647"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'),
        "word without end": lambda: body(paragraph("é" * 40_000)),
        "marks": lambda: body(paragraph("e" + "\u0301" * 20_000)),
        "entities": lambda: body(paragraph("&e9;"), doctype="<!DOCTYPE x [" + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "9"}">' for i in range(10)) + "]>"),
        "styles based on each other": lambda: body(paragraph("字", '<w:pPr><w:pStyle w:val="s0"/></w:pPr>'), extra={"styles": f"{HEAD}<w:styles {office.W}>" + "".join(f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 50_000}"/></w:style>' for i in range(50_000)) + "</w:styles>"}),
        "levels": lambda: body(paragraph("字", '<w:pPr><w:numPr><w:ilvl w:val="4000000000"/><w:numId w:val="1"/></w:numPr></w:pPr>') * 9, extra={"numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'}),
        "roman numbers": lambda: body(paragraph("字", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>') * 9, extra={"numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483640"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{"%1" * 2000}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'}),
        "letters as numbers": lambda: body(paragraph("字", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>') * 9, extra={"numbering": f'{HEAD}<w:numbering {office.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483640"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'}),
        "pictures": lambda: body(office.drawing("rIdM0") * 5000, media={"p.png": sound.pictures.png()}),
        "picture bomb": lambda: body(office.drawing("rIdM0"), media={"p.png": sound.pictures.png(10, 10, sound.pictures.chunk(b"iCCP", b"x\0\0" + zlibbed(2048 * MB)))}),
        "picture of 2 GB": lambda: with_part(office.word_parts(office.drawing("rIdM0"), media={"p.png": b""}), "word/media/p.png", (b"\x89PNG\r\n\x1a\n", b"\0", 2048 * MB, b"")),
        "extent": lambda: body(office.drawing("rIdM0").replace("1440000", "9" * 30), media={"p.png": sound.pictures.png()}),
        "notes": lambda: body('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000, extra={"footnotes": f'{HEAD}<w:footnotes {office.W}><w:footnote w:id="1">{paragraph("注" * 2000)}</w:footnote></w:footnotes>'}),
        "note of itself": lambda: body('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', extra={"footnotes": f'{HEAD}<w:footnotes {office.W}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'}),
    }


def page_tree(depth, count=1):
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for level in range(depth):
        parent = b"/Parent %d 0 R" % (level + 1) if level else b""
        bodies[level + 2] = b"<</Type/Pages/Count %d/Kids[%d 0 R]%s>>" % (count, level + 3, parent)
    bodies[depth + 2] = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (depth + 1)
    return pdf.simple(bodies)


def one_page(page=b"", catalog=b"", **objects):
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
              3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % page}
    bodies.update({int(key[1:]): value for key, value in objects.items()})
    return pdf.simple(bodies)


def flate(data, **keys):
    return pdf.Stream({"Filter": N("FlateDecode"), **keys}, data)


def pdfs():
    """Label to a function that makes a PDF."""
    def attached(stream):
        return one_page(catalog=b"/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>", o4=b"<</Type/Filespec/F(a)/UF(a)/EF<</F 5 0 R>>>>", o5=stream)

    image = flate(zlibbed(900 * MB), Type=N("XObject"), Subtype=N("Image"), Width=30_000, Height=30_000, ColorSpace=N("DeviceGray"), BitsPerComponent=8)
    drawn = b"/Contents 4 0 R/Resources<</XObject<</x 5 0 R>>>>"
    twice = pdf.Stream({"Filter": [N("FlateDecode")] * 2}, zlib.compress(zlibbed(2048 * MB)))
    many = pdf.Stream({"Filter": [N("FlateDecode")] * 5000}, zlib.compress(b"x"))

    def form(number, of):
        return pdf.Stream({"Type": N("XObject"), "Subtype": N("Form"), "BBox": [0, 0, 9, 9], "Resources": {"XObject": {"x": pdf.Ref(of)}}}, b"/x Do /x Do /x Do ")

    return {
        **{f"page tree {depth}": lambda depth=depth: page_tree(depth) for depth in (100, 1000, 5000, 20_000)},
        "page tree of itself": lambda: one_page().replace(b"[3 0 R]", b"[2 0 R]"),
        "page tree round": lambda: pdf.simple({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[3 0 R 3 0 R]>>", 3: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"}),
        "page tree doubling": lambda: pdf.simple({1: b"<</Type/Catalog/Pages 2 0 R>>", **{i: b"<</Type/Pages/Count 9/Kids[%d 0 R %d 0 R]>>" % (i + 1, i + 1) for i in range(2, 42)}, 42: b"<</Type/Page/MediaBox[0 0 9 9]>>"}),
        "page 100,000 times": lambda: one_page().replace(b"/Count 1/Kids[3 0 R]", b"/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]"),
        "count": lambda: one_page().replace(b"/Count 1/", b"/Count 2147483647/"),
        "arrays": lambda: one_page(catalog=b"/X " + b"[" * 100_000 + b"]" * 100_000),
        "dictionaries": lambda: one_page(catalog=b"/X " + b"<</a " * 100_000 + b"1" + b">>" * 100_000),
        "unclosed": lambda: one_page(catalog=b"/X " + b"[" * 500_000),
        "strings": lambda: one_page(catalog=b"/X " + b"(" * 1_000_000 + b")" * 1_000_000),
        "reference of itself": lambda: one_page(catalog=b"/Outlines 4 0 R", o4=b"4 0 R"),
        "length of itself": lambda: one_page(page=b"/Contents 4 0 R", o4=b"<</Length 4 0 R>>\nstream\nx\nendstream"),
        "contents of 2 GB": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(2048 * MB, b" "))),
        "contents of operators": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(300 * MB, b"0 0 m 9 9 l S\n"))),
        "contents of states": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(100 * MB, b"q "))),
        "contents of arrays": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(50 * MB, b"["))),
        "contents many times": lambda: one_page(page=b"/Contents[" + b"4 0 R " * 50_000 + b"]", o4=flate(zlibbed(1 * MB, b"0 0 m 9 9 l S\n"))),
        "packed twice": lambda: one_page(page=b"/Contents 4 0 R", o4=twice),
        "packed 5,000 times": lambda: one_page(page=b"/Contents 4 0 R", o4=many),
        "file of 2 GB": lambda: attached(flate(zlibbed(2048 * MB), Type=N("EmbeddedFile"))),
        "file packed twice": lambda: attached(twice),
        "file of 700 MB": lambda: attached(flate(zlibbed(700 * MB), Type=N("EmbeddedFile"))),
        "names of themselves": lambda: one_page(catalog=b"/Names<</EmbeddedFiles 4 0 R>>", o4=b"<</Kids[4 0 R 4 0 R]>>"),
        "names deep": lambda: one_page(catalog=b"/Names<</EmbeddedFiles 4 0 R>>", **{f"o{i}": b"<</Kids[%d 0 R]>>" % (i + 1) for i in range(4, 20_000)}, o20000=b"<</Names[]>>"),
        "names 200,000": lambda: one_page(catalog=b"/Names<</EmbeddedFiles<</Names[" + b"(a)4 0 R" * 200_000 + b"]>>>>", o4=b"<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>", o5=pdf.Stream({}, b"x")),
        "form of itself": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), o5=form(5, 5)),
        "forms doubling": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), **{f"o{i}": form(i, i + 1) for i in range(5, 40)}, o40=pdf.Stream({"Subtype": N("Form"), "BBox": [0, 0, 9, 9]}, b"0 0 m 9 9 l S")),
        "forms deep": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), **{f"o{i}": pdf.Stream({"Subtype": N("Form"), "BBox": [0, 0, 9, 9], "Resources": {"XObject": {"x": pdf.Ref(i + 1)}}}, b"/x Do") for i in range(5, 5000)}, o5000=pdf.Stream({"Subtype": N("Form")}, b"")),
        "image 30,000²": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), o5=image),
        "object stream of 2 GB": lambda: object_stream(flate(zlibbed(2048 * MB, b" "), Type=N("ObjStm"), N=1, First=10)),
        "object stream of itself": lambda: object_stream(pdf.Stream({"Type": N("ObjStm"), "N": 1, "First": 4, "Extends": pdf.Ref(4)}, b"4 0 <<>>")),
        "object stream of a billion": lambda: object_stream(pdf.Stream({"Type": N("ObjStm"), "N": 10**9, "First": 4}, b"3 0 <<>>")),
        "object stream deep": lambda: object_stream(flate(zlib.compress(b"9 0 " + b"[" * 500_000), Type=N("ObjStm"), N=1, First=4)),
        "references of 2 GB": lambda: reference_stream(zlibbed(2048 * MB), 10),
        "references of a billion": lambda: reference_stream(zlib.compress(bytes(6)), 10**9),
        "table of a billion": lambda: one_page().replace(b"xref\n0 1", b"xref\n0 1000000000"),
        "previous of itself": lambda: previous_of_itself(),
        "colour spaces": lambda: one_page(page=b"/Contents 4 0 R/Resources<</ColorSpace<</c " + b"[/Indexed " * 20_000 + b"/DeviceRGB 1 (x)" + b"]" * 20_000 + b">>>>", o4=pdf.Stream({}, b"/c cs 1 sc 0 0 9 9 re f")),
        "functions": lambda: one_page(page=b"/Contents 4 0 R/Resources<</ColorSpace<</c[/Separation/x/DeviceCMYK 5 0 R]>>>>", o4=pdf.Stream({}, b"/c cs 1 scn 0 0 9 9 re f"), o5=b"<</FunctionType 3/Domain[0 1]/Functions[5 0 R 5 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>"),
        "page of 1e38": lambda: one_page().replace(b"595 842", b"1e38 99999999999999999999"),
        "user unit": lambda: one_page(page=b"/UserUnit 1e30"),
        "outlines of themselves": lambda: one_page(catalog=b"/Outlines 4 0 R", o4=b"<</First 5 0 R/Last 5 0 R>>", o5=b"<</Title(a)/Next 5 0 R/First 5 0 R/Parent 5 0 R>>"),
        "tags of themselves": lambda: one_page(catalog=b"/StructTreeRoot 4 0 R", o4=b"<</Type/StructTreeRoot/K 5 0 R>>", o5=b"<</S/P/K[5 0 R 5 0 R]>>"),
        "tags deep": lambda: one_page(catalog=b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>", **{f"o{i}": b"<</S/Sect/K %d 0 R>>" % (i + 1) for i in range(4, 20_000)}, o20000=b"<</S/P>>"),
        "tags doubling": lambda: one_page(catalog=b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>", **{f"o{i}": b"<</S/Sect/K[%d 0 R %d 0 R]>>" % (i + 1, i + 1) for i in range(4, 44)}, o44=b"<</S/P>>"),
    }


def object_stream(stream):
    """A PDF whose reference stream puts object 3 into the object stream 4."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in {1: {"Type": N("Catalog"), "Pages": pdf.Ref(2)}, 2: {"Type": N("Pages"), "Count": 1, "Kids": [pdf.Ref(3)]}, 4: stream}.items():
        places[number] = len(out)
        out += pdf.indirect(number, body)
    rows = [(0, 0, 0), (1, places[1], 0), (1, places[2], 0), (2, 4, 0), (1, places[4], 0), (1, len(out), 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([more]) for kind, place, more in rows)
    start = len(out)
    out += pdf.indirect(5, pdf.Stream({"Type": N("XRef"), "W": [1, 4, 1], "Size": 6, "Root": pdf.Ref(1)}, table))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def reference_stream(raw, size):
    out = b"%PDF-1.7\n"
    body = pdf.indirect(5, flate(raw, Type=N("XRef"), W=[1, 4, 1], Size=size, Root=pdf.Ref(1)))
    return out + body + b"startxref\n9\n%%EOF\n"


def previous_of_itself():
    data = one_page()
    start = data.rindex(b"xref\n0 1")
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)


def cases(shared, seed):
    def table(box_name, label, make, **others):
        files = {"issue.toml": sound.issue(sound.table("t.xlsx")), "t.xlsx": make}
        return bomb("workbooks", f"workbook {label}", files, named=["t.xlsx"], **others)

    def word(label, make, **others):
        return bomb("Word files", f"word {label}", {"issue.toml": sound.issue(sound.article(file="a.docx")), "a.docx": make}, named=["a.docx"], **others)

    yield table("", "honest", lambda: office.workbook(ROWS), codes=(0,), control=True)
    yield table("", "honest of 500 rows", lambda: office.workbook([["名", "数"]] + [[f"局{i}", i] for i in range(500)]), codes=(0,), control=True)
    yield word("honest", lambda: office.word(paragraph("正文第一段，说明情况。") * 300), codes=(0,), control=True)
    yield bomb("PDFs", "honest PDF imposed", {"x.pdf": shared.screen}, named=["x.pdf"], verbs=(("impose", "x.pdf", "-o", "i.pdf"),), codes=(0,), control=True)
    yield bomb("PDFs", "honest tree of 8 imposed", {"x.pdf": lambda: page_tree(8)}, named=["x.pdf"], verbs=(("impose", "x.pdf", "-o", "i.pdf"),), codes=(0,), control=True)
    yield bomb("PDFs", "honest PDF inspected", {"x.pdf": shared.screen}, named=["x.pdf"], verbs=(("preflight", "x.pdf"),), codes=(0, 1), control=True)
    for label, make in workbooks().items():
        yield table("", label, make)
    for label, make in words().items():
        yield word(label, make)
    for label, make in pdfs().items():
        yield bomb("PDFs", f"PDF {label}", {"x.pdf": make}, named=["x.pdf", "这个 PDF", "附带文件", " 页"], verbs=PDF_VERBS)
        yield bomb("PDFs compared", f"compared {label}", {"x.pdf": make, "y.pdf": shared.screen}, named=["x.pdf"], verbs=(("verify", "y.pdf", "x.pdf"),))
