//! What codes and strings mean: ToUnicode tables (ISO 32000-1 9.10.3) and text strings (7.9.2.2).

use std::collections::HashMap;

use lopdf::{Object, decode_text_string};

use super::content::Operations;

/// Most codes that a table may give a meaning to.
const CODES: usize = 1 << 17;

/// Reads a table; its operators are those of a content stream in form.
pub(crate) fn unicode(table: &[u8]) -> HashMap<u32, String> {
    let mut codes = HashMap::new();
    for operation in Operations::new(table) {
        match operation.operator.as_slice() {
            b"endbfchar" => pairs(&operation.operands, &mut codes),
            b"endbfrange" => ranges(&operation.operands, &mut codes),
            _ => {}
        }
    }
    codes
}

fn pairs(operands: &[Object], codes: &mut HashMap<u32, String>) {
    for pair in operands.chunks_exact(2).take(CODES.saturating_sub(codes.len())) {
        if let (Some(code), Some(text)) = (code(&pair[0]), text(&pair[1])) {
            codes.insert(code, text);
        }
    }
}

fn ranges(operands: &[Object], codes: &mut HashMap<u32, String>) {
    for range in operands.chunks_exact(3) {
        let (Some(first), Some(last)) = (code(&range[0]), code(&range[1])) else { continue };
        let room = CODES.saturating_sub(codes.len());
        let span = (first..=last).take(room);
        if let Ok(texts) = range[2].as_array() {
            codes.extend(span.zip(texts).filter_map(|(code, one)| Some((code, text(one)?))));
        } else if let Some(start) = text(&range[2]) {
            codes.extend(span.filter_map(|code| Some((code, counted(&start, code - first)?))));
        }
    }
}

/// Returns a text whose last character is so many further.
fn counted(start: &str, steps: u32) -> Option<String> {
    let last = start.chars().next_back()?;
    let next = char::from_u32(u32::from(last).checked_add(steps)?)?;
    Some(start[..start.len() - last.len_utf8()].to_owned() + next.encode_utf8(&mut [0; 4]))
}

fn code(object: &Object) -> Option<u32> {
    let bytes = object.as_str().ok().filter(|bytes| bytes.len() <= 4)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Reads UTF-16 without a mark of its order.
fn text(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

/// Reads a text outside of content streams, or one that stands in for content, in UTF-16 or PDFDocEncoding.
pub(crate) fn text_string(object: &Object) -> Option<String> {
    decode_text_string(object).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_get_their_texts() {
        let table = b"2 beginbfchar <0001> <4E00> <0002> <00660069> endbfchar
            2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<D83DDE00> <0042>] endbfrange";
        let codes = unicode(table);
        let text = |code: u32| codes.get(&code).map(String::as_str);
        assert_eq!([1, 2, 0x12, 0x20, 0x21].map(text), [Some("一"), Some("fi"), Some("C"), Some("😀"), Some("B")]);
        assert_eq!(codes.len(), 7);
    }

    #[test]
    fn tables_that_multiply_themselves_end() {
        let huge = b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange".repeat(20);
        assert!(unicode(&huge).len() <= CODES);
    }
}
