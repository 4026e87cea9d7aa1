//! The English words of every problem.

use super::Lang;
use super::Words;
use super::export::reason;
use super::problem::{Crowd, Missing, Problem, Syntax, Unsupported, ValueKind};

pub(super) fn words(problem: &Problem) -> Words {
    use Problem::*;
    match problem {
        TomlSyntax { what, raw } => syntax(what, raw),
        UnknownKey { key, near, belongs } => {
            let words = Words::new(format!("unknown key `{key}`")).label("not known here");
            let home = belongs.as_ref().map(|table| match table.as_str() {
                "" => "at the top of the file, before the first bracket".to_owned(),
                table => format!("under {table}"),
            });
            words.hint(match (near, home) {
                (Some(near), Some(home)) => format!("did you mean `{near}`? If not, `{key}` belongs {home}"),
                (Some(near), None) => format!("did you mean `{near}`?"),
                (None, Some(home)) => format!("`{key}` belongs {home}"),
                (None, None) => "remove this line, or look up the right key".to_owned(),
            })
        }
        WrongType { key, expected, found, sample } => {
            Words::new(format!("`{key}` should be {}, found {}", kind(*expected), kind(*found)))
                .label(format!("should be {}", kind(*expected)))
                .hint(example(key, *expected, *sample))
        }
        MissingKey { key, of_publication } => {
            Words::new(format!("`{key}` is missing")).label("something is missing here").hint(if *of_publication {
                format!("add {key} = \"…\" to publication.toml, or under [publication] in issue.toml")
            } else {
                format!("add {key} = …")
            })
        }
        EmptyValue { key } => {
            Words::new(format!("`{key}` is empty")).label("nothing in it").hint("fill it in, or remove the line")
        }
        NotAllowed { key, value, allowed, near } => {
            let hint = match near {
                Some(near) => format!("did you mean \"{near}\"? Possible: {}", allowed.join(", ")),
                None => format!("possible: {}", allowed.join(", ")),
            };
            Words::new(format!("`{key}` cannot be \"{value}\"")).label("no such choice").hint(hint)
        }
        OutOfRange { key, min, max } => {
            Words::new(format!("`{key}` is out of range")).label(range(*min, *max)).hint("use a number within the bounds")
        }
        ImpossibleDate { text } => Words::new(format!("there is no such day as {text}"))
            .label("not in the calendar")
            .hint("check year, month and day"),
        DateForm { text } => Words::new(format!("\"{text}\" is not a date"))
            .label("should be a date")
            .hint("write year-month-day, such as 2020-12-14"),
        MonthForm { text } => Words::new(format!("\"{text}\" is not a month"))
            .label("should be a month")
            .hint("write year.month, such as \"2020.10\""),
        NumberForm { text } => Words::new(format!("\"{text}\" is not a number"))
            .label("should be a number")
            .hint("write digits and a decimal point only, such as 86.79"),
        SizeForm { text } => Words::new(format!("\"{text}\" is not a type size"))
            .label("should be a type size")
            .hint("write a size name such as \"三号\", or points such as \"16pt\", between 5pt and 120pt"),
        BodyTooLarge { size, chars, most } => {
            Words::new(format!("{chars} characters of {size}pt do not fit a line and would overlap"))
                .label("too many characters in a line")
                .hint(format!("use fewer chars, or a body size (sizes.body) of at most {most}pt"))
        }
        LinesTooMany { size, lines, most } => {
            Words::new(format!("{lines} lines of {size}pt do not fit a page and would overlap"))
                .label("too many lines on a page")
                .hint(format!("use fewer lines ({most} suit this size), or a smaller body size (sizes.body)"))
        }
        UrlForm { text } => Words::new(format!("\"{text}\" is not a whole web address"))
            .label("http:// or https:// is missing")
            .hint("write all of it, such as http://www.example.gov.cn/"),
        WouldReplace { path } => Words::new(format!("the output \"{path}\" is a file of the issue and would be lost"))
            .hint("choose another name with -o, such as -o bulletin.pdf"),
        OtherKind { path } => Words::new(format!("`{path}` is there already, a file of another kind; it was left alone"))
            .hint("choose another name with -o, or delete the file first if it is not needed"),
        TextTwice => Words::new("text and file cannot both be given")
            .label("the text is given twice")
            .hint("keep `text` if it stands here, `file` if it is in a file of its own"),
        TextMissing => Words::new("there is no text")
            .label("text or file is missing")
            .hint("add text = '''…''' or file = \"name.md\""),
        File { path, why } => missing(&format!("the file \"{path}\""), why),
        Encoding { path, offset } => {
            Words::new(format!("the encoding of \"{path}\" is not known (from byte {})", offset + 1))
                .label("unknown encoding")
                .hint("open it in WPS, Excel or a text editor and save it as UTF-8")
        }
        FileEmpty { path } => {
            Words::new(format!("the file \"{path}\" is empty")).label("nothing in it").hint("write something, or remove the entry")
        }
        MarkdownLiteral { what } => literal(*what),
        Invisible { character } => Words::new(format!("an invisible character {} was left out", code_point(*character)))
            .label("here")
            .hint("it probably came with text copied from a web page; delete it"),
        MissingGlyph { character } => {
            Words::new(format!("no font can show \"{character}\" ({})", code_point(*character)))
                .label("cannot be printed")
                .hint("use another character, or put a font that has it into a folder and name the folder in publication.toml: [fonts] folder = \"…\"")
        }
        ControlCharacter { character } => {
            Words::new(format!("a control character {} cannot be printed", code_point(*character)))
                .label("here")
                .hint("delete it (it may be invisible; retyping the line helps)")
        }
        RaggedRow { row, expected, found } => {
            Words::new(format!("line {row} should have {expected} cells, found {found}"))
                .label(format!("{found} cells"))
                .hint("look for a comma too many or too few; a cell with commas in it needs double quotes around it")
        }
        OpenQuote => Words::new("the quotation mark of this cell is not closed; all that follows would be part of it")
            .label("it begins here")
            .hint("add a quotation mark at the end of the cell; one inside a cell is written twice"),
        TableWithoutRows { path } => Words::new(format!("the table \"{path}\" has a head but no rows"))
            .label("no rows of data")
            .hint("add data, or make head_rows smaller"),
        TableTooLarge { limit } => Words::new(format!("the table is too large: more than {limit} cells"))
            .label("this table is too large")
            .hint("keep only what is to be printed, or make several tables of it"),
        TotalForm => Words::new("a total must name its row or its column")
            .label("one of row and column")
            .hint("write { row = \"合计\" } or { column = \"总量\" }"),
        SizesCrossed { smallest, largest } => {
            Words::new(format!("the smallest type, {smallest} pt, is larger than the largest, {largest} pt"))
                .label("bounds crossed")
                .hint("swap smallest and largest, or take one out")
        }
        TableRowTooHigh => Words::new("the table has a row that is higher than a page")
            .label("the text of a cell is too long")
            .hint("move the text of that cell into an article, or spread it over several rows"),
        Workbook { path, why } => why.en(path),
        NoSuchSheet { name, near, known } => {
            let words = Words::new(format!("the workbook has no sheet or name `{name}`")).label("no such name");
            let all = short_list(known);
            words.hint(match near {
                Some(near) => format!("did you mean `{near}`? The workbook has: {all}"),
                None => format!("the workbook has: {all}"),
            })
        }
        RangeForm { text } => Words::new(format!("`{text}` is not a range of cells"))
            .label("should be a range of cells")
            .hint("write the upper left and lower right corners, as in data.xlsx#Sheet1!A1:W58; a CSV file has no sheets, so write data.csv#A1:W58"),
        NothingThere { path, part: None } => Words::new(format!("there is nothing in `{path}`"))
            .label("empty")
            .hint("all sheets that are not hidden are empty; check that it is the right file and was saved"),
        NothingThere { path, part: Some(part) } => Words::new(format!("there is nothing in `{part}` of `{path}`"))
            .label("empty")
            .hint("check the sheet and the range"),
        HiddenRows { first, last, more } => {
            let rows = if first == last { format!("row {first} is") } else { format!("rows {first} to {last} are") };
            Words::new(format!("{rows} hidden in the workbook and not printed{}", and_more(*more)))
                .label("hidden rows")
                .hint("to print them, unhide them (or clear the filter) and save")
        }
        HiddenColumns { first, last, more } => {
            let columns =
                if first == last { format!("column {first} is") } else { format!("columns {first} to {last} are") };
            Words::new(format!("{columns} hidden in the workbook and not printed{}", and_more(*more)))
                .label("hidden columns")
                .hint("to print them, unhide them and save")
        }
        CellError { cell, text, more } => {
            Words::new(format!("{cell} is the error {text}, printed as it stands{}", and_more(*more)))
                .label("formula in error")
                .hint("mend the formula and save")
        }
        NotCalculated { cell, more } => {
            Words::new(format!("the formula in {cell} was saved without its result; the cell is left blank{}", and_more(*more)))
                .label("no result")
                .hint("open the workbook once in Excel or WPS and save it")
        }
        CellPicture { cell, more } => {
            let more = and_more(*more);
            Words::new(format!("{cell} holds a picture, which tables cannot print; the cell is left blank{more}"))
                .label("a picture in a cell")
                .hint("to print it, save it as a file and add it to issue.toml as a picture")
        }
        NumberAsText { cell, text, more } => {
            Words::new(format!("`{text}` in {cell} is text, other cells of the column are numbers{}", and_more(*more)))
                .label("a number typed as text")
                .hint("sums leave it out; convert it to a number, unless it is meant as text")
        }
        TableTooWide { columns } => {
            Words::new(format!("the table is too wide: {columns} columns do not fit a landscape page"))
                .label("this table is too wide")
                .hint("use fewer columns or shorter cells, or make several tables of it")
        }
        NoSuchLine { name, near, known } => {
            let hint = match near {
                Some(near) => format!("perhaps \"{near}\"? The table has: {}", known.join(", ")),
                None => format!("the table has: {}", known.join(", ")),
            };
            Words::new(format!("the table has no row or column \"{name}\"")).label("not found").hint(hint)
        }
        SeveralLines { name } => Words::new(format!("there are several \"{name}\""))
            .label("which one?")
            .hint("write the higher level too: upper/lower"),
        TableShape { key, have } => Words::new(format!("`{key}` is too large: the table has only {have} columns"))
            .label("more than the table has")
            .hint("use a smaller number"),
        ChartWithoutFigures { path } => Words::new(format!("the table \"{path}\" has no figures to draw"))
            .label("no figures")
            .hint("a column that is drawn has only figures; leave gaps empty or write —; series = [\"name\"] picks columns"),
        NotAFigure { text } => Words::new(format!("\"{text}\" is not a figure and cannot be drawn"))
            .label("should be a figure")
            .hint("write a number (with commas and % if need be); where there is none, leave the cell empty or write —"),
        ChartTooFull { what, have, most } => {
            let (what, hint) = match what {
                Crowd::Series => {
                    ("series", "choose some with series (with rows if transposed), or make small charts: type = \"multiples\"")
                }
                Crowd::Points => ("points", "choose some with rows (with series if transposed)"),
                Crowd::Bars => ("bars", "choose some with rows, give more height, or print a table"),
                Crowd::Panels => {
                    ("small charts", "choose some with series (with rows if transposed), or give more height")
                }
            };
            Words::new(format!("the chart has {have} {what}, at most {most}")).label("too full to be read").hint(hint)
        }
        NegativePiece { text } => Words::new(format!("a stacked bar cannot have a piece below zero: \"{text}\""))
            .label("below zero")
            .hint("check the number; if it is right, use type = \"bar\" or \"line\""),
        MonthTwice { month } => Words::new(format!("{month} stands twice in the ranking; the chart shows the first"))
            .label("this month was there before")
            .hint("check the month, or remove one of the two"),
        PictureCoarse { path, dpi, width, widest, pixels } => Words::new(format!(
            "the picture \"{path}\" is too coarse: {dpi} dpi at {width} mm, print needs 300 dpi"
        ))
        .label("too few pixels")
        .hint(if *widest >= 10.0 {
            format!("use an original at least {pixels} pixels wide, or print it smaller: width = {widest}")
        } else {
            format!("use an original at least {pixels} pixels wide")
        }),
        NotAPicture { path } => Words::new(format!("\"{path}\" is not a picture that can be used"))
            .label("unknown picture format")
            .hint("save it as PNG, JPEG, WebP, GIF or SVG"),
        PictureTooLarge { path, megapixels, limit } => {
            Words::new(format!("the picture \"{path}\" is too large: {megapixels} megapixels, at most {limit}"))
                .label("too large")
                .hint("make it smaller; 2000 pixels are enough for the full 156 mm")
        }
        Figure(fault) => fault.en(),
        Archive(fault) => fault.en(),
        Compare(fault) => fault.en(),
        Word(fault) => fault.en(),
        Impose(fault) => fault.en(),
        BadPdf(fault) => fault.en(),
        Preflight(fault) => fault.en(),
        Print(fault) => fault.en(),
        Reference(fault) => fault.en(),
        NoIssue { path, why } => missing(&format!("\"{path}\""), why),
        TooManyPages { pages, limit } => Words::new(format!("the issue has {pages} pages, at most {limit}"))
            .hint("look for a very long article or table; otherwise make several issues of it"),
        Template { message, hints, trace } => {
            let words = Words::new(format!("error in a template: {message}")).label("it stopped here");
            let mut lines = hints.clone();
            lines.extend(trace.iter().map(|t| format!("by way of {t}")));
            if lines.is_empty() {
                words.hint("if you changed it, `typeset template diff` shows what differs")
            } else {
                words.hint(lines.join("\n"))
            }
        }
        TemplateWarning { message } => Words::new(format!("something doubtful in a template: {message}")).label("here"),
        Unsettled { message } => Words::new(format!("the layout did not settle: {message}")),
        Export { message } => {
            let (reason, hint) = reason(message, Lang::En);
            let words = Words::new(format!("the PDF could not be made: {reason}"));
            if let Some(hint) = hint { words.hint(hint) } else { words }
        }
        NotAccessible { message } => {
            let (reason, hint) = reason(message, Lang::En);
            let hint = hint.unwrap_or("most likely a changed template is the cause");
            Words::new(format!("the PDF does not meet PDF/UA-1: {reason}"))
                .hint(format!("{hint}; the PDF was made and can be printed"))
        }
        Epoch { text } => Words::new(format!("SOURCE_DATE_EPOCH cannot be \"{text}\" and was left aside"))
            .hint("it is a number of seconds since 1970, such as 1607904000; without it a file's date is the day of issue"),
        DamagedPicture { path, message } => Words::new(format!("the picture \"{path}\" is damaged ({message})"))
            .label("cannot be opened")
            .hint("export or copy it once more"),
        FontFolder { path } => Words::new(format!("there is no font folder \"{path}\""))
            .label("no such folder")
            .hint("the path starts at the folder of publication.toml"),
        CannotWrite { path, why } => {
            let (reason, hint) = why.en();
            Words::new(format!("cannot write \"{path}\": {reason}")).hint(hint)
        }
        Sum(fault) => fault.en(),
        Agreement(fault) => fault.en(),
        Structure(fault) => fault.en(),
        Wording(fault) => fault.en(),
        Punctuation(fault) => fault.en(),
        Typography(fault) => fault.en(),
        People(fault) => fault.en(),
        TimeOut { seconds } => Words::new(format!("stopped: not finished after {seconds} seconds"))
            .hint("look for a very large table or picture; --timeout allows more"),
    }
}

