"""Reads pictures by the book, to know which damage cannot go unnoticed.

`state(kind, data, sound)` says `broken` (a decoder that follows the format must
notice, so the program has to tell), `equal` (the pixels are those of the sound
picture, so nothing need be told) or `free` (the format carries nothing that
would give the damage away).
"""

import struct
import xml.parsers.expat
import zlib

try:
    from PIL import Image
except ImportError:
    Image = None


def state(kind, data, sound):
    if data == sound:
        return "equal"
    judge = {"png": png, "jpg": jpeg, "gif": gif, "webp": webp, "svg": svg}[kind]
    return judge(data, sound)


def png(data, sound):
    try:
        pixels = png_pixels(data)
    except (ValueError, zlib.error, struct.error, IndexError):
        return "broken"
    if pixels == png_pixels(sound):
        return "equal" if b"IEND" in data[-8:] else "free"
    return "broken"


def png_pixels(data):
    """Header, palette and unpacked rows of a PNG whose critical chunks are all sound."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("signature")
    at, packed, parts = 8, b"", []
    while at < len(data):
        if parts and unpacks(packed):
            break
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        critical = not kind[0] & 0x20
        if critical and zlib.crc32(kind + body) != crc:
            raise ValueError("CRC")
        if kind == b"IDAT":
            packed += body
        elif kind in (b"IHDR", b"PLTE", b"tRNS"):
            parts.append(body)
        elif critical and kind != b"IEND":
            raise ValueError("unknown critical chunk")
        at += 12 + length
        if kind == b"IEND":
            break
    return parts, zlib.decompress(packed)


def unpacks(packed):
    """Whether the pixels are whole, so that nothing behind them matters."""
    unpacker = zlib.decompressobj()
    unpacker.decompress(packed)
    return unpacker.eof


def jpeg(data, sound):
    try:
        return "equal" if jpeg_scan(data) == jpeg_scan(sound) else "free"
    except NotImplementedError:
        cut = b"\xff\xd9" not in data[-2:] if sound.startswith(data) else False
        return "broken" if cut or refused_by_pillow(data) else "free"
    except (ValueError, IndexError, struct.error, KeyError):
        return "broken"


def jpeg_scan(data):
    """Quantisers, frame and decoded symbols of a baseline JPEG of one scan; ValueError if it is broken."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("SOI")
    at, tables, quantisers, frame = 2, {}, {}, None
    while True:
        if data[at] != 0xFF:
            raise ValueError("marker expected")
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        body = data[at + 4 : at + 2 + length]
        if len(body) != length - 2:
            raise ValueError("cut")
        at += 2 + length
        if marker == 0xC4:
            huffman(body, tables)
        elif marker == 0xDB:
            quantisers[body[0]] = body
        elif marker == 0xC0:
            frame = body
        elif marker == 0xDA:
            break
        elif 0xC1 <= marker <= 0xCF:
            raise NotImplementedError("not baseline")
        elif marker not in (0xFE, 0xDD) and not 0xE0 <= marker <= 0xEF:
            raise ValueError("unknown marker")
    return quantisers, frame, symbols(data, at, frame, body, tables)


def huffman(body, tables):
    at = 0
    while at < len(body):
        counts = body[at + 1 : at + 17]
        values = body[at + 17 : at + 17 + sum(counts)]
        codes, code, index = {}, 0, 0
        for length, count in enumerate(counts, 1):
            for _ in range(count):
                codes[length, code] = values[index]
                code, index = code + 1, index + 1
            code <<= 1
        tables[body[at]] = codes
        at += 17 + sum(counts)


