//! What shows that a file inside a PDF is not what was put in.

use super::Lang;

messages! {
    /// What shows that a file inside a PDF is not what was put in.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Damage: words(lang) -> String {
        /// Its data is not there, or cannot be read at all.
        Unread => { Zh: "里面的数据读不出来"; En: "its data cannot be read"; }
        /// Its packed data makes no sense from some byte on.
        Broken => { Zh: "压缩的数据有一处是坏的，后面解不开"; En: "its packed data is broken and cannot be unpacked to the end"; }
        /// Its packed data ends too early.
        CutShort => { Zh: "压缩的数据不完整，没有到结尾就断了"; En: "its packed data ends too early"; }
        /// Its packed data has a checksum of its own (Adler-32, RFC 1950), which is another one.
        Adler => {
            Zh: "解开后的内容与数据自带的校验码（Adler-32）不符";
            En: "what it unpacks to does not match its own checksum (Adler-32)";
        }
        /// Behind the end of its packed data there are so many bytes more.
        Beyond { bytes: usize } => {
            Zh: "压缩的数据结束以后还多出 {bytes} 个字节";
            En: "there are {bytes} byte(s) more behind the end of its packed data";
        }
        /// It is packed in a way that is not known.
        Packing { name: String } => {
            Zh: ("用了认不得的压缩方式“{}”", name.escape_debug());
            En: ("it is packed in an unknown way, \"{}\"", name.escape_debug());
        }
        /// The PDF gives the packed data another length (/Length), in bytes.
        Length { said: i64, there: usize } => {
            Zh: "PDF 里写着它占 {said} 个字节，实际是 {there} 个";
            En: "the PDF says that it takes {said} bytes (/Length), there are {there}";
        }
        /// The PDF gives the file another size (/Size), in bytes.
        Size { said: i64, there: usize } => {
            Zh: "PDF 里写着它有 {said} 个字节，解开后是 {there} 个";
            En: "the PDF says that it has {said} bytes (/Size), it unpacks to {there}";
        }
        /// The PDF gives the file another checksum (/CheckSum, MD5).
        Md5 => {
            Zh: "与 PDF 里记下的校验码（MD5）不符";
            En: "it does not match the checksum in the PDF (/CheckSum, MD5)";
        }
        /// The manifest of the archive gives the file another checksum.
        Manifest => {
            Zh: "与制作说明 manifest.json 里记下的校验码（SHA-256）不符";
            En: "it does not match its SHA-256 in manifest.json";
        }
    }
}

/// Puts what shows damage into one sentence.
pub(super) fn listed(damage: &[Damage], lang: Lang) -> String {
    damage.iter().map(|one| one.words(lang)).collect::<Vec<_>>().join(lang.semicolon())
}
