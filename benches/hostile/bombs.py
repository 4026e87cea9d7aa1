"""How bombs are tried: small inputs that would take a program's time, memory or stack.

Held: no abort, no words of an internal fault, exit 0, 1 or 2 within 60 seconds
and 1.5 GB; and where the program refuses, it names the file that is the bomb.
"""

import re
import struct
import zlib

from . import pictures
from .frame import Case
from .office import Entry, zipped
from .pictures import chunk, kept


def bomb(
    kind,
    name,
    files,
    *,
    named,
    verbs=(("issue.toml", "--format", "pdf,docx"), ("check", "issue.toml")),
    codes=(0, 1, 2),
    control=False,
):
    """A case that lays out `files` (name to text, bytes or a function that makes them) and runs the verbs.

    `named` are words one of which a refusal must contain: the file that is the
    bomb. The issue that calls it will do, and so will the number of pages of it all.
    """
    named = [*named, "issue.toml", "全文有"]

    def try_it(box):
        for path, content in files.items():
            box.write(path, content() if callable(content) else content)
        for verb in verbs:
            run = box.run(*verb)
            if run.code not in codes:
                return f"{' '.join(verb)}: exit {run.code}: {run.said[:300]}"
            refused = run.code == 2 or run.code == 1 and verb[0] != "check"
            if refused and not any(word in run.said for word in named):
                return f"{' '.join(verb)}: exit {run.code} without the name of {named[0]}: {run.said[:300]}"
            if refused and not re.search(r"[一-鿿]", run.said):
                return f"{' '.join(verb)}: not told in the language of the user: {run.said[:200]}"
        built = [verb for verb in verbs if verb[0].endswith(".toml")]
        if control and built and not any(box.exists(name) for name in ("issue.pdf", "2026-02/issue.pdf")):
            return "there is no PDF"
        return None

    return Case(kind, name, try_it, control)


def zlibbed(size, unit=b"\0"):
    """A zlib stream of exactly `size` bytes of repeated `unit`, without making them."""
    block = unit * max(1, (1 << 20) // len(unit))
    count, rest = divmod(size, len(block))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    part = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    adler = 1
    for _ in range(count):
        adler = zlib.adler32(block, adler)
    adler = zlib.adler32(block[:rest], adler)
    last = packer.compress(block[:rest]) + packer.flush()
    return b"\x78\xda" + part * count + last + struct.pack(">I", adler)


def gzipped(size, head=b"", unit=b" ", tail=b""):
    """A gzip of `head`, some `size` bytes of `unit`, and `tail`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = unit * (1 << 20)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    count = size >> 20
    last = packer.compress(tail) + packer.flush()
    crc = zlib.crc32(head)
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(tail, crc)
    length = len(head) + count * len(block) + len(tail)
    return (
        b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
        + first
        + middle * count
        + last
        + struct.pack("<II", crc, length & 0xFFFFFFFF)
    )


def with_part(parts, name, content, **lies):
    """A package of which one part is `content`, or a bomb (bytes before, unit, size, bytes behind)."""
    entries = [
        Entry(key, value.encode() if isinstance(value, str) else value)
        for key, value in parts.items()
        if key != name
    ]
    if isinstance(content, tuple):
        before, unit, total, after = (part.encode() if isinstance(part, str) else part for part in content)
        entries.append(swollen(name, before, unit, total, after, **lies))
    else:
        entries.append(Entry(name, content.encode(), **lies))
    return zipped(entries)


def swollen(name, before, unit, total, after, **lies):
    """An entry of `before`, some `total` bytes of `unit`, and `after`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = unit * max(1, (1 << 20) // len(unit))
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    count = max(1, total // len(block))
    crc = zlib.crc32(before)
    for _ in range(count):
        crc = zlib.crc32(block, crc)
    crc = zlib.crc32(after, crc)
    length = len(before) + count * len(block) + len(after)
    keys = {"size": length & 0xFFFFFFFF, "crc": crc, **lies}
    return Entry(name, b"", raw=first + middle * count + packer.compress(after) + packer.flush(), **keys)


def wide_png(width, height, depth=8, colour=0, interlaced=0):
    """A PNG of one shade with all its rows."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    size = ((width * channels * depth + 7) // 8 + 1) * height
    palette = chunk(b"PLTE", bytes(6)) if colour == 3 else b""
    return (
        pictures.SIGNATURE
        + pictures.header(width, height, depth, colour, interlaced)
        + palette
        + chunk(b"IDAT", zlibbed(size))
        + chunk(b"IEND", b"")
    )


def patched_jpeg(name, width, height):
    data = bytearray(kept(name))
    at = data.index(b"\xff\xc2" if name.startswith("progressive") else b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)
