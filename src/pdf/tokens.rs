//! Splits a content stream into numbers, names, strings and words (ISO 32000-1 7.2 and 7.3).

use lopdf::{Dictionary, Object, StringFormat};

/// How deep arrays and dictionaries may lie in each other; deeper ones are passed over.
const DEPTH: usize = 16;
/// Most operands that are kept for an operator.
pub(super) const OPERANDS: usize = 1 << 16;

/// What is read next.
pub(super) enum Token {
    Operand(Object),
    Open(u8),
    Close,
    Operator(Vec<u8>),
}

/// Reads tokens one by one.
pub(super) struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins with a decoded content stream.
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// Returns what has not been read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.data[self.at..]
    }

    /// Passes over everything.
    pub(super) fn end(&mut self) {
        self.at = self.data.len();
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.data.get(self.at + ahead).copied()
    }

    /// Goes on by some bytes, but not beyond the end.
    pub(super) fn advance(&mut self, by: usize) {
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

    pub(super) fn token(&mut self) -> Option<Token> {
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
            // A mark that cannot stand alone.
            _ => {
                self.run(|byte| matches!(byte, b')' | b'>' | b'{' | b'}'));
                Token::Operand(Object::Null)
            }
        })
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
    pub(super) fn compound(&mut self, opening: u8) -> Object {
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
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) fn is_plain(byte: u8) -> bool {
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

pub(super) fn dictionary(items: Vec<Object>, long: impl Fn(&[u8]) -> &[u8]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        if let Object::Name(key) = key {
            dictionary.set(long(&key).to_vec(), value);
        }
    }
    dictionary
}
