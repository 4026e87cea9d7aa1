//! What a tagged PDF says, read by its structure (ISO 32000-1 14.7 and 14.8).

mod table;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lopdf::{Dictionary, Object, ObjectId};

use crate::content::{Block, CELL_LIMIT, Content, Passage, SOFT, TEXT_LIMIT};
use crate::messages::{BadPdf, CompareFault, Problem, Stand};
use crate::pdf::{Pdf, dict_of};
use words::{Faces, Marked, Pen, spoken, words};

/// Most operators of all pages; a dense page has ten thousand.
const OPERATORS: usize = 30_000_000;
/// How deep the structure may be.
const DEPTH: usize = 60;
/// Most elements of the structure, and contents that they refer to.
const ELEMENTS: usize = 4_000_000;
/// Most steps from a type of the file's own to a standard one.
const ROLES: usize = 8;

/// Reads the contents of a PDF from its bytes; `path` names it in what is said of it.
pub(super) fn content(bytes: &[u8], path: &str) -> Result<Content, Problem> {
    let pdf = Pdf::open(bytes)?;
    let pages = pdf.pages()?;
    let catalog = pdf.catalog().ok_or(BadPdf::Broken)?;
    let root = pdf.dict(catalog, b"StructTreeRoot").ok_or_else(|| CompareFault::Untagged { path: path.to_owned() })?;
    let too_large = || Problem::from(CompareFault::TooLarge { path: path.to_owned() });
    let (mut faces, mut budget) = (Faces::default(), OPERATORS);
    let mut marked = Vec::new();
    for (number, page) in (1..).zip(&pages) {
        let words = words(&pdf, page, &mut faces, &mut budget);
        marked.push(words.ok_or(BadPdf::PageDamaged { page: number })?);
        if budget == 0 {
            return Err(too_large());
        }
    }
    let numbers = pages.iter().enumerate().filter_map(|(number, page)| Some((page.id?, number))).collect();
    let mut walk = Walk {
        pdf: &pdf,
        roles: pdf.dict(root, b"RoleMap"),
        numbers,
        marked,
        blocks: Vec::new(),
        notes: Vec::new(),
        open: None,
        seen: BTreeSet::new(),
        left: ELEMENTS,
        cells: 0,
        characters: 0,
        over: false,
    };
    walk.kids(root, Inside { page: None, depth: 0, actual: false, list: false });
    walk.end();
    if walk.over || walk.left == 0 || walk.cells > CELL_LIMIT || walk.characters > TEXT_LIMIT {
        return Err(too_large());
    }
    let mut blocks = walk.blocks;
    blocks.append(&mut walk.notes);
    if blocks.is_empty() {
        Err(CompareFault::Untagged { path: path.to_owned() }.into())
    } else {
        Ok(Content { blocks, paged: true, open: Vec::new() })
    }
}

struct Walk<'a> {
    pdf: &'a Pdf,
    /// What the file's own types stand for.
    roles: Option<&'a Dictionary>,
    /// The pages by their objects, from 0.
    numbers: HashMap<ObjectId, usize>,
    /// What stands on each page, by its marks.
    marked: Vec<BTreeMap<i64, Marked>>,
    blocks: Vec<Block>,
    /// The notes to the text, which a Word document has behind all.
    notes: Vec<Block>,
    open: Option<Growing>,
    seen: BTreeSet<ObjectId>,
    /// How many elements may still be looked at.
    left: usize,
    cells: usize,
    characters: usize,
    /// Whether something was passed over because it lies too deep.
    over: bool,
}

/// A paragraph as it grows, with its page and the place where it has come to.
struct Growing {
    text: String,
    page: usize,
    last: Option<Pen>,
}

/// What an element hands down.
#[derive(Clone, Copy)]
struct Inside {
    page: Option<usize>,
    depth: usize,
    /// Whether another text stands in for the contents.
    actual: bool,
    /// Whether it is an item of a list, whose label belongs to it.
    list: bool,
}

