#!/usr/bin/env python3
"""Makes the PDFs of this folder with other people's programs.

    pip install typst pikepdf reportlab pillow
    apt-get install ghostscript qpdf libreoffice-writer
    python3 make.py            # all of them
    python3 make.py gs-spots   # some of them

Each function makes the PDF of its name; its docstring says what is wrong with
it. `tests/preflight.rs` says which codes `typeset preflight` must find. The
committed files were made by Typst 0.15.2, LibreOffice 7.4, Ghostscript 10.0,
qpdf 11.3, pikepdf 10.18, reportlab and Pillow.
"""

import io
import json
import pathlib
import subprocess
import sys
import tempfile

import pikepdf
import typst
from PIL import Image, ImageDraw
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

HERE = pathlib.Path(__file__).parent
TMP = pathlib.Path(tempfile.mkdtemp())
A4 = (595.276, 841.89)
K = "cmyk(0%, 0%, 0%, 100%)"
MAKERS = {}


def maker(function):
    MAKERS[function.__name__.replace("_", "-")] = function
    return function


def by_typst(source, out, page='paper: "a4"', text=f"fill: {K}", images=()):
    for name, image in images:
        image.save(TMP / name)
    (TMP / "main.typ").write_text(f"#set page({page})\n#set text({text})\n{source}\n")
    typst.compile(str(TMP / "main.typ"), output=str(out), root=str(TMP), pdf_standards=["1.6"])


def by_gs(postscript, out, *options):
    path = TMP / "in.ps"
    path.write_text("%!PS\n" + postscript)
    options = options or ("-dEmbedAllFonts=true",)
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dAutoRotatePages=/None",
         "-dDEVICEWIDTHPOINTS=595.276", "-dDEVICEHEIGHTPOINTS=841.89", "-dPDFSETTINGS=/prepress",
         "-dColorConversionStrategy=/LeaveColorUnchanged", *options, f"-sOutputFile={out}", str(path)],
        check=True)


def by_office(body, out, **options):
    """Writer, from a flat ODT; `options` go to its PDF export."""
    path = TMP / "in.fodt"
    path.write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:styles><style:default-style style:family="paragraph"><style:text-properties
   style:font-name="Liberation Serif" fo:font-size="12pt"/></style:default-style></office:styles>
 <office:automatic-styles>
  <style:style style:name="red" style:family="text"><style:text-properties fo:color="#e60012"/></style:style>
  <style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
    fo:margin="20mm"/></style:page-layout>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"/></office:master-styles>
 <office:body><office:text>{body}</office:text></office:body></office:document>""")
    options = json.dumps({key: {"type": "boolean", "value": str(value).lower()} for key, value in options.items()})
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{TMP}/office", "--convert-to",
                    f"pdf:writer_pdf_Export:{options}", "--outdir", str(TMP), str(path)],
                   check=True, stdout=subprocess.DEVNULL)
    (TMP / "in.pdf").replace(out)


def good(out):
    by_typst("= Black on the black plate\n#lorem(60)\n#pagebreak()\n#lorem(30)", out)


def photo(width, height, mode="L"):
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            image.putpixel((x, y), (x * 16 // width * 16, y * 16 // height * 16, 128))
    return image.convert(mode)


# ---- nothing wrong ----

@maker
def good_typst(out):
    """Nothing: K 100 text on A4."""
    good(out)


@maker
def good_bleed(out):
    """Nothing: a block with 3 mm of bleed, and a TrimBox."""
    by_typst(f"#place(top + left, dx: -3mm, dy: -3mm, rect(width: 216mm, height: 30mm, fill: cmyk(0%,0%,0%,40%)))"
             f"\n#place(dx: 20mm, dy: 50mm)[Text]", out, 'paper: "a4", margin: 0mm, bleed: 3mm')


@maker
def good_gs_spot(out):
    """Nothing: black and one spot ink."""
    by_gs("""/Times-Roman findfont 14 scalefont setfont 0 setgray 100 700 moveto (Black text) show
