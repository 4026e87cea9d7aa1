#!/usr/bin/env python3
"""Writes an issue as a XeLaTeX document, and checks that a PDF has its text.

    xelatex.py issue.json > issue.tex          the document, fonts in ./fonts
    xelatex.py --check issue.json text.txt     text.txt from `pdftotext -raw`

issue.json comes from `typeset template data`. Sheet, type sizes, fonts, grid and
line breaks of titles and table cells are those of the Typst templates; looks are
only near them, and charts are left out. Anything this script does not know stops it, so that no text is
left out of the comparison unseen.
"""

import json
import re
import sys
import unicodedata

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    " ": r"\ ",  # a bare space between two Chinese characters would vanish
}

PREAMBLE = r"""\documentclass[fontset=none,zihao=false,linespread=1,a4paper,twoside]{ctexart}
\usepackage[top=%(top)smm,bottom=%(bottom)smm,inner=%(inside)smm,outer=%(outside)smm,footskip=10mm]{geometry}
\usepackage{array,longtable,multirow,pdflscape,xcolor,fancyhdr}
%% Typst writes bookmarks, links and metadata too.
\usepackage[hidelinks,unicode,pdftitle={%(title)s},pdfauthor={%(author)s},pdfsubject={%(subject)s},pdfkeywords={%(keywords)s}]{hyperref}
%% A character that no font has is an error, not a gap.
\tracinglostchars=3
\setmainfont{LiberationSerif-Regular.ttf}[Path=fonts/,BoldFont=LiberationSerif-Bold.ttf]
\setCJKmainfont{ZhuqueFangsong-Regular.ttf}[Path=fonts/,BoldFont=NotoSerifSC-Bold.ttf]
\setCJKfamilyfont{song}{NotoSerifSC-Regular.ttf}[Path=fonts/,BoldFont=NotoSerifSC-Bold.ttf]
\setCJKfamilyfont{hei}{NotoSansSC-Medium.ttf}[Path=fonts/]
\setCJKfamilyfont{kai}{TypesetKaiGB-Regular.ttf}[Path=fonts/]
\newcommand\song{\CJKfamily{song}}
\newcommand\hei{\CJKfamily{hei}}
\newcommand\kai{\CJKfamily{kai}}
%% The signs before briefs and list items come from the CJK font.
\xeCJKDeclareCharClass{CJK}{"25C7,"25CF}
%% Lines and characters as far apart as on the grid of GB/T 9704.
\renewcommand\normalsize{\fontsize{%(body)sbp}{%(pitch).3fbp}\selectfont}
\normalsize
\xeCJKsetup{CJKglue={\hskip %(glue).3fbp plus 1.5bp}}
\setlength\parindent{2em}
\setlength\parskip{0pt}
\raggedbottom
\pagestyle{fancy}
\fancyhf{}
\renewcommand\headrulewidth{0pt}
\fancyfoot[RO,LE]{\song\fontsize{14bp}{14bp}\selectfont — \thepage{} —}
\definecolor{red}{HTML}{E60012}
\newcommand\block[1]{\par{\centering#1\par}}
\newcommand\outline[2]{\phantomsection\pdfbookmark[#1]{#2}{\arabic{marks}}\stepcounter{marks}}
\newcounter{marks}
\newcolumntype{M}[1]{>{\centering\arraybackslash}m{#1}}
\begin{document}
"""


def plain(text):
    """Text without the joiners and splitters that only Typst needs."""
    return text.replace("\u2060", "").replace("\u200b", "")


def tex(text):
    return "".join(SPECIAL.get(c, c) for c in plain(text))


def inline(pieces):
    out = ""
    for piece in pieces:
        kind = piece["kind"]
        if kind in ("text", "latin"):
            out += tex(piece["text"])
        elif kind == "strong":
            out += r"{\hei " + inline(piece["text"]) + "}"
        elif kind == "link":
            out += rf"\href{{{tex(piece['url'])}}}{{{inline(piece['text'])}}}"
        else:
            sys.exit(f"unknown inline: {kind}")
    return out