/// How an element stands among the others.
enum Kind {
    /// It begins and ends paragraphs.
    Apart,
    /// It is part of a paragraph.
    Inline,
    Table,
    Figure,
    /// It is a note to the text, which does not interrupt that.
    Note,
    /// It is the mark of a note, which is not compared, and does not interrupt the text.
    Mark,
    /// It is not compared.
    Out,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, element: &'a Dictionary, inside: Inside) {
        let Ok(kids) = element.get(b"K") else { return };
        match self.pdf.resolve(kids) {
            Some(Object::Array(items)) => items.iter().for_each(|item| self.kid(item, inside)),
            Some(_) => self.kid(kids, inside),
            None => {}
        }
    }

    fn kid(&mut self, kid: &'a Object, inside: Inside) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        // No element has two parents, and none is its own child.
        if kid.as_reference().is_ok_and(|id| !self.seen.insert(id)) {
            return;
        }
        match self.pdf.resolve(kid) {
            Some(Object::Integer(number)) => self.marked(*number, inside),
            Some(Object::Dictionary(dict)) if self.pdf.name(dict, b"Type") == Some(b"MCR") => {
                let number = self.pdf.get(dict, b"MCID").and_then(|number| number.as_i64().ok());
                let inside = Inside { page: self.page(dict).or(inside.page), ..inside };
                number.into_iter().for_each(|number| self.marked(number, inside));
            }
            Some(Object::Dictionary(dict)) if self.pdf.name(dict, b"Type") != Some(b"OBJR") => {
                self.element(dict, inside);
            }
            _ => {}
        }
    }

    fn page(&self, dict: &Dictionary) -> Option<usize> {
        self.numbers.get(&dict.get(b"Pg").ok()?.as_reference().ok()?).copied()
    }

    fn element(&mut self, element: &'a Dictionary, above: Inside) {
        let list = self.role(element) == b"LI";
        let inside = Inside { page: self.page(element).or(above.page), depth: above.depth + 1, list, ..above };
        if inside.depth > DEPTH {
            self.over = true;
            return;
        }
        let kind = self.kind(element, above.list);
        if !matches!(kind, Kind::Inline | Kind::Note | Kind::Mark) {
            self.end();
        }
        match kind {
            Kind::Out | Kind::Mark => {}
            Kind::Note => {
                let open = self.open.take();
                let (words, mut figures) = self.apart(element, inside);
                self.notes.extend((!words.is_blank()).then_some(Block::Text(words)));
                self.notes.append(&mut figures);
                self.open = open;
            }
            Kind::Table => self.table(element, inside),
            Kind::Figure => {
                let text = self.pdf.get(element, b"Alt").and_then(spoken).unwrap_or_default();
                let page = inside.page.or_else(|| self.first_page(element)).unwrap_or(0);
                self.blocks.push(Block::Figure(Passage { text, stand: Stand::Page(page + 1) }));
            }
            Kind::Apart | Kind::Inline => {
                let actual = self.pdf.get(element, b"ActualText").and_then(spoken);
                let inside = Inside { actual: inside.actual || actual.is_some(), ..inside };
                if let Some(text) = actual {
                    self.put(&text, inside.page.unwrap_or(0), None);
                }
                self.kids(element, inside);
                if matches!(kind, Kind::Apart) {
                    self.end();
                }
            }
        }
    }

    fn kind(&self, element: &Dictionary, list: bool) -> Kind {
        match self.role(element) {
            b"Note" | b"FENote" => Kind::Note,
            // Numbers of notes differ: Word has its own pages.
            b"Lbl" if !list => Kind::Mark,
            b"Table" => Kind::Table,
            b"Figure" | b"Formula" => Kind::Figure,
            b"TOC" | b"Index" | b"Artifact" => Kind::Out,
            b"Span" | b"Quote" | b"Code" | b"Link" | b"Reference" | b"Annot" | b"Ruby" | b"Warichu" | b"RB"
            | b"BibEntry"
                if !self.is_placed_apart(element) =>
            {
                Kind::Inline
            }
            _ => Kind::Apart,
        }
    }

    /// Returns the standard type of an element.
    fn role(&self, element: &'a Dictionary) -> &'a [u8] {
        let mut role = self.pdf.name(element, b"S").unwrap_or_default();
        for _ in 0..ROLES {
            match self.roles.and_then(|roles| self.pdf.name(roles, role)) {
                Some(next) => role = next,
                None => break,
            }
        }
        role
    }

    /// Returns whether an element of text stands on lines of its own, 14.8.5.4.2.
    fn is_placed_apart(&self, element: &'a Dictionary) -> bool {
        self.attribute(element, b"Placement").and_then(|place| place.as_name().ok()) == Some(b"Block")
    }

    /// Returns an attribute of an element, 14.7.5.
    fn attribute(&self, element: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let attributes = self.pdf.get(element, b"A")?;
        let own = dict_of(attributes).into_iter();
        let all = own.chain(self.pdf.items(attributes).into_iter().filter_map(dict_of));
        all.into_iter().find_map(|dict| self.pdf.get(dict, key))
    }

    /// Returns the page of the first content of an element that names none itself.
    fn first_page(&self, element: &'a Dictionary) -> Option<usize> {
        let kids = self.pdf.array(element, b"K");
        let own = self.pdf.dict(element, b"K").into_iter();
        own.chain(kids.into_iter().filter_map(dict_of)).find_map(|kid| self.page(kid))
    }

    /// Adds what stands under a mark of a page.
    fn marked(&mut self, number: i64, inside: Inside) {
        if inside.actual {
            return;
        }
        let Some(page) = inside.page else { return };
        let Some(marked) = self.marked.get_mut(page).and_then(|page| page.remove(&number)) else { return };
        self.put(&marked.text, page, Some((marked.first, marked.last)));
    }

    /// Adds a text to the paragraph; where its line begins and ends tells whether there is white before it.
    fn put(&mut self, text: &str, page: usize, pens: Option<(Pen, Pen)>) {
        self.characters += text.len();
        // What runs over pages is told by its page; where paragraphs end does not matter.
        if self.open.as_ref().is_some_and(|growing| growing.page != page) {
            self.end();
        }
        let growing = self.open.get_or_insert_with(|| Growing { text: String::new(), page, last: None });
        if let (Some(last), Some((first, _))) = (&growing.last, &pens)
            && last.leaves_white(first)
        {
            growing.text.push(SOFT);
        }
        growing.text.push_str(text);
        growing.last = pens.map(|(_, last)| last);
    }

    /// Ends the paragraph.
    fn end(&mut self) {
        if let Some(Growing { text, page, .. }) = self.open.take() {
            let passage = Passage { text, stand: Stand::Page(page + 1) };
            if !passage.is_blank() {
                self.blocks.push(Block::Text(passage));
            }
        }
    }

    /// Reads the contents of an element apart from all others: its text, and the figures in it.
    fn apart(&mut self, element: &'a Dictionary, inside: Inside) -> (Passage, Vec<Block>) {
        self.end();
        let before = std::mem::take(&mut self.blocks);
        self.kids(element, inside);
        self.end();
        let mut page = None;
        let (mut text, mut figures) = (String::new(), Vec::new());
        for block in std::mem::replace(&mut self.blocks, before) {
            match block {
                Block::Text(passage) => {
                    if page.is_some() {
                        text.push(SOFT);
                    }
                    page.get_or_insert(passage.stand);
                    text += &passage.text;
                }
                other => figures.push(other),
            }
        }
        let stand = page.unwrap_or(Stand::Page(inside.page.unwrap_or(0) + 1));
        (Passage { text, stand }, figures)
    }
}
