//! How long the text of a drawing is once its entities are written out.

use std::collections::HashMap;

use crate::messages::TooMuch;

/// Most bytes that entities may add; drawing programs have a few for the addresses of their name spaces.
const LIMIT: u64 = 2 << 20;
/// Deepest nesting; whoever parses it allows no more.
const DEPTH: usize = 10;

/// Fails if entities add too much to a text.
pub(super) fn judge(text: &str) -> Result<(), TooMuch> {
    let declared: Vec<(&str, &str)> = text.split("<!ENTITY").skip(1).filter_map(declaration).collect();
    if declared.is_empty() {
        return Ok(());
    }
    // Of several with one name the longest counts.
    let mut values: HashMap<&str, Vec<&str>> = HashMap::new();
    declared.into_iter().for_each(|(name, value)| values.entry(name).or_default().push(value));
    let mut lengths = HashMap::new();
    let added = added(text, &values, &mut lengths, DEPTH);
    if added > LIMIT { Err(TooMuch::Text) } else { Ok(()) }
}

/// Reads name and value of a declaration.
fn declaration(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('%').map_or(rest, str::trim_start);
    let (name, rest) = rest.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let (value, _) = rest[1..].split_once(quote)?;
    Some((name, value))
}

/// Returns how many bytes the references in a text stand for.
fn added<'t>(
    text: &'t str,
    values: &HashMap<&'t str, Vec<&'t str>>,
    lengths: &mut HashMap<(&'t str, usize), u64>,
    depth: usize,
) -> u64 {
    let mut sum = 0_u64;
    for piece in text.split('&').skip(1) {
        let Some((name, _)) = piece.split_once(';') else { continue };
        let Some((name, declared)) = values.get_key_value(name).filter(|_| depth > 0) else { continue };
        let known = lengths.get(&(*name, depth)).copied();
        let length = known.unwrap_or_else(|| {
            let length = |value: &&'t str| value.len() as u64 + added(value, values, lengths, depth - 1);
            let longest = declared.iter().map(length).max().unwrap_or(0);
            lengths.insert((*name, depth), longest);
            longest
        });
        sum = sum.saturating_add(length);
        if sum > LIMIT {
            break;
        }
    }
    sum
}
