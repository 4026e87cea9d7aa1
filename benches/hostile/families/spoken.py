"""Standard outputs that are full, closed or broken, for every verb that says something there.

Held: exit 2 and a word about it, since nobody got what was asked for; a broken
pipe may end the program quietly. Controls: the same verbs say something.
"""

import os
from functools import partial

from .. import frame, sound
from ..frame import Case

TALKERS = {
    "schema": ("schema",),
    "schema publication": ("schema", "publication"),
    "template data": ("template", "data", "issue.toml"),
    "template diff": ("template", "diff", "issue.toml"),
    "licenses": ("licenses",),
    "explain": ("explain",),
    "explain one": ("explain", "T101"),
    "fonts": ("fonts", "issue.toml"),
    "verify archive": ("verify", "ready-archive.pdf"),
    "verify two": ("verify", "ready.pdf", "ready.docx"),
    "check json": ("check", "issue.toml", "--message-format", "json"),
    "check jsonl": ("check", "issue.toml", "--message-format", "jsonl"),
    "check sarif": ("check", "issue.toml", "--message-format", "sarif"),
    "check statistics": ("check", "issue.toml", "--statistics"),
    "check diff": ("check", "issue.toml", "--diff"),
    "PDF": ("issue.toml", "-o", "-"),
    "help": ("--help",),
    "version": ("--version",),
    "preflight json": ("preflight", "ready.pdf", "--message-format", "json"),
}


def cases(shared, seed):
    def talk_control(box, talker):
        sound.with_outputs(box)
        run = box.run(*TALKERS[talker])
        if (
            run.code not in (0, 1)
            or not run.out
            and talker
            not in ("verify archive", "verify two", "template diff", "check diff", "check statistics")
        ):
            return f"exit {run.code}, {len(run.out)} bytes: {run.said[:200]}"

    def full(box, talker, how):
        sound.with_outputs(box)
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

    for talker in TALKERS:
        yield Case("spoken outputs", f"spoken {talker}", partial(talk_control, talker=talker), True)
        for how in ("full", "closed", "broken pipe"):
            yield Case(f"standard output {how}", f"{how} {talker}", partial(full, talker=talker, how=how))
