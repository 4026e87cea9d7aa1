//! `typeset preflight FILE.pdf`: what would go wrong on the press.

use std::path::Path;

use super::args::{PreflightArgs, TIME_LIMIT};
use super::exit::{DONE, FOUND, failed, limited};
use super::harmless::{bounded, one_line};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::diag::Severity;
use crate::messages::{BadPdf, Problem, Product, Status};
use crate::model::FontChoice;
use crate::pipeline::{Engine, Outputs, will_be_same};
use crate::preflight::{self, FILE_LIMIT, Profile, Report};
use crate::rendition::checklist;
use crate::source::{ReadError, read_file};

pub(super) fn preflight(args: PreflightArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.pdf_file.clone()), terminal, move |_| match run(&args, &engine, &own) {
        Ok(report) => {
            let denied = report.findings.iter().any(|finding| finding.severity <= args.deny);
            if denied { FOUND } else { DONE }
        }
        Err(problem) => failed(problem, &own),
    })
}

fn run(args: &PreflightArgs, engine: &Engine, terminal: &Terminal) -> Result<Report, Problem> {
    let outputs = Outputs::sparing([args.pdf_file.clone()]);
    let asked = [(args.checklist.as_deref(), Product::Pdf), (args.json_report.as_deref(), Product::Report)];
    for (path, made) in asked {
        path.map_or(Ok(()), |path| outputs.check(path, made))?;
    }
    if let [Some(checklist), Some(json)] = asked.map(|(path, _)| path)
        && will_be_same(checklist, json)
    {
        return Err(BadPdf::SameOutput { path: json.display().to_string() }.into());
    }
    let bytes = read(&args.pdf_file)?;
    let name = args.pdf_file.file_name().unwrap_or_default().to_string_lossy();
    let report = preflight::inspect(&bytes, &name, &profile(args)).map_err(Problem::from)?;
    if let Some(path) = &args.json_report {
        let text = format!("{:#}\n", report.value(terminal.lang));
        write(path, text.as_bytes(), (Product::Report, &outputs), terminal)?;
    }
    if let Some(path) = &args.checklist {
        let fonts = engine.fonts(&FontChoice::default());
        let pdf = checklist::pdf(&report, terminal.lang, &fonts).map_err(|message| Problem::Export { message })?;
        write(path, &pdf, (Product::Pdf, &outputs), terminal)?;
    }
    terminal.report(&report.diagnostics(), &Default::default());
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(|s| report.count(s));
    let (file, pages) = (one_line(&report.file).into_owned(), report.pages.len());
    let plates = one_line(&bounded(&report.plates.join(" "))).into_owned();
    terminal.status(&Status::Preflighted { file, pages, plates, errors, warnings, infos });
    Ok(report)
}

fn profile(args: &PreflightArgs) -> Profile {
    let usual = Profile::default();
    Profile {
        size: args.trim_size.unwrap_or(usual.size),
        bleed: args.bleed_wanted.unwrap_or(usual.bleed),
        inks: args.most_inks.map_or(usual.inks, usize::from),
        dpi: args.least_dpi.map_or(usual.dpi, f64::from),
        coverage: args.most_coverage.map_or(usual.coverage, f64::from),
        booklet: args.as_booklet,
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    read_file(path, FILE_LIMIT).map_err(|error| match error {
        ReadError::TooLarge(limit) => BadPdf::TooLarge { limit: limit >> 20 }.into(),
        error => Problem::File { path: path.display().to_string(), why: error.into() },
    })
}

fn write(path: &Path, bytes: &[u8], (made, outputs): (Product, &Outputs), terminal: &Terminal) -> Result<(), Problem> {
    outputs.write(path, bytes, made)?;
    terminal.status(&Status::TemplateWritten { path: shown_path(path) });
    Ok(())
}
