//! Compares what was found with what is wanted.

use std::collections::BTreeMap;

use super::facts::{Facts, Seen};
use super::profile::{Profile, tenths};
use super::report::{Finding, FontUse, Page, Picture};
use crate::diag::Severity;
use crate::messages::{Check, PreflightFault};
use crate::pdf::{FontKind, MM};

/// Pixels to the inch below which a picture is spoilt, whatever is wanted.
const VERY_COARSE: f64 = 150.0;
/// Pixels to the inch that pictures of black and white pixels need, as a rule of thumb.
const BILEVEL: f64 = 600.0;
/// How much bleed may be short, in mm.
const SHORT: f64 = 0.1;
/// Most values that a finding tells.
const VALUES: usize = 4;

/// Gathers findings.
pub(super) struct Judge<'p> {
    profile: &'p Profile,
    found: Vec<Finding>,
}

/// Returns how much a finding matters.
fn severity(check: Check) -> Severity {
    match check {
        Check::Encrypted
        | Check::PageCount
        | Check::Unread
        | Check::WrongSize
        | Check::MixedSizes
        | Check::NoBleed
        | Check::NotEmbedded
        | Check::RgbText
        | Check::RgbGraphics
        | Check::RgbPicture
        | Check::RichBlack
        | Check::Coverage
        | Check::Registration
        | Check::VeryCoarse
        | Check::Hairline
        | Check::WhiteOverprint => Severity::Error,
        Check::Claim | Check::Overprint => Severity::Info,
        _ => Severity::Warning,
    }
}

impl<'p> Judge<'p> {
    /// Begins with nothing found.
    pub(super) fn new(profile: &'p Profile) -> Self {
        Self { profile, found: Vec::new() }
    }

