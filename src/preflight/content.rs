//! Splits a content stream into operators with their operands (ISO 32000-1 7.8.2).
//!
//! Reads every byte once and never gives up: what it does not understand is
//! passed over, so that nothing behind it stays unchecked.

use lopdf::{Dictionary, Object, StringFormat};

/// How deep arrays and dictionaries may lie in each other; deeper ones are passed over.
const DEPTH: usize = 16;
/// Most operands that are kept for an operator.
const OPERANDS: usize = 1 << 16;

/// An operator with what stands before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Operation {
    /// The operator; `BI` stands for a whole image within the content, whose dictionary is its operand.
    pub(crate) operator: Vec<u8>,
    /// The operands, direct objects only.
    pub(crate) operands: Vec<Object>,
}

impl Operation {
    /// Returns the operands that are numbers.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        self.operands.iter().filter_map(number).collect()
    }

    /// Returns the last operand if it is a name.
    pub(crate) fn name(&self) -> Option<&[u8]> {
        self.operands.last()?.as_name().ok()
    }
}

/// Returns the value of a number.
pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)).filter(|value| value.is_finite()),
        _ => None,
    }
}

/// What is read next.
enum Token {
    Operand(Object),
    Open(u8),
    Close,
    Operator(Vec<u8>),
}

/// Reads operations one by one.
pub(crate) struct Operations<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    /// Begins with a decoded content stream.
    pub(crate) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.data.get(self.at + ahead).copied()
    }

    /// Goes on by some bytes, but not beyond the end.
    fn advance(&mut self, by: usize) {
        self.at = self.at.saturating_add(by).min(self.data.len());
    }

    fn skip_blank(&mut self) {
        loop {
            match self.peek(0) {
                Some(b'%') => {
                    self.run(|byte| byte != b'\n' && byte != b'\r');
                }
                Some(byte) if is_blank(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    fn run(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.data[self.at..];
        let length = rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn token(&mut self) -> Option<Token> {
        self.skip_blank();
        let byte = self.peek(0)?;
        self.at += 1;
        Some(match byte {
            b'/' => Token::Operand(Object::Name(unescaped(self.run(is_regular)))),
            b'(' => Token::Operand(Object::String(self.literal(), StringFormat::Literal)),
            b'<' if self.peek(0) == Some(b'<') => {
                self.at += 1;
                Token::Open(byte)
            }
            b'<' => Token::Operand(Object::String(self.hexadecimal(), StringFormat::Hexadecimal)),
            b'[' => Token::Open(byte),
            b'>' if self.peek(0) == Some(b'>') => {
                self.at += 1;
                Token::Close
            }
            b']' => Token::Close,
            _ if is_regular(byte) => {
                self.at -= 1;
                word(self.run(is_regular))
            }
            _ => return self.token_after_stray(),
        })
    }

    /// Goes on behind a mark that cannot stand alone.
    fn token_after_stray(&mut self) -> Option<Token> {
        self.run(|byte| matches!(byte, b')' | b'>' | b'{' | b'}'));
        Some(Token::Operand(Object::Null))
    }

    /// Reads `(…)` from behind its first parenthesis, 7.3.4.2.
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => text.extend(self.escape()),
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            if byte != b'\\' {
                text.push(byte);
            }
        }
        text
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek(0)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.at += usize::from(self.peek(0) == Some(b'\n'));
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    self.at += 1;
                    value = value * 8 + u32::from(digit - b'0');
                }
                Some((value & 0xff) as u8)
            }
            other => Some(other),
        }
    }

    /// Reads `<…>` from behind its first bracket, 7.3.4.3.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let digits = self.run(|byte| byte != b'>');
        self.advance(1);
        let digits: Vec<u8> =
            digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(|digit| digit as u8).collect();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }

    /// Reads an array or a dictionary from behind its first bracket, without recursion.
    fn compound(&mut self, opening: u8) -> Object {
        let mut open: Vec<(u8, Vec<Object>)> = vec![(opening, Vec::new())];
        let mut too_deep = 0_usize;
        while let Some(token) = self.token() {
            let done = match token {
                Token::Open(_) if open.len() >= DEPTH => {
                    too_deep += 1;
                    continue;
                }
                Token::Open(mark) => {
                    open.push((mark, Vec::new()));
                    continue;
                }
                Token::Close if too_deep > 0 => {
                    too_deep -= 1;
                    continue;
                }
                Token::Close => match open.pop() {
                    Some((mark, items)) => finished(mark, items),
                    None => break,
                },
                Token::Operand(object) => object,
                // `true`, `R` and the like mean nothing for what is checked.
                Token::Operator(_) => Object::Null,
            };
            match open.last_mut() {
                Some((_, items)) if items.len() < OPERANDS => items.push(done),
                Some(_) => {}
                None => return done,
            }
        }
        let (mark, items) = open.swap_remove(0);
        finished(mark, items)
    }

    /// Reads an image within the content from behind `BI` to behind `EI`, 8.9.7.
    fn inline_image(&mut self) -> Dictionary {
        let mut items = Vec::new();
        loop {
            match self.token() {
                Some(Token::Operand(object)) => items.push(object),
                Some(Token::Open(mark)) => items.push(self.compound(mark)),
                Some(Token::Operator(word)) if word == b"ID" => break,
                Some(Token::Operator(word)) => items.push(Object::Boolean(word == b"true")),
                Some(Token::Close) => {}
                None => return Dictionary::new(),
            }
        }
        let dictionary = inline_dictionary(items);
        self.advance(1 + uncompressed_size(&dictionary).unwrap_or(0));
        self.skip_to_end_of_image();
        dictionary
    }

    fn skip_to_end_of_image(&mut self) {
        // Data may hold `EI` by chance; what follows the real one is plain text for a while.
        while self.at < self.data.len() {
            let rest = &self.data[self.at..];
            let Some(found) = rest.windows(2).position(|pair| pair == b"EI") else { break };
            let before = found == 0 || is_blank(rest[found - 1]);
            let after = &rest[found + 2..];
            self.advance(found + 2);
            let next = after.iter().take(12);
            if before && after.first().is_none_or(|byte| is_blank(*byte)) && next.copied().all(is_plain) {
                return;
            }
        }
        self.at = self.data.len();
    }
}

