//! Texts in quotation marks: of one line, and of several.

use super::marks;
use super::marks::line_of;
use super::scanner::{Around, Scanner};
use crate::messages::Syntax;

impl Scanner<'_, '_> {
    /// Reads a text that some quotation mark begins.
    pub(super) fn quoted_text(&mut self, around: Around) {
        let (start, tail) = (self.at, self.tail());
        let run = &tail[..tail.len() - tail.trim_start_matches(|c| marks::quote(c).is_some()).len()];
        let (count, first) = (run.chars().count(), run.chars().next().unwrap_or('"'));
        for delimiter in ["\"\"\"", "'''"] {
            if run.starts_with(delimiter) {
                return self.lines(delimiter, start + 3);
            }
        }
        let after = tail[run.len()..].trim();
        let alone = after.is_empty();
        let open = !after.starts_with('#') && !after.chars().any(|c| marks::quote(c).is_some());
        let lost = match count {
            3 => alone || open,
            2 if alone => self.strays_below(),
            2 if open && around == Around::Line => self.delimiter_below().is_some(),
            _ => false,
        };
        if lost {
            let delimiter = self.delimiter_below().unwrap_or(marks::triple(marks::quote(first).unwrap_or('"')));
            self.triple(run, delimiter);
            return self.lines(delimiter, self.at);
        }
        match first {
            '"' | '\'' => self.one_line(first, around),
            _ => self.foreign(around),
        }
    }

    /// Makes three quotation marks of what was typed for them.
    fn triple(&mut self, run: &str, delimiter: &'static str) {
        let range = self.at..self.at + run.len();
        let odd = run.char_indices().find(|(_, c)| !c.is_ascii());
        match odd {
            Some((i, found)) => {
                let wanted = marks::quote_word(delimiter.chars().next().unwrap_or('"'));
                let at = range.start + i;
                self.slip(Syntax::FullWidth { found, wanted }, at..at + found.len_utf8());
            }
            None => self.slip(Syntax::Triple { mark: delimiter }, range.clone()),
        }
        self.at = range.end;
        self.put(range, delimiter);
    }

    /// Reads a text of several lines whose content begins at an offset.
    pub(super) fn lines(&mut self, delimiter: &'static str, from: usize) {
        let close = self.text[from..].find(delimiter).map(|i| from + i);
        if let Some(close) = close.filter(|close| !self.opens_text(*close)) {
            let quotes = self.text[close..].bytes().take(5).take_while(|b| delimiter.as_bytes()[0] == *b).count();
            if delimiter.starts_with('"') {
                self.escapes(from..close);
            }
            self.at = close + quotes;
            return;
        }
        let mut at = line_of(self.text, from).end;
        loop {
            let line = line_of(self.text, at + 1);
            if at >= self.text.len() || line.start >= self.text.len() {
                break;
            }
            let words = &self.text[line.clone()];
            if self.is_start(words) {
                self.slip(Syntax::UnclosedLines { mark: delimiter }, from.saturating_sub(3)..from);
                self.patch(line.start..line.start, format!("{delimiter}\n"));
                self.at = line.start;
                return;
            }
            if let Some(run) = closing(words) {
                self.at = line.start + words.trim_end().len() - run.len();
                return self.triple(run, delimiter);
            }
            at = line.end;
        }
        self.slip(Syntax::UnclosedLines { mark: delimiter }, from.saturating_sub(3)..from);
        self.at = self.text.len();
        self.patch(self.at..self.at, format!("\n{delimiter}"));
    }

