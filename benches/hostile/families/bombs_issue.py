"""Bombs in the structure of an issue: its TOML, its numbers and its CSV files.

Tried: depth and breadth of TOML and of the files beside it, an issue beside it
that is a bomb, numbers out of range, cells and columns without end.
Held: see `bombs.py`. Controls: honest issues are printed, also beside one that is a bomb.
"""

from .. import sound
from ..bombs import bomb


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
        "items": {
            "issue.toml": sound.issue(
                *[sound.article(f"题{i}", text="正文。") for i in range(5000)], extra="contents = true"
            )
        },
        "briefs": {"issue.toml": sound.issue(*['kind = "brief"\ntext = "短。"'] * 20_000)},
        "keys": {"issue.toml": head + "".join(f"k{i} = 1\n" for i in range(100_000))},
        "long key": {"issue.toml": head + "k" * 1_000_000 + " = 1\n"},
        "long number": {"issue.toml": "year = 2" + "0" * 1_000_000},
        "long float": {"issue.toml": head.replace("number = 1", "number = 1e" + "9" * 100_000)},
        "publication": {"issue.toml": head, "publication.toml": "k=" + "{a=" * 50_000},
        "publication arrays": {"issue.toml": head, "publication.toml": "k=" + "[" * 100_000},
        "baseline": {
            "issue.toml": sound.issue(sound.article(text="正文。"), extra='[check]\nbaseline = "b.json"'),
            "b.json": "[" * 200_000,
        },
        "word list": {
            "issue.toml": sound.issue(sound.article(text="正文。" * 500), extra='[check]\nwords = ["w.tsv"]'),
            "w.tsv": "".join(f"词{i}\t语{i}\t因\n" for i in range(100_000)),
        },
        "roster": {
            "issue.toml": sound.issue(
                sound.article(text="正文。" * 500), extra='[check]\nroster = ["w.tsv"]'
            ),
            "w.tsv": "".join(f"王{chr(0x4E00 + i % 9000)}\t局长{i}\n" for i in range(50_000)),
        },
        "allowances": {
            "issue.toml": sound.issue(
                sound.article(text="正文。"),
                extra="[check]\nallow = [" + '{ rule = "T101", reason = "x" },' * 20_000 + "]",
            )
        },
        "editors": {
            "issue.toml": sound.issue(
                sound.article(text="正文。"), publication=f"editors = {['王唱'] * 20_000}"
            )
        },
        "recipients": {
            "issue.toml": sound.issue(
                sound.article(text="正文。"),
                publication=f"[publication.distribution]\nsend = {['办公室'] * 20_000}",
            )
        },
    }


def numbers():
    """Label to files with numbers out of range."""

    def with_(extra="", publication="", item=sound.article(text="正文。"), **files):
        return {"issue.toml": sound.issue(item, extra=extra, publication=publication), **files}

    chart = 'kind = "chart"\ntype = "line"\ndata = "t.csv"\n'
    csv = {"t.csv": sound.TABLE}
    found = {
        f"chart {key} {value}": with_(item=f"{chart}{key} = {value}", **csv)
        for key in ("width", "height")
        for value in ("1e300", "1e9", "-5", "0", "nan", "inf", "1e-300")
    }
    found |= {
        f"{key} {value}": with_(item=f"{sound.table('t.csv')}\n{key} = {value}", **csv)
        for key in ("decimals", "head_rows", "group_columns", "max_cells")
        for value in (10**9, 2**63 - 1, -1, 10**30)
    }
    found |= {
        f"smallest {value}": with_(item=f'{sound.table("t.csv")}\nsmallest = "{value}"', **csv)
        for value in ("1e300pt", "0pt", "-1pt", "nanpt", "99999pt")
    }
    found |= {
        f"size {value}": with_(publication=f'[publication.sizes]\ntitle = "{value}"')
        for value in ("1e9pt", "0pt", "-3pt", "nan", "9999pt", "1e-9pt")
    }
    found |= {
        f"copies {value}": with_(publication=f"copies = {value}") for value in (10**9, 2**63 - 1, -1, 0)
    }
    found |= {
        f"year {value}": {
            "issue.toml": sound.issue(sound.article(text="正文。")).replace("year = 2026", f"year = {value}")
        }
        for value in (0, -1, 10**18, 10**30)
    }
    found |= {
        f"date {value}": {
            "issue.toml": sound.issue(sound.article(text="正文。")).replace(
                "date = 2026-01-05", f"date = {value}"
            )
        }
        for value in ("0000-01-01", "9999-12-31", "2026-02-30", "1e9", "12:00:00")
    }
    found |= {
        f"picture width {value}": with_(
            item=f"{sound.picture('p.png')}\nwidth = {value}", **{"p.png": sound.pictures.png()}
        )
        for value in ("1e300", "-1", "0", "nan", "1e-9")
    }
    series = [
        f'[[section.item.series]]\nmonth = "2020-{i % 12 + 1:02}"\nindex = 80.1\nrank = {i}'
        for i in range(20_000)
    ]
    found["ranking of 20,000 months"] = with_(
        item='kind = "ranking"\nplace = "营口市"\ntotal = 261\n' + "\n".join(series)
    )
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
    honest = sound.issue(
        *[sound.article(f"题{i}", text="正文。") for i in range(60)], extra="contents = true"
    )
    yield bomb("honest issue", "60 articles", {"issue.toml": honest}, named=[], codes=(0,), control=True)
    columns = {
        "issue.toml": sound.issue(sound.table("t.csv")),
        "t.csv": "名," + "数," * 20 + "和\n甲" + ",1" * 21 + "\n",
    }
    yield bomb("honest issue", "22 columns", columns, named=[], codes=(0,), control=True)
    for label, files in toml().items():
        yield bomb(
            "depth and breadth of TOML",
            f"toml {label}",
            files,
            named=list(files)[-1:] + ["issue.toml"] * (len(files) == 1),
        )
    yield bomb(
        "neighbours",
        "neighbour that is a bomb",
        {
            "2026-01/issue.toml": "[[section]]\nk={" * 8000,
            "2026-02/issue.toml": sound.issue(sound.article(text="正文。")),
        },
        named=["2026-01"],
        codes=(0,),
        verbs=(("2026-02/issue.toml",), ("check", "2026-02/issue.toml")),
    )
    for label, files in numbers().items():
        yield bomb("numbers out of range", f"number {label}", files, named=["issue.toml"])
    for label, content in tables().items():
        yield bomb(
            "cells",
            f"cells {label}",
            {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": content},
            named=["t.csv"],
        )
        if "million" not in label:
            yield bomb(
                "cells",
                f"chart of {label}",
                {"issue.toml": sound.issue('kind = "chart"\ntype = "bar"\ndata = "t.csv"'), "t.csv": content},
                named=["t.csv"],
            )
    yield bomb(
        "cells",
        "cells allowed without end",
        {
            "issue.toml": sound.issue(sound.table("t.csv") + "\nmax_cells = 1000000000"),
            "t.csv": lambda: "名,数\n" + "甲,1\n" * 1_000_000,
        },
        named=["t.csv"],
    )
