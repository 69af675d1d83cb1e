"""Who answers for several measures, in one cell beside all of them, also where a page breaks it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kpi_tui.labels import field_label
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import Warning


@dataclass
class MergedOwners:
    """The cells of owners that may go on below, on the same page or the next."""

    _hanging: set[str] = field(default_factory=set)
    """The fields whose cell, merged downwards, reaches the last row."""
    _carried: set[str] = field(default_factory=set)
    """Those whose words for the last row stand on a page before."""
    _merged: set[str] = field(default_factory=set)
    """Those of which any cell in the report is merged downwards."""
    _blank: dict[str, list[Record]] = field(default_factory=dict)
    """The last measures beside which a cell is empty, by field."""
    _left: dict[str, list[Line]] = field(default_factory=dict)
    """The words for a row without a name, the last above, by field."""
    _turning: set[str] = field(default_factory=set)
    """Those of which the row that begins a page has an empty cell, below one with words."""
    _turned: dict[str, list[Record]] = field(default_factory=dict)
    """The measures with such a cell, read before any cell of that field was seen to be merged."""
    _doubted: set[str] = field(default_factory=set)
    """Those of which the last row's empty cell is doubted: it may go on below."""
    _ends_blank: set[str] = field(default_factory=set)
    """Those whose empty cell is merged, and reaches the last row."""

    def carry(
        self,
        row: PrintedRow,
        last: Record | None,
        waiting: Collection[str] = (),
        *,
        same_priority: bool,
        is_parted: bool = False,
    ) -> None:
        """Give a row the owner that a merged cell on the page before names, if it goes on beside it.

        `last` is the measure above the row. What is `waiting` of the row's fields stands on the page
        before too, in its own first part. Where it is not sure that the cell goes on, the row's
        doubts say so, and those of the rows that its cell stands beside. So they do where a heading
        parts what was read as that measure's: what stands below it may be the row's.
        """
        names = {column.field for column in row.columns}.intersection(PEOPLE) - row.cells.keys()
        turns = row.opens and last is not None and last.pages[-1] != row.page
        may_turn = turns or (row.opens and last is not None and last.pages[0] != row.page)
        carried = names.intersection(waiting)
        doubted = names & row.joined & self._doubted
        if turns and is_parted:
            doubted |= (names & row.joined) - carried
        for name in sorted(names - carried - doubted):
            above = last.lines.get(name, ()) if last is not None and same_priority else ()
            said = self._left.get(name, above) if above else ()
            if not said:
                continue
            goes_on = name in row.joined
            if (goes_on and (turns or name in self._carried)) or (turns and name in self._hanging):
                row.cells[name] = list(said)
                row.repeated.add(name)
                carried.add(name)
            elif may_turn and name in self._merged | self._hanging:
                doubted.add(name)
            elif turns:
                self._turning.add(name)
        row.doubts += map(_may_be_above, sorted(doubted))
        self._doubted = doubted
        self._merged |= row.extents.keys() & {*PEOPLE}
        self._hanging = {name for name in PEOPLE if name in row.extents}
        self._hanging |= carried & row.hanging
        self._carried, self._left = carried, {}

    def carry_past(self, row: PrintedRow, last: Record | None) -> None:
        """Note the cells that go on below the end of the last measure, which a page breaks."""
        if row.opens and last is not None and last.pages[-1] != row.page:
            self._carried = (row.joined & {*PEOPLE}) - row.cells.keys()

    def leave(self, row: PrintedRow) -> None:
        """Note who answers beside a row that is no measure's: its name may stand on the next page."""
        self._left = {name: row.cells[name] for name in PEOPLE if name in row.cells}

    def note(self, row: PrintedRow, record: Record) -> Iterator[Warning]:
        """Note a measure without an owner, and yield a doubt where the next page may name one.

        A page that breaks a merged cell may leave its words to the next.
        """
        for name in sorted(row.extents.keys() & self._turned.keys()):
            for other in self._turned.pop(name):
                yield Warning(other.pages[0], other.code, _may_be_above(name))
        for name in self._turning - self._merged:
            self._turned.setdefault(name, []).append(record)
        self._turning = set()
        turns = row.opens and row.page not in record.pages[:-1]
        headed = {column.field for column in row.columns}
        for name in (each for each in PEOPLE if each in headed):
            above = self._blank.get(name, [])
            if name in row.cells:
                # Where other cells are merged, one that a page breaks may have one row on it.
                may_go_on = name in self._ends_blank | self._merged
                own = (each for each in above if each.section is record.section)
                for other in own if turns and may_go_on else ():
                    which = "merged " if name in self._ends_blank else ""
                    message = f"{field_label(name)} may be that of the next page: its {which}cell is empty"
                    yield Warning(other.pages[0], other.code, message)
                self._blank[name] = []
            elif name in row.joined:
                self._blank[name] = [*above, record]
            else:
                self._blank[name] = [record]
        self._ends_blank = {name for name in row.hanging if name not in row.cells}


def _may_be_above(name: str) -> str:
    return f"{field_label(name)} may be that of the page before: its cell is empty"
