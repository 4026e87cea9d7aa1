//! Reads Word documents for the tests: a package of XML parts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::support::squeeze;

/// An XML element.
#[derive(Debug, Clone, Default)]
pub struct El {
    name: String,
    attributes: BTreeMap<String, String>,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    El(El),
    Text(String),
}

impl El {
    /// Parses a part; panics where it is not well formed.
    fn parse(bytes: &[u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().check_end_names = true;
        let mut open = vec![Self::default()];
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().nodes.push(Node::El(Self::of(&start))),
                Event::End(_) => {
                    let el = open.pop().unwrap();
                    open.last_mut().unwrap().nodes.push(Node::El(el));
                }
                Event::Text(text) => open.last_mut().unwrap().nodes.push(Node::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => {
                    let text = match entity.as_ref() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("&{other};"),
                    };
                    open.last_mut().unwrap().nodes.push(Node::Text(text.to_owned()));
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        assert_eq!(open.len(), 1, "an element is not closed");
        let root = open.pop().unwrap();
        root.elements().next().unwrap().clone()
    }

    fn of(start: &BytesStart) -> Self {
        let attribute = |attribute: quick_xml::events::attributes::Attribute| {
            let value = attribute.value.into_owned();
            let value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
            (attribute.key.as_ref().to_owned(), value.replace("&amp;", "&"))
        };
        let attributes = start.attributes().map(|found| attribute(found.unwrap())).collect();
        Self { name: start.name().as_ref().to_owned(), attributes, nodes: Vec::new() }
    }

    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn elements(&self) -> impl Iterator<Item = &El> {
        self.nodes.iter().filter_map(|node| if let Node::El(el) = node { Some(el) } else { None })
    }

    /// Returns the children of a name.
    pub fn children<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e El> {
        self.elements().filter(move |el| el.name == name)
    }

    /// Returns the first element of a path of names.
    pub fn find(&self, path: &str) -> Option<&El> {
        path.split('/').try_fold(self, |el, name| el.elements().find(|child| child.name == name))
    }

    /// Returns the `w:val` of the first element of a path.
    pub fn value(&self, path: &str) -> Option<String> {
        self.find(path)?.attr("w:val").map(str::to_owned)
    }

    /// Returns all elements of a name below, in their order.
    pub fn all(&self, name: &str) -> Vec<&El> {
        let mut found = Vec::new();
        for el in self.elements() {
            if el.name == name {
                found.push(el);
            }
            found.extend(el.all(name));
        }
        found
    }

    /// Returns a style by its id, of the part that holds them.
    pub fn style(&self, id: &str) -> &El {
        self.children("w:style").find(|style| style.attr("w:styleId") == Some(id)).unwrap()
    }

    /// Returns the text that stands in the element itself.
    pub fn text(&self) -> String {
        self.nodes
            .iter()
            .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
            .collect()
    }

    /// Returns what a reader sees of the element: texts, tabs and line breaks of its runs.
    pub fn text_of_runs(&self) -> String {
        let piece = |el: &El| match el.name.as_str() {
            "w:t" => el.text(),
            "w:tab" if el.attr("w:val").is_none() => "\t".to_owned(),
            "w:br" => "\n".to_owned(),
            _ => el.text_of_runs(),
        };
        self.elements().map(piece).collect()
    }
}

/// The lists of a document: definitions by their ids, and how far Word has counted each definition.
struct Lists {
    definitions: BTreeMap<String, El>,
    uses: BTreeMap<String, El>,
    counts: BTreeMap<String, [u32; 9]>,
    begun: BTreeSet<(String, usize)>,
}

impl Lists {
    fn of(numbering: &El) -> Self {
        let by = |name: &str, id: &str| {
            numbering.children(name).map(|el| (el.attr(id).unwrap().to_owned(), el.clone())).collect()
        };
        Self {
            definitions: by("w:abstractNum", "w:abstractNumId"),
            uses: by("w:num", "w:numId"),
            counts: BTreeMap::new(),
            begun: BTreeSet::new(),
        }
    }

    fn next(&mut self, list: &str, level: usize) -> String {
        let used = &self.uses[list];
        let id = used.value("w:abstractNumId").unwrap();
        let at = |el: &&El| el.attr("w:ilvl") == Some(level.to_string().as_str());
        let own = self.definitions[&id].children("w:lvl").find(at).unwrap();
        let start = used.children("w:lvlOverride").find(at).and_then(|el| el.value("w:startOverride"));
        let counts = self.counts.entry(id).or_default();
        if let Some(start) = start.filter(|_| self.begun.insert((list.to_owned(), level))) {
            counts[level] = start.parse::<u32>().unwrap() - 1;
        }
        counts[level] += 1;
        counts[level + 1..].fill(0);
        let count = counts[level];
        let digits: Vec<char> = "零一二三四五六七八九十".chars().collect();
        let number = match own.value("w:numFmt").unwrap().as_str() {
            "bullet" | "none" => return String::new(),
            "decimal" => count.to_string(),
            "chineseCountingThousand" if count <= 10 => digits[count as usize].to_string(),
            "chineseCountingThousand" if count < 20 => format!("十{}", digits[count as usize - 10]),
            "decimalEnclosedCircleChinese" => char::from_u32(0x2460 + count - 1).unwrap().to_string(),
            form => panic!("{form} {count}"),
        };
        own.value("w:lvlText").unwrap().replace(&format!("%{}", level + 1), &number)
    }
}

/// A section.
pub struct Section {
    pub lies: bool,
    pub width: String,
    pub height: String,
    pub start: String,
    /// Kind and pitch of its grid.
    pub grid: (String, String),
    /// The parts of its footers, by kind.
    pub footers: BTreeMap<String, String>,
    /// How many tables stand in it.
    pub tables: usize,
}

/// A Word document.
pub struct Word {
    parts: BTreeMap<String, Vec<u8>>,
    document: El,
    styles: El,
}

impl Word {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            parts.insert(file.name().unwrap().into_owned(), content);
        }
        let (document, styles) = (El::parse(&parts["word/document.xml"]), El::parse(&parts["word/styles.xml"]));
        let word = Self { parts, document, styles };
        word.xml().for_each(|(_, bytes)| drop(El::parse(bytes)));
        word
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    pub fn bytes(&self, name: &str) -> &[u8] {
        &self.parts[name]
    }

    /// Returns the names and contents of the XML parts.
    pub fn xml(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let is_xml = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
        self.parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).filter(move |(name, _)| is_xml(name))
    }

