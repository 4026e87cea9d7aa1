//! What an issue goes through from its reading to its pages.

use super::fitting::fitted;
use super::laid_out::LaidOut;
use crate::check;
use crate::diag::{Diagnostic, Severity};
use crate::document::{self, Document, Makeup};
use crate::fonts::Fonts;
use crate::layout::templates::Templates;
use crate::layout::{Deadline, Surroundings, Typesetter, pictures};
use crate::messages::{HeadFault, Problem, TextFault};
use crate::read::Reading;
use crate::rendition::{Rendition, print};

/// Checks an issue and builds its document; `None` if it has errors.
pub(super) fn document(reading: &mut Reading, fonts: &Fonts, deadline: &Deadline) -> Option<Document> {
    checked(reading, fonts, deadline)?;
    let Reading { sources, issue, found, .. } = reading;
    let document = document::build(issue.as_ref()?, sources, fonts, &Makeup::PLAIN, found);
    is_sound(found).then_some(document)
}

/// Checks an issue; `None` if it has errors.
fn checked(reading: &mut Reading, fonts: &Fonts, deadline: &Deadline) -> Option<()> {
    let issue = reading.issue.as_ref()?;
    reading.found.extend(check::check(issue, &reading.sources, fonts));
    if let Some(folder) = reading.folder.as_ref().filter(|_| is_sound(&reading.found)) {
        let (fonts, folder, deadline) = (fonts.clone(), folder.clone(), deadline.clone());
        let around = Surroundings { fonts, folder, templates: Templates::default(), deadline };
        pictures::check(issue, &around, &mut reading.found);
    }
    deadline.sets(issue.longest(), &reading.sources);
    is_sound(&reading.found).then_some(())
}

/// Makes errors of what is open: it can be seen, but is neither printed nor kept.
fn refuse_open(found: &mut [Diagnostic]) -> Option<()> {
    for open in found.iter_mut().filter(|one| matches!(one.problem, Problem::Text(TextFault::StillOpen))) {
        open.severity = Severity::Error;
    }
    is_sound(found).then_some(())
}

fn is_sound(found: &[Diagnostic]) -> bool {
    !found.iter().any(Diagnostic::is_error)
}

/// Takes an issue from its reading to its pages; findings are added to the reading.
pub(super) fn lay_out(
    reading: &mut Reading,
    fonts: &Fonts,
    rendition: Rendition,
    typesetter: &mut Typesetter,
    deadline: &Deadline,
) -> Option<LaidOut> {
    checked(reading, fonts, deadline)?;
    if rendition != Rendition::Screen {
        refuse_open(&mut reading.found)?;
    }
    let Reading { sources, folder, issue, found } = reading;
    let issue = issue.as_ref()?;
    let publication = &issue.publication;
    let folder = folder.clone()?;
    let templates = Templates::new(&folder, publication.templates.as_deref());
    let around = Surroundings { fonts: fonts.clone(), folder, templates, deadline: deadline.clone() };
    let mut set = |makeup: &Makeup, said: &mut Vec<Diagnostic>| {
        let mut document = document::build(issue, sources, fonts, makeup, said);
        deadline.check();
        if rendition == Rendition::Print {
            print::prepare(&mut document, &publication.print);
        }
        let pages =
            is_sound(said).then(|| typesetter.lay_out(&mut document, around.clone(), sources, said)).flatten()?;
        Some(LaidOut::new(document, pages, around.clone()))
    };
    let mut said = Vec::new();
    let plain = set(&Makeup::PLAIN, &mut said);
    let laid_out = match (&publication.fit, plain) {
        (Some(fit), Some(plain)) => Some(fitted(plain, fit, &mut said, set)),
        (_, plain) => plain,
    };
    found.append(&mut said);
    let unmarked = around.templates.unmarked().into_iter().map(|path| Problem::TemplateUnmarked { path });
    let laid_out = laid_out?;
    let undrawn = laid_out.document.newer_fields().into_iter().filter_map(|(name, field, key)| {
        let path = around.templates.without(name, field)?;
        Some(HeadFault::TemplateWithout { path, key }.into())
    });
    found.extend(unmarked.chain(undrawn).map(|problem| Diagnostic::new(problem, Severity::Warning, None)));
    Some(laid_out)
}
