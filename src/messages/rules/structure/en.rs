//! The rules on structure in English.

use super::StructureFault::{self, *};
use crate::messages::Words;

pub(super) fn words(fault: &StructureFault) -> Words {
    match fault {
        CaptionMissing { chart } => {
            Words::new(format!("this {} has no caption", if *chart { "chart" } else { "table" }))
                .label("no caption")
                .hint("give it a title = \"…\" that says what, where and when")
        }
        PictureCaption => Words::new("this picture has no caption")
            .label("no caption")
            .hint("give it a caption = \"…\" that says when, where and what"),
        LabelTwice { label } => Words::new(format!("two rows of a group are called \"{label}\""))
            .label("named twice")
            .hint("compare the manuscript; drop a row, or correct its name"),
        HeadTwice { head } => Words::new(format!("two columns have the head \"{head}\""))
            .label("named twice")
            .hint("compare the manuscript, and correct one of them"),
        EmptyLines { rows, columns, n_rows, n_columns } => {
            let rows = list(*n_rows, "row(s)", rows);
            let columns = list(*n_columns, "column(s)", columns);
            let both = [rows, columns].into_iter().flatten().collect::<Vec<_>>().join(", ");
            Words::new(format!("without a value: {both}"))
                .label("no value")
                .hint("see whether anything is missing; if not, compact = true leaves them out of print")
        }
        Placeholders { forms } => {
            let (count, forms) = (forms.len(), forms.join(" "));
            Words::new(format!("the lack of a value has {count} signs in one table: {forms}"))
                .label("not the same throughout")
                .hint("choose one")
        }
        BrokenParagraph { text } => Words::new(format!("a paragraph may have been cut in two: \"{text}\""))
            .label("no mark here, and the next paragraph goes on")
            .hint("join them, or add the mark that is missing"),
        Repeated { start, length } => {
            Words::new(format!("{length} characters, \"{start}…\", stand in the issue twice"))
                .label("said before")
                .hint("compare the two places; drop or reword one")
        }
        TitleRepeated { length } => Words::new(format!("{length} characters of the text are those of the title"))
            .label("as in the title")
            .hint("consider a shorter title or other words"),
        SourceMissing { with, all } => {
            Words::new(format!("{with} of {all} texts of the issue name their source, this one does not"))
                .label("no source")
                .hint("give it a source = \"…\"")
        }
        SectionEmpty { title } => Words::new(format!("the section \"{title}\" is empty"))
            .label("nothing below it")
            .hint("add what belongs there, or drop the section"),
        BriefTooLong { length, most } => {
            Words::new(format!("this brief has {length} characters, {most} are usual at most"))
                .label("too long")
                .hint("shorten it, or give it a title and print it as an article")
        }
        ArticleTooShort { length } => Words::new(format!("the text of this article has {length} characters only"))
            .label("hardly any text")
            .hint("see whether some of it is missing; a single sentence can be a brief"),
        Numbering { written, expected } => Words::new(format!("number {expected} expected, found \"{written}\""))
            .label("out of order")
            .hint("see whether anything is missing, then number anew"),
        LevelSkipped { upper, level } => Words::new(format!("a heading of level {level} below one of level {upper}"))
            .label("a level is skipped")
            .hint("raise it, or add the level between"),
        TitleTooLong { length, most } => {
            Words::new(format!("this title has {length} characters, {most} are usual at most"))
                .label("too long")
                .hint("shorten it, or make a part of it the subtitle")
        }
        TitleEnd { mark } => {
            Words::new(format!("titles end without a mark, found \"{mark}\"")).label("one too many").hint("drop it")
        }
        NoticeTooLong { lines, page } => Words::new(format!("the notice has some {lines} lines, a page has {page}"))
            .label("longer than a page")
            .hint("keep the main points, and move the rest into the text"),
        NoSuchFigure { text, count } => {
            let what = if text.starts_with('表') { "table(s)" } else { "figure(s)" };
            Words::new(format!("the text refers to \"{text}\", the issue has {count} such {what}"))
                .label("not found")
                .hint("compare the numbers, or reword the reference")
        }
        TitleTwice { title } => Words::new(format!("two titles of the issue are \"{title}\""))
            .label("used before")
            .hint("compare them; drop one, or correct its title"),
    }
}

fn list(count: usize, unit: &str, names: &[String]) -> Option<String> {
    let etc = if names.len() < count { ", …" } else { "" };
    (count > 0).then(|| format!("{count} {unit} ({}{etc})", names.join(", ")))
}
