"""The heat map in the place of table and commentary: its rows, its columns, where its cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.across.grid import Grid, GridRow
from kpi_tui.analysis.across.heat_map import (
    GroupedBy,
    HeatMap,
    RowOrder,
    heat_map,
    standing,
)
from kpi_tui.analysis.browse.entries import matches
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label, plural
from kpi_tui.period_names import in_words_of
from kpi_tui.publish.sheets.grid import heat_listing
from kpi_tui.publish.sheets.standing import StandingColumns
from kpi_tui.text import fold, one_line
from kpi_tui.tui.commands.opening import go_to
from kpi_tui.tui.commands.steps import (
    Copy,
    GoToPeriod,
    Notify,
    OnScreen,
    ShowPane,
    ShowView,
    Steps,
)
from kpi_tui.tui.lists.heat_lines import (
    HeatLine,
    counted,
    head,
    in_words,
    legend,
    lines_of,
    period_called,
    searched,
)
from kpi_tui.tui.lists.written import NO_MATCHES_TYPED, NOTHING_LISTED, scope, write_listing
from kpi_tui.tui.session.main_pane import MainPane
from kpi_tui.tui.session.situation import STILL_WORKED_OUT, Mode

if TYPE_CHECKING:
    from kpi_tui.measure_name import CodeAndName
    from kpi_tui.tui.session.session import Session

VIEWS = {
    GroupedBy.PRIORITY: ViewKind.PRIORITY,
    GroupedBy.DIRECTOR: ViewKind.DIRECTOR,
    GroupedBy.PORTFOLIO_HOLDER: ViewKind.PORTFOLIO_HOLDER,
}


class HeatMapPane(MainPane):
    """Shows a row for each measure and a column for each period.

    Enter opens a measure in the period of its cell; Esc comes back to the cell.
    """

    mode = Mode.HEAT_MAP

    def __init__(self, session: Session) -> None:
        self.session = session
        self.by, self.order = GroupedBy.PRIORITY, RowOrder.PRINTED
        self.map: HeatMap | None = None
        self.stands: StandingColumns | None = None
        """What is told of the measures as at the period that is looked at."""
        self.lines: Sequence[HeatLine] = ()
        self.legend = ""
        """What the signs mean that are shown."""
        self.row = 0
        self.column = 0
        """The place of the cursor's period; beyond the last period, a column that stands behind."""
        self._at: tuple[str, str] | None = None
        self._made_of: tuple[object, ...] = ()
        self._grid: Grid | None = None
        self._period: date | None = None
        self._left: tuple[date | None, View] = (None, session.view)
        """The period and the measures that were looked at when a cell was opened."""

    # -- what is in it ------------------------------------------------------------------------

    def lay_out(self) -> bool:
        """Work out the lines anew if anything they depend on has changed; return whether it has."""
        session, grid = self.session, self.session.grid
        passing = tuple(session.matching)
        # By identity: to compare two grids would take as long as to make one.
        looked_at = id(grid), session.period, passing, id(session.listed)
        made_of = (*looked_at, self.typed, self.by, self.order)
        if made_of == self._made_of:
            return False
        self._made_of, self._grid = made_of, grid
        if grid is None or not grid.periods:
            self.map, self.stands, self.lines = None, None, ()
            return True
        keys, words = session.narrowed_to, fold(self.typed).split()
        at = grid.periods.index(session.period) if session.period in grid.periods else -1

        def shown(row: GridRow) -> bool:
            cell = row.cells[at]
            return (keys is None or (cell is not None and cell.measure.named in keys)) and (
                not words or matches(searched(row, at), words)
            )

        self.map = heat_map(grid, session.period, self.by, self.order, shown)
        self.stands = StandingColumns.of(self.map.grid, self.map.at)
        self.lines, self.legend = list(lines_of(self.map)), legend(self.map)
        if session.period != self._period:
            self._period, self.column = session.period, self.map.at
        places = {line.id: place for place, line in reversed(list(enumerate(self.lines)))}
        self.point_at(
            places.get(self._at or ("", ""), self._first if self._at is None else self.row),
            self.column,
        )
        return True

    @property
    def _first(self) -> int:
        return next((place for place, line in enumerate(self.lines) if line.row), 0)

    def point_at(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.row, self.column = max(0, min(row, len(self.lines) - 1)), column
        self._at = self.lines[self.row].id if self.lines else self._at

    @property
    def line(self) -> HeatLine | None:
        """The line under the cursor."""
        return self.lines[self.row] if self.lines else None

    @property
    def place(self) -> int:
        """The place of the period under the cursor; in the columns behind, of the one looked at."""
        assert self.map is not None
        return self.column if self.column < len(self.map.grid.periods) else self.map.at

    @property
    def nothing(self) -> str:
        """Why nothing is shown."""
        session = self.session
        if session.grid is None:
            return session.assessment_failure or STILL_WORKED_OUT
        return NO_MATCHES_TYPED if self.typed.strip() else session.why_empty

    # -- what the main screen asks ------------------------------------------------------------

    @property
    def key(self) -> CodeAndName | None:
        """The measure under the cursor, where the report that is shown has it."""
        line = self.line
        cell = line.row.cells[self.map.at] if line and line.row and self.map else None
        return cell.measure.named if cell else None

    @property
    def title(self) -> str:
        """How it is grouped and sorted, and as at which period."""
        if self.map is None:
            return str(Label.HEAT_MAP)
        by = "" if self.by is GroupedBy.NOTHING else f" by {self.by}"
        order = "" if self.order is RowOrder.PRINTED else f" · {self.order} first"
        return f"{Label.HEAT_MAP}{by}{order} · {period_called(self.map, self.map.at)}"

    @property
    def summary(self) -> str:
        """How many measures are shown, and how many of them the period does not have."""
        if self.map is None:
            return ""
        rows = self.map.grid.rows
        gone = sum(row.cells[self.map.at] is None for row in rows)
        says = in_words_of(self.map.grid.period_type, f"{gone} not in this month’s report")
        return f"{plural(len(rows), 'measure')}, {says}" if gone else plural(len(rows), "measure")

    @property
    def found(self) -> tuple[int, int]:
        """How many measures the words typed leave, and of how many."""
        grid = self.session.grid
        return (len(self.map.grid.rows) if self.map else 0), (len(grid.rows) if grid else 0)

    # -- what is said of the cell under the cursor ---------------------------------------------

    def detail(self) -> tuple[str, str]:
        """Name what the cursor is on, and say all there is of the cell in that line."""
        line, stands = self.line, self.stands
        if line is None or self.map is None or stands is None:
            return "", ""
        when, behind = period_called(self.map, self.place), self.column - len(self.map.grid.periods)
        if line.row is None:
            called = "" if line.counted is None else f" of {line.group.title.lower()}"
            return head(line) + called, f"{when}: {counted(line, self.place)}"
        reading = standing(line.row, self.map.at).measure.reading
        codes = {name.code for name in line.row.former_names} - {reading.measure_code}
        former = f" (formerly {', '.join(sorted(codes))})" if codes else ""
        named = one_line(f"{reading.named.called}{former}")
        if behind >= 0:
            column, cell = stands.columns[behind + 1], list(stands.cells(line.row))[behind + 1]
            return named, f"{when}: {column.title}: {cell.text or 'not in that report'}"
        return named, f"{when}: {in_words(line.row.cells[self.place])}"

    # -- what can be done ---------------------------------------------------------------------

    def open(self) -> Steps:
        """Open the measure under the cursor in its period; on a group's head, all its measures."""
        line = self.line
        if line is None or self.map is None:
            return
        day, view = self.map.grid.periods[self.place], VIEWS.get(self.by)
        cell = line.row.cells[self.place] if line.row else None
        if line.counted is not None or (line.row is None and view is None):
            yield Notify("This line counts measures: it opens none.", timeout=3)
            return
        if line.row is not None and cell is None:
            said = f"{period_called(self.map, self.place)}: the report does not have this measure."
            yield Notify(said, timeout=3)
            return
        self._left, before = (self.session.period, self.session.view), self.session.asked
        yield ShowPane(None)
        if line.row is None and view is not None:
            yield ShowView(View(view, line.group.value))
        if day != self.session.period:
            self.session.measure_wanted = cell.measure.measure_code if cell else None
            yield GoToPeriod(day)
        elif cell is not None:
            yield from go_to(self.session, cell.measure.named)
        self.session.open_from(self.mode, before)

    def come_back(self) -> Steps:
        """Look again at the period and the measures that were looked at before a cell was opened."""
        period, view = self._left
        if view != self.session.view:
            yield ShowView(view)
        if period is not None and period != self.session.period:
            self._period = period  # the cursor stays on its cell
            yield GoToPeriod(period)

    @property
    def arrangement(self) -> str:
        """What it is grouped and sorted by."""
        return f"{self.by}/{self.order}"

    def put_back(self, arrangement: str) -> None:
        """Group and sort it as it was left."""
        by, _, order = arrangement.partition("/")
        if by in list(GroupedBy) and order in list(RowOrder):
            self.by, self.order = GroupedBy(by), RowOrder(order)

    def arrange(self, step: int) -> Steps:
        """Sort by the next (1) or the previous (-1) thing."""
        orders = list(RowOrder)
        self.order = orders[(orders.index(self.order) + step) % len(orders)]
        yield OnScreen.DRAW_PANE

    def group(self) -> Steps:
        """Group by the next thing."""
        ways = list(GroupedBy)
        self.by = ways[(ways.index(self.by) + 1) % len(ways)]
        yield OnScreen.DRAW_PANE

    def copy(self) -> Steps:
        """Copy what is known of the line under the cursor."""
        from kpi_tui.tui.lists.heat_copied import line_copied

        if self.line is None or self.map is None or self.stands is None:
            yield NOTHING_LISTED
        else:
            yield Copy(line_copied(self.line, self.map, self.stands))

    def copy_rows(self) -> Steps:
        """Copy all of it as a table, statuses in words."""
        from kpi_tui.tui.lists.heat_copied import map_copied

        if self.map is None or self.session.month is None:
            yield NOTHING_LISTED
        else:
            yield Copy(map_copied(self.map, scope(self.session, self), self.session.month.report))

    def export(self) -> Steps:
        """Write it to a file, as it is grouped, sorted and narrowed."""
        found = self.map
        listing = (lambda: heat_listing(found)) if found else None
        yield from write_listing(self.session, self, "heat-map", listing)
