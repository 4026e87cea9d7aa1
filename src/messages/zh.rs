//! The Chinese words of every problem.

use super::Lang;
use super::Words;
use super::export::reason;
use super::problem::{Crowd, Missing, Problem, Syntax, Unsupported, ValueKind};

pub(super) fn words(problem: &Problem) -> Words {
    use Problem::*;
    match problem {
        TomlSyntax { what, raw } => syntax(what, raw),
        UnknownKey { key, near, belongs } => {
            let words = Words::new(format!("不认识的项目“{key}”")).label("这里没有这一项");
            let home = belongs.as_ref().map(|table| match table.as_str() {
                "" => "文件最前面，第一个方括号之前".to_owned(),
                table => format!(" {table} 下面"),
            });
            words.hint(match (near, home) {
                (Some(near), Some(home)) => format!("是不是想写 {near}？如果不是，“{key}”应写在{home}"),
                (Some(near), None) => format!("是不是想写 {near}？"),
                (None, Some(home)) => format!("“{key}”应写在{home}"),
                (None, None) => "请删去这一行，或对照说明改成正确的项目名".to_owned(),
            })
        }
        WrongType { key, expected, found, sample } => Words::new(format!(
            "“{key}”应为{}，这里写的是{}",
            kind(*expected),
            kind(*found)
        ))
        .label(format!("应为{}", kind(*expected)))
        .hint(example(key, *expected, *sample)),
        MissingKey { key, of_publication } => {
            Words::new(format!("缺少“{key}”")).label("这里缺一项").hint(if *of_publication {
                format!("请在 publication.toml 里，或在 issue.toml 的 [publication] 下面，补上 {key} = \"…\"")
            } else {
                format!("请补上 {key} = …")
            })
        }
        EmptyValue { key } => {
            Words::new(format!("“{key}”是空的")).label("没有内容").hint("请填上内容，或删去这一行")
        }
        NotAllowed { key, value, allowed, near } => {
            let hint = match near {
                Some(near) => format!("是不是想写 \"{near}\"？可以用的有：{}", allowed.join("、")),
                None => format!("可以用的有：{}", allowed.join("、")),
            };
            Words::new(format!("“{key}”不能写成“{value}”")).label("没有这个选项").hint(hint)
        }
        OutOfRange { key, min, max } => {
            Words::new(format!("“{key}”的数值超出范围")).label(range(*min, *max)).hint("请改成范围内的数")
        }
        ImpossibleDate { text } => Words::new(format!("没有“{text}”这一天"))
            .label("日历上没有这一天")
            .hint("请核对年、月、日"),
        DateForm { text } => Words::new(format!("“{text}”不是日期"))
            .label("应为日期")
            .hint("请写成 年-月-日，例如 2020-12-14"),
        MonthForm { text } => Words::new(format!("“{text}”不是月份"))
            .label("应为月份")
            .hint("请写成 年.月，例如 \"2020.10\""),
        NumberForm { text } => Words::new(format!("“{text}”不是数"))
            .label("应为数")
            .hint("请只写数字和小数点，例如 86.79"),
        SizeForm { text } => Words::new(format!("“{text}”不是字号"))
            .label("应为字号")
            .hint("请写字号名（如 \"三号\"“小四”）或磅数（如 \"16pt\"），在 5pt 到 120pt 之间"),
        BodyTooLarge { size, chars, most } => Words::new(format!("每行 {chars} 字排不下 {size}pt 的正文，字会叠在一起"))
            .label("每行字数太多")
            .hint(format!("请减少每行字数（chars），或把正文字号（sizes.body）改到 {most}pt 以下")),
        LinesTooMany { size, lines, most } => Words::new(format!("每页 {lines} 行排不下 {size}pt 的正文，行会叠在一起"))
            .label("每页行数太多")
            .hint(format!("请减少每页行数（lines），这个字号以 {most} 行为宜；或把正文字号（sizes.body）改小")),
        UrlForm { text } => Words::new(format!("“{text}”不是完整的网址"))
            .label("缺 http:// 或 https://")
            .hint("请写全，例如 http://www.example.gov.cn/"),
        WouldReplace { path } => Words::new(format!("输出文件“{path}”就是本期要读的文件，写了会把它盖掉"))
            .hint("请用 -o 换一个文件名，例如 -o 简报.pdf"),
        OtherKind { path } => Words::new(format!("“{path}”已经有了，是另一种文件，没有覆盖"))
            .hint("请用 -o 换一个文件名；确实不要那个文件的，请先删去它"),
        TextTwice => Words::new("text 和 file 不能同时写")
            .label("正文写了两处")
            .hint("正文写在这里就只留 text，放在另外的文件里就只留 file"),
        TextMissing => Words::new("没有正文")
            .label("缺少 text 或 file")
            .hint("请补上 text = '''正文'''，或 file = \"文件名.md\""),
        File { path, why } => missing(&format!("文件“{path}”"), why),
        Encoding { path, offset } => Words::new(format!("看不懂文件“{path}”的文字编码（第 {} 字节起）", offset + 1))
            .label("编码不对")
            .hint("请在 WPS、Excel 或记事本里打开，另存为 UTF-8 编码后再试；写了 encoding 的，请看写得对不对"),
        FileEmpty { path } => {
            Words::new(format!("文件“{path}”是空的")).label("没有内容").hint("请写上内容，或删去这一条")
        }
        MarkdownLiteral { what } => literal(*what),
        Invisible { character } => Words::new(format!("有一个看不见的字符 {}，已去掉", code_point(*character)))
            .label("在这里")
            .hint("多半是从网页上复制带来的，删去即可"),
        MissingGlyph { character } => Words::new(format!(
            "没有字体能显示“{character}”（{}）",
            code_point(*character)
        ))
        .label("印不出来")
        .hint("请换一个字；确需此字时，把有这个字的字体放进文件夹，在 publication.toml 的 [fonts] 里写 folder = \"文件夹\""),
        ControlCharacter { character } => {
            Words::new(format!("有一个不能印刷的控制字符 {}", code_point(*character)))
                .label("在这里")
                .hint("请删去这个字符（它可能看不见，可整行重打）")
        }
        RaggedRow { row, expected, found } => {
            Words::new(format!("文件第 {row} 行应有 {expected} 格，实有 {found} 格"))
                .label(format!("{found} 格"))
                .hint("请检查这一行是否多了或少了逗号；内容里有逗号时，整格要加英文引号")
        }
        OpenQuote => Words::new("这一格的英文引号没有成对，后面的内容都会并进这一格")
            .label("从这里开始")
            .hint("请在这一格末尾补上英文引号；内容里的英文引号要写两个，例如 \"甲\"\"乙\""),
        TableWithoutRows { path } => Words::new(format!("表格“{path}”只有表头，没有数据"))
            .label("没有数据行")
            .hint("请补上数据，或把 head_rows 改小"),
        TableTooLarge { limit } => Words::new(format!("表格太大：超过 {limit} 格"))
            .label("这个表太大")
            .hint("请只选需要印的部分（data = \"文件#A1:W58\"，或 print = \"totals\" 只印合计），或拆成几个表；确需全印时用 max_cells 放宽"),
        Workbook { path, why } => why.zh(path),
        NoSuchSheet { name, near, known } => {
            let words = Words::new(format!("工作簿里没有叫“{name}”的工作表或名称")).label("没有这个名字");
            let all = short_list(known);
            words.hint(match near {
                Some(near) => format!("是不是想写“{near}”？这个工作簿里有：{all}"),
                None => format!("这个工作簿里有：{all}"),
            })
        }
        RangeForm { text } => Words::new(format!("“{text}”不是单元格区域"))
            .label("应为单元格区域")
            .hint("请写左上角和右下角，中间用冒号，例如 data.xlsx#三季度!A1:W58；CSV 没有工作表，只写 data.csv#A1:W58"),
        NothingThere { path, part: None } => Words::new(format!("“{path}”里没有内容"))
            .label("是空的")
            .hint("所有没有隐藏的工作表都是空的；请检查是否选对了文件，存盘了没有"),
        NothingThere { path, part: Some(part) } => Words::new(format!("“{path}”的“{part}”里没有内容"))
            .label("这个范围是空的")
            .hint("请检查工作表和区域写得对不对"),
        HiddenRows { first, last, more } => {
            let rows = if first == last { format!("第 {first} 行") } else { format!("第 {first} 至 {last} 行") };
            Words::new(format!("{rows}在工作簿里是隐藏的，没有印出{}", and_more(*more)))
                .label("隐藏的行")
                .hint("要印就在 Excel 或 WPS 里取消隐藏（或取消筛选）再存盘；不印可不必理会")
        }
        HiddenColumns { first, last, more } => {
            let columns = if first == last { format!("{first} 列") } else { format!("{first} 至 {last} 列") };
            Words::new(format!("{columns}在工作簿里是隐藏的，没有印出{}", and_more(*more)))
                .label("隐藏的列")
                .hint("要印就在 Excel 或 WPS 里取消隐藏再存盘；不印可不必理会")
        }
        CellError { cell, text, more } => Words::new(format!("{cell} 是错误值 {text}，已照样印出{}", and_more(*more)))
            .label("公式出错")
            .hint("请在 Excel 或 WPS 里改好公式再存盘"),
        NotCalculated { cell, more } => {
            Words::new(format!("{cell} 的公式没有存下结果，这一格印成空白{}", and_more(*more)))
                .label("没有结果")
                .hint("请用 Excel 或 WPS 打开一次，存盘后再试")
        }
        CellPicture { cell, more } => {
            Words::new(format!("{cell} 里是嵌入的图片，表里印不出，这一格印成空白{}", and_more(*more)))
                .label("单元格里的图片")
                .hint("要印就把图片另存成文件，作为图片写进 issue.toml；不印可不必理会")
        }
        NumberAsText { cell, text, more } => {
            Words::new(format!("{cell} 的“{text}”是文字，同一列别的格是数{}", and_more(*more)))
                .label("文字形式的数")
                .hint("求和等不会算上它；请在 Excel 或 WPS 里转换成数字，确是文字可不必理会")
        }
        TableTooWide { columns } => Words::new(format!("表格太宽：{columns} 列横放、分段也排不下"))
            .label("这个表太宽")
            .hint("请减少列数、缩短内容，或拆成几个表"),
        TotalForm => Words::new("合计要写明是哪一行或哪一列")
            .label("row 和 column 要写一样")
            .hint("请写成 { row = \"合计\" } 或 { column = \"总量\" }"),
        SizesCrossed { smallest, largest } => Words::new(format!("最小字号 {smallest} 磅比最大字号 {largest} 磅还大"))
            .label("上下限颠倒")
            .hint("请对调 smallest 和 largest，或删去一个"),
        TableRowTooHigh => Words::new("表里有一行高过整页，排不下")
            .label("这个表里有太长的内容")
            .hint("请把那一格的文字移到正文里，或拆成几行"),
        NoSuchLine { name, near, known } => {
            let hint = match near {
                Some(near) => format!("是不是“{near}”？表里有：{}", known.join("、")),
                None => format!("表里有：{}", known.join("、")),
            };
            Words::new(format!("表里没有叫“{name}”的行或列")).label("找不到").hint(hint)
        }
        SeveralLines { name } => Words::new(format!("叫“{name}”的不止一个"))
            .label("说不准是哪一个")
            .hint("请写全：上一级/下一级，例如 一季度/数量"),
        TableShape { key, have } => Words::new(format!("“{key}”太大：表格只有 {have} 列"))
            .label("超过了表格")
            .hint("请改小"),
        ChartWithoutFigures { path } => Words::new(format!("表格“{path}”里没有能画图的数"))
            .label("没有数")
            .hint("画图的列里只能有数，空格、“—”“…”表示缺数；也可以用 series = [\"列名\"] 指定列"),
        NotAFigure { text } => Words::new(format!("“{text}”不是数，画不进图里"))
            .label("应为数")
            .hint("请改成数（可以有千分位逗号和 %）；没有数时留空，或写“—”"),
        ChartTooFull { what, have, most } => {
            let (what, hint) = match what {
                Crowd::Series => ("组数", "请用 series（转置时用 rows）选出要画的，或改用 type = \"multiples\" 分成小图"),
                Crowd::Points => ("个点", "请用 rows（转置时用 series）选出要画的"),
                Crowd::Bars => ("根柱", "请用 rows 选出要画的、把 height 改大，或改用表格"),
                Crowd::Panels => ("个小图", "请用 series（转置时用 rows）选出要画的，或把 height 改大"),
            };
            Words::new(format!("图里有 {have} {what}，最多 {most} {what}")).label("图太满，看不清").hint(hint)
        }
        NegativePiece { text } => Words::new(format!("堆积图里不能有负数“{text}”"))
            .label("小于零")
            .hint("请核对这个数；确有负数时改用 type = \"bar\" 或 \"line\""),
        MonthTwice { month } => Words::new(format!("排名里的 {month} 写了两次，图里用第一次写的"))
            .label("同一个月已经写过")
            .hint("请核对月份，或删去重复的一条"),
        PictureCoarse { path, dpi, width, widest, pixels } => {
            Words::new(format!("图片“{path}”不够清楚：印 {width} 毫米宽只有 {dpi} dpi，印刷要 300 dpi 以上"))
                .label("像素太少")
                .hint(if *widest >= 10.0 {
                    format!("请换成 {pixels} 像素宽以上的原图，或把宽度改小：width = {widest}")
                } else {
                    format!("请换成 {pixels} 像素宽以上的原图")
                })
        }
        NotAPicture { path } => Words::new(format!("“{path}”不是能用的图片"))
            .label("认不出图片格式")
            .hint("请另存为 PNG、JPEG、WebP、GIF 或 SVG"),
        PictureTooLarge { path, megapixels, limit } => {
            Words::new(format!("图片“{path}”太大：{megapixels} 百万像素，最多 {limit}"))
                .label("图片太大")
                .hint("请缩小后再用；印刷 156 毫米宽的图，2000 像素宽已经够清楚")
        }
        Figure(fault) => fault.zh(),
        Archive(fault) => fault.zh(),
        Compare(fault) => fault.zh(),
        Word(fault) => fault.zh(),
        Impose(fault) => fault.zh(),
        BadPdf(fault) => fault.zh(),
        Preflight(fault) => fault.zh(),
        Print(fault) => fault.zh(),
        Reference(fault) => fault.zh(),
        NoIssue { path, why } => missing(&format!("“{path}”"), why),
        TooManyPages { pages, limit } => Words::new(format!("全文有 {pages} 页，最多 {limit} 页"))
            .hint("请检查是否误放了很长的文章或表格；确需更长时可拆成几期"),
        Template { message, hints, trace } => {
            let words = Words::new(format!("模板出错：{message}")).label("模板停在这里");
            let mut lines = hints.clone();
            lines.extend(trace.iter().map(|t| format!("经由 {t}")));
            if lines.is_empty() {
                words.hint("模板改过的话，可用 typeset template diff 对照原样")
            } else {
                words.hint(lines.join("\n"))
            }
        }
        TemplateWarning { message } => Words::new(format!("模板里有值得留意的地方：{message}")).label("在这里"),
        Unsettled { message } => Words::new(format!("排版没有完全稳定下来：{message}")),
        Export { message } => {
            let (reason, hint) = reason(message, Lang::Zh);
            let words = Words::new(format!("写不成 PDF：{reason}"));
            if let Some(hint) = hint { words.hint(hint) } else { words }
        }
        NotAccessible { message } => {
            let (reason, hint) = reason(message, Lang::Zh);
            let hint = hint.unwrap_or("多半是改过的模板造成的");
            Words::new(format!("PDF 不符合无障碍标准 PDF/UA-1：{reason}")).hint(format!("{hint}；PDF 仍已生成，可以印刷"))
        }
        Epoch { text } => Words::new(format!("环境变量 SOURCE_DATE_EPOCH 的值“{text}”不能用，没有理会"))
            .hint("这个变量是从 1970 年起的秒数，例如 1607904000；不需要的话请取消它，文件的日期就是出刊日期"),
        DamagedPicture { path, message } => Words::new(format!("图片“{path}”损坏，打不开（{message}）"))
            .label("打不开这个图片")
            .hint("请重新导出或重新复制一份"),
        FontFolder { path } => Words::new(format!("找不到字体文件夹“{path}”"))
            .label("没有这个文件夹")
            .hint("路径从 publication.toml 所在的文件夹算起"),
        CannotWrite { path, why } => {
            let (reason, hint) = why.zh();
            Words::new(format!("写不了“{path}”：{reason}")).hint(hint)
        }
        Sum(fault) => fault.zh(),
        Agreement(fault) => fault.zh(),
        Structure(fault) => fault.zh(),
        Wording(fault) => fault.zh(),
        Punctuation(fault) => fault.zh(),
        Typography(fault) => fault.zh(),
        People(fault) => fault.zh(),
        TimeOut { seconds } => Words::new(format!("超过 {seconds} 秒还没有排完，已停止"))
            .hint("请检查是否有特别大的表格或图片；确需更久时用 --timeout 加长"),
    }
}

