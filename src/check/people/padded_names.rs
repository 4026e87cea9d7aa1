//! N102: names of two characters, some with a space and some without.

use super::names::{plain, staff};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_word_ideograph;
use crate::messages::PeopleFault;
use crate::source::Located;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let staff: Vec<&Located<String>> = staff(subject).collect();
    let short = staff.iter().copied().filter(|name| is_short(&name.value));
    let (padded, close): (Vec<_>, Vec<_>) = short.partition(|name| name.value.trim().contains(char::is_whitespace));
    let (Some(first_padded), Some(first_close)) = (padded.first(), close.first()) else { return };
    // Names of three characters beside them are a reason to pad.
    let long = staff.iter().any(|name| plain(&name.value).chars().count() > 2);
    let (odd, other) =
        if long || padded.len() >= close.len() { (&close, first_padded) } else { (&padded, first_close) };
    for name in odd {
        let fault = PeopleFault::UnevenlyPadded { name: name.value.trim().to_owned(), other: other.value.clone() };
        found.add_with(fault, name.place.clone(), vec![other.place.clone()], None);
    }
}

fn is_short(name: &str) -> bool {
    let name = plain(name);
    name.chars().count() == 2 && name.chars().all(is_word_ideograph)
}
