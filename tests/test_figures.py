from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.figures import (
    FigureStyle,
    Unit,
    are_apart,
    counted_in,
    gap,
    parse,
    reading_unit,
    rounded,
    value_in,
    word_of,
)
from tests.support.strategies import FIGURE


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("1,247", 1247.0, Unit.NUMBER),
        ("66,677.00", 66677.0, Unit.NUMBER),
        ("74.00%", 74.0, Unit.PERCENT),
        ("£21,600,000", 21600000.0, Unit.GBP),
        ("-£0.50", -0.5, Unit.GBP),
        ("£-3", -3.0, Unit.GBP),
        ("−3.00", -3.0, Unit.NUMBER),
        (" 98 ", 98.0, Unit.NUMBER),
        ("£21,262,0", None, Unit.TEXT),
        ("--3", None, Unit.TEXT),
        ("£3%", None, Unit.TEXT),
        ("Delivering to plan", None, Unit.TEXT),
        ("n/r", None, Unit.TEXT),
        ("9" * 400, None, Unit.TEXT),
        ("", None, None),
        (None, None, None),
    ],
)
def test_what_is_printed(printed: str | None, value: float | None, unit: Unit | None) -> None:
    assert parse(printed) == (value, unit)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from(["", "£", "%"]))
def test_a_figure_that_is_printed_is_read_back(number: int, places: int, sign: str) -> None:
    value = number / 10**places
    digits = f"{abs(value):,.{places}f}"
    minus = "-" if value < 0 else ""
    printed = f"{minus}£{digits}" if sign == "£" else f"{minus}{digits}{sign}"
    figure = parse(printed)
    assert figure.value == pytest.approx(value)
    assert figure.unit == {"": Unit.NUMBER, "£": Unit.GBP, "%": Unit.PERCENT}[sign]


@given(st.text())
def test_any_text_has_a_finite_value_or_none(text: str) -> None:
    value = parse(text).value
    assert value is None or math.isfinite(value)


@pytest.mark.parametrize(
    ("figures", "unit"),
    [
        (["76.00", "77.5%"], Unit.PERCENT),
        (["n/r", "3"], Unit.NUMBER),
        (["£21,262,0", None], Unit.TEXT),
        ([None, None], None),
    ],
)
def test_one_unit_for_a_measure(figures: list[str | None], unit: Unit | None) -> None:
    assert reading_unit(figures) == unit


@pytest.mark.parametrize(
    ("actual", "target", "said"),
    [
        ("495,192", "300,000", "65% above target"),
        ("56.96%", "61.50%", "4.5 points below target"),
        ("8%", "0%", "8 points above target"),
        ("100%", "100%", "on target"),
        ("£1.00", "1", "on target"),
        ("5", "0", "5 above target"),
        ("£85k", "£0k", "£85,000 above target"),
        ("-3", "0", "3 below target"),
        ("12", "0", "12 above target"),
        ("2,000", "0", "2,000 above target"),
        ("1,004", "1,000", "0.4% above target"),
        ("100.01", "100", "0.01% above target"),
        ("-120", "-100", "20% below target"),
        ("99.4", "100", "0.6% below target"),
        ("300", "320", "6.3% below target"),  # 6.25, as a spreadsheet rounds it
        ("95.25%", "89%", "6.3 points above target"),
        ("£9,999,999", "£10,000,000", "under 0.01% below target"),
        ("0.00002", "0", "0.00002 above target"),
        ("110", "100", "10% above target"),
        ("109.96", "100", "10% above target"),
        ("50", "61.5%", "11.5 points below target"),
        ("98", "119", "18% below target"),
        ("300", "119", "152% above target"),
        ("61%", "60%", "1 point above target"),
        ("-0.50", "0.00", "0.5 below target"),
        ("1,247", "1,247.00", "on target"),
        ("-3", "-2", "50% below target"),
        (None, "100", ""),
        ("100", None, ""),
        ("£21,262,0", "100", ""),
        ("Yes", "Yes", ""),
        ("", "", ""),
    ],
)
def test_how_far_off_the_target(actual: str | None, target: str | None, said: str) -> None:
    assert gap(actual, target) == said


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (6.25, 1, "6.3"),
        (-6.25, 1, "-6.3"),
        (2.5, 0, "3"),
        (1.15, 1, "1.2"),  # in binary it is a little less
        (100 * (1.1 - 1.0), 0, "10"),
        (1247.5, 0, "1,248"),
        (0.004, 2, "0.00"),
        (1e300, 1, f"{1e300:,.1f}"),
        (0.5, 40, f"0.5{'0' * 39}"),
    ],
)
def test_halves_are_rounded_as_spreadsheets_do(value: float, decimals: int, shown: str) -> None:
    assert rounded(value, decimals) == shown


