"""The columns of the measure table: what stands in each, how wide, and what it sorts by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.comparability import latest_comparable
from kpi_tui.analysis.gaps import in_a_row
from kpi_tui.analysis.off_target import variance
from kpi_tui.analysis.units import is_percentage
from kpi_tui.figures import Unit, parse, reading_unit, word_among
from kpi_tui.judgements.corrections import MARK, SIGN
from kpi_tui.report import PublishedDirection
from kpi_tui.status import WORST_FIRST
from kpi_tui.text import fold, one_line
from kpi_tui.tui.pages.chart.sparkline import sparkline
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.vocabulary import CorrectedField, Travel
from kpi_tui.wording.phrases import arrow, travel

Sortable = tuple[int, float | str, float]
"""What rows are ordered by. It begins with 0; with 1 for rows without a value, which come last."""
NOTHING: Sortable = (1, 0.0, 0.0)

PIN = "*"
"""What a pinned measure is marked with: the key that pins it."""
TREND_MONTHS = 8
FEWEST_BARS = 3
"""Two bars would always be the lowest and the highest."""
UNITS = (Unit.PERCENT, Unit.GBP, Unit.NUMBER)
"""The order of units: a figure is compared with those of its own unit."""
BY_UNIT = "percentages, then money, then numbers"


@dataclass(frozen=True, slots=True)
class MeasureColumn:
    """A column."""

    key: str
    label: str
    most: int
    """It is as wide as its longest text, up to this many cells; 0 takes what room is left."""
    text: Callable[[TableRow, Palette, int], Text]
    """Writes its cell for a row, in at most so many cells."""
    sort: Callable[[TableRow], Sortable] | None = None
    right: bool = False
    says: Callable[[TableRow], object] | None = None
    """Whether it has anything for a row: if for no row of the report, it is left out."""
    short: str = ""
    """What stands for the label where that has no room."""
    reports_before: int = 0
    """How many earlier reports of the series it needs to have anything."""
    least: int = 0
    """Its least width: it stays as wide when what is still worked out arrives."""
    order: str = ""
    """What is said of its order, where that is not plain."""

    def heading(self, width: int) -> str:
        """Return its label, or what stands for that in so many cells."""
        return self.short if self.short and len(self.label) > width else self.label

    def is_in(self, rows: Sequence[TableRow]) -> bool:
        """Whether it has anything for some row of a report, or may have once all is worked out."""
        if any(row.reports_before < self.reports_before for row in rows):
            return False
        return self.says is None or any(map(self.says, rows))


def _printed(field: str) -> Callable[[TableRow, Palette, int], Text]:
    def text(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
        printed = one_line(getattr(row.reading, field) or "").replace(MARK, SIGN)
        return Text(printed, justify="right", no_wrap=True, overflow="ellipsis")

    return text


def _has(*fields: str) -> Callable[[TableRow], object]:
    return lambda row: any(getattr(row.reading, field) for field in fields)


def _number(field: str) -> Callable[[TableRow], Sortable]:
    def sort(row: TableRow) -> Sortable:
        value = parse(getattr(row.reading, field)).value
        return NOTHING if value is None else (0, float(_unit(row)), value)

    return sort


def _unit(row: TableRow) -> int:
    """Return the place of a row's unit in `UNITS`; percentages count as such without a sign too."""
    if row.measure is not None:
        unit, is_share = row.measure.unit, row.measure.is_percentage
    else:
        printed = row.reading.figures
        unit = reading_unit(printed)
        is_share = is_percentage(row.reading.measure_name, unit, word_among(*printed))
    return 0 if is_share else UNITS.index(unit) if unit in UNITS else len(UNITS)


PRINTED_WAYS = tuple(
    PublishedDirection(way) for way in ("worsening", "unclear", "same", "improving")
)
"""The printed directions, the one to look at first in front."""


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
        return NOTHING if status is None else (0, float(WORST_FIRST.index(status)), 0.0)

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


