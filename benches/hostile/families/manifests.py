"""Archives whose manifest or names were manipulated, given to `verify` and `extract`.

Tried: every kind of path for the issue and for files (absolute, upward, of other
systems, to canaries), missing, doubled and ill-typed keys, JSON that is none,
and forged archives that agree with themselves but whose sources reach outside.

Held: exit 1 or 2 in good order; no word of a canary in what is said or made; no
canary opened (seen by its time of access, where the file system keeps one);
nothing written outside the folder asked for. Controls: untouched archives
verify with exit 0, whatever lies around them.
"""

import os
import pathlib
from functools import partial

from .. import archives, sound
from ..frame import Case
from ..manifest_kinds import changes, forged, paths, texts

SECRET = "CANARY7431"
OLD = 1_000_000_000


def canaries(box):
    """Lays files outside of the case's reach that would be quoted or used if they were read."""
    place = box.folder.parent / (box.folder.name + ".tmp") / "outside"
    place.mkdir(parents=True, exist_ok=True)
    contents = {
        "broken.toml": f"{SECRET} is no = toml [\n",
        "issue.toml": sound.issue(sound.article(SECRET, text=f"{SECRET}。")),
        "a.md": f"{SECRET}。\n",
        "t.csv": f"甲,乙\n{SECRET},1\n",
        "list.tsv": f"{SECRET}\tx\n",
        "p.svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">{SECRET}</text></svg>',
    }
    for name, content in contents.items():
        (place / name).write_text(content)
        os.utime(place / name, (OLD, OLD + 1))
    return place


def opened(place):
    """The canaries whose time of access has moved."""
    return [path.name for path in place.iterdir() if path.stat().st_atime != OLD]


def judged(box, data, codes=(1, 2), place=None):
    """Verifies and extracts an archive; returns why it did not hold, or None."""
    box.write("hostile.pdf", data)
    verify = box.run("verify", "hostile.pdf")
    extract = box.run("extract", "hostile.pdf", "-o", "out/in")
    said = verify.said + extract.said
    if SECRET in said or "root:x:0" in said:
        return "the content of a canary is shown"
    if place and opened(place):
        return f"opened {', '.join(opened(place))}"
    for path in box.folder.rglob("*"):
        if path.is_file() and path.name != "hostile.pdf" and (box.folder / "out/in") not in path.parents:
            return f"wrote {path.relative_to(box.folder)}"
        if path.is_file() and path.name != "hostile.pdf" and SECRET.encode() in path.read_bytes():
            return f"{path.name} holds the content of a canary"
    left = [path.name for path in box.temp().iterdir() if path.name != "outside"]
    if left:
        return f"left {', '.join(left)} in the temporary folder"
    if verify.code not in codes:
        return f"verify ended with {verify.code}: {verify.said[:200]}"
    if verify.code and not verify.said.strip():
        return "refused without a word"
    return None


def cases(shared, seed):
    def control(box):
        return judged(box, shared.archive(), codes=(0,), place=canaries(box))

    def control_publication(box):
        place = canaries(box)
        (box.temp() / "publication.toml").write_text(f"{SECRET} is no = toml [\n")
        box.write("hostile.pdf", shared.archive())
        run = box.run("verify", "hostile.pdf")
        (box.temp() / "publication.toml").unlink()
        if run.code or SECRET in run.said or opened(place):
            return f"a publication.toml in the temporary folder is used: exit {run.code} {run.said[:200]}"

    def control_name(box):
        box.write("第 1 期 .toml", sound.issue(sound.article(text="正文。")))
        if box.run("第 1 期 .toml", "--for", "archive", "-o", "x.pdf").code:
            return "the sound issue is refused"
        data = box.read("x.pdf")
        for path in box.folder.iterdir():
            path.unlink()
        return judged(box, data, codes=(0,))

    def of_path(box, label, target):
        place = canaries(box)
        path = paths(place)[label]
        archive = archives.Archive(shared.archive())
        manifest = archive.manifest()
        if target == "issue":
            manifest["issue"] = path
        elif target == "issue and file":
            manifest["issue"] = path
            next(f for f in manifest["files"] if f["name"] == "issue.toml")["name"] = path
        elif target == "file":
            manifest["files"][0]["name"] = path
        else:
            archive.rename("issue.toml", path)
            archive.settle(issue=path)
            manifest = archive.manifest()
        archive.set_manifest(manifest)
        return judged(box, archive.whole(), place=place)

    def of_change(box, change):
        archive = archives.Archive(shared.archive())
        manifest = archive.manifest()
        change(manifest)
        archive.set_manifest(manifest)
        return judged(box, archive.update(), place=canaries(box))

    def of_text(box, label):
        archive = archives.Archive(shared.archive())
        archive.set_manifest(texts(archive.manifest())[label])
        return judged(box, archive.whole(), place=canaries(box))

    def of_forger(box, label):
        place = canaries(box)
        archive = archives.Archive(shared.archive())
        for name in [name for name in archive.numbers if name not in ("issue.toml", "manifest.json")]:
            archive.remove(name)
        for name, content in forged()[label](place).items():
            archive.put(name, content.encode())
        archive.settle()
        return judged(box, archive.whole(), place=place)

    yield Case("untouched archive", "untouched", control, True)
    yield Case("publication.toml in the temporary folder", "publication above", control_publication, True)
    yield Case("untouched archive", "blanks in the name", control_name, True)
    for target in ("issue", "issue and file", "file", "attachment too"):
        for label in paths(pathlib.Path("/x")):
            if (target, label) == ("attachment too", "manifest"):
                continue
            yield Case(f"path of {target}", f"{target} {label}", partial(of_path, label=label, target=target))
    for label, change in changes().items():
        yield Case("keys of the manifest", f"key {label}", partial(of_change, change=change))
    for label in texts({}):
        yield Case("text of the manifest", f"text {label}", partial(of_text, label=label))
    for label in forged():
        yield Case("forged sources", f"forged {label}", partial(of_forger, label=label))
