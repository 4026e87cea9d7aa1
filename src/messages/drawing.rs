//! What can be wrong with a chart or a picture.

use super::chart::{Crowd, Omitted, few, omitted};
use super::pie::PieFault;
use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum DrawingFault: words(lang) -> Words {
        /// A chart whose table has no column of figures, and what its rows and columns are instead.
        ChartWithoutFigures { path: String, left_out: Vec<Omitted> } = "chart-without-figures" => {
            let why = omitted(left_out, lang);
            text why = match (why.is_empty()) {
                true => { String::new() }
                false => { Zh: "：{why}"; En: ": {why}" }
            };
            Zh: "表格“{path}”里没有能画图的数{why}", label: "没有数",
                hint: "画图的列里多数格子要是数，空格、“—”“…”表示缺数；也可以用 series = [\"列名\"] 指定列";
            En: "the table \"{path}\" has no figures to draw{why}", label: "no figures",
                hint: "most cells of a column that is drawn are figures; leave gaps empty or write —; series = [\"name\"] picks columns";
        }
        /// A cell of a chart that is no figure and so a gap; `more` others have the same text.
        NotAFigure { text: String, series: String, at: String, more: usize } = "not-a-figure" => {
            text more = match more {
                0 => { String::new() }
                _ => { Zh: "，写着它的另外 {more} 格也是"; En: ", nor are {more} more cell(s) with it" }
            };
            Zh: "“{text}”不是数：图里“{series}”在“{at}”处空着{more}", label: "按缺数画",
                hint: "应有数的，请改成数（可以有千分位逗号和 %）；本来没有数的，留空或写“—”，就不再提醒";
            En: "\"{text}\" is not a figure: \"{series}\" has a gap at \"{at}\"{more}", label: "drawn as a gap",
                hint: "write a number (with commas and % if need be); where there is none, leave the cell empty or write —";
        }
        /// A figure that is too large or too long to be drawn and so a gap.
        FigureTooLong { text: String, series: String, at: String } = "figure-too-long" => {
            Zh: "“{text}”太长，画不准：图里“{series}”在“{at}”处空着", label: "按缺数画",
                hint: "请换一个单位（例如万元），或少写几位小数";
            En: "\"{text}\" is too long to be drawn: \"{series}\" has a gap at \"{at}\"", label: "drawn as a gap",
                hint: "use a larger unit or fewer decimals";
        }
        /// Cells of a chart that are no figures, beyond those that are told one by one.
        MoreGaps { count: usize } = "not-a-figure" => {
            Zh: "这个图里另有 {count} 格不是数，也空着没画", label: "还有别的格",
                hint: "请把表里这些格子改成数；本来没有数的，留空或写“—”";
            En: "{count} more cell(s) of this chart are not figures and left as gaps", label: "more cells",
                hint: "write numbers there; where there are none, leave the cells empty or write —";
        }
        /// Rows and columns that a chart leaves out although nobody said so.
        ChartLeavesOut { left_out: Vec<Omitted> } = "chart-left-out" => {
            let what = omitted(left_out, lang);
            Zh: "图里没有画：{what}", label: "没有全画",
                hint: "要画的列写进 series = [\"列名\"]，行写进 rows = [\"行名\"]；本来就不该画的，不用管";
            En: "the chart leaves out: {what}", label: "not all of it is drawn",
                hint: "name columns that are to be drawn in series = [\"name\"], rows in rows = [\"name\"]; else nothing need be done";
        }
        /// Series, or places along the axis, whose names state different units.
        MixedUnits { units: Vec<(String, Vec<String>)> } = "mixed-units" => {
            let none = say!(lang => Term { Zh: "没写单位"; En: "none" });
            let named = |unit: &str| if unit.is_empty() { none } else { unit }.to_owned();
            let list = units.iter().map(|(unit, names)| format!("{}（{}）", named(unit), few(names, lang)));
            let list = list.collect::<Vec<_>>().join(lang.comma());
            Zh: "一个图里有几种单位：{list}", label: "单位不一样，不能共用一根轴",
                hint: "请用 series 或 rows 分成几个图，一个图只画一种单位";
            En: "one chart has several units: {list}", label: "different units on one axis",
                hint: "make several charts with series or rows, each with one unit";
        }
        /// A chart with more of something than can be told apart.
        ChartTooFull { what: Crowd, have: usize, most: usize } = "chart-too-full" => {
            let Words { message: what, hint, .. } = what.words(lang);
            Zh: "图里有 {have} {what}，最多 {most} {what}", label: "图太满，看不清", hint: hint;
            En: "the chart has {have} {what}, at most {most}", label: "too full to be read", hint: hint;
        }
        /// A figure below zero, of which no piece of a bar can be made.
        NegativePiece { text: String } = "negative-piece" => {
            Zh: "堆积图里不能有负数“{text}”", label: "小于零",
                hint: "请核对这个数；确有负数时改用 type = \"bar\" 或 \"line\"";
            En: "a stacked bar cannot have a piece below zero: \"{text}\"", label: "below zero",
                hint: "check the number; if it is right, use type = \"bar\" or \"line\"";
        }
        /// Something about a pie.
        Pie(fault: PieFault) = { fault.code() } => { fault.words(lang) }
        /// A month that stands twice in a ranking.
        MonthTwice { month: String } = "month-twice" => {
            Zh: "排名里的 {month} 写了两次，图里用第一次写的", label: "同一个月已经写过",
                hint: "请核对月份，或删去重复的一条";
            En: "{month} stands twice in the ranking; the chart shows the first", label: "this month was there before",
                hint: "check the month, or remove one of the two";
        }
        /// A picture with too few pixels for its printed width; widths in mm.
        PictureCoarse { path: String, dpi: u64, width: f64, widest: f64, pixels: u64 } = "picture-coarse" => {
            text hint = match (*widest >= 10.0) {
                true => {
                    Zh: "请换成 {pixels} 像素宽以上的原图，或把宽度改小：width = {widest}";
                    En: "use an original at least {pixels} pixels wide, or print it smaller: width = {widest}";
                }
                false => { Zh: "请换成 {pixels} 像素宽以上的原图"; En: "use an original at least {pixels} pixels wide" }
            };
            Zh: "图片“{path}”不够清楚：印 {width} 毫米宽只有 {dpi} dpi，印刷要 300 dpi 以上", label: "像素太少",
                hint: hint;
            En: "the picture \"{path}\" is too coarse: {dpi} dpi at {width} mm, print needs 300 dpi",
                label: "too few pixels", hint: hint;
        }
        /// One picture alone where several stand side by side.
        PicturesOne = "pictures-one" => {
            Zh: "并排的图片只写了一张", label: "只有一张",
                hint: "再写一张：files = [\"图1.jpg\", \"图2.jpg\"]；只印一张的，写 kind = \"picture\"、file = \"…\"";
            En: "only one picture is given to stand side by side", label: "only one",
                hint: "add another, files = [\"1.jpg\", \"2.jpg\"]; for one alone, write kind = \"picture\" and file = \"…\"";
        }
        /// Several files or words where one is taken, which another key takes, perhaps of another kind.
        SeveralInOne { key: String, other: String, kind: Option<String> } = "several-in-one" => {
            text hint = match (kind) {
                Some(kind) => {
                    Zh: "几个的请写 kind = \"{kind}\"，再把 {key} 改成 {other}";
                    En: "for several write kind = \"{kind}\", and {other} for {key}";
                }
                None => { Zh: "几个的请写在 {other} 里"; En: "for several write {other}" }
            };
            Zh: "“{key}”只能写一个，这里写了几个", label: "写了几个", hint: hint;
            En: "`{key}` takes one, several are given", label: "several", hint: hint;
        }
        /// More pictures together than fit a page.
        PicturesMany { have: usize, most: usize } = "pictures-many" => {
            Zh: "一组里有 {have} 张图片，最多 {most} 张", label: "从这一张起太多了", hint: "请分成几条 kind = \"pictures\"";
            En: "{have} pictures in one group, at most {most}", label: "too many from here on",
                hint: "make several items of kind = \"pictures\"";
        }
        /// Words for more pictures than there are.
        PicturesExcess { key: String, have: usize, pictures: usize } = "pictures-words" => {
            Zh: "{key} 有 {have} 句，图片只有 {pictures} 张", label: "没有图片配这一句",
                hint: "{key} 每张图片一句，与 files 同样次序；总的话写在 caption 里";
            En: "`{key}` has {have} entries for {pictures} pictures", label: "no picture for this",
                hint: "give one for each picture, in the order of `files`; words for all go into `caption`";
        }
        /// Words for fewer pictures than there are.
        PicturesUnsaid { key: String, have: usize, pictures: usize } = "pictures-unsaid" => {
            Zh: "图片有 {pictures} 张，{key} 只有 {have} 句，后面的图片没有", label: "这是最后一句",
                hint: "{key} 每张图片一句，与 files 同样次序；请核对配得对不对";
            En: "{pictures} pictures have only {have} entries of `{key}`; the last ones get none", label: "the last of them",
                hint: "give one for each picture, in the order of `files`, and see whether they match";
        }
        /// A picture that stands beside itself.
        PicturesTwice { path: String, other: String } = "pictures-twice" => {
            Zh: "图片“{path}”和“{other}”是同一张", label: "同一张图片印两次", hint: "请核对是不是选错了文件";
            En: "the pictures \"{path}\" and \"{other}\" are the same", label: "the same picture twice",
                hint: "check whether a wrong file was chosen";
        }
        /// A QR code whose address is too long.
        QrTooLong { length: usize, limit: usize } = "qr-too-long" => {
            Zh: "二维码的网址有 {length} 个字符，太长，印不成扫得出的二维码", label: "最多 {limit} 个字符",
                hint: "请换成短网址，或网站首页的网址";
            En: "the address of the QR code has {length} characters, too many for a code that can be read",
                label: "{limit} at most", hint: "use a short address, or that of the site";
        }
        /// A picture that is none of the formats known.
        NotAPicture { path: String } = "not-a-picture" => {
            Zh: "“{path}”不是能用的图片", label: "认不出图片格式", hint: "请另存为 PNG、JPEG、WebP、GIF 或 SVG";
            En: "\"{path}\" is not a picture that can be used", label: "unknown picture format",
                hint: "save it as PNG, JPEG, WebP, GIF or SVG";
        }
        /// A picture above the limit for pixels.
        PictureTooLarge { path: String, megapixels: u64, limit: u64 } = "picture-too-large" => {
            Zh: "图片“{path}”太大：{megapixels} 百万像素，最多 {limit}", label: "图片太大",
                hint: "请缩小后再用；印刷 156 毫米宽的图，2000 像素宽已经够清楚";
            En: "the picture \"{path}\" is too large: {megapixels} megapixels, at most {limit}", label: "too large",
                hint: "make it smaller; 2000 pixels are enough for the full 156 mm";
        }
        /// A picture whose file is damaged.
        DamagedPicture { path: String, why: Unsound } = "damaged-picture" => {
            let why = why.words(lang);
            Zh: "图片“{path}”损坏，打不开（{why}）", label: "打不开这个图片", hint: "请重新导出或重新复制一份";
            En: "the picture \"{path}\" is damaged ({why})", label: "cannot be opened",
                hint: "export or copy it once more";
        }
        /// A picture within a drawing that cannot be printed; they are counted from 1.
        PictureWithin { path: String, number: usize, why: Within } = "picture-within" => {
            let why = why.words(lang);
            Zh: "图形“{path}”里嵌着的第 {number} 张图片不能用：{why}", label: "里面的图片不能用",
                hint: "请在画图软件里把这张图片换成好的、小一些的，再重新导出";
            En: "picture {number} within the drawing \"{path}\" cannot be used: {why}", label: "a picture within it",
                hint: "replace that picture in the drawing program by a sound or smaller one, and export again";
        }
        /// A drawing with words that are a web page's (`foreignObject`) and would not be printed.
        ForeignWords { path: String } = "drawing-foreign-words" => {
            Zh: "图形“{path}”里有印不出的文字（foreignObject）", label: "里面的文字印不出",
                hint: "请在画图软件里另存为 PNG（300 dpi）再用；用 draw.io 的，导出前选“将标签转换为 SVG”；用 Mermaid 的，设 htmlLabels: false";
            En: "the drawing \"{path}\" has words that cannot be printed (foreignObject)", label: "its words cannot be printed",
                hint: "save it as PNG (300 dpi); or export it once more, in draw.io with Convert Labels to SVG, in Mermaid with htmlLabels: false";
        }
        /// A drawing that would take too much to print.
        DrawingTooCostly { path: String, what: TooMuch } = "drawing-too-costly" => {
            let what = what.words(lang);
            Zh: "图形“{path}”太复杂，没有画：{what}", label: "太复杂",
                hint: "请用画图软件打开，简化后重新导出，或另存为 PNG（300 dpi）再用；来路不明的图形请不要用";
            En: "the drawing \"{path}\" is too complicated and was not drawn: {what}", label: "too complicated",
                hint: "simplify it in a drawing program, or save it as PNG (300 dpi); do not use drawings from unknown hands";
        }
    }
}