    /// Reads a text of one line that a right quotation mark begins.
    fn one_line(&mut self, quote: char, around: Around) {
        let (start, eol) = (self.at, self.eol());
        let closes = closes(&self.text[start + 1..eol], quote).into_iter().map(|i| start + 1 + i).collect::<Vec<_>>();
        let Some(&close) = closes.first() else { return self.unclosed(quote, around) };
        if self.may_end(close + 1, around) {
            if quote == '"' {
                self.escapes(start + 1..close);
            }
            self.at = close + 1;
            return;
        }
        let content = &self.text[start + 1..close];
        // Two texts in a row want a comma between them, and so do two entries.
        let next = self.text[close + 1..eol].trim_start();
        let apart = match around {
            Around::Line => false,
            Around::List => !content.is_empty() && next.starts_with(|c| marks::quote(c).is_some()),
            Around::Table => self.entry_at(next).is_some(),
        };
        if apart {
            self.at = close + 1;
            return;
        }
        if around != Around::Line
            && let Some(end) = self.lost_end(content, around)
        {
            return self.close_at(start, start + 1 + end, quote);
        }
        let after =
            self.text[close + 1..eol].trim_start_matches(|c: char| c.is_whitespace() || marks::meant(c) == Some(","));
        if around == Around::Line && self.entry_at(after).is_some() {
            self.at = close + 1;
            return;
        }
        if let Some(last) = closes[1..].iter().position(|end| self.may_end(end + 1, around)) {
            let (inner, end) = (&closes[..=last], closes[last + 1]);
            if inner.len() % 2 == 0 {
                self.slip(Syntax::InnerQuotes, inner[0]..inner[inner.len() - 1] + 1);
                self.curl(inner);
            } else if inner == [end - 1] {
                self.slip(Syntax::UnevenQuotes, end..end + 1);
                self.put(end - 1..end, "");
            } else {
                self.slip(Syntax::UnevenQuotes, inner[0]..inner[inner.len() - 1] + 1);
                inner.iter().for_each(|at| self.patch(*at..at + 1, ""));
            }
            self.at = end + 1;
            return;
        }
        let glued = self.text[close + 1..]
            .starts_with(|c: char| !c.is_whitespace() && !"（(/＃".contains(c) && !marks::ends_line(c));
        if around == Around::Line && !glued {
            self.at = close + 1;
            return;
        }
        let end = self.line_content(start, around).max(close + 1);
        let mark = marks::quote_word(quote);
        if around == Around::Line && closes.len() % 2 == 0 {
            self.slip(Syntax::UnclosedText, start..end);
            self.curl(&closes);
            self.put(end..end, mark);
        } else {
            self.slip(Syntax::UnevenQuotes, close..close + 1);
            let words = self.text[start..end].replace(quote, "");
            self.patch(start..end, format!("{mark}{words}{mark}"));
        }
        self.at = end;
    }

    /// Makes Chinese quotation marks of straight ones within a text.
    fn curl(&mut self, inner: &[usize]) {
        for (i, at) in inner.iter().enumerate() {
            self.put(*at..at + 1, if i % 2 == 0 { "“" } else { "”" });
        }
    }

    /// Reads a text of one line that has no end in it.
    fn unclosed(&mut self, quote: char, around: Around) {
        let (start, eol) = (self.at, self.eol());
        let mut end = self.line_content(start, around).max(start + 1);
        let content = &self.text[start + 1..end];
        if let Some(last) = content.chars().next_back().filter(|c| marks::quote(*c).is_some()) {
            let at = end - last.len_utf8();
            let wanted = marks::quote_word(quote);
            match last.is_ascii() {
                true => self.slip(Syntax::UnclosedText, start..end),
                false => self.slip(Syntax::FullWidth { found: last, wanted }, at..end),
            }
            self.put(at..end, wanted);
            self.at = end;
            return;
        }
        if around == Around::Line
            && let Some(close) = self.end_below(quote)
        {
            self.slip(Syntax::TextOverLines { mark: marks::triple(quote) }, start..eol);
            self.patch(start..start + 1, marks::triple(quote));
            self.patch(close..close + 1, marks::triple(quote));
            self.at = close + 1;
            return;
        }
        if let Some(cut) = self.lost_end(content, around) {
            end = start + 1 + cut;
        }
        if around == Around::Line {
            let bare = self.text[start + 1..end].trim_end_matches([',', ';', ' ', '\t']).len();
            let bare_end = start + 1 + bare;
            if self.text[bare_end..end].contains([',', ';']) {
                self.put(bare_end..end, "");
                end = bare_end;
            }
        }
        self.close_at(start, end, quote);
    }

