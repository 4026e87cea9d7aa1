"""Office prose from phrases: sentences as 工作简报 have them, plain or full of what is hard to set.

The phrases are those that bulletins of counties and cities share; places, numbers and names are
made up. Everything comes from the `random.Random` that is handed in.
"""

COUNTY = ["临溪", "云岭", "清河", "南塘", "青川", "石桥", "望江", "平安", "永宁", "东陵", "西岗", "北镇"]
TOWNS = ["东河镇", "西岭镇", "南坪乡", "北沟乡", "望江镇", "石桥镇", "清水镇", "双台镇", "柳树镇", "高坎镇", "水源乡", "旗口镇",
         "沟沿镇", "汤池镇", "黄土岭镇", "周家镇", "永安镇", "虎庄镇", "建一镇", "博洛铺镇", "官屯镇", "南楼街道", "百寨街道",
         "金桥街道", "钢都街道", "石佛镇", "高庄镇", "团山街道", "归州镇", "九寨镇", "芦屯镇", "万福镇", "榜式堡镇", "矿洞沟镇"]
OFFICES = ["发展改革局", "市场监督管理局", "行政审批局", "人力资源和社会保障局", "农业农村局", "生态环境分局", "应急管理局",
           "卫生健康委", "住房和城乡建设局", "财政局", "教育局", "民政局", "交通运输局", "水利局", "文化旅游和广播电视局",
           "自然资源局", "商务局", "审计局", "司法局", "统计局", "信访局", "公安局", "税务局", "医疗保障局", "退役军人事务局",
           "林业和草原局", "科学技术局", "工业和信息化局", "金融发展局", "政务服务中心", "综合行政执法队", "供销合作社"]
WORKS = ["信用修复", "行政许可公示", "垃圾分类", "防汛抗旱", "粮食收购", "安全生产", "乡村振兴", "招商引资", "项目建设", "优化营商环境",
         "档案管理", "农村公路养护", "老旧小区改造", "养老服务", "扫黑除恶", "河湖长制", "秸秆禁烧", "春耕备耕", "森林防火",
         "食品安全监管", "学前教育普惠", "家庭医生签约", "电子商务进农村", "农田水利", "政务公开", "基层治理", "信访化解", "就业帮扶"]
MEANS = ["健全工作机制", "压实各级责任", "强化督导检查", "细化任务清单", "加强部门协同", "完善配套制度", "加大宣传力度", "抓好业务培训",
         "严格考核奖惩", "开展专项整治", "组织入户走访", "建立工作台账", "实行销号管理", "推行网格管理", "畅通反映渠道", "落实保障经费",
         "定期通报进展", "选派业务骨干", "深入一线调研", "及时会商研判", "简化办事流程", "压缩审批时限", "推进数据共享", "引导社会参与",
         "补齐设施短板", "做好跟踪服务", "靠前协调解决困难", "分类制定实施方案"]
RESULTS = ["各项工作取得阶段性成效", "群众满意度稳步提高", "工作质量明显提升", "为全年目标任务完成打下了坚实基础", "有效防范了各类风险",
           "受到基层干部群众普遍好评", "形成了齐抓共管的良好局面", "办事效率大幅提高", "企业和群众的获得感不断增强", "整体水平走在全市前列",
           "存在的突出问题得到及时整改", "相关经验在全市推广", "有力推动了经济社会高质量发展", "基层基础进一步夯实", "工作规范化程度持续提升"]
GOALS = ["服务发展大局", "保障和改善民生", "防范化解重大风险", "提升服务效能", "巩固拓展前期成果", "推动重点任务落地见效", "破解基层难题",
         "守住安全底线", "提高办事效率", "激发市场主体活力"]
OPENERS = ["今年以来", "近期", "近日", "入汛以来", "年初以来", "上半年", "三季度以来", "自专项行动开展以来", "按照省委、省政府统一部署",
           "根据县委常委会会议要求", "为进一步做好相关工作", "针对排查中发现的问题", "在总结以往经验的基础上", "结合本地实际"]