fn syntax(what: &Syntax, raw: &str) -> Words {
    match what {
        Syntax::FullWidth { found, wanted } => Words::new(format!("这里用了中文标点 {found}"))
            .label("应为英文标点")
            .hint(format!("请改成英文的 {wanted}（切换到英文输入法）")),
        Syntax::Unquoted => {
            Words::new("文字没有加引号").label("要加引号").hint("文字前后要加英文引号，例如 name = \"工作简报\"")
        }
        Syntax::UnclosedText => Words::new("引号没有成对")
            .label("从这里开始的文字没有结尾的引号")
            .hint("单行文字用 \"…\"，多行文字用三个引号 \"\"\"…\"\"\""),
        Syntax::DuplicateKey => Words::new("同一项写了两次").label("前面已经写过").hint("请删去其中一个"),
        Syntax::NoValue => Words::new("等号后面没有内容").label("缺少内容").hint("请写成 项目 = 内容，例如 number = 3"),
        Syntax::BadKey => Words::new("项目名不对")
            .label("项目名只能用英文字母、数字、_ 和 -")
            .hint("项目名不能用中文；如果这是正文，请放进引号里"),
        Syntax::Unclosed => Words::new("括号没有成对").label("缺少结尾的括号").hint("请补上对应的 ]、]] 或 }"),
        Syntax::Comma => Words::new("逗号不对").label("检查这里").hint("列表里两项之间用一个英文逗号隔开"),
        Syntax::Escape => Words::new("反斜杠 \\ 用得不对")
            .label("在这里")
            .hint("要写反斜杠本身请写 \\\\；或把引号 \"…\" 换成单引号 '…'（多行用 '''…'''），里面的字符就原样照用"),
        Syntax::Value => Words::new("这个数或日期不对")
            .label("没有这样的数或日期")
            .hint("日期写成 2020-12-14（不加引号）；数写成 80 或 86.79；其他文字要加英文引号"),
        Syntax::TooDeep => Words::new("括号套得太深").label("从这里起读不下去").hint("请检查前面的括号是否都有结尾"),
        Syntax::Other => Words::new("这里的写法不对").label("读不懂").hint(format!("TOML 读取程序的原话：{raw}")),
    }
}

