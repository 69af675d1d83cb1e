"""What figures count in: one answer for changes, checks, wording and charts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.units import (
    is_percentage,
    is_share,
    names_percentage,
    own_sentences,
    scale_in,
)
from kpi_tui.figures import Unit
from kpi_tui.report import Reading
from kpi_tui.vocabulary import Kind
from tests.support.frames import frame, month, row
from tests.support.measures import measure


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


@pytest.mark.parametrize(
    ("actual", "comment", "held"),
    [
        ("2 weeks", "Lettings fell by 3 days since June.", False),
        ("2 weeks", "They took 14 days. They took 2 weeks.", None),
        ("2 weeks", "Lettings took 2 weeks, 3 days less than in June.", False),
        ("2 weeks", "40 homes were let in 2 weeks.", True),
        ("2 weeks", "40 homes were let, 5 more.", True),
        ("12 days", "The target of 2 weeks was met.", False),
        ("12 days", "It fell from 13 to 12 days over the last 3 months.", True),
        ("12 days", "It took 12 working days.", False),
        ("12 days", "A 14-day target is set.", True),
        ("12", "It took 2 weeks.", True),
        ("12%", "It took 2 weeks.", True),
        ("12 homes", "Each took 2 weeks.", True),
        ("3 tonnes", "We collected 3,000 kg.", False),
    ],
)
def test_what_is_told_in_days_is_not_held_against_weeks(
    actual: str, comment: str, held: bool | None
) -> None:
    """“Fell by 3 days since June” was held against figures in weeks (C1)."""
    told = own_sentences(
        measure(Reading("A", "A1", "Lettings", period_actual=actual, comment=comment))
    )
    assert told == (("They took 2 weeks.",) if held is None else (comment,) if held else ())


def test_what_is_counted_in_a_word_is_no_share() -> None:
    reading = Reading("A", "A1", "Rate of children in care", period_actual="62 per 10,000")
    assert not is_share(measure(reading, kind=Kind.RATE))
    assert is_share(measure(replace(reading, period_actual="62"), kind=Kind.RATE))
    assert not is_percentage("Proportion in care", Unit.NUMBER, "per 10,000", signed_elsewhere=True)
