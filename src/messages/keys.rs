//! What is advised about keys, and what the kinds of items are called.

use super::Lang;

/// The words of an item's `kind` key.
const KINDS: [&str; 9] = ["article", "brief", "ranking", "table", "chart", "picture", "pictures", "box", "board"];

/// What they are called in Chinese.
const CHINESE: [(&str, &str); 9] = [
    ("article", "文章"),
    ("brief", "简讯"),
    ("ranking", "排名"),
    ("table", "统计表"),
    ("chart", "统计图"),
    ("picture", "图片"),
    ("pictures", "并排的图片"),
    ("box", "方框"),
    ("board", "红黑榜"),
];

/// The table that an unknown key stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyTable {
    /// The sort of item that it is.
    pub kind: Option<String>,
    /// Its head, if the key belongs above that.
    pub above: Option<String>,
}

/// Returns a word of an item's `kind` key, with what it is called where that is another language.
fn named_kind(kind: &str, lang: Lang) -> String {
    let name: Option<&str> = say!(lang => Term {
        Zh: CHINESE.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name);
        En: None;
    });
    name.map_or_else(|| format!("\"{kind}\""), |name| format!("\"{kind}\"（{name}）"))
}

/// Says what to do about a key that its table has not; the rest as in `Problem::UnknownKey`.
pub(super) fn hint(
    lang: Lang,
    key: &str,
    near: Option<&str>,
    belongs: Option<&str>,
    head: Option<&str>,
    within: &KeyTable,
) -> String {
    let (kind, above) = (within.kind.as_deref(), within.above.as_deref());
    let home = say!(lang => String {
        match (belongs.unwrap_or_default()) {
            "" => { Zh: "文件最前面，第一个方括号之前"; En: "at the top of the file, before the first bracket" }
            table => { Zh: " {table} 下面"; En: "under {table}" }
        }
    });
    let other_kind = kind.filter(|_| belongs.is_some_and(|table| table.contains(" (kind")));
    let own = say!(lang => String {
        match (other_kind) {
            Some(kind) => {
                let kind = named_kind(kind, lang);
                Zh: "；kind = {kind}没有这一项，请删去这一行，或改 kind";
                En: "; kind = {kind} has no such key: remove the line, or change the kind";
            }
            None => { String::new() }
        }
    });
    say!(lang => String {
        match (near, belongs, head) {
            (_, _, Some(head)) => { Zh: "方括号里请写成 {head}"; En: "write {head} as the head" }
            (Some(near), Some(_), None) => {
                Zh: "是不是想写 {near}？如果不是，“{key}”应写在{home}";
                En: "did you mean `{near}`? If not, `{key}` belongs {home}";
            }
            (Some(near), None, None) => { Zh: "是不是想写 {near}？"; En: "did you mean `{near}`?" }
            (None, Some(_), None) if above.is_some() => {
                let above = above.unwrap_or_default();
                Zh: "“{key}”应写在{home}，这里写到 {above} 里去了：请移到 {above} 这一行的上面{own}";
                En: "`{key}` belongs {home}, but stands in {above}: move it above the line {above}{own}";
            }
            (None, Some(_), None) => { Zh: "“{key}”应写在{home}{own}"; En: "`{key}` belongs {home}{own}" }
            (None, None, None) => {
                Zh: "请删去这一行，或对照说明改成正确的项目名";
                En: "remove this line, or look up the right key";
            }
        }
    })
}

/// Says what to do about a key that is missing.
pub(super) fn missing(lang: Lang, key: &str, of_publication: bool) -> String {
    let kinds = KINDS.map(|kind| named_kind(kind, lang)).join(lang.comma());
    say!(lang => String {
        match (of_publication) {
            true => {
                Zh: "请在 publication.toml 里，或在 issue.toml 的 [publication] 下面，补上 {key} = \"…\"";
                En: "add {key} = \"…\" to publication.toml, or under [publication] in issue.toml";
            }
            false if key == "kind" => {
                Zh: "请补上 {key} = …，可以用的有：{kinds}";
                En: "add {key} = …; possible: {kinds}";
            }
            false => { Zh: "请补上 {key} = …"; En: "add {key} = …" }
        }
    })
}

/// Says what may be written for a word that a key does not take.
pub(super) fn allowed(lang: Lang, key: &str, allowed: &[String], near: Option<&str>) -> String {
    let allowed = match key {
        "kind" => allowed.iter().map(|kind| named_kind(kind, lang)).collect::<Vec<_>>().join(lang.comma()),
        _ => allowed.join(lang.comma()),
    };
    say!(lang => String {
        match (near) {
            Some(near) => {
                Zh: "是不是想写 \"{near}\"？可以用的有：{allowed}";
                En: "did you mean \"{near}\"? Possible: {allowed}";
            }
            None => { Zh: "可以用的有：{allowed}"; En: "possible: {allowed}" }
        }
    })
}