def blocks(pieces, mark="", tail=""):
    """Paragraphs, the mark before the first and the tail after the last."""
    out = []
    for piece in pieces:
        kind = piece["kind"]
        if kind == "paragraph":
            out.append(inline(piece["text"]))
        elif kind == "heading":
            out.append(r"{\hei " + inline(piece["text"]) + "}")
        elif kind == "list":
            for item in piece["items"]:
                sign = item["number"] or r"{\song ●}"
                out.append(r"\hangindent=2em\noindent\makebox[2em]{" + sign + "}" + blocks(item["blocks"]).strip())
        else:
            sys.exit(f"unknown block: {kind}")
    out[0] = mark + out[0]
    out[-1] += tail
    return "\n\n".join(out) + "\n\n"


def source(text):
    return rf"\hspace*{{\fill}}\linebreak\hspace*{{\fill}}\mbox{{{tex(text)}}}" if text else ""


def title(level, words, lines, size):
    broken = r"\\".join(map(tex, lines))
    return (
        rf"\par\vspace{{\baselineskip}}\outline{{{level}}}{{{tex(words)}}}%" "\n"
        rf"\block{{\bfseries\fontsize{{{size}bp}}{{{2 * size}bp}}\selectfont {broken}}}\vspace{{\baselineskip}}\nopagebreak" "\n"
    )


def ranking(part):
    rows = [part["head"], *part["rows"]]
    count = len(part["head"])
    look = "|" + rf"M{{\dimexpr\linewidth/{count}-2\tabcolsep-1pt}}|" * count
    lines = r"\\\hline".join(" & ".join(map(tex, row)) for row in rows)
    return (
        rf"\par\vspace{{\baselineskip}}\outline{{{part['level']}}}{{{tex(part['caption'])}}}\block{{\hei {tex(part['caption'])}}}\nopagebreak" "\n"
        r"\block{\fontsize{14bp}{29bp}\selectfont\renewcommand\arraystretch{1}\begin{tabular}{" + look + r"}\hline "
        + lines + r"\\\hline\end{tabular}}" "\n\n"
    )


def cell_text(cell, separator):
    text = separator.join(map(tex, cell["lines"]))
    return rf"\hei {text}" if cell.get("strong") else text


def rows_of(chunk, columns, first):
    """The rows of a piece of a table from row `first` on, as TeX."""
    count = len(chunk["heights"])
    at = {(cell["x"], cell["y"]): cell for cell in chunk["cells"]}
    # Places under a cell that is several rows high: no rule crosses it there.
    under = {
        (x, y)
        for c in chunk["cells"]
        for y in range(c["y"] + 1, c["y"] + c.get("rows", 1))
        for x in range(c["x"], c["x"] + c.get("columns", 1))
    }
    out = []
    for y in range(first, count):
        row, x = [], 0
        while x < columns:
            cell = at.get((x, y))
            if cell is None:
                row.append("")
                x += 1
                continue
            high, wide = cell.get("rows", 1), cell.get("columns", 1)
            if high > 1:
                body = rf"\multirow{{{high}}}{{*}}{{\shortstack{{{cell_text(cell, chr(92) * 2)}}}}}"
            else:
                body = cell_text(cell, r"\newline ")
            if wide > 1:
                left = "|" if x == 0 else ""
                body = rf"\multicolumn{{{wide}}}{{{left}c|}}{{{body}}}"
            row.append(body)
            x += wide
        open_columns = [x for x in range(columns) if (x, y + 1) not in under]
        rule = r"\hline" if len(open_columns) == columns else "".join(rf"\cline{{{x + 1}-{x + 1}}}" for x in open_columns)
        out.append(" & ".join(row) + r"\\" + rule)
    return out