def _owner(field: str) -> Callable[[TableRow, Palette, int], Text]:
    def text(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
        said = getattr(row.reading, field) or ""
        names = said if isinstance(said, str) else ", ".join(said)
        text = Text(one_line(names), no_wrap=True, overflow="ellipsis")
        return _with_sign(text, row, field)

    return text


def _by_owner(field: str) -> Callable[[TableRow], Sortable]:
    cell = _owner(field)

    def sort(row: TableRow) -> Sortable:
        said = fold(cell(row, Palette.of_theme({}), 99).plain)
        return (0, said.removeprefix("cllr "), 0.0) if said else NOTHING

    return sort


def _variance(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    found = variance(row.measure, row.measure.period) if row.measure else None
    return Text(str(found) if found else "", justify="right", no_wrap=True)


def _furthest_off_first(row: TableRow) -> Sortable:
    found = variance(row.measure, row.measure.period) if row.measure else None
    return (0, found.percent, 0.0) if found and found.is_signed else NOTHING


def _has_variance(row: TableRow) -> bool:
    if row.measure is None:
        return bool(row.reading.period_actual and row.reading.period_target)
    return variance(row.measure, row.measure.period) is not None


def _queries(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    style = Style(bold=True) if row.must_resolve else Style()
    return Text(str(row.queries or ""), style, justify="right", no_wrap=True)


def _most_queries_first(row: TableRow) -> Sortable:
    return (0, float(not row.must_resolve), -row.queries) if row.queries else NOTHING


def _notes(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    return Text(str(row.notes or ""), justify="right", no_wrap=True)


def _published_direction(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    way = row.reading.published_direction
    return Text(way.value if way else "", no_wrap=True, overflow="ellipsis")


def _worst_printed_first(row: TableRow) -> Sortable:
    way = row.reading.published_direction
    return NOTHING if way is None else (0, float(PRINTED_WAYS.index(way)), 0.0)


def _travel(row: TableRow, palette: Palette, room: int) -> Text:
    if row.measure is None:
        return Text()
    said = travel(row.measure) if room >= 8 else arrow(row.measure.moved)
    return Text(said, palette.travel.get(row.measure.travel, Style()), no_wrap=True)


def _worst_first(row: TableRow) -> Sortable:
    if row.measure is None or row.measure.travel is None:
        return NOTHING
    return (0, float((Travel.WORSE, Travel.SAME, Travel.BETTER).index(row.measure.travel)), 0.0)


def _trend(row: TableRow, palette: Palette, room: int) -> Text:  # noqa: ARG001
    """Draw its last readings, a blank where one is missing, none before a break in its series."""
    history = row.measure.history if row.measure else ()
    latest = latest_comparable(history, TREND_MONTHS)
    points, _ = in_a_row(latest)
    values = [point.period.actual_value if point else None for point in points[-TREND_MONTHS:]]
    return Text(sparkline(values) if len(latest) >= FEWEST_BARS else "", no_wrap=True)


def _pinned(row: TableRow, palette: Palette, room: int) -> Text:
    said = ("pinned" if room >= len("pinned") else PIN) if row.is_pinned else ""
    return Text(said, palette.heading, no_wrap=True)


YTD = _has("ytd_actual", "ytd_target", "ytd_status")
COLUMNS = (
    MeasureColumn("pinned", "Pinned", 1, _pinned, says=lambda row: row.is_pinned, short=PIN),
    MeasureColumn("code", "Code", 12, _code, lambda row: (0, row.reading.measure_code, 0.0)),
    MeasureColumn("name", "Measure", 0, _name, lambda row: (0, fold(row.reading.measure_name), 0.0)),
    MeasureColumn("directors", "Director", 24, _owner("directors"), _by_owner("directors"), says=_has("directors")),
    MeasureColumn("portfolio_holder", "Portfolio holder", 24, _owner("portfolio_holder"),
                _by_owner("portfolio_holder"), says=_has("portfolio_holder")),
    MeasureColumn("period_actual", "Actual", 12, _printed("period_actual"), _number("period_actual"), True, order=BY_UNIT),
    MeasureColumn("period_target", "Target", 12, _printed("period_target"), _number("period_target"), True,
                _has("period_target"), order=BY_UNIT),
    MeasureColumn("floor", "Floor", 12, _printed("floor"), _number("floor"), True, _has("floor"), order=BY_UNIT),
    MeasureColumn("variance", "Variance", 8, _variance, _furthest_off_first, True, _has_variance, "Var.",
                least=7, order="the furthest off target first"),
    MeasureColumn("period_status", "Status", 15, _status("period_status"), _severity("period_status")),
    MeasureColumn("queries", "Queries", 7, _queries, _most_queries_first, True,
                lambda row: row.queries != 0, "Q"),
    MeasureColumn("notes", "Notes", 5, _notes, lambda row: (0, -row.notes, 0.0) if row.notes else NOTHING, True,
                lambda row: row.notes, "N"),
    MeasureColumn("previous_actual", "Before", 12, _printed("previous_actual"), _number("previous_actual"), True,
                _has("previous_actual"), order=BY_UNIT),
    MeasureColumn("previous_status", "Status before", 15, _status("previous_status"), _severity("previous_status"),
                says=_has("previous_status")),
    MeasureColumn("published_direction", "Printed direction", 19, _published_direction, _worst_printed_first,
                says=_has("published_direction"), short="Printed"),
    MeasureColumn("travel", "Direction", 9, _travel, _worst_first,
                says=lambda row: row.measure is None or row.measure.moved is not None, reports_before=1,
                least=9),
    MeasureColumn("trend", "Trend", TREND_MONTHS, _trend,
                says=lambda row: row.measure is None or len(row.measure.history) >= FEWEST_BARS, reports_before=2,
                least=TREND_MONTHS),
    MeasureColumn("ytd_actual", "YTD actual", 13, _printed("ytd_actual"), _number("ytd_actual"), True, YTD, order=BY_UNIT),
    MeasureColumn("ytd_target", "YTD target", 13, _printed("ytd_target"), _number("ytd_target"), True, YTD, order=BY_UNIT),
    MeasureColumn("ytd_status", "YTD RAG", 15, _status("ytd_status"), _severity("ytd_status"), says=YTD),
)  # fmt: skip
