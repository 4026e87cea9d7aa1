//! What stands below the text of an article, or at the end of the issue.

use super::Moment;
use crate::source::{Located, Place};

/// 附件说明, signature, date and remark, GB/T 9704-2012 7.3.4 to 7.3.6.
#[derive(Debug, Clone, Default)]
pub struct Closing {
    /// Who wrote, took or gathered it, as printed, such as 撰稿：冯某; behind the source.
    pub credits: Vec<Located<String>>,
    /// The attachments that it lists, by their places among those of the issue; 7.3.4.
    pub attachments: Vec<usize>,
    /// 署名: the bodies that sign, the host first.
    pub signed: Vec<Located<String>>,
    /// 成文日期; `None` if none is printed.
    pub date: Option<Dated>,
    /// Whether it is sealed, and room kept free for that.
    pub sealed: bool,
    /// 附注, printed in （）.
    pub remark: Option<Located<String>>,
}

/// The date below a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The date; that of the issue if the editor gave none of its own.
    pub moment: Moment,
    /// Where it is written.
    pub place: Option<Place>,
    /// Whether it was given for the signature, and is not merely that of the issue.
    pub own: bool,
}

impl Closing {
    /// Returns whether nothing of it is printed.
    pub fn is_empty(&self) -> bool {
        self.credits.is_empty()
            && self.attachments.is_empty()
            && self.signed.is_empty()
            && self.date.is_none()
            && self.remark.is_none()
    }
}