fn syntax(what: &Syntax, raw: &str) -> Words {
    match what {
        Syntax::FullWidth { found, wanted } => Words::new(format!("a full-width mark {found} stands here"))
            .label("should be the ASCII mark")
            .hint(format!("write {wanted} (switch the input method to English)")),
        Syntax::Unquoted => Words::new("a text without quotation marks")
            .label("needs quotation marks")
            .hint("put \" before and after the text, such as name = \"…\""),
        Syntax::UnclosedText => Words::new("a quotation mark is not closed")
            .label("this text has no end")
            .hint("write \"…\" for one line, \"\"\"…\"\"\" for several"),
        Syntax::DuplicateKey => {
            Words::new("the same key twice").label("already given above").hint("remove one of them")
        }
        Syntax::NoValue => Words::new("nothing after the equals sign")
            .label("a value is missing")
            .hint("write key = value, such as number = 3"),
        Syntax::BadKey => Words::new("not a valid key")
            .label("a key has only ASCII letters, digits, _ and -")
            .hint("if this is text, put it in quotation marks"),
        Syntax::Unclosed => {
            Words::new("a bracket is not closed").label("its end is missing").hint("add the matching ], ]] or }")
        }
        Syntax::Comma => {
            Words::new("a comma is wrong").label("look here").hint("separate entries of a list by one comma")
        }
        Syntax::Escape => Words::new("a backslash is wrong")
            .label("here")
            .hint("write \\\\ for a backslash itself, or use single quotes '…', in which everything is literal"),
        Syntax::Value => Words::new("not a possible number or date").label("no such number or date").hint(
            "a date is written 2020-12-14 without quotes, a number 80 or 86.79; other text needs quotation marks",
        ),
        Syntax::TooDeep => Words::new("brackets are nested too deep")
            .label("not read from here on")
            .hint("see whether all brackets before are closed"),
        Syntax::Other => {
            Words::new("this cannot be read").label("not understood").hint(format!("the TOML reader says: {raw}"))
        }
    }
}

