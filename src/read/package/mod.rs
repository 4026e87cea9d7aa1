//! Packages of parts in XML, as office programs write them: unpacked and walked within limits.
//!
//! Workbooks and Word documents are read through here, and nothing of a
//! package is ever written to a disk or looked up outside of it.

mod directory;
mod parts;
mod relations;
mod tree;
mod xml;

pub(super) use parts::{Broken, Parts};
pub(super) use relations::{Relation, Target, relations};
pub(super) use tree::{Element, Flaw, Node, tree_within};
pub(super) use xml::{Walk, attribute, is_set, number, push_text};
