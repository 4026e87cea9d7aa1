//! The bodies that a line of recipients names.

/// Parts a line at 、 and ，; what stands in brackets belongs to a name.
pub(super) fn bodies(line: &str) -> Vec<&str> {
    let mut depth = 0;
    let parted = line.split(|c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        depth <= 0 && matches!(c, '、' | '，' | ',')
    });
    parted.map(str::trim).filter(|body| !body.is_empty()).collect()
}
