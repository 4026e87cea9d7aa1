//! Splits a content stream into operators with their operands (ISO 32000-1 7.8.2).
//!
//! Reads every byte once and never gives up: what it does not understand is
//! passed over, so that nothing behind it stays unchecked.

use lopdf::{Dictionary, Object};

use super::file::number;
use super::tokens::{OPERANDS, Token, Tokens, dictionary, is_blank, is_plain};

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

/// Reads operations one by one.
pub(crate) struct Operations<'a> {
    tokens: Tokens<'a>,
}

impl<'a> Operations<'a> {
    /// Begins with a decoded content stream.
    pub(crate) fn new(data: &'a [u8]) -> Self {
        Self { tokens: Tokens::new(data) }
    }

    /// Reads an image within the content from behind `BI` to behind `EI`, 8.9.7.
    fn inline_image(&mut self) -> Dictionary {
        let mut items = Vec::new();
        loop {
            match self.tokens.token() {
                Some(Token::Operand(object)) => items.push(object),
                Some(Token::Open(mark)) => items.push(self.tokens.compound(mark)),
                Some(Token::Operator(word)) if word == b"ID" => break,
                Some(Token::Operator(word)) => items.push(Object::Boolean(word == b"true")),
                Some(Token::Close) => {}
                None => return Dictionary::new(),
            }
        }
        let dictionary = inline_dictionary(items);
        self.tokens.advance(1 + uncompressed_size(&dictionary).unwrap_or(0));
        self.skip_to_end_of_image();
        dictionary
    }

    fn skip_to_end_of_image(&mut self) {
        // Data may hold `EI` by chance; what follows the real one is plain text for a while.
        loop {
            let rest = self.tokens.rest();
            let Some(found) = rest.windows(2).position(|pair| pair == b"EI") else { break };
            let before = found == 0 || is_blank(rest[found - 1]);
            let after = &rest[found + 2..];
            self.tokens.advance(found + 2);
            let next = after.iter().take(12);
            if before && after.first().is_none_or(|byte| is_blank(*byte)) && next.copied().all(is_plain) {
                return;
            }
        }
        self.tokens.end();
    }
}

impl Iterator for Operations<'_> {
    type Item = Operation;

    fn next(&mut self) -> Option<Operation> {
        let mut operands = Vec::new();
        loop {
            let object = match self.tokens.token()? {
                Token::Operator(operator) if operator == b"BI" => {
                    let image = Object::Dictionary(self.inline_image());
                    return Some(Operation { operator, operands: vec![image] });
                }
                Token::Operator(operator) => return Some(Operation { operator, operands }),
                Token::Operand(object) => object,
                Token::Open(mark) => self.tokens.compound(mark),
                Token::Close => continue,
            };
            if operands.len() < OPERANDS {
                operands.push(object);
            }
        }
    }
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
