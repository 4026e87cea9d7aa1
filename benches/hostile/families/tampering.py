"""Archives that were tampered with, one way alone or two ways at once, given to `verify`.

Tried: scripts, actions, tags, alternative texts, streams of pages, annotations,
links, outline, metadata, embedded files, order and number of pages, pictures,
fonts, forms, layers and so on, every pair of two different kinds; as an update
behind the untouched bytes, or with the file written anew.

Held: exit 1, and each of the two is named in its kind: one change must not hide
behind another. One change alone: its kind is named, and no kind that has
nothing to do with it, else a message that lists everything would look perfect.
Advice is not looked at. Control: a change of nothing but the metadata, and a
file saved anew, are told as that.
"""

import itertools
import re
import zlib

from .. import archives, pdf
from ..frame import Case

N = pdf.Name


def root(document):
    return document.catalog()


def page(document, index):
    return document.objects[document.pages()[index]]


def elements(document, kind):
    return [o for _, o in sorted(document.objects.items()) if isinstance(o, dict) and o.get("S") == kind and "P" in o]


def script(document, _):
    root(document)["OpenAction"] = {"S": N("JavaScript"), "JS": b"app.alert(1)"}


def named_script(document, _):
    action = {"S": N("JavaScript"), "JS": b"app.alert(2)"}
    catalog = root(document)
    catalog["Names"] = {**document.get(catalog["Names"]), "JavaScript": {"Names": [b"x", action]}}


def page_action(document, random):
    page(document, random.randrange(3))["AA"] = {"O": {"S": N("JavaScript"), "JS": b"this.print()"}}


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
    added = document.add({"Type": N("Annot"), "Subtype": N("FreeText"), "Rect": rect, "F": 4, "Contents": b"VOID",
                          "DA": b"/Helv 24 Tf"})
    page(document, 1).setdefault("Annots", []).append(added)


def link(document, _):
    action = next(o["A"] for o in document.objects.values()
                  if isinstance(o, dict) and o.get("Subtype") == "Link" and isinstance(o.get("A"), dict))
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
    page(document, random.randrange(3))["Rotate"] = 180


def cropped(document, _):
    page(document, 1)["CropBox"] = [0, 0, 300, 400]


