//! `typeset check`: the proofreader.

use std::collections::BTreeMap;
use std::path::Path;

use similar::TextDiff;

use super::args::{CheckArgs, TIME_LIMIT};
use super::build::{cannot_write, lay_out_issue, watchdog};
use super::terminal::Terminal;
use super::{DONE, FAILED, FOUND};
use crate::check::{self, Proof, baseline::Baseline};
use crate::diag::{Diagnostic, Severity};
use crate::fixes::{self, Mended};
use crate::fonts::{Bundle, Fonts};
use crate::messages::{Missing, Problem, Status};
use crate::model::Named;
use crate::read::{self, Reading};
use crate::rendition::{Rendition, output};
use crate::source::Folder;

/// How often fixes are applied in one run: one may make another possible.
const ROUNDS: usize = 5;
/// Most bytes of a baseline.
const BASELINE_LIMIT: u64 = 4 << 20;

pub(super) fn check(args: &CheckArgs, bundle: &Bundle, terminal: &Terminal) -> u8 {
    watchdog(TIME_LIMIT, terminal);
    let mut reading = proofread(&args.issue, bundle);
    if args.diff {
        return diff(&reading, terminal);
    }
    if args.fix {
        match fix(&args.issue, reading, bundle, terminal) {
            Ok(read_again) => reading = read_again,
            Err(problem) => {
                terminal.findings(&[Diagnostic::general(problem)], &Default::default());
                return FAILED;
            }
        }
    }
    if args.fix {
        let count = fixes::left_in_word(&reading.found, &reading.sources);
        if count > 0 {
            terminal.status(&Status::LeftInWord { count });
        }
    }
    if let Some(path) = &args.write_baseline {
        return write_baseline(path, &reading, terminal);
    }
    if args.statistics {
        statistics(&reading.found, terminal);
    } else {
        terminal.report(&reading.found, &reading.sources);
    }
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| reading.found.iter().filter(|finding| finding.severity == severity).count());
    terminal.status(&Status::Checked { errors, warnings, infos });
    let denied = |finding: &Diagnostic| finding.is_error() || args.deny.covers(finding.severity);
    if reading.found.iter().any(denied) { FOUND } else { DONE }
}

/// Reads an issue and proofreads it, on its finished pages too if it can be set.
pub(super) fn proofread(issue: &Path, bundle: &Bundle) -> Reading {
    let mut reading = read::read(issue);
    let Some(choice) = reading.issue.as_ref().map(|issue| issue.publication.fonts.clone()) else { return reading };
    let fonts = Fonts::load(bundle, &choice);
    let laid_out = lay_out_issue(&mut reading, &fonts, Rendition::Screen);
    let pages = laid_out.as_ref().map(|laid_out| laid_out.facts()).unwrap_or_default();
    let found = findings(&mut reading, &fonts, issue, &pages);
    reading.found.extend(found);
    reading.found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
    reading
}

/// Returns what the rules find in an issue that has been read, but for what is known.
pub(super) fn findings(
    reading: &mut Reading,
    fonts: &Fonts,
    path: &Path,
    pages: &[check::facts::PageFacts],
) -> Vec<Diagnostic> {
    let Some(issue) = &reading.issue else { return Vec::new() };
    let previous = read::previous(path, issue);
    let proof = Proof { issue, sources: &reading.sources, fonts, previous: previous.as_ref(), pages };
    let mut found = proof.read();
    if let (Some(file), Some(folder)) = (&issue.publication.checking.baseline, &reading.folder) {
        match baseline(file, folder) {
            Some(baseline) => baseline.remove_from(&mut found, &reading.sources),
            None => {
                let problem = Problem::File { path: file.name.value.clone(), why: Missing::NoSuchFile };
                found.push(Diagnostic::warning(problem, file.name.place.clone()));
            }
        }
    }
    found
}

fn baseline(file: &Named, folder: &Folder) -> Option<Baseline> {
    serde_json::from_slice(&folder.read_below(&file.home, &file.name.value, BASELINE_LIMIT).ok()?).ok()
}

fn write_baseline(path: &Path, reading: &Reading, terminal: &Terminal) -> u8 {
    let baseline = Baseline::of(&reading.found, &reading.sources);
    let text = serde_json::to_string_pretty(&baseline).expect("a baseline has only text") + "\n";
    match output::write(path, text.as_bytes()) {
        Ok(()) => {
            terminal
                .status(&Status::BaselineWritten { path: path.display().to_string(), count: baseline.findings.len() });
            DONE
        }
        Err(error) => {
            let problem = cannot_write(path.display().to_string(), &error);
            terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
            FAILED
        }
    }
}

/// Shows what `--fix` would change, as unified diffs.
fn diff(reading: &Reading, terminal: &Terminal) -> u8 {
    let mended = fixes::mend(&reading.found, &reading.sources);
    for Mended { path, before, after, .. } in &mended {
        let name = path.display().to_string();
        let diff = TextDiff::from_lines(before, after);
        terminal.print(diff.unified_diff().context_radius(1).header(&name, &name).to_string().trim_end());
    }
    if mended.is_empty() { DONE } else { FOUND }
}

/// Applies the safe fixes until none is left; returns the issue as it is then.
fn fix(issue: &Path, mut reading: Reading, bundle: &Bundle, terminal: &Terminal) -> Result<Reading, Problem> {
    for _ in 0..ROUNDS {
        let mended = fixes::mend(&reading.found, &reading.sources);
        if mended.is_empty() {
            break;
        }
        for file in &mended {
            let path = file.path.display().to_string();
            output::write(&file.path, &file.bytes()).map_err(|error| cannot_write(path.clone(), &error))?;
            terminal.status(&Status::Mended { path, count: file.count });
        }
        reading = proofread(issue, bundle);
    }
    Ok(reading)
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
