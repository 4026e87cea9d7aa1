//! Formulas in a line of text, with brackets where a line needs them.

use crate::hanzi::{is_ideograph, lowered, raised};

/// What stands behind a letter as it is: primes and the like, which are raised by themselves.
const HIGH: &str = "′″‴°'*∗%‰";

/// A formula, or a part of one, as a line says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Formula {
    pub(super) text: String,
    /// Whether something in it cannot be said in a line.
    pub(super) lacking: bool,
    /// Whether it needs brackets where something stands right before it, and right behind it.
    loose: [bool; 2],
}

impl Formula {
    /// Takes a text as it stands.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Takes what is left of something that a line cannot say.
    pub(super) fn remains(text: impl Into<String>) -> Self {
        Self { lacking: true, ..Self::text(text) }
    }

    /// Notes that a part of what it stood for is not said.
    pub(super) fn lacks(mut self) -> Self {
        self.lacking = true;
        self
    }

    /// Puts parts side by side.
    pub(super) fn row(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<Self> = parts.into_iter().filter(|part| !part.text.is_empty()).collect();
        if let [one] = &parts[..] {
            return one.clone();
        }
        let mut whole = Self::default();
        for (at, part) in parts.iter().enumerate() {
            let before = whole.text.chars().next_back();
            let behind = parts.get(at + 1).and_then(|next| next.text.chars().next());
            let touched = [before.is_some_and(|c| touches(c) || "/÷".contains(c)), behind.is_some_and(touches)];
            whole.lacking |= part.lacking;
            // 2½ is no product.
            whole.lacking |= part.loose == [true; 2] && before.is_some_and(|c| c.is_ascii_digit());
            if (part.loose[0] && touched[0]) || (part.loose[1] && touched[1]) {
                whole.text += &format!("({})", part.text);
            } else {
                whole.text += &part.text;
            }
        }
        whole
    }

    /// Puts one part over another.
    pub(super) fn fraction(above: &Self, below: &Self) -> Self {
        let above_text =
            if is_single(&above.text) || is_product(&above.text) { above.text.clone() } else { above.bracketed() };
        let text = format!("{above_text}/{}", below.grouped());
        Self { text, lacking: above.lacking || below.lacking, loose: [true; 2] }
    }

    /// Draws a root of a degree; none is the square root.
    pub(super) fn root(degree: &Self, inner: &Self) -> Self {
        let sign = match degree.text.trim() {
            "" | "2" => Some("√".to_owned()),
            "3" => Some("∛".to_owned()),
            "4" => Some("∜".to_owned()),
            other => raised(other).map(|degree| degree + "√"),
        };
        let lacking = inner.lacking || degree.lacking || sign.is_none();
        let sign = sign.unwrap_or_else(|| format!("^{}√", degree.grouped()));
        let bare = is_single(&inner.text);
        let before = !sign.starts_with(['√', '∛', '∜']);
        Self { text: sign + &inner.grouped(), lacking, loose: [before, bare || before] }
    }

    /// Hangs something below and above a base, either of which may be empty.
    pub(super) fn scripts(base: &Self, below: &Self, above: &Self) -> Self {
        let base_text = if base.loose[1] { base.bracketed() } else { base.text.clone() };
        let (low, high) = (below.text.trim(), above.text.trim());
        let upper = if high.chars().all(|c| HIGH.contains(c)) { Some(high.to_owned()) } else { raised(high) };
        let lacking = base.lacking || below.lacking || above.lacking;
        let loose = [base.loose[0] && base_text == base.text, false];
        match (lowered(low), upper) {
            (Some(low), Some(high)) => Self { text: base_text + &low + &high, lacking, loose },
            _ => {
                let mark = |sign: &str, part: &Self| match part.text.trim() {
                    "" => String::new(),
                    _ => format!("{sign}{}", part.grouped()),
                };
                let text = base_text + &mark("_", below) + &mark("^", above);
                Self { text, lacking: true, loose }
            }
        }
    }

    /// Puts brackets around it, unless it is one thing.
    pub(super) fn grouped(&self) -> String {
        if is_single(&self.text) { self.text.clone() } else { self.bracketed() }
    }

    fn bracketed(&self) -> String {
        format!("({})", self.text)
    }

    /// Writes it behind a text, with the brackets that it needs there.
    pub(super) fn behind(&self, before: Option<char>) -> String {
        let touched = before.is_some_and(|c| c.is_ascii_alphanumeric() || "/÷)".contains(c));
        if self.loose[0] && touched { self.bracketed() } else { self.text.clone() }
    }
}

