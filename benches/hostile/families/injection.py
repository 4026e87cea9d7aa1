"""Code and paths in the texts and names of an issue.

Tried: pieces of Typst, TOML, Markdown, XML, shell, spreadsheets and format
strings in every field of text; paths to files elsewhere (absolute, upward, by
links, devices, pipes) in every field that names a file, and in drawings and
templates.

Held: a text is printed letter by letter, in PDF and Word alike (where it is
Markdown, only what it reads or runs is looked at), or refused; no word of a
canary is printed, said or kept, no program is run, no reader hangs. Controls:
the same fields with honest texts, and files within the folder, are printed.
"""

import html
import os
import re
import zipfile

from .. import office, pictures, sound
from ..frame import Case

SECRET = "CANARY7431"
PAYLOADS = {
    "typst read": '#read("/etc/passwd")', "typst panic": '#panic("x")', "typst eval": '#eval("1+1")', "typst include": '#include "/etc/passwd"', "typst let": "#let x = 1", "typst math": "$x^2 + 1$",
    "typst label": "词 <label> @label", "typst heading": "= 标题", "typst raw": "`raw`", "typst comment": "甲 // 乙 /* 丙 */", "typst brackets": '甲"]; #panic() #[', "typst import": '#import "@preview/x:0.1.0": *',
    "typst escape": "\\u{41} \\# \\\\", "typst strong": "*强* _弱_", "typst plus": "+ 甲", "typst slash": "/ 甲: 乙", "typst dashes": "甲--乙---丙", "typst quotes": "'甲' \"乙\"", "typst tilde": "甲~乙", "typst sys": "#sys.inputs",
    "toml triple": "'''甲'''", "toml double": '"""甲"""', "toml table": "[section] x = 1", "figure": "\\{{甲}}", "xml tag": "<w:p/>", "xml entity": "&lt;&amp;&#65;", "xml cdata": "甲]]>乙", "xml comment": "<!-- 甲 -->",
    "html": "<script>alert(1)</script>", "shell": "$(id) `id` ${HOME} %PATH%", "format": "%s %n {0} {} {x}", "formula": "=cmd|'/c calc'!A0", "formula plus": "+1+1", "formula at": "@SUM(1)", "field": "{ INCLUDETEXT \"/etc/passwd\" }",
    "pdf": ") Tj ET (甲", "pdf name": "/甲 <41> [x] (y)", "json": '"},{"a":"', "path": "../../etc/passwd", "percent": "%2e%2e%2f",
}


