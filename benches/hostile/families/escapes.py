"""Controls of terminals in names and texts, and what of them reaches the screen.

Tried: escape, bell, carriage return, delete, C1 controls, overrides of the
direction of writing and forged lines, in every place whose words can appear in
a message, for every verb and form of message.

Held: nothing that steers a terminal in either output (for people: no control
but line feed and tab, and no override of direction; for programs: JSON that can be
read, without raw C0 controls), and no line that was made up in a file. Controls:
names with Chinese, accents and blanks are shown as they are.
"""

import json
import re
from functools import partial

from .. import archives, sound
from ..escape_places import issue_places, spot
from ..frame import Case

CONTROLS = {
    "escape": "\x1b]0;TITLE\x07",
    "clear": "\x1b[2J",
    "bell": "\x07",
    "return": "a\rFAKE",
    "backspace": "ab\x08\x08",
    "delete": "\x7f",
    "csi": "\x9b2J",
    "osc": "\x9d0;TITLE\x9c",
    "next line": "\x85",
    "override": "\u202egpj.",
    "isolate": "\u2067x\u2069",
    "mark": "\u200fx",
    "separator": "\u2028FAKE",
    "shift out": "\x0e",
    "link": "\x1b]8;;http://evil/\x1b\\x",
    "form feed": "\x0c",
    "lines": "\n::error file=evil.md::FAKE\nFAKE: x",
}
FORMATS = ("human", "short", "github", "json", "jsonl", "sarif")
STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def wrong(run, form):
    """Why the outputs of a run may not go to a terminal, or None."""
    for stream in (run.out, run.err):
        text = stream.decode("utf-8", "replace")
        if form in ("json", "jsonl", "sarif") and text.lstrip().startswith(("{", "[")):
            reason = unreadable(text, form)
        else:
            raw = STEERING.search(text)
            reason = raw and f"{raw.group(0)!r} in {text[max(0, raw.start() - 50) : raw.end() + 30]!r}"
        if reason:
            return reason
        if re.search(r"^(::error file=evil|FAKE)", text, re.MULTILINE):
            return "a line that was made up in a file"
    return None


def unreadable(text, form):
    """Why a text is not JSON of that form; raw controls make it unreadable, too."""
    try:
        for part in text.strip().split("\n") if form == "jsonl" else [text]:
            json.loads(part)
    except ValueError as why:
        return f"JSON that cannot be read ({why}): {text[:120]!r}"
    return None


ISSUE_VERBS = (
    ("issue.toml", "-v"),
    ("check", "issue.toml", "-v"),
    ("check", "issue.toml", "--diff"),
    ("issue.toml", "--for", "print"),
)
MORE_VERBS = (
    ("fonts", "issue.toml"),
    ("template", "data", "issue.toml"),
    ("template", "diff", "issue.toml"),
    ("kit", "issue.toml"),
    ("impose", "issue.toml", "-v"),
)


def cases(shared, seed):
    def of_issue(box, place, control, verbs):
        issue_places()[place](box, CONTROLS[control])
        for verb in verbs:
            for form in FORMATS:
                run = box.run(*verb, "--message-format", form)
                reason = None if verb[:2] == ("template", "data") else wrong(run, form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_pdf(box, control):
        box.write("x.pdf", spot(CONTROLS[control]))
        box.write("y.pdf", shared.screen())
        for verb in (
            ("preflight", "x.pdf"),
            ("preflight", "x.pdf", "-v"),
            ("impose", "x.pdf", "-v", "-o", "i.pdf"),
            ("extract", "x.pdf", "-o", "out"),
            ("verify", "x.pdf"),
            ("verify", "y.pdf", "x.pdf"),
        ):
            for form in FORMATS:
                reason = wrong(box.run(*verb, "--message-format", form), form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_archive(box, control):
        archive = archives.Archive(shared.archive())
        archive.put(f"more{CONTROLS[control]}.md", b"x")
        manifest = archive.manifest()
        manifest["fonts"][0].update(name=f"F{CONTROLS[control]}", bundled=False, sha256="0" * 64)
        manifest["program"]["version"] = CONTROLS[control]
        manifest["files"][0]["name"] += CONTROLS[control]
        archive.set_manifest(manifest)
        box.write("x.pdf", archive.whole())
        for verb in (("verify", "x.pdf"), ("verify", "x.pdf", "-v"), ("extract", "x.pdf", "-o", "out")):
            for form in FORMATS:
                reason = wrong(box.run(*verb, "--message-format", form), form)
                if reason:
                    return f"{' '.join(verb)} --message-format {form}: {reason}"
        return None

    def of_argument(box, control):
        text = CONTROLS[control]
        for verb in (
            (f"没有{text}.toml",),
            ("check", f"没有{text}.toml"),
            ("explain", text),
            ("preflight", f"没有{text}.pdf"),
            ("verify", f"没有{text}.pdf"),
            ("extract", f"没有{text}.pdf"),
            ("impose", f"没有{text}.pdf"),
            (f"--{text}",),
            ("template", "copy", text),
            ("impose", "--paper", text, "x.pdf"),
            ("issue.toml", "--for", text),
            ("schema", text),
            ("issue.toml", "-o", f"没有{text}/x.pdf"),
        ):
            reason = wrong(box.run(*verb), "human")
            if reason:
                return f"{verb!r}: {reason}"
        return None

    def control(box):
        name = "图 é ñ 一、（二）.md"
        box.write(name, "正文,正文（。\n")
        box.write("issue.toml", sound.issue(sound.article(file=name)))
        for form in FORMATS[:3]:
            run = box.run("check", "issue.toml", "--message-format", form)
            if name not in run.said and name.replace(",", "%2C") not in run.said:
                return f"{form} does not show {name}: {run.said[:200]}"

    yield Case("honest names", "honest names", control, True)
    for place in issue_places():
        for label in CONTROLS:
            yield Case(
                f"in {place}",
                f"{place} {label}",
                partial(of_issue, place=place, control=label, verbs=ISSUE_VERBS),
            )
    for place in ("title", "file name", "cell", "publication", "template", "word list"):
        for label in ("escape", "csi", "override"):
            yield Case(
                "other verbs",
                f"other verbs {place} {label}",
                partial(of_issue, place=place, control=label, verbs=MORE_VERBS),
            )
    for label in CONTROLS:
        yield Case("in a PDF", f"PDF {label}", partial(of_pdf, control=label))
        yield Case("in an archive", f"archive {label}", partial(of_archive, control=label))
        yield Case("behind the command", f"argument {label}", partial(of_argument, control=label))
