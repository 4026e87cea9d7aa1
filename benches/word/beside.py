#!/usr/bin/env python3
"""Sets the Word documents of made-up issues beside their PDFs.

    python3 benches/word/beside.py target/release/typeset [how many]

Needs LibreOffice Writer, pymupdf and fonttools; see README.md beside this file.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

import pymupdf

import faces
import issues

HERE = os.path.dirname(os.path.abspath(__file__))
MM = 72 / 25.4
BOTTOM = 262.0
# Characters of a line.
LINE = 28


def written(files, folder):
    os.makedirs(folder)
    for name, content in files.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(content)


def lines(page):
    """The lines of a page: text, left, baseline in mm, size."""
    found = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            words = re.sub(r"\s", "", "".join(span["text"] for span in line["spans"]))
            span = line["spans"][0]
            if words and not re.fullmatch(r"—\d+—", words):
                found.append((words, span["origin"][0] / MM, span["origin"][1] / MM, span["size"]))
    return found


def beginning(page):
    """What a page begins with, in the order in which it is drawn; of a table that goes on its first row.

    Only the PDF says 续表 and the unit again above the head, which is repeated in both.
    """
    words = "".join(words for words, *_ in lines(page))
    words = re.sub(r"^[^（]{1,40}（续表）(单位：项)?", "", words)
    return re.sub(r"^乡镇(指标\d+)+", "", words)[:8]


def near(ours, theirs):
    """On how many pages what begins one in Word begins within a line of that in the PDF."""
    texts = ["".join(words for words, *_ in lines(page)) for page in ours]
    whole, at, count = "".join(texts), 0, 0
    for text, page in zip(texts, theirs):
        start, words = at, beginning(page)
        found = [match.start() for match in re.finditer(re.escape(words), whole)] if words else []
        count += any(abs(place - start) <= LINE for place in found)
        at += len(text)
    return count


def imprint(document):
    """Where the 版记 begins and ends: page and height; and what else stands there."""
    first = last = None
    for number, page in enumerate(document):
        for words, _, y, _ in lines(page):
            first = first or ((number, y) if words.startswith("报：") else None)
            last = (number, y) if "（共印" in words else last
    if not first or not last:
        return None
    others = []
    if first[0] == last[0]:
        others = [words for words, _, y, size in lines(document[first[0]])
                  if first[1] - 4 < y < last[1] + 1 and abs(size - 14) > 0.3]
    return first, last, others


def judged(pdf, word):
    ours, theirs = pymupdf.open(pdf), pymupdf.open(word)
    alike = sum(beginning(a) == beginning(b) for a, b in zip(ours, theirs))
    own, found = imprint(ours), imprint(theirs)
    result = {"pages": len(ours) == len(theirs), "alike": alike, "near": max(alike, near(ours, theirs)), "of": len(ours)}
    if not own or not found:
        result["lost"] = True
        return result
    (first, last, over) = found
    result["cut"] = first[0] != last[0] and own[0][0] == own[1][0]
    result["foot"] = abs(last[1] - BOTTOM) < 6
    result["over"] = bool(over)
    result["page"] = first[0] == own[0][0]
    return result


def run(program, sets, work, conf):
    for name, files in sets.items():
        folder = os.path.join(work, name)
        written(files, folder)
        made = subprocess.run([program, "issue.toml", "-q", "--format", "pdf,docx", "-o", f"{work}/{name}.pdf"], cwd=folder,
                              capture_output=True, text=True)
        if made.returncode:
            sys.exit(f"{name}: {made.stderr}")
    documents = sorted(glob.glob(f"{work}/*.docx"))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", f"{work}/word", *documents], env={**os.environ, "FONTCONFIG_FILE": conf},
                   capture_output=True, check=True)
    return {name: judged(f"{work}/{name}.pdf", f"{work}/word/{name}.pdf") for name in sets}


def told(title, results, verbose):
    count = len(results)
    whole = lambda key, wanted=True: sum(result.get(key) == wanted for result in results.values())
    print(f"{title}: {count} issues")
    print(f"  as many pages            {whole('pages')} of {count}")
    total = lambda key: sum(result[key] for result in results.values())
    print(f"  pages that begin alike   {total('alike')} of {total('of')}, within a line {total('near')}")
    print(f"  版记 on the same page    {whole('page')}")
    print(f"  版记 at the foot         {whole('foot')}")
    print(f"  版记 over something      {whole('over')}")
    print(f"  版记 cut over two pages  {whole('cut')}")
    if verbose:
        for name, result in results.items():
            if not result["pages"] or result["alike"] < result["of"] or result.get("over") or not result.get("foot"):
                print("   ", name, result)


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 40
    verbose = "-v" in sys.argv
    work = tempfile.mkdtemp()
    conf = faces.folder(os.path.join(HERE, "../../fonts"), os.path.join(tempfile.gettempdir(), "typeset-faces"))
    sets = [
        ("articles and tables", {f"mixed-{n:02}": issues.mixed(n) for n in range(count)}),
        ("a table of 1 to 60 rows at the end", {f"rows-{n:02}": issues.ending_with_table(n) for n in range(1, 61)}),
        ("1 to 40 recipients", {f"recipients-{n:02}": issues.with_recipients(n) for n in range(1, 41)}),
    ]
    for number, (title, files) in enumerate(sets):
        told(title, run(program, files, f"{work}/{number}", conf), verbose)
    print(f"(all files: {work})")


if __name__ == "__main__":
    main()
