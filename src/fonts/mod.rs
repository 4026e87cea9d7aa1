//! Fonts: what is bundled, which font serves which role, what it covers.

mod folder;
mod metrics;
mod roles;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};
use typst_kit::fonts::FontStore;

pub use metrics::{Measure, version};
pub use roles::{Role, Served};

use crate::model::FontChoice;

/// The bundled font files, in the binary or in a folder.
#[derive(Debug, Clone)]
pub struct Bundle(Vec<Bytes>);

impl Bundle {
    /// Takes files that are part of the binary; nothing is copied.
    pub fn embedded(files: &[&'static [u8]]) -> Self {
        Self(files.iter().map(|file| Bytes::new(*file)).collect())
    }

    /// Reads every `.ttf` file of a folder, in the order of their names.
    pub fn from_folder(folder: &Path) -> std::io::Result<Self> {
        let mut paths: Vec<_> = std::fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<std::io::Result<_>>()?;
        paths.retain(|path| path.extension().is_some_and(|ext| ext == "ttf"));
        paths.sort();
        paths.iter().map(|path| Ok(Bytes::new(std::fs::read(path)?))).collect::<std::io::Result<_>>().map(Self)
    }
}

/// The fonts of a run; a clone is another handle to the same fonts.
#[derive(Clone)]
pub struct Fonts(Arc<Loaded>);

struct Loaded {
    store: FontStore,
    served: Vec<Served>,
    bundle: Bundle,
    /// The files of the folder that the publication names.
    files: Vec<PathBuf>,
    /// Files of that folder that are no fonts, though they are named like some.
    unread: Vec<PathBuf>,
    /// Whether some font has a glyph, by code point; a font's own list is slow to search.
    covered: OnceLock<Vec<bool>>,
}

impl Fonts {
    /// Loads the bundled fonts, and those that the publication asks for.
    ///
    /// The result with the default choice is the same on every machine.
    pub fn load(bundle: &Bundle, choice: &FontChoice) -> Self {
        let (mut store, mut files, mut unread) = (FontStore::new(), Vec::new(), Vec::new());
        for data in &bundle.0 {
            store.extend(Font::iter(data.clone()).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        if let Some(folder) = &choice.folder {
            let found: Vec<_> = typst_kit::fonts::scan(folder).collect();
            files.extend(found.iter().map(|(font, _)| font.path.clone()));
            unread = folder::unread(folder, &files);
            store.extend(found);
        }
        if choice.system {
            store.extend(typst_kit::fonts::system());
        }
        let served = roles::serve(store.book(), choice.asks_for_more());
        Self(Arc::new(Loaded { store, served, bundle: bundle.clone(), files, unread, covered: OnceLock::new() }))
    }

    /// Returns the store that Typst reads fonts from.
    pub fn store(&self) -> &FontStore {
        &self.0.store
    }

    /// Returns the files of the folder that the publication names; one with several fonts once for each.
    pub fn files(&self) -> &[PathBuf] {
        &self.0.files
    }

    /// Returns the files of that folder that nothing can be set in: those that are no fonts, and those that would
    /// serve a role and turn out to be damaged.
    pub fn unreadable(&self) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let damaged = self.0.served.iter().filter(|served| self.role_font(served.role).is_none());
        self.0.unread.iter().map(name).chain(damaged.filter_map(|served| served.families.first().cloned())).collect()
    }

    /// Returns which font serves each role.
    pub fn served(&self) -> &[Served] {
        &self.0.served
    }

    /// Returns the families that serve each role, by the role's key for templates.
    pub fn families(&self) -> Vec<(&'static str, &[String])> {
        self.0.served.iter().map(|served| (served.role.key(), served.families.as_slice())).collect()
    }

    /// Returns whether some font has a glyph for a character.
    pub fn covers(&self, character: char) -> bool {
        let covered = self.0.covered.get_or_init(|| {
            let mut covered = Vec::new();
            for point in self.infos().flat_map(|info| info.coverage.iter()) {
                let index = point as usize;
                covered.resize(covered.len().max(index + 1), false);
                covered[index] = true;
            }
            covered
        });
        covered.get(u32::from(character) as usize).copied().unwrap_or(false)
    }

    /// Returns a measure of text set in the fonts of a role.
    pub fn measure(&self, role: Role) -> Measure {
        // The bundled 黑体 brings its own Latin letters and digits; the others borrow them.
        let own_latin = role == Role::Hei && self.0.served.iter().any(|served| served.role == role && served.bundled);
        let latin = if own_latin { None } else { self.role_font(Role::Latin) };
        Measure::new([latin, self.role_font(role)].into_iter().flatten().collect())
    }

    /// Returns the fonts in which text is measured, whether it was or not.
    pub fn measured(&self) -> impl Iterator<Item = Font> {
        self.0.served.iter().filter_map(|served| self.role_font(served.role))
    }

    /// Returns whether a font is part of the program.
    pub fn is_bundled(&self, font: &Font) -> bool {
        // The same place in memory, since to compare megabytes would take its time.
        self.0.bundle.0.iter().any(|file| file.as_ptr() == font.data().as_ptr())
    }

    /// Returns the font of a family that was read from some bytes, where it is the one numbered `index`.
    pub fn find(&self, family: &str, data: &[u8], index: u32) -> Option<Font> {
        let family = family.to_lowercase();
        let fonts = self.0.store.book().select_family(&family).filter_map(|place| self.0.store.font(place));
        fonts.into_iter().find(|font| font.index() == index && font.data().as_slice() == data)
    }

    /// Returns whether there is a font of a family.
    pub fn has_family(&self, family: &str) -> bool {
        self.0.store.book().contains_family(&family.to_lowercase())
    }

    /// Returns the first font that serves a role.
    pub(crate) fn role_font(&self, role: Role) -> Option<Font> {
        let family = self.0.served.iter().find(|served| served.role == role)?.families.first()?;
        let index = self.0.store.book().select(&family.to_lowercase(), role.variant())?;
        self.0.store.font(index)
    }

    fn infos(&self) -> impl Iterator<Item = &FontInfo> {
        (0..).map_while(|index| self.0.store.book().info(index))
    }
}
