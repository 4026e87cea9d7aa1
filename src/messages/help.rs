//! The texts of `--help`.

use super::{Lang, help_en, help_zh};

/// The words around the help of every command.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    /// What the program is for.
    pub about: &'static str,
    /// Examples and where to read on.
    pub after: &'static str,
    /// The word before the usage line.
    pub usage: &'static str,
    /// The head above the commands.
    pub commands: &'static str,
    /// The head above the arguments.
    pub arguments: &'static str,
    /// The head above the options.
    pub options: &'static str,
    /// The word for the possible values of an option.
    pub one_of: &'static str,
    /// The help of each command, by name.
    pub by_command: &'static [CommandHelp],
    /// The help of each argument, by id.
    pub by_argument: &'static [(&'static str, &'static str)],
}

/// The help of one command.
#[derive(Debug, Clone, Copy)]
pub struct CommandHelp {
    /// The command, `template copy` for a command of a command.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// Returns the help texts in a language.
pub fn help(lang: Lang) -> &'static Help {
    match lang {
        Lang::Zh => &help_zh::HELP,
        Lang::En => &help_en::HELP,
    }
}

impl Help {
    /// Returns what a command does, if there is such a command.
    pub fn command(&self, name: &str) -> Option<&'static str> {
        self.by_command.iter().find(|command| command.name == name).map(|command| command.about)
    }

    /// Returns what an argument means, if there is such an argument.
    pub fn argument(&self, id: &str) -> Option<&'static str> {
        self.by_argument.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
    }
}
