//! Turns the data of a periodical government bulletin into the finished issue.
//!
//! Data flows one way: files → `model` → `check` → `document` → `layout` →
//! `rendition`. The modules below stand in that order, lowest first, and a
//! module uses only modules above it; `tests/tidy.rs` enforces the rule.
//! `ARCHITECTURE.md` explains what each one holds.

pub mod hanzi;
pub mod messages;
pub mod source;
pub mod diag;
pub mod model;
pub mod content;
pub mod read;
pub mod fonts;
pub mod check;
pub mod tables;
pub mod charts;
pub mod document;
pub mod layout;
pub mod pdf;
pub mod archive;
pub mod preflight;
pub mod compare;
pub mod rendition;
pub mod fixes;
pub mod cli;
