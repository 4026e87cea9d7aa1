//! The rules on structure in Chinese.

use super::StructureFault::{self, *};
use crate::messages::Words;

pub(super) fn words(fault: &StructureFault) -> Words {
    match fault {
        CaptionMissing { chart } => Words::new(format!("这{}没有标题", if *chart { "幅图" } else { "张表" }))
            .label("没有标题")
            .hint("写上 title = \"…\"，说明是什么时间、什么范围的什么数据"),
        PictureCaption => {
            Words::new("这张图片没有说明").label("没有说明").hint("写上 caption = \"…\"：何时、何地、何事")
        }
        LabelTwice { label } => Words::new(format!("同一组里有两行叫“{label}”"))
            .label("名称重复")
            .hint("核对原稿，删去重复的一行，或者改正名称"),
        HeadTwice { head } => {
            Words::new(format!("有两列的表头都是“{head}”")).label("表头重复").hint("核对原稿，改正其中一列的表头")
        }
        EmptyLines { rows, columns, n_rows, n_columns } => {
            let rows = list(*n_rows, "行", rows);
            let columns = list(*n_columns, "列", columns);
            let both = [rows, columns].into_iter().flatten().collect::<Vec<_>>().join("，");
            Words::new(format!("表里没有数的：{both}"))
                .label("没有数")
                .hint("核对有没有漏录；确实没有的，可写 compact = true，不印空行空列")
        }
        Placeholders { forms } => {
            Words::new(format!("同一张表里“没有数”有 {} 种写法：{}", forms.len(), forms.join(" ")))
                .label("写法不一")
                .hint("选一种写法，全表统一")
        }
        BrokenParagraph { text } => Words::new(format!("一段话可能被断成了两段：“{text}”"))
            .label("这里没有句末标点，下一段接着说")
            .hint("连成一段；如果是丢了标点，就补上"),
        Repeated { start, length } => Words::new(format!("“{start}……”等 {length} 个字在本期出现两次"))
            .label("前面已经有了")
            .hint("核对两处，删去一处或者换个说法"),
        TitleRepeated { length } => Words::new(format!("正文有 {length} 个字与标题完全相同"))
            .label("与标题相同")
            .hint("可以把标题改短，或者把导语换个说法"),
        SourceMissing { with, all } => Words::new(format!("本期 {all} 篇稿件有 {with} 篇写了来源，这一篇没有"))
            .label("没有来源")
            .hint("写上 source = \"…\""),
        SectionEmpty { title } => {
            Words::new(format!("栏目“{title}”是空的")).label("下面没有稿件").hint("补上稿件，或者删去这个栏目")
        }
        BriefTooLong { length, most } => Words::new(format!("这条简讯有 {length} 个字，一般不超过 {most} 字"))
            .label("太长")
            .hint("压缩篇幅，或者拟一个标题作文章刊登"),
        ArticleTooShort { length } => Words::new(format!("这篇文章的正文只有 {length} 个字"))
            .label("正文太短")
            .hint("核对正文有没有录全；只有一句话的可以改作简讯"),
        Numbering { written, expected } => Words::new(format!("序号应为第 {expected}，这里是“{written}”"))
            .label("序号不连续")
            .hint("核对有没有漏掉的内容，再把序号改连续"),
        LevelSkipped { upper, level } => Words::new(format!("{upper} 级标题下面直接用了 {level} 级标题"))
            .label("跳了级")
            .hint("把小标题改高一级，或者补上中间一级"),
        TitleTooLong { length, most } => Words::new(format!("标题有 {length} 个字，一般不超过 {most} 字"))
            .label("太长")
            .hint("压缩标题，或者把一部分移作副标题"),
        TitleEnd { mark } => {
            Words::new(format!("标题末尾不用标点，这里有“{mark}”")).label("多了标点").hint("删去末尾的标点")
        }
        NoticeTooLong { lines, page } => Words::new(format!("提示约有 {lines} 行，一页只有 {page} 行"))
            .label("超过一页")
            .hint("只留要点，其余移到正文"),
        NoSuchFigure { text, count } => {
            let what = if text.starts_with('表') { "张表" } else { "幅图" };
            let have = if *count == 0 { "没有".into() } else { format!("只有 {count} ") };
            Words::new(format!("正文提到“{text}”，本期{have}这样的{what}"))
                .label("没有找到")
                .hint("核对编号，或者改掉这句话")
        }
        TitleTwice { title } => Words::new(format!("本期有两处标题都是“{title}”"))
            .label("标题重复")
            .hint("核对内容，删去重复的，或者改正标题"),
    }
}

fn list(count: usize, unit: &str, names: &[String]) -> Option<String> {
    let etc = if names.len() < count { "等" } else { "" };
    (count > 0).then(|| format!("{count} {unit}（{}{etc}）", names.join("、")))
}
