//! What the sentences of the `toml` crate mean, which has no other kinds of errors.

use crate::messages::Syntax;

/// Words of its sentences and what is wrong then; the first that stands in a sentence counts.
const WORDS: [(&str, Syntax); 20] = [
    ("escape", Syntax::Escape),
    ("unicode", Syntax::Escape),
    ("duplicate key", Syntax::DuplicateKey),
    ("string values must be quoted", Syntax::Unquoted),
    ("invalid unquoted key", Syntax::BadKey),
    ("unquoted keys cannot be empty", Syntax::BadKey),
    ("unclosed", Syntax::Other),
    ("basic string", Syntax::UnclosedText),
    ("literal string", Syntax::UnclosedText),
    ("quote", Syntax::UnclosedText),
    ("comma", Syntax::NoComma),
    ("missing value", Syntax::NoValue),
    ("key with no value", Syntax::NoValue),
    ("missing assignment", Syntax::NoValue),
    ("date", Syntax::Value),
    ("time", Syntax::Value),
    ("number", Syntax::Value),
    ("integer", Syntax::Value),
    ("float", Syntax::Value),
    ("leading zero", Syntax::Value),
];

/// Returns what a sentence says.
pub(super) fn meaning(sentence: &str) -> Syntax {
    WORDS.iter().find(|(word, _)| sentence.contains(word)).map_or(Syntax::Other, |(_, what)| what.clone())
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// A text for each of the words that makes the parser say them.
    const SLIPS: [(&str, &str); 20] = [
        ("escape", r#"a = "\q""#),
        ("unicode", r#"a = "\u12""#),
        ("duplicate key", "a = 1\na = 2"),
        ("string values must be quoted", "a = word"),
        ("invalid unquoted key", "名 = 1"),
        ("unquoted keys cannot be empty", "= 1"),
        ("unclosed", "a = [1"),
        ("basic string", "a = \"word"),
        ("literal string", "a = 'word"),
        ("quote", "a = word\""),
        ("comma", "a = [1,,2]"),
        ("missing value", ".a"),
        ("key with no value", "a"),
        ("missing assignment", "a = { b [1] }"),
        ("date", "a = 2026-13-45"),
        ("time", "a = 25:61:00"),
        ("number", "a = 0xg"),
        ("integer", "a = -0x1"),
        ("float", "a = 1.x"),
        ("leading zero", "a = 01"),
    ];

    /// Fails when an update of the crate says something else: see its sentence, and change the word.
    #[test]
    fn the_parser_says_every_word_of_the_list() {
        for (word, what) in &WORDS {
            let (_, slip) = SLIPS.iter().find(|(slip, _)| slip == word).unwrap();
            let (_, errors) = DeTable::parse_recoverable(slip);
            let said: Vec<&str> = errors.iter().map(|error| error.message()).collect();
            assert!(
                said.iter().any(|sentence| sentence.contains(word) && meaning(sentence) == *what),
                "{word}: {said:?}"
            );
        }
    }
}
