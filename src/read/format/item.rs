//! The items of a section, told apart by `kind`.

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use toml::Spanned;
use toml::de::DeValue;

use super::article::{ArticleFile, BriefFile};
use super::chart::ChartFile;
use super::picture::PictureFile;
use super::ranking::RankingFile;
use super::table::TableFile;
use crate::model::Item;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, from_table, located, schema_as};
use crate::source::{Located, Place, SourceId};

/// A kind of item.
pub(super) trait ItemKind {
    /// The word of its `kind` key.
    const KIND: &'static str;

    /// Reads an item, and the tables and pictures that stand within its text.
    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item>;
}

/// The `kind` key of a kind of item; its word has been looked at before the rest is read.
#[derive(Debug)]
pub struct KindOf<T>(PhantomData<T>);

impl<'de, T> Deserialize<'de> for KindOf<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self(PhantomData))
    }
}

schema_as!(
    KindOf<T>, T::KIND, _generator => schemars::json_schema!({ "type": "string", "const": T::KIND }), T: ItemKind
);

/// Declares the kinds of items.
macro_rules! kinds {
    ($($name:ident),+) => {
        /// An item of a section, told apart by `kind`.
        #[derive(Debug, JsonSchema)]
        #[schemars(untagged)]
        pub enum ItemFile { $($name($name)),+ }

        /// Reads an item, and the tables and pictures that stand within its text.
        pub(super) fn read(reader: &mut Reader, file: SourceId, item: Spanned<DeValue>) -> Vec<Item> {
            let place = Place::new(file, item.span());
            let DeValue::Table(table) = item.into_inner() else { return Vec::new() };
            let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str()).unwrap_or_default();
            match kind {
                $(<$name as ItemKind>::KIND => from_table::<$name>(table).read(reader, place),)+
                _ => Vec::new(),
            }
        }
    };
}

kinds!(ArticleFile, BriefFile, RankingFile, TableFile, ChartFile, PictureFile);

/// A text that the schema requires; empty where its absence has been reported.
pub(super) fn required(value: Maybe<Words>, owner: &Place) -> Located<String> {
    located(value, owner.file).unwrap_or_else(|| Located { value: String::new(), place: owner.clone() })
}
