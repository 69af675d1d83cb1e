"""What a period says in a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.browse.period_summary import PeriodSummary
from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.changes.change import Effect
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.demo import sample_reports
from kpi_tui.publish.brief.data import load_brief_data
from kpi_tui.publish.brief.one_page.position import counts
from kpi_tui.publish.copying.period_summary import summary_copied
from kpi_tui.publish.listings.period_summary import priority_words, rated, what_changed
from kpi_tui.status import MISSED, Status
from kpi_tui.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The last two of the sample months."""
    store = Store(tmp_path_factory.mktemp("summary") / "store")
    for report in list(sample_reports())[-2:]:
        store.add(report)
    return store


@pytest.fixture(scope="module")
def july(store: Store) -> PeriodSummary:
    assessed = assess(store).period(store.periods()[-1])
    return PeriodSummary(assessed, assessed.report.readings, is_all=True)


def codes(measures: Iterable[MeasurePeriod]) -> list[str]:
    return [each.measure_code for each in measures]


def test_it_counts_as_the_briefing_does(store: Store, july: PeriodSummary) -> None:
    told = counts(load_brief_data(store, july.assessment.period))
    for row, readings in zip(told.rows, (july.readings, july.readings_before), strict=True):
        numbers = [int(cell.text) for cell in row[1:]]
        now = status_counts(readings)
        assert numbers == [*(now[each] for each in (Status.GREEN, Status.AMBER, Status.RED)),
                           rated(now)[-1], now.total()]  # fmt: skip


def test_the_priorities_add_up_to_all(july: PeriodSummary) -> None:
    for of_all, name in ((july.readings, "counts"), (july.readings_before, "counts_before")):
        added = sum((getattr(each, name) for each in july.priorities), status_counts([]))
        assert added == status_counts(of_all)
    assert [each.code for each in july.priorities] == [
        each.code for each in july.assessment.report.priorities
    ]
    assert any(each.status_before for each in july.priorities)


def test_worse_and_better_are_as_many_as_are_counted_elsewhere(july: PeriodSummary) -> None:
    counted = july.assessment.summary
    worse, better = july.moved(Effect.WORSE), july.moved(Effect.BETTER)
    assert (len(worse), len(better)) == (counted.worse, counted.better)
    assert worse
    assert better
    assert not {*codes(worse)} & {*codes(better)}


def test_the_furthest_off_target_stands_first(july: PeriodSummary) -> None:
    assert {each.period.status for each in july.off_target} == {*MISSED}
    assert codes(july.off_target)[0] == "OCC11.11", "37 per cent over"
    assert all(each.period.status not in MISSED for each in july.missing)
    assert july.to_resolve


def test_what_is_on_its_target_is_not_off_it_whatever_its_status(july: PeriodSummary) -> None:
    first, *others = july.off_target
    on_it = msgspec.structs.replace(
        first.period, actual="0.00", target="0.00", actual_value=0.0, target_value=0.0
    )
    known = {**july.assessment.measures, first.named: structs.replace(first, period=on_it)}
    amended = replace(july, assessment=replace(july.assessment, measures=known))
    assert codes(amended.off_target) == codes(others)


def test_some_measures_are_compared_with_themselves(july: PeriodSummary) -> None:
    some = tuple(each for each in july.readings if each.priority_code == "OCC11")
    finance = replace(july, readings=some, is_all=False)
    assert [each.code for each in finance.priorities] == ["OCC11"]
    assert {each.measure_code for each in finance.readings_before} <= {
        each.measure_code for each in some
    }
    assert {*codes(finance.moved(Effect.WORSE))} < {*codes(july.moved(Effect.WORSE))}


def test_what_changed_is_counted_of_the_measures_summed_up(july: PeriodSummary) -> None:
    some = tuple(each for each in july.readings if each.priority_code == "OCC11")
    finance = replace(july, readings=some, is_all=False)
    assert july.changed == july.assessment.summary
    assert finance.changed.worse == len(finance.moved(Effect.WORSE)) < july.changed.worse
    assert what_changed(finance).startswith("Since June 2024 (simulated), of these 12 measures: ")


def test_a_priority_unchanged_is_told_from_one_that_was_not_rated(july: PeriodSummary) -> None:
    first = next(each for each in july.priorities if each.status and not each.has_changed)
    assert ", as before." in priority_words(july, first)
    unrated = replace(first, status_before=None, has_changed=True)
    assert ", not rated before." in priority_words(july, unrated)
    assert ", a new priority." in priority_words(july, replace(first, is_new=True))
    gone = replace(first, status=None, status_before=Status.RED, has_changed=True)
    assert ": not rated, was red." in priority_words(july, gone)


def test_the_first_report_has_nothing_to_compare_with(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.add(list(sample_reports())[-1])
    assessed = assess(store).period(store.periods()[0])
    summary = PeriodSummary(assessed, assessed.report.readings, is_all=True)
    assert (summary.readings_before, summary.moved(Effect.WORSE)) == ((), [])
    copied = summary_copied(summary).text
    assert "(0)" not in copied
    assert "Worse status" not in copied


def test_it_is_copied_as_a_page(july: PeriodSummary) -> None:
    copied = summary_copied(july)
    head, *rest = copied.text.splitlines()
    assert head == "Month summary · July 2024 (reworded)"
    assert any(line.startswith("Worse status since June 2024 (simulated) (") for line in rest)
    assert "In brackets: June 2024 (simulated)." in copied.html
    assert "▲" not in copied.text
