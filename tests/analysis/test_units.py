"""What figures count in: one answer for changes, checks, wording and charts."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.units import is_percentage, names_percentage
from kpi_tui.figures import Unit
from tests.support.frames import frame, month, row


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("% of calls answered", True),
        ("The Percentage of roads", True),
        ("Per cent of roads", True),
        ("Proportion in care", True),
        ("Proportion of people who live on their own", True),
        ("5 % of invoices paid", False),
        ("5% of invoices paid", False),
        ("204.6 km (4.4%) of the roads", False),
        ("Number of roads", False),
        ("Calls answered", False),
        ("Proportion of admissions per 10,000", False),
    ],
)
def test_a_percentage_by_its_name(name: str, expected: bool) -> None:
    assert names_percentage(name) is expected
    assert is_percentage(name, Unit.NUMBER) is expected


def test_a_percentage_by_its_sign() -> None:
    assert is_percentage("Calls answered", Unit.PERCENT)
    assert is_percentage("Calls answered", Unit.NUMBER, signed_elsewhere=True)
    assert not is_percentage("% of savings", Unit.GBP)
    assert not is_percentage("Deaths per 1,000", Unit.NUMBER, signed_elsewhere=True)


def test_the_facts_know_it_of_a_month_that_leaves_the_sign_out() -> None:
    found = facts(
        frame(
            month(
                "2024-06", row(period_actual="57%"), row("OCC01.02", "Trees", period_actual="57")
            ),
            month("2024-07", row(period_actual="58"), row("OCC01.02", "Trees", period_actual="58")),
        )
    )
    assert found["is_percentage"].to_list() == [True, False, True, False]