fn missing(what: &str, why: &Missing) -> Words {
    match why {
        Missing::NoSuchFile => Words::new(format!("cannot find {what}"))
            .label("no such file")
            .hint("check the name (case and extension too) and the folder it lies in"),
        Missing::Outside => Words::new(format!("{what} is outside the issue's folder"))
            .label("outside the folder")
            .hint("copy it into the folder of issue.toml and write the path from there, with /"),
        Missing::NotAFile => {
            Words::new(format!("{what} is not an ordinary file")).label("not a file").hint("name a file, not a folder")
        }
        Missing::TooLarge(limit) => Words::new(format!("{what} is too large, at most {}", megabytes(*limit)))
            .label("too large")
            .hint("remove what is not needed, or make several files of it"),
        Missing::System(reason) => Words::new(format!("cannot read {what}: {reason}"))
            .label("cannot be read")
            .hint("another program may have it open, or you may lack the right to read it"),
    }
}

/// Says that there are more cases than are told.
fn and_more(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" (and {more} more like it)") }
}

fn short_list(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(20).map(String::as_str).collect();
    shown.join(", ") + if names.len() > 20 { ", …" } else { "" }
}

fn literal(what: Unsupported) -> Words {
    let (name, hint) = match what {
        Unsupported::Emphasis => ("*…* or _…_ (italics)", "use **…** for emphasis; write \\* for a star itself"),
        Unsupported::Code => ("code", "spaces at the start of a line, or backticks, make it code; remove them"),
        Unsupported::Html => ("an HTML tag", "HTML cannot be used; if the angle brackets are meant, all is well"),
        Unsupported::Quote => ("a > quotation", "remove the >; write \\> for the sign itself"),
        Unsupported::Rule => ("a --- rule", "remove the line; write —— for a dash"),
        Unsupported::Image => ("a picture", "give pictures as items of their own: kind = \"picture\""),
        Unsupported::DeepHeading => ("a heading below the fourth level", "there are four levels: 一、（一）1.（1）"),
        Unsupported::LoneStars => {
            ("a lone **", "it has no partner, or stands next to punctuation; move the punctuation outside")
        }
        Unsupported::DeepList => ("a list or emphasis nested too deeply", "at most 8 levels can be nested"),
        Unsupported::EmptyHeading => ("a # without words", "write the heading after it, or remove it"),
        Unsupported::EmptyLink => ("a link without words or address", "write [words](address), both of them"),
        Unsupported::Backslash => ("a backslash at the end of a line", "leave a blank line for a new paragraph"),
        Unsupported::Entity => ("an &…; sign", "write the character itself"),
    };
    Words::new(format!("{name} has no effect and is printed as it stands")).label("printed as it stands").hint(hint)
}

