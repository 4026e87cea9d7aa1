"""Damaged pictures, from the issue, from Word files, within SVG drawings and workbooks.

Tried: JPEG, PNG, GIF and WebP cut and with bits flipped, bytes exchanged, parts
left out; SVG cut and flipped. Printed, and put into a Word document.

Held: the program refuses or tells by the picture's name, wherever a decoder that
follows the format must notice (`decode.py` reads them all by itself); pictures
whose pixels are untouched, and damage that the format cannot show, may be
printed. Controls: sound pictures are printed without a word of damage.
"""

import re
import subprocess
from functools import partial

from .. import decode, office, sound
from ..frame import Case
from ..pictures import data_uri, kept, svg

SOUND = (
    "baseline.jpg",
    "subsampled.jpg",
    "grey.jpg",
    "progressive.jpg",
    "rgb.png",
    "palette.png",
    "rgba.png",
    "table.gif",
    "interlaced.gif",
    "lossy.webp",
    "lossless.webp",
    "alpha.webp",
)
EACH = 12
DRAWING = svg(
    '<rect width="90" height="90" fill="red"/><g transform="scale(2)"><path d="M1 1L9 9L3 7Z"/></g><text x="5" y="20">图一</text>'
).encode()
DAMAGED = re.compile(
    r"损坏|不完整|读不了|无法读|不能读|解不开|解码|corrupt|damaged|truncat|incomplete", re.IGNORECASE
)


