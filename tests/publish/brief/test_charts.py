"""The charts of a briefing: what they hold, what they say in words, and where things are drawn."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import FigureStyle, Unit, parse
from kpi_tui.publish.brief.charts.axis import axis
from kpi_tui.publish.brief.charts.chart import chart_of, reports_drawn
from kpi_tui.publish.brief.charts.drawing import (
    BOTTOM,
    COLOURS,
    HEIGHT,
    INK,
    LEFT,
    LINE,
    RIGHT,
    TARGET,
    WIDTH,
    Polygon,
    Polyline,
    TextLabel,
    draw,
)
from kpi_tui.publish.brief.charts.png import SCALE, to_png
from kpi_tui.publish.brief.document import Chart, ChartPoint
from kpi_tui.status import Status
from tests.support.measures import point, through

REACH = st.floats(-1e15, 1e15, allow_nan=False).map(
    lambda value: value if abs(value) > 1e-9 else 0.0
)


def month_end(number: int) -> date:
    """The last day of a month, counted from January 2023."""
    year, month = divmod(number + 1, 12)
    return date(2023 + year, month + 1, 1) - timedelta(days=1)


def insight(*actuals: str | None, target: str | None = "50", name: str = "Visits") -> MeasurePeriod:
    """A measure with these figures, a month each from January 2023."""
    readings = [
        point(month_end(number), actual, target, name=name, unit=parse(actual).unit)
        for number, actual in enumerate(actuals)
    ]
    return through(*readings)


def made(*values: float | None, target: float | None = 50.0, breaks: tuple[int, ...] = ()) -> Chart:
    """A chart of these figures."""
    statuses = (Status.GREEN, Status.AMBER, Status.RED, None, Status.MONITORING_ONLY)
    marks = tuple(
        ChartPoint(month_end(number), value, target, statuses[number % 5])
        for number, value in enumerate(values)
    )
    return Chart("t", "d", "c", marks, frozenset(breaks), FigureStyle())


@given(st.lists(REACH, min_size=1, max_size=30))
@example([0.0])
@example([1e15, -1e15])
@example([1e-9, 2e-9])
@example([74.0, 74.0])
def test_an_axis_holds_all_values_at_even_distances(values: list[float]) -> None:
    ticks = axis(values)
    assert 2 <= len(ticks) <= 8
    steps = [after - before for before, after in pairwise(ticks)]
    assert min(steps) > 0
    assert max(steps) - min(steps) <= 1e-6 * max(steps)
    assert ticks[0] <= min(values) + 1e-6 * steps[0]
    assert ticks[-1] >= max(values) - 1e-6 * steps[0]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0.0, 0.0], (0.0, 0.5, 1.0)),
        ([10.0, 100.0], (0.0, 50.0, 100.0)),
        ([65.0, 80.0], (60.0, 65.0, 70.0, 75.0, 80.0)),
        ([66.0, 80.0], (65.0, 70.0, 75.0, 80.0)),
        ([-3.0, 0.0], (-4.0, -3.0, -2.0, -1.0, 0.0)),
        ([-80.0, -66.0], (-85.0, -80.0, -75.0, -70.0, -65.0)),
        ([0.18, 0.2], (0.175, 0.18, 0.185, 0.19, 0.195, 0.2)),
    ],
)
def test_axes_have_round_ticks_around_the_values(
    values: list[float], ticks: tuple[float, ...]
) -> None:
    assert axis(values) == pytest.approx(ticks)


def test_a_chart_takes_three_figures() -> None:
    assert chart_of(insight("1", "2")) is None
    assert chart_of(insight("1", None, "n/r", "£1,0", "2")) is None
    assert chart_of(insight("1", "2", "3")) is not None


def test_a_chart_in_words() -> None:
    chart = chart_of(insight("60", "20", None, "80", "70"))
    assert chart is not None
    assert chart.title == "OCC01.01, actual and target, January 2023 to May 2023"
    assert chart.description == (
        "4 months with a figure. First 60 in January 2023, target 50. Last 70 in May 2023, "
        "target 50. Lowest 20 in February 2023; highest 80 in April 2023."
    )
    assert chart.caption == "January 2023 to May 2023. Axis from 0 to 80."
    without = chart_of(insight("60", "61", "62", target=None))
    assert without is not None
    assert "First 60 in January 2023, no target." in without.description
    assert without.caption.endswith("Axis from 59.5 to 62.0, not from zero.")


def test_a_chart_goes_back_two_years_and_no_further() -> None:
    chart = chart_of(insight(*(str(50 + number) for number in range(40))))
    assert chart is not None
    assert len(chart.marks) == 25
    assert chart.marks[0].last_day == month_end(15)
    assert chart.marks[-1].actual == 89.0
    assert reports_drawn(iter([insight("1", None, "2", "3"), insight("1")])) == {
        *(month_end(0), month_end(2), month_end(3))
    }


def test_a_lost_sign_breaks_no_line_and_another_scale_begins_a_chart() -> None:
    lost = chart_of(insight("50%", "51%", "52", "53"))
    assert lost is not None
    assert lost.breaks == frozenset()
    assert "broken" not in lost.caption
    assert chart_of(insight("50%", "51%", "52%", "5,200", "5,300")) is None
    far = chart_of(insight("50%", "51%", "5,200", "5,300", "5,400"))
    assert far is not None
    assert [mark.actual for mark in far.marks] == [5200.0, 5300.0, 5400.0]
    assert far.caption.startswith("March 2023 to May 2023. Axis from ")
    left = "Not drawn, as counted in another unit: January 2023 to February 2023."
    assert left in far.caption
    assert "broken" not in far.caption
    slip = chart_of(insight("50%", "51%", "£52", "53%", "54%"))
    assert slip is not None
    assert [mark.actual for mark in slip.marks] == [50.0, 51.0, None, 53.0, 54.0]
    assert "Not drawn, as counted in another unit: March 2023. The line is" in slip.caption
    pounds = chart_of(insight("£500,000", "£510,000", "520,000", "530,000"))
    assert pounds is not None
    assert len(pounds.marks) == 4
    other = chart_of(insight("£21,600,000", "£21,000,000", "117", "118", "119"))
    assert other is not None
    assert [mark.actual for mark in other.marks] == [117.0, 118.0, 119.0]
    assert other.breaks == frozenset()


@pytest.mark.parametrize(
    ("actuals", "axis_and_last"),
    [
        (
            ("1%", "2%", "5,200", "5,300", "5,700"),
            ["5,000", "5,200", "5,400", "5,600", "5,800", "5,700"],
        ),
        (("1%", "2%", "0.01", "0.03", "0.04"), ["0.00", "0.01", "0.02", "0.03", "0.04", "0.04"]),
        (("£50", "£51", "60%", "70%", "61%"), ["55%", "60%", "65%", "70%", "61%"]),
    ],
)
def test_a_chart_writes_its_figures_in_the_unit_of_the_last(
    actuals: tuple[str, ...], axis_and_last: list[str]
) -> None:
    chart = chart_of(insight(*actuals, target=None))
    assert chart is not None
    assert not chart.breaks
    texts = [piece.text for piece in draw(chart) if isinstance(piece, TextLabel)]
    assert [text for text in texts if "20" not in text or "," in text] == axis_and_last


def test_figures_beyond_reason_are_left_out() -> None:
    chart = chart_of(insight("1", "2", "3", "9" * 40, "0.0000000000001"))
    assert chart is not None
    assert [mark.actual for mark in chart.marks] == [1.0, 2.0, 3.0, None, 0.0]


@given(
    st.lists(st.none() | REACH, min_size=2, max_size=25),
    st.none() | REACH,
    st.sets(st.integers(1, 24), max_size=3),
)
def test_everything_lies_on_the_sheet(
    values: list[float | None], target: float | None, breaks: set[int]
) -> None:
    chart = made(1.0, *values, target=target, breaks=tuple(b for b in breaks if b <= len(values)))
    for piece in draw(chart):
        points = [(piece.x, piece.y)] if isinstance(piece, TextLabel) else piece.points
        for x, y in points:
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def strokes(chart: Chart, colour: str) -> list[Polyline]:
    return [
        piece for piece in draw(chart) if isinstance(piece, Polyline) and piece.colour == colour
    ]


def test_the_line_is_broken_where_a_figure_is_missing_or_the_measure_redefined() -> None:
    assert [len(line.points) for line in strokes(made(1, 2, 3, 4), LINE)] == [4]
    assert [len(line.points) for line in strokes(made(1, 2, None, 4, 5), LINE)] == [2, 2]
    assert [len(line.points) for line in strokes(made(1, 2, 3, 4, breaks=(2,)), LINE)] == [2, 2]
    assert [len(line.points) for line in strokes(made(1, None, 3), LINE)] == []
    assert [line.dashed for line in strokes(made(1, 2, 3, 4, breaks=(2,)), TARGET)] == [True, True]
    assert strokes(made(1, 2, target=None), TARGET) == []


def test_each_figure_has_a_mark_whose_shape_is_its_status() -> None:
    shapes = [piece for piece in draw(made(1, 2, 3, 4, 5)) if isinstance(piece, Polygon)]
    assert [len(shape.points) for shape in shapes] == [10, 20, 3, 4, 4]
    assert [shape.edge for shape in shapes[:3]] == [COLOURS[status] for status in COLOURS]
    assert {shape.fill for shape in shapes[3:]} == {"#ffffff"}


def test_a_chart_is_drawn_by_its_months() -> None:
    quarterly = replace(
        made(1, 2, 3),
        marks=tuple(ChartPoint(month_end(n), 1.0, None, None) for n in (0, 3, 4)),
    )
    first, second, last = strokes(quarterly, LINE)[0].points
    assert first[0] == LEFT
    assert last[0] == WIDTH - RIGHT
    assert (second[0] - first[0]) == pytest.approx(3 * (last[0] - second[0]))


def words(chart: Chart) -> list[str]:
    return [piece.text for piece in draw(chart) if isinstance(piece, TextLabel)]


def test_the_last_figure_and_target_are_named_beside_the_lines_and_kept_apart() -> None:
    chart = made(40, 49.9, 50)
    named = [piece for piece in draw(chart) if isinstance(piece, TextLabel)][-2:]
    assert [piece.text for piece in named] == ["50", "target 50"]
    assert abs(named[0].y - named[1].y) >= 14
    assert "target" not in " ".join(words(made(1, 2, target=None)))
    low = [piece.y for piece in draw(made(0, 0, 0, target=0.0)) if isinstance(piece, TextLabel)][
        -2:
    ]
    assert max(low) < HEIGHT - BOTTOM


def test_months_are_named_from_the_last_back_and_axes_shortened() -> None:
    assert [text for text in words(made(*range(25))) if text.startswith(("Jan", "Sep"))] == [
        "Jan 2025", "Sep 2024", "Jan 2024", "Sep 2023", "Jan 2023",
    ]  # fmt: skip
    assert "5m" in words(made(4_600_000, 5_000_000, target=None))
    assert "20k" in words(made(0, 20_000, target=None))
    pounds = replace(made(4_600_000, 5_000_000, target=None), style=FigureStyle(pound=True))
    assert "£5m" in words(pounds)
    fine = made(0.18, 0.2, target=None)
    assert "0.185" in words(fine)


def test_a_picture_shows_the_marks() -> None:
    chart = made(10, 80, 30, target=50.0)
    image = Image.open(io.BytesIO(to_png(chart)))
    assert image.format == "PNG"
    assert image.size == (WIDTH * SCALE, HEIGHT * SCALE)
    dots = image.convert("RGB").tobytes()
    colours = {f"#{dots[at : at + 3].hex()}" for at in range(0, len(dots), 3)}
    assert {LINE, TARGET, "#ffffff", *COLOURS.values()} <= colours


def inked(text: str) -> set[tuple[int, int]]:
    """The dots of a line of text beside the axis."""
    style = FigureStyle()
    label = TextLabel(10, 50, text, INK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kpi_tui.publish.brief.charts.svg.draw", lambda _: iter([label]))
        chart = replace(made(1, 2), style=style)
        image = Image.open(io.BytesIO(to_png(chart))).convert("L")
    return {
        (x, y) for x in range(200) for y in range(image.height) if image.getpixel((x, y)) != 255
    }


def test_a_picture_has_every_sign_that_a_chart_can_have_whatever_fonts_the_machine_has() -> None:
    missing = inked("\N{SNOWMAN}")
    drawn = [inked(sign) for sign in "£%,.-0123456789kmbntarge JFMASOND"]
    assert all(dots != missing for dots in drawn)
    assert [bool(dots) for dots in drawn] == [
        sign != " " for sign in "£%,.-0123456789kmbntarge JFMASOND"
    ]


@given(
    st.lists(REACH, min_size=3, max_size=25),
    st.builds(FigureStyle, st.booleans(), st.booleans(), st.integers(0, 3)),
)
def test_a_chart_has_no_other_signs(values: list[float], style: FigureStyle) -> None:
    chart = replace(made(*values), style=style)
    assert {sign for text in words(chart) for sign in text} <= {*map(chr, range(0x20, 0x7F)), "£"}


def test_units_come_of_what_is_printed() -> None:
    chart = chart_of(insight("50%", "51%", "52%"))
    assert chart is not None
    assert chart.style.percent
    assert "Axis from 49.5% to 52.0%, not from zero." in chart.caption
    assert Unit.PERCENT is parse("50%").unit
    days = chart_of(insight("50 days", "51 days", "52", target="50 days"))
    assert days is not None
    assert "Axis from 49.5 days to 52.0 days, not from zero." in days.caption
    assert {"49.5", "52", "target 50"} <= {*words(days)}, (
        "beside the lines there is room for figures"
    )
