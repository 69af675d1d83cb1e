"""What became of a figure, of its unit and of the year to date, and by how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_tui.analysis.changes.amounts import moved, plain, size
from kpi_tui.analysis.changes.cells import (
    FigureChange,
    figure_change,
    is_figure,
    unit_change,
)
from kpi_tui.analysis.changes.figures import targets, values
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.comparability import UnitChange
from kpi_tui.figures import Unit
from kpi_tui.vocabulary import YtdMethod
from tests.support.measures import measure
from tests.support.pairs import UP, cells, pair

JANUARY_2023 = date(2023, 1, 31)
JANUARY_2024 = date(2024, 1, 31)
JULY_2024 = date(2024, 7, 31)


def year_moves(
    method: YtdMethod | None,
    days: tuple[date, date] = (date(2024, 6, 30), JULY_2024),
    month: tuple[str, str] = ("100", "90"),
    year: tuple[str | None, str | None] = ("300", "390"),
) -> list[str | None]:
    """The columns told of where the month's and the year's figures and targets both moved."""
    before, after = (
        cells(period_actual=a, ytd_actual=b, period_target=a, ytd_target=b)
        for a, b in zip(month, year, strict=True)
    )
    both = pair(before, after, polarity=UP, ytd_method=method, days=days)
    return [change.field for change in (*values(both), *targets(both))]


MONTH = ["period_actual", "period_target"]
BOTH = ["period_actual", "ytd_actual", "period_target", "ytd_target"]


def test_a_year_that_goes_on_adding_up_is_no_change() -> None:
    assert year_moves(YtdMethod.SUM) == MONTH
    assert year_moves(None) == MONTH
    assert year_moves(YtdMethod.AVERAGE) == BOTH
    assert year_moves(YtdMethod.END_OF_PERIOD) == BOTH


def test_years_to_date_of_the_same_month_are_compared() -> None:
    assert year_moves(YtdMethod.SUM, (JANUARY_2023, JANUARY_2024)) == BOTH


def test_a_year_that_moves_as_its_month_is_not_told_twice() -> None:
    assert year_moves(YtdMethod.AVERAGE, year=("100", "90")) == MONTH
    # The year's figure went where the month's did, whatever each was.
    before = cells(period_actual="1", ytd_actual="9")
    assert [change.field for change in values(pair(before, cells()))] == ["period_actual"]
    before = cells(period_actual=None, ytd_actual="9")
    (change,) = values(pair(before, cells()))
    assert (change.field, change.sentence) == ("ytd_actual", "Year to date not given now, was 9")


def test_a_year_whose_target_is_its_months_does_not_add_up() -> None:
    before = cells(period_actual="70", ytd_actual="71", period_target="90", ytd_target="90")
    after = replace(before, ytd_actual="72")
    (change,) = values(pair(before, after, polarity=UP))
    assert change.sentence == "Year to date 71 → 72, up 1 (1.4%), better"
    apart = [replace(item, ytd_target="270") for item in (before, after)]
    assert list(values(pair(*apart, polarity=UP))) == []


def test_years_that_follow_from_their_months_in_two_ways_are_not_compared() -> None:
    before, after = cells(ytd_actual="6,026"), cells(ytd_actual="517")

    def told(one: YtdMethod | None, other: YtdMethod | None) -> int:
        days = (JANUARY_2023, JANUARY_2024)
        first, second = (
            measure(reading, day, ytd_method=method)
            for reading, day, method in zip((before, after), days, (one, other), strict=True)
        )
        return len(list(values(MeasurePair(first, second))))

    assert told(YtdMethod.SUM, YtdMethod.AVERAGE) == 0
    assert told(YtdMethod.AVERAGE, YtdMethod.AVERAGE) == 1
    assert told(YtdMethod.SUM, None) == told(None, None) == 1


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ("74.00%", "76.00%", UnitChange.SAME),
        ("74.00%", "76.00", UnitChange.SIGN),
        ("76.00", "74.00%", UnitChange.SIGN),
        ("£620,046", "495,192", UnitChange.SIGN),
        ("£21,600,000", "117.00", UnitChange.OTHER),
        ("5%", "£21,262,000", UnitChange.OTHER),
        ("2%", "40", UnitChange.SIGN),
        ("2%", "41", UnitChange.OTHER),
        ("40%", "2", UnitChange.SIGN),
        ("-2%", "2", UnitChange.SIGN),
        ("0%", "300", UnitChange.SIGN),
        ("n/r", "5%", UnitChange.SAME),
        ("Late", "5", UnitChange.SAME),
        (None, "5%", UnitChange.SAME),
        ("10 days", "12", UnitChange.SAME),
        ("10 days", "1 day", UnitChange.SAME),
        ("10 days", "2 weeks", UnitChange.OTHER),
        ("10%", "12 days", UnitChange.OTHER),
    ],
)
def test_another_unit_is_told_from_a_sign_that_is_left_out(
    old: str | None, new: str | None, became: UnitChange
) -> None:
    assert unit_change(pair(cells(period_actual=old), cells(period_actual=new))) is became


def test_the_scale_is_looked_for_where_there_are_figures() -> None:
    before = cells(period_actual="0%", period_target="£21,600,000")
    before = replace(before, period_actual="£0")
    after = cells(period_actual="0", period_target="85.00")
    assert unit_change(pair(before, after)) is UnitChange.OTHER


@pytest.mark.parametrize(
    ("texts", "numbers", "unit", "expected"),
    [
        (("66,677.00", "65,000.50"), (66677.0, 65000.5), Unit.NUMBER, "down 1,676.50 (2.5%)"),
        (("100.0", "100.1"), (100.0, 100.1), Unit.NUMBER, "up 0.1 (0.1%)"),
        (("9,999", "10,000"), (9999, 10000), Unit.NUMBER, "up 1 (under 0.1%)"),
        (("10", "1,010"), (10, 1010), Unit.NUMBER, "up 1,000 (10,000%)"),
        (("100", "110"), (100, 110), Unit.NUMBER, "up 10 (10%)"),
        (("100", "102"), (100, 102), Unit.NUMBER, "up 2 (2%)"),
        (("£1", "£2.50"), (1, 2.5), Unit.GBP, "up £1.50 (150%)"),
        (("1", "2"), (1, 2), None, "up 1 (100%)"),
        (("1", "0"), (1, 0), None, "down 1 (100%)"),
    ],
)
def test_a_difference_is_told_in_the_unit_of_both_figures(
    texts: tuple[str, str], numbers: tuple[float, float], unit: Unit | None, expected: str
) -> None:
    assert moved(texts, numbers, unit) == expected


def test_plain_numbers_keep_no_noughts() -> None:
    assert [plain(5, 2), plain(0.5, 2), plain(1234.5, 0)] == ["5", "0.50", "1,235"]


def test_sizes_are_from_0_to_1_whatever_the_figures() -> None:
    assert size(0, 0) == 0
    assert size(0, 5) == size(5, 0) == size(-5, 5) == 1
    assert size(100, 90) == pytest.approx(0.1)
    assert size(1e308, -1e308) == 1


def test_signs_for_nothing_are_no_figures() -> None:
    assert not any(map(is_figure, (None, "", " ", "n/r", "N/A", "?!", "–", "tbc")))
    assert all(map(is_figure, ("0", "None", "-3", "On track")))


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ("£21,300,000", "£21,300,0", FigureChange.SAME),
        ("£21,300,0", "£21,300,000", FigureChange.SAME),
        ("£21,300,000", "£21,400,0", FigureChange.CUT),
        ("£21,300,0", "£21,300,00", FigureChange.SAME),
        ("£21,300,0", "2", FigureChange.CUT),
        ("2", "£21,300,0", FigureChange.CUT),
        ("£21,300,0", "-£21,300,000", FigureChange.CUT),
        ("£21,300,0", "Late", FigureChange.CUT),
        ("Late", "£21,300,0", FigureChange.CUT),
        ("Late", "Later", FigureChange.WORDS),
        ("Late", "12", FigureChange.WORDS),
        ("12 of 13", "13", FigureChange.WORDS),
    ],
)
def test_what_may_be_the_same_figure_cut_off_is_no_change(
    old: str, new: str, became: FigureChange
) -> None:
    assert (
        figure_change(pair(cells(period_actual=old), cells(period_actual=new)), "period_actual")
        is became
    )


def test_a_figure_cut_off_in_another_unit_is_told_with_the_unit() -> None:
    before = cells(period_actual="£21,600,000", ytd_actual="£292,000,00")
    after = cells(period_actual="117.00", ytd_actual="112.50")
    assert figure_change(pair(before, after), "ytd_actual") is FigureChange.OTHER_UNIT
