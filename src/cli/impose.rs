//! `typeset impose`: finished pages on press sheets.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::ImposeArgs;
use super::epoch::epoch;
use super::exit::{DONE, FAILED, FOUND, failed, limited, misused};
use super::targets::{STANDARD, deliver, shown, target};
use super::terminal::{Terminal, stdout_is_terminal};
use crate::messages::{ImposeFault, ImposeNote, Missing, Problem, Product, Status, Usage};
use crate::pdf::is_pdf;
use crate::pipeline::naming::beside;
use crate::pipeline::{Engine, Imposition, Outputs};
use crate::rendition::Rendition;
use crate::rendition::impose::foreign::FILE_LIMIT;
use crate::rendition::impose::plan::{Flip, Layout, Plan};
use crate::rendition::impose::{Imposed, numbers};
use crate::source::{ReadError, read_file};

/// The name of the test sheet.
const TEST_PAGE: &str = "duplex-test.pdf";

pub(super) fn impose(args: ImposeArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(args.timeout, args.input.clone().as_deref(), terminal, move |deadline| {
        let how = Imposition { plan: plan(&args), lang: own.lang, epoch: epoch() };
        let output = args.output.as_deref();
        if args.test_page {
            let target = target(output, || PathBuf::from(TEST_PAGE));
            return test_sheet(&how.plan, target.as_deref(), &engine, &own);
        }
        let Some(input) = &args.input else { return misused(&Usage::NothingToImpose, &own) };
        let from_standard = output.is_none() && input.as_os_str() == STANDARD;
        let target = if from_standard { None } else { target(output, || beside(input, "-imposed", "pdf")) };
        if target.is_none() && stdout_is_terminal() {
            own.error(&Status::TerminalRefused);
            return FAILED;
        }
        let mut session = engine.open(input).until(deadline);
        let sheets = match pdf_in(input) {
            Err(problem) => return failed(problem, &own),
            Ok(Some(bytes)) => {
                let (sheets, found) = engine.impose_pdf(bytes, input, &how);
                found.into_iter().for_each(|finding| session.report(finding));
                sheets
            }
            Ok(None) => {
                let steady = session.steadily(|session| {
                    session.read(Rendition::Print);
                    session.impose(&how)
                });
                match steady {
                    Ok(sheets) => sheets,
                    Err(problem) => return failed(problem, &own),
                }
            }
        };
        let outputs = session.outputs().and(input);
        if let Some(Err(problem)) = target.as_deref().map(|path| outputs.check(path, Product::Pdf)) {
            return failed(problem, &own);
        }
        own.findings(session.found(), session.sources());
        let Some(sheets) = sheets else {
            own.stopped(session.found());
            return FOUND;
        };
        if let Err(problem) = deliver(&sheets.bytes, target.as_deref(), Product::Pdf, &outputs) {
            return failed(problem, &own);
        }
        tell(&sheets.imposed, &how.plan, target.as_deref(), &own);
        DONE
    })
}

fn plan(args: &ImposeArgs) -> Plan {
    Plan {
        layout: args.layout,
        paper: args.paper,
        flip: args.flip,
        blanks: args.blanks,
        signature: args.signature,
        creep: args.creep,
        marks: !args.no_marks,
    }
}

/// Returns the bytes of a PDF, or `None` if the input is not one.
///
/// Standard input must be a PDF: an issue has its files beside it.
fn pdf_in(input: &Path) -> Result<Option<Vec<u8>>, Problem> {
    let path = input.display().to_string();
    let is_standard = input.as_os_str() == STANDARD;
    let named_so = input.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let taken = match (!is_standard && input.is_file()).then(|| read_file(input, FILE_LIMIT)) {
        // Of what is just being copied, half would be put on sheets.
        Some(Err(ReadError::Changing)) => return Err(Problem::File { path, why: Missing::Changing }),
        Some(Ok(bytes)) => Ok(bytes),
        _ if is_standard => bytes_of(std::io::stdin()),
        _ => std::fs::File::open(input).and_then(bytes_of),
    };
    match taken {
        // What is wrong with the file of an issue is told when it is read as one.
        Err(_) if !named_so && !is_standard => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Problem::File { path, why: Missing::NoSuchFile })
        }
        Err(error) => Err(Problem::File { path, why: Missing::System(error.to_string()) }),
        Ok(bytes) if !named_so && !is_standard && !is_pdf(&bytes) => Ok(None),
        Ok(bytes) if bytes.len() as u64 > FILE_LIMIT => {
            Err(ImposeFault::FileTooLarge { path, limit: FILE_LIMIT >> 20 }.into())
        }
        Ok(bytes) => Ok(Some(bytes)),
    }
}

/// Reads what there is, and one byte more than allowed, which tells that there is too much.
fn bytes_of(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(FILE_LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Says what was made, and what to do with it.
fn tell(made: &Imposed, plan: &Plan, target: Option<&Path>, terminal: &Terminal) {
    for side in &made.sides {
        let note = ImposeNote::Order { sheet: side.sheet, back: side.back, cells: numbers(&side.cells) };
        terminal.detail(&Status::Impose(note));
    }
    let path = shown(target);
    let sheets = made.sides.last().map_or(0, |side| side.sheet);
    let (paper, pages) = (made.sheet.paper.to_string(), made.pages);
    let note = match plan.layout {
        Layout::Booklet => ImposeNote::Booklet {
            path,
            sheets,
            paper,
            pages,
            blanks: 4 * sheets - pages,
            signatures: plan.signature.map_or(1, |size| (4 * sheets).div_ceil(size)),
            short: plan.flip == Flip::Short,
            cut: made.sheet.room().iter().any(|room| *room > 0.0),
        },
        Layout::TwoUp | Layout::FourUp => {
            ImposeNote::Proof { path, sheets, paper, pages, percent: (made.scale * 100.0).round() as u32 }
        }
    };
    terminal.status(&Status::Impose(note));
}

fn test_sheet(plan: &Plan, target: Option<&Path>, engine: &Engine, terminal: &Terminal) -> u8 {
    let made = engine.test_sheet(plan, terminal.lang).map_err(Problem::from);
    let written =
        made.and_then(|(bytes, paper)| deliver(&bytes, target, Product::Pdf, &Outputs::default()).map(|()| paper));
    match written {
        Ok(paper) => {
            let short = plan.flip == Flip::Short;
            terminal.status(&Status::Impose(ImposeNote::TestPage { path: shown(target), paper, short }));
            DONE
        }
        Err(problem) => failed(problem, terminal),
    }
}
