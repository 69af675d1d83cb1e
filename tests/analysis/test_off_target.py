from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.off_target import is_so_far_off, off_target, variance
from kpi_tui.vocabulary import Kind, Polarity
from tests.support.measures import measure
from tests.support.pairs import cells


@pytest.mark.parametrize(
    ("name", "kind", "actual", "target", "said"),
    [
        ("% of calls answered", None, "74.00", "75.00", "1 point below target"),
        (
            "Enquiries resolved at first contact",
            Kind.RATE,
            "74.00",
            "75.00",
            "1 point below target",
        ),
        ("Visits to libraries", Kind.FLOW, "74", "75", "1.3% below target"),
        ("Visits to libraries", Kind.FLOW, "75", "75", "on target"),
        ("Debt", None, "£495,192", "£300,000", "65% above target"),
        ("Visits to libraries", None, "n/a", "75", ""),
    ],
)
def test_how_far_off_its_target(
    name: str, kind: Kind | None, actual: str, target: str, said: str
) -> None:
    made = measure(cells(measure_name=name, period_actual=actual, period_target=target), kind=kind)
    assert off_target(made, made.period) == said


def test_added_up_shares_are_no_points_off_anything() -> None:
    row = cells(
        measure_name="% of complaints answered in time",
        period_actual="100.00",
        period_target="80.00",
        ytd_actual="300.00",
        ytd_target="320.00",
    )
    made = measure(row)
    assert off_target(made, made.period) == "20 points above target"
    assert off_target(made, made.ytd) == ""
    average = measure(replace(row, ytd_actual="75.00", ytd_target="80.00"))
    assert off_target(average, average.ytd) == "5 points below target"
    of_last_year = measure(
        replace(row, measure_name="Visits as % of last year’s", period_actual="120.00")
    )
    assert off_target(of_last_year, of_last_year.ytd) == "20 points below target", (
        "it may be over 100"
    )


@pytest.mark.parametrize(
    ("polarity", "actual", "target", "said"),
    [
        (Polarity.BIGGER_IS_BETTER, "98", "119", "-18%"),
        (Polarity.BIGGER_IS_BETTER, "7,029", "6,000", "+17%"),
        (Polarity.SMALLER_IS_BETTER, "495,192", "300,000", "-65%"),
        (Polarity.SMALLER_IS_BETTER, "3.97", "1.40", "-184%"),
        (Polarity.BIGGER_IS_BETTER, "76.00", "77.50", "-1.9%"),
        (Polarity.SMALLER_IS_BETTER, "5", "5", "0%"),
        (Polarity.BIGGER_IS_BETTER, "10,000", "9,999", "+0.01%"),
        (Polarity.BIGGER_IS_BETTER, "£4,999,000", "£5,000,000", "-0.02%"),
        (Polarity.BIGGER_IS_BETTER, "£9,999,999", "£10,000,000", "-0%"),
        (Polarity.BIGGER_IS_BETTER, "300", "320", "-6.3%"),
        (None, "98", "119", "18%"),
        (Polarity.NEUTRAL, "140", "119", "18%"),
        (Polarity.BIGGER_IS_BETTER, "-0.5", "0", None),
        (Polarity.BIGGER_IS_BETTER, "£21,262,0", "10", None),
        (Polarity.BIGGER_IS_BETTER, None, "10", None),
    ],
)
def test_variance_is_a_share_of_the_target_and_less_than_nothing_where_it_is_worse(
    polarity: Polarity | None, actual: str | None, target: str, said: str | None
) -> None:
    row = cells(measure_name="Visits", period_actual=actual, period_target=target)
    made = measure(row, polarity=polarity)
    found = variance(made, made.period)
    assert str(found).isascii(), "copied, a spreadsheet takes it for a number"
    assert (str(found) if found else None) == said


@pytest.mark.parametrize(
    ("polarity", "actual", "asked", "is_so"),
    [
        (Polarity.BIGGER_IS_BETTER, "89", "worse 10", True),
        (Polarity.BIGGER_IS_BETTER, "90", "worse 10", False),
        (Polarity.BIGGER_IS_BETTER, "90", "worse 10 from", True),
        (Polarity.BIGGER_IS_BETTER, "111", "worse 10", False),
        (Polarity.BIGGER_IS_BETTER, "111", "better 10", True),
        (Polarity.BIGGER_IS_BETTER, "110", "better 10", False),
        (Polarity.BIGGER_IS_BETTER, "110", "better 10 from", True),
        (Polarity.SMALLER_IS_BETTER, "111", "worse 10", True),
        (Polarity.SMALLER_IS_BETTER, "89", "worse 10", False),
        (Polarity.BIGGER_IS_BETTER, "95", "within 5", True),
        (Polarity.BIGGER_IS_BETTER, "105", "within 5", True),
        (Polarity.BIGGER_IS_BETTER, "94.9", "within 5", False),
        (None, "105", "within 5", True),
        (None, "89", "worse 10", False),
        (Polarity.BIGGER_IS_BETTER, None, "within 5", False),
    ],
)
def test_how_far_off_is_asked_in_per_cent_of_the_target(
    polarity: Polarity | None, actual: str | None, asked: str, is_so: bool
) -> None:
    row = cells(measure_name="Visits", period_actual=actual, period_target="100")
    assert is_so_far_off(measure(row, polarity=polarity), *asked.split()) is is_so


def test_a_year_to_date_that_adds_up_shares_has_no_variance() -> None:
    row = cells(
        measure_name="% of complaints answered in time",
        period_actual="100.00",
        period_target="80.00",
        ytd_actual="300.00",
        ytd_target="320.00",
    )
    made = measure(row, polarity=Polarity.BIGGER_IS_BETTER)
    assert str(variance(made, made.period)) == "+25%"
    assert variance(made, made.ytd) is None
