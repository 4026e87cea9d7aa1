"""Outputs that cannot be written, or that would go where they must not.

Tried: every verb that writes, onto full devices, closed and broken outputs,
folders that may not be written, dangling links and loops, write-protected files,
files with rights of their own, and onto the sources of the issue under every
spelling of their name; the side outputs (`--deps`, `--json`, `--write-baseline`)
likewise.

Held: what could not be written is told with exit 2 (a broken pipe apart), no
output is claimed that nobody got; the bytes of sources never change; links stay
links; rights of a replaced file stay as they were; nothing temporary is left.
Controls: the same outputs to a free name are written with exit 0.
"""

import os
import stat
import subprocess

from .. import frame, sound
from ..frame import Case

NOBODY = 65534

# Label to (verb and arguments, the option that names the output, extension).
WRITERS = {
    "PDF": (("issue.toml",), "-o", "pdf"), "Word": (("issue.toml",), "-o", "docx"), "print": (("issue.toml", "--for", "print"), "-o", "pdf"),
    "archive": (("issue.toml", "--for", "archive"), "-o", "pdf"), "sheets": (("impose", "issue.toml"), "-o", "pdf"), "sheets of a PDF": (("impose", "ready.pdf"), "-o", "pdf"),
    "test page": (("impose", "--test-page"), "-o", "pdf"), "kit": (("kit", "issue.toml"), "-o", "zip"), "checklist": (("preflight", "ready.pdf"), "-o", "pdf"),
    "report": (("preflight", "ready.pdf"), "--json", "json"), "dependencies": (("issue.toml",), "--deps", "json"), "baseline": (("check", "issue.toml"), "--write-baseline", "json"),
}
TALKERS = {
    "schema": ("schema",), "schema publication": ("schema", "publication"), "template data": ("template", "data", "issue.toml"), "template diff": ("template", "diff", "issue.toml"),
    "licenses": ("licenses",), "explain": ("explain",), "explain one": ("explain", "T101"), "fonts": ("fonts", "issue.toml"), "verify archive": ("verify", "ready-archive.pdf"),
    "verify two": ("verify", "ready.pdf", "ready.docx"), "check json": ("check", "issue.toml", "--message-format", "json"), "check jsonl": ("check", "issue.toml", "--message-format", "jsonl"),
    "check sarif": ("check", "issue.toml", "--message-format", "sarif"), "check statistics": ("check", "issue.toml", "--statistics"), "check diff": ("check", "issue.toml", "--diff"),
    "PDF": ("issue.toml", "-o", "-"), "help": ("--help",), "version": ("--version",), "preflight json": ("preflight", "ready.pdf", "--message-format", "json"),
}


def lay_out(box):
    """Writes the bulletin, one finding more, a publication above nothing, and finished files; returns name to bytes of what must stay."""
    box.sources = sound.bulletin(box.folder)
    box.write("articles/first.md", sound.ARTICLE + "\n正文,正文。\n")
    box.write("publication.toml", 'name = "测试简报"\n')
    for name, data in (("ready.pdf", box.shared.screen()), ("ready.docx", box.shared.output("issue.toml", name="screen.docx")), ("ready-archive.pdf", box.shared.archive())):
        box.write(name, data)
    return {path: path.read_bytes() for path in box.folder.rglob("*") if path.is_file()}


def changed(sources, besides=()):
    return [path.name for path, data in sources.items() if path not in besides and (not path.exists() or path.read_bytes() != data)]


def left(box):
    """Files that look temporary: in the folder, and in the folder for such."""
    found = [path for path in box.folder.rglob("*") if ".tmp" in path.name or path.name.startswith(".typeset")]
    return [path.name for path in [*found, *box.temp().iterdir()]]


def command(writer, output):
    verb, option, _ = WRITERS[writer]
    return (*verb, option, output)


def good(run, writer):
    return run.code == 0 or run.code == 1 and WRITERS[writer][0][0] in ("preflight", "check")


