//! Items whose data have still to be chosen.

use crate::model::{Article, Block, Body, Continued, Inline, Item, is_open};
use crate::read::typed::{Maybe, Words};
use crate::source::{Located, Place, SourceId};

/// Returns what stands in the place of a table or chart whose `data` is open: its title, and that it is open.
pub(super) fn open_item(title: &Maybe<Words>, data: &Maybe<Words>, file: SourceId) -> Option<Item> {
    let at = |text: &Maybe<Words>| {
        let (words, range) = text.get().zip(text.range())?;
        Some(Located { value: words.0.clone(), place: Place::new(file, range) })
    };
    let open = at(data).filter(|data| is_open(&data.value))?;
    let body = Body { blocks: vec![Block::Paragraph(vec![Inline::Text(open)])] };
    Some(match at(title) {
        Some(title) => Item::Article(Article {
            title,
            subtitle: None,
            info: Vec::new(),
            instructions: Vec::new(),
            note: None,
            to: Vec::new(),
            beside: None,
            body,
            source: None,
        }),
        None => Item::Continued(Continued { body, source: None }),
    })
}