fn missing(what: &str, why: &Missing) -> Words {
    match why {
        Missing::NoSuchFile => Words::new(format!("找不到{what}"))
            .label("没有这个文件")
            .hint("请检查文件名（包括大小写和扩展名）以及它放在哪个文件夹"),
        Missing::Outside => Words::new(format!("{what}不在本期的文件夹里"))
            .label("在文件夹之外")
            .hint("请把文件复制到 issue.toml 所在的文件夹，路径只写文件夹里的部分，用 / 分隔"),
        Missing::NotAFile => {
            Words::new(format!("{what}不是普通文件")).label("不是文件").hint("请写文件名，不要写文件夹名")
        }
        Missing::TooLarge(limit) => Words::new(format!("{what}太大，最多 {}", megabytes(*limit)))
            .label("文件太大")
            .hint("请删去用不到的内容，或拆成几个文件"),
        Missing::System(reason) => Words::new(format!("系统不让读{what}（系统的原话：{reason}）"))
            .label("读不了")
            .hint("请检查文件是否正被别的程序打开，以及有没有读取权限"),
    }
}

/// Says that there are more cases than are told.
fn and_more(more: usize) -> String {
    if more == 0 { String::new() } else { format!("（另有 {more} 处同样的情况）") }
}

fn short_list(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(20).map(String::as_str).collect();
    shown.join("、") + if names.len() > 20 { "……" } else { "" }
}

