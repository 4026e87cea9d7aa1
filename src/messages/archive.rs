//! What can be wrong with an archive, and what is said of one.

use super::damage::{Damage, listed as listed_damage};
use super::export::reason;
use super::files::Refused;
use super::preflight::page_runs;
use super::{Lang, Words};

/// Most fonts of a PDF that are named at once.
const MOST_FONTS: usize = 8;

messages! {
    /// Why an archive cannot be made, read or confirmed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum ArchiveFault: words(lang) -> Words {
        /// A code of the 档号 that is not made of so many letters and digits.
        CodeForm { key: &'static str, text: String } = "archive-code-form" => {
            text hint = match (*key) {
                "fonds" => { Zh: "全宗号是 4 位字母或数字，例如 0194"; En: "a 全宗号 has 4 letters or digits, such as 0194"; }
                _ => { Zh: "请只用字母和数字，最多 10 位，例如 XYB"; En: "use at most 10 letters and digits, such as XYB"; }
            };
            Zh: "“{key}”不能写成“{text}”", label: "不合档号的规则", hint: "{hint}";
            En: "\"{key}\" cannot be \"{text}\"", label: "not as a 档号 is made", hint: "{hint}";
        }
        /// A word in braces that nothing is put in for; `known` are those that there are, braces and all.
        NamePart { word: String, known: Vec<String> } = "archive-name-form" => {
            Zh: "文件名里的“{{{word}}}”不知道要换成什么", label: "没有这一项", hint: ("可以写：{}", known.join(" "));
            En: "nothing is known to put in for \"{{{word}}}\"",
                label: "no such thing", hint: ("possible: {}", known.join(" "));
        }
        /// A mark that no file name may have.
        NameMark { mark: char } = "archive-name-form" => {
            Zh: "文件名里不能有 {mark:?}", label: "不能用的符号", hint: "请删去这个符号";
            En: "no file name may have {mark:?}", label: "not allowed", hint: "take it out";
        }
        /// The file's name asks for something that is not known, since a key is missing.
        NameNeeds { part: &'static str, missing: &'static str } = "archive-name-needs" => {
            text home = match (*missing) {
                "number" => { Zh: "issue.toml 最前面"; En: "the top of issue.toml"; }
                _ => { Zh: " [archive] 里"; En: "[archive]"; }
            };
            Zh: "文件名里要用“{part}”，但缺 {missing}",
                label: "这里要用", hint: "请在{home}补上 {missing}，或改写 file_name";
            En: "the file's name asks for {part}, but {missing} is missing",
                label: "asked for here", hint: "add {missing} to {home}, or change file_name";
        }
        /// A file had other bytes when it was read again.
        Changing { name: String } = "archive-file-changing" => {
            Zh: "文件“{name}”在读取的时候被改动了", hint: "请等存盘或同步完成，再生成一次";
            En: "the file \"{name}\" changed while it was being read",
                hint: "wait until it is saved or synchronised, and try again";
        }
        /// A source has the name of a file that the program adds.
        Taken { name: &'static str } = "archive-name-taken" => {
            Zh: "来源文件不能叫“{name}”，归档文件里要用这个名字", hint: "请给它换一个名字";
            En: "no source can be called \"{name}\", since the archive has a file of that name", hint: "rename it";
        }
        /// A source whose name not every system can keep.
        SourceName { name: String, why: NameFault } = "archive-source-name" => {
            Zh: ("来源文件“{}”的名字不能归档：{}", name.escape_debug(), why.words(lang)),
                hint: "换一台电脑可能存不下这个文件；请改名，并改好引用它的地方";
            En: ("the source \"{}\" cannot be archived by its name: {}", name.escape_debug(), why.words(lang)),
                hint: "another machine may not be able to keep the file; rename it, also where it is referred to";
        }
        /// Two sources whose names differ in capitals and small letters only.
        SameButCase { name: String, other: String } = "archive-same-but-case" => {
            Zh: "来源文件“{other}”和“{name}”的名字只有大小写不同，不能一起归档",
                hint: "在许多电脑上这是同一个名字，取出时会互相覆盖；请给其中一个改名，也改好引用它的地方";
            En: "the names of the sources \"{other}\" and \"{name}\" differ only in case",
                hint: "on many machines they are the same; rename one of them, also where it is referred to";
        }
        /// A `{` or `}` without the other.
        LoneBrace = "archive-name-form" => {
            Zh: "文件名里的花括号没有配成对",
                label: "少一个 {{ 或 }}", hint: "要换成内容的词请写成 {{题名}} 这样，前后都有花括号";
            En: "a brace in the file's name lacks its partner",
                label: "a {{ or }} is missing", hint: "what is to be put in stands in braces, such as {{题名}}";
        }
        /// The name that the archive would have is not one that every system can keep.
        FileName { name: String, why: NameFault } = "archive-name-form" => {
            Zh: ("归档文件不能叫“{name}”：{}", why.words(lang)),
                label: "得到的名字不能用", hint: "请改写 file_name，例如 \"{{日期}}-{{题名}}\"";
            En: ("no archive can be called \"{name}\": {}", why.words(lang)),
                label: "makes a name that cannot be used",
                hint: "change file_name, to \"{{日期}}-{{题名}}\" for instance";
        }
        /// Where the archive would go there is that of another issue, of the given title.
        OtherIssue { path: String, title: String } = "archive-of-other-issue" => {
            Zh: "“{path}”已经是另一期的归档文件（{title}），没有覆盖它",
                hint: "请核对件号（item）和 file_name；确实要换掉它，请先把那个文件改名或移走，或用 -o 另写文件名";
            En: "\"{path}\" is the archive of another issue ({title}) and was not replaced",
                hint: "look at item and file_name; if it is to be replaced, rename or move that file, or name another with -o";
        }
        /// The pages break a rule of PDF/A or PDF/UA; the words are Typst's.
        NotConforming { message: String } = "archive-not-conforming" => {
            let (reason, hint) = reason(message, lang);
            text usual = {
                Zh: "多半是改过的模板或放进来的图片造成的；请改好后再归档，归档文件不能不合标准";
                En: "most likely a changed template or a picture is the cause; no archive is made that breaks them";
            };
            let hint = hint.map_or(usual, str::to_owned);
            Zh: "不符合归档标准：{reason}", hint: "{hint}";
            En: "not as the standards of archives want it: {reason}", hint: "{hint}";
        }
        /// A file's name that not every system can keep, or that leads elsewhere.
        BadName { name: String, why: NameFault } = "pdf-file-name" => {
            Zh: ("附带文件“{}”没有取出，文件名不能用：{}", name.escape_debug(), why.words(lang)),
                hint: "这样的名字可能把文件写到别处去，或在有的电脑上存不下";
            En: ("the file \"{}\" was not taken out for its name: {}", name.escape_debug(), why.words(lang)),
                hint: "such a name may lead elsewhere, or cannot be kept on some machines";
        }
        /// It is no PDF, or too damaged to be read; the words are the reader's.
        Unreadable { path: Option<String>, reason: String } = "pdf-unreadable" => {
            text file = match path {
                Some(path) => { Zh: "“{path}”"; En: "\"{path}\"" }
                None => { Zh: "这个文件"; En: "the file" }
            };
            Zh: "{file}不是 PDF，或已损坏，读不出来（读取程序的原话：{reason}）", hint: "请换一份完好的副本";
            En: "{file} is no PDF, or too damaged to be read ({reason})", hint: "use an undamaged copy";
        }
        /// It has a password.
        Encrypted = "pdf-encrypted" => {
            Zh: "这个 PDF 有密码", hint: "请用没有密码的副本；归档文件不应加密";
            En: "the PDF has a password", hint: "use a copy without; archives should have none";
        }
        /// It holds no files.
        NoFiles = "pdf-without-files" => {
            Zh: "这个 PDF 里没有附带文件", hint: "归档用的 PDF 要用 typeset issue.toml --for archive 生成";
            En: "the PDF holds no files", hint: "archives are made by typeset issue.toml --for archive";
        }
        /// It holds more files than so many.
        TooMany { limit: usize } = "pdf-too-many-files" => {
            Zh: "附带的文件超过 {limit} 个，后面的没有读";
            En: "it holds more than {limit} files; the rest was not read";
        }
        /// Two files in it have the same name.
        Twice { name: String } = "pdf-file-twice" => {
            Zh: "有两个附带文件都叫“{name}”（不分大小写），后一个没有读";
            En: "two files in it are called \"{name}\", capitals aside; the second was not read";
        }
        /// A file in it unpacks to more than so many bytes.
        TooLarge { name: String, limit: u64 } = "pdf-file-too-large" => {
            Zh: ("附带文件“{name}”解开后超过 {} MB", limit >> 20), hint: "多半是损坏的或恶意的文件";
            En: ("the file \"{name}\" in it unpacks to more than {} MB", limit >> 20),
                hint: "it is most likely damaged or malicious";
        }
        /// A file in it is not what was put in.
        BadFile { name: String, damage: Vec<Damage> } = "pdf-file-damaged" => {
            let how = listed_damage(damage, lang);
            Zh: "附带文件“{name}”已损坏：{how}",
                hint: "请换一份完好的 PDF；只想看看还剩下什么，可以加 --damaged，取出的文件名后面会有 .damaged";
            En: "the file \"{name}\" in it is damaged: {how}",
                hint: "use an undamaged copy of the PDF; --damaged takes out what is left of it, as a file that ends with .damaged";
        }
        /// The PDF itself is damaged where it says which files there are.
        ListDamaged = "pdf-list-damaged" => {
            Zh: "这个 PDF 本身有损坏的地方，附带文件的清单可能不全，名字也可能不对", hint: "请换一份完好的副本";
            En: "the PDF itself is damaged, so that the list of its files may lack some, and names may be wrong",
                hint: "use an undamaged copy";
        }
        /// The folder for the files has something in it.
        FolderInUse { path: String } = "folder-in-use" => {
            Zh: "文件夹“{path}”里已经有东西", hint: "请用 -o 换一个文件夹，或加 --force，同名的文件会被重写";
            En: "the folder \"{path}\" is not empty",
                hint: "choose another with -o, or replace files of the same names with --force";
        }
        /// On the way to a file there is a link out of the folder.
        LinkInWay { name: String } = "link-in-way" => {
            Zh: "“{name}”没有写：路上有一个通到文件夹外面的链接", hint: "请用 -o 换一个空的文件夹";
            En: "\"{name}\" was not written: on the way there is a link out of the folder",
                hint: "choose an empty folder with -o";
        }
        /// It does not say from what it was made.
        NoManifest = "archive-without-manifest" => {
            Zh: "里面没有制作说明 manifest.json，无从核对",
                hint: "只有 typeset 用 --for archive（PDF/A-3a）生成的文件可以核对";
            En: "it holds no manifest.json, so that there is nothing to verify it by",
                hint: "only what typeset makes with --for archive (PDF/A-3a) can be verified";
        }
        /// What says from what it was made makes no sense; the words are the reader's.
        BadManifest { reason: String } = "archive-bad-manifest" => {
            Zh: "里面的制作说明 manifest.json 看不懂（读取程序的原话：{reason}）",
                hint: "文件可能已损坏，或由更新版本的 typeset 生成";
            En: "its manifest.json makes no sense ({reason})",
                hint: "the file may be damaged, or made by a later version of typeset";
        }
        /// What says from what it was made names a file that is not in the archive.
        NotInArchive { name: String } = "archive-names-no-file" => {
            Zh: ("制作说明 manifest.json 里写的文件“{}”，归档文件里没有", name.escape_debug()),
                hint: "制作说明被改动过，没有按它去读任何文件；请找回原来的归档文件";
            En: ("manifest.json names a file that is not in the archive, \"{}\"", name.escape_debug()),
                hint: "it was changed, and no file was read by it; look for the archive as it was";
        }
        /// A file in it is not the one that it was made from.
        FileDiffers { name: String } = "archive-file-differs" => {
            Zh: "附带文件“{name}”与生成时的不一样（SHA-256 不符）";
            En: "the file \"{name}\" in it is not the one it was made from (SHA-256 differs)";
        }
        /// A file that it was made from is not in it.
        FileAbsent { name: String } = "archive-file-absent" => {
            Zh: "缺附带文件“{name}”，生成时是有的";
            En: "the file \"{name}\", which it was made from, is not in it";
        }
        /// A file in it is none of those that it was made from.
        FileExtra { name: String } = "archive-file-extra" => {
            Zh: "多了附带文件“{name}”，生成时是没有的";
            En: "the file \"{name}\" in it is none of those it was made from";
        }
        /// It was made by another version; both are given.
        OtherVersion { made: String, here: String } = "archive-other-version" => {
            Zh: "这个文件是 typeset {made} 生成的，本机是 {here}",
                hint: "版本不同，排出来可能不同；请用 typeset {made} 核对";
            En: "it was made by typeset {made}, this is {here}",
                hint: "another version may set it differently; verify it with typeset {made}";
        }
        /// It was made by a program of this version with other templates.
        OtherTemplates = "archive-other-templates" => {
            Zh: "这个文件是同一版本但内置模板不同的 typeset 生成的", hint: "请用当时的程序核对";
            En: "it was made by a typeset of this version with other built-in templates",
                hint: "verify it with the program of that time";
        }
        /// A font is here in another version; their version and the first digits of their SHA-256.
        FontDiffers { name: String, made: String, here: String } = "archive-font-differs" => {
            Zh: "字体“{name}”不是当时那一份：当时 {made}，本机 {here}",
                hint: "请找到当时的字体文件，放进一个文件夹，再用 --fonts 文件夹 核对";
            En: "the font \"{name}\" is another one: then {made}, here {here}",
                hint: "find the font file of that time, put it into a folder and name that with --fonts";
        }
        /// A font is not here; its version and the first digits of its SHA-256.
        FontAbsent { name: String, made: String } = "archive-font-absent" => {
            Zh: "缺字体“{name}”（{made}）", hint: "请找到当时的字体文件，放进一个文件夹，再用 --fonts 文件夹 核对";
            En: "the font \"{name}\" ({made}) is not here",
                hint: "find the font file of that time, put it into a folder and name that with --fonts";
        }
        /// Made again it uses a font that it did not use then.
        FontExtra { name: String } = "archive-font-extra" => {
            Zh: "重新生成时用了字体“{name}”，当时没有用",
                hint: "本机的字体比当时多；请用 --fonts 指定一个只有当时字体的文件夹";
            En: "made again it uses the font \"{name}\", which it did not use then",
                hint: "this machine has more fonts; name a folder with just those of that time with --fonts";
        }
        /// Made again it would contain something else; the list of files or of options differs.
        OtherContents = "archive-other-contents" => {
            Zh: "重新生成时用到的文件或选项，与制作说明里列的不一样";
            En: "made again it has other files or options than its manifest lists";
        }
        /// It cannot be made again from its files.
        NotMade = "archive-not-made" => {
            Zh: "用里面的文件生成不出来", hint: "上面是生成时报的错误";
            En: "it cannot be made again from the files in it", hint: "the errors above say why";
        }
        /// Made again it has other bytes, from `offset` (from 0) on; `altered` if nothing else explains that.
        Bytes { offset: usize, spots: Vec<Divergence>, altered: bool } = {
            match (altered, spots.as_slice()) {
                (true, [Divergence::Frame]) => "archive-saved-anew",
                (true, _) => "archive-altered",
                (false, _) => "archive-bytes-differ",
            }
        } => {
            let (places, from) = (listed(lang, spots), offset + 1);
            text hint = match (altered, spots.as_slice()) {
                (true, [Divergence::Frame]) => {
                    Zh: "页面、附带文件和元数据都与重新生成的一样，所以内容没有被改；多半是用别的软件打开后另存过，请换原来的那一份";
                    En: "pages, files and metadata are those made again, so the content was not altered; most likely other software saved it anew: use the original file";
                }
                (true, [Divergence::Part(PdfPart::Metadata)]) => {
                    Zh: "页面和附带文件都与重新生成的一样，只有元数据被改过；别的软件打开后另存时常会这样，请换原来的那一份";
                    En: "pages and files are those made again, only the metadata was changed, as other software does when it saves a file; use the original file";
                }
                (true, _) => {
                    Zh: "来源文件、程序和字体都与当时的一样，所以是这个文件在生成以后被改动或损坏了；请换一份完好的副本";
                    En: "sources, program and fonts are those of that time, so the file was altered or damaged after it was made; use an undamaged copy";
                }
                (false, _) => { Zh: "原因见上面几条"; En: "see above for the cause"; }
            };
            Zh: "重新生成的与它不一样：{places}，从第 {from} 字节起", hint: "{hint}";
            En: "made again it is different: {places}, from byte {from} on", hint: "{hint}";
        }
        /// The folder that `--fonts` names is not there.
        NoFontFolder { path: String } = "archive-font-folder" => {
            Zh: "--fonts 写的文件夹“{path}”不存在", hint: "请检查文件夹的名字；里面放当时所用的字体文件";
            En: "there is no folder \"{path}\", which --fonts names",
                hint: "check its name; the font files of that time belong into it";
        }
        /// Nothing can be put into the folder for temporary files.
        NoTemporary { path: String, why: Refused } = "no-temporary-folder" => {
            Zh: ("放临时文件的“{path}”用不了：{}", why.words(lang).message),
                hint: "核对时要在那里把文件重新生成一次；请腾出空间，或把环境变量 TMPDIR（Windows 是 TEMP）改成能写的文件夹";
            En: ("the folder for temporary files, \"{path}\", is of no use: {}", why.words(lang).message),
                hint: "the archive is made again there; make room, or set TMPDIR (on Windows TEMP) to a folder where you may write";
        }
    }
}

