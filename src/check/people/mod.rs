//! Names of people and bodies.

mod rare_characters;
mod padded_names;
mod body_order;
mod bodies;
mod body_twice;
mod chair_not_present;
mod recipients_parted;
mod roster_names;
mod names;
mod on_both_boards;
mod present_and_absent;

use super::rule::rules;

rules! {
    "N101" "rare-characters"       rare_characters Info    "GB 18030-2022";
    "N102" "unevenly-padded-names" padded_names    Info;
    "N103" "order-of-bodies"       body_order      Info;
    "N104" "name-not-in-roster"    roster_names    Warning;
    "N105" "body-twice"            body_twice      Warning;
    "N106" "recipients-parted"     recipients_parted Warning "GB/T 9704-2012 7.3.2";
    "N107" "on-both-boards"        on_both_boards  Warning;
    "N108" "present-and-absent"    present_and_absent Warning;
    "N109" "chair-not-present"     chair_not_present Info;
}
