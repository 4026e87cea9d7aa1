"""The kinds of faults, and how one is planted."""

import pathlib
import re

from faults_text import BIG, HEAD_ROWS, ISSUE, SMALL, line_of

HAN = r"[\u3400-\u9fff]"
WORDS = pathlib.Path(__file__).resolve().parent.parent / "src/check/wording/words.tsv"

# Right and wrong, used where the proofreader's own list cannot be read.
KNOWN_WORDS = [
    ("部署", "布署"), ("安装", "按装"), ("即使", "既使"), ("再接再厉", "再接再励"), ("松弛", "松驰"),
    ("凑合", "凑和"), ("度假", "渡假"), ("竣工", "峻工"), ("重叠", "重迭"), ("贡献", "供献"),
    ("辐射", "幅射"), ("气概", "气慨"), ("粗犷", "粗旷"), ("针砭", "针贬"), ("弘扬", "宏杨"),
    ("震撼", "震憾"), ("精简", "精减"), ("脉搏", "脉膊"), ("寒暄", "寒喧"), ("蜂拥", "蜂涌"),
    ("直截了当", "直接了当"), ("一筹莫展", "一愁莫展"), ("川流不息", "穿流不息"), ("事半功倍", "事半工倍"),
    ("有恃无恐", "有持无恐"), ("相辅相成", "相辅相承"), ("按部就班", "按步就班"), ("融会贯通", "融汇贯通"),
    ("迫不及待", "迫不急待"), ("不胫而走", "不径而走"),
]


class Fault:
    """A fault as planted: the book with it, and where it stands.

    `where` has the lines of each file, from 1, or the cells of a table, both from 0.
    """

    def __init__(self, kind, book, where, what):
        self.kind, self.book, self.where, self.what = kind, book, where, what

    def __str__(self):
        places = "; ".join(f"{name} {sorted(where)}" for name, where in self.where.items())
        return f"{self.kind.name}: {self.what} ({places})"


class Kind:
    """A kind of fault: its name, the letters of the families that may find it, whether it is a sum or an agreement."""

    def __init__(self, name, families, core, make):
        self.name, self.families, self.core, self.make = name, families, core, make

    def plant(self, rng, book):
        return Fault(self, *self.make(rng, book))

    def covers(self, code):
        # Rules have a letter and three digits; what reading finds has a word.
        return re.fullmatch(f"[{self.families}]\\d{{3}}", code) is not None or ("*" in self.families and "-" in code)


# --- Editing ---------------------------------------------------------------


def replaced(book, name, start, end, text):
    """Returns a book with some characters replaced, and the lines that they then stand on."""
    old = book.texts[name]
    new = old[:start] + text + old[end:]
    lines = set(range(line_of(new, start), line_of(new, start + len(text)) + 1))
    return book.with_text(name, new), {name: lines}


def matches(book, pattern, names=None):
    """Returns where a pattern stands in the running text, or in whole files."""
    spans = book.prose() if names is None else [(name, 0, len(book.texts[name])) for name in names]
    compiled = re.compile(pattern)
    return [(name, m) for name, start, end in spans for m in compiled.finditer(book.texts[name], start, end)]


def swap_in(rng, book, pattern, right, names=None, group=0):
    """Replaces a match by what `right` makes of its text."""
    name, match = rng.choice(matches(book, pattern, names))
    old, new = match.group(group), right(match.group(group))
    book, where = replaced(book, name, *match.span(group), new)
    context = match.string[max(0, match.start(group) - 6) : match.end(group) + 6].replace("\n", "⏎")
    return book, where, f"{old!r} → {new!r} in …{context}…"


def other_digits(rng, digits):
    """Changes one digit of a number, not to a leading zero."""
    while True:
        at = rng.randrange(len(digits))
        new = digits[:at] + rng.choice("0123456789") + digits[at + 1 :]
        if new != digits and not new.startswith("0"):
            return new


def other_of(rng, choices):
    return lambda old: rng.choice([choice for choice in choices if choice != old])


# --- Sums ------------------------------------------------------------------


def cells(book, wanted):
    """Returns the cells of the large table, as row and column, that a function wants."""
    rows = book.rows(BIG)
    last = len(rows) - 1, len(rows[0]) - 1
    every = [(r, c) for r in range(HEAD_ROWS, last[0] + 1) for c in range(1, last[1] + 1)]
    return rows, [(r, c) for r, c in every if wanted(rows[r][c], r == last[0], c == last[1])]