    /// Ends a text where its closing mark was forgotten.
    fn close_at(&mut self, start: usize, end: usize, quote: char) {
        let content = &self.text[start + 1..end];
        match content.chars().next_back().filter(|c| marks::quote(*c).is_some() && !c.is_ascii()) {
            Some(found) => {
                let at = end - found.len_utf8()..end;
                self.slip(Syntax::FullWidth { found, wanted: marks::quote_word(quote) }, at.clone());
                self.put(at, marks::quote_word(quote));
            }
            None => {
                self.slip(Syntax::UnclosedText, start..end);
                self.put(end..end, marks::quote_word(quote));
            }
        }
        self.at = end;
    }

    /// Reads a text that a mark of another kind begins, such as `“`.
    fn foreign(&mut self, around: Around) {
        let (start, tail) = (self.at, self.tail());
        let open = tail.chars().next().unwrap_or('“');
        let quote = marks::quote(open).unwrap_or('"');
        let wanted = marks::quote_word(quote);
        let inside = start + open.len_utf8();
        let quotes = tail.char_indices().skip(1).filter(|(_, c)| marks::quote(*c).is_some());
        let quotes: Vec<(usize, char)> = quotes.map(|(i, c)| (start + i, c)).collect();
        let ends = |(at, c): &&(usize, char)| self.may_end(at + c.len_utf8(), around);
        let last = if around == Around::Line { quotes.iter().rfind(ends) } else { quotes.iter().find(ends) };
        match last.copied() {
            Some((at, c)) if !leaves(&self.text[inside..at]) => {
                self.slip(Syntax::FullWidth { found: open, wanted }, start..inside);
                self.put(start..inside, wanted);
                let inner = quotes.iter().filter(|(i, c)| *i < at && *c == quote);
                for (i, (at, _)) in inner.enumerate() {
                    self.put(*at..at + 1, if i % 2 == 0 { "“" } else { "”" });
                }
                self.put(at..at + c.len_utf8(), wanted);
                self.at = at + c.len_utf8();
            }
            None if quotes.is_empty() => {
                let end = self.line_content(start, around).max(inside);
                self.slip(Syntax::FullWidth { found: open, wanted }, start..inside);
                self.put(start..inside, wanted);
                self.put(end..end, wanted);
                self.at = end;
            }
            _ => {
                let end = self.line_content(start, around).max(inside);
                self.slip(Syntax::Unquoted, start..end);
                self.put(start..end, quoted(&self.text[start..end]));
                self.at = end;
            }
        }
    }

    /// Returns whether a value may end at an offset: nothing comes after it, or what separates values.
    fn may_end(&self, at: usize, around: Around) -> bool {
        let end = line_of(self.text, at).end;
        let after = self.text[at..end].trim_start();
        let mark = |c: char| around != Around::Line && matches!(marks::meant(c), Some("," | "]" | "}"));
        let only_marks = || after.trim_end().chars().all(marks::ends_line);
        after.is_empty()
            || after.starts_with('#')
            || after.starts_with(mark)
            || (around == Around::Line && only_marks())
    }

    /// Returns where the closing mark belongs in a text that runs into what comes after it in a list.
    fn lost_end(&self, content: &str, around: Around) -> Option<usize> {
        let separates = |c: char| c.is_whitespace() || marks::meant(c) == Some(",");
        let cut = match around {
            Around::Line => return None,
            Around::Table => self.next_entry(content),
            Around::List => content.trim_end().ends_with(|c| marks::meant(c) == Some(",")).then_some(content.len()),
        };
        let kept = content[..cut?].trim_end_matches(separates).len();
        (kept > 0).then_some(kept)
    }

