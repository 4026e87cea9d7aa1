//! The words by which office staff call what the files have other keys for, most of them Chinese.

use crate::hanzi::narrow;

/// Keys by the words for them; of several keys for a word, that counts which the table has.
const KEYS: [(&str, &str); 111] = [
    ("标题 题目 栏目名 栏目名称 表题 图题 大标题 name heading headline", "title"),
    ("副标题 小标题", "subtitle"),
    ("日期 印发日期 时间 出版日期 发布日期", "date"),
    ("来源 供稿 供稿单位 资料来源 数据来源 出处 author from origin", "source"),
    ("栏目", "section"),
    ("条目 内容 项目 文章", "item"),
    ("正文 内容 文字 文本 content body", "text"),
    ("期号 期数 期 期次 no issue_number", "number"),
    ("年 年份 年度", "year"),
    ("总期号 总期数 总期 总第 总数 总个数", "total"),
    ("文件 正文文件 文件名 图片 path image", "file"),
    ("文件 图片 照片 images photos pics pictures file", "files"),
    ("各图说明 图说 说明", "captions"),
    ("替代文字", "alts"),
    ("每行张数 每行 一行几张 columns cols", "per_row"),
    ("类型 种类 类别 刊物种类", "kind"),
    ("目录 要目 本期要目", "contents"),
    ("密级", "secrecy"),
    ("份号 编号", "copy_number"),
    ("关键词 关键字 主题词", "keywords"),
    ("刊物", "publication"),
    ("刊物文件", "publication_file"),
    ("提示 重要提示 通知 公告", "notice"),
    ("校对", "check"),
    ("归档 档案", "archive"),
    ("名称 刊名 表名 列名 单位 单位名称 姓名 title", "name"),
    ("编印单位 主办 主办单位 联合主办 印发单位 单位 主编单位", "issuer"),
    ("单位 计量单位", "unit"),
    ("印数 份数 印刷份数", "copies"),
    ("编辑 责任编辑 责编", "editors"),
    ("审核 审稿 审核人 审签", "reviewers"),
    ("邮箱 电子邮箱 电子邮件 邮件", "email"),
    ("电话 联系电话", "phone"),
    ("网站", "website"),
    ("网址", "url"),
    ("二维码 qrcode qr_code", "qr"),
    ("发送范围 发送 分发", "distribution"),
    ("报 报送 主送", "report"),
    ("送", "send"),
    ("抄送 抄送单位 抄送机关 cc", "copy_to"),
    ("增发 本期增发 增发单位", "extra_recipients"),
    ("主送 主送机关 主送单位 recipients addressee", "to"),
    ("印发机关 print_by printer", "printed_by"),
    ("其他各行 版记各行", "entries"),
    ("增刊 supplementary", "supplement"),
    ("专刊 特刊 special special_issue", "edition"),
    ("紧急程度 紧急 缓急 urgent", "urgency"),
    ("签发人 签发 signed_by approver signers", "signer"),
    ("期号形式 期号格式 期号样式 期号写法 number_format number_style", "number_form"),
    ("报头线 红线 线", "rule"),
    ("份号位置 编号位置", "copy_number_at"),
    ("发 下发", "issue"),
    ("分散对齐 拉开 拉宽 justify", "spread"),
    ("报头 刊头", "masthead"),
    ("样式", "style"),
    ("版心 页面", "page"),
    ("字号", "sizes"),
    ("字体", "fonts"),
    ("版记", "footer"),
    ("封底 封底文字 封底图片 cover backcover", "back_cover"),
    ("模板", "templates"),
    ("印刷 打印", "print"),
    ("用纸 纸张", "paper"),
    ("装订", "binding"),
    ("出血", "bleed"),
    ("地方 地区 城市 市", "place"),
    ("指数 综合指数", "index"),
    ("名次 排名 位次", "rank"),
    ("月份 月", "month"),
    ("各月 各月数据 系列 数据", "series"),
    ("数据 数据文件", "data"),
    ("注 备注", "note"),
    ("说明 图说 图注 表说明 title", "caption"),
    ("替代文字 说明 图片说明", "alt"),
    ("宽 宽度", "width"),
    ("高 高度", "height"),
    ("图的种类 图类型 类型", "type"),
    ("列", "columns"),
    ("合计", "totals"),
    ("小数位数 小数", "decimals"),
    ("编码", "encoding"),
    ("方向", "direction"),
    ("全宗号 全宗", "fonds"),
    ("保管期限", "retention"),
    ("附件 attachments attach enclosure annex", "attachment"),
    ("署名 落款 发文机关 sign signature", "signed"),
    ("成文日期 落款日期 署名日期", "signed_date"),
    ("附注", "remark"),
    ("撰稿 撰稿人 撰写 作者 记者 通讯员 摄影 整理 author reporter contributor contributors byline", "credits"),
    ("标题下信息 浏览 跟帖 byline", "info"),
    ("编者按 按语 编者的话 note preface editors_note", "editor_note"),
    ("批示 领导批示 comment comments instructions", "instruction"),
    ("批示人 领导 who", "by"),
    ("会议 会议事项 出席 主持 主持人 列席 请假 议程 会议议程 attend attendees participants agenda", "meeting"),
    ("时间 会议时间 when", "time"),
    ("地点 会议地点 where", "place"),
    ("主持 主持人 host", "chair"),
    ("出席 出席人员 参加 参加人员 参会 参会人员 attend attendees participants", "present"),
    ("列席 列席人员 observers", "attending"),
    ("请假 请假人员 缺席 leave", "absent"),
    ("记录 记录人", "recorder"),
    ("议程 会议议程 议题", "agenda"),
    ("会议事项位置 会议位置", "meeting_at"),
    ("红榜 redlist red_list", "red"),
    ("黑榜 blacklist black_list", "black"),
    ("红榜标题 红榜名称 red_name", "red_title"),
    ("黑榜标题 黑榜名称 black_name", "black_title"),
    ("排法 布局 版式", "layout"),
    ("理由 原因 事由 情况 why", "reason"),
    ("箭头 升降箭头 升降 arrow", "arrows"),
    ("标红 标红条件 红色 红字 mark_red", "red"),
];

