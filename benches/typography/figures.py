"""Tables, pictures, rankings and charts for generated issues, as lines of issue.toml and files beside it."""

import csv

from PIL import Image, ImageDraw

from words import COUNTY, MEANS, OFFICES, RESULTS, TOWNS, WORKS

HEADS = ["事项", "办件量", "按期办结", "办结率", "投诉", "满意度", "报送信息", "行政许可", "行政处罚", "信用承诺", "联合奖惩", "数据总量", "完成投资",
         "同比增减", "排查隐患", "整改隐患", "培训人次", "走访户数", "发放补贴", "受益人数", "政府使用信用产品的种类", "归集信息", "异议处理", "宣传报道"]
SHORT = ["一季度", "二季度", "三季度", "四季度", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"]
UNITS = ["件", "万元", "户", "人次", "条", "万元、件"]
NOTES = ["统计口径见上期。", "数据截至本月月底，由各单位自行报送。", "空格表示没有发生；合计数因四舍五入可能与分项之和略有出入，以年终决算为准。",
         "园区数据计入所在乡镇，不重复统计。"]


def places(rng, rows):
    """Names for the rows: towns, offices or villages."""
    kind = rng.random()
    if kind < 0.45:
        names = list(TOWNS)
    elif kind < 0.75:
        names = ["县" + office for office in OFFICES]
    else:
        names = [f"{town[:2]}{n}村" for town in TOWNS[:10] for n in ["东", "西", "南", "北", "前", "后", "上", "下"]]
    rng.shuffle(names)
    while len(names) < rows:
        names += [f"{name}{len(names) // 30}组" for name in names]
    return names[:rows]


def value(rng, sort):
    if sort == "text":
        return rng.choice(MEANS) if rng.random() < 0.7 else rng.choice(MEANS) + "，" + rng.choice(RESULTS)
    if sort == "rate":
        return f"{rng.randint(40, 100)}.{rng.randint(0, 9)}%"
    if sort == "amount":
        return f"{rng.randint(0, 9999)}.{rng.randint(0, 99):02d}"
    if sort == "large":
        return str(rng.randint(1000, 2000000))
    return "" if rng.random() < 0.08 else str(rng.randint(0, 999))


def grid(rng):
    """The rows of a table, head first, with a row of totals now and then."""
    rows = rng.randint(5, 80) if rng.random() < 0.6 else rng.randint(5, 32)
    columns = rng.choice([2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20])
    heads = rng.sample(HEADS if rng.random() < 0.6 or columns > len(SHORT) else SHORT, columns - 1)
    sorts = [rng.choice(["count", "count", "count", "large", "amount", "rate"]) for _ in heads]
    if columns <= 6 and rng.random() < 0.3:
        sorts[-1], heads[-1] = "text", "主要做法"
    body = [[name] + [value(rng, sort) for sort in sorts] for name in places(rng, rows)]
    out = [[rng.choice(["单位", "乡镇", "地区", "部门"])] + heads] + body
    if rng.random() < 0.4:
        out.append(["合计"] + [total([row[n + 1] for row in body], sort) for n, sort in enumerate(sorts)])
    return out


def total(cells, sort):
    if sort in ("text", "rate"):
        return "—"
    if sort == "amount":
        hundredths = sum(int(cell.replace(".", "")) for cell in cells)
        return f"{hundredths // 100}.{hundredths % 100:02d}"
    return str(sum(int(cell or 0) for cell in cells))


def save(folder, name, rows):
    path = folder / f"tables/{name}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return f'data = "tables/{name}.csv"'


def table_title(rng):
    place, work = rng.choice(COUNTY) + "县", rng.choice(WORKS)
    return rng.choice([
        f"{work}情况表",
        f"各乡镇{work}办件统计表",
        f"{place}各部门三季度{work}工作完成情况统计表",
        f"{place}全面落实{work}、高效推进{rng.choice(WORKS)}和{rng.choice(WORKS)}工作情况表",
        f"2026年1—9月{place}{work}情况",
    ])


def table(rng, folder, count):
    out = ["[[section.item]]", 'kind = "table"', save(folder, f"{count:02d}", grid(rng))]
    if rng.random() < 0.85:
        out.append(f'title = "{table_title(rng)}"')
    if rng.random() < 0.5:
        out.append(f'unit = "{rng.choice(UNITS)}"')
    if rng.random() < 0.45:
        out.append(f'note = "{rng.choice(NOTES)}"')
    if rng.random() < 0.2:
        out.append('source = "县统计局"')
    return out


def picture(rng, folder, count):
    """A drawn landscape, 300 dots to the inch at its width."""
    width, height = rng.choice([(1500, 1000), (1200, 900), (900, 1200), (1600, 700), (1000, 1000)])
    image = Image.new("RGB", (width, height), (225, 235, 245))
    pen = ImageDraw.Draw(image)
    for n in range(5):
        base = height * (4 + n) // 9
        points = [(x, base - rng.randint(0, height // 8)) for x in range(0, width + 100, 100)]
        pen.polygon([(0, height), *points, (width, height)], fill=(90 + 20 * n, 130 + 15 * n, 90 + 10 * n))
    path = folder / f"pictures/{count:02d}.png"
    path.parent.mkdir(exist_ok=True)
    image.save(path, optimize=False, compress_level=6)
    out = ["[[section.item]]", 'kind = "picture"', f'file = "pictures/{count:02d}.png"', 'alt = "现场照片"']
    if rng.random() < 0.8:
        out.append(f'caption = "{rng.choice(TOWNS)}{rng.choice(WORKS)}现场"')
    if rng.random() < 0.7:
        out.append(f"width = {rng.choice([80, 100, 120, 140, 156])}")
    return out


def ranking(rng):
    months = rng.randint(3, 12)
    rank, index = rng.randint(10, 290), rng.randint(6000, 9500)
    series = []
    for n in range(months):
        month = 12 - n
        series.append(f'  {{ month = "2025.{month:02d}", index = {index / 100:.2f}, rank = {rank} }},')
        rank, index = max(1, rank + rng.randint(-9, 9)), index + rng.randint(-90, 90)
    out = ["[[section.item]]", 'kind = "ranking"', f'place = "{rng.choice(COUNTY)}县"', "total = 300", "series = [", *series, "]"]
    return out + (["chart = false"] if rng.random() < 0.15 else [])


def chart(rng, folder, count):
    series = rng.sample(["行政许可", "行政处罚", "信用承诺", "数据总量"], rng.randint(1, 3))
    labels = SHORT[4:4 + rng.randint(5, 12)] if rng.random() < 0.6 else rng.sample(TOWNS, rng.randint(4, 10))
    rows = [["项目"] + series] + [[label] + [str(rng.randint(50, 900)) for _ in series] for label in labels]
    sort = rng.choice(["line", "bar", "stacked", "multiples"])
    # More bars than this are refused as illegible.
    if sort == "bar" and len(series) * len(labels) > 18:
        sort = "line"
    out = ["[[section.item]]", 'kind = "chart"', f'type = "{sort}"',
           save(folder, f"c{count:02d}", rows), f'title = "{rng.choice(WORKS)}情况"', f'unit = "{rng.choice(["件", "条", "万元"])}"']
    if rng.random() < 0.3:
        out.append(f"height = {rng.choice([60, 80, 100])}")
    return out
