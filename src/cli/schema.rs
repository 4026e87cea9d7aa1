//! `typeset schema`: the JSON Schema of the files that editors write.

use super::DONE;
use super::args::{SchemaArgs, SchemaFile};
use super::talk::Talker;
use crate::read::format::{IssueFile, PublicationFile};
use crate::read::schema;

pub(super) fn print(args: &SchemaArgs, talker: &Talker) -> u8 {
    let text = match args.file {
        SchemaFile::Issue => schema::text::<IssueFile>(talker.lang),
        SchemaFile::Publication => schema::text::<PublicationFile>(talker.lang),
    };
    talker.print(text.trim_end());
    DONE
}
