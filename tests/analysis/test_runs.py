"""For how many reports something is true: one rule, and the same as counting by hand."""

from __future__ import annotations

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.runs import Run, missed_run, status_run
from kpi_tui.months import months_apart
from kpi_tui.period import PeriodType
from kpi_tui.status import MISSED
from kpi_tui.wording.phrases import at_status
from tests.support.across import seen
from tests.support.laws import examples
from tests.support.measures import measure, month_end, points, through

HISTORIES = st.text("★●▲?m- ", min_size=1, max_size=14).filter(str.strip)


@examples(60)
@given(HISTORIES)
def test_runs_are_as_counted_by_hand(signs: str) -> None:
    found = seen(a01_01=signs)
    (last,) = found.of_report(list(found.by_day)[-1])
    printed = [sign for sign in signs if sign != " "]
    same = list(takewhile(lambda sign: sign == printed[-1], reversed(printed)))
    assert status_run(last).reports == last.months_at_status == len(same)
    missed = list(takewhile(lambda sign: sign in "●▲", reversed(printed)))
    run = missed_run(last)
    assert (run.reports if run else 0) == len(missed)
    assert (run is None) == (last.period.status not in MISSED)


@examples(60)
@given(HISTORIES)
def test_a_run_is_in_a_row_where_each_period_of_it_has_a_reading(signs: str) -> None:
    found = seen(a01_01=signs)
    (last,) = found.of_report(list(found.by_day)[-1])
    run = status_run(last)
    assert run.since is not None
    assert run.over == months_apart(run.since, last.report_date) + 1
    begun = signs.rstrip()[-run.over :]
    assert run.in_a_row == (" " not in begun)
    assert run.reports == len(begun.replace(" ", ""))


@examples(40)
@given(HISTORIES, HISTORIES)
def test_the_grid_and_the_sentences_count_alike(one: str, other: str) -> None:
    found = seen(a01_01=one, a02_01=other)
    rows = grid(found).rows
    for row in rows:
        for cell in filter(None, row.cells):
            (measure,) = (
                each
                for each in found.of_report(cell.measure.report_date)
                if each.measure_id == row.measure_id
            )
            assert cell.run == status_run(measure)
            assert cell.missed == missed_run(measure)


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        ("▲", ""),
        ("▲▲", "red for 2 reports in a row"),
        ("▲▲▲", "red for 3 reports in a row"),
        ("▲ ▲", "red in both reports held since January 2023"),
        ("▲ ▲▲", "red in all 3 reports held since January 2023"),
        ("★ ▲▲", "red for 2 reports in a row"),
        ("▲▲●", ""),
    ],
)
def test_what_is_said_of_a_run(signs: str, said: str) -> None:
    found = seen(a01_01=signs)
    (last,) = found.of_report(list(found.by_day)[-1])
    assert at_status(last) == said


def test_of_a_history_that_is_not_known_no_beginning_is_told() -> None:
    assert status_run(measure(months_at_status=3)) == Run(3, None, None, in_a_row=True)
    known = through(*points("1", "2", "3"), months_at_status=3)
    assert status_run(known).since == month_end(2024, 5)


def test_of_single_days_nobody_knows_what_lies_between() -> None:
    first, last = month_end(2024, 5), month_end(2024, 7)
    assert Run.between(2, first, last, PeriodType.DATE) == Run(2, first, None, in_a_row=False)
    assert Run.between(1, last, last, PeriodType.DATE).in_a_row


@pytest.mark.parametrize(
    ("kind", "reports", "back", "over", "in_a_row"),
    [
        (PeriodType.MONTH, 3, 2, 3, True),
        (PeriodType.MONTH, 2, 18, 19, False),
        (PeriodType.QUARTER, 3, 6, 3, True),
        (PeriodType.QUARTER, 2, 6, 3, False),
        (PeriodType.YEAR, 2, 12, 2, True),
        (PeriodType.TWO_MONTHS, 2, 2, 2, True),
    ],
)
def test_periods_of_any_length(
    kind: PeriodType, reports: int, back: int, over: int, in_a_row: bool
) -> None:
    first = month_end(2024, 9 - back)
    run = Run.between(reports, first, month_end(2024, 9), kind)
    assert (run.over, run.in_a_row) == (over, in_a_row)
