from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.figures import parse
from kpi_tui.publish.export.printed_number import printed_number


@pytest.mark.parametrize(
    ("printed", "value", "shown"),
    [
        ("1,247", 1247, "#,##0"),
        ("1247", 1247, "0"),
        ("56.96%", 0.5696, "0.00%"),
        ("-£1,200,000", -1_200_000, '"£"#,##0'),
        ("£-3.50", -3.5, '"£"0.00'),
        ("£1.2m", 1_200_000, '"£"0.0,,"m"'),
        ("2.1 million", 2_100_000, '0.0,," million"'),
        ("≤ 5", 5, '"≤ "0'),
        ("+3.5%", 0.035, '"+"0.0%'),
        ("007", 7, "000"),
        ("98% (p)", 0.98, '0%" (p)"'),
    ],
)
def test_a_figure_is_a_number_that_is_shown_as_printed(
    printed: str, value: float, shown: str
) -> None:
    found = printed_number(printed)
    assert found is not None
    assert found.value == value
    positive, negative = found.number_format.split(";")
    assert positive == shown
    assert "-" in negative


@pytest.mark.parametrize("printed", ["£21,262,0", "n/a", "", None, "Less than 5", "1" * 16])
def test_what_is_no_whole_number_has_none(printed: str | None) -> None:
    assert printed_number(printed) is None


@given(st.from_regex(r"[-+]?£?[0-9]{1,3}(,[0-9]{3}){0,2}(\.[0-9]{1,3})?%?", fullmatch=True))
def test_a_number_is_what_the_figure_amounts_to(printed: str) -> None:
    figure, found = parse(printed), printed_number(printed)
    assert (found is None) == (figure.value is None)
    if found is not None and figure.value is not None:
        scale = 100 if printed.endswith("%") else 1
        assert found.value * scale == pytest.approx(figure.value)
        decimals = len(printed.rstrip("%").partition(".")[2])
        assert found.number_format.split(";")[0].partition(".")[2].count("0") == decimals
