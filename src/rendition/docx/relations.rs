//! What the document refers to: addresses of links, pictures, other parts of the package.

use super::xml::{El, el};

/// How names of kinds of relationships begin.
pub(super) const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The relationships of the document's main part, numbered in the order in which they are added.
#[derive(Debug, Default)]
pub(super) struct Relations {
    entries: Vec<Relation>,
    /// Pictures, named `media/image1.png` and so on.
    pub(super) media: Vec<(String, Vec<u8>)>,
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
        let target = address(url);
        let known = self.entries.iter().position(|entry| entry.external && entry.target == target);
        known.map_or_else(|| self.add("hyperlink", target, true), id)
    }

    /// Adds a picture and returns its id.
    pub(super) fn picture(&mut self, bytes: Vec<u8>, extension: &str) -> String {
        let name = format!("media/image{}.{extension}", self.media.len() + 1);
        self.media.push((name.clone(), bytes));
        self.add("image", name, false)
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

/// Returns an address as a URI (RFC 3986); Word refuses a document with any other.
fn address(url: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
    let text = url.trim();
    let escaped =
        |at: usize| text.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    let mut fragment = false;
    text.bytes().enumerate().fold(String::new(), |mut out, (at, byte)| {
        // A % that escapes nothing, and a # after the first, are not themselves.
        let bare = (byte == b'%' && !escaped(at)) || (byte == b'#' && fragment);
        fragment |= byte == b'#';
        if kept(byte) && !bare {
            out.push(char::from(byte))
        } else {
            out.push_str(&format!("%{byte:02X}"))
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_uris() {
        assert_eq!(address("http://credit.yingkou.gov.cn/"), "http://credit.yingkou.gov.cn/");
        assert_eq!(address("http://例.cn/a b?c=%20%#1#2"), "http://%E4%BE%8B.cn/a%20b?c=%20%25#1%232");
    }

    #[test]
    fn an_address_is_listed_once() {
        let mut relations = Relations::default();
        assert_eq!(relations.part("styles", "styles.xml"), "rId1");
        assert_eq!(relations.link("http://a"), "rId2");
        assert_eq!(relations.link("http://a"), "rId2");
        assert_eq!(relations.link("http://b"), "rId3");
    }
}
