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

/// Returns an address as a URI (RFC 3986): Word refuses a document with any other, and not every telephone reads one.
pub fn uri(url: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
    let text = url.trim();
    let escaped =
        |at: usize| text.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    let mut fragment = false;
    text.bytes().enumerate().fold(String::new(), |mut out, (at, byte)| {
        // A % that escapes nothing, and a # after the first, are not themselves.
        let bare = (byte == b'%' && !escaped(at)) || (byte == b'#' && fragment);
        fragment |= byte == b'#';
        if kept(byte) && !bare {
            out.push(char::from(byte))
        } else {
            out.push_str(&format!("%{byte:02X}"))
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_uris() {
        assert_eq!(uri("http://credit.yingkou.gov.cn/"), "http://credit.yingkou.gov.cn/");
        assert_eq!(uri("http://例.cn/a b?c=%20%#1#2"), "http://%E4%BE%8B.cn/a%20b?c=%20%25#1%232");
    }

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
