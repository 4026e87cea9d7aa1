//! The names of those who were at a meeting.

use super::text::{Inline, Particular, Told};
use crate::hanzi::is_ideograph;
use crate::source::Located;

/// What parts names in a line.
const BETWEEN: [char; 6] = ['、', '，', ',', '；', ';', '。'];
/// What bodies end in, and no names of people.
const BODIES: &str = "局委办厅部院所处科室站队会团县区市省乡镇村";

impl Particular {
    /// Returns the names in it one by one, without blanks and what stands in brackets, each with its text.
    pub fn names(&self) -> Vec<(String, &Located<String>)> {
        match &self.said {
            Told::Names(names) | Told::Lines(names) => names.iter().map(|name| (bare(&name.value), name)).collect(),
            Told::Text(text) => split(&text.value).map(|name| (name, text)).collect(),
            Told::Typed(line) => {
                let texts = Inline::texts(line);
                let whole: String = texts.iter().map(|text| text.value.as_str()).collect();
                let names = whole.split_once(['：', ':']).map_or("", |(_, names)| names);
                let Some(first) = texts.first() else { return Vec::new() };
                split(names).map(|name| (name, *first)).collect()
            }
        }
    }
}

/// Returns whether a name seems to be that of a person, with no office before it.
pub fn is_person(name: &str) -> bool {
    let mut chars = name.chars();
    (2..=4).contains(&name.chars().count())
        && chars.all(|c| is_ideograph(c) && c != '等' && c != '各')
        && !name.ends_with(|c| BODIES.contains(c))
}

fn split(line: &str) -> impl Iterator<Item = String> {
    let mut depth = 0_usize;
    let names = line.split(move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && BETWEEN.contains(&c)
    });
    names.map(bare).filter(|name| !name.is_empty()).collect::<Vec<_>>().into_iter()
}

fn bare(name: &str) -> String {
    let end = name.find(['（', '(']).unwrap_or(name.len());
    name[..end].chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_and_bare() {
        let names: Vec<String> = split("冯 某、褚某（病假，已报备）、卫某某。").collect();
        assert_eq!(names, ["冯某", "褚某", "卫某某"]);
        assert!(names.iter().all(|name| is_person(name)));
        for other in ["市水务局", "各区县", "县委书记冯某", "王某等", "冯"] {
            assert!(!is_person(other), "{other}");
        }
    }
}
