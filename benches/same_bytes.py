#!/usr/bin/env python3
"""Whether two builds of the program make the same bytes and say the same things.

    python3 benches/same_bytes.py OLD NEW [--also FOLDER ...] [--list]

Both programs run every command over both samples, over every folder of
tests/damaged and over the fixtures of tests/preflight, tests/docx and
tests/workbooks, each run in a fresh copy of the folder. Compared are exit code,
standard output, standard error and every file that is there afterwards; only
the seconds of a run may differ. `--also` names more folders of issues.
Prints how many outputs there are, how many differ, and which (`--list`: how).
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = re.compile(rb"\d+\.\d+ ?(s\b|\xe7\xa7\x92)")

BUILDS = {
    "pdf": ["{issue}", "-v"],
    "english": ["{issue}", "--lang", "en", "-o", "en.pdf", "-v"],
    "print": ["{issue}", "--for", "print"],
    "process": ["{issue}", "--for", "print", "--ink", "process", "--marks", "--bleed", "3", "-o", "process.pdf"],
    "numbered": ["{issue}", "--for", "print", "--numbered", "first", "-o", "numbered.pdf"],
    "calibration": ["{issue}", "--for", "print", "--calibration", "-o", "calibration.pdf"],
    "archive": ["{issue}", "--for", "archive"],
    "docx": ["{issue}", "--format", "docx"],
    "both": ["{issue}", "--format", "pdf,docx", "-o", "both.pdf"],
    "stdout": ["{issue}", "-o", "-"],
    "kit": ["kit", "{issue}"],
    "impose": ["impose", "{issue}"],
    "proof": ["impose", "{issue}", "--layout", "two-up", "-o", "proof.pdf"],
}
CHECKS = {
    "check": ["check", "{issue}"],
    "check-en": ["check", "{issue}", "--lang", "en", "--message-format", "short"],
    "check-json": ["check", "{issue}", "--message-format", "json"],
    "check-github": ["check", "{issue}", "--message-format", "github"],
    "check-sarif": ["check", "{issue}", "--message-format", "sarif"],
    "diff": ["check", "{issue}", "--diff"],
    "statistics": ["check", "{issue}", "--statistics"],
    "baseline": ["check", "{issue}", "--write-baseline", "baseline.json"],
    "fix": ["check", "{issue}", "--fix"],
    "jsonl": ["{issue}", "--message-format", "jsonl", "-o", "jsonl.pdf", "-v"],
    "data": ["template", "data", "{issue}"],
    "template-diff": ["template", "diff", "{issue}"],
    "fonts": ["fonts", "{issue}"],
}
# What is made of an output needs it: these follow a build in the same copy.
AFTER = {
    "verify": [["{issue}", "--for", "archive", "-o", "a.pdf"], ["verify", "a.pdf"]],
    "extract": [["{issue}", "--for", "archive", "-o", "a.pdf"], ["extract", "a.pdf", "-o", "out"]],
    "same": [["{issue}", "--format", "pdf,docx", "-o", "s.pdf"], ["verify", "s.pdf", "s.docx"]],
    "preflight": [["{issue}", "--for", "print", "-o", "p.pdf"], ["preflight", "p.pdf", "-o", "list.pdf", "--json", "list.json"]],
}
PLAIN = {
    "explain": ["explain", "--all"],
    "explain-en": ["explain", "--all", "--lang", "en"],
    "schema": ["schema"],
    "schema-publication": ["schema", "publication", "--lang", "en"],
    "help": ["--help"],
    "help-en": ["--help", "--lang", "en"],
    "wrong": ["--nonsense"],
    "copy": ["template", "copy"],
    "licenses": ["licenses"],
    "test-page": ["impose", "--test-page"],
}


def snapshot(folder):
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            files[str(path.relative_to(folder))] = path.read_bytes()
    return files


def run(program, source, commands, name):
    """Runs commands in a copy of a folder; returns what came out of each, and the files left."""
    with tempfile.TemporaryDirectory() as scratch:
        # The same path for both programs, since messages name it.
        folder = Path(scratch) / "x"
        if source:
            shutil.copytree(source, folder / name, symlinks=True)
            folder = folder / name
        else:
            folder.mkdir()
        before = snapshot(folder)
        outputs = {}
        environment = {**os.environ, "LC_ALL": "C", "NO_COLOR": "1"}
        environment.pop("SOURCE_DATE_EPOCH", None)
        for number, arguments in enumerate(commands):
            done = subprocess.run(
                [program, *arguments], cwd=folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL
            )
            place = scratch.encode()
            clean = lambda text: SECONDS.sub(b"SECONDS", text.replace(place, b"SCRATCH"))
            outputs[f"{number}:code"] = str(done.returncode).encode()
            outputs[f"{number}:out"] = clean(done.stdout)
            outputs[f"{number}:err"] = clean(done.stderr)
        for path, content in snapshot(folder).items():
            if before.get(path) != content:
                outputs[path] = content
        return outputs


def jobs(also):
    filled = lambda arguments, issue: [part.replace("{issue}", issue) for part in arguments]
    samples = [ROOT / "samples/yingkou-2020-03", ROOT / "samples/yaoqing-2026-17"]
    folders = sorted(path for path in (ROOT / "tests/damaged").iterdir() if path.is_dir())
    for folder in samples:
        for name, arguments in {**BUILDS, **CHECKS}.items():
            yield folder, name, [filled(arguments, "issue.toml")]
        for name, commands in AFTER.items():
            yield folder, name, [filled(arguments, "issue.toml") for arguments in commands]
    more = [Path(folder) for folder in also]
    for folder in folders + more:
        for issue in sorted(path.name for path in folder.glob("*.toml") if path.name != "publication.toml"):
            for name in ["pdf", "docx", "archive", "english", "check", "check-en", "check-json", "jsonl", "diff"]:
                yield folder, f"{issue} {name}", [filled({**BUILDS, **CHECKS}[name], issue)]
    for folder in ["tests/preflight", "tests/docx"]:
        for pdf in sorted((ROOT / folder).glob("*.pdf")):
            yield ROOT / folder, f"preflight {pdf.name}", [["preflight", pdf.name, "--message-format", "json"]]
            yield ROOT / folder, f"impose {pdf.name}", [["impose", pdf.name, "-o", "sheets.pdf"]]
    for name, arguments in PLAIN.items():
        yield None, name, [arguments]
    for folder, kind, key in [("tests/docx", "article", "file"), ("tests/workbooks", "table", "data")]:
        for file in sorted((ROOT / folder).iterdir()):
            if file.suffix in {".docx", ".xlsx", ".xls", ".ods", ".csv"}:
                yield (ROOT / folder, file, kind, key), f"of {file.name}", [["issue.toml"], ["issue.toml", "--format", "docx"]]


def with_issue(folder, file, kind, key):
    """A folder with one fixture and an issue made of it."""
    made = Path(tempfile.mkdtemp())
    shutil.copy(file, made)
    title = 'title = "标题"\n' if kind == "article" else ""
    text = f"""year = 2026