    /// Returns the findings, errors first, then by code.
    pub(super) fn found(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.severity, finding.fault.check.code()));
        self.found
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, check: Check, pages: Vec<usize>, measured: String, wanted: String) {
        let fault = PreflightFault { check, pages, measured, wanted };
        self.found.push(Finding { severity: severity(check), fault });
    }

    /// Adds a finding if it concerns any page.
    fn add_for(&mut self, check: Check, pages: Vec<usize>, measured: String, wanted: String) {
        if !pages.is_empty() {
            self.add(check, pages, measured, wanted);
        }
    }

    /// Judges sizes, directions and the number of pages.
    pub(super) fn pages(&mut self, pages: &[Page]) {
        let count = pages.len();
        if self.profile.booklet && !count.is_multiple_of(4) {
            self.add(Check::PageCount, Vec::new(), count.to_string(), count.next_multiple_of(4).to_string());
        }
        let wanted = self.profile.size;
        let sizes = |pages: &[&Page]| values(pages.iter().map(|page| page.trim.shown()));
        let numbers = |pages: &[&Page]| pages.iter().map(|page| page.number).collect();
        let those = |is: &dyn Fn(&Page) -> bool| pages.iter().filter(|page| is(page)).collect::<Vec<_>>();
        let other = those(&|page| !page.trim.same(wanted));
        self.add_for(Check::WrongSize, numbers(&other), sizes(&other), wanted.shown());
        let first = &pages[0];
        let mixed = those(&|page| !page.trim.same(first.trim));
        let all = values([first.trim.shown()].into_iter().chain(mixed.iter().map(|page| page.trim.shown())));
        self.add_for(Check::MixedSizes, numbers(&mixed), all, String::new());
        let rotated = those(&|page| page.rotation != 0);
        let degrees = values(rotated.iter().map(|page| format!("{}°", page.rotation)));
        self.add_for(Check::Rotated, numbers(&rotated), degrees, String::new());
        let lying = those(&|page| page.rotation == 0 && page.trim.lies() != first.trim.lies());
        self.add_for(Check::Lying, numbers(&lying), String::new(), String::new());
        let blank = those(&|page| page.blank);
        self.add_for(Check::Blank, numbers(&blank), String::new(), String::new());
    }

    /// Judges what was noted of the pages, in their order.
    pub(super) fn facts(&mut self, facts: &[Facts]) {
        let mut seen: BTreeMap<Check, (Vec<usize>, Seen)> = BTreeMap::new();
        for (number, facts) in (1..).zip(facts) {
            for (check, one) in &facts.seen {
                let (pages, all) = seen.entry(*check).or_default();
                pages.push(number);
                all.samples.extend(one.samples.iter().cloned());
                all.least = [all.least, one.least].into_iter().flatten().reduce(f64::min);
            }
        }
        for (check, (pages, seen)) in seen {
            let (unit, wanted) = match check {
                Check::SmallText => (" pt", "≥ 5 pt"),
                Check::SmallReversed => (" pt", "≥ 7 pt"),
                Check::Hairline | Check::ThinLine => (" pt", "≥ 0.25 pt"),
                Check::NearTrim => (" mm", "≥ 3 mm"),
                _ => ("", ""),
            };
            let least = seen.least.map(|least| format!("{}{unit}", (least * 100.0).round() / 100.0 + 0.0));
            self.add(check, pages, values(seen.samples.into_iter().chain(least)), wanted.to_owned());
        }
        self.bleed(facts);
        self.coverage(facts);
        let transparency = facts.iter().map(|facts| facts.transparency.iter().cloned().collect());
        self.by_page(Check::Transparency, transparency, String::new());
    }

    fn bleed(&mut self, facts: &[Facts]) {
        let enough = self.profile.bleed - SHORT;
        let short = |facts: &Facts| {
            let (reach, edge) = facts.bleed?;
            let reach = tenths(reach.max(0.0) / MM);
            (reach < enough).then(|| format!("{edge} {reach} mm"))
        };
        let found = facts.iter().map(|facts| short(facts).into_iter().collect());
        self.by_page(Check::NoBleed, found, format!("{} mm", self.profile.bleed));
    }

    fn coverage(&mut self, facts: &[Facts]) {
        let most = self.profile.coverage;
        let over = |Facts { coverage: (coverage, color), .. }: &Facts| {
            (*coverage > most + 0.5).then(|| format!("{}% ({color})", coverage.round()))
        };
        let found = facts.iter().map(|facts| over(facts).into_iter().collect());
        self.by_page(Check::Coverage, found, format!("≤ {most}%"));
    }

    /// Judges the number of plates.
    pub(super) fn plates(&mut self, plates: &[String], pages: &[Page]) {
        if plates.len() <= self.profile.inks {
            return;
        }
        let needs_more = |page: &&Page| page.plates.len() > self.profile.inks;
        let which = pages.iter().filter(needs_more).map(|page| page.number).collect();
        self.add(Check::Inks, which, plates.join(" "), format!("≤ {}", self.profile.inks));
    }

    /// Judges the fonts.
    pub(super) fn fonts(&mut self, fonts: &[FontUse]) {
        let missing = |font: &&FontUse| !font.embedded;
        self.fonts_of(Check::NotEmbedded, fonts.iter().filter(missing).collect());
        self.fonts_of(Check::Type3, fonts.iter().filter(|font| font.kind == FontKind::Type3).collect());
    }

    fn fonts_of(&mut self, check: Check, fonts: Vec<&FontUse>) {
        let mut pages: Vec<usize> = fonts.iter().flat_map(|font| font.pages.iter().copied()).collect();
        pages.sort_unstable();
        pages.dedup();
        self.add_for(check, pages, values(fonts.iter().map(|font| font.name.clone())), String::new());
    }

    /// Judges how fine the pictures are.
    pub(super) fn pictures(&mut self, pictures: &[Picture]) {
        let wanted = self.profile.dpi;
        let least = wanted.min(VERY_COARSE);
        // A pixel less to the inch is a matter of rounding.
        let fine = |picture: &Picture, dpi: f64| picture.dpi >= dpi - 1.0;
        let of = |is: &dyn Fn(&Picture) -> bool| pictures.iter().filter(|one| is(one)).collect::<Vec<_>>();
        let very = of(&|one| !one.is_bilevel() && !fine(one, least));
        let coarse = of(&|one| !one.is_bilevel() && fine(one, least) && !fine(one, wanted));
        let bilevel = of(&|one| one.is_bilevel() && !fine(one, BILEVEL));
        for (check, pictures, wanted) in [
            (Check::VeryCoarse, very, wanted),
            (Check::Coarse, coarse, wanted),
            (Check::CoarseBilevel, bilevel, BILEVEL),
        ] {
            let mut pages: Vec<usize> = pictures.iter().map(|picture| picture.page).collect();
            pages.dedup();
            let dpi = pictures.iter().map(|picture| picture.dpi).reduce(f64::min).unwrap_or_default();
            self.add_for(check, pages, format!("{dpi} dpi"), format!("≥ {wanted} dpi"));
        }
    }

    /// Judges something that has values on some pages.
    pub(super) fn by_page(&mut self, check: Check, found: impl Iterator<Item = Vec<String>>, wanted: String) {
        let (mut pages, mut all) = (Vec::new(), Vec::new());
        for (number, found) in (1..).zip(found).filter(|(_, found)| !found.is_empty()) {
            pages.push(number);
            all.extend(found);
        }
        self.add_for(check, pages, values(all.into_iter()), wanted);
    }
}

/// Joins different values, the first few of them.
fn values(values: impl Iterator<Item = String>) -> String {
    let mut different: Vec<String> = Vec::new();
    for value in values.filter(|value| !value.is_empty()) {
        if !different.contains(&value) {
            different.push(value);
        }
    }
    let more = different.len() > VALUES;
    different.truncate(VALUES);
    let shown = different.join("; ");
    if more { shown + " …" } else { shown }
}
