//! Word documents of generated issues: they say what the PDF says, and come back through our own reader.
//!
//! What cannot come back as it was: masthead, notice and contents are paragraphs to the reader, the name
//! in the masthead the title, the 版记 a table or paragraphs; numbers of headings, labels of units and notes and the brackets of sources are known by what they
//! are and taken off; charts are pictures.

use std::fs;

use proptest::prelude::*;
use typeset::compare;
use typeset::content::{Block, Content, Table, solid};
use typeset::diag::Diagnostic;
use typeset::model::{self, Item};
use typeset::read;

use crate::same::{SAMPLE, compared, documents};
use crate::support::{Case, HEAD, root};

/// Words that are no mark of Markdown.
fn words(most: usize) -> impl Strategy<Value = String> {
    let middle = format!("[一-龥][一-龥a-zA-Z0-9，。、；：（）“”《》〔〕％%—…]{{0,{most}}}[一-龥]");
    prop::string::string_regex(&middle).unwrap()
}

/// Words of a cell: a name, a figure, or nothing.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[1-9][0-9]{0,6}", 1 => "[0-9]{1,3}\\.[0-9]{1,2}%?", 1 => "[一-龥]{1,6}", 1 => Just(String::new())]
}

fn paragraph() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => words(90),
        2 => (1_usize..5, words(12)).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => (1_usize..40, "[.)]", prop::collection::vec(words(30), 1..4)).prop_map(|(first, mark, items)| {
            let item = |(n, item): (usize, &String)| format!("{}{mark} {item}\n", first + n);
            items.iter().enumerate().map(item).collect()
        }),
        1 => prop::collection::vec(words(30), 1..4).prop_map(|items| items.iter().map(|item| format!("- {item}\n")).collect()),
        1 => (words(60), words(60)).prop_map(|(one, two)| format!("> {one}\n> {two}\n> ——《{two}》")),
        1 => (words(10), prop::collection::vec(words(60), 1..9)).prop_map(|(title, text)| format!("> 【{title}】{}", text.join("\n> "))),
        1 => ("[a-zA-Z0-9]{1,6}", "[a-z0-9+×÷（）]{1,12}", prop::option::of(1..9)).prop_map(|(one, two, number)| {
            format!("$ {one} = {two} ${}", number.map_or_else(String::new, |number| format!("（{number}）")))
        }),
        1 => (words(10), words(10)).prop_map(|(one, two)| format!("{one}**{two}**后文")),
        1 => (words(20), words(20)).prop_map(|(one, two)| format!("{one}\\\n{two}")),
    ]
}

/// An item as it stands in `issue.toml`, and the file that it names.
fn item() -> impl Strategy<Value = (String, Option<String>)> {
    let text = || prop::collection::vec(paragraph(), 1..6).prop_map(|paragraphs| paragraphs.join("\n\n"));
    let key = |name: &'static str, most: usize| {
        prop::option::of(words(most))
            .prop_map(move |words| words.map_or_else(String::new, |words| format!("{name} = \"{words}\"\n")))
    };
    let around = (key("editor_note", 60), key("signed", 12), key("remark", 8), key("credits", 8), key("info", 12));
    let attachment = prop::option::weighted(0.2, (words(20), words(80)));
    let article = (words(24), text(), key("source", 6), around, attachment);
    let article = article.prop_map(|(title, text, source, (note, signed, remark, credits, info), attachment)| {
        let attached = attachment.map_or_else(String::new, |(title, text)| {
            format!("[[section.item.attachment]]\ntitle = \"{title}\"\ntext = '''\n{text}\n'''\n")
        });
        let keys = format!("{note}{signed}{remark}{credits}{info}{source}");
        (format!("kind = \"article\"\ntitle = \"{title}\"\n{keys}text = '''\n{text}\n'''\n{attached}"), None)
    });
    let brief = text().prop_map(|text| (format!("kind = \"brief\"\ntext = '''\n{text}\n'''\n"), None));
    let table = (2_usize..6, 2_usize..12).prop_flat_map(|(columns, rows)| {
        let row = (words(4), prop::collection::vec(cell(), columns - 1));
        (words(10), prop::collection::vec("[一-龥]{2,8}", columns), prop::collection::vec(row, rows))
    });
    let table = table.prop_map(|(title, heads, rows)| {
        // A comma would begin the next cell.
        let row = |(name, cells): &(String, Vec<String>)| format!("{},{}\n", name.replace('"', ""), cells.join(","));
        let csv = format!("{}\n{}", heads.join(","), rows.iter().map(row).collect::<String>());
        (format!("kind = \"table\"\ntitle = \"{title}\"\nunit = \"单位：件\"\n"), Some(csv))
    });
    let ranking = (1_usize..8, "[一-龥]{2,4}市").prop_map(|(months, place)| {
        let month = |n: usize| format!("{{ month = \"2026.{n:02}\", index = {}.5, rank = {n} }}", 60 + n);
        let series: Vec<String> = (1..=months).rev().map(month).collect();
        (format!("kind = \"ranking\"\nplace = \"{place}\"\ntotal = 99\nseries = [{}]\n", series.join(", ")), None)
    });
    prop_oneof![4 => article, 1 => brief, 2 => table, 1 => ranking]
}

