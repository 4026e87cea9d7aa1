//! Fields that draw characters: `EQ` with its switches, as Word for Windows has had them since 1989.
//!
//! 带圈字符, 合并字符 and 拼音指南 of older files are made with it, and so are
//! fractions and roots that nobody used the equation editor for.

use std::iter::Peekable;
use std::str::Chars;

use super::formula::Formula;
use crate::hanzi::{circled, lowered, raised};
use crate::messages::WordNote;

/// Deepest nesting of switches.
const DEPTH: usize = 20;
/// What is drawn around a character.
const FRAMES: &str = "○◯〇⃝□◻☐△▲▽◇◆☆Oo0";
/// Characters that have a circled form, in figures.
const CIRCLED: std::ops::RangeInclusive<u32> = 1..=20;

/// What a field draws, as a line says it, and what is to be told of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) formula: Formula,
    pub(super) note: Option<WordNote>,
}

/// A piece of an argument.
#[derive(Debug)]
enum Node {
    Text(String),
    Switch(Switch),
}

#[derive(Debug)]
struct Switch {
    /// Its letter.
    name: char,
    /// What follows it before the bracket: `up`, `lc`.
    options: Vec<(String, Option<char>)>,
    arguments: Vec<Vec<Node>>,
}

/// Says in a line what an instruction without its `EQ` draws.
pub(super) fn drawn(instruction: &str) -> Drawn {
    let mut reader = Reader { chars: instruction.chars().peekable(), note: None };
    let nodes = reader.nodes(0, "");
    let formula = reader.row(&nodes);
    let lacks = formula.lacking.then_some(WordNote::Equation);
    Drawn { formula, note: reader.note.or(lacks) }
}

struct Reader<'t> {
    chars: Peekable<Chars<'t>>,
    note: Option<WordNote>,
}

