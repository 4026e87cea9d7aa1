"""An archive of typeset taken apart: its files and manifest can be changed, with or without the manifest knowing."""

import hashlib
import json
import zlib

from . import pdf


class Archive:
    """The document of an archive with its embedded files by name."""

    def __init__(self, data):
        self.document = pdf.Document(data)
        self.numbers = self.document.attachments()
        self.changed = set()

    def stream(self, name):
        return self.document.objects[self.numbers[name][1]]

    def file(self, name):
        return self.stream(name).data()

    def touch(self, number):
        self.changed.add(int(number))

    def put(self, name, data):
        """Replaces or adds an embedded file."""
        keys = {
            "Type": pdf.Name("EmbeddedFile"),
            "Subtype": pdf.Name("text/plain"),
            "Filter": pdf.Name("FlateDecode"),
            "Params": {"Size": len(data), "ModDate": b"D:20260105000000Z"},
        }
        if name in self.numbers:
            stream = self.stream(name)
            keys = {**stream.keys, **keys, "Subtype": stream.keys["Subtype"]}
            stream.keys, stream.raw = keys, zlib.compress(data)
            self.touch(self.numbers[name][1])
            return
        stream = self.document.add(pdf.Stream(keys, zlib.compress(data)))
        label = pdf.text_bytes(name)
        specification = self.document.add(
            {
                "Type": pdf.Name("Filespec"),
                "F": label,
                "UF": label,
                "EF": {"F": stream, "UF": stream},
                "AFRelationship": pdf.Name("Source"),
            }
        )
        self.numbers[name] = int(specification), int(stream)
        self.document.get(self.document.catalog()["AF"]).append(specification)
        self.touch(stream)
        self.touch(specification)
        self.list_names()

    def rename(self, name, other):
        """Gives an embedded file another name, in the tree of names and in its specification."""
        self.numbers[other] = self.numbers.pop(name)
        specification = self.document.objects[self.numbers[other][0]]
        specification["F"] = specification["UF"] = pdf.text_bytes(other)
        self.touch(self.numbers[other][0])
        self.list_names()

    def remove(self, name):
        specification, _ = self.numbers.pop(name)
        files = self.document.get(self.document.catalog()["AF"])
        files[:] = [file for file in files if file != specification]
        self.list_names()

    def list_names(self):
        """Writes the tree of names anew."""
        catalog = self.document.catalog()
        names = []
        for name, (specification, _) in sorted(
            self.numbers.items(), key=lambda item: pdf.text_bytes(item[0])
        ):
            names += [pdf.text_bytes(name), pdf.Ref(specification)]
        kept = dict(self.document.get(catalog["Names"]))
        kept["EmbeddedFiles"] = {"Names": names}
        catalog["Names"] = kept
        self.touch(self.document.trailer["Root"])

    def manifest(self):
        return json.loads(self.file("manifest.json"))

    def set_manifest(self, manifest):
        """Replaces the manifest, by a value or by bytes as they stand."""
        if not isinstance(manifest, bytes):
            manifest = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
        self.put("manifest.json", manifest)

    def settle(self, **others):
        """Makes the manifest agree with the files, as a forger would; `others` are keys to set besides."""
        manifest = self.manifest()
        manifest["files"] = [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(
                (name, self.file(name)) for name in self.numbers if name != "manifest.json"
            )
        ]
        self.set_manifest({**manifest, **others})

    def whole(self):
        return self.document.whole()

    def update(self):
        """The untouched bytes with what was changed behind them."""
        added = {number for number in self.document.objects if number not in self.document.places}
        return self.document.update(self.changed | added)
