"""How bombs are tried: small inputs that would take a program's time, memory or stack.

Held: no abort, no words of an internal fault, exit 0, 1 or 2 within 60 seconds
and 1.5 GB; and where the program refuses, it names the file that is the bomb.
"""

import re

from .frame import Case


def bomb(kind, name, files, *, named, verbs=(("issue.toml", "--format", "pdf,docx"), ("check", "issue.toml")), codes=(0, 1, 2),
         control=False):
    """A case that lays out `files` (name to text, bytes or a function that makes them) and runs the verbs.

    `named` are words one of which a refusal must contain: the file that is the
    bomb, or the one it is called from.
    """

    def try_it(box):
        for path, content in files.items():
            box.write(path, content() if callable(content) else content)
        for verb in verbs:
            run = box.run(*verb)
            if run.code not in codes:
                return f"{' '.join(verb)}: exit {run.code}: {run.said[:300]}"
            refused = run.code == 2 or run.code == 1 and verb[0] != "check"
            if refused and not any(word in run.said for word in named):
                return f"{' '.join(verb)}: exit {run.code} without the name of {named[0]}: {run.said[:300]}"
            if refused and not re.search(r"[一-鿿]", run.said):
                return f"{' '.join(verb)}: not told in the language of the user: {run.said[:200]}"
        return None

    return Case(kind, name, try_it, control)
