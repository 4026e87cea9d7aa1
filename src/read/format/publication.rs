//! `publication.toml`: what stays the same from issue to issue, and an issue's own values laid over it.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

use super::archive::ArchiveFile;
use super::back_cover::BackCoverFile;
use super::check::CheckFile;
use super::layers::{Layer, Layers};
use super::page::{PageFile, SizesFile};
use super::print::PrintFile;
use super::qr::QrFile;
use crate::diag::Diagnostic;
use crate::messages::{Missing, Problem};
use crate::model::{
    Archiving, Checking, Distribution, FontChoice, Footer, Masthead, MastheadRule, MastheadStyle, NotesAt, NumberForm,
    NumberPlace, Publication, Website, is_safe_link,
};
use crate::read::labels::{unlabelled, unlabelled_first};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, OneOrMore, Words, from_table, located, parse};
use crate::source::{Decoded, Located, Place, TOML_LIMIT, decode, lies_in, near_within};

/// The name under which a publication is looked for.
const FILE_NAME: &str = "publication.toml";
/// The folder of a publication's own templates.
const TEMPLATES: &str = "templates";
/// What stands before an address or a number in the 版记.
const EMAIL: &[&str] = &["电子邮件", "电子邮箱", "邮箱", "邮件"];
const PHONE: &[&str] = &["联系电话", "电话"];

/// The file `publication.toml`, or the values that an issue lays over it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PublicationFile {
    /// Name, such as 营口信用体系建设.
    pub name: Maybe<Words>,
    /// Kind of bulletin, such as 工作简报.
    pub kind: Maybe<Words>,
    /// 编印单位, the issuing body; several as a list, the host first.
    pub issuer: Maybe<OneOrMore>,
    /// Number of copies, printed 共印80份.
    #[schemars(range(min = 1, max = 999999))]
    pub copies: Maybe<u32>,
    /// 编辑.
    pub editors: Maybe<Vec<Maybe<Words>>>,
    /// 审核.
    pub reviewers: Maybe<Vec<Maybe<Words>>>,
    /// 电子邮件.
    pub email: Maybe<Words>,
    /// 联系电话.
    pub phone: Maybe<Words>,
    /// The website that readers are sent to.
    pub website: Maybe<WebsiteFile>,
    /// A QR code at the right of the 版记.
    pub qr: Maybe<QrFile>,
    /// Who receives the bulletin.
    pub distribution: DistributionFile,
    /// 印发机关, printed with 印发日期 on the last line of the 版记.
    pub printed_by: Maybe<Words>,
    /// The head of page one.
    pub masthead: MastheadFile,
    /// The type area and its grid.
    pub page: PageFile,
    /// Type sizes: a size name such as "三号", or points such as "16pt".
    pub sizes: SizesFile,
    /// Fonts other than the bundled ones.
    pub fonts: FontsFile,
    /// The 版记: its place, and what else stands in it.
    pub footer: FooterFile,
    /// 封底, the back cover: a text or a picture on the last page, an even one, above the 版记.
    pub back_cover: Maybe<BackCoverFile>,
    /// How the issue goes to the print shop, `--for print`.
    pub print: PrintFile,
    /// What is wanted of the checker, `typeset check`.
    pub check: CheckFile,
    /// How issues are filed in the archive, for `--for archive`.
    pub archive: ArchiveFile,
    /// Folder with templates of the publication's own; `templates` if absent.
    pub templates: Maybe<Words>,
}

/// A website.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["url"]))]
pub struct WebsiteFile {
    /// Words before the address.
    pub label: Maybe<Words>,
    /// Address, starting with http:// or https://.
    pub url: Maybe<Words>,
}

/// Who receives the bulletin.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DistributionFile {
    /// 报: superiors.
    pub report: Maybe<Vec<Maybe<Words>>>,
    /// 送: peers and bodies that are not subordinate.
    pub send: Maybe<Vec<Maybe<Words>>>,
    /// 发: subordinates.
    pub issue: Maybe<Vec<Maybe<Words>>>,
    /// 抄送: who gets a copy.
    pub copy_to: Maybe<OneOrMore>,
}

