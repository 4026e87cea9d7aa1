//! The window of the program: it stays open where it is the program's own.

use std::io;

use super::terminal::Terminal;
use crate::messages::{Lang, Status};

/// Keeps the window open until a key is pressed, if Windows opened it for the program and will close it.
///
/// `was_bare` is a program that was told nothing, by a double click.
pub(super) fn hold(was_bare: bool, lang: Lang) {
    if !parent().is_some_and(|name| is_desktop(&name)) {
        return;
    }
    let terminal = Terminal::plain(lang);
    if was_bare {
        terminal.error(&Status::DropHere);
    }
    terminal.error(&Status::PressEnter);
    // Where nothing can be read nobody waits.
    let _ = io::stdin().read_line(&mut String::new());
}

/// Returns whether a program starts others by double clicks and by what is dropped on them.
fn is_desktop(name: &str) -> bool {
    name.eq_ignore_ascii_case("explorer.exe")
}

/// Returns the name of the program that started this one.
#[cfg(windows)]
fn parent() -> Option<String> {
    use winsafe::{HPROCESSLIST, co};
    let all = || {
        let mut list = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None).ok()?;
        let entries = list.iter_processes().flatten();
        Some(entries.map(|it| (it.th32ProcessID, it.th32ParentProcessID, it.szExeFile())).collect::<Vec<_>>())
    };
    let all = all()?;
    let (_, parent, _) = all.iter().find(|(id, ..)| *id == std::process::id())?;
    all.iter().find(|(id, ..)| id == parent).map(|(.., name)| name.clone())
}

/// Elsewhere no window closes with a program.
#[cfg(not(windows))]
fn parent() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::is_desktop;

    #[test]
    fn only_the_desktop_closes_the_window() {
        assert!(is_desktop("explorer.exe") && is_desktop("Explorer.EXE"));
        assert!(!["cmd.exe", "powershell.exe", "WindowsTerminal.exe", ""].into_iter().any(is_desktop));
    }
}