    pub fn part(&self, name: &str) -> El {
        El::parse(&self.parts[name])
    }

    pub fn body(&self) -> &El {
        self.document.find("w:body").unwrap()
    }

    /// Returns all paragraphs, those in tables too.
    pub fn paragraphs(&self) -> impl Iterator<Item = &El> {
        self.body().all("w:p").into_iter()
    }

    /// Returns all paragraphs with the number that Word shows before each, if it counts it.
    pub fn numbered(&self) -> Vec<(&El, String)> {
        let mut lists = Lists::of(&self.part("word/numbering.xml"));
        let numbered = |paragraph| {
            let styled = |path: &str| self.styled(&Self::style(paragraph), path);
            let of = |path: &str| paragraph.value(path).or_else(|| styled(path));
            let list = of("w:pPr/w:numPr/w:numId");
            let level = of("w:pPr/w:numPr/w:ilvl").map_or(0, |level| level.parse().unwrap());
            (paragraph, list.map(|list| lists.next(&list, level)).unwrap_or_default())
        };
        self.paragraphs().map(numbered).collect()
    }

    /// Returns all text, a line for each paragraph.
    pub fn text(&self) -> String {
        self.numbered().into_iter().map(|(paragraph, number)| number + &paragraph.text_of_runs() + "\n").collect()
    }

    /// Returns the id of a paragraph's style.
    pub fn style(paragraph: &El) -> String {
        paragraph.value("w:pPr/w:pStyle").unwrap_or_default()
    }

    /// Returns the ids of all styles.
    pub fn styles(&self) -> BTreeSet<&str> {
        self.styles.children("w:style").filter_map(|style| style.attr("w:styleId")).collect()
    }

    /// Returns the value of a property of a style.
    pub fn styled(&self, id: &str, path: &str) -> Option<String> {
        self.styles.children("w:style").find(|style| style.attr("w:styleId") == Some(id))?.value(path)
    }

    /// Returns the headings with their depth in the outline, from 1, without white space.
    pub fn outline(&self) -> Vec<(u8, String)> {
        let depth = |paragraph: &El| {
            let path = "w:pPr/w:outlineLvl";
            let level = paragraph.value(path).or_else(|| self.styled(&Self::style(paragraph), path))?;
            level.parse::<u8>().ok().map(|level| level + 1)
        };
        let line = |(p, number): (&El, String)| Some((depth(p)?, squeeze(&(number + &p.text_of_runs()))));
        self.numbered().into_iter().filter_map(line).collect()
    }

    /// Returns the tables of a style.
    pub fn tables<'w>(&'w self, style: &'w str) -> impl Iterator<Item = &'w El> {
        let of_style = move |table: &&El| table.value("w:tblPr/w:tblStyle").as_deref() == Some(style);
        self.body().children("w:tbl").filter(of_style)
    }

    /// Returns the columns that a cell covers.
    pub fn columns(cell: &El) -> usize {
        cell.value("w:tcPr/w:gridSpan").map_or(1, |span| span.parse().unwrap())
    }

    /// Returns the texts of a table by row and column; what a cell covers besides its first place is empty.
    pub fn cells(table: &El) -> Vec<Vec<String>> {
        let row = |row: &El| {
            let places = |cell: &El| {
                let text = cell.children("w:p").map(El::text_of_runs).collect::<Vec<_>>().join("\n");
                [text]
                    .into_iter()
                    .chain(std::iter::repeat_n(String::new(), Self::columns(cell) - 1))
                    .collect::<Vec<_>>()
            };
            row.children("w:tc").flat_map(places).collect()
        };
        table.children("w:tr").map(row).collect()
    }

    /// Returns the sections in their order.
    pub fn sections(&self) -> Vec<Section> {
        let relations = self.part("word/_rels/document.xml.rels");
        let target = |id: &str| {
            let found = relations.children("Relationship").find(|relation| relation.attr("Id") == Some(id)).unwrap();
            format!("word/{}", found.attr("Target").unwrap())
        };
        let mut tables = 0;
        let mut sections = Vec::new();
        for el in self.body().elements() {
            tables += usize::from(el.name == "w:tbl");
            let own = if el.name == "w:sectPr" { Some(el) } else { el.find("w:pPr/w:sectPr") };
            let Some(section) = own else { continue };
            let size = section.find("w:pgSz").unwrap();
            let grid = section.find("w:docGrid").unwrap();
            let text = |el: &El, name: &str| el.attr(name).unwrap_or_default().to_owned();
            let footers = section.children("w:footerReference");
            sections.push(Section {
                lies: size.attr("w:orient") == Some("landscape"),
                width: text(size, "w:w"),
                height: text(size, "w:h"),
                start: section.value("w:type").unwrap(),
                grid: (text(grid, "w:type"), text(grid, "w:linePitch")),
                footers: footers.map(|el| (text(el, "w:type"), target(el.attr("r:id").unwrap()))).collect(),
                tables: std::mem::take(&mut tables),
            });
        }
        sections
    }
}