messages! {
    /// What is wrong with the file of a picture.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Unsound: words(lang) -> String {
        /// It ends before its contents do.
        Cut => { Zh: "文件不完整，后面缺了一截"; En: "the file is cut short" }
        /// The coded pixels make no sense from somewhere on.
        Pixels => { Zh: "图像数据坏了，从中间起就对不上"; En: "its pixels are damaged" }
        /// Not all of what a picture consists of is there.
        Incomplete => { Zh: "图像数据不全，只有粗略的轮廓"; En: "its pixels are only partly there" }
        /// A part of the file is not as the format demands.
        Structure { part: String } => { Zh: "“{part}”一段的写法不对"; En: "its part {part} is wrong" }
        /// It is called a drawing and cannot be read as one.
        Markup => { Zh: "里面的 SVG 写法有错，读不通"; En: "it is no well-formed SVG" }
        /// A part does not have the sum that was written beside it.
        Sum { part: String } => {
            Zh: "“{part}”一段与校验码对不上，多半是复制或下载时出了错";
            En: "the checksum of its part {part} is wrong, most likely from copying or downloading";
        }
        /// A part unpacks to more than any picture needs.
        Swollen { part: String, megabytes: usize } => {
            Zh: "“{part}”一段解开后超过 {megabytes} MB，正常的图片没有这样的";
            En: "its part {part} unpacks to more than {megabytes} MB, as that of no picture does";
        }
        /// A decoder cannot read it, in the decoder's words.
        Decoder { words: String } => { Zh: "{words}"; En: "{words}" }
        /// A decoder failed on it, in the decoder's words.
        Fault { words: String } => {
            Zh: "打开它时程序出错：{words}";
            En: "what opens it failed: {words}";
        }
    }
}