number = 1
date = 2026-03-01
[publication]
name = "测试"
kind = "工作简报"
issuer = "测试办公室"
[[section]]
[[section.item]]
kind = "{kind}"
{title}{key} = "{file.name}"
"""
    (made / "issue.toml").write_text(text)
    return made


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("old")
    options.add_argument("new")
    options.add_argument("--also", nargs="*", default=[])
    options.add_argument("--list", action="store_true")
    options = options.parse_args()
    programs = [str(Path(program).resolve()) for program in (options.old, options.new)]
    count = runs = 0
    different = []
    for source, name, commands in jobs(options.also):
        made = with_issue(*source) if isinstance(source, tuple) else None
        source = made or source
        label = f"{'fixture' if made else source.name if source else '-'}: {name}"
        old, new = [run(program, source, commands, source.name if source else "") for program in programs]
        if made:
            shutil.rmtree(made)
        runs += len(commands)
        for output in sorted(old.keys() | new.keys()):
            count += 1
            if old.get(output) != new.get(output):
                different.append(f"{label}: {output}")
                print(f"different: {different[-1]}", flush=True)
                if options.list:
                    show(old.get(output), new.get(output))
    print(f"{runs} runs of each program, {count} outputs, {len(different)} different")


def show(old, new):
    try:
        texts = [(content or b"").decode().splitlines() for content in (old, new)]
    except UnicodeDecodeError:
        print(f"    {len(old or b'')} and {len(new or b'')} bytes")
        return
    for line in list(difflib.unified_diff(*texts, lineterm="", n=0))[2:22]:
        print(f"    {line[:300]}")


if __name__ == "__main__":
    main()
