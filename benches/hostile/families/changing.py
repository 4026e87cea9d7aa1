"""Sources that change while the program reads them, and an editor that saves while it corrects.

Tried: a writer that changes an article, a table, a text file, a workbook, a
picture or issue.toml between two versions without a pause, by renaming or in
place (emptied and written in pieces, at once or over a tenth of a second), during
builds of PDF, Word and archive; an editor that saves a file at a random moment of `check --fix`.

Held: the PDF (and Word document) is wholly of one version, or the program
refuses; an archive holds the version that it prints; the save of the editor is
there after `--fix`, corrected or not. Controls: with nothing changing, each
version is printed, and `--fix` corrects.
"""

import os
import shutil
import subprocess
import threading
import time
from functools import partial

from .. import archives, office, sound
from ..canary import word_text
from ..frame import Case

EACH = 12
COUNT = 400
ONE, TWO = "甲乙丙", "子丑寅"


def article(word):
    return "".join(f"{word}第{i}段说明情况。\n\n" for i in range(COUNT)).encode()


def table(word):
    return ("名称,数\n" + "".join(f"{word}{i},{i}\n" for i in range(COUNT))).encode()


def workbook(word):
    return office.workbook([["名称", "数"]] + [[f"{word}{i}", i] for i in range(COUNT)])


