"""Bombs in pictures: PNG, JPEG, GIF and WebP that unpack, repeat or measure without end.

Held: see `bombs.py`; the printed, the Word and the print-shop document are all
tried, since each unpacks pictures in its own way. Controls: sound pictures of
every kind must be printed.
"""

import struct
import zlib

from .. import pictures, sound
from ..bombs import bomb, patched_jpeg, wide_png, zlibbed
from ..pictures import chunk, data_uri, kept, png, svg

VERBS = (("issue.toml", "--format", "pdf,docx"), ("issue.toml", "--for", "print"))
MB = 1 << 20


def pngs():
    """Label to PNG bombs, each a function that makes it."""
    iccp = b"x\0\0"
    found = {
        f"iCCP of {size >> 20} MB": lambda size=size: png(10, 10, chunk(b"iCCP", iccp + zlibbed(size)))
        for size in (40 * MB, 512 * MB, 2048 * MB)
    }
    found |= {
        "iCCP of 600 MB of letters": lambda: png(10, 10, chunk(b"iCCP", iccp + zlibbed(600 * MB, b"acsp"))),
        "two iCCP": lambda: png(10, 10, chunk(b"iCCP", iccp + zlibbed(200 * MB)) * 2),
        "iCCP within SVG": lambda: svg(
            f'<image width="9" height="9" href="{data_uri("png", png(10, 10, chunk(b"iCCP", iccp + zlibbed(1500 * MB))))}"/>'
        ),
        "zTXt": lambda: png(10, 10, chunk(b"zTXt", b"Comment\0\0" + zlibbed(1024 * MB))),
        "iTXt": lambda: png(10, 10, chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlibbed(1024 * MB))),
        "IDAT too long": lambda: (
            pictures.SIGNATURE
            + pictures.header(10, 10)
            + chunk(b"IDAT", zlibbed(2048 * MB))
            + chunk(b"IEND", b"")
        ),
        "100,000 texts": lambda: png(10, 10, chunk(b"tEXt", b"Comment\0x") * 100_000),
        "IDAT byte by byte": lambda: (
            pictures.SIGNATURE
            + pictures.header(100, 100)
            + b"".join(chunk(b"IDAT", bytes([b])) for b in zlib.compress(pictures.rows(100, 100)))
            + chunk(b"IEND", b"")
        ),
        "empty IDATs": lambda: png(10, 10).replace(
            chunk(b"IEND", b""), chunk(b"IDAT", b"") * 100_000 + chunk(b"IEND", b"")
        ),
        "chunk length": lambda: png(10, 10)[:33] + struct.pack(">I", 2**31 - 1) + b"iCCPx",
        "chunk length over": lambda: png(10, 10)[:33] + struct.pack(">I", 2**32 - 1) + b"IDAT",
    }
    for width, height, depth, colour, laced in (
        (30_000, 30_000, 8, 2, 0),
        (30_000, 30_000, 1, 0, 0),
        (60_000, 60_000, 1, 3, 0),
        (20_000, 20_000, 16, 6, 0),
        (20_000, 20_000, 8, 6, 1),
        (1, 1_000_000, 8, 0, 0),
        (1_000_000, 1, 8, 0, 0),
        (1, 20_000_000, 8, 0, 0),
        (10_000, 10_000, 8, 3, 0),
        (7000, 7000, 16, 6, 1),
    ):
        found[f"{width}×{height} depth {depth} colour {colour} laced {laced}"] = (
            lambda a=(width, height, depth, colour, laced): wide_png(*a)
        )
    for width, height in ((2**31 - 1, 2**31 - 1), (2**32 - 1, 1), (0, 0), (0, 5), (2**16, 2**16), (2**31, 4)):
        found[f"claims {width}×{height}"] = lambda a=(width, height): (
            pictures.SIGNATURE
            + pictures.header(*a)
            + chunk(b"IDAT", zlib.compress(bytes(999)))
            + chunk(b"IEND", b"")
        )
    for size in (0, 1, 4, 767, 769, 3 * 300):
        found[f"palette of {size} bytes"] = lambda size=size: pictures.palette_png(bytes(size))
    for label, extra in {
        "gAMA 0": chunk(b"gAMA", bytes(4)),
        "gAMA short": chunk(b"gAMA", b"\0"),
        "cHRM 0": chunk(b"cHRM", bytes(32)),
        "sRGB 9": chunk(b"sRGB", b"\x09"),
        "pHYs 0": chunk(b"pHYs", bytes(9)),
        "pHYs huge": chunk(b"pHYs", b"\xff" * 8 + b"\1"),
        "pHYs short": chunk(b"pHYs", b"\1"),
        "sBIT": chunk(b"sBIT", b"\xff" * 9),
        "tRNS long": chunk(b"tRNS", bytes(900)),
        "hIST": chunk(b"hIST", bytes(5)),
        "iCCP empty": chunk(b"iCCP", b""),
        "iCCP no end": chunk(b"iCCP", b"x" * 200),
        "acTL": chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)) + chunk(b"fcTL", bytes(26)),
        "eXIf": chunk(b"eXIf", b"MM\0*\0\0\0\x08" + b"\xff" * 500),
        "two headers": pictures.header(30_000, 30_000),
        "unknown critical": chunk(b"ABCD", b"x"),
    }.items():
        found[label] = lambda extra=extra: png(10, 10, extra)
    return found


