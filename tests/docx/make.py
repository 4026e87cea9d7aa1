#!/usr/bin/env python3
"""Makes the Word documents beside this file, by three producers that are not ours.

Needs python-docx (1.2), pandoc (2.17 or later) and LibreOffice Writer (7.4 or
later) on the path. Run it in this folder; the tests need only what it leaves.
"""

import copy
import io
import pathlib
import shutil
import struct
import subprocess
import tempfile
import zlib

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

HERE = pathlib.Path(__file__).parent


def png(width, height, colour):
    """Returns a PNG of one colour."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


# --- python-docx ---------------------------------------------------------------------------------


def python_article():
    """Title, headings, bold, lists, blanks as indents, line breaks, a source at the end."""
    d = docx.Document()
    d.add_paragraph("全市信用体系建设\n推进会召开", style="Title")
    d.add_paragraph("——市信用办综合科", style="Subtitle")
    d.add_paragraph("\u3000\u30003月5日，全市信用体系建设推进会召开。  ")
    d.add_paragraph("   ")
    p = d.add_paragraph("    会议强调，")
    p.add_run("“三统一”").bold = True
    p.add_run("要求必须落实，完成")
    p.add_run("率")
    p.add_run("须达100%。")
    d.add_paragraph("总体情况", style="Heading 1")
    d.add_paragraph("归集", style="Heading 2")
    p = d.add_paragraph("第一行")
    p.add_run().add_break()
    p.add_run("第二行")
    d.add_paragraph("甲局", style="List Bullet")
    d.add_paragraph("乙局", style="List Bullet")
    d.add_paragraph("丙科", style="List Bullet 2")
    d.add_paragraph("先归集", style="List Number")
    d.add_paragraph("后共享", style="List Number")
    d.add_paragraph("下一步", style="Heading 1")
    d.add_paragraph("要点如下：\t其一。")
    d.add_paragraph("（来源：市发改委）").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    d.save(HERE / "python-article.docx")


def merged_table(d):
    t = d.add_table(rows=5, cols=4)
    t.style = "Table Grid"
    t.cell(0, 0).merge(t.cell(1, 0)).text = "部门"
    t.cell(0, 1).merge(t.cell(0, 2)).text = "报送"
    t.cell(0, 3).merge(t.cell(1, 3)).text = "合计"
    t.cell(1, 1).text, t.cell(1, 2).text = "许可", "处罚"
    for y, row in enumerate([("甲局", "10", "2", "12"), ("乙局", "20", "3", "23"), ("合计", "30", "5", "35")]):
        for x, text in enumerate(row):
            t.cell(y + 2, x).text = text
    for row in t.rows[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return t


def python_table():
    """Tables with merged cells, caption, unit, note and source, within the text; one cell as a box."""
    d = docx.Document()
    p = d.add_paragraph("一季度报送情况")
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    d.add_paragraph("一季度各部门报送情况见表1。")
    d.add_paragraph("表1\u3000各部门报送情况").alignment = WD_ALIGN_PARAGRAPH.CENTER
    d.add_paragraph("单位：条").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    t = merged_table(d)
    d.add_paragraph("注：数据截至3月31日。")
    d.add_paragraph("资料来源：市信用平台")
    d.add_paragraph("乙局报送最多，合计{{表1　各部门报送情况.乙局.合计}}条。")
    one = d.add_table(rows=1, cols=1)
    one.cell(0, 0).text = "框里的话。"
    one.cell(0, 0).add_paragraph("框里的第二段。")
    d.add_paragraph("市信用办供稿。")
    d.add_paragraph("（市信用办）")
    d.save(HERE / "python-table.docx")


def python_pictures():
    """Pictures with and without words for the blind, a caption, and a linked one."""
    d = docx.Document()
    d.add_paragraph("现场照片", style="Title")
    p = d.add_paragraph("会场情况如图1。")
    p.add_run().add_picture(io.BytesIO(png(1200, 600, (30, 90, 160))), width=Mm(80))
    p._p.xpath(".//wp:docPr")[0].set("descr", "会场全景")
    d.add_paragraph("图1　会场", style="Caption")
    d.add_paragraph("会后参观。")
    d.add_picture(io.BytesIO(png(900, 900, (160, 60, 30))), width=Mm(60))
    linked = copy.deepcopy(d.paragraphs[-1]._p)
    d.element.body.insert(len(d.element.body) - 1, linked)
    blip = linked.xpath(".//a:blip")[0]
    del blip.attrib[qn("r:embed")]
    rel = d.part.relate_to(
        "https://example.com/a.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    blip.set(qn("r:link"), rel)
    d.add_paragraph("参观结束。")
    d.save(HERE / "python-pictures.docx")


NUMBERING = """<w:abstractNum %s w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%%1.%%2.%%3"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%%4)"/></w:lvl>
</w:abstractNum>"""


def python_numbers():
    """Numbers as Word counts them: Chinese, nested, decimal below Chinese, letters from C, begun anew."""
    d = docx.Document()
    d.styles["Heading 1"].element.get_or_add_pPr().append(
        parse_xml('<w:numPr %s><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>' % nsdecls("w"))
    )
    numbering = d.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING % nsdecls("w")))
    for number, start in ((90, None), (91, 5)):
        xml = '<w:num %s w:numId="%d"><w:abstractNumId w:val="90"/>' % (nsdecls("w"), number)
        if start:
            xml += '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="%d"/></w:lvlOverride>' % start
        numbering.append(parse_xml(xml + "</w:num>"))

    def item(text, number, level):
        p = d.add_paragraph(text)
        p._p.get_or_add_pPr().append(
            parse_xml('<w:numPr %s><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % (nsdecls("w"), level, number))
        )

    d.add_paragraph("编号样例", style="Title")
    d.add_paragraph("总体要求", style="Heading 1")
    item("指导思想", 90, 1)
    item("基本原则", 90, 1)
    item("政府引导", 90, 2)
    item("社会参与", 90, 2)
    item("甲", 90, 3)
    item("乙", 90, 3)
    d.add_paragraph("主要任务", style="Heading 1")
    item("归集", 90, 1)
    item("共享", 91, 1)
    item("应用", 91, 1)
    d.add_paragraph("一、手写的编号还是文字")
    d.save(HERE / "python-numbers.docx")


def tracked(kind, inner, number=1):
    return parse_xml(
        '<w:%s %s w:id="%d" w:author="甲" w:date="2026-01-01T00:00:00Z">%s</w:%s>'
        % (kind, nsdecls("w"), number, inner, kind)
    )


def run(text, tag="t", properties=""):
    return '<w:r><w:rPr>%s</w:rPr><w:%s xml:space="preserve">%s</w:%s></w:r>' % (properties, tag, text, tag)


def python_tracked():
    """Tracked insertions, deletions and moves, a deleted paragraph mark, hidden and struck text, fields, a control."""
    d = docx.Document()
    d.add_paragraph("修订样例", style="Title")
    p = d.add_paragraph("今年归集")
    p._p.append(tracked("del", run("十", "delText")))
    p._p.append(tracked("ins", run("十二")))
    p.add_run("万条")
    p._p.append(tracked("moveFrom", run("，创新高", "t")))
    p.add_run("。")
    d.add_comment(p.runs, text="批注不印", author="乙")
    p = d.add_paragraph("前半句，")
    p._p.get_or_add_pPr().append(parse_xml('<w:rPr %s><w:del w:id="9" w:author="甲"/></w:rPr>' % nsdecls("w")))
    d.add_paragraph("后半句。")
    p = d.add_paragraph("报送率第一")
    p._p.append(tracked("moveTo", run("，创新高")))
    p.add_run("。")
    p.add_run("不印的批示").font.hidden = True
    p.add_run("旧数").font.strike = True
    p = d.add_paragraph("面积5 km")
    p.add_run("2").font.superscript = True
    p.add_run("，第")
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "3"), ("end", None)):
        r = p.add_run(text if kind == "text" else "")
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            r._r.append(instruction)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            r._r.append(mark)
    p.add_run("页")
    sign = OxmlElement("w:sym")
    sign.set(qn("w:font"), "Wingdings")
    sign.set(qn("w:char"), "F0FE")
    p.add_run()._r.append(sign)
    d.element.body.insert(
        len(d.element.body) - 1,
        parse_xml(
            '<w:sdt %s><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>控件里的话。</w:t></w:r></w:p></w:sdtContent></w:sdt>'
            % nsdecls("w")
        ),
    )
    d.sections[0].header.paragraphs[0].text = "页眉不印"
    d.sections[0].footer.paragraphs[0].text = "页脚不印"
    d.save(HERE / "python-tracked.docx")


# --- pandoc --------------------------------------------------------------------------------------

PANDOC = {
    "pandoc-notes": """---
