//! Reads `publication.toml` and lays an issue's own values over it.

use std::path::{Path, PathBuf};

use super::Reader;
use super::archiving::alone;
use super::format::{ArchiveFile, CheckFile, GridWord, Maybe, PublicationFile, StyleWord, Words};
use super::sizes::points;
use super::typed::from_table;
use crate::diag::Diagnostic;
use crate::messages::{Missing, Problem};
use crate::model::{
    Checking, Distribution, FontChoice, Footer, Masthead, MastheadStyle, Page, Publication, Sizes, Website,
};
use crate::source::{Decoded, Located, Place, SourceId, TOML_LIMIT, decode, lies_in};

/// The name under which a publication is looked for.
const FILE_NAME: &str = "publication.toml";
/// The folder of a publication's own templates.
const TEMPLATES: &str = "templates";

/// Values of a publication from one file.
pub(super) struct Layer {
    pub(super) file: SourceId,
    pub(super) folder: PathBuf,
    values: PublicationFile,
}

impl Layer {
    pub(super) fn new(file: SourceId, folder: PathBuf, values: PublicationFile) -> Self {
        Self { file, folder, values }
    }
}

/// The layers of a publication, the issue's own first.
pub(super) struct Layers(Vec<Layer>);

impl Reader {
    /// Finds the publication and lays the issue's values over it.
    pub(super) fn publication(
        &mut self,
        own: Layer,
        named: Maybe<Words>,
        (check, archive): (CheckFile, ArchiveFile),
        issue: SourceId,
    ) -> Publication {
        let mut checking = Checking::default();
        self.checking(issue, &own.folder, check, &mut checking);
        let mut layers = vec![Layer::new(issue, own.folder.clone(), alone(archive)), own];
        let path = match named.take() {
            Some((name, range)) => Some((self.folder.root().join(&name.0), name.0, Some(range))),
            None => discover(self.folder.root(), self.options.top.as_deref()).map(|(path, up)| (path, up, None)),
        };
        if let Some((path, name, range)) = path {
            let place = Place::new(issue, range.unwrap_or(0..0));
            if above(&path, self.folder.root()) && self.below_top(&path) {
                layers.extend(self.layer(&path, &name, place));
            } else {
                self.error(Problem::File { path: name, why: Missing::Outside }, place);
            }
        }
        for layer in &mut layers {
            self.checking(layer.file, &layer.folder, std::mem::take(&mut layer.values.check), &mut checking);
        }
        Publication { checking, ..self.merge(Layers(layers), issue) }
    }

    /// Returns whether a file lies where publications may; one that does not exist is left to the reading.
    fn below_top(&self, path: &Path) -> bool {
        self.options.top.as_ref().is_none_or(|top| !path.exists() || lies_in(path, top))
    }