impl Reader<'_> {
    /// Reads up to one of these characters, which is left, or to the end.
    fn nodes(&mut self, depth: usize, ends: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut text = String::new();
        let mut open = 0;
        while let Some(c) = self.chars.peek().copied() {
            if open == 0 && ends.contains(c) {
                break;
            }
            self.chars.next();
            match c {
                '\\' => match self.chars.peek().copied() {
                    Some('*') => self.format(),
                    Some(name) if name.is_ascii_alphabetic() && depth < DEPTH => {
                        nodes.push(Node::Text(std::mem::take(&mut text)));
                        nodes.push(Node::Switch(self.switch(depth)));
                    }
                    Some(other) => {
                        self.chars.next();
                        text.push(other);
                    }
                    None => {}
                },
                _ => {
                    // Brackets of the text's own are closed by their own.
                    open += i32::from(c == '(') - i32::from(c == ')' && open > 0);
                    text.push(c);
                }
            }
        }
        nodes.push(Node::Text(text));
        nodes
    }

    /// Passes over `\* jc2` and `\* "Font:宋体"`.
    fn format(&mut self) {
        self.chars.next();
        self.blanks();
        if self.chars.next_if_eq(&'"').is_some() {
            while self.chars.next().is_some_and(|c| c != '"') {}
        } else {
            while self.chars.next_if(|c| !c.is_whitespace() && *c != '\\').is_some() {}
        }
    }

    fn blanks(&mut self) {
        while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
    }

    /// Reads a switch behind its backslash.
    fn switch(&mut self, depth: usize) -> Switch {
        let name = self.chars.next().unwrap_or_default().to_ascii_lowercase();
        let mut options = Vec::new();
        loop {
            self.blanks();
            if self.chars.next_if_eq(&'\\').is_none() {
                break;
            }
            let mut option = String::new();
            while let Some(c) = self.chars.next_if(|c| c.is_ascii_alphabetic() && option.len() < 2) {
                option.push(c.to_ascii_lowercase());
            }
            let takes_sign = matches!(option.as_str(), "lc" | "rc" | "bc" | "fc" | "vc");
            let sign = if takes_sign {
                self.chars.next_if_eq(&'\\');
                self.chars.next()
            } else {
                self.blanks();
                while self.chars.next_if(|c| c.is_ascii_digit() || *c == '-').is_some() {}
                None
            };
            options.push((option, sign));
        }
        let mut arguments = Vec::new();
        if self.chars.next_if_eq(&'(').is_some() {
            loop {
                arguments.push(self.nodes(depth + 1, ",;)"));
                if !matches!(self.chars.next(), Some(',' | ';')) {
                    break;
                }
            }
        }
        Switch { name, options, arguments }
    }

    fn row(&mut self, nodes: &[Node]) -> Formula {
        let parts: Vec<Formula> = nodes.iter().map(|node| self.node(node)).collect();
        let mut row = Formula::row(parts);
        row.text = row.text.trim().to_owned();
        row
    }

    fn node(&mut self, node: &Node) -> Formula {
        match node {
            Node::Text(text) => Formula::text(text.chars().filter(|c| !c.is_control()).collect::<String>()),
            Node::Switch(switch) => self.drawn(switch),
        }
    }

    fn drawn(&mut self, switch: &Switch) -> Formula {
        if switch.name == 'o' {
            return self.over(&switch.arguments);
        }
        let mut arguments = switch.arguments.iter().map(|nodes| self.row(nodes)).collect::<Vec<_>>().into_iter();
        let mut next = || arguments.next().unwrap_or_default();
        let has = |name: &str| switch.options.iter().any(|(option, _)| option == name);
        match switch.name {
            'f' => Formula::fraction(&next(), &next()),
            'r' => match (next(), next()) {
                (inner, rest) if rest.text.is_empty() => Formula::root(&rest, &inner),
                (degree, inner) => Formula::root(&degree, &inner),
            },
            's' => {
                let inner = next();
                let form = if has("do") || has("di") { lowered(&inner.text) } else { raised(&inner.text) };
                form.map_or_else(|| inner.clone().lacks(), Formula::text)
            }
            'b' => {
                let sign =
                    |name: &str| switch.options.iter().find(|(option, _)| option == name).and_then(|(_, sign)| *sign);
                let both = sign("bc");
                let closing = both.map(|open| match open {
                    '(' => ')',
                    '[' => ']',
                    '{' => '}',
                    '<' => '>',
                    other => other,
                });
                let [open, close] = match (sign("lc").or(both), sign("rc").or(closing)) {
                    (None, None) => [Some('('), Some(')')],
                    some => [some.0, some.1],
                };
                let inner = next();
                let text = [open.map(String::from), Some(inner.text), close.map(String::from)];
                let text = text.into_iter().flatten().collect::<String>();
                if inner.lacking { Formula::remains(text) } else { Formula::text(text) }
            }
            'i' => {
                let (low, high, inner) = (next(), next(), next());
                let given = switch.options.iter().find_map(|(_, sign)| *sign);
                let sign = if has("su") {
                    '∑'
                } else if has("pr") {
                    '∏'
                } else {
                    given.unwrap_or('∫')
                };
                Formula::row([Formula::scripts(&Formula::text(sign), &low, &high), inner])
            }
            'l' => {
                let all: Vec<Formula> = arguments.collect();
                let lacking = all.iter().any(|part| part.lacking);
                let text = all.into_iter().map(|part| part.text).collect::<Vec<_>>().join(",");
                if lacking { Formula::remains(text) } else { Formula::text(text) }
            }
            // A line or a frame around, which the text is read without.
            'x' => next().lacks(),
            // White.
            'd' => Formula::default(),
            _ => Formula::remains(arguments.map(|part| part.text).collect::<Vec<_>>().join(" ")),
        }
    }

    /// Says what is drawn on top of each other: a character in a frame, or with its reading, or two of half the size.
    fn over(&mut self, arguments: &[Vec<Node>]) -> Formula {
        let lifted = |nodes: &Vec<Node>| {
            let mut switches =
                nodes.iter().filter_map(|node| if let Node::Switch(it) = node { Some(it) } else { None });
            nodes.iter().all(|node| is_blank(node) || matches!(node, Node::Switch(_)))
                && switches.next().is_some_and(|first| first.name == 's' && switches.next().is_none())
        };
        let parts: Vec<(bool, Formula)> = arguments.iter().map(|nodes| (lifted(nodes), self.level(nodes))).collect();
        let [scripts, bases] = [true, false].map(|lifted| {
            let parts = parts.iter().filter(move |part| part.0 == lifted);
            parts.map(|part| part.1.clone()).collect::<Vec<_>>()
        });
        let all: Vec<Formula> = parts.into_iter().map(|part| part.1).filter(|part| !part.text.is_empty()).collect();
        if scripts.is_empty() || bases.iter().any(is_frame) {
            return self.framed(&all);
        }
        // 合并字符: what stands above is read first.
        self.note = Some(if bases.is_empty() { WordNote::Raised } else { WordNote::Ruby });
        if bases.is_empty() {
            Formula::text(all.into_iter().map(|part| part.text).collect::<String>())
        } else {
            Formula::row(bases)
        }
    }

    /// Says an argument as if nothing in it were raised or lowered as a whole.
    fn level(&mut self, nodes: &[Node]) -> Formula {
        let mut shifts = nodes.iter().filter_map(|node| match node {
            Node::Switch(switch) if switch.name == 's' => Some(switch),
            _ => None,
        });
        match (shifts.next(), nodes.iter().all(|node| matches!(node, Node::Switch(_)) || is_blank(node))) {
            (Some(shift), true) => {
                Formula::row(shift.arguments.iter().map(|nodes| self.row(nodes)).collect::<Vec<_>>())
            }
            _ => self.row(nodes),
        }
    }

    /// Says a character in a frame, or what stands on top of each other.
    fn framed(&mut self, parts: &[Formula]) -> Formula {
        let [outer, inner] = match parts {
            [one, other] if is_frame(one) => [one, other],
            [one, other] if is_frame(other) => [other, one],
            _ => return Formula::row(parts.to_vec()).lacks(),
        };
        let number = inner.text.parse::<u32>().ok().filter(|number| CIRCLED.contains(number));
        match number.filter(|_| "○◯〇⃝Oo0".contains(&outer.text)) {
            Some(number) => Formula::text(circled(number)),
            None => {
                self.note = Some(WordNote::Enclosed);
                inner.clone()
            }
        }
    }
}

fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}

/// Returns whether a part is one of the signs that are drawn around a character.
fn is_frame(part: &Formula) -> bool {
    let mut chars = part.text.chars();
    chars.next().is_some_and(|c| FRAMES.contains(c)) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(instruction: &str) -> (String, Option<WordNote>) {
        let Drawn { formula, note } = drawn(instruction);
        (formula.text, note)
    }

    fn whole(text: &str) -> (String, Option<WordNote>) {
        (text.to_owned(), None)
    }

    #[test]
    fn characters_in_frames_keep_what_is_in_the_frame() {
        assert_eq!(said(" \\o\\ac(○,密)"), ("密".to_owned(), Some(WordNote::Enclosed)));
        assert_eq!(said("\\o\\ac(○,12)"), whole("⑫"));
        assert_eq!(said("\\o\\ac(○,\\s\\up 3(密))"), ("密".to_owned(), Some(WordNote::Enclosed)));
        assert_eq!(said("\\o\\ac(□,3)"), ("3".to_owned(), Some(WordNote::Enclosed)));
        assert_eq!(said("\\o(a,/)"), ("a/".to_owned(), Some(WordNote::Equation)));
    }

    #[test]
    fn readings_go_and_their_characters_stay() {
        let guide = " \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(kǒu),口)";
        assert_eq!(said(guide), ("口".to_owned(), Some(WordNote::Ruby)));
        let merged = "\\* jc0 \\* \"Font:宋体\" \\* hps12 \\o(\\s\\up 6(国务),\\s\\do 2(院))";
        assert_eq!(said(merged), ("国务院".to_owned(), Some(WordNote::Raised)));
    }

    #[test]
    fn formulas_are_said_in_a_line() {
        assert_eq!(said("\\f(a+b,2)"), whole("(a+b)/2"));
        assert_eq!(said("x=\\f(1;\\r(3,y))"), whole("x=1/(∛y)"));
        assert_eq!(said("\\r(x)"), whole("√x"));
        assert_eq!(said("m\\s\\up8(2)"), whole("m²"));
        assert_eq!(said("a\\s\\do3(max)"), ("amax".to_owned(), Some(WordNote::Equation)));
        assert_eq!(said("\\b\\lc\\[\\rc\\] (\\f(1,2))"), whole("[1/2]"));
        assert_eq!(said("\\i\\su(1,10,n)"), whole("∑₁¹⁰n"));
        assert_eq!(said("\\l(1,2,(3,4))"), whole("1,2,(3,4)"));
        assert_eq!(said("\\x\\to(AB)"), ("AB".to_owned(), Some(WordNote::Equation)));
        assert_eq!(said("1\\,5 \\d\\fo10() km"), whole("1,5  km"));
    }

    #[test]
    fn what_is_broken_or_endless_loses_no_character() {
        assert_eq!(said("\\o\\ac(○,密"), ("密".to_owned(), Some(WordNote::Enclosed)));
        assert_eq!(said("甲)乙"), whole("甲)乙"));
        assert!(said(&"\\f(".repeat(10_000)).0.len() < 100_000);
    }
}
