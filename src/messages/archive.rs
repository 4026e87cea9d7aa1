//! What can be wrong with an archive, what is said of one, and the words.

use super::problem::Problem;
use super::{Lang, Words};

/// Why an archive cannot be made, read or confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ArchiveFault {
    /// A code of the 档号 that is not made of so many letters and digits.
    CodeForm { key: &'static str, text: String },
    /// A word in braces that nothing is put in for; `known` are those that there are, braces and all.
    NamePart { word: String, known: Vec<String> },
    /// A mark that no file name may have.
    NameMark { mark: char },
    /// The file's name asks for something that is not known, since a key is missing.
    NameNeeds { part: &'static str, missing: &'static str },
    /// A file had other bytes when it was read again.
    Changing { name: String },
    /// A source has the name of a file that the program adds.
    Taken { name: &'static str },
    /// A source whose name not every system can keep.
    SourceName { name: String, why: NameFault },
    /// The pages break a rule of PDF/A or PDF/UA; the words are Typst's.
    NotConforming { message: String },
    /// A file's name that not every system can keep, or that leads elsewhere.
    BadName { name: String, why: NameFault },
    /// It is no PDF, or too damaged to be read; the words are the reader's.
    Unreadable { reason: String },
    /// It has a password.
    Encrypted,
    /// It holds no files.
    NoFiles,
    /// It holds more files than so many.
    TooMany { limit: usize },
    /// Two files in it have the same name.
    Twice { name: String },
    /// A file in it unpacks to more than so many bytes.
    TooLarge { name: String, limit: u64 },
    /// A file in it cannot be unpacked; the words are the reader's.
    BadFile { name: String, reason: String },
    /// The folder for the files has something in it.
    FolderInUse { path: String },
    /// On the way to a file there is a link out of the folder.
    LinkInWay { name: String },
    /// It does not say from what it was made.
    NoManifest,
    /// What says from what it was made makes no sense; the words are the reader's.
    BadManifest { reason: String },
    /// A file in it is not the one that it was made from.
    FileDiffers { name: String },
    /// A file that it was made from is not in it.
    FileAbsent { name: String },
    /// A file in it is none of those that it was made from.
    FileExtra { name: String },
    /// It was made by another version; both are given.
    OtherVersion { made: String, here: String },
    /// It was made by a program of this version with other templates.
    OtherTemplates,
    /// A font is here in another version; their version and the first digits of their SHA-256.
    FontDiffers { name: String, made: String, here: String },
    /// A font is not here; its version and the first digits of its SHA-256.
    FontAbsent { name: String, made: String },
    /// Made again it uses a font that it did not use then.
    FontExtra { name: String },
    /// Made again it would contain something else; the list of files or of options differs.
    OtherContents,
    /// It cannot be made again from its files.
    NotMade,
    /// Made again it has other bytes, from `offset` (from 0) on; `altered` if nothing else explains that.
    Bytes { offset: usize, spot: Spot, altered: bool },
}

/// Why a name cannot be that of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// It, or a part of it, is empty.
    Empty,
    /// It starts at the root of a disk.
    Absolute,
    /// It has `.` or `..` in it.
    Climbs,
    /// It is too long.
    TooLong,
    /// A part of it ends with a full stop or a space.
    End,
    /// Windows takes a part of it for a device.
    Reserved {
        /// The part.
        part: String,
    },
    /// It has a mark that not every system allows.
    Mark {
        /// The mark.
        mark: char,
    },
}

/// What a byte of a PDF belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// What stands on a page, counted from 1.
    Page(usize),
    /// The metadata of the document.
    Metadata,
    /// A file inside the document.
    Attachment,
    /// The file of a font, by its name.
    Font(String),
    /// An object with the given number; its type where it says one.
    Object(u32, String),
    /// What holds the objects together: the table of objects, the white between them.
    Frame,
}