/// Returns whether a character belongs to a factor that another one may run into.
fn touches(c: char) -> bool {
    c.is_alphanumeric() || "()[]{}√∛∜∑∏∫%°′″!_^".contains(c)
}

/// Returns whether a text is one thing: a number, a letter with what hangs on it, a Chinese word, something in brackets.
fn is_single(text: &str) -> bool {
    let hangs = |c: char| {
        HIGH.contains(c)
            || raised(&c.to_string()) == Some(c.to_string())
            || lowered(&c.to_string()) == Some(c.to_string())
    };
    let text = text.trim();
    let bare = text.trim_end_matches(|c: char| !c.is_ascii_digit() && hangs(c));
    let mut chars = bare.chars();
    match (chars.next(), chars.next()) {
        (None, _) => true,
        (Some(_), None) => true,
        (Some(first), _) if first.is_ascii_digit() => {
            bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        }
        (Some(first), _) if is_ideograph(first) => bare.chars().all(is_ideograph),
        (Some(first), _) => is_enclosed(bare, first),
    }
}

/// Returns whether a bracket at the start of a text is closed at its end.
fn is_enclosed(text: &str, first: char) -> bool {
    let pairs = [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'), ('〔', '〕')];
    let Some((open, close)) = pairs.into_iter().find(|(open, _)| *open == first) else { return false };
    let mut depth = 0;
    let end = text.char_indices().find(|(_, c)| {
        depth += i32::from(*c == open) - i32::from(*c == close);
        depth == 0
    });
    end.is_some_and(|(at, c)| at + c.len_utf8() == text.len())
}

/// Returns whether a text is a product, which a line below does not need brackets around.
fn is_product(text: &str) -> bool {
    let mut chars = text.chars();
    chars.all(|c| c.is_ascii_alphanumeric() || is_ideograph(c) || "·×.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Formula {
        Formula::text(text)
    }

    fn none() -> Formula {
        Formula::default()
    }

    #[test]
    fn fractions_have_the_brackets_that_a_line_needs() {
        let of = |above: &str, below: &str| Formula::fraction(&text(above), &text(below)).text;
        assert_eq!(of("本期数-上期数", "上期数"), "(本期数-上期数)/上期数");
        assert_eq!(of("a", "bc"), "a/(bc)");
        assert_eq!(of("2ab", "x₁"), "2ab/x₁");
        assert_eq!(of("(a+b)", "(c)(d)"), "(a+b)/((c)(d))");
        let half = Formula::fraction(&text("1"), &text("2"));
        let row = |parts: [Formula; 3]| Formula::row(parts);
        assert_eq!(row([text("a="), half.clone(), text("×b")]).text, "a=1/2×b");
        assert_eq!(row([text("a="), half.clone(), text("b")]).text, "a=(1/2)b");
        assert_eq!(row([text("x"), half.clone(), none()]), Formula::text("x(1/2)"));
        assert_eq!(row([text("2"), half.clone(), none()]), Formula::remains("2(1/2)"));
        assert_eq!(Formula::fraction(&half, &text("3")).text, "(1/2)/3");
        assert_eq!(Formula::scripts(&half, &none(), &text("2")).text, "(1/2)²");
        assert_eq!(half.behind(Some('2')), "(1/2)");
        assert_eq!(half.behind(Some('占')), "1/2");
    }

    #[test]
    fn roots_and_scripts_say_what_they_can() {
        let root = |degree: &str, inner: &str| Formula::root(&text(degree), &text(inner));
        assert_eq!(root("", "x").text, "√x");
        assert_eq!(root("3", "a+b").text, "∛(a+b)");
        assert_eq!(Formula::row([text("2"), root("n", "x")]).text, "2(ⁿ√x)");
        assert_eq!(Formula::row([text("2"), root("", "x"), text("y")]).text, "2(√x)y");
        assert_eq!(Formula::row([text("2"), root("", "x+1"), text("y")]).text, "2√(x+1)y");
        let scripts = |low: &str, high: &str| Formula::scripts(&text("x"), &text(low), &text(high));
        assert_eq!(scripts("2", ""), Formula::text("x₂"));
        assert_eq!(scripts("1", "10"), Formula::text("x₁¹⁰"));
        assert_eq!(scripts("", "′"), Formula::text("x′"));
        assert_eq!(scripts("i", ""), Formula::remains("x_i"));
        assert_eq!(scripts("", "k+1"), Formula::remains("x^(k+1)"));
    }
}
