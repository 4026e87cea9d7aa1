//! What is said of a meeting, and the words before it.

/// What a particular is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// When.
    Time,
    /// Where.
    Place,
    /// Who presided.
    Chair,
    /// Who took part.
    Present,
    /// Who was excused.
    Absent,
    /// Who attended without a vote.
    Attending,
    /// Who took the minutes.
    Recorder,
    /// What was to be dealt with.
    Agenda,
    /// What the meeting is called.
    Subject,
}

/// The words before each, the one that is printed first.
const LABELS: [(Point, &[&str]); 9] = [
    (Point::Time, &["时间", "会议时间", "开会时间"]),
    (Point::Place, &["地点", "会议地点", "开会地点"]),
    (Point::Chair, &["主持", "主持人", "会议主持", "会议主持人"]),
    (
        Point::Present,
        &[
            "出席",
            "出席人员",
            "出席人",
            "出席领导",
            "参加",
            "参加人员",
            "参加人",
            "参会",
            "参会人员",
            "到会",
            "到会人员",
        ],
    ),
    (Point::Absent, &["请假", "请假人员", "请假人", "缺席", "缺席人员"]),
    (Point::Attending, &["列席", "列席人员", "列席人"]),
    (Point::Recorder, &["记录", "记录人", "会议记录"]),
    (Point::Agenda, &["议程", "会议议程", "议题", "会议议题"]),
    (Point::Subject, &["会议名称", "会议主题", "会议内容"]),
];
impl Point {
    /// Returns the words that stand before it.
    pub fn labels(self) -> &'static [&'static str] {
        LABELS.iter().find(|(point, _)| *point == self).map_or(&[], |(_, labels)| labels)
    }

    /// Returns the words that are printed before it, without a colon.
    pub fn label(self) -> &'static str {
        self.labels().first().copied().unwrap_or_default()
    }

    /// Returns what a word stands before, whatever blanks are in it.
    pub fn of(label: &str) -> Option<Self> {
        let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
        LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str())).map(|(point, _)| *point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_with_blanks_in_them() {
        assert_eq!(Point::of("时　间"), Some(Point::Time));
        assert_eq!(Point::of("来源"), None);
    }
}
