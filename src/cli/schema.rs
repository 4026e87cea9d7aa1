//! `typeset schema`: the JSON Schema of the files that editors write.

use super::args::{SchemaArgs, SchemaFile};
use super::exit::DONE;
use super::terminal::Terminal;
use crate::read::format::{IssueFile, PublicationFile};
use crate::read::schema;

pub(super) fn print(args: SchemaArgs, terminal: &Terminal) -> u8 {
    let text = match args.file {
        SchemaFile::Issue => schema::text::<IssueFile>(terminal.lang),
        SchemaFile::Publication => schema::text::<PublicationFile>(terminal.lang),
    };
    terminal.print_json(text.trim_end());
    DONE
}
