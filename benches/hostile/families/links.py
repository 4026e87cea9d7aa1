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
from functools import partial

from .. import pdf, sound
from ..frame import Case
from ..link_places import SCHEMES, WORD, places

SAFE = {
    "http": "http://example.com/a",
    "https": "https://example.com/a?b=c&d=%20#e",
    "HTTP": "HTTP://example.com/",
    "mailto": "mailto:a@example.com",
    "port": "https://example.com:8443/",
}
ALLOWED = re.compile(r"(https?://[^/\\\s]|mailto:)", re.IGNORECASE)


# Where a link is not made, or is taken away without a word, as README.md says of Word files.
QUIET = {"mail", "cell", "workbook", "drawing", "Word link", "Word field", "Word simple field"}
# Where a safe link need not be live.
PLAIN = {"mail", "cell", "workbook", "drawing", "Word field", "Word simple field"}


def live(path):
    """The targets of all that can be clicked in a PDF or Word document."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            texts = [
                package.read(name).decode("utf-8", "replace")
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            ]
        found = []
        for text in texts:
            for relation in re.findall(r"<Relationship\b[^>]*>", text):
                if 'TargetMode="External"' in relation:
                    found.append(html.unescape(re.search(r'Target="([^"]*)"', relation).group(1)))
            found += [
                html.unescape(code) for code in re.findall(r'HYPERLINK\s+(?:"|&quot;)(.*?)(?:"|&quot;)', text)
            ]
        return found
    document = pdf.Document(path.read_bytes())
    found = []
    for value in document.objects.values():
        for action in actions(document, value):
            kind = action.get("S")
            if kind == "URI":
                found.append(document.get(action["URI"]).decode("latin-1"))
            elif kind in (
                "JavaScript",
                "Launch",
                "GoToR",
                "GoToE",
                "SubmitForm",
                "ImportData",
                "Rendition",
                "Movie",
            ):
                found.append(f"{kind}:")
    return found


def actions(document, value):
    """All actions within an object."""
    if isinstance(value, dict):
        if isinstance(value.get("S"), pdf.Name) and value["S"] in (
            "URI",
            "JavaScript",
            "Launch",
            "GoToR",
            "GoToE",
            "SubmitForm",
            "ImportData",
        ):
            yield value
        for inner in value.values():
            yield from actions(document, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from actions(document, inner)


def outputs(box):
    """Builds all three outputs; returns the runs and the names of the files that are there."""
    runs = [
        box.run("issue.toml", "--format", "pdf,docx"),
        box.run("issue.toml", "--for", "archive", "-o", "archive.pdf"),
    ]
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
            written = "".join(address.split()).replace("\\", "") in text.replace("\\", "")
            if (
                not targets
                and place not in QUIET
                and not written
                and not re.search("链接|网址|地址|网页", runs[0].said)
            ):
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
            yield Case(place, f"{place} safe {label}", partial(control, place=place, address=address), True)
        for label, address in SCHEMES.items():
            yield Case(place, f"{place} {label}", partial(attack, place=place, address=address))