def fields():
    """Label to (function of text that makes the issue, whether the text is Markdown)."""
    def of_article(key):
        return lambda text: sound.issue(sound.article(**{"text": "正文。", key: text}))

    def of_table(key):
        return lambda text: sound.issue(sound.table("t.csv", **{key: text}))

    def of_publication(key):
        return lambda text: sound.issue(sound.article(text="正文。"), publication=f"{key} = {sound.quoted(text)}")

    def of_list(key):
        return lambda text: sound.issue(sound.article(text="正文。"), publication=f"{key} = [{sound.quoted(text)}]")

    def of_name(old):
        return lambda text: sound.issue(sound.article(text="正文。")).replace(f'"{old}"', sound.quoted(text))

    return {
        "title": (of_article("title"), False), "subtitle": (of_article("subtitle"), False), "source": (of_article("source"), False),
        "text": (of_article("text"), True), "section": (of_name("栏目"), False), "name": (of_name("测试简报"), False), "kind": (of_name("工作简报"), False),
        "issuer": (of_name("测试办公室"), False), "editors": (of_list("editors"), False), "phone": (of_publication("phone"), False),
        "distribution": (lambda text: sound.issue(sound.article(text="正文。"), publication=f"[publication.distribution]\nsend = [{sound.quoted(text)}]"), False),
        "table title": (of_table("title"), False), "table note": (of_table("note"), False), "table source": (of_table("source"), False), "table unit": (of_table("unit"), False),
        "caption": (lambda text: sound.issue(sound.picture("p.png", caption=text)), False),
        "alt": (lambda text: sound.issue(sound.picture("p.png").replace('"图"', sound.quoted(text))), True),
        "secrecy": (lambda text: sound.issue(sound.article(text="正文。"), extra=f"secrecy = {sound.quoted(text)}"), True),
        "keywords": (lambda text: sound.issue(sound.article(text="正文。"), extra=f"keywords = [{sound.quoted(text)}]"), True),
        "notice": (lambda text: sound.issue(sound.article(text="正文。"), extra=f"[notice]\ntext = {sound.quoted(text)}"), True),
        "brief": (lambda text: sound.issue(f'kind = "brief"\ntext = {sound.quoted(text)}'), True),
        "chart title": (lambda text: sound.issue('kind = "chart"\ntype = "bar"\ndata = "t.csv"\n' + f"title = {sound.quoted(text)}"), False),
        "plain text file": (lambda text: {"issue.toml": sound.issue(sound.article(file="a.txt")), "a.txt": text + "\n"}, False),
        "cell": (lambda text: {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": '名,数\n"' + text.replace('"', '""') + '",1\n'}, False),
        "head of a column": (lambda text: {"issue.toml": sound.issue(sound.table("t.csv")), "t.csv": '名,"' + text.replace('"', '""') + '"\n甲,1\n'}, False),
        "Word": (lambda text: {"issue.toml": sound.issue(sound.article(file="a.docx")), "a.docx": office.word(office.paragraph("正文。") * 3 + office.paragraph(html.escape("甲" + text)))}, False),
        "workbook": (lambda text: {"issue.toml": sound.issue(sound.table("t.xlsx")), "t.xlsx": office.workbook([["名", "数"], [text, 1]])}, False),
    }


def bare(text):
    """A text without what typesetting may change: white space, and the kinds of quotes and dashes."""
    return re.sub(r"\s", "", text)


def word_text(path):
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if re.match(r"word/(document|footer|header|footnotes)", name)]
    return bare(html.unescape(re.sub(r"<[^>]*>", "", "".join(parts))))


def outside(box):
    """A folder beside the case with files that nobody may print."""
    place = box.folder.parent / (box.folder.name + ".tmp") / "outside"
    place.mkdir(parents=True, exist_ok=True)
    (place / "a.md").write_text(f"{SECRET}正文。\n")
    (place / "a.txt").write_text(f"{SECRET}正文。\n")
    (place / "t.csv").write_text(f"名,数\n{SECRET},1\n")
    (place / "p.svg").write_text(pictures.svg(f'<text y="50" font-size="9">{SECRET}</text>'))
    (place / "p.png").write_bytes(pictures.png())
    (place / "a.docx").write_bytes(office.word(office.paragraph(f"{SECRET}正文。")))
    (place / "t.xlsx").write_bytes(office.workbook([["名", "数"], [SECRET, 1]]))
    return place


def roads(place, name):
    """Label to (path as written, what is made in the folder for it): link is (name, target)."""
    target = str(place / name)
    return {
        "absolute": (target, None), "upward": (f"../{place.parent.name}/outside/{name}", None), "far upward": ("../" * 14 + target.lstrip("/"), None), "within and upward": (f"x/../../{place.parent.name}/outside/{name}", ("x", None)),
        "linked file": (name, (name, target)), "linked folder": (f"x/{name}", ("x", str(place))), "link to a link": (name, (name, "y"), ("y", target)), "proc": (f"/proc/self/root{target}", None), "proc folder": (f"/proc/self/cwd/../{place.parent.name}/outside/{name}", None),
        "url": (f"file://{target}", None), "passwd": ("/etc/passwd", None), "device": ("/dev/zero", None), "terminal": ("/dev/stdin", None), "descriptor": ("/dev/fd/0", None), "folder": (".", None), "nothing": ("", None), "pipe": (name, "pipe"),
    }


NAMERS = {
    "article": ("a.md", lambda path: sound.issue(sound.article(file=path))), "text file": ("a.txt", lambda path: sound.issue(sound.article(file=path))),
    "Word file": ("a.docx", lambda path: sound.issue(sound.article(file=path))), "table": ("t.csv", lambda path: sound.issue(sound.table(path))), "workbook": ("t.xlsx", lambda path: sound.issue(sound.table(path))),
    "drawing": ("p.svg", lambda path: sound.issue(sound.picture(path))), "chart": ("t.csv", lambda path: sound.issue(f'kind = "chart"\ntype = "bar"\ndata = {sound.quoted(path)}')),
}


def within_drawing(place):
    """Label to drawings and templates that reach outside."""
    t, etc = f"{place}/p.svg", "/etc/passwd"

    def drawing(body, before=""):
        return {"issue.toml": sound.issue(sound.picture("p.svg")), "p.svg": before + pictures.svg(body + '<rect width="5" height="5"/>')}

    def template(code):
        return {"issue.toml": sound.issue(sound.article(text="正文。")), "templates/masthead.typ": code}

    found = {f"image {label}": drawing(f'<image width="90" height="90" xlink:href="{path}"/>') for label, path in {
        "absolute": t, "url": f"file://{t}", "upward": f"../{place.parent.name}/outside/p.svg", "http": "http://127.0.0.1:9/p.svg", "passwd": etc}.items()}
    found |= {
        "use": drawing(f'<use width="90" height="90" xlink:href="{t}#a"/>'), "entity": drawing("<text>&e;</text>", f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{place}/a.md">]>'),
        "entity of a parameter": drawing("<text>x</text>", f'<!DOCTYPE svg [<!ENTITY % p SYSTEM "file://{place}/a.md"> %p;]>'), "stylesheet": drawing("", f'<?xml-stylesheet href="file://{place}/a.md"?>'),
        "style import": drawing(f'<style>@import url("file://{place}/a.md");</style>'), "font": drawing(f'<style>@font-face{{font-family:x;src:url(file://{place}/a.md)}}</style><text font-family="x">x</text>'),
        "feImage": drawing(f'<filter id="f"><feImage href="{t}"/></filter><rect width="90" height="90" filter="url(#f)"/>'), "include": drawing(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{place}/a.md" parse="text"/>'),
        "script": drawing("<script>alert(1)</script>"), "foreign": drawing('<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/></foreignObject>'),
        "template absolute": template(f'#read("{place}/a.md")'), "template upward": template(f'#read("../../{place.parent.name}/outside/a.md")'), "template far": template('#read("/../../../../../../etc/passwd")'),
        "template passwd": template('#read("/etc/passwd")'), "template include": template(f'#include "{place}/a.md"'), "template image": template(f'#image("{t}")'), "template csv": template(f'#csv("{place}/t.csv").flatten().join()'),
        "template plugin": template(f'#plugin("{place}/a.md")'), "template package": template('#import "@preview/cetz:0.3.0"'), "template proc": template('#read("/proc/self/environ")'), "template eval": template('#eval("read(\\"/etc/passwd\\")")'),
        "template without end": template("#while true {}"), "template recursion": template("#let f() = f()\n#f()"), "template memory": template("#range(1000000000).map(x => x).len()"), "template string": template('#let s = "x"\n#for i in range(60) { s += s }\n#s.len()'),
    }
    return found


def leaked(box, runs):
    if any(SECRET in run.said or "root:x:" in run.said for run in runs):
        return "what is said holds a canary"
    for path in box.folder.rglob("*"):
        if path.suffix not in (".pdf", ".docx") or path.is_symlink() or not path.is_file() or path.name == "a.docx":
            continue
        text = sound.pdf_text(path) if path.suffix == ".pdf" else word_text(path)
        if SECRET in text or "root:x:" in text:
            return f"{path.name} holds a canary"
    return None


def cases(shared, seed):
    def lay_out(box, made):
        box.write("t.csv", sound.TABLE)
        box.write("p.png", pictures.png())
        for name, content in (made if isinstance(made, dict) else {"issue.toml": made}).items():
            box.write(name, content)

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

    def of_path(box, namer, road):
        place = outside(box)
        name, make = NAMERS[namer]
        path, *made = roads(place, name)[road]
        for link in made:
            if link == "pipe":
                os.mkfifo(box.folder / name)
            elif link and link[1] is None:
                (box.folder / link[0]).mkdir()
            elif link:
                os.symlink(link[1], box.folder / link[0])
        box.write("issue.toml", make(path))
        runs = [box.run("issue.toml", "--format", "pdf,docx", "--timeout", "20"), box.run("check", "issue.toml")]
        return leaked(box, runs)

    def of_drawing(box, label):
        lay_out(box, within_drawing(outside(box))[label])
        return leaked(box, [box.run("issue.toml", "--format", "pdf,docx", "--timeout", "20")])

    def inside(box, namer):
        name, make = NAMERS[namer]
        source = outside(box) / name
        box.write(f"x/{name}", source.read_bytes())
        box.write("issue.toml", make(f"x/{name}"))
        run = box.run("issue.toml")
        if run.code or namer != "drawing" and SECRET not in sound.pdf_text(box.folder / "issue.pdf"):
            return f"exit {run.code}: {run.said[:200]}"

    for field in fields():
        yield Case("honest texts", f"honest {field}", lambda b, f=field: of_text(b, f, "甲局乙科（一）", True), True)
    for namer in NAMERS:
        yield Case("files of the folder", f"within the folder {namer}", lambda b, n=namer: inside(b, n), True)
    for field in fields():
        for label, text in PAYLOADS.items():
            yield Case(f"code in {field}", f"{field} {label}", lambda b, f=field, t=text: of_text(b, f, t, False))
    for namer in NAMERS:
        for road in roads(sound.pathlib.Path("/x/y"), "a"):
            yield Case(f"paths of {namer}", f"path {namer} {road}", lambda b, n=namer, r=road: of_path(b, n, r))
    for label in within_drawing(sound.pathlib.Path("/x/y")):
        yield Case("drawings and templates", f"reach {label}", lambda b, l=label: of_drawing(b, l))
