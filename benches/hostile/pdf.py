"""Reads the objects of a PDF and writes them again: whole, or as an update behind the untouched bytes.

Objects are Python values: dict, list, int, bytes for strings, `Name`, `Ref`,
`Real`, `Stream`, None, True and False. Reads what typeset and poppler's tools
write (tables and streams of references, object streams, no encryption), and is
shared with no program that is tested.
"""

import copy
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
        return zlib.decompress(self.raw) if self.keys.get("Filter") in ("FlateDecode", ["FlateDecode"]) else self.raw


TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:%[^\r\n]*[\r\n]+[\0\t\n\f\r ]*)*"
    rb"(<<|>>|\[|\]|/[^\0\t\n\f\r ()<>\[\]{}/%]*|<[0-9A-Fa-f\s]*>|\(|[^\0\t\n\f\r ()<>\[\]{}/%]+)"
)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Reader:
    """Reads values from bytes at a position."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def token(self):
        found = TOKEN.match(self.data, self.at)
        if not found:
            raise ValueError(f"no token at byte {self.at}")
        self.at = found.end()
        return found.group(1)

    def value(self, token=None):
        token = token or self.token()
        if token == b"<<":
            return self.dictionary()
        if token == b"[":
            items = []
            while (token := self.token()) != b"]":
                items.append(self.value(token))
            return items
        if token == b"(":
            return self.string()
        if token[:1] == b"<":
            digits = re.sub(rb"\s", b"", token[1:-1])
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if token[:1] == b"/":
            return Name(re.sub(rb"#(..)", lambda m: bytes([int(m.group(1), 16)]), token[1:]).decode("latin-1"))
        return self.word(token)

    def word(self, token):
        words = {b"true": True, b"false": False, b"null": None}
        if token in words:
            return words[token]
        if re.fullmatch(rb"[+-]?\d+", token):
            reference = re.compile(rb"\s+0\s+R(?![A-Za-z])").match(self.data, self.at)
            if reference:
                self.at = reference.end()
                return Ref(token)
            return int(token)
        return Real(token.decode("latin-1"))

    def dictionary(self):
        keys = {}
        while (token := self.token()) != b">>":
            keys[self.value(token)] = self.value()
        return keys

    def string(self):
        out, depth = bytearray(), 1
        while True:
            byte = self.data[self.at:self.at + 1]
            self.at += 1
            if byte == b"\\":
                byte = self.data[self.at:self.at + 1]
                octal = re.compile(rb"[0-7]{1,3}").match(self.data, self.at)
                self.at = octal.end() if octal else self.at + 1
                out += bytes([int(octal.group(0), 8) & 255]) if octal else ESCAPES.get(byte, byte)
                continue
            depth += (byte == b"(") - (byte == b")")
            if not depth:
                return bytes(out)
            out += byte

    def indirect(self, length_of):
        """Reads `N 0 obj …`; returns the number and the value."""
        number = int(self.token())
        self.token()
        self.token()
        value = self.value()
        after = re.compile(rb"\s*stream\r?\n").match(self.data, self.at)
        if after:
            length = length_of(value["Length"])
            value = Stream(value, self.data[after.end():after.end() + length])
        return number, value


class Document:
    """All objects of a PDF by number, and its trailer."""

    def __init__(self, data):
        self.data = data
        self.objects = {}
        self.trailer = {}
        self.places = {}
        at = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        self.last = at
        while at is not None:
            at = self.section(at)
        packed = []
        for number, place in self.places.items():
            if isinstance(place, tuple):
                packed.append((number, place))
            else:
                self.objects[number] = Reader(data, place).indirect(self.length)[1]
        for number, (holder, index) in packed:
            self.objects[number] = self.unpacked(holder)[index]

    def length(self, value):
        if isinstance(value, Ref):
            return Reader(self.data, self.places[int(value)]).indirect(None)[1]
        return value

    def section(self, at):
        """Reads one section of references; returns where the one before it is."""
        if self.data[at:at + 4] == b"xref":
            reader = Reader(self.data, at + 4)
            while (token := reader.token()) != b"trailer":
                first, count = int(token), int(reader.token())
                for number in range(first, first + count):
                    place, _, kind = int(reader.token()), reader.token(), reader.token()
                    if kind == b"n":
                        self.places.setdefault(number, place)
            keys = reader.value()
        else:
            stream = Reader(self.data, at).indirect(self.length)[1]
            keys = stream.keys
            self.from_stream(keys, unpredicted(stream))
        for key, value in keys.items():
            self.trailer.setdefault(key, value)
        return keys.get("Prev")

    def from_stream(self, keys, data):
        widths = keys["W"]
        index = keys.get("Index", [0, keys["Size"]])
        at = 0
        for first, count in zip(index[::2], index[1::2]):
            for number in range(first, first + count):
                fields = []
                for width in widths:
                    fields.append(int.from_bytes(data[at:at + width], "big"))
                    at += width
                kind = fields[0] if widths[0] else 1
                if kind == 1:
                    self.places.setdefault(number, fields[1])
                elif kind == 2:
                    self.places.setdefault(number, (fields[1], fields[2]))

    def unpacked(self, holder):
        stream = self.objects[holder]
        if not hasattr(stream, "values"):
            data = stream.data()
            first = stream.keys["First"]
            numbers = [int(word) for word in data[:first].split()]
            stream.values = [Reader(data, first + offset).value() for offset in numbers[1::2]]
        return stream.values

    def get(self, value):
        """What a value stands for: the object behind a reference, or itself."""
        while isinstance(value, Ref):
            value = self.objects.get(int(value))
        return value

    def catalog(self):
        return self.get(self.trailer["Root"])

    def add(self, value):
        """Adds an object; returns the reference to it."""
        number = max(self.objects) + 1
        self.objects[number] = value
        return Ref(number)

    def pages(self):
        """The numbers of the page objects in their order."""
        found = []

        def walk(reference):
            node = self.get(reference)
            if "Kids" in node:
                for kid in self.get(node["Kids"]):
                    walk(kid)
            else:
                found.append(int(reference))

        walk(self.catalog()["Pages"])
        return found

    def attachments(self):
        """Name to the numbers of specification and stream of the embedded files."""
        found = {}

        def walk(node):
            node = self.get(node)
            for kid in self.get(node.get("Kids", [])):
                walk(kid)
            names = self.get(node.get("Names", []))
            for key, value in zip(names[::2], names[1::2]):
                found[text(self.get(key))] = int(value), int(self.get(self.get(value)["EF"])["F"])

        walk(self.get(self.catalog()["Names"])["EmbeddedFiles"])
        return found

    def copy(self):
        return copy.deepcopy(self)

    def whole(self):
        """The document written anew with a table of references; object streams are dissolved."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number in sorted(self.objects):
            value = self.objects[number]
            if isinstance(value, Stream) and value.keys.get("Type") in ("ObjStm", "XRef"):
                continue
            places[number] = len(out)
            out += indirect(number, value)
        return finished(out, places, self.kept_trailer(), max(places) + 1)

    def update(self, numbers):
        """The untouched bytes, and behind them the objects of these numbers with a table that knows them."""
        out = bytearray(self.data)
        places = {}
        for number in sorted(numbers):
            places[number] = len(out)
            out += indirect(number, self.objects[number])
        trailer = self.kept_trailer()
        number = max(self.objects) + 1
        places[number] = len(out)
        entries = b"".join(b"\1" + places[n].to_bytes(4, "big") + b"\0" for n in sorted(places))
        index = [part for n in sorted(places) for part in (n, 1)]
        keys = {**trailer, "Type": Name("XRef"), "W": [1, 4, 1], "Index": index, "Size": number + 1, "Prev": self.last}
        out += indirect(number, Stream(keys, entries))
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % places[number])

    def kept_trailer(self):
        return {key: self.trailer[key] for key in ("Root", "Info", "ID") if key in self.trailer}


def unpredicted(stream):
    """The data of a stream of references, PNG prediction (up only) undone."""
    data = stream.data()
    parameters = stream.keys.get("DecodeParms") or {}
    if parameters.get("Predictor", 1) < 10:
        return data
    columns = parameters.get("Columns", 1)
    above, out = bytes(columns), bytearray()
    for at in range(0, len(data), columns + 1):
        row = data[at + 1:at + 1 + columns]
        above = bytes((a + b) & 255 for a, b in zip(row, above)) if data[at] == 2 else row
        out += above
    return bytes(out)


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
        return b"/" + re.sub(rb"[^!-~]|[#()<>\[\]{}/%]", lambda m: b"#%02x" % m.group(0)[0], value.encode("latin-1"))
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, dict):
        return b"<<" + b"".join(serial(Name(key)) + b" " + serial(item) for key, item in value.items()) + b">>"
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
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body) if isinstance(body, bytes) else indirect(number, body)
    return finished(out, places, {"Root": Ref(root)}, max(bodies) + 1)
