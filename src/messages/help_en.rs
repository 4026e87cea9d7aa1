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
            name: "extract",
            about: "take the files out of a PDF; an archive holds all sources of its issue",
        },
        CommandHelp {
            name: "verify",
            about: "verify an archive: make it again from the files in it, and compare every byte",
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
        ("pdf", "PDF made with --for archive"),
        ("folder", "folder for the files; beside the PDF, with its name, if absent"),
        ("fonts", "folder with the fonts of that time, if others than the bundled ones were used"),
        ("help", "Show this help"),
        ("version", "Show the version"),
    ],
};
