#!/usr/bin/env python3
"""Writes one table for typeset, plain Typst and XeLaTeX, and checks that a PDF has its figures.

    tables.py ROWS FOLDER               issue.toml, table.csv, plain.typ and longtable.tex
    tables.py --check FOLDER text.txt   text.txt from `pdftotext -raw`

The table has 22 columns: names, and figures of up to six digits, all different
where there are enough. Sheet, type size and fonts are alike; how the table is
laid out is left to each program.
"""

import csv
import pathlib
import sys

COLUMNS = 22
HEADS = ["单位名称"] + [f"信用监管指标{n}" for n in range(1, COLUMNS)]

ISSUE = """year = 2026
number = 1
date = 2026-03-01

[publication]
name = "信用工作"
kind = "简报"
issuer = "信用工作办公室"

[[section]]

[[section.item]]
kind = "table"
title = "信用监管指标统计表"
data = "table.csv"
direction = "turned"
smallest = "7pt"
largest = "7pt"
"""

# Figures flush right, widths of columns alike, the head on every page: what one writes first.
TYPST = """#set page(paper: "a4", flipped: true, margin: (x: 36mm, y: 27mm))
#set text(font: ("Liberation Serif", "Zhuque Fangsong (technical preview)"), size: 7pt, lang: "zh", region: "cn")
#set table(stroke: 0.5pt, inset: 2pt)
#let rows = csv("table.csv")
#table(
  columns: (1.5fr,) + (1fr,) * 21,
  align: (x, y) => if y == 0 or x == 0 { center + horizon } else { right + horizon },
  table.header(..rows.first().map(strong)),
  ..rows.slice(1).flatten(),
)
"""

LATEX = r"""\documentclass[fontset=none,zihao=false,linespread=1,a4paper,landscape]{ctexart}
\usepackage[hmargin=36mm,vmargin=27mm]{geometry}
\usepackage{array,longtable}
\tracinglostchars=3
\setmainfont{LiberationSerif-Regular.ttf}[Path=fonts/]
\setCJKmainfont{ZhuqueFangsong-Regular.ttf}[Path=fonts/]
\setlength\tabcolsep{2bp}
\setlength\LTleft{0pt}
\setlength\LTright{0pt}
\newcolumntype{N}{>{\raggedleft\arraybackslash}m{24.5bp}}
\newcolumntype{C}{>{\centering\arraybackslash}m{34bp}}
\begin{document}
\fontsize{7bp}{9bp}\selectfont
\begin{longtable}{|C|*{21}{N|}}
\hline
%s \\ \hline
\endhead
%s
\end{longtable}
\end{document}
"""


def table(rows):
    row = lambda y: [f"单位{y}"] + [str((y * 7919 + x * 104729) % 899_999 + 100_000) for x in range(1, COLUMNS)]
    return [row(y) for y in range(rows)]


def write(rows, folder):
    folder.mkdir(parents=True, exist_ok=True)
    body = table(rows)
    with open(folder / "table.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADS] + body)
    (folder / "issue.toml").write_text(ISSUE, encoding="utf-8")
    (folder / "plain.typ").write_text(TYPST, encoding="utf-8")
    lines = "\n".join(" & ".join(row) + r" \\ \hline" for row in body)
    (folder / "longtable.tex").write_text(LATEX % (" & ".join(HEADS), lines), encoding="utf-8")


def check(folder, text):
    with open(folder / "table.csv", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    words = set(pathlib.Path(text).read_text(encoding="utf-8").split())
    missing = [cell for row in rows for cell in row[1:] if cell not in words]
    if missing:
        sys.exit(f"{text}: {len(missing)} figures are missing, such as {missing[0]}")


if sys.argv[1] == "--check":
    check(pathlib.Path(sys.argv[2]), sys.argv[3])
else:
    write(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
