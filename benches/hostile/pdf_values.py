"""Values of PDF in Python, and how they are written.

Values are dict, list, int, bytes for strings, `Name`, `Ref`, `Real`, `Stream`,
None, True and False.
"""

import re
import zlib


class Name(str):
    """A PDF name without its slash."""


class Real(str):
    """A number with a point, as it was written."""


class Ref(int):
    """A reference to the object of that number, generation 0."""


class Stream:
    """A dictionary with raw (still encoded) bytes."""

    def __init__(self, keys, raw):
        self.keys, self.raw = keys, raw

    def data(self):
        """The bytes without Flate; the only filter known here."""
        return (
            zlib.decompress(self.raw)
            if self.keys.get("Filter") in ("FlateDecode", ["FlateDecode"])
            else self.raw
        )


def text(value):
    """A text string of PDF as Python's."""
    return value[2:].decode("utf-16-be") if value[:2] == b"\xfe\xff" else value.decode("latin-1")


def text_bytes(value):
    """Python's text as a text string of PDF."""
    return value.encode("latin-1") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")


def serial(value):
    """The bytes of a value that is not a stream."""
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float):
        return b"%.4f" % value
    if isinstance(value, Real):
        return value.encode()
    if isinstance(value, Name):
        return b"/" + re.sub(
            rb"[^!-~]|[#()<>\[\]{}/%]", lambda m: b"#%02x" % m.group(0)[0], value.encode("latin-1")
        )
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, dict):
        return (
            b"<<" + b"".join(serial(Name(key)) + b" " + serial(item) for key, item in value.items()) + b">>"
        )
    if isinstance(value, list):
        return b"[" + b" ".join(map(serial, value)) + b"]"
    raise TypeError(f"no value of PDF: {value!r}")


def indirect(number, value):
    """The bytes of `N 0 obj … endobj`. A stream's Length is made right unless it carries `lie`."""
    if not isinstance(value, Stream):
        return b"%d 0 obj\n%s\nendobj\n" % (number, serial(value))
    length = getattr(value, "lie", len(value.raw))
    keys = serial({**value.keys, "Length": length})
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, keys, value.raw)


def finished(out, places, trailer, size):
    """Appends table and trailer to written objects."""
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (serial({**trailer, "Size": size}), start)
    return bytes(out)


def simple(bodies, root=1):
    """A PDF of objects given as bytes or values, number to body."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += (
            b"%d 0 obj\n%s\nendobj\n" % (number, body) if isinstance(body, bytes) else indirect(number, body)
        )
    return finished(out, places, {"Root": Ref(root)}, max(bodies) + 1)
