"""The notes at the foot of a page that a mark behind a figure points to: they are nobody's heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import DATE, Phrases
from kpi_tui.regex import regex

MARK = regex(r"(?<=[\w%).])\s?([⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ*†‡§]{1,3}|[ⁱᵛˣ]{1,4})(?=\W*$)")
"""The mark of a footnote at the end of a figure."""
_RAISED = regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+$|[ⁱᵛˣ]+$|[ᵃᵇᶜᵈᵉ]$")
_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉⁱᵛˣ"
_FIGURES = str.maketrans(_SMALL, "0123456789abcdeivx")
_NOTE_SIZE = 1.15
"""A note is printed no larger than the table that it stands below, or hardly."""
_LEADING = 1.7


@dataclass
class Footnotes:
    """The marks on a page, and the note that is being read."""

    marks: set[str] = field(default_factory=set)
    size: float = 0.0
    """The size of the font in which the marked text is set."""
    _last: Line | None = None

    def look(self, rows: Iterable[PrintedRow]) -> None:
        """Note the marks in the rows of a page, where another begins."""
        self.marks, self._last = set(), None
        for row in rows:
            for lines in row.cells.values():
                for line in lines:
                    ends = [word.text for word in line.words if word.text[-1] in _SMALL]
                    found = {match[0] for text in ends if (match := _RAISED.search(text))}
                    if not found and line.text[-1] in "*†‡§" and (sign := MARK.search(line.text)):
                        found = {sign[1]}
                    if found:
                        self.marks |= found
                        self.size = max(self.size, line.words[0].size)

    def has(self, line: Line, phrases: Phrases) -> bool:
        """Whether a line outside the tables is a note's, or goes on with one."""
        is_content = phrases.ends_table(line.text) or phrases.code(line.text)
        if is_content or DATE.fullmatch(line.text.strip()):
            self._last = None
            return False
        last, self._last = self._last, None
        begins = bool(self.marks) and line.size <= _NOTE_SIZE * self.size
        if begins:
            first = line.words[0].text.rstrip(".):").lstrip("(")
            plain = {mark.translate(_FIGURES) for mark in self.marks}
            begins = any(line.text.startswith(mark) for mark in self.marks) or first in plain
        goes_on = last is not None and (
            line.page == last.page
            and 0 < line.base - last.base < _LEADING * last.size
            and line.is_as_large(last)
        )
        if begins or goes_on:
            self._last = line
        return begins or goes_on
