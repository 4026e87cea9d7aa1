"""Embedded files whose streams were damaged, given to `extract`.

Tried: streams cut, with bits flipped, replaced by garbage, with a wrong Size,
CheckSum or Length, in PDFs of other programs, and in archives of typeset, where
the manifest has the hash of every file.

Held: exit 1 and the name of the file, or exit 0 with exactly the original bytes
where the damage can be got round, such as a Length that is wrong; not where
Size or CheckSum contradict the bytes, since nobody can know which is right.
Controls: undamaged files come out byte for byte with exit 0.
"""

import hashlib
import zlib
from functools import partial

from .. import archives, pdf
from ..frame import Case

# How many of each kind are tried.
EACH = 72
FILE = "数据表.csv"


def content(random):
    """Bytes of a table with some thousand random figures."""
    return "".join(
        f"第{i}行,{random.randrange(10**6)},{random.randrange(10**6)}\n" for i in range(300)
    ).encode()


def holder(stream, name=FILE, **params):
    """A PDF of one page that holds one embedded file."""
    label = pdf.text_bytes(name)
    stream.keys.setdefault("Type", pdf.Name("EmbeddedFile"))
    if params:
        stream.keys["Params"] = params
    return pdf.simple(
        {
            1: {
                "Type": pdf.Name("Catalog"),
                "Pages": pdf.Ref(2),
                "Names": {"EmbeddedFiles": {"Names": [label, pdf.Ref(4)]}},
            },
            2: {"Type": pdf.Name("Pages"), "Kids": [pdf.Ref(3)], "Count": 1},
            3: {"Type": pdf.Name("Page"), "Parent": pdf.Ref(2), "MediaBox": [0, 0, 595, 842]},
            4: {"Type": pdf.Name("Filespec"), "F": label, "UF": label, "EF": {"F": pdf.Ref(5)}},
            5: stream,
        }
    )


def packed(data, **keys):
    return pdf.Stream({"Filter": pdf.Name("FlateDecode"), **keys}, zlib.compress(data))


def true_params(data):
    return {"Size": len(data), "CheckSum": hashlib.md5(data).digest()}


def flipped(data, random, first=0):
    out = bytearray(data)
    at = random.randrange(first, len(out))
    out[at] ^= 1 << random.randrange(8)
    return bytes(out)


