//! What is made of the finished pages.

pub mod output;
pub mod pdf;
