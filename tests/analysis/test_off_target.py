from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.off_target import off_target
from kpi_tui.vocabulary import Kind
from tests.support.measures import measure
from tests.support.pairs import cells


@pytest.mark.parametrize(
    ("name", "kind", "actual", "target", "said"),
    [
        ("% of calls answered", None, "74.00", "75.00", "1 point under"),
        ("Enquiries resolved at first contact", Kind.RATE, "74.00", "75.00", "1 point under"),
        ("Visits to libraries", Kind.FLOW, "74", "75", "1.3% under"),
        ("Visits to libraries", Kind.FLOW, "75", "75", "on target"),
        ("Debt", None, "£495,192", "£300,000", "65% over"),
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
    assert off_target(made, made.period) == "20 points over"
    assert off_target(made, made.ytd) == ""
    average = measure(replace(row, ytd_actual="75.00", ytd_target="80.00"))
    assert off_target(average, average.ytd) == "5 points under"
    of_last_year = measure(
        replace(row, measure_name="Visits as % of last year’s", period_actual="120.00")
    )
    assert off_target(of_last_year, of_last_year.ytd) == "20 points under", "it may be over 100"
