"""Plants faults and looks whether the measure finds them: a measure that cannot find is worse than none.

    python3 benches/typography/planted.py PROGRAM [OUT]

Each fault is put into an issue by a changed template or a text; the figure must be 0 without it, and not 0 with it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from measure import build, measure

HEAD = """year = 2026
number = 1
date = 2026-09-08
[publication]
name = "临溪工作动态"
issuer = "临溪市综合协调办公室"
copies = 20
[check]
disable = ["A", "N", "P", "S", "T", "W"]
[[section]]
"""
PROSE = "全县今年以来各乡镇和有关部门认真落实各项惠民政策措施，健全工作机制，压实各级责任，强化督导检查，各项工作取得了阶段性的成效。"
TABLE = "单位,办件,办结,接件,退件,转件,督办,回访\n" + "".join(f"东河镇{n}村" + "第一村民小组和第二村民小组联合办公室受理窗口" * 3 * (n % 5 == 0) + f",{1000 + n}" * 7 + "\n" for n in range(90))


def article(*paragraphs, title="前文"):
    return f"[[section.item]]\nkind = \"article\"\ntitle = \"{title}\"\ntext = '''\n" + "\n\n".join(paragraphs) + "\n'''\n"


def table(note=""):
    return '[[section.item]]\nkind = "table"\ndata = "t.csv"\ntitle = "各村办件统计表"\nunit = "件"\n' + (f'note = "{note}"\n' if note else "")


# In a text ｜ ends a line and stretches it.
BREAKS = ("text.typ", 'if piece.kind == "text" { written(piece.text, piece.at("place", default: none)) }',
          'if piece.kind == "text" { piece.text.split("｜").join(linebreak(justify: true)) }')
QUOTES = "按照“抓重点”“补短板”“强弱项”的要求，各单位提出“稳”“进”“好”三字目标，做到“真抓、实干”。" * 4
OLD_SIZE = [("page.typ", "size: size.running,\n    tracking: between-cells,", "size: size.body,\n    tracking: cell - size.body,")]


def line(broken):
    """A planted break, with its words in the middle of lines that are full."""
    left, right = broken.split("｜")
    return PROSE[: 26 - len(left)] + left + "｜" + right + PROSE


# (figure, body of the issue, changes of templates); a body with ｜ is measured without it as the clean one.
PLANTS = [
    ("loose15", article("全县今年以来各乡镇和有关部门认真落实各项｜" + PROSE), [BREAKS]),
    ("loose25", article("全县今年以来各乡镇和有关部门认真｜" + PROSE), [BREAKS]),
    ("L103-missed", article("全县今年以来各乡镇和有关部门认真｜" + PROSE), [BREAKS]),
    ("start", article(line("保持在85%｜～92%之间，")), [BREAKS]),
    ("start", article(line("东河镇｜—西岭镇公路，")), [BREAKS]),
    ("start", article(line("认真落实｜，各项政策")), [BREAKS]),
    ("end", article(line("县委（｜县政府）")), [BREAKS]),
    ("end", article(line("东河镇/｜西岭镇")), [BREAKS]),
    ("end", article(line("坚持“｜放管服”改革")), [BREAKS]),
    ("parted", article("各乡镇走访农户312｜户，" + PROSE), [BREAKS]),
    ("parted", article("全县投资83.10｜亿元，" + PROSE), [BREAKS]),
    ("parted", article(line("会议于3｜时53分召开，")), [BREAKS]),
    ("parted", article(line("浓度为1.2｜mg/L，")), [BREAKS]),
    ("parted", article(line("召开第｜62次会议，")), [BREAKS]),
    ("parted-date", article(line("于2026年12｜月召开会议，")), [BREAKS]),
    ("broken", article(line("浓度为1.2mg/｜L，低于限值")), [BREAKS]),
    ("broken", article(line("依据GB/｜T 18000执行，")), [BREAKS]),
    ("broken", article(line("依据GB/T ｜18000执行，")), [BREAKS]),
    ("broken", article(line("全县Wi-｜Fi已通，")), [BREAKS]),
    ("broken", article(line("用e-｜mail报送，")), [BREAKS]),
    ("broken", article(line("详见https:/｜/www.a.gov.cn，")), [BREAKS]),
    ("number-broken", article(line("联系电话0942-｜7557196，")), [BREAKS]),
    ("number-broken", article(line("共办理31｜24件事项，")), [BREAKS]),
    ("pair-quote-wide", article(QUOTES), OLD_SIZE),
    ("end-quote-wide", article(*[PROSE[:n] + QUOTES for n in range(26)]), OLD_SIZE),
    ("start-quote-hole", article(*[PROSE[:n] + QUOTES for n in range(26)]), OLD_SIZE),
    ("pair-other-wide", article("《甲乙》，（丙丁）。《戊己》、（庚辛），" + PROSE),
     [("text.typ", BREAKS[1], 'if piece.kind == "text" { piece.text.clusters().join(box(width: 0pt)) }')]),
    ("dash-uneven", article("东河镇—西岭镇——清水镇段道路｜" + PROSE),
     [("text.typ", BREAKS[1], 'if piece.kind == "text" { show "—": it => [#it#h(3pt)]; piece.text.split("｜").join(linebreak(justify: true)) }')]),
    ("lone-character", article("全县今年以来各乡镇和有关部门认真落实各项惠民政策取｜得。"), [BREAKS]),
    ("orphan-line", article(*[PROSE * 2 for _ in range(12)], *[PROSE * 3 for _ in range(12)]), [("page.typ", "costs: (runt: 1000%)", "costs: (runt: 1000%, widow: 0%, orphan: 0%)")]),
    ("widow-line", article(*[PROSE * 2 for _ in range(40)]), [("page.typ", "costs: (runt: 1000%)", "costs: (runt: 1000%, widow: 0%, orphan: 0%)")]),
    ("face", article(PROSE, title="龑某同志先进事迹"), [("article.typ", "lines.join(linebreak()))", '[#show "龑": set text(font: "Zhuque Fangsong (technical preview)"); #lines.join(linebreak())])')]),
    ("middle-third", article(*[PROSE] * 16), [("text.typ", 'if piece.kind == "paragraph" {', 'if n == 7 { pagebreak() }\n    if piece.kind == "paragraph" {')]),
    ("middle-half", article(*[PROSE] * 16), [("text.typ", 'if piece.kind == "paragraph" {', 'if n == 6 { pagebreak() }\n    if piece.kind == "paragraph" {')]),
    ("first-third", article(*[PROSE] * 6), [("text.typ", 'if piece.kind == "paragraph" {', 'if n == 1 { pagebreak() }\n    if piece.kind == "paragraph" {')]),
    ("one-line", article(*[PROSE] * 6, "稳步推进。", *[PROSE] * 2), [("text.typ", 'if piece.kind == "paragraph" {', 'if n in (6, 7) { pagebreak() }\n    if piece.kind == "paragraph" {')]),
    ("imprint-alone", article(*[PROSE] * 6), [("main.typ", "#footer(imprint", "#pagebreak()\n#footer(imprint")]),
    ("head-last", article(*[PROSE] * 6) + article(PROSE, title="后文"), [("article.typ", "  text-blocks(blocks: part.blocks, depth: part.level, tail", "  pagebreak()\n  text-blocks(blocks: part.blocks, depth: part.level, tail")]),
    ("mark-last", '[[section.item]]\nkind = "brief"\ntext = "' + PROSE + '"\n', [("text.typ", 'if piece.kind == "paragraph" {', 'if n == 0 and mark != none { par(mark); pagebreak() }\n    if piece.kind == "paragraph" {')]),
    ("note-apart", table("统计口径见上期。"), [("table.typ", "  for note in part.notes {", "  pagebreak()\n  for note in part.notes {"), ("table.typ", "let below = if last and not part.notes_apart { notes(part) }", "let below = none"), ("table.typ", "if last and part.notes_apart { notes(part) }", "if last { notes(part) }")]),
    ("note-pitch-off", table("统计口径见上期，" * 12), [("table.typ", "edges(note-size, 1.5 * note-size)", "edges(note-size, 2.5 * note-size)")]),
    ("piece-small", table(), [("table.typ", "let body = chunk.cells.filter(cell => cell.y >= layout.head_rows)", "let body = chunk.cells.filter(cell => cell.y >= layout.head_rows and cell.y < layout.head_rows + 2)")]),
    ("title-orphan", table(), [("table.typ", "heading(level: part.level, part.title)", 'heading(level: part.level, [各村办件情况统#linebreak()计表])')]),
    ("grid", article(*[PROSE] * 6), [("text.typ", 'if piece.kind == "paragraph" {', 'if n == 2 { v(1pt) }\n    if piece.kind == "paragraph" {')]),
    ("name-small", article(PROSE), [("masthead.typ", "#let masthead(", "#let masthead-of-old = 0\n#let masthead(")]),
    ("L104-true", article(PROSE), [("text.typ", BREAKS[1], 'if piece.kind == "text" { h(-80pt); written(piece.text, piece.at("place", default: none)) }')]),
]
LONG_NAME = HEAD.replace("临溪工作动态", "临溪市国民经济和社会发展第十五个五年规划编制情况").replace("[check]", '[publication.masthead]\nstyle = "flag"\n[check]')


def run(program, folder, figure, body, changes):
    """Builds an issue, with changed templates if there are any, and returns what is found of a figure."""
    folder.mkdir(parents=True, exist_ok=True)
    head = LONG_NAME if figure == "name-small" and changes else HEAD
    (folder / "issue.toml").write_text(head + body, encoding="utf-8")
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")
    for name, before, after in changes:
        path = folder / "templates" / name
        if not path.exists():
            subprocess.run([program, "template", "copy", name], cwd=folder, check=True, capture_output=True)
        text = path.read_text(encoding="utf-8")
        if before not in text:
            return None
        path.write_text(text.replace(before, after), encoding="utf-8")
    if not build(program, folder):
        return None
    found = measure(folder, folder / "issue.pdf")[figure]
    if figure == "grid":
        found = [hit for hit in found if hit[2] > 0.02]
    return found


def main():
    program = str(Path(sys.argv[1]).resolve())
    out = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    bad = 0
    for n, (figure, body, changes) in enumerate(PLANTS):
        clean = run(program, out / f"{n:02d}-clean", figure, body.replace("｜", ""), [])
        found = run(program, out / f"{n:02d}-{figure}", figure, body, changes)
        # What the program itself does wrong stands in both; the planted fault is then the greater.
        worse = found and (not clean or max(hit[2] or 0 for hit in found) > max(hit[2] or 0 for hit in clean))
        verdict = "not planted" if found is None else "FOUND" if worse else "found, but also without it" if found else "NOT FOUND"
        bad += verdict != "FOUND"
        print(f"{n:02d} {figure:18} {verdict:28} {found[0] if found else ''} {'clean: ' + str(clean[0]) if clean else ''}")
    print(f"{len(PLANTS) - bad} of {len(PLANTS)} found")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
