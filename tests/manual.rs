//! What READMEs and manual say is so: their issues are built, their commands are known, their links lead somewhere, and
//! both languages are in step.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::print::icc;
use crate::support::{Case, copy, root, run};

/// Files that an example may name besides those of its sample: a cell or a line that each can do with.
const STAND_INS: [(&str, &str); 7] = [
    ("完成情况.xlsx", ""),
    ("词表.tsv", "错的\t对的\t理由\n"),
    ("术语.txt", "信易贷\n"),
    ("名册.tsv", "冯某某\t县长\n"),
    ("known.json", ""),
    ("uncoated.icc", ""),
    ("../2020-02/issue.toml", "year = 2020\nnumber = 2\ntotal = 9\ndate = 2020-10-14\n"),
];

/// Pages of one language: they are for those who work on the program.
const ENGLISH_ONLY: [&str; 1] = ["docs/decisions.md"];

/// A page of the manual, or a README.
struct Page {
    name: String,
    text: String,
}

/// A block of code: its language, what the comment before it says, its lines.
#[derive(Debug)]
struct Block {
    lang: String,
    says: String,
    code: String,
}

impl Page {
    fn read(name: &str) -> Self {
        let text = fs::read_to_string(root().join(name)).unwrap_or_else(|_| panic!("{name} is not there"));
        Self { name: name.to_owned(), text: text.replace("\r\n", "\n") }
    }

    /// Returns the lines outside blocks of code.
    fn prose(&self) -> Vec<&str> {
        let mut in_code = false;
        let mut lines = Vec::new();
        for line in self.text.lines() {
            if line.starts_with("```") {
                in_code = !in_code;
            } else if !in_code {
                lines.push(line);
            }
        }
        lines
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let (mut open, mut before) = (false, "");
        for line in self.text.lines() {
            match line.strip_prefix("```") {
                Some(_) if open => open = false,
                Some(lang) => {
                    open = true;
                    let says = before.strip_prefix("<!-- ").and_then(|says| says.strip_suffix(" -->")).unwrap_or("");
                    blocks.push(Block { lang: lang.to_owned(), says: says.to_owned(), code: String::new() });
                }
                None if open => blocks.last_mut().unwrap().code += &format!("{line}\n"),
                None => {}
            }
            before = line;
        }
        assert!(!open, "{}: a block of code has no end", self.name);
        blocks
    }

    /// Returns the depth of every heading.
    fn headings(&self) -> Vec<usize> {
        self.prose().iter().filter(|line| line.starts_with('#')).map(|line| line.find(' ').unwrap()).collect()
    }

    /// Returns the anchors of the headings, as sites that show Markdown make them.
    fn anchors(&self) -> BTreeSet<String> {
        let titles = self.prose().into_iter().filter(|line| line.starts_with('#'));
        let kept = |c: &char| c.is_alphanumeric() || ['-', ' ', '_'].contains(c);
        let anchor = |line: &str| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
        };
        titles.map(anchor).collect()
    }

    /// Returns the targets of links, and of pictures, which `!` precedes.
    fn links(&self) -> Vec<(bool, &str)> {
        let mut links = Vec::new();
        for line in self.prose() {
            let spans = line.split('`').step_by(2);
            for (before, rest) in spans.flat_map(|span| span.match_indices("](").map(move |(at, _)| span.split_at(at)))
            {
                let target = rest[2..].split(')').next().unwrap();
                let is_picture = before.rfind('[').is_some_and(|at| before[..at].ends_with('!'));
                links.push((is_picture, target));
            }
        }
        links
    }

    fn folder(&self) -> PathBuf {
        root().join(&self.name).parent().unwrap().to_owned()
    }

    /// Returns the commands of the program: in blocks line by line, in the text between backticks.
    fn commands(&self) -> Vec<String> {
        let shell = self.blocks().into_iter().filter(|block| block.lang == "sh");
        let mut commands: Vec<String> =
            shell.flat_map(|block| block.code.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
        commands.extend(self.prose().iter().flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned));
        let known = commands.iter().filter_map(|line| {
            let run = line.strip_prefix("cargo run --locked -- ").map(|args| format!("typeset {args}"));
            let line = run.unwrap_or_else(|| line.clone());
            line.starts_with("typeset ").then(|| line["typeset ".len()..].to_owned())
        });
        known.collect()
    }
}

