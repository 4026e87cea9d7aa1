//! The English words on archives.

use super::{ArchiveFault, ArchiveStatus, Divergence, NameFault, listed};
use crate::messages::export::reason;
use crate::messages::{Lang, Words};

impl ArchiveFault {
    pub(in crate::messages) fn en(&self) -> Words {
        match self {
            Self::CodeForm { key, text } => Words::new(format!("\"{key}\" cannot be \"{text}\""))
                .label("not as a 档号 is made")
                .hint(if *key == "fonds" {
                    "a 全宗号 has 4 letters or digits, such as 0194"
                } else {
                    "use at most 10 letters and digits, such as XYB"
                }),
            Self::NamePart { word, known } => Words::new(format!("nothing is known to put in for \"{{{word}}}\""))
                .label("no such thing")
                .hint(format!("possible: {}", known.join(" "))),
            Self::NameMark { mark } => {
                Words::new(format!("no file name may have {mark:?}")).label("not allowed").hint("take it out")
            }
            Self::NameNeeds { part, missing } => {
                Words::new(format!("the file's name asks for {part}, but {missing} is missing"))
                    .label("asked for here")
                    .hint(format!("add {missing} to [archive], or change file_name"))
            }
            Self::Changing { name } => Words::new(format!("the file \"{name}\" changed while it was being read"))
                .hint("wait until it is saved or synchronised, and try again"),
            Self::Taken { name } => {
                Words::new(format!("no source can be called \"{name}\", since the archive has a file of that name"))
                    .hint("rename it")
            }
            Self::SourceName { name, why } => Words::new(format!(
                "the source \"{}\" cannot be archived by its name: {}",
                name.escape_debug(),
                why.en()
            ))
            .hint("another machine may not be able to keep the file; rename it, also where it is referred to"),
            Self::SameButCase { name, other } => {
                Words::new(format!("the names of the sources \"{other}\" and \"{name}\" differ only in case"))
                    .hint("on many machines they are the same; rename one of them, also where it is referred to")
            }
            Self::LoneBrace => Words::new("a brace in the file's name lacks its partner")
                .label("a { or } is missing")
                .hint("what is to be put in stands in braces, such as {题名}"),
            Self::FileName { name, why } => Words::new(format!("no archive can be called \"{name}\": {}", why.en()))
                .label("makes a name that cannot be used")
                .hint("change file_name, to \"{日期}-{题名}\" for instance"),
            Self::OtherIssue { path, title } => {
                Words::new(format!("\"{path}\" is the archive of another issue ({title}) and was not replaced"))
                    .hint("look at item and file_name; if it is to be replaced, rename or move that file, or name another with -o")
            }
            Self::NotConforming { message } => {
                let (reason, hint) = reason(message, Lang::En);
                let usual =
                    "most likely a changed template or a picture is the cause; no archive is made that breaks them";
                Words::new(format!("not as the standards of archives want it: {reason}")).hint(hint.unwrap_or(usual))
            }
            Self::BadName { name, why } => {
                Words::new(format!("the file \"{}\" was not taken out for its name: {}", name.escape_debug(), why.en()))
                    .hint("such a name may lead elsewhere, or cannot be kept on some machines")
            }
            Self::Unreadable { reason } => {
                Words::new(format!("the file is no PDF, or too damaged to be read ({reason})"))
                    .hint("use an undamaged copy")
            }
            Self::Encrypted => {
                Words::new("the PDF has a password").hint("use a copy without; archives should have none")
            }
            Self::NoFiles => {
                Words::new("the PDF holds no files").hint("archives are made by typeset issue.toml --for archive")
            }
            Self::TooMany { limit } => Words::new(format!("it holds more than {limit} files; the rest was not read")),
            Self::Twice { name } => {
                Words::new(format!("two files in it are called \"{name}\", capitals aside; the second was not read"))
            }
            Self::TooLarge { name, limit } => {
                Words::new(format!("the file \"{name}\" in it unpacks to more than {} MB", limit >> 20))
                    .hint("it is most likely damaged or malicious")
            }
            Self::BadFile { name, reason } => {
                Words::new(format!("the file \"{name}\" in it is damaged ({reason})")).hint("use an undamaged copy")
            }
            Self::FolderInUse { path } => Words::new(format!("the folder \"{path}\" is not empty"))
                .hint("choose another with -o, or replace files of the same names with --force"),
            Self::LinkInWay { name } => {
                Words::new(format!("\"{name}\" was not written: on the way there is a link out of the folder"))
                    .hint("choose an empty folder with -o")
            }
            Self::NoManifest => Words::new("it holds no manifest.json, so that there is nothing to verify it by")
                .hint("only what typeset makes with --for archive (PDF/A-3a) can be verified"),
            Self::BadManifest { reason } => Words::new(format!("its manifest.json makes no sense ({reason})"))
                .hint("the file may be damaged, or made by a later version of typeset"),
            Self::FileDiffers { name } => {
                Words::new(format!("the file \"{name}\" in it is not the one it was made from (SHA-256 differs)"))
            }
            Self::FileAbsent { name } => {
                Words::new(format!("the file \"{name}\", which it was made from, is not in it"))
            }
            Self::FileExtra { name } => {
                Words::new(format!("the file \"{name}\" in it is none of those it was made from"))
            }
            Self::OtherVersion { made, here } => Words::new(format!("it was made by typeset {made}, this is {here}"))
                .hint(format!("another version may set it differently; verify it with typeset {made}")),
            Self::OtherTemplates => {
                Words::new("it was made by a typeset of this version with other built-in templates")
                    .hint("verify it with the program of that time")
            }
            Self::FontDiffers { name, made, here } => {
                Words::new(format!("the font \"{name}\" is another one: then {made}, here {here}"))
                    .hint("find the font file of that time, put it into a folder and name that with --fonts")
            }
            Self::FontAbsent { name, made } => Words::new(format!("the font \"{name}\" ({made}) is not here"))
                .hint("find the font file of that time, put it into a folder and name that with --fonts"),
            Self::FontExtra { name } => {
                Words::new(format!("made again it uses the font \"{name}\", which it did not use then"))
                    .hint("this machine has more fonts; name a folder with just those of that time with --fonts")
            }
            Self::OtherContents => Words::new("made again it has other files or options than its manifest lists"),
            Self::NotMade => {
                Words::new("it cannot be made again from the files in it").hint("the errors above say why")
            }
            Self::NoFontFolder { path } => Words::new(format!("there is no folder \"{path}\", which --fonts names"))
                .hint("check its name; the font files of that time belong into it"),
            Self::NoTemporary { path, why } => {
                Words::new(format!("the folder for temporary files, \"{path}\", is of no use: {}", why.en().0))
                    .hint("the archive is made again there; make room, or set TMPDIR (on Windows TEMP) to a folder where you may write")
            }
            Self::Bytes { offset, spots, altered } => {
                let places = listed(spots, Divergence::en, ", ", " and more");
                let words = Words::new(format!("made again it is different: {places}, from byte {} on", offset + 1));
                if *altered && *spots == [Divergence::Frame] {
                    words.hint("pages, files and metadata are those made again, so the content was not altered; most likely other software saved it anew: use the original file")
                } else if *altered && *spots == [Divergence::Metadata] {
                    words.hint("pages and files are those made again, only the metadata was changed, as other software does when it saves a file; use the original file")
                } else if *altered {
                    words.hint("sources, program and fonts are those of that time, so the file was altered or damaged after it was made; use an undamaged copy")
                } else {
                    words.hint("see above for the cause")
                }
            }
        }
    }
}

