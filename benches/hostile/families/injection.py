"""Code in the texts and names of an issue.

Tried: pieces of Typst, TOML, Markdown, XML, PDF, shell, spreadsheets and format
strings in every field of text.

Held: a text is printed letter by letter, in PDF and Word alike (where it is
Markdown, only what it reads or runs is looked at), or refused; no word of
/etc/passwd is printed or said. Controls: the same fields with honest texts.
"""

import html
import re
from functools import partial

from .. import office, sound
from ..canary import bare, lay_out, leaked, word_text
from ..frame import Case

PAYLOADS = {
    "typst read": '#read("/etc/passwd")',
    "typst panic": '#panic("x")',
    "typst eval": '#eval("1+1")',
    "typst include": '#include "/etc/passwd"',
    "typst let": "#let x = 1",
    "typst math": "$x^2 + 1$",
    "typst label": "词 <label> @label",
    "typst heading": "= 标题",
    "typst raw": "`raw`",
    "typst comment": "甲 // 乙 /* 丙 */",
    "typst brackets": '甲"]; #panic() #[',
    "typst import": '#import "@preview/x:0.1.0": *',
    "typst escape": "\\u{41} \\# \\\\",
    "typst strong": "*强* _弱_",
    "typst plus": "+ 甲",
    "typst slash": "/ 甲: 乙",
    "typst dashes": "甲--乙---丙",
    "typst quotes": "'甲' \"乙\"",
    "typst tilde": "甲~乙",
    "typst sys": "#sys.inputs",
    "toml triple": "'''甲'''",
    "toml double": '"""甲"""',
    "toml table": "[section] x = 1",
    "figure": "\\{{甲}}",
    "xml tag": "<w:p/>",
    "xml entity": "&lt;&amp;&#65;",
    "xml cdata": "甲]]>乙",
    "xml comment": "<!-- 甲 -->",
    "html": "<script>alert(1)</script>",
    "shell": "$(id) `id` ${HOME} %PATH%",
    "format": "%s %n {0} {} {x}",
    "formula": "=cmd|'/c calc'!A0",
    "formula plus": "+1+1",
    "formula at": "@SUM(1)",
    "field": '{ INCLUDETEXT "/etc/passwd" }',
    "pdf": ") Tj ET (甲",
    "pdf name": "/甲 <41> [x] (y)",
    "json": '"},{"a":"',
    "path": "../../etc/passwd",
    "percent": "%2e%2e%2f",
}


def fields():
    """Label to (function of text that makes the issue, whether the text is Markdown)."""

    def of_article(key):
        return lambda text: sound.issue(sound.article(**{"text": "正文。", key: text}))

    def of_table(key):
        return lambda text: sound.issue(sound.table("t.csv", **{key: text}))

    def of_publication(key):
        return lambda text: sound.issue(
            sound.article(text="正文。"), publication=f"{key} = {sound.quoted(text)}"
        )

    def of_list(key):
        return lambda text: sound.issue(
            sound.article(text="正文。"), publication=f"{key} = [{sound.quoted(text)}]"
        )

    def of_name(old):
        return lambda text: sound.issue(sound.article(text="正文。")).replace(f'"{old}"', sound.quoted(text))

    return {
        "title": (of_article("title"), False),
        "subtitle": (of_article("subtitle"), False),
        "source": (of_article("source"), False),
        "text": (of_article("text"), True),
        "section": (of_name("栏目"), False),
        "name": (of_name("测试简报"), False),
        "kind": (of_name("工作简报"), False),
        "issuer": (of_name("测试办公室"), False),
        "editors": (of_list("editors"), False),
        "phone": (of_publication("phone"), False),
        "distribution": (
            lambda text: sound.issue(
                sound.article(text="正文。"),
                publication=f"[publication.distribution]\nsend = [{sound.quoted(text)}]",
            ),
            False,
        ),
        "table title": (of_table("title"), False),
        "table note": (of_table("note"), False),
        "table source": (of_table("source"), False),
        "table unit": (of_table("unit"), False),
        "caption": (lambda text: sound.issue(sound.picture("p.png", caption=text)), False),
        "alt": (lambda text: sound.issue(sound.picture("p.png").replace('"图"', sound.quoted(text))), True),
        "secrecy": (
            lambda text: sound.issue(sound.article(text="正文。"), extra=f"secrecy = {sound.quoted(text)}"),
            True,
        ),
        "keywords": (
            lambda text: sound.issue(
                sound.article(text="正文。"), extra=f"keywords = [{sound.quoted(text)}]"
            ),
            True,
        ),
        "notice": (
            lambda text: sound.issue(
                sound.article(text="正文。"), extra=f"[notice]\ntext = {sound.quoted(text)}"
            ),
            True,
        ),
        "brief": (lambda text: sound.issue(f'kind = "brief"\ntext = {sound.quoted(text)}'), True),
        "chart title": (
            lambda text: sound.issue(
                'kind = "chart"\ntype = "bar"\ndata = "t.csv"\n' + f"title = {sound.quoted(text)}"
            ),
            False,
        ),
        "plain text file": (
            lambda text: {"issue.toml": sound.issue(sound.article(file="a.txt")), "a.txt": text + "\n"},
            False,
        ),
        "cell": (
            lambda text: {
                "issue.toml": sound.issue(sound.table("t.csv")),
                "t.csv": '名,数\n"' + text.replace('"', '""') + '",1\n',
            },
            False,
        ),
        "head of a column": (
            lambda text: {
                "issue.toml": sound.issue(sound.table("t.csv")),
                "t.csv": '名,"' + text.replace('"', '""') + '"\n甲,1\n',
            },
            False,
        ),
        "Word": (
            lambda text: {
                "issue.toml": sound.issue(sound.article(file="a.docx")),
                "a.docx": office.word(
                    office.paragraph("正文。") * 3 + office.paragraph(html.escape("甲" + text))
                ),
            },
            False,
        ),
        "workbook": (
            lambda text: {
                "issue.toml": sound.issue(sound.table("t.xlsx")),
                "t.xlsx": office.workbook([["名", "数"], [text, 1]]),
            },
            False,
        ),
    }


def cases(shared, seed):
    def of_text(box, field, text, must):
        make, markdown = fields()[field]
        lay_out(box, make(text))
        run = box.run("issue.toml", "--format", "pdf,docx")
        reason = leaked(box, [run])
        if reason or run.code:
            return reason or (f"exit {run.code}: {run.said[:200]}" if must else None)
        if markdown and not must or field in ("alt", "keywords"):
            return None
        wanted = bare(text.replace("\\{{", "{{"))
        shown = sound.pdf_text(box.folder / "issue.pdf").replace("­", "")
        if wanted not in shown:
            lines = re.sub(r"\s", "", shown)
            return f"the PDF does not have {wanted!r}: {lines[40:240]!r}"
        if wanted not in word_text(box.folder / "issue.docx"):
            return f"the Word document does not have {wanted!r}"
        return None

    for field in fields():
        yield Case(
            "honest texts",
            f"honest {field}",
            partial(of_text, field=field, text="甲局乙科（一）", must=True),
            True,
        )
    for field in fields():
        for label, text in PAYLOADS.items():
            yield Case(
                f"code in {field}", f"{field} {label}", partial(of_text, field=field, text=text, must=False)
            )
