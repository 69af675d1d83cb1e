"""Measures under the priorities of two reports, whose codes need not name the same ones."""

from __future__ import annotations

from dataclasses import replace

from kpi_tui.analysis.changes.change import Change, ChangeKind
from kpi_tui.analysis.identity.links import LinkKind, link_measures
from kpi_tui.report import Priority, Reading
from tests.support.measures import measure
from tests.support.months import JULY, JUNE, between, report

HEALTHY, THRIVING, SAFE = "Healthy communities", "Thriving communities", "Safe communities"
VISITS = Reading("1", "1.1", "Visits to libraries", period_actual="900")


def moves(reading: Reading, before: tuple[str, ...], after: tuple[str, ...]) -> list[Change]:
    """What is told of a measure's place; titles are those of the priorities 1, 2 and so on."""
    reports = (
        replace(
            report(day, row),
            priorities=tuple(Priority(str(at), title) for at, title in enumerate(titles, 1)),
        )
        for day, row, titles in ((JUNE, VISITS, before), (JULY, reading, after))
    )
    return [change for change in between(*reports) if change.measure_code == reading.measure_code]


def test_a_measure_whose_priority_has_another_code_has_not_moved() -> None:
    now = replace(VISITS, priority_code="2", measure_code="2.1")
    (change,) = moves(now, (HEALTHY, THRIVING), (SAFE, HEALTHY, THRIVING))
    assert change.kind is ChangeKind.RENUMBERED
    assert change.sentence == "Was 1.1; the same (assumed): same name under another code"


def test_a_code_of_its_own_that_stays_while_its_priority_s_changes_tells_nothing() -> None:
    now = replace(VISITS, priority_code="2")
    assert not moves(now, (HEALTHY, THRIVING), (SAFE, HEALTHY, THRIVING))


def test_a_measure_that_stays_under_a_code_which_names_another_priority_has_moved() -> None:
    (change,) = moves(VISITS, ("Climate", "Finance"), ("Healthy lives", "Climate"))
    assert change.kind is ChangeKind.MOVED
    assert change.sentence == "Moved from 1 Climate"
    assert (change.old, change.new) == ("Climate", "Healthy lives")


def test_a_priority_that_is_reworded_moves_no_measure() -> None:
    assert not moves(VISITS, ("Climate and nature",), ("Nature and climate",))


def test_matches_call_it_moved_or_renumbered_by_the_priority_and_not_by_its_code() -> None:
    before = measure(VISITS, JUNE, priority_title=HEALTHY)
    for title, kind in ((HEALTHY, LinkKind.RENUMBERED), (SAFE, LinkKind.MOVED)):
        now = replace(VISITS, priority_code="2", measure_code="2.1")
        (found,) = link_measures([before], [measure(now, JULY, priority_title=title)])
        assert found.kind is kind
