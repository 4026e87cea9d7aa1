"""Addresses of links with schemes that run, open or leak something, in every place an address can come from.

Tried: more than forty schemes and spellings in articles, notices, briefs, list
items, text files, Word hyperlinks and fields, cells of CSV files and workbooks,
the website and mail of the publication, and drawings; the PDF for screen and for
archive and the Word document are looked into.

Held: no live link in an output but to http, https and mailto, and the words of
the link still printed; a link that was taken away is told, or its address
printed, except where none was ever made (cells) and in Word files, of which
README.md says that only links to the web are kept. Refusing is as good. Controls: http,
https and mailto stay live, with exactly their address.
"""

import html
import re
import zipfile

from .. import office, pdf, sound
from ..frame import Case

SCHEMES = {
    "javascript": "javascript:alert(1)", "JavaScript": "JaVaScRiPt:alert(1)", "javascript tab": "java\tscript:alert(1)", "javascript slashes": "javascript://example.com/%0aalert(1)",
    "vbscript": "vbscript:msgbox(1)", "data": "data:text/html,x", "data 64": "data:text/html;base64,PHNjcmlwdD4=", "file": "file:///etc/passwd", "file host": "file://host/share/x",
    "FILE": "FILE:///C:/x.exe", "network": "//host/share/x", "backslashes": "\\\\host\\share\\x", "smb": "smb://host/x", "ftp": "ftp://host/x.exe", "sftp": "sftp://host/x", "ssh": "ssh://host",
    "telnet": "telnet://host", "ldap": "ldap://host/x", "dav": "dav://host/x", "nfs": "nfs://host/x", "ms-word": "ms-word:ofe|u|http://x/y", "ms-excel": "ms-excel:ofv|u|http://x/y",
    "ms-msdt": "ms-msdt:/id", "ms-officecmd": "ms-officecmd:{}", "search-ms": "search-ms:query=x", "search": "search:query=x", "shell": "shell:startup", "tel": "tel:110", "sms": "sms:110",
    "skype": "skype:x?call", "weixin": "weixin://dl/chat", "alipay": "alipays://platformapi/x", "intent": "intent://x#Intent;end", "view-source": "view-source:http://x/", "jar": "jar:http://x!/y",
    "blob": "blob:http://x/y", "about": "about:blank", "chrome": "chrome://settings", "res": "res://x.dll/y", "mhtml": "mhtml:http://x/y", "mk": "mk:@MSITStore:x", "hcp": "hcp://x", "its": "its:x",
    "cid": "cid:x", "urn": "urn:isbn:1", "ws": "ws://x/", "gopher": "gopher://x/", "magnet": "magnet:?xt=x", "zip": "zip:x", "upward": "../../x.exe", "beside": "x.exe", "absolute": "/etc/passwd",
    "drive": "C:\\x.exe", "drive slash": "C:/x.exe", "anchor": "#x", "empty scheme": "://x", "http without host": "http:x", "https without slashes": "https:/x", "http backslashes": "http:\\\\host\\x",
    "http blank": "http ://x/", "blank before": " javascript:alert(1)", "control before": "\x01javascript:alert(1)", "full-width": "ｊａｖａｓｃｒｉｐｔ：alert(1)", "mailto script": "mailto:javascript:alert(1)",
    "percent": "javascript%3Aalert(1)", "zero width": "java\u200bscript:alert(1)", "httpx": "httpx://x/", "http file": "http+file://x/",
}
SAFE = {"http": "http://example.com/a", "https": "https://example.com/a?b=c&d=%20#e", "HTTP": "HTTP://example.com/", "mailto": "mailto:a@example.com", "port": "https://example.com:8443/"}
ALLOWED = re.compile(r"(https?://[^/\\\s]|mailto:)", re.IGNORECASE)
WORD = "点这里看"


