"""Bombs in PDFs that are imposed, inspected, verified, compared or taken apart.

Tried: trees of pages, names, tags and outlines that are deep or lead back to
themselves, streams that unpack without end, streams of objects and references,
contents without end, forms within forms.
Held: see `bombs.py`; where one PDF alone is named behind the command, 这个 PDF is
name enough. Controls: honest PDFs pass.
"""

import zlib

from .. import pdf
from ..bombs import bomb, zlibbed

MB = 1 << 20
N = pdf.Name
VERBS = (
    ("impose", "x.pdf", "-o", "imposed.pdf"),
    ("preflight", "x.pdf"),
    ("verify", "x.pdf"),
    ("extract", "x.pdf", "-o", "out"),
)


def page_tree(depth, count=1):
    bodies = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for level in range(depth):
        parent = b"/Parent %d 0 R" % (level + 1) if level else b""
        bodies[level + 2] = b"<</Type/Pages/Count %d/Kids[%d 0 R]%s>>" % (count, level + 3, parent)
    bodies[depth + 2] = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (depth + 1)
    return pdf.simple(bodies)


def one_page(page=b"", catalog=b"", **objects):
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % page,
    }
    bodies.update({int(key[1:]): value for key, value in objects.items()})
    return pdf.simple(bodies)


def flate(data, **keys):
    return pdf.Stream({"Filter": N("FlateDecode"), **keys}, data)


