"""The lines of a heat map, and what is said of them and of their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kpi_tui.analysis.across.grid import Grid, GridCell, GridRow
from kpi_tui.analysis.across.heat_map import GroupedBy, HeatGroup, HeatMap, standing
from kpi_tui.analysis.browse.entries import searchable
from kpi_tui.labels import MARKS, mark
from kpi_tui.origin import Origin
from kpi_tui.period import periods_apart
from kpi_tui.period_names import short_name
from kpi_tui.publish.sheets.grid import group_name
from kpi_tui.publish.sheets.periods import rated_in_words, run_text
from kpi_tui.status import COUNTED, Status
from kpi_tui.text import fold, one_line
from kpi_tui.wording.phrases import travel_words


@dataclass(frozen=True, slots=True)
class HeatLine:
    """A line of the heat map: a group's head with its totals, a measure, or a total of all."""

    group: HeatGroup
    row: GridRow | None = None
    """The measure."""
    counted: tuple[Status | None, ...] | None = None
    """The statuses that are counted in a line of totals."""

    @property
    def id(self) -> tuple[str, str]:
        """What tells it apart; a line keeps it in other periods and however the map is sorted."""
        about = self.row.measure_id if self.row else str(self.counted)
        return self.group.value, about


def period_called(found: HeatMap, place: int) -> str:
    """Return the name of the period at a place, marked where it is simulated."""
    day = short_name(found.grid.periods[place], found.grid.period_type)
    return found.grid.origins[place].beside_figures(day)


def gaps(found: Grid) -> list[bool]:
    """Tell for each period whether reports are missing between it and the one before."""
    apart = (periods_apart(*two, found.period_type) or 1 for two in pairwise(found.periods))
    return [False, *(each > 1 for each in apart)]


def legend(found: HeatMap) -> str:
    """Say what the signs that are shown mean."""
    shown = {status for counts in found.everything.totals for status in counts}
    signs_of = {status: f"{sign.glyph} {sign.word}" for status, sign in MARKS.items()}
    rated = [signs_of[status] for status in COUNTED if status in shown]
    others = [said for status, said in signs_of.items() if status in shown - {*COUNTED}]
    cells = [cell for row in found.grid.rows for cell in row.cells]
    barred = any(cell.since_last.is_barred for cell in cells if cell)
    is_grouped = found.by is not GroupedBy.NOTHING
    also = (
        (f"{mark(Status.RED).glyph}2: the worst of a group, on 2", is_grouped),
        ("+ not rated", is_grouped),
        ("– no status", None in shown),
        ("blank: not in that report", None in cells),
        ("≠ not compared with the one before", barred),
        ("┆ reports between are not held", any(gaps(found.grid))),
        ("sim: simulated", Origin.SIMULATED in found.grid.origins),
    )
    return "  ".join([*others, *(said for said, is_shown in also if is_shown), *rated])


def head(line: HeatLine) -> str:
    """Return the name of a line that is no single measure's."""
    if line.counted is not None:
        (status, *more) = line.counted
        return "not rated" if more or status is None else str(mark(status))
    return group_name(line.group)


def counted(line: HeatLine, place: int) -> str:
    """Count the statuses of a line's measures in a period: `9 green, 1 amber, 3 not rated`."""
    return rated_in_words(line.group.totals[place]) or "none"


def in_words(cell: GridCell | None) -> str:
    """Say all there is of a reading: its status and run, its figures, how it moved."""
    if cell is None:
        return "the report does not have this measure"
    figures, since = cell.measure.period, cell.since_last
    run = run_text(cell.run)
    parts = [figures.sign or "no status"]
    if cell.run.reports > 1:
        parts.append(
            f"{run} in a row" if cell.run.in_a_row else f"{run} {cell.measure.period_type.noun}s"
        )
    target = f", target {figures.target}" if figures.target else ""
    parts.append(f"{figures.actual}{target}" if figures.actual else "no figure")
    if since.is_barred:
        parts.append(f"not compared with the one before: {since.why_not}")
    elif since.moved is not None and since.earlier is not None:
        went = travel_words(since.moved, since.travel) if since.moved else "the same"
        parts.append(
            f"{went} since {short_name(since.earlier.report_date, since.earlier.period_type)}"
        )
    return one_line(" · ".join(parts))


def lines_of(found: HeatMap) -> Iterator[HeatLine]:
    """Yield the groups with their measures, and below them the totals of all."""
    for group in found.groups:
        if found.by is not GroupedBy.NOTHING:
            yield HeatLine(group)
        for row in group.rows:
            yield HeatLine(group, row)
    everything = found.everything
    if everything.rows:
        yield HeatLine(everything)
        others = (*(status for status in Status if status not in COUNTED), None)
        for counts in (*((status,) for status in COUNTED), others):
            if any(totals[status] for totals in everything.totals for status in counts):
                yield HeatLine(everything, counted=counts)


def searched(row: GridRow, at: int) -> str:
    """Return what a search looks through: the reading's words, and the measure's former names."""
    names = (name.called for name in row.former_names)
    return searchable(standing(row, at).measure.reading) + fold("\n".join(("", *names)))
