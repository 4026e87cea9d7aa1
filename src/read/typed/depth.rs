//! How deep brackets and dotted keys may nest.
//!
//! The parser goes into them by recursion. It has a limit of its own, but
//! loses count where `[[…]]` stands within an unclosed `{`.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Deepest nesting, that of the parser; no file needs ten.
const LIMIT: usize = 80;

/// Returns where a text nests too deep.
///
/// Only a bracket that closes the one opened last counts as closing, so that
/// the parser, which passes over others, is never deeper than this.
pub(in crate::read) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut open: Vec<(TokenKind, usize)> = Vec::new();
    let (mut depth, mut dots, mut in_value) = (0, 0, false);
    for token in Source::new(text).lex() {
        let kind = token.kind();
        match kind {
            TokenKind::Dot if !in_value => dots += 1,
            TokenKind::Equals => in_value = true,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                let closing = match kind {
                    TokenKind::LeftSquareBracket => TokenKind::RightSquareBracket,
                    _ => TokenKind::RightCurlyBracket,
                };
                open.push((closing, dots));
                depth += 1 + dots;
                (dots, in_value) = (0, false);
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                if let Some((_, dots)) = open.pop_if(|(closing, _)| *closing == kind) {
                    depth -= 1 + dots;
                }
                (dots, in_value) = (0, false);
            }
            TokenKind::Comma | TokenKind::Newline => (dots, in_value) = (0, false),
            _ => {}
        }
        if depth + dots > LIMIT {
            return Some(token.span().start()..token.span().end());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn what_nests_is_counted_and_what_only_repeats_is_not() {
        for deep in
            ["a = [", "a = {b = ", "a = [}", "a = {b = [{}", "[[a]]\nb = {", "{a.b.c.d.e.f.g.h = ", "a = { b = ]"]
        {
            assert!(too_deep(&deep.repeat(90)).is_some(), "{deep}");
        }
        assert!(too_deep(&format!("{}b = 1", "a.".repeat(90))).is_some());
        for flat in [
            "[[a]]\nb = [[1, 2], [3, 4]]\n",
            "a = { b = [] }\n",
            "a.b.c = 1.5\n",
            "a = '[[[['\n# {{{{\n",
            "a = ......\n",
        ] {
            assert_eq!(too_deep(&flat.repeat(90)), None, "{flat}");
        }
    }

    /// Pieces that files, and those who attack with them, are made of.
    const PIECES: [&str; 18] = [
        "a", "b=", "=", ".", "[", "]", "{", "}", ",", "\n", "1 ", "[[s]]\n", "k={", "[a.b]\n", "k=[", "x.y={", "'",
        "\"q\"",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        /// A stack that overflows would end the test run.
        #[test]
        fn what_is_not_too_deep_is_parsed_on_a_small_stack(
            first in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..7),
            second in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..5),
            times in 1..80_usize,
        ) {
            let text = first.concat().repeat(times) + &second.concat().repeat(2_000);
            if too_deep(&text).is_none() {
                let parse = move || drop(DeTable::parse_recoverable(&text));
                std::thread::Builder::new().stack_size(512 << 10).spawn(parse).unwrap().join().unwrap();
            }
        }
    }
}
