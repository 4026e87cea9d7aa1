//! Runs the program on folders, and looks at laid-out pages.

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use typeset::diag::Diagnostic;
use typeset::fonts::Bundle;
use typeset::pipeline::{self, Engine, Options, Session};
use typst::layout::{Frame, FrameItem, Point, Size, Transform};
use typst::visualize::Geometry;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// The bundled fonts, from disk.
pub static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| Bundle::from_folder(&root().join("fonts")).unwrap());

/// The engine of all tests that look inside.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(BUNDLE.clone()));

/// The program that is tested: that of this build, or what `TYPESET_PROGRAM` names, such as a script that starts another
/// system's.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    std::env::var_os("TYPESET_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_typeset").into(), PathBuf::from)
});

/// The root of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of the program left.
pub struct Run {
    pub code: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: output.stdout,
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Copies what is in a folder into another.
pub fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if from.is_dir() {
            fs::create_dir_all(&to).unwrap();
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// Returns the program, to be run in a folder, knowing no locale.
pub fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM.as_os_str());
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command.env("LC_ALL", "C").env("NO_COLOR", "1").env_remove("SOURCE_DATE_EPOCH");
    command
}

/// Runs the program in a folder.
pub fn run(folder: &Path, args: &[&str]) -> Run {
    program(folder, args).output().unwrap().into()
}

/// A folder with an issue, gone when dropped, in a folder of its own: no other case is the issue beside.
pub struct Case {
    _around: TempDir,
    folder: PathBuf,
}

impl Case {
    /// Creates a folder whose issue has the given sections, and a small publication.
    pub fn with_sections(sections: &str) -> Self {
        Self::with_issue(&format!("{HEAD}{sections}"))
    }

    /// Creates a folder with the given `issue.toml`.
    pub fn with_issue(issue: &str) -> Self {
        let around = TempDir::new().unwrap();
        let case = Self { folder: around.path().join("case"), _around: around };
        case.file("issue.toml", issue)
    }

    /// Adds or replaces a file.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Runs the program with `issue.toml` and more arguments.
    pub fn run(&self, args: &[&str]) -> Run {
        run(self.path(), &[&["issue.toml"], args].concat())
    }

    /// Lays the issue out without a PDF.
    pub fn lay_out(&self) -> LaidOut {
        LaidOut::new(&self.path().join("issue.toml"))
    }
}

/// The numbers and the publication of an issue that has nothing wrong with it.
pub const HEAD: &str = "year = 2026
number = 1
date = 2026-03-01

[publication]
name = \"测试\"
kind = \"工作简报\"
issuer = \"测试办公室\"
";

/// Returns a section with one article.
pub fn article(title: &str, text: &str) -> String {
    format!("\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"{title}\"\ntext = '''\n{text}\n'''\n")
}

/// An issue as laid out.
pub struct LaidOut {
    pub session: Session,
    laid_out: Arc<pipeline::LaidOut>,
    /// What the proofreader finds.
    pub proof: Vec<Diagnostic>,
}

impl Deref for LaidOut {
    type Target = pipeline::LaidOut;

    fn deref(&self) -> &Self::Target {
        &self.laid_out
    }
}

impl LaidOut {
    pub fn new(issue: &Path) -> Self {
        let mut session = ENGINE.open(issue);
        let built = session.build(&Options { kinds: Vec::new(), ..Options::default() });
        assert!(built.findings.iter().all(|d| !d.is_error()), "{:?}", built.findings);
        Self { session, laid_out: built.laid_out.unwrap(), proof: built.proof }
    }

    /// Returns what a rule finds: the page, and the words in the editor's file.
    pub fn found(&self, code: &str) -> Vec<(usize, &str)> {
        let quote = |found: &Diagnostic| {
            let place = found.place.clone();
            place.map_or("", |place| &self.session.sources().text(place.file)[place.range])
        };
        let of_rule = self.proof.iter().filter(|found| found.rule == Some(code));
        of_rule.map(|found| (found.page.unwrap_or_default(), quote(found))).collect()
    }

    /// Returns what stands on each page.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.pages.pages().iter().map(|page| Sheet::new(&page.frame)).collect()
    }

    /// Returns all text but the page numbers, page by page, without white space.
    pub fn text(&self) -> String {
        let sheets = self.sheets();
        let inside = |text: &&Text| text.start.y.to_mm() < 265.0;
        let texts = sheets.iter().flat_map(|sheet| &sheet.texts).filter(inside);
        squeeze(&texts.map(|text| text.text.as_str()).collect::<String>())
    }
}

/// Removes white space.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A run of text on a page, in pt from the top left corner.
#[derive(Debug, Clone)]
pub struct Text {
    /// The left end of the baseline, or its start if turned.
    pub start: Point,
    /// The other end of the baseline.
    pub end: Point,
    /// The corners of its box, from ascender to descender.
    pub corners: [Point; 2],
    pub size: f64,
    pub family: String,
    pub text: String,
    /// Top edge of the first character above the baseline, in em.
    pub first_top: f64,
}

