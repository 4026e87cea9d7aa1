"""Controls of terminals in names and texts, and what of them reaches the screen.

Tried: escape, bell, carriage return, delete, C1 controls, overrides of the
direction of writing and forged lines, in every place whose words can appear in
a message, for every verb and form of message.

Held: nothing that steers a terminal in either output (for people: no control
but line feed and tab, and no override of direction; for programs: JSON that can be
read, without raw C0 controls), and no line that was made up in a file. Controls:
names with Chinese, accents and blanks are shown as they are.
"""

import json
import re

from .. import archives, office, pdf, sound
from ..bombs import zlibbed
from ..frame import Case

CONTROLS = {
    "escape": "\x1b]0;TITLE\x07", "clear": "\x1b[2J", "bell": "\x07", "return": "a\rFAKE", "backspace": "ab\x08\x08", "delete": "\x7f", "csi": "\x9b2J",
    "osc": "\x9d0;TITLE\x9c", "next line": "\x85", "override": "\u202egpj.", "isolate": "\u2067x\u2069", "mark": "\u200fx", "separator": "\u2028FAKE",
    "shift out": "\x0e", "link": "\x1b]8;;http://evil/\x1b\\x", "form feed": "\x0c", "lines": "\n::error file=evil.md::FAKE\nFAKE: x",
}
FORMATS = ("human", "short", "github", "json", "jsonl", "sarif")
STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def wrong(run, form):
    """Why the outputs of a run may not go to a terminal, or None."""
    for stream in (run.out, run.err):
        text = stream.decode("utf-8", "replace")
        if form in ("json", "jsonl", "sarif") and stream is run.out and text.strip():
            try:
                for part in (text.splitlines() if form == "jsonl" else [text]):
                    if part.startswith(("{", "[")):
                        json.loads(part)
            except ValueError as why:
                return f"JSON that cannot be read ({why}): {text[:120]!r}"
            raw = re.search("[\0-\x09\x0b-\x1f\x7f]", text)
        else:
            raw = STEERING.search(text)
        if raw:
            return f"{raw.group(0)!r} in {text[max(0, raw.start() - 50):raw.end() + 30]!r}"
        if re.search(r"^(::error file=evil|FAKE)", text, re.MULTILINE):
            return "a line that was made up in a file"
    return None


