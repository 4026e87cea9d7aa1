//! Why files cannot be read or written, in plain words.

use std::io::{Error, ErrorKind};

use super::{Lang, Term, Words};

messages! {
    /// Why a file cannot be used.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Missing: words(lang, what: &str) -> Words {
        /// There is none of that name.
        NoSuchFile = "file-missing" => {
            Zh: "找不到{what}", label: "没有这个文件", hint: "请检查文件名（包括大小写和扩展名）以及它放在哪个文件夹";
            En: "cannot find {what}", label: "no such file",
                hint: "check the name (case and extension too) and the folder it lies in";
        }
        /// It lies outside the issue's folder.
        Outside = "file-outside" => {
            Zh: "{what}不在本期的文件夹里", label: "在文件夹之外",
                hint: "请把文件复制到 issue.toml 所在的文件夹，路径只写文件夹里的部分，用 / 分隔";
            En: "{what} is outside the issue's folder", label: "outside the folder",
                hint: "copy it into the folder of issue.toml and write the path from there, with /";
        }
        /// There is none of that name, but one that may be meant.
        Misnamed { near: String } = "file-missing" => {
            Zh: "找不到{what}", label: "没有这个文件",
                hint: "是不是“{near}”？如果是，请照这个路径写，或把文件改名；如果不是，请检查文件名和文件夹";
            En: "cannot find {what}", label: "no such file",
                hint: "did you mean \"{near}\"? If so, write that, or rename the file; if not, check the name and the folder";
        }
        /// A backslash in its path was taken, with the letter after it, for another character.
        Backslash { meant: String } = "file-missing" => {
            Zh: "找不到{what}：路径里的反斜杠和它后面的字母被当成了别的字符", label: "路径里有反斜杠",
                hint: "文件路径请用 / 隔开，写成 {meant}";
            En: "cannot find {what}: a backslash in the path, with the letter after it, means another character",
                label: "a backslash in the path", hint: "use / in paths and write {meant}";
        }
        /// It lies outside the issue's folder, in which there is one that may be meant.
        OutsideBut { near: String } = "file-outside" => {
            Zh: "{what}不在本期的文件夹里", label: "在文件夹之外",
                hint: "是不是文件夹里的“{near}”？如果是，请照这个路径写；如果不是，请把文件复制到 issue.toml 所在的文件夹";
            En: "{what} is outside the issue's folder", label: "outside the folder",
                hint: "did you mean \"{near}\" in the folder? If so, write that; if not, copy the file into the folder of issue.toml";
        }
        /// It is a folder, in which there is an issue.
        FolderOfIssue { issue: String } = "file-unreadable" => {
            Zh: "{what}是文件夹，不是期刊文件", label: "是文件夹", hint: "请写里面的期刊文件：{issue}";
            En: "{what} is a folder and not an issue", label: "a folder", hint: "name the issue file in it: {issue}";
        }
        /// It is a file of another sort; `issue` is the one that may be meant.
        NotAnIssue { sort: Sort, issue: String } = "not-an-issue" => {
            text hint = match sort {
                Sort::Pdf => {
                    Zh: "这里要写期刊文件，例如 {issue}；要检查 PDF 请用 typeset preflight 文件名";
                    En: "name the issue file here, such as {issue}; a PDF is inspected by `typeset preflight NAME`";
                }
                Sort::Publication => {
                    Zh: "这里要写期刊文件，例如 {issue}；刊物文件由它自己去找，不用写";
                    En: "name the issue file here, such as {issue}; it finds the publication file by itself";
                }
                _ => {
                    Zh: "这里要写期刊文件，例如 {issue}；这个文件要在期刊文件里写名字引用，例如 file = \"…\" 或 data = \"…\"";
                    En: "name the issue file here, such as {issue}; this file is named in it, by file = \"…\" or data = \"…\"";
                }
            };
            let sort = sort.name(lang);
            Zh: "{what}是{sort}，不是期刊文件", label: "不是期刊文件", hint: hint;
            En: "{what} is {sort} and not an issue", label: "not an issue", hint: hint;
        }
        /// It is a folder or a device.
        NotAFile = "file-unreadable" => {
            Zh: "{what}不是普通文件", label: "不是文件", hint: "请写文件名，不要写文件夹名";
            En: "{what} is not an ordinary file", label: "not a file", hint: "name a file, not a folder";
        }
        /// It is larger than so many bytes.
        TooLarge(limit: u64) = "file-unreadable" => {
            Zh: ("{what}太大，最多 {}", megabytes(*limit)), label: "文件太大",
                hint: "请删去用不到的内容，或拆成几个文件";
            En: ("{what} is too large, at most {}", megabytes(*limit)), label: "too large",
                hint: "remove what is not needed, or make several files of it";
        }
        /// It was being changed while it was read.
        Changing = "file-changing" => {
            Zh: "{what}正在被改动", label: "正在被改动", hint: "请等它保存好、复制完以后再试";
            En: "{what} is being changed", label: "being changed", hint: "try again when it has been saved or copied";
        }
        /// Another program has it open, and lets nobody read it.
        InUse = "file-unreadable" => {
            Zh: "{what}正被别的程序占用，读不了", label: "正被占用",
                hint: "请先在 Excel 或 WPS 里保存并关闭它，再试一次";
            En: "{what} is open in another program and cannot be read", label: "in use",
                hint: "save and close it in Excel or WPS first, and try again";
        }
        /// The system refused, in its words.
        System(reason: String) = "file-unreadable" => {
            Zh: "系统不让读{what}（系统的原话：{reason}）", label: "读不了",
                hint: "请检查文件是否正被别的程序打开，以及有没有读取权限";
            En: "cannot read {what}: {reason}", label: "cannot be read",
                hint: "another program may have it open, or you may lack the right to read it";
        }
    }
}

