//! What every kind of item has in common.

use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use crate::model::Item;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, located, schema_as};
use crate::source::{Located, Place};

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

/// A text that the schema requires; empty where its absence has been reported.
pub(super) fn required(value: Maybe<Words>, owner: &Place) -> Located<String> {
    located(value, owner.file).unwrap_or_else(|| Located { value: String::new(), place: owner.clone() })
}
