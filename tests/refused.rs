//! What the compiler and the system refuse, told in plain words.

use crate::support::{Case, Run, article, program, root};

fn with_epoch(case: &Case, value: &str) -> Run {
    let mut command = program(case.path(), &["issue.toml", "--for", "archive", "-o", "a.pdf"]);
    command.env("SOURCE_DATE_EPOCH", value).output().unwrap().into()
}

#[test]
fn an_epoch_that_is_no_date_is_told_and_left_aside() {
    let case = Case::with_sections(&article("标题", "正文。"));
    for value in ["abc", "99999999999999", "-5", "1.5"] {
        let run = with_epoch(&case, value);
        assert_eq!(run.code, 0, "{value}: {}", run.err);
        assert!(run.err.contains(&format!("SOURCE_DATE_EPOCH 的值“{value}”不能用")), "{}", run.err);
    }
    for value in ["", "0", "253402300799"] {
        let run = with_epoch(&case, value);
        assert!(run.code == 0 && !run.err.contains("SOURCE_DATE_EPOCH"), "{value}: {}", run.err);
    }
}

#[test]
fn inks_in_an_archive_are_told_with_what_to_write_instead() {
    let article_template = std::fs::read_to_string(root().join("templates/article.typ")).unwrap();
    let plain = "lines.join(linebreak())";
    assert!(article_template.contains(plain));
    let inked = article_template.replacen(plain, &format!("text(fill: cmyk(0%, 100%, 100%, 0%), {plain})"), 1);
    let case = Case::with_sections(&article("标题", "正文。")).file("templates/article.typ", inked);
    let run = case.run(&["--for", "archive"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for part in ["四色（CMYK）", "rgb(…) 或 luma(…)", "原话：PDF/A-3a"] {
        assert!(run.err.contains(part), "{part}: {}", run.err);
    }
    let english = case.run(&["--for", "archive", "--lang", "en"]);
    assert!(english.err.contains("write rgb(…) or luma(…)"), "{}", english.err);
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_told_in_plain_words() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let run = case.run(&["-o", "/dev/full"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("磁盘满了") && run.err.contains("腾出空间"), "{}", run.err);
    assert!(!run.err.contains("os error"), "{}", run.err);
}
