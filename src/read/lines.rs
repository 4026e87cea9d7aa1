//! Takes running text apart at its line ends: a line is a paragraph.

use crate::model::Inline;

/// Stands for the end of a line, until the text is taken apart there.
pub(super) const BREAK: &str = "\n";
/// The same, where the next line is indented.
pub(super) const INDENTED: &str = "\n ";

/// Returns the lines of a text that are not empty, each with whether it is indented; the first one counts as such.
pub(super) fn split(text: Vec<Inline>) -> Vec<(bool, Vec<Inline>)> {
    let mut lines = Lines { done: Vec::new(), line: Vec::new(), indented: true };
    for inline in text {
        lines.add(inline);
    }
    lines.end(true);
    lines.done
}

struct Lines {
    done: Vec<(bool, Vec<Inline>)>,
    line: Vec<Inline>,
    indented: bool,
}

impl Lines {
    fn add(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) if text.value == BREAK || text.value == INDENTED => self.end(text.value == INDENTED),
            // What is strong over several lines is so in each.
            Inline::Strong(inner) => {
                let mut parts = split(inner).into_iter();
                self.line.extend(parts.next().map(|(_, part)| Inline::Strong(part)));
                for (indented, part) in parts {
                    self.end(indented);
                    self.line.push(Inline::Strong(part));
                }
            }
            inline => self.line.push(inline),
        }
    }

    /// Ends the line; tells how the next one begins.
    fn end(&mut self, indented: bool) {
        let line = std::mem::take(&mut self.line);
        if !line.is_empty() {
            self.done.push((self.indented, line));
        }
        self.indented = indented;
    }
}
