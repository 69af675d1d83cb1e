"""What others do to a finished annex in the file itself: more drawn on a page, layers, notes, fields.

PDFium writes the file anew, so that its objects are plain; what is added follows at its end, as an
editor would save it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from kpi_tui.pdf.page.document import open_pdf
from tests.support.pages import pages_of

OWN = b"%own%"
"""Stands in a page's content for what it drew before."""
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def text(words: bytes, x: float, y: float, size: float = 6, how: bytes = b"0 g") -> bytes:
    """What draws words from a point on."""
    return b"q %s BT /Added %.2f Tf %.2f %.2f Td (%s) Tj ET Q " % (how, size, x, y, words)


def place_of(path: Path, words: str) -> tuple[int, float, float]:
    """The page of the first word that reads so, counted from 1, and where it begins."""
    with open_pdf(path) as document:
        for page in pages_of(document):
            for word in page.words:
                if word.text == words:
                    return page.number, word.x0, page.size[1] - word.base
    raise LookupError(f"{words} is not in {path}")


def again(path: Path, number: int, dx: float, dy: float, how: bytes) -> bytes:
    """What draws all words of a page once more, so far off."""
    with open_pdf(path) as document:
        page = pages_of(document)[number - 1]
        return b"".join(
            text(_escaped(word.text), word.x0 + dx, page.size[1] - word.base + dy, word.size, how)
            for word in page.words
        )


def _escaped(words: str) -> bytes:
    return re.sub(rb"([()\\\\])", rb"\\\1", words.encode("cp1252", "replace"))


class PlainFile:
    """The objects of a PDF, to be changed and saved."""

    def __init__(self, path: Path) -> None:
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            document.save(path)
        self.path = path
        self.data = path.read_bytes()
        size = re.search(rb"/Size (\d+)", self.data[self.data.rindex(b"trailer") :])
        assert size
        self.next = int(size[1])
        self.changed: dict[int, bytes] = {}

    def body(self, number: int) -> bytes:
        """The object, as it is now."""
        if number in self.changed:
            return self.changed[number]
        found = re.search(rb"(?:^|[\r\n])%d 0 obj\s(.*?)endobj" % number, self.data, re.S)
        assert found, number
        return found[1].strip()

    def add(self, body: bytes) -> int:
        """Add an object, and return its number."""
        self.changed[self.next] = body
        self.next += 1
        return self.next - 1

    def stream(self, content: bytes, entries: bytes = b"") -> int:
        """Add a stream, and return its number."""
        return self.add(
            b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)
        )

    def pages(self) -> list[int]:
        """The numbers of the pages' objects, in their order."""
        root = re.search(rb"/Root (\d+)", self.data[self.data.rindex(b"trailer") :])
        assert root
        return list(self._kids(_reference(self.body(int(root[1])), b"/Pages")))

    def _kids(self, number: int) -> list[int]:
        body = self.body(number)
        kids = re.search(rb"/Kids\s*\[(.*?)\]", body, re.S)
        if not kids:
            return [number]
        return [page for kid in re.findall(rb"(\d+) 0 R", kids[1]) for page in self._kids(int(kid))]

    @property
    def root(self) -> int:
        """The number of the catalogue."""
        return _reference(self.data[self.data.rindex(b"trailer") :], b"/Root")

    def insert(self, number: int, path: Sequence[bytes], entry: bytes) -> None:
        """Put an entry into the dictionary that lies at the end of a path of keys."""
        body = self.body(number)
        at = body.index(b"<<") + 2
        for index, key in enumerate(path):
            found = re.compile(re.escape(key) + rb"\s*(?:(\d+) 0 R|<<)").search(body, at)
            if found is None:
                self.changed[number] = body[:at] + key + b"<<" + entry + b">>" + body[at:]
                return
            if found[1]:
                self.insert(int(found[1]), path[index + 1 :], entry)
                return
            at = found.end()
        self.changed[number] = body[:at] + entry + body[at:]

    def save(self) -> None:
        """Write what changed behind the rest."""
        out = bytearray(self.data)
        rows = []
        for number, body in sorted(self.changed.items()):
            rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        before = int(re.findall(rb"startxref\s+(\d+)", self.data)[-1])
        out += b"xref\n" + b"".join(rows)
        out += b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\n" % (self.next, self.root, before)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        self.path.write_bytes(out)


def _reference(text: bytes, key: bytes) -> int:
    found = re.search(re.escape(key) + rb"\s*(\d+) 0 R", text)
    assert found, key
    return int(found[1])


def append(
    path: Path,
    number: int,
    content: bytes = OWN,
    *,
    notes: Sequence[bytes] = (),
    fields: Sequence[bytes] = (),
    appearance: bytes = b"",
) -> None:
    """Change what a page draws, counted from 1; it may use the font /Added, the layer /Off and
    the state /Clear, in which nothing is seen.

    `notes` are the dictionaries of annotations, `fields` those of form fields. Those that say
    `/AP<</N %ap%>>` get the appearance.
    """
    file = PlainFile(path)
    page = file.pages()[number - 1]
    own = re.search(rb"/Contents\s*(?:(\d+ 0 R)|\[(.*?)\])", file.body(page), re.S)
    assert own
    streams = own[1] or own[2]
    if own[1] and file.body(int(own[1].split()[0])).startswith(b"["):
        streams = file.body(int(own[1].split()[0])).strip(b"[]")
    parts = [
        b"%d 0 R %s %d 0 R" % (file.stream(b"q"), streams, file.stream(b"Q"))
        if part == OWN
        else b"%d 0 R" % file.stream(part)
        for part in re.split(b"(" + OWN + b")", content)
        if part.strip()
    ]
    file.changed[page] = file.body(page).replace(own[0], b"/Contents[" + b" ".join(parts) + b"]")
    font = file.add(_FONT)
    file.insert(page, [b"/Resources", b"/Font"], b"/Added %d 0 R" % font)
    file.insert(page, [b"/Resources", b"/ExtGState"], b"/Clear<</ca 0>>")
    layer = file.add(b"<</Type/OCG/Name(Off)>>")
    file.insert(page, [b"/Resources", b"/Properties"], b"/Off %d 0 R" % layer)
    layers = b"/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]/Order[]>>>>" % (layer, layer)
    file.insert(file.root, [], layers)
    added = [file.add(_with_appearance(file, each, appearance)) for each in (*notes, *fields)]
    references = b" ".join(b"%d 0 R" % each for each in added)
    if added:
        body = re.sub(rb"/Annots\s*\[(.*?)\]", b"", file.body(page), flags=re.S)
        at = body.index(b"<<") + 2
        file.changed[page] = body[:at] + b"/Annots[" + references + b"]" + body[at:]
    if fields:
        form = b"/AcroForm<</Fields[%s]/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv %d 0 R>>>>>>"
        file.insert(file.root, [], form % (references, font))
    file.save()


def _with_appearance(file: PlainFile, note: bytes, appearance: bytes) -> bytes:
    if b"%ap%" not in note:
        return note
    rect = re.search(rb"/Rect\[([\d. -]+)\]", note)
    assert rect
    form = b"/Type/XObject/Subtype/Form/BBox[%s]" % rect[1]
    return note.replace(b"%ap%", b"%d 0 R" % file.stream(appearance, form))