/// Returns all pages in pairs of English and Chinese.
fn pairs() -> Vec<[Page; 2]> {
    let mut names: Vec<String> = fs::read_dir(root().join("docs"))
        .unwrap()
        .map(|entry| format!("docs/{}", entry.unwrap().file_name().to_str().unwrap()))
        .filter(|name| name.ends_with(".md") && !ENGLISH_ONLY.contains(&name.as_str()))
        .collect();
    names.sort();
    let (chinese, english): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.ends_with(".zh.md"));
    assert_eq!(chinese.len(), english.len(), "a page lacks a language: {english:?} {chinese:?}");
    let mut pairs = vec![["README.md", "README.zh-CN.md"].map(Page::read)];
    pairs.extend(english.iter().map(|name| [Page::read(name), Page::read(&name.replace(".md", ".zh.md"))]));
    pairs
}

fn pages() -> impl Iterator<Item = Page> {
    pairs().into_iter().flatten().chain(ENGLISH_ONLY.map(Page::read))
}

#[test]
fn links_lead_to_files_and_headings() {
    for page in pages() {
        for (_, target) in page.links().into_iter().filter(|(_, target)| !target.starts_with("http")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { root().join(&page.name) } else { page.folder().join(file) };
            assert!(path.exists(), "{}: {target} is not there", page.name);
            if !anchor.is_empty() {
                let there = Page { name: target.to_owned(), text: fs::read_to_string(path).unwrap() };
                assert!(there.anchors().contains(anchor), "{}: {target}: {:?}", page.name, there.anchors());
            }
        }
    }
}

#[test]
fn every_page_is_in_the_index_of_its_language() {
    for (index, at) in [("docs/README.md", 0), ("docs/README.zh.md", 1)] {
        let index = Page::read(index);
        let listed: BTreeSet<&str> = index.links().into_iter().map(|(_, target)| target).collect();
        for pair in pairs() {
            let name = pair[at].name.strip_prefix("docs/").filter(|name| !name.starts_with("README"));
            assert!(name.is_none_or(|name| listed.contains(name)), "{} lacks {name:?}", index.name);
        }
    }
}

#[test]
fn both_languages_are_in_step() {
    for [en, zh] in pairs() {
        let rows = |page: &Page| page.prose().iter().filter(|line| line.starts_with('|')).count();
        let pictures =
            |page: &Page| page.links().iter().filter(|link| link.0).map(|link| link.1.to_owned()).collect::<Vec<_>>();
        // Both pages of the rules are made from the texts of the rules; Chinese ones have examples of their own.
        if en.name == "docs/rules.md" {
            assert_eq!(en.headings(), zh.headings());
            continue;
        }
        assert_eq!(en.headings(), zh.headings(), "headings of {}", en.name);
        assert_eq!(pictures(&en), pictures(&zh), "pictures of {}", en.name);
        assert_eq!(rows(&en), rows(&zh), "rows of tables of {}", en.name);
        let (ours, theirs) = (en.blocks(), zh.blocks());
        assert_eq!(ours.len(), theirs.len(), "blocks of {}", en.name);
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!((&ours.lang, &ours.says), (&theirs.lang, &theirs.says), "{}", en.name);
            assert_eq!(said(ours), said(theirs), "{}", en.name);
        }
    }
}

/// Returns what a block says to the program, without remarks and names of files, which are each language's own.
fn said(block: &Block) -> Vec<String> {
    let bare = block.code.lines().map(|line| line.split(" #").next().unwrap().trim_end());
    match block.lang.as_str() {
        "sh" => bare.map(|line| line.split(' ').filter(|word| word.starts_with('-')).collect()).collect(),
        _ => bare.filter(|line| !line.starts_with('#')).map(str::to_owned).collect(),
    }
}