fn literal(what: Unsupported) -> Words {
    let (name, hint) = match what {
        Unsupported::Emphasis => ("*…* 或 _…_（斜体）", "要强调请用 **…**；要印星号本身请写 \\*"),
        Unsupported::Code => ("代码", "行首多余的空格或反引号 ` 会被当成代码，删去即可"),
        Unsupported::Html => ("HTML 标记", "正文里不能用 HTML；要印尖括号本身可不必理会"),
        Unsupported::Quote => ("> 引用", "删去行首的 >；要印大于号本身请写 \\>"),
        Unsupported::Rule => ("--- 分隔线", "删去这一行；要印破折号请写 ——"),
        Unsupported::Image => ("图片", "图片请在 issue.toml 里另列一条 kind = \"picture\""),
        Unsupported::DeepHeading => ("五级以下的标题", "标题最多四级：一、（一）1.（1）"),
        Unsupported::LoneStars => {
            ("单独的 **", "** 没有成对，或紧挨着标点而不起作用：请把标点移到 ** 外面，例如 **一是**，")
        }
        Unsupported::DeepList => ("套得太深的列表或强调", "列表最多套 8 层，请改浅一些"),
        Unsupported::EmptyHeading => ("没有文字的 #", "请在 # 后面写上标题，或删去它"),
        Unsupported::EmptyLink => ("缺文字或缺网址的链接", "请写成 [文字](网址)，两样都要有"),
        Unsupported::Backslash => ("行末的 \\", "要另起一段请空一行；要印反斜杠可不必理会"),
        Unsupported::Entity => ("&…; 符号", "请直接写那个字符"),
    };
    Words::new(format!("{name}不起作用，已照原样印出")).label("照原样印出").hint(hint)
}

