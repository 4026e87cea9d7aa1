//! Validates single values: dates, numbers and words.

use serde_json::Value as Schema;
use toml::de::DeValue;

use super::lenient::meant;
use super::{shape, slips};
use crate::messages::{Problem, ValueKind};
use crate::model::{Date, Moment};

/// Validates a value of the right type; dates and decimals become text.
pub(super) fn validate(value: &mut DeValue, key: &str, schema: &Schema) -> Result<(), Problem> {
    match shape::expected(schema) {
        ValueKind::Date if shape::is_moment(schema) => normalise_moment(value, schema),
        ValueKind::Date => normalise_date(value, schema),
        ValueKind::Number if shape::is_decimal(schema) => normalise_decimal(value, schema),
        ValueKind::Integer | ValueKind::Number => range(value, key, schema),
        ValueKind::Text => text(value.as_str().unwrap_or_default(), key, schema),
        _ => Ok(()),
    }
}

fn normalise_date(value: &mut DeValue, schema: &Schema) -> Result<(), Problem> {
    let text = match value {
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    match parse_date(&text) {
        Some((year, month, day)) if Date::new(year, month, day).is_some() => {
            *value = DeValue::String(text.into());
            Ok(())
        }
        Some(_) => Err(Problem::ImpossibleDate { text }),
        None => Err(Problem::DateForm { sample: meant(&text, Some(schema)), text }),
    }
}

fn normalise_moment(value: &mut DeValue, schema: &Schema) -> Result<(), Problem> {
    let text = match value {
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    if !value.is_bool() && Moment::parse(&text).is_none() {
        return Err(match parse_date(&text) {
            Some(_) => Problem::ImpossibleDate { text },
            None => Problem::DateForm { sample: meant(&text, Some(schema)), text },
        });
    }
    *value = DeValue::String(text.into());
    Ok(())
}

/// Splits `2020-12-14` into its numbers, without asking the calendar.
pub(in crate::read) fn parse_date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn normalise_decimal(value: &mut DeValue, schema: &Schema) -> Result<(), Problem> {
    let text = match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() <= 1;
    if !plain {
        return Err(Problem::NumberForm { sample: meant(&text, Some(schema)), text });
    }
    *value = DeValue::String(text.into());
    Ok(())
}

/// Returns a whole number that was written with zeros behind a point, as it was typed and as it is read.
pub(super) fn whole(value: &DeValue, schema: &Schema) -> Option<(String, String)> {
    let DeValue::Float(number) = value else { return None };
    let typed = number.as_str();
    let (digits, zeros) = typed.split_once('.')?;
    let whole = shape::expected(schema) == ValueKind::Integer
        && !zeros.is_empty()
        && zeros.bytes().all(|b| b == b'0')
        && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| (typed.to_owned(), digits.to_owned()))
}

fn range(value: &DeValue, key: &str, schema: &Schema) -> Result<(), Problem> {
    let number: f64 = match value {
        DeValue::Integer(n) => i128::from_str_radix(n.as_str(), n.radix()).map_or(f64::INFINITY, |n| n as f64),
        DeValue::Float(n) => n.as_str().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    let (min, max) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let inside = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
    if inside && number.is_finite() { Ok(()) } else { Err(Problem::OutOfRange { key: key.into(), min, max }) }
}

fn text(text: &str, key: &str, schema: &Schema) -> Result<(), Problem> {
    if let Some(words) = shape::choices(schema).filter(|words| !words.contains(&text)) {
        return Err(slips::unknown_word(key, text, &words));
    }
    if schema["minLength"].as_u64() > Some(0) && text.trim().is_empty() {
        return Err(Problem::EmptyValue { key: key.into() });
    }
    Ok(())
}
