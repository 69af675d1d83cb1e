"""Measures that are back after reports without them, perhaps under another code or name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from kpi_tui.analysis.changes.change import ChangeKind
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.changes.presence import told_of_all_reports
from kpi_tui.analysis.council import CouncilFacts
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.analysis.identity.links import LinkKind, link_measures
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import LinkMeasures, UnlinkMeasures
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.store.columns import PRIORITY_COLUMNS
from kpi_tui.vocabulary import Confidence
from tests.support.judging import judged
from tests.support.measures import month_end
from tests.support.months import readings, report

MARCH, APRIL, MAY = (month_end(2024, month) for month in (3, 4, 5))
FIRES = Reading("B", "B.1", "Fires", period_actual="2")
MENDED = Reading("A", "A.3", "Potholes mended in time", period_actual="50")
MENDED_NOW = replace(MENDED, measure_code="A.7", measure_name="Road potholes mended in time")
ASSUMED = "as A.3 “Potholes mended in time”; the same (assumed): names alike under another code"


def histories(*now: Reading, settled: JudgementsInForce = NO_JUDGEMENTS) -> MeasureHistories:
    """Potholes in March, none in April, and what there is in May."""
    reports = (
        report(MARCH, MENDED, FIRES),
        report(APRIL, FIRES),
        report(MAY, FIRES, *now),
    )
    return measure_histories(facts(readings(*reports), settled), settled)


def told(measures: MeasureHistories, before: date, after: date) -> list[str]:
    """What is said of what came and went."""
    found = changes(measures, before, after, judged=measures.judged)
    return [change.sentence for change in found if change.kind in (ChangeKind.NEW, ChangeKind.GONE)]


def why(measures: MeasureHistories) -> list[tuple[LinkKind, str]]:
    """What the matches of April and May say of what came."""
    links = link_measures(measures.by_day[APRIL], measures.by_day[MAY], measures.judged)
    found = told_of_all_reports(links, measures, APRIL, MAY)
    return [(each.kind, each.why) for each in found if each.before is None]


def test_one_that_is_back_under_another_name_is_told_as_assumed() -> None:
    measures = histories(MENDED_NOW)
    assert told(measures, APRIL, MAY) == [
        f"Back, before that last in March 2024: 50; it was there {ASSUMED}"
    ]
    assert why(measures) == [(LinkKind.BACK, f"last in March 2024 {ASSUMED}")]


def test_the_report_that_lacks_it_first_tells_as_what_it_comes_back() -> None:
    assert told(histories(MENDED_NOW), MARCH, APRIL) == [
        "No longer reported; was 50; it is back in May 2024 as A.7 “Road potholes mended in time”; "
        "the same (assumed): names alike under another code"
    ]


def test_one_that_is_back_by_its_own_name_leaves_no_doubt() -> None:
    measures = histories(MENDED)
    assert told(measures, APRIL, MAY) == ["Back, before that last in March 2024: 50"]
    assert told(measures, MARCH, APRIL) == ["No longer reported; was 50; it is back in May 2024"]
    assert why(measures) == [(LinkKind.BACK, "last in March 2024")]


def test_what_an_officer_confirmed_is_not_assumed() -> None:
    settled = judged(LinkMeasures(who="Ada", why="", before=MENDED.named, after=MENDED_NOW.named))
    assert told(histories(MENDED_NOW, settled=settled), APRIL, MAY) == [
        "Back, before that last in March 2024: 50; it was there as A.3 “Potholes mended in time”"
    ]


NORTH, SOUTH = (
    replace(MENDED, measure_code=code, measure_name=f"Potholes mended in time {where}")
    for code, where in (("A.3", "north"), ("A.8", "south"))
)


def test_new_ones_that_may_be_one_that_went_before_are_told_so() -> None:
    may_be = "may continue from A.3 “Potholes mended in time” of March 2024, not confirmed"
    measures = histories(NORTH, SOUTH)
    assert told(measures, APRIL, MAY) == [f"Perhaps new: 50; {may_be}"] * 2
    assert why(measures) == [(LinkKind.NEW, may_be)] * 2


def test_what_an_officer_refused_is_not_asked_again() -> None:
    settled = judged(
        *(
            UnlinkMeasures(who="Ada", why="", before=MENDED.named, after=each.named)
            for each in (NORTH, SOUTH)
        )
    )
    assert told(histories(NORTH, SOUTH, settled=settled), APRIL, MAY) == ["New: 50"] * 2


@pytest.mark.parametrize("name", ["Loans", "Visits to libraries"])
def test_what_is_like_none_is_new(name: str) -> None:
    other = replace(MENDED, measure_name=name)
    assert told(histories(other), APRIL, MAY) == ["New: 50"]
    assert why(histories(other)) == [(LinkKind.NEW, "no measure is like it")]


def test_a_name_that_only_the_reports_between_explain_is_told_as_assumed() -> None:
    names = ("red cats seen there", "big red cats seen", "big wild red cats")
    reports = (
        report(day, Reading("A", "A.1", name), FIRES)
        for day, name in zip((MARCH, APRIL, MAY), names, strict=True)
    )
    measures = measure_histories(facts(readings(*reports)))
    assert len({each[0].measure_id for each in measures.by_day.values()}) == 1
    found = changes(measures, MARCH, MAY)
    assert [change.sentence for change in found] == [
        "Was called “red cats seen there”; the same (assumed): as its names in other reports show"
    ]
    assert MeasureName("A.1", names[2]) == found[0].measure


def test_one_that_is_back_under_its_first_name_is_neither_missing_nor_new() -> None:
    names = (
        "red cats seen outdoors at night yearly",
        "red cats seen outdoors by wild foxes",
        "wild foxes seen outdoors on black hills",
        "red cats seen outdoors at night yearly",
    )
    days = [month_end(2024, number) for number in (3, 4, 5, 6)]
    reports = [
        report(day, Reading("A", "A.1", name), FIRES) for day, name in zip(days, names, strict=True)
    ]
    rows = readings(*reports)
    measures = measure_histories(facts(rows))
    assert len({each[0].measure_id for each in measures.by_day.values()}) == 1
    (found, _) = link_measures(measures.by_day[days[2]], measures.by_day[days[3]])
    assert (found.kind, found.confidence) == (LinkKind.RENAMED, Confidence.LIKELY)
    assert found.why == "as its names in other reports show"
    council = CouncilFacts.of(rows, pl.DataFrame(schema=PRIORITY_COLUMNS))
    assert not [each for each in council.findings(reports[3]) if "I3" in each.rules]