messages! {
    /// Why a picture within a drawing cannot be printed.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Within: words(lang) -> String {
        /// It is none of the formats that can be embedded.
        Unknown => { Zh: "不是 PNG、JPEG、WebP、GIF 或 SVG"; En: "neither PNG, JPEG, WebP, GIF nor SVG" }
        /// It lies in a file that cannot be read from here.
        Linked { address: String } => {
            Zh: "它在另一个文件“{address}”里，读不到（要嵌在图形里，或放在同一个文件夹）";
            En: "it is in another file, \"{address}\", which cannot be read; embed it, or put it into the same folder";
        }
        /// It has words that are a web page's.
        Foreign => { Zh: "里面有印不出的文字（foreignObject）"; En: "it has words that cannot be printed (foreignObject)" }
        /// It is another one than it is called.
        Miscalled => { Zh: "标的格式和实际的不一样"; En: "it is of another format than it is called" }
        /// It has more pixels than any picture may have.
        TooLarge { megapixels: u64, limit: u64 } => {
            Zh: "{megapixels} 百万像素，最多 {limit}";
            En: "{megapixels} megapixels, at most {limit}";
        }
        /// Its file is damaged.
        Damaged(why: Unsound) => {
            let why = why.words(lang);
            Zh: "已损坏（{why}）"; En: "damaged ({why})";
        }
    }
}