def cases(shared, seed):
    def control(box, writer):
        sources = lay_out(box)
        name = f"new.{WRITERS[writer][2]}"
        run = box.run(*command(writer, name))
        if not good(run, writer) or not box.exists(name):
            return f"exit {run.code}: {run.said[:200]}"
        return f"changed {changed(sources)}" if changed(sources) else None

    def talk_control(box, talker):
        lay_out(box)
        run = box.run(*TALKERS[talker])
        if run.code not in (0, 1) or not run.out and talker not in ("verify archive", "verify two", "template diff", "check diff", "check statistics"):
            return f"exit {run.code}, {len(run.out)} bytes: {run.said[:200]}"

    def full(box, talker, how):
        lay_out(box)
        calm = box.run(*TALKERS[talker])
        if not calm.out:
            return None
        if how == "full":
            with open("/dev/full", "wb") as device:
                run = box.run(*TALKERS[talker], stdout=device)
        elif how == "closed":
            run = box.run(*TALKERS[talker], close_out=True)
        else:
            read, write = os.pipe()
            os.close(read)
            with os.fdopen(write, "wb", 0) as pipe:
                run = box.run(*TALKERS[talker], stdout=pipe, orderly=False)
            if run.code in (-13, 0, 1, 2, 141) and not frame.FAULT_WORDS.search(run.said):
                return None
            return f"broken pipe: exit {run.code}: {run.said[:200]}"
        if run.code != 2:
            return f"exit {run.code} though nobody got a byte: {run.said[:200]}"
        return None if run.err.strip() else "not a word"

    def device(box, writer):
        sources = lay_out(box)
        run = box.run(*command(writer, "/dev/full"))
        if run.code == 0:
            return f"exit 0: {run.said[:200]}"
        if not stat.S_ISCHR(os.stat("/dev/full").st_mode):
            return "the device was replaced by a file"
        return f"changed {changed(sources)}" if changed(sources) else None

    def special(box, writer, kind):
        """An output that is a link, a folder, a pipe or has no folder."""
        sources = lay_out(box)
        extension = WRITERS[writer][2]
        name = f"new.{extension}"
        path = box.folder / name
        if kind == "dangling link":
            path.symlink_to(f"elsewhere/target.{extension}")
        elif kind == "dangling link, folder there":
            (box.folder / "elsewhere").mkdir()
            path.symlink_to(f"elsewhere/target.{extension}")
        elif kind == "link loop":
            path.symlink_to(f"loop.{extension}")
            (box.folder / f"loop.{extension}").symlink_to(name)
        elif kind == "link to a file":
            (box.folder / "elsewhere").mkdir()
            box.write(f"elsewhere/target.{extension}", b"{}" if extension == "json" else box.shared.screen())
            path.symlink_to(f"elsewhere/target.{extension}")
        elif kind == "folder":
            (path / "x").mkdir(parents=True)
        elif kind == "no folder":
            name = f"no/such/folder/new.{extension}"
        elif kind == "too long":
            name = "长" * 100 + f".{extension}"
        elif kind == "file as folder":
            name = f"issue.toml/new.{extension}"
        run = box.run(*command(writer, name))
        if changed(sources):
            return f"changed {changed(sources)}"
        if "link" in kind and not path.is_symlink():
            return f"the link became a file, exit {run.code}"
        if kind in ("link loop", "folder", "too long", "file as folder") and good(run, writer) and run.code == 0:
            return f"exit 0: {run.said[:200]}"
        if "link" in kind and kind != "link loop" and run.code == 0 and not (box.folder / f"elsewhere/target.{extension}").exists():
            return "exit 0, but the link leads nowhere still"
        return f"left {left(box)}" if left(box) else None

    def rights(box, writer, mode):
        sources = lay_out(box)
        extension = WRITERS[writer][2]
        name = f"new.{extension}"
        if not good(box.run(*command(writer, name)), writer):
            return "the sound output is refused"
        before = box.read(name)
        os.chmod(box.folder / name, mode)
        run = box.run(*command(writer, name))
        after = stat.S_IMODE((box.folder / name).stat().st_mode)
        if after != mode:
            return f"mode {mode:04o} became {after:04o}, exit {run.code}"
        if changed(sources):
            return f"changed {changed(sources)}"
        return None if good(run, writer) or box.read(name) == before else f"exit {run.code}, but the file changed"

    def forbidden(box, writer, what):
        """As nobody, into a folder or onto a file that root alone may write."""
        sources = lay_out(box)
        name = f"shut/new.{WRITERS[writer][2]}"
        (box.folder / "shut").mkdir()
        old = b"{}" if WRITERS[writer][2] == "json" else box.shared.screen()
        if what == "file":
            box.write(name, old)
            os.chmod(box.folder / name, 0o444)
            os.chmod(box.folder / "shut", 0o755)
        run = box.run(*command(writer, name), as_user=NOBODY)
        if run.code == 126 or run.code == 127:
            return None
        if run.code == 0:
            return f"exit 0: {run.said[:200]}"
        if what == "file" and box.read(name) != old:
            return "the file was changed"
        if name not in run.said and "shut" not in run.said:
            return f"exit {run.code} without the name: {run.said[:200]}"
        return f"changed {changed(sources)}" if changed(sources) else None

    def onto_source(box, writer, target):
        sources = lay_out(box)
        name = target
        if target == "link":
            (box.folder / f"x.{WRITERS[writer][2]}").symlink_to("articles/first.md")
            name = f"x.{WRITERS[writer][2]}"
        elif target == "link to issue":
            (box.folder / f"x.{WRITERS[writer][2]}").symlink_to("issue.toml")
            name = f"x.{WRITERS[writer][2]}"
        elif target == "hard link":
            os.link(box.folder / "tables/t.csv", box.folder / f"x.{WRITERS[writer][2]}")
            name = f"x.{WRITERS[writer][2]}"
        elif target == "absolute":
            name = str(box.folder / "articles/second.md")
        run = box.run(*command(writer, name))
        if changed(sources):
            return f"changed {changed(sources)}, exit {run.code}: {run.said[:160]}"
        if run.code == 0 and target != "hard link":
            return f"exit 0: {run.said[:200]}"
        return f"left {left(box)}" if left(box) else None

    def fix_rights(box, mode):
        lay_out(box)
        path = box.folder / "articles/first.md"
        os.chmod(path, mode)
        run = box.run("check", "issue.toml", "--fix")
        after = stat.S_IMODE(path.stat().st_mode)
        return f"mode {mode:04o} became {after:04o}, exit {run.code}" if after != mode else None

    def fix_link(box):
        lay_out(box)
        path = box.folder / "articles/first.md"
        path.rename(box.folder / "real.md")
        path.symlink_to("../real.md")
        run = box.run("check", "issue.toml", "--fix")
        return None if path.is_symlink() else f"the link became a file, exit {run.code}"

    def taken_apart(box, kind):
        """`extract` and `template copy` into places that are in use."""
        sources = lay_out(box)
        if kind == "extract onto the issue":
            run = box.run("extract", "ready-archive.pdf", "-o", ".")
        elif kind == "extract through a link":
            (box.folder / "out").mkdir()
            (box.folder / "out/articles").symlink_to(box.folder / "tables")
            run = box.run("extract", "ready-archive.pdf", "-o", "out", "--force")
            strange = [path.name for path in (box.folder / "tables").iterdir() if path.name != "t.csv"]
            if strange:
                return f"wrote {strange} through a link"
        elif kind == "extract onto a link":
            (box.folder / "out").mkdir()
            (box.folder / "out/issue.toml").symlink_to(box.folder / "articles/first.md")
            run = box.run("extract", "ready-archive.pdf", "-o", "out", "--force")
        elif kind == "extract into a file":
            run = box.run("extract", "ready-archive.pdf", "-o", "issue.toml")
        else:
            box.write("templates/masthead.typ", "mine")
            sources[box.folder / "templates/masthead.typ"] = b"mine"
            run = box.run("template", "copy")
        return f"changed {changed(sources)}, exit {run.code}: {run.said[:160]}" if changed(sources) else None

    for writer in WRITERS:
        yield Case("free names", f"free {writer}", lambda b, w=writer: control(b, w), True)
        yield Case("/dev/full as file", f"device {writer}", lambda b, w=writer: device(b, w))
        for kind in ("dangling link", "dangling link, folder there", "link loop", "link to a file", "folder", "no folder", "too long", "file as folder"):
            yield Case(kind, f"{kind} {writer}", lambda b, w=writer, k=kind: special(b, w, k))
        for mode in (0o600, 0o640, 0o444, 0o400, 0o664):
            yield Case(f"mode {mode:04o} kept", f"mode {mode:04o} {writer}", lambda b, w=writer, m=mode: rights(b, w, m))
        if os.getuid() == 0:
            yield Case("folder of another user", f"shut folder {writer}", lambda b, w=writer: forbidden(b, w, "folder"))
            yield Case("file of another user", f"shut file {writer}", lambda b, w=writer: forbidden(b, w, "file"))
        for target in ("issue.toml", "./issue.toml", "articles/../issue.toml", "articles/first.md", "tables/t.csv", "pictures/p.png", "publication.toml", "link", "link to issue", "hard link", "absolute"):
            yield Case("onto a source", f"onto {target} {writer}", lambda b, w=writer, t=target: onto_source(b, w, t))
    for talker in TALKERS:
        yield Case("spoken outputs", f"spoken {talker}", lambda b, t=talker: talk_control(b, t), True)
        for how in ("full", "closed", "broken pipe"):
            yield Case(f"standard output {how}", f"{how} {talker}", lambda b, t=talker, h=how: full(b, t, h))
    for mode in (0o600, 0o640, 0o755, 0o664):
        yield Case(f"mode {mode:04o} kept", f"fix {mode:04o}", lambda b, m=mode: fix_rights(b, m))
    yield Case("link kept", "fix link", fix_link)
    for kind in ("extract onto the issue", "extract through a link", "extract onto a link", "extract into a file", "template copy"):
        yield Case("folders in use", kind, lambda b, k=kind: taken_apart(b, k))