messages! {
    /// What an editor should know of a file that can be used.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum FileNote: words(lang) -> Words {
        /// A file whose name is written with other large and small letters than it has.
        OtherCase { path: String, real: String } = "file-case" => {
            Zh: "“{path}”的大小写和文件名不一样，换到 Linux（麒麟、统信）上会找不到", label: "大小写不同",
                hint: "请照文件名写成“{real}”";
            En: "\"{path}\" has other large and small letters than the file, which Linux would not find",
                label: "other letters", hint: "write \"{real}\", as the file is called";
        }
        /// A file that a program seems to have open; what is not saved is not printed.
        Open { path: String, owner: String } = "file-open" => {
            Zh: "“{path}”好像正在 Excel、Word 或 WPS 里打开着，还没有保存的改动不会印出来", label: "可能没有保存",
                hint: "请先保存并关闭它，再重新生成；确实没有打开它的，请删去同一文件夹里的“{owner}”";
            En: "\"{path}\" seems to be open in Excel, Word or WPS, and changes that are not saved are not printed",
                label: "perhaps not saved",
                hint: "save and close it and run this again; if it is not open, delete \"{owner}\" beside it";
        }
    }
}

messages! {
    /// What sort of file was named instead of an issue.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Sort: name(lang) -> Term {
        /// A Word document.
        Word => { Zh: " Word 文件"; En: "a Word document" }
        /// A workbook.
        Workbook => { Zh: " Excel 工作簿"; En: "a workbook" }
        /// A PDF.
        Pdf => { Zh: " PDF 文件"; En: "a PDF" }
        /// A picture.
        Picture => { Zh: "图片"; En: "a picture" }
        /// A text or a table without form.
        Text => { Zh: "文章或表格"; En: "an article or a table" }
        /// The file of a publication.
        Publication => { Zh: "刊物文件"; En: "the file of a publication" }
        /// Something packed.
        Packed => { Zh: "压缩包"; En: "a packed file" }
    }
}

fn megabytes(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{} KB", bytes >> 10) }
}