messages! {
    /// What a drawing has too much of.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum TooMuch: words(lang) -> String {
        /// Its text, with what it abbreviates written out.
        Text => { Zh: "里面的缩写（实体）展开后太长"; En: "its entities expand to too long a text" }
        /// Elements within elements.
        Deep { limit: usize } => { Zh: "一层套一层，超过 {limit} 层"; En: "nested more than {limit} deep" }
        /// Something that consists of itself.
        Endless => { Zh: "有的图案、蒙版或重复使用的部分又用到自己，没有尽头"; En: "a part of it refers to itself" }
        /// Elements, with all that is drawn repeatedly.
        Elements { limit: u64 } => {
            Zh: "重复使用的部分（图案、蒙版、箭头等）展开后超过 {limit} 个图元";
            En: "with all that is repeated (patterns, masks, markers) it has more than {limit} elements";
        }
        /// Letters, with all that is drawn repeatedly.
        Letters { limit: u64 } => { Zh: "文字超过 {limit} 字"; En: "it has more than {limit} letters" }
        /// One side in relation to the other.
        Slender { limit: u64 } => {
            Zh: "长和宽相差 {limit} 倍以上";
            En: "one of its sides is more than {limit} times the other";
        }
        /// Rules for the looks of its elements.
        Styles => { Zh: "样式规则太多"; En: "it has too many style rules" }
        /// A number of a curve or a filter.
        Numbers => { Zh: "里面有大得离谱的数值"; En: "a number in it is beyond all measure" }
        /// Dashes.
        Dashes { limit: u64 } => { Zh: "虚线超过 {limit} 段"; En: "it has more than {limit} dashes" }
        /// Pixels that are computed, in millions, for what cannot be drawn with lines alone.
        Pixels { limit: u64 } => {
            Zh: "滤镜、蒙版、图案等要算的像素超过 {limit} 百万";
            En: "its filters, masks and patterns need more than {limit} megapixels to be computed";
        }
        /// Pixels that are kept at once, in millions.
        Layers { limit: u64 } => {
            Zh: "透明、滤镜、图案的层叠在一起太大，超过 {limit} 百万像素";
            En: "its layers (transparency, filters, patterns) are larger than {limit} megapixels together";
        }
    }
}