def places():
    """Label to a function of (box, address) that lays an issue out."""
    def article(box, address):
        box.write("a.md", f"正文。\n\n请[{WORD}]({address})查询。\n")
        return sound.issue(sound.article(file="a.md"))

    def item(box, address):
        return sound.issue(sound.article(text=f"- 第一项[{WORD}]({address})；\n- 第二项。\n"))

    def heading(box, address):
        return sound.issue(sound.article(text=f"# 题[{WORD}]({address})\n\n正文。\n"))

    def angle(box, address):
        return sound.issue(sound.article(text=f"{WORD}：<{address}>。"))

    def notice(box, address):
        text = f"- 请[{WORD}]({address})"
        return sound.issue(sound.article(text="正文。"), extra=f"[notice]\ntext = {sound.quoted(text)}")

    def brief(box, address):
        return sound.issue(f'kind = "brief"\ntext = {sound.quoted(f"请[{WORD}]({address})查询。")}')

    def website(box, address):
        return sound.issue(sound.article(text=f"{WORD}。"), publication=f"website = {{ label = \"网站\", url = {sound.quoted(address)} }}")

    def mail(box, address):
        return sound.issue(sound.article(text=f"{WORD}。"), publication=f"email = {sound.quoted(address)}\nphone = {sound.quoted(address)}")

    def cell(box, address):
        box.write("t.csv", f'名称,数\n"[{WORD}]({address})",1\n"{address}",2\n')
        return sound.issue(sound.table("t.csv", source=f"[甲]({address})", note=f"<{address}>"))

    def workbook(box, address):
        parts = office.workbook_parts([["名称", "数"], [WORD, 1]])
        parts["xl/worksheets/sheet1.xml"] = office.sheet([["名称", "数"], [WORD, 1]], after='<hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks>')
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = office.relations(("rId9", "hyperlink", clean(address), "External"))
        box.write("t.xlsx", office.packed(parts))
        return sound.issue(sound.table("t.xlsx"))

    def word(box, address):
        body = f'<w:p><w:r><w:t>请</w:t></w:r><w:hyperlink r:id="rIdL0"><w:r><w:t>{WORD}</w:t></w:r></w:hyperlink></w:p>'
        box.write("a.docx", office.word(body, links=[clean(address)]))
        return sound.issue(sound.article(file="a.docx"))

    def field(box, address):
        code = html.escape(f' HYPERLINK "{clean(address)}" ')
        body = (f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                f'<w:r><w:t>{WORD}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
        box.write("a.docx", office.word(body))
        return sound.issue(sound.article(file="a.docx"))

    def simple_field(box, address):
        code = html.escape(f' HYPERLINK "{clean(address)}" ')
        box.write("a.docx", office.word(f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>{WORD}</w:t></w:r></w:fldSimple></w:p>'))
        return sound.issue(sound.article(file="a.docx"))

    def drawing(box, address):
        box.write("p.svg", sound.pictures.svg(f'<a xlink:href="{html.escape(clean(address))}" href="{html.escape(clean(address))}"><rect width="90" height="90"/></a>'))
        return sound.issue(sound.picture("p.svg"), sound.article(text=f"{WORD}。"))

    return {"article": article, "angle": angle, "list item": item, "heading": heading, "notice": notice, "brief": brief, "website": website,
            "mail": mail, "cell": cell, "workbook": workbook, "Word link": word, "Word field": field, "Word simple field": simple_field, "drawing": drawing}


def clean(address):
    """The address without what XML cannot hold."""
    return re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", address)


# Where a link is not made, or is taken away without a word, as README.md says of Word files.
QUIET = {"mail", "cell", "workbook", "drawing", "Word link", "Word field", "Word simple field"}
# Where a safe link need not be live.
PLAIN = {"mail", "cell", "workbook", "drawing", "Word field", "Word simple field"}


def live(path):
    """The targets of all that can be clicked in a PDF or Word document."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            texts = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if name.endswith((".xml", ".rels"))]
        found = []
        for text in texts:
            for relation in re.findall(r"<Relationship\b[^>]*>", text):
                if 'TargetMode="External"' in relation:
                    found.append(html.unescape(re.search(r'Target="([^"]*)"', relation).group(1)))
            found += [html.unescape(code) for code in re.findall(r'HYPERLINK\s+(?:"|&quot;)(.*?)(?:"|&quot;)', text)]
        return found
    document = pdf.Document(path.read_bytes())
    found = []
    for value in document.objects.values():
        for action in actions(document, value):
            kind = action.get("S")
            if kind == "URI":
                found.append(document.get(action["URI"]).decode("latin-1"))
            elif kind in ("JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "Rendition", "Movie"):
                found.append(f"{kind}:")
    return found


def actions(document, value):
    """All actions within an object."""
    if isinstance(value, dict):
        if isinstance(value.get("S"), pdf.Name) and value["S"] in ("URI", "JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData"):
            yield value
        for inner in value.values():
            yield from actions(document, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from actions(document, inner)


def outputs(box):
    """Builds all three outputs; returns the runs and the names of the files that are there."""
    runs = [box.run("issue.toml", "--format", "pdf,docx"), box.run("issue.toml", "--for", "archive", "-o", "archive.pdf")]
    return runs, [name for name in ("issue.pdf", "issue.docx", "archive.pdf") if box.exists(name)]


def cases(shared, seed):
    def attack(box, place, address):
        box.write("issue.toml", places()[place](box, address))
        runs, made = outputs(box)
        for name in made:
            wrong = [target for target in live(box.folder / name) if not ALLOWED.match(target)]
            if wrong:
                return f"{name} has a live link to {wrong[0]!r}"
        if runs[0].code == 0:
            text = sound.pdf_text(box.folder / "issue.pdf")
            if place not in ("workbook",) and WORD not in text and place != "mail":
                return f"the words of the link are gone: {text[-120:]}"
            targets = live(box.folder / "issue.pdf")
            written = "".join(address.split()) in text
            if not targets and place not in QUIET and not written and not re.search("链接|网址|地址|网页", runs[0].said):
                return f"taken away without a word: {runs[0].said[:200]}"
        return None

    def control(box, place, address):
        box.write("issue.toml", places()[place](box, address))
        runs, made = outputs(box)
        if runs[0].code or len(made) < 3:
            return f"exit {runs[0].code}: {runs[0].said[:200]}"
        for name in made:
            if place not in PLAIN and address not in live(box.folder / name):
                return f"{name} has no link to {address}, but {live(box.folder / name)[:3]}"
        return None

    for place in places():
        for label, address in SAFE.items():
            if place == "website" and label == "mailto":
                continue
            yield Case(place, f"{place} safe {label}", lambda b, p=place, a=address: control(b, p, a), True)
        for label, address in SCHEMES.items():
            yield Case(place, f"{place} {label}", lambda b, p=place, a=address: attack(b, p, a))