TIES = ["同时", "下一步", "此外", "在此基础上", "与此同时", "目前", "会后", "据了解", "通过上述措施"]
VERBS = ["办理", "受理", "排查", "整改", "走访", "发放", "完成", "新建", "修复", "审核", "培训", "检查", "调解", "回访", "登记"]
COUNTED = [("企业", "家"), ("事项", "件"), ("问题", "个"), ("群众", "人次"), ("宣传材料", "份"), ("农户", "户"), ("线索", "条"), ("会议", "次"),
           ("项目", "个"), ("房屋", "间"), ("车辆", "台"), ("干部", "名"), ("水库", "座"), ("课程", "期"), ("案件", "起"), ("设备", "套"),
           ("证照", "本"), ("林地", "亩"), ("岗位", "个"), ("隐患", "处")]
AMOUNTS = ["万元", "亿元", "公里", "吨", "亩", "平方米", "万人", "万亩", "公顷", "立方米"]
QUOTED = ["放管服", "信易贷", "一网通办", "双随机、一公开", "最多跑一次", "两不愁三保障", "告知承诺制", "三个清单", "红黑榜", "一件事",
          "不见面审批", "门前三包", "好差评", "三步走", "回头看", "抓重点", "补短板", "强弱项", "稳", "进", "好", "件件有着落", "事事有回音",
          "县级领导包镇、镇干部包村", "互联网+监管", "金小二", "快车道", "开门一件事"]
BOOKS = ["优化营商环境条例", "社会信用体系建设实施方案", "安全生产责任书", "信用承诺书", "粮食流通管理条例", "政府工作报告", "生态环境保护督察整改方案",
         "关于进一步加强基层治理工作的意见", "农村人居环境整治提升五年行动方案"]
PEOPLE = ["艾力·买买提", "阿依古丽·吐尔逊", "古丽娜尔·阿不都", "巴特尔·朝鲁", "约翰·史密斯", "克里斯蒂娜·安德森", "买买提江·依明"]
UNITS = ["{a}mg/L", "{a}μg/m³", "{a}kg/hm²", "{a}MW·h", "{a}km/h", "{a}m³/s", "{a}t/d", "{a}dB", "{a}mm", "{a}℃"]
STANDARDS = ["GB/T 18000", "GB/T 9704-2012", "GB 50016-2014", "GB/T 15834-2011", "DB21/T 1234-2020", "ISO 9001", "DA/T 22-2015",
             "GB 3838-2002", "HJ 2025", "JGJ/T 429"]
LATIN = ["Wi-Fi", "e-mail", "5G", "App", "PM2.5", "COD", "GDP", "CPI", "VR", "OA", "ETC", "Excel 2019", "Windows 11", "LED", "U盘", "PDF/A",
         "B2B", "O2O", "AI+政务", "QR Code", "Internet of Things", "JavaScript", "PostgreSQL", "Kubernetes", "blockchain", "NB-IoT",
         "TCP/IP", "HTML5", "WeChat Pay", "carbon neutrality", "supply-chain management", "Information Technology Infrastructure Library"]
RARE = ["赵龑", "李璿", "王暻", "陈濛", "周頔", "吴翀", "郑燚"]


def county(rng):
    return rng.choice(COUNTY)


def whose(rng):
    """Who does it: a town, an office, or several."""
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(TOWNS)
    if kind < 0.7:
        return "县" + rng.choice(OFFICES)
    if kind < 0.85:
        return "、".join(rng.sample(TOWNS, rng.randint(2, 4))) + "等地"
    return "县" + rng.choice(OFFICES) + "会同" + rng.choice(OFFICES)


def number(rng):
    kind = rng.random()
    if kind < 0.5:
        return str(rng.randint(2, 99))
    if kind < 0.8:
        return str(rng.randint(100, 9999))
    return f"{rng.randint(1, 999)}.{rng.randint(1, 99):02d}"


def counted(rng):
    """What was done with how many: 走访农户312户."""
    noun, measure = rng.choice(COUNTED)
    if rng.random() < 0.3:
        return rng.choice(["投入资金", "完成投资", "落实补助", "挽回损失", "争取资金"]) + number(rng) + rng.choice(AMOUNTS[:2])
    return f"{rng.choice(VERBS)}{noun}{rng.randint(2, 9800)}{measure}"


def _some(rng, phrases, least, most):
    return rng.sample(phrases, rng.randint(least, most))


