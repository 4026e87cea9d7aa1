"""Archives that were tampered with, one way alone or two ways at once, given to `verify`.

Tried: scripts, actions, tags, alternative texts, streams of pages, annotations,
links, outline, metadata, embedded files, order and number of pages, pictures,
fonts, forms, layers and so on, every pair of two different kinds; as an update
behind the untouched bytes, or with the file written anew.

Held: exit 1, and each of the two is named in its kind: one change must not hide
behind another. One change alone: its kind is named, and no kind that has
nothing to do with it, else a message that lists everything would look perfect.
Advice is not looked at, and pairs of which one takes the other away are left
out. Control: a change of nothing but the metadata, and a file saved anew, are
told as that.
"""

import itertools
import re
from functools import partial

from .. import pdf
from ..frame import Case
from ..tampering_kinds import KINDS

# Pairs of which one takes away what the other changes.
TAKEN_AWAY = (
    {"alternative text", "tags removed"},
    {"alternative text", "last page removed"},
    {"picture", "last page removed"},
)
WORDS = {
    "script": r"JavaScript|脚本|动作",
    "alt": r"替代|替换文字|\bAlt|图片说明|图的说明|文字说明|描述",
    "tags": r"标签|结构树|结构标记|标记",
    "page": r"第 ?[\d–、, ]+ ?页|页数|页序|顺序|页面(?!以外)|\b[Pp]ages?\b",
    "annotation": r"批注|注释|便笺|[Aa]nnotation",
    "link": r"链接|[Ll]ink|网址|动作",
    "outline": r"书签|[Oo]utline|[Bb]ookmark",
    "metadata": r"元数据|XMP|文档信息|文档属性|[Mm]etadata",
    "attachment": r"附件|附带|来源文件|tables/t\.csv|more\.exe|清单",
    "picture": r"图片|图像|照片|[Pp]icture|[Ii]mage|第 ?[\d–、, ]+ ?页",
    "font": r"字体|字形|[Ff]ont|ToUnicode|第 ?[\d–、, ]+ ?页",
    "colours": r"输出意图|颜色|色彩|ICC|[Oo]utput ?[Ii]ntent",
    "form": r"表单|AcroForm|[Ff]orm",
    "layers": r"图层|[Ll]ayer|可选内容",
    "language": r"语言|语种|[Ll]anguage|Lang",
    "viewer": r"阅读器|阅读软件|[Vv]iewer|显示设置|打开方式|窗口",
    "stream": r"",
}


def told(run):
    """What is said without advice, and without what is said to be equal."""
    lines = [line for line in run.said.splitlines() if not re.match(r"\s*=?\s*(建议|help|advice)", line)]
    text = "\n".join(lines).replace("hostile.pdf", "")
    return re.sub(r"[^。；\n]*(都|均)[^。；\n]*(一样|相同|一致|没有)[^。；\n]*", "", text)


def tampered(shared, random, kinds, whole):
    before = pdf.Document(shared.archive())
    after = pdf.Document(shared.archive())
    for kind in kinds:
        KINDS[kind][0](after, random)
    if whole:
        return after.whole()
    numbers = [
        n
        for n, o in after.objects.items()
        if n not in before.objects or pdf.indirect(n, o) != pdf.indirect(n, before.objects[n])
    ]
    return after.update(numbers)


def cases(shared, seed):
    def control(box, whole):
        data = pdf.Document(shared.archive()).whole() if whole else shared.archive()
        box.write("hostile.pdf", data)
        run = box.run("verify", "hostile.pdf")
        if run.code != (1 if whole else 0):
            return f"exit {run.code}: {run.said[:200]}"
        wrong = [name for name, words in WORDS.items() if words and re.search(words, told(run))]
        return f"names {', '.join(wrong)}: {told(run)[:200]}" if whole and wrong else None

    def alone(box, kind, whole):
        box.write("hostile.pdf", tampered(shared, box.random, [kind], whole))
        run = box.run("verify", "hostile.pdf")
        _, group, besides = KINDS[kind]
        if run.code != 1:
            return f"exit {run.code}: {run.said[:200]}"
        if not re.search(WORDS[group], told(run)):
            return f"{group} is not named: {told(run)[:300]}"
        own = re.sub(WORDS[group], "", told(run))
        wrong = [
            name
            for name, words in WORDS.items()
            if words
            and name not in besides | {group}
            and re.search(words.removesuffix(r"|第 ?[\d–、, ]+ ?页"), own)
        ]
        return f"names {', '.join(wrong)} as well: {told(run)[:300]}" if wrong else None

    def both(box, pair, whole):
        box.write("hostile.pdf", tampered(shared, box.random, pair, whole))
        run = box.run("verify", "hostile.pdf")
        if run.code != 1:
            return f"exit {run.code}: {run.said[:200]}"
        missing = [kind for kind in pair if not re.search(WORDS[KINDS[kind][1]], told(run))]
        return f"{' and '.join(missing)} not named: {told(run)[:300]}" if missing else None

    yield Case("untouched", "untouched", partial(control, whole=False), True)
    yield Case("saved anew, nothing else", "saved anew", partial(control, whole=True), True)
    for kind in KINDS:
        only = KINDS[kind][1] == "metadata"
        for whole in (False, True):
            name = f"{kind} alone, {'anew' if whole else 'update'}"
            yield Case(
                "metadata alone" if only else "one alone", name, partial(alone, kind=kind, whole=whole), only
            )
    number = 0
    for pair in itertools.combinations(KINDS, 2):
        if KINDS[pair[0]][1] == KINDS[pair[1]][1] or set(pair) in TAKEN_AWAY:
            continue
        number += 1
        names = f"{pair[0]} + {pair[1]}"
        yield Case(f"two: {pair[0]} and", names, partial(both, pair=pair, whole=number % 2 == 0))
