"""Amber that is further off its target than red."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind, Polarity
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    SMALLER,
    Printed,
    found,
    month,
    one,
    row,
)


@pytest.mark.parametrize("polarity", [SMALLER, None])
def test_a_measure_whose_amber_is_further_off_than_its_red(polarity: Polarity | None) -> None:
    calls = row(
        period=("18.30%", "10.00%", AMBER), ytd=("16.89%", "10.00%", RED), polarity=polarity
    )
    finding = one("S2", month(calls))
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "18.30% in the month is ● amber and 16.89% for the year to date ▲ red, though nearer to "
        "the same target of 10.00%. At what figure does it become red?"
    )


def test_it_is_told_the_other_way_round_too() -> None:
    calls = row(period=("84", "90", RED), ytd=("80", "90", AMBER), polarity=BIGGER)
    assert one("S2", month(calls)).message.startswith(
        "80 for the year to date is ● amber and 84 in the month ▲ red, though nearer"
    )


@pytest.mark.parametrize(
    ("period", "ytd"),
    [
        (("612", "550", RED), ("602", "550", AMBER)),  # red is further off
        (("18.30%", "10.00%", AMBER), ("16.89%", "12.00%", RED)),  # another target
        (("18%", "10%", AMBER), ("17%", "10%", RED)),  # both may be 17.5, rounded
        (("18.30%", "10.00%", RED), ("16.89%", "10.00%", RED)),
        (("8.00%", "10.00%", AMBER), ("11.00%", "10.00%", RED)),  # S1 asks about the month
        ((None, "10.00%", AMBER), ("11.00%", "10.00%", RED)),
    ],
)
def test_month_and_year_in_their_order(period: Printed, ytd: Printed) -> None:
    assert found("S2", month(row(period=period, ytd=ytd, polarity=SMALLER))) == []


def test_a_year_that_adds_up_what_makes_no_sum_is_not_set_against_its_month() -> None:
    summed = row(
        period=("60", "50", AMBER), ytd=("230", "50", RED), polarity=SMALLER, kind=Kind.STOCK
    )
    assert found("S2", month(summed)) == []


def test_the_worst_inversion_of_severities() -> None:
    rows = [
        row("OCC01.01", period=("60", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("93", "100", RED), polarity=BIGGER),
        row("OCC01.03", "Films lent", period=("80", "100", AMBER), polarity=BIGGER),
    ]
    finding = one("S2", month(*rows))
    assert finding.level is Level.INFORMATION
    assert finding.message == (
        "OCC01.01 is rated ● amber at 60, 40% below the target of 100; OCC01.02 ▲ red at 93, "
        "7% below the target of 100. Do their tolerances differ?"
    )


@pytest.mark.parametrize(
    "pair",
    [
        (("94", "100", AMBER), ("90", "100", RED)),
        (("88", "100", AMBER), ("92", "100", RED)),  # four points are too few
        (("60", "100", GREEN), ("90", "100", RED)),  # a contradiction of its own: S1
        (("60", "0", AMBER), ("90", "100", RED)),
        (("60", "100", Status.MONITORING_ONLY), ("90", "100", RED)),
    ],
)
def test_no_inversion(pair: tuple[Printed, Printed]) -> None:
    rows = [
        row(f"OCC01.0{n}", f"Measure {n}", period=period, polarity=BIGGER)
        for n, period in enumerate(pair)
    ]
    assert found("S2", month(*rows)) == []


def test_six_points_are_an_inversion() -> None:
    rows = [
        row("OCC01.01", period=("86", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("92", "100", RED), polarity=BIGGER),
    ]
    assert found("S2", month(*rows))


def test_month_and_year_are_never_set_against_each_other() -> None:
    rows = [
        row("OCC01.01", period=("60", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", ytd=("94", "100", RED), polarity=BIGGER),
    ]
    assert found("S2", month(*rows)) == []


def test_only_one_service_in_one_unit_with_one_target_is_compared() -> None:
    amber = row("OCC01.01", period=("60", "100", AMBER), polarity=BIGGER)
    for other in (
        row("OCC02.02", "Books lent", period=("93", "100", RED), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("93%", "100%", RED), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("186", "200", RED), polarity=BIGGER),
        row(
            "OCC01.02",
            "Books lent",
            period=("93", "100", RED),
            polarity=BIGGER,
            directors=("Director of Books",),
        ),
    ):
        assert found("S2", month(amber, other)) == []