def plain(rng):
    """A sentence with nothing in it but characters, plain punctuation and few figures."""
    kind = rng.randrange(11)
    who, work = whose(rng), rng.choice(WORKS)
    if kind == 9:
        return f"{rng.choice(['', '据统计，'])}{rng.randint(2, 12)}月{rng.randint(1, 28)}日，{who}召开会议，研究{work}工作，{rng.choice(MEANS)}，要求{rng.randint(2022, 2026)}年{rng.randint(1, 12)}月底前{rng.choice(['全部完成', '见到成效', '整改到位'])}。"
    if kind == 10:
        return f"{who}坚持“{rng.choice(QUOTED)}”，{rng.choice(MEANS)}，{counted(rng)}，{rng.choice(RESULTS)}。"
    if kind == 0:
        return f"{rng.choice(OPENERS)}，{who}围绕{rng.choice(GOALS)}，{'、'.join(_some(rng, MEANS, 2, 4))}，{rng.choice(RESULTS)}。"
    if kind == 1:
        return f"{who}把{work}作为{rng.choice(GOALS)}的重要抓手，{'，'.join(_some(rng, MEANS, 2, 3))}。"
    if kind == 2:
        return f"{rng.choice(TIES)}，{who}{'，'.join(_some(rng, MEANS, 1, 2))}，{counted(rng)}，{rng.choice(RESULTS)}。"
    if kind == 3:
        steps = zip(["一是", "二是", "三是", "四是"], _some(rng, MEANS, 3, 4))
        return "；".join(step + mean + ("，" + rng.choice(MEANS) if rng.random() < 0.6 else "") for step, mean in steps) + "。"
    if kind == 4:
        return f"会议要求，{who}要切实提高认识，{'、'.join(_some(rng, MEANS, 2, 3))}，确保{work}工作{rng.choice(['落到实处', '取得实效', '有序推进', '按期完成'])}。"
    if kind == 5:
        return f"截至目前，全县{work}累计{counted(rng)}，{counted(rng)}，同比{rng.choice(['增长', '下降', '提高'])}{rng.randint(1, 80)}.{rng.randint(0, 9)}%。"
    if kind == 6:
        return f"对检查中发现的{work}方面的突出问题，{who}坚持{rng.choice(MEANS)}，{rng.choice(MEANS)}，逐项整改到位。"
    if kind == 7:
        return f"{who}负责同志表示，将继续{rng.choice(MEANS)}，{rng.choice(MEANS)}，以更大力度推进{work}，{rng.choice(GOALS)}。"
    return f"{who}{rng.choice(['深入', '扎实', '有序', '全面'])}推进{work}（含{rng.choice(WORKS)}），{rng.choice(RESULTS)}。"


def day(rng):
    return f"{rng.randint(2019, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


def clock(rng):
    return f"{rng.randint(0, 23)}时{rng.randint(10, 59)}分"


def phone(rng):
    return f"0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}"


def address(rng):
    where = rng.choice(["zwfw", "www", "credit", "tjj", "rsj", "sthj"])
    place = rng.choice(["example", "linxi", "yunling", "qingchuan"])
    tail = rng.choice([f"art/{rng.randint(2019, 2026)}/{rng.randint(1, 12)}/{rng.randint(1, 28)}/art_{rng.randint(1000, 99999)}_{rng.randint(10000000, 99999999)}.html",
                       f"col/col{rng.randint(1000, 9999)}/index.html", "", f"search?q=xy&page={rng.randint(1, 40)}"])
    return f"{rng.choice(['https', 'http'])}://{where}.{place}.gov.cn/{tail}"


def unit(rng):
    return rng.choice(UNITS).format(a=f"{rng.randint(0, 400)}.{rng.randint(1, 9)}")


def quoted(rng):
    return "“" + rng.choice(QUOTED) + "”"