def pdfs():
    """Label to a function that makes a PDF."""

    def attached(stream):
        return one_page(
            catalog=b"/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>",
            o4=b"<</Type/Filespec/F(a)/UF(a)/EF<</F 5 0 R>>>>",
            o5=stream,
        )

    image = flate(
        zlibbed(900 * MB),
        Type=N("XObject"),
        Subtype=N("Image"),
        Width=30_000,
        Height=30_000,
        ColorSpace=N("DeviceGray"),
        BitsPerComponent=8,
    )
    drawn = b"/Contents 4 0 R/Resources<</XObject<</x 5 0 R>>>>"
    twice = pdf.Stream({"Filter": [N("FlateDecode")] * 2}, zlib.compress(zlibbed(2048 * MB)))
    many = pdf.Stream({"Filter": [N("FlateDecode")] * 5000}, zlib.compress(b"x"))

    def form(number, of):
        return pdf.Stream(
            {
                "Type": N("XObject"),
                "Subtype": N("Form"),
                "BBox": [0, 0, 9, 9],
                "Resources": {"XObject": {"x": pdf.Ref(of)}},
            },
            b"/x Do /x Do /x Do ",
        )

    return {
        **{f"page tree {depth}": lambda depth=depth: page_tree(depth) for depth in (100, 1000, 5000, 20_000)},
        "page tree of itself": lambda: one_page().replace(b"[3 0 R]", b"[2 0 R]"),
        "page tree round": lambda: pdf.simple(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Count 9/Kids[3 0 R 3 0 R]>>",
                3: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>",
            }
        ),
        "page tree doubling": lambda: pdf.simple(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                **{i: b"<</Type/Pages/Count 9/Kids[%d 0 R %d 0 R]>>" % (i + 1, i + 1) for i in range(2, 42)},
                42: b"<</Type/Page/MediaBox[0 0 9 9]>>",
            }
        ),
        "page 100,000 times": lambda: one_page().replace(
            b"/Count 1/Kids[3 0 R]", b"/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]"
        ),
        "count": lambda: one_page().replace(b"/Count 1/", b"/Count 2147483647/"),
        "arrays": lambda: one_page(catalog=b"/X " + b"[" * 100_000 + b"]" * 100_000),
        "dictionaries": lambda: one_page(catalog=b"/X " + b"<</a " * 100_000 + b"1" + b">>" * 100_000),
        "unclosed": lambda: one_page(catalog=b"/X " + b"[" * 500_000),
        "strings": lambda: one_page(catalog=b"/X " + b"(" * 1_000_000 + b")" * 1_000_000),
        "reference of itself": lambda: one_page(catalog=b"/Outlines 4 0 R", o4=b"4 0 R"),
        "length of itself": lambda: one_page(
            page=b"/Contents 4 0 R", o4=b"<</Length 4 0 R>>\nstream\nx\nendstream"
        ),
        "contents of 2 GB": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(2048 * MB, b" "))),
        "contents of operators": lambda: one_page(
            page=b"/Contents 4 0 R", o4=flate(zlibbed(300 * MB, b"0 0 m 9 9 l S\n"))
        ),
        "contents of states": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(100 * MB, b"q "))),
        "contents of arrays": lambda: one_page(page=b"/Contents 4 0 R", o4=flate(zlibbed(50 * MB, b"["))),
        "contents many times": lambda: one_page(
            page=b"/Contents[" + b"4 0 R " * 50_000 + b"]", o4=flate(zlibbed(1 * MB, b"0 0 m 9 9 l S\n"))
        ),
        "packed twice": lambda: one_page(page=b"/Contents 4 0 R", o4=twice),
        "packed 5,000 times": lambda: one_page(page=b"/Contents 4 0 R", o4=many),
        "file of 2 GB": lambda: attached(flate(zlibbed(2048 * MB), Type=N("EmbeddedFile"))),
        "file packed twice": lambda: attached(twice),
        "file of 700 MB": lambda: attached(flate(zlibbed(700 * MB), Type=N("EmbeddedFile"))),
        "names of themselves": lambda: one_page(
            catalog=b"/Names<</EmbeddedFiles 4 0 R>>", o4=b"<</Kids[4 0 R 4 0 R]>>"
        ),
        "names deep": lambda: one_page(
            catalog=b"/Names<</EmbeddedFiles 4 0 R>>",
            **{f"o{i}": b"<</Kids[%d 0 R]>>" % (i + 1) for i in range(4, 20_000)},
            o20000=b"<</Names[]>>",
        ),
        "names 200,000": lambda: one_page(
            catalog=b"/Names<</EmbeddedFiles<</Names[" + b"(a)4 0 R" * 200_000 + b"]>>>>",
            o4=b"<</Type/Filespec/F(a)/EF<</F 5 0 R>>>>",
            o5=pdf.Stream({}, b"x"),
        ),
        "form of itself": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), o5=form(5, 5)),
        "forms doubling": lambda: one_page(
            page=drawn,
            o4=pdf.Stream({}, b"/x Do"),
            **{f"o{i}": form(i, i + 1) for i in range(5, 40)},
            o40=pdf.Stream({"Subtype": N("Form"), "BBox": [0, 0, 9, 9]}, b"0 0 m 9 9 l S"),
        ),
        "forms deep": lambda: one_page(
            page=drawn,
            o4=pdf.Stream({}, b"/x Do"),
            **{
                f"o{i}": pdf.Stream(
                    {
                        "Subtype": N("Form"),
                        "BBox": [0, 0, 9, 9],
                        "Resources": {"XObject": {"x": pdf.Ref(i + 1)}},
                    },
                    b"/x Do",
                )
                for i in range(5, 5000)
            },
            o5000=pdf.Stream({"Subtype": N("Form")}, b""),
        ),
        "image 30,000²": lambda: one_page(page=drawn, o4=pdf.Stream({}, b"/x Do"), o5=image),
        "object stream of 2 GB": lambda: object_stream(
            flate(zlibbed(2048 * MB, b" "), Type=N("ObjStm"), N=1, First=10)
        ),
        "object stream of itself": lambda: object_stream(
            pdf.Stream({"Type": N("ObjStm"), "N": 1, "First": 4, "Extends": pdf.Ref(4)}, b"4 0 <<>>")
        ),
        "object stream of a billion": lambda: object_stream(
            pdf.Stream({"Type": N("ObjStm"), "N": 10**9, "First": 4}, b"3 0 <<>>")
        ),
        "object stream deep": lambda: object_stream(
            flate(zlib.compress(b"9 0 " + b"[" * 500_000), Type=N("ObjStm"), N=1, First=4)
        ),
        "references of 2 GB": lambda: reference_stream(zlibbed(2048 * MB), 10),
        "references of a billion": lambda: reference_stream(zlib.compress(bytes(6)), 10**9),
        "table of a billion": lambda: one_page().replace(b"xref\n0 1", b"xref\n0 1000000000"),
        "previous of itself": lambda: previous_of_itself(),
        "colour spaces": lambda: one_page(
            page=b"/Contents 4 0 R/Resources<</ColorSpace<</c "
            + b"[/Indexed " * 20_000
            + b"/DeviceRGB 1 (x)"
            + b"]" * 20_000
            + b">>>>",
            o4=pdf.Stream({}, b"/c cs 1 sc 0 0 9 9 re f"),
        ),
        "functions": lambda: one_page(
            page=b"/Contents 4 0 R/Resources<</ColorSpace<</c[/Separation/x/DeviceCMYK 5 0 R]>>>>",
            o4=pdf.Stream({}, b"/c cs 1 scn 0 0 9 9 re f"),
            o5=b"<</FunctionType 3/Domain[0 1]/Functions[5 0 R 5 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>",
        ),
        "page of 1e38": lambda: one_page().replace(b"595 842", b"1e38 99999999999999999999"),
        "user unit": lambda: one_page(page=b"/UserUnit 1e30"),
        "outlines of themselves": lambda: one_page(
            catalog=b"/Outlines 4 0 R",
            o4=b"<</First 5 0 R/Last 5 0 R>>",
            o5=b"<</Title(a)/Next 5 0 R/First 5 0 R/Parent 5 0 R>>",
        ),
        "tags of themselves": lambda: one_page(
            catalog=b"/StructTreeRoot 4 0 R",
            o4=b"<</Type/StructTreeRoot/K 5 0 R>>",
            o5=b"<</S/P/K[5 0 R 5 0 R]>>",
        ),
        "tags deep": lambda: one_page(
            catalog=b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>",
            **{f"o{i}": b"<</S/Sect/K %d 0 R>>" % (i + 1) for i in range(4, 20_000)},
            o20000=b"<</S/P>>",
        ),
        "tags doubling": lambda: one_page(
            catalog=b"/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>",
            **{f"o{i}": b"<</S/Sect/K[%d 0 R %d 0 R]>>" % (i + 1, i + 1) for i in range(4, 44)},
            o44=b"<</S/P>>",
        ),
    }