def table(part):
    layout = part["layout"]
    size, leading, padding = layout["size"], layout["leading"], layout["padding"]
    chunks, heads = layout["chunks"], layout["head_rows"]
    if len(layout["blocks"]) > 1 or layout["light"]:
        sys.exit("a table in column blocks, or a large one: not known here")
    widths = layout["blocks"][0]["widths"]
    columns = len(widths)
    # Typst's widths have the padding and the rules in them, LaTeX's do not.
    look = "|" + "".join(rf"M{{{w - 2 * padding - 0.45:.3f}bp}}|" for w in widths)
    # LaTeX breaks the long table itself, so the pieces become one again.
    head = "\n".join(rows_of({**chunks[0], "heights": chunks[0]["heights"][:heads]}, columns, 0))
    body = "\n".join(row for chunk in chunks for row in rows_of(chunk, columns, heads))
    caption = ""
    if part["title"]:
        caption = rf"\par\vspace{{\baselineskip}}\outline{{{part['level']}}}{{{tex(part['title'])}}}\block{{\hei {tex(part['title'])}}}\nopagebreak" "\n"
    if part["unit"]:
        caption += rf"\par{{\raggedleft {tex(part['unit'])}\par}}" "\n"
    notes = "".join(rf"\par\noindent {tex(note)}" "\n" for note in part["notes"])
    setup = (
        rf"\fontsize{{{size}bp}}{{{leading}bp}}\selectfont\setlength\tabcolsep{{{padding}bp}}"
        r"\renewcommand\arraystretch{1.25}\setlength\LTpre{0pt}\setlength\LTpost{0pt}\setlength\parindent{0pt}"
    )
    if layout["turned"]:
        return (
            rf"\clearpage\begin{{landscape}}{caption}{{{setup}\begin{{longtable}}{{@{{}}{look}@{{}}}}\hline" "\n"
            rf"{head}\endhead" "\n" rf"{body}\end{{longtable}}}}{notes}\end{{landscape}}" "\n"
        )
    return (
        rf"{caption}{{{setup}\noindent\begin{{tabular}}{{@{{}}{look}@{{}}}}\hline" "\n"
        rf"{head}{body}\end{{tabular}}\par}}{notes}" "\n"
    )


def document(issue):
    page, sizes = issue["settings"]["page"], issue["settings"]["sizes"]
    mm = 72 / 25.4
    meta = {key: tex(issue["meta"][key]) for key in ("title", "author", "subject")}
    keywords = tex("，".join(issue["meta"]["keywords"]))
    out = [PREAMBLE % {
        **page, **meta, "keywords": keywords, "body": sizes["body"],
        "pitch": page["height"] * mm / page["lines"],
        "glue": page["width"] * mm / page["chars"] - sizes["body"],
    }]
    head = issue["masthead"]
    # The name fills the line, but is not larger than its size.
    name = min(sizes["name"], page["width"] * mm / len(head["name"]) - 0.5)
    marks = [head[key] for key in ("copy_number", "secrecy") if head[key]]
    numbers = [tex(head[key]) for key in ("year", "number", "total") if head[key]]
    out += [rf"\noindent {tex(mark)}\par" for mark in marks]
    out.append(
        rf"\block{{\color{{red}}\bfseries\fontsize{{{name:.2f}bp}}{{{1.3 * name:.2f}bp}}\selectfont\xeCJKsetup{{CJKglue={{}}}}{tex(head['name'])}}}"
    )
    if head["kind"]:
        out.append(rf"\block{{\color{{red}}\bfseries\fontsize{{{sizes['kind']}bp}}{{{1.3 * sizes['kind']}bp}}\selectfont {tex(head['kind'])}}}")
    out.append(r"\vspace{\baselineskip}\block{" + r"\quad ".join(numbers) + "}")
    out.append(rf"\noindent {tex(head['issuer'])}\hfill {tex(head['date'])}\par\vspace{{4mm}}")
    out.append(r"\noindent{\color{red}\rule{\linewidth}{1.2mm}}\par\vspace{\baselineskip}")
    if issue["notice"]:
        out.append(
            rf"\noindent\fbox{{\parbox{{\dimexpr\linewidth-2\fboxsep-2\fboxrule}}{{\block{{\hei {tex(issue['notice']['title'])}}}"
            rf"\kai {blocks(issue['notice']['blocks']).strip()}}}}}\par"
        )
    for part in issue["parts"]:
        kind = part["kind"]
        if kind == "section":
            out.append(
                rf"\par\vspace{{\baselineskip}}\outline{{1}}{{{tex(part['title'])}}}"
                rf"{{\noindent\hei\fontsize{{{sizes['section']}bp}}{{29bp}}\selectfont {tex(part['title'])}\par}}\nopagebreak"
            )
        elif kind == "article":
            out.append(title(part["level"], part["title"], part["lines"], sizes["title"]))
            if part["subtitle"]:
                out.append(rf"\block{{\kai {tex(part['subtitle'])}}}")
            out.append(blocks(part["blocks"], tail=source(part["source"])))
        elif kind == "brief":
            out.append(blocks(part["blocks"], mark=r"{\song ◇}", tail=source(part["source"])))
        elif kind == "ranking":
            out.append(ranking(part))
        elif kind == "table":
            out.append(table(part))
        else:
            sys.exit(f"unknown part: {kind}")
    foot = issue["footer"]
    label = lambda entry: tex(entry["label"]) + tex(entry["text"])
    out.append(r"\par\vspace*{\fill}{\fontsize{14bp}{22bp}\selectfont\setlength\parindent{0pt}\hrule height 0.35mm\smallskip")
    out += [label(entry) + r"\par" for entry in foot["distribution"]]
    out.append(r"\smallskip\hrule height 0.25mm\smallskip")
    for n, entry in enumerate(foot["imprint"]):
        out.append(rf"\makebox[0.5\linewidth][l]{{{label(entry)}}}" + (r"\par" if n % 2 else "%"))
    out.append(r"\par")
    if foot["website"]:
        url = foot["website"]["url"]
        out.append(rf"{tex(foot['website']['label'])}\href{{{tex(url)}}}{{{tex(url)}}}")
    out.append(rf"\hspace*{{\fill}}{tex(foot['copies'] or '')}\par\smallskip\hrule height 0.35mm}}")
    out.append(r"\end{document}")
    return "\n".join(out) + "\n"


