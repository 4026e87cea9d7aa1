//! Templates: written out, replaced, compared, and kept inside the issue's folder.

use typeset::layout::templates::built_in;

use crate::support::{Case, article, root, run};

fn sound() -> Case {
    Case::with_sections(&article("标题", "正文。"))
}

#[test]
fn a_file_of_the_same_name_replaces_the_built_in_one() {
    let case = sound();
    let copied = run(case.path(), &["template", "copy", "article.typ"]);
    assert_eq!(copied.code, 0, "{}", copied.err);
    let path = case.path().join("templates/article.typ");
    let text = std::fs::read_to_string(&path).unwrap();
    let case = case.file(
        "templates/article.typ",
        text.replace("mark: [◇]", "mark: [◆]").replace(
            "  text-blocks(\n    blocks: part.blocks,\n    depth: part.level,",
            "  [新样式]\n  text-blocks(\n    blocks: part.blocks,\n    depth: part.level,",
        ),
    );
    assert!(case.lay_out().text().contains("新样式"));
    let diff = String::from_utf8(run(case.path(), &["template", "diff", "issue.toml"]).out).unwrap();
    assert!(diff.contains("--- templates/article.typ") && diff.contains("+") && diff.contains("◆"), "{diff}");
}

#[test]
fn the_publications_templates_are_used_too() {
    let case = Case::with_issue("")
        .file("publication.toml", "name = \"刊名\"\nissuer = \"单位\"\n")
        .file("templates/footer.typ", "#let footer(imprint: none) = [刊物的版记]\n")
        .file("01/issue.toml", "year = 2026\nnumber = 1\ndate = 2026-03-01\n");
    let laid_out = crate::support::LaidOut::new(&case.path().join("01/issue.toml"));
    assert!(laid_out.text().contains("刊物的版记"));
}

#[test]
fn copied_templates_are_not_overwritten() {
    let case = sound().file("templates/style.typ", "mine");
    let all = run(case.path(), &["template", "copy"]);
    assert_eq!(all.code, 0);
    let style = || std::fs::read_to_string(case.path().join("templates/style.typ")).unwrap();
    assert_eq!(style(), "mine");
    assert!(all.err.contains("没有动它"), "{}", all.err);
    run(case.path(), &["template", "copy", "--force", "style.typ"]);
    assert_ne!(style(), "mine");
    let unknown = run(case.path(), &["template", "copy", "nothing.typ"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("masthead.typ"), "{}", unknown.err);
}

#[test]
fn copied_templates_make_the_same_pdf() {
    let case = sound();
    assert_eq!(case.run(&["-o", "a.pdf"]).code, 0);
    run(case.path(), &["template", "copy"]);
    assert_eq!(case.run(&["-o", "b.pdf"]).code, 0);
    let read = |name| std::fs::read(case.path().join(name)).unwrap();
    assert!(read("a.pdf") == read("b.pdf"));
}

#[test]
fn nothing_outside_the_folder_can_be_read() {
    let secret = tempfile::tempdir().unwrap();
    std::fs::write(secret.path().join("secret.txt"), "机密内容").unwrap();
    let absolute = secret.path().join("secret.txt");
    for path in [absolute.to_str().unwrap(), "../secret.txt", "/link.txt", "link.txt", "/folder/secret.txt"] {
        let template = format!("#let footer(imprint: none) = read(\"{path}\")\n");
        let case = sound().file("templates/footer.typ", template);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&absolute, case.path().join("link.txt")).unwrap();
            std::os::unix::fs::symlink(secret.path(), case.path().join("folder")).unwrap();
        }
        let run = case.run(&[]);
        assert_eq!(run.code, 1, "{path}: {}", run.err);
        assert!(!run.err.contains("机密内容"));
    }
}

#[cfg(unix)]
#[test]
fn a_template_folder_that_is_a_link_outside_is_ignored() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("footer.typ"), "#let footer(imprint: none) = [外来]\n").unwrap();
    let case = sound();
    std::os::unix::fs::symlink(outside.path(), case.path().join("templates")).unwrap();
    assert!(!case.lay_out().text().contains("外来"));
}

#[test]
fn templates_use_no_dangerous_function() {
    for entry in std::fs::read_dir(root().join("templates")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["eval(", "plugin(", "read(", "sys.inputs", "@preview"] {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn the_data_can_be_had_for_a_typst_editor() {
    let case = sound();
    let out = run(case.path(), &["template", "data", "issue.toml"]);
    let data: serde_json::Value = serde_json::from_slice(&out.out).unwrap();
    assert_eq!(data["contract"], 3);
    assert_eq!(data["parts"][0]["title"], "标题");
}

#[test]
fn a_template_that_hides_its_texts_from_the_rules_is_told() {
    let old = built_in("article.typ").unwrap().replace("#import \"written.typ\": placed\n", "");
    let old = old.replace("let part = placed(part)\n", "");
    let case = Case::with_sections(&article("标题", "正文。")).file("templates/article.typ", old);
    let run = case.run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("templates/article.typ”没有标出文字的出处"), "{}", run.err);
    let case = case.file("templates/article.typ", built_in("article.typ").unwrap());
    assert!(!case.run(&[]).err.contains("出处"));
}

#[test]
fn built_in_templates_draw_data_of_ones_own_that_has_no_places() {
    let blocks = "((kind: \"paragraph\", text: ((kind: \"text\", text: \"自写的话\"),)),)";
    let own = format!(
        "{}\n#notice(box: (title: \"说明\", blocks: {blocks}))\n#section(part: (title: \"【自写】\"))\n\
         #footer(imprint: (distribution: ((label: \"送：\", text: \"自写单位\"),), imprint: (), website: none, \
         copies: none, new_page: false, blanks: 0))\n",
        built_in("main.typ").unwrap()
    );
    let case = Case::with_sections(&article("标题", "正文。")).file("templates/main.typ", own);
    let text = case.lay_out().text();
    for words in ["说明自写的话", "【自写】", "送：自写单位"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_word_in_a_comment_is_no_mark() {
    let old = built_in("article.typ").unwrap().replace("#import \"written.typ\": placed\n", "// written.typ\n");
    let old = old.replace("let part = placed(part)\n", "");
    let case = Case::with_sections(&article("标题", "正文。")).file("templates/article.typ", old);
    assert!(case.run(&[]).err.contains("没有标出文字的出处"));
}

#[test]
fn a_changed_template_that_word_knows_nothing_of_is_told() {
    let case = sound();
    let both = ["--lang", "zh", "--format", "pdf,docx"];
    let told = |run: &crate::support::Run| run.err.contains("改过的模板只用于 PDF");
    assert!(!told(&case.run(&both)));
    run(case.path(), &["template", "copy", "notice.typ"]);
    let run = case.run(&both);
    assert!(run.code == 0 && told(&run) && run.err.contains("notice.typ"), "{}", run.err);
    assert!(!told(&case.run(&["--lang", "zh", "-o", "b.pdf"])));
}
