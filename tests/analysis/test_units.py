"""What figures count in: one answer for changes, checks, wording and charts."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.units import is_percentage, names_percentage, scale_in
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


@pytest.mark.parametrize(
    ("name", "scale"),
    [
        ("Debt (£000)", 1e3),
        ("Debt (£'000s)", 1e3),
        ("Debt (£’000)", 1e3),
        ("Debt, £k", 1e3),
        ("Visits (thousands)", 1e3),
        ("Debt (£m)", 1e6),
        ("Debt in millions", 1e6),
        ("Debt (£)", 1),
        ("Debts of £1,000 and more", 1),
        ("Savings of £5m", 1),
        ("Roads (m)", 1),
    ],
)
def test_what_one_counts_for_by_the_name(name: str, scale: float) -> None:
    assert scale_in(name) == scale
