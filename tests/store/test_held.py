"""Which councils' reports a store holds, without a look into a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpi_tui.period import ANNEX_COUNCIL, ANNEX_MONTHS, PeriodType, Series
from kpi_tui.store.files import list_reports
from kpi_tui.store.held import HeldSeries, held_series
from kpi_tui.store.store import Store
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
