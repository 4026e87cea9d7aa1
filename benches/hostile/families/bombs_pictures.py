"""Bombs in pictures: PNG, JPEG, GIF, WebP and SVG that unpack, repeat or measure without end.

Held: see `bombs.py`; the printed, the Word and the print-shop document are all
tried, since each unpacks pictures in its own way. Controls: sound pictures of
every kind and honest drawings must be printed.
"""

import struct
import zlib

from .. import pictures, sound
from ..bombs import bomb, gzipped, zlibbed
from ..pictures import chunk, data_uri, kept, png, svg

VERBS = (("issue.toml", "--format", "pdf,docx"), ("issue.toml", "--for", "print"))
MB = 1 << 20


def wide_png(width, height, depth=8, colour=0, interlaced=0):
    """A PNG of one shade with all its rows."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    size = ((width * channels * depth + 7) // 8 + 1) * height
    palette = chunk(b"PLTE", bytes(6)) if colour == 3 else b""
    return (pictures.SIGNATURE + pictures.header(width, height, depth, colour, interlaced) + palette
            + chunk(b"IDAT", zlibbed(size)) + chunk(b"IEND", b""))


def pngs():
    """Label to PNG bombs, each a function that makes it."""
    iccp = b"x\0\0"
    found = {
        f"iCCP of {size >> 20} MB": lambda size=size: png(10, 10, chunk(b"iCCP", iccp + zlibbed(size))) for size in (40 * MB, 512 * MB, 2048 * MB)
    }
    found |= {
        "iCCP of 600 MB of letters": lambda: png(10, 10, chunk(b"iCCP", iccp + zlibbed(600 * MB, b"acsp"))),
        "two iCCP": lambda: png(10, 10, chunk(b"iCCP", iccp + zlibbed(200 * MB)) * 2),
        "iCCP within SVG": lambda: svg(f'<image width="9" height="9" href="{data_uri("png", png(10, 10, chunk(b"iCCP", iccp + zlibbed(1500 * MB))))}"/>'),
        "zTXt": lambda: png(10, 10, chunk(b"zTXt", b"Comment\0\0" + zlibbed(1024 * MB))),
        "iTXt": lambda: png(10, 10, chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlibbed(1024 * MB))),
        "IDAT too long": lambda: pictures.SIGNATURE + pictures.header(10, 10) + chunk(b"IDAT", zlibbed(2048 * MB)) + chunk(b"IEND", b""),
        "100,000 texts": lambda: png(10, 10, chunk(b"tEXt", b"Comment\0x") * 100_000),
        "IDAT byte by byte": lambda: pictures.SIGNATURE + pictures.header(100, 100) + b"".join(
            chunk(b"IDAT", bytes([b])) for b in zlib.compress(pictures.rows(100, 100))) + chunk(b"IEND", b""),
        "empty IDATs": lambda: png(10, 10).replace(chunk(b"IEND", b""), chunk(b"IDAT", b"") * 100_000 + chunk(b"IEND", b"")),
        "chunk length": lambda: png(10, 10)[:33] + struct.pack(">I", 2**31 - 1) + b"iCCPx",
        "chunk length over": lambda: png(10, 10)[:33] + struct.pack(">I", 2**32 - 1) + b"IDAT",
    }
    for width, height, depth, colour, laced in (
        (30_000, 30_000, 8, 2, 0), (30_000, 30_000, 1, 0, 0), (60_000, 60_000, 1, 3, 0), (20_000, 20_000, 16, 6, 0), (20_000, 20_000, 8, 6, 1),
        (1, 1_000_000, 8, 0, 0), (1_000_000, 1, 8, 0, 0), (1, 20_000_000, 8, 0, 0), (10_000, 10_000, 8, 3, 0), (7000, 7000, 16, 6, 1),
    ):
        found[f"{width}×{height} depth {depth} colour {colour} laced {laced}"] = lambda a=(width, height, depth, colour, laced): wide_png(*a)
    for width, height in ((2**31 - 1, 2**31 - 1), (2**32 - 1, 1), (0, 0), (0, 5), (2**16, 2**16), (2**31, 4)):
        found[f"claims {width}×{height}"] = lambda a=(width, height): pictures.SIGNATURE + pictures.header(*a) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")
    for size in (0, 1, 4, 767, 769, 3 * 300):
        found[f"palette of {size} bytes"] = lambda size=size: pictures.palette_png(bytes(size))
    for label, extra in {
        "gAMA 0": chunk(b"gAMA", bytes(4)), "gAMA short": chunk(b"gAMA", b"\0"), "cHRM 0": chunk(b"cHRM", bytes(32)), "sRGB 9": chunk(b"sRGB", b"\x09"),
        "pHYs 0": chunk(b"pHYs", bytes(9)), "pHYs huge": chunk(b"pHYs", b"\xff" * 8 + b"\1"), "pHYs short": chunk(b"pHYs", b"\1"),
        "sBIT": chunk(b"sBIT", b"\xff" * 9), "tRNS long": chunk(b"tRNS", bytes(900)), "hIST": chunk(b"hIST", bytes(5)), "iCCP empty": chunk(b"iCCP", b""),
        "iCCP no end": chunk(b"iCCP", b"x" * 200), "acTL": chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)) + chunk(b"fcTL", bytes(26)),
        "eXIf": chunk(b"eXIf", b"MM\0*\0\0\0\x08" + b"\xff" * 500), "two headers": pictures.header(30_000, 30_000), "unknown critical": chunk(b"ABCD", b"x"),
    }.items():
        found[label] = lambda extra=extra: png(10, 10, extra)
    return found


def patched_jpeg(name, width, height):
    data = bytearray(kept(name))
    at = data.index(b"\xff\xc2" if name.startswith("progressive") else b"\xff\xc0")
    data[at + 5:at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def jpegs():
    base, progressive = kept("baseline.jpg"), kept("progressive.jpg")
    scan = progressive[progressive.rindex(b"\xff\xda"):-2]
    found = {f"{name[:-4]} claims {w}×{h}": lambda a=(name, w, h): patched_jpeg(*a)
             for name in ("baseline.jpg", "progressive.jpg", "grey.jpg") for w, h in ((65_500, 65_500), (65_535, 1), (0, 48), (64, 0), (20_000, 20_000))}
    return found | {
        "5,000 scans": lambda: patched_jpeg("progressive.jpg", 5000, 5000)[:-2] + scan * 5000 + b"\xff\xd9",
        "60,000 scans": lambda: progressive[:-2] + scan * 60_000 + b"\xff\xd9",
        "100,000 comments": lambda: base[:2] + b"\xff\xfe\0\3x" * 100_000 + base[2:],
        "fill bytes": lambda: base[:2] + b"\xff" * 3_000_000 + base[2:],
        "profile parts": lambda: base[:2] + b"".join(b"\xff\xe2" + struct.pack(">H", 60_016) + b"ICC_PROFILE\0" + bytes([i, 255]) + bytes(60_000) for i in range(1, 256)) + base[2:],
        "EXIF loop": lambda: base[:2] + b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08\0\0\0\x08" + base[2:],
        "restart interval": lambda: base[:2] + b"\xff\xdd\0\4\0\1" + base[2:],
        "many images": lambda: base * 2000,
    }


def gifs():
    one = pictures.gif()
    image = one[one.index(b",", 13 + 768):-1]
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
    wide[at:at + 4] = struct.pack("<HH", 16_383, 16_383)
    canvas = part(b"VP8X", b"\2\0\0\0" + b"\xff" * 6)
    frame = part(b"ANMF", bytes(6) + struct.pack("<I", 63)[:3] + struct.pack("<I", 47)[:3] + bytes(4) + lossy[12:])
    return {
        "lossless 16383²": lambda: bytes(big),
        "lossy 16383²": lambda: bytes(wide),
        "canvas 2²⁴": lambda: riff(canvas + part(b"ANIM", bytes(6)) + frame),
        "10,000 frames": lambda: riff(part(b"VP8X", b"\2\0\0\0" + struct.pack("<I", 63)[:3] + struct.pack("<I", 47)[:3]) + part(b"ANIM", bytes(6)) + frame * 10_000),
        "empty parts": lambda: riff(part(b"JUNK", b"") * 300_000 + lossy[12:]),
        "length": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f" + lossy[20:],
    }


def nested(element, depth, attributes="", uses="fill", inner='<rect width="9" height="9"/>'):
    """Definitions each of which uses the one before, twice."""
    out = [f'<{element} id="n0" {attributes}>{inner}</{element}>']
    for level in range(1, depth):
        shape = f'<rect width="9" height="9" {uses}="url(#n{level - 1})"/><rect width="7" height="9" {uses}="url(#n{level - 1})"/>'
        out.append(f'<{element} id="n{level}" {attributes}>{shape}</{element}>')
    return f'<defs>{"".join(out)}</defs><rect width="90" height="90" {uses}="url(#n{depth - 1})"/>'


def laughing(depth, width=10):
    names = [f'<g id="u0"><rect width="1" height="1"/></g>']
    names += [f'<g id="u{i}">' + f'<use xlink:href="#u{i - 1}" x="1"/>' * width + "</g>" for i in range(1, depth)]
    return f'<defs>{"".join(names)}</defs><use xlink:href="#u{depth - 1}"/>'


def filtered(primitive, region='x="0" y="0" width="1" height="1"'):
    return f'<filter id="f" {region}>{primitive}</filter><rect width="90" height="90" filter="url(#f)"/>'


def svgs():
    """Label to SVG bombs."""
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    boxes = 'patternUnits="userSpaceOnUse" width="3" height="3"'
    inner = svg('<rect width="9" height="9"/>')
    for _ in range(12):
        inner = svg(f'<image width="9" height="9" href="{data_uri("svg+xml", inner.encode())}"/>')
    points = " ".join(f"L{i % 97},{i * 7 % 89}" for i in range(300_000))
    return {
        "patterns 24": svg(nested("pattern", 24, boxes)), "patterns 12": svg(nested("pattern", 12, boxes)),
        "patterns small": svg(nested("pattern", 6, 'patternUnits="userSpaceOnUse" width="0.01" height="0.01"')),
        "pattern tiny": svg('<pattern id="p" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="90" height="90" fill="url(#p)"/>'),
        "pattern of itself": svg('<pattern id="p" width="9" height="9"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="90" height="90" fill="url(#p)"/>'),
        "masks 24": svg(nested("mask", 24, uses="mask")), "clips 24": svg(nested("clipPath", 24, uses="clip-path")),
        "filters 24": svg("".join(f'<g filter="url(#f)">' for _ in range(24)) + '<rect width="90" height="90"/>' + "</g>" * 24 + '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>'),
        "markers": svg(nested("marker", 16, uses="marker-start", inner='<path d="M0 0L9 9"/>').replace("<rect", '<path d="M0 0L9 9L1 1"')),
        "use 10": svg(laughing(10)), "use 7": svg(laughing(7)), "use 25 of two": svg(laughing(25, 2)),
        "use of itself": svg('<g id="a"><use xlink:href="#a"/></g>'), "use round": svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'),
        "entities": "<!DOCTYPE svg [" + entities + "]>" + svg("<text>&e9;</text>"),
        "entity long": '<!DOCTYPE svg [<!ENTITY e "' + "x" * 100_000 + '">]>' + svg("<text>" + "&e;" * 20_000 + "</text>"),
        "groups 100,000": svg("<g>" * 100_000 + "</g>" * 100_000), "groups 3,000": svg("<g>" * 3000 + '<rect width="9" height="9"/>' + "</g>" * 3000),
        "groups with opacity": svg('<g opacity="0.9">' * 900 + '<rect width="9" height="9"/>' + "</g>" * 900), "svg in svg": "<svg xmlns='http://www.w3.org/2000/svg'>" * 5000 + "</svg>" * 5000,
        "spans": svg("<text>" + "<tspan>" * 20_000 + "x" + "</tspan>" * 20_000 + "</text>"), "unclosed": svg("<g>" * 200_000)[:-6],
        "images within": inner, "image 30000²": svg(f'<image width="9" height="9" href="{data_uri("png", wide_png(30_000, 30_000))}"/>'),
        "many images": svg(f'<image width="9" height="9" href="{data_uri("png", wide_png(4000, 4000))}"/>' * 60),
        "image JPEG 65500²": svg(f'<image width="9" height="9" href="{data_uri("jpeg", patched_jpeg("baseline.jpg", 65_500, 65_500))}"/>'),
        "dashes": svg('<path d="M0 0L1e6 1e6" stroke="red" stroke-dasharray="1e-6"/>'), "dashes 0": svg('<path d="M0 0L90 90" stroke="red" stroke-dasharray="0 0.000001"/>'),
        "dashes many": svg('<path d="M0 0' + "L90 90L0 0" * 2000 + '" stroke="red" stroke-dasharray="0.01"/>'),
        "stroke": svg('<path d="M0 0L90 90" stroke="red" stroke-width="1e30"/>'), "path": svg(f'<path d="M0 0 {points}" fill="none" stroke="red"/>'),
        "path filled": svg(f'<path d="M0 0 {points}"/>'), "arcs": svg('<path d="M0 0' + "A1e30 1e-30 1 1 1 1e30 1" * 5000 + '"/>'), "rects": svg('<rect width="9" height="9"/>' * 300_000),
        "huge": svg('<rect width="9" height="9"/>', 10**9, 10**9), "thin": svg("<rect width='9' height='9'/>", "1e-9", "1e9"), "negative": svg("<rect width='9' height='9'/>", -5, -5),
        "nan": svg("<rect width='NaN' height='inf'/>", "nan", "inf"), "viewBox": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-30 1e-30"><rect width="9" height="9"/></svg>',
        "viewBox huge": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1e30 -1e30 3e30 3e30"><rect width="9e29" height="9e29"/></svg>', "transform": svg('<g transform="scale(1e300) matrix(1e300 0 0 1e300 1e300 1e300)"><rect width="9" height="9"/></g>'),
        "transforms": svg(f'<g transform="{"rotate(1)" * 200_000}"><rect width="9" height="9"/></g>'), "text": svg("<text>" + "长" * 500_000 + "</text>"),
        "text marks": svg("<text>e" + "\u0301" * 30_000 + "</text>"), "text long accented": svg("<text>" + "é" * 40_000 + "</text>"), "text size": svg('<text font-size="1e30" y="9">长</text>'), "letter spacing": svg('<text letter-spacing="1e30" y="9">长长</text>'),
        "text path": svg('<path id="p" d="M0 0' + "L90 90L0 0" * 3000 + '"/><text><textPath xlink:href="#p">' + "长" * 50_000 + "</textPath></text>"), "stops": svg('<linearGradient id="l">' + '<stop offset="0.5" stop-color="red"/>' * 100_000 + '</linearGradient><rect width="90" height="90" fill="url(#l)"/>'),
        "gradients of gradients": svg("".join(f'<linearGradient id="l{i}" xlink:href="#l{i + 1}"/>' for i in range(50_000)) + '<rect width="90" height="90" fill="url(#l0)"/>'), "gradient of itself": svg('<linearGradient id="l" xlink:href="#l"/><rect width="90" height="90" fill="url(#l)"/>'),
        "styles": svg("<style>" + "g rect{fill:red}" * 30_000 + "</style>" + '<g><rect width="9" height="9"/></g>' * 500), "style selectors": svg("<style>" + "g " * 30_000 + "{fill:red}</style>" + "<g>" * 500 + "</g>" * 500), "attribute": svg(f'<rect width="9" height="9" x-y="{"a" * 5_000_000}"/>'),
        "attributes": svg("<rect " + " ".join(f'a{i}="1"' for i in range(60_000)) + "/>"), "switch": svg("<switch>" * 2000 + "</switch>" * 2000),
        "blur": svg(filtered('<feGaussianBlur stdDeviation="1e9"/>')), "blur region": svg(filtered('<feGaussianBlur stdDeviation="9"/>', 'x="-1e6" y="-1e6" width="1e7" height="1e7"')), "flood region": svg(filtered("<feFlood/>", 'filterUnits="userSpaceOnUse" x="0" y="0" width="100000" height="100000"')),
        "turbulence": svg(filtered('<feTurbulence numOctaves="1000000000" baseFrequency="0.5"/>')), "turbulence large": svg(filtered('<feTurbulence numOctaves="200" baseFrequency="0.5"/>'), 5000, 5000), "morphology": svg(filtered('<feMorphology operator="dilate" radius="5000"/>')),
        "convolution": svg(filtered('<feConvolveMatrix order="300" kernelMatrix="' + "1 " * 90_000 + '"/>')), "tile": svg(filtered('<feFlood x="0" y="0" width="0.0001" height="0.0001"/><feTile/>')), "merge": svg(filtered("<feMerge>" + "<feMergeNode/>" * 5000 + "</feMerge>")),
        "lighting": svg(filtered('<feDiffuseLighting surfaceScale="1e30"><feSpotLight limitingConeAngle="1e30"/></feDiffuseLighting>')), "primitives": svg(filtered('<feOffset dx="1"/>' * 3000)), "displacement": svg(filtered('<feDisplacementMap scale="1e30" in2="SourceGraphic"/>')),
        "filter of images": svg(filtered(f'<feImage href="{data_uri("png", wide_png(6000, 6000))}"/>' * 20)), "gzip": gzipped(1500 * MB, b"<svg xmlns='http://www.w3.org/2000/svg'>", b" ", b"</svg>"), "gzip of comments": gzipped(700 * MB, b"<svg xmlns='http://www.w3.org/2000/svg'>", b"<!---->", b"</svg>"),
        "comment": svg("<!--" + "x" * 5_000_000 + "-->"), "instructions": "<?x y?>" * 300_000 + svg(""), "UTF-16": svg("<g>" * 3000).encode("utf-16"), "symbols": svg("".join(f'<symbol id="s{i}"><use xlink:href="#s{i + 1}"/></symbol>' for i in range(30_000)) + '<use xlink:href="#s0"/>'),
    }


def cases(shared, seed):
    def of(kind, label, name, content, **others):
        return bomb(kind, f"{kind} {label}", {"issue.toml": sound.issue(sound.picture(name)), name: content}, named=[name], verbs=VERBS, **others)

    for name in ("rgb.png", "palette.png", "rgba.png", "baseline.jpg", "progressive.jpg", "grey.jpg", "table.gif", "interlaced.gif", "lossy.webp", "lossless.webp", "alpha.webp"):
        yield of("sound picture", name, name, lambda name=name: kept(name), codes=(0,), control=True)
    drawing = svg('<defs><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle r="4" cx="4" cy="4"/></pattern></defs><rect width="90" height="90" fill="url(#p)" stroke="red" stroke-dasharray="3 1"/><text y="50" font-size="9">图</text>')
    yield of("sound picture", "drawing", "p.svg", drawing, codes=(0,), control=True)
    yield of("sound picture", "3000×2000", "p.png", lambda: wide_png(3000, 2000, 8, 2), codes=(0,), control=True)
    for label, make in pngs().items():
        yield of("PNG", label, "p.svg" if "SVG" in label else "p.png", make)
    for label, make in jpegs().items():
        yield of("JPEG", label, "p.jpg", make)
    for label, make in gifs().items():
        yield of("GIF", label, "p.gif", make)
    for label, make in webps().items():
        yield of("WebP", label, "p.webp", make)
    for label, content in svgs().items():
        yield of("SVG", label, "p.svg", content)
