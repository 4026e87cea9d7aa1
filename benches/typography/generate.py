"""Makes issues to be measured: folders with issue.toml, tables, articles and pictures, from a seed.

    python3 benches/typography/generate.py OUT [--seed 18] [--small]

OUT gets `prose/` (plain-NN, hard-NN: some 1,400 pages), `tables/` (150 issues with tables, pictures,
rankings and charts) and `fit/` (40 issues of 3 to 20 pages). The same seed makes the same bytes.
Needs Pillow for the pictures.
"""

import argparse
import random
import shutil
from pathlib import Path

from figures import chart, picture, ranking, table
from words import COUNTY, MEANS, OFFICES, TOWNS, paragraph, title

HEAD = """year = {year}
number = {number}
date = {year}-{month:02d}-{day:02d}
contents = {contents}

[publication]
name = "{name}"
kind = "工作简报"
issuer = "{place}县{office}"
copies = {copies}
editors = ["陈 明", "王立新"]
reviewers = ["李洪广"]
phone = "0417-2998573"

[publication.masthead]
style = "{style}"

[publication.distribution]
report = ["市委办公室", "市政府办公室", "县委常委"]
send = ["县人大常委会办公室", "县政协办公室"]
issue = ["各乡镇人民政府、街道办事处", "县直各部门"]

[check]
disable = ["A", "N", "P", "S", "T", "W"]
"""


def head(rng, number, contents=None):
    place = rng.choice(COUNTY)
    return HEAD.format(
        year=rng.randint(2022, 2026), number=number, month=rng.randint(1, 12), day=rng.randint(1, 28), place=place,
        contents=str(rng.random() < 0.4 if contents is None else contents).lower(),
        name=place + rng.choice(["工作动态", "信用体系建设", "政务信息", "督查通报"]), office=rng.choice(OFFICES),
        copies=rng.randint(20, 120), style=rng.choice(["stacked", "stacked", "banner", "star", "flag"]),
    )


def quoted(text):
    """A text as a TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def article(rng, folder, count, paragraphs, is_hard):
    """An article, its text in a file of its own now and then."""
    blocks = []
    for n in range(paragraphs):
        if paragraphs > 4 and n % 4 == 1 and n + 1 < paragraphs and rng.random() < 0.6:
            blocks.append(f"{'#' * rng.randint(1, 2)} {rng.choice(MEANS)}")
        if paragraphs > 6 and n == 5 and rng.random() < 0.5:
            blocks.append("\n".join(f"{k + 1}. {rng.choice(MEANS)}，{rng.choice(MEANS)}；" for k in range(rng.randint(2, 4))))
        blocks.append(paragraph(rng, is_hard))
    text = "\n\n".join(blocks)
    lines = ["[[section.item]]", 'kind = "article"', "title = " + quoted(title(rng))]
    if rng.random() < 0.3:
        path = folder / f"articles/{count:02d}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
        lines.append(f'file = "articles/{count:02d}.md"')
    else:
        lines.append("text = '''\n" + text + "\n'''")
    if rng.random() < 0.6:
        lines.append("source = " + quoted(rng.choice(["县" + rng.choice(OFFICES), rng.choice(TOWNS)])))
    return lines


def brief(rng, is_hard):
    return ["[[section.item]]", 'kind = "brief"', "text = '''\n" + paragraph(rng, is_hard) + "\n'''",
            "source = " + quoted("县" + rng.choice(OFFICES))]


def section(rng, named=True):
    return ["", "[[section]]"] + (["title = " + quoted(rng.choice(["工作推进", "县区动态", "统计", "经验交流", "政策解读", "通报"]))] if named else [])


def write(folder, rng, number, body, contents=None):
    text = head(rng, number, contents) + "\n".join(body) + "\n"
    (folder / "issue.toml").write_text(text, encoding="utf-8")


def prose(folder, rng, number, is_hard):
    """An issue of some ten pages of running text."""
    body, count = [], 0
    for _ in range(rng.randint(1, 3)):
        body += section(rng)
        for _ in range(rng.randint(2, 4)):
            count += 1
            body += article(rng, folder, count, rng.randint(3, 11), is_hard)
        for _ in range(rng.choice([0, 0, 2, 4])):
            body += brief(rng, is_hard)
    write(folder, rng, number, body)


def shown(rng, folder, count):
    """A table, picture, ranking or chart."""
    kind = rng.random()
    if kind < 0.62:
        return table(rng, folder, count)
    if kind < 0.74:
        return picture(rng, folder, count)
    if kind < 0.88:
        return ranking(rng)
    return chart(rng, folder, count)


def figures(folder, rng, number):
    """An issue with tables, pictures, rankings and charts among text of every length."""
    body, count = [], 0
    for n in range(rng.randint(1, 2)):
        body += section(rng, named=n > 0 or rng.random() < 0.7)
        for _ in range(rng.randint(1, 3)):
            if rng.random() < 0.75:
                count += 1
                body += article(rng, folder, count, rng.choice([1, 1, 2, 3, 4, 6, 9]), rng.random() < 0.3)
            for _ in range(rng.choice([1, 1, 1, 2])):
                count += 1
                body += shown(rng, folder, count)
        if rng.random() < 0.5:
            count += 1
            body += article(rng, folder, count, rng.choice([1, 2, 4]), False)
    write(folder, rng, number, body)


def mixed(folder, rng, number, size):
    """An issue to be set to a number of pages, of about `size` pages."""
    body, count = [], 0
    while count < size:
        body += section(rng)
        for _ in range(rng.randint(1, 3)):
            count += 1
            body += article(rng, folder, count, rng.randint(2, 6), rng.random() < 0.3)
        if rng.random() < 0.6:
            count += 1
            body += shown(rng, folder, count)
        if rng.random() < 0.4:
            body += brief(rng, False)
    write(folder, rng, number, body)


def generate(out, seed, small):
    jobs = []
    count = 4 if small else 45
    jobs += [("prose", f"plain-{n:02d}", lambda f, r, n=n: prose(f, r, n + 1, False)) for n in range(count)]
    jobs += [("prose", f"hard-{n:02d}", lambda f, r, n=n: prose(f, r, n + 1, True)) for n in range(count)]
    jobs += [("tables", f"t-{n:03d}", lambda f, r, n=n: figures(f, r, n + 1)) for n in range(10 if small else 150)]
    jobs += [("fit", f"f-{n:02d}", lambda f, r, n=n: mixed(f, r, n + 1, 2 + n * 10 // 40)) for n in range(2 if small else 40)]
    for room, name, make in jobs:
        folder = out / room / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder, random.Random(f"{seed}/{room}/{name}"))
    print(f"{len(jobs)} issues in {out}")


if __name__ == "__main__":
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=Path)
    args.add_argument("--seed", default="18")
    args.add_argument("--small", action="store_true", help="a few issues of each sort")
    options = args.parse_args()
    generate(options.out, options.seed, options.small)
