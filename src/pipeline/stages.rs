//! What an issue goes through from its reading to its pages.

use std::sync::OnceLock;

use crate::check;
use crate::check::facts::PageFacts;
use crate::diag::{Diagnostic, Severity};
use crate::document::{self, Arranged, Document, Part};
use crate::fonts::Fonts;
use crate::layout::templates::Templates;
use crate::layout::{Deadline, PageMap, Pages, Surroundings, Typesetter, facts, pictures};
use crate::messages::{HeadFault, Problem};
use crate::read::Reading;
use crate::rendition::{Rendition, print};

/// An issue as laid out.
pub struct LaidOut {
    /// What is laid out.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
    /// What it was set with.
    pub around: Surroundings,
    map: OnceLock<PageMap>,
}

impl LaidOut {
    /// Returns how many pages there are.
    pub fn count(&self) -> usize {
        self.pages.pages().len()
    }

    /// Measures the finished pages for the proofreader.
    pub fn facts(&self) -> Vec<PageFacts> {
        facts(&self.pages, &self.document)
    }

    /// Returns where on the pages everything stands that the editor wrote.
    pub fn map(&self) -> &PageMap {
        self.map.get_or_init(|| PageMap::of(&self.pages, &self.document))
    }

    /// Returns the templates that it was set with.
    pub fn templates(&self) -> &Templates {
        &self.around.templates
    }

    /// Returns the titles of its tables, and why they are arranged as they are.
    pub fn tables(&self) -> Vec<Arranged> {
        self.document.parts.iter().filter_map(Part::arranged).collect()
    }
}

/// Checks an issue and builds its document; `None` if it has errors.
pub(super) fn document(reading: &mut Reading, fonts: &Fonts, deadline: &Deadline) -> Option<Document> {
    let issue = reading.issue.as_ref()?;
    let sound = |found: &[Diagnostic]| !found.iter().any(Diagnostic::is_error);
    reading.found.extend(check::check(issue, &reading.sources, fonts));
    if let Some(folder) = reading.folder.as_ref().filter(|_| sound(&reading.found)) {
        let (fonts, folder, deadline) = (fonts.clone(), folder.clone(), deadline.clone());
        let around = Surroundings { fonts, folder, templates: Templates::default(), deadline };
        pictures::check(issue, &around, &mut reading.found);
    }
    deadline.sets(issue.longest(), &reading.sources);
    let document =
        sound(&reading.found).then(|| document::build(issue, &reading.sources, fonts, &mut reading.found))?;
    sound(&reading.found).then_some(document)
}

/// Takes an issue from its reading to its pages; findings are added to the reading.
pub(super) fn lay_out(
    reading: &mut Reading,
    fonts: &Fonts,
    rendition: Rendition,
    typesetter: &mut Typesetter,
    deadline: &Deadline,
) -> Option<LaidOut> {
    let mut document = document(reading, fonts, deadline)?;
    deadline.check();
    let Reading { sources, folder, issue, found } = reading;
    let publication = &issue.as_ref()?.publication;
    if rendition == Rendition::Print {
        print::prepare(&mut document, &publication.print);
    }
    let folder = folder.clone()?;
    let templates = Templates::new(&folder, publication.templates.as_deref());
    let around = Surroundings { fonts: fonts.clone(), folder, templates, deadline: deadline.clone() };
    let pages = typesetter.lay_out(&mut document, around.clone(), sources, found)?;
    let unmarked = around.templates.unmarked().into_iter().map(|path| Problem::TemplateUnmarked { path });
    let undrawn = document.newer_fields().into_iter().filter_map(|(name, field, key)| {
        let path = around.templates.without(name, field)?;
        Some(HeadFault::TemplateWithout { path, key }.into())
    });
    found.extend(unmarked.chain(undrawn).map(|problem| Diagnostic::new(problem, Severity::Warning, None)));
    Some(LaidOut { document, pages, around, map: OnceLock::new() })
}