    fn layer(&mut self, path: &Path, name: &str, place: Place) -> Option<Layer> {
        let bytes = match self.folder.read_elsewhere(path, TOML_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.error(Problem::File { path: name.into(), why: error.into() }, place);
                return None;
            }
        };
        let Ok(Decoded { text, .. }) = decode(&bytes).map_err(|offset| {
            self.error(Problem::Encoding { path: name.into(), offset }, place);
        }) else {
            return None;
        };
        let shown = self.folder.shown(name).display().to_string();
        let file = self.sources.add(shown, text.as_str());
        let values = from_table(self.table::<PublicationFile>(&text, file));
        Some(Layer::new(file, path.parent().unwrap_or(path).to_owned(), values))
    }

    fn merge(&mut self, layers: Layers, issue: SourceId) -> Publication {
        let mut page = self.page(&layers);
        let sizes = self.sizes(&layers);
        self.fit(&mut page, &sizes, &layers);
        let home = Place::new(layers.0.last().map_or(issue, |layer| layer.file), 0..0);
        Publication {
            name: self.required(layers.text(|v| &v.name), "name", &home),
            kind: layers.text(|v| &v.kind),
            issuer: self.required(layers.text(|v| &v.issuer), "issuer", &home),
            copies: layers.value(|v| &v.copies),
            copies_place: layers.place(|v| &v.copies),
            editors: layers.list(|v| &v.editors),
            reviewers: layers.list(|v| &v.reviewers),
            email: layers.text(|v| &v.email),
            phone: layers.text(|v| &v.phone),
            website: self.website(&layers),
            distribution: Distribution {
                report: layers.list(|v| &v.distribution.report),
                send: layers.list(|v| &v.distribution.send),
                issue: layers.list(|v| &v.distribution.issue),
            },
            masthead: masthead(&layers),
            page,
            sizes,
            fonts: self.fonts(&layers),
            footer: Footer { even_page: layers.value(|v| &v.footer.even_page).unwrap_or(false) },
            print: self.print(&layers),
            templates: self.templates(&layers),
            checking: Checking::default(),
            archiving: self.archiving(&layers),
        }
    }

    /// Finds the publication's templates, which lie below the file that names them.
    ///
    /// Were they allowed elsewhere, a template could read what lies there.
    fn templates(&mut self, layers: &Layers) -> Option<PathBuf> {
        let inside = |path: &Path, home: &Path| lies_in(path, home) && path.is_dir();
        let Some((layer, words, place)) = layers.pick(|v| &v.templates) else {
            let home = &layers.0.last()?.folder;
            return Some(home.join(TEMPLATES)).filter(|path| inside(path, home));
        };
        let path = layer.folder.join(&words.0);
        if !inside(&path, &layer.folder) {
            let why = if path.exists() { Missing::Outside } else { Missing::NoSuchFile };
            self.error(Problem::File { path: words.0.clone(), why }, place);
            return None;
        }
        Some(path)
    }

    fn website(&mut self, layers: &Layers) -> Option<Website> {
        let website = layers.website()?;
        let address = website.url.value.trim();
        if !["http://", "https://"].iter().any(|start| address.starts_with(start)) {
            self.error(Problem::UrlForm { text: address.to_owned() }, website.url.place.clone());
        }
        Some(website)
    }

    fn required(&mut self, value: Option<Located<String>>, key: &str, home: &Place) -> Located<String> {
        value.unwrap_or_else(|| {
            // With broken grammar the key may well be there, unread; a wrong value has been reported.
            let reported = |d: &Diagnostic| match &d.problem {
                Problem::TomlSyntax { .. } => true,
                Problem::WrongType { key: wrong, .. } | Problem::EmptyValue { key: wrong } => wrong == key,
                _ => false,
            };
            if !self.found.iter().any(reported) {
                self.error(Problem::MissingKey { key: key.into(), of_publication: true }, home.clone());
            }
            Located { value: String::new(), place: home.clone() }
        })
    }

    fn page(&mut self, layers: &Layers) -> Page {
        let base = match layers.value(|v| &v.page.grid) {
            Some(GridWord::Digest) => Page::DIGEST,
            _ => Page::STANDARD,
        };
        let page = Page {
            top: layers.value(|v| &v.page.top).unwrap_or(base.top),
            inside: layers.value(|v| &v.page.inside).unwrap_or(base.inside),
            width: layers.value(|v| &v.page.width).unwrap_or(base.width),
            height: layers.value(|v| &v.page.height).unwrap_or(base.height),
            lines: layers.value(|v| &v.page.lines).unwrap_or(base.lines),
            chars: layers.value(|v| &v.page.chars).unwrap_or(base.chars),
            duplex: layers.value(|v| &v.page.duplex).unwrap_or(base.duplex),
        };
        // An A4 sheet is 210 × 297 mm; the outer white holds at least 5 mm, the lower one the page number.
        let limits = [("width", page.width, 205.0 - page.inside), ("height", page.height, 280.0 - page.top)];
        for (key, value, max) in limits {
            if value > max {
                let place = layers.place(|v| if key == "width" { &v.page.width } else { &v.page.height });
                let place = place.unwrap_or_else(|| Place::new(layers.0[0].file, 0..0));
                self.error(Problem::OutOfRange { key: key.into(), min: None, max: Some(max) }, place);
            }
        }
        page
    }

    /// Fits the grid to a body size where the editor gave no grid, and reports one that is too narrow for it.
    fn fit(&mut self, page: &mut Page, sizes: &Sizes, layers: &Layers) {
        let Some(body) = sizes.body else { return };
        let grid = layers.place(|v| &v.page.grid);
        let chars = layers.place(|v| &v.page.chars).or_else(|| grid.clone());
        if chars.is_none() {
            page.chars = page.chars_of(body);
        }
        if grid.or_else(|| layers.place(|v| &v.page.lines)).is_none() {
            page.lines = page.lines_of(body);
        }
        let lines = layers.place(|v| &v.page.lines);
        let pitch = page.pitch();
        if let Some(place) = lines.filter(|_| body > pitch) {
            self.error(Problem::LinesTooMany { size: body, lines: page.lines, most: page.lines_of(body) }, place);
        }
        if let Some(place) = chars.filter(|_| body > page.widest_body()) {
            let most = (page.widest_body() * 2.0).floor() / 2.0;
            self.error(Problem::BodyTooLarge { size: body, chars: page.chars, most }, place);
        }
    }

    fn sizes(&mut self, layers: &Layers) -> Sizes {
        let mut size = |get: fn(&PublicationFile) -> &Maybe<Words>| {
            let text = layers.text(get)?;
            let points = points(&text.value);
            if points.is_none() {
                self.error(Problem::SizeForm { text: text.value }, text.place);
            }
            points
        };
        Sizes {
            name: size(|v| &v.sizes.name),
            kind: size(|v| &v.sizes.kind),
            body: size(|v| &v.sizes.body),
            title: size(|v| &v.sizes.title),
            section: size(|v| &v.sizes.section),
            footer: size(|v| &v.sizes.footer),
            table: size(|v| &v.sizes.table),
        }
    }

    fn fonts(&mut self, layers: &Layers) -> FontChoice {
        if let Some(folder) = self.options.fonts.clone() {
            return FontChoice { system: layers.value(|v| &v.fonts.system).unwrap_or(false), folder: Some(folder) };
        }
        let folder = layers.folder(|v| &v.fonts.folder);
        if let Some((_, name)) = folder.as_ref().filter(|(path, _)| !path.is_dir()) {
            self.error(Problem::FontFolder { path: name.value.clone() }, name.place.clone());
        }
        FontChoice { system: layers.value(|v| &v.fonts.system).unwrap_or(false), folder: folder.map(|(path, _)| path) }
    }
}

