"""Sets issues to numbers of pages, and tells whether each was reached, told not to be, refused, or missed in silence.

    python3 benches/typography/fit.py PROGRAM FOLDER… [--json OUT]

FOLDERs are issues, or folders of issues, such as the `fit/` that generate.py makes. Each is built as it is, and
then to three numbers: one page less, one more, and the next multiple of four. A number that is reached must say
the same (`typeset verify`), and its smallest table type and the pitch of its lines are shown.
"""

import argparse
import json
import subprocess
import time
from collections import Counter
from pathlib import Path

from lines import Grid, lines_of
from measure import folders
from pages import Layout
from pdf import Document


def build(program, folder, issue, target):
    start = time.perf_counter()
    done = subprocess.run([program, issue, "-o", target, "--message-format", "json"], cwd=folder, capture_output=True, text=True)
    took = time.perf_counter() - start
    try:
        said = json.JSONDecoder().raw_decode((done.stdout + done.stderr).lstrip())[0].get("findings", [])
    except json.JSONDecodeError:
        said = [{"code": "no-json", "severity": "error", "message": (done.stdout + done.stderr)[:300]}]
    return took, done.returncode, {(finding["code"], finding["message"]) for finding in said}


def looks(path):
    """Pages, the smallest type of tables, and the pitch of the lines."""
    document = Document(path)
    by_block, by_page = lines_of(document)
    grid = Grid(document, by_block)
    sizes = [size for group in Layout(document, by_block, by_page, grid).tables for piece in group for size in piece["sizes"]]
    return len(document.pages), min(sizes, default=None), grid.pitch


def numbers(pages):
    """Three numbers of pages to set an issue of some pages to."""
    four = (pages + 3) // 4 * 4
    wanted = [max(pages - 1, 1), pages + 1, four if abs(four - pages) > 1 else max(pages - 2, 1)]
    return sorted(set(wanted) - {pages})


def with_fit(text, fit):
    """An issue's text with the key in its table of the page."""
    return text.replace("[publication.masthead]", f"[publication.page]\nfit = {fit}\n\n[publication.masthead]", 1)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("program")
    args.add_argument("folders", nargs="+", type=Path)
    args.add_argument("--json", type=Path)
    options = args.parse_args()
    program, rows, verdicts, slowest = str(Path(options.program).resolve()), [], Counter(), 0.0
    for folder, _ in folders(options.folders):
        plain, code, before = build(program, folder, "issue.toml", "unfit.pdf")
        if code or not (folder / "unfit.pdf").exists():
            print(f"{folder.name}: not built")
            continue
        pages, size, pitch = looks(folder / "unfit.pdf")
        text = (folder / "issue.toml").read_text(encoding="utf-8")
        for fit in numbers(pages):
            target = folder / f"fit-{fit}.pdf"
            target.unlink(missing_ok=True)
            (folder / "fit.toml").write_text(with_fit(text, fit), encoding="utf-8")
            took, code, said = build(program, folder, "fit.toml", target.name)
            slowest = max(slowest, took / plain)
            told = sorted(message for found, message in said if (found, message) not in before)
            if target.exists():
                got, least, step = looks(target)
                same = subprocess.run([program, "verify", "unfit.pdf", target.name], cwd=folder, capture_output=True).returncode == 0
            else:
                got, least, step, same = None, None, None, True
            verdict = "words differ" if not same else "refused" if got is None else "reached" if got == fit else "told" if told else "missed in silence"
            verdicts[verdict] += 1
            row = [folder.name, pages, fit, got, verdict, round(took / plain, 2), f"{size}→{least}", f"{pitch:.2f}→{step or 0:.2f}", "; ".join(told)[:160]]
            rows.append(row)
            print(*row, sep="  ")
    print(dict(verdicts), f"slowest {slowest:.2f} × one build")
    if options.json:
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
