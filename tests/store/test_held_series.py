"""Which councils' reports a store holds, without a look into a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.period import ANNEX_COUNCIL, ANNEX_MONTHS, PeriodType, Series
from kpi_tui.store.examine import examine
from kpi_tui.store.files import list_reports
from kpi_tui.store.held_series import HeldSeries, held_series
from kpi_tui.store.problems import ProblemKind
from kpi_tui.store.store import Store
from tests.support.local import local
from tests.support.other_reports import HARROWMERE, KENT, QUARTER_ENDS, quarters, yearly
from tests.support.samples import JULY, JUNE, corrected

QUARTERS = Series("kent-qpr", PeriodType.QUARTER)


def held(path: Path) -> tuple[HeldSeries, ...]:
    return held_series(list_reports(path))


def test_each_series_with_its_council_and_its_last_period(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for report in (JULY, JUNE, corrected(), *quarters(3), yearly(2022)):
        store.add(report)
    annex, plan, qpr = held(tmp_path)
    assert annex == HeldSeries(ANNEX_MONTHS, ANNEX_COUNCIL, 2, JULY.report_date)
    assert (plan.council, plan.periods) == (HARROWMERE, 1)
    assert qpr == HeldSeries(QUARTERS, KENT, 3, QUARTER_ENDS[-1])
    assert [each.name for each in (annex, plan, qpr)] == [
        "Oxfordshire County Council, months",
        "Harrowmere Borough Council, years",
        "Kent County Council, quarters",
    ]


def test_quarters_of_a_council_that_had_months_are_another_series(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for report in (JUNE, JULY, replace(JULY, period_type=PeriodType.QUARTER)):
        store.add(report)
    assert [(each.series.period_type, each.periods) for each in held(tmp_path)] == [
        (PeriodType.MONTH, 2),
        (PeriodType.QUARTER, 1),
    ]


def test_a_council_that_nobody_named_is_called_by_its_report(tmp_path: Path) -> None:
    Store(tmp_path).add(replace(JULY, report_id="a-plan\x1b"))
    (one,) = held(tmp_path)
    assert (one.council, one.publisher) == (None, "a-plan␛")


def test_an_empty_store_holds_nothing(tmp_path: Path) -> None:
    assert held(tmp_path / "none") == ()


# -- a report's id is one council's -------------------------------------------------------------


def test_another_council_cannot_take_a_report_s_id(tmp_path: Path) -> None:
    store = Store(tmp_path)
    qpr, *_ = quarters(1)
    store.add(qpr)
    with pytest.raises(
        StoreError, match=r"is a report of Kent County Council in this report library"
    ):
        store.add(replace(qpr, council=HARROWMERE, title="another"))
    with pytest.raises(StoreError, match=r"is a report of Kent County Council"):
        store.would_add(replace(qpr, council=HARROWMERE, title="another"))
    store.add(replace(qpr, council="KENT County Council", title="spelt otherwise"))
    assert len(store.reports(revisions=True)) == 2


def test_two_stores_copied_into_one_never_mix(tmp_path: Path) -> None:
    """No period of one council follows on another's, however the files came to lie there."""
    first, second = quarters(2)
    kent, other = Store(tmp_path / "a"), Store(tmp_path / "b")
    kent.add(first, datetime(2025, 1, 1, tzinfo=UTC))
    other.add(replace(second, council=HARROWMERE), datetime(2025, 2, 1, tzinfo=UTC))
    for each in (kent, other):
        copytree(local(each.path), tmp_path / "both", dirs_exist_ok=True)
    told: list[StoreError] = []
    both = Store(tmp_path / "both", on_problem=told.append)
    assert both.periods() == [first.period]
    assert both.readings().collect()["council"].unique().to_list() == [KENT]
    (problem,) = told
    assert f"of {HARROWMERE}, where kent-qpr is a report of {KENT}" in str(problem)
    assert "by a profile of another name" in str(problem)
    (named,) = examine(both.path, tmp_path / "demo").problems
    assert named.kind is ProblemKind.TAKEN
    assert [each.council for each in held(local(both.path))] == [KENT]
