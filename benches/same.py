#!/usr/bin/env python3
"""Compares the PDF and the Word document of the samples with readers that are not ours.

poppler's `pdfinfo -struct-text` reads the tags and the text of the PDF, pikepdf
the alternative texts of its figures, python-docx the Word document. Needs
poppler-utils (22.12), pikepdf and python-docx (1.2). Run it with the program:

    python3 benches/same.py target/release/typeset samples/*/issue.toml

White space is left out on both sides, and the sign of bullets, which is no
text in Word. Exits with 1 if anything differs.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import docx
import pikepdf
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

CONTINUED = "（续表）"
LAYOUTS = {"SideBySide", "NoticeBox", "ImprintTable"}


def solid(text):
    return re.sub(r"[\s●]", "", text)


class Node:
    def __init__(self, kind):
        self.kind, self.kids, self.span = kind, [], (1, 1)

    def text(self):
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def find(self, *kinds):
        for kid in self.kids:
            if isinstance(kid, Node):
                if kid.kind in kinds:
                    yield kid
                else:
                    yield from kid.find(*kinds)


def structure(pdf):
    """Returns the tree that poppler prints, one element or text a line."""
    run = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, check=True)
    lines = run.stdout.decode("utf-8", "replace").split("\n")
    root = Node("Root")
    open_nodes = [(-1, root)]
    for line in lines:
        bare = line.strip()
        depth = len(line) - len(line.lstrip(" "))
        if not bare:
            continue
        while open_nodes[-1][0] >= depth:
            open_nodes.pop()
        node = open_nodes[-1][1]
        if bare.startswith('"'):
            node.kids.append(bare[1:-1])
        elif bare.startswith("/"):
            continue
        elif kind := re.match(r"\w+", bare):
            new = Node(kind.group())
            node.kids.append(new)
            open_nodes.append((depth, new))
    return root


def of_pdf(pdf):
    """Returns text, tables (rows of texts) and alternative texts of a PDF."""
    texts, tables = [], []

    def walk(node):
        for kid in node.kids:
            if isinstance(kid, str):
                texts.append(solid(kid))
            elif kid.kind == "Table":
                rows = [[solid(cell.text()) for cell in row.find("TH", "TD")] for row in kid.find("TR")]
                heads = len(list(list(kid.find("THead"))[0].find("TR")))
                last = tables[-1] if tables else None
                lines = [n for n in range(max(0, len(texts) - 8), len(texts)) if texts[n].endswith(CONTINUED)]
                if last and lines and last[1][: last[0]] == rows[:heads]:
                    last[1].extend(rows[heads:])
                    # The line above a piece, and the unit below it.
                    del texts[lines[-1] :]
                else:
                    tables.append((heads, rows))
            elif kid.kind not in ("Figure", "TOC"):
                walk(kid)

    walk(structure(pdf))
    with pikepdf.open(pdf) as document:
        alts = []

        def figures(element):
            if isinstance(element, pikepdf.Dictionary):
                if element.get("/S") == "/Figure":
                    alts.append(str(element.get("/Alt", "")))
                kids = element.get("/K", [])
                for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                    figures(kid)

        figures(document.Root.StructTreeRoot)
    return "".join(texts), [rows for _, rows in tables], alts


def of_word(path):
    """Returns text, tables and alternative texts of a Word document."""
    document = docx.Document(path)
    texts, tables, alts = [], [], []

    def rows(table):
        grid, seen = [], set()
        for row in table.rows:
            cells = []
            for cell in row.cells:
                # A merged cell is met in every place that it covers.
                if cell._tc in seen or cell._tc.findall(f".//{qn('w:drawing')}"):
                    seen.add(cell._tc)
                    continue
                seen.add(cell._tc)
                cells.append(solid(cell.text))
            grid.append(cells)
        return grid

    def paragraph(one):
        if not one.style.style_id.startswith("TOC"):
            texts.append(solid(one.text))

    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            paragraph(part)
        elif part._tbl.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) in LAYOUTS:
            seen = set()
            for cell in (cell for row in part.rows for cell in row.cells):
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    [paragraph(inside) for inside in cell.paragraphs]
        else:
            tables.append(rows(part))
    for named in document.element.body.iter(qn("wp:docPr")):
        alts.append(named.get("descr"))
    return "".join(texts), tables, alts


def check(program, issue):
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(pathlib.Path(folder) / name) for name in ("a.pdf", "a.docx")]
        for path in paths:
            subprocess.run([program, issue, "-q", "-o", path], check=True, capture_output=True)
        pdf, word = of_pdf(paths[0]), of_word(paths[1])
    equal = [one == other for one, other in zip(pdf, word)]
    values = sum(len(row) for rows in word[1] for row in rows)
    filled = sum(1 for rows in word[1] for row in rows for cell in row if cell)
    print(
        f"{issue}: text of {len(word[0])} characters {'equal' if equal[0] else 'DIFFERS'};"
        f" {len(word[1])} tables with {values} cells, {filled} of them filled, {'equal' if equal[1] else 'DIFFER'};"
        f" {len(word[2])} alternative texts {'equal' if equal[2] else 'DIFFER'}"
    )
    return all(equal)


if __name__ == "__main__":
    sys.exit(0 if all([check(sys.argv[1], issue) for issue in sys.argv[2:]]) else 1)
