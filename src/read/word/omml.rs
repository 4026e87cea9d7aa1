//! Equations of Word (OMML: ISO/IEC 29500-1, 22.1) as lines of text.

use super::formula::Formula;
use crate::read::package::Element;

/// Says an equation, or a part of one, in a line.
pub(super) fn equation(element: &Element) -> Formula {
    Formula::row(element.children().map(part))
}

fn part(element: &Element) -> Formula {
    let inner = |name: &str| element.child(name).map(equation).unwrap_or_default();
    let property = |of: &str, name: &str| element.child(of).and_then(|properties| properties.val(name));
    let shown = |of: &str, name: &str| !element.child(of).and_then(|it| it.toggle(name)).unwrap_or(false);
    if element.space != "m" {
        return match (element.space, &*element.name) {
            ("w", "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "hyperlink" | "r") => equation(element),
            ("w", "t") => text(element),
            _ => Formula::default(),
        };
    }
    match &*element.name {
        "t" => text(element),
        "f" => match property("m:fPr", "m:type") {
            Some("noBar") => Formula::remains(format!("({} {})", inner("m:num").text, inner("m:den").text)),
            _ => Formula::fraction(&inner("m:num"), &inner("m:den")),
        },
        "rad" => {
            let degree = if shown("m:radPr", "m:degHide") { inner("m:deg") } else { Formula::default() };
            Formula::root(&degree, &inner("m:e"))
        }
        "sSup" | "sSub" | "sSubSup" => Formula::scripts(&inner("m:e"), &inner("m:sub"), &inner("m:sup")),
        "sPre" => {
            let before = Formula::scripts(&Formula::default(), &inner("m:sub"), &inner("m:sup"));
            Formula::row([before, inner("m:e")]).lacks()
        }
        "nary" => {
            let sign = property("m:naryPr", "m:chr").filter(|sign| !sign.is_empty()).unwrap_or("∫");
            let limit = |hide: &str, name: &str| if shown("m:naryPr", hide) { inner(name) } else { Formula::default() };
            let (low, high) = (limit("m:subHide", "m:sub"), limit("m:supHide", "m:sup"));
            let head = Formula::scripts(&Formula::text(sign), &low, &high);
            set_off(head, inner("m:e"))
        }
        "func" => set_off(inner("m:fName"), inner("m:e")),
        "limLow" => Formula::scripts(&inner("m:e"), &inner("m:lim"), &Formula::default()),
        "limUpp" => Formula::scripts(&inner("m:e"), &Formula::default(), &inner("m:lim")),
        "d" => delimited(element),
        "m" | "eqArr" => rows(element),
        // What is drawn above or below its base has no place in a line.
        "acc" | "bar" | "groupChr" => inner("m:e").lacks(),
        "phant" if element.child("m:phantPr").and_then(|it| it.toggle("m:show")) == Some(false) => Formula::default(),
        name if name.ends_with("Pr") => Formula::default(),
        _ => equation(element),
    }
}

/// Takes a text as it stands, but for characters that control something.
fn text(element: &Element) -> Formula {
    let text: String = element.text().chars().filter(|c| !c.is_control()).collect();
    let kept = element.get("space") == Some("preserve");
    Formula::text(if kept { &text } else { text.trim() })
}

/// Puts an operand behind its operator, with a blank where the two would run into one word.
fn set_off(head: Formula, operand: Formula) -> Formula {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let runs_on = word(head.text.chars().next_back()) && word(operand.text.chars().next());
    let gap = Formula::text(if runs_on { " " } else { "" });
    Formula::row([head, gap, operand])
}

/// Says what stands in brackets, or between other signs.
fn delimited(element: &Element) -> Formula {
    let properties = element.child("m:dPr");
    let sign = |name: &str, usual: &str| properties.and_then(|it| it.val(name)).unwrap_or(usual).to_owned();
    let parts: Vec<Formula> = element.children().filter(|child| child.is("m:e")).map(equation).collect();
    let lacking = parts.iter().any(|part| part.lacking);
    let between = sign("m:sepChr", "|");
    let inside = parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join(&between);
    let text = format!("{}{inside}{}", sign("m:begChr", "("), sign("m:endChr", ")"));
    if lacking { Formula::remains(text) } else { Formula::text(text) }
}

/// Says the rows of a matrix, or of equations that stand below each other.
fn rows(element: &Element) -> Formula {
    let rows = element.children().filter(|child| child.is("m:mr") || child.is("m:e"));
    let row = |row: &Element| match row.is("m:mr") {
        true => {
            row.children().filter(|cell| cell.is("m:e")).map(|cell| equation(cell).text).collect::<Vec<_>>().join(" ")
        }
        false => equation(row).text,
    };
    // The sign that rows are aligned by is not shown.
    let rows: Vec<String> = rows.map(|one| row(one).replace('&', "")).collect();
    Formula::remains(rows.join("; "))
}
