//! All tests in one binary: Cargo would build each file of its own again.

#![expect(unreachable_pub, reason = "a binary has no outside; pub says what other files of it use")]

mod books;
mod support;
mod word;

mod archive;
mod arranged;
mod charts;
mod check;
mod cli;
mod damaged;
mod determinism;
mod docx;
mod docx_hostile;
mod docx_in;
mod extract;
mod figures;
mod impose;
mod impose_pdf;
mod impose_unsound;
mod kit;
mod large;
mod lists;
mod pages;
mod pdf;
mod pictures;
mod places;
mod preflight;
mod preflight_damage;
mod print;
mod proofread;
mod properties;
mod reference;
mod refused;
mod rules;
mod samples;
mod same;
mod same_damage;
mod schema;
mod sheets;
mod stress;
mod sums;
mod tables;
mod templates;
mod text;
mod tidy;
mod typography;
mod verify;
mod word_round;
mod words;
mod workbook;
mod workbook_faults;
mod workbook_oracle;
mod workbook_variants;