@given(FIGURE, FIGURE)
def test_over_one_way_is_under_the_other(one: str | None, other: str | None) -> None:
    there, back = gap(one, other), gap(other, one)
    assert (there == "") == (back == "")
    if there.endswith("over"):
        assert back.endswith("under")
    if there == "on target":
        assert back == "on target"


def test_shares_without_their_sign_are_points_apart() -> None:
    assert gap("0.95", "0.90", percentage=True) == "0.05 points above target"
    assert gap("76", "80", percentage=True) == "4 points below target"


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("£85k", 85_000.0, Unit.GBP),
        ("£2.3m", 2_300_000.0, Unit.GBP),
        ("-£1.2bn", -1_200_000_000.0, Unit.GBP),
        ("£1.3 million", 1_300_000.0, Unit.GBP),
        ("12 thousand", 12_000.0, Unit.NUMBER),
        ("12k", 12_000.0, Unit.NUMBER),
        ("1.2bn", 1_200_000_000.0, Unit.NUMBER),
        ("5 m", None, Unit.TEXT),
        ("3.04m", None, Unit.TEXT),
        ("5%m", None, Unit.TEXT),
        ("£2,3m", None, Unit.TEXT),
    ],
)
def test_thousands_and_millions_are_counted_in(
    printed: str, value: float | None, unit: Unit
) -> None:
    assert parse(printed) == (value, unit)


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("+385", 385.0, Unit.NUMBER),
        ("+£6.9m", 6_900_000.0, Unit.GBP),
        (">= 95%", 95.0, Unit.PERCENT),
        ("≥95.5%", 95.5, Unit.PERCENT),
        ("≤ 1,200", 1200.0, Unit.NUMBER),
        ("At least £40,000", 40_000.0, Unit.GBP),
        ("no more than 12", 12.0, Unit.NUMBER),
        ("2.9% (p)", 2.9, Unit.PERCENT),
        ("1,204 (provisional)", 1204.0, Unit.NUMBER),
        ("≤ -3", -3.0, Unit.NUMBER),
        ("<5", None, Unit.TEXT),
        (">95%", None, Unit.TEXT),
        ("less than 5%", None, Unit.TEXT),
        ("between 350 and 400", None, Unit.TEXT),
        ("≥ lots", None, Unit.TEXT),
        ("12 (x)", None, Unit.TEXT),
        ("(0.6)", None, Unit.TEXT),
        ("+-3", None, Unit.TEXT),
    ],
)
def test_bounds_and_provisional_figures_have_values(
    printed: str, value: float | None, unit: Unit
) -> None:
    """Those that are met by the figure itself; others are kept as they are printed."""
    assert parse(printed) == (value, unit)


