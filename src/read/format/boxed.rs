//! Boxes: short texts in a frame, such as 名词解释.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use crate::messages::Problem;
use crate::model::{Body, Continued, Item};
use crate::read::reader::Reader;
use crate::read::running::quote;
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Located, Place};

/// A box.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "title"]))]
pub struct BoxFile {
    /// Kind of item: a short text in a frame, such as 名词解释.
    pub kind: Maybe<KindOf<Self>>,
    /// Its title, printed in 【】.
    pub title: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md`, `.txt` or `.docx`.
    pub file: Maybe<Words>,
}

impl ItemKind for BoxFile {
    const KIND: &'static str = "box";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        let Some(title) = located(self.title, place.file).map(without_brackets) else {
            reader.error(Problem::MissingKey { key: "title".into(), of_publication: false }, place);
            return Vec::new();
        };
        reader.in_one_line(Some(&title));
        let Body { blocks } = reader.boxed(place.file, &place, self.text, self.file);
        let body = Body { blocks: vec![quote(Some(title), blocks)] };
        vec![Item::Continued(Continued { body, source: None })]
    }
}

/// Takes the brackets off a title that is printed in them anyway.
fn without_brackets(title: Located<String>) -> Located<String> {
    let inside = title.value.trim().strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    match inside.map(str::trim).filter(|inside| !inside.is_empty()) {
        Some(inside) => Located { value: inside.to_owned(), place: title.place },
        None => title,
    }
}