messages! {
    /// Why a file cannot be written.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Refused: words(lang) -> Words {
        /// Its folder is not there.
        NoFolder => {
            Zh: "没有这个文件夹", hint: "请先建好文件夹，或用 -o 换一个地方";
            En: "there is no such folder", hint: "make the folder, or choose another with -o";
        }
        /// It is a folder itself.
        IsFolder => {
            Zh: "那是一个文件夹", hint: "请在后面加上文件名，例如 -o 文件夹/简报.pdf";
            En: "it is a folder", hint: "add a file name, such as -o folder/bulletin.pdf";
        }
        /// Something of that name is there already.
        Taken => {
            Zh: "那里已经有同名的文件或文件夹", hint: "请把它改名或移走，或用 -o 换一个名字";
            En: "something of that name is there already", hint: "rename or move it, or choose another name with -o";
        }
        /// The user lacks the right.
        NoRight => {
            Zh: "没有写入权限", hint: "请换一个有权限的文件夹，或用 -o 换一个地方";
            En: "you lack the right", hint: "choose a folder where you may write, with -o";
        }
        /// Nothing can be written to the disk.
        ReadOnly => {
            Zh: "那个磁盘只能读，不能写", hint: "请用 -o 换到能写的磁盘上";
            En: "that disk is read-only", hint: "choose another disk with -o";
        }
        /// The disk is full.
        Full => {
            Zh: "磁盘满了", hint: "请删去不用的文件，腾出空间后再试，或用 -o 换一个磁盘";
            En: "the disk is full", hint: "make room and try again, or choose another disk with -o";
        }
        /// The user's share of the disk is used up.
        Quota => {
            Zh: "分给您的磁盘空间用完了", hint: "请删去不用的文件，或请管理员增加空间";
            En: "your share of the disk is used up", hint: "delete what you no longer need, or ask for more";
        }
        /// A program has the file open.
        Open => {
            Zh: "文件正被别的程序打开", hint: "请先在 PDF 阅读器、Excel 或 WPS 里关闭它再试，或用 -o 换一个名字";
            En: "another program has the file open",
                hint: "close it in the PDF reader, Excel or WPS, or choose another name with -o";
        }
        /// Windows gives the name to a device.
        Device => {
            Zh: "这是 Windows 的设备名，不能用作文件名", hint: "请用 -o 换一个名字";
            En: "Windows gives this name to a device", hint: "choose another name with -o";
        }
        /// It is protected against being written.
        Protected => {
            Zh: "这个文件设成了只读", hint: "确实要换掉它的，请先取消它的只读属性；否则请换一个文件名";
            En: "the file is read-only", hint: "make it writable first if it is to be replaced, or choose another name";
        }
        /// It has other names, which would keep the old content.
        Linked => {
            Zh: "这个文件还有别的名字（硬链接），换掉这一个，别的名字下仍是旧内容",
                hint: "请换一个文件名，或先删去这个名字";
            En: "the file has other names (hard links), which would keep what it was",
                hint: "choose another name, or delete this one first";
        }
        /// It is a link to nothing, or to itself.
        LeadsNowhere => {
            Zh: "那是一个链接，它指的文件不存在", hint: "请先删去或改好这个链接，或换一个文件名";
            En: "it is a link that leads to no file", hint: "delete or mend the link first, or choose another name";
        }
        /// It was changed after it was read.
        Changed => {
            Zh: "读过以后它又被改动了（可能正在编辑器里保存）", hint: "没有动它，和它一起要改的文件也没有动；请保存好以后再试一次";
            En: "it was changed after it had been read, most likely saved in an editor",
                hint: "it was left alone, and so were those to be changed with it; save it and try again";
        }
        /// Standard output was closed before the program began.
        NoOutput => {
            Zh: "标准输出是关着的", hint: "请把输出接到文件或别的程序，或用 -o 写到文件里";
            En: "standard output is closed", hint: "send the output to a file or a program, or write to a file with -o";
        }
        /// The name is longer than the system allows.
        NameTooLong => {
            Zh: "文件名太长，或有系统不能用的字符", hint: "请用 -o 换一个短一些的名字";
            En: "the name is too long, or the system does not allow it", hint: "choose a shorter name with -o";
        }
        /// Whoever should have taken the output is gone.
        Closed => {
            Zh: "接收输出的程序已经关闭", hint: "请用 -o 写到文件里";
            En: "whoever took the output is gone", hint: "write to a file with -o";
        }
        /// The system refused, in its words.
        System(words: String) => {
            Zh: "系统不让写（{words}）", hint: "文件可能正被打开，或没有写入权限；请关闭后再试，或用 -o 换一个地方";
            En: "the system refused ({words})", hint: "the file may be open; close it, or choose another place with -o";
        }
    }
}

