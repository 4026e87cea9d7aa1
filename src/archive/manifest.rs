//! The manifest: with what an archive was made, and from what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::attachments::{Attached, Attachment};
use super::names;
use crate::messages::{ArchiveFault, Damage};
use crate::source::sha256;

/// The name of the manifest among the files of an archive.
pub const NAME: &str = "manifest.json";
/// The name of the program, as a manifest has it.
pub const MAKER: &str = env!("CARGO_PKG_NAME");
/// Goes up when a key of the manifest changes its meaning.
const FORMAT: u32 = 1;

/// With what an archive was made, and from what.
///
/// As JSON it is the archive's `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format, 1.
    pub format: u32,
    /// The program.
    pub program: Program,
    /// The standards that the file meets.
    pub standards: Vec<String>,
    /// What besides the files had a say.
    pub options: Options,
    /// The name of the issue's file, among `files`.
    pub issue: String,
    /// Every file that was read, in the order of the names.
    pub files: Vec<FileEntry>,
    /// Every font file that was used, in the order of the names.
    pub fonts: Vec<FontEntry>,
}

/// The program that made an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// Its name, `typeset`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The version of the data that its templates read.
    pub contract: u32,
    /// The SHA-256 of its built-in templates, one after the other.
    pub templates_sha256: String,
}

/// What besides the files has a say in an archive's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The rendition, `archive`.
    #[serde(rename = "for")]
    pub rendition: String,
    /// SOURCE_DATE_EPOCH, seconds since 1970; `None` where it was not set.
    pub source_date_epoch: Option<i64>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its name, `/` between folders.
    pub name: String,
    /// Its length.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}

/// A font file that was used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FontEntry {
    /// The PostScript name of the font.
    pub name: String,
    /// Its family.
    pub family: String,
    /// Its version in its own words.
    pub version: String,
    /// Whether it is part of the program; if not, the office has to keep it.
    pub bundled: bool,
    /// The SHA-256 of its file.
    pub sha256: String,
}

impl Manifest {
    /// Lists files in a manifest.
    pub fn new(
        program: Program,
        standards: Vec<String>,
        options: Options,
        (issue, files): (String, &BTreeMap<String, Vec<u8>>),
        fonts: Vec<FontEntry>,
    ) -> Self {
        let entry = |(name, bytes): (&String, &Vec<u8>)| FileEntry {
            name: name.clone(),
            bytes: bytes.len(),
            sha256: sha256(bytes),
        };
        let files = files.iter().map(entry).collect();
        Self { format: FORMAT, program, standards, options, issue, files, fonts }
    }

    /// Returns the first file that the manifest names and that is not among these, or is the issue and not listed.
    pub fn unknown(&self, files: &[Attachment]) -> Option<&str> {
        let is_there = |name: &str| files.iter().any(|file| file.name == name);
        let is_listed = |name: &str| self.files.iter().any(|file| file.name == name);
        let mut names = self.files.iter().map(|file| file.name.as_str()).chain([self.issue.as_str()]);
        names.find(|name| *name == NAME || !is_there(name) || !is_listed(name))
    }

    /// Tells which files are not those of the manifest, beside the manifest itself.
    pub fn check(&self, files: &[Attachment]) -> Vec<ArchiveFault> {
        let mut faults = Vec::new();
        for FileEntry { name, bytes, sha256: hash } in &self.files {
            let name = name.clone();
            match files.iter().find(|file| file.name == name) {
                None => faults.push(ArchiveFault::FileAbsent { name }),
                Some(file) if file.bytes.len() != *bytes || sha256(&file.bytes) != *hash => {
                    faults.push(ArchiveFault::FileDiffers { name });
                }
                Some(_) => {}
            }
        }
        let listed = |name: &str| name == NAME || self.files.iter().any(|entry| entry.name == name);
        let extra = files.iter().filter(|file| !listed(&file.name));
        faults.extend(extra.map(|file| ArchiveFault::FileExtra { name: file.name.clone() }));
        faults
    }

