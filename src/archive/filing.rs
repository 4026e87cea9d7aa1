//! Under which code and which name an issue is filed.

use super::names;
use crate::messages::{ArchiveFault, NameFault};
use crate::model::{Archiving, Date, Issue, NamePart, NamePiece, name_pieces};

/// Most characters of a file's name, so that with 3 bytes each it stays below 255 bytes.
const NAME_LIMIT: usize = 80;
/// How the name ends.
const END: &str = ".pdf";

/// Returns the 档号 of an issue, such as `0194-WS·2020-D10-XYB-0003`; `None` without 全宗号 or 件号.
///
/// 全宗号-档案门类代码·年度-保管期限-机构（问题）代码-件号, DA/T 22-2015; an office
/// that does not sort by 机构（问题） leaves that part out.
pub fn code(archiving: &Archiving, date: Date) -> Option<String> {
    let (fonds, item) = (archiving.fonds.as_ref()?, archiving.item?);
    let department = archiving.department.as_ref().map(|code| format!("-{code}")).unwrap_or_default();
    let (category, year, retention) = (&archiving.category, date.year, archiving.retention.code());
    Some(format!("{fonds}-{category}·{year}-{retention}{department}-{item:04}"))
}

/// Returns the name of the file of an issue's archive; `None` where it has no name of its own.
///
/// That is the 档号 if it is known, or what `file_name` says; an error if that
/// asks for what is not known or makes what no file can be called.
pub fn file_name(issue: &Issue, title: &str) -> Result<Option<String>, ArchiveFault> {
    let archiving = &issue.publication.archiving;
    let name = match &archiving.file_name {
        None => code(archiving, issue.date),
        Some(pattern) => {
            let pieces = name_pieces(&pattern.value).into_iter();
            Some(pieces.map(|piece| put_in(piece, issue, title)).collect::<Result<String, _>>()?)
        }
    };
    let Some(name) = name else { return Ok(None) };
    let name = if archiving.ascii { name.replace('·', ".") } else { name };
    let name = cut(&name) + END;
    let hidden = if name.starts_with('.') { Err(NameFault::Hidden) } else { Ok(()) };
    match hidden.and_then(|()| names::check(&name)) {
        Ok(()) => Ok(Some(name)),
        Err(why) => Err(ArchiveFault::FileName { name, why }),
    }
}

/// Returns a name without its end, in capitals or not, and no longer than may be.
fn cut(name: &str) -> String {
    let at = name.len().saturating_sub(END.len());
    let ends = name.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(END));
    name[..if ends { at } else { name.len() }].chars().take(NAME_LIMIT).collect()
}

fn put_in(piece: NamePiece, issue: &Issue, title: &str) -> Result<String, ArchiveFault> {
    let archiving = &issue.publication.archiving;
    let part = match piece {
        NamePiece::Words(words) | NamePiece::Unknown(words) => return Ok(words.to_owned()),
        NamePiece::Part(part) => part,
    };
    let text = match part {
        NamePart::Code => code(archiving, issue.date),
        NamePart::Fonds => archiving.fonds.clone(),
        NamePart::Year => Some(issue.date.year.to_string()),
        NamePart::Number => {
            let word = issue.supplement.as_ref().map_or("", |word| word.value.trim());
            issue.number.map(|number| format!("{}{number}", fit(word)))
        }
        NamePart::Date => Some(compact_date(issue.date)),
        NamePart::Title => Some(fit(title)),
    };
    let missing = match part {
        NamePart::Number => "number",
        _ if archiving.fonds.is_none() => "fonds",
        _ => "item",
    };
    text.ok_or(ArchiveFault::NameNeeds { part: part.word(), missing })
}

/// Returns a text with a dash for every mark that no file name can have.
fn fit(text: &str) -> String {
    text.replace(|mark: char| mark.is_control() || r#"/\:*?"<>|"#.contains(mark), "-")
}

/// Returns a date in eight digits, DA/T 22-2015.
pub fn compact_date(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year, date.month, date.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Retention;

    #[test]
    fn codes_are_those_of_the_standard() {
        let date = Date { year: 2020, month: 12, day: 14, open: false };
        let full = Archiving {
            fonds: Some("0194".into()),
            department: Some("XYB".into()),
            item: Some(3),
            ..Archiving::default()
        };
        assert_eq!(code(&full, date).as_deref(), Some("0194-WS·2020-D10-XYB-0003"));
        let flat = Archiving { department: None, retention: Retention::Permanent, ..full.clone() };
        assert_eq!(code(&flat, date).as_deref(), Some("0194-WS·2020-Y-0003"));
        assert_eq!(code(&Archiving { item: None, ..full }, date), None);
    }
}