[/Separation (PANTONE 485 C) /DeviceCMYK {0 exch dup 0}] setcolorspace 1 setcolor
100 600 200 20 rectfill showpage""", out)


@maker
def good_objstm(out):
    """Nothing: object streams and linearised, by qpdf."""
    good(TMP / "a.pdf")
    subprocess.run(["qpdf", "--deterministic-id", "--object-streams=generate", "--linearize", str(TMP / "a.pdf"), str(out)], check=True)


@maker
def good_reportlab(out):
    """Nothing: K text, a grayscale picture of 300 dpi, crop marks outside the trim."""
    c = canvas.Canvas(str(out), pagesize=(216 * mm + 40, 303 * mm + 40), invariant=1)
    c.translate(20 + 3 * mm, 20 + 3 * mm)
    for name in ("Trim", "Bleed"):
        edge = 0 if name == "Trim" else 3 * mm
        getattr(c, f"set{name}Box")((20 + 3 * mm - edge, 20 + 3 * mm - edge, 20 + 213 * mm + edge, 20 + 300 * mm + edge))
    c.setFillColor(CMYKColor(0, 0, 0, 1))
    c.setStrokeColor(CMYKColorSep(1, 1, 1, 1, spotName="All"))
    c.setLineWidth(0.3)
    c.line(0, -3 * mm, 0, -20)
    c.line(-3 * mm, 0, -20, 0)
    c.drawInlineImage(photo(118, 118), 30 * mm, 100 * mm, 10 * mm, 10 * mm)
    c.save()


@maker
def good_user_unit(out):
    """Nothing: A4 in units of 2 points, with a line of 0.3 pt."""
    good(TMP / "a.pdf")
    with pikepdf.open(TMP / "a.pdf") as pdf:
        del pdf.pages[1]
        page = pdf.pages[0]
        page.MediaBox, page.UserUnit = pikepdf.Array([0, 0, A4[0] / 2, A4[1] / 2]), 2
        page.contents_add(b"q 0.5 0 0 0.5 0 0 cm", prepend=True)
        page.contents_add(b"Q 0.15 w 50 50 m 100 50 l S")
        pdf.save(out, deterministic_id=True)


# ---- colours ----

@maker
def typst_rgb_text(out):
    """Text and a rule in RGB."""
    by_typst("#lorem(20) #line(length: 40%, stroke: rgb(200, 0, 0))", out, text="fill: rgb(0, 0, 0)")


@maker
def typst_rich_black(out):
    """Black text of four inks."""
    by_typst("#lorem(20)", out, text="fill: cmyk(60%, 40%, 40%, 100%)")


@maker
def typst_tac(out):
    """380 % of ink."""
    by_typst("#rect(width: 50mm, height: 20mm, fill: cmyk(95%, 95%, 95%, 95%))", out)


@maker
def typst_default(out):
    """Typst's own black, which is gray with a profile; a transparent rectangle."""
    by_typst("#lorem(20)\n#rect(width: 3cm, height: 1cm, fill: luma(50%, 40%))", out, text="fill: luma(0)")


@maker
def typst_tiling(out):
    """RGB hidden in a tiling pattern, and in a gradient."""
    by_typst("""#rect(width: 3cm, height: 3cm, fill: tiling(size: (5mm, 5mm), circle(radius: 2mm, fill: rgb(255, 0, 0))))
#rect(width: 3cm, height: 3cm, fill: gradient.linear(rgb(0, 0, 255), rgb(0, 255, 0)))""", out)


@maker
def gs_spots(out):
    """Three inks: black, red, blue."""
    spot = "[/Separation (%s) /DeviceCMYK {0 exch dup 0}] setcolorspace 1 setcolor 100 %d 200 20 rectfill\n"
    by_gs("/Times-Roman findfont 14 scalefont setfont 100 700 moveto (Black text) show\n"
          + spot % ("Red", 600) + spot % ("Blue", 500) + "showpage", out)


