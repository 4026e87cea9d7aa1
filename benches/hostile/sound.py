"""Sound issues to start from, and what is made of them once for all cases: archive, PDF, sheets."""

import pathlib
import subprocess
import threading

from . import frame, pictures

HEAD = """year = 2026
number = 1
date = 2026-01-05
{extra}
[publication]
name = "测试简报"
kind = "工作简报"
issuer = "测试办公室"
{publication}
"""


def issue(*items, extra="", publication=""):
    """The text of an issue.toml with the items (bodies of `[[section.item]]`) in one section."""
    body = "".join(f"[[section.item]]\n{item}\n\n" for item in items)
    return HEAD.format(extra=extra, publication=publication) + f'\n[[section]]\ntitle = "栏目"\n\n{body}'


def article(title="题目", **keys):
    """The body of an article; its keys are written as basic strings of TOML."""
    return "\n".join(
        ['kind = "article"', *(f"{key} = {quoted(value)}" for key, value in {"title": title, **keys}.items())]
    )


def table(data, title="表题", **keys):
    return "\n".join(
        [
            'kind = "table"',
            *(f"{key} = {quoted(v)}" for key, v in {"data": data, "title": title, **keys}.items()),
        ]
    )


def picture(file, **keys):
    return "\n".join(
        [
            'kind = "picture"',
            *(f"{key} = {quoted(v)}" for key, v in {"file": file, "alt": "图", **keys}.items()),
        ]
    )


def quoted(value):
    """A basic string of TOML, every control escaped."""
    if isinstance(value, (int, bool)):
        return str(value).lower()
    out = "".join(
        f"\\{c}" if c in '"\\' else f"\\u{ord(c):04X}" if ord(c) < 32 or 127 <= ord(c) < 160 else c
        for c in value
    )
    return f'"{out}"'


ARTICLE = """全县上半年办结事项一千二百件，比上年同期多办九十件。

# 主要做法

各部门加强协作，说明情况见[网站](https://example.com/)，反映良好。

- 第一项工作按时完成；
- 第二项工作正在推进。
"""
SECOND = "第二篇文章说明下半年的安排。\n\n请各单位认真落实，按月报送进展。\n"
TABLE = "部门,一季度,二季度,合计\n甲局,12,13,25\n乙局,30,41,71\n合计,42,54,96\n"


def bulletin(place):
    """Writes an issue with articles, a table and a picture under `place`; returns name to bytes of its files."""
    files = {
        "issue.toml": issue(
            article("上半年工作情况", file="articles/first.md", source="统计局"),
            article("下半年工作安排", file="articles/second.md"),
            table("tables/t.csv", name="部门表", title="各部门办件情况", unit="件", note="数据为快报数"),
            picture("pictures/p.png", caption="图一", width=20),
            extra="contents = true",
        ).encode(),
        "articles/first.md": ARTICLE.encode(),
        "articles/second.md": SECOND.encode(),
        "tables/t.csv": TABLE.encode(),
        "pictures/p.png": pictures.png(240, 160),
    }
    for name, content in files.items():
        path = pathlib.Path(place) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


def with_outputs(box):
    """Writes the bulletin, one finding more, a publication above nothing, and finished files; returns name to bytes of what must stay."""
    box.sources = bulletin(box.folder)
    box.write("articles/first.md", ARTICLE + "\n正文,正文。\n")
    box.write("publication.toml", 'name = "测试简报"\n')
    for name, data in (
        ("ready.pdf", box.shared.screen()),
        ("ready.docx", box.shared.output("issue.toml", name="screen.docx")),
        ("ready-archive.pdf", box.shared.archive()),
    ):
        box.write(name, data)
    return {path: path.read_bytes() for path in box.folder.rglob("*") if path.is_file()}


class Shared:
    """What the program makes of the sound bulletin, made at the first request."""

    def __init__(self, program, place):
        self.program, self.place = program, pathlib.Path(place)
        self.lock = threading.Lock()
        self.made = {}

    def output(self, *arguments, name):
        """The bytes of the file `name` that the program makes of the bulletin with these arguments."""
        with self.lock:
            if name not in self.made:
                self.place.mkdir(parents=True, exist_ok=True)
                self.sources = bulletin(self.place)
                run = subprocess.run(
                    [self.program, *arguments, "-o", name],
                    cwd=self.place,
                    capture_output=True,
                    timeout=frame.PATIENCE,
                )
                if run.returncode:
                    raise SystemExit(f"the sound bulletin is refused: {run.stderr.decode(errors='replace')}")
                self.made[name] = (self.place / name).read_bytes()
            return self.made[name]

    def archive(self):
        return self.output("issue.toml", "--for", "archive", name="archive.pdf")

    def screen(self):
        return self.output("issue.toml", name="screen.pdf")


def pdf_text(path):
    """The text of a PDF as poppler reads it, without white space."""
    run = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, timeout=60)
    return "".join(run.stdout.decode("utf-8", "replace").split())
