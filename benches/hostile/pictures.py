"""Sound pictures, made or kept as base64, and the chunks that broken ones are put together from."""

import base64
import pathlib
import struct
import zlib

KEPT = pathlib.Path(__file__).parent / "kept"


def kept(name):
    """A sound picture that was made once by other software."""
    return (KEPT / name).read_bytes()


def chunk(kind, data):
    """A chunk of PNG with its CRC."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width, height, depth=8, colour=2, interlaced=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


SIGNATURE = b"\x89PNG\r\n\x1a\n"
DENSITY = chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1))


def rows(width, height):
    """Pixels of a pattern with detail, as filtered rows of RGB."""
    out = bytearray()
    for y in range(height):
        out.append(0)
        for x in range(width):
            out += bytes(((x * 7 + y * 3) & 255, (x * x + y) & 255, (y * 11 ^ x * 5) & 255))
    return bytes(out)


def png(width=60, height=40, before=b"", data=None):
    """A PNG of 8-bit RGB; `before` are chunks before the pixels."""
    pixels = zlib.compress(rows(width, height) if data is None else data, 9)
    half = len(pixels) // 2
    body = chunk(b"IDAT", pixels[:half]) + chunk(b"IDAT", pixels[half:])
    return SIGNATURE + header(width, height) + DENSITY + before + body + chunk(b"IEND", b"")


def palette_png(palette, width=10, height=10):
    """A PNG of palette entries 0, with the bytes of PLTE as given."""
    pixels = zlib.compress(bytes(width + 1) * height)
    return (
        SIGNATURE
        + header(width, height, 8, 3)
        + chunk(b"PLTE", palette)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def gif(width=40, height=30, logical=None, frame=None):
    """A GIF87a whose codes are all literals: a clear code before every second pixel keeps them at 9 bits."""
    codes, bits, count = bytearray(), 0, 0

    def put(code):
        nonlocal bits, count
        bits |= code << count
        count += 9
        while count >= 8:
            codes.append(bits & 255)
            bits >>= 8
            count -= 8

    for at in range(width * height):
        if at % 100 == 0:
            put(256)
        put((at * 7 + at // width * 3) & 255)
    put(257)
    if count:
        codes.append(bits & 255)
    colours = b"".join(bytes((i, i * 3 & 255, 255 - i)) for i in range(256))
    blocks = b"".join(
        bytes([len(part)]) + part for part in (codes[i : i + 255] for i in range(0, len(codes), 255))
    )
    screen = struct.pack("<HHBBB", *(logical or (width, height)), 0xF7, 0, 0)
    image = b"," + struct.pack("<HHHHB", 0, 0, *(frame or (width, height)), 0)
    return b"GIF87a" + screen + colours + image + b"\x08" + blocks + b"\0;"


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="{w}" height="{h}" viewBox="0 0 {w} {h}">{body}</svg>'
)


def svg(body, w=100, h=100):
    return SVG.format(body=body, w=w, h=h)


def data_uri(kind, data):
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
