#!/usr/bin/env python3
"""Whether the program finds title, head and notes of tables that strangers made.

    python3 benches/strangers/heads.py PROGRAM FOLDER [--half work|held] [--list]

`tables.tsv` names public tables by repository, commit and path, and says for
each how many rows stand above its head, are its head, and stand below its last
row; `a/b` where either may be said. FOLDER holds the files, called by their
numbers (`001.xls`). They were drawn at random into two halves: `work`, which may
be looked at while the rules are made, and `held`, of which only the sums are
printed, and which `--list` leaves out.

`fresh.tsv` names others, drawn later, with the grades that the held ones got when
they were first looked at; `-` where a sheet is a form or holds several tables.

Every table is typeset with nothing but `data`. Printed are how many came out, and
of how many the rows were taken for what they are.
"""

import argparse
import collections
import csv
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

LIST = Path(__file__).with_name("tables.tsv")
ISSUE = """year = 2026
number = 1
date = 2026-11-29

[publication]
name = "统计简报"
issuer = "某县统计局"

[[section]]
title = "统计表"

[[section.item]]
kind = "table"
max_cells = 1000000
data = {data}
"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=["work", "held"], default="work")
    parser.add_argument("--list", action="store_true", help="list the tables of `work` that were taken wrongly")
    return parser.parse_args()


def understood(program, file, sheet):
    """Returns how many rows were taken for what; a sentence if the table was refused."""
    folder = Path(tempfile.mkdtemp())
    try:
        shutil.copy(file, folder)
        data = file.name + (f"#'{sheet}'" if sheet else "")
        (folder / "issue.toml").write_text(ISSUE.format(data=json.dumps(data, ensure_ascii=False)))
        command = [program, "issue.toml", "-v", "--message-format", "jsonl", "--lang", "en", "-o", "o.pdf"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        return "longer than 300 s"
    finally:
        shutil.rmtree(folder)
    lines = [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]
    tables = [line["rows"] for line in lines if line.get("kind") == "table-arrangement"]
    errors = [line["message"] for line in lines if line.get("severity") == "error"]
    return tables[0] if tables else (errors or run.stderr.splitlines() or ["nothing said"])[0]


def main():
    options = arguments()
    rows = list(csv.DictReader(LIST.open(encoding="utf-8"), delimiter="\t"))
    rows = [row for row in rows if row["half"] == options.half]
    right, wrong = collections.Counter(), []
    for row in rows:
        file = next(options.folder.glob(row["number"] + ".*"))
        found = understood(options.program.resolve(), file, row["sheet"])
        if isinstance(found, str):
            wrong.append((row["number"], found))
            continue
        right["came out"] += 1
        truth = {key: [int(number) for number in row[key].split("/")] for key in ("above", "head", "below")}
        fits = {key: found[key] in truth[key] for key in truth}
        right.update(key for key in fits if fits[key])
        right["all three"] += all(fits.values())
        if not all(fits.values()):
            wrong.append((row["number"], {key: row[key] for key in truth}, found))
    print(f"{len(rows)} tables: " + ", ".join(f"{key} {count}" for key, count in right.items()))
    if options.list and options.half == "work":
        for line in wrong:
            print(*line)


if __name__ == "__main__":
    main()