impl NameFault {
    fn en(&self) -> String {
        match self {
            Self::Empty => "a part of it is empty".into(),
            Self::Absolute => "it is an absolute path".into(),
            Self::Climbs => "it has . or .. in it".into(),
            Self::TooLong => "it is too long".into(),
            Self::Hidden => "it begins with a full stop, and so is hidden".into(),
            Self::End => "it ends with a full stop or a space".into(),
            Self::Reserved { part } => format!("\"{part}\" is a device of Windows"),
            Self::Mark { mark } => format!("it has {mark:?} in it"),
        }
    }
}

impl Divergence {
    fn en(&self) -> String {
        match self {
            Self::Page(page) => format!("page {page}"),
            Self::Metadata => "the metadata".into(),
            Self::Attachment => "a file in it".into(),
            Self::Font(name) => format!("font {name}"),
            Self::Rest => "what is not on the pages (bookmarks, tags, or settings for viewers)".into(),
            Self::Frame => "only the structure of the file".into(),
        }
    }
}

impl ArchiveStatus {
    pub(super) fn en(&self) -> String {
        match self {
            Self::Recorded { paths } => format!("wrote the record metadata to {}", paths.join(", ")),
            Self::WithoutSources => {
                "PDF/A-2a holds no sources, so that verify cannot judge it; keep the issue's folder elsewhere".into()
            }
            Self::Extracted { folder, files, refused: 0 } => format!("took {files} file(s) out, to {folder}"),
            Self::Extracted { folder, files, refused } => {
                format!("took {files} file(s) out, to {folder}; {refused} refused")
            }
            Self::Same { path, files, version } => {
                format!(
                    "{path} is sound: made again from its {files} file(s) by typeset {version}, every byte is equal"
                )
            }
            Self::Different { path } => format!("{path} is not what it would be if made again"),
            Self::NotJudged { path } => format!("{path} cannot be verified"),
        }
    }
}
