"""Better statuses that their figures contradict."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from kpi_tui.analysis.changes.change import ChangeKind, Effect
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.changes.disputes import with_disputes
from kpi_tui.demo import published
from tests.support.checking import check
from tests.support.frames import histories
from tests.support.months import JULY


def test_a_better_status_that_a_check_disputes_says_so() -> None:
    first, last = published("2023-01"), published("2024-07")
    measures = histories(first, last)
    found = changes(measures, date(2023, 1, 31), JULY)
    findings = check(measures, last)
    of_july = {(each.measure_code, each.measure_name): each for each in measures.of_report(JULY)}
    disputed = [
        one
        for one, other in zip(with_disputes(found, findings, of_july), found, strict=True)
        if one != other
    ]
    assert {change.measure_code for change in disputed} == {"OCC11.10"}
    assert all(change.kind is ChangeKind.STATUS for change in disputed)
    assert all(change.effect is Effect.BETTER for change in disputed)
    assert [change.sentence for change in disputed] == [
        "Went from ▲ red to ★ green, though 495,192 is 65% above its target of 300,000",
        "Year to date: went from ▲ red to ● amber, though 502,096 is 67% above its target of 300,000",
    ]
    accepted = [structs.replace(each, accepted="in order") for each in findings]
    assert with_disputes(found, accepted, of_july) == found
    assert with_disputes(found, [], of_july) == found