@maker
def gs_devicen(out):
    """Two named inks and black mixed in DeviceN: three plates, and 290 % at most."""
    by_gs("""[/DeviceN [/Orange /Violet /Black] /DeviceCMYK {exch pop exch 0 exch dup 4 -1 roll}] setcolorspace
1 0.9 1 setcolor 100 600 200 20 rectfill showpage""", out)


@maker
def gs_white_overprint(out):
    """White that overprints, and so vanishes."""
    by_gs("""0 0 0 1 setcmykcolor 100 600 200 40 rectfill true setoverprint
0 0 0 0 setcmykcolor 120 610 20 20 rectfill 0 1 1 0 setcmykcolor 150 610 20 20 rectfill showpage""", out)


@maker
def pike_lab(out):
    """Lab, ICC gray by a default, CMYK by a default, registration colour, in a form within a form."""
    pdf = pikepdf.new()
    profile = lambda n: pdf.make_indirect(pdf.make_stream(b"not a profile", N=n))
    name = pikepdf.Name
    spaces = pikepdf.Dictionary(
        L=pikepdf.Object.parse(b"[/Lab << /WhitePoint [0.95 1 1.09] /Range [-100 100 -100 100] >>]"),
        All=pikepdf.Object.parse(b"[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 1 1 1] >>]"),
        DefaultGray=pikepdf.Array([name.ICCBased, profile(1)]),
        DefaultCMYK=pikepdf.Array([name.ICCBased, profile(4)]),
    )
    inner = pdf.make_stream(b"/L cs 50 60 40 sc 0 0 50 50 re f 0.5 g 60 0 50 50 re f 0 0 0 1 k 120 0 50 50 re f /All cs 0.6 scn 180 0 50 50 re f",
                            Type=name.XObject, Subtype=name.Form, BBox=[0, 0, 300, 100],
                            Resources=pikepdf.Dictionary(ColorSpace=spaces))
    outer = pdf.make_stream(b"q 1 0 0 1 100 100 cm /Inner Do Q /Outer Do", Type=name.XObject, Subtype=name.Form, BBox=[0, 0, 595, 841],
                            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=inner)))
    outer = pdf.make_indirect(outer)
    outer.Resources.XObject.Outer = outer  # A form that draws itself must not loop.
    page = pikepdf.Dictionary(Type=name.Page, MediaBox=[0, 0, *A4], Contents=pdf.make_stream(b"/Outer Do"),
                              Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Outer=outer)))
    pdf.pages.append(pikepdf.Page(page))
    pdf.save(out, deterministic_id=True)


# ---- type ----

@maker
def gs_not_embedded(out):
    """Helvetica and Times are not in the file."""
    by_gs("<</NeverEmbed [/Helvetica /Times-Roman]>> setdistillerparams "
          "/Helvetica findfont 14 scalefont setfont 100 700 moveto (Not embedded) show "
          "/Times-Roman findfont 14 scalefont setfont 100 650 moveto (Nor this) show showpage", out,
          "-dEmbedAllFonts=false")


@maker
def gs_type3(out):
    """A Type 3 font."""
    by_gs("""8 dict begin /FontType 3 def /FontMatrix [.001 0 0 .001 0 0] def /FontBBox [0 0 750 750] def
/Encoding 256 array def 0 1 255 {Encoding exch /.notdef put} for Encoding 97 /square put
/BuildGlyph {750 0 0 0 750 750 setcachedevice pop pop 0 0 750 750 rectfill} def
currentdict end /Squares exch definefont pop
/Squares findfont 20 scalefont setfont 100 700 moveto (aaaa) show showpage""", out)


@maker
def typst_small_text(out):
    """4 pt text, and 6 pt white text on black."""
    by_typst(f"#text(4pt)[too small]\n#block(fill: {K}, inset: 5mm, text(6pt, fill: cmyk(0%,0%,0%,0%))[white])", out)