def picture(document, _):
    image = next(o for o in document.objects.values() if isinstance(o, pdf.Stream) and o.keys.get("Subtype") == "Image")
    data = bytearray(image.data())
    data[len(data) // 2:] = bytes(len(data) - len(data) // 2)
    image.raw, image.keys["Filter"] = zlib.compress(bytes(data)), N("FlateDecode")


def font(document, _):
    stream = next(o for o in document.objects.values() if isinstance(o, pdf.Stream) and o.keys.get("Type") == "CMap")
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
    "annotation": (note, "annotation", {"page"}),
    "address of a link": (link, "link", {"page", "annotation"}),
    "outline": (outline, "outline", set()),
    "outline removed": (no_outline, "outline", set()),
    "XMP": (metadata, "metadata", set()),
    "blank in XMP": (blank_metadata, "metadata", set()),
    "title in Info": (information, "metadata", set()),
    "embedded file": (attachment, "attachment", {"page", "metadata", "tags", "font"}),
    "embedded file added": (more_attachment, "attachment", set()),
    "order of pages": (order, "page", {"outline", "link"}),
    "last page removed": (fewer, "page", {"picture", "alt", "outline", "link"}),
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
WORDS = {
    "script": r"JavaScript|脚本|动作",
    "alt": r"替代|替换文字|\bAlt|图片说明|图的说明|文字说明|描述",
    "tags": r"标签|结构树|结构标记|标记",
    "page": r"第 ?\d+ ?页|页数|页序|顺序|页面(?!以外)|\b[Pp]ages?\b",
    "annotation": r"批注|注释|便笺|[Aa]nnotation",
    "link": r"链接|[Ll]ink|网址",
    "outline": r"书签|[Oo]utline|[Bb]ookmark",
    "metadata": r"元数据|XMP|文档信息|文档属性|[Mm]etadata",
    "attachment": r"附件|附带|来源文件|tables/t\.csv|more\.exe|清单",
    "picture": r"图片|图像|照片|[Pp]icture|[Ii]mage|第 ?\d+ ?页",
    "font": r"字体|字符|文字|[Ff]ont|ToUnicode|第 ?\d+ ?页",
    "colours": r"输出意图|颜色|色彩|ICC|[Oo]utput ?[Ii]ntent",
    "form": r"表单|AcroForm|[Ff]orm",
    "layers": r"图层|[Ll]ayer|可选内容",
    "language": r"语言|语种|[Ll]anguage|Lang",
    "viewer": r"阅读器|阅读软件|[Vv]iewer|显示设置|打开方式|窗口",
    "stream": r"",
}


def told(run):
    """What is said without advice, and without what is said to be equal."""
    lines = [line for line in run.said.splitlines() if not re.match(r"\s*=?\s*(建议|help|advice)", line)]
    text = "\n".join(lines).replace("hostile.pdf", "")
    return re.sub(r"[^。；\n]*(都|均)[^。；\n]*(一样|相同|一致|没有)[^。；\n]*", "", text)


def tampered(shared, random, kinds, whole):
    before = pdf.Document(shared.archive())
    after = pdf.Document(shared.archive())
    for kind in kinds:
        KINDS[kind][0](after, random)
    if whole:
        return after.whole()
    numbers = [n for n, o in after.objects.items()
               if n not in before.objects or pdf.indirect(n, o) != pdf.indirect(n, before.objects[n])]
    return after.update(numbers)


def cases(shared, seed):
    def control(box, whole):
        data = pdf.Document(shared.archive()).whole() if whole else shared.archive()
        box.write("hostile.pdf", data)
        run = box.run("verify", "hostile.pdf")
        if run.code != (1 if whole else 0):
            return f"exit {run.code}: {run.said[:200]}"
        wrong = [name for name, words in WORDS.items() if words and re.search(words, told(run))]
        return f"names {', '.join(wrong)}: {told(run)[:200]}" if whole and wrong else None

    def alone(box, kind, whole):
        box.write("hostile.pdf", tampered(shared, box.random, [kind], whole))
        run = box.run("verify", "hostile.pdf")
        _, group, besides = KINDS[kind]
        if run.code != 1:
            return f"exit {run.code}: {run.said[:200]}"
        if not re.search(WORDS[group], told(run)):
            return f"{group} is not named: {told(run)[:300]}"
        own = re.sub(WORDS[group], "", told(run))
        wrong = [name for name, words in WORDS.items()
                 if words and name not in besides | {group} and re.search(words.removesuffix(r"|第 ?\d+ ?页"), own)]
        return f"names {', '.join(wrong)} as well: {told(run)[:300]}" if wrong else None

    def both(box, pair, whole):
        box.write("hostile.pdf", tampered(shared, box.random, pair, whole))
        run = box.run("verify", "hostile.pdf")
        if run.code != 1:
            return f"exit {run.code}: {run.said[:200]}"
        missing = [kind for kind in pair if not re.search(WORDS[KINDS[kind][1]], told(run))]
        return f"{' and '.join(missing)} not named: {told(run)[:300]}" if missing else None

    yield Case("untouched", "untouched", lambda b: control(b, False), True)
    yield Case("saved anew, nothing else", "saved anew", lambda b: control(b, True), True)
    for kind in KINDS:
        only = KINDS[kind][1] == "metadata"
        for whole in (False, True):
            name = f"{kind} alone, {'anew' if whole else 'update'}"
            yield Case("metadata alone" if only else "one alone", name, lambda b, k=kind, w=whole: alone(b, k, w), only)
    number = 0
    for pair in itertools.combinations(KINDS, 2):
        if KINDS[pair[0]][1] == KINDS[pair[1]][1]:
            continue
        number += 1
        first = "script by name" in pair and "embedded file added" in pair
        yield Case(f"two: {pair[0]} and", f"{pair[0]} + {pair[1]}",
                   lambda b, p=pair[::-1] if first else pair, w=number % 2 == 0: both(b, p, w))
