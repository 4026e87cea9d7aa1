"""What each rendition of an issue costs against the one for the screen.

    python3 benches/renditions.py target/release/typeset samples/yingkou-2020-03/issue.toml

Runs fresh processes, all kinds in turn so that a busy machine is as unkind to
one as to the other, and prints medians of wall and processor time. Needs
nothing but Python.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 15


def run(program, args):
    """Runs a command; returns seconds of wall and of processor time."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([program, *args, "-q"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, os.times()
    return wall, after.children_user - before.children_user + after.children_system - before.children_system


def main():
    program, issue = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        kinds = {
            "screen": [issue, "-o", out + ".pdf"],
            "print": [issue, "--for", "print", "-o", out + "-print.pdf"],
            "archive": [issue, "--for", "archive", "-o", out + "-archive.pdf"],
            "print, booklet with marks": [issue, "--for", "print", "--booklet", "--marks", "-o", out + ".pdf"],
            "print, 80 numbered copies": [issue, "--for", "print", "--numbered", "all", "-o", out + ".pdf"],
            "imposed booklet": ["impose", issue, "-o", out + ".pdf"],
            "kit": ["kit", issue, "-o", out + ".zip"],
            "preflight of the print PDF": ["preflight", out + "-print.pdf"],
            "verify of the archive": ["verify", out + "-archive.pdf"],
        }
        times = {kind: [] for kind in kinds}
        for _ in range(RUNS):
            for kind, args in kinds.items():
                times[kind].append(run(program, args))
        print("| what | wall | ratio | processor | ratio |\n| --- | --: | --: | --: | --: |")
        base = [statistics.median(values) for values in zip(*times["screen"])]
        for kind, values in times.items():
            wall, cpu = (statistics.median(column) for column in zip(*values))
            print(f"| {kind} | {wall:.3f} s | {wall / base[0]:.2f} | {cpu:.3f} s | {cpu / base[1]:.2f} |")


main()
