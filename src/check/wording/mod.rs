//! Words that are wrong or outdated.

mod wrong_word;
mod until_word;
mod wrong_particle;
mod redundant_words;
mod missing_words;
mod regulation_name;
mod outdated_body;
mod name_variants;
pub(in crate::check) mod own_words;
mod traditional;
mod doubled_words;
mod words;
mod lexicon;
pub(in crate::check) mod text;
mod when;

use super::rule::rules;

rules! {
    "W101" "wrong-word"             wrong_word      Error;
    "W102" "until-word"             until_word      Error;
    "W103" "wrong-particle"         wrong_particle  Warning;
    "W104" "redundant-words"        redundant_words Warning;
    "W105" "missing-words"          missing_words   Warning;
    "W106" "rule-named-regulation"  regulation_name Warning "规章制定程序条例 第七条";
    "W107" "outdated-body"          outdated_body   Info;
    "W108" "name-variants"          name_variants   Info;
    "W109" "own-words"              own_words       Warning;
    "W110" "traditional-characters" traditional     Info    "通用规范汉字表";
    "W111" "doubled-words"          doubled_words   Warning;
}
