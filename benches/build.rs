//! How long the phases of a build take, and how they grow with the issue.
//!
//! `cargo bench` prints them; `benches/README.md` keeps a table with dates.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use tempfile::TempDir;
use typeset::check::{self, Proof};
use typeset::fonts::{Bundle, Fonts};
use typeset::layout::facts;
use typeset::messages::Lang;
use typeset::pipeline::{Engine, LaidOut, Options, Session};
use typeset::rendition::impose::plan::Plan;
use typeset::rendition::impose::{self, Press};
use typeset::rendition::{Rendition, pdf};
use typst_layout::PagedDocument;

use common::copy;

/// How often the articles of the real issue are repeated.
const TIMES: [usize; 3] = [1, 10, 100];

/// The same for what needs the finished pages: a hundredfold issue has too many.
const TIMES_LAID_OUT: [usize; 2] = [1, 10];

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(bundle()));

fn bundle() -> Bundle {
    Bundle::from_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")).unwrap()
}

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

/// An issue that has been read.
struct Opened {
    session: Session,
    _folder: TempDir,
}

impl Opened {
    fn new(times: usize) -> Self {
        let (folder, issue) = sample(times);
        let mut session = ENGINE.open(issue);
        session.read(Rendition::Screen);
        Self { session, _folder: folder }
    }

    fn laid_out(times: usize) -> (Self, Arc<LaidOut>) {
        let mut opened = Self::new(times);
        let laid_out = opened.session.lay_out(Rendition::Screen).unwrap();
        (opened, laid_out)
    }
}

#[divan::bench(args = TIMES)]
fn a_read(bencher: Bencher, times: usize) {
    let mut opened = Opened::new(times);
    bencher.bench_local(|| opened.session.read(Rendition::Screen));
}

#[divan::bench]
fn b_fonts(bencher: Bencher) {
    let bundle = bundle();
    bencher.bench(|| Fonts::load(&bundle, &Default::default()));
}

#[divan::bench(args = TIMES)]
fn c_check(bencher: Bencher, times: usize) {
    let mut opened = Opened::new(times);
    let fonts = opened.session.fonts();
    let (issue, sources) = (opened.session.issue().unwrap(), opened.session.sources());
    bencher.bench(|| check::check(issue, sources, &fonts));
}

/// With the check before it, which is the smaller part.
#[divan::bench(args = TIMES)]
fn d_document(bencher: Bencher, times: usize) {
    let mut opened = Opened::new(times);
    bencher.bench_local(|| opened.session.document());
}

/// Layout with an empty cache, as in a run of the program, and all before it but the reading. A
/// hundredfold issue passes the limit for pages once it is laid out, which costs the same.
#[divan::bench(args = TIMES, sample_count = 10)]
fn e_layout(bencher: Bencher, times: usize) {
    let mut opened = Opened::new(times);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        opened.session.lay_out(Rendition::Screen)
    });
}

#[divan::bench(args = TIMES_LAID_OUT, sample_count = 10)]
fn f_pdf(bencher: Bencher, times: usize) {
    let (_opened, laid_out) = Opened::laid_out(times);
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        pdf::pdf(&laid_out.pages, &laid_out.document, Rendition::Screen, None, &mut Vec::new())
    });
}

/// Proofreading alone: all rules over an issue that is read and laid out, and its pages measured.
#[divan::bench(args = TIMES_LAID_OUT)]
fn g_proofread(bencher: Bencher, times: usize) {
    let (opened, laid_out) = Opened::laid_out(times);
    let pages = laid_out.facts();
    let (issue, sources) = (opened.session.issue().unwrap(), opened.session.sources());
    bencher.bench(|| Proof { issue, sources, previous: None, beside: &[], pages: &pages }.read());
}

/// What proofreading needs to know of the finished pages.
#[divan::bench(args = TIMES_LAID_OUT)]
fn h_facts(bencher: Bencher, times: usize) {
    let (_opened, laid_out) = Opened::laid_out(times);
    bencher.bench_local(|| facts(&laid_out.pages, &laid_out.document));
}

/// Two hundred laid-out pages, those of the tenfold issue and again, on sheets: alone, and with the PDF.
#[divan::bench(args = [false, true], sample_count = 10)]
fn i_impose(bencher: Bencher, with_pdf: bool) {
    let (_opened, laid_out) = Opened::laid_out(10);
    let LaidOut { document, pages, around, .. } = &*laid_out;
    let pages = pages.pages().iter().cycle().take(200).cloned().collect();
    let pages = PagedDocument::new(pages, Default::default());
    let plan = Plan::default();
    let press = Press { plan: &plan, fonts: &around.fonts, name: "issue", lang: Lang::En };
    bencher.bench_local(|| {
        typst::comemo::evict(0);
        let made =
            with_pdf.then(|| impose::issue(&pages, None, document, &Default::default(), &press, None, &mut Vec::new()));
        assert!(made.map_or_else(|| impose::impose(&pages, &press).is_ok(), |made| made.is_some()));
    });
}

/// A word is changed and the issue built again, over and over, as in a session that stays open.
#[divan::bench(sample_count = 20)]
fn j_rebuild(bencher: Bencher) {
    let (folder, issue) = sample(1);
    let mut session = ENGINE.open(&issue);
    let text = fs::read_to_string(&issue).unwrap();
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        fs::write(&issue, text.replacen("title = \"国家政策\"", &format!("title = \"国家政策{number}\""), 1)).unwrap();
        let built = session.build(&Options::default());
        assert_eq!(built.files.len(), 1);
    });
    drop(folder);
}
