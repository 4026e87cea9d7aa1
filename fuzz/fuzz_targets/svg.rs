//! Any text as a drawing: judged without a fault, and what passes is parsed and walked within the fuzzer's limits.
//!
//! Run it with limits of time and memory, as `-timeout=20 -rss_limit_mb=1500`: they are what the judging promises.

#![no_main]

use libfuzzer_sys::fuzz_target;
use typeset::messages::Unsound;
use typeset::picture::svg::{Refusal, after, before};

fuzz_target!(|text: &str| {
    judge(text);
    judge(&format!("<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>{text}</svg>"));
});

fn judge(text: &str) {
    let judged = before(text.as_bytes(), &|_| None);
    assert!(!matches!(judged, Err(Refusal::Unsound(Unsound::Fault { .. }))), "{judged:?}");
    if judged.is_ok()
        && let Ok(tree) = usvg::Tree::from_str(text, &usvg::Options::default())
    {
        // Whether it is too much or not, the walk ends.
        let _ = after(&tree, None);
    }
}