/// A folder with an issue.
pub fn issue() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    prop::collection::vec(item(), 1..6)
}

pub fn case(items: &[(String, Option<String>)]) -> Case {
    let mut toml = format!("{HEAD}\n[[section]]\ntitle = \"栏目\"\n");
    let mut files = Vec::new();
    for (n, (item, csv)) in items.iter().enumerate() {
        toml += &format!("\n[[section.item]]\n{item}");
        if let Some(csv) = csv {
            toml += &format!("data = \"{n}.csv\"\n");
            files.push((format!("{n}.csv"), csv));
        }
    }
    files.iter().fold(Case::with_issue(&toml), |case, (name, csv)| case.file(name, csv))
}

/// Reads a Word document as the file of an article, and returns the issue.
///
/// A masthead that is a table holds nothing that could be the title.
fn read_back(word: &[u8]) -> model::Issue {
    let read = |title: &str| {
        let item = format!("\n[[section]]\n\n[[section.item]]\nkind = \"article\"\n{title}file = \"a.docx\"\n");
        let case = Case::with_sections(&item).file("a.docx", word);
        read::read(&case.path().join("issue.toml"))
    };
    let untitled = |found: &Diagnostic| found.code() == "word-no-title";
    let mut reading = read("");
    if reading.found.iter().any(untitled) {
        reading = read("title = \"往返\"\n");
    }
    let errors: Vec<_> = reading.found.iter().filter(|found| found.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    reading.issue.unwrap()
}

/// Returns all words of an issue that was read back, without white.
fn words_of(issue: &model::Issue) -> String {
    let mut words = String::new();
    let mut add = |text: &str| words += &solid(text);
    for item in issue.items() {
        match item {
            Item::Article(article) => {
                add(&article.title.value);
                article.subtitle.iter().for_each(|text| add(&text.value));
                article.body.blocks.iter().for_each(|block| blocks(block, &mut add));
                article.source.iter().for_each(|text| add(&text.value));
            }
            Item::Continued(rest) => {
                rest.body.blocks.iter().for_each(|block| blocks(block, &mut add));
                rest.source.iter().for_each(|text| add(&text.value));
            }
            Item::Table(table) => {
                let around = [&table.annex, &table.title, &table.unit, &table.note, &table.source];
                around.into_iter().flatten().chain(&table.lead).chain(&table.tail).for_each(|text| add(&text.value));
                table.cells.rows.iter().flatten().for_each(|cell| add(&cell.value));
            }
            Item::Picture(picture) => picture.caption.iter().for_each(|text| add(&text.value)),
            Item::Closing(closing) => {
                closing.signed.iter().for_each(|text| add(&text.value));
                closing.date.iter().for_each(|date| add(&date.moment.to_string()));
            }
            other => panic!("{other:?}"),
        }
    }
    for (n, attachment) in issue.attachments.iter().enumerate() {
        add(&format!("附件{}", n + 1));
        add(&attachment.title.value);
    }
    words
}

fn blocks(block: &model::Block, add: &mut dyn FnMut(&str)) {
    match block {
        model::Block::Paragraph(text) | model::Block::Heading { text, .. } => {
            model::Inline::texts(text).into_iter().for_each(|text| add(&text.value));
        }
        model::Block::List { items } => {
            for item in items {
                add(item.number.as_deref().unwrap_or("●"));
                item.blocks.iter().for_each(|block| blocks(block, add));
            }
        }
        // The reader of Word documents makes paragraphs of them, and no generated text begins with labels.
        model::Block::Quote { .. } | model::Block::Formula { .. } | model::Block::Meeting { .. } => {
            unreachable!("{block:?}")
        }
    }
}

/// Returns the rows of a table, of a merged cell the words once, without what is empty at the right.
fn rows_of(table: &Table) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new(); table.rows];
    for cell in &table.cells {
        let row: &mut Vec<String> = &mut rows[cell.row];
        row.resize(row.len().max(cell.column + 1), String::new());
        row[cell.column] = cell.words.solid();
    }
    trimmed(rows)
}

