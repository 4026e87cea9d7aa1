//! S115: a heading two levels below the one before it.

use crate::check::rule::{Findings, Subject};
use crate::messages::{Problem, StructureFault};
use crate::model::{Block, Body, Inline, Item};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        match item {
            Item::Article(article) => headings(&article.body, found),
            Item::Brief(brief) => headings(&brief.body, found),
            Item::Continued(rest) => headings(&rest.body, found),
            _ => {}
        }
    }
}

fn headings(body: &Body, found: &mut Findings) {
    let mut before = None;
    for block in &body.blocks {
        let Block::Heading { level, text } = block else { continue };
        if let Some(upper) = before.replace(*level).filter(|upper| *level > upper + 1) {
            let problem = Problem::from(StructureFault::LevelSkipped { upper, level: *level });
            Inline::texts(text).first().into_iter().for_each(|text| found.add(problem.clone(), text.place.clone()));
        }
    }
}
