//! Punctuation marks and the way of writing numbers: what the rules say.

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum PunctuationFault {}

impl PunctuationFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        match *self {}
    }

    pub(in crate::messages) fn en(&self) -> Words {
        match *self {}
    }
}
