"""Laws over generated months."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from kpi_tui.analysis.changes.change import ChangeKind, by_measure, summary
from kpi_tui.publish.listings.changes import sections
from kpi_tui.report import Report
from tests.support.laws import examples
from tests.support.months import JULY, JUNE, between
from tests.support.strategies import REPORTS

FEW = examples(40)
PLACES = (ChangeKind.GONE, ChangeKind.SPLIT, ChangeKind.NEW)


def months(before: Report, after: Report) -> tuple[Report, Report]:
    """Two reports as June's and July's, with at least one measure each."""
    return replace(before, report_date=JUNE), replace(after, report_date=JULY)


REPORTED = REPORTS.filter(lambda report: bool(report.readings))


@FEW
@given(REPORTED, REPORTED)
def test_whatever_is_printed_changes_are_in_order_and_on_one_line(
    before: Report, after: Report
) -> None:
    found = between(*months(before, after))
    weights = [change.weight for change in found]
    assert weights == sorted(weights)
    assert all(len(change.sentence.splitlines()) == 1 for change in found)
    assert all(change.old != change.new for change in found)
    assert summary(found).headline()
    assert sum(map(len, by_measure(found).values())) == len(found)
    listed = [section.heading for section in sections(found)]
    assert len(listed) == len(set(listed))


@FEW
@given(REPORTED)
def test_a_month_that_repeats_the_one_before_has_no_changes(report: Report) -> None:
    assert between(*months(report, report)) == []


@FEW
@given(REPORTED, REPORTED)
def test_each_measure_is_paired_or_gone_and_paired_or_new(before: Report, after: Report) -> None:
    found = between(*months(before, after))
    measures = [change for change in found if change.field is None and change.kind in PLACES]
    gone = [change for change in measures if change.kind is not ChangeKind.NEW]
    new = [change for change in measures if change.kind is ChangeKind.NEW]
    assert len(before.readings) - len(gone) == len(after.readings) - len(new)
