//! The reference of the rules is what `typeset explain` says.

use expect_test::expect_file;

use crate::support::{root, run};

#[test]
fn the_reference_is_made_from_the_rules() {
    for (file, lang) in [("docs/rules.zh.md", "zh"), ("docs/rules.md", "en")] {
        let run = run(&root(), &["explain", "--all", "--lang", lang]);
        assert_eq!(run.code, 0, "{}", run.err);
        expect_file![root().join(file)].assert_eq(&String::from_utf8(run.out).unwrap());
    }
}
