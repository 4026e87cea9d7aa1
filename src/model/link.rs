//! Addresses that a reader may be led to.

/// What an address may begin with: the web and mail.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// Returns whether an address leads to the web or to mail, and to nothing on the reader's own machine or network.
///
/// A click on a file or a share hands the reader's password on, and scripts run (CWE-601).
pub fn is_safe_link(address: &str) -> bool {
    let starts = |scheme: &&str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let rest = SCHEMES.iter().find(|scheme| starts(scheme)).map(|scheme| &address[scheme.len()..]);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !address.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_and_mail_are_safe() {
        for address in ["http://a.cn", "HTTPS://政府.cn/甲?x=1#y", "mailto:a@b.cn"] {
            assert!(is_safe_link(address), "{address}");
        }
        let others = [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "//host/share",
            "\\\\host\\share",
            "smb://host",
            "ms-word:ofe|u|http://x",
            "search-ms:query=x",
            "data:text/html,x",
            "../x.exe",
            "www.gov.cn",
            "",
            "http:",
            "http://",
            "https:///x",
            " http://a.cn",
            "java\tscript:x",
            "http://a\u{0}b",
            "ftp://a",
            "tel:1",
            "vbscript:x",
            "http:\u{ff0f}\u{ff0f}a",
        ];
        for address in others {
            assert!(!is_safe_link(address), "{address}");
        }
    }
}