impl Iterator for Operations<'_> {
    type Item = Operation;

    fn next(&mut self) -> Option<Operation> {
        let mut operands = Vec::new();
        loop {
            let object = match self.token()? {
                Token::Operator(operator) if operator == b"BI" => {
                    let image = Object::Dictionary(self.inline_image());
                    return Some(Operation { operator, operands: vec![image] });
                }
                Token::Operator(operator) => return Some(Operation { operator, operands }),
                Token::Operand(object) => object,
                Token::Open(mark) => self.compound(mark),
                Token::Close => continue,
            };
            if operands.len() < OPERANDS {
                operands.push(object);
            }
        }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_plain(byte: u8) -> bool {
    is_blank(byte) && byte != 0 || (b' '..=b'~').contains(&byte)
}

/// Reads a number, `true`, `false`, `null` or an operator.
fn word(bytes: &[u8]) -> Token {
    if bytes.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')) {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        // Some programs write `--5` or `1.2-3`; readers take what they understand.
        let text = text.trim_start_matches(['+', '-']);
        let end = text.find(['+', '-']).unwrap_or(text.len());
        let sign = if bytes.first() == Some(&b'-') { -1.0 } else { 1.0 };
        let value: f32 = text[..end].parse().unwrap_or(0.0);
        return Token::Operand(Object::Real(sign * value));
    }
    match bytes {
        b"true" => Token::Operand(Object::Boolean(true)),
        b"false" => Token::Operand(Object::Boolean(false)),
        b"null" => Token::Operand(Object::Null),
        _ => Token::Operator(bytes.to_vec()),
    }
}

/// Returns a name with its `#xx` as bytes, 7.3.5.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, tail)) = rest.split_first() {
        let digit = |i: usize| tail.get(i).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'#', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    bytes
}

fn finished(mark: u8, items: Vec<Object>) -> Object {
    if mark == b'[' { Object::Array(items) } else { Object::Dictionary(dictionary(items, |key| key)) }
}

fn dictionary(items: Vec<Object>, long: impl Fn(&[u8]) -> &[u8]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        if let Object::Name(key) = key {
            dictionary.set(long(&key).to_vec(), value);
        }
    }
    dictionary
}

/// Makes the dictionary of an image within the content, with its short keys written out, table 93.
fn inline_dictionary(items: Vec<Object>) -> Dictionary {
    dictionary(items, |key| match key {
        b"W" => b"Width",
        b"H" => b"Height",
        b"BPC" => b"BitsPerComponent",
        b"CS" => b"ColorSpace",
        b"F" => b"Filter",
        b"IM" => b"ImageMask",
        b"DP" => b"DecodeParms",
        b"D" => b"Decode",
        other => other,
    })
}

/// Returns how many bytes the data of an image has, if nothing is compressed and its colour is a plain one.
fn uncompressed_size(image: &Dictionary) -> Option<usize> {
    let entry = |key: &[u8]| number(image.get(key).ok()?);
    if image.has(b"Filter") {
        return None;
    }
    let components = match image.get(b"ColorSpace").and_then(Object::as_name) {
        Ok(b"G" | b"DeviceGray") | Err(_) => 1.0,
        Ok(b"RGB" | b"DeviceRGB") => 3.0,
        Ok(b"CMYK" | b"DeviceCMYK") => 4.0,
        Ok(_) => return None,
    };
    let bits = entry(b"BitsPerComponent").unwrap_or(1.0);
    let size = (entry(b"Width")? * components * bits / 8.0).ceil() * entry(b"Height")?;
    (0.0..1e8).contains(&size).then_some(size as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operators(content: &[u8]) -> String {
        let words = Operations::new(content).map(|operation| String::from_utf8_lossy(&operation.operator).into_owned());
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn images_within_the_content_do_not_end_it() {
        let filtered = b"q BI /W 2 /H 1 /CS /RGB /BPC 8 /F /Fl ID \x01\xffEI \xfe\x02 x\nEI Q 0 g";
        assert_eq!(operators(filtered), "q BI Q g");
        let plain = b"BI /W 4 /H 1 /CS /G /BPC 8 ID  EI \nEI\nS";
        assert_eq!(operators(plain), "BI S");
    }

    #[test]
    fn strange_content_is_passed_over() {
        assert_eq!(operators(b"1 0 0 rg ) > } ?? 10 10 5 5 re f*"), "rg ?? re f*");
        assert_eq!(operators(b"[(a\\)[) -5 (b)]TJ <</A [1 2]>> BDC 400 0 d0"), "TJ BDC d0");
        let deep = [vec![b'['; 100_000], b"1 w".to_vec()].concat();
        assert_eq!(operators(&deep), "");
        let numbers = Operations::new(b"--5 1.5-3 .25 +7 m").next().map(|operation| operation.numbers());
        assert_eq!(numbers, Some(vec![-5.0, 1.5, 0.25, 7.0]));
    }
}
