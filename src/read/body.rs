//! Reads the text of an article, brief or notice, inline or from a file.

use super::excerpt::Excerpt;
use super::format::{Maybe, Words};
use super::{Reader, markdown};
use crate::messages::Problem;
use crate::model::Body;
use crate::source::{Place, SourceId, TEXT_LIMIT};

impl Reader {
    /// Reads the text given as `text` or as `file`, exactly one of the two.
    pub(super) fn body(&mut self, file: SourceId, owner: &Place, text: Maybe<String>, path: Maybe<Words>) -> Body {
        let blocks = match (text.take(), path.take()) {
            (Some(_), Some((_, range))) => {
                self.error(Problem::TextTwice, Place::new(file, range));
                Vec::new()
            }
            (Some((text, range)), None) if text.trim().is_empty() => {
                self.error(Problem::EmptyValue { key: "text".into() }, Place::new(file, range));
                Vec::new()
            }
            (Some((text, range)), None) => {
                let excerpt = Excerpt::of_string(&text, file, range, &self.sources);
                markdown::markdown(&excerpt, &mut self.found)
            }
            (None, Some((path, range))) => {
                let place = Place::new(file, range);
                let Some(text_file) = self.text_file(&path.0, TEXT_LIMIT, &place) else {
                    return Body::default();
                };
                let excerpt = Excerpt::whole(self.sources.text(text_file), text_file);
                if path.0.to_lowercase().ends_with(".txt") {
                    markdown::plain(&excerpt)
                } else {
                    markdown::markdown(&excerpt, &mut self.found)
                }
            }
            (None, None) => {
                self.error(Problem::TextMissing, owner.clone());
                Vec::new()
            }
        };
        Body { blocks }
    }
}