title: 信用修复办法解读
subtitle: 问答
---

办法[^a]自公布之日起施行，详见[信用中国](https://www.creditchina.gov.cn/)网站。

[^a]: 指《信用修复管理办法》。

# 修复条件

**已履行义务**的，可以申请[^b]。

[^b]: 向认定单位申请。

## 程序

1. 申请；
2. 受理：
    a. 初审；
    b. 复审；
3. 办结。

- 材料一
- 材料二

来源：市信用办
""",
    "pandoc-table": """# 上半年通报

上半年情况如下。

Table: 上半年报送数量

| 部门 | 许可 | 处罚 |
|------|-----:|-----:|
| 甲局 |   10 |    2 |
| 乙局 |   20 |    3 |

乙局最多。

![现场情况](photo.png){width=50mm}

现场秩序良好。
""",
    "pandoc-deep": """# 第一章 总则

## 一节

### 一目

#### 一款

##### 一项

正文 $a+b=c$ 完。

# 第二章 附则

H~2~O 与 m^2^。
""",
}


def pandoc():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "photo.png").write_bytes(png(800, 500, (60, 120, 60)))
        for name, text in PANDOC.items():
            (folder / "in.md").write_text(text)
            target = HERE / (name + ".docx")
            subprocess.run(["pandoc", "-f", "markdown", "in.md", "-o", target], cwd=folder, check=True)


# --- LibreOffice ---------------------------------------------------------------------------------

HTML_ARTICLE = """<html><head><meta charset="utf-8"></head><body>
<p align="center"><font size="5">我市启动“信用惠民”行动</font></p>
<p>　　日前，我市启动<b>“信用惠民”</b>行动，<u>覆盖</u>全市。</p>
<h2>一、背景</h2>
<p>据统计<sup><a href="#n1"></a></sup>，参与单位<i>28</i>家。<br>另起一行。</p>
<ol><li>宣传发动</li><li>组织实施<ul><li>建档</li><li>核验</li></ul></li></ol>
<p>&nbsp;</p>
<table border="1"><thead><tr><th rowspan="2">区县</th><th colspan="2">参与</th></tr>
<tr><th>单位</th><th>个人</th></tr></thead>
<tr><td>站前区</td><td>12</td><td>340</td></tr><tr><td>西市区</td><td>16</td><td>512</td></tr></table>
<p>参与情况良好。</p>
<p align="right">（营口日报）</p>
</body></html>
"""

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="Ti" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Fr" style:family="graphic"><style:graphic-properties style:wrap="none" style:horizontal-pos="center"/></style:style>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>甲</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>甲</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>暂</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Ti">文本框与修订</text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">情况</text:h>
<text:p text:style-name="Text_20_body">各区<text:change-start text:change-id="c1"/>（县）<text:change-end text:change-id="c1"/>已<text:change text:change-id="c2"/>完成<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">截至6月底。</text:p></text:note-body></text:note>。<draw:frame draw:style-name="Fr" draw:name="框" text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm"><draw:text-box><text:p text:style-name="Text_20_body">文本框里的话。</text:p></draw:text-box></draw:frame></text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">要求</text:h>
<text:p text:style-name="Text_20_body"><text:span text:style-name="B">一是</text:span>按时报送；<text:a xlink:type="simple" xlink:href="https://example.com/a">网址</text:a>不变<text:s text:c="2"/>。</text:p>
</office:text></office:body></office:document>
"""


def libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def convert(name, kind, out, infilter=None):
            command = ["soffice", "-env:UserInstallation=file://" + str(folder / "profile"), "--headless"]
            if infilter:
                command.append("--infilter=" + infilter)
            command += ["--convert-to", kind, "--outdir", str(folder / "out"), str(folder / name)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            made = folder / "out" / (pathlib.Path(name).stem + "." + kind.split(":")[0])
            shutil.copy(made, HERE / out)

        (folder / "article.html").write_text(HTML_ARTICLE)
        convert("article.html", "docx:MS Word 2007 XML", "office-article.docx", "HTML (StarWriter)")
        (folder / "boxes.fodt").write_text(FODT)
        convert("boxes.fodt", "docx:MS Word 2007 XML", "office-boxes.docx")
        # What others have written, as LibreOffice writes it again.
        shutil.copy(HERE / "python-table.docx", folder / "table.docx")
        convert("table.docx", "docx:MS Word 2007 XML", "office-table.docx")
        shutil.copy(HERE / "pandoc-notes.docx", folder / "notes.docx")
        convert("notes.docx", "docx:MS Word 2007 XML", "office-notes.docx")
        # Formats that are refused.
        convert("table.docx", "doc:MS Word 97", "old.doc")
        convert("table.docx", "odt", "old.odt")
        convert("table.docx", "rtf", "old.rtf")


if __name__ == "__main__":
    python_article()
    python_table()
    python_pictures()
    python_numbers()
    python_tracked()
    pandoc()
    libreoffice()