/// The head of page one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MastheadFile {
    /// Look of the head.
    pub style: Maybe<MastheadStyle>,
    /// Rule below the head: `thick`, `double`, `star`, `thin` or `none`; that of the look if absent.
    pub rule: Maybe<MastheadRule>,
    /// How the number is printed: `year` 〔2026〕第5期, `issue` 第5期, `chinese` 第十七期, `year-issue` 2026年第1期,
    /// `month` 2026年3月, `quarter` 2026年第1季度, `none`; or your own, such as "（第{期}期）\n总第{总期}期", with
    /// {年} {期} {汉字期} {总期} {汉字总期} {月} {季}.
    pub number_form: Maybe<Words>,
    /// Where 份号 stands: `left`, digits only, or `right`, behind 编号：.
    pub copy_number_at: Maybe<NumberPlace>,
    /// Whether several issuers are spread to one width; false if absent.
    pub spread: Maybe<bool>,
    /// Height in mm from the top of the type area to the red rule.
    #[schemars(range(min = 10, max = 200))]
    pub height: Maybe<f64>,
    /// On a pre-printed head: where the number stands, in mm from the top of the sheet.
    #[schemars(range(min = 5, max = 250))]
    pub number_at: Maybe<f64>,
    /// On a pre-printed head: where issuer and date stand, in mm from the top of the sheet.
    #[schemars(range(min = 5, max = 250))]
    pub issuer_at: Maybe<f64>,
}

/// Fonts other than the bundled ones.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FontsFile {
    /// Whether to use the office fonts installed on this machine.
    pub system: Maybe<bool>,
    /// Folder with fonts to use, from the folder of this file.
    pub folder: Maybe<Words>,
}

/// The 版记: its place, and what else stands in it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FooterFile {
    /// Other lines of the 版记, printed as they are, such as 供稿：各区县.
    pub entries: Maybe<OneOrMore>,
    /// Whether it must fall on an even page, the back of the last sheet.
    pub even_page: Maybe<bool>,
}

/// What an issue says of its publication.
pub(super) struct Own {
    pub(super) publication: PublicationFile,
    pub(super) check: CheckFile,
    pub(super) archive: ArchiveFile,
}

impl Reader {
    /// Finds the publication and lays the issue's values over it.
    pub(super) fn publication(&mut self, own: Layer<Own>, named: Maybe<Words>) -> Publication {
        let Layer { file: issue, folder, values: own } = own;
        let layer = |values| Layer { file: issue, folder: folder.clone(), values };
        let mut checking = Checking::default();
        self.checking(issue, &folder, own.check, &mut checking);
        let mut layers = Layers(vec![layer(own.publication)]);
        let path = match named.take() {
            Some((name, range)) => Some((self.folder.root().join(&name.0), name.0, Some(range))),
            None => self.discover().map(|(path, up)| (path, up, None)),
        };
        let broken = |finding: &Diagnostic| finding.is_error() && matches!(finding.problem, Problem::TomlSyntax { .. });
        if path.is_none()
            && !self.found.iter().any(broken)
            && let Some(near) = near_within(self.folder.root(), FILE_NAME, 1)
            && (layers.0[0].values.name.0.is_none() || layers.0[0].values.issuer.0.is_none())
        {
            self.error(Problem::NoPublication { near }, Place::new(issue, 0..0));
        }
        if let Some((path, name, range)) = path {
            let place = Place::new(issue, range.unwrap_or(0..0));
            if above(&path, self.folder.root()) && self.below_top(&path) {
                layers.0.extend(self.layer(&path, &name, place));
            } else {
                self.error(Problem::File { path: name, why: Missing::Outside }, place);
            }
        }
        for layer in layers.part(|v| &mut v.check).0 {
            self.checking(layer.file, &layer.folder, layer.values, &mut checking);
        }
        let mut archive = layers.part(|v| &mut v.archive);
        archive.0.insert(0, Layer { file: issue, folder, values: own.archive });
        let publication = self.merge(layers);
        Publication { checking, archiving: self.archiving(&archive), ..publication }
    }

