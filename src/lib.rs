//! Turns the data of a periodical government bulletin into the finished issue.
//!
//! Data flows one way: files → `model` → `check` → `document` → `layout` →
//! `rendition`. The modules below stand in that order, lowest first, and a
//! module uses only modules above it; `tests/tidy.rs` enforces the rule.
//! `ARCHITECTURE.md` explains what each one holds.
//!
//! The program is a thin layer above [`pipeline`], and any other program can
//! stand in its place. Without the feature `cli` the package reads no
//! arguments, prints nothing and needs no crate for either:
//!
//! ```
//! use typeset::fonts::Bundle;
//! use typeset::messages::Lang;
//! use typeset::pipeline::{Engine, Options};
//!
//! let engine = Engine::new(Bundle::from_folder("fonts".as_ref())?);
//! let mut session = engine.open("samples/yaoqing-2026-17/issue.toml");
//! let built = session.build(&Options::default());
//! let said: Vec<String> = built.findings.iter().map(|found| Lang::En.words(&found.problem).message).collect();
//! let pdf = &built.files.first().ok_or_else(|| said.join("\n"))?.bytes;
//! # assert!(pdf.starts_with(b"%PDF-"));
//! # assert_eq!(built.pages().map(|pages| pages.pages().len()), Some(2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod memory;
pub mod guard;
pub mod hanzi;
pub mod qr;
pub mod messages;
pub mod source;
pub mod picture;
pub mod pdf;
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
pub mod archive;
pub mod preflight;
pub mod compare;
pub mod rendition;
pub mod fixes;
pub mod desk;
pub mod pipeline;
#[cfg(feature = "cli")]
pub mod cli;
