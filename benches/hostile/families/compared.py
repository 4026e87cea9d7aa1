"""A PDF and a Word document of one issue, compared by `verify`, where the same words stand in several places.

Tried: issues in which two fields have the same words, or one is the beginning of
the other; and Word documents in which somebody changed, removed, doubled or
moved words after both were made.

Held: documents of one issue are the same, exit 0; a changed one is told, exit 1,
with the words in question. The first are the controls of the second.
"""

import itertools
import re
import zipfile
from functools import partial

from .. import office, pictures, sound
from ..frame import Case

WORDS = "统计局数据"
FIELDS = (
    "title",
    "subtitle",
    "source",
    "text",
    "section",
    "table title",
    "unit",
    "note",
    "table source",
    "cell",
    "head",
    "caption",
    "brief",
)


def issue(texts):
    """Files of an issue in which each field has its own words, but for those in `texts`."""
    words = {field: f"{'甲乙丙丁戊己庚辛壬癸子丑寅'[i]}处的说明" for i, field in enumerate(FIELDS)} | texts
    article = sound.article(
        words["title"], subtitle=words["subtitle"], source=words["source"], text=words["text"] + "。"
    )
    table = sound.table(
        "t.csv", words["table title"], unit=words["unit"], note=words["note"], source=words["table source"]
    )
    picture = sound.picture("p.png", caption=words["caption"], width=20)
    brief = f'kind = "brief"\ntext = {sound.quoted(words["brief"] + "。")}'
    toml = sound.issue(article, table, picture, brief).replace('"栏目"', sound.quoted(words["section"]))
    return {
        "issue.toml": toml,
        "t.csv": f"名称,{words['head']},数\n甲局,{words['cell']},1375\n乙局,别的,862\n",
        "p.png": pictures.png(240, 160),
    }


def build(box, texts):
    for name, content in issue(texts).items():
        box.write(name, content)
    return box.run("issue.toml", "--format", "pdf,docx")


def edited(box, change):
    """Rewrites the text of the Word document; returns whether that changed anything."""
    with zipfile.ZipFile(box.folder / "issue.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts["word/document.xml"].decode()
    after = change(before)
    parts["word/document.xml"] = after.encode()
    box.write("issue.docx", office.packed(parts))
    return after != before


RUN = r"<w:t(?: [^>]*)?>[^<]*{}[^<]*</w:t>"


def edits():
    """Label to (what is done to the XML of the document, words that the message must have)."""

    def doubled(xml):
        return re.sub(r"(<w:p[ >](?:(?!</w:p>).)*?丁处的说明.*?</w:p>)", r"\1\1", xml, count=1)

    def removed(xml):
        return re.sub(r"<w:p[ >](?:(?!</w:p>).)*?丁处的说明.*?</w:p>", "", xml, count=1)

    def row_removed(xml):
        return re.sub(r"<w:tr[ >](?:(?!</w:tr>).)*?乙局.*?</w:tr>", "", xml, count=1)

    replaced = {
        "digit in a cell": ("1375", "1357"),
        "cell emptied": ("1375", ""),
        "two cells swapped": None,
        "unit": ("己处", "己地"),
        "unit of the table": ("庚处的说明", "庚处说明"),
        "note": ("辛处", "申处"),
        "source of the table": ("壬处", "任处"),
        "head": ("子处", "字处"),
        "title": ("甲处", "申处"),
        "subtitle": ("乙处", "已处"),
        "source": ("丙处", "两处"),
        "text": ("丁处的", "丁处"),
        "section": ("戊处", "戍处"),
        "caption": ("丑处", "五处"),
        "brief": ("寅处", "演处"),
        "full-width digit": ("862", "８62"),
        "blank": ("丁处的说明", "丁处的 说明"),
        "full stop": ("寅处的说明。", "寅处的说明．"),
    }
    found = {
        label: (lambda xml, pair=pair: xml.replace(*pair, 1), pair[1] or pair[0])
        for label, pair in replaced.items()
        if pair
    }
    found["two cells swapped"] = (
        lambda xml: xml.replace("1375", "\0").replace("862", "1375").replace("\0", "862"),
        "862",
    )
    found["paragraph doubled"] = doubled, "丁处的说明"
    found["paragraph removed"] = removed, "丁处的说明"
    found["row removed"] = row_removed, "乙局"
    return found


def cases(shared, seed):
    def same(box, texts):
        run = build(box, texts)
        if run.code:
            return f"the issue is refused: {run.said[:200]}"
        verify = box.run("verify", "issue.pdf", "issue.docx")
        return f"exit {verify.code} for one issue: {verify.said[:300]}" if verify.code else None

    def changed(box, label):
        change, words = edits()[label]
        if build(box, {}).code or not edited(box, change):
            return "the harness failed: nothing was changed"
        verify = box.run("verify", "issue.pdf", "issue.docx")
        if verify.code != 1:
            return f"exit {verify.code} though the Word document was changed: {verify.said[:200]}"
        return (
            None
            if words in "".join(verify.said.split()) or words in verify.said
            else f"{words} is not in the message: {verify.said[:300]}"
        )

    yield Case("one issue", "different words everywhere", partial(same, texts={}), True)
    for pair in itertools.combinations(FIELDS, 2):
        yield Case(
            "one issue, same words", f"same {pair}", partial(same, texts=dict.fromkeys(pair, WORDS)), True
        )
        longer = {pair[0]: WORDS, pair[1]: f"{WORDS}，{WORDS}"}
        yield Case("one issue, words repeated", f"repeated {pair}", partial(same, texts=longer), True)
    yield Case(
        "one issue, same words", "same everywhere", partial(same, texts=dict.fromkeys(FIELDS, WORDS)), True
    )
    for label in edits():
        yield Case("changed afterwards", f"changed {label}", partial(changed, label=label))
