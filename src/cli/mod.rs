//! The command line: arguments, terminal, one file for each command.
//!
//! The only module that prints.

mod args;
mod build;
mod check;
mod deps;
mod epoch;
mod excerpt;
mod exit;
mod explain;
mod extract;
mod fonts;
mod harmless;
mod help;
mod impose;
mod kit;
mod licenses;
mod machine;
mod meant;
mod next;
mod preflight;
mod print_args;
mod render;
mod sarif;
mod schema;
mod streams;
mod targets;
mod template;
mod terminal;
mod verify;
mod window;

use std::ffi::OsString;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::fonts::Bundle;
use crate::guard;
use crate::messages::{self, Lang, Status};
use crate::pipeline::Engine;
use args::{Cli, Command, TemplateCommand};
use exit::{DONE, FAILED};
use terminal::Terminal;

/// Runs the program.
///
/// `bundle` holds the fonts that are part of the binary. Exit codes: 0 done,
/// 1 the issue has errors, 2 wrong use or an internal fault.
pub fn run(args: Vec<OsString>, bundle: Bundle) -> ExitCode {
    let lang = lang_of(&args);
    let was_bare = args.len() < 2;
    // A fault is told in the user's language, and has an exit code of its own.
    std::panic::set_hook(Box::new(move |info| {
        if let Some(detail) = guard::is_last(info) {
            exit::fallen(detail);
        }
        if !guard::is_caught(info) {
            Terminal::plain(lang).error(&Status::Bug { detail: info.to_string() });
        }
    }));
    let code = std::panic::catch_unwind(AssertUnwindSafe(|| dispatch(args, bundle, lang)));
    window::hold(was_bare, lang);
    ExitCode::from(code.unwrap_or(FAILED))
}

fn dispatch(args: Vec<OsString>, bundle: Bundle, lang: Lang) -> u8 {
    let command = help::localise(Cli::command(), messages::help(lang), "");
    let mut args = meant::asked(args);
    // Messages call the program by its name, whatever its file is called, such as `typeset.exe`.
    if let Some(name) = args.first_mut() {
        *name = "typeset".into();
    }
    if let Some((usage, instead)) = meant::slip(&args, &command) {
        Terminal::plain(lang).error(&Status::Usage { detail: usage.line(&instead, lang) });
        return FAILED;
    }
    let cli = command.try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match cli {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            let detail = help::complaint(&error, lang);
            Terminal::plain(lang).error(&Status::Usage { detail });
            return FAILED;
        }
        // Help and version are not errors, though clap says so.
        Err(error) => {
            let terminal = Terminal::plain(lang);
            terminal.help(&error.render());
            return if terminal.finish() { DONE } else { FAILED };
        }
    };
    let terminal = Terminal::new(&cli.terminal, lang);
    let code = std::panic::catch_unwind(AssertUnwindSafe(|| obey(cli, Engine::new(bundle), &terminal)));
    // What was found before a fault is worth its document too.
    if terminal.finish() { code.unwrap_or(FAILED) } else { FAILED }
}

fn obey(cli: Cli, engine: Engine, terminal: &Terminal) -> u8 {
    match cli.command {
        None => build::build(cli.build, engine, terminal),
        Some(Command::Build(args)) => build::build(args, engine, terminal),
        Some(Command::Check(args)) => check::check(args, engine, terminal),
        Some(Command::Preflight(args)) => preflight::preflight(args, engine, terminal),
        Some(Command::Explain(args)) => explain::explain(args, terminal),
        Some(Command::Schema(args)) => schema::print(args, terminal),
        Some(Command::Fonts(args)) => fonts::fonts(args, engine, terminal),
        Some(Command::Template(TemplateCommand::Copy(args))) => template::copy(args, terminal),
        Some(Command::Template(TemplateCommand::Diff(args))) => template::diff(args, engine, terminal),
        Some(Command::Template(TemplateCommand::Data(args))) => template::data(args, engine, terminal),
        Some(Command::Next(args)) => next::next(args, engine, terminal),
        Some(Command::Extract(args)) => extract::extract(args, terminal),
        Some(Command::Verify(args)) => verify::verify(args, engine, terminal),
        Some(Command::Impose(args)) => impose::impose(args, engine, terminal),
        Some(Command::Kit(args)) => kit::kit(args, engine, terminal),
        Some(Command::Licenses) => licenses::licenses(terminal),
    }
}

/// Finds the language before the arguments are parsed, since their help needs it.
fn lang_of(args: &[OsString]) -> Lang {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = |i: usize| texts.get(i + 1).copied();
    let given = texts.iter().enumerate().find_map(|(i, arg)| match arg.strip_prefix("--lang") {
        Some("") => after(i),
        Some(value) => value.strip_prefix('='),
        None => None,
    });
    let named = given.and_then(|name| clap::ValueEnum::from_str(name, false).ok());
    named.unwrap_or_else(|| Lang::of_locale(sys_locale::get_locale().as_deref()))
}
