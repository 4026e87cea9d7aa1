//! Puts help texts and complaints about arguments into the user's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::messages::{Help, Lang};

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

/// Says in the user's language what is wrong with the arguments.
pub(super) fn complaint(error: &clap::Error, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (arg, value, near) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .map(context)
            .find(|text| !text.is_empty()),
    );
    let valid = context(ContextKind::ValidValue);
    let zh = lang == Lang::Zh;
    let mut text = match (error.kind(), zh) {
        (ErrorKind::UnknownArgument, true) => format!("没有“{arg}”这个选项"),
        (ErrorKind::UnknownArgument, false) => format!("there is no option {arg}"),
        (ErrorKind::InvalidSubcommand, true) => format!("没有“{}”这个命令", context(ContextKind::InvalidSubcommand)),
        (ErrorKind::InvalidSubcommand, false) => {
            format!("there is no command {}", context(ContextKind::InvalidSubcommand))
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, true) if value.is_empty() => {
            format!("{arg} 后面要写内容")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, false) if value.is_empty() => {
            format!("{arg} needs a value")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, true) => format!("{arg} 不能是“{value}”"),
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, false) => format!("{arg} cannot be \"{value}\""),
        (ErrorKind::ArgumentConflict, true) => format!("{arg} 不能和 {} 一起用", context(ContextKind::PriorArg)),
        (ErrorKind::ArgumentConflict, false) => format!("{arg} does not go with {}", context(ContextKind::PriorArg)),
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, true) => {
            "后面要写命令".to_owned()
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, false) => {
            "a command is missing".to_owned()
        }
        (_, true) => "参数不对".to_owned(),
        (_, false) => error.kind().to_string(),
    };
    if let Some(near) = near {
        text.push_str(&if zh { format!("；是不是想写 {near}？") } else { format!("; did you mean {near}?") });
    } else if !valid.is_empty() {
        text.push_str(&if zh { format!("；可以是：{valid}") } else { format!("; possible: {valid}") });
    }
    text
}