fn trimmed(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut rows {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    rows
}

/// Returns what a paragraph may be without that the reader knows what it is: number, label, brackets.
fn bare(text: &str) -> Vec<&str> {
    let numbered =
        text.split_once('、').filter(|(number, _)| number.chars().all(|c| "一二三四五六七八九十".contains(c)));
    let labelled = text.split_once('：').filter(|(label, _)| ["单位", "注", "资料来源"].contains(label));
    let mut forms = vec![text];
    forms.extend([numbered, labelled].into_iter().flatten().map(|(_, rest)| rest));
    forms.extend(text.strip_prefix('（').and_then(|text| text.strip_suffix('）')));
    forms
}

/// Asserts that a Word document comes back: every paragraph, and every cell of every table in its place.
///
/// Returns how many paragraphs and cells came back.
fn assert_comes_back(word: &[u8]) -> (usize, usize) {
    let written = compare::read(word.to_vec(), "a.docx").unwrap();
    let issue = read_back(word);
    let words = words_of(&issue);
    let mut texts = 0;
    for block in &written.blocks {
        if let Block::Text(passage) = block {
            // A source stands behind the last paragraph, in a line of its own or not.
            let pieces = passage.text.split(['\n', '\t', '\u{1}']).map(solid).filter(|piece| !piece.is_empty());
            for piece in pieces {
                assert!(bare(&piece).iter().any(|form| words.contains(form)), "{piece} is not in {words}");
                texts += 1;
            }
        }
    }
    let read = issue.tables().map(|table| {
        let words = |row: &Vec<typeset::source::Located<String>>| row.iter().map(|cell| solid(&cell.value)).collect();
        trimmed(table.cells.rows.iter().map(words).collect())
    });
    let mut read: Vec<Vec<Vec<String>>> = read.collect();
    let written = tables(&written);
    // The 版记 is a table to the reader, the last.
    read.truncate(written.len().max(read.len().saturating_sub(1)));
    assert_eq!(read, written);
    (texts, read.iter().flatten().flatten().count())
}

fn tables(content: &Content) -> Vec<Vec<Vec<String>>> {
    let table = |block: &Block| if let Block::Table(table) = block { Some(rows_of(table)) } else { None };
    content.blocks.iter().filter_map(table).collect()
}

#[test]
fn samples_come_back() {
    let (texts, cells) = assert_comes_back(&SAMPLE[1]);
    assert!(texts > 70 && cells > 1_000, "{texts} {cells}");
    let [_, word] = documents(&root().join("samples/yaoqing-2026-17"));
    assert!(assert_comes_back(&word).0 > 10);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// PDF and Word document say the same, and the Word document comes back.
    #[test]
    fn any_issue_is_the_same_in_word_and_comes_back(items in issue()) {
        let case = case(&items);
        let run = case.run(&["-q", "--format", "pdf,docx"]);
        // Cells at random may look like a second table, which is refused.
        prop_assume!(!run.err.contains("head_rows"));
        prop_assert!(run.code == 0, "{}", run.err);
        let [pdf, word] = ["issue.pdf", "issue.docx"].map(|name| fs::read(case.path().join(name)).unwrap());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
        assert_comes_back(&word);
    }
}