fn kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "文字",
        ValueKind::Integer => "整数",
        ValueKind::Number => "数",
        ValueKind::Boolean => " true 或 false",
        ValueKind::Date => "日期",
        ValueKind::List => "列表",
        ValueKind::Table => "一组项目",
    }
}

fn example(key: &str, kind: ValueKind, sample: Option<f64>) -> String {
    let value = match kind {
        ValueKind::Text => "\"文字\"（前后加英文引号）",
        ValueKind::Integer | ValueKind::Number if let Some(sample) = sample => {
            return format!("请写成 {key} = {sample}（不加引号）");
        }
        ValueKind::Integer if key == "year" => "2020（不加引号）",
        ValueKind::Integer => "10（不加引号）",
        ValueKind::Number => "86.79（不加引号）",
        ValueKind::Boolean => "true（是）或 false（否），不加引号",
        ValueKind::Date => "2020-12-14（不加引号）",
        ValueKind::List if key == "section" => return format!("请写成 [[{key}]]（两层方括号），下面每行一项"),
        ValueKind::List if key == "item" => return String::from("请写成 [[section.item]]（两层方括号），下面每行一项"),
        ValueKind::List => "[\"甲\", \"乙\"]（方括号，逗号隔开）",
        ValueKind::Table => return format!("请写成 [{key}]，下面每行一项"),
    };
    format!("请写成 {key} = {value}")
}

fn range(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("应在 {min} 到 {max} 之间"),
        (Some(min), None) => format!("不能小于 {min}"),
        (None, Some(max)) => format!("不能大于 {max}"),
        (None, None) => String::new(),
    }
}

fn megabytes(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{} KB", bytes >> 10) }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
