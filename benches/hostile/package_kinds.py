"""Workbooks and Word files that are odd and sound, and such as say two things or one that is not true."""

import re

from . import office
from .office import HEAD, Entry, paragraph, sheet, strings, zipped

VALUE, TEXT, OTHER = "1372", "甲局办件说明", "9999"
DOCTYPE = '<!DOCTYPE x [<!ENTITY x "3"><!ENTITY long "办件">]>'


def workbook(value="<v>1372</v>", text=TEXT, doctype="", string_type="", shared=None, **others):
    """The parts of a workbook whose B2 is the value and A2 the text, as a shared string."""
    rows = [["名称", "数"], [("s", 0), ("x", value)]]
    parts = office.workbook_parts(rows)
    parts["xl/worksheets/sheet1.xml"] = sheet(rows, doctype=doctype)
    parts["xl/sharedStrings.xml"] = strings([text], doctype=string_type)
    return parts


def word(body=None, doctype="", **others):
    return office.word_parts(body or paragraph(f"{TEXT}{VALUE}件。"), doctype=doctype, **others)


def entries(parts):
    return [Entry(name, data.encode() if isinstance(data, str) else data) for name, data in parts.items()]


def main_part(kind):
    return "xl/worksheets/sheet1.xml" if kind == "xlsx" else "word/document.xml"


def forged(parts, kind):
    """The main part with another value, as a second entry would have it."""
    return parts[main_part(kind)].replace(VALUE, OTHER)


def sound_oddities(kind):
    """Label to bytes of packages that are odd and sound."""
    parts = workbook() if kind == "xlsx" else word()
    main = main_part(kind)
    number = {"xlsx": "<v>{}</v>", "docx": TEXT + "{}件。"}[kind]

    def make(inner):
        return office.packed(
            workbook(number.format(inner)) if kind == "xlsx" else word(paragraph(number.format(inner)))
        )

    return {
        "plain": office.packed(parts),
        "stored": zipped([Entry(e.name, e.data, stored=True) for e in entries(parts)]),
        "comment behind": office.packed(parts, comment=b"made by x"),
        "reversed": zipped(entries(parts)[::-1]),
        "more parts": office.packed(
            {**parts, "docProps/core.xml": HEAD + "<x/>", "customXml/item1.xml": HEAD + "<x/>"}
        ),
        "byte order mark": office.packed({**parts, main: "\ufeff" + parts[main]}),
        "UTF-16": office.packed({**parts, main: parts[main].replace("UTF-8", "UTF-16").encode("utf-16")})
        if kind == "docx"
        else office.packed(parts),
        "comment": make("13<!-- x -->72"),
        "CDATA": make("<![CDATA[1372]]>"),
        "character references": make("1&#51;&#x37;2"),
        "instruction": make("13<?x y?>72"),
    }


