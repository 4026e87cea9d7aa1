//! Styles of a document: what of them tells titles, headings and lists apart.

use std::collections::HashMap;

use crate::read::package::Element;

/// Most steps from a style to those that it is based on.
const STEPS: usize = 20;

/// What a paragraph is by its style or its own properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// Running text.
    Text,
    /// The title.
    Title,
    /// A second line below the title.
    Subtitle,
    /// The words above a table or below a picture.
    Caption,
    /// An entry in a list of contents, or its head.
    Contents,
    /// A heading, from 1.
    Heading(u8),
}

/// The side at which a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Side {
    #[default]
    Left,
    Center,
    Right,
}

/// Where characters stand beside the others of their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Lift {
    #[default]
    Level,
    Raised,
    Lowered,
}

#[derive(Debug, Default)]
struct Style {
    /// Its name in lower case; Word keeps the English names of its own styles in every language.
    name: String,
    based_on: Option<String>,
    paragraph: Properties,
    characters: Characters,
}

/// Properties of a paragraph that matter here; `None` where nothing is said.
#[derive(Debug, Default, Clone)]
pub(super) struct Properties {
    pub(super) side: Option<Side>,
    /// White at its left in twips, that of its first line included.
    pub(super) indent: Option<i64>,
    /// Whether it begins a page.
    pub(super) opens: bool,
    /// Level in the outline from 0; 9 is running text.
    pub(super) outline: Option<u32>,
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

/// Properties of characters that matter here; `None` where nothing is said.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Characters {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    /// Whether small letters are shown as capitals.
    pub(super) capitals: Option<bool>,
    pub(super) lift: Option<Lift>,
    /// Type size in half points.
    pub(super) size: Option<u32>,
}

impl Properties {
    /// Reads `w:pPr`.
    pub(super) fn read(element: Option<&Element>) -> Self {
        let Some(element) = element else { return Self::default() };
        let numbering = element.child("w:numPr");
        Self {
            side: element.val("w:jc").map(|word| match word {
                "center" => Side::Center,
                "right" | "end" => Side::Right,
                _ => Side::Left,
            }),
            indent: element.child("w:ind").map(|indent| {
                let twips = |key| indent.get(key).and_then(|length| length.trim().parse::<i64>().ok()).unwrap_or(0);
                twips("left").max(twips("start")).saturating_add(twips("firstLine"))
            }),
            opens: element.toggle("w:pageBreakBefore").unwrap_or(false),
            outline: element.number("w:outlineLvl"),
            list: numbering.and_then(|list| list.val("w:numId")).map(str::to_owned),
            level: numbering.and_then(|list| list.number("w:ilvl")).map(|level| level as usize),
        }
    }
}

impl Characters {
    /// Reads `w:rPr`.
    pub(super) fn read(element: Option<&Element>) -> Self {
        let Some(element) = element else { return Self::default() };
        Self {
            bold: element.toggle("w:b"),
            hidden: element.toggle("w:vanish"),
            struck: element.toggle("w:strike").or_else(|| element.toggle("w:dstrike")),
            capitals: element.toggle("w:caps"),
            lift: element.val("w:vertAlign").map(|place| match place {
                "superscript" => Lift::Raised,
                "subscript" => Lift::Lowered,
                _ => Lift::Level,
            }),
            size: element.number("w:sz"),
        }
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn new(root: &Element) -> Self {
        let mut styles = Self::default();
        for element in root.children().filter(|child| child.is("w:style")) {
            let Some(id) = element.get("styleId") else { continue };
            let usual = matches!(element.get("default"), Some("1" | "true" | "on"));
            if usual && element.get("type") == Some("paragraph") {
                styles.usual = Some(id.to_owned());
            }
            let name = element.val("w:name").unwrap_or_default().trim().to_lowercase();
            let mut characters = Characters::read(element.child("w:rPr"));
            // What it emphasises by is its own affair: 黑体 here, a colour elsewhere.
            if name == "strong" {
                characters.bold = characters.bold.or(Some(true));
            }
            let style = Style {
                name,
                based_on: element.val("w:basedOn").map(str::to_owned),
                paragraph: Properties::read(element.child("w:pPr")),
                characters,
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// Returns the name of a style, in lower case.
    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.styles.get(id).map(|style| style.name.as_str())
    }

    /// Returns the style of a paragraph that names this one, or none.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&'s str>) -> Option<&'s str> {
        named.or(self.usual.as_deref())
    }

    /// Tells what a paragraph is by its properties and its style.
    pub(super) fn rank(&self, own: &Properties, style: Option<&str>) -> Rank {
        let named = self.find(style, |style| rank_of_name(&style.name)).unwrap_or(Rank::Text);
        let outline = own.outline.or_else(|| self.find(style, |style| style.paragraph.outline));
        match (named, outline) {
            (Rank::Text | Rank::Heading(_), Some(level)) if level < 9 => Rank::Heading(level as u8 + 1),
            (Rank::Heading(_), Some(_)) => Rank::Text,
            (named, _) => named,
        }
    }

    /// Returns the side at which a paragraph stands.
    pub(super) fn side(&self, own: &Properties, style: Option<&str>) -> Side {
        own.side.or_else(|| self.find(style, |style| style.paragraph.side)).unwrap_or_default()
    }

    /// Returns the list and the level that a paragraph belongs to by itself or by its style, which comes with it.
    pub(super) fn list<'s>(&'s self, own: &'s Properties, style: Option<&'s str>) -> Option<(&'s str, Option<usize>)> {
        let styled = self.find(style, |style| style.paragraph.list.as_deref());
        let level = own.level.or_else(|| self.find(style, |style| style.paragraph.level));
        // List 0 takes a paragraph out of the list of its style.
        let list = own.list.as_deref().or(styled).filter(|list| list.trim() != "0")?;
        Some((list, level))
    }

    /// Returns a property of characters by a style.
    pub(super) fn characters<T>(&self, style: Option<&str>, pick: impl Fn(&Characters) -> Option<T>) -> Option<T> {
        self.find(style, |style| pick(&style.characters))
    }

    /// Returns what the nearest of a style and those that it is based on has to say.
    fn find<'s, T>(&'s self, style: Option<&str>, pick: impl Fn(&'s Style) -> Option<T>) -> Option<T> {
        let mut next = self.styles.get(style?);
        for _ in 0..STEPS {
            let style = next?;
            let picked = pick(style);
            if picked.is_some() {
                return picked;
            }
            next = style.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        None
    }
}

fn rank_of_name(name: &str) -> Option<Rank> {
    let heading = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "));
    let level = heading.and_then(|level| level.trim().parse().ok()).filter(|level| (1..=9).contains(level));
    match name {
        _ if level.is_some() => level.map(Rank::Heading),
        "title" | "标题" => Some(Rank::Title),
        "subtitle" | "副标题" => Some(Rank::Subtitle),
        "caption" | "题注" | "table caption" | "image caption" => Some(Rank::Caption),
        "toc heading" => Some(Rank::Contents),
        _ if name.starts_with("toc ") || name.starts_with("目录 ") => Some(Rank::Contents),
        "normal" | "正文" => Some(Rank::Text),
        _ => None,
    }
}
