"""Cases, the folder each works in, and the runs of the program that are measured.

A case is a kind, a name and a function that gets a `Box`: it lays out files,
runs the program, and returns None if the program held, or a sentence that says
what went wrong. Whatever a case asks, no run may end by a signal, with a code
other than 0, 1 or 2, or with the words of an internal fault; `Box.run` looks
after that.
"""

import dataclasses
import os
import pathlib
import random
import re
import shutil
import subprocess
import threading
import time
import typing
import zlib

# The bounds that every run has to keep: seconds of the clock, bytes of memory.
WALL = 61.0
MEMORY = 1_500_000_000
# A run is ended after this many seconds, so that the harness itself comes to an end.
PATIENCE = 75.0
# Nothing may take more than 6 GiB of address space of the machine the harness runs on.
ADDRESSES_KIB = 6 * 1024 * 1024

FAULT_WORDS = re.compile(
    r"程序内部出错|panicked at|internal (?:error|fault)|stack overflow|overflowed its stack"
    r"|memory allocation of|RUST_BACKTRACE",
    re.IGNORECASE,
)


class NotHeld(Exception):
    """Raised by a box or an oracle when the program did not hold; the text says why."""


@dataclasses.dataclass
class Case:
    """One input and what must come of it.

    `control` marks a sound input that has to pass, without which a program that
    refuses everything would look perfect.
    """

    kind: str
    name: str
    try_it: typing.Callable
    control: bool = False


@dataclasses.dataclass
class Run:
    """What one run of the program did: exit code, both outputs, seconds, bytes at its largest."""

    arguments: list
    code: int
    out: bytes
    err: bytes
    seconds: float
    memory: int

    @property
    def said(self):
        """Both outputs as text, bytes that are none replaced."""
        return (self.out + b"\n" + self.err).decode("utf-8", "replace")

    def fault(self):
        """Says why this is no orderly end, or None."""
        if self.code < 0:
            return f"ended by signal {-self.code} after {self.seconds:.1f} s, {self.memory >> 20} MiB"
        words = FAULT_WORDS.search(self.said)
        if self.code not in (0, 1, 2):
            return f"exit code {self.code}" + (f", {words.group(0)!r}" if words else "")
        if words:
            return f"says {words.group(0)!r}"
        if self.seconds > WALL:
            return f"took {self.seconds:.1f} s"
        if self.memory > MEMORY:
            return f"took {self.memory >> 20} MiB"
        return None


class Box:
    """The folder of one case, its own random numbers, and the program."""

    def __init__(self, program, folder, seed, shared):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.random = random.Random(seed)
        self.shared = shared
        self.runs = []

    def write(self, name, content):
        """Writes text or bytes under `name`, making folders; returns the path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def exists(self, name):
        return (self.folder / name).exists()

    def start(
        self,
        *arguments,
        stdout,
        stderr,
        stdin=subprocess.DEVNULL,
        temp=None,
        env=None,
        close_out=False,
        as_user=None,
    ):
        """Starts the program in the folder, with bounded addresses and without core dumps; `as_user` needs root."""
        arguments = [str(argument) for argument in arguments]
        closing = " >&-" if close_out else ""
        script = f'ulimit -c 0; ulimit -v {ADDRESSES_KIB}; exec "$0" "$@"{closing}'
        surroundings = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.folder),
            "LANG": "zh_CN.UTF-8",
            "TMPDIR": str(temp or self.temp()),
            **(env or {}),
        }
        return subprocess.Popen(
            ["/bin/sh", "-c", script, str(self.program), *arguments],
            cwd=self.folder,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=surroundings,
            user=as_user,
        )

    def temp(self):
        """The folder of temporary files of this case, beside its own folder."""
        path = self.folder.parent / (self.folder.name + ".tmp")
        path.mkdir(exist_ok=True)
        path.chmod(0o777)
        return path

    def run(self, *arguments, orderly=True, stdin=None, **others):
        """Runs the program to its end; raises NotHeld unless that is an orderly one."""
        log = self.folder.parent / (self.folder.name + ".out")
        log.mkdir(exist_ok=True)
        number = len(self.runs)
        with open(log / f"{number}.out", "wb") as out, open(log / f"{number}.err", "wb") as err:
            began = time.monotonic()
            others.setdefault("stdout", out)
            others.setdefault("stderr", err)
            source = None
            if stdin is not None:
                (log / f"{number}.in").write_bytes(stdin)
                source = open(log / f"{number}.in", "rb")
                others["stdin"] = source
            process = self.start(*arguments, **others)
            if source:
                source.close()
            code, memory = wait(process)
            seconds = time.monotonic() - began
        run = Run(
            [str(argument) for argument in arguments],
            code,
            (log / f"{number}.out").read_bytes(),
            (log / f"{number}.err").read_bytes(),
            seconds,
            memory,
        )
        self.runs.append(run)
        if orderly and run.fault():
            raise NotHeld(f"{' '.join(run.arguments)[:200]}: {run.fault()}")
        return run


def wait(process):
    """Waits for a process and returns its exit code (minus the signal) and its largest size in bytes."""
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * 1024


def carry_out(case, program, family, seed, place, shared, keep):
    """Carries one case out in a folder of its own; returns None or the reason, the longest run and the largest.

    The folder stays, with its commands and the reason, if the program did not hold.
    """
    safe = re.sub(r"[^A-Za-z0-9_-]+", "_", case.name)[:80] + f"-{zlib.crc32(case.name.encode()):08x}"
    folder = place / family / safe
    if folder.exists():
        make_removable(folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    box = Box(program, folder, f"{seed}/{family}/{case.name}", shared)
    try:
        reason = case.try_it(box)
    except NotHeld as why:
        reason = str(why)
    if case.control and reason:
        reason = f"control: {reason}"
    if reason:
        with open(folder.parent / (safe + ".why"), "w", encoding="utf-8") as note:
            note.write(f"{case.kind} / {case.name}\n{reason}\n")
            for run in box.runs:
                note.write(
                    f"\n$ typeset {' '.join(run.arguments)}\nexit {run.code}, {run.seconds:.1f} s,"
                    f" {run.memory >> 20} MiB\n{run.said[:4000]}\n"
                )
    if not reason and not keep:
        for path in (folder, folder.with_name(safe + ".tmp"), folder.with_name(safe + ".out")):
            make_removable(path)
            shutil.rmtree(path, ignore_errors=True)
    longest = max((run.seconds for run in box.runs), default=0.0)
    largest = max((run.memory for run in box.runs), default=0)
    return reason, longest, largest, len(box.runs)


def make_removable(folder):
    """Gives back the rights that a case took from its folders."""
    for place, folders, _ in os.walk(folder):
        for name in folders:
            path = os.path.join(place, name)
            if not os.path.islink(path):
                os.chmod(path, 0o755)
