//! How texts name attachments.

/// What a text says of an attachment where it begins like 附件1：….
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentLabel<'t> {
    /// The label without blanks and marks, such as 附件1.
    pub label: &'t str,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// What stands behind it.
    pub rest: &'t str,
}

/// Takes the label of an attachment apart from what a text says behind it: 附件1, 附件：, 附件一　.
///
/// `None` for words that only begin so, such as 附件清单.
pub fn attachment_label(text: &str) -> Option<AttachmentLabel<'_>> {
    let text = text.trim();
    let behind = text.strip_prefix("附件")?;
    let digits = behind.trim_start();
    let (number, rest) = match crate::hanzi::number(digits) {
        Some((number, bytes)) => (Some(number), &digits[bytes..]),
        None => (None, behind),
    };
    let label = text[..text.len() - rest.len()].trim_end();
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:、.．".contains(c));
    // 附件1名称 has no mark between the two; 附件一览表 is no label.
    let parted = words.len() < rest.len()
        || rest.is_empty()
        || number.is_some() && label.ends_with(|c: char| c.is_ascii_digit());
    parted.then_some(AttachmentLabel { label, number, rest: words })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_words() {
        let of = |text: &'static str| attachment_label(text).map(|label| (label.label, label.number, label.rest));
        assert_eq!(of("附件1"), Some(("附件1", Some(1), "")));
        assert_eq!(of(" 附件 2：名单"), Some(("附件 2", Some(2), "名单")));
        assert_eq!(of("附件一　名单"), Some(("附件一", Some(1), "名单")));
        assert_eq!(of("附件：名单"), Some(("附件", None, "名单")));
        assert_eq!(of("附件3名单"), Some(("附件3", Some(3), "名单")));
        assert_eq!(of("附件清单"), None);
        assert_eq!(of("附件一览表"), None);
        assert_eq!(of("名单"), None);
    }
}
