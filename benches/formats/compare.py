#!/usr/bin/env python3
"""How many numbers are shown as SSF, numfmt and LibreOffice show them.

    pip install openpyxl
    npm install ssf numfmt          # in a folder, named by --node
    python3 benches/formats/compare.py PROGRAM --node FOLDER [--list]

Every format of `formats.tsv` shows each number of its sort, in one workbook that
the program prints and LibreOffice (`soffice`) saves as ODS, which holds the shown
texts; the other two get code and number. White space is not compared. `--list`
shows every case in which the four are not of one mind.
"""

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

HERE = Path(__file__).parent
NUMBERS = [0, 5, -5, 0.5, -0.001, 1 / 3, 2.675, 1234.5678, -1234.5678, 123456789, -20000, 12345678901234]
DATES = [44104, 44179.33690972222, 46162.999995, 43840.5625, 60, 1.5]
ISSUE = """year = 2026
number = 1
date = 2026-11-30

[publication]
name = "简报"
kind = "简报"
issuer = "办公室"

[[section]]

[[section.item]]
kind = "table"
max_cells = 1000000
data = "a.xlsx"
"""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("--node", type=Path, required=True, help="folder with node_modules")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def cases():
    lines = (HERE / "formats.tsv").read_text("utf-8").splitlines()
    formats = [line.split("\t", 1) for line in lines if not line.startswith("#")]
    return [(code, value) for sort, code in formats for value in (NUMBERS if sort == "n" else DATES)]


def workbook(wanted, path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.column_dimensions["B"].width = 60
    sheet.append(["编号", "显示"])
    for row, (code, value) in enumerate(wanted, 2):
        sheet.cell(row, 1, f"第{row}行")
        sheet.cell(row, 2, value).number_format = code
    book.save(path)


def ours(program, folder):
    (folder / "issue.toml").write_text(ISSUE, "utf-8")
    subprocess.run([program, "issue.toml", "-o", "a.docx", "-q"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    body = ElementTree.fromstring(zipfile.ZipFile(folder / "a.docx").read("word/document.xml"))
    shown = {}
    for row in body.iter(WORD + "tr"):
        texts = ["".join(text.text or "" for text in cell.iter(WORD + "t")) for cell in row.iter(WORD + "tc")]
        for name, text in zip(texts[::2], texts[1::2]):
            if found := re.fullmatch(r"第\s*(\d+)\s*行", name):
                shown[int(found[1])] = text
    return shown


def libreoffice(folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "a.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    body = ElementTree.fromstring(zipfile.ZipFile(folder / "a.ods").read("content.xml"))
    shown, number = {}, 0
    for row in body.iter(TABLE + "table-row"):
        number += 1
        cells = list(row.iter(TABLE + "table-cell"))
        shown[number] = "".join(plain(p) for p in cells[1].iter(TEXT + "p")) if len(cells) > 1 else ""
        number += int(row.get(TABLE + "number-rows-repeated", "1")) - 1
    return shown


def plain(element):
    """The text of a paragraph; runs of blanks are an element of their own."""
    out = element.text or ""
    for child in element:
        out += " " * int(child.get(TEXT + "c", "1")) if child.tag == TEXT + "s" else plain(child)
        out += child.tail or ""
    return out


def scripts(wanted, folder):
    shutil.copy(HERE / "others.mjs", folder / "typeset-others.mjs")
    lines = "\n".join(json.dumps({"code": code, "value": value}) for code, value in wanted)
    run = subprocess.run(["node", "typeset-others.mjs"], cwd=folder, input=lines, capture_output=True, text=True, check=True)
    (folder / "typeset-others.mjs").unlink()
    return [json.loads(line) for line in run.stdout.splitlines()]


def squeezed(text):
    # Typesetting makes the gaps between Chinese and figures itself, and joins what must not be parted.
    return re.sub(r"[\s\u2060\u200b]", "", text)


def main():
    given = arguments()
    wanted = cases()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook(wanted, folder / "a.xlsx")
        here, calc = ours(given.program.resolve(), folder), libreoffice(folder)
    others = scripts(wanted, given.node)
    equal = dict.fromkeys(["ssf", "numfmt", "libreoffice", "one of them", "all"], 0)
    for row, ((code, value), other) in enumerate(zip(wanted, others), 2):
        own = squeezed(here.get(row, ""))
        theirs = {key: squeezed(text) for key, text in [*other.items(), ("libreoffice", calc.get(row, ""))]}
        same = {key: text == own for key, text in theirs.items()}
        for key, agrees in same.items():
            equal[key] += agrees
        equal["one of them"] += any(same.values())
        equal["all"] += all(same.values())
        if given.list and not all(same.values()):
            print(code, value, "ours:", own, *(f"{key}: {text}" for key, text in theirs.items() if text != own), sep="\t")
    print(f"{len(set(code for code, _ in wanted))} formats, {len(wanted)} cases; shown the same as")
    for key, count in equal.items():
        print(f"  {key:12} {count:5}  {100 * count / len(wanted):.1f} %")


if __name__ == "__main__":
    main()