    /// Looks for a publication file in the issue's folder and in those above it, up to the outermost that is allowed.
    ///
    /// Returns its path, and the path from the folder for showing.
    fn discover(&self) -> Option<(PathBuf, String)> {
        let mut up = String::new();
        for folder in self.folder.root().ancestors() {
            let path = folder.join(FILE_NAME);
            if path.is_file() {
                return Some((path, up + FILE_NAME));
            }
            self.folder.ledger().asked(&path);
            if self.options.top.as_deref() == Some(folder) {
                break;
            }
            up.push_str("../");
        }
        None
    }

    /// Returns whether a file lies where publications may; one that does not exist is left to the reading.
    fn below_top(&self, path: &Path) -> bool {
        self.options.top.as_ref().is_none_or(|top| !path.exists() || lies_in(path, top))
    }

    fn layer(&mut self, path: &Path, name: &str, place: Place) -> Option<Layer<PublicationFile>> {
        let read = self.folder.read_elsewhere(path, TOML_LIMIT);
        let bytes = self.told_of(read, name, &place)?;
        let Ok(Decoded { text, .. }) = decode(&bytes).map_err(|offset| {
            self.error(Problem::Encoding { path: name.into(), offset }, place);
        }) else {
            return None;
        };
        let shown = self.folder.shown(name).display().to_string();
        let file = self.sources.add(shown, text.as_str());
        let mended = OnceCell::new();
        let values = from_table(parse::<PublicationFile>(&text, &mended, file, &mut self.found));
        Some(Layer { file, folder: path.parent().unwrap_or(path).to_owned(), values })
    }

    fn merge(&mut self, mut layers: Layers<PublicationFile>) -> Publication {
        let pages = layers.part(|v| &mut v.page);
        let mut page = self.page(&pages);
        let sizes = self.sizes(&layers.part(|v| &mut v.sizes));
        self.fit(&mut page, &sizes, &pages);
        let fit = self.pages(&pages);
        let notes = pages.or(NotesAt::default(), |v| &v.notes);
        let home = Place::new(layers.lowest().file, 0..0);
        let copies = layers.value(|v| &v.copies);
        let name = self.required(layers.text(|v| &v.name), "name", &home);
        let mut issuers = layers.texts(|v| &v.issuer);
        if issuers.is_empty() {
            issuers.push(self.required(None, "issuer", &home));
        }
        let kind = layers.text(|v| &v.kind);
        let entries = layers.texts(|v| &v.footer.entries);
        let in_one_line = [Some(&name), kind.as_ref()].into_iter().flatten();
        in_one_line.for_each(|text| self.in_one_line(Some(text)));
        self.each_in_one_line(&issuers);
        self.each_in_one_line(&entries);
        let style = layers.or(MastheadStyle::default(), |v| &v.masthead.style);
        let form = layers.text(|v| &v.masthead.number_form);
        Publication {
            name,
            kind,
            issuers,
            copies,
            copies_place: layers.place(|v| &v.copies),
            editors: unlabelled_first(layers.list(|v| &v.editors), &["编辑"]),
            reviewers: unlabelled_first(layers.list(|v| &v.reviewers), &["审核"]),
            email: layers.text(|v| &v.email).map(|text| unlabelled(text, EMAIL)),
            phone: layers.text(|v| &v.phone).map(|text| unlabelled(text, PHONE)),
            website: self.website(&layers),
            qr: layers.pick(|v| &v.qr).and_then(|(layer, qr, _)| self.qr(layer.file, qr.clone())),
            distribution: Distribution {
                report: unlabelled_first(layers.list(|v| &v.distribution.report), &["报"]),
                send: unlabelled_first(layers.list(|v| &v.distribution.send), &["送"]),
                issue: unlabelled_first(layers.list(|v| &v.distribution.issue), &["发"]),
                copy_to: unlabelled_first(layers.texts(|v| &v.distribution.copy_to), &["抄送"]),
            },
            printed_by: layers.text(|v| &v.printed_by),
            masthead: Masthead {
                style,
                rule: layers.or(style.rule(), |v| &v.masthead.rule),
                number_form_place: form.as_ref().map(|form| form.place.clone()),
                number_form: form.map_or(NumberForm::Year, |form| self.number_form(&form)),
                copy_number_at: layers.or(NumberPlace::default(), |v| &v.masthead.copy_number_at),
                spread: layers.or(false, |v| &v.masthead.spread),
                height: layers.value(|v| &v.masthead.height),
                number_at: layers.value(|v| &v.masthead.number_at),
                issuer_at: layers.value(|v| &v.masthead.issuer_at),
            },
            page,
            fit,
            notes,
            sizes,
            fonts: self.fonts(&layers),
            footer: Footer { even_page: layers.or(false, |v| &v.footer.even_page), entries },
            back_cover: layers.pick(|v| &v.back_cover).map(|(_, cover, place)| self.back_cover(place, cover.clone())),
            print: self.print(&layers.part(|v| &mut v.print), copies),
            templates: self.templates(&layers),
            checking: Checking::default(),
            archiving: Archiving::default(),
        }
    }