def cut(data, random):
    return data[: random.randrange(len(data) // 10, len(data) - 1)]


def cut_late(data, random):
    return data[: len(data) - random.randrange(2, 40)]


def flipped(data, random):
    out = bytearray(data)
    out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def scattered(data, random):
    out = bytearray(data)
    for _ in range(8):
        out[random.randrange(len(out) // 4, len(out))] = random.randrange(256)
    return bytes(out)


def zeroed(data, random):
    at = random.randrange(len(data) // 4, len(data) * 3 // 4)
    return data[:at] + bytes(len(data) // 8) + data[at + len(data) // 8 :]


def left_out(data, random):
    at = random.randrange(len(data) // 4, len(data) - 20)
    return data[:at] + data[at + random.randrange(1, 16) :]


DAMAGES = {
    "cut": cut,
    "cut late": cut_late,
    "bit flipped": flipped,
    "bytes exchanged": scattered,
    "zeroed": zeroed,
    "left out": left_out,
}


def from_issue(box, name, data):
    box.write(name, data)
    box.write("issue.toml", sound.issue(sound.picture(name)))


def from_word(box, name, data):
    box.write(
        "a.docx", office.word(office.paragraph("见下图。") + office.drawing("rIdM0"), media={name: data})
    )
    box.write("issue.toml", sound.issue(sound.article(file="a.docx")))


def from_drawing(box, name, data):
    kind = {"jpg": "jpeg"}.get(name[-3:], name.rsplit(".", 1)[1])
    box.write(
        "p.svg",
        svg(
            f'<rect width="9" height="9" fill="red"/><image x="9" width="64" height="48" href="{data_uri(kind, data)}"/>'
        ),
    )
    box.write("issue.toml", sound.issue(sound.picture("p.svg")))


# Where the picture is put: label to the function that lays it out, and what the program must name it by.
ROADS = {"issue": (from_issue, None), "Word": (from_word, "a.docx"), "SVG": (from_drawing, "p.svg")}


def beside(box, road, name, data):
    """Puts the picture where none is printed: into a workbook, or into Markdown, whose marks for pictures are text."""
    if road == "workbook":
        parts = office.workbook_parts([["名称", "数"], ["甲局", 1372]])
        parts["xl/worksheets/sheet1.xml"] = office.sheet(
            [["名称", "数"], ["甲局", 1372]], after='<drawing r:id="rId1"/>'
        )
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = office.relations(
            ("rId1", "drawing", "../drawings/drawing1.xml")
        )
        parts["xl/drawings/drawing1.xml"] = office.HEAD + "<x/>"
        parts[f"xl/media/{name}"] = data
        box.write("t.xlsx", office.packed(parts))
        box.write("issue.toml", sound.issue(sound.table("t.xlsx")))
    else:
        box.write(name, data)
        box.write("a.md", f"共办件1372件。\n\n![图一]({name})\n")
        box.write("issue.toml", sound.issue(sound.article(file="a.md")))


def build(box, outputs):
    """Builds, and returns the runs."""
    return [
        box.run("issue.toml", "-o", output, *(["--for", "print"] if output == "print.pdf" else []))
        for output in outputs
    ]


def judged(box, road, name, data, state):
    place, by = ROADS[road]
    place(box, name, data)
    for run in build(box, ["o.pdf", "o.docx"]):
        told = (by or name) in run.said and (run.code != 0 or DAMAGED.search(run.said))
        if run.code == 0 and state == "broken" and not told:
            return f"printed silently: {' '.join(run.arguments)}"
        if run.code and not told:
            return f"exit {run.code} without naming {by or name}: {run.said[:200]}"
        if run.code == 2:
            return f"exit 2 for a damaged picture: {run.said[:200]}"
    return None


def shown(box):
    """Whether the PDF has a picture: an image of its own, as poppler lists it."""
    run = subprocess.run(
        ["pdfimages", "-list", str(box.folder / "o.pdf")], capture_output=True, text=True, timeout=60
    )
    return len(run.stdout.splitlines()) > 2


def control(box, road, name, data):
    ROADS[road][0](box, name, data)
    for run in build(box, ["o.pdf", "o.docx", "print.pdf"]):
        if run.code or DAMAGED.search(run.said):
            return f"{' '.join(run.arguments)}: exit {run.code}: {run.said[:300]}"
    if not name.endswith("svg") and not shown(box):
        return "there is no picture in the PDF"


def cases(shared, seed):
    for road in ROADS:
        for name in SOUND:
            yield Case(
                "sound", f"sound {road} {name}", partial(control, road=road, name=name, data=kept(name)), True
            )
    yield Case("sound", "sound issue p.svg", partial(control, road="issue", name="p.svg", data=DRAWING), True)

    def damaged(box, road, name, damage):
        whole = DRAWING if name == "p.svg" else kept(name)
        kind = name.rsplit(".", 1)[1]
        for _ in range(200):
            data = DAMAGES[damage](whole, box.random)
            state = decode.state(kind, data, whole)
            if state != "equal":
                break
        return judged(box, road, name, data, state)

    for road in ROADS:
        for name in (*SOUND, "p.svg"):
            if name == "p.svg" and road != "issue":
                continue
            for damage in DAMAGES:
                for number in range(EACH if road == "issue" else EACH // 4):
                    if road != "issue" and damage not in ("cut", "bit flipped", "zeroed"):
                        continue
                    kind = f"{name.rsplit('.', 1)[1]} {damage}" + ("" if road == "issue" else f" in {road}")
                    yield Case(
                        kind,
                        f"{road} {name} {damage} {number}",
                        partial(damaged, road=road, name=name, damage=damage),
                    )

    def unprinted(box, road, name):
        beside(box, road, name, DAMAGES["cut"](kept(name), box.random))
        run = box.run("issue.toml", "-o", "o.pdf")
        if run.code == 0 and sound.pdf_text(box.folder / "o.pdf").count("1372") != 1:
            return "the figure beside the picture is not printed"
        return (
            None
            if run.code == 0 or name in run.said or "t.xlsx" in run.said
            else f"exit {run.code}: {run.said[:200]}"
        )

    for road in ("workbook", "Markdown"):
        for name in SOUND:
            yield Case(f"beside, in {road}", f"{road} {name} cut", partial(unprinted, road=road, name=name))
