//! `typeset check`: the proofreader.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;

use super::args::{CheckArgs, TIME_LIMIT};
use super::exit::{DONE, FOUND, failed, limited};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::check::{self, baseline::Baseline};
use crate::diag::{Diagnostic, Severity};
use crate::fixes::{self, Mended};
use crate::messages::{Product, Status};
use crate::pipeline::{Engine, Session};

pub(super) fn check(args: CheckArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.issue.clone()), terminal, move |deadline| {
        let mut session = engine.open(&args.issue).until(deadline);
        match session.steadily(|session| {
            session.proofread();
        }) {
            Ok(()) => run(&args, &mut session, &own),
            Err(problem) => failed(problem, &own),
        }
    })
}

fn run(args: &CheckArgs, session: &mut Session, terminal: &Terminal) -> u8 {
    if args.diff {
        return diff(session, terminal);
    }
    if args.fix {
        let tell = |fixed: &Mended| {
            terminal.status(&Status::Mended { path: shown_path(&fixed.path), count: fixed.count });
        };
        if let Err(problem) = session.fix(tell) {
            return failed(problem, terminal);
        }
        let count = fixes::left_in_word(session.found(), session.sources());
        if count > 0 {
            terminal.status(&Status::LeftInWord { count });
        }
    }
    if let Some(path) = &args.write_baseline {
        return write_baseline(path, session, terminal);
    }
    let found = session.found();
    if args.statistics {
        statistics(found, terminal);
    } else {
        terminal.report(found, session.sources());
        terminal.summed(session.checked());
    }
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| found.iter().filter(|finding| finding.severity == severity).count());
    terminal.status(&Status::Checked { errors, warnings, infos });
    if found.iter().any(|finding| finding.severity <= args.deny) { FOUND } else { DONE }
}

fn write_baseline(path: &Path, session: &Session, terminal: &Terminal) -> u8 {
    let baseline = Baseline::of(session.found(), session.sources());
    let text = serde_json::to_string_pretty(&baseline).expect("a baseline has only text") + "\n";
    if let Err(problem) = session.outputs().write(path, text.as_bytes(), Product::Baseline) {
        return failed(problem, terminal);
    }
    let (path, count) = (shown_path(path), baseline.findings.len());
    terminal.status(&Status::BaselineWritten { path, count });
    DONE
}

/// Shows what `--fix` would change, as unified diffs.
fn diff(session: &Session, terminal: &Terminal) -> u8 {
    let mended = fixes::mend(session.found(), session.sources());
    for Mended { path, before, after, .. } in &mended {
        let name = shown_path(path);
        let diff = TextDiff::from_lines(before, after);
        terminal.print(diff.unified_diff().context_radius(1).header(&name, &name).to_string().trim_end());
    }
    if mended.is_empty() { DONE } else { FOUND }
}

/// Prints how often each rule found something.
fn statistics(found: &[Diagnostic], terminal: &Terminal) {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for finding in found {
        *counts.entry((finding.severity, finding.code())).or_default() += 1;
    }
    for ((_, code), count) in counts {
        let title = check::rule(code).map_or("", |rule| rule.title(terminal.lang));
        terminal.print(format!("{count:>5}  {code}  {title}").trim_end());
    }
}