def set_cell(book, rows, cell, new):
    old = rows[cell[0]][cell[1]]
    rows[cell[0]][cell[1]] = new
    what = f"{rows[cell[0]][0]}/{rows[0][cell[1]]}: {old} → {new}"
    return book.with_rows(BIG, rows), {BIG: {cell}}, what


def changed_cell(rng, book):
    rows, those = cells(book, lambda text, in_row, in_column: text and not in_row and not in_column)
    cell = rng.choice(those)
    return set_cell(book, rows, cell, other_digits(rng, rows[cell[0]][cell[1]]))


def changed_total(rng, book):
    rows, those = cells(book, lambda text, in_row, in_column: text and (in_row or in_column))
    cell = rng.choice(those)
    return set_cell(book, rows, cell, other_digits(rng, rows[cell[0]][cell[1]]))


def swaps(text):
    every = [text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in range(len(text) - 1)]
    return [swap for swap in every if swap != text and not swap.startswith("0")]


def swapped_digits(rng, book):
    rows, those = cells(book, lambda text, *_: swaps(text))
    cell = rng.choice(those)
    return set_cell(book, rows, cell, rng.choice(swaps(rows[cell[0]][cell[1]])))


def moved_cell(rng, book):
    rows, those = cells(book, lambda text, in_row, in_column: text and not in_row and not in_column)
    last = len(rows[0]) - 1
    moves = [(r, c, to) for r, c in those for to in (c - 1, c + 1) if 0 < to < last and not rows[r][to]]
    row, column, to = rng.choice(moves)
    text = rows[row][column]
    rows[row][column], rows[row][to] = "", text
    what = f"{rows[row][0]}: {text} from {rows[0][column]} to {rows[0][to]}"
    return book.with_rows(BIG, rows), {BIG: {(row, column), (row, to)}}, what


def sum_in_text(rng, book):
    figures = r"(?:正式取消下放调整|其中取消|政府行使|，调整)(\d+)(?=项)"
    return swap_in(rng, book, figures, lambda old: other_digits(rng, old), ["articles/03-行政职权.md"], 1)


# --- Agreement -------------------------------------------------------------


def rank_in_notice(rng, book):
    text = book.texts[ISSUE]
    place, field = rng.choice(["营口市", "盖州市", "大石桥市"]), rng.choice(["排名", "总数"])
    key = "total" if field == "总数" else "rank"
    right = re.search(rf'place = "{place}".*?{key} = (\d+)', text, re.S).group(1)
    return swap_in(rng, book, rf"(?<!# )\{{\{{{place}\.{field}\}}\}}", lambda _: other_digits(rng, right), [ISSUE])


def rank_in_ranking(rng, book):
    captions = r'caption = "[^"]*?(\d+)(?=/)|caption = "[^"]*/(\d+)'
    # The newest month of a place whose caption is written out.
    rows = r'caption = "[^"]*"\nseries = \[\n[^}]*rank = (\d+)'
    name, match = rng.choice(matches(book, captions, [ISSUE]) + matches(book, rows, [ISSUE]))
    group = match.lastindex
    new = other_digits(rng, match.group(group))
    changed, where = replaced(book, name, *match.span(group), new)
    return changed, where, f"{match.group(group)} → {new} after {match.group()[:24]!r}"


SERIES_ROW = r'  \{ month = "(\d{4}\.\d\d)"[^\n]*\n'


def swapped_month(rng, book):
    name, match = rng.choice(matches(book, rf"(?={SERIES_ROW}{SERIES_ROW})", [ISSUE]))
    text = book.texts[name]
    (a, b), (first, second) = (match.span(1), match.span(2)), match.groups()
    text = text[: a[0]] + second + text[a[1] : b[0]] + first + text[b[1] :]
    lines = {line_of(text, a[0]), line_of(text, b[0])}
    return book.with_text(name, text), {name: lines}, f"{first} ↔ {second}"


def missing_month(rng, book):
    inner = rf"(?<=\}},\n){SERIES_ROW}(?=  \{{ month)"
    return swap_in(rng, book, inner, lambda _: "", [ISSUE])


