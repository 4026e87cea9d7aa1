//! Which parts of a package belong to which.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::parts::{Broken, Parts};
use super::xml::{Walk, attribute};

/// Where a relation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Target {
    /// To another part, by its name.
    Part(String),
    /// To an address outside, such as a web page.
    External(String),
    /// To a name that leads out of the package, which nobody writes in good faith.
    Outside(String),
}

/// A relation of a part.
#[derive(Debug, Clone)]
pub(in crate::read) struct Relation {
    /// The kind, an address whose last step names it.
    pub(in crate::read) kind: String,
    pub(in crate::read) target: Target,
}

impl Relation {
    /// Returns where it leads to, as good as it is written.
    pub(in crate::read) fn written(&self) -> &str {
        let (Target::Part(target) | Target::External(target) | Target::Outside(target)) = &self.target;
        target
    }

    /// Returns the part that it leads to.
    pub(in crate::read) fn part(&self) -> Option<&str> {
        if let Target::Part(name) = &self.target { Some(name) } else { None }
    }
}

/// Reads the relations of a part by their ids; none if the part has none.
pub(in crate::read) fn relations(parts: &mut Parts, part: &str) -> Result<HashMap<String, Relation>, Broken> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let path = format!("{folder}/_rels/{file}.rels");
    let mut related = HashMap::new();
    if !parts.has(&path) {
        return Ok(related);
    }
    let text = parts.text(&path)?;
    let mut walk = Walk::new(&text, &path);
    while let Some(event) = walk.next()? {
        if let Event::Start(e) = &event
            && let (Some(id), Some(target)) = (attribute(e, "Id"), attribute(e, "Target"))
        {
            let external = attribute(e, "TargetMode").is_some_and(|mode| mode.trim() == "External");
            let kind = attribute(e, "Type").unwrap_or_default();
            let target = if external { Target::External(target) } else { resolve(folder, target) };
            if related.insert(id, Relation { kind, target }).is_some() {
                return Err(Broken::Ambiguous);
            }
        }
    }
    Ok(related)
}

/// Returns the name of a part that another one, in a folder, refers to.
fn resolve(folder: &str, written: String) -> Target {
    let target = written.replace('\\', "/");
    let from_root = target.starts_with('/');
    let mut path: Vec<&str> = if from_root { Vec::new() } else { folder.split('/').collect() };
    path.retain(|step| !step.is_empty());
    for step in target.split('/') {
        match step {
            ".." if path.pop().is_none() => return Target::Outside(written),
            ".." | "." | "" => {}
            step if step.contains(':') => return Target::Outside(written),
            step => path.push(step),
        }
    }
    Target::Part(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_in_the_package() {
        let part = |name: &str| Target::Part(name.to_owned());
        assert_eq!(resolve("word", "media/image1.png".into()), part("word/media/image1.png"));
        assert_eq!(resolve("word", "../media/a.png".into()), part("media/a.png"));
        assert_eq!(resolve("word", "/word/document.xml".into()), part("word/document.xml"));
        assert_eq!(resolve("", "word\\document.xml".into()), part("word/document.xml"));
        for outside in ["../../etc/passwd", "/../a", "..\\..\\a", "file:///etc/passwd", "C:\\a.png"] {
            assert_eq!(resolve("word", outside.into()), Target::Outside(outside.into()), "{outside}");
        }
    }
}
