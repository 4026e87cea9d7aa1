"""The texts that faults are planted in: the sample, put right."""

import csv
import io
import re

BIG = "tables/部门.csv"
SMALL = "tables/县区园区.csv"
ISSUE = "issue.toml"
PUBLICATION = "publication.toml"
HEAD_ROWS = 1

# What is wrong in the sample, as a careful proofreader would put it right:
# file, wrong, right, how often it stands there.
CORRECTIONS = [
    # The table of the issue is one of the third quarter.
    (ISSUE, "二季度信用工作", "三季度信用工作", 1),
    # 截至 before a time.
    (ISSUE, "截止12月上旬", "截至12月上旬", 1),
    # The list in the notice ends without a stop, its other items have one or go on.
    (ISSUE, "失信记录（盖州市双台镇）\n", "失信记录（盖州市双台镇）。\n", 1),
    # Full-width brackets in Chinese, GB/T 15834.
    (ISSUE, "盖州市 (335/387)", "盖州市（335/387）", 1),
    (ISSUE, "大石桥市 (145/387)", "大石桥市（145/387）", 1),
    # What a city's bureau drafts as 规章 is not called 条例; as 条例 it is a 地方性法规.
    (ISSUE, "我市第一部家政服务规章《", "我市第一部家政服务地方性法规《", 1),
    # The table of the departments has no caption.
    (ISSUE, 'name = "部门表"\n', 'name = "部门表"\ntitle = "各部门数据报送情况统计表"\n', 1),
    # A telephone number takes a hyphen, GB/T 15834 4.13.3.1.
    (PUBLICATION, "0417—2998573", "0417-2998573", 1),
    # A subject is cut short.
    ("articles/04-信用修复.md", "截至目前，我已举办", "截至目前，我市已举办", 1),
    # 地 before a verb.
    ("articles/05-告知承诺.md", "极大的方便了企业", "极大地方便了企业", 1),
    ("articles/06-分级分类监管.md", "更好的服务国际客户", "更好地服务国际客户", 1),
    # The same two sentences stand twice.
    (
        "articles/05-告知承诺.md",
        "改革前，行政审批部门在受理申请后会对材料的真实性进行审查，审查通过后发放许可证。"
        "实行告知承诺制之后，对申请告知承诺制并符合申请条件企业，行政审批部门当场",
        "以往须先审查材料再发证，现在企业作出承诺且符合条件的，行政审批部门当场",
        1,
    ),
    # One measure, one name.
    (SMALL, "退出黑名单的案例数量", "退出黑名单的案例", 1),
    (SMALL, "“诚信建设万里行”案例情况", "诚信建设万里行", 1),
    (BIG, "上报数量(累计数量)", "上报数量（累计数量）", 1),
]

# Between Han and digits the typesetter puts the space; the sample writes both ways.
SPACED = re.compile(r"(?<=[\u3400-\u9fff，。、（）]) +(?=[0-9])|(?<=[0-9%]) +(?=[\u3400-\u9fff])")

# The issue before, so that running numbers can be compared.
PREVIOUS = """year = 2020
number = 2
total = 9
date = 2020-11-13

[[section]]
title = "全国地级城市信用排名"

[[section.item]]
kind = "ranking"
place = "营口市"
total = 261
series = [
  { month = "2020.09", index = 85.37, rank = 66 },
  { month = "2020.08", index = 83.42, rank = 71 },
]
"""


class Book:
    """The files of an issue by their names."""

    # The folder of the issue, beside that of the one before.
    FOLDER = "2020-03"
    PREVIOUS_FOLDER = "2020-02"

    def __init__(self, texts):
        self.texts = texts

    def with_text(self, name, text):
        return Book({**self.texts, name: text})

    def write(self, folder):
        previous = {ISSUE: PREVIOUS, PUBLICATION: self.texts[PUBLICATION]}
        for where, texts in [(self.FOLDER, self.texts), (self.PREVIOUS_FOLDER, previous)]:
            for name, text in texts.items():
                path = folder / where / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def rows(self, name):
        return list(csv.reader(io.StringIO(self.texts[name])))

    def with_rows(self, name, rows):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        return self.with_text(name, out.getvalue())

    def prose(self):
        """Returns the running text: names of files, and from where to where in them."""
        spans = [(name, 0, len(text)) for name, text in self.texts.items() if name.endswith(".md")]
        briefs = re.finditer(r'kind = "brief"\ntext = """\n(.*?)"""', self.texts[ISSUE], re.S)
        return sorted(spans) + [(ISSUE, *brief.span(1)) for brief in briefs]

    def characters(self):
        """Counts the characters of the texts, those of tables left out."""
        strings = re.findall(r'^(?:title|text|source|caption) = ("""(?:.*?)"""|".*?")$', self.texts[ISSUE], re.S | re.M)
        texts = [text for name, text in self.texts.items() if name.endswith(".md")] + strings
        return sum(len(re.sub(r"[\s\"*]", "", text)) for text in texts)


def line_of(text, offset):
    """Returns the number of the line of an offset, from 1."""
    return text.count("\n", 0, offset) + 1


def number(cell):
    return int(cell.replace(",", "")) if cell.strip() else 0


def with_sums(book):
    """Puts the sums of the large table right: the last column and the last row are totals."""
    rows = book.rows(BIG)
    for row in rows[HEAD_ROWS:-1]:
        total = sum(number(cell) for cell in row[1:-1])
        row[-1] = str(total) if total else ""
    for column in range(1, len(rows[0])):
        total = sum(number(row[column]) for row in rows[HEAD_ROWS:-1])
        rows[-1][column] = str(total) if total else ""
    return book.with_rows(BIG, rows)


def clean_book(sample):
    """Reads the sample and puts it right."""
    names = [ISSUE, PUBLICATION, BIG, SMALL] + [f"articles/{path.name}" for path in sorted(sample.glob("articles/*.md"))]
    texts = {name: (sample / name).read_text(encoding="utf-8") for name in names}
    for name, wrong, right, times in CORRECTIONS:
        if texts[name].count(wrong) != times:
            raise SystemExit(f"{name} no longer has {wrong!r} {times} time(s): correct CORRECTIONS")
        texts[name] = texts[name].replace(wrong, right)
    for name in texts:
        if not name.endswith(".csv"):
            texts[name] = SPACED.sub("", texts[name])
    return with_sums(Book(texts))