messages! {
    /// What a file is that the program writes.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Product: name(lang) -> Term {
        /// A PDF.
        Pdf => { Zh: "一份 PDF 文件"; En: "a PDF" }
        /// A Word document.
        Word => { Zh: "本程序生成、以后没有改过的 Word 文件"; En: "a Word document as this program made it" }
        /// The archive for the print shop.
        Kit => { Zh: "本程序打的印刷包"; En: "a kit for the print shop" }
        /// What is known to the proofreader.
        Baseline => { Zh: "由 --write-baseline 写的文件"; En: "a file that --write-baseline wrote" }
        /// What was found in a PDF.
        Report => { Zh: "印前检查的 JSON 报告"; En: "a JSON report of preflight" }
        /// What had a say in an output.
        Deps => { Zh: "由 --deps 写的文件"; En: "a file that --deps wrote" }
        /// What is recorded of an archive.
        Record => { Zh: "一份归档元数据"; En: "a record of an archive" }
        /// A template.
        Template => { Zh: "模板"; En: "a template" }
        /// A file taken out of a PDF.
        Attached => { Zh: "从 PDF 里取出的文件"; En: "a file out of a PDF" }
    }
}

impl Product {
    /// Returns how it is said where it goes.
    pub(super) fn option(self, lang: Lang) -> Term {
        match self {
            Self::Pdf | Self::Record => say!(lang => Term { Zh: "-o 简报.pdf"; En: "-o bulletin.pdf" }),
            Self::Word => say!(lang => Term { Zh: "-o 简报.docx"; En: "-o bulletin.docx" }),
            Self::Kit => say!(lang => Term { Zh: "-o 印刷包.zip"; En: "-o kit.zip" }),
            Self::Baseline => "--write-baseline known.json",
            Self::Report => "--json report.json",
            Self::Deps => "--deps deps.json",
            Self::Template => "--to templates",
            Self::Attached => say!(lang => Term { Zh: "-o 新文件夹"; En: "-o folder" }),
        }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        (&error).into()
    }
}

impl From<&Error> for Refused {
    fn from(error: &Error) -> Self {
        if is_in_use(error) {
            return Self::Open;
        }
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::AlreadyExists => Self::Taken,
            ErrorKind::PermissionDenied => Self::NoRight,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::QuotaExceeded => Self::Quota,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::Open,
            ErrorKind::InvalidFilename => Self::NameTooLong,
            ErrorKind::BrokenPipe => Self::Closed,
            ErrorKind::NotConnected => Self::NoOutput,
            _ => Self::System(error.to_string()),
        }
    }
}

/// Returns whether another program has a file open, and lets nobody do what was wanted.
pub fn is_in_use(error: &Error) -> bool {
    let busy = matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy);
    busy || (cfg!(windows) && error.raw_os_error().is_some_and(is_held))
}

/// Returns whether Windows means by a code that somebody holds a file: sharing, a lock, an open view, one being deleted.
fn is_held(code: i32) -> bool {
    matches!(code, 32 | 33 | 303 | 1224)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_windows_for_files_that_are_open_are_known() {
        assert!([32, 33, 303, 1224].into_iter().all(is_held));
        assert!(![2, 3, 5, 123, 206].into_iter().any(is_held));
        assert_eq!(Refused::from(Error::from(ErrorKind::ResourceBusy)), Refused::Open);
        // On other systems they are codes of something else.
        assert_eq!(is_in_use(&Error::from_raw_os_error(33)), cfg!(windows));
    }
}