def damages():
    """Kind to a function of (data, random) that returns the PDF."""

    def cut(data, random):
        stream = packed(data)
        stream.raw = stream.raw[: random.randrange(len(stream.raw) - 1)]
        return holder(stream)

    def cut_with_length(data, random):
        stream = packed(data)
        stream.lie = len(stream.raw)
        stream.raw = stream.raw[: random.randrange(len(stream.raw) - 30)]
        return holder(stream)

    def flip(data, random):
        stream = packed(data)
        stream.raw = flipped(stream.raw, random)
        return holder(stream)

    def flip_stored(data, random):
        return holder(pdf.Stream({}, flipped(data, random)), **true_params(data))

    def garbage(data, random):
        stream = packed(data)
        stream.raw = random.randbytes(random.randrange(1, 4000))
        return holder(stream)

    def emptied(data, random):
        stream = packed(data)
        stream.raw = b""
        return holder(stream, **(true_params(data) if random.random() < 0.5 else {}))

    def wrong_size(data, random):
        size = random.choice([0, 1, len(data) - 1, len(data) + 1, random.randrange(10**6), 2**31, -5])
        return holder(packed(data), Size=size)

    def wrong_checksum(data, random):
        return holder(packed(data), Size=len(data), CheckSum=random.randbytes(16))

    def shorter(data, random):
        part = data[: random.randrange(len(data))]
        return holder(packed(part), **true_params(data))

    def length_short(data, random):
        stream = packed(data)
        stream.lie = random.randrange(len(stream.raw) - 1)
        return holder(stream, **true_params(data))

    def length_long(data, random):
        stream = packed(data)
        stream.lie = len(stream.raw) + random.choice([1, 20, 500, 10**5, 2**31 - 1])
        return holder(stream, **true_params(data))

    def other_filter(data, random):
        name = random.choice(
            ["LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "DCTDecode", "Crypt", "X"]
        )
        stream = packed(data)
        stream.keys["Filter"] = pdf.Name(name)
        return holder(stream, **true_params(data))

    def twice_packed(data, random):
        stream = packed(zlib.compress(data))
        stream.keys["Filter"] = [pdf.Name("FlateDecode")] * 2
        stream.raw = flipped(stream.raw, random)
        return holder(stream)

    return {
        "cut": cut,
        "cut, Length as before": cut_with_length,
        "bit flipped": flip,
        "bit flipped, not packed": flip_stored,
        "garbage": garbage,
        "emptied": emptied,
        "wrong Size": wrong_size,
        "wrong CheckSum": wrong_checksum,
        "less data, Size and CheckSum as before": shorter,
        "Length too small": length_short,
        "Length too large": length_long,
        "other filter": other_filter,
        "packed twice, bit flipped": twice_packed,
    }


def own_damages():
    """Kind to a function of (archive, name, random) that damages one file of an archive of typeset."""

    def flip(archive, name, random):
        archive.stream(name).raw = flipped(archive.stream(name).raw, random)

    def cut(archive, name, random):
        stream = archive.stream(name)
        stream.raw = stream.raw[: random.randrange(len(stream.raw))]

    def changed(archive, name, random):
        archive.put(name, flipped(archive.file(name), random))

    def swapped(archive, name, random):
        other = random.choice(
            [n for n in archive.numbers if n != name and archive.file(n) != archive.file(name)]
        )
        archive.put(name, archive.file(other))

    def removed(archive, name, random):
        archive.remove(name)

    return {
        "archive, bit flipped": flip,
        "archive, cut": cut,
        "archive, bit of the file changed": changed,
        "archive, file swapped": swapped,
        "archive, file removed": removed,
    }


def judged(box, name, original, avoidable=True):
    run = box.run("extract", "x.pdf", "-o", "out")
    path = box.folder / "out" / name
    if run.code == 0:
        if not avoidable:
            return "exit 0 though Size or CheckSum contradict the bytes"
        if path.is_file() and path.read_bytes() == original:
            return None
        return f"exit 0, but the file {'has other bytes' if path.exists() else 'is not there'}"
    if name not in run.said:
        return f"exit {run.code} without the name of the file: {run.said[:200]}"
    return None if run.code == 1 else f"exit {run.code} instead of 1: {run.said[:200]}"


def cases(shared, seed):
    def foreign(box, damage):
        data = content(box.random)
        box.write("x.pdf", damage(data, box.random))
        return judged(box, FILE, data, avoidable=not damage.__name__.startswith("wrong"))

    def own(box, damage):
        archive = archives.Archive(shared.archive())
        name = box.random.choice([name for name in archive.numbers if name != "manifest.json"])
        data = archive.file(name)
        damage(archive, name, box.random)
        box.write("x.pdf", archive.whole())
        return judged(box, name, data)

    def sound_foreign(box, make):
        data = content(box.random)
        box.write("x.pdf", make(data))
        run = box.run("extract", "x.pdf", "-o", "out")
        if run.code or box.read(f"out/{FILE}") != data:
            return f"exit {run.code}: {run.said[:200]}"

    def sound_own(box):
        box.write("x.pdf", shared.archive())
        run = box.run("extract", "x.pdf", "-o", "out")
        archive = archives.Archive(shared.archive())
        wrong = [
            n
            for n in archive.numbers
            if not box.exists(f"out/{n}") or box.read(f"out/{n}") != archive.file(n)
        ]
        if run.code or wrong:
            return f"exit {run.code}, wrong: {wrong}: {run.said[:200]}"

    def twice(data):
        return holder(
            pdf.Stream({"Filter": [pdf.Name("FlateDecode")] * 2}, zlib.compress(zlib.compress(data)))
        )

    controls = {
        "without Params": lambda data: holder(packed(data)),
        "with Size": lambda data: holder(packed(data), Size=len(data)),
        "with Size and CheckSum": lambda data: holder(packed(data), **true_params(data)),
        "not packed": lambda data: holder(pdf.Stream({}, data), **true_params(data)),
        "packed twice": twice,
        "hexadecimal": lambda data: holder(
            pdf.Stream({"Filter": pdf.Name("ASCIIHexDecode")}, data.hex().encode() + b">")
        ),
    }
    for label, make in controls.items():
        yield Case("undamaged", f"undamaged {label}", partial(sound_foreign, make=make), True)
    yield Case("undamaged", "undamaged archive", sound_own, True)
    for label, damage in damages().items():
        for number in range(EACH):
            yield Case(label, f"{label} {number}", partial(foreign, damage=damage))
    for label, damage in own_damages().items():
        for number in range(EACH if "removed" not in label else 5):
            yield Case(label, f"{label} {number}", partial(own, damage=damage))