def wrong_quarter(rng, book):
    return swap_in(rng, book, r"三(?=季度)", other_of(rng, "一二四"), [ISSUE])


# What is wrong about numbers and dates: pattern, wrong values, file.
DATES = [
    (r"(?<=\ntotal = )10(?=\n)", ["9", "11", "12", "20"], ISSUE),
    (r"(?<=\nnumber = )3(?=\n)", ["2", "4", "5", "13"], ISSUE),
    (r"(?<=\nyear = )2020(?=\n)", ["2019", "2021"], ISSUE),
    (r"(?<=\ndate = )2020-12-14", ["2020-11-12", "2020-10-14", "2021-12-14", "2019-12-14"], ISSUE),
    (r"10月23日", ["10月32日", "11月31日", "12月23日", "13月23日"], "articles/02-信易贷平台.md"),
]


def wrong_date(rng, book):
    pattern, wrong, name = rng.choice(DATES)
    return swap_in(rng, book, pattern, lambda _: rng.choice(wrong), [name])


COUNTS = [
    (r"6(?=个条件)", "578"),
    (r"5(?=个本科专业)", "467"),
    (r"三(?=个平台（)", "二四五"),
    (r"两(?=个明显特点)", "三四五"),
]


def wrong_count(rng, book):
    pattern, wrong = rng.choice(COUNTS)
    return swap_in(rng, book, pattern, other_of(rng, wrong))


def enumeration_gap(rng, book):
    # The last of a list leaves no gap.
    ordinals = [(name, m) for name, m in matches(book, r"(?:\*\*)?([一二三四五六])是(?:\*\*)?") if not_last(book, name, m)]
    name, match = rng.choice(ordinals)
    changed, where = replaced(book, name, *match.span(), "")
    return changed, where, f"{match.group()!r} removed"


def not_last(book, name, match):
    following = dict(zip("一二三四五六", "二三四五六七"))[match.group(1)] + "是"
    paragraph = book.texts[name][match.end() :].split("\n")[0]
    before = book.texts[name][: match.start()]
    return following in paragraph and (match.group(1) == "一" or before[-1:] in "。；*")


RENAMES = {
    "开展行业信用监管的领域": ["行业信用监管的领域", "开展行业信用监管领域", "开展信用监管的领域", "开展行业信用监督的领域"],
    "失信主体以注销、吊销等形式退出黑名单的案例": [
        "失信主体以注销、吊销等形式退出黑名单案例",
        "失信主体以吊销、注销等形式退出黑名单的案例",
        "城市失信主体以注销、吊销等形式退出黑名单的案例",
        "失信主体以注销、吊销形式退出黑名单的案例",
    ],
}


def renamed_column(rng, book):
    name, (right, wrong) = rng.choice([SMALL, BIG]), rng.choice(sorted(RENAMES.items()))
    rows = book.rows(name)
    column, new = rows[0].index(right), rng.choice(wrong)
    rows[0][column] = new
    where = {table: {(0, book.rows(table)[0].index(right))} for table in (SMALL, BIG)}
    return book.with_rows(name, rows), where, f"{right} → {new} in {name}"


# --- Punctuation -----------------------------------------------------------


def half_width_bracket(rng, book):
    if rng.random() < 0.5:
        return swap_in(rng, book, r"（[^（）\n]{1,30}）", lambda old: f"({old[1:-1]})")
    return swap_in(rng, book, r"[（）]", lambda old: {"（": "(", "）": ")"}[old])


def half_width_comma(rng, book):
    return swap_in(rng, book, rf"(?<={HAN})，(?={HAN})", lambda _: ",")


def dropped_quote(rng, book):
    return swap_in(rng, book, "”", lambda _: "")


def dropped_bracket(rng, book):
    return swap_in(rng, book, "[（《]", lambda _: "")


def document_number(rng, book):
    left, right = rng.choice([("[", "]"), ("(", ")"), ("【", "】"), ("（", "）"), ("［", "］")])
    number = f"（发改办财金{left}2020{right}{rng.randrange(100, 900)}号）"
    return swap_in(rng, book, r"(?<=通知|决定)》(?=[，。等])", lambda old: old + number)


def doubled(rng, book):
    if rng.random() < 0.5:
        return swap_in(rng, book, rf"(?<={HAN})[，。、；]", lambda old: old * 2)
    return swap_in(rng, book, rf"(?<={HAN})(?:的|和|在|对|企业|信用|工作|进行|实施|通过)(?={HAN})", lambda old: old * 2)


