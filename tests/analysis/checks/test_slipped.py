"""Figures that stand beside another measure's name: a row that slipped, a code that was given away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.changes.change import ChangeKind
from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.report import Reading
from tests.support.check_rows import BIGGER, day, found, month, one, row
from tests.support.months import JULY, JUNE, between, report

Figures = tuple[str, str]
CALLS, LETTERS = "Calls answered", "Letters sent in time"


def seen(*now: tuple[str, Figures]) -> CheckContext:
    """Calls at 91 against 95 and letters at 61 against 65 in June, and what July prints by code."""
    names = {"1.1": CALLS, "1.2": LETTERS}
    before = [("1.1", ("91", "95")), ("1.2", ("61", "65"))]
    rows = [
        [
            row(code, names[code], (*figures, None), measure_id=code, polarity=BIGGER)
            for code, figures in each
        ]
        for each in (before, now)
    ]
    june = [structs.replace(each, report_date=day("2024-06")) for each in rows[0]]
    return month(*rows[1], before=june, held=("2024-06",))


def test_a_measure_with_the_figures_of_one_that_is_gone() -> None:
    slipped = seen(("1.2", ("92", "95")))
    finding = one("I8", slipped)
    assert finding.measure_code == "1.2"
    assert finding.message == (
        "92 against 95 goes on from 1.1 “Calls answered”, 91 against 95 in June 2024, which is not "
        "in this report; its own were 61 against 65. Whose figures are these?"
    )
    assert found("I4", slipped) == []


def test_two_measures_with_each_other_s_figures() -> None:
    told = found("I8", seen(("1.1", ("62", "65")), ("1.2", ("92", "95"))))
    assert [each.measure_code for each in told] == ["1.1", "1.2"]
    assert "which has those of 1.2 now; its own were 61 against 65" in told[1].message


@pytest.mark.parametrize(
    "now",
    [
        # The other is there, with a target of its own.
        [("1.1", ("90", "95")), ("1.2", ("92", "95"))],
        [("1.1", ("90", "80")), ("1.2", ("92", "95"))],
        # The actual goes on from its own.
        [("1.2", ("63", "95"))],
        # Nor is the other's target enough, nor its actual.
        [("1.2", ("30", "95"))],
        [("1.2", ("92", "90"))],
        [("1.2", ("92", "65"))],
    ],
)
def test_figures_of_its_own(now: list[tuple[str, Figures]]) -> None:
    assert found("I8", seen(*now)) == []


def test_what_changed_is_called_neither_better_nor_harder() -> None:
    june = [
        Reading("1", "1.1", CALLS, period_actual="91%", period_target="95%"),
        Reading("1", "1.2", LETTERS, period_actual="61%", period_target="65%"),
    ]
    july = replace(june[1], period_actual="92%", period_target="95%")
    told = between(report(JUNE, *june), report(JULY, july))
    changed = [each for each in told if each.kind in (ChangeKind.TARGET, ChangeKind.VALUE)]
    assert {each.effect for each in changed} == {None}
    assert all("perhaps the figure of 1.1 “Calls answered”" in each.sentence for each in changed)
    assert len(changed) == 2
