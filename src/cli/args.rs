//! The command line.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use super::print_args::{PrintArgs, millimetres};
use crate::diag::Severity;
use crate::messages::Lang;
use crate::preflight::SheetSize;
use crate::read::FILE_NAME;
use crate::rendition::impose::order::Blanks;
use crate::rendition::impose::paper::{Area, small_length};
use crate::rendition::impose::plan::{Flip, Layout, SIGNATURES};
use crate::rendition::{Kind, Rendition};

/// Seconds that a run may take unless it is said.
pub(super) const TIME_LIMIT: u64 = 60;

/// Takes a folder, which is what people drop on a program, for the issue in it.
fn issue_file() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path| {
        let issue = path.join(FILE_NAME);
        if path.is_dir() && issue.is_file() { issue } else { path }
    })
}

/// The whole command line; the help texts are in `messages`.
#[derive(Debug, Parser)]
#[command(name = "typeset", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) build: Build,
    #[command(flatten)]
    pub(super) terminal: TerminalArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Build(Build),
    Check(CheckArgs),
    Preflight(PreflightArgs),
    Explain(ExplainArgs),
    Schema(SchemaArgs),
    Fonts(OfIssue),
    #[command(subcommand)]
    Template(TemplateCommand),
    Impose(ImposeArgs),
    Kit(KitArgs),
    Next(NextArgs),
    Extract(ExtractArgs),
    Verify(VerifyArgs),
    Licenses,
}

/// How the program talks.
#[derive(Debug, Clone, Args)]
pub(super) struct TerminalArgs {
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub(super) color: ColorChoice,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    #[arg(long, global = true, value_enum, default_value = "human")]
    pub(super) message_format: Format,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Build {
    #[arg(value_parser = issue_file())]
    pub(super) issue: Option<PathBuf>,
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(super) format: Vec<Kind>,
    #[arg(long = "for", value_enum, default_value = "screen")]
    pub(super) rendition: Rendition,
    #[command(flatten)]
    pub(super) print: PrintArgs,
    #[arg(long)]
    pub(super) open: bool,
    #[arg(long)]
    pub(super) deps: Option<PathBuf>,
    #[arg(long, default_value_t = TIME_LIMIT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: u64,
    #[arg(long, value_enum)]
    pub(super) deny: Option<Severity>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct CheckArgs {
    #[arg(id = "issue_file", value_name = "ISSUE", value_parser = issue_file())]
    pub(super) issue: PathBuf,
    #[arg(long, value_enum, default_value = "error")]
    pub(super) deny: Severity,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long, conflicts_with = "fix")]
    pub(super) diff: bool,
    #[arg(long)]
    pub(super) statistics: bool,
    #[arg(long)]
    pub(super) write_baseline: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct NextArgs {
    #[arg(id = "issue_file", value_name = "ISSUE")]
    pub(super) issue_file: PathBuf,
    #[arg(id = "next_folder", short = 'o', long = "output", value_name = "DIR")]
    pub(super) next_folder: Option<PathBuf>,
    #[arg(long)]
    pub(super) date: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1949..=9999))]
    pub(super) year: Option<u16>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=9999))]
    pub(super) number: Option<u32>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ExtractArgs {
    pub(super) pdf: PathBuf,
    #[arg(id = "folder", short = 'o', long = "output")]
    pub(super) folder: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long)]
    pub(super) damaged: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct VerifyArgs {
    #[arg(id = "verified", value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(id = "verified_with", value_name = "OTHER", conflicts_with = "fonts")]
    pub(super) other: Option<PathBuf>,
    #[arg(long)]
    pub(super) fonts: Option<PathBuf>,
    #[arg(long, default_value_t = TIME_LIMIT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: u64,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ImposeArgs {
    #[arg(conflicts_with = "test_page", value_parser = issue_file())]
    pub(super) input: Option<PathBuf>,
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "booklet")]
    pub(super) layout: Layout,
    #[arg(long)]
    pub(super) paper: Option<Area>,
    #[arg(long, value_enum, default_value = "short")]
    pub(super) flip: Flip,
    #[arg(long, value_enum, default_value = "before-last")]
    pub(super) blanks: Blanks,
    #[arg(long, value_parser = signature)]
    pub(super) signature: Option<usize>,
    #[arg(long, default_value = "0", value_parser = small_length)]
    pub(super) creep: f64,
    #[arg(long)]
    pub(super) no_marks: bool,
    #[arg(long)]
    pub(super) test_page: bool,
    #[arg(long, default_value_t = TIME_LIMIT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: u64,
}

/// Reads the number of pages of a signature.
fn signature(text: &str) -> Result<usize, &'static str> {
    let pages: usize = text.parse().map_err(|_| "not a number")?;
    if SIGNATURES.contains(&pages) && pages.is_multiple_of(4) { Ok(pages) } else { Err("not a multiple of four") }
}

#[derive(Debug, Clone, Args)]
pub(super) struct PreflightArgs {
    pub(super) pdf_file: PathBuf,
    #[arg(long = "size")]
    pub(super) trim_size: Option<SheetSize>,
    #[arg(long = "bleed", value_parser = millimetres)]
    pub(super) bleed_wanted: Option<f64>,
    #[arg(long = "inks", value_parser = clap::value_parser!(u8).range(1..=32))]
    pub(super) most_inks: Option<u8>,
    #[arg(long = "dpi", value_parser = clap::value_parser!(u16).range(50..=5_000))]
    pub(super) least_dpi: Option<u16>,
    #[arg(long = "ink-limit", value_parser = clap::value_parser!(u16).range(100..=400))]
    pub(super) most_coverage: Option<u16>,
    #[arg(long = "booklet")]
    pub(super) as_booklet: bool,
    #[arg(short = 'o', long = "output")]
    pub(super) checklist: Option<PathBuf>,
    #[arg(long = "json")]
    pub(super) json_report: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "error")]
    pub(super) deny: Severity,
}

#[derive(Debug, Clone, Args)]
pub(super) struct KitArgs {
    #[arg(value_name = "ISSUE", value_parser = issue_file())]
    pub(super) issue_file: PathBuf,
    #[arg(short = 'o', long = "output")]
    pub(super) archive: Option<PathBuf>,
    #[command(flatten)]
    pub(super) print: PrintArgs,
    #[arg(long, default_value_t = TIME_LIMIT, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) timeout: u64,
}

#[derive(Debug, Clone, Args)]
pub(super) struct ExplainArgs {
    pub(super) code: Option<String>,
    #[arg(long, conflicts_with = "code")]
    pub(super) all: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct SchemaArgs {
    #[arg(value_enum, default_value = "issue")]
    pub(super) file: SchemaFile,
}

/// An issue that may be left out.
#[derive(Debug, Clone, Args)]
pub(super) struct OfIssue {
    #[arg(id = "issue_file", value_name = "ISSUE", value_parser = issue_file())]
    pub(super) issue: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum TemplateCommand {
    Copy(CopyArgs),
    Diff(OfIssue),
    Data(DataArgs),
}

#[derive(Debug, Clone, Args)]
pub(super) struct CopyArgs {
    pub(super) names: Vec<String>,
    #[arg(long, default_value = "templates")]
    pub(super) to: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Clone, Args)]
pub(super) struct DataArgs {
    #[arg(id = "issue_file", value_name = "ISSUE", value_parser = issue_file())]
    pub(super) issue: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Short,
    Json,
    Jsonl,
    Github,
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFile {
    Issue,
    Publication,
}
