//! S115: a heading two levels below the one before it.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Block, Body, Inline};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    subject.issue.bodies().for_each(|body| headings(body, found));
}

fn headings(body: &Body, found: &mut Findings) {
    let mut before = None;
    for block in &body.blocks {
        let Block::Heading { level, text, .. } = block else { continue };
        if let Some(upper) = before.replace(*level).filter(|upper| *level > upper + 1) {
            let fault = StructureFault::LevelSkipped { upper, level: *level };
            Inline::texts(text).first().into_iter().for_each(|text| found.add(fault.clone(), text.place.clone()));
        }
    }
}
