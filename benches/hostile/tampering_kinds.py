"""Ways to tamper with an archive: each changes a document, the random numbers given to it say where."""

import zlib

from . import archives, pdf

N = pdf.Name


def root(document):
    return document.catalog()


def page(document, index):
    return document.objects[document.pages()[index]]


def elements(document, kind):
    return [
        o
        for _, o in sorted(document.objects.items())
        if isinstance(o, dict) and o.get("S") == kind and "P" in o
    ]


def script(document, _):
    root(document)["OpenAction"] = {"S": N("JavaScript"), "JS": b"app.alert(1)"}


def named_script(document, _):
    action = {"S": N("JavaScript"), "JS": b"app.alert(2)"}
    catalog = root(document)
    catalog["Names"] = {**document.get(catalog["Names"]), "JavaScript": {"Names": [b"x", action]}}


def page_action(document, random):
    page(document, random.randrange(len(document.pages())))["AA"] = {
        "O": {"S": N("JavaScript"), "JS": b"this.print()"}
    }


def alternative(document, _):
    elements(document, "Figure")[0]["Alt"] = pdf.text_bytes("别的图")


def no_tags(document, _):
    del root(document)["StructTreeRoot"]


def other_tag(document, random):
    random.choice(elements(document, "P"))["S"] = N("H2")


def swapped_streams(document, _):
    first, second = page(document, 0), page(document, 1)
    first["Contents"], second["Contents"] = second["Contents"], first["Contents"]


def white_page(document, _):
    stream = document.get(page(document, 1)["Contents"])
    stream.keys, stream.raw = {"Filter": N("FlateDecode")}, zlib.compress(b" ")


def note(document, random):
    rect = [100, 100 + random.randrange(50), 300, 200]
    added = document.add(
        {
            "Type": N("Annot"),
            "Subtype": N("FreeText"),
            "Rect": rect,
            "F": 4,
            "Contents": b"VOID",
            "DA": b"/Helv 24 Tf",
        }
    )
    page(document, 1).setdefault("Annots", []).append(added)


def link(document, _):
    action = next(
        o["A"]
        for o in document.objects.values()
        if isinstance(o, dict) and o.get("Subtype") == "Link" and isinstance(o.get("A"), dict)
    )
    action["URI"] = b"https://evil.example/"


def outline(document, _):
    document.get(document.get(root(document)["Outlines"])["First"])["Title"] = pdf.text_bytes("别的书签")


def no_outline(document, _):
    del root(document)["Outlines"]


def metadata(document, _):
    stream = document.get(root(document)["Metadata"])
    stream.raw = stream.raw.replace("测试简报".encode(), "别的简报".encode())


def blank_metadata(document, _):
    stream = document.get(root(document)["Metadata"])
    stream.raw = stream.raw.replace(b"><", b"> <", 1)


def information(document, _):
    document.get(document.trailer["Info"])["Title"] = pdf.text_bytes("别的题名")


def attachment(document, random):
    archive = archives.Archive.__new__(archives.Archive)
    archive.document, archive.numbers, archive.changed = document, document.attachments(), set()
    archive.put("tables/t.csv", archive.file("tables/t.csv").replace(b"25", b"26"))


def more_attachment(document, _):
    archive = archives.Archive.__new__(archives.Archive)
    archive.document, archive.numbers, archive.changed = document, document.attachments(), set()
    archive.put("more.exe", b"MZ\x90")


def order(document, _):
    kids = document.get(document.get(root(document)["Pages"])["Kids"])
    kids.reverse()


def fewer(document, _):
    pages = document.get(root(document)["Pages"])
    document.get(pages["Kids"]).pop()
    pages["Count"] -= 1


def turned(document, random):
    page(document, random.randrange(len(document.pages())))["Rotate"] = 180


def cropped(document, _):
    page(document, 1)["CropBox"] = [0, 0, 300, 400]


def picture(document, _):
    image = next(
        o for o in document.objects.values() if isinstance(o, pdf.Stream) and o.keys.get("Subtype") == "Image"
    )
    data = bytearray(image.data())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    image.raw, image.keys["Filter"] = zlib.compress(bytes(data)), N("FlateDecode")


def font(document, _):
    stream = next(
        o for o in document.objects.values() if isinstance(o, pdf.Stream) and o.keys.get("Type") == "CMap"
    )
    text = stream.data().replace(b"<4e", b"<4f").replace(b"<4E", b"<4F").replace(b"<5", b"<6")
    stream.raw, stream.keys["Filter"] = zlib.compress(text), N("FlateDecode")


def colours(document, _):
    del root(document)["OutputIntents"]


def form(document, _):
    root(document)["AcroForm"] = {"Fields": [], "NeedAppearances": True, "XFA": b"<x/>"}


def layers(document, _):
    group = document.add({"Type": N("OCG"), "Name": b"x"})
    root(document)["OCProperties"] = {"OCGs": [group], "D": {"OFF": [group]}}


def language(document, _):
    root(document)["Lang"] = b"en-US"


def viewer(document, _):
    root(document)["ViewerPreferences"] = {"HideToolbar": True, "HideMenubar": True, "DisplayDocTitle": False}


# Kind to the change, the words that name it, and the kinds that come with it.
KINDS = {
    "script when opened": (script, "script", {"viewer"}),
    "script by name": (named_script, "script", {"attachment"}),
    "script on a page": (page_action, "script", {"page"}),
    "alternative text": (alternative, "alt", {"tags", "picture"}),
    "tags removed": (no_tags, "tags", {"alt"}),
    "tag changed": (other_tag, "tags", set()),
    "streams of pages swapped": (swapped_streams, "page", set()),
    "page made white": (white_page, "page", set()),
    "annotation": (note, "annotation", {"page", "link"}),
    "address of a link": (link, "link", {"page", "annotation"}),
    "outline": (outline, "outline", set()),
    "outline removed": (no_outline, "outline", set()),
    "XMP": (metadata, "metadata", set()),
    "blank in XMP": (blank_metadata, "metadata", set()),
    "title in Info": (information, "metadata", set()),
    "embedded file": (attachment, "attachment", {"page", "metadata", "tags", "font"}),
    "embedded file added": (more_attachment, "attachment", set()),
    "order of pages": (order, "page", {"outline", "link", "annotation", "tags"}),
    "last page removed": (fewer, "page", {"picture", "alt", "outline", "link", "annotation", "tags"}),
    "page turned": (turned, "page", set()),
    "page cropped": (cropped, "page", set()),
    "picture": (picture, "picture", {"page", "stream"}),
    "characters of a font": (font, "font", {"page", "stream"}),
    "output intent": (colours, "colours", set()),
    "form": (form, "form", {"annotation", "script"}),
    "layers": (layers, "layers", {"page"}),
    "language": (language, "language", {"tags"}),
    "viewer": (viewer, "viewer", set()),
}