def issue(word):
    return sound.issue(
        *[sound.article(f"{word}题{i}", text=f"{word}正文。") for i in range(COUNT // 4)]
    ).encode()


def word_file(word):
    return office.word("".join(office.paragraph(f"{word}第{i}段说明情况。") for i in range(COUNT)))


# Label to (name of the file that changes, what makes a version of it, the item that calls it).
KINDS = {
    "article": ("a.md", article, lambda: sound.article(file="a.md")),
    "text file": ("a.txt", article, lambda: sound.article(file="a.txt")),
    "table": ("t.csv", table, lambda: sound.table("t.csv")),
    "workbook": ("t.xlsx", workbook, lambda: sound.table("t.xlsx")),
    "Word file": ("a.docx", word_file, lambda: sound.article(file="a.docx")),
    "issue.toml": ("issue.toml", issue, None),
}


class Writer(threading.Thread):
    """Writes the two versions by turns until it is told to stop."""

    def __init__(self, path, versions, how, random):
        super().__init__(daemon=True)
        self.path, self.versions, self.how, self.random = path, versions, how, random
        self.ended = threading.Event()

    def run(self):
        turn = 0
        while not self.ended.is_set():
            turn += 1
            data = self.versions[turn % 2]
            if self.how == "renamed":
                other = self.path.with_name(self.path.name + "~")
                other.write_bytes(data)
                os.replace(other, self.path)
            else:
                with open(self.path, "wb", 0) as file:
                    for part in pieces(data):
                        file.write(part)
                        time.sleep(0.03 if self.how == "in place slowly" else 0.0002)
            time.sleep(self.random.random() * 0.004)

    def stop(self):
        self.ended.set()
        self.join()


def pieces(data):
    """Three pieces of a file, cut behind a line where it has lines, so that each looks finished."""
    cuts = [data.find(b"\n", len(data) * part // 3) + 1 or len(data) * part // 3 for part in (1, 2)]
    return data[: cuts[0]], data[cuts[0] : cuts[1]], data[cuts[1] :]


def lay_out(box, kind, word):
    name, make, item = KINDS[kind]
    if item:
        box.write("issue.toml", sound.issue(item()))
    return box.write(name, make(word)), [make(ONE), make(TWO)]


def one_version(text, whole):
    """Why a text is not of one version; `whole` is how often a full version has its word."""
    counts = text.count(ONE), text.count(TWO)
    if counts not in ((whole, 0), (0, whole)):
        return f"mixed or cut: {counts[0]} of the one, {counts[1]} of the other, {whole} in each"
    return None


def expected(kind):
    return {"issue.toml": COUNT // 4 * 2}.get(kind, COUNT)


def cases(shared, seed):
    def control(box, kind, word):
        lay_out(box, kind, word)
        run = box.run("issue.toml", "-o", "o.pdf")
        text = sound.pdf_text(box.folder / "o.pdf")
        if run.code or text.count(word) != expected(kind):
            return f"exit {run.code}, {text.count(word)} of {expected(kind)}: {run.said[:200]}"

    def changing(box, kind, how, output):
        path, versions = lay_out(box, kind, ONE)
        writer = Writer(path, versions, how, box.random)
        writer.start()
        try:
            rendition = ["--for", "archive"] if output == "archive.pdf" else []
            run = box.run("issue.toml", *rendition, "-o", output)
        finally:
            writer.stop()
        if run.code:
            return None if run.said.strip() else f"exit {run.code} without a word"
        made = box.folder / output
        text = word_text(made) if output.endswith("docx") else sound.pdf_text(made)
        reason = one_version(text, expected(kind))
        if reason or output != "archive.pdf":
            return reason
        return held_version(box, kind, text, made)

    def held_version(box, kind, text, made):
        """An archive must hold what it prints, and verify."""
        name, make, _ = KINDS[kind]
        archive = archives.Archive(made.read_bytes())
        printed = ONE if ONE in text else TWO
        if archive.file(name) != make(printed):
            return f"the archive prints one version of {name} and holds another"
        verify = box.run("verify", str(made))
        return f"the archive does not verify: {verify.said[:200]}" if verify.code else None

    def saved(box, renaming):
        faulty = "".join(f"第{i}段,说明情况,正文（一).\n\n" for i in range(200))
        path = box.write("a.md", faulty)
        box.write("b.md", faulty)
        box.write("issue.toml", sound.issue(sound.article(file="a.md"), sound.article(file="b.md")))
        mark = "编辑刚刚保存的一段。"
        seconds = usual(box)
        moment = box.random.random() * seconds

        def editor():
            time.sleep(moment)
            data = (faulty + mark + "\n").encode()
            if renaming:
                box.write("a.md~", data)
                os.replace(box.folder / "a.md~", path)
            else:
                path.write_bytes(data)

        thread = threading.Thread(target=editor)
        thread.start()
        run = box.run("check", "issue.toml", "--fix")
        thread.join()
        text = path.read_text()
        if mark not in text:
            return f"the save after {moment:.3f} s of {seconds:.3f} s is lost, exit {run.code}: {run.said[-200:]}"
        if text.count("段") != 201:
            return f"the file is cut or mixed: {text.count('段')} paragraphs"
        return None

    def usual(box):
        """How long `--fix` takes on a copy."""
        copy = box.folder.with_name(box.folder.name + ".copy")
        shutil.copytree(box.folder, copy)
        began = time.monotonic()
        subprocess.run([box.program, "check", "issue.toml", "--fix"], cwd=copy, capture_output=True)
        shutil.rmtree(copy)
        return time.monotonic() - began

    def fixes(box):
        box.write("a.md", "第一段,说明情况。\n")
        box.write("issue.toml", sound.issue(sound.article(file="a.md")))
        run = box.run("check", "issue.toml", "--fix")
        return (
            None
            if "，" in box.read("a.md").decode()
            else f"nothing is corrected, exit {run.code}: {run.said[:200]}"
        )

    for kind in KINDS:
        for word in (ONE, TWO):
            yield Case(f"{kind} at rest", f"rest {kind} {word}", partial(control, kind=kind, word=word), True)
    yield Case("fix at rest", "fix at rest", fixes, True)
    for number in range(EACH):
        for kind in KINDS:
            for how in ("renamed", "in place", "in place slowly"):
                output = ("o.pdf", "archive.pdf", "o.docx")[number % 3]
                yield Case(
                    f"{kind} {how}",
                    f"{kind} {how} {output} {number}",
                    partial(changing, kind=kind, how=how, output=output),
                )
    for number in range(EACH * 4):
        for how in ("renamed", "in place"):
            yield Case(
                f"editor saves during --fix, {how}",
                f"save {how} {number}",
                partial(saved, renaming=how == "renamed"),
            )