    /// Returns where the value that begins at an offset ends at the latest: before brackets, commas and remarks.
    fn line_content(&self, start: usize, around: Around) -> usize {
        let line = &self.text[start..self.eol()];
        let line = line.find(" #").map_or(line, |i| &line[..i]);
        let closing = |c: char| c.is_whitespace() || matches!(marks::meant(c), Some("," | "]" | "}"));
        let kept = if around == Around::Line { line.trim_end() } else { line.trim_end_matches(closing) };
        start + kept.len()
    }

    /// Notes backslashes that mean nothing in a text in double quotation marks.
    fn escapes(&mut self, range: std::ops::Range<usize>) {
        let content = &self.text[range.clone()];
        let mut odd = Vec::new();
        let mut chars = content.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c != '\\' {
                continue;
            }
            let hex = |n: usize| content[i + 2..].chars().take(n).filter(char::is_ascii_hexdigit).count() == n;
            let known = match chars.peek().map(|(_, next)| *next) {
                Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\' | '\n' | '\r' | ' ' | '\t') => true,
                Some('u') => hex(4),
                Some('U') => hex(8),
                Some('x') => hex(2),
                _ => false,
            };
            if known {
                chars.next();
            } else {
                odd.push(range.start + i);
            }
        }
        let Some(first) = odd.first() else { return };
        self.slip(Syntax::Escape, *first..first + 1);
        if is_path(content) {
            for (i, _) in content.match_indices('\\') {
                self.put(range.start + i..range.start + i + 1, "/");
            }
        } else {
            for at in odd {
                self.put(at..at, "\\");
            }
        }
    }
}

/// Returns where a quotation mark stands in a line that no backslash takes its meaning from.
fn closes(line: &str, quote: char) -> Vec<usize> {
    let mut found = Vec::new();
    let mut escaped = false;
    for (i, c) in line.char_indices() {
        if c == quote && !escaped {
            found.push(i);
        }
        escaped = c == '\\' && quote == '"' && !escaped;
    }
    found
}

/// Returns whether the quotation that a text stands in ends within it.
fn leaves(inside: &str) -> bool {
    let mut depth = 1;
    for c in inside.chars() {
        match c {
            '“' | '‘' => depth += 1,
            '”' | '’' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return true;
        }
    }
    false
}

/// Returns the marks at the end of a line that were meant for the end of a text of several lines.
fn closing(line: &str) -> Option<&str> {
    let line = line.trim();
    let before = line.trim_end_matches(|c| marks::quote(c).is_some());
    let run = &line[before.len()..];
    let count = run.chars().count();
    let same = run.chars().all(|c| marks::quote(c) == run.chars().next().and_then(marks::quote));
    let meant = match count {
        0 => false,
        1 => before.is_empty(),
        2 => same && (before.is_empty() || run.is_ascii()),
        _ => same,
    };
    meant.then_some(run)
}

/// Returns whether a text looks like the path of a file.
pub(super) fn is_path(text: &str) -> bool {
    let name = text.split('#').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.len());
    ending.is_some_and(|length| (2..=5).contains(&length)) && !name.contains('\n')
}

/// Writes a text in quotation marks, those within it as Chinese ones.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let (open, close) = (text.chars().next(), text.chars().next_back());
    let paired = text.contains('“') && text.contains('”');
    let mut inner = text;
    if !paired {
        inner = if open.is_some_and(|c| marks::quote(c).is_some()) {
            &inner[open.map_or(0, char::len_utf8)..]
        } else {
            inner
        };
        if !inner.is_empty() && close.is_some_and(|c| marks::quote(c).is_some()) {
            inner = &inner[..inner.len() - close.map_or(0, char::len_utf8)];
        }
    }
    let mut opens = true;
    let words: String = inner
        .chars()
        .map(|c| match c {
            '"' => {
                opens = !opens;
                if opens { '”' } else { '“' }
            }
            '\\' if is_path(inner) => '/',
            c => c,
        })
        .collect();
    if words.contains('\\') && !words.contains('\'') { format!("'{words}'") } else { format!("\"{words}\"") }
}
