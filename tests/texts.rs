//! The texts of the program in the languages it speaks.

use std::fs;

use crate::support::root;
use crate::tidy::rust_files;

/// English texts that are Chinese on purpose, since they name what is written in Chinese.
const NAMES: [&str; 7] = [
    "the usual order is 党委、人大、政府、政协、纪委监委、法院、检察院",
    "主送: ",
    "报: ",
    "送: ",
    "发: ",
    "抄送: ",
    "本期增发: ",
];

/// Returns the literals that stand behind `Zh:` or `En:` in a table, with the language.
fn texts(source: &str) -> Vec<(&'static str, String)> {
    let (mut found, mut lang, mut rest) = (Vec::new(), None, source);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => {
                let mut escaped = false;
                let end = rest[1..].find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let end = end.unwrap() + 1;
                found.extend(lang.map(|lang| (lang, rest[1..end].to_owned())));
                end + 1
            }
            '\'' if rest.starts_with("'\"'") => 3,
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            _ => {
                lang = match first {
                    ';' | '}' => None,
                    _ if rest.starts_with("Zh: ") => Some("Zh"),
                    _ if rest.starts_with("En: ") => Some("En"),
                    _ => lang,
                };
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    found
}

/// Returns what a text says without its data.
fn fixed(text: &str) -> String {
    let parts = text.split('{').enumerate();
    let parts =
        parts.map(|(i, part)| if i == 0 { part } else { part.split_once('}').map_or(part, |(_, after)| after) });
    parts.collect()
}

#[test]
fn every_text_is_in_the_script_of_its_language() {
    let is_han = |c: &char| ('\u{3400}'..'\u{a000}').contains(c);
    let mut counts = [0, 0];
    for file in rust_files(&root().join("src/messages")) {
        let source = fs::read_to_string(&file).unwrap();
        for empty in ["Zh: \"\"", "En: \"\"", "label: \"\"", "hint: \"\""] {
            assert!(!source.contains(empty), "{}: {empty}", file.display());
        }
        for (lang, text) in texts(&source) {
            let fixed = fixed(&text);
            let han = fixed.chars().filter(is_han).count();
            let latin = fixed.chars().filter(char::is_ascii_alphabetic).count();
            let said = format!("{}: {lang}: {text:?}", file.display());
            if lang == "Zh" {
                assert!(han > 0 || latin <= 2, "{said}");
                counts[0] += 1;
            } else {
                assert!(han < latin || han == 0 || NAMES.contains(&text.as_str()), "{said}");
                counts[1] += 1;
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 700), "{counts:?}");
}