/// What the program says of its doings with archives.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ArchiveStatus {
    /// The files with the record metadata were written beside the PDF.
    Recorded { paths: Vec<String> },
    /// An archive of a profile that holds no sources was written.
    WithoutSources,
    /// Files were taken out of a PDF.
    Extracted { folder: String, files: usize, refused: usize },
    /// An archive was made again, with the same bytes.
    Same { path: String, files: usize, version: String },
    /// An archive is not what it was.
    Different { path: String },
    /// A file cannot be judged.
    NotJudged { path: String },
}

impl From<ArchiveFault> for Problem {
    fn from(fault: ArchiveFault) -> Self {
        Self::Archive(fault)
    }
}

impl ArchiveFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::CodeForm { .. } => "archive-code-form",
            Self::NamePart { .. } | Self::NameMark { .. } => "archive-name-form",
            Self::NameNeeds { .. } => "archive-name-needs",
            Self::Changing { .. } => "archive-file-changing",
            Self::Taken { .. } => "archive-name-taken",
            Self::SourceName { .. } => "archive-source-name",
            Self::NotConforming { .. } => "archive-not-conforming",
            Self::BadName { .. } => "pdf-file-name",
            Self::Unreadable { .. } => "pdf-unreadable",
            Self::Encrypted => "pdf-encrypted",
            Self::NoFiles => "pdf-without-files",
            Self::TooMany { .. } => "pdf-too-many-files",
            Self::Twice { .. } => "pdf-file-twice",
            Self::TooLarge { .. } => "pdf-file-too-large",
            Self::BadFile { .. } => "pdf-file-damaged",
            Self::FolderInUse { .. } => "folder-in-use",
            Self::LinkInWay { .. } => "link-in-way",
            Self::NoManifest => "archive-without-manifest",
            Self::BadManifest { .. } => "archive-bad-manifest",
            Self::FileDiffers { .. } => "archive-file-differs",
            Self::FileAbsent { .. } => "archive-file-absent",
            Self::FileExtra { .. } => "archive-file-extra",
            Self::OtherVersion { .. } => "archive-other-version",
            Self::OtherTemplates => "archive-other-templates",
            Self::FontDiffers { .. } => "archive-font-differs",
            Self::FontAbsent { .. } => "archive-font-absent",
            Self::FontExtra { .. } => "archive-font-extra",
            Self::OtherContents => "archive-other-contents",
            Self::NotMade => "archive-not-made",
            Self::Bytes { altered: true, .. } => "archive-altered",
            Self::Bytes { altered: false, .. } => "archive-bytes-differ",
        }
    }

    pub(super) fn zh(&self) -> Words {
        match self {
            Self::CodeForm { key, text } => {
                Words::new(format!("“{key}”不能写成“{text}”")).label("不合档号的规则").hint(if *key == "fonds" {
                    "全宗号是 4 位字母或数字，例如 0194"
                } else {
                    "请只用字母和数字，最多 10 位，例如 XYB"
                })
            }
            Self::NamePart { word, known } => Words::new(format!("文件名里的“{{{word}}}”不知道要换成什么"))
                .label("没有这一项")
                .hint(format!("可以写：{}", known.join(" "))),
            Self::NameMark { mark } => {
                Words::new(format!("文件名里不能有 {mark:?}")).label("不能用的符号").hint("请删去这个符号")
            }
            Self::NameNeeds { part, missing } => Words::new(format!("文件名里要用“{part}”，但缺 {missing}"))
                .label("这里要用")
                .hint(format!("请在 [archive] 里补上 {missing}，或改写 file_name")),
            Self::Changing { name } => {
                Words::new(format!("文件“{name}”在读取的时候被改动了")).hint("请等存盘或同步完成，再生成一次")
            }
            Self::Taken { name } => {
                Words::new(format!("来源文件不能叫“{name}”，归档文件里要用这个名字")).hint("请给它换一个名字")
            }
            Self::SourceName { name, why } => {
                Words::new(format!("来源文件“{}”的名字不能归档：{}", name.escape_debug(), why.zh()))
                    .hint("换一台电脑可能存不下这个文件；请改名，并改好引用它的地方")
            }
            Self::NotConforming { message } => Words::new(format!("不符合归档标准：{message}"))
                .hint("多半是改过的模板或放进来的图片造成的；请改好后再归档，归档文件不能不合标准"),
            Self::BadName { name, why } => {
                Words::new(format!("附带文件“{}”没有取出，文件名不能用：{}", name.escape_debug(), why.zh()))
                    .hint("这样的名字可能把文件写到别处去，或在有的电脑上存不下")
            }
            Self::Unreadable { reason } => {
                Words::new(format!("这个文件不是 PDF，或已损坏，读不出来（{reason}）")).hint("请换一份完好的副本")
            }
            Self::Encrypted => Words::new("这个 PDF 有密码").hint("请用没有密码的副本；归档文件不应加密"),
            Self::NoFiles => {
                Words::new("这个 PDF 里没有附带文件").hint("归档用的 PDF 要用 typeset issue.toml --for archive 生成")
            }
            Self::TooMany { limit } => Words::new(format!("附带的文件超过 {limit} 个，后面的没有读")),
            Self::Twice { name } => Words::new(format!("有两个附带文件都叫“{name}”，后一个没有读")),
            Self::TooLarge { name, limit } => {
                Words::new(format!("附带文件“{name}”解开后超过 {} MB", limit >> 20)).hint("多半是损坏的或恶意的文件")
            }
            Self::BadFile { name, reason } => {
                Words::new(format!("附带文件“{name}”已损坏，解不开（{reason}）")).hint("请换一份完好的副本")
            }
            Self::FolderInUse { path } => Words::new(format!("文件夹“{path}”里已经有东西"))
                .hint("请用 -o 换一个文件夹，或加 --force，同名的文件会被重写"),
            Self::LinkInWay { name } => {
                Words::new(format!("“{name}”没有写：路上有一个通到文件夹外面的链接")).hint("请用 -o 换一个空的文件夹")
            }
            Self::NoManifest => Words::new("里面没有制作说明 manifest.json，无从核对")
                .hint("只有 typeset 用 --for archive（PDF/A-3a）生成的文件可以核对"),
            Self::BadManifest { reason } => Words::new(format!("里面的制作说明 manifest.json 看不懂（{reason}）"))
                .hint("文件可能已损坏，或由更新版本的 typeset 生成"),
            Self::FileDiffers { name } => Words::new(format!("附带文件“{name}”与生成时的不一样（SHA-256 不符）")),
            Self::FileAbsent { name } => Words::new(format!("缺附带文件“{name}”，生成时是有的")),
            Self::FileExtra { name } => Words::new(format!("多了附带文件“{name}”，生成时是没有的")),
            Self::OtherVersion { made, here } => Words::new(format!("这个文件是 typeset {made} 生成的，本机是 {here}"))
                .hint(format!("版本不同，排出来可能不同；请用 typeset {made} 核对")),
            Self::OtherTemplates => {
                Words::new("这个文件是同一版本但内置模板不同的 typeset 生成的").hint("请用当时的程序核对")
            }
            Self::FontDiffers { name, made, here } => {
                Words::new(format!("字体“{name}”不是当时那一份：当时 {made}，本机 {here}"))
                    .hint("请找到当时的字体文件，放进一个文件夹，再用 --fonts 文件夹 核对")
            }
            Self::FontAbsent { name, made } => Words::new(format!("缺字体“{name}”（{made}）"))
                .hint("请找到当时的字体文件，放进一个文件夹，再用 --fonts 文件夹 核对"),
            Self::FontExtra { name } => Words::new(format!("重新生成时用了字体“{name}”，当时没有用"))
                .hint("本机的字体比当时多；请用 --fonts 指定一个只有当时字体的文件夹"),
            Self::OtherContents => Words::new("重新生成时用到的文件或选项，与制作说明里列的不一样"),
            Self::NotMade => Words::new("用里面的文件生成不出来").hint("上面是生成时报的错误"),
            Self::Bytes { offset, spot, altered } => {
                let words = Words::new(format!("重新生成的与它不一样：{}，从第 {} 字节起", spot.zh(), offset + 1));
                if *altered {
                    words.hint("来源文件、程序和字体都与当时的一样，所以是这个文件在生成以后被改动或损坏了；请换一份完好的副本")
                } else {
                    words.hint("原因见上面几条")
                }
            }
        }
    }

    pub(super) fn en(&self) -> Words {
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
            Self::NotConforming { message } => Words::new(format!(
                "not as the standards of archives want it: {message}"
            ))
            .hint("most likely a changed template or a picture is the cause; no archive is made that breaks them"),
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
                Words::new(format!("two files in it are called \"{name}\"; the second was not read"))
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
            Self::Bytes { offset, spot, altered } => {
                let words =
                    Words::new(format!("made again it is different: {}, from byte {} on", spot.en(), offset + 1));
                if *altered {
                    words.hint("sources, program and fonts are those of that time, so the file was altered or damaged after it was made; use an undamaged copy")
                } else {
                    words.hint("see above for the cause")
                }
            }
        }
    }
}

