//! Reads `[archive]`.

use super::Reader;
use super::format::{ArchiveFile, Maybe, ProfileWord, PublicationFile, RetentionWord, Words};
use super::publication::Layers;
use crate::messages::ArchiveFault;
use crate::model::{Archiving, NamePart, NamePiece, Profile, Retention, name_pieces};
use crate::source::Located;

/// Marks that no file name has on some system or other.
const NOT_IN_NAMES: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

impl Reader {
    pub(super) fn archiving(&mut self, layers: &Layers) -> Archiving {
        let usual = Archiving::default();
        Archiving {
            fonds: self.code(layers, "fonds", |v| &v.archive.fonds),
            category: self.code(layers, "category", |v| &v.archive.category).unwrap_or(usual.category),
            retention: match layers.value(|v| &v.archive.retention) {
                None | Some(RetentionWord::Ten) => Retention::Ten,
                Some(RetentionWord::Thirty) => Retention::Thirty,
                Some(RetentionWord::Permanent) => Retention::Permanent,
            },
            department: self.code(layers, "department", |v| &v.archive.department),
            item: layers.value(|v| &v.archive.item),
            file_name: self.file_name(layers.text(|v| &v.archive.file_name)),
            ascii: layers.value(|v| &v.archive.ascii).unwrap_or(usual.ascii),
            profile: match layers.value(|v| &v.archive.profile) {
                None | Some(ProfileWord::A3a) => Profile::A3a,
                Some(ProfileWord::A2a) => Profile::A2a,
            },
        }
    }

    /// Reads a code of a 档号, of letters and digits only (DA/T 13-2022).
    fn code(
        &mut self,
        layers: &Layers,
        key: &'static str,
        get: fn(&PublicationFile) -> &Maybe<Words>,
    ) -> Option<String> {
        let Located { value, place } = layers.text(get)?;
        let length = if key == "fonds" { 4..=4 } else { 1..=10 };
        if !length.contains(&value.len()) || !value.bytes().all(|b| b.is_ascii_alphanumeric()) {
            self.error(ArchiveFault::CodeForm { key, text: value }.into(), place);
            return None;
        }
        Some(value)
    }

    fn file_name(&mut self, name: Option<Located<String>>) -> Option<Located<String>> {
        let name = name?;
        for piece in name_pieces(&name.value) {
            let fault = match piece {
                NamePiece::Part(_) => continue,
                NamePiece::Unknown(word) => {
                    let known = NamePart::ALL.map(|part| format!("{{{}}}", part.word())).to_vec();
                    ArchiveFault::NamePart { word: word.to_owned(), known }
                }
                NamePiece::Words(words) => {
                    let wrong = |mark: char| NOT_IN_NAMES.contains(&mark) || mark.is_control();
                    match words.chars().find(|mark| wrong(*mark)) {
                        Some(mark) => ArchiveFault::NameMark { mark },
                        None if words.contains(['{', '}']) => ArchiveFault::LoneBrace,
                        None => continue,
                    }
                }
            };
            self.error(fault.into(), name.place.clone());
            return None;
        }
        Some(name)
    }
}

/// Lets `[archive]` of an issue stand above that of its `[publication]`.
pub(super) fn alone(archive: ArchiveFile) -> PublicationFile {
    PublicationFile { archive, ..PublicationFile::default() }
}
