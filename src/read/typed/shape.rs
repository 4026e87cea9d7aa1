//! What a JSON Schema says of a value.

use serde_json::{Map, Value as Schema};
use toml::de::DeValue;

use crate::messages::ValueKind;

/// Follows references to what they stand for.
pub(super) fn follow<'s>(root: &'s Schema, mut schema: &'s Schema) -> &'s Schema {
    loop {
        if let Some(pointer) = schema["$ref"].as_str() {
            schema = root.pointer(pointer.trim_start_matches('#')).unwrap_or(&Schema::Null);
        } else if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
            schema = only;
        } else {
            return schema;
        }
    }
}

/// Returns the schema of the one of several sorts of values that a value is of, or of the first.
///
/// A number in quotation marks is meant as a number.
pub(super) fn one_of<'s>(root: &'s Schema, schema: &'s Schema, value: &DeValue) -> &'s Schema {
    let Some(all) = schema["oneOf"].as_array() else { return schema };
    let mut all = all.iter().map(|one| follow(root, one));
    let first = all.clone().next().unwrap_or(schema);
    let numeric = matches!(expected(first), ValueKind::Integer | ValueKind::Number);
    let quoted = numeric && value.as_str().is_some_and(|text| text.trim().parse::<f64>().is_ok());
    all.find(|one| !quoted && takes(one, value)).unwrap_or(first)
}

/// Returns the keys of a table.
pub(super) fn keys(schema: &Schema) -> Option<&Map<String, Schema>> {
    schema["properties"].as_object()
}

/// Returns the word of the `kind` key by which a table is told from others.
pub(super) fn kind(schema: &Schema) -> Option<&str> {
    schema["properties"]["kind"]["const"].as_str()
}

/// Returns the words that a text is chosen from; `None` if it is free.
pub(super) fn choices(schema: &Schema) -> Option<Vec<&str>> {
    let words = schema["enum"].as_array().map(Vec::as_slice).or_else(|| schema.get("const").map(std::slice::from_ref));
    Some(words?.iter().filter_map(Schema::as_str).collect())
}

/// Returns whether a value is of the type that is wanted; what it says is another question.
pub(super) fn takes(schema: &Schema, value: &DeValue) -> bool {
    match (expected(schema), found(value)) {
        (ValueKind::Date, ValueKind::Boolean) => is_moment(schema),
        (ValueKind::List, ValueKind::Text) => is_single(schema),
        (ValueKind::Date, ValueKind::Text) | (ValueKind::Number, ValueKind::Integer) => true,
        (ValueKind::Number, ValueKind::Text) => is_decimal(schema),
        (ValueKind::Text, ValueKind::List) => is_one_or_more(schema),
        (expected, found) => expected == found,
    }
}

/// Returns whether a text may be a list of them, too.
pub(super) fn is_one_or_more(schema: &Schema) -> bool {
    schema["type"][1] == "array"
}

/// Returns whether a number is kept as the digits that were written, and may be a text.
pub(super) fn is_decimal(schema: &Schema) -> bool {
    schema["format"] == "decimal"
}

/// Returns whether a date may have a time, or be a month or `false`.
pub(super) fn is_moment(schema: &Schema) -> bool {
    schema["format"] == "moment"
}

/// Returns whether a single text may stand for a list with nothing else in it.
pub(super) fn is_single(schema: &Schema) -> bool {
    schema["type"][0] == "array" && schema["type"][1] == "string"
}

/// Returns the type that is wanted; alternatives are tables.
pub(super) fn expected(schema: &Schema) -> ValueKind {
    if schema["format"] == "date" || is_moment(schema) {
        return ValueKind::Date;
    }
    if schema.get("anyOf").is_some() {
        return ValueKind::Table;
    }
    match schema["type"].as_str().or_else(|| schema["type"][0].as_str()) {
        Some("integer") => ValueKind::Integer,
        Some("number") => ValueKind::Number,
        Some("boolean") => ValueKind::Boolean,
        Some("array") => ValueKind::List,
        Some("object") => ValueKind::Table,
        _ => ValueKind::Text,
    }
}

/// Returns the type that a value has.
pub(super) fn found(value: &DeValue) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::Text,
        DeValue::Integer(_) => ValueKind::Integer,
        DeValue::Float(_) => ValueKind::Number,
        DeValue::Boolean(_) => ValueKind::Boolean,
        DeValue::Datetime(_) => ValueKind::Date,
        DeValue::Array(_) => ValueKind::List,
        DeValue::Table(_) => ValueKind::Table,
    }
}