def hard(rng):
    """A sentence with something that is hard to set."""
    kind = rng.randrange(16)
    who, work = whose(rng), rng.choice(WORKS)
    if kind == 0:
        return f"{who}于{day(rng)}前将{work}情况报送县{rng.choice(OFFICES)}汇总，{day(rng)}起施行。"
    if kind == 1:
        return f"详见{address(rng)}，{who}{rng.choice(MEANS)}。"
    if kind == 2:
        return f"{rng.choice(MEANS)}，联系电话{phone(rng)}{rng.choice(['。', '，联系人' + rng.choice(PEOPLE) + '。'])}"
    if kind == 3:
        return f"按照{quoted(rng)}{quoted(rng)}{quoted(rng)}的要求，{who}提出{quoted(rng)}，做到{quoted(rng)}。"
    if kind == 4:
        return f"监测结果为{unit(rng)}，依据{rng.choice(STANDARDS)}判定，{rng.choice(['低于', '高于'])}限值{unit(rng)}，{rng.choice(MEANS)}。"
    if kind == 5:
        low, high = rng.randint(2, 60), rng.randint(61, 99)
        return f"{work}完成率保持在{low}%～{high}%，{rng.randint(2, 5)}—{rng.randint(6, 12)}月{counted(rng)}，{low}～{high}岁群众占{rng.randint(1, 99)}.{rng.randint(0, 9)}%。"
    if kind == 6:
        return f"{who}的{rng.choice(PEOPLE)}同志说：“{rng.choice(RESULTS)}，{rng.choice(MEANS)}。”现场{counted(rng)}。"
    if kind == 7:
        return f"{rng.choice(MEANS)}——这是{who}抓好{work}的关键，{rng.choice(['正如', '也就是'])}{quoted(rng)}，{rng.choice(RESULTS)}。"
    if kind == 8:
        return f"系统采用{rng.choice(LATIN)}和{rng.choice(LATIN)}，用{rng.choice(LATIN)}报送，{work}数据{rng.choice(['实时', '按日', '逐级'])}上传。"
    if kind == 9:
        return f"第{rng.randint(2, 99)}次会议于{day(rng)}{clock(rng)}召开，{clock(rng)}结束，投资{number(rng)}{rng.choice(AMOUNTS)}，{counted(rng)}。"
    if kind == 10:
        return f"根据《{rng.choice(BOOKS)}》《{rng.choice(BOOKS)}》（{county(rng)}政办〔{rng.randint(2018, 2026)}〕{rng.randint(1, 120)}号），{who}{rng.choice(MEANS)}。"
    if kind == 11:
        return f"“{rng.choice(MEANS)}，{rng.choice(MEANS)}”，{who}负责同志说，“{rng.choice(RESULTS)}”。"
    if kind == 12:
        return f"其中{rng.choice(TOWNS)}{number(rng)}{rng.choice(AMOUNTS)}，{rng.choice(TOWNS)}{number(rng)}{rng.choice(AMOUNTS)}，{rng.choice(TOWNS)}{rng.randint(2, 99)}.{rng.randint(0, 9)}%，{rng.choice(TOWNS)}{rng.randint(2, 900)}{rng.choice(COUNTED)[1]}。"
    if kind == 13:
        return f"主要经验有：（1）{rng.choice(MEANS)}；（2）{rng.choice(MEANS)}（{quoted(rng)}）；（3）{rng.choice(MEANS)}……"
    if kind == 14:
        return f"{rng.choice(TOWNS)}/{rng.choice(TOWNS)}和{rng.choice(['临溪—清河', '东河—西岭', 'K3—K9'])}段{rng.choice(MEANS)}，气温{rng.randint(-20, 5)}～{rng.randint(6, 38)}℃，邮箱{rng.choice(['ykfgwxygk', 'zwgk', 'linxi-jb'])}@{rng.choice(['163.com', 'example.gov.cn'])}。"
    return f"对{rng.choice(RARE)}等同志予以表扬，{who}‘{rng.choice(QUOTED)}’的做法（{rng.choice(BOOKS[2:4])}）{rng.choice(RESULTS)}。"


def paragraph(rng, is_hard):
    """A paragraph of one to seven sentences; of hard text about half are hard."""
    count = rng.choice([1, 2, 2, 3, 3, 4, 5, 7])
    return "".join(hard(rng) if is_hard and rng.random() < 0.55 else plain(rng) for _ in range(count))


def title(rng):
    """An article's title of 8 to 40 characters."""
    who, work = rng.choice([rng.choice(TOWNS), county(rng) + "县", "县" + rng.choice(OFFICES)]), rng.choice(WORKS)
    kind = rng.randrange(5)
    if kind == 0:
        return f"{who}{work}工作取得实效"
    if kind == 1:
        return f"{who}{rng.choice(MEANS)} {work}稳步推进"
    if kind == 2:
        return f"{who}“{rng.choice(QUOTED)}”助推{work}"
    if kind == 3:
        return f"县委办公室 县政府办公室印发《{rng.choice(BOOKS)}》 {rng.choice(MEANS)}"
    return f"{work}怎么看、怎么干——{who}{rng.choice(MEANS)}的做法"