/// Names places in a PDF.
fn listed(lang: Lang, spots: &[Divergence]) -> String {
    spots.iter().map(|spot| spot.words(lang)).collect::<Vec<_>>().join(lang.comma())
}

/// Names fonts, most of them.
fn some(names: &[String], lang: Lang) -> String {
    let more = say!(lang => Term { Zh: "等"; En: " and more" });
    let named = names.iter().take(MOST_FONTS).map(|name| name.escape_debug().to_string()).collect::<Vec<_>>();
    named.join(lang.comma()) + if names.len() > MOST_FONTS { more } else { "" }
}

messages! {
    /// Why a name cannot be that of a file.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum NameFault: words(lang) -> String {
        /// It, or a part of it, is empty.
        Empty => { Zh: "有一段是空的"; En: "a part of it is empty"; }
        /// It starts at the root of a disk.
        Absolute => { Zh: "写的是绝对路径"; En: "it is an absolute path"; }
        /// It has `.` or `..` in it.
        Climbs => { Zh: "里面有 . 或 .."; En: "it has . or .. in it"; }
        /// It is too long.
        TooLong => { Zh: "太长"; En: "it is too long"; }
        /// It begins with a full stop, and so is hidden on many systems.
        Hidden => { Zh: "以句点开头，在许多电脑上看不见"; En: "it begins with a full stop, and so is hidden"; }
        /// A part of it ends with a full stop or a space.
        End => { Zh: "以句点或空格结尾"; En: "it ends with a full stop or a space"; }
        /// Windows takes a part of it for a device.
        Reserved { part: String } => { Zh: "“{part}”是 Windows 的设备名"; En: "\"{part}\" is a device of Windows"; }
        /// It has a mark that not every system allows.
        Mark { mark: char } => { Zh: "里面有 {mark:?}"; En: "it has {mark:?} in it"; }
    }
}

