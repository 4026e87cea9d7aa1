//! The words about Word documents, in English.

use super::{BadWord, WordFault, WordNote};
use crate::messages::Words;

pub(super) fn words(fault: &WordFault) -> Words {
    match fault {
        WordFault::Unreadable { path, why } => unreadable(path, why),
        WordFault::Note { what, count } => {
            let (message, hint) = note(*what);
            let message = if *count > 1 { format!("{message} ({count} places)") } else { message.to_owned() };
            Words::new(message).label(if *count > 1 { "the first is here" } else { "here" }).hint(hint)
        }
        WordFault::NoTitle { path } => Words::new(format!("no title can be made out in `{path}`"))
            .label("no title")
            .hint("add `title = \"…\"` here; or give the title line in Word the style Title, or centre it, at the very beginning"),
        WordFault::OtherTitle { text } => Words::new(format!("the title in the Word file, `{text}`, is not printed, but `title` in issue.toml is"))
            .label("differs from `title`")
            .hint("make both the same; to use that of the Word file, remove `title`; if this line is no title, take its centring or style away in Word"),
        WordFault::OtherSource { text } => Words::new(format!("the source at the end of the Word file, `{text}`, is not printed, but `source` in issue.toml is"))
            .label("differs from `source`")
            .hint("make both the same; to use that of the Word file, remove `source`"),
        WordFault::NoRoom { table } => Words::new(format!("the notice box has no room for a {}", if *table { "table" } else { "picture" }))
            .label("here")
            .hint("make it an item of its own in a section"),
        WordFault::TextNamesFile { path } => Words::new(format!("`text` takes the text itself, but this is the name of a file, `{path}`"))
            .label("the name of a file")
            .hint(format!("write file = \"{path}\"")),
    }
}

fn unreadable(path: &str, why: &BadWord) -> Words {
    let save = "open it in Word or WPS, choose Save As, and save it as .docx";
    let again = "try to open it in Word or WPS; if that works, save it as .docx again, if not, ask for another copy";
    match why {
        BadWord::Damaged => Words::new(format!("the Word file `{path}` is damaged or incomplete")).label("unreadable").hint(again),
        BadWord::Encrypted => Words::new(format!("the Word file `{path}` has a password"))
            .label("password")
            .hint("open it in Word or WPS and save it without one"),
        BadWord::Old => Words::new(format!("`{path}` is a document of an old format (.doc or .wps)")).label("old format").hint(save),
        BadWord::RichText => Words::new(format!("`{path}` is Rich Text")).label("no .docx").hint(save),
        BadWord::OpenDocument => Words::new(format!("`{path}` is an OpenDocument text (.odt)")).label("no .docx").hint(save),
        BadWord::Pdf => Words::new(format!("`{path}` is a PDF"))
            .label("no .docx")
            .hint("ask for the Word file; if there is none, copy the text into a .txt file"),
        BadWord::Page => Words::new(format!("`{path}` is a web page under the name of a document")).label("no .docx").hint(save),
        BadWord::Foreign => Words::new(format!("`{path}` is no Word file"))
            .label("no Word file")
            .hint("texts are read from .docx, .md and .txt files; unpack archives, and save .doc and .wps as .docx"),
        BadWord::TooLarge => Words::new(format!("the Word file `{path}` unpacks to too much and was not read"))
            .label("too large")
            .hint("keep only what is to be printed, compress the pictures, and save it as a new file; do not use files of unknown origin"),
        BadWord::Xml { part, line, column } => {
            Words::new(format!("{part} in the Word file `{path}` is broken at line {line}, column {column}"))
                .label("unreadable")
                .hint(again)
        }
        BadWord::Doctype { part } => Words::new(format!("{part} in the Word file `{path}` has a document type declaration and was not read"))
            .label("not to be trusted")
            .hint("neither Word nor WPS writes such files; do not use files of unknown origin"),
        BadWord::Deep { part } => Words::new(format!("{part} in the Word file `{path}` is nested too deeply and was not read"))
            .label("not to be trusted")
            .hint("take tables out of tables and text boxes out of text boxes; do not use files of unknown origin"),
        BadWord::Outside { name } => Words::new(format!("the Word file `{path}` refers to `{name}`, outside of it, and was not read"))
            .label("not to be trusted")
            .hint("neither Word nor WPS writes such files; do not use files of unknown origin"),
        BadWord::Empty => Words::new(format!("there is no text in the Word file `{path}`"))
            .label("no text")
            .hint("look whether it is the right file; scanned papers must be made text first"),
    }
}

fn note(what: WordNote) -> (&'static str, &'static str) {
    let accept = "accept or reject the changes in Word (Review) before the text is used";
    match what {
        WordNote::Insertions => ("the Word file has tracked changes: insertions are printed", accept),
        WordNote::Deletions => ("the Word file has tracked changes: deletions are left out", accept),
        WordNote::Moves => ("the Word file has tracked changes: moved text is printed where it went", accept),
        WordNote::Hidden => {
            ("the Word file has hidden text, which is left out", "show it in Word (Font, Hidden) or delete it")
        }
        WordNote::Struck => (
            "the Word file has text struck through, which is printed without the line",
            "delete it in Word if it is not wanted",
        ),
        WordNote::Raised => (
            "the Word file has superscripts or subscripts, printed on the line",
            "write the character itself, such as `²`",
        ),
        WordNote::Equation => {
            ("the Word file has equations, of which only the characters are printed", "use words or a picture")
        }
        WordNote::Symbol => {
            ("the Word file has symbols that are not known, printed as `□`", "use ordinary characters in Word")
        }
        WordNote::LinkedPicture => {
            ("the Word file has linked pictures, which are left out", "insert them into the file in Word")
        }
        WordNote::PictureFormat => (
            "the Word file has pictures that are not PNG, JPEG, GIF or WebP, which are left out",
            "save them as PNG and insert them again",
        ),
        WordNote::PictureInTable => {
            ("pictures within tables of the Word file are left out", "move them out of the table")
        }
        WordNote::Cropped => (
            "the Word file has cropped pictures, printed whole",
            "choose Compress Pictures in Word and delete the cropped areas",
        ),
        WordNote::Object => (
            "the Word file has charts, diagrams or embedded objects, which are left out",
            "paste them as pictures in Word, or draw a chart with kind = \"chart\" in issue.toml",
        ),
        WordNote::NestedTable => {
            ("the Word file has tables within tables, whose words were put into the cell", "take the inner table out")
        }
        WordNote::TableAsText => (
            "tables of one row or one column in the Word file are printed as paragraphs",
            "a table needs a head, a row and two columns",
        ),
        WordNote::Contents => {
            ("the list of contents in the Word file is left out", "`contents = true` in issue.toml prints one")
        }
    }
}
