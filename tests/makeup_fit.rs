//! An issue set to a number of pages: what gives way, that its words stay, and what is told where it cannot be.

use crate::makeup::{lines, rows, table, text};
use crate::support::{Case, HEAD, RUNNING, squeeze};

/// An issue whose page has some keys: titles, text and a table.
fn case(page: &str, count: usize) -> Case {
    let items: String = (0..4).map(|n| text(&format!("第{n}篇"), &lines('正', count))).collect();
    let items = items + &table("t.csv", "title = \"统计表\"") + &text("末篇", &lines('末', 6));
    let page = if page.is_empty() { String::new() } else { format!("\n[publication.page]\n{page}\n") };
    Case::with_issue(&format!("{HEAD}{page}\n[[section]]\n{items}")).file("t.csv", rows(20))
}

fn count(case: &Case) -> usize {
    case.lay_out().pages.pages().len()
}

/// Returns the words of running text, and how often each row of the table is printed.
fn words(case: &Case) -> (String, Vec<usize>) {
    let laid_out = case.lay_out();
    let lines = laid_out.sheets().into_iter().flat_map(|sheet| sheet.lines(RUNNING)).map(|(_, line)| squeeze(&line));
    // How many pages a table runs over, and with it how often its title is repeated, may change.
    let lines = lines.filter(|line| !line.contains("统计表")).collect();
    let printed = laid_out.text();
    let row = |n: usize| printed.matches(&format!("东坪乡第{n}村民委员会{0}{0}{0}{0}", 37 * n)).count();
    (lines, (1..=20).map(row).collect())
}

#[test]
fn a_number_of_pages_is_reached_and_no_word_changes() {
    let mut reached = [0, 0];
    for lines in [9, 11, 13, 16] {
        let plain = case("", lines);
        let usual = count(&plain);
        for wanted in [usual - 1, usual, usual + 1] {
            let set = case(&format!("fit = {wanted}"), lines);
            let run = set.run(&["-v", "-o", "a.pdf"]);
            assert_eq!(run.code, 0, "{}", run.err);
            let pages = count(&set);
            let (told, done) = (run.err.contains("排不成"), run.err.contains("排成"));
            match pages == wanted {
                true => assert!(!told && done == (wanted != usual), "{}", run.err),
                false => assert!(pages == usual && told && !done, "{}", run.err),
            }
            if done {
                assert!(run.err.contains(&format!("排成 {wanted} 页（照常排是 {usual} 页）")), "{}", run.err);
                reached[usize::from(wanted > usual)] += 1;
            }
            assert_eq!(words(&set), words(&plain), "{wanted}");
            assert_eq!(words(&set).1, [1; 20], "{wanted}");
        }
    }
    assert!(reached[0] > 0 && reached[1] > 0, "{reached:?}");
}

#[test]
fn what_cannot_be_is_told_at_its_place_and_the_issue_stays_as_it_was() {
    let plain = case("", 12);
    let usual = count(&plain);
    for (wanted, told) in [(1, "排到最紧"), (90, "排到最松")] {
        let set = case(&format!("fit = {wanted}"), 12);
        let run = set.run(&["-o", "a.pdf"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let place = run.err.contains("issue.toml:") && run.err.contains(&format!("fit = {wanted}"));
        assert!(place && run.err.contains(&format!("排不成 {wanted} 页")) && run.err.contains(told), "{}", run.err);
        assert!(run.err.contains(&format!("照常排是 {usual} 页")), "{}", run.err);
        assert_eq!((count(&set), words(&set)), (usual, words(&plain)));
    }
}

#[test]
fn even_sheets_and_the_shortest() {
    for lines in [6, 9, 12, 14] {
        let usual = count(&case("", lines));
        for (word, of) in [("even", 2), ("sheet", 4)] {
            let set = case(&format!("fit = \"{word}\""), lines);
            let run = set.run(&["-o", "a.pdf"]);
            assert_eq!(run.code, 0, "{}", run.err);
            let told = run.err.contains("排不成");
            let pages = count(&set);
            assert!(pages.is_multiple_of(of) != told, "{word}: {usual}, {pages}\n{}", run.err);
            assert!(!told || pages == usual);
        }
        let shortest = count(&case("fit = \"shortest\"", lines));
        assert!(shortest <= usual);
        // Nothing that can be reached is shorter.
        if shortest > 1 {
            assert!(count(&case(&format!("fit = {}", shortest - 1), lines)) >= shortest);
        }
    }
}

#[test]
fn the_lines_that_the_editor_gave_stay() {
    let mut free = Vec::new();
    for count in [9, 11, 13, 16] {
        for wanted in 3..8 {
            let lines = |page: &str| case(page, count).lay_out().document.settings.page.lines;
            assert_eq!(lines(&format!("lines = 22\nfit = {wanted}")), 22);
            // Where none are given, they give way at last.
            free.push(lines(&format!("fit = {wanted}")));
        }
    }
    assert!(free.iter().any(|lines| *lines < 22) && free.iter().any(|lines| *lines > 22), "{free:?}");
    assert!(free.iter().all(|lines| lines.abs_diff(22) <= 2), "{free:?}");
}

#[test]
fn a_wrong_value_is_answered_at_its_place() {
    for (value, told) in [
        ("0", "应在 1 到 500 之间"),
        ("-3", "应在 1 到 500 之间"),
        ("\"quarto\"", "可以用的有：even、sheet、shortest"),
        ("\"Even\"", "是不是想写 \"even\""),
        ("3.5", "应为整数"),
        ("\"16\"", "请写成 fit = 16（不加引号）"),
        ("[16]", "应为整数"),
        ("true", "应为整数"),
    ] {
        let run = case(&format!("fit = {value}"), 6).run(&["-o", "a.pdf"]);
        assert_eq!(run.code, 1, "{value}: {}", run.err);
        assert!(run.err.contains(told) && run.err.contains(&format!("fit = {value}")), "{value}: {}", run.err);
    }
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let set = case("fit = \"sheet\"", 12);
    let bytes = |name: &str| {
        let run = set.run(&["-q", "-o", name]);
        assert_eq!(run.code, 0, "{}", run.err);
        std::fs::read(set.path().join(name)).unwrap()
    };
    assert_eq!(bytes("a.pdf"), bytes("b.pdf"));
}

#[test]
fn what_has_one_line_only_is_no_paragraph_to_be_cut() {
    let head = HEAD.replace("number = 1", "number = 1\nurgency = \"特急\"");
    let page = "[publication.page]\nfit = 1\n";
    let items = text("文", &lines('正', 30));
    let run = Case::with_issue(&format!("{head}\n{page}\n[[section]]\n{items}")).run(&["-o", "a.pdf"]);
    assert!(run.err.contains("排不成") && !run.err.contains("特急"), "{}", run.err);
}
