//! What was meant by words of the command line that mean nothing: dashes of Chinese input, commands nearly right.

use std::ffi::OsString;
use std::path::Path;

use clap::Command;

use crate::hanzi::narrow;
use crate::messages::{Instead, Usage};

/// Words by which people ask for help or for the version, and the option that gives it.
const ASKED: [(&str, &str); 10] = [
    ("help", "--help"),
    ("/?", "--help"),
    ("/h", "--help"),
    ("/help", "--help"),
    ("-?", "--help"),
    ("?", "--help"),
    ("-help", "--help"),
    ("帮助", "--help"),
    ("version", "--version"),
    ("-version", "--version"),
];

/// Chinese words for commands.
const COMMANDS: [(&str, &str); 8] = [
    ("校对", "check"),
    ("检查", "check"),
    ("核对", "check"),
    ("排版", "build"),
    ("生成", "build"),
    ("拼版", "impose"),
    ("印前检查", "preflight"),
    ("解释", "explain"),
];

/// Takes words that ask for help as the options that give it.
pub(super) fn asked(args: Vec<OsString>) -> Vec<OsString> {
    let Some(word) = args.get(1).and_then(|word| word.to_str()).map(str::to_lowercase) else { return args };
    let Some((_, option)) = ASKED.iter().find(|(asked, _)| *asked == word).filter(|_| !Path::new(&word).exists())
    else {
        return args;
    };
    let others = args[2..].iter().cloned().chain([OsString::from(option)]);
    args[..1].iter().cloned().chain(others).collect()
}

/// Says what is wrong with words that clap would take for files, or for other options than were meant.
pub(super) fn slip(args: &[OsString], command: &Command) -> Option<(Usage, Instead)> {
    let texts: Vec<&str> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let used = command.get_subcommands().find(|sub| texts.iter().any(|text| *text == sub.get_name()));
    let longs: Vec<String> = [Some(command), used]
        .into_iter()
        .flatten()
        .flat_map(Command::get_arguments)
        .filter_map(|arg| arg.get_long().map(str::to_owned))
        .collect();
    for text in texts.iter().take_while(|text| **text != "--") {
        if let Some(meant) = option(text, &longs) {
            return Some((Usage::UnknownOption { option: (*text).to_owned() }, Instead::Near(meant)));
        }
    }
    let first = texts.first()?;
    let free = !first.starts_with('-') && !first.contains(['.', '/', '\\']) && !Path::new(first).exists();
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    if !free || names.contains(first) {
        return None;
    }
    let chinese = COMMANDS.iter().find(|(word, _)| word == first).map(|(_, name)| *name);
    let lower: String = first.chars().map(|c| narrow(c).to_ascii_lowercase()).collect();
    let near = || names.iter().copied().filter(|name| strsim::damerau_levenshtein(name, &lower) <= name.len() / 3);
    let meant = chinese.or_else(|| near().min_by_key(|name| strsim::damerau_levenshtein(name, &lower)))?;
    Some((Usage::UnknownCommand { command: (*first).to_owned() }, Instead::Near(meant.to_owned())))
}

/// Returns the option that is meant by a word with other dashes, or with one dash for two.
fn option(word: &str, longs: &[String]) -> Option<String> {
    let dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '―' | '‐' | '−' | '﹣' | '─');
    let name = word.trim_start_matches(dash);
    let dashes = &word[..word.len() - name.len()];
    if dashes.is_empty() || name.is_empty() || Path::new(word).exists() {
        return None;
    }
    let (name, value) = name.split_once('=').map_or((name, String::new()), |(name, value)| (name, format!("={value}")));
    let name: String = name.chars().map(narrow).collect();
    let long = longs
        .iter()
        .find(|long| **long == name)
        .or_else(|| longs.iter().find(|long| name.len() > 2 && long.starts_with(&name)));
    let short = name.chars().count() == 1;
    match long {
        Some(long) if dashes != "--" => Some(format!("--{long}{value}")),
        None if !dashes.is_ascii() => Some(format!("{}{name}{value}", if short { "-" } else { "--" })),
        _ => None,
    }
}
