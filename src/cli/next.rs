//! `typeset next issue.toml`: the next issue from this one.

use super::args::{NextArgs, TIME_LIMIT};
use super::exit::{DONE, FOUND, failed, limited};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::desk::{Following, Left, Told};
use crate::diag::Diagnostic;
use crate::messages::{DeskStatus, Problem, Status, TextFault};
use crate::pipeline::{Begun, Engine, Wanted};
use crate::rendition::Rendition;
use crate::source::{Place, Sources};

/// Exit codes: 0 done, 1 the issue has errors, 2 nothing could be made.
pub(super) fn next(args: NextArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.issue_file.clone()), terminal, move |deadline| {
        let mut session = engine.open(&args.issue_file).until(deadline);
        let wanted =
            Wanted { folder: args.next_folder.clone(), date: args.date.clone(), year: args.year, number: args.number };
        let begun = match session.next(&wanted) {
            Ok(begun) => begun,
            Err(problem) => return failed(problem, &own),
        };
        let Some(begun) = begun else {
            own.findings(session.found(), session.sources());
            own.stopped(session.found());
            return FOUND;
        };
        let known = args.year.is_some() || args.date.is_some() || args.number.is_some();
        tell(&begun, &engine, known, &own);
        DONE
    })
}

/// Says what was made, and what is open in it.
fn tell(begun: &Begun, engine: &Engine, known: bool, terminal: &Terminal) {
    let Begun { issue, following, left, .. } = begun;
    let mut next = engine.open(issue);
    next.read(Rendition::Screen);
    next.document();
    let mut open: Vec<&Place> =
        next.found().iter().filter(|one| is_open(one)).filter_map(|one| one.place.as_ref()).collect();
    open.sort_by_key(|place| place.range.start);
    let mut lines: Vec<String> = open.iter().map(|place| line_of(place, next.sources())).collect();
    lines.dedup();
    let say = |status: DeskStatus| terminal.status(&Status::Desk(status));
    let Following { year, number, total, .. } = *following;
    say(DeskStatus::Begun { path: shown_path(issue), year, number, total, open: open.len() });
    lines.into_iter().for_each(|place| say(DeskStatus::Place { place }));
    if !left.0.is_empty() {
        say(behind(left));
    }
    if !known && following.number.is_some() {
        say(DeskStatus::NewYear { year: following.year + 1 });
    }
}

fn is_open(finding: &Diagnostic) -> bool {
    matches!(finding.problem, Problem::Text(TextFault::StillOpen))
}

fn behind(Left(left): &Left) -> DeskStatus {
    let of = |told: Told| left.get(&told).copied().unwrap_or_default();
    DeskStatus::LeftBehind {
        briefs: of(Told::Briefs),
        pictures: of(Told::Pictures),
        boards: of(Told::Boards),
        attachments: of(Told::Attachments),
        notes: of(Told::Notes),
        allowed: of(Told::Allowed),
        own: of(Told::Own),
        others: of(Told::Other),
    }
}

/// Returns a place with the line that it stands in, as it is written there.
fn line_of(place: &Place, sources: &Sources) -> String {
    let text = sources.text(place.file);
    let start = text[..place.range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    let number = text[..place.range.start].matches('\n').count() + 1;
    format!("{number}: {line}")
}