/// Returns the top edge of a run's first character above the baseline, in em.
fn first_top(text: &typst::text::TextItem) -> f64 {
    let face = text.font.ttf();
    let bounds = text.glyphs.first().and_then(|glyph| face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id)));
    bounds.map_or(0.0, |bounds| f64::from(bounds.y_max) / f64::from(face.units_per_em()))
}

impl Text {
    /// Returns left, right, top and bottom of its box, less a hair for the white around the letters.
    fn area(&self) -> [f64; 4] {
        let [a, b] = self.corners;
        let span = |a: f64, b: f64| (a.min(b) + 0.3, a.max(b) - 0.3);
        let ((x0, x1), (y0, y1)) = (span(a.x.to_pt(), b.x.to_pt()), span(a.y.to_pt(), b.y.to_pt()));
        [x0, x1, y0, y1]
    }
}

/// Size of running text of 三号, 28 characters in 156 mm, in pt.
pub const RUNNING: f64 = 156.0 * 72.0 / 25.4 / 28.0;

/// A rule on a page.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub from: Point,
    pub to: Point,
    pub thickness: f64,
}

/// What stands on a page.
#[derive(Debug)]
pub struct Sheet {
    pub size: Size,
    pub texts: Vec<Text>,
    pub rules: Vec<Rule>,
}

impl Sheet {
    pub fn new(frame: &Frame) -> Self {
        let mut sheet = Self { size: frame.size(), texts: Vec::new(), rules: Vec::new() };
        sheet.walk(frame, Transform::identity());
        sheet
    }

    fn walk(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => self.walk(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Text(text) => {
                    let at = |x, y| Point::new(x, y).transform(here);
                    let zero = typst::layout::Abs::zero();
                    self.texts.push(Text {
                        start: at(zero, zero),
                        end: at(text.width(), zero),
                        corners: [at(zero, -0.88 * text.size), at(text.width(), 0.12 * text.size)],
                        size: text.size.to_pt(),
                        family: text.font.font().info().family.clone(),
                        text: text.text.to_string(),
                        first_top: first_top(text),
                    });
                }
                FrameItem::Shape(shape, _) => {
                    if let (Geometry::Line(to), Some(stroke)) = (&shape.geometry, &shape.stroke) {
                        self.rules.push(Rule {
                            from: Point::zero().transform(here),
                            to: to.transform(here),
                            thickness: stroke.thickness.to_pt(),
                        });
                    }
                }
                _ => {}
            }
        }
    }

    /// Asserts that no text leaves the sheet's type area, crosses a rule or lies over another.
    ///
    /// The page number, below the type area, is let pass.
    pub fn assert_clear(&self, page: usize) {
        let boxes: Vec<_> =
            self.texts.iter().filter(|text| text.start.y.to_mm() < 265.0 || text.size != 14.0).collect();
        for (i, text) in boxes.iter().enumerate() {
            let [x0, x1, y0, y1] = text.area();
            let left = if page.is_multiple_of(2) { 28.0 } else { 26.0 } * MM;
            let inside =
                x0 > left - 1.0 && x1 < left + 156.0 * MM + 1.0 && y0 > 37.0 * MM - 1.0 && y1 < 262.0 * MM + 1.0;
            assert!(inside, "page {}: {:?} leaves the type area at {x0} {y0}", page + 1, text.text);
            for Rule { from, to, .. } in &self.rules {
                let (rx0, rx1) = (from.x.min(to.x).to_pt(), from.x.max(to.x).to_pt());
                let (ry0, ry1) = (from.y.min(to.y).to_pt(), from.y.max(to.y).to_pt());
                let apart = rx1 < x0 || rx0 > x1 || ry1 < y0 || ry0 > y1;
                assert!(apart, "page {}: {:?} crosses a rule at {rx0} {ry0}", page + 1, text.text);
            }
            for other in &boxes[i + 1..] {
                let [ox0, ox1, oy0, oy1] = other.area();
                let apart = ox1 < x0 || ox0 > x1 || oy1 < y0 || oy0 > y1;
                assert!(apart, "page {}: {:?} lies over {:?}", page + 1, text.text, other.text);
            }
        }
    }

    /// Returns the lines of text in a size: baseline and text, from the top.
    pub fn lines(&self, size: f64) -> Vec<(f64, String)> {
        let mut lines: Vec<(f64, Vec<&Text>)> = Vec::new();
        // Running text is as large as its cells, which is a little less or more than its size.
        for text in self.texts.iter().filter(|text| (text.size - size).abs() < 0.02 * size) {
            let y = text.start.y.to_pt();
            match lines.iter_mut().find(|(line, _)| (*line - y).abs() < 1.0) {
                Some((_, texts)) => texts.push(text),
                None => lines.push((y, vec![text])),
            }
        }
        lines.sort_by(|a, b| a.0.total_cmp(&b.0));
        let join = |mut texts: Vec<&Text>| {
            texts.sort_by(|a, b| a.start.x.partial_cmp(&b.start.x).unwrap());
            texts.iter().map(|text| text.text.as_str()).collect()
        };
        lines.into_iter().map(|(y, texts)| (y, join(texts))).collect()
    }
}
