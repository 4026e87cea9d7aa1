"""Bombs of characters: in articles, titles, sources and cells.

Tried: marks on a letter, words without an end, brackets, nested lists, many
paragraphs.
Held: see `bombs.py`. Controls: long but honest texts and tables must be printed.
"""

from .. import sound
from ..bombs import bomb

MARKS = {
    "acute": "\u0301",
    "many": "\u0300\u0323\u0334\u0489",
    "enclosing": "\u20dd",
    "joiner": "\u200d",
    "variation": "\ufe0f",
    "ideographic variation": "\U000e0100",
    "vowel sign": "\u0e49",
    "tibetan": "\u0f71",
    "virama": "\u094d\u0915",
    "grapheme joiner": "\u034f",
    "jamo": "\u1161",
    "override": "\u202e",
    "isolate": "\u2066",
    "tag": "\U000e0041",
    "family": "\u200d👩",
    "skin": "\U0001f3fb",
    "kana voiced": "\u3099",
    "hebrew": "\u05b0",
    "arabic": "\u064b",
    "zalgo": "\u0352\u035b",
}
WORDS = {
    "accented": "é",
    "letters": "a",
    "decomposed": "e\u0301",
    "four marks": "e\u0301\u0302\u0303\u0304",
    "digits": "7",
    "figures": "1,234.5",
    "Chinese": "长",
    "emoji": "👩\u200d👩\u200d👧",
    "full-width": "Ａ",
    "soft hyphens": "ab\u00ad",
    "no-break": "a\u00a0",
    "joined": "长\u2060",
    "dashes": "—",
    "dots": "…",
    "stops": "。",
    "arabic": "ﷺ",
    "ligatures": "ffi",
    "astral": "𠀀",
    "tabs": "\t",
    "zero width": "\u200b",
    "slashes": "/a",
    "quotes": "“”",
}
BRACKETS = {
    "round": "(",
    "square": "[",
    "closing": "]",
    "stars": "**a",
    "single stars": "*",
    "backticks": "`",
    "angle": "<",
    "figures": "{{",
    "figures closed": "{{a.b}}",
    "corner": "「",
    "book": "《",
    "links": "[a](http://a.b/)",
    "images": "![a](",
    "link in link": "[a",
    "backslashes": "\\",
    "entities": "&amp;",
    "comments": "<!--",
    "addresses": "<http://a.b/>",
    "bare addresses": "http://a.b/ ",
    "underlines": "__",
    "tildes": "~~",
    "dollars": "$",
    "hashes": "#",
    "notes": "[^1]",
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


def cases(shared, seed):
    yield bomb(
        "honest text",
        "120 KB of paragraphs",
        in_article("各单位认真落实工作安排，按月报送。\n\n" * 2500),
        named=["a.md"],
        codes=(0,),
        control=True,
    )
    yield bomb(
        "honest text",
        "table of 500 rows",
        {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": "名,数\n" + "甲,1\n" * 500},
        named=["t.csv"],
        codes=(0,),
        control=True,
    )
    yield bomb(
        "honest text",
        "words with marks",
        in_article("Phở, café, naïve, nǐ hǎo, e\u0301, ñ, नमस्ते。".replace("नमस्ते", "") + "\n"),
        named=["a.md"],
        codes=(0,),
        control=True,
    )
    yield bomb(
        "honest text",
        "list of three levels",
        in_article(lists(3) + "\n"),
        named=["a.md"],
        codes=(0,),
        control=True,
    )
    for label, mark in MARKS.items():
        for count in (3000, 20_000):
            yield bomb(
                "marks on a letter",
                f"marks {label} {count} article",
                in_article("字e" + mark * count + "。\n"),
                named=["a.md"],
            )
    for place, (files, named) in places("e" + "\u0301" * 20_000).items():
        yield bomb("marks on a letter", f"marks in {place}", files, named=[named])
    for label, word in WORDS.items():
        for place, (files, named) in places(word * (80_000 // len(word.encode()))).items():
            if place in ("article", "title") or label in ("accented", "letters", "Chinese", "four marks"):
                yield bomb("long words", f"word {label} {place}", files, named=[named])
    for label, bracket in BRACKETS.items():
        text = bracket * (60_000 // len(bracket))
        yield bomb("brackets", f"brackets {label}", in_article(text + "\n"), named=["a.md"])
        yield bomb(
            "brackets", f"brackets {label} by lines", in_article((bracket + "\n") * 3000), named=["a.md"]
        )
    for depth in (20, 200, 2000, 5000):
        yield bomb("nested lists", f"nested lists {depth}", in_article(lists(depth) + "\n"), named=["a.md"])
        yield bomb("nested lists", f"quotes {depth}", in_article("> " * depth + "引\n"), named=["a.md"])
    for label, text in {
        "paragraphs": "段。\n\n",
        "headings": "# 题\n\n",
        "items": "- 项\n",
        "numbers": "1. 项\n",
        "bold": "**粗** ",
    }.items():
        for count in (5000, 60_000):
            yield bomb("many paragraphs", f"{count} {label}", in_article(text * count), named=["a.md"])
