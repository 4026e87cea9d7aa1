//! `typeset kit issue.toml`: everything the print shop needs, in one archive.

use super::args::KitArgs;
use super::build::tell_proof;
use super::epoch::epoch;
use super::exit::{DONE, FAILED, FOUND, failed, limited, misused};
use super::targets::{STANDARD, deliver, shown, target};
use super::terminal::{Terminal, stdout_is_terminal};
use crate::messages::{Product, Status, Usage};
use crate::pipeline::naming::beside;
use crate::pipeline::{Engine, Kit, Options};
use crate::rendition::Rendition;
use crate::rendition::ticket::Made;

pub(super) fn kit(args: KitArgs, engine: Engine, terminal: &Terminal) -> u8 {
    if let Err(usage) = sound(&args) {
        return misused(&usage, terminal);
    }
    let target = target(args.archive.as_deref(), || beside(&args.issue_file, "-kit", "zip"));
    if target.is_none() && stdout_is_terminal() {
        terminal.error(&Status::TerminalRefused);
        return FAILED;
    }
    let own = terminal.clone();
    limited(args.timeout, Some(&args.issue_file.clone()), terminal, move |deadline| {
        let mut session = engine.open(&args.issue_file).until(deadline);
        let options = Options { print: args.print.options(), lang: own.lang, epoch: epoch(), ..Options::default() };
        let kit = session.steadily(|session| {
            session.read(Rendition::Print);
            session.kit(&options)
        });
        let kit = match kit {
            Ok(kit) => kit,
            Err(problem) => return failed(problem, &own),
        };
        own.findings(session.found(), session.sources());
        let Some(Kit { bytes, files, made: Made { pages, sheets, .. }, proof }) = kit else {
            own.stopped(session.found());
            return FOUND;
        };
        if let Err(problem) = deliver(&bytes, target.as_deref(), Product::Kit, &session.outputs()) {
            return failed(problem, &own);
        }
        tell_proof(&proof, None, &args.issue_file, session.sources(), &own);
        let path = shown(target.as_deref());
        own.status(&Status::Packed { path, files, bytes: bytes.len(), sheets, pages });
        DONE
    })
}

/// Sees to it that what is asked for goes together.
fn sound(args: &KitArgs) -> Result<(), Usage> {
    if args.print.options().calibration {
        return Err(Usage::Conflict { option: "--calibration".to_owned(), other: "kit".to_owned() });
    }
    let named = args.archive.as_deref().filter(|path| path.as_os_str() != STANDARD);
    match named.and_then(|path| path.extension()).map(|extension| extension.to_string_lossy().into_owned()) {
        Some(extension) if !extension.eq_ignore_ascii_case("zip") => Err(Usage::NotZip { extension }),
        _ => Ok(()),
    }
}
