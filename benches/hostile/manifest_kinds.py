"""How a manifest can be manipulated: paths, keys, text, and sources of a forger."""

import json

from . import sound


def paths(place):
    """Kinds of paths that an issue or a file must not have."""
    outside = str(place / "broken.toml")
    up = "../" * 12
    return {
        "absolute": outside,
        "absolute issue": str(place / "issue.toml"),
        "upward": up + outside.lstrip("/"),
        "one up": "../outside/broken.toml",
        "up inside": "articles/../../outside/broken.toml",
        "inside by detour": "articles/../issue.toml",
        "dot": "./issue.toml",
        "double slash": "//" + outside.lstrip("/"),
        "proc": "/proc/self/environ",
        "proc root": "/proc/self/root" + outside,
        "passwd": "/etc/passwd",
        "device": "/dev/zero",
        "endless": "/dev/random",
        "tty": "/dev/stdin",
        "home": "~/issue.toml",
        "url": "file://" + outside,
        "drive": "C:\\Windows\\win.ini",
        "share": "\\\\host\\share\\issue.toml",
        "backslashes": "..\\outside\\broken.toml",
        "encoded": "%2e%2e/outside/broken.toml",
        "full-width": "．．/outside/broken.toml",
        "empty": "",
        "only dot": ".",
        "only dots": "..",
        "root": "/",
        "trailing slash": "issue.toml/",
        "nul": "issue.toml\0.md",
        "nul path": outside + "\0issue.toml",
        "newline": "issue.toml\n",
        "escape": "issue\x1b]0;TITLE\x07.toml",
        "override": "issue\u202elmot.toml",
        "capitals": "ISSUE.TOML",
        "blank": "issue.toml ",
        "reserved": "CON",
        "stream": "issue.toml::$DATA",
        "long": "a" * 5000 + ".toml",
        "deep": "a/" * 2000 + "issue.toml",
        "environment": "$HOME/issue.toml",
        "glob": "*.toml",
        "manifest": "manifest.json",
        "article": "articles/first.md",
        "standard input": "-",
        "option": "--help",
    }


