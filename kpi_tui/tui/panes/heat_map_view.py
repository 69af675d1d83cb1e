"""The widgets that draw the heat map: a sign in each cell, and the cell under the cursor in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.content import Content

from kpi_tui.analysis.across.grid import GridCell, GridRow
from kpi_tui.analysis.across.heat_map import standing
from kpi_tui.labels import mark
from kpi_tui.origin import Origin
from kpi_tui.publish.sheets.in_terminal import cut_in_the_middle
from kpi_tui.publish.sheets.periods import rated_in_signs, run_text, terse_lines
from kpi_tui.status import NEITHER_MET_NOR_MISSED, RATED, Status, StatusTotals
from kpi_tui.text import one_line
from kpi_tui.tui.lists.heat_lines import HeatLine, gaps, head
from kpi_tui.tui.lists.heat_map import HeatMapPane
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.messages import CommandWanted, LineChosen
from kpi_tui.tui.short_codes import shared_start
from kpi_tui.tui.widgets.cell_grid import CellColumn, CellGrid
from kpi_tui.tui.widgets.text_line import TextLine

HeatCell = tuple[str, Style | None]
"""What stands in a cell, and its style if it has one of its own."""
NOTHING: HeatCell = ("", None)
REVERSE = Style(reverse=True)
LEAST, MOST = 3, 14
"""The least width of a period's cells, and the most of a column behind them."""
BREAK, GAP = "≠", "┆"
"""Before a cell whose figure is not compared with the one before, and where reports are not held."""
WIDE = 2
"""Blanks before a column behind the periods: the cursor's bracket has one, what it says another."""
BEFORE = 6
"""How many periods before the one looked at stay in view beside the columns behind the last."""
HIGH, LEGEND, LESS = 30, 3, 2
"""In a terminal of so many lines or more, the legend may take so many of them; in others, fewer."""
ROUND = 6
"""Cells of a line that are no column's: around code, name and run, at its end, the scroll bar."""
SHORT_OF_ROOM = 80
"""Below so many cells codes are written without their shared start."""


