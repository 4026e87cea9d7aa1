"""Runs a typeset binary over hostile inputs and faults, and says what held.

    python3 benches/hostile PROGRAM [--only FAMILY[,FAMILY]] [--kind WORDS] [--limit N]
                                    [--seed N] [--jobs N] [--keep FOLDER] [--all]

Prints a table kind × tried × held, one row a kind, and every case that did not
hold with the folder that shows it again: `NAME.why` beside the folder holds the
commands and the reason. Exits with 1 if something did not hold. The same seed
makes the same cases. Needs Python 3.9 and poppler (`pdftotext`); with Pillow
the pictures that Pillow refuses must be told as well.
"""

import argparse
import collections
import concurrent.futures
import importlib
import pathlib
import sys
import tempfile
import threading
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from hostile import frame, sound  # noqa: E402

# Of each kind, so many that did not hold are printed.
SHOWN = 3
FAMILIES = [
    "manifests",
    "streams",
    "tampering",
    "bombs_text",
    "bombs_issue",
    "bombs_pictures",
    "bombs_drawings",
    "bombs_workbooks",
    "bombs_words",
    "bombs_pdfs",
    "pictures",
    "packages",
    "compared",
    "links",
    "escapes",
    "injection",
    "paths",
    "outputs",
    "spoken",
    "kills",
    "changing",
]


def main():
    options = arguments()
    program = pathlib.Path(options.program).resolve()
    place = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="hostile-")).resolve()
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o755)
    shared = sound.Shared(program, place / "sound")
    results = []
    for family in options.only.split(",") if options.only else FAMILIES:
        results += run_family(family, options, program, place, shared)
    failed = [result for result in results if result[2]]
    print_table(results)
    print_failures(failed, place)
    sys.exit(1 if failed else 0)


def arguments():
    parser = argparse.ArgumentParser(prog="hostile", description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the typeset binary")
    parser.add_argument("--only", help=f"families: {', '.join(FAMILIES)}")
    parser.add_argument("--kind", default="", help="only kinds or names that contain this")
    parser.add_argument("--limit", type=int, help="at most so many cases of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="where the folders are made; those that did not hold stay there")
    parser.add_argument("--all", action="store_true", help="keep the folders of those that held, too")
    return parser.parse_args()


def run_family(family, options, program, place, shared):
    """Runs the cases of one family in parallel; returns (family, case, reason, seconds, memory, runs) each."""
    module = importlib.import_module(f"hostile.families.{family}")
    chosen, counts = [], collections.Counter()
    for case in module.cases(shared, options.seed):
        if options.kind not in case.kind and options.kind not in case.name:
            continue
        counts[case.kind] += 1
        if not options.limit or counts[case.kind] <= options.limit:
            chosen.append(case)
    names = collections.Counter(case.name for case in chosen)
    doubled = [name for name, count in names.items() if count > 1]
    if doubled:
        raise SystemExit(f"{family}: names are not unique: {doubled[:5]}")
    began = time.monotonic()
    done = []
    lock = threading.Lock()

    def one(case):
        try:
            found = frame.carry_out(case, program, family, options.seed, place, shared, options.all)
        except Exception:
            found = (f"the harness failed: {traceback.format_exc()[-900:]}", 0.0, 0, 0)
        with lock:
            done.append(case)
            if sys.stderr.isatty():
                print(f"\r{family}: {len(done)}/{len(chosen)} ", end="", file=sys.stderr)
        return (family, case, *found)

    jobs = min(options.jobs, getattr(module, "JOBS", options.jobs))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(one, chosen))
    held = sum(1 for result in results if not result[2])
    print(
        f"{family}: {held} of {len(results)} held, {time.monotonic() - began:.0f} s",
        file=sys.stderr,
        flush=True,
    )
    return results


def print_table(results):
    """Prints kind × tried × held, controls in rows of their own, with the longest and the largest run."""
    rows = {}
    for family, case, reason, seconds, memory, runs in results:
        kind = f"{case.kind} (control)" if case.control else case.kind
        row = rows.setdefault((family, kind), [0, 0, 0, 0.0, 0])
        row[0] += 1
        row[1] += 0 if reason else 1
        row[2] += runs
        row[3] = max(row[3], seconds)
        row[4] = max(row[4], memory)
    print("| family | kind | tried | held | runs | longest | largest |")
    print("| --- | --- | --: | --: | --: | --: | --: |")
    for (family, kind), (tried, held, runs, seconds, memory) in rows.items():
        mark = "" if tried == held else " ✗"
        print(
            f"| {family} | {kind} | {tried} | {held}{mark} | {runs} | {seconds:.1f} s | {memory >> 20} MiB |"
        )
    columns = list(zip(*rows.values())) or [(0,)] * 5
    tried, held, runs = (sum(column) for column in columns[:3])
    print(f"| all | | {tried} | {held} | {runs} | {max(columns[3]):.1f} s | {max(columns[4]) >> 20} MiB |")


def print_failures(failed, place):
    if not failed:
        return
    lines = [
        f"- {family} / {case.kind} / {case.name}: {' '.join(reason.split())[:400]}"
        for family, case, reason, *_ in failed
    ]
    (place / "not-held.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(
        f"\nnot held: {len(failed)}; folders in {place}, all in not-held.txt; of each kind the first {SHOWN}:"
    )
    shown = collections.Counter()
    for line, (family, case, *_) in zip(lines, failed):
        shown[family, case.kind] += 1
        if shown[family, case.kind] <= SHOWN:
            print(line)


if __name__ == "__main__":
    main()
