"""What holds of every chart, whatever the figures, the room and the months."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kpi_tui.analysis.spc import PointType
from kpi_tui.figures import Unit
from kpi_tui.status import Status
from kpi_tui.tui.pages.chart import ChartLook, ChartSeries
from kpi_tui.tui.pages.chart.calendar import Calendar
from kpi_tui.tui.pages.chart.scale import FINEST, scale
from kpi_tui.tui.pages.chart.series import month_number
from tests.support.text_charts import ASCII, LOOK, lines, months, points, rows

ORDINARY = st.integers(-2000, 2000).map(lambda number: number / 10)
ODD = st.floats(allow_nan=True, allow_infinity=True) | st.sampled_from([1e12, -1e12, 0.0, 1e-9])
FIGURES = ORDINARY | ODD
WIDTHS, HEIGHTS = st.integers(30, 200), st.integers(6, 40)
LOOKS = st.sampled_from([LOOK, ASCII])


@st.composite
def some_months(draw: st.DrawFn, most: int = 130) -> list[date]:
    """Months in order, some of them left out."""
    count = draw(st.integers(1, most))
    every = months(count, draw(st.integers(1990, 2030)), draw(st.integers(1, 12)))
    if draw(st.booleans()):
        every = [
            every[place] for place in sorted(draw(st.sets(st.integers(0, count - 1), min_size=1)))
        ]
    return every


@st.composite
def any_series(draw: st.DrawFn) -> ChartSeries:
    days = draw(some_months())
    count = len(days)
    lists = st.lists(st.none() | FIGURES, min_size=count, max_size=count)
    levels = st.none() | FIGURES | lists
    marks = st.lists(st.none() | st.sampled_from(PointType), min_size=count, max_size=count)
    return ChartSeries(
        days,
        draw(lists),
        draw(levels),
        draw(levels),
        draw(levels),
        draw(levels),
        marks=draw(st.just(()) | marks),
        statuses=draw(
            st.just(())
            | st.lists(st.none() | st.sampled_from(Status), min_size=count, max_size=count)
        ),
        year_before=draw(levels),
        breaks=draw(st.lists(st.integers(-1, count + 1), max_size=3)),
        unit=draw(st.none() | st.sampled_from(Unit)),
        least=draw(st.sampled_from([None, 0.0])),
        most=draw(st.sampled_from([None, 100.0])),
    )


@given(any_series(), WIDTHS, HEIGHTS, LOOKS)
def test_it_fills_its_width_and_keeps_to_its_height(
    series: ChartSeries, width: int, height: int, look: ChartLook
) -> None:
    drawn = lines(series, width, height, look)
    assert {cell_len(line) for line in drawn} == {width}
    assert len(drawn) <= height
    assert not look.ascii_only or "".join(drawn).isascii()


@given(any_series(), st.integers(1, 29), st.integers(1, 8))
def test_nor_does_it_run_over_where_there_is_no_room(
    series: ChartSeries, width: int, height: int
) -> None:
    drawn = lines(series, width, height)
    assert {cell_len(line) for line in drawn} == {width}
    assert len(drawn) <= height


SOME = st.lists(st.none() | ORDINARY, min_size=1, max_size=24).filter(
    lambda values: any(value is not None for value in values)
)
ROOM_FOR_24 = st.integers(36, 200)


@given(SOME, ROOM_FOR_24, HEIGHTS)
def test_every_figure_is_a_point_in_its_own_column(
    values: list[float | None], width: int, height: int
) -> None:
    found = points(lines(ChartSeries(months(len(values)), values), width, height))
    assert len(found) == sum(value is not None for value in values)
    columns = [column for column, _ in found]
    assert columns == sorted(set(columns))


@given(st.lists(ORDINARY, min_size=2, max_size=24), ROOM_FOR_24, HEIGHTS)
def test_a_greater_figure_stands_no_lower(values: list[float], width: int, height: int) -> None:
    found = points(lines(ChartSeries(months(len(values)), values), width, height))
    heights = [row for _, row in found]
    for (one, row), (other, other_row) in pairwise(sorted(zip(values, heights, strict=True))):
        assert one == other or row >= other_row


@given(st.lists(ORDINARY, min_size=1, max_size=130), WIDTHS, HEIGHTS)
def test_every_figure_is_drawn_at_its_month_and_value(
    values: list[float], width: int, height: int
) -> None:
    days = months(len(values))
    drawn = lines(ChartSeries(days, values), width, height)
    plot = rows(drawn)
    # How many ticks there may be depends on how high it could have been.
    ruler = next(
        found
        for found in (scale(values, len(plot) + more) for more in range(12))
        if found.rows == len(plot) and len(found.ticks) == sum("┤" in line for line in drawn)
    )
    calendar = Calendar.of(days, len(plot[0]), margin=1 if len(plot[0]) >= 24 else 0)
    assert ruler.rows == len(plot)
    assert set(points(drawn)) == {
        (calendar.column(month_number(day)), ruler.row(value))
        for day, value in zip(days, values, strict=True)
    }


@given(st.lists(FIGURES.filter(lambda one: abs(one) < 1e100), min_size=1, max_size=9), HEIGHTS)
def test_a_scale_holds_its_values_between_round_figures(values: list[float], room: int) -> None:
    ruler = scale(values, room)
    steps = [after - before for before, after in pairwise(ruler.ticks)]
    slack = max(map(abs, values)) * 1e-6 + 1e-9
    assert 3 <= len(ruler.ticks) <= max(6, room // 4)
    assert 3 <= ruler.rows <= room
    assert (ruler.rows - 1) % (len(ruler.ticks) - 1) == 0
    assert ruler.low - slack <= min(values)
    assert max(values) <= ruler.high + slack
    assert max(steps) - min(steps) <= slack
    assert f"{steps[0]:e}"[0] in "125" or f"{steps[0]:.3e}"[0] in "125"
    labels = ruler.labels(None)
    assert len(set(labels)) == len(labels)
    tick_rows = [ruler.row(tick) for tick in ruler.ticks]
    assert len(set(tick_rows)) == len(tick_rows)
    assert (tick_rows[0], tick_rows[-1]) == (ruler.rows - 1, 0)
    assert ruler.high - ruler.low >= max(map(abs, values)) * FINEST * 0.99


@given(some_months(), st.integers(10, 200), st.integers(0, 2))
def test_a_later_month_stands_no_farther_left(days: list[date], width: int, margin: int) -> None:
    calendar = Calendar.of(days, width, margin)
    first, last = days[0], days[-1]
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    columns = [calendar.column(number) for number in numbers]
    assert columns == sorted(columns)
    assert columns[0] >= 0
    assert columns[-1] < width
    assert calendar.shared > 1 or len(set(columns)) == len(columns)
    counts = [columns.count(column) for column in set(columns)]
    assert max(counts) <= calendar.shared