fn masthead(layers: &Layers) -> Masthead {
    let style = match layers.value(|v| &v.masthead.style) {
        None | Some(StyleWord::Stacked) => MastheadStyle::Stacked,
        Some(StyleWord::Banner) => MastheadStyle::Banner,
        Some(StyleWord::Star) => MastheadStyle::Star,
        Some(StyleWord::Flag) => MastheadStyle::Flag,
        Some(StyleWord::Preprinted) => MastheadStyle::Preprinted,
    };
    Masthead {
        style,
        height: layers.value(|v| &v.masthead.height),
        number_at: layers.value(|v| &v.masthead.number_at),
        issuer_at: layers.value(|v| &v.masthead.issuer_at),
    }
}

impl Layers {
    /// Returns the topmost value that is present, with its layer.
    pub(super) fn pick<T>(&self, get: impl Fn(&PublicationFile) -> &Maybe<T>) -> Option<(&Layer, &T, Place)> {
        self.0.iter().find_map(|layer| {
            let maybe = get(&layer.values);
            let place = Place::new(layer.file, maybe.range()?);
            Some((layer, maybe.get()?, place))
        })
    }

    fn place<T>(&self, get: impl Fn(&PublicationFile) -> &Maybe<T>) -> Option<Place> {
        self.pick(get).map(|(_, _, place)| place)
    }

    pub(super) fn value<T: Copy>(&self, get: impl Fn(&PublicationFile) -> &Maybe<T>) -> Option<T> {
        self.pick(get).map(|(_, value, _)| *value)
    }

    pub(super) fn text(&self, get: impl Fn(&PublicationFile) -> &Maybe<Words>) -> Option<Located<String>> {
        self.pick(get).map(|(_, words, place)| Located { value: words.0.clone(), place })
    }

    fn list(&self, get: impl Fn(&PublicationFile) -> &Maybe<Vec<Maybe<Words>>>) -> Vec<Located<String>> {
        let Some((layer, items, _)) = self.pick(get) else { return Vec::new() };
        let located = |item: &Maybe<Words>| {
            let place = Place::new(layer.file, item.range()?);
            Some(Located { value: item.get()?.0.clone(), place })
        };
        items.iter().filter_map(located).collect()
    }

    /// Returns a folder, counted from the folder of the file that names it.
    fn folder(&self, get: impl Fn(&PublicationFile) -> &Maybe<Words>) -> Option<(PathBuf, Located<String>)> {
        let (layer, words, place) = self.pick(get)?;
        Some((layer.folder.join(&words.0), Located { value: words.0.clone(), place }))
    }

    fn website(&self) -> Option<Website> {
        let (layer, website, _) = self.pick(|v| &v.website)?;
        let text = |maybe: &Maybe<Words>| {
            let place = Place::new(layer.file, maybe.range()?);
            Some(Located { value: maybe.get()?.0.clone(), place })
        };
        Some(Website { label: text(&website.label), url: text(&website.url)? })
    }
}

/// Returns whether a file lies in a folder, or in one that the folder lies in.
///
/// What does not exist is left to the reading to report.
fn above(path: &Path, folder: &Path) -> bool {
    let Ok(real) = path.canonicalize() else { return true };
    real.extension().is_some_and(|ext| ext == "toml")
        && (real.starts_with(folder) || real.parent().is_some_and(|home| folder.starts_with(home)))
}

/// Looks for a publication file in a folder and in those above it, up to `top`.
///
/// Returns its path, and the path from the folder for showing.
fn discover(folder: &Path, top: Option<&Path>) -> Option<(PathBuf, String)> {
    let mut up = String::new();
    for folder in folder.ancestors() {
        let path = folder.join(FILE_NAME);
        if path.is_file() {
            return Some((path, up + FILE_NAME));
        }
        if top == Some(folder) {
            break;
        }
        up.push_str("../");
    }
    None
}