@pytest.mark.parametrize(
    ("printed", "value", "word"),
    [
        ("10 days", 10.0, "days"),
        ("1 day", 1.0, "days"),
        ("24.5 Days", 24.5, "days"),
        ("8.2 working days", 8.2, "working days"),
        ("7 calendar days", 7.0, "calendar days"),
        ("4 weeks", 4.0, "weeks"),
        ("12 wks", 12.0, "weeks"),
        ("3.5 hours", 3.5, "hours"),
        ("45mins.", 45.0, "minutes"),
        ("120 tonnes", 120.0, "tonnes"),
        ("12 kg", 12.0, "kg"),
        ("12 per 1,000", 12.0, "per 1,000"),
        ("62.1 per 10000 population", 62.1, "per 10,000"),
        ("62.1 per 10,000 children", 62.1, "per 10,000 children"),
        ("450 kg per household", 450.0, "kg per household"),
        ("2.1 days per FTE", 2.1, "days per FTE"),
        ("7.4 FTE", 7.4, "FTE"),
        ("1,204 homes", 1204.0, "homes"),
        ("1.2 million visits", 1_200_000.0, "visits"),
        ("at most 10 days", 10.0, "days"),
        ("-3 days", -3.0, "days"),
        ("10 days (p)", 10.0, "days"),
        ("10 days*", 10.0, "days"),
        ("10 days²", 10.0, "days"),
        ("1,204 homes ³", 1204.0, "homes"),
        ("10", 10.0, ""),
    ],
)
def test_what_a_figure_counts_may_stand_behind_it(printed: str, value: float, word: str) -> None:
    """It was a text, which nothing is made of."""
    assert parse(printed) == (value, Unit.NUMBER)
    assert word_of(printed) == word


@pytest.mark.parametrize(
    "printed",
    [
        *("5m", "4m 20s", "3 of 12", "10 out of 12", "12:30", "2 hrs 5 mins", "10-12 days"),
        *(
            "<10 days",
            "10 fortnights",
            "10 days of work",
            "10 days per",
            "12 per apple",
            "12 km²",
            "12 km ²",
            "5 metres³",
        ),
        *("£10 days", "10% homes", "1.2m visits", "days", "10 days 12 days", "per 1,000"),
    ],
)
def test_what_is_no_figure_with_a_known_unit_stays_a_text(printed: str) -> None:
    assert parse(printed) == (None, Unit.TEXT)
    assert word_of(printed) == ""


@pytest.mark.parametrize(
    ("figures", "counted", "values"),
    [
        (("10 days", "12 days"), "days", [10, 12]),
        (("10 days", "12"), "days", [10, 12]),
        (("10", "12 days"), "days", [10, 12]),
        (("10 days", "2 weeks"), "days", [10, None]),
        (("10 days", "10 working days"), "days", [10, None]),
        (("10 days", "95%"), "days", [10, None]),
        (("95%", "10 days"), "%", [95, None]),
        (("n/r", "£5"), "£", [None, 5]),
        (("95", "90%"), "%", [95, 90]),
        ((None, "5"), "", [None, 5]),
    ],
)
def test_figures_are_held_against_those_that_count_in_the_same(
    figures: tuple[str | None, str | None], counted: str, values: list[float | None]
) -> None:
    assert counted_in(*figures) == counted
    assert [value_in(counted, text) for text in figures] == values
    assert (gap(*figures) == "") is (None in values)


def test_a_word_is_the_measures_unit_as_a_sign_is() -> None:
    assert reading_unit(["10 days", "95%"]) is Unit.NUMBER
    assert reading_unit(["95%", "10 days"]) is Unit.PERCENT
    assert not are_apart("%", "£")


@pytest.mark.parametrize(
    ("figures", "value", "shown"),
    [
        (("10 days", "12"), 11.0, "11 days"),
        (("10 days", "12 days"), 1.0, "1 day"),
        (("10.5 days", "12 days"), 1.25, "1.3 days"),
        (("7.4 FTE",), 1.0, "1.0 FTE"),
        (("12 per 1,000",), 13.0, "13 per 1,000"),
        (("10 days", "2 weeks"), 11.0, "11"),
    ],
)
def test_a_figure_worked_out_is_shown_with_what_is_counted(
    figures: tuple[str, ...], value: float, shown: str
) -> None:
    assert FigureStyle.of(figures).show(value) == shown


def test_off_a_target_of_nought_the_word_is_told() -> None:
    assert gap("1 day", "0 days") == "1 day above target"
    assert gap("5 homes", "0") == "5 homes above target"
