//! `typeset impose`: finished pages on press sheets.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::ImposeArgs;
use super::build::{LaidOut, STANDARD, deliver, epoch, is_source, lay_out_issue, watchdog};
use super::targets::beside;
use super::terminal::{Terminal, stdout_is_terminal};
use super::{DONE, FAILED, FOUND};
use crate::diag::{Diagnostic, Severity};
use crate::fonts::{Bundle, Fonts};
use crate::messages::{ImposeFault, ImposeNote, Instead, Missing, Problem, Status, Usage};
use crate::model::{Binding, FontChoice};
use crate::pdf::is_pdf;
use crate::read::{self, Reading};
use crate::rendition::Rendition;
use crate::rendition::impose::foreign::{self, FILE_LIMIT};
use crate::rendition::impose::order::Blanks;
use crate::rendition::impose::plan::{Flip, Layout, Plan};
use crate::rendition::impose::{Imposed, Press, impose as put_on_sheets, issue, numbers, test_page};
use crate::source::Sources;

/// The name of the test sheet.
const TEST_PAGE: &str = "duplex-test.pdf";

/// What a run made.
struct Made {
    bytes: Vec<u8>,
    imposed: Imposed,
}

pub(super) fn impose(args: &ImposeArgs, bundle: &Bundle, terminal: &Terminal) -> u8 {
    watchdog(args.timeout, terminal);
    let plan = plan(args);
    if args.test_page {
        return print_test_page(args, &plan, bundle, terminal);
    }
    let Some(input) = &args.input else {
        terminal.error(&Status::Usage { detail: Usage::NothingToImpose.line(&Instead::Nothing, terminal.lang) });
        return FAILED;
    };
    let target = target(args, input);
    if target.is_none() && stdout_is_terminal() {
        terminal.error(&Status::TerminalRefused);
        return FAILED;
    }
    let mut reading = Reading { sources: Sources::default(), folder: None, issue: None, found: Vec::new() };
    let made = match pdf_in(input) {
        Err(problem) => {
            terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
            return FAILED;
        }
        Ok(Some(bytes)) => of_pdf(bytes, input, &plan, bundle, terminal, &mut reading.found),
        Ok(None) => {
            reading = read::read(input);
            of_issue(&mut reading, &plan, bundle, terminal)
        }
    };
    if let Some(path) = target.as_deref().filter(|path| is_source(path, input, &reading.sources)) {
        let problem = Problem::WouldReplace { path: path.display().to_string() };
        terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    terminal.findings(&reading.found, &reading.sources);
    let Some(made) = made else {
        terminal.stopped(&reading.found);
        return FOUND;
    };
    if let Err(problem) = deliver(&made.bytes, target.as_deref()) {
        terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    tell(&made.imposed, &plan, target.as_deref(), terminal);
    DONE
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
    let opened: Result<Box<dyn Read>, _> = if is_standard {
        Ok(Box::new(std::io::stdin()))
    } else {
        std::fs::File::open(input).map(|file| Box::new(file) as Box<dyn Read>)
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells that there is too much.
    let taken = opened.and_then(|file| file.take(FILE_LIMIT + 1).read_to_end(&mut bytes));
    match taken {
        // What is wrong with the file of an issue is told when it is read as one.
        Err(_) if !named_so && !is_standard => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(Problem::File { path, why: Missing::NoSuchFile })
        }
        Err(error) => Err(Problem::File { path, why: Missing::System(error.to_string()) }),
        Ok(_) if !named_so && !is_standard && !is_pdf(&bytes) => Ok(None),
        Ok(_) if bytes.len() as u64 > FILE_LIMIT => {
            Err(ImposeFault::FileTooLarge { path, limit: FILE_LIMIT >> 20 }.into())
        }
        Ok(_) => Ok(Some(bytes)),
    }
}

fn of_pdf(
    bytes: Vec<u8>,
    input: &Path,
    plan: &Plan,
    bundle: &Bundle,
    terminal: &Terminal,
    found: &mut Vec<Diagnostic>,
) -> Option<Made> {
    let fonts = Fonts::load(bundle, &FontChoice::default());
    let path = input.display().to_string();
    let name = input.file_stem().unwrap_or_default().to_string_lossy();
    let make = || {
        let source = foreign::open(bytes, &path, &name, &fonts)?;
        let annotations = || ImposeFault::Annotations { pages: source.annotated.clone() };
        let lost = (!source.annotated.is_empty()).then(annotations);
        let shown = source.layered.then_some(ImposeFault::Layers);
        let warning = |fault: ImposeFault| Diagnostic::new(fault.into(), Severity::Warning, None);
        found.extend(lost.into_iter().chain(shown).map(warning));
        let press = Press { plan, fonts: &fonts, name: &name, lang: terminal.lang };
        let imposed = put_on_sheets(&source.pages, &press)?;
        Ok(Made { bytes: source.pdf(&imposed.sheets, imposed.bleed)?, imposed })
    };
    let made: Result<Made, ImposeFault> = make();
    made.map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok()
}

fn of_issue(reading: &mut Reading, plan: &Plan, bundle: &Bundle, terminal: &Terminal) -> Option<Made> {
    let before_last = plan.layout == Layout::Booklet && plan.blanks == Blanks::BeforeLast;
    if let Some(issue) = reading.issue.as_mut().filter(|_| before_last) {
        // Then blank pages are set before the 版记, and neither they nor it have a number.
        issue.publication.print.binding = Some(Binding::Booklet);
    }
    let fonts = Fonts::load(bundle, &reading.issue.as_ref()?.publication.fonts);
    let LaidOut { document, pages, .. } = lay_out_issue(reading, &fonts, Rendition::Print)?;
    let print = &reading.issue.as_ref()?.publication.print;
    let press = Press { plan, fonts: &fonts, name: &document.meta.title, lang: terminal.lang };
    let (bytes, imposed) = issue(&pages, None, &document, print, &press, epoch(), &mut reading.found)?;
    Some(Made { bytes, imposed })
}

/// Returns where the sheets go; `None` for standard output.
fn target(args: &ImposeArgs, input: &Path) -> Option<PathBuf> {
    match &args.output {
        Some(path) if path.as_os_str() == STANDARD => None,
        Some(path) => Some(path.clone()),
        None if input.as_os_str() == STANDARD => None,
        None => Some(beside(input, "-imposed", "pdf")),
    }
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

fn shown(target: Option<&Path>) -> String {
    target.map_or_else(|| STANDARD.to_owned(), |path| path.display().to_string())
}

fn print_test_page(args: &ImposeArgs, plan: &Plan, bundle: &Bundle, terminal: &Terminal) -> u8 {
    let fonts = Fonts::load(bundle, &FontChoice::default());
    let target = match &args.output {
        Some(path) if path.as_os_str() == STANDARD => None,
        Some(path) => Some(path.clone()),
        None => Some(PathBuf::from(TEST_PAGE)),
    };
    let written = test_page(plan, &fonts, terminal.lang).map_err(Problem::from).and_then(|(sides, sheet)| {
        deliver(&foreign::write(&sides)?, target.as_deref())?;
        Ok(sheet.paper.to_string())
    });
    match written {
        Ok(paper) => {
            let short = plan.flip == Flip::Short;
            terminal.status(&Status::Impose(ImposeNote::TestPage { path: shown(target.as_deref()), paper, short }));
            DONE
        }
        Err(problem) => {
            terminal.findings(&[Diagnostic::general(problem)], &Sources::default());
            FAILED
        }
    }
}
