"""The trend as text: what stands where, and that it fits whatever the figures are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.spc import PointType
from kpi_tui.figures import Unit
from kpi_tui.status import Status
from kpi_tui.tui.pages.chart import ChartLook, ChartSeries, chart
from kpi_tui.tui.pages.chart.calendar import WIDEST, Calendar
from kpi_tui.tui.pages.chart.canvas import ChartCanvas, Pen
from kpi_tui.tui.pages.chart.scale import scale
from kpi_tui.tui.pages.chart.series import BLUE, ORANGE
from tests.support.text_charts import ASCII, POINTS, lines, months, points

SWING = [40.0, 50.0, 50.0, 60.0, None, 90.0, 80.0]
TARGETS = [70.0] * 3 + [90.0] * 4


def ruled(text: str) -> list[str]:
    """A chart as it is written down below: its lines between bars."""
    return [line.strip()[1:-1] for line in text.strip().splitlines()]


# Pictures


def test_points_a_gap_and_a_target_that_changes() -> None:
    series = ChartSeries(months(7), SWING, TARGETS)
    assert lines(series, 40, 13) == ruled("""
        |90┤              ⡤ ⠤⠤⠤ ⠤⠤⠤ ⠤⠤■⣀⠤⠤⠤ ⠤    |
        |80┤              ⡇             ⠉⠑⠢■     |
        |70┤⠤⠤⠤ ⠤⠤⠤ ⠤⠤⠤ ⠤⠤⠃                      |
        |60┤              ⢀⡠■                    |
        |50┤    ⢀⡠■⠤⠤⠤⠤■⠒⠉⠁                      |
        |40┤ ■⠒⠉⠁                                |
        |  └─┴────┴────┴────┼────┴────┴────┴─    |
        |    Jan  Feb  Mar  Apr  May  Jun  Jul   |
        |    2022/23        2023/24              |
        |■ actual   ⠒⠒⠒ target                   |
        |axis from 40 to 90, not from zero       |
    """)


def test_a_small_one() -> None:
    series = ChartSeries(months(7), SWING, TARGETS)
    assert lines(series, 30, 6) == ruled("""
        |100┤         ⡤⠤ ⠤⠤⠤ ■⢄⣀■⠤     |
        | 50┤⠉■⠤⠤■⠤⠤■⠤⠒■               |
        |  0┤                          |
        |   Jan 23   Apr 23   Jul 23   |
        |■ actual   ⠒⠒⠒ target         |
        |axis from 0 to 100            |
    """)


MARKS = [
    *(PointType.COMMON, None, PointType.IMPROVEMENT, PointType.CONCERN),
    *(PointType.NEUTRAL_LOW, None, PointType.NEUTRAL_HIGH),
]
FULL = ChartSeries(
    months(7),
    [40.0, 50.0, 50.0, 60.0, 20.0, 90.0, 80.0],
    mean=50.0,
    lower=[20.0] * 4 + [None] * 3,
    upper=80.0,
    marks=MARKS,
    breaks=[4],
    unit=Unit.PERCENT,
)


def test_limits_signals_and_a_break() -> None:
    assert lines(FULL, 60, 16) == ruled("""
        |100%┤                             ┊                         |
        |    │                             ┊          ⢀■⣀⣀           |
        | 80%┤⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄┊⠄ ⠄ ⠄ ⠄ ⠄⢀⠎ ⠄ ⠉⠉⠒⠒<■>    |
        |    │                             ┊        ⢠⠊               |
        | 60%┤                      ⢀⣀[■]  ┊       ⢠⠃                |
        |    │⠤ ⠤ ⠤ ⢀⣀⡠■⠤⠤⠤⠤⠤⠤(■)⠒⠊⠉⠁ ⠤ ⠤ ⠤┊⠤ ⠤ ⠤ ⡰⠁⠤ ⠤ ⠤ ⠤ ⠤ ⠤ ⠤    |
        | 40%┤ ■⠔⠒⠊⠉⠁                      ┊     ⡰⠁                  |
        |    │                             ┊    ⡜                    |
        | 20%┤⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄ ⠄┊  <■>                    |
        |    │                             ┊                         |
        |  0%┤                             ┊                         |
        |    └─┴───────┴───────┴───────┼───────┴───────┴───────┴─    |
        |      Jan     Feb     Mar     Apr     May     Jun     Jul   |
        |      2022/23                 2023/24                       |
        |■ actual   [] worse   () better   <> unusual   ┊ break      |
        |⠒ ⠒ average   ⠂ ⠂ range                 axis from 0% to 100%|
    """)


def test_with_letters_only() -> None:
    series = ChartSeries(months(7), SWING, TARGETS, 60.0, 30.0, 95.0, MARKS, [5], Unit.GBP)
    drawn = lines(series, 50, 14, ASCII)
    assert drawn == ruled("""
        |100+................................|............ |
        |   |                   -----------------*-------- |
        |   |-------------------             |         <*> |
        |   |= = = = = = = = = = =[*]= = = = | = = = = = = |
        | 50+        *     (*)               |             |
        |   | *                              |             |
        |   |................................|............ |
        |   |                                |             |
        |  0+                                |             |
        |   +-+------+------+------+------+------+------+- |
        |     Jan    Feb    Mar    Apr    May    Jun    Jul|
        |     2022/23              2023/24                 |
        |* actual  - target  [] worse  () better           |
        |<> unusual  | break  = average  . range   0 to 100|
    """)
    assert "".join(drawn).isascii()


def test_simulated_points_are_hollow_whatever_they_signal() -> None:
    series = ChartSeries(months(4), SWING[:4], marks=MARKS[:4], simulated=[1, 2])
    (legend,) = [line for line in lines(series, 76, 12) if "actual" in line]
    assert "■ actual   □ simulated   [] unusual (worse)   () unusual (better)" in legend
    drawn = "".join(line for line in lines(series, 50, 12) if "actual" not in line)
    assert [drawn.count(sign) for sign in ("■", "□", "(□)", "[■]")] == [2, 2, 1, 1]
    plot = "".join(line for line in lines(series, 50, 12, ASCII) if line[2:3] in "|+")
    assert [plot.count(sign) for sign in ("*", "o", "(o)", "[*]")] == [2, 2, 1, 1]


def test_points_bear_the_status_that_the_report_has() -> None:
    statuses = [Status.GREEN, Status.AMBER, Status.RED, None, None, Status.GREEN, Status.RED]
    series = ChartSeries(months(7), SWING, statuses=statuses, simulated=[1, 6])
    drawn = lines(series, 70, 13)
    (legend,) = [line for line in drawn if "published" in line]
    assert "★▲ status as published   ■ not rated   ○△ simulated" in legend
    plot = [line for line in drawn if line is not legend]
    assert "".join(sign for _, sign in sorted(_signs(plot))) == "★○▲■★△"
    plot = [line for line in lines(series, 70, 13, ASCII) if line[2:3] in "|+"]
    assert "".join(sign for _, sign in sorted(_signs(plot, "GARgar*"))) == "GaR*Gr"


def test_a_blue_point_is_blue_and_no_status_is_called_none() -> None:
    series = ChartSeries(months(3), SWING[:3], statuses=[Status.BLUE, Status.COMPLETE, None])
    (legend,) = [line for line in lines(series, 70, 13) if "published" in line]
    assert "◆ status as published   ■ other status" in legend
    (legend,) = [line for line in lines(series, 70, 13, ASCII) if "published" in line]
    assert legend.startswith("B status as published")


def _signs(drawn: Sequence[str], signs: str = POINTS) -> list[tuple[int, str]]:
    return [(at, sign) for line in drawn for at, sign in enumerate(line) if sign in signs]


def test_the_line_of_the_year_before_is_dotted_and_named() -> None:
    values = [float(place) for place in range(13)]
    series = ChartSeries(months(13), values, year_before=[None] * 10 + [3.0, 6.0, 3.0])
    drawn = lines(series, 60, 14)
    assert "⠂⠐ a year before" in "".join(drawn)
    assert "' a year before" in "".join(lines(series, 60, 14, ASCII))
    right = "".join(line[45:] for line in drawn if line[2:3] in "│┤")
    assert any(sign in right for sign in "⠁⠂⠄⠈⠐⠠⡀⢀"), "dots that stand apart"


def test_values_closer_than_a_row_are_told_apart_by_dots() -> None:
    series = ChartSeries(months(2), [25.90, 26.15], 24.0, upper=31.0)
    joined = [line for line in lines(series, 60, 12) if "■" in line and "actual" not in line]
    dots = {sign for line in joined for sign in line if "\u2801" <= sign <= "\u28ff"}
    assert len({sign for sign in dots if sign not in "⠒⠤⠉⣀"}) >= 1, "the line is not level"


def test_of_simulated_points_alone_no_actual_is_named() -> None:
    series = ChartSeries(months(3), SWING[:3], simulated=[0, 1, 2])
    drawn = "".join(lines(series, 50, 12))
    assert "□ simulated" in drawn
    assert "■" not in drawn
    assert "actual" not in drawn


def test_a_published_point_is_drawn_over_a_simulated_one() -> None:
    many = months(70)
    series = ChartSeries(many, [5.0] * 70, simulated=[*range(0, 70, 2)])
    drawn = "".join(line for line in lines(series, 40, 11) if "actual" not in line)
    assert "■" in drawn
    assert "□" not in drawn


def test_quarters_stand_a_quarter_apart_and_are_joined() -> None:
    series = ChartSeries(months(5, 2022, 10, step=3), [1.0, 2.0, 3.0, 2.0, 1.0], unit=Unit.GBP)
    assert lines(series, 50, 11) == ruled("""
        |£3┤                 ⢀⡠■⣀                          |
        |  │             ⣀⠤⠔⠊⠁   ⠉⠒⠤⢄⡀                     |
        |£2┤        ⢀⡠■⠒⠉            ⠈⠑⠢■⣀                 |
        |  │    ⣀⠤⠔⠊⠁                     ⠉⠒⠤⢄⡀            |
        |£1┤ ■⠒⠉                              ⠈⠑⠢■         |
        |  │                                               |
        |£0┤                                               |
        |  └─┴──┴──┴──┴──┴──┴──┼──┴──┴──┴──┴──┴──┴─        |
        |    O  N  D  J  F  M  A  M  J  J  A  S  O         |
        |    2022/23           2023/24                     |
        |■ actual                        axis from £0 to £3|
    """)


def test_months_that_share_a_column_are_all_drawn() -> None:
    series = ChartSeries(months(70), [float(place % 7) for place in range(70)])
    assert lines(series, 40, 11) == ruled("""
        |6┤    ■  ■   ■  ■   ■  ■   ■  ■   ■  ■  |
        | │   ■⡇  ■  ■⡇  ■  ■⡇  ■  ■⡇  ■  ■⡇  ■  |
        |4┤   ■⡇ ■⢸  ■⡇ ■⢸  ■⡇ ■⢸  ■⡇ ■⢸  ■⡇ ■   |
        | │  ■ ⡇ ■⢸ ■ ⡇ ■⢸ ■ ⡇ ■⢸ ■ ⡇ ■⢸ ■ ⡇ ■   |
        |2┤  ■ ⡇■ ⢸ ■ ⡇■ ⢸ ■ ⡇■ ⢸ ■ ⡇■ ⢸ ■ ⡇■    |
        | │ ■  ⡇■  ■  ⡇■  ■  ⡇■  ■  ⡇■  ■  ⡇■    |
        |0┤ ■  ■   ■  ■   ■  ■   ■  ■   ■  ■     |
        | └──┼─────┼─────┼─────┼─────┼─────┼──── |
        |    2023/24     2025/26     2027/28     |
        |■ actual                                |
        |axis from 0 to 6; 2 months a column     |
    """)


def test_one_month_stands_in_the_middle() -> None:
    assert lines(ChartSeries(months(1), [5.0], 4.0, lower=3.0), 40, 9) == ruled("""
        |5┤                   ■                  |
        |4┤                ⠤⠤⠤ ⠤⠤⠤               |
        |3┤                ⠄ ⠄ ⠄ ⠄               |
        | └───────────────────┴──────────────────|
        |                     Jan                |
        |                     2022/23            |
        |■ actual   ⠒⠒⠒ target   ⠂ ⠂ usual range |
        |axis from 3 to 5, not from zero         |
    """)


def test_the_least_room() -> None:
    series = ChartSeries(months(70), [float(place % 7) for place in range(70)], unit=Unit.GBP)
    assert lines(series, 24, 6) == ruled("""
        |£10┤                    |
        | £5┤■■■■■■■■■■■■■■■■■■  |
        | £0┤■■■■■■⠈■■■■■■⠈■■■   |
        |        Apr 25   Apr 28 |
        |■ actual                |
        |£0 to £10; 4 a column   |
    """)


def test_months_without_a_column_between_them() -> None:
    values = [float(place % 5) for place in range(20)]
    targets = [3.0] * 9 + [1.0] * 11
    series = ChartSeries(months(20), values, targets, breaks=[1, 9], upper=4.0)
    assert lines(series, 24, 9) == ruled("""
        |4┤⠄┊⠄⢀■ ⠄ ⠄■⠄ ⠄⢀■ ⠄ ⢀■  |
        |2┤⠉⢀■■⢸⠉⢀■■⢸ ⢀■■⢸ ⢀■■   |
        |0┤■■   ■■  ⠉■■⠉⠉⠉■■⠉⠉   |
        | └───┼───┴───┴───┼───┴  |
        |     Apr Aug Dec Apr Aug|
        |     2023/24            |
        |■actual ⠒⠒⠒target ┊break|
        |⠂ ⠂range          0 to 4|
    """)


def test_what_matters_more_is_drawn_over_what_matters_less() -> None:
    canvas = ChartCanvas(2, 3)
    plain = Style.null()
    low, high, other = (Pen(sign, plain, level) for sign, level in (("a", 1), ("b", 2), ("c", 2)))
    for pen, column in ((low, 0), (high, 0), (high, 1), (low, 1), (high, 2), (other, 2)):
        canvas.put(0, column, pen)
    for row, column in ((-1, 0), (2, 0), (1, -1), (1, 3)):
        canvas.put(row, column, high)
    assert [canvas.row(row).plain for row in (0, 1)] == ["bbc", "   "]
    assert canvas.row(2).plain == canvas.row(-1).plain == "   "


def test_each_thing_has_its_style() -> None:
    look = ChartLook(
        actual=Style(color="red"), target=Style(color="blue"), limits=Style(color="green")
    )
    text = chart(ChartSeries(months(7), SWING, TARGETS, lower=30.0, marks=MARKS), 60, 16, look)
    assert _styled(text, "[") == _styled(text, "]") == {ORANGE}
    assert _styled(text, "(") == {BLUE}
    assert _styled(text, "⠒⠒⠒") == {look.target}
    assert _styled(text, "⠂ ⠂") == {look.limits}
    assert _styled(text, "■") == {look.actual}
    rated = chart(
        ChartSeries(months(1), [1.0], statuses=[Status.RED]),
        60,
        16,
        ChartLook(statuses={Status.RED: BLUE}),
    )
    assert _styled(rated, "▲") == {BLUE}
    assert _styled(text, "┤") == {look.axis}


def _styled(drawn: Sequence[Text], sign: str) -> set[Style]:
    return {
        style
        for line in drawn
        for span in line.spans
        if sign in line.plain[span.start : span.end] and isinstance(style := span.style, Style)
    }


# What is said below


@pytest.mark.parametrize(
    ("series", "said"),
    [
        (ChartSeries(months(3), [40.0, 60.0, 95.0]), "axis from 40 to 100, not from zero"),
        (ChartSeries(months(3), [30.0, 60.0, 95.0]), "axis from 0 to 100"),
        (ChartSeries(months(3), [-4.0, 5.0, 9.0]), "axis from -5 to 10"),
        (ChartSeries(months(3), [-40.0, -60.0, -95.0]), "axis from -100 to -40, not from zero"),
        (ChartSeries(months(3), [-30.0, -60.0, -95.0]), "axis from -100 to 0"),
        (ChartSeries(months(90), [5.0, 9.0] * 45), "axis from 5 to 9, not from zero; 2 months a column"),
    ],
)  # fmt: skip
def test_the_axis_says_how_far_it_goes(series: ChartSeries, said: str) -> None:
    foot = lines(series, 60, 12)[-1]
    assert foot.rstrip().endswith(said)
    low, high = said.split(";")[0].removeprefix("axis from ").split(",")[0].split(" to ")
    drawn = lines(series, 60, 12)
    assert drawn[0].startswith(f"{high}┤".rjust(len(drawn[0].partition("┤")[0]) + 1))
    assert any(line.lstrip().startswith(f"{low}┤") for line in drawn)


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    bare = ChartSeries(months(3), [1.0, 2.0, 3.0])
    assert lines(bare, 80, 12)[-1].split("  ")[0] == "■ actual"
    unmarked = ChartSeries(months(3), [1.0, None, 3.0], marks=[None, PointType.CONCERN, None])
    assert "worse" not in "".join(lines(unmarked, 80, 12))
    at_the_edge = ChartSeries(months(3), [1.0, 2.0, 3.0], breaks=[0, 3, -1])
    assert "break" not in "".join(lines(at_the_edge, 80, 12))
    assert "┊" not in "".join(lines(at_the_edge, 80, 12))
    at_the_second = ChartSeries(months(3), [1.0, 2.0, 3.0], breaks=[1], upper=4.0)
    assert lines(at_the_second, 80, 12)[-1].startswith(
        "■ actual   ┊ break in series   ⠂ ⠂ usual range"
    )


def test_a_legend_that_is_too_long_takes_two_lines_and_then_loses_its_last_words_whole() -> None:
    drawn = lines(FULL, 42, 14)
    assert [line.rstrip() for line in drawn[-2:]] == [
        "■actual []worse ()better <>unusual ┊break",
        "⠒ ⠒average ⠂ ⠂range   axis from 0% to 100%",
    ]
    (least,) = [line for line in lines(FULL, 24, 12) if "range" in line or "unusual" in line]
    assert least.startswith("<>unusual"), "what is least needed is gone"


def test_limits_are_drawn_no_farther_than_figures_go() -> None:
    values = [90.0, 100.0] * 7
    wide = ChartSeries(months(14), values, lower=60.0, upper=130.0, least=0.0, most=100.0)
    assert "axis from 60 to 100" in "".join(lines(wide, 60, 12))
    low = ChartSeries(months(14), values, lower=-30.0, least=0.0)
    assert "axis from 0 to 100" in "".join(lines(low, 60, 12))


def test_few_lines_have_no_room_for_limits() -> None:
    series = ChartSeries(months(3), [50.0, 60.0, 70.0], 65.0, 60.0, 10.0, 110.0)
    assert "usual range" in "".join(lines(series, 60, 9))
    small = "".join(lines(series, 60, 8))
    assert "range" not in small
    assert "50 to 70" in small


@pytest.mark.parametrize(
    ("series", "width", "height", "said"),
    [
        (ChartSeries((), ()), 60, 12, "No figures to draw."),
        (ChartSeries(months(2), [None, None], 5.0), 60, 12, "No figures to draw."),
        (ChartSeries(months(2), [1.0, 2.0]), 23, 12, "No room for a chart."),
        (ChartSeries(months(2), [1.0, 2.0]), 60, 5, "No room for a chart."),
        (ChartSeries(months(2), [1.0, 2.0]), 7, 1, "No room"),
        (ChartSeries(months(2), [float("nan"), float("inf")]), 60, 12, "No figures to draw."),
    ],
)
def test_no_chart_has_a_reason(series: ChartSeries, width: int, height: int, said: str) -> None:
    assert lines(series, width, height) == [said.ljust(width)]


@pytest.mark.parametrize(
    ("days", "values"),
    [
        (months(2)[::-1], [1.0, 2.0]),
        (months(1) * 2, [1.0, 2.0]),
        ([date(2023, 1, 1), date(2023, 1, 31)], [1.0, 2.0]),
        (months(2), [1.0]),
    ],
)
def test_months_have_to_be_in_order_with_a_value_each(
    days: list[date], values: list[float]
) -> None:
    with pytest.raises(ValueError, match="months"):
        ChartSeries(days, values)


def test_every_list_has_to_be_as_long_as_the_months() -> None:
    days, values, three = months(2), [1.0, 2.0], [1.0, None, None]
    for levels in ((three,), (None, three), (None, None, three), (None, None, None, three)):
        with pytest.raises(ValueError, match="2 months and 3"):
            ChartSeries(days, values, *levels)
    with pytest.raises(ValueError, match="2 months and 3"):
        ChartSeries(days, values, marks=[None] * 3)


# The axis of values


@pytest.mark.parametrize(
    ("values", "rows", "ticks"),
    [
        ([40, 95], 20, (40, 60, 80, 100)),
        ([40, 95], 7, (40, 60, 80, 100)),
        ([57.2, 61.9], 6, (57, 58, 59, 60, 61, 62)),
        ([57.2, 61.9], 3, (55, 60, 65)),
        ([0, 0.3], 4, (0, 0.1, 0.2, 0.3)),
        ([100], 7, (95, 100, 105)),
        ([0], 3, (0, 0.5, 1)),
        ([-3, 4], 9, (-4, -2, 0, 2, 4)),
        ([30, 90], 5, (0, 50, 100)),
        ([31, 90], 5, (20, 40, 60, 80, 100)),
        ([-30, -90], 5, (-100, -50, 0)),
        ([1000, 1000.1], 7, (999.9, 1000, 1000.1, 1000.2)),
    ],
)
def test_ticks_are_round(values: list[float], rows: int, ticks: tuple[float, ...]) -> None:
    assert scale(values, rows).ticks == ticks


def test_a_value_is_on_the_nearest_row() -> None:
    ruler = scale([0, 40], 5)
    assert (ruler.ticks, ruler.rows) == ((0, 10, 20, 30, 40), 5)
    values = [0, 4, 6, 14, 16, 24, 26, 34, 36, 40, -99, 99]
    assert [ruler.row(value) for value in values] == [4, 4, 3, 3, 2, 2, 1, 1, 0, 0, 4, 0]


@pytest.mark.parametrize(
    ("values", "unit", "labels"),
    [
        ([0, 4_000], None, ("0", "1,000", "2,000", "3,000", "4,000")),
        ([0, 20_000], None, ("0", "5k", "10k", "15k", "20k")),
        ([0, 4e6], Unit.GBP, ("£0", "£1m", "£2m", "£3m", "£4m")),
        ([-4e6, 0], Unit.GBP, ("-£4m", "-£3m", "-£2m", "-£1m", "£0")),
        ([80.0, 100.0], Unit.PERCENT, ("80%", "85%", "90%", "95%", "100%")),
        ([0, 2], None, ("0", "0.5", "1.0", "1.5", "2.0")),
        ([1e6, 1e6 + 4000], None, ("1,000k", "1,001k", "1,002k", "1,003k", "1,004k")),
        ([0, 10_000], None, ("0", "5k", "10k")),
        ([0, 4e12], None, ("0", "1tn", "2tn", "3tn", "4tn")),
        ([0, 4e9], None, ("0", "1bn", "2bn", "3bn", "4bn")),
        ([0, 4e40], None, ("0e+00", "1e+40", "2e+40", "3e+40", "4e+40")),
    ],
)
def test_labels_are_short_and_alike(
    values: list[float], unit: Unit | None, labels: tuple[str, ...]
) -> None:
    assert scale(values, 5).labels(unit) == labels


def test_there_is_no_pound_among_letters() -> None:
    assert scale([0, 4e6], 3).labels(Unit.GBP, ascii_only=True) == ("0", "2m", "4m")


# The axis of time


def test_each_month_has_a_column() -> None:
    calendar = Calendar.of(months(13, 2022, 11), 40)
    assert [calendar.column(2022 * 12 + 10 + place) for place in range(13)] == list(range(0, 39, 3))
    assert (calendar.shared, calendar.end) == (1, 37)


def test_more_months_than_columns_share_them() -> None:
    calendar = Calendar.of(months(30), 10)
    columns = [calendar.column(2023 * 12 + place) for place in range(30)]
    assert calendar.shared == 3
    assert columns == [place // 3 for place in range(30)]


def test_two_months_do_not_stand_at_the_ends_of_a_screen() -> None:
    (first, _), (second, _) = points(lines(ChartSeries(months(2), [1.0, 2.0]), 200, 12)[:-2])
    assert second - first == WIDEST


@pytest.mark.parametrize("count", [3, 4, 6])
def test_few_months_fill_the_width(count: int) -> None:
    calendar = Calendar.of(months(count), 100, margin=1)
    assert calendar.column(2023 * 12 + count - 1) > 0.75 * 100


def test_initials_stand_under_their_columns_above_the_financial_years() -> None:
    names = Calendar.of(months(13, 2022, 11), 40).rows(2, 3, 43)
    assert names == [
        "   N  D  J  F  M  A  M  J  J  A  S  O  N   ",
        "   2022/23        2023/24                  ",
    ]


def test_with_room_months_have_three_letters() -> None:
    assert Calendar.of(months(3, 2022, 12), 40).rows(2, 3, 43) == [
        "  Dec                Jan                Feb",
        "   2022/23".ljust(43),
    ], "the last in full: Ju would be June or July"


@pytest.mark.parametrize("count", [2, 13, 19, 25, 40, 60, 120])
@pytest.mark.parametrize("width", [40, 70, 76, 100, 140])
def test_letters_are_evenly_spaced(count: int, width: int) -> None:
    calendar = Calendar.of(months(count), width, margin=1)
    columns = sorted(calendar.named(2))
    apart = {later - one for one, later in pairwise(columns)}
    assert max(apart, default=2) - min(apart, default=2) <= (0 if calendar.step.is_integer() else 1)
    assert min(apart, default=2) >= 2


def test_quarters_stand_above_their_financial_years() -> None:
    names = [f"Q{place % 4 + 1} {2022 + place // 4}/{23 + place // 4}" for place in range(6)]
    calendar = Calendar.of(months(6, 2022, 6, step=3), 40, names=names)
    assert [row.rstrip() for row in calendar.rows(2, 0, 40)] == [
        "Q1    Q2    Q3    Q4    Q1    Q2",
        "2022/23                 2023/24",
    ]
    assert calendar.year_starts() == {24}


def test_years_stand_on_one_line() -> None:
    names = [f"{2018 + place}/{19 + place}" for place in range(4)]
    calendar = Calendar.of(months(4, 2019, 3, step=12), 60, names=names)
    (row,) = calendar.rows(2, 0, 60)
    assert row.split() == names


@pytest.mark.parametrize(
    ("count", "width", "names"),
    [
        (5, 50, "   Jan 23     Feb 23     Mar 23     Apr 23     May 23"),
        (13, 50, "   Jan 23   Apr 23   Jul 23   Oct 23   Jan 24"),
    ],
)
def test_aprils_are_among_the_months_that_are_named(count: int, width: int, names: str) -> None:
    calendar = Calendar.of(months(count), width, margin=1)
    assert calendar.rows(1, 4, width + 4) == [names.ljust(width + 4)]


@pytest.mark.parametrize(("count", "width"), [(24, 50), (40, 50), (120, 60), (120, 30), (240, 30)])
def test_of_many_months_aprils_are_named(count: int, width: int) -> None:
    calendar = Calendar.of(months(count), width, margin=1)
    (row,) = calendar.rows(1, 4, width + 4)
    assert "Apr " in row
    two = calendar.rows(2, 4, width + 4)
    assert "24" in two[-1], "its financial years"


def test_months_of_no_april_have_their_first_named() -> None:
    calendar = Calendar.of(months(8, 2023, 5), 8)
    assert [row.strip() for row in calendar.rows(1, 4, 20)] == ["May 23"]
    assert calendar.named(1) == {0}
    assert calendar.year_starts() == set()


def test_a_financial_year_of_which_little_is_drawn_loses_its_century_or_its_name() -> None:
    february = Calendar.of(months(13, 2023, 2), 26)
    assert [row.rstrip() for row in february.rows(2, 0, 26)] == [
        "F M A M J J A S O N D J F",
        "    2023/24",
    ]
    january = Calendar.of(months(13, 2023, 1), 26)
    assert january.rows(2, 0, 26)[1].rstrip() == "22/23 23/24"
