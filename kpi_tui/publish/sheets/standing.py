"""The columns that tell how a measure stands in one period beside the periods before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.across.grid import Grid, GridCell, GridRow
from kpi_tui.analysis.comparison import Comparison
from kpi_tui.period import PeriodType, month_end
from kpi_tui.period_names import short_name
from kpi_tui.publish.sheets.periods import run_text, terse
from kpi_tui.publish.sheets.sheet import SheetCell, SheetColumn
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import arrow, travel_words

ROOMY = 100
"""The fewest columns of a terminal that has room for all that is worked out."""


@dataclass(frozen=True, slots=True)
class StandingColumns:
    """The columns and cells on the measures of a grid, as they stand in one of its periods."""

    at: int
    """The place of the period."""
    day: date
    kind: PeriodType
    before: date | None
    """The period before; `None` where no measure has an earlier reading."""
    is_first: bool
    year_ago: date | None
    """The same period of the year before; `None` where that is the period before, or none has it."""

    @classmethod
    def of(cls, found: Grid, at: int) -> StandingColumns:
        """Make the columns of a period, those comparisons left out that no measure has."""
        cells = [cell for row in found.rows if (cell := row.cells[at]) is not None]
        before = found.periods[at - 1] if at else None
        year_ago = month_end(found.periods[at], -12)
        if found.period_type is PeriodType.DATE:
            compared = [day for cell in cells if (day := cell.in_a_year.against)]
            year_ago = max(compared, default=year_ago)
        has_earlier = any(cell.since_last.earlier for cell in cells)
        has_year = year_ago != before and any(cell.in_a_year.earlier for cell in cells)
        return cls(
            at,
            found.periods[at],
            found.period_type,
            before if has_earlier else None,
            has_earlier and not before,
            year_ago if has_year else None,
        )

    @property
    def columns(self) -> list[SheetColumn]:
        """The columns of `cells`."""
        return [
            SheetColumn("Run", right=True, width=7),
            SheetColumn("Off target for", "Off\nfor", right=True, width=9, least=ROOMY),
            SheetColumn("Last on target", "On\ntarget", width=10),
            *([self._since_column(self.before, 0)] if self.before or self.is_first else []),
            *([self._since_column(self.year_ago, ROOMY)] if self.year_ago else []),
        ]

    def cells(self, row: GridRow) -> Iterator[SheetCell]:
        """Yield for how many reports a measure has had its status, and how it moved."""
        cell = row.cells[self.at]
        if cell is None:
            yield from (SheetCell("–"), SheetCell(), self._on_target(row, row.latest))
            yield from (SheetCell() for _ in self.columns[3:])
            return
        yield SheetCell(run_text(cell.run))
        yield SheetCell(run_text(cell.missed))
        yield self._on_target(row, cell)
        if self.before or self.is_first:
            yield self._since(cell.since_last, cell, self.before)
        if self.year_ago:
            is_day = self.kind is PeriodType.DATE
            expected = self.year_ago if is_day else cell.in_a_year.against
            yield self._since(cell.in_a_year, cell, expected)

    def travels(self, row: GridRow) -> list[Travel | None]:
        """Return for each of `cells` the direction of travel that it tells, if any."""
        cell = row.cells[self.at]
        if cell is None:
            return [None] * len(self.columns)
        last, year = [cell.since_last.travel], [cell.in_a_year.travel]
        told = (last if self.before or self.is_first else []) + (year if self.year_ago else [])
        return [None, None, None, *told]

    def not_compared(self, rows: Iterable[GridRow]) -> Iterator[str]:
        """Yield for each reason the measures whose figures are not compared with the ones before."""
        why: dict[str, list[str]] = {}
        for row in rows:
            cell = row.cells[self.at]
            comparison = cell.since_last if cell else Comparison()
            if cell and comparison.earlier is not None and comparison.moved is None:
                word = f"≠ {comparison.word}: " if comparison.is_barred else ""
                codes = why.setdefault(f"{word}{comparison.why_not}", [])
                codes.append(one_line(cell.measure.measure_code))
        for reason, codes in why.items():
            yield f"Not compared, {reason}: {', '.join(codes)}."

    def _since_column(self, day: date | None, least: int) -> SheetColumn:
        if day is None:
            return SheetColumn("Since previous report", "Since\nlast", width=20, least=least)
        title = f"Since {short_name(day, self.kind)}"
        return SheetColumn(title, f"Since\n{terse(day, self.kind)}", width=20, least=least)

    def _on_target(self, row: GridRow, cell: GridCell) -> SheetCell:
        """Say when a measure was last green; nothing of one that was never green, amber or red."""
        day = cell.last_on_target
        if day is None:
            was_missed = any(each.missed for each in row.cells[: self.at + 1] if each)
            return SheetCell("in no report held", "–") if was_missed else SheetCell()
        return SheetCell(
            short_name(day, self.kind), "now" if day == self.day else terse(day, self.kind)
        )

    def _since(self, comparison: Comparison, cell: GridCell, expected: date | None) -> SheetCell:
        """Say how a figure moved: `↓ worse`; in full with both figures, or why it is not compared."""
        earlier, moved = comparison.earlier, comparison.moved
        if earlier is None:
            return SheetCell("–")
        other = earlier.report_date if earlier.report_date != expected else None
        at = f" ({terse(other, self.kind)})" if other else ""
        if moved is None:
            short = f"≠ {comparison.word}" if comparison.word else "–"
            return SheetCell(f"not compared{at}: {comparison.why_not}", f"{short}{at}")
        went = "= same" if not moved else travel_words(moved, comparison.travel)
        short = f"{arrow(moved)} {comparison.word}" if comparison.word else went
        then, now = (
            each.origin.beside_figures(one_line(each.period.actual or ""))
            for each in (earlier, cell.measure)
        )
        why = f"; {comparison.why_not}" if comparison.why_not else ""
        colon = "" if len(went) == 1 and not at else ":"
        said = went.removeprefix("= ")  # a spreadsheet would take the sign for a formula
        return SheetCell(f"{said}{at}{colon} {then} → {now}{why}", f"{short}{at}")
