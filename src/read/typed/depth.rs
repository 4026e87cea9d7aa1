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
}
