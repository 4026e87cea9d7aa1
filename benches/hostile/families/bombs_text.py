"""Bombs of characters: in articles, titles, cells, TOML and the files beside an issue.

Tried: marks on a letter, words without an end, brackets, nested lists, many
paragraphs, depth and breadth of TOML, cells without end, numbers out of range.
Held: see `bombs.py`. Controls: long but honest texts and tables must be printed.
"""

from .. import sound
from ..bombs import bomb

MARKS = {
    "acute": "\u0301", "many": "\u0300\u0323\u0334\u0489", "enclosing": "\u20dd", "joiner": "\u200d", "variation": "\ufe0f",
    "ideographic variation": "\U000e0100", "vowel sign": "\u0e49", "tibetan": "\u0f71", "virama": "\u094d\u0915",
    "grapheme joiner": "\u034f", "jamo": "\u1161", "override": "\u202e", "isolate": "\u2066", "tag": "\U000e0041",
    "family": "\u200d👩", "skin": "\U0001f3fb", "kana voiced": "\u3099", "hebrew": "\u05b0", "arabic": "\u064b", "zalgo": "\u0352\u035b",
}
WORDS = {
    "accented": "é", "letters": "a", "decomposed": "e\u0301", "four marks": "e\u0301\u0302\u0303\u0304", "digits": "7",
    "figures": "1,234.5", "Chinese": "长", "emoji": "👩\u200d👩\u200d👧", "full-width": "Ａ", "soft hyphens": "ab\u00ad",
    "no-break": "a\u00a0", "joined": "长\u2060", "dashes": "—", "dots": "…", "stops": "。", "arabic": "ﷺ", "ligatures": "ffi",
    "astral": "𠀀", "tabs": "\t", "zero width": "\u200b", "slashes": "/a", "quotes": "“”",
}
BRACKETS = {
    "round": "(", "square": "[", "closing": "]", "stars": "**a", "single stars": "*", "backticks": "`", "angle": "<",
    "figures": "{{", "figures closed": "{{a.b}}", "corner": "「", "book": "《", "links": "[a](http://a.b/)", "images": "![a](",
    "link in link": "[a", "backslashes": "\\", "entities": "&amp;", "comments": "<!--", "addresses": "<http://a.b/>",
    "bare addresses": "http://a.b/ ", "underlines": "__", "tildes": "~~", "dollars": "$", "hashes": "#", "notes": "[^1]",
}


def in_article(text):
    return {"issue.toml": sound.issue(sound.article(file="a.md")), "a.md": text}


def in_field(**keys):
    return {"issue.toml": sound.issue(sound.article(**{"text": "正文。", **keys}))}


