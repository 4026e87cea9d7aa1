"""Addresses that run, open or leak something, and the places an address can come from."""

import html
import re

from . import office, sound

WORD = "点这里看"
SCHEMES = {
    "javascript": "javascript:alert(1)",
    "JavaScript": "JaVaScRiPt:alert(1)",
    "javascript tab": "java\tscript:alert(1)",
    "javascript slashes": "javascript://example.com/%0aalert(1)",
    "vbscript": "vbscript:msgbox(1)",
    "data": "data:text/html,x",
    "data 64": "data:text/html;base64,PHNjcmlwdD4=",
    "file": "file:///etc/passwd",
    "file host": "file://host/share/x",
    "FILE": "FILE:///C:/x.exe",
    "network": "//host/share/x",
    "backslashes": "\\\\host\\share\\x",
    "smb": "smb://host/x",
    "ftp": "ftp://host/x.exe",
    "sftp": "sftp://host/x",
    "ssh": "ssh://host",
    "telnet": "telnet://host",
    "ldap": "ldap://host/x",
    "dav": "dav://host/x",
    "nfs": "nfs://host/x",
    "ms-word": "ms-word:ofe|u|http://x/y",
    "ms-excel": "ms-excel:ofv|u|http://x/y",
    "ms-msdt": "ms-msdt:/id",
    "ms-officecmd": "ms-officecmd:{}",
    "search-ms": "search-ms:query=x",
    "search": "search:query=x",
    "shell": "shell:startup",
    "tel": "tel:110",
    "sms": "sms:110",
    "skype": "skype:x?call",
    "weixin": "weixin://dl/chat",
    "alipay": "alipays://platformapi/x",
    "intent": "intent://x#Intent;end",
    "view-source": "view-source:http://x/",
    "jar": "jar:http://x!/y",
    "blob": "blob:http://x/y",
    "about": "about:blank",
    "chrome": "chrome://settings",
    "res": "res://x.dll/y",
    "mhtml": "mhtml:http://x/y",
    "mk": "mk:@MSITStore:x",
    "hcp": "hcp://x",
    "its": "its:x",
    "cid": "cid:x",
    "urn": "urn:isbn:1",
    "ws": "ws://x/",
    "gopher": "gopher://x/",
    "magnet": "magnet:?xt=x",
    "zip": "zip:x",
    "upward": "../../x.exe",
    "beside": "x.exe",
    "absolute": "/etc/passwd",
    "drive": "C:\\x.exe",
    "drive slash": "C:/x.exe",
    "anchor": "#x",
    "empty scheme": "://x",
    "http without host": "http:x",
    "https without slashes": "https:/x",
    "http backslashes": "http:\\\\host\\x",
    "http blank": "http ://x/",
    "blank before": " javascript:alert(1)",
    "control before": "\x01javascript:alert(1)",
    "full-width": "ｊａｖａｓｃｒｉｐｔ：alert(1)",
    "mailto script": "mailto:javascript:alert(1)",
    "percent": "javascript%3Aalert(1)",
    "zero width": "java\u200bscript:alert(1)",
    "httpx": "httpx://x/",
    "http file": "http+file://x/",
}


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
        return sound.issue(
            sound.article(text=f"{WORD}。"),
            publication=f'website = {{ label = "网站", url = {sound.quoted(address)} }}',
        )

    def mail(box, address):
        return sound.issue(
            sound.article(text=f"{WORD}。"),
            publication=f"email = {sound.quoted(address)}\nphone = {sound.quoted(address)}",
        )

    def cell(box, address):
        box.write("t.csv", f'名称,数\n"[{WORD}]({address})",1\n"{address}",2\n')
        return sound.issue(sound.table("t.csv", source=f"[甲]({address})", note=f"<{address}>"))

    def workbook(box, address):
        parts = office.workbook_parts([["名称", "数"], [WORD, 1]])
        parts["xl/worksheets/sheet1.xml"] = office.sheet(
            [["名称", "数"], [WORD, 1]], after='<hyperlinks><hyperlink ref="A2" r:id="rId9"/></hyperlinks>'
        )
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = office.relations(
            ("rId9", "hyperlink", clean(address), "External")
        )
        box.write("t.xlsx", office.packed(parts))
        return sound.issue(sound.table("t.xlsx"))

    def word(box, address):
        body = f'<w:p><w:r><w:t>请</w:t></w:r><w:hyperlink r:id="rIdL0"><w:r><w:t>{WORD}</w:t></w:r></w:hyperlink></w:p>'
        box.write("a.docx", office.word(body, links=[clean(address)]))
        return sound.issue(sound.article(file="a.docx"))

    def field(box, address):
        code = html.escape(f' HYPERLINK "{clean(address)}" ')
        body = (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r><w:t>{WORD}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
        box.write("a.docx", office.word(body))
        return sound.issue(sound.article(file="a.docx"))

    def simple_field(box, address):
        code = html.escape(f' HYPERLINK "{clean(address)}" ')
        box.write(
            "a.docx",
            office.word(
                f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>{WORD}</w:t></w:r></w:fldSimple></w:p>'
            ),
        )
        return sound.issue(sound.article(file="a.docx"))

    def drawing(box, address):
        box.write(
            "p.svg",
            sound.pictures.svg(
                f'<a xlink:href="{html.escape(clean(address))}" href="{html.escape(clean(address))}"><rect width="90" height="90"/></a>'
            ),
        )
        return sound.issue(sound.picture("p.svg"), sound.article(text=f"{WORD}。"))

    return {
        "article": article,
        "angle": angle,
        "list item": item,
        "heading": heading,
        "notice": notice,
        "brief": brief,
        "website": website,
        "mail": mail,
        "cell": cell,
        "workbook": workbook,
        "Word link": word,
        "Word field": field,
        "Word simple field": simple_field,
        "drawing": drawing,
    }


def clean(address):
    """The address without what XML cannot hold."""
    return re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f]", "", address)
