"""Measures PDFs of typeset as a head typesetter would, by the origins of their glyphs and their tags.

    python3 benches/typography/measure.py [--program typeset] [--json OUT] [--hits N] PATH…

A PATH is a PDF, a folder with issue.toml and issue.pdf, or a folder of such folders. With --program every
issue is built first, and proofread, so that L103 and L104 can be held against what is measured.
Needs pikepdf; for L104 also Pillow and pdftoppm. What each figure means stands in README.md.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from findings import measure_findings
from lines import Grid, lines_of, measure_faces, measure_grid, measure_lines
from pages import Layout, measure_masthead, measure_pages
from pdf import Document

# (key, what it says, of what): counted per 100 pages, or per 100 of what another key counts, or as the worst.
FIGURES = [
    ("loose15", "lines stretched over 15 %", "pages"),
    ("loose25", "lines stretched over 25 %", "pages"),
    ("stretch", "  worst stretch, %", "worst%"),
    ("tight", "lines squeezed over 6 %", "pages"),
    ("unmeasured", "full lines without two Han characters together", "pages"),
    ("start", "lines that begin with a forbidden mark", "pages"),
    ("end", "lines that end with / or an opening mark", "pages"),
    ("start-cell", "  begin so, in cells", "pages"),
    ("end-cell", "  end so, in cells", "pages"),
    ("parted", "number parted from its measure", "pages"),
    ("parted-date", "  parted from 年 月 日", "pages"),
    ("broken", "unit, standard or word broken", "pages"),
    ("number-broken", "number broken", "pages"),
    ("pair-quote", "pairs with a quotation mark", "count"),
    ("pair-quote-wide", "  not squeezed", "pages"),
    ("pair-other", "other pairs of marks", "count"),
    ("pair-other-wide", "  not squeezed", "pages"),
    ("end-quote-wide", "quotation mark in full width at a line's end", "pages"),
    ("end-other-wide", "other mark in full width at a line's end", "pages"),
    ("start-quote-hole", "quotation mark with a hole at a line's start", "pages"),
    ("start-other-hole", "other mark with a hole at a line's start", "pages"),
    ("dashes", "dashes between Han characters", "count"),
    ("dash-uneven", "  with uneven white", "dashes"),
    ("lone-character", "last line of one character", "pages"),
    ("orphan-line", "paragraph's first line alone at a foot", "pages"),
    ("widow-line", "paragraph's last line alone at a head", "pages"),
    ("face", "headings with a character in another face", "pages"),
    ("middle-third", "middle pages over a third empty", "middle-pages"),
    ("middle-half", "middle pages over half empty", "middle-pages"),
    ("middle-third-before-turned", "  of those before a turned table", "middle-pages"),
    ("middle-white", "white at the foot of middle pages, mean %", "mean%"),
    ("first-white", "white at the foot of first pages, mean %", "mean%"),
    ("first-third", "first pages over a third empty", "first-pages"),
    ("first-half", "first pages over half empty", "first-pages"),
    ("turned-third", "turned pages over a third empty", "turned-pages"),
    ("imprint-alone", "pages with nothing but the 版记", "documents"),
    ("one-line", "pages with one line", "documents"),
    ("head-last", "heading, title, unit or caption last on a page", "documents"),
    ("head-alone", "  alone on a page", "documents"),
    ("head-torn", "heading broken over pages", "documents"),
    ("mark-last", "item's mark last on a page", "documents"),
    ("tables", "tables of statistics", "count"),
    ("notes", "notes below tables", "count"),
    ("note-apart", "  not on the page of the last rows", "notes"),
    ("note-pitch", "  their lines' pitch, em", "range"),
    ("note-pitch-off", "  whose pitch is not that of the table's cells", "notes"),
    ("tables-broken", "tables over several pages", "count"),
    ("piece-small", "  their pieces under three rows", "tables-broken"),
    ("titles-broken", "table titles of several lines", "count"),
    ("title-orphan", "  with a last line of one or two characters", "titles-broken"),
    ("sizes-2", "issues whose tables have two sizes or more", "issues-with-tables"),
    ("sizes-3", "  three sizes or more", "issues-with-tables"),
    ("grid", "baseline off the grid, worst mm", "worst"),
    ("register", "lines of facing pages apart, worst mm", "worst"),
    ("name-size", "masthead's name, smallest pt", "least"),
    ("name-small", "masthead's names under 22 pt", "documents"),
    ("red-rule", "masthead's last line to its red rule, mm", "range"),
    ("L103-true", "L103 told, and over 25 %", "count"),
    ("L103-missed", "L103 not told, though over 25 %", "count"),
    ("L103-false", "L103 told, though not over 25 %", "count"),
    ("L104-true", "L104 told, and ink outside or over a rule", "count"),
    ("L104-false", "L104 told, though no ink is", "count"),
]

# What is counted in every line; its hits are not written.
BULK = {"stretch", "note-pitch", "first-white", "grid", "register", "dashes", "pair-quote", "pair-other", "middle-white", "red-rule", "tables", "notes", "tables-broken", "titles-broken"}


def folders(paths):
    for path in paths:
        if path.is_file():
            yield path, path
        elif (path / "issue.toml").exists() or (path / "issue.pdf").exists():
            yield path, path / "issue.pdf"
        else:
            yield from folders(sorted(inner for inner in path.iterdir() if inner.is_dir()))


def build(program, folder):
    """Builds and proofreads an issue; returns whether there is a PDF, and the findings."""
    pdf = folder / "issue.pdf"
    pdf.unlink(missing_ok=True)
    built = subprocess.run([program, "issue.toml", "-q"], cwd=folder, capture_output=True, text=True)
    if not pdf.exists():
        print(f"{folder}: no PDF\n{built.stderr[:400]}", file=sys.stderr)
        return False
    checked = subprocess.run([program, "check", "issue.toml", "--message-format", "json"], cwd=folder, capture_output=True, text=True)
    (folder / "check.json").write_text(checked.stdout, encoding="utf-8")
    return True


def source_of(folder):
    """All words of an issue in one line, to tell a break of ours from a blank of the editor's."""
    if not folder.is_dir():
        return ""
    files = [folder / "issue.toml", *sorted(folder.glob("articles/*.md")), *sorted(folder.glob("articles/*.txt"))]
    return "".join(file.read_text(encoding="utf-8").replace("\n", "") for file in files if file.exists())


