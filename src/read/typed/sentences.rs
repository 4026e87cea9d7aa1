//! What the sentences of the `toml` crate mean, which has no other kinds of errors.

use crate::messages::Syntax;

/// Words of its sentences and what is wrong then; the first that stands in a sentence counts.
const WORDS: [(&str, Syntax); 21] = [
    ("escape", Syntax::Escape),
    ("unicode", Syntax::Escape),
    ("duplicate key", Syntax::DuplicateKey),
    ("string values must be quoted", Syntax::Unquoted),
    ("invalid unquoted key", Syntax::BadKey),
    ("unquoted keys cannot be empty", Syntax::BadKey),
    ("unclosed", Syntax::Unclosed),
    ("basic string", Syntax::UnclosedText),
    ("literal string", Syntax::UnclosedText),
    ("quote", Syntax::UnclosedText),
    ("comma", Syntax::Comma),
    ("missing value", Syntax::NoValue),
    ("key with no value", Syntax::NoValue),
    ("missing assignment", Syntax::NoValue),
    ("date", Syntax::Value),
    ("time", Syntax::Value),
    ("number", Syntax::Value),
    ("integer", Syntax::Value),
    ("float", Syntax::Value),
    ("leading zero", Syntax::Value),
    ("", Syntax::Other),
];

/// Returns what a sentence says.
pub(super) fn meaning(sentence: &str) -> Syntax {
    WORDS.iter().find(|(word, _)| sentence.contains(word)).map_or(Syntax::Other, |(_, what)| what.clone())
}
