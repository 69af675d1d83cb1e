"""Workbooks read back, as far as tests look at them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class SheetRead:
    """A sheet's cells by their names, `B3`, and its XML."""

    cells: dict[str, str | float]
    formats: dict[str, str]
    """The number format of a cell, where it has one."""
    fills: dict[str, str]
    xml: str

    def column(self, title: str) -> str:
        """Return the letters of the column that this heads."""
        (name,) = [name for name, value in self.cells.items() if value == title]
        return name.rstrip("0123456789")

    def under(self, title: str) -> list[str | float | None]:
        """Return what stands under a heading, down to the first row without a code."""
        (head,) = [name for name, value in self.cells.items() if value == title]
        letters, row = head.rstrip("0123456789"), int(re.sub(r"\D", "", head)) + 1
        code = self.column("Code") if "Code" in self.cells.values() else letters
        found = []
        while self.cells.get(f"{code}{row}"):
            found.append(self.cells.get(f"{letters}{row}"))
            row += 1
        return found


def read_workbook(content: bytes) -> dict[str, SheetRead]:
    """Return the sheets of a workbook by their names, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = [
            "".join(text.text or "" for text in item.iter(f"{_MAIN}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        styles = ET.fromstring(book.read("xl/styles.xml"))
        codes = {
            each.get("numFmtId"): each.get("formatCode") or ""
            for each in styles.iter(f"{_MAIN}numFmt")
        }
        fills = [
            colour.get("rgb", "")[2:]
            if (colour := fill.find(f".//{_MAIN}fgColor")) is not None
            else ""
            for fill in styles.iter(f"{_MAIN}fill")
        ]
        looks = styles.find(f"{_MAIN}cellXfs")
        assert looks is not None
        by_style = [
            (codes.get(each.get("numFmtId"), ""), fills[int(each.get("fillId") or 0)])
            for each in looks
        ]
        names = [
            each.get("name") or ""
            for each in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        ]
        return {
            name: _sheet(book.read(f"xl/worksheets/sheet{number}.xml").decode(), strings, by_style)
            for number, name in enumerate(names, 1)
        }


def _sheet(xml: str, strings: list[str], by_style: list[tuple[str, str]]) -> SheetRead:
    cells: dict[str, str | float] = {}
    formats, fills = {}, {}
    for cell in ET.fromstring(xml).iter(f"{_MAIN}c"):
        name = cell.get("r") or ""
        formats[name], fills[name] = by_style[int(cell.get("s") or 0)]
        value = cell.find(f"{_MAIN}v")
        if value is not None and value.text is not None:
            text = value.text
            cells[name] = strings[int(text)] if cell.get("t") == "s" else float(text)
    return SheetRead(cells, formats, fills, xml)
