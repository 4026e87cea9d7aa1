//! Attachments as printed, GB/T 9704-2012 7.3.4 and 7.3.7.

use serde::Serialize;

use super::Part;
use super::build::Builder;
use super::headings::Numbering;
use super::places::{Marks, Number};
use super::title::break_title;
use super::typography::{plain, polish};
use crate::model::{self, PT_PER_MM};

/// What stands before the names of attachments, and is their label where there is one only.
const LABEL: &str = "附件";
/// What stands behind the name of an attachment that comes apart.
const APART: &str = "（另发）";
/// Depth of attachments in the outline.
const LEVEL: u8 = 1;

/// An entry of 附件说明.
#[derive(Debug, Clone, Serialize)]
pub struct Enclosure {
    /// 附件：, in the first entry.
    pub label: &'static str,
    /// The number, such as `1.`; empty if the issue has one attachment only.
    pub number: String,
    /// The room that the number takes, in characters.
    pub room: f64,
    /// The name.
    pub name: String,
    /// The attachment that it leads to, counted from 1; `None` for one that comes apart.
    pub target: Option<usize>,
    /// Where the name was written.
    pub place: Number,
}

impl Builder<'_> {
    /// Builds what a text lists of its attachments, of which the places among all are given.
    pub(super) fn enclosures(&mut self, listed: &[usize]) -> Vec<Enclosure> {
        let (all, several) = (self.attachments, self.attachments.len() > 1);
        // A digit and a point are three quarters of a character.
        let room = match all.len() {
            0 | 1 => 0.0,
            2..10 => 1.0,
            _ => 1.5,
        };
        let mut entries = Vec::new();
        for (n, index) in listed.iter().enumerate() {
            let Some(attachment) = all.get(*index) else { continue };
            let mut name = polish(&attachment.title.value);
            let place = self.marker.text(&name, "", &attachment.title);
            if attachment.apart {
                name.push_str(APART);
            }
            entries.push(Enclosure {
                label: if n == 0 { "附件：" } else { "" },
                number: if several { format!("{}.", index + 1) } else { String::new() },
                room,
                name,
                target: (!attachment.apart).then_some(index + 1),
                place,
            });
        }
        entries
    }

    /// Builds all attachments that do not come apart.
    pub(super) fn attachments(&mut self) -> Vec<Part> {
        let all = self.attachments;
        let mut parts = Vec::new();
        for (index, attachment) in all.iter().enumerate().filter(|(_, attachment)| !attachment.apart) {
            let head = self.attachment_head(index, attachment);
            if let Part::Attachment { lines, .. } = &head {
                // Label and a blank line above the title.
                self.above = Some(2 + lines.len());
            }
            parts.push(head);
            self.built += 1;
            for (n, item) in attachment.items.iter().enumerate() {
                let mut own = self.parts(item, LEVEL + 1, false);
                self.notes_behind(&mut own, &attachment.items[n + 1..]);
                parts.extend(own);
                self.above = None;
            }
            self.above = None;
        }
        parts
    }

    fn attachment_head(&mut self, index: usize, attachment: &model::Attachment) -> Part {
        (self.numbering, self.depth) = (Numbering::default(), LEVEL);
        let label = if self.attachments.len() > 1 { format!("{LABEL}{}", index + 1) } else { LABEL.to_owned() };
        let limit = self.settings.page.width * PT_PER_MM / self.settings.sizes.title;
        let lines = break_title(attachment.title.value.trim(), limit, &|text| self.title.em(text));
        let lines: Vec<String> = lines.iter().map(|line| polish(line)).collect();
        let places = Marks::default().with_all("lines", self.marker.lines(&lines, &attachment.title));
        let title = plain(&attachment.title.value.replace('\n', " "));
        Part::Attachment {
            level: LEVEL,
            number: index + 1,
            title: format!("{label}\u{3000}{title}"),
            label,
            lines,
            places,
        }
    }
}
