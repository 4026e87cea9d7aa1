"""Files that cannot be written, or that would go where they must not.

Tried: every verb that writes, onto full devices, dangling links and loops, into
folders and onto files that may not be written, onto files with rights of their
own, and onto the sources of the issue under every spelling of their name; the
side outputs (`--deps`, `--json`, `--write-baseline`) likewise.

Held: what could not be written is told; the bytes of sources never change;
links stay links; rights of a replaced file stay as they were; nothing temporary
is left. Controls: the same outputs to a free name are written.
"""

import os
import stat
import subprocess
from functools import partial

from .. import sound
from ..frame import Case

NOBODY = 65534

# Label to (verb and arguments, the option that names the output, extension).
WRITERS = {
    "PDF": (("issue.toml",), "-o", "pdf"),
    "Word": (("issue.toml",), "-o", "docx"),
    "print": (("issue.toml", "--for", "print"), "-o", "pdf"),
    "archive": (("issue.toml", "--for", "archive"), "-o", "pdf"),
    "sheets": (("impose", "issue.toml"), "-o", "pdf"),
    "sheets of a PDF": (("impose", "ready.pdf"), "-o", "pdf"),
    "test page": (("impose", "--test-page"), "-o", "pdf"),
    "kit": (("kit", "issue.toml"), "-o", "zip"),
    "checklist": (("preflight", "ready.pdf"), "-o", "pdf"),
    "report": (("preflight", "ready.pdf"), "--json", "json"),
    "dependencies": (("issue.toml",), "--deps", "json"),
    "baseline": (("check", "issue.toml"), "--write-baseline", "json"),
}


def changed(sources, besides=()):
    return [
        path.name
        for path, data in sources.items()
        if path not in besides and (not path.exists() or path.read_bytes() != data)
    ]


def left(box):
    """Files that look temporary: in the folder, and in the folder for such."""
    found = [
        path for path in box.folder.rglob("*") if ".tmp" in path.name or path.name.startswith(".typeset")
    ]
    return [path.name for path in [*found, *box.temp().iterdir()]]


def command(writer, output):
    verb, option, _ = WRITERS[writer]
    return (*verb, option, output)


def good(run, writer):
    return run.code == 0 or run.code == 1 and WRITERS[writer][0][0] in ("preflight", "check")


def reachable(box):
    """Whether nobody may run the program and read the sources; if not, the case says nothing."""
    test = ["/bin/sh", "-c", 'test -x "$0" && test -r articles/first.md', str(box.program)]
    return subprocess.run(test, cwd=box.folder, user=NOBODY, check=False).returncode == 0


def cases(shared, seed):
    def control(box, writer):
        sources = sound.with_outputs(box)
        name = f"new.{WRITERS[writer][2]}"
        run = box.run(*command(writer, name))
        if not good(run, writer) or not box.exists(name):
            return f"exit {run.code}: {run.said[:200]}"
        return f"changed {changed(sources)}" if changed(sources) else None

    def device(box, writer):
        sources = sound.with_outputs(box)
        run = box.run(*command(writer, "/dev/full"))
        if run.code == 0:
            return f"exit 0: {run.said[:200]}"
        if not stat.S_ISCHR(os.stat("/dev/full").st_mode):
            return "the device was replaced by a file"
        return f"changed {changed(sources)}" if changed(sources) else None

    def special(box, writer, kind):
        """An output that is a link, a folder, a pipe or has no folder."""
        sources = sound.with_outputs(box)
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
        if (
            kind in ("link loop", "folder", "too long", "file as folder")
            and good(run, writer)
            and run.code == 0
        ):
            return f"exit 0: {run.said[:200]}"
        if (
            "link" in kind
            and kind != "link loop"
            and run.code == 0
            and not (box.folder / f"elsewhere/target.{extension}").exists()
        ):
            return "exit 0, but the link leads nowhere still"
        return f"left {left(box)}" if left(box) else None

    def rights(box, writer, mode):
        sources = sound.with_outputs(box)
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
        return (
            None
            if good(run, writer) or box.read(name) == before
            else f"exit {run.code}, but the file changed"
        )

    def forbidden(box, writer, what):
        """As nobody, into a folder or onto a file that root alone may write."""
        sources = sound.with_outputs(box)
        name = f"shut/new.{WRITERS[writer][2]}"
        (box.folder / "shut").mkdir()
        old = b"{}" if WRITERS[writer][2] == "json" else box.shared.screen()
        if what == "file":
            box.write(name, old)
            os.chmod(box.folder / name, 0o444)
            os.chmod(box.folder / "shut", 0o755)
        if not reachable(box):
            return None
        run = box.run(*command(writer, name), as_user=NOBODY)
        if run.code == 0:
            return f"exit 0: {run.said[:200]}"
        if what == "file" and box.read(name) != old:
            return "the file was changed"
        if name not in run.said and "shut" not in run.said:
            return f"exit {run.code} without the name: {run.said[:200]}"
        return f"changed {changed(sources)}" if changed(sources) else None

    def onto_source(box, writer, target):
        sources = sound.with_outputs(box)
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
        sound.with_outputs(box)
        path = box.folder / "articles/first.md"
        os.chmod(path, mode)
        run = box.run("check", "issue.toml", "--fix")
        after = stat.S_IMODE(path.stat().st_mode)
        return f"mode {mode:04o} became {after:04o}, exit {run.code}" if after != mode else None

    def fix_link(box):
        sound.with_outputs(box)
        path = box.folder / "articles/first.md"
        path.rename(box.folder / "real.md")
        path.symlink_to("../real.md")
        run = box.run("check", "issue.toml", "--fix")
        return None if path.is_symlink() else f"the link became a file, exit {run.code}"

    def taken_apart(box, kind):
        """`extract` and `template copy` into places that are in use."""
        sources = sound.with_outputs(box)
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
        yield Case("free names", f"free {writer}", partial(control, writer=writer), True)
        yield Case("/dev/full as file", f"device {writer}", partial(device, writer=writer))
        for kind in (
            "dangling link",
            "dangling link, folder there",
            "link loop",
            "link to a file",
            "folder",
            "no folder",
            "too long",
            "file as folder",
        ):
            yield Case(kind, f"{kind} {writer}", partial(special, writer=writer, kind=kind))
        for mode in (0o600, 0o640, 0o444, 0o400, 0o664):
            yield Case(
                f"mode {mode:04o} kept",
                f"mode {mode:04o} {writer}",
                partial(rights, writer=writer, mode=mode),
            )
        if os.getuid() == 0:
            yield Case(
                "folder of another user",
                f"shut folder {writer}",
                partial(forbidden, writer=writer, what="folder"),
            )
            yield Case(
                "file of another user", f"shut file {writer}", partial(forbidden, writer=writer, what="file")
            )
        for target in (
            "issue.toml",
            "./issue.toml",
            "articles/../issue.toml",
            "articles/first.md",
            "tables/t.csv",
            "pictures/p.png",
            "publication.toml",
            "link",
            "link to issue",
            "hard link",
            "absolute",
        ):
            yield Case(
                "onto a source", f"onto {target} {writer}", partial(onto_source, writer=writer, target=target)
            )
    for mode in (0o600, 0o640, 0o755, 0o664):
        yield Case(f"mode {mode:04o} kept", f"fix {mode:04o}", partial(fix_rights, mode=mode))
    yield Case("link kept", "fix link", fix_link)
    for kind in (
        "extract onto the issue",
        "extract through a link",
        "extract onto a link",
        "extract into a file",
        "template copy",
    ):
        yield Case("folders in use", kind, partial(taken_apart, kind=kind))
