"""Workbooks and Word files whose packages or parts say two things, or one that is not true.

Tried: DOCTYPE and entities in every part, entities that nobody declared, entries
twice or with lying sizes, names and checksums, parts that are missing, of
another type or outside, encryption, and files that are something else.

Held: refused with the file's name; or, where it is printed, the PDF has the
value 1372 and the words around it exactly, whatever was tried. A value that
lost characters, or another entry's value, is the worst of all. Two entries of
one name, and entities nobody can know, have to be refused. Controls: sound
packages, and sound oddities (comments, CDATA, character references, stored
entries, a comment behind the archive), must be printed with the right value.
"""

import re
from functools import partial

from .. import sound
from ..frame import Case
from ..package_kinds import OTHER, TEXT, VALUE, hostile, sound_oddities

# The directory of the archive says 9999 here; the headers within say otherwise.
BY_DIRECTORY = "other name in the local header"
# Where what stands in the file is not 1372 to begin with, so that it may be printed as it stands.
FREE = (
    "not a number",
    "infinite",
    "hexadecimal",
    "letters",
    "empty",
    "full-width",
    "comma",
    "string beyond",
    "string minus",
    "type unknown",
    BY_DIRECTORY,
)


# What nobody can print, since the file does not say what the entity stands for.
UNKNOWABLE = ("entity undeclared", "entity external")


def printed(box, kind):
    """How often the PDF has the value and the other one, and its text."""
    text = sound.pdf_text(box.folder / "o.pdf")
    return text.count(VALUE), text.count(OTHER), text


def lay_out(box, kind, data):
    name = f"t.{kind}"
    box.write(name, data)
    item = sound.table(name) if kind == "xlsx" else sound.article(file=name)
    box.write("issue.toml", sound.issue(item))
    return name


def cases(shared, seed):
    def control(box, kind, label):
        lay_out(box, kind, sound_oddities(kind)[label])
        run = box.run("issue.toml", "-o", "o.pdf")
        if run.code:
            return f"exit {run.code}: {run.said[:300]}"
        value, other, text = printed(box, kind)
        if value != 1 or other or TEXT not in text:
            return f"the PDF has the value {value} times: {text[-300:]}"

    def attack(box, kind, label):
        name = lay_out(box, kind, hostile(kind)[label])
        run = box.run("issue.toml", "-o", "o.pdf")
        check = box.run("check", "issue.toml")
        if "root:x" in run.said + check.said:
            return "shows /etc/passwd"
        if run.code:
            named = name in run.said or name in check.said
            return None if named else f"exit {run.code} without naming {name}: {run.said[:200]}"
        value, other, text = printed(box, kind)
        if "root:x" in text:
            return "prints /etc/passwd"
        if label in FREE:
            return f"prints {OTHER}" if other and label != BY_DIRECTORY else None
        if label.split(" ", 1)[-1] in UNKNOWABLE or "one name" in label:
            return f"printed without a word: {text[-60:]}"
        twice = re.match("inline|shared", label) is not None
        if value != 1 + twice or other or (TEXT not in text and not twice):
            return f"printed, value {value} times, other {other} times: {text[-160:]} / {run.said[:160]}"
        return None

    for kind in ("xlsx", "docx"):
        for label in sound_oddities(kind):
            yield Case(
                f"{kind}, sound oddities",
                f"{kind} sound {label}",
                partial(control, kind=kind, label=label),
                True,
            )
        for label in hostile(kind):
            group = (
                "DOCTYPE and entities"
                if re.search("entity|doctype|undeclared|reference|ampersand", label)
                else "entries and sizes"
                if re.search(
                    "two values|size|twice|checksum|says|count|hidden|header|capitals|method|bzip|encrypted|archive|garbage be",
                    label,
                )
                else "main part elsewhere"
                if "main part" in label
                else "parts damaged"
            )
            yield Case(f"{kind}, {group}", f"{kind} {label}", partial(attack, kind=kind, label=label))