    /// Tells what the making anew had that this manifest does not list, and the other way round.
    pub fn compare(&self, again: &Self) -> Vec<ArchiveFault> {
        let mut faults = Vec::new();
        let (made, here) = (&self.program, &again.program);
        if made.version != here.version {
            let versions = (made.version.clone(), here.version.clone());
            faults.push(ArchiveFault::OtherVersion { made: versions.0, here: versions.1 });
        } else if made != here {
            faults.push(ArchiveFault::OtherTemplates);
        }
        faults
            .extend(self.fonts.iter().filter(|font| !again.fonts.contains(font)).filter_map(|font| font.missed(again)));
        let extra = again.fonts.iter().filter(|font| !self.fonts.iter().any(|known| known.name == font.name));
        faults.extend(extra.map(|font| ArchiveFault::FontExtra { name: font.name.clone() }));
        let contents = |manifest: &Self| {
            (manifest.files.clone(), manifest.issue.clone(), manifest.options.clone(), manifest.standards.clone())
        };
        if contents(self) != contents(again) {
            faults.push(ArchiveFault::OtherContents);
        }
        faults
    }

    /// Reads a manifest; fails, in the parser's words, if it is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if manifest.format != FORMAT {
            return Err(format!("format {}", manifest.format));
        }
        let mut names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        let twice = names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].escape_debug().to_string());
        let mark = manifest.texts().find_map(hidden).map(|mark| format!("{mark:?}"));
        twice.or(mark).map_or(Ok(manifest), Err)
    }

    /// Returns all texts but those that fonts say of themselves, which may have anything in them.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let Program { name, version, templates_sha256, .. } = &self.program;
        let files = self.files.iter().flat_map(|file| [&file.name, &file.sha256]);
        let program = [name, version, templates_sha256, &self.issue, &self.options.rendition];
        program.into_iter().chain(&self.standards).chain(files).map(String::as_str)
    }

    /// Returns the manifest as the text of its file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a manifest has only text keys") + "\n"
    }
}

/// Holds the files of an archive of this program against its manifest; other PDFs are let pass.
///
/// Those that have another SHA-256 are damaged. Returns also what there is
/// besides, which somebody may have added.
pub fn vouch(attached: Attached) -> (Attached, Vec<ArchiveFault>) {
    let Attached { files, mut unchecked, mut damaged, mut faults } = attached;
    let Some(manifest) = files.iter().find(|file| file.name == NAME && is_own(&file.bytes)) else {
        return (Attached { files, unchecked, damaged, faults }, Vec::new());
    };
    let differences = match Manifest::parse(&manifest.bytes) {
        Ok(manifest) => {
            unchecked.retain(|name| !manifest.files.iter().any(|file| file.name == *name));
            manifest.check(&files)
        }
        Err(reason) => vec![ArchiveFault::BadManifest { reason }],
    };
    let (mut others, mut additional) = (Vec::new(), Vec::new());
    for difference in differences {
        match difference {
            ArchiveFault::FileDiffers { name } => {
                faults.push(ArchiveFault::BadFile { name: name.clone(), damage: vec![Damage::Manifest] });
                others.push(name);
            }
            ArchiveFault::FileAbsent { name } if damaged.iter().any(|file| file.name == name) => {}
            extra @ ArchiveFault::FileExtra { .. } => additional.push(extra),
            fault => faults.push(fault),
        }
    }
    let (others, files) = files.into_iter().partition::<Vec<_>, _>(|file| others.contains(&file.name));
    damaged.extend(others);
    (Attached { files, unchecked, damaged, faults }, additional)
}

/// Returns a mark of a text that is not seen, or changes how what follows is shown.
fn hidden(text: &str) -> Option<char> {
    text.chars().find(|mark| mark.is_control() || names::turns(*mark))
}

/// Returns whether a file of that name is a manifest of this program's, whatever its version.
fn is_own(bytes: &[u8]) -> bool {
    let value = serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    value.pointer("/program/name").and_then(Value::as_str) == Some(MAKER)
}

impl FontEntry {
    /// Says what is wrong with a font that the making anew did not use as it is.
    fn missed(&self, again: &Manifest) -> Option<ArchiveFault> {
        match again.fonts.iter().find(|font| font.name == self.name) {
            Some(here) => {
                Some(ArchiveFault::FontDiffers { name: self.shown(), made: self.edition(), here: here.edition() })
            }
            // One of the program's own is there; another was preferred to it, which is said of that one.
            None if self.bundled => None,
            None => Some(self.absent()),
        }
    }

    /// Says that the font is not here.
    pub fn absent(&self) -> ArchiveFault {
        ArchiveFault::FontAbsent { name: self.shown(), made: self.edition() }
    }

    fn shown(&self) -> String {
        self.name.escape_debug().to_string()
    }

    /// Returns what tells this font from others of its name.
    fn edition(&self) -> String {
        let start: String = self.sha256.chars().take(12).collect();
        format!("{} SHA-256 {}…", self.version.escape_debug(), start.escape_debug())
    }
}
