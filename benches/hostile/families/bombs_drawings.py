"""Bombs in drawings: SVG that nests, repeats, filters or measures without end.

Held: see `bombs.py`; the printed, the Word and the print-shop document are all
tried, since each draws in its own way. Controls: honest drawings are printed.
"""

from .. import pictures, sound
from ..bombs import bomb, gzipped, patched_jpeg, wide_png
from ..pictures import data_uri, svg

VERBS = (("issue.toml", "--format", "pdf,docx"), ("issue.toml", "--for", "print"))
MB = 1 << 20


def nested(element, depth, attributes="", uses="fill", inner='<rect width="9" height="9"/>'):
    """Definitions each of which uses the one before, twice."""
    out = [f'<{element} id="n0" {attributes}>{inner}</{element}>']
    for level in range(1, depth):
        shape = f'<rect width="9" height="9" {uses}="url(#n{level - 1})"/><rect width="7" height="9" {uses}="url(#n{level - 1})"/>'
        out.append(f'<{element} id="n{level}" {attributes}>{shape}</{element}>')
    return f'<defs>{"".join(out)}</defs><rect width="90" height="90" {uses}="url(#n{depth - 1})"/>'


def laughing(depth, width=10):
    names = ['<g id="u0"><rect width="1" height="1"/></g>']
    names += [
        f'<g id="u{i}">' + f'<use xlink:href="#u{i - 1}" x="1"/>' * width + "</g>" for i in range(1, depth)
    ]
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
        "patterns 24": svg(nested("pattern", 24, boxes)),
        "patterns 12": svg(nested("pattern", 12, boxes)),
        "patterns small": svg(
            nested("pattern", 6, 'patternUnits="userSpaceOnUse" width="0.01" height="0.01"')
        ),
        "pattern tiny": svg(
            '<pattern id="p" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="90" height="90" fill="url(#p)"/>'
        ),
        "pattern of itself": svg(
            '<pattern id="p" width="9" height="9"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="90" height="90" fill="url(#p)"/>'
        ),
        "masks 24": svg(nested("mask", 24, uses="mask")),
        "clips 24": svg(nested("clipPath", 24, uses="clip-path")),
        "filters 24": svg(
            "".join('<g filter="url(#f)">' for _ in range(24))
            + '<rect width="90" height="90"/>'
            + "</g>" * 24
            + '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>'
        ),
        "markers": svg(
            nested("marker", 16, uses="marker-start", inner='<path d="M0 0L9 9"/>').replace(
                "<rect", '<path d="M0 0L9 9L1 1"'
            )
        ),
        "use 10": svg(laughing(10)),
        "use 7": svg(laughing(7)),
        "use 25 of two": svg(laughing(25, 2)),
        "use of itself": svg('<g id="a"><use xlink:href="#a"/></g>'),
        "use round": svg('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'),
        "entities": "<!DOCTYPE svg [" + entities + "]>" + svg("<text>&e9;</text>"),
        "entity long": '<!DOCTYPE svg [<!ENTITY e "'
        + "x" * 100_000
        + '">]>'
        + svg("<text>" + "&e;" * 20_000 + "</text>"),
        "groups 100,000": svg("<g>" * 100_000 + "</g>" * 100_000),
        "groups 3,000": svg("<g>" * 3000 + '<rect width="9" height="9"/>' + "</g>" * 3000),
        "groups with opacity": svg('<g opacity="0.9">' * 900 + '<rect width="9" height="9"/>' + "</g>" * 900),
        "svg in svg": "<svg xmlns='http://www.w3.org/2000/svg'>" * 5000 + "</svg>" * 5000,
        "spans": svg("<text>" + "<tspan>" * 20_000 + "x" + "</tspan>" * 20_000 + "</text>"),
        "unclosed": svg("<g>" * 200_000)[:-6],
        "images within": inner,
        "image 30000²": svg(
            f'<image width="9" height="9" href="{data_uri("png", wide_png(30_000, 30_000))}"/>'
        ),
        "many images": svg(
            f'<image width="9" height="9" href="{data_uri("png", wide_png(4000, 4000))}"/>' * 60
        ),
        "image JPEG 65500²": svg(
            f'<image width="9" height="9" href="{data_uri("jpeg", patched_jpeg("baseline.jpg", 65_500, 65_500))}"/>'
        ),
        "dashes": svg('<path d="M0 0L1e6 1e6" stroke="red" stroke-dasharray="1e-6"/>'),
        "dashes 0": svg('<path d="M0 0L90 90" stroke="red" stroke-dasharray="0 0.000001"/>'),
        "dashes many": svg(
            '<path d="M0 0' + "L90 90L0 0" * 2000 + '" stroke="red" stroke-dasharray="0.01"/>'
        ),
        "stroke": svg('<path d="M0 0L90 90" stroke="red" stroke-width="1e30"/>'),
        "path": svg(f'<path d="M0 0 {points}" fill="none" stroke="red"/>'),
        "path filled": svg(f'<path d="M0 0 {points}"/>'),
        "arcs": svg('<path d="M0 0' + "A1e30 1e-30 1 1 1 1e30 1" * 5000 + '"/>'),
        "rects": svg('<rect width="9" height="9"/>' * 300_000),
        "huge": svg('<rect width="9" height="9"/>', 10**9, 10**9),
        "thin": svg("<rect width='9' height='9'/>", "1e-9", "1e9"),
        "negative": svg("<rect width='9' height='9'/>", -5, -5),
        "nan": svg("<rect width='NaN' height='inf'/>", "nan", "inf"),
        "viewBox": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e-30 1e-30"><rect width="9" height="9"/></svg>',
        "viewBox huge": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1e30 -1e30 3e30 3e30"><rect width="9e29" height="9e29"/></svg>',
        "transform": svg(
            '<g transform="scale(1e300) matrix(1e300 0 0 1e300 1e300 1e300)"><rect width="9" height="9"/></g>'
        ),
        "transforms": svg(f'<g transform="{"rotate(1)" * 200_000}"><rect width="9" height="9"/></g>'),
        "text": svg("<text>" + "长" * 500_000 + "</text>"),
        "text marks": svg("<text>e" + "\u0301" * 30_000 + "</text>"),
        "text long accented": svg("<text>" + "é" * 40_000 + "</text>"),
        "text size": svg('<text font-size="1e30" y="9">长</text>'),
        "letter spacing": svg('<text letter-spacing="1e30" y="9">长长</text>'),
        "text path": svg(
            '<path id="p" d="M0 0'
            + "L90 90L0 0" * 3000
            + '"/><text><textPath xlink:href="#p">'
            + "长" * 50_000
            + "</textPath></text>"
        ),
        "stops": svg(
            '<linearGradient id="l">'
            + '<stop offset="0.5" stop-color="red"/>' * 100_000
            + '</linearGradient><rect width="90" height="90" fill="url(#l)"/>'
        ),
        "gradients of gradients": svg(
            "".join(f'<linearGradient id="l{i}" xlink:href="#l{i + 1}"/>' for i in range(50_000))
            + '<rect width="90" height="90" fill="url(#l0)"/>'
        ),
        "gradient of itself": svg(
            '<linearGradient id="l" xlink:href="#l"/><rect width="90" height="90" fill="url(#l)"/>'
        ),
        "styles": svg(
            "<style>" + "g rect{fill:red}" * 30_000 + "</style>" + '<g><rect width="9" height="9"/></g>' * 500
        ),
        "style selectors": svg("<style>" + "g " * 30_000 + "{fill:red}</style>" + "<g>" * 500 + "</g>" * 500),
        "attribute": svg(f'<rect width="9" height="9" x-y="{"a" * 5_000_000}"/>'),
        "attributes": svg("<rect " + " ".join(f'a{i}="1"' for i in range(60_000)) + "/>"),
        "switch": svg("<switch>" * 2000 + "</switch>" * 2000),
        "blur": svg(filtered('<feGaussianBlur stdDeviation="1e9"/>')),
        "blur region": svg(
            filtered('<feGaussianBlur stdDeviation="9"/>', 'x="-1e6" y="-1e6" width="1e7" height="1e7"')
        ),
        "flood region": svg(
            filtered("<feFlood/>", 'filterUnits="userSpaceOnUse" x="0" y="0" width="100000" height="100000"')
        ),
        "turbulence": svg(filtered('<feTurbulence numOctaves="1000000000" baseFrequency="0.5"/>')),
        "turbulence large": svg(filtered('<feTurbulence numOctaves="200" baseFrequency="0.5"/>'), 5000, 5000),
        "morphology": svg(filtered('<feMorphology operator="dilate" radius="5000"/>')),
        "convolution": svg(filtered('<feConvolveMatrix order="300" kernelMatrix="' + "1 " * 90_000 + '"/>')),
        "tile": svg(filtered('<feFlood x="0" y="0" width="0.0001" height="0.0001"/><feTile/>')),
        "merge": svg(filtered("<feMerge>" + "<feMergeNode/>" * 5000 + "</feMerge>")),
        "lighting": svg(
            filtered(
                '<feDiffuseLighting surfaceScale="1e30"><feSpotLight limitingConeAngle="1e30"/></feDiffuseLighting>'
            )
        ),
        "primitives": svg(filtered('<feOffset dx="1"/>' * 3000)),
        "displacement": svg(filtered('<feDisplacementMap scale="1e30" in2="SourceGraphic"/>')),
        "filter of images": svg(filtered(f'<feImage href="{data_uri("png", wide_png(6000, 6000))}"/>' * 20)),
        "gzip": gzipped(1500 * MB, b"<svg xmlns='http://www.w3.org/2000/svg'>", b" ", b"</svg>"),
        "gzip of comments": gzipped(
            700 * MB, b"<svg xmlns='http://www.w3.org/2000/svg'>", b"<!---->", b"</svg>"
        ),
        "comment": svg("<!--" + "x" * 5_000_000 + "-->"),
        "instructions": "<?x y?>" * 300_000 + svg(""),
        "UTF-16": svg("<g>" * 3000).encode("utf-16"),
        "symbols": svg(
            "".join(f'<symbol id="s{i}"><use xlink:href="#s{i + 1}"/></symbol>' for i in range(30_000))
            + '<use xlink:href="#s0"/>'
        ),
    }


def cases(shared, seed):
    def of(label, content, **others):
        files = {"issue.toml": sound.issue(sound.picture("p.svg")), "p.svg": content}
        return bomb("SVG", f"SVG {label}", files, named=["p.svg"], verbs=VERBS, **others)

    drawing = svg(
        '<defs><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle r="4" cx="4" cy="4"/></pattern></defs><rect width="90" height="90" fill="url(#p)" stroke="red" stroke-dasharray="3 1"/><text y="50" font-size="9">图</text>'
    )
    yield of("honest drawing", drawing, codes=(0,), control=True)
    photo = svg(f'<image width="64" height="48" href="{data_uri("png", pictures.kept("rgb.png"))}"/>')
    yield of("honest photo", photo, codes=(0,), control=True)
    for label, content in svgs().items():
        yield of(label, content)