def jpegs():
    base, progressive = kept("baseline.jpg"), kept("progressive.jpg")
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    found = {
        f"{name[:-4]} claims {w}×{h}": lambda a=(name, w, h): patched_jpeg(*a)
        for name in ("baseline.jpg", "progressive.jpg", "grey.jpg")
        for w, h in ((65_500, 65_500), (65_535, 1), (0, 48), (64, 0), (20_000, 20_000))
    }
    return found | {
        "5,000 scans": lambda: patched_jpeg("progressive.jpg", 5000, 5000)[:-2] + scan * 5000 + b"\xff\xd9",
        "60,000 scans": lambda: progressive[:-2] + scan * 60_000 + b"\xff\xd9",
        "100,000 comments": lambda: base[:2] + b"\xff\xfe\0\3x" * 100_000 + base[2:],
        "fill bytes": lambda: base[:2] + b"\xff" * 3_000_000 + base[2:],
        "profile parts": lambda: (
            base[:2]
            + b"".join(
                b"\xff\xe2" + struct.pack(">H", 60_016) + b"ICC_PROFILE\0" + bytes([i, 255]) + bytes(60_000)
                for i in range(1, 256)
            )
            + base[2:]
        ),
        "EXIF loop": lambda: (
            base[:2]
            + b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08"
            + base[2:]
        ),
        "restart interval": lambda: base[:2] + b"\xff\xdd\0\4\0\1" + base[2:],
        "many images": lambda: base * 2000,
    }


def gifs():
    one = pictures.gif()
    image = one[one.index(b",", 13 + 768) : -1]
    return {
        "screen 65535²": lambda: pictures.gif(logical=(65_535, 65_535)),
        "frame 65535²": lambda: pictures.gif(frame=(65_535, 65_535)),
        "screen and frame 65535²": lambda: pictures.gif(logical=(65_535, 65_535), frame=(65_535, 65_535)),
        "screen 0": lambda: pictures.gif(logical=(0, 0)),
        "frame 0": lambda: pictures.gif(frame=(0, 0)),
        "30,000 frames": lambda: one[:-1] + image * 3000 + b";",
        "comments": lambda: one[:781] + b"!\xfe\3abc\0" * 300_000 + one[781:],
    }


def webps():
    def riff(body):
        return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body

    def part(kind, data):
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    lossless, lossy = kept("lossless.webp"), kept("lossy.webp")
    big = bytearray(lossless)
    big[21:25] = struct.pack("<I", 16_383 | 16_383 << 14)
    wide = bytearray(lossy)
    at = lossy.index(b"\x9d\x01\x2a") + 3
    wide[at : at + 4] = struct.pack("<HH", 16_383, 16_383)
    canvas = part(b"VP8X", b"\2\0\0\0" + b"\xff" * 6)
    frame = part(
        b"ANMF", bytes(6) + struct.pack("<I", 63)[:3] + struct.pack("<I", 47)[:3] + bytes(4) + lossy[12:]
    )
    return {
        "lossless 16383²": lambda: bytes(big),
        "lossy 16383²": lambda: bytes(wide),
        "canvas 2²⁴": lambda: riff(canvas + part(b"ANIM", bytes(6)) + frame),
        "10,000 frames": lambda: riff(
            part(b"VP8X", b"\2\0\0\0" + struct.pack("<I", 63)[:3] + struct.pack("<I", 47)[:3])
            + part(b"ANIM", bytes(6))
            + frame * 10_000
        ),
        "empty parts": lambda: riff(part(b"JUNK", b"") * 300_000 + lossy[12:]),
        "length": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f" + lossy[20:],
    }


def cases(shared, seed):
    def of(kind, label, name, content, **others):
        return bomb(
            kind,
            f"{kind} {label}",
            {"issue.toml": sound.issue(sound.picture(name)), name: content},
            named=[name],
            verbs=VERBS,
            **others,
        )

    for name in (
        "rgb.png",
        "palette.png",
        "rgba.png",
        "baseline.jpg",
        "progressive.jpg",
        "grey.jpg",
        "table.gif",
        "interlaced.gif",
        "lossy.webp",
        "lossless.webp",
        "alpha.webp",
    ):
        yield of("sound picture", name, name, lambda name=name: kept(name), codes=(0,), control=True)
    yield of(
        "sound picture", "3000×2000", "p.png", lambda: wide_png(3000, 2000, 8, 2), codes=(0,), control=True
    )
    for label, make in pngs().items():
        yield of("PNG", label, "p.svg" if "SVG" in label else "p.png", make)
    for label, make in jpegs().items():
        yield of("JPEG", label, "p.jpg", make)
    for label, make in gifs().items():
        yield of("GIF", label, "p.gif", make)
    for label, make in webps().items():
        yield of("WebP", label, "p.webp", make)