def hostile(kind):
    """Label to bytes of packages that must be refused or read exactly."""
    parts = workbook() if kind == "xlsx" else word()
    main = main_part(kind)
    found = {}

    def put(label, changed):
        found[label] = office.packed({**parts, **changed}) if isinstance(changed, dict) else zipped(changed)

    def valued(label, inner, doctype=""):
        if kind == "xlsx":
            found[f"value {label}"] = office.packed(workbook(f"<v>{inner}</v>", doctype=doctype))
            found[f"inline {label}"] = office.packed(
                {
                    **workbook(),
                    main: sheet(
                        [
                            ["名称", "数"],
                            [("x", f"<is><t>{TEXT[:2]}{inner}</t></is>", ' t="inlineStr"'), 1372],
                        ],
                        doctype=doctype,
                    ),
                }
            )
            found[f"shared {label}"] = office.packed(workbook(text=f"{TEXT[:2]}{inner}", string_type=doctype))
        else:
            found[f"text {label}"] = office.packed(word(paragraph(f"{TEXT}{inner}件。"), doctype=doctype))

    valued("entity", "1&x;72", DOCTYPE)
    valued("entity undeclared", "1&nbsp;372")
    valued("entity twice", "1&x;&x;72", DOCTYPE)
    valued("entity external", "1&x;372", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    valued(
        "entity of a parameter", "1372", '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
    )
    valued("doctype alone", "1372", "<!DOCTYPE x>")
    valued("doctype elsewhere", "1372", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')
    valued("bare ampersand", "1&372")
    valued("open reference", "1372&#")
    valued("reference of 0", "1372&#0;")
    valued("reference of a surrogate", "1372&#xD800;")
    valued("reference too large", "1372&#x110000;")
    valued("element within", "13<b>7</b>2")
    valued("CDATA open", "<![CDATA[1372")
    valued("control", "13\x0172")
    for name in list(parts):
        text = parts[name]
        put(f"doctype in {name}", {name: text.replace(HEAD, HEAD + DOCTYPE)})
        put(f"entity in {name}", {name: text.replace(HEAD, HEAD + DOCTYPE).replace('="', '="&x;', 3)})
        put(f"undeclared in {name}", {name: re.sub(r"(</\w+:?\w*>)$", r"&y;\1", text)})
        put(f"cut {name}", {name: text[: len(text) * 2 // 3]})
        put(f"empty {name}", {name: ""})
        put(f"garbage {name}", {name: bytes(range(256)) * 4})
        put(f"invalid UTF-8 in {name}", {name: text.encode()[:-20] + b"\xff\xfe" + text.encode()[-20:]})
        put(f"without {name}", [e for e in entries(parts) if e.name != name])
        put(f"{name} twice", entries(parts) + [Entry(name, text.encode())])
        put(
            f"{name} in capitals",
            [Entry(e.name.upper() if e.name == name else e.name, e.data) for e in entries(parts)],
        )
    other = Entry(main, forged(parts, kind).encode())
    whole = entries(parts)
    at = next(i for i, e in enumerate(whole) if e.name == main)

    def lying(label, **lies):
        found[label] = zipped([Entry(e.name, e.data, **lies) if e.name == main else e for e in whole])

    put("two values, one name", whole + [other])
    put("two values, one name, other first", [other] + whole)
    put("two values in capitals", whole + [Entry(main.upper(), other.data)])
    put("two values with backslashes", whole + [Entry(main.replace("/", "\\"), other.data)])
    put("two values with a slash before", whole + [Entry("/" + main, other.data)])
    put("two values with a dot", whole + [Entry("./" + main, other.data)])
    put(
        "two values encoded",
        whole + [Entry(main.replace("1", "%31").replace("document", "docum%65nt"), other.data)],
    )
    put(
        "other name in the local header",
        whole[:at]
        + [Entry("x.xml", whole[at].data, local_name=main), Entry(main, other.data, local_name="x.xml")]
        + whole[at + 1 :],
    )
    put("hidden entry", whole[:at] + [Entry(main, other.data, hidden=True)] + whole[at:])
    for label, lies in {
        "size smaller": {"size": 100},
        "size larger": {"size": 10**6},
        "size 0": {"size": 0},
        "size 4 GB": {"size": 2**32 - 1},
        "packed size smaller": {"packed_size": 60},
        "packed size larger": {"packed_size": 10**6},
        "packed size 0": {"packed_size": 0},
        "checksum": {"crc": 0x12345678},
        "checksum 0": {"crc": 0},
        "encrypted": {"flags": 0x801},
        "unknown method": {"method": 99},
        "says stored": {"method": 0},
        "says packed": {"stored": True, "method": 8},
        "local size": {"local_only_size": 5},
        "bzip2": {"method": 12},
    }.items():
        lying(label, **lies)
    data = office.packed(parts)
    found["forged archive before"] = zipped(whole, prefix=office.packed({**parts, main: forged(parts, kind)}))
    found["forged archive behind"] = data + office.packed({**parts, main: forged(parts, kind)})[:-1]
    found["cut"] = data[: len(data) // 2]
    found["cut at the end"] = data[:-10]
    found["garbage before"] = b"x" * 100 + data
    found["garbage behind"] = data + b"x" * 300
    found["count"] = zipped(whole, count=2)
    found["count larger"] = zipped(whole, count=99)
    found["empty file"] = b""
    found["only the signature"] = b"PK\3\4"
    found["no entries"] = zipped([])
    found["text"] = f"名称,数\n{TEXT},{VALUE}\n".encode()
    found["other kind"] = office.packed(word() if kind == "xlsx" else workbook())
    found["old format"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
    for label, target in {
        "outside": "../../etc/passwd",
        "absolute": "/etc/passwd",
        "url": "http://127.0.0.1:9/x",
        "file": "file:///etc/passwd",
        "nowhere": "x.xml",
    }.items():
        name = "_rels/.rels"
        goal = "xl/workbook.xml" if kind == "xlsx" else "word/document.xml"
        put(f"main part {label}", {name: parts[name].replace(goal, target)})
        put(
            f"main part {label} external",
            {name: parts[name].replace(f'"{goal}"', f'"{target}" TargetMode="External"')},
        )
    if kind == "xlsx":
        found.update(cells(parts, main))
    return found


def cells(parts, main):
    """Label to workbooks whose cells are odd."""

    def of(inner, attributes="", **changed):
        rows = [["名称", "数"], [("s", 0), ("x", inner, attributes)]]
        return office.packed({**parts, main: sheet(rows), **changed})

    return {
        "two values in a cell": of("<v>1372</v><v>9999</v>"),
        "value in two parts": of("<v>13</v><v>72</v>"),
        "string beyond": of("<v>1372</v>", ' t="s"'),
        "string minus": of("<v>-1</v>", ' t="s"'),
        "type unknown": of("<v>1372</v>", ' t="zz"'),
        "style beyond": of("<v>1372</v>", ' s="999"'),
        "style minus": of("<v>1372</v>", ' s="-1"'),
        "hexadecimal": of("<v>0x55C</v>"),
        "not a number": of("<v>NaN</v>"),
        "infinite": of("<v>1e400</v>"),
        "comma": of("<v>1,372</v>"),
        "blanks": of("<v> 1372 </v>"),
        "full-width": of("<v>１３７２</v>"),
        "letters": of("<v>1372abc</v>"),
        "empty": of("<v></v>"),
        "inline and value": of("<is><t>1372</t></is><v>9999</v>", ' t="inlineStr"'),
        "cell twice": office.packed(
            {
                **parts,
                main: sheet([["名称", "数"], [("s", 0), 1372]]).replace(
                    "</row></sheetData>", '<c r="B2"><v>9999</v></c></row></sheetData>'
                ),
            }
        ),
        "row twice": office.packed(
            {
                **parts,
                main: sheet([["名称", "数"], [("s", 0), 1372]]).replace(
                    "</sheetData>", '<row r="2"><c r="B2"><v>9999</v></c></row></sheetData>'
                ),
            }
        ),
        "sheet data twice": office.packed(
            {
                **parts,
                main: sheet([["名称", "数"], [("s", 0), 1372]]).replace(
                    "</worksheet>",
                    '<sheetData><row r="2"><c r="B2"><v>9999</v></c></row></sheetData></worksheet>',
                ),
            }
        ),
        "sheet of a chart": office.packed(
            {
                **parts,
                "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(
                    "/worksheet", "/chartsheet"
                ),
            }
        ),
    }
