//! What can be wrong with a chart or a picture.

use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum DrawingFault: words(lang) -> Words {
        /// A chart whose table has no column of figures.
        ChartWithoutFigures { path: String } = "chart-without-figures" => {
            Zh: "表格“{path}”里没有能画图的数", label: "没有数",
                hint: "画图的列里只能有数，空格、“—”“…”表示缺数；也可以用 series = [\"列名\"] 指定列";
            En: "the table \"{path}\" has no figures to draw", label: "no figures",
                hint: "a column that is drawn has only figures; leave gaps empty or write —; series = [\"name\"] picks columns";
        }
        /// A cell of a chart that is neither a figure nor a gap.
        NotAFigure { text: String } = "not-a-figure" => {
            Zh: "“{text}”不是数，画不进图里", label: "应为数",
                hint: "请改成数（可以有千分位逗号和 %）；没有数时留空，或写“—”";
            En: "\"{text}\" is not a figure and cannot be drawn", label: "should be a figure",
                hint: "write a number (with commas and % if need be); where there is none, leave the cell empty or write —";
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
        /// A picture whose file is damaged; the words are Typst's.
        DamagedPicture { path: String, message: String } = "damaged-picture" => {
            Zh: "图片“{path}”损坏，打不开（{message}）", label: "打不开这个图片", hint: "请重新导出或重新复制一份";
            En: "the picture \"{path}\" is damaged ({message})", label: "cannot be opened",
                hint: "export or copy it once more";
        }
    }
}

messages! {
    /// What a chart can have too many of.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Crowd: words(lang) -> Words {
        /// Lines, or kinds of bars.
        Series => {
            Zh: "组数", hint: "请用 series（转置时用 rows）选出要画的，或改用 type = \"multiples\" 分成小图";
            En: "series",
                hint: "choose some with series (with rows if transposed), or make small charts: type = \"multiples\"";
        }
        /// Points along the axis.
        Points => {
            Zh: "个点", hint: "请用 rows（转置时用 series）选出要画的";
            En: "points", hint: "choose some with rows (with series if transposed)";
        }
        /// Bars below one another on a page.
        Bars => {
            Zh: "根柱", hint: "请用 rows 选出要画的、把 height 改大，或改用表格";
            En: "bars", hint: "choose some with rows, give more height, or print a table";
        }
        /// Small charts.
        Panels => {
            Zh: "个小图", hint: "请用 series（转置时用 rows）选出要画的，或把 height 改大";
            En: "small charts", hint: "choose some with series (with rows if transposed), or give more height";
        }
    }
}