#[test]
fn examples_are_built() {
    let mut built = 0;
    for page in pages().filter(|page| !page.name.contains("rules")) {
        for block in page.blocks().into_iter().filter(|block| block.lang == "toml") {
            build(&page.name, &block);
            built += 1;
        }
    }
    assert!(built >= 14, "only {built} examples were found");
}

/// Builds an example in the place that the comment before it names: `builds: FILE` puts it in place of a file of a
/// sample, `adds to: FILE` behind it.
fn build(page: &str, block: &Block) {
    let (how, file) = block.says.split_once(": ").unwrap_or_else(|| panic!("{page}: what is built? {block:?}"));
    let file = Path::new(file);
    let (sample, name) = (root().join(file.parent().unwrap()), file.file_name().unwrap().to_str().unwrap());
    let whole = match how {
        "builds" => block.code.clone(),
        "adds to" => format!("{}\n{}", fs::read_to_string(root().join(file)).unwrap(), block.code),
        _ => panic!("{page}: neither built nor added: {}", block.says),
    };
    let mut case = Case::with_issue("");
    copy(&sample, case.path());
    for (name, content) in STAND_INS.iter().filter(|(name, _)| block.code.contains(name)) {
        case = stand_in(case, name, content);
    }
    let case = case.file(name, whole);
    // Samples have faults of their own in their figures, which are told and do not stop the PDF; other errors do.
    let built = case.run(&["--lang", "en"]);
    assert!(built.code == 0 && !built.err.contains("error[S"), "{page}: {}\n{}", block.code, built.err);
    assert!(fs::read(case.path().join("issue.pdf")).unwrap().starts_with(b"%PDF"));
}

fn stand_in(case: Case, name: &str, content: &str) -> Case {
    if name.ends_with(".xlsx") {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, cells) in [["任务", "完成"], ["甲项", "3"], ["乙项", "5"]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *cell).unwrap();
            }
        }
        return case.file(name, workbook.save_to_buffer().unwrap());
    }
    if name == "uncoated.icc" {
        return case.file(name, icc());
    }
    if name == "known.json" {
        let written = run(case.path(), &["check", "issue.toml", "--write-baseline", name]);
        assert!(case.path().join(name).exists(), "{}", written.err);
        return case;
    }
    case.file(name, content)
}

#[test]
fn commands_are_known_to_the_program() {
    let help = run(&root(), &["--help", "--lang", "en"]);
    let help = String::from_utf8(help.out).unwrap();
    let mut seen = 0;
    for page in pages().filter(|page| !page.name.contains("rules") && !page.name.contains("decisions")) {
        for command in page.commands() {
            let args = arguments(&command);
            // `typeset verify` alone names a command in running text.
            let is_name = args.len() == 1 && ["extract", "verify"].contains(&args[0]);
            if is_name {
                continue;
            }
            seen += 1;
            let first = args.iter().find(|arg| !arg.starts_with('-')).unwrap_or(&"");
            let is_file = first.contains(['.', '\\']) || ["folder", "文件夹"].contains(first);
            assert!(is_file || help.contains(&format!("\n  {first} ")), "{}: no command {first}: {help}", page.name);
            let case = Case::with_issue("");
            let empty = case.path().join("empty");
            fs::create_dir(&empty).unwrap();
            let ran = run(&empty, &[&args[..], &["--lang", "en"]].concat());
            let refused =
                ran.err.contains("wrong use") || ran.err.contains("no rule") || ran.err.contains("no template");
            assert!(!refused, "{}: typeset {command}: {}", page.name, ran.err);
        }
    }
    assert!(seen > 60, "only {seen} commands were found");
}

/// Returns the arguments of a command as shown: without remarks, what may be left out, and where output goes.
fn arguments(command: &str) -> Vec<&str> {
    let bare = command.split(" #").next().unwrap().split(" > ").next().unwrap().split(" [").next().unwrap();
    bare.split_whitespace().collect()
}
