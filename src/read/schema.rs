//! The JSON Schema of the files, as editors' tools read it.

use serde_json::{Map, Value};

use super::typed;
use crate::messages::Lang;

/// Tables that have keys of another, which mean the same there.
const LIKE: [(&str, &str); 1] = [("AttachmentFile", "TableFile")];

/// Returns the JSON Schema of a file as text, its keys described in a language.
pub fn text<T: schemars::JsonSchema>(lang: Lang) -> String {
    let mut schema = Value::from(typed::schema::<T>());
    let root = schema["title"].as_str().unwrap_or_default().to_owned();
    describe(&mut schema, &root, lang);
    if let Some(definitions) = schema.get_mut("definitions").and_then(Value::as_object_mut) {
        for (name, definition) in definitions {
            describe(definition, name, lang);
        }
    }
    serde_json::to_string_pretty(&schema).expect("a schema has only text keys") + "\n"
}

/// Describes a table and its keys; lists alternatives have no keys of their own.
fn describe(schema: &mut Value, name: &str, lang: Lang) {
    let Some(schema) = schema.as_object_mut() else { return };
    set(schema, lang.schema_description(name));
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (key, property) in properties {
        if let Some(property) = property.as_object_mut() {
            let own = lang.schema_description(&format!("{name}.{key}"));
            let like = || LIKE.iter().find(|(one, _)| *one == name);
            set(property, own.or_else(|| lang.schema_description(&format!("{}.{key}", like()?.1))));
        }
    }
}

fn set(schema: &mut Map<String, Value>, description: Option<&str>) {
    if let Some(description) = description {
        schema.insert("description".into(), description.into());
    }
}
