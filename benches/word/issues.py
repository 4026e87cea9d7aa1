"""Makes up issues: the same for the same seed."""

import random

SENTENCES = [
    "今年以来全县新开工项目 37 个，完成投资 18.6 亿元，同比增长 12.4%。",
    "各乡镇采取“一个项目、一名领导、一套班子、一抓到底”的办法，协调解决用地、用电、用水等问题 126 件。",
    "截至 11 月底，累计走访企业 412 家，收集意见建议 638 条，已办结 571 条。",
    "会议要求，坚持问题导向，对照清单逐条整改，年底前全部销号。",
    "下一步，将围绕群众关心的就业、就医、就学问题，继续完善工作台账，做到件件有着落、事事有回音。",
    "有的单位对台账更新不及时，个别数据前后不一致，影响了汇总质量。",
    "企业普遍反映办事流程比过去简便，平均办理时间由 15 个工作日压缩到 6 个工作日。",
    "县直各单位要把项目建设摆在突出位置，逐项明确责任人和完成时限，按月通报进度。",
]
TITLES = ["重点项目推进有力", "优化营商环境见实效", "全县 2026 年秋粮收储工作进展顺利", "乡村建设行动扎实开展",
          "县政务服务中心推行“一窗通办”提升群众办事满意度", "从 GDP 看全年走势", "督查通报"]
PLACES = ["东湖乡", "西岭乡", "南坪镇", "北川镇", "中和镇", "石桥镇", "柳林镇", "白云乡", "双河镇", "青山乡"]


def text(rng, paragraphs):
    out = []
    for n in range(paragraphs):
        kind = rng.random()
        if kind < 0.18:
            out.append(f"# {rng.choice(['主要做法', '存在问题', '下步打算', '基本情况'])}")
        if kind > 0.93:
            out.append("\n".join(f"{i}. {rng.choice(SENTENCES)}" for i in range(1, rng.randint(3, 5))))
        else:
            out.append("".join(rng.choice(SENTENCES) for _ in range(rng.randint(1, 5))))
    return "\n\n".join(out)


def table(rng, rows, columns):
    lines = [",".join(["乡镇"] + [f"指标{n}" for n in range(1, columns + 1)])]
    for y in range(rows):
        name = PLACES[y % len(PLACES)] + (str(y // len(PLACES)) if y >= len(PLACES) else "")
        lines.append(",".join([name] + [str(rng.randint(10, 9999)) for _ in range(columns)]))
    return "\n".join(lines) + "\n"


def publication(style, recipients, duplex=True):
    report = ", ".join(f'"第{n}号收文单位办公室"' for n in range(1, recipients + 1))
    return f"""name = "青岚县项目建设"
kind = "工作简报"
issuer = "青岚县人民政府办公室"
copies = 60
editors = ["林 一", "周 二"]
reviewers = ["陈 三"]
phone = "0000-7654321"
email = "jianbao@example.com"
[distribution]
report = [{report}]
issue = ["各乡镇人民政府", "县直各单位"]
[masthead]
style = "{style}"
[page]
duplex = {str(duplex).lower()}
"""


def issue(items, contents=False, title=None):
    head = f"year = 2026\nnumber = 5\ntotal = 41\ndate = 2026-11-20\n{'contents = true' if contents else ''}\n[[section]]\n"
    return head + (f'title = "{title}"\n' if title else "") + "".join(items)


def article(rng, paragraphs):
    return (f'\n[[section.item]]\nkind = "article"\ntitle = "{rng.choice(TITLES)}"\nsource = "县政府办公室"\n'
            f"text = '''\n{text(rng, paragraphs)}\n'''\n")


def statistics(name, title, turned=False, note=False):
    keys = ('direction = "turned"\n' if turned else 'direction = "upright"\n') + ('note = "空格为无数据。"\n' if note else "")
    return f'\n[[section.item]]\nkind = "table"\ntitle = "{title}"\ndata = "{name}"\nunit = "项"\n{keys}'


def mixed(seed):
    """An issue of articles and tables: its files by their names."""
    rng = random.Random(seed)
    files, items = {}, []
    for n in range(rng.randint(2, 6)):
        if rng.random() < 0.6:
            items.append(article(rng, rng.randint(2, 9)))
        else:
            name, turned = f"{n}.csv", rng.random() < 0.35
            files[name] = table(rng, rng.randint(4, 22), rng.randint(12, 18) if turned else rng.randint(3, 6))
            items.append(statistics(name, f"{rng.choice(['表', '附表'])}{n + 1} 完成情况", turned, rng.random() < 0.5))
    style = rng.choice(["stacked", "banner", "star", "flag"])
    files["publication.toml"] = publication(style, rng.randint(1, 12), rng.random() < 0.7)
    files["issue.toml"] = issue(items, rng.random() < 0.3, rng.choice([None, "工作动态"]))
    return files


def ending_with_table(rows):
    rng = random.Random(rows)
    files = {"a.csv": table(rng, rows, 4), "publication.toml": publication("stacked", 2)}
    files["issue.toml"] = issue([statistics("a.csv", "末尾的表")])
    return files


def with_recipients(count):
    rng = random.Random(count)
    return {"publication.toml": publication("stacked", count), "issue.toml": issue([article(rng, 3 + count % 7)])}
