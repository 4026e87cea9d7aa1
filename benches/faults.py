#!/usr/bin/env python3
"""Measures the proofreader: what it finds of planted faults, and what it says of a text without any.

    python3 benches/faults.py [target/release/typeset] [-v] [--kind NAME] [--seed N] [--count N]

Takes samples/yingkou-2020-03, puts its known faults right (CORRECTIONS, and its
sums, which are computed here), and proofreads that clean copy: what is found at
warning or above are false alarms. Then plants 500 random faults, each in a copy
of its own, and proofreads those. A fault counts as found only if the
proofreader says something that it does not say of the clean copy, by a rule of
a family that has to do with that kind of fault, and in the planted place: for
tables the same cell, row or column; else the same file and at most two lines
away. Both sides of a disagreement are places of a finding.

Prints the table by kind, -v also what was missed. Exits with 1 if the targets
are missed: 95 % of sums and agreements, 85 % of all, one false alarm in 5,000
characters. Needs nothing but Python 3.9 and the program.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "benches"))

from faults_text import CORRECTIONS, Book, clean_book  # noqa: E402
from faults_kinds import KINDS  # noqa: E402

# How many characters of text one false alarm at warning or above is allowed in.
CHARACTERS = 5000
# Recall that is asked for: of sums and agreements, of all.
TARGETS = {"sums and agreements": 0.95, "all": 0.85}


def proofread(program, book):
    """Returns what the program finds in a book, as a list of dictionaries."""
    with tempfile.TemporaryDirectory() as folder:
        book.write(pathlib.Path(folder))
        run = subprocess.run(
            [program, "check", "issue.toml", "--message-format", "jsonl"],
            cwd=pathlib.Path(folder) / Book.FOLDER,
            capture_output=True,
            text=True,
            timeout=120,
        )
    if run.returncode not in (0, 1) or "panicked" in run.stderr:
        raise SystemExit(f"{program} failed with {run.returncode}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def identity(finding):
    """Returns what makes a finding the same although lines have moved."""
    place = finding.get("place") or {}
    return (finding["code"], place.get("file"), finding.get("quote"), finding["message"])


def new_findings(found, known):
    """Returns the findings that the clean copy does not have."""
    left = collections.Counter(identity(finding) for finding in known)
    new = []
    for finding in found:
        if left[identity(finding)] > 0:
            left[identity(finding)] -= 1
        else:
            new.append(finding)
    return new


def cell_of(place, book):
    """Returns row and column of a place in a CSV file, from 0."""
    line = book.texts[place["file"]].split("\n")[place["line"] - 1]
    return place["line"] - 1, line[: place["column"] - 1].count(",")


def is_at(place, fault, book):
    """Returns whether a place is the planted one."""
    if place is None or place["file"] not in fault.where:
        return False
    where = fault.where[place["file"]]
    if place["file"].endswith(".csv"):
        row, column = cell_of(place, book)
        return any(row == r or column == c for r, c in where)
    lines = range(place["line"], max(place["line"], place.get("end_line", 0)) + 1)
    return any(abs(line - planted) <= 2 for line in lines for planted in where)


def judge(fault, book, known, program):
    """Returns whether a planted fault was found, and what else was said at warning or above."""
    new = new_findings(proofread(program, book), known)
    found, others = [], []
    for finding in new:
        places = [finding.get("place"), *(finding.get("related") or [])]
        here = any(is_at(place, fault, book) for place in places)
        if here and fault.kind.covers(finding["code"]):
            found.append(finding)
        elif not here and finding["severity"] != "info":
            others.append(finding)
    return bool(found), found, others


def plan(clean, seed, count, only):
    """Returns the faults to plant: as many of each kind, one after the other."""
    kinds = [kind for kind in KINDS if only is None or kind.name == only]
    rng = random.Random(seed)
    return [kinds[n % len(kinds)].plant(rng, clean) for n in range(count)]


def say_clean(known, clean):
    """Prints the false alarms on the clean copy; returns how many there are in 5,000 characters."""
    alarms = [finding for finding in known if finding["severity"] != "info"]
    characters = clean.characters()
    print(f"clean copy: {characters} characters of text, {len(CORRECTIONS)} corrections, sums computed")
    for finding in alarms:
        place = finding.get("place") or {}
        print(f"  false alarm {finding['code']} {place.get('file')}:{place.get('line')}: {finding['message']}")
    rate = len(alarms) * CHARACTERS / characters
    infos = len(known) - len(alarms)
    print(f"  {len(alarms)} at warning or above ({rate:.2f} in {CHARACTERS} characters), {infos} for information\n")
    return rate


def say_table(results):
    """Prints the table by kind; returns the recall of sums and agreements, and of all."""
    totals = collections.defaultdict(lambda: [0, 0, 0])
    by_kind = collections.defaultdict(lambda: [0, 0, 0])
    for fault, found, _, others in results:
        groups = [totals["all"]] + ([totals["sums and agreements"]] if fault.kind.core else [])
        for row in [by_kind[fault.kind.name], *groups]:
            row[0] += 1
            row[1] += found
            row[2] += len(others)
    width = max(len(kind.name) for kind in KINDS)
    print(f"{'kind':{width}}  planted  found  missed  other new  recall")
    for name, (planted, found, others) in [*by_kind.items(), *totals.items()]:
        line = f"{name:{width}}  {planted:7}  {found:5}  {planted - found:6}  {others:9}"
        print(f"{line}  {100 * found / planted:5.1f} %")
    return {name: found / planted for name, (planted, found, _) in totals.items()}


def say_details(results):
    """Prints each fault that was missed, and what was said elsewhere."""
    for fault, found, _, others in results:
        if not found:
            print(f"missed: {fault}")
        for finding in others:
            place = finding.get("place") or {}
            where = f"{place.get('file')}:{place.get('line')}"
            print(f"elsewhere, after {fault}: {finding['code']} {where}: {finding['message']}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", nargs="?", default=str(ROOT / "target/release/typeset"))
    parser.add_argument("-v", "--verbose", action="store_true", help="name what was missed")
    parser.add_argument("--kind", help="plant faults of this kind only")
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--count", type=int, default=500)
    return parser.parse_args()


def main():
    args = arguments()
    program = str(pathlib.Path(args.program).resolve())
    clean = clean_book(ROOT / "samples/yingkou-2020-03")
    known = proofread(program, clean)
    rate = say_clean(known, clean)
    faults = plan(clean, args.seed, args.count, args.kind)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        judged = pool.map(lambda fault: judge(fault, fault.book, known, program), faults)
        results = [(fault, *verdict) for fault, verdict in zip(faults, judged)]
    recall = say_table(results)
    if args.verbose:
        say_details(results)
    missed = [name for name, least in TARGETS.items() if recall.get(name, 1.0) < least]
    if rate > 1:
        missed.append("false alarms")
    print("\n" + (f"below target: {', '.join(missed)}" if missed else "all targets are met"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
