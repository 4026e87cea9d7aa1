//! The Chinese words on archives.

use super::{ArchiveFault, ArchiveStatus, Divergence, NameFault, listed};
use crate::messages::export::reason;
use crate::messages::{Lang, Words};

impl ArchiveFault {
    pub(in crate::messages) fn zh(&self) -> Words {
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
            Self::SameButCase { name, other } => {
                Words::new(format!("来源文件“{other}”和“{name}”的名字只有大小写不同，不能一起归档"))
                    .hint("在许多电脑上这是同一个名字，取出时会互相覆盖；请给其中一个改名，也改好引用它的地方")
            }
            Self::LoneBrace => Words::new("文件名里的花括号没有配成对")
                .label("少一个 { 或 }")
                .hint("要换成内容的词请写成 {题名} 这样，前后都有花括号"),
            Self::FileName { name, why } => Words::new(format!("归档文件不能叫“{name}”：{}", why.zh()))
                .label("得到的名字不能用")
                .hint("请改写 file_name，例如 \"{日期}-{题名}\""),
            Self::OtherIssue { path, title } => {
                Words::new(format!("“{path}”已经是另一期的归档文件（{title}），没有覆盖它"))
                    .hint("请核对件号（item）和 file_name；确实要换掉它，请先把那个文件改名或移走，或用 -o 另写文件名")
            }
            Self::NotConforming { message } => {
                let (reason, hint) = reason(message, Lang::Zh);
                let usual = "多半是改过的模板或放进来的图片造成的；请改好后再归档，归档文件不能不合标准";
                Words::new(format!("不符合归档标准：{reason}")).hint(hint.unwrap_or(usual))
            }
            Self::BadName { name, why } => {
                Words::new(format!("附带文件“{}”没有取出，文件名不能用：{}", name.escape_debug(), why.zh()))
                    .hint("这样的名字可能把文件写到别处去，或在有的电脑上存不下")
            }
            Self::Unreadable { reason } => {
                Words::new(format!("这个文件不是 PDF，或已损坏，读不出来（读取程序的原话：{reason}）"))
                    .hint("请换一份完好的副本")
            }
            Self::Encrypted => Words::new("这个 PDF 有密码").hint("请用没有密码的副本；归档文件不应加密"),
            Self::NoFiles => {
                Words::new("这个 PDF 里没有附带文件").hint("归档用的 PDF 要用 typeset issue.toml --for archive 生成")
            }
            Self::TooMany { limit } => Words::new(format!("附带的文件超过 {limit} 个，后面的没有读")),
            Self::Twice { name } => Words::new(format!("有两个附带文件都叫“{name}”（不分大小写），后一个没有读")),
            Self::TooLarge { name, limit } => {
                Words::new(format!("附带文件“{name}”解开后超过 {} MB", limit >> 20)).hint("多半是损坏的或恶意的文件")
            }
            Self::BadFile { name, reason } => {
                Words::new(format!("附带文件“{name}”已损坏，解不开（读取程序的原话：{reason}）"))
                    .hint("请换一份完好的副本")
            }
            Self::FolderInUse { path } => Words::new(format!("文件夹“{path}”里已经有东西"))
                .hint("请用 -o 换一个文件夹，或加 --force，同名的文件会被重写"),
            Self::LinkInWay { name } => {
                Words::new(format!("“{name}”没有写：路上有一个通到文件夹外面的链接")).hint("请用 -o 换一个空的文件夹")
            }
            Self::NoManifest => Words::new("里面没有制作说明 manifest.json，无从核对")
                .hint("只有 typeset 用 --for archive（PDF/A-3a）生成的文件可以核对"),
            Self::BadManifest { reason } => {
                Words::new(format!("里面的制作说明 manifest.json 看不懂（读取程序的原话：{reason}）"))
                    .hint("文件可能已损坏，或由更新版本的 typeset 生成")
            }
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
            Self::NoFontFolder { path } => Words::new(format!("--fonts 写的文件夹“{path}”不存在"))
                .hint("请检查文件夹的名字；里面放当时所用的字体文件"),
            Self::NoTemporary { path, why } => Words::new(format!("放临时文件的“{path}”用不了：{}", why.zh().0)).hint(
                "核对时要在那里把文件重新生成一次；请腾出空间，或把环境变量 TMPDIR（Windows 是 TEMP）改成能写的文件夹",
            ),
            Self::Bytes { offset, spots, altered } => {
                let places = listed(spots, Divergence::zh, "、", "等");
                let words = Words::new(format!("重新生成的与它不一样：{places}，从第 {} 字节起", offset + 1));
                if *altered && *spots == [Divergence::Frame] {
                    words.hint("页面、附带文件和元数据都与重新生成的一样，所以内容没有被改；多半是用别的软件打开后另存过，请换原来的那一份")
                } else if *altered && *spots == [Divergence::Metadata] {
                    words.hint("页面和附带文件都与重新生成的一样，只有元数据被改过；别的软件打开后另存时常会这样，请换原来的那一份")
                } else if *altered {
                    words.hint("来源文件、程序和字体都与当时的一样，所以是这个文件在生成以后被改动或损坏了；请换一份完好的副本")
                } else {
                    words.hint("原因见上面几条")
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
            Self::Hidden => "以句点开头，在许多电脑上看不见".into(),
            Self::End => "以句点或空格结尾".into(),
            Self::Reserved { part } => format!("“{part}”是 Windows 的设备名"),
            Self::Mark { mark } => format!("里面有 {mark:?}"),
        }
    }
}

impl Divergence {
    fn zh(&self) -> String {
        match self {
            Self::Page(page) => format!("第 {page} 页"),
            Self::Metadata => "元数据".into(),
            Self::Attachment => "附带文件".into(),
            Self::Font(name) => format!("字体 {name}"),
            Self::Rest => "页面以外的内容（书签、标签或阅读器的设置）".into(),
            Self::Frame => "只有文件结构".into(),
        }
    }
}

impl ArchiveStatus {
    pub(super) fn zh(&self) -> String {
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
}
