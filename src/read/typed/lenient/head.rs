//! The heads of tables, `[[section.item]]`.

use super::marks;
use super::scanner::Scanner;
use crate::hanzi::narrow;
use crate::messages::Syntax;

impl Scanner<'_, '_> {
    /// Returns whether a line ends as heads do, whatever it begins with.
    pub(super) fn ends_as_head(&self) -> bool {
        let line = self.tail().trim_end();
        line.ends_with([']', '］', '】'])
            && marks::equals(line.trim_start_matches(|c: char| c != '=' && c != '＝')).is_none()
    }

    /// Reads the head of a table; returns false where the line is none.
    pub(super) fn head(&mut self) -> bool {
        let (start, tail) = (self.at, self.tail());
        let opening = &tail[..tail.len() - tail.trim_start_matches(marks::opens_head).len()];
        let rest = &tail[opening.len()..];
        let inside = &rest[..rest.find(|c| marks::closes_head(c) || c == '#').unwrap_or(rest.len())];
        let after = &rest[inside.len()..];
        let closing = &after[..after.len() - after.trim_start_matches(marks::closes_head).len()];
        let separates =
            |c: char| c.is_whitespace() || ".。．·，,、/\\:：;；-—_>→".contains(narrow(c)) && c != '_' && c != '-';
        let names: Vec<String> = inside.split(separates).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let meant = self.outline.head(&names);
        let exact = is_exact(opening, inside, closing);
        let Some((head, path)) = meant else {
            if !exact || opening.is_empty() {
                return false;
            }
            self.outline.enter(names);
            self.at = start + opening.len() + inside.len() + closing.len();
            self.after(Syntax::TwoOnLine);
            return true;
        };
        let end = start
            + opening.len()
            + inside.trim_end().len()
            + if closing.is_empty() { 0 } else { inside.len() - inside.trim_end().len() }
            + closing.len();
        let right = exact && head.matches('[').count() == opening.len() && path == names;
        let misspelt = exact && path != names;
        // A name that is only misspelt is TOML all the same, and answered where keys are.
        if !right && !misspelt {
            let odd = self.text[start..end].char_indices().find(|(_, c)| !c.is_ascii() && marks::meant(*c).is_some());
            match odd.and_then(|(i, c)| Some((i, c, marks::meant(c)?))) {
                Some((i, found, ",")) => self.slip(Syntax::Head, start + i..start + i + found.len_utf8()),
                Some((i, found, wanted)) => {
                    self.slip(Syntax::FullWidth { found, wanted }, start + i..start + i + found.len_utf8());
                }
                None => self.slip(Syntax::Head, start..end),
            }
            self.put(start..end, head);
        }
        self.outline.enter(if misspelt { names } else { path });
        self.at = end;
        self.after(Syntax::TwoOnLine);
        true
    }
}

/// Returns whether a head is one for TOML.
fn is_exact(opening: &str, inside: &str, closing: &str) -> bool {
    let brackets = matches!((opening, closing), ("[", "]") | ("[[", "]]"));
    let bare = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let quoted = |name: &str| name.len() > 2 && name.starts_with(['"', '\'']) && name.ends_with(&name[..1]);
    brackets && inside.split('.').map(|name| name.trim_matches([' ', '\t'])).all(|name| bare(name) || quoted(name))
}
