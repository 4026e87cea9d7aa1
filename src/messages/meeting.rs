//! What can be wrong with the particulars of a meeting.

use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum MeetingFault: words(lang) -> Words {
        /// The same particular as a key and typed at the head of the text.
        Twice { label: String } = "meeting-twice" => {
            Zh: "“{label}”在 meeting 里写了，正文开头又写了，会印两遍", label: "又写了一遍", hint: "请删去一处";
            En: "“{label}” stands under `meeting` and at the head of the text, and is printed twice", label: "once more",
                hint: "remove one of the two";
        }
        /// A table of particulars without any.
        Empty = "meeting-empty" => {
            Zh: "meeting 里没有会议事项", label: "没有内容",
                hint: "请写 meeting.time = \"…\"、meeting.place、meeting.chair、meeting.present 等，或删去";
            En: "there are no particulars under `meeting`", label: "nothing to print",
                hint: "write meeting.time = \"…\", meeting.place, meeting.chair, meeting.present …, or remove it";
        }
        /// Where particulars stand, without any.
        Nowhere = "meeting-at" => {
            Zh: "写了 meeting_at，没有写会议事项（meeting）", label: "用不上", hint: "请写 meeting.time = \"…\" 等，或删去这一行";
            En: "there is `meeting_at` but nothing under `meeting`", label: "of no use",
                hint: "write meeting.time = \"…\" and so on, or remove this line";
        }
    }
}