/// Words of the `kind` key by the words for them.
const KINDS: [(&str, &str); 9] = [
    ("文章 稿件 通讯", "article"),
    ("简讯 短讯 动态", "brief"),
    ("排名 排行 名次", "ranking"),
    ("表 统计表 表格", "table"),
    ("图 统计图 图表 走势图", "chart"),
    ("图片 照片", "picture"),
    ("组图 图片组 照片组 并排图片 images photos pics", "pictures"),
    ("红黑榜 红榜 黑榜 榜单 boards redlist blacklist red_list black_list", "board"),
    ("二维码 qrcode qr_code", "qr"),
];

/// Words that other keys choose from, by the words for them.
const CHOICES: [(&str, &str); 20] = [
    ("折线 折线图 线图", "line"),
    ("柱形 柱形图 柱状 柱状图 条形图", "bar"),
    ("堆积 堆积图 堆积柱形图 堆积柱状图", "stacked"),
    ("小图 一组小图", "multiples"),
    ("饼 饼图 饼状图 饼形图 圆饼图 扇形图", "pie"),
    ("左 左边 左上角 靠左 居左", "left"),
    ("右 右边 右上角 靠右 居右", "right"),
    ("前 前面 正文前", "before"),
    ("后 后面 正文后", "after"),
    ("中 居中 中间", "center"),
    ("横 横放 横排 横向", "turned"),
    ("竖 竖放 竖排 竖向 纵向", "upright"),
    ("并排 左右 左右并排 side_by_side", "beside"),
    ("上下 上下排", "below"),
    ("自动", "auto"),
    ("双数页 偶数页 双数", "even"),
    ("最少 尽量少", "shortest"),
    ("骑马订", "booklet"),
    ("平订", "stapled"),
    ("预印 预印红头", "preprinted"),
];

/// Returns the keys that a word is used for.
pub(super) fn keys_of(word: &str) -> Vec<&'static str> {
    let word = word.trim_matches(|c: char| "【】《》“”‘’\"'[]".contains(c) || c.is_whitespace());
    KEYS.iter().filter(|(words, _)| words.split(' ').any(|one| one == word)).map(|(_, key)| *key).collect()
}

/// Returns the key that is meant by a word, among those of a table.
pub(in crate::read::typed) fn key_of<'k>(word: &str, keys: impl Iterator<Item = &'k str>) -> Option<String> {
    let meant = keys_of(&plain(word));
    let mut keys = keys;
    keys.find(|key| meant.contains(key)).map(str::to_owned)
}

/// Returns the word of the `kind` key that is meant by a Chinese one.
pub(in crate::read::typed) fn kind_of(word: &str) -> Option<&'static str> {
    let word = word.trim();
    KINDS.iter().find(|(words, _)| words.split(' ').any(|one| one == word)).map(|(_, kind)| *kind)
}

/// Returns the word of a choice that is meant by a Chinese one.
pub(in crate::read::typed) fn choice_of(word: &str) -> Option<&'static str> {
    let word = word.trim();
    CHOICES.iter().find(|(words, _)| words.split(' ').any(|one| one == word)).map(|(_, choice)| *choice)
}

/// Returns a name as keys are written: half-width, in small letters, its blanks and dashes underscores.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_matches(|c| "\"'“”‘’".contains(c)).trim();
    let narrow = name.chars().map(|c| narrow(c).to_ascii_lowercase());
    narrow.map(|c| if c == ' ' || c == '-' || c == '\u{3000}' { '_' } else { c }).collect()
}
