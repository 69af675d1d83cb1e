"""A table to be read, whatever it is written as, and the records behind it for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.corrections import MARK, SIGN
from kpi_tui.labels import MARKS, mark
from kpi_tui.origin import Origin
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.wording.plain import status_word

Value = str | int | float | bool | None | list[str] | list[int] | dict[str, str]
Record = Mapping[str, Value]
T = TypeVar("T")
Fields = Mapping[str, Callable[[T], Value]]
"""The keys of a record, and the function that gives the value of each."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet."""

    title: str
    short: str = ""
    """Its heading in a terminal, if that differs; it may have several lines."""
    right: bool = False
    width: int = 12
    """In characters, for files that need it."""
    least: int | None = 0
    """The fewest columns of a terminal that shows it; `None` where none does."""
    is_period: bool = False
    """Whether it is a period, the oldest of which are left out where a terminal has no room."""
    is_name: bool = False
    """Whether a terminal cuts it to the room that is left."""
    wraps: int = 0
    """The width at which a terminal breaks its cells over lines; 0 where it never does."""

    @property
    def lines(self) -> list[str]:
        """The lines of its heading in a terminal."""
        return (self.short or self.title).split("\n")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet."""

    text: str = ""
    short: str | None = None
    """Its text in a terminal, if that differs."""
    status: Status | None = None
    origin: Origin = Origin.PUBLISHED

    @property
    def brief(self) -> str:
        """Its text in a terminal."""
        return self.text if self.short is None else self.short

    @classmethod
    def of_text(cls, text: str | None) -> SheetCell:
        """Return the cell of a text on one line; an empty one where there is none."""
        return cls(one_line(text or ""))

    @classmethod
    def of_measure(cls, measure: MeasurePeriod) -> SheetCell:
        """Return the cell of a measure's status: sign and word, in a terminal the sign alone."""
        figures, sign = measure.period, mark(measure.period.status)
        words, short = str(sign) or "no status", sign.glyph or "–"
        if figures.status_is_corrected:
            words, short = f"{words}{MARK}", f"{short}{SIGN}"
        return cls(words, short, figures.status, measure.origin)

    @classmethod
    def in_a_word(cls, status: Status | None, *, is_corrected: bool = False) -> SheetCell:
        """Return the cell of a status by its word alone; an officer's is marked."""
        return cls(f"{status_word(status)}{MARK * is_corrected}", status=status)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the lines above it, its lead, and the notes below it."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...] = ()
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def room_for(self, place: int) -> int:
        """Return how wide a column has to be in a terminal."""
        from rich.cells import cell_len

        column = self.columns[place]
        cells = (one_line(row[place].brief) for row in self.rows)
        needed = max(map(cell_len, (*column.lines, *cells)), default=0)
        return min(needed, column.wraps or needed)

    @property
    def key(self) -> str:
        """The signs that it shows, with their words."""
        shown = {cell.status for row in self.rows for cell in row}
        return " · ".join(mark(status).signed for status in MARKS if status in shown)


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet for people and its records for programs."""

    sheet: Sheet
    keys: tuple[str, ...]
    """The keys of each record, in their order."""
    records: Sequence[Record]

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        fields: Fields[T],
        items: Iterable[T],
        same: Mapping[str, str] = MappingProxyType({}),
    ) -> Listing:
        """Return a sheet with a record of each item; what is the `same` in all stands at its end."""
        records = [
            {**{key: value(item) for key, value in fields.items()}, **same} for item in items
        ]
        return cls(sheet, (*fields, *same), records)