fn kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "text",
        ValueKind::Integer => "a whole number",
        ValueKind::Number => "a number",
        ValueKind::Boolean => "true or false",
        ValueKind::Date => "a date",
        ValueKind::List => "a list",
        ValueKind::Table => "a table of keys",
    }
}

fn example(key: &str, kind: ValueKind, sample: Option<f64>) -> String {
    let value = match kind {
        ValueKind::Text => "\"text\", in quotation marks",
        ValueKind::Integer | ValueKind::Number if let Some(sample) = sample => {
            return format!("write {key} = {sample}, without quotation marks");
        }
        ValueKind::Integer if key == "year" => "2020, without quotation marks",
        ValueKind::Integer => "10, without quotation marks",
        ValueKind::Number => "86.79, without quotation marks",
        ValueKind::Boolean => "true or false, without quotation marks",
        ValueKind::Date => "2020-12-14, without quotation marks",
        ValueKind::List if key == "section" => {
            return format!("write [[{key}]], in double brackets, and one key a line below it");
        }
        ValueKind::List if key == "item" => {
            return String::from("write [[section.item]], in double brackets, and one key a line below it");
        }
        ValueKind::List => "[\"first\", \"second\"]",
        ValueKind::Table => return format!("write [{key}] and one key a line below it"),
    };
    format!("write {key} = {value}")
}

fn range(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("should be between {min} and {max}"),
        (Some(min), None) => format!("should be at least {min}"),
        (None, Some(max)) => format!("should be at most {max}"),
        (None, None) => String::new(),
    }
}

fn megabytes(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{} KB", bytes >> 10) }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