# ---- pages ----

@maker
def typst_letter(out):
    """US Letter."""
    by_typst("#lorem(20)", out, 'paper: "us-letter"')


@maker
def gs_mixed_sizes(out):
    """A4, then A5, then A4."""
    page = "<</PageSize [%s]>> setpagedevice /Times-Roman findfont 14 scalefont setfont 100 300 moveto (Text) show showpage\n"
    by_gs(page % "595.276 841.89" + page % "419.528 595.276" + page % "595.276 841.89", out)


@maker
def qpdf_rotated(out):
    """The second page is turned by a mark."""
    good(TMP / "a.pdf")
    subprocess.run(["qpdf", "--deterministic-id", "--rotate=90:2", str(TMP / "a.pdf"), str(out)], check=True)


@maker
def typst_landscape(out):
    """A page that lies on its side, then a blank one."""
    by_typst("#lorem(20)\n#pagebreak()\n#page(flipped: true)[Lying]\n#page[]", out)


@maker
def typst_no_bleed(out):
    """A block at the trim edge without bleed; text 1.5 mm from it."""
    by_typst("""#place(top + left, rect(width: 210mm, height: 20mm, fill: cmyk(0%,0%,0%,40%)))
#place(bottom + left, dx: 1.5mm, dy: -50mm)[Near]""", out, 'paper: "a4", margin: 0mm')


@maker
def typst_short_bleed(out):
    """1 mm of bleed where 3 are wanted."""
    by_typst("#place(top + left, dx: -1mm, dy: -1mm, rect(width: 212mm, height: 20mm, fill: cmyk(0%,0%,0%,40%)))",
             out, 'paper: "a4", margin: 0mm, bleed: 1mm')


# ---- pictures ----

@maker
def typst_coarse(out):
    """A picture of 72 dpi and one of 200 dpi, RGB."""
    by_typst('#image("a.png", width: 25.4mm)\n#image("b.png", width: 25.4mm)', out,
             images=[("a.png", photo(72, 72, "RGB")), ("b.png", photo(200, 100, "RGB"))])


@maker
def reportlab_inline(out):
    """A picture of 72 dpi in RGB within the content, packed twice; text behind it in CMYK of four inks."""
    c = canvas.Canvas(str(out), pagesize=A4, invariant=1)
    c.drawInlineImage(photo(60, 60, "RGB"), 100, 600, 60, 60)
    c.setFillColor(CMYKColor(0.7, 0.6, 0.6, 0.9))
    c.drawString(100, 500, "behind the picture")
    c.save()


@maker
def pillow_bilevel(out):
    """A scan of black and white pixels with 200 dpi that fills the page, in CCITT packing."""
    image = Image.new("1", (1654, 2339), 1)
    draw = ImageDraw.Draw(image)
    for y in range(200, 2100, 60):
        draw.line((200, y, 1400, y), fill=0, width=4)
    image.save(out, resolution=200)


@maker
def pillow_cmyk(out):
    """A CMYK picture of 100 dpi that fills the sheet, without bleed."""
    Image.new("CMYK", (827, 1169), (20, 0, 0, 0)).save(out, resolution=100, quality=20)


# ---- lines and effects ----

@maker
def typst_hairline(out):
    """Lines of 0.05 pt and 0.2 pt."""
    by_typst(f"#line(length: 50%, stroke: 0.05pt + {K})\n#line(length: 50%, stroke: 0.2pt + {K})", out)


@maker
def gs_thin_area(out):
    """A hairline drawn as an area 0.02 pt high."""
    by_gs("0 setgray 100 600 300 0.02 rectfill showpage", out)


