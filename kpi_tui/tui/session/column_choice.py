"""The columns of the table as a person arranges them: which are shown, in what order, how wide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kpi_tui.settings import COLUMN_IDS, DEFAULT_COLUMNS
from kpi_tui.tui.session.remembered import texts_from_json

ALWAYS = ("code", "name")
"""The columns that the table has in any case."""
UNASKED = ("pinned", *ALWAYS)
"""The columns that it has though a list of wanted columns does not name them."""
NARROWEST, WIDEST = 3, 80
"""Cells that a column may be given."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns are shown. Those that are missing in `order` come last, in the usual order."""

    shown: frozenset[str] = frozenset((*DEFAULT_COLUMNS, *UNASKED))
    order: tuple[str, ...] = COLUMN_IDS
    widths: Mapping[str, int] = field(default_factory=dict)
    """The cells of the columns whose width a person has set; for the name, the least of them."""
    two_lines: bool = False
    """Whether names have two lines."""

    @classmethod
    def of(cls, wanted: Collection[str]) -> ColumnChoice:
        """Return the choice for the columns that the settings file lists."""
        return cls(frozenset((*wanted, *UNASKED)))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The columns from left to right; none where they are the usual ones in their usual order."""
        usual = ColumnChoice()
        if (self.shown, self.order) == (usual.shown, usual.order):
            return ()
        return tuple(column for column in self.order if column in self.shown)

    def place(self, column: str) -> int:
        """Return the place of a column from left to right, counted from 0."""
        return self.order.index(column) if column in self.order else len(self.order)

    def toggled(self, column: str) -> ColumnChoice:
        """Show a column, or hide it where it may be hidden."""
        shown = self.shown ^ {column} if column not in ALWAYS else self.shown
        return replace(self, shown=shown)

    def moved(self, column: str, step: int) -> ColumnChoice:
        """Put a column so many places further to the right."""
        order = [each for each in self.order if each != column]
        order.insert(max(0, self.place(column) + step), column)
        return replace(self, order=tuple(order))

    def widened(self, column: str, step: int, now: int) -> ColumnChoice:
        """Give a column so many cells more than it has now."""
        wide = max(NARROWEST, min(self.widths.get(column, now) + step, WIDEST))
        return replace(self, widths={**self.widths, column: wide})

    def with_lines(self, *, two: bool) -> ColumnChoice:
        """Give names two lines, or one."""
        return replace(self, two_lines=two)

    def as_json(self) -> dict[str, object]:
        """Write it for a file."""
        return {
            "shown": [each for each in self.order if each in self.shown],
            "order": [*self.order],
            "widths": {**self.widths},
            "two_lines": self.two_lines,
        }

    @classmethod
    def from_json(cls, said: object) -> ColumnChoice | None:
        """Read it; `None` where there is none, or none that can be made sense of."""
        if not isinstance(said, dict):
            return None
        shown, order = (
            [each for each in texts_from_json(said.get(name)) if each in COLUMN_IDS]
            for name in ("shown", "order")
        )
        widths = said.get("widths")
        if not shown:
            return None
        return cls(
            frozenset((*shown, *ALWAYS)),
            (*order, *(each for each in COLUMN_IDS if each not in order)),
            {
                column: width
                for column, width in (widths.items() if isinstance(widths, dict) else ())
                if column in COLUMN_IDS and type(width) is int and NARROWEST <= width <= WIDEST
            },
            said.get("two_lines") is True,
        )
