"""Proper reports whose words, and no more than their words, are hostile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .writer import pages, pdf, stream

COLUMNS = {
    "Measure": 20,
    "Director": 180,
    "Portfolio Holder": 260,
    "Period Actual": 340,
    "Period Target": 420,
    "Status": 500,
    "Comment": 540,
}
"""Where each column begins, in points; the last ends at `RIGHT`."""
RIGHT = 822
FOOT = 40
LEADING = 8

Cells = Mapping[str, str]
"""The text of each cell of a row by its column's label; its lines as they are to be drawn."""


def annex(rows: Sequence[Cells], *, height: int = 30, title: str = "OCC01 - Climate") -> bytes:
    """A report of July 2024 with these rows, each `height` points high, on as many pages as needed."""
    letters = _Letters()
    contents = [
        stream(b"".join(_page(part, height, title if not index else None, letters)))
        for index, part in enumerate(_parts(rows, (440 - FOOT) // height))
    ]
    fonts = b"/Font << /U 1000 0 R >> "
    return pdf(pages(contents, resources=fonts, more=letters.font()))


def row(number: int = 1, **cells: str) -> dict[str, str]:
    """An ordinary row, with some cells otherwise: `row(2, Comment="…")`."""
    code = f"OCC01.{number:02}"
    usual = {"Measure": f"{code} Trees", "Period Actual": "12", "Period Target": "10"}
    return {**usual, **{name.replace("_", " "): text for name, text in cells.items()}}


def _parts(rows: Sequence[Cells], size: int) -> Iterator[Sequence[Cells]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _page(
    rows: Sequence[Cells], height: int, title: str | None, letters: _Letters
) -> Iterator[bytes]:
    if title is not None:
        yield letters.draw(title, 20, 540, 12)
        yield letters.draw("Status of Indicators 31/07/2024", 20, 510, 10)
    for index, cells in enumerate([{name: name for name in COLUMNS}, *rows]):
        top = 470 - index * height
        for name, text in cells.items():
            for line, words in enumerate(text.split("\n")):
                yield letters.draw(words, COLUMNS[name] + 3, top - 10 - line * LEADING, 6)
    bottom = 470 - (len(rows) + 1) * height
    for index in range(len(rows) + 2):
        yield b"%d %d m %d %d l S\n" % (20, 470 - index * height, RIGHT, 470 - index * height)
    for x in (*COLUMNS.values(), RIGHT):
        yield b"%d 470 m %d %d l S\n" % (x, x, bottom)


class _Letters:
    """A font that has every character asked for, half a surrogate pair too."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def draw(self, text: str, x: float, y: float, size: float) -> bytes:
        codes = [self._codes.setdefault(letter, len(self._codes) + 1) for letter in text]
        drawn = "".join(f"{code:04X}" for code in codes)
        return f"BT /U {size} Tf {x} {y} Td <{drawn}> Tj ET\n".encode()

    def font(self) -> dict[int, bytes]:
        """Its objects; 1000 is the font."""
        return {
            1000: b"<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H "
            b"/DescendantFonts [1001 0 R] /ToUnicode 1002 0 R >>",
            1001: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /DW 500 "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            1002: stream(self._to_unicode()),
        }

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{code:04X}> <{letter.encode('utf-16-be', 'surrogatepass').hex()}>"
            for letter, code in self._codes.items()
        ]
        chunks = (lines[start : start + 100] for start in range(0, len(lines), 100))
        body = "\n".join(
            f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{body}\nendcmap end end"
        ).encode()
