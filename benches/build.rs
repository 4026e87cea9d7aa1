//! How long the phases of a build take, and how they grow with the issue.
//!
//! `cargo bench` prints them; `benches/README.md` keeps a table with dates.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use tempfile::TempDir;
use typeset::check::Proof;
use typeset::document::{self, Document};
use typeset::fonts::{Bundle, Fonts};
use typeset::layout::templates::Templates;
use typeset::layout::{Surroundings, facts, lay_out};
use typeset::messages::Lang;
use typeset::read::{self, Reading};
use typeset::rendition::impose::plan::Plan;
use typeset::rendition::impose::{self, Press};
use typeset::rendition::{Rendition, pdf};
use typst_layout::PagedDocument;

/// How often the articles of the real issue are repeated.
const TIMES: [usize; 3] = [1, 10, 100];

/// The same for what needs the finished pages: a hundredfold issue has too many.
const TIMES_LAID_OUT: [usize; 2] = [1, 10];

static BUNDLE: LazyLock<Bundle> =
    LazyLock::new(|| Bundle::from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")).unwrap());

fn main() {
    divan::main();
}

/// Copies the real issue with its articles repeated, in a folder of its own.
///
/// Tables and rankings stay as they are; a hundredfold issue has more pages
/// than a real one may have, so that its text is spread over several issues.
fn sample(times: usize) -> (TempDir, PathBuf) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/yingkou-2020-03");
    let folder = TempDir::new().unwrap();
    copy(&source, folder.path());
    let issue = folder.path().join("issue.toml");
    let text = fs::read_to_string(&issue).unwrap();
    let (before, rest) = text.split_once("[[section]]\ntitle = \"国家政策\"").unwrap();
    let (articles, after) = rest.split_once("[[section]]\n\n[[section.item]]\nkind = \"table\"").unwrap();
    let repeated = format!("[[section]]\ntitle = \"国家政策\"{articles}").repeat(times);
    let text = format!("{before}{repeated}[[section]]\n\n[[section.item]]\nkind = \"table\"{after}");
    fs::write(&issue, text).unwrap();
    (folder, issue)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn build(reading: &mut Reading, fonts: &Fonts) -> Document {
    document::build(reading.issue.as_ref().unwrap(), &reading.sources, fonts, &mut reading.found)
}

fn set(document: &mut Document, reading: &mut Reading, fonts: &Fonts) -> Option<PagedDocument> {
    let folder = reading.folder.clone().unwrap();
    let templates = Templates::new(&folder, None);
    let around = Surroundings { fonts, folder, templates };
    lay_out(document, around, &mut reading.sources, &mut reading.found)
}

#[divan::bench(args = TIMES)]
fn a_read(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    bencher.bench(|| read::read(&issue));
}

#[divan::bench]
fn b_fonts(bencher: Bencher) {
    bencher.bench(|| Fonts::load(&BUNDLE, &Default::default()));
}

#[divan::bench(args = TIMES)]
fn c_check(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    bencher.bench(|| typeset::check::check(reading.issue.as_ref().unwrap(), &reading.sources, &fonts));
}

#[divan::bench(args = TIMES)]
fn d_document(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    bencher.bench_local(|| build(&mut reading, &fonts));
}

/// Layout with an empty cache, as in a run of the program. A hundredfold
/// issue passes the limit for pages once it is laid out, which costs the same.
#[divan::bench(args = TIMES, sample_count = 10)]
fn e_layout(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    let document = build(&mut reading, &fonts);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        set(&mut document.clone(), &mut reading, &fonts)
    });
}

#[divan::bench(args = TIMES_LAID_OUT, sample_count = 10)]
fn f_pdf(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    let mut document = build(&mut reading, &fonts);
    let pages = set(&mut document, &mut reading, &fonts).unwrap();
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        pdf::pdf(&pages, &document, Rendition::Screen, None, &mut Vec::new())
    });
}

/// Proofreading alone: all rules over an issue that is read and laid out, and its pages measured.
#[divan::bench(args = TIMES_LAID_OUT)]
fn g_proofread(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    let mut document = build(&mut reading, &fonts);
    let pages = set(&mut document, &mut reading, &fonts).unwrap();
    let pages = facts(&pages, &document);
    let (issue, sources) = (reading.issue.as_ref().unwrap(), &reading.sources);
    bencher.bench(|| Proof { issue, sources, fonts: &fonts, previous: None, pages: &pages }.read());
}

/// What proofreading needs to know of the finished pages.
#[divan::bench(args = TIMES_LAID_OUT)]
fn h_facts(bencher: Bencher, times: usize) {
    let (_folder, issue) = sample(times);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    let mut document = build(&mut reading, &fonts);
    let pages = set(&mut document, &mut reading, &fonts).unwrap();
    bencher.bench_local(|| facts(&pages, &document));
}

/// Two hundred laid-out pages, those of the tenfold issue and again, on sheets: alone, and with the PDF.
#[divan::bench(args = [false, true], sample_count = 10)]
fn i_impose(bencher: Bencher, with_pdf: bool) {
    let (_folder, issue) = sample(10);
    let mut reading = read::read(&issue);
    let fonts = Fonts::load(&BUNDLE, &Default::default());
    let mut document = build(&mut reading, &fonts);
    let pages = set(&mut document, &mut reading, &fonts).unwrap();
    let pages = pages.pages().iter().cycle().take(200).cloned().collect();
    let pages = PagedDocument::new(pages, Default::default());
    let plan = Plan::default();
    let press = Press { plan: &plan, fonts: &fonts, name: "issue", lang: Lang::En };
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        let made = with_pdf
            .then(|| impose::issue(&pages, None, &document, &Default::default(), &press, None, &mut Vec::new()));
        assert!(made.map_or_else(|| impose::impose(&pages, &press).is_ok(), |made| made.is_some()));
    });
}
