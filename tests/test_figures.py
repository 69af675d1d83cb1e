from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.figures import Unit, gap, parse, reading_unit, rounded
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
