//! Names of files that every system can keep.

use crate::messages::NameFault;

/// Most bytes of one part of a name; ext4, NTFS and APFS hold 255.
const PART_LIMIT: usize = 255;
/// Most bytes of a whole name.
const NAME_LIMIT: usize = 1024;
/// Names that Windows gives to devices, whatever follows after a full stop.
const RESERVED: [&str; 8] = ["con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt"];

/// Tells why a name cannot be that of a file below a folder, with `/` between folders.
///
/// What Windows cannot keep is refused everywhere, so that whatever goes into
/// an archive comes out again on any machine, and nothing lands elsewhere.
pub fn check(name: &str) -> Result<(), NameFault> {
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name.len() > NAME_LIMIT {
        return Err(NameFault::TooLong);
    }
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes()[0].is_ascii_alphabetic();
    if name.starts_with(['/', '\\']) || drive {
        return Err(NameFault::Absolute);
    }
    name.split('/').try_for_each(part)
}

fn part(part: &str) -> Result<(), NameFault> {
    let forbidden = |mark: &char| mark.is_control() || r#"\:*?"<>|"#.contains(*mark) || turns(*mark);
    match part {
        "" => Err(NameFault::Empty),
        ".." | "." => Err(NameFault::Climbs),
        _ if part.len() > PART_LIMIT => Err(NameFault::TooLong),
        _ if part.ends_with(['.', ' ']) => Err(NameFault::End),
        _ if is_reserved(part) => Err(NameFault::Reserved { part: part.to_owned() }),
        _ => part.chars().find(forbidden).map_or(Ok(()), |mark| Err(NameFault::Mark { mark })),
    }
}

/// Returns whether a mark changes the direction of what is shown, so that `fdp.exe` can look like `exe.pdf`.
///
/// The characters with the property Bidi_Control of the Unicode standard (UAX #9).
pub(super) fn turns(mark: char) -> bool {
    matches!(mark, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether Windows takes a name for a device, such as `aux.txt` or `COM1`.
pub fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        let mut digits = number.chars();
        matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    RESERVED[..6].contains(&stem.as_str()) || RESERVED[6..].iter().any(|device| numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_pass() {
        for name in
            ["issue.toml", "2020-03/articles/01-国务院常务会议.md", "a b.csv", "com.txt", "..a", "a..b", "common.typ"]
        {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn tricks_are_refused() {
        let long = "长".repeat(100);
        for name in [
            "",
            "/etc/passwd",
            "\\\\host\\share",
            "C:\\a",
            "c:a",
            "../a",
            "a/../../b",
            "a/./b",
            "a//b",
            "a/",
            "..",
            "a\\b",
            "a\0b",
            "a\nb",
            "nul",
            "NUL.txt",
            "a/Com1.csv",
            "LPT¹",
            "a.",
            "a ",
            "a?.md",
            "a:b",
            "x\u{202e}txt.exe",
            "\u{2066}a",
            &long,
        ] {
            assert!(check(name).is_err(), "{name:?}");
        }
    }
}