def strings(issue):
    """Every piece of text that must be on paper, a table's cell by cell."""

    def running(pieces):
        return "".join(p["text"] if isinstance(p["text"], str) else running(p["text"]) for p in pieces)

    def walk(pieces):
        for piece in pieces:
            if piece["kind"] == "list":
                for item in piece["items"]:
                    yield from walk(item["blocks"])
            else:
                yield running(piece["text"])

    head = issue["masthead"]
    yield from (head[key] for key in ("name", "kind", "year", "number", "total", "issuer", "date"))
    if issue["notice"]:
        yield issue["notice"]["title"]
        yield from walk(issue["notice"]["blocks"])
    for part in issue["parts"]:
        yield from (part[key] for key in ("title", "subtitle", "caption", "source", "unit") if part.get(key))
        yield from walk(part.get("blocks", ()))
        yield from part.get("head", ())
        for row in part.get("rows", ()):
            yield from row
        for n, chunk in enumerate(part["layout"]["chunks"] if "layout" in part else ()):
            for cell in chunk["cells"]:
                # LaTeX repeats the head where it breaks the table, wherever that is.
                if n == 0 or cell["y"] >= part["layout"]["head_rows"]:
                    yield "".join(cell["lines"])
        yield from part.get("notes", ())
    foot = issue["footer"]
    for entry in foot["distribution"] + foot["imprint"]:
        yield entry["label"] + entry["text"]
    if foot["website"]:
        yield foot["website"]["label"] + foot["website"]["url"]
    if foot["copies"]:
        yield foot["copies"]


def bare(text):
    """Text as it can be compared: no spaces, no page numbers, look-alikes made one."""
    text = re.sub(r"(?m)^\f?\s*—\s*\d+\s*—\s*$", "", plain(text))
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def check(issue, text):
    text, missing, count = bare(text), [], 0
    # Longest first, each found text taken out, so that a number that stands in
    # the table forty times must be on paper forty times.
    for string in sorted(map(bare, strings(issue)), key=len, reverse=True):
        count += 1
        if string in text:
            text = text.replace(string, "\0", 1)
        else:
            missing.append(string)
    if missing:
        sys.exit(f"{len(missing)} of {count} texts are missing: {missing[:5]}")
    rest = text.replace("\0", "")
    # Signs of lists and briefs, and the repeated head of the table over two pages.
    print(f"all {count} texts found, and {len(rest)} characters more: {rest[:24]}…", file=sys.stderr)


if sys.argv[1] == "--check":
    with open(sys.argv[2], encoding="utf-8") as data, open(sys.argv[3], encoding="utf-8") as text:
        check(json.load(data), text.read())
else:
    with open(sys.argv[1], encoding="utf-8") as data:
        sys.stdout.write(document(json.load(data)))
