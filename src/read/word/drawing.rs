//! Pictures and text boxes.

use super::draft::{Image, Paragraph, Piece, Run, push};
use super::gather::{Gatherer, choices};
use super::inline::Line;
use crate::messages::{BadWord, WordNote};
use crate::read::package::{Element, Target};
use crate::read::pictures::picture_format;

/// Units of DrawingML in a millimetre (ISO/IEC 29500-1, 20.1.2.1).
const EMU_PER_MM: f64 = 36_000.0;
/// What the addresses of graphics hold that are drawn by other programs.
const OBJECTS: [&str; 2] = ["/chart", "/diagram"];
/// Most pictures of an article.
const PICTURE_LIMIT: usize = 200;

impl Gatherer<'_> {
    /// Gathers what is in a drawing: pictures, and the paragraphs of text boxes.
    pub(super) fn drawing(&mut self, drawing: &Element, line: &mut Line) {
        let place = drawing.child("wp:inline").or_else(|| drawing.child("wp:anchor"));
        let named = place.and_then(|place| place.child("wp:docPr"));
        let alt = named.and_then(|named| named.get("descr").or_else(|| named.get("title")));
        let alt = alt.map(str::trim).filter(|alt| !alt.is_empty()).map(str::to_owned);
        self.shapes(drawing, alt.as_deref(), line);
    }

    fn shapes(&mut self, parent: &Element, alt: Option<&str>, line: &mut Line) {
        for child in parent.children() {
            match (child.space, &*child.name) {
                ("pic", "pic") => self.picture(child, alt, line),
                ("v", "imagedata") => {
                    if let Some(id) = child.get("id") {
                        self.embedded(id, None, alt, line);
                    }
                }
                // Words that are drawn as a shape: WordArt.
                ("v", "textpath") => {
                    let text = child.get("string").unwrap_or_default().trim();
                    let words = text
                        .lines()
                        .map(|text| vec![Run { text: text.to_owned(), strong: false, url: None, note: None }]);
                    let shape = Paragraph::of(self.spot(), words.collect());
                    if !shape.lines.is_empty() {
                        line.attached.push(Piece::Paragraph(shape));
                    }
                }
                ("a", "txBody") => {
                    for paragraph in child.children().filter(|child| child.is("a:p")) {
                        let mut lines = vec![Vec::new()];
                        drawn_words(paragraph, &mut lines);
                        let paragraph = Paragraph::of(self.spot(), lines);
                        if !paragraph.lines.is_empty() {
                            line.attached.push(Piece::Paragraph(paragraph));
                        }
                    }
                }
                ("w", "txbxContent") => {
                    let mut inside = Vec::new();
                    // A box has fields of its own, and its paragraphs count with the one it hangs on.
                    let fields = self.fields.inner();
                    let outer = self.within.replace(self.spot());
                    self.story(child, &mut inside);
                    (self.fields, self.within) = (fields, outer);
                    line.attached.append(&mut inside);
                }
                ("a", "graphicData")
                    if child.get("uri").is_some_and(|uri| OBJECTS.iter().any(|word| uri.contains(word))) =>
                {
                    self.remarks.add(WordNote::Object, self.spot());
                }
                ("mc", "AlternateContent") => {
                    let before = line.attached.len();
                    for branch in choices(child) {
                        self.shapes(branch, alt, line);
                        if line.attached.len() > before {
                            break;
                        }
                    }
                }
                _ => self.shapes(child, alt, line),
            }
        }
    }

    fn picture(&mut self, picture: &Element, alt: Option<&str>, line: &mut Line) {
        let Some(fill) = picture.child("pic:blipFill") else { return };
        let Some(blip) = fill.child("a:blip") else { return };
        let cut = |side: &str| fill.child("a:srcRect").and_then(|cut| cut.get(side)).is_some_and(|by| by.trim() != "0");
        if ["l", "t", "r", "b"].into_iter().any(cut) {
            self.remarks.add(WordNote::Cropped, self.spot());
        }
        let extent = picture.at(&["pic:spPr", "a:xfrm", "a:ext"]).and_then(|extent| extent.get("cx"));
        let width = extent.and_then(|width| width.trim().parse::<f64>().ok()).map(|width| width / EMU_PER_MM);
        match (blip.get("embed"), blip.get("link")) {
            (Some(id), _) if !id.is_empty() => self.embedded(id, width, alt, line),
            (_, Some(_)) => self.remarks.add(WordNote::LinkedPicture, self.spot()),
            _ => {}
        }
    }

    fn embedded(&mut self, id: &str, width: Option<f64>, alt: Option<&str>, line: &mut Line) {
        let spot = self.spot();
        let part = match self.relation(id).map(|relation| &relation.target) {
            Some(Target::Part(part)) => part.clone(),
            Some(Target::External(_)) => return self.remarks.add(WordNote::LinkedPicture, spot),
            Some(Target::Outside(name)) => {
                let name = name.clone();
                return self.faults.push(BadWord::Outside { name });
            }
            None => return self.faults.push(BadWord::Damaged),
        };
        match self.package.picture(&part) {
            Ok(bytes) if !matches!(picture_format(&bytes), Some("png" | "jpg" | "gif" | "webp")) => {
                self.remarks.add(WordNote::PictureFormat, spot);
            }
            Ok(bytes) if self.pictures < PICTURE_LIMIT => {
                self.pictures += 1;
                let (width, alt) = (width.filter(|width| width.is_finite() && *width > 0.0), alt.map(str::to_owned));
                line.attached.push(Piece::Picture(Image { spot, part, bytes, width, alt }));
            }
            Ok(_) => self.faults.push(BadWord::TooLarge),
            Err(why) => self.faults.push(why),
        }
    }
}

/// Adds the words of a paragraph of a drawing.
fn drawn_words(element: &Element, lines: &mut Vec<Vec<Run>>) {
    for child in element.children() {
        match (child.space, &*child.name) {
            ("a", "t") => {
                let run = Run { text: child.text(), strong: false, url: None, note: None };
                lines.last_mut().into_iter().for_each(|line| push(line, run.clone()));
            }
            ("a", "br") => lines.push(Vec::new()),
            _ => drawn_words(child, lines),
        }
    }
}
