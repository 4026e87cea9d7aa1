//! More of something than can be taken.

use super::{Lang, Words};

messages! {
    /// There is more of something than can be taken.
    #[derive(Debug, Clone, PartialEq)]
    pub enum ExcessFault: words(lang) -> Words {
        /// A note that does not stand on the page of its mark.
        NoteStrayed { page: usize } = "note-strayed" => {
            Zh: "这条注没能排在第 {page} 页，它的标记在那一页", label: "排到了别的页",
                hint: "请把注写短些，或把标记移到前面一点的地方；也可以在 publication.toml 的 [page] 里写 notes = \"article\"，注都印在文章后面";
            En: "this note has no room on page {page}, where its mark stands", label: "on another page",
                hint: "make the note shorter or move its mark a little to the front; or write notes = \"article\" under [page] of publication.toml, which has notes behind their article";
        }
        /// The finished issue is longer than the limit.
        TooManyPages { pages: usize, limit: usize } = "too-many-pages" => {
            Zh: "全文有 {pages} 页，最多 {limit} 页", hint: "请检查是否误放了很长的文章或表格；确需更长时可拆成几期";
            En: "the issue has {pages} pages, at most {limit}",
                hint: "look for a very long article or table; otherwise make several issues of it";
        }
        /// An issue is too long for a number of pages; `lines` stand beyond it, `least` is reached.
        TooManyToFit { wanted: usize, pages: usize, least: usize, lines: usize } = "fit-too-long" => {
            Zh: "排不成 {wanted} 页：照常排是 {pages} 页，第 {wanted} 页以后还有约 {lines} 行，排到最紧也要 {least} 页；这次照常排",
                hint: "请改 fit 的页数，或删减内容；末行只有几个字的段，删去几个字就能省一行";
            En: "the issue cannot be set to {wanted} page(s): it has {pages} otherwise, with some {lines} line(s) beyond, and {least} at the tightest; it is set as usual",
                hint: "change `fit`, or shorten the text; where a last line has few characters, a line is saved without them";
        }
        /// An issue is too short for a number of pages; `most` are reached.
        TooFewToFit { wanted: usize, pages: usize, most: usize } = "fit-too-short" => {
            Zh: "排不成 {wanted} 页：照常排是 {pages} 页，排到最松是 {most} 页；这次照常排", hint: "请改 fit 的页数，或增加内容";
            En: "the issue cannot be set to {wanted} page(s): it has {pages} otherwise, and {most} at the loosest; it is set as usual",
                hint: "change `fit`, or add to the issue";
        }
        /// A paragraph whose last line has few characters.
        ShortLine { text: String, characters: usize } = "fit-short-line" => {
            Zh: "这一段的末行只有“{text}”，删去 {characters} 个字可省一行";
            En: "the last line of this paragraph is only \"{text}\": a line is saved without {characters} character(s)";
        }
        /// A letter has more marks than anybody writes.
        Crowded { count: usize, limit: usize } = "crowded-character" => {
            Zh: "这里 {count} 个字符叠成了一个字，最多 {limit} 个",
                hint: "多半是从网上粘来的乱码：请删去字上叠加的符号";
            En: "{count} characters are piled up into one here, {limit} at most",
                hint: "most likely garbled text pasted from the web: delete the marks on the letter";
        }
        /// There is more text than the pages that an issue may have can take.
        TooMuchText { paragraphs: usize, characters: usize } = "too-much-text" => {
            Zh: "本期共 {paragraphs} 段、{characters} 字，多得排不下；最多的在这个文件里",
                hint: "请检查是否放错了文件，或分成几期";
            En: "the issue has {paragraphs} paragraphs with {characters} characters, more than can be set; most are in this file",
                hint: "see whether this is the right file, or divide the issue";
        }
        /// A text is printed, but not proofread.
        NotProofread { characters: usize, limit: usize } = "not-proofread" => {
            Zh: "这一段有 {characters} 字，超过 {limit} 字，只照印，没有校对",
                hint: "请分成几段再查；多半是粘贴时丢了换行";
            En: "this text of {characters} characters is longer than {limit} and is printed without being proofread",
                hint: "divide it into paragraphs; most likely line breaks were lost when it was pasted";
        }
        /// A cell of a table holds more than a page.
        CellTooLong { characters: usize, limit: usize } = "cell-too-long" => {
            Zh: "这一格有 {characters} 字，一页也排不下（最多 {limit} 字）",
                hint: "请检查是否粘错了内容；成段的文字请放到正文里";
            En: "this cell has {characters} characters, more than a page holds ({limit} at most)",
                hint: "see whether something was pasted here by mistake; running text belongs in an article";
        }
        /// The program or one of its libraries gave up; the place is the longest text, if the issue was read.
        Fault { detail: String, last: Option<String> } = "processing-fault" => {
            let (read, read_en) = last_read(last.as_deref());
            Zh: "处理这一期里的某处内容时程序出错，已停止{read}",
                hint: "请先看上面指出的地方和刚才读的文件，改短、删去或换一份再试；出错的细节：{detail}";
            En: "the program failed on something in this issue{read_en}",
                hint: "look first at the place shown and at the file read last: shorten, remove or replace it; what failed: {detail}";
        }
        /// The run took longer than `--timeout`; the place is the longest text, if the issue was read.
        TimeOut { seconds: u64, last: Option<String> } = "time-out" => {
            let (read, read_en) = last_read(last.as_deref());
            Zh: "超过 {seconds} 秒还没有做完，已停止{read}",
                hint: "请先看上面指出的地方（全期最长的一段文字或表格）和刚才读的文件；确需更久时，能用 --timeout 的命令可以加长";
            En: "stopped: not finished after {seconds} seconds{read_en}",
                hint: "look first at the place shown (the longest text or table of the issue) and at the file read last; where a command has --timeout, it allows more";
        }
        /// The run took all the memory there is for it; the place is the longest text, if the issue was read.
        MemoryOut { megabytes: usize, last: Option<String> } = "memory-out" => {
            let (read, read_en) = last_read(last.as_deref());
            Zh: "所需内存超过 {megabytes} MB，已停止{read}",
                hint: "请先看上面指出的地方（全期最长的一段文字或表格）和刚才读的文件：把它分成几份，或把图片缩小";
            En: "stopped: more than {megabytes} MB of memory are needed{read_en}",
                hint: "look first at the place shown (the longest text or table of the issue) and at the file read last: divide it, or make the picture smaller";
        }
        /// What was read lies so deep in each other that no stack can take it.
        TooDeep { last: Option<String> } = "too-deep" => {
            let (read, read_en) = last_read(last.as_deref());
            Zh: "有的内容一层套一层，深得读不了，已停止{read}",
                hint: "正常的文件只有几十层，这个文件多半是故意做坏的或已损坏；请换一份再试";
            En: "stopped: something lies deeper in itself than can be read{read_en}",
                hint: "a few dozen levels are usual; the file is most likely damaged or made to do harm: use another";
        }
    }
}

/// Names the file that was read last, in Chinese and in English.
fn last_read(file: Option<&str>) -> (String, String) {
    let name = |before: &str, after: &str| file.map(|file| format!("{before}{file}{after}")).unwrap_or_default();
    (name("（最后读的文件：“", "”）"), name(" (the file read last: \"", "\")"))
}