messages! {
    /// What a byte of a PDF belongs to.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Divergence: words(lang) -> String {
        /// What stands on some pages, counted from 1.
        Pages(pages: Vec<usize>) => {
            let runs = page_runs(pages, lang);
            Zh: "第 {runs} 页";
            En: ("{} {runs}", if pages.len() == 1 { "page" } else { "pages" });
        }
        /// Links, notes and stamps on some pages, counted from 1.
        Notes(pages: Vec<usize>) => {
            let runs = page_runs(pages, lang);
            Zh: "第 {runs} 页上的链接或批注"; En: "links or notes on page {runs}";
        }
        /// The files of fonts, by their names.
        Fonts(names: Vec<String>) => {
            let names = some(names, lang);
            Zh: "字体 {names}"; En: "font {names}";
        }
        /// Something that stands on no page.
        Part(part: PdfPart) => { let words = part.words(lang); Zh: words; En: words; }
        /// No content, but what holds it together: how it is packed, the order, the table of objects.
        Frame => { Zh: "只有文件结构"; En: "only the structure of the file"; }
    }
}

messages! {
    /// A part of a PDF, the most alarming first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum PdfPart: words(lang) -> String {
        /// What a page looks like.
        Page => { Zh: "页面"; En: "a page"; }
        /// Links, notes and stamps on a page.
        Notes => { Zh: "链接或批注"; En: "links or notes"; }
        /// Programs that a viewer runs.
        Script => { Zh: "会自己运行的脚本（JavaScript）"; En: "a script that viewers run (JavaScript)"; }
        /// What a viewer does when something is opened or clicked.
        Action => {
            Zh: "打开或点击时执行的动作"; En: "what viewers do when it is opened or clicked on";
        }
        /// Files inside it.
        Attachment => { Zh: "附带文件"; En: "a file in it"; }
        /// What is read out in the place of a picture, or copied in the place of a text.
        Alternatives => {
            Zh: "朗读用的替代文字"; En: "the words read out for pictures and signs (/Alt, /ActualText)";
        }
        /// What says which text is a heading, a table and so on.
        Tags => { Zh: "结构标签（朗读和复制时用的次序和层次）"; En: "the tags (order and structure for reading it out)"; }
        /// Fields to fill in.
        Form => { Zh: "可以填写的表单"; En: "the form to fill in"; }
        /// The outline.
        Bookmarks => { Zh: "书签"; En: "the bookmarks"; }
        /// Named places that links lead to.
        Targets => { Zh: "链接的目标"; En: "the places where links lead"; }
        /// How viewers number the pages.
        PageNumbers => { Zh: "阅读器显示的页号"; En: "the page numbers that viewers show"; }
        /// The colours that it is made for.
        Colours => { Zh: "颜色说明（输出意图）"; En: "the description of its colours (output intent)"; }
        /// What can be shown and hidden.
        Layers => { Zh: "可以显示或隐藏的图层"; En: "layers that can be hidden"; }
        /// Its language.
        Language => { Zh: "文档的语言"; En: "the language of the document"; }
        /// How viewers open it.
        Viewer => { Zh: "阅读器的设置"; En: "the settings for viewers"; }
        /// What is known about the document.
        Metadata => { Zh: "元数据"; En: "the metadata"; }
        /// Something else.
        Rest => { Zh: "页面以外的其他内容"; En: "something else that is not on the pages"; }
    }
}

