//! The rules on punctuation in English.

use super::PunctuationFault::{self, *};
use crate::messages::Words;

pub(super) fn words(fault: &PunctuationFault) -> Words {
    match fault {
        Unclosed { .. } | Unopened { .. } | Crossed { .. } | Mismatched { .. } | AcrossParagraphs { .. } => {
            pairs(fault)
        }
        MixedWidth { open, close } => Words::new(format!("the brackets {open} and {close} are of two widths"))
            .label("one half-width, one full-width")
            .hint("use full-width brackets （ ） in Chinese text"),
        HalfBrackets { text } => Words::new(format!("half-width brackets in Chinese text: {text}"))
            .label("half-width")
            .hint("use （ ） without spaces beside them"),
        HalfMark { mark, right } => change(mark, right, "half-width mark in Chinese text").label("half-width"),
        DocumentNumber { text, right } => {
            change(text, right, "the year in a document's number stands in 〔 〕").label("other brackets")
        }
        PaddedNumber { text, right } => change(text, right, "numbers are not padded with zeros").label("padded"),
        PaddedDate { text, right } => change(text, right, "months and days are not padded with zeros").label("padded"),
        TelephoneDash { text, right } => change(text, right, "a telephone number has a hyphen").label("not a hyphen"),
        FullWidth { text, right } => change(text, right, "digits and letters are half-width").label("full-width"),
        PauseBetween { count } => {
            Words::new(format!("no pause mark is usual between quotations or titles, found {count}"))
                .label("could be left out")
                .hint("consider dropping it")
        }
        EllipsisWithDeng { text } => Words::new(format!("an ellipsis together with 等 in \"{text}\""))
            .label("both say that there is more")
            .hint("keep one of them, usually 等"),
        EllipsisForm { text } => change(text, "……", "the ellipsis has six dots").label("no ellipsis"),
        DashForm { text } => change(text, "——", "the dash is two characters wide").label("no dash"),
        StraightQuotes { text, right: Some(right) } => {
            Words::new(format!("straight quotation marks in Chinese text: {text}"))
                .label("straight")
                .hint(format!("use {right}"))
        }
        StraightQuotes { text, right: None } => {
            Words::new(format!("a straight quotation mark {text} in Chinese text, without a partner"))
                .label("straight")
                .hint("see where the quotation begins and ends, and use “ ”")
        }
        DoubledMark { text, right } => {
            let words = Words::new(format!("several marks where one belongs: {text}")).label("one is enough");
            match right {
                Some(right) => words.hint(format!("write {right}")),
                None => words.hint("keep the one that fits the sentence"),
            }
        }
        SpaceInSentence { text } => {
            Words::new(format!("a space inside a sentence: \"{text}\"")).label("a space").hint("drop it")
        }
        SpacingMixed { spaced, tight } => {
            Words::new(format!("between Han and digits there is a space in {spaced} places and none in {tight}"))
                .label("not the same throughout")
                .hint("choose one way; print evens it out")
        }
        YearZero { text, right } => change(text, right, "nought in a Chinese year is 〇").label("not 〇"),
        YearStyles { chinese, digits } => {
            Words::new(format!("years are written both as \"{chinese}\" and as \"{digits}\""))
                .label("not the same throughout")
                .hint("choose one way; quotations may stay")
        }
        UnitsMixed { first, second } => {
            Words::new(format!("a unit is written both as \"{first}\" and as \"{second}\""))
                .label("not the same throughout")
                .hint("choose one way")
        }
        ShortYear { text } => Words::new(format!("a year has four digits, found \"{text}\""))
            .label("without its century")
            .hint("write it in full, such as 2020年12月"),
        DottedDate { text, right } => {
            change(text, right, "dates in running text are written in full").label("short form")
        }
        ListEnd { mark, expected } => {
            let found = if mark.is_alphanumeric() || *mark == '）' { "no mark".into() } else { format!("\"{mark}\"") };
            Words::new(format!("this item should end in \"{expected}\", found {found}"))
                .label("unlike the others")
                .hint("end items in ；and the last in 。, or all of them in 。")
        }
        Markup { text } => {
            Words::new(format!("the markup \"{text}\" is printed as it stands")).label("markup").hint("drop it")
        }
        MarkAtStart { mark } => Words::new(format!("a paragraph begins with \"{mark}\""))
            .label("cannot begin a paragraph")
            .hint("add the words that are missing, or join it to the paragraph before"),
        CaptionStop { mark } => {
            Words::new(format!("captions end without a mark, found \"{mark}\"")).label("one too many").hint("drop it")
        }
        NumberingPause { text, right } => {
            change(text, right, "digits before an item are followed by a point").label("numbering")
        }
        BracketNumbering { text, right } => {
            change(text, right, "a number in brackets is followed by no mark").label("numbering")
        }
        BrokenNumber { text, right } => change(text, right, "a space inside a number").label("a space"),
        DigitGrouping { text } => Words::new(format!("the commas in \"{text}\" do not divide it in threes"))
            .label("commas")
            .hint("commas divide in threes, the decimal sign is a point; compare the manuscript"),
        RangeHyphen { text, right } => change(text, right, "a span of time has a dash").label("a hyphen"),
        PercentRange { text, right } => change(text, right, "both figures of a range have the sign").label("no % here"),
    }
}

fn pairs(fault: &PunctuationFault) -> Words {
    match fault {
        Unclosed { open, close } => Words::new(format!("{open} has no {close} behind it"))
            .label(format!("no {close}"))
            .hint(format!("add {close} where it ends, or drop {open}")),
        Unopened { open, close } => Words::new(format!("{close} has no {open} before it"))
            .label(format!("no {open}"))
            .hint(format!("add {open} where it begins, or drop {close}")),
        Crossed { text } => Words::new(format!("quotation marks or brackets cross: {text}"))
            .label("begins inside another pair and ends outside")
            .hint("close first what was opened last"),
        Mismatched { open, close } => {
            Words::new(format!("{open} is closed by {close}")).label("not a pair").hint("use brackets of one kind")
        }
        AcrossParagraphs { open } => {
            Words::new(format!("a quotation of several paragraphs, whose later ones do not begin with {open}"))
                .label("begins here and ends in a later paragraph")
                .hint(format!("begin each paragraph with {open}; if one was cut in two, join it"))
        }
        _ => Words::new(""),
    }
}

fn change(text: &str, right: &str, why: &str) -> Words {
    Words::new(format!("{why}: \"{right}\" expected, found \"{text}\"")).hint(format!("write {right}"))
}