# --- Structure and wording -------------------------------------------------


def broken_paragraph(rng, book):
    articles = [name for name in book.texts if name.endswith(".md")]
    spots = matches(book, rf"(?<=[^\n]{{60}}{HAN})(?={HAN}{{2}}[^\n]{{40}})", sorted(articles))
    name, match = rng.choice(spots)
    changed, where = replaced(book, name, match.start(), match.start(), "\n\n")
    return changed, where, f"broken after …{match.string[match.start() - 8:match.start()]}"


def repeated_passage(rng, book):
    source, taken = rng.choice(matches(book, r"(?<=。)[^。\n*]{40}"))
    others = [(name, m) for name, m in matches(book, r"(?<=。)\n") if name != source]
    name, at = rng.choice(others)
    changed, where = replaced(book, name, at.start(), at.start(), taken.group() + "。")
    where.setdefault(source, set()).add(line_of(changed.texts[source], taken.start()))
    return changed, where, f"{taken.group()[:12]}… of {source} again in {name}"


def until(rng, book):
    return swap_in(rng, book, "截至", lambda _: "截止", [ISSUE, "articles/04-信用修复.md"])


def word_list():
    """Returns wrong word, right word, and a sentence with the wrong one, of each entry of the list."""
    if not WORDS.exists():
        return [(wrong, right, f"对此要{wrong}。") for right, wrong in KNOWN_WORDS]
    entries = []
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 8 and re.fullmatch(rf"{HAN}+", parts[3]):
            entries.append((parts[3], parts[4], parts[7]))
    return entries


def wrong_word(rng, book):
    """Puts a wrong word for a right one of the text, or adds a sentence with one."""
    entries = word_list()
    spots = [(wrong, right) for wrong, right, _ in entries if re.fullmatch(rf"{HAN}{{2,}}", right) and matches(book, right)]
    if spots and rng.random() < 0.5:
        wrong, right = rng.choice(spots)
        return swap_in(rng, book, right, lambda _: wrong)
    wrong, right, sentence = rng.choice(entries)
    changed, where, _ = swap_in(rng, book, r"(?<=。)\n", lambda _: sentence + "\n")
    return changed, where, f"{wrong} for {right}: {sentence}"


MARKUP = ["<br>", "<br/>", "&nbsp;", "**", "<b>", "</p>", "##", "[见附件](", "~~", "&emsp;", "<span>", "__"]


def stray_markup(rng, book):
    markup = rng.choice(MARKUP)
    return swap_in(rng, book, rf"(?<={HAN})(?=[，。]{HAN})", lambda _: markup)


KINDS = [
    Kind("digit changed in a cell", "T", True, changed_cell),
    Kind("digit changed in a total", "T", True, changed_total),
    Kind("digits swapped in a cell", "T", True, swapped_digits),
    Kind("cell in the next column", "T", True, moved_cell),
    Kind("sum in the text", "TA", True, sum_in_text),
    Kind("rank in the notice", "A", True, rank_in_notice),
    Kind("rank in caption or table", "A", True, rank_in_ranking),
    Kind("months swapped", "A", True, swapped_month),
    Kind("month missing", "A", True, missing_month),
    Kind("wrong quarter", "A", True, wrong_quarter),
    Kind("running number or date", "A", True, wrong_date),
    Kind("number of items promised", "A", True, wrong_count),
    Kind("gap in an enumeration", "A", True, enumeration_gap),
    Kind("column renamed", "A", True, renamed_column),
    Kind("half-width bracket", "P", False, half_width_bracket),
    Kind("half-width comma", "P", False, half_width_comma),
    Kind("closing quote dropped", "P", False, dropped_quote),
    Kind("opening bracket dropped", "P", False, dropped_bracket),
    Kind("brackets of a document number", "P", False, document_number),
    Kind("word or mark doubled", "PW", False, doubled),
    Kind("paragraph broken", "S", False, broken_paragraph),
    Kind("passage repeated", "S", False, repeated_passage),
    Kind("until before a moment", "W", False, until),
    Kind("wrong word", "W", False, wrong_word),
    Kind("stray markup", "PS*", False, stray_markup),
]