def symbols(data, at, frame, scan, tables):
    """Decodes every block of the scan; the scan has to end with EOI exactly behind the last."""
    _, height, width, count = struct.unpack(">BHHB", frame[:6])
    if not width or not height or scan[0] != count:
        raise ValueError("frame")
    parts = {frame[6 + 3 * i]: frame[7 + 3 * i] for i in range(count)}
    across = max(p >> 4 for p in parts.values()) * 8
    down = max(p & 15 for p in parts.values()) * 8
    order = []
    for i in range(count):
        name, selector = scan[1 + 2 * i], scan[2 + 2 * i]
        blocks = 1 if count == 1 else (parts[name] >> 4) * (parts[name] & 15)
        order += [(tables[selector >> 4], tables[0x10 | selector & 15])] * blocks
    if count == 1:
        across = down = 8
    units = -(-width // across) * -(-height // down)
    if units > 4096:
        raise ValueError("far more blocks than bytes")
    end = at
    while data[end] != 0xFF or data[end + 1] == 0:
        end += 1
    bits = Bits(data[at:end].replace(b"\xff\0", b"\xff"))
    out = [block(bits, dc, ac) for _ in range(units) for dc, ac in order]
    if bits.left() >= 8 or data[end + 1] != 0xD9:
        raise ValueError("no EOI behind the last block")
    return out


class Bits:
    def __init__(self, data):
        self.value, self.count, self.at = int.from_bytes(data, "big"), len(data) * 8, 0

    def take(self, number):
        self.at += number
        if self.at > self.count:
            raise ValueError("the scan ends too early")
        return self.value >> self.count - self.at & (1 << number) - 1

    def left(self):
        return self.count - self.at

    def symbol(self, codes):
        code = 0
        for length in range(1, 17):
            code = code << 1 | self.take(1)
            if (length, code) in codes:
                return codes[length, code]
        raise ValueError("no such code")


def block(bits, dc, ac):
    """The symbols of a block; a run past its end is not told, since common decoders pass over it."""
    size = bits.symbol(dc)
    if size > 11:
        raise ValueError("DC too large")
    out, at = [size, bits.take(size)], 1
    while at < 64:
        symbol = bits.symbol(ac)
        if symbol == 0:
            break
        at += (symbol >> 4) + 1
        out += [symbol, bits.take(symbol & 15)]
    return out


def gif(data, sound):
    try:
        return "equal" if gif_codes(data) == gif_codes(sound) else "free"
    except (ValueError, IndexError, struct.error):
        return "broken"


def gif_codes(data):
    """Screen, colours and indices of the first image of a GIF; ValueError if pixels are missing."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise ValueError("signature")
    flags = data[10]
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    parts = [data[6:at]]
    while data[at] == 0x21:
        at += 2
        while data[at]:
            at += data[at] + 1
        at += 1
    if data[at] != 0x2C:
        raise ValueError("no image")
    _, _, width, height, local = struct.unpack("<HHHHB", data[at + 1 : at + 10])
    parts.append(data[at : at + 10])
    at += 10 + (3 << (local & 7) + 1 if local & 0x80 else 0)
    smallest, at, packed = data[at], at + 1, b""
    while at < len(data) and data[at]:
        packed += data[at + 1 : at + 1 + data[at]]
        at += data[at] + 1
    if not 2 <= smallest <= 8:
        raise ValueError("size of codes")
    return parts, lzw(packed, smallest, width * height)


def lzw(packed, smallest, wanted):
    clear, value, count, at = 1 << smallest, int.from_bytes(packed, "little"), len(packed) * 8, 0
    if wanted > 1 << 20:
        raise ValueError("far more pixels than bytes")
    out, width, table, before = bytearray(), smallest + 1, None, None
    while len(out) < wanted:
        if at + width > count:
            raise ValueError("the codes end too early")
        code = value >> at & (1 << width) - 1
        at += width
        if code == clear or table is None:
            width, before = smallest + 1, None
            table = {i: bytes([i]) for i in range(clear)} | {clear: b"", clear + 1: b""}
            if code == clear:
                continue
        if code == clear + 1:
            break
        if code not in table and (before is None or code != len(table)):
            raise ValueError("no such code")
        entry = table.get(code) or before + before[:1]
        if before is not None and len(table) < 4096:
            table[len(table)] = before + entry[:1]
        out += entry
        before = entry
        if len(table) == 1 << width and width < 12:
            width += 1
    if len(out) < wanted:
        raise ValueError("pixels are missing")
    return bytes(out[:wanted])


def webp(data, sound):
    if sound.startswith(data) or data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return "broken"
    return (
        "broken" if struct.unpack("<I", data[4:8])[0] + 8 > len(data) or refused_by_pillow(data) else "free"
    )


def svg(data, sound):
    try:
        xml.parsers.expat.ParserCreate().Parse(data, True)
    except xml.parsers.expat.ExpatError:
        return "broken"
    return "free"


def refused_by_pillow(data):
    """Whether Pillow refuses the picture; without Pillow nothing is refused."""
    if Image is None:
        return False
    import io
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                image.load()
    except Exception:
        return True
    return False
