//! The English texts of `--help`.

use super::{CommandHelp, Help};

pub(super) const HELP: Help = Help {
    about: "Sets a government bulletin (issue.toml, tables, articles) as a print-ready PDF",
    after: "Examples:\n  typeset issue.toml              writes issue.pdf beside it\n  typeset issue.toml --open       and opens it\n  typeset issue.toml -o name.pdf  under another name\n\nExit codes: 0 done; 1 the issue has errors; 2 wrong use or an internal fault.",
    usage: "Usage:",
    commands: "Commands",
    arguments: "Arguments",
    options: "Options",
    one_of: "one of",
    by_command: &[
        CommandHelp { name: "build", about: "Make the PDF (also without naming the command)" },
        CommandHelp {
            name: "check",
            about: "Proofread: sums, agreement, structure, wording, punctuation, typography, names",
        },
        CommandHelp {
            name: "explain",
            about: "Explain a rule of the proofreader with examples; list all without a code",
        },
        CommandHelp {
            name: "schema",
            about: "Print the JSON Schema of issue.toml or publication.toml, for editors' completion",
        },
        CommandHelp { name: "fonts", about: "List which font serves which role, and why" },
        CommandHelp { name: "template", about: "See and change the layout templates" },
        CommandHelp { name: "template copy", about: "Write built-in templates to a folder; changed ones replace them" },
        CommandHelp { name: "template diff", about: "Show how changed templates differ from the built-in ones" },
        CommandHelp {
            name: "template data",
            about: "Print the data that templates read, data/issue.json, for work in a Typst editor",
        },
        CommandHelp {
            name: "impose",
            about: "Put an issue or any PDF on sheets, as a booklet to stitch or as a proof",
        },
        CommandHelp { name: "licenses", about: "Print the licences of the program and its fonts" },
    ],
    by_argument: &[
        ("issue", "The issue file, issue.toml; - reads standard input"),
        ("output", "Output file; - is standard output. Default: the issue's name with .pdf"),
        ("rendition", "Whom the PDF is for: screen (tagged, links), print (print shop), archive (PDF/A-3a)"),
        ("open", "Open the PDF when it is finished"),
        ("timeout", "Stop after so many seconds; default 60"),
        ("lang", "Language of messages, zh or en; default by the system's locale"),
        ("color", "Whether messages are coloured; default auto, on terminals only"),
        ("quiet", "Do not print the line with the result"),
        ("verbose", "Show which files, templates and fonts are used"),
        (
            "message_format",
            "Findings for people (human, or short with a line each) or for programs (json in one document, jsonl a line each, github, sarif)",
        ),
        ("deny", "Severity from which findings count as a failure, exit code 1; error for check"),
        ("fix", "Put right what is safe to, and change nothing else in the files"),
        ("diff", "Show only what --fix would change"),
        ("statistics", "Only count what each rule finds"),
        ("write_baseline", "Write all findings to a file, so that they are not shown again"),
        ("code", "Code or name of a rule, such as T101"),
        ("all", "Print the reference of all rules, as Markdown"),
        ("file", "Which file: issue or publication; default issue"),
        ("names", "Names of templates, such as style.typ; all if none is given"),
        ("to", "Folder to write to; default templates in the current folder"),
        ("force", "Replace files that are there already"),
        ("input", "The issue file, issue.toml, or any PDF; - reads a PDF from standard input"),
        (
            "layout",
            "How: booklet, to fold and stitch; 2up or 4up, a proof of two or four pages a sheet; default booklet",
        ),
        (
            "paper",
            "Paper: A3, SRA3 and so on, or 450x320mm; by default what just holds the pages, A3 for a booklet of A4",
        ),
        ("flip", "The edge on which the printer flips the sheet, short or long; default short"),
        ("blanks", "Where added blank pages go: before-last, before the last page, or end; default before-last"),
        ("signature", "Pages of each signature, a multiple of 4; without it all pages are one"),
        ("creep", "How far pages of each inner sheet move toward the fold, such as 0.1mm; default 0"),
        ("no_marks", "Print no marks for folding and cutting"),
        ("test_page", "Only make a test sheet that shows how the printer flips"),
        ("help", "Show this help"),
        ("version", "Show the version"),
    ],
};
