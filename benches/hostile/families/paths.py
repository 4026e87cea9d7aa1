"""Paths to files elsewhere, in every field that names a file, in drawings and in templates.

Tried: absolute and upward paths, links to files and folders outside, devices,
pipes, addresses of other kinds, for articles, tables, pictures, charts and Word
files; drawings and templates that read, include or run something.

Held: no word of a canary is printed, said or kept, no reader hangs, no template
runs without an end. Controls: the same files within the folder are printed.
"""

import os
from functools import partial

from .. import office, pictures, sound
from ..canary import SECRET, lay_out, leaked
from ..frame import Case


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
        "absolute": (target, None),
        "upward": (f"../{place.parent.name}/outside/{name}", None),
        "far upward": ("../" * 14 + target.lstrip("/"), None),
        "within and upward": (f"x/../../{place.parent.name}/outside/{name}", ("x", None)),
        "linked file": (name, (name, target)),
        "linked folder": (f"x/{name}", ("x", str(place))),
        "link to a link": (name, (name, "y"), ("y", target)),
        "proc": (f"/proc/self/root{target}", None),
        "proc folder": (f"/proc/self/cwd/../{place.parent.name}/outside/{name}", None),
        "url": (f"file://{target}", None),
        "passwd": ("/etc/passwd", None),
        "device": ("/dev/zero", None),
        "terminal": ("/dev/stdin", None),
        "descriptor": ("/dev/fd/0", None),
        "folder": (".", None),
        "nothing": ("", None),
        "pipe": (name, "pipe"),
    }


NAMERS = {
    "article": ("a.md", lambda path: sound.issue(sound.article(file=path))),
    "text file": ("a.txt", lambda path: sound.issue(sound.article(file=path))),
    "Word file": ("a.docx", lambda path: sound.issue(sound.article(file=path))),
    "table": ("t.csv", lambda path: sound.issue(sound.table(path))),
    "workbook": ("t.xlsx", lambda path: sound.issue(sound.table(path))),
    "drawing": ("p.svg", lambda path: sound.issue(sound.picture(path))),
    "chart": (
        "t.csv",
        lambda path: sound.issue(f'kind = "chart"\ntype = "bar"\ndata = {sound.quoted(path)}'),
    ),
}


def within_drawing(place):
    """Label to drawings and templates that reach outside."""
    t, etc = f"{place}/p.svg", "/etc/passwd"

    def drawing(body, before=""):
        return {
            "issue.toml": sound.issue(sound.picture("p.svg")),
            "p.svg": before + pictures.svg(body + '<rect width="5" height="5"/>'),
        }

    def template(code):
        return {"issue.toml": sound.issue(sound.article(text="正文。")), "templates/masthead.typ": code}

    found = {
        f"image {label}": drawing(f'<image width="90" height="90" xlink:href="{path}"/>')
        for label, path in {
            "absolute": t,
            "url": f"file://{t}",
            "upward": f"../{place.parent.name}/outside/p.svg",
            "http": "http://127.0.0.1:9/p.svg",
            "passwd": etc,
        }.items()
    }
    found |= {
        "use": drawing(f'<use width="90" height="90" xlink:href="{t}#a"/>'),
        "entity": drawing("<text>&e;</text>", f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{place}/a.md">]>'),
        "entity of a parameter": drawing(
            "<text>x</text>", f'<!DOCTYPE svg [<!ENTITY % p SYSTEM "file://{place}/a.md"> %p;]>'
        ),
        "stylesheet": drawing("", f'<?xml-stylesheet href="file://{place}/a.md"?>'),
        "style import": drawing(f'<style>@import url("file://{place}/a.md");</style>'),
        "font": drawing(
            f'<style>@font-face{{font-family:x;src:url(file://{place}/a.md)}}</style><text font-family="x">x</text>'
        ),
        "feImage": drawing(
            f'<filter id="f"><feImage href="{t}"/></filter><rect width="90" height="90" filter="url(#f)"/>'
        ),
        "include": drawing(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{place}/a.md" parse="text"/>'
        ),
        "script": drawing("<script>alert(1)</script>"),
        "foreign": drawing(
            '<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/></foreignObject>'
        ),
        "template absolute": template(f'#read("{place}/a.md")'),
        "template upward": template(f'#read("../../{place.parent.name}/outside/a.md")'),
        "template far": template('#read("/../../../../../../etc/passwd")'),
        "template passwd": template('#read("/etc/passwd")'),
        "template include": template(f'#include "{place}/a.md"'),
        "template image": template(f'#image("{t}")'),
        "template csv": template(f'#csv("{place}/t.csv").flatten().join()'),
        "template plugin": template(f'#plugin("{place}/a.md")'),
        "template package": template('#import "@preview/cetz:0.3.0"'),
        "template proc": template('#read("/proc/self/environ")'),
        "template eval": template('#eval("read(\\"/etc/passwd\\")")'),
        "template without end": template("#while true {}"),
        "template recursion": template("#let f() = f()\n#f()"),
        "template memory": template("#range(1000000000).map(x => x).len()"),
        "template string": template('#let s = "x"\n#for i in range(60) { s += s }\n#s.len()'),
    }
    return found


def cases(shared, seed):
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
        runs = [
            box.run("issue.toml", "--format", "pdf,docx", "--timeout", "20"),
            box.run("check", "issue.toml"),
        ]
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

    for namer in NAMERS:
        yield Case("files of the folder", f"within the folder {namer}", partial(inside, namer=namer), True)
    for namer in NAMERS:
        for road in roads(sound.pathlib.Path("/x/y"), "a"):
            yield Case(f"paths of {namer}", f"path {namer} {road}", partial(of_path, namer=namer, road=road))
    for label in within_drawing(sound.pathlib.Path("/x/y")):
        yield Case("drawings and templates", f"reach {label}", partial(of_drawing, label=label))
