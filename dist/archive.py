#!/usr/bin/env python3
"""Makes the archive that an office is given: program, manual in both languages, samples, licences, SHA-256.

Usage: dist/archive.py TARGET [--program FILE] [--out FOLDER]

Builds the program for a target of Rust in the profile `dist`, with no path of this machine in it; `--program` takes one
that is built already. Two runs on one commit make equal archives: entries are sorted, times are those of the commit (or
SOURCE_DATE_EPOCH), nobody owns them. A program for Linux needs the glibc of the machine that builds it or a newer one:
for Kylin V10 (2.28) build on Debian 10 or the like.
"""

import argparse
import gzip
import hashlib
import io
import os
import pathlib
import subprocess
import tarfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What goes into every archive, as it is committed.
COMMITTED = ["README.md", "README.zh-CN.md", "LICENSE-APACHE", "LICENSE-MIT", "docs", "samples", "licenses", "fonts/licenses"]


def said(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout.decode()


def build(target):
    home = os.environ.get("CARGO_HOME") or os.path.expanduser("~/.cargo")
    remap = [f"--remap-path-prefix={ROOT}=/typeset", f"--remap-path-prefix={home}=/cargo"]
    flags = [os.environ.get("RUSTFLAGS", ""), *remap]
    environment = {**os.environ, "RUSTFLAGS": " ".join(flag for flag in flags if flag)}
    subprocess.run(["cargo", "build", "--locked", "--profile", "dist", "--bin", "typeset", "--target", target],
                   cwd=ROOT, check=True, env=environment)
    folder = pathlib.Path(said("cargo", "metadata", "--no-deps", "--format-version", "1").split('"target_directory":"')[1].split('"')[0])
    return folder / target / "dist" / ("typeset.exe" if "windows" in target else "typeset")


def entries(program, target):
    """Returns names and contents of what is packed, and whether each is a program."""
    windows = "windows" in target
    names = said("git", "-c", "core.quotePath=false", "ls-files", "-z", "--", *COMMITTED, *([] if windows else ["dist/linux"]))
    files = {name: (ROOT / name).read_bytes() for name in names.split("\0") if name}
    files["typeset.exe" if windows else "typeset"] = program.read_bytes()
    return [(name, files[name], name in ("typeset", "typeset.exe")) for name in sorted(files)]


def tar(found, folder, epoch):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content, program in found:
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size, entry.mtime, entry.mode = len(content), epoch, 0o755 if program else 0o644
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(out.getvalue(), mtime=0)


def packed_zip(found, folder, epoch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, program in found:
            entry = zipfile.ZipInfo(f"{folder}/{name}", time.gmtime(max(epoch, 315532800))[:6])
            entry.create_system, entry.external_attr = 3, (0o100755 if program else 0o100644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main():
    arguments = argparse.ArgumentParser(description="Makes the archive that an office is given.")
    arguments.add_argument("target")
    arguments.add_argument("--program", type=pathlib.Path)
    arguments.add_argument("--out", type=pathlib.Path, default=ROOT / "target" / "dist")
    asked = arguments.parse_args()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or said("git", "log", "-1", "--format=%ct"))
    version = next(line.split('"')[1] for line in (ROOT / "Cargo.toml").read_text().splitlines() if line.startswith("version"))
    folder = f"typeset-{version}-{asked.target}"
    found = entries(asked.program or build(asked.target), asked.target)
    windows = "windows" in asked.target
    name = folder + (".zip" if windows else ".tar.gz")
    content = (packed_zip if windows else tar)(found, folder, epoch)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / name).write_bytes(content)
    (asked.out / f"{name}.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    print(f"{asked.out / name}: {len(found)} files, {len(content)} bytes")


main()