impl NameFault {
    fn zh(&self) -> String {
        match self {
            Self::Empty => "有一段是空的".into(),
            Self::Absolute => "写的是绝对路径".into(),
            Self::Climbs => "里面有 . 或 ..".into(),
            Self::TooLong => "太长".into(),
            Self::End => "以句点或空格结尾".into(),
            Self::Reserved { part } => format!("“{part}”是 Windows 的设备名"),
            Self::Mark { mark } => format!("里面有 {mark:?}"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Empty => "a part of it is empty".into(),
            Self::Absolute => "it is an absolute path".into(),
            Self::Climbs => "it has . or .. in it".into(),
            Self::TooLong => "it is too long".into(),
            Self::End => "it ends with a full stop or a space".into(),
            Self::Reserved { part } => format!("\"{part}\" is a device of Windows"),
            Self::Mark { mark } => format!("it has {mark:?} in it"),
        }
    }
}

impl Spot {
    fn zh(&self) -> String {
        match self {
            Self::Page(page) => format!("第 {page} 页"),
            Self::Metadata => "元数据".into(),
            Self::Attachment => "附带文件".into(),
            Self::Font(name) => format!("字体 {name}"),
            Self::Object(number, kind) if kind.is_empty() => format!("第 {number} 号对象"),
            Self::Object(number, kind) => format!("第 {number} 号对象（{kind}）"),
            Self::Frame => "文件结构".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Page(page) => format!("page {page}"),
            Self::Metadata => "the metadata".into(),
            Self::Attachment => "a file in it".into(),
            Self::Font(name) => format!("font {name}"),
            Self::Object(number, kind) if kind.is_empty() => format!("object {number}"),
            Self::Object(number, kind) => format!("object {number} ({kind})"),
            Self::Frame => "the structure of the file".into(),
        }
    }
}

impl ArchiveStatus {
    /// Returns the line in a language.
    pub(super) fn line(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Recorded { paths } => format!("元数据已写进 {}", paths.join("、")),
            Self::WithoutSources => "PDF/A-2a 里不能放来源文件，以后不能用 verify 核对；请另外保存本期的文件夹".into(),
            Self::Extracted { folder, files, refused: 0 } => format!("已取出 {files} 个文件，放在 {folder}"),
            Self::Extracted { folder, files, refused } => {
                format!("已取出 {files} 个文件，放在 {folder}；另有 {refused} 个没有取出")
            }
            Self::Same { path, files, version } => {
                format!("{path} 完好：用里面的 {files} 个文件和 typeset {version} 重新生成，每个字节都一样")
            }
            Self::Different { path } => format!("{path} 与重新生成的不一样"),
            Self::NotJudged { path } => format!("{path} 无法核对"),
        }
    }

    fn en(&self) -> String {
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
