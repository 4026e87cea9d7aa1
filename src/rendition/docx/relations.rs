//! What the document refers to: addresses of links, pictures, other parts of the package.

use super::xml::{El, el};
use crate::model::uri;

/// How names of kinds of relationships begin.
pub(super) const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The relationships of the document's main part, numbered in the order in which they are added.
#[derive(Debug, Default)]
pub(super) struct Relations {
    entries: Vec<Relation>,
    /// Pictures, named `media/image1.png` and so on.
    pub(super) media: Vec<(String, Vec<u8>)>,
    /// The notes to the text, and what these refer to.
    pub(super) notes: Vec<El>,
    pub(super) within: Option<Box<Relations>>,
}

#[derive(Debug)]
struct Relation {
    kind: &'static str,
    target: String,
    external: bool,
}

impl Relations {
    /// Adds a part of the package and returns its id.
    pub(super) fn part(&mut self, kind: &'static str, target: &str) -> String {
        self.add(kind, target.to_owned(), false)
    }

    /// Adds an address and returns its id; the same address has the same id.
    pub(super) fn link(&mut self, url: &str) -> String {
        let target = uri(url);
        let known = self.entries.iter().position(|entry| entry.external && entry.target == target);
        known.map_or_else(|| self.add("hyperlink", target, true), id)
    }

    /// Adds a picture and returns its id.
    pub(super) fn picture(&mut self, bytes: Vec<u8>, extension: &str) -> String {
        let name = format!("media/image{}.{extension}", self.media.len() + 1);
        self.media.push((name.clone(), bytes));
        self.add("image", name, false)
    }

    /// Returns whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn add(&mut self, kind: &'static str, target: String, external: bool) -> String {
        self.entries.push(Relation { kind, target, external });
        id(self.entries.len() - 1)
    }

    /// Returns the part that lists them.
    pub(super) fn element(&self) -> El {
        let entry = |(index, relation): (usize, &Relation)| {
            let entry = relationship(&id(index), &format!("{KIND}{}", relation.kind), &relation.target);
            if relation.external { entry.attr("TargetMode", "External") } else { entry }
        };
        relationships(self.entries.iter().enumerate().map(entry))
    }
}

fn id(index: usize) -> String {
    format!("rId{}", index + 1)
}

/// Returns the root of a part that lists relationships.
pub(super) fn relationships(entries: impl IntoIterator<Item = El>) -> El {
    el("Relationships").attr("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships").with_all(entries)
}

/// Returns an entry of such a part; `kind` is the whole name.
pub(super) fn relationship(id: &str, kind: &str, target: &str) -> El {
    el("Relationship").attr("Id", id).attr("Type", kind).attr("Target", target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_listed_once() {
        let mut relations = Relations::default();
        assert_eq!(relations.part("styles", "styles.xml"), "rId1");
        assert_eq!(relations.link("http://a"), "rId2");
        assert_eq!(relations.link("http://a"), "rId2");
        assert_eq!(relations.link("http://b"), "rId3");
    }
}
