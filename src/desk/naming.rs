//! What the folder of the next issue is called.

/// Returns the name of the folder of an issue from that of the issue before it: `2020-03` becomes `2020-04`.
///
/// `before` and `after` are year and number. Where the name does not hold the
/// number, it is made of both.
pub fn folder_after(name: &str, before: (u16, u32), after: (u16, u32)) -> String {
    let made = || format!("{}-{:02}", after.0, after.1);
    let end = name.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let start = name[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let digits = &name[start..end];
    if digits.parse() != Ok(before.1) {
        return made();
    }
    let (old, new) = (before.0.to_string(), after.0.to_string());
    let head = match before.0 == after.0 {
        true => name[..start].to_owned(),
        // The same name for two years would hide one issue behind the other.
        false if !name[..start].contains(&old) => return made(),
        false => name[..start].replace(&old, &new),
    };
    format!("{head}{:0width$}{}", after.1, &name[end..], width = digits.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_on_in_the_manner_of_the_name() {
        assert_eq!(folder_after("2020-03", (2020, 3), (2020, 4)), "2020-04");
        assert_eq!(folder_after("yingkou-2020-03", (2020, 3), (2020, 4)), "yingkou-2020-04");
        assert_eq!(folder_after("第9期", (2020, 9), (2020, 10)), "第10期");
        assert_eq!(folder_after("2020年第12期", (2020, 12), (2021, 1)), "2021年第01期");
        assert_eq!(folder_after("第12期", (2020, 12), (2021, 1)), "2021-01");
        assert_eq!(folder_after("十二月", (2020, 3), (2020, 4)), "2020-04");
        assert_eq!(folder_after("20201214", (2020, 3), (2020, 4)), "2020-04");
    }
}
