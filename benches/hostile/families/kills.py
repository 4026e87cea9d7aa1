"""The program killed at random moments, over every verb that writes.

Tried: KILL, TERM and INT at a random moment of a build (PDF, Word, archive, with
an older output in place), `check --fix`, `check --write-baseline`, `extract`,
`kit`, `impose`, `preflight -o` and `verify`.

Held: afterwards every file is whole, in its old bytes or in those a full run
makes; what temporary files stay are readable by their owner alone; and after
the next run, to its end, nothing temporary is left, neither in the folder nor
in the folder for temporary files, and the outputs are those of a run that was
never killed. Control: a run that nobody kills makes the new bytes.
"""

import os
import shutil
import signal
import subprocess
import threading
import time
from functools import partial

from .. import archives, frame, sound
from ..frame import Case

# Kills of each verb; three signals in turn.
EACH = 24
LOCK, OLDER = threading.Lock(), {}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
VERBS = {
    "build": ("issue.toml", "--format", "pdf,docx"),
    "build archive": ("issue.toml", "--for", "archive", "-o", "archive.pdf"),
    "check --fix": ("check", "issue.toml", "--fix"),
    "baseline": ("check", "issue.toml", "--write-baseline", "known.json"),
    "extract": ("extract", "in.pdf", "-o", "out", "--force"),
    "kit": ("kit", "issue.toml"),
    "impose": ("impose", "issue.toml"),
    "impose PDF": ("impose", "in.pdf", "-o", "sheets.pdf"),
    "preflight": ("preflight", "in.pdf", "-o", "list.pdf", "--json", "list.json"),
    "verify": ("verify", "in.pdf"),
}


def lay_out(box, folder):
    """Writes the issue, faulty in several files, and the outputs of an older version."""
    sound.bulletin(folder)
    for name in ("first", "second"):
        path = folder / f"articles/{name}.md"
        path.write_text(path.read_text() + "\n".join(f"\n第{i}段,正文,说明情况（一).\n" for i in range(60)))
    archive = archives.Archive(box.shared.archive())
    for number in range(12):
        archive.put(f"more/{number}.csv", b"a,b\n" * 20_000)
    (folder / "in.pdf").write_bytes(archive.whole())
    for name, data in older(box).items():
        (folder / name).write_bytes(data)


def older(box):
    """The outputs of an older version of the issue, as the same verbs made them; all but the archive, which is never replaced."""
    with LOCK:
        if not OLDER:
            folder = box.folder.with_name("older")
            folder.mkdir()
            sound.bulletin(folder)
            (folder / "in.pdf").write_bytes(box.shared.screen())
            for verb in ("build", "baseline", "kit", "impose", "impose PDF", "preflight"):
                subprocess.run(
                    [box.program, *VERBS[verb]], cwd=folder, capture_output=True, env=surroundings(box)
                )
            sources = {"in.pdf", "issue.toml"}
            OLDER.update(
                {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name not in sources}
            )
            shutil.rmtree(folder)
            # The sheets of a PDF with the same pages are the same; another PDF shows the change.
            OLDER["sheets.pdf"] = OLDER["issue.pdf"]
        return OLDER


def snapshot(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def temporary(name):
    return ".tmp" in name or "/." in f"/{name}"


class Reference:
    """What a full run of a verb makes, and how long it takes; made at the first request."""

    def __init__(self):
        self.made = {}

    def of(self, box, verb):
        if verb not in self.made:
            folder = box.folder.with_name(box.folder.name + ".reference")
            folder.mkdir()
            lay_out(box, folder)
            old = snapshot(folder)
            began = time.monotonic()
            run = subprocess.run(
                [box.program, *VERBS[verb]],
                cwd=folder,
                capture_output=True,
                timeout=frame.PATIENCE,
                env=surroundings(box),
            )
            seconds = time.monotonic() - began
            self.made[verb] = old, snapshot(folder), seconds, run.returncode
            shutil.rmtree(folder)
        return self.made[verb]


def surroundings(box):
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(box.folder),
        "LANG": "zh_CN.UTF-8",
        "TMPDIR": str(box.temp()),
    }


def cases(shared, seed):
    reference = Reference()

    def control(box, verb):
        old, new, _, code = reference.of(box, verb)
        if code not in (0, 1):
            return f"exit {code}"
        if verb not in ("verify",) and old == new:
            return "the run changes nothing"
        if any(temporary(name) for name in new) or any(box.temp().iterdir()):
            return "the run leaves temporary files"
        return None

    def kill(box, verb, number):
        old, new, seconds, _ = reference.of(box, verb)
        lay_out(box, box.folder)
        moment = box.random.random() ** 0.7 * seconds * 1.05
        with open(os.devnull, "wb") as nothing:
            process = box.start(*VERBS[verb], stdout=nothing, stderr=nothing)
            time.sleep(moment)
            os.kill(process.pid, SIGNALS[number % 3])
            frame.wait(process)
        after = snapshot(box.folder)
        at = f"{SIGNALS[number % 3].name} after {moment:.2f} s of {seconds:.2f} s"
        for name, data in after.items():
            if not temporary(name) and data not in (old.get(name), new.get(name)):
                return f"{name} is neither old nor new ({len(data)} bytes), {at}"
        lost = [name for name in old if name not in after]
        if lost:
            return f"{lost} are gone, {at}"
        open_to_all = [
            path
            for path in box.temp().rglob("*")
            if path.parent == box.temp() and path.stat().st_mode & 0o077
        ]
        if open_to_all:
            return f"{open_to_all[0].name} may be read by others ({open_to_all[0].stat().st_mode & 0o777:04o}), {at}"
        run = box.run(*VERBS[verb])
        final = snapshot(box.folder)
        left = [name for name in final if temporary(name)] + [path.name for path in box.temp().iterdir()]
        if left:
            return f"left {left[:4]} after the next run, {at}"
        wrong = [name for name in new if final.get(name) != new[name] and verb != "check --fix"]
        if wrong:
            return f"after the next run (exit {run.code}) {wrong} differ from those of a run that was not killed, {at}"
        return None

    for verb in VERBS:
        yield Case(verb, f"whole {verb}", partial(control, verb=verb), True)
    for number in range(EACH):
        for verb in VERBS:
            yield Case(verb, f"kill {verb} {number}", partial(kill, verb=verb, number=number))