messages! {
    /// What the program says of its doings with archives.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum ArchiveStatus: line(lang) -> String {
        /// The files with the record metadata were written beside the PDF.
        Recorded { paths: Vec<String> } => {
            Zh: ("元数据已写进 {}", paths.join("、"));
            En: ("wrote the record metadata to {}", paths.join(", "));
        }
        /// An archive of a profile that holds no sources was written.
        WithoutSources => {
            Zh: "PDF/A-2a 里不能放来源文件，以后不能用 verify 核对；请另外保存本期的文件夹";
            En: "PDF/A-2a holds no sources, so that verify cannot judge it; keep the issue's folder elsewhere";
        }
        /// Files were taken out of a PDF, and damaged ones among them marked; others were refused.
        Extracted { folder: String, files: usize, damaged: usize, unchecked: usize, refused: usize } => {
            let marked = match damaged {
                0 => String::new(),
                _ => say!(lang => String {
                    Zh: "；其中 {damaged} 个是损坏的，名字后面加了 .damaged";
                    En: "; {damaged} of them damaged, with .damaged after the name";
                }),
            };
            let unknown = match unchecked {
                0 => String::new(),
                _ => say!(lang => String {
                    Zh: "；有 {unchecked} 个在 PDF 里没有记校验码，是否损坏无从查起";
                    En: "; for {unchecked} the PDF has no checksum that would show damage";
                }),
            };
            let others = match refused {
                0 => String::new(),
                _ => say!(lang => String { Zh: "；另有 {refused} 个没有取出"; En: "; {refused} refused"; }),
            };
            Zh: "已取出 {files} 个文件，放在 {folder}{marked}{unknown}{others}";
            En: "took {files} file(s) out, to {folder}{marked}{unknown}{others}";
        }
        /// An archive was made again, with the same bytes.
        Same { path: String, files: usize, version: String } => {
            Zh: "{path} 完好：用里面的 {files} 个文件和 typeset {version} 重新生成，每个字节都一样";
            En: "{path} is sound: made again from its {files} file(s) by typeset {version}, every byte is equal";
        }
        /// An archive is not what it was.
        Different { path: String } => {
            Zh: "{path} 与重新生成的不一样";
            En: "{path} is not what it would be if made again";
        }
        /// A file cannot be judged.
        NotJudged { path: String } => { Zh: "{path} 无法核对"; En: "{path} cannot be verified"; }
    }
}