def issue_places():
    """Label to a function of (box, text) that lays out an issue with the text in one place, faulty so that it is spoken of."""
    def fields(**keys):
        return lambda box, text: box.write("issue.toml", sound.issue(sound.article(**{"text": "正文,正文（。", **{k: v.format(text) for k, v in keys.items()}})))

    def key(box, text):
        box.write("issue.toml", sound.issue(sound.article(text="正文。")) + f"{sound.quoted('k' + text)} = 1\n")

    def broken(box, text):
        box.write("issue.toml", f"# {text}\nyear = \"{text.replace(chr(10), '')}\nx")

    def article(box, text):
        box.write("a.md", f"正文{text}正文,「正文（ 的的 。{text}\n\n{{{{没有{text}.的}}}}\n".replace("\n::", "::"))
        box.write("issue.toml", sound.issue(sound.article(file="a.md")))

    def file_name(box, text):
        name = f"a{text}.md".replace("/", "")
        box.write(name, "正文,正文（。\n")
        box.write("issue.toml", sound.issue(sound.article(file=name)))

    def missing(box, text):
        box.write("issue.toml", sound.issue(sound.article(file=f"没有{text}.md"), sound.picture(f"没有{text}.png"), sound.table(f"没有{text}.csv")))

    def cell(box, text):
        inner = text.replace('"', "")
        box.write("t.csv", f'名{inner},"数{inner}",合计\n"甲{inner}",12,13\n合计,99{inner},13\n')
        box.write("issue.toml", sound.issue(sound.table("t.csv", title=f"表{text}", unit=f"件{text}", name=f"表{text}"), extra="contents = true"))

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
        box.write("a.docx", office.word(office.paragraph(f"正文{inner},正文（。") + office.drawing("rIdM0", alt=inner), media={"p.png": sound.pictures.png()[:200]}))
        box.write("issue.toml", sound.issue(sound.article(file="a.docx")))

    def words(box, text):
        box.write("w.tsv", f"正文{text}\t别的{text}\t因{text}\n{text}\n")
        box.write("issue.toml", sound.issue(sound.article(text=f"正文。正文{text}。"), extra=f'[check]\nwords = ["w.tsv"]\nroster = ["w.tsv"]\nallow = [{{ rule = {sound.quoted(text)}, reason = "x" }}]'))

    def publication(box, text):
        quoted = sound.quoted(f"名{text}")
        box.write("issue.toml", sound.issue(sound.article(text="正文。")).replace('"测试简报"', quoted).replace('"工作简报"', quoted) + f"\n[publication.masthead]\nstyle = {quoted}\n")

    def template(box, text):
        box.write("templates/masthead.typ", f'#panic("{text}")'.replace("\n", ""))
        box.write("issue.toml", sound.issue(sound.article(text="正文。")))

    def drawing(box, text):
        inner = re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", text)
        box.write("p.svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="无{inner}">x{inner}</text><{inner}')
        box.write("issue.toml", sound.issue(sound.picture("p.svg")))

    def png(box, text):
        box.write("p.png", sound.pictures.png(10, 10, sound.pictures.chunk(b"iCCP", text.encode("latin-1", "replace")[:20] + b"\0\0" + zlibbed(9))))
        box.write("issue.toml", sound.issue(sound.picture("p.png", caption=f"图{text}", alt=f"图{text}")))

    return {
        "title": fields(title="题{0},（"), "source": fields(source="源{0},（"), "text": fields(text="文{0},（{0}[甲](x:{0})。"), "no such kind": lambda b, t: b.write("issue.toml", sound.issue(f"kind = {sound.quoted(t)}")),
        "key": key, "broken TOML": broken, "article": article, "file name": file_name, "missing file": missing, "cell": cell, "broken CSV": csv_broken, "workbook": workbook,
        "Word": word, "word list": words, "publication": publication, "template": template, "drawing": drawing, "picture": png,
    }


ISSUE_VERBS = (("issue.toml", "-v"), ("check", "issue.toml", "-v"), ("check", "issue.toml", "--diff"), ("issue.toml", "--for", "print"))
MORE_VERBS = (("fonts", "issue.toml"), ("template", "data", "issue.toml"), ("template", "diff", "issue.toml"), ("kit", "issue.toml"), ("impose", "issue.toml", "-v"))


def spot(name):
    """A PDF with a plate, a font and titles of that name."""
    raw = pdf.Name(name.encode().decode("latin-1"))
    space = [pdf.Name("Separation"), raw, pdf.Name("DeviceCMYK"), {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": [0, 1, 1, 0], "N": 1}]
    font = {"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": raw}
    label = pdf.text_bytes(name)
    return pdf.simple({
        1: {"Type": pdf.Name("Catalog"), "Pages": pdf.Ref(2), "Outlines": pdf.Ref(6), "Names": {"EmbeddedFiles": {"Names": [label, {"Type": pdf.Name("Filespec"), "F": label, "UF": label, "EF": {"F": pdf.Ref(7)}}]}}},
        2: {"Type": pdf.Name("Pages"), "Kids": [pdf.Ref(3)], "Count": 1},
        3: {"Type": pdf.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": [0, 0, 595, 842], "Contents": pdf.Ref(4), "Resources": {"ColorSpace": {"c": space}, "Font": {"f": font}},
            "Annots": [{"Type": pdf.Name("Annot"), "Subtype": raw, "Rect": [0, 0, 9, 9], "Contents": label}]},
        4: pdf.Stream({}, b"/c cs 1 scn 9 9 90 90 re f BT /f 9 Tf (abc) Tj ET"),
        5: {"Title": label, "Producer": label},
        6: {"Type": pdf.Name("Outlines"), "First": pdf.Ref(8), "Last": pdf.Ref(8), "Count": 1},
        7: pdf.Stream({"Type": pdf.Name("EmbeddedFile"), "Filter": pdf.Name("FlateDecode")}, b"damaged"),
        8: {"Title": label, "Parent": pdf.Ref(6)},
    })


def cases(shared, seed):
    def of_issue(box, place, control, verbs):
        issue_places()[place](box, CONTROLS[control])
        for verb in verbs:
            for form in FORMATS:
                run = box.run(*verb, "--message-format", form)
                reason = None if verb[:2] == ("template", "data") else wrong(run, form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_pdf(box, control):
        box.write("x.pdf", spot(CONTROLS[control]))
        box.write("y.pdf", shared.screen())
        for verb in (("preflight", "x.pdf"), ("preflight", "x.pdf", "-v"), ("impose", "x.pdf", "-v", "-o", "i.pdf"), ("extract", "x.pdf", "-o", "out"), ("verify", "x.pdf"), ("verify", "y.pdf", "x.pdf")):
            for form in FORMATS:
                reason = wrong(box.run(*verb, "--message-format", form), form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_archive(box, control):
        archive = archives.Archive(shared.archive())
        archive.put(f"more{CONTROLS[control]}.md", b"x")
        manifest = archive.manifest()
        manifest["fonts"][0].update(name=f"F{CONTROLS[control]}", bundled=False, sha256="0" * 64)
        manifest["program"]["version"] = CONTROLS[control]
        manifest["files"][0]["name"] += CONTROLS[control]
        archive.set_manifest(manifest)
        box.write("x.pdf", archive.whole())
        for verb in (("verify", "x.pdf"), ("verify", "x.pdf", "-v"), ("extract", "x.pdf", "-o", "out")):
            for form in FORMATS:
                reason = wrong(box.run(*verb, "--message-format", form), form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_argument(box, control):
        text = CONTROLS[control]
        for verb in ((f"没有{text}.toml",), ("check", f"没有{text}.toml"), ("explain", text), ("preflight", f"没有{text}.pdf"), ("verify", f"没有{text}.pdf"), ("extract", f"没有{text}.pdf"),
                     ("impose", f"没有{text}.pdf"), (f"--{text}",), ("template", "copy", text), ("impose", "--paper", text, "x.pdf"), ("issue.toml", "--for", text), ("schema", text), ("issue.toml", "-o", f"没有{text}/x.pdf")):
            reason = wrong(box.run(*verb), "human")
            if reason:
                return f"{verb!r}: {reason}"
        return None

    def control(box):
        name = "图 é ñ 一、（二）.md"
        box.write(name, "正文,正文（。\n")
        box.write("issue.toml", sound.issue(sound.article(file=name)))
        for form in FORMATS[:3]:
            run = box.run("check", "issue.toml", "--message-format", form)
            if name not in run.said and name.replace(",", "%2C") not in run.said:
                return f"{form} does not show {name}: {run.said[:200]}"

    yield Case("honest names", "honest names", control, True)
    for place in issue_places():
        for label in CONTROLS:
            yield Case(f"in {place}", f"{place} {label}", lambda b, p=place, c=label: of_issue(b, p, c, ISSUE_VERBS))
    for place in ("title", "file name", "cell", "publication", "template", "word list"):
        for label in ("escape", "csi", "override"):
            yield Case("other verbs", f"other verbs {place} {label}", lambda b, p=place, c=label: of_issue(b, p, c, MORE_VERBS))
    for label in CONTROLS:
        yield Case("in a PDF", f"PDF {label}", lambda b, c=label: of_pdf(b, c))
        yield Case("in an archive", f"archive {label}", lambda b, c=label: of_archive(b, c))
        yield Case("behind the command", f"argument {label}", lambda b, c=label: of_argument(b, c))
