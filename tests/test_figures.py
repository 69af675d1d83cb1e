from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.figures import Unit, parse, reading_unit


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