def changes():
    """Kind to what it does to the manifest (a dictionary, changed in place, or what is returned)."""
    values = {
        "null": None,
        "number": 7,
        "list": [],
        "object": {},
        "true": True,
        "text": "x",
        "huge": 10**30,
        "minus": -1,
    }
    found = {}

    def of_key(*way):
        for label, value in values.items():

            def change(manifest, way=way, value=value):
                place = manifest
                for key in way[:-1]:
                    place = place[key]
                place[way[-1]] = value

            found[f"{'.'.join(map(str, way))} is {label}"] = change

        def without(manifest, way=way):
            place = manifest
            for key in way[:-1]:
                place = place[key]
            del place[way[-1]]

        found[f"{'.'.join(map(str, way))} missing"] = without

    for way in (
        ("issue",),
        ("format",),
        ("files",),
        ("files", 0),
        ("files", 0, "name"),
        ("files", 0, "bytes"),
        ("files", 0, "sha256"),
        ("fonts",),
        ("fonts", 0),
        ("fonts", 0, "name"),
        ("fonts", 0, "sha256"),
        ("program",),
        ("program", "version"),
        ("program", "contract"),
        ("options",),
        ("options", "for"),
        ("options", "source_date_epoch"),
        ("standards",),
    ):
        of_key(*way)
    found["file doubled"] = lambda m: m["files"].append(m["files"][0])
    found["file named twice, other hash"] = lambda m: m["files"].append({**m["files"][0], "sha256": "0" * 64})
    found["files reversed"] = lambda m: m["files"].reverse()
    found["file too many"] = lambda m: m["files"].append({"name": "more.md", "bytes": 1, "sha256": "0" * 64})
    found["file left out"] = lambda m: m["files"].pop(0) and None
    found["hash in capitals"] = lambda m: m["files"][0].update(sha256=m["files"][0]["sha256"].upper())
    found["hash too short"] = lambda m: m["files"][0].update(sha256=m["files"][0]["sha256"][:32])
    found["hash of nothing"] = lambda m: m["files"][0].update(
        sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    found["font from a path"] = lambda m: m["fonts"][0].update(name="/etc/passwd", bundled=False)
    found["font with escapes"] = lambda m: m["fonts"][0].update(
        name="\x1b[2Jx", bundled=False, sha256="0" * 64
    )
    found["100,000 fonts"] = lambda m: m.update(fonts=m["fonts"] * 20000)
    found["100,000 files"] = lambda m: m.update(files=m["files"] * 20000)
    found["unknown key"] = lambda m: m.update(include="/etc/passwd")
    found["other program"] = lambda m: m["program"].update(name="other")
    found["for print"] = lambda m: m["options"].update({"for": "print"})
    return found


def texts(manifest):
    """Kind to bytes in the manifest's place."""
    sound_bytes = json.dumps(manifest, ensure_ascii=False).encode()
    return {
        "empty": b"",
        "blank": b"  \n",
        "garbage": bytes(range(256)),
        "cut": sound_bytes[:-30],
        "twice": sound_bytes * 2,
        "byte order mark": b"\xef\xbb\xbf" + sound_bytes,
        "UTF-16": sound_bytes.decode().encode("utf-16"),
        "invalid UTF-8": sound_bytes.replace(b"issue.toml", b"issue\xff.toml"),
        "nested": b"[" * 200_000,
        "nested objects": b'{"a":' * 100_000,
        "list": b"[]",
        "null": b"null",
        "NaN": sound_bytes.replace(b'"format": 1', b'"format": NaN'),
        "key doubled": sound_bytes[:-1] + b', "issue": "/etc/passwd"}',
        "comment": sound_bytes + b"// x",
        "number of a million digits": sound_bytes.replace(b'"format": 1', b'"format": 1' + b"0" * 1_000_000),
        "surrogate": sound_bytes[:-1] + b', "x": "\\ud800"}',
        "50 MB of blanks": b" " * 50_000_000 + sound_bytes,
    }


def forged():
    """Kind to what a forger writes: an archive that agrees with itself and reaches outside."""

    def issue(place, item, **others):
        return {"issue.toml": sound.issue(item, **others)}

    article, table, picture = sound.article, sound.table, sound.picture
    return {
        "article absolute": lambda p: issue(p, article(file=str(p / "a.md"))),
        "article upward": lambda p: issue(p, article(file="../" * 9 + str(p / "a.md").lstrip("/"))),
        "article one up": lambda p: issue(p, article(file="../outside/a.md")),
        "table absolute": lambda p: issue(p, table(str(p / "t.csv"))),
        "picture absolute": lambda p: issue(p, picture(str(p / "p.svg"))),
        "passwd": lambda p: issue(p, article(file="/etc/passwd")),
        "previous absolute": lambda p: issue(
            p, article(text="正文。"), extra=f'[check]\nprevious = "{p}/issue.toml"'
        ),
        "words absolute": lambda p: issue(
            p, article(text="正文。"), extra=f'[check]\nwords = ["{p}/list.tsv"]'
        ),
        "roster absolute": lambda p: issue(
            p, article(text="正文。"), extra=f'[check]\nroster = ["{p}/list.tsv"]'
        ),
        "baseline absolute": lambda p: issue(
            p, article(text="正文。"), extra=f'[check]\nbaseline = "{p}/broken.toml"'
        ),
        "font folder": lambda p: issue(
            p, article(text="正文。"), publication=f'[publication.fonts]\nfolder = "{p}"'
        ),
        "profile": lambda p: issue(
            p, article(text="正文。"), publication=f'[publication.print]\nprofile = "{p}/a.md"'
        ),
        "template reads": lambda p: {
            **issue(p, article(text="正文。")),
            "templates/masthead.typ": f'#read("{p}/a.md")',
        },
        "template upward": lambda p: {
            **issue(p, article(text="正文。")),
            "templates/masthead.typ": '#read("../../outside/a.md")',
        },
        "template includes": lambda p: {
            **issue(p, article(text="正文。")),
            "templates/masthead.typ": f'#include "{p}/a.md"',
        },
        "template package": lambda p: {
            **issue(p, article(text="正文。")),
            "templates/masthead.typ": '#import "@preview/cetz:0.3.0": *',
        },
        "picture within SVG": lambda p: {
            **issue(p, picture("x.svg")),
            "x.svg": f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{p}/p.svg" width="9" height="9"/></svg>',
        },
        "entity in SVG": lambda p: {
            **issue(p, picture("x.svg")),
            "x.svg": f'<!DOCTYPE x [<!ENTITY y SYSTEM "file://{p}/a.md">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&y;</text></svg>',
        },
        "file_name upward": lambda p: issue(
            p,
            article(text="正文。"),
            publication='[publication.archive]\nfonds = "0194"\nfile_name = "../../outside/x.pdf"',
        ),
    }
