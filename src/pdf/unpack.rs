//! Unpacks streams, and holds them against what says what they should be.

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::filters::{self, Stage, TooLarge};
use super::tokens::is_regular;
use crate::messages::Damage;

/// Most filters one behind the other.
const MOST_FILTERS: usize = 8;

/// Before the length of a stream.
const KEY: &[u8] = b"/Length";

/// The data of a stream.
pub(crate) struct Unpacked {
    /// Its bytes, as far as they could be unpacked.
    pub(crate) bytes: Vec<u8>,
    /// What shows that they are not those that were packed; nothing as a rule.
    pub(crate) damage: Vec<Damage>,
    /// Whether the packed data has a checksum, which was compared.
    pub(crate) is_checked: bool,
}

impl Unpacked {
    /// Data of which nothing can be made.
    pub(crate) fn unread() -> Self {
        Self { bytes: Vec::new(), damage: vec![Damage::Unread], is_checked: false }
    }
}

/// Unpacks a stream; `None` if more than `limit` bytes come out, after any of its filters.
pub(crate) fn unpack(document: &Document, stream: &Stream, limit: usize) -> Option<Unpacked> {
    let dict = &stream.dict;
    // With /F the data is in another file, which is none of ours.
    let filters = list(document, dict, b"Filter").filter(|_| !dict.has(b"F"));
    let Some(filters) = filters else { return Some(Unpacked::unread()) };
    let parameters = list(document, dict, b"DecodeParms").unwrap_or_default();
    let too_many = (filters.len() > MOST_FILTERS).then_some(Damage::Unread);
    let mut stage = Stage { bytes: stream.content.clone(), damage: None };
    let mut damage: Vec<Damage> = too_many.into_iter().collect();
    let mut is_checked = false;
    for (index, filter) in filters.into_iter().take(MOST_FILTERS).enumerate() {
        let parameters = parameters.get(index).and_then(|one| one.as_dict().ok());
        let filter = filter.as_name().unwrap_or_default();
        stage = undone(filter, parameters, &stage.bytes, limit).ok()?;
        is_checked |= matches!(filter, b"FlateDecode" | b"Fl");
        damage.extend(stage.damage.take());
    }
    (stage.bytes.len() <= limit).then_some(Unpacked { bytes: stage.bytes, damage, is_checked })
}

/// Returns an entry that is an array or one thing alone, resolved; `None` if it leads nowhere.
fn list<'d>(document: &'d Document, dict: &'d Dictionary, key: &[u8]) -> Option<Vec<&'d Object>> {
    let Ok(entry) = dict.get(key) else { return Some(Vec::new()) };
    let resolved = |object| document.dereference(object).ok().map(|(_, object)| object);
    match resolved(entry)? {
        Object::Array(items) => items.iter().map(resolved).collect(),
        Object::Null => Some(Vec::new()),
        one => Some(vec![one]),
    }
}

/// Undoes one filter.
fn undone(filter: &[u8], parameters: Option<&Dictionary>, data: &[u8], limit: usize) -> Result<Stage, TooLarge> {
    let number = |key: &[u8], usual| parameters.and_then(|one| one.get(key).ok()?.as_i64().ok()).unwrap_or(usual);
    let stage = match filter {
        b"FlateDecode" | b"Fl" => filters::flate(data, limit)?,
        b"LZWDecode" | b"LZW" => filters::lzw(data, usize::from(number(b"EarlyChange", 1) != 0), limit)?,
        b"ASCIIHexDecode" | b"AHx" => filters::hexadecimal(data),
        b"ASCII85Decode" | b"A85" => filters::ascii85(data),
        b"RunLengthDecode" | b"RL" => filters::run_length(data, limit)?,
        // Whatever the library could decipher has been.
        b"Crypt" => Stage { bytes: data.to_vec(), damage: None },
        other => {
            let name = String::from_utf8_lossy(other).into_owned();
            return Ok(Stage { bytes: data.to_vec(), damage: Some(Damage::Packing { name }) });
        }
    };
    let Some(parameters) = parameters.filter(|_| number(b"Predictor", 1) > 1) else { return Ok(stage) };
    // The library knows predictors; that its input is whole has been seen.
    let mut again = Stream::new(Dictionary::new(), data.to_vec());
    again.dict.set("Filter", Object::Name(filter.to_vec()));
    again.dict.set("DecodeParms", parameters.clone());
    match again.decompressed_content_with_limit(limit) {
        Ok(bytes) => Ok(Stage { bytes, ..stage }),
        Err(_) => Ok(Stage { bytes: stage.bytes, damage: Some(Damage::Broken) }),
    }
}

/// Tells if the length that a file gives a stream is not the one it has there.
///
/// The library takes a wrong one for what it should have been, and says
/// nothing. What was deciphered has no length of its own any more.
pub(crate) fn other_length(file: &[u8], document: &Document, id: ObjectId) -> Option<Damage> {
    let content = &document.get_object(id).ok()?.as_stream().ok()?.content;
    let Some(XrefEntry::Normal { offset, .. }) = document.reference_table.get(id.0) else { return None };
    if document.was_encrypted() {
        return None;
    }
    let head = file.windows(5).position(|window| window == b"%PDF-").unwrap_or(0);
    let object = file.get(head + *offset as usize..)?;
    let dict = &object[..start(object, content)?];
    let keys = dict.windows(KEY.len()).enumerate().filter(|(_, window)| *window == KEY);
    let lengths: Vec<i64> = keys.filter_map(|(at, _)| length(&dict[at + KEY.len()..], document)).collect();
    let there = content.len();
    match lengths.first() {
        None => Some(Damage::Unread),
        Some(said) => (!lengths.contains(&(there as i64))).then_some(Damage::Length { said: *said, there }),
    }
}

/// Returns where the word `stream` stands that comes before this content.
fn start(object: &[u8], content: &[u8]) -> Option<usize> {
    const WORD: &[u8] = b"stream";
    object.windows(WORD.len()).enumerate().filter(|(_, window)| *window == WORD).map(|(at, _)| at).find(|at| {
        let data = &object[at + WORD.len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        data.strip_prefix(b"\n").unwrap_or(data).starts_with(content)
    })
}

/// Reads what stands behind `/Length`, a number or a reference to one.
fn length(text: &[u8], document: &Document) -> Option<i64> {
    if text.first().is_some_and(|byte| is_regular(*byte)) {
        // Another key, such as /Length1.
        return None;
    }
    let text = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
    let mut words =
        text.split(|mark: char| mark.is_whitespace() || "/<>[]()".contains(mark)).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next()?, words.next(), words.next());
    match (first.parse::<u32>(), second.map(str::parse::<u16>), third) {
        (Ok(number), Some(Ok(generation)), Some("R")) => document.get_object((number, generation)).ok()?.as_i64().ok(),
        _ => first.parse::<f64>().ok().map(|length| length as i64),
    }
}
