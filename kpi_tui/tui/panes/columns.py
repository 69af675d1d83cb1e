"""The columns of the measure table: what stands in each, how wide, and what it sorts by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.checks.finding import ASKED, Level
from kpi_tui.figures import parse
from kpi_tui.judgements.corrections import MARK, SIGN
from kpi_tui.labels import MARKS
from kpi_tui.report import PublishedDirection, Status
from kpi_tui.text import fold, one_line
from kpi_tui.tui.pages.chart.sparkline import sparkline
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.short_codes import shared_start
from kpi_tui.vocabulary import CorrectedField, Travel
from kpi_tui.wording.phrases import arrow, travel

Sortable = tuple[int, float | str]
"""What rows are ordered by: those without a value, which have a 1 first, come last."""
NOTHING: Sortable = (1, 0.0)

TREND_MONTHS = 8
LEAST_NAME = 15
"""Cells of a measure's name, before figures give way to it."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column."""

    key: str
    label: str
    most: int
    """It is as wide as its longest text, up to this many cells; 0 takes what room is left."""
    text: Callable[[TableRow, Palette, int], Text]
    """Its cell, given the cells there are."""
    sort: Callable[[TableRow], Sortable] | None = None
    right: bool = False
    fields: tuple[str, ...] = ()
    """It is there where a reading has one of these; always where none are named."""
    short: str = ""
    """What stands for the label where that has no room."""
    needs_earlier: bool = False
    """Whether it says nothing of the first report of a series."""

    def heading(self, width: int) -> str:
        """Return its label, or what stands for that in so many cells."""
        return self.short if self.short and len(self.label) > width else self.label

    def is_in(self, rows: Sequence[TableRow]) -> bool:
        """Whether a report has what it shows."""
        if self.needs_earlier and any(row.is_first for row in rows):
            return False
        if not self.fields:
            return True
        return any(getattr(row.reading, field) for row in rows for field in self.fields)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that have room, and how many cells each takes."""

    columns: tuple[TableColumn, ...]
    widths: tuple[int, ...]


def _printed(field: str) -> Callable[[TableRow, Palette, int], Text]:
    def text(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
        printed = one_line(getattr(row.reading, field) or "").replace(MARK, SIGN)
        return Text(printed, justify="right", no_wrap=True, overflow="ellipsis")

    return text


def _number(field: str) -> Callable[[TableRow], Sortable]:
    def sort(row: TableRow) -> Sortable:
        value = parse(getattr(row.reading, field)).value
        return NOTHING if value is None else (0, value)

    return sort


PRINTED_WAYS = tuple(
    PublishedDirection(way) for way in ("worsening", "unclear", "same", "improving")
)
"""The printed directions, what to look at first before the others."""
SEVERITY = (Status.RED, Status.AMBER, Status.UNREADABLE, *MARKS)


def _status(field: str) -> Callable[[TableRow, Palette, int], Text]:
    def text(row: TableRow, palette: Palette, room: int) -> Text:
        return _with_sign(palette.status(getattr(row.reading, field), room), row, field)

    return text


def _with_sign(text: Text, row: TableRow, field: str) -> Text:
    """Mark a status that an officer corrected."""
    if row.measure is not None and field in row.measure.corrections:
        return Text.assemble(text, SIGN, no_wrap=True)
    return text


def _severity(field: str) -> Callable[[TableRow], Sortable]:
    def sort(row: TableRow) -> Sortable:
        status = getattr(row.reading, field)
        return NOTHING if status is None else (0, float(SEVERITY.index(status)))

    return sort


def _code(row: TableRow, palette: Palette, room: int) -> Text:
    code = one_line(row.reading.measure_code)
    if len(code) > room:  # what it begins with is the same all down the column
        code = code.removeprefix(row.codes_start)
    if len(code) > room > 1:  # where codes of one group differ
        code = f"…{code[1 - room :]}"
    style = palette.muted if row.reading.code_is_ours else Style()
    return Text(code, style, no_wrap=True, overflow="ellipsis")


def _name(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    corrected = row.measure.corrections.get(CorrectedField.MEASURE_NAME) if row.measure else None
    name = f"{corrected.value} {SIGN}" if corrected else row.reading.measure_name
    return Text(one_line(name), no_wrap=True, overflow="ellipsis")


def _period_status(row: TableRow, palette: Palette, room: int) -> Text:
    marked = row.alarm in (ASKED if room > NARROW_STATUS else ASKED[:1])
    text = palette.status(row.reading.period_status, room - 2 if marked else room)
    text = _with_sign(text, row, "period_status")
    if marked:
        style = palette.alarm if row.alarm is Level.ERROR else palette.muted
        text = Text.assemble(text, " " if text.plain else "", ("!", style), no_wrap=True)
    return text


def _published_direction(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    way = row.reading.published_direction
    return Text(way.value if way else "", no_wrap=True, overflow="ellipsis")


def _worst_printed_first(row: TableRow) -> Sortable:
    way = row.reading.published_direction
    return NOTHING if way is None else (0, float(PRINTED_WAYS.index(way)))


def _travel(row: TableRow, palette: Palette, room: int) -> Text:
    if row.measure is None:
        return Text()
    said = travel(row.measure) if room >= 8 else arrow(row.measure.moved)
    return Text(said, palette.travel.get(row.measure.travel, Style()), no_wrap=True)


def _worst_first(row: TableRow) -> Sortable:
    if row.measure is None or row.measure.travel is None:
        return NOTHING
    return (0, float((Travel.WORSE, Travel.SAME, Travel.BETTER).index(row.measure.travel)))


def _trend(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    values = [point.period.actual_value for point in row.measure.history] if row.measure else []
    return Text(sparkline(values[-TREND_MONTHS:]) if len(values) > 2 else "", no_wrap=True)


YTD = ("ytd_actual", "ytd_target", "ytd_status")
COLUMNS = (
    TableColumn("code", "Code", 12, _code, lambda row: (0, row.reading.measure_code)),
    TableColumn("name", "Measure", 0, _name, lambda row: (0, fold(row.reading.measure_name))),
    TableColumn("period_actual", "Actual", 12, _printed("period_actual"), _number("period_actual"), True),
    TableColumn("period_target", "Target", 12, _printed("period_target"), _number("period_target"), True,
                ("period_target",)),
    TableColumn("floor", "Floor", 12, _printed("floor"), _number("floor"), True, ("floor",)),
    TableColumn("period_status", "Status", 14, _period_status, _severity("period_status")),
    TableColumn("previous_actual", "Before", 12, _printed("previous_actual"), _number("previous_actual"), True,
                ("previous_actual",)),
    TableColumn("previous_status", "Status before", 14, _status("previous_status"), _severity("previous_status"),
                fields=("previous_status",)),
    TableColumn("published_direction", "Printed direction", 19, _published_direction, _worst_printed_first,
                fields=("published_direction",), short="Printed"),
    TableColumn("travel", "Travel", 8, _travel, _worst_first, needs_earlier=True),
    TableColumn("trend", "Trend", TREND_MONTHS, _trend, needs_earlier=True),
    TableColumn("ytd_actual", "YTD actual", 13, _printed("ytd_actual"), _number("ytd_actual"), True, YTD),
    TableColumn("ytd_target", "YTD target", 13, _printed("ytd_target"), _number("ytd_target"), True, YTD),
    TableColumn("ytd_status", "YTD", 12, _status("ytd_status"), _severity("ytd_status"), fields=YTD),
)  # fmt: skip
GIVING_WAY = {
    "previous_status": 32,
    "ytd_target": 30,
    "ytd_actual": 30,
    "ytd_status": 28,
    "trend": 26,
    "published_direction": 24,
    "previous_actual": 22,
    "floor": 20,
    "travel": 18,
    "period_target": LEAST_NAME,
    "period_actual": LEAST_NAME,
}
"""What gives way to the name, in this order, where the name would have fewer cells than this."""
NARROW = 68
"""Below this many cells, codes are short and statuses other than the colours are glyphs alone."""
NARROW_STATUS = 7
NARROW_CODE, MOST_NARROW_CODE = 5, 9
"""Cells of short codes, and of such as hardly get shorter."""
MIDDLING, MIDDLING_STATUS = 90, 9
"""Below so many cells, statuses other than the colours are glyphs, with room for a mark."""
ROOMY = 200
"""From so many cells on labels that have a short form are written in full."""
COLUMN_IDS = tuple(column.key for column in COLUMNS)


def lay_out(
    rows: Sequence[TableRow],
    room: int,
    padding: int,
    palette: Palette,
    wanted: Collection[str] = COLUMN_IDS,
) -> Layout:
    """Choose the columns for `room` cells, each with `padding` cells around its text.

    Columns that are not wanted, or of which no row has anything, are left out, whatever the room.
    """
    columns = [
        each
        for each in COLUMNS
        if each.key in ("code", "name") or (each.key in wanted and each.is_in(rows))
    ]
    if any(row.reading.code_is_ours for row in rows):
        ours = "Our code" if room >= NARROW else "Ours"
        columns = [replace(each, label=ours) if each.key == "code" else each for each in columns]
    widths = {column.key: _width(column, rows, room, palette) for column in columns}

    def left() -> int:
        return room - sum(widths[column.key] + padding for column in columns)

    for key, least in GIVING_WAY.items():
        if left() < least:
            columns = [column for column in columns if column.key != key]
    lacking = LEAST_NAME - left() if room < NARROW else 0
    widths["code"] = max(min(widths["code"], NARROW_CODE), widths["code"] - max(0, lacking))
    widths["name"] = max(left(), LEAST_NAME)
    return Layout(tuple(columns), tuple(widths[column.key] for column in columns))


def _width(column: TableColumn, rows: Sequence[TableRow], room: int, palette: Palette) -> int:
    if not column.most:
        return 0
    most = column.most
    if room < NARROW:
        statuses = dict.fromkeys(("period_status", "previous_status"), NARROW_STATUS)
        codes = [one_line(row.reading.measure_code) for row in rows]
        longest = max(map(len, codes), default=0) - len(shared_start(codes))
        code = min(max(NARROW_CODE, longest), MOST_NARROW_CODE)
        most = {"code": code, **statuses}.get(column.key, most)
    elif room < MIDDLING and column.key == "period_status":
        most = MIDDLING_STATUS
    if column.key in ("trend", "travel"):
        return most
    sortable = 2 if column.sort and column.key != "code" else 0
    texts = (column.text(row, palette, most).cell_len for row in rows)
    label = column.label if room >= ROOMY else column.short or column.label
    return min(most, max([len(label) + sortable, *texts]))
