//! The manifest: with what an archive was made, and from what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attachments::Attachment;
use crate::messages::ArchiveFault;
use crate::source::sha256;

/// The name of the manifest among the files of an archive.
pub const NAME: &str = "manifest.json";
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

    /// Tells which files are not those of the manifest, beside the manifest itself.
    pub fn check(&self, files: &[Attachment]) -> Vec<ArchiveFault> {
        let mut faults = Vec::new();
        for FileEntry { name, sha256: hash, .. } in &self.files {
            let name = name.clone();
            match files.iter().find(|file| file.name == name) {
                None => faults.push(ArchiveFault::FileAbsent { name }),
                Some(file) if sha256(&file.bytes) != *hash => faults.push(ArchiveFault::FileDiffers { name }),
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
        if manifest.format == FORMAT { Ok(manifest) } else { Err(format!("format {}", manifest.format)) }
    }

    /// Returns the manifest as the text of its file.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a manifest has only text keys") + "\n"
    }
}

impl FontEntry {
    /// Says what is wrong with a font that the making anew did not use as it is.
    fn missed(&self, again: &Manifest) -> Option<ArchiveFault> {
        match again.fonts.iter().find(|font| font.name == self.name) {
            Some(here) => {
                Some(ArchiveFault::FontDiffers { name: self.name.clone(), made: self.edition(), here: here.edition() })
            }
            // One of the program's own is there; another was preferred to it, which is said of that one.
            None if self.bundled => None,
            None => Some(self.absent()),
        }
    }

    /// Says that the font is not here.
    pub fn absent(&self) -> ArchiveFault {
        ArchiveFault::FontAbsent { name: self.name.clone(), made: self.edition() }
    }

    /// Returns what tells this font from others of its name.
    fn edition(&self) -> String {
        let start: String = self.sha256.chars().take(12).collect();
        format!("{} SHA-256 {start}…", self.version)
    }
}
