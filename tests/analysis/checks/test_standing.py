"""Since when a finding stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from kpi_tui.analysis.checks.checking import context_of, standing_findings
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.standing import ONE_BY_ONE, keys_of, with_only
from kpi_tui.analysis.council import CouncilFacts
from kpi_tui.demo import sample_reports
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.columns import PRIORITY_COLUMNS, priority_rows
from tests.support.check_rows import day
from tests.support.checking import check
from tests.support.frames import frame, histories, month, row

GREEN = Status.GREEN
BAD = row(
    name="Invoices paid in time", period_actual="60%", period_target="95%", period_status=GREEN
)
GOOD = replace(BAD, period_actual="97%")
SAMPLES = tuple(sample_reports())
HISTORIES = histories(*SAMPLES)


def since(reports: list[Report], rule: str = "S1") -> list[date | None]:
    return [item.since for item in check(histories(*reports), reports[-1]) if item.rule == rule]


def test_a_finding_of_this_report_stands_since_it() -> None:
    reports = [month("2024-06", GOOD), month("2024-07", BAD)]
    (found,) = [item for item in check(histories(*reports), reports[-1]) if item.rule == "S1"]
    assert (found.since, found.open_since) == (day("2024-07"), None)


def test_one_that_stood_before_stands_since_then() -> None:
    reports = [month("2024-05", BAD), month("2024-06", BAD), month("2024-07", BAD)]
    (found,) = [item for item in check(histories(*reports), reports[-1]) if item.rule == "S1"]
    assert (found.since, found.open_since) == (day("2024-05"), "May 2024")


def test_one_that_was_away_stands_since_it_came_back() -> None:
    reports = [
        month("2024-04", BAD),
        month("2024-05", GOOD),
        month("2024-06", BAD),
        month("2024-07", BAD),
    ]
    assert since(reports) == [day("2024-06")]


def test_nobody_knows_what_lay_between_two_reports_far_apart() -> None:
    assert since([month("2023-07", BAD), month("2024-07", BAD)]) == [day("2023-07")]
    assert since([month("2023-06", BAD), month("2024-07", BAD)]) == [day("2024-07")]


def test_what_is_missed_again_and_again_stands_since_the_third_time() -> None:
    late = replace(BAD, period_status=Status.RED, comment="Ill.")
    reports = [month(f"2024-0{n}", late) for n in range(1, 8)]
    assert since(reports, "H1") == [day("2024-03")]


def test_later_reports_do_not_count() -> None:
    early, late = month("2024-06", BAD), month("2024-07", BAD)
    both = histories(early, late)
    told = [item for item in check(both, early) if item.rule == "S1"]
    assert [item.since for item in told] == [early.report_date]


def test_of_several_measures_it_stands_since_the_first_of_them() -> None:
    def summed(n: int, actual: str) -> Reading:
        return row(
            f"OCC10.0{n}",
            f"% answered in time {n}",
            period_actual="90",
            period_target="80",
            ytd_actual=actual,
            ytd_target="100",
        )

    reports = [
        month("2024-06", summed(1, "270"), summed(2, "90")),
        month("2024-07", summed(1, "360"), summed(2, "360")),
    ]
    (found,) = [item for item in check(histories(*reports), reports[-1]) if item.rule == "Y1"]
    assert found.measure_codes == ("OCC10.01", "OCC10.02")
    assert found.open_since == "June 2024"


def test_what_is_said_of_a_report_stands_while_it_is_of_the_same() -> None:
    def report(text: str, *empty: str) -> Report:
        listed = tuple(Priority(code, "Empty") for code in empty)
        return replace(month(text, GOOD), priorities=listed)

    def of_the_report(*reports: Report) -> list[Finding]:
        rows = [line for report in reports for line in priority_rows(report)]
        priorities = pl.DataFrame(rows, schema=PRIORITY_COLUMNS)
        council = CouncilFacts.of(frame(*reports), priorities)
        return [item for item in council.findings(reports[-1]) if item.rule == "X3"]

    same = of_the_report(report("2024-06", "OCC08"), report("2024-07", "OCC08"))
    assert [item.open_since for item in same] == ["June 2024"]
    other = of_the_report(report("2024-06", "OCC07"), report("2024-07", "OCC08"))
    assert [item.open_since for item in other] == [None]


def test_what_is_found_in_a_report_is_worked_out_once() -> None:
    reports = [month(f"2024-0{n}", BAD) for n in range(4, 8)]
    council = histories(*reports)
    standing = standing_findings(council)
    seen = [check(council, report, standing=standing) for report in reports]
    assert [[item.since for item in told if item.rule == "S1"] for told in seen] == [
        [day("2024-04")]
    ] * 4


@pytest.mark.parametrize("about", sorted(ONE_BY_ONE))
def test_what_is_found_on_a_measure_is_found_without_the_others(about: str) -> None:
    found = 0
    for report in SAMPLES:
        context = context_of(HISTORIES, report)
        keys = keys_of(context, about)
        names = [each.measure_id or each.measure_name for each in context.measures]
        found += len(keys)
        for some in (names[::2], names[1::2], *([name] for _, name in keys)):
            wanted = {(about, name) for name in some}
            assert keys_of(with_only(context, some), about) == keys & wanted
    assert found