def measure(folder, pdf):
    document = Document(pdf)
    by_block, by_page = lines_of(document)
    grid = Grid(document, by_block)
    hits = measure_lines(by_block, grid, source_of(folder))
    layout = Layout(document, by_block, by_page, grid)
    for found in (measure_grid(by_block, grid, by_page), measure_pages(layout, by_block), measure_masthead(layout, by_page, document)):
        for key, values in found.items():
            hits[key] += values
    hits["face"] = measure_faces(by_block)
    hits["sizes-2"] = [hit for hit in hits["table-sizes"] if hit[2] > 1]
    hits["sizes-3"] = [hit for hit in hits["table-sizes"] if hit[2] > 2]
    hits["pages"] = [(1, "", len(document.pages))]
    hits["documents"] = [(1, "", 1)]
    checked = folder / "check.json" if folder.is_dir() else None
    if checked and checked.exists() and checked.stat().st_size:
        findings = json.loads(checked.read_text(encoding="utf-8"))["findings"]
        hits.update(measure_findings(findings, by_page, hits, grid, pdf, document))
    return hits


def figure(key, of, hits):
    """One figure of a group, as (text, value)."""
    found = hits[key]
    values = [value for *_, value in found if isinstance(value, (int, float))]
    if of in ("worst", "worst%"):
        worst = max(values, default=0) * (100 if of == "worst%" else 1)
        return (f"{worst:.1f}" if of == "worst%" else f"{worst:.3f}"), worst
    if of == "least":
        return (f"{min(values):g}", min(values)) if values else ("", None)
    if of == "range":
        return (f"{min(values):.2f}–{max(values):.2f}", max(values)) if values else ("", None)
    if of == "mean%":
        mean = 100 * sum(values) / len(values) if values else 0
        return f"{mean:.1f}", mean
    if of == "count":
        return str(len(found)), len(found)
    total = sum(value for *_, value in hits[of]) if of == "pages" else len(hits[of])
    rate = 100 * len(found) / total if total else 0
    return f"{rate:.2f} ({len(found)})", rate


def group_of(folder):
    return re.split(r"[-_]\d+$", folder.stem if folder.is_file() else folder.name)[0]


def unit_of(of):
    """What a rate is of, if not of pages."""
    known = {"middle-pages": "middle pages", "first-pages": "first pages", "turned-pages": "turned pages", "documents": "issues", "dashes": "dashes",
             "notes": "notes", "tables-broken": "such tables", "titles-broken": "such titles", "issues-with-tables": "issues with tables"}
    return f", of 100 {known[of]}" if of in known else ""


def report(groups, show):
    names = list(groups)
    rows = [["", *names], ["documents", *(str(len(groups[n]["documents"])) for n in names)],
            ["pages", *(str(sum(v for *_, v in groups[n]["pages"])) for n in names)]]
    for key, words, of in FIGURES:
        rows.append([words + unit_of(of),
                     *(figure(key, of, groups[n])[0] for n in names)])
    wide = max(len(row[0]) for row in rows)
    print(f"{'Per 100 pages where nothing else is said; in brackets the count.':{wide}}")
    for row in rows:
        print(f"{row[0]:{wide}}  " + "  ".join(f"{cell:>14}" for cell in row[1:]))
    for name in names if show else []:
        print(f"\n== {name}")
        for key, words, of in FIGURES:
            found = sorted(groups[name][key], key=lambda hit: -abs(hit[3] or 0) if isinstance(hit[3], (int, float)) else 0)
            for folder, page, text, value in found[:show]:
                print(f"{key:24} {folder} p{page} {text} {'' if value is None else value}")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("paths", nargs="+", type=Path)
    args.add_argument("--program", help="builds and proofreads every issue with it first")
    args.add_argument("--json", type=Path, help="writes all figures and hits")
    args.add_argument("--hits", type=int, default=0, help="shows so many hits of each figure")
    options = args.parse_args()
    groups = defaultdict(lambda: defaultdict(list))
    start = time.time()
    for folder, pdf in folders(options.paths):
        if options.program and folder.is_dir() and not build(str(Path(options.program).resolve()), folder):
            groups[group_of(folder)]["failed"].append((folder.name, 1, "", 1))
            continue
        for key, found in measure(folder, pdf).items():
            groups[group_of(folder)][key] += [(folder.name, *hit) for hit in found]
    report(groups, options.hits)
    print(f"\n{time.time() - start:.0f} s", file=sys.stderr)
    if options.json:
        out = {name: {"documents": len(hits["documents"]), "pages": sum(value for *_, value in hits["pages"]),
                      "figures": {key: figure(key, of, hits) for key, _, of in FIGURES},
                      "hits": {key: found for key, found in hits.items() if key in {key for key, *_ in FIGURES} - BULK}}
               for name, hits in groups.items()}
        options.json.write_text(json.dumps(out, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