    /// Finds the publication's templates, which lie below the file that names them.
    ///
    /// Were they allowed elsewhere, a template could read what lies there.
    fn templates(&mut self, layers: &Layers<PublicationFile>) -> Option<PathBuf> {
        let inside = |path: &Path, home: &Path| lies_in(path, home) && path.is_dir();
        let Some((layer, words, place)) = layers.pick(|v| &v.templates) else {
            let home = &layers.lowest().folder;
            let path = home.join(TEMPLATES);
            if !inside(&path, home) {
                self.folder.ledger().asked(&path);
                return None;
            }
            return Some(path);
        };
        let path = layer.folder.join(&words.0);
        if !inside(&path, &layer.folder) {
            self.folder.ledger().asked(&path);
            let why = if path.exists() { Missing::Outside } else { Missing::NoSuchFile };
            self.error(Problem::File { path: words.0.clone(), why }, place);
            return None;
        }
        Some(path)
    }

    fn website(&mut self, layers: &Layers<PublicationFile>) -> Option<Website> {
        let (layer, website, _) = layers.pick(|v| &v.website)?;
        let url = located(website.url.clone(), layer.file)?;
        let address = url.value.trim();
        if !is_safe_link(address) || address.starts_with("mailto:") {
            self.error(Problem::UrlForm { text: address.to_owned() }, url.place.clone());
        }
        Some(Website { label: located(website.label.clone(), layer.file), url })
    }

    fn required(&mut self, value: Option<Located<String>>, key: &str, home: &Place) -> Located<String> {
        value.unwrap_or_else(|| {
            // With broken grammar the key may well be there, unread; a wrong value has been reported.
            let reported = |d: &Diagnostic| match &d.problem {
                Problem::TomlSyntax { .. } | Problem::NoPublication { .. } => true,
                Problem::WrongType { key: wrong, .. } | Problem::EmptyValue { key: wrong } => wrong == key,
                _ => false,
            };
            if !self.found.iter().filter(|finding| finding.is_error()).any(reported) {
                self.error(Problem::MissingKey { key: key.into(), of_publication: true }, home.clone());
            }
            Located { value: String::new(), place: home.clone() }
        })
    }

    fn fonts(&mut self, layers: &Layers<PublicationFile>) -> FontChoice {
        let system = layers.or(false, |v| &v.fonts.system);
        if let Some(folder) = self.options.fonts.clone() {
            return FontChoice { system, folder: Some(folder) };
        }
        let folder = layers.pick(|v| &v.fonts.folder).map(|(layer, name, place)| {
            let folder = layer.folder.join(&name.0);
            if !folder.is_dir() {
                self.error(Problem::FontFolder { path: name.0.clone() }, place);
            }
            folder
        });
        FontChoice { system, folder }
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
