//! Why the system would not write a file, in plain words.

use std::io::{Error, ErrorKind};

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Its folder is not there.
    NoFolder,
    /// It is a folder itself.
    IsFolder,
    /// Something of that name is there already.
    Taken,
    /// The user lacks the right.
    NoRight,
    /// Nothing can be written to the disk.
    ReadOnly,
    /// The disk is full.
    Full,
    /// The user's share of the disk is used up.
    Quota,
    /// A program has the file open.
    Open,
    /// The name is longer than the system allows.
    NameTooLong,
    /// Whoever should have taken the output is gone.
    Closed,
    /// The system refused, in its words.
    System(String),
}

impl From<&Error> for Refused {
    fn from(error: &Error) -> Self {
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
            _ => Self::System(error.to_string()),
        }
    }
}

impl Refused {
    /// Returns the reason in Chinese, and what to do.
    pub(super) fn zh(&self) -> (String, &'static str) {
        let (reason, hint) = match self {
            Self::NoFolder => ("没有这个文件夹", "请先建好文件夹，或用 -o 换一个地方"),
            Self::IsFolder => ("那是一个文件夹", "请在后面加上文件名，例如 -o 文件夹/简报.pdf"),
            Self::Taken => ("那里已经有同名的文件或文件夹", "请把它改名或移走，或用 -o 换一个名字"),
            Self::NoRight => ("没有写入权限", "请换一个有权限的文件夹，或用 -o 换一个地方"),
            Self::ReadOnly => ("那个磁盘只能读，不能写", "请用 -o 换到能写的磁盘上"),
            Self::Full => ("磁盘满了", "请删去不用的文件，腾出空间后再试，或用 -o 换一个磁盘"),
            Self::Quota => ("分给您的磁盘空间用完了", "请删去不用的文件，或请管理员增加空间"),
            Self::Open => ("文件正被别的程序打开", "请关闭打开它的程序后再试，或用 -o 换一个名字"),
            Self::NameTooLong => ("文件名太长，或有系统不能用的字符", "请用 -o 换一个短一些的名字"),
            Self::Closed => ("接收输出的程序已经关闭", "请用 -o 写到文件里"),
            Self::System(words) => {
                let hint = "文件可能正被打开，或没有写入权限；请关闭后再试，或用 -o 换一个地方";
                return (format!("系统不让写（{words}）"), hint);
            }
        };
        (reason.to_owned(), hint)
    }

    /// Returns the reason in English, and what to do.
    pub(super) fn en(&self) -> (String, &'static str) {
        let (reason, hint) = match self {
            Self::NoFolder => ("there is no such folder", "make the folder, or choose another with -o"),
            Self::IsFolder => ("it is a folder", "add a file name, such as -o folder/bulletin.pdf"),
            Self::Taken => {
                ("something of that name is there already", "rename or move it, or choose another name with -o")
            }
            Self::NoRight => ("you lack the right", "choose a folder where you may write, with -o"),
            Self::ReadOnly => ("that disk is read-only", "choose another disk with -o"),
            Self::Full => ("the disk is full", "make room and try again, or choose another disk with -o"),
            Self::Quota => ("your share of the disk is used up", "delete what you no longer need, or ask for more"),
            Self::Open => ("another program has the file open", "close it, or choose another name with -o"),
            Self::NameTooLong => {
                ("the name is too long, or the system does not allow it", "choose a shorter name with -o")
            }
            Self::Closed => ("whoever took the output is gone", "write to a file with -o"),
            Self::System(words) => {
                let hint = "the file may be open; close it, or choose another place with -o";
                return (format!("the system refused ({words})"), hint);
            }
        };
        (reason.to_owned(), hint)
    }
}
