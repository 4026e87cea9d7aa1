"""Reads the objects of a PDF and writes them again: whole, or as an update behind the untouched bytes.

The values are those of `pdf_values.py`. Reads what typeset and poppler's tools
write (tables and streams of references, object streams, no encryption), and is
shared with no program that is tested.
"""

import copy
import re

from .pdf_values import Name, Real, Ref, Stream, finished, indirect, serial, simple, text, text_bytes

__all__ = ["Document", "Name", "Real", "Ref", "Stream", "indirect", "serial", "simple", "text", "text_bytes"]


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
            return Name(
                re.sub(rb"#(..)", lambda m: bytes([int(m.group(1), 16)]), token[1:]).decode("latin-1")
            )
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
            byte = self.data[self.at : self.at + 1]
            self.at += 1
            if byte == b"\\":
                byte = self.data[self.at : self.at + 1]
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
            value = Stream(value, self.data[after.end() : after.end() + length])
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
        if self.data[at : at + 4] == b"xref":
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
                    fields.append(int.from_bytes(data[at : at + width], "big"))
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
        keys = {
            **trailer,
            "Type": Name("XRef"),
            "W": [1, 4, 1],
            "Index": index,
            "Size": number + 1,
            "Prev": self.last,
        }
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
        row = data[at + 1 : at + 1 + columns]
        above = bytes((a + b) & 255 for a, b in zip(row, above)) if data[at] == 2 else row
        out += above
    return bytes(out)
