//! Packages of parts in XML, as office programs write them: unpacked and walked within limits.
//!
//! Workbooks and Word documents are read through here, and nothing of a
//! package is ever written to a disk or looked up outside of it.

mod parts;
mod relations;
mod tree;
mod xml;

pub(super) use parts::Parts;
pub(super) use relations::{Relation, Target, relations};
pub(super) use tree::{Element, Flaw, Node, tree_within};
pub(super) use xml::{Walk, attribute, is_set, number, push_text};

use crate::messages::BadBook;

/// Why a package, or a part of it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is cut short or its contents make no sense.
    Damaged,
    /// It has a password.
    Encrypted,
    /// It unpacks to more than anybody needs.
    TooLarge,
    /// A part has a name that leads out of the package.
    Outside(String),
}

impl From<Broken> for BadBook {
    fn from(why: Broken) -> Self {
        match why {
            Broken::Damaged | Broken::Outside(_) => Self::Damaged,
            Broken::Encrypted => Self::Encrypted,
            Broken::TooLarge => Self::TooLargeInside,
        }
    }
}
