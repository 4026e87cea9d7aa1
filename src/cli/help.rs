//! Puts help texts and complaints about arguments into the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::harmless::one_line;
use crate::messages::{Help, Instead, Lang, Usage};

/// Fills in the help texts of a command and of those below it.
pub(super) fn localise(command: Command, help: &'static Help, path: &str) -> Command {
    let about = if path.is_empty() { help.about } else { help.command(path).unwrap_or_default() };
    let command = command
        .about(about)
        .help_template(format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", help.usage))
        .subcommand_help_heading(help.commands)
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(false))
        .mut_args(|arg| argument(arg, help));
    let command = if path.is_empty() {
        command
            .after_help(format!("\n{}", help.after))
            .disable_version_flag(true)
            .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version))
            .mut_arg("version", |arg| argument(arg, help))
    } else {
        command
    };
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command.mut_subcommand(name, |sub| localise(sub, help, &path))
    })
}

fn argument(arg: Arg, help: &'static Help) -> Arg {
    let heading = if arg.is_positional() { help.arguments } else { help.options };
    let mut text = help.argument(arg.get_id().as_str()).unwrap_or_default().to_owned();
    let values: Vec<String> = arg.get_possible_values().iter().map(|v| v.get_name().to_owned()).collect();
    if values.len() > 1 && !matches!(arg.get_action(), ArgAction::SetTrue) {
        text.push_str(&format!(" [{} {}]", help.one_of, values.join(" | ")));
    }
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let arg = arg.help(text).help_heading(heading);
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// Returns the command that was called, such as `typeset verify`.
fn called(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|word| *word != "typeset");
    let words: Vec<&str> = words.take_while(|word| word.starts_with(|c: char| c.is_alphabetic())).collect();
    words.join(" ")
}

/// Says in the user's language what is wrong with the arguments.
pub(super) fn complaint(error: &clap::Error, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => one_line(text).into_owned(),
        Some(ContextValue::Strings(texts)) => one_line(&texts.join(", ")).into_owned(),
        _ => String::new(),
    };
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    // The parser adds what its value is called: `--bleed <BLEED>`.
    let option = argument.split(" <").next().unwrap_or_default().to_owned();
    let usage = match error.kind() {
        ErrorKind::UnknownArgument if !option.starts_with('-') => Usage::Extra { word: argument },
        ErrorKind::UnknownArgument => Usage::UnknownOption { option },
        ErrorKind::MissingRequiredArgument => {
            Usage::Missing { argument: argument.trim_matches(['<', '>']).to_owned(), command: called(error) }
        }
        ErrorKind::InvalidSubcommand => Usage::UnknownCommand { command: context(ContextKind::InvalidSubcommand) },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => Usage::NoValue { option },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Usage::WrongValue { option, value },
        ErrorKind::ArgumentConflict => Usage::Conflict { option, other: context(ContextKind::PriorArg) },
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Usage::NoCommand,
        other => Usage::Other { words: other.to_string() },
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(context).find(|text| !text.is_empty());
    let all = context(ContextKind::ValidValue);
    let instead = match near {
        Some(near) => Instead::Near(near),
        None if all.is_empty() => Instead::Nothing,
        None => Instead::OneOf(all),
    };
    usage.line(&instead, lang)
}
