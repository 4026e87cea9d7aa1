//! What takes too much, and what libraries cannot cope with: told with its place, never an abort.

use crate::support::{Case, Run, squeeze};

/// An article in a file of its own.
fn with_text(text: impl AsRef<[u8]>) -> Case {
    let section = "[[section]]\n[[section.item]]\nkind = \"article\"\ntitle = \"题目\"\nfile = \"a.md\"\n";
    Case::with_sections(section).file("a.md", text)
}

/// Returns what Ghostscript's and poppler's users would find in the PDF of a case.
fn text_of(case: &Case) -> String {
    squeeze(&case.lay_out().text())
}

fn assert_told(run: &Run, code: i32, parts: &[&str]) {
    assert_eq!(run.code, code, "{}", run.err);
    for part in parts {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    assert!(!run.err.contains("程序内部出错"), "{}", run.err);
}

#[test]
fn marks_that_are_piled_up_are_told_with_their_place() {
    for (text, found) in [
        (format!("第一段。\n\n甲e{}乙。\n", "\u{301}".repeat(5_000)), true),
        (format!("第一段。\n\n甲{}乙。\n", "\u{1f469}\u{200d}".repeat(500)), true),
        (format!("第一段。\n\n甲e{}乙。\n", "\u{301}".repeat(3)), false),
    ] {
        let run = with_text(text).run(&["-o", "a.pdf"]);
        assert_eq!(run.err.contains("叠成了一个字"), found, "{}", run.err);
        if found {
            assert_told(&run, 1, &["a.md:3:2"]);
        }
    }
    let in_table = "[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\n";
    let case = Case::with_sections(in_table).file("t.csv", format!("县,数\n甲e{},1\n", "\u{301}".repeat(5_000)));
    assert_told(&case.run(&["-o", "a.pdf"]), 1, &["叠成了一个字", "t.csv:2:2"]);
}

#[test]
fn words_of_any_length_are_printed_whole() {
    for word in ["é".repeat(40_000), "（".repeat(40_000), "e\u{301}\u{301}".repeat(12_000), "·".repeat(30_000)] {
        let case = with_text(format!("开头{word}结尾。\n"));
        let run = case.run(&["-o", "a.pdf"]);
        assert_told(&run, 0, &[]);
        assert!(case.path().join("a.pdf").exists());
        assert!(text_of(&case).contains(&squeeze(&format!("开头{word}结尾"))), "{}", &word[..8]);
    }
}

#[test]
fn a_text_too_long_to_be_proofread_or_for_a_cell_is_told() {
    let long = |times: usize| format!("第一段。\n\n{}\n", "增长10%，".repeat(times));
    let told = with_text(long(2_000)).run(&["-o", "a.pdf"]);
    assert_told(&told, 0, &["a.md:3:1", "有 12000 字，超过 10000 字，只照印，没有校对"]);
    let short = with_text(long(1_000)).run(&["-o", "a.pdf"]);
    assert!(!short.err.contains("没有校对"), "{}", short.err);
    let in_table = "[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\n";
    let case = Case::with_sections(in_table).file("t.csv", format!("县,数\n甲,{}\n", "甲".repeat(10_001)));
    assert_told(&case.run(&["-o", "a.pdf"]), 1, &["t.csv:2:3", "这一格有 10001 字，一页也排不下"]);
}

#[test]
fn more_text_than_an_issue_can_have_is_told_before_it_is_set() {
    let run = with_text("甲。\n\n".repeat(100_000)).run(&["-o", "a.pdf"]);
    assert_told(&run, 1, &["本期共 100001 段、200002 字", "a.md:1:1"]);
    let english = with_text("甲。\n\n".repeat(100_000)).run(&["-o", "a.pdf", "--lang", "en"]);
    assert_told(&english, 1, &["100001 paragraphs with 200002 characters"]);
}

#[test]
fn what_takes_all_memory_is_told_with_a_place() {
    let bomb = "#let masthead(..args) = { let a = range(60000000); let b = a.map(x => str(x)); [#b.len()] }\n";
    let case = with_text("短的一段。\n\n很长很长很长很长的一段。\n").file("templates/masthead.typ", bomb);
    let run = case.run(&["-o", "a.pdf"]);
    assert_told(&run, 2, &["所需内存超过", "a.md:3:1", "masthead.typ"]);
    let json = case.run(&["-o", "a.pdf", "--message-format", "json"]);
    assert!(json.err.contains("\"memory-out\"") && json.err.contains("a.md"), "{}", json.err);
    assert!(!case.path().join("a.pdf").exists());
}

#[test]
fn what_takes_too_long_is_told_with_a_place() {
    let case = with_text("短的一段。\n\n很长很长很长很长的一段。\n").file(
        "templates/masthead.typ",
        "#let masthead(..args) = { let a = 0; for i in range(30000) { for j in range(30000) { a += 1 } } }\n",
    );
    let run = case.run(&["-o", "a.pdf", "--timeout", "2"]);
    assert_told(&run, 2, &["超过 2 秒还没有做完", "a.md:3:1"]);
}
