//! From the text of a TOML file to the types that describe it.

use serde::Deserialize;
use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::conform::conform;
use super::format::{Maybe, Words, schema};
use super::{Reader, syntax};
use crate::messages::Problem;
use crate::source::{Located, Place, SourceId};

impl Reader {
    /// Parses TOML and checks it against the schema of `T`.
    pub(super) fn table<'t, T: schemars::JsonSchema>(&mut self, text: &'t str, file: SourceId) -> DeTable<'t> {
        let (mut root, broken) = syntax::parse(text, file, &mut self.found);
        let schema = Schema::from(schema::<T>());
        let mut found = Vec::new();
        conform(&mut root, &schema, file, &mut found);
        // Where the grammar is broken, keys may be there unread, and values mean nothing.
        found.retain(|diagnostic| {
            let at = diagnostic.place.as_ref().map_or(0, |place| place.range.start);
            let lost = !broken.is_empty() && matches!(diagnostic.problem, Problem::MissingKey { .. });
            !lost && !broken.iter().any(|line| (line.start..=line.end).contains(&at))
        });
        self.found.extend(found);
        root
    }
}

/// Reads a file's table into its type.
///
/// The table conforms to the schema made from that very type, so that this
/// cannot fail; should the two ever differ, the values are absent.
pub(super) fn from_table<T: for<'de> Deserialize<'de> + Default>(table: DeTable) -> T {
    let deserializer = toml::de::ValueDeserializer::from(Spanned::new(0..0, DeValue::Table(table)));
    let result = T::deserialize(deserializer);
    debug_assert!(result.is_ok(), "schema and type differ: {:?}", result.err());
    result.unwrap_or_default()
}

pub(super) fn located(value: Maybe<Words>, file: SourceId) -> Option<Located<String>> {
    value.take().map(|(words, range)| Located { value: words.0, place: Place::new(file, range) })
}
