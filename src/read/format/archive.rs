//! `[archive]`: how issues are filed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::layers::Layers;
use crate::messages::ArchiveFault;
use crate::model::{Archiving, NamePart, NamePiece, Profile, Retention, name_pieces};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words};
use crate::source::Located;

/// Marks that no file name has on some system or other.
const NOT_IN_NAMES: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

/// How issues are filed in the archive, for `--for archive`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArchiveFile {
    /// 全宗号, four letters or digits, such as 0194.
    pub fonds: Maybe<Words>,
    /// 档案门类代码; WS (文书) if absent.
    pub category: Maybe<Words>,
    /// 保管期限: 永久, 30年 or 10年; 10年 if absent.
    pub retention: Maybe<Retention>,
    /// 机构（问题）代码, such as XYB.
    pub department: Maybe<Words>,
    /// 件号, the number among the items of its year.
    #[schemars(range(min = 1, max = 9999))]
    pub item: Maybe<u32>,
    /// Name of the file, such as "{档号}.pdf"; may hold {档号} {全宗号} {年度} {期号} {日期} {题名}.
    pub file_name: Maybe<Words>,
    /// Whether the name of the file has a full stop instead of the · of the 档号.
    pub ascii: Maybe<bool>,
    /// `a-3a` (with the sources inside) or `a-2a` (without).
    pub profile: Maybe<Profile>,
}

impl Reader {
    pub(super) fn archiving(&mut self, layers: &Layers<ArchiveFile>) -> Archiving {
        let usual = Archiving::default();
        Archiving {
            fonds: self.code(layers, "fonds", |v| &v.fonds),
            category: self.code(layers, "category", |v| &v.category).unwrap_or(usual.category),
            retention: layers.or(usual.retention, |v| &v.retention),
            department: self.code(layers, "department", |v| &v.department),
            item: layers.value(|v| &v.item),
            file_name: self.file_name(layers.text(|v| &v.file_name)),
            ascii: layers.or(usual.ascii, |v| &v.ascii),
            profile: layers.or(usual.profile, |v| &v.profile),
        }
    }

    /// Reads a code of a 档号, of letters and digits only (DA/T 13-2022).
    fn code(
        &mut self,
        layers: &Layers<ArchiveFile>,
        key: &'static str,
        get: fn(&ArchiveFile) -> &Maybe<Words>,
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