@maker
def reportlab_transparent(out):
    """Transparency by an opacity and by a mask."""
    c = canvas.Canvas(str(out), pagesize=A4, invariant=1)
    c.setFillColor(CMYKColor(0, 0, 0, 1))
    c.setFillAlpha(0.5)
    c.rect(100, 600, 100, 50, stroke=0, fill=1)
    masked = photo(120, 120, "RGBA")
    masked.putalpha(Image.linear_gradient("L").resize((120, 120)))
    c.drawImage(ImageReader(masked), 300, 600, 28, 28, mask="auto")
    c.save()


# ---- the file ----

@maker
def qpdf_restricted(out):
    """Opens without a password but may not be printed."""
    good(TMP / "a.pdf")
    subprocess.run(["qpdf", "--static-id", "--static-aes-iv", "--encrypt", "", "owner", "256", "--print=none", "--", str(TMP / "a.pdf"), str(out)], check=True)


@maker
def qpdf_locked(out):
    """Opens with a password only."""
    good(TMP / "a.pdf")
    subprocess.run(["qpdf", "--static-id", "--static-aes-iv", "--encrypt", "user", "owner", "256", "--", str(TMP / "a.pdf"), str(out)], check=True)


@maker
def office_plain(out):
    """A letter as Writer exports it: black and red text in RGB, and a comment."""
    by_office("""<text:p>Black text, <text:span text:style-name="red">red text</text:span><office:annotation>
<dc:creator>A</dc:creator><text:p>check this</text:p></office:annotation>.</text:p>""", out, ExportNotes=True)


@maker
def office_archive(out):
    """The same as PDF/A-2b, which is claimed."""
    by_office("<text:p>Archived</text:p>", out, SelectPdfVersion=True)
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        with pdf.open_metadata() as meta:
            meta["pdfaid:part"], meta["pdfaid:conformance"] = "2", "B"
        pdf.save(out, deterministic_id=True)


@maker
def pike_claims(out):
    """Claims to be PDF/X for a printing condition, and PDF/UA."""
    good(TMP / "a.pdf")
    with pikepdf.open(TMP / "a.pdf") as pdf:
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-3:2003"
        pdf.Root.OutputIntents = pikepdf.Array([pikepdf.Dictionary(
            S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39", RegistryName="http://www.color.org")])
        xmp = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
               b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>'
               b"</rdf:RDF></x:xmpmeta>")
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)


@maker
def reportlab_form(out):
    """A form field and JavaScript; PDF 2.0; a layer."""
    c = canvas.Canvas(str(TMP / "a.pdf"), pagesize=A4, invariant=1)
    c.acroForm.textfield(name="field", x=100, y=600, width=100, height=20)
    c.setFillColor(CMYKColor(0, 0, 0, 1))
    c.rect(100, 500, 50, 50, stroke=0, fill=1)
    c.save()
    with pikepdf.open(TMP / "a.pdf") as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Layer"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary())
        pdf.save(out, force_version="2.0", deterministic_id=True)


@maker
def pike_tree(out):
    """A page tree that contains itself; the size, resources and turn of its pages come from above."""
    spot = "[/Separation /Black /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0 0 0 1] >>]"
    content = "/Black cs 1 scn 100 100 50 50 re f"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 {A4[0]} {A4[1]}] /Rotate 180"
        f" /Resources << /ColorSpace << /Black {spot} >> >> >>",
        "<< /Type /Pages /Count 1 /Kids [4 0 R 2 0 R 3 0 R] /Parent 2 0 R >>",
        "<< /Type /Page /Parent 3 0 R /Contents 5 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += (f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
             f"startxref\n{len(data)}\n%%EOF\n").encode()
    out.write_bytes(data)


@maker
def cut_short(out):
    """The first half of a PDF, as a broken download leaves it."""
    good(TMP / "a.pdf")
    data = (TMP / "a.pdf").read_bytes()
    out.write_bytes(data[: len(data) // 2])


def main():
    wanted = sys.argv[1:] or list(MAKERS)
    for name in wanted:
        out = HERE / f"{name}.pdf"
        MAKERS[name](out)
        print(f"{out.name}: {out.stat().st_size} bytes")


main()
