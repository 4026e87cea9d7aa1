//! The items of a section, told apart by `kind`.

use schemars::JsonSchema;
use toml::Spanned;
use toml::de::DeValue;

use super::article::{ArticleFile, BriefFile};
use super::board::BoardFile;
use super::boxed::BoxFile;
use super::chart::ChartFile;
use super::kind::ItemKind;
use super::picture::PictureFile;
use super::pictures::PicturesFile;
use super::qr::QrItemFile;
use super::ranking::RankingFile;
use super::table::TableFile;
use crate::model::Item;
use crate::read::reader::Reader;
use crate::read::typed::{from_table, take_list};
use crate::source::{Place, SourceId};

/// Declares the kinds of items.
macro_rules! kinds {
    ($($name:ident),+) => {
        /// An item of a section, told apart by `kind`.
        #[derive(Debug, JsonSchema)]
        #[schemars(untagged)]
        #[expect(clippy::enum_variant_names, reason = "only their types are in the schema")]
        pub enum ItemFile { $($name(Box<$name>)),+ }

        /// Reads an item, and the tables and pictures that stand within its text.
        pub(super) fn read(reader: &mut Reader, file: SourceId, item: Spanned<DeValue>) -> Vec<Item> {
            let place = Place::new(file, item.span());
            let DeValue::Table(table) = item.into_inner() else { return Vec::new() };
            let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str()).unwrap_or_default();
            let kind = kind.to_owned();
            let mut table = table;
            let attachments = take_list(&mut table, "attachment");
            let mut items = match kind.as_str() {
                $(<$name as ItemKind>::KIND => from_table::<$name>(table).read(reader, place),)+
                _ => return Vec::new(),
            };
            reader.attach(file, attachments, &mut items);
            items
        }
    };
}

kinds!(
    ArticleFile,
    BriefFile,
    RankingFile,
    TableFile,
    ChartFile,
    PictureFile,
    PicturesFile,
    BoxFile,
    BoardFile,
    QrItemFile
);
