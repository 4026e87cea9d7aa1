"""Places whose words can appear in a message: of an issue, its files, and a PDF."""

import re

from . import office, pdf, sound
from .bombs import zlibbed


def issue_places():
    """Label to a function of (box, text) that lays out an issue with the text in one place, faulty so that it is spoken of."""

    def fields(**keys):
        return lambda box, text: box.write(
            "issue.toml",
            sound.issue(
                sound.article(**{"text": "正文,正文（。", **{k: v.format(text) for k, v in keys.items()}})
            ),
        )

    def key(box, text):
        box.write(
            "issue.toml", sound.issue(sound.article(text="正文。")) + f"{sound.quoted('k' + text)} = 1\n"
        )

    def broken(box, text):
        box.write("issue.toml", f'# {text}\nyear = "{text.replace(chr(10), "")}\nx')

    def article(box, text):
        box.write(
            "a.md", f"正文{text}正文,「正文（ 的的 。{text}\n\n{{{{没有{text}.的}}}}\n".replace("\n::", "::")
        )
        box.write("issue.toml", sound.issue(sound.article(file="a.md")))

    def file_name(box, text):
        name = f"a{text}.md".replace("/", "")
        box.write(name, "正文,正文（。\n")
        box.write("issue.toml", sound.issue(sound.article(file=name)))

    def missing(box, text):
        box.write(
            "issue.toml",
            sound.issue(
                sound.article(file=f"没有{text}.md"),
                sound.picture(f"没有{text}.png"),
                sound.table(f"没有{text}.csv"),
            ),
        )

    def cell(box, text):
        inner = text.replace('"', "")
        box.write("t.csv", f'名{inner},"数{inner}",合计\n"甲{inner}",12,13\n合计,99{inner},13\n')
        box.write(
            "issue.toml",
            sound.issue(
                sound.table("t.csv", title=f"表{text}", unit=f"件{text}", name=f"表{text}"),
                extra="contents = true",
            ),
        )

    def csv_broken(box, text):
        box.write("t.csv", f'名,数\n"甲{text},12\n乙,13,14,15{text}\n')
        box.write("issue.toml", sound.issue(sound.table("t.csv")))

    def workbook(box, text):
        inner = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", text).replace("&", "")
        parts = office.workbook_parts([[f"名{inner}", "数"], [f"甲{inner}", 12], ["合计", 99]])
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("表一", f"表{inner}")
        box.write("t.xlsx", office.packed(parts))
        box.write("issue.toml", sound.issue(sound.table("t.xlsx"), sound.table(f"t.xlsx#没有{text}")))

    def word(box, text):
        inner = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", text)
        box.write(
            "a.docx",
            office.word(
                office.paragraph(f"正文{inner},正文（。") + office.drawing("rIdM0", alt=inner),
                media={"p.png": sound.pictures.png()[:200]},
            ),
        )
        box.write("issue.toml", sound.issue(sound.article(file="a.docx")))

    def words(box, text):
        box.write("w.tsv", f"正文{text}\t别的{text}\t因{text}\n{text}\n")
        box.write(
            "issue.toml",
            sound.issue(
                sound.article(text=f"正文。正文{text}。"),
                extra=f'[check]\nwords = ["w.tsv"]\nroster = ["w.tsv"]\nallow = [{{ rule = {sound.quoted(text)}, reason = "x" }}]',
            ),
        )

    def publication(box, text):
        quoted = sound.quoted(f"名{text}")
        box.write(
            "issue.toml",
            sound.issue(sound.article(text="正文。"))
            .replace('"测试简报"', quoted)
            .replace('"工作简报"', quoted)
            + f"\n[publication.masthead]\nstyle = {quoted}\n",
        )

    def template(box, text):
        box.write("templates/masthead.typ", f'#panic("{text}")'.replace("\n", ""))
        box.write("issue.toml", sound.issue(sound.article(text="正文。")))

    def drawing(box, text):
        inner = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", text)
        box.write(
            "p.svg",
            f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="无{inner}">x{inner}</text><{inner}',
        )
        box.write("issue.toml", sound.issue(sound.picture("p.svg")))

    def png(box, text):
        box.write(
            "p.png",
            sound.pictures.png(
                10,
                10,
                sound.pictures.chunk(b"iCCP", text.encode("latin-1", "replace")[:20] + b"\0\0" + zlibbed(9)),
            ),
        )
        box.write("issue.toml", sound.issue(sound.picture("p.png", caption=f"图{text}", alt=f"图{text}")))

    return {
        "title": fields(title="题{0},（"),
        "source": fields(source="源{0},（"),
        "text": fields(text="文{0},（{0}[甲](x:{0})。"),
        "no such kind": lambda b, t: b.write("issue.toml", sound.issue(f"kind = {sound.quoted(t)}")),
        "key": key,
        "broken TOML": broken,
        "article": article,
        "file name": file_name,
        "missing file": missing,
        "cell": cell,
        "broken CSV": csv_broken,
        "workbook": workbook,
        "Word": word,
        "word list": words,
        "publication": publication,
        "template": template,
        "drawing": drawing,
        "picture": png,
    }


def spot(name):
    """A PDF with a plate, a font and titles of that name."""
    raw = pdf.Name(name.encode().decode("latin-1"))
    space = [
        pdf.Name("Separation"),
        raw,
        pdf.Name("DeviceCMYK"),
        {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [0, 1, 1, 0], "N": 1},
    ]
    font = {"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": raw}
    label = pdf.text_bytes(name)
    return pdf.simple(
        {
            1: {
                "Type": pdf.Name("Catalog"),
                "Pages": pdf.Ref(2),
                "Outlines": pdf.Ref(6),
                "Names": {
                    "EmbeddedFiles": {
                        "Names": [
                            label,
                            {"Type": pdf.Name("Filespec"), "F": label, "UF": label, "EF": {"F": pdf.Ref(7)}},
                        ]
                    }
                },
            },
            2: {"Type": pdf.Name("Pages"), "Kids": [pdf.Ref(3)], "Count": 1},
            3: {
                "Type": pdf.Name("Page"),
                "Parent": pdf.Ref(2),
                "MediaBox": [0, 0, 595, 842],
                "Contents": pdf.Ref(4),
                "Resources": {"ColorSpace": {"c": space}, "Font": {"f": font}},
                "Annots": [
                    {"Type": pdf.Name("Annot"), "Subtype": raw, "Rect": [0, 0, 9, 9], "Contents": label}
                ],
            },
            4: pdf.Stream({}, b"/c cs 1 scn 9 9 90 90 re f BT /f 9 Tf (abc) Tj ET"),
            5: {"Title": label, "Producer": label},
            6: {"Type": pdf.Name("Outlines"), "First": pdf.Ref(8), "Last": pdf.Ref(8), "Count": 1},
            7: pdf.Stream({"Type": pdf.Name("EmbeddedFile"), "Filter": pdf.Name("FlateDecode")}, b"damaged"),
            8: {"Title": label, "Parent": pdf.Ref(6)},
        }
    )