class HeatCells(CellGrid):
    """Draws the heads and a line for each measure; moving in it posts `LineChosen`."""

    def __init__(self, pane: HeatMapPane) -> None:
        super().__init__(id="heat-map")
        self._pane = pane
        self._heads: Sequence[Sequence[str]] = ()
        """Of each column, what stands above it, line by line."""
        self._widths = (0, 0, 0)
        """The cells of the code, the name and the run, which stay in view."""
        self._gaps: Sequence[bool] = ()
        """For each period whether reports are missing between it and the one before."""
        self._code_start = ""
        self._room = 0

    def draw(self) -> None:
        """Show what is in it by now."""
        pane = self._pane
        if pane.lay_out() or self._room != self.size.width:
            self._lay_out()
        self.border_title = Content(f"2 {pane.title}")
        self.border_subtitle = Content(pane.summary)

    def on_resize(self) -> None:
        """Give names and columns the room there is."""
        if self._room != self.size.width:
            self._lay_out()

    def cursor_moved(self) -> None:
        """Keep where it is, and say so."""
        self._pane.point_at(self.cursor_row, self.cursor_column)
        self.screen.post_message(LineChosen())

    def row_opened(self) -> None:
        """Open the cell."""
        self.post_message(CommandWanted("open-line"))

    # -- laying out -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        pane, self._room = self._pane, self.size.width
        if pane.map is None or pane.stands is None or not (pane.lines and self._room):
            self.HEADING, self._heads = 1, ()
            self.show_cells((), self._room, 1, (0, 0))
            return
        grid, stands = pane.map.grid, pane.stands
        days = grid.periods
        heads = [
            [*terse_lines(day, grid.period_type), "sim" if origin is Origin.SIMULATED else ""]
            for day, origin in zip(days, grid.origins, strict=True)
        ]
        if not any(each[-1] for each in heads):
            heads = [each[:-1] for each in heads]
        behind = stands.columns[1:]
        told = [[cell.brief for cell in stands.cells(row)][1:] for row in grid.rows]
        widths = [max(LEAST, *map(len, each)) for each in heads]
        for place, column in enumerate(behind):
            lines = column.lines
            widths.append(min(MOST, max(map(len, (*lines, *(each[place] for each in told))))))
            heads.append(lines)
        self.HEADING = max(map(len, heads))
        self._heads = [[*[""] * (self.HEADING - len(each)), *each] for each in heads]
        self._gaps = gaps(grid)
        self.show_cells(*self._places(widths), len(pane.lines), (pane.row, pane.column))
        if pane.column == pane.map.at:
            self.show_end(BEFORE)
        pane.point_at(self.cursor_row, self.cursor_column)

    def _places(self, widths: Sequence[int]) -> tuple[list[CellColumn], int]:
        """Return the places of the columns, and the width of the part that stays in view."""
        pane = self._pane
        assert pane.map is not None
        rows, at = pane.map.grid.rows, pane.map.at
        codes = [standing(row, at).measure.measure_code for row in rows]
        self._code_start = shared_start(codes) if self._room < SHORT_OF_ROOM else ""
        code = max((len(self._code(row)) for row in rows), default=4)
        runs = (run_text(cell.run) for row in rows if (cell := row.cells[at]))
        run = max((len(each) + 2 for each in runs), default=3)
        names = max(
            (len(one_line(standing(row, at).measure.measure_name)) for row in rows), default=8
        )
        # Names have a third, and what all columns leave.
        edges = [1 + is_gap for is_gap in self._gaps] + [WIDE] * (len(widths) - len(self._gaps))
        ends = list(accumulate(map(add, edges, widths)))
        beside = self._room - ROUND - code - max(run, 3)
        name = max(12, min(names, max(self._room // 3 - code, beside - ends[-1])))
        in_view = [end for end in ends if end <= beside - name]
        if len(in_view) >= len(self._gaps):  # what is too narrow for the next column is theirs too
            name = max(name, min(names, beside - in_view[-1]))
        self._widths = code, name, max(run, 3)
        left = fixed = sum(self._widths) + 4
        columns: list[CellColumn] = []
        for edge, width in zip(edges, widths, strict=True):
            left += edge
            columns.append(CellColumn(left, width))
            left += width
        return columns, fixed

    def _code(self, row: GridRow) -> str:
        assert self._pane.map is not None
        code = one_line(standing(row, self._pane.map.at).measure.measure_code)
        return code.removeprefix(self._code_start)

    # -- drawing --------------------------------------------------------------------------------

    def row_style(self, row: int) -> Style:
        """Draw heads in bold."""
        is_head = row < 0 or (row < len(self._pane.lines) and self._pane.lines[row].row is None)
        return self.ground + Style(bold=True) if is_head else self.ground

    def row_part(self, row: int, columns: range) -> list[Segment]:
        """Draw a line of the headings, a group's head, a measure or a line of totals."""
        pane, palette = self._pane, Palette.of_theme(self.app.theme_variables)
        if pane.map is None or pane.stands is None or not (pane.lines and self._columns):
            return [Segment(f" {pane.nothing}", Style(dim=True))] if row >= 0 else []
        code, name, run = self._widths
        if row < 0:
            labels = ("Code", "Measure", "Run") if row == -1 else ("", "", "")
            fixed = f" {labels[0]:<{code}.{code}} {labels[1]:<{name}} {labels[2]:>{run}} "
            at, chip = pane.map.at, palette.chip
            heads = [(self._heads[n][row], chip if n == at else None) for n in columns]
            return self._whole([Segment(fixed)], heads, columns)
        line, periods = pane.lines[row], len(self._gaps)
        dated, behind = columns[: max(0, periods - columns.start)], columns.stop > periods
        if line.row is None:
            told = "" if line.counted else rated_in_signs(line.group.totals[pane.map.at])
            room = code + name + run + 1 - len(told)
            fixed = f" {set_cell_size(cut_in_the_middle(head(line), room), room)} {told} "
            cells = [_total(line, line.group.totals[n], palette) for n in dated]
            cells += [NOTHING] * (len(columns) - len(cells))
            return self._whole([Segment(fixed)], cells, columns)
        cells = [_sign(line.row.cells[n], palette) for n in dated]
        if behind:
            stands = zip(pane.stands.cells(line.row), pane.stands.travels(line.row), strict=True)
            told_behind = [(cell.brief, palette.travel.get(travel)) for cell, travel in stands][1:]
            cells += told_behind[max(0, columns.start - periods) : columns.stop - periods]
        fixed_part = self._fixed(line.row, pane.map.at, palette)
        return self._whole(fixed_part, cells, columns, line.row)

    def _fixed(self, row: GridRow, at: int, palette: Palette) -> Iterator[Segment]:
        """Yield the part of a measure's line that stays in view: code, name and run."""
        code, name, run = self._widths
        cell, reading = row.cells[at], standing(row, at).measure.reading
        called = set_cell_size(cut_in_the_middle(one_line(reading.measure_name), name), name)
        named = f" {set_cell_size(self._code(row), code)} {called} "
        yield Segment(named, None if cell else Style(dim=True))
        status = cell.measure.period.status if cell else None
        style = palette.statuses.get(status) if status else None
        # Without colours a style may be there and say nothing: the sign is told all the same.
        sign = f"{mark(status).glyph} " if style is not None else ""
        told = f"{sign}{run_text(cell.run)}" if cell else "–"
        yield Segment(f"{told:>{run}} ", style)

    def _whole(
        self,
        fixed: Iterable[Segment],
        cells: Sequence[HeatCell],
        columns: range,
        row: GridRow | None = None,
    ) -> list[Segment]:
        """Return a line: its fixed part and its cells, those of periods centred in their columns."""
        segments, periods, plain = list(fixed), len(self._gaps), ""
        for place, (said, style) in zip(columns, cells, strict=True):
            width = self._columns[place].width
            if place < periods:
                cell = row.cells[place] if row else None
                gap = GAP if self._gaps[place] else ""
                plain += f"{gap}{BREAK if cell and cell.since_last.is_barred else ' '}"
                drawn = f"{said:^{width}}"
            else:
                plain += " " * WIDE
                drawn = set_cell_size(said, width)
            if style is None:  # what has no style of its own is drawn in one go
                plain += drawn
            else:
                segments += (Segment(plain), Segment(drawn, style))
                plain = ""
        return [*segments, Segment(f"{plain} ")]


def _sign(cell: GridCell | None, palette: Palette) -> HeatCell:
    """Return a reading's status as its sign, on the ground of its colour where it has one."""
    if cell is None:
        return NOTHING
    figures = cell.measure.period
    style = palette.statuses.get(figures.status) if figures.status else None
    return _drawn_sign(figures.status, style, figures.status_is_corrected)


@lru_cache(64)
def _drawn_sign(status: Status | None, style: Style | None, is_corrected: bool) -> HeatCell:
    """Draw a sign, underlined where an officer corrected it: there is room for one sign."""
    if style is not None and (style.color is not None or status is Status.RED):
        style += REVERSE
    if is_corrected:
        style = (style or Style()) + Style(underline=True)
    return mark(status).glyph or "–", style


def _total(line: HeatLine, totals: StatusTotals, palette: Palette) -> HeatCell:
    """Return the totals of a period: of some statuses, or of the worst that any measure has."""
    ranked = (*reversed(RATED), *NEITHER_MET_NOR_MISSED)
    worst = next((status for status in ranked if totals[status]), None)
    shown = line.counted or ((worst,) if worst else tuple(totals))
    number = sum(totals[status] for status in shown)
    sign = "" if line.counted else mark(worst).glyph or "+"
    style = palette.statuses.get(worst) if worst and number and worst in shown else None
    return f"{sign}{number}" if number else "–" if totals.total() else "", style


class HeatDetail(TextLine):
    """The cell under the cursor in words, and what the signs mean."""

    def __init__(self, pane: HeatMapPane) -> None:
        super().__init__(id="heat-detail")
        self._pane = pane

    def draw(self) -> None:
        """Say what is under the cursor by now."""
        pane, palette = self._pane, Palette.of_theme(self.app.theme_variables)
        room = self.content_size.width
        name, cell = pane.detail()
        # What is said of a cell may go on, on a line that the legend has otherwise.
        begun, *rest = Text(cell).wrap(self.app.console, max(1, room)) or [Text()]
        texts = [Text(name, "bold"), begun, *([Text(" ").join(rest)] if rest else [])]
        lines: list[str] = []
        for sign in pane.legend.split("  "):
            if lines and len(lines[-1]) + len(sign) + 2 <= room:
                lines[-1] += f"  {sign}"
            else:
                lines.append(sign)
        most = LEGEND if self.app.size.height >= HIGH else LESS
        most = min(most, len(lines)) - bool(rest)
        if most and len(lines) > most:
            *kept, sign = lines[most - 1].split("  ")
            lines[most - 1] = (
                "  ".join([*kept, *([sign] if len(lines[most - 1]) + 2 <= room else [])]) + " …"
            )
        texts += [Text(line, palette.muted) for line in lines[:most]]
        for text in texts:
            text.truncate(room, overflow="ellipsis")
        if self.styles.height is None or self.styles.height.value != len(texts):
            self.styles.height = len(texts)
        self.set_line(Text("\n").join(texts))

    def on_resize(self) -> None:
        """Cut the lines anew to the room there is."""
        self.draw()
