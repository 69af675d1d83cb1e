"""What officers decided on an issue of a report, where a newer issue has the measure otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_tui.judgements.judgement import Accept, Correct, Judgement, Note, SetQueryState
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.issue_doubts import decided_before
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import CorrectedField, QueryState
from tests.support.frames import month, row

VISITS, DEBT = MeasureName("OCC01.01", "Visits"), MeasureName("OCC01.02", "Debt")
FIRST = month(
    "2024-07",
    row(*VISITS, period_actual="10", period_status=Status.GREEN),
    row(*DEBT, period_actual="20", period_status=Status.RED),
)
JULY = FIRST.report_date


def told(store: Store, *judgements: Judgement) -> list[str]:
    """What is told when a second issue comes, in which the first measure alone differs."""
    store.add(FIRST)
    for each in judgements:
        append(store.path, each)
    visits, debt = FIRST.readings
    source = replace(FIRST.source, sha256="b" * 64)
    second = replace(FIRST, source=source, readings=(replace(visits, period_actual="12"), debt))
    added = store.add(second)
    assert decided_before(store, store.add(second), second) == [], "nothing came in"
    return [each.text for each in decided_before(store, added, second)]


def test_what_was_decided_on_the_measure_that_differs_is_told(tmp_path: Path) -> None:
    found = told(
        Store(tmp_path),
        Accept(who="Ada", why="", rule="S1", measure=VISITS, report_date=JULY),
        Correct(
            who="Ada", why="", measure=VISITS, report_date=JULY,
            field=CorrectedField.PERIOD_ACTUAL, value="11",
        ),
        SetQueryState(
            who="Ada", why="", rule="X1", measure=VISITS, report_date=JULY, state=QueryState.ANSWERED
        ),
    )  # fmt: skip
    assert [
        each.partition("decided on the issue before, and holds on: ")[2][:30] for each in found
    ] == [
        "accepted status contradicts th",
        "actual corrected to 11 in July",
        "query answered: no improvement",
    ]
    assert all("OCC01.01: " in each for each in found)


def test_what_was_decided_otherwise_is_not_told(tmp_path: Path) -> None:
    found = told(
        Store(tmp_path),
        Accept(who="Ada", why="", rule="S1", measure=DEBT, report_date=JULY),
        Accept(who="Ada", why="", rule="S1", measure=VISITS),
        Accept(who="Ada", why="", rule="S1", measure=VISITS, report_date=JULY.replace(month=5)),
        Accept(
            who="Ada", why="", rule="S1", measure=VISITS, report_date=JULY, report_id="elsewhere"
        ),
        SetQueryState(
            who="Ada", why="", rule="X1", measure=VISITS, report_date=JULY, state=QueryState.OPEN
        ),
        Note(who="Ada", why="", measure=VISITS, text="Counted by hand.", report_date=JULY),
    )
    assert found == []


def test_a_log_that_cannot_be_read_stops_no_import(tmp_path: Path) -> None:
    (tmp_path / LOG).mkdir()
    assert told(Store(tmp_path)) == []