def object_stream(stream):
    """A PDF whose reference stream puts object 3 into the object stream 4."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in {
        1: {"Type": N("Catalog"), "Pages": pdf.Ref(2)},
        2: {"Type": N("Pages"), "Count": 1, "Kids": [pdf.Ref(3)]},
        4: stream,
    }.items():
        places[number] = len(out)
        out += pdf.indirect(number, body)
    rows = [(0, 0, 0), (1, places[1], 0), (1, places[2], 0), (2, 4, 0), (1, places[4], 0), (1, len(out), 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([more]) for kind, place, more in rows)
    start = len(out)
    out += pdf.indirect(
        5, pdf.Stream({"Type": N("XRef"), "W": [1, 4, 1], "Size": 6, "Root": pdf.Ref(1)}, table)
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def reference_stream(raw, size):
    out = b"%PDF-1.7\n"
    body = pdf.indirect(5, flate(raw, Type=N("XRef"), W=[1, 4, 1], Size=size, Root=pdf.Ref(1)))
    return out + body + b"startxref\n9\n%%EOF\n"


def previous_of_itself():
    data = one_page()
    start = data.rindex(b"xref\n0 1")
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)


def cases(shared, seed):
    def honest(label, make, verb, codes=(0,)):
        return bomb(
            "PDFs",
            f"honest {label}",
            {"x.pdf": make},
            named=["x.pdf"],
            verbs=(verb,),
            codes=codes,
            control=True,
        )

    yield honest("PDF imposed", shared.screen, VERBS[0])
    yield honest("tree of 8 imposed", lambda: page_tree(8), VERBS[0])
    yield honest("PDF inspected", shared.screen, VERBS[1], codes=(0, 1))
    for label, make in pdfs().items():
        yield bomb(
            "PDFs",
            f"PDF {label}",
            {"x.pdf": make},
            named=["x.pdf", "这个 PDF", "附带文件", " 页"],
            verbs=VERBS,
        )
        files = {"x.pdf": make, "y.pdf": shared.screen}
        yield bomb(
            "PDFs compared",
            f"compared {label}",
            files,
            named=["x.pdf"],
            verbs=(("verify", "y.pdf", "x.pdf"),),
        )