def in_cell(text):
    return {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": f'名称,数\n"{text}",1\n'}


def places(text):
    """Where a text can stand: label to files and the name of the file that holds it."""
    return {
        "article": (in_article(f"开头。\n\n{text}\n"), "a.md"),
        "heading": (in_article(f"# {text}\n\n正文。\n"), "a.md"),
        "title": (in_field(title=text), "issue.toml"),
        "source": (in_field(source=text), "issue.toml"),
        "cell": (in_cell(text), "t.csv"),
    }


def lists(depth):
    return "\n".join("  " * level + "- 项" for level in range(depth))


def toml():
    """Label to the text of an issue.toml, or files, that go deep or wide."""
    head = sound.issue(sound.article(text="正文。"))
    return {
        "inline tables": {"issue.toml": "[[section]]\nk={" * 8000},
        "inline tables, fewer": {"issue.toml": "[[section]]\nk={" * 900},
        "one inline table": {"issue.toml": "k=" + "{a=" * 50_000},
        "closed inline tables": {"issue.toml": head + "k=" + "{a=" * 3000 + "1" + "}" * 3000},
        "arrays": {"issue.toml": head + "k=" + "[" * 100_000},
        "closed arrays": {"issue.toml": head + "k=" + "[" * 3000 + "]" * 3000},
        "dotted keys": {"issue.toml": head + ".".join("a" * 20_000) + "=1\n"},
        "dotted head": {"issue.toml": head + "[" + ".".join("a" * 20_000) + "]\n"},
        "nested heads": {"issue.toml": "".join("[" + ".".join("a" * n) + "]\n" for n in range(1, 700))},
        "sections": {"issue.toml": head + "[[section]]\ntitle='x'\n" * 50_000},
        "items": {"issue.toml": sound.issue(*[sound.article(f"题{i}", text="正文。") for i in range(5000)], extra="contents = true")},
        "briefs": {"issue.toml": sound.issue(*['kind = "brief"\ntext = "短。"'] * 20_000)},
        "keys": {"issue.toml": head + "".join(f"k{i} = 1\n" for i in range(100_000))},
        "long key": {"issue.toml": head + "k" * 1_000_000 + " = 1\n"},
        "long number": {"issue.toml": "year = 2" + "0" * 1_000_000},
        "long float": {"issue.toml": head.replace("number = 1", "number = 1e" + "9" * 100_000)},
        "publication": {"issue.toml": head, "publication.toml": "k=" + "{a=" * 50_000},
        "publication arrays": {"issue.toml": head, "publication.toml": "k=" + "[" * 100_000},
        "baseline": {"issue.toml": sound.issue(sound.article(text="正文。"), extra='[check]\nbaseline = "b.json"'), "b.json": "[" * 200_000},
        "word list": {"issue.toml": sound.issue(sound.article(text="正文。" * 500), extra='[check]\nwords = ["w.tsv"]'),
                      "w.tsv": "".join(f"词{i}\t语{i}\t因\n" for i in range(100_000))},
        "roster": {"issue.toml": sound.issue(sound.article(text="正文。" * 500), extra='[check]\nroster = ["w.tsv"]'),
                   "w.tsv": "".join(f"王{chr(0x4e00 + i % 9000)}\t局长{i}\n" for i in range(50_000))},
        "allowances": {"issue.toml": sound.issue(sound.article(text="正文。"), extra="[check]\nallow = [" + '{ rule = "T101", reason = "x" },' * 20_000 + "]")},
        "editors": {"issue.toml": sound.issue(sound.article(text="正文。"), publication=f"editors = {['王唱'] * 20_000}")},
        "recipients": {"issue.toml": sound.issue(sound.article(text="正文。"), publication=f"[publication.distribution]\nsend = {['办公室'] * 20_000}")},
    }


def numbers():
    """Label to files with numbers out of range."""
    def with_(extra="", publication="", item=sound.article(text="正文。"), **files):
        return {"issue.toml": sound.issue(item, extra=extra, publication=publication), **files}

    chart = 'kind = "chart"\ntype = "line"\ndata = "t.csv"\n'
    csv = {"t.csv": sound.TABLE}
    found = {f"chart {key} {value}": with_(item=f"{chart}{key} = {value}", **csv)
             for key in ("width", "height") for value in ("1e300", "1e9", "-5", "0", "nan", "inf", "1e-300")}
    found |= {f"{key} {value}": with_(item=f'{sound.table("t.csv")}\n{key} = {value}', **csv)
              for key in ("decimals", "head_rows", "group_columns", "max_cells") for value in (10**9, 2**63 - 1, -1, 10**30)}
    found |= {f"smallest {value}": with_(item=f'{sound.table("t.csv")}\nsmallest = "{value}"', **csv)
              for value in ("1e300pt", "0pt", "-1pt", "nanpt", "99999pt")}
    found |= {f"size {value}": with_(publication=f'[publication.sizes]\ntitle = "{value}"') for value in ("1e9pt", "0pt", "-3pt", "nan", "9999pt", "1e-9pt")}
    found |= {f"copies {value}": with_(publication=f"copies = {value}") for value in (10**9, 2**63 - 1, -1, 0)}
    found |= {f"year {value}": {"issue.toml": sound.issue(sound.article(text="正文。")).replace("year = 2026", f"year = {value}")}
              for value in (0, -1, 10**18, 10**30)}
    found |= {f"date {value}": {"issue.toml": sound.issue(sound.article(text="正文。")).replace("date = 2026-01-05", f"date = {value}")}
              for value in ("0000-01-01", "9999-12-31", "2026-02-30", "1e9", "12:00:00")}
    found |= {f"picture width {value}": with_(item=f'{sound.picture("p.png")}\nwidth = {value}', **{"p.png": sound.pictures.png()})
              for value in ("1e300", "-1", "0", "nan", "1e-9")}
    series = [f'[[section.item.series]]\nmonth = "2020-{i % 12 + 1:02}"\nindex = 80.1\nrank = {i}' for i in range(20_000)]
    found["ranking of 20,000 months"] = with_(item='kind = "ranking"\nplace = "营口市"\ntotal = 261\n' + "\n".join(series))
    return found


def tables():
    """Label to a CSV that is many, wide or odd."""
    return {
        "a million rows": lambda: "名,数\n" + "甲,1\n" * 1_000_000,
        "99,000 cells": lambda: "名,数\n" + "甲,1\n" * 49_500,
        "100,000 columns": lambda: ",".join("列" * 100_000) + "\n" + ",".join("1" * 100_000),
        "3,000 columns": lambda: ",".join(f"列{i}" for i in range(3000)) + "\n" + ",".join("1" * 3000),
        "cell of 5 MB": lambda: "名,数\n" + "长" * 1_700_000 + ",1\n",
        "cell of 200 KB": lambda: "名,数\n" + "长" * 70_000 + ",1\n",
        "quotes": lambda: '"' * 1_000_001,
        "separators": lambda: "," * 3_000_000,
        "line ends": lambda: "\n" * 3_000_000,
        "lines in a cell": lambda: '名,数\n"' + "行\n" * 50_000 + '",1\n',
        "figures of 10,000 digits": lambda: "名,数\n" + ("甲," + "9" * 10_000 + "\n") * 30,
        "exponents": lambda: "名,数\n" + "甲,1e999999999\n" * 50 + "合计,1e999999999\n",
        "many totals": lambda: "名,数\n" + "合计,1\n" * 3000,
        "nul": lambda: "名,数\n" + "甲\0,1\n" * 1000,
        "UTF-16 without an end": lambda: b"\xff\xfe" + b"a\0" * 100_001 + b"b",
    }


def cases(shared, seed):
    yield bomb("honest text", "120 KB of paragraphs", in_article("各单位认真落实工作安排，按月报送。\n\n" * 2500), named=["a.md"], codes=(0,), control=True)
    yield bomb("honest text", "table of 500 rows", {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": "名,数\n" + "甲,1\n" * 500}, named=["t.csv"], codes=(0,), control=True)
    yield bomb("honest text", "words with marks", in_article("Phở, café, naïve, nǐ hǎo, e\u0301, ñ, नमस्ते。" .replace("नमस्ते", "") + "\n"), named=["a.md"], codes=(0,), control=True)
    yield bomb("honest text", "list of three levels", in_article(lists(3) + "\n"), named=["a.md"], codes=(0,), control=True)
    for label, mark in MARKS.items():
        for count in (3000, 20_000):
            yield bomb("marks on a letter", f"marks {label} {count} article", in_article("字e" + mark * count + "。\n"), named=["a.md"])
    for place, (files, named) in places("e" + "\u0301" * 20_000).items():
        yield bomb("marks on a letter", f"marks in {place}", files, named=[named])
    for label, word in WORDS.items():
        for place, (files, named) in places(word * (80_000 // len(word.encode()))).items():
            if place in ("article", "title") or label in ("accented", "letters", "Chinese", "four marks"):
                yield bomb("long words", f"word {label} {place}", files, named=[named])
    for label, bracket in BRACKETS.items():
        text = bracket * (60_000 // len(bracket))
        yield bomb("brackets", f"brackets {label}", in_article(text + "\n"), named=["a.md"])
        yield bomb("brackets", f"brackets {label} by lines", in_article((bracket + "\n") * 3000), named=["a.md"])
    for depth in (20, 200, 2000, 5000):
        yield bomb("nested lists", f"nested lists {depth}", in_article(lists(depth) + "\n"), named=["a.md"])
        yield bomb("nested lists", f"quotes {depth}", in_article("> " * depth + "引\n"), named=["a.md"])
    for label, text in {"paragraphs": "段。\n\n", "headings": "# 题\n\n", "items": "- 项\n", "numbers": "1. 项\n", "bold": "**粗** "}.items():
        for count in (5000, 60_000):
            yield bomb("many paragraphs", f"{count} {label}", in_article(text * count), named=["a.md"])
    for label, files in toml().items():
        yield bomb("depth and breadth of TOML", f"toml {label}", files, named=list(files)[-1:] + ["issue.toml"] * (len(files) == 1))
    yield bomb("neighbours", "neighbour that is a bomb", {
        "2026-01/issue.toml": "[[section]]\nk={" * 8000, "2026-02/issue.toml": sound.issue(sound.article(text="正文。"))},
        named=["2026-01"], codes=(0,), verbs=(("2026-02/issue.toml",), ("check", "2026-02/issue.toml")))
    for label, files in numbers().items():
        yield bomb("numbers out of range", f"number {label}", files, named=["issue.toml"])
    for label, content in tables().items():
        yield bomb("cells", f"cells {label}", {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": content}, named=["t.csv"])
        if "million" not in label:
            yield bomb("cells", f"chart of {label}", {"issue.toml": sound.issue('kind = "chart"\ntype = "bar"\ndata = "t.csv"'), "t.csv": content}, named=["t.csv"])
    yield bomb("cells", "cells allowed without end", {"issue.toml": sound.issue(sound.table("t.csv") + "\nmax_cells = 1000000000"),
               "t.csv": lambda: "名,数\n" + "甲,1\n" * 1_000_000}, named=["t.csv"])
