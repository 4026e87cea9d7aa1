//! The values that the types of the files are made of.

use std::marker::PhantomData;
use std::ops::Range;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde_json::Value;

/// A value that may be absent, with its byte range in the file.
#[derive(Debug, Clone)]
pub struct Maybe<T>(pub Option<toml::Spanned<T>>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Maybe<T> {
    /// Returns the value, if present.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(toml::Spanned::get_ref)
    }

    /// Returns the byte range, if present.
    pub fn range(&self) -> Option<Range<usize>> {
        self.0.as_ref().map(toml::Spanned::span)
    }

    /// Takes the value and its byte range apart.
    pub fn take(self) -> Option<(T, Range<usize>)> {
        self.0.map(|spanned| {
            let range = spanned.span();
            (spanned.into_inner(), range)
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        toml::Spanned::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

/// Implements `JsonSchema` for a type that looks in the schema like another.
macro_rules! schema_as {
    ($type:ty, $name:expr, $generator:ident => $schema:expr $(, $param:ident: $bound:path)?) => {
        impl$(<$param: $bound>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

pub(in crate::read) use schema_as;

schema_as!(Maybe<T>, "Maybe", generator => generator.subschema_for::<T>(), T: JsonSchema);

/// A list that is part of the format but read apart, since its tables are not all alike.
#[derive(Debug)]
pub struct Apart<T>(PhantomData<T>);

impl<T> Default for Apart<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T> Deserialize<'de> for Apart<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self(PhantomData))
    }
}

schema_as!(Apart<T>, "List", generator => generator.subschema_for::<Vec<T>>(), T: JsonSchema);

/// A day, written `2020-12-14` with or without quotation marks; kept as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct DateText(pub String);
schema_as!(DateText, "Date", _generator => schemars::json_schema!({ "type": "string", "format": "date" }));

/// A day with a time or without, or a month; `false` for none. Kept as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct MomentText(pub String);
schema_as!(MomentText, "Moment", _generator => schemars::json_schema!({ "type": ["string", "boolean"], "format": "moment" }));

/// Texts that say something; a single one may stand without brackets.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Several(pub Vec<Maybe<Words>>);
schema_as!(Several, "Several", _generator => schemars::json_schema!({
    "type": ["array", "string"], "items": { "type": "string", "minLength": 1 }, "minItems": 1, "minLength": 1
}));

/// A decimal number; kept as the digits that the editor wrote.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Decimal(pub String);
schema_as!(Decimal, "Decimal", _generator => schemars::json_schema!({ "type": ["number", "string"], "format": "decimal" }));

/// A text that says something.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Words(pub String);
schema_as!(Words, "Words", _generator => schemars::json_schema!({ "type": "string", "minLength": 1 }));

/// Texts that say something: a list, or one alone, which is read as a list of one.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct OneOrMore(pub Vec<Maybe<Words>>);
schema_as!(OneOrMore, "OneOrMore", _generator => schemars::json_schema!({
    "type": ["string", "array"], "minLength": 1, "minItems": 1, "items": { "type": "string", "minLength": 1 }
}));

/// Returns the JSON Schema (draft 7) of one of the files.
pub(in crate::read) fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(list_words));
    settings.into_generator().into_root_schema_for::<T>()
}

/// Makes a plain list of alternatives that are single words.
///
/// They come from enums of the model, whose comments say what is made of a word and not what to write.
fn list_words(schema: &mut Schema) {
    let Some(map) = schema.as_object_mut() else { return };
    let word = |one: &Value| one["const"].as_str().map(Value::from);
    let words =
        map.get("oneOf").and_then(Value::as_array).and_then(|all| all.iter().map(word).collect::<Option<Vec<_>>>());
    let Some(words) = words else { return };
    let rest = std::mem::take(map).into_iter().filter(|(key, _)| key != "oneOf");
    *map = [("type".to_owned(), "string".into()), ("enum".to_owned(), words.into())].into_iter().chain(rest).collect();
}
