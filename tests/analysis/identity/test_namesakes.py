"""Measures of one name under several priorities, whose codes were their namesakes' before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from kpi_tui.analysis.changes.change import ChangeKind
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.analysis.identity.links import link_measures
from kpi_tui.analysis.identity.namesakes import PriorityNumbers
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import LinkMeasures, UnlinkMeasures
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Priority, Reading
from kpi_tui.vocabulary import Confidence
from tests.support.judging import judged
from tests.support.measures import month_end
from tests.support.months import readings, report

COMPLAINTS = "Complaints answered in time"
ADULTS, CHILDREN, HOUSING = "Adult social care", "Children’s services", "Housing"
Month = Sequence[tuple[str, str, str, str]]
"""Rows: the priority’s title, the code, the name, the actual. A code begins with the priority’s."""
BOTH = [(ADULTS, "1.1", COMPLAINTS, "90"), (CHILDREN, "2.1", COMPLAINTS, "50")]


def held(*months: Month, settled: JudgementsInForce = NO_JUDGEMENTS) -> MeasureHistories:
    """Reports of months in a row, April 2024 first."""
    reports = []
    for place, rows in enumerate(months):
        places: Mapping[str, str] = {code.partition(".")[0]: title for title, code, *_ in rows}
        reports.append(
            report(
                month_end(2024, 4 + place),
                *(
                    Reading(code.partition(".")[0], code, name, period_actual=actual)
                    for _, code, name, actual in rows
                ),
                headings=[Priority(code, title) for code, title in places.items()],
            )
        )
    return measure_histories(facts(readings(*reports), settled), settled)


def series(measures: MeasureHistories) -> list[list[str | None]]:
    """The actuals of each measure, month after month."""
    return [[each.period.actual for each in known] for known in measures.by_id.values()]


def test_where_two_priorities_change_places_each_measure_goes_on_under_its_own() -> None:
    after = [(CHILDREN, "1.1", COMPLAINTS, "51"), (ADULTS, "2.1", COMPLAINTS, "91")]
    measures = held(BOTH, after)
    assert series(measures) == [["90", "91"], ["50", "51"]]
    before, now = measures.by_day.values()
    links = link_measures(before, now)
    assert [(each.before, each.after) for each in links] == [
        (MeasureName("1.1", COMPLAINTS), MeasureName("2.1", COMPLAINTS)),
        (MeasureName("2.1", COMPLAINTS), MeasureName("1.1", COMPLAINTS)),
    ]
    assert {each.confidence for each in links} == {Confidence.LIKELY}
    found = changes(measures, *measures.by_day)
    assert {each.sentence for each in found if each.kind is ChangeKind.RENUMBERED} == {
        "Was 1.1; the same (assumed): same name under the same priority",
        "Was 2.1; the same (assumed): same name under the same priority",
    }


def test_where_the_first_priority_is_left_out_its_figures_do_not_go_on() -> None:
    measures = held(BOTH, [(CHILDREN, "1.1", COMPLAINTS, "51")])
    assert series(measures) == [["90"], ["50", "51"]]
    (gone,) = (each for each in changes(measures, *measures.by_day) if each.kind is ChangeKind.GONE)
    assert gone.sentence == (
        f"No longer reported; was 90; its code now names “{COMPLAINTS}” of 1 {CHILDREN}"
    )


def test_where_a_priority_is_put_in_before_them() -> None:
    after = [
        (HOUSING, "1.1", COMPLAINTS, "10"),
        (ADULTS, "2.1", COMPLAINTS, "91"),
        (CHILDREN, "3.1", COMPLAINTS, "51"),
    ]
    assert series(held(BOTH, after)) == [["90", "91"], ["50", "51"], ["10"]]


def test_where_all_codes_are_others_nobody_need_be_asked() -> None:
    after = [(ADULTS, "A.7", COMPLAINTS, "91"), (CHILDREN, "B.9", COMPLAINTS, "51")]
    measures = held(BOTH, after)
    assert series(measures) == [["90", "91"], ["50", "51"]]
    before, now = measures.by_day.values()
    assert all(each.joins for each in link_measures(before, now))


ON_TIME = "Complaints answered on time"


@pytest.mark.parametrize(
    "after",
    [
        [(ADULTS, "1.1", ON_TIME, "91"), (CHILDREN, "2.1", ON_TIME, "51")],
        [(CHILDREN, "1.1", ON_TIME, "51"), (ADULTS, "2.1", ON_TIME, "91")],
        [(CHILDREN, "B.7", ON_TIME, "51"), (ADULTS, "A.9", ON_TIME, "91")],
    ],
)
def test_where_all_are_reworded_each_goes_on_under_its_priority(after: Month) -> None:
    measures = held(BOTH, after)
    assert series(measures) == [["90", "91"], ["50", "51"]]
    before, now = measures.by_day.values()
    assert all(each.joins for each in link_measures(before, now))


@pytest.mark.parametrize("code", ["1.1", "9.9"])
def test_where_two_may_have_become_one_that_is_reworded_it_is_asked(code: str) -> None:
    measures = held(BOTH, [(ADULTS, code, ON_TIME, "140")])
    assert series(measures) == [["90"], ["50"], ["140"]]
    before, now = measures.by_day.values()
    assert {each.confidence for each in link_measures(before, now)} == {Confidence.ASK}


def test_where_one_measure_is_split_over_two_priorities_it_is_asked() -> None:
    before = [(ADULTS, "1.1", COMPLAINTS, "90")]
    after = [
        (ADULTS, "1.1", ON_TIME, "40"),
        (CHILDREN, "2.1", ON_TIME, "50"),
    ]
    assert len(series(held(before, after))) == 3


def test_where_one_was_away_meanwhile() -> None:
    between = [(ADULTS, "1.1", COMPLAINTS, "91")]
    after = [(CHILDREN, "1.1", COMPLAINTS, "52"), (ADULTS, "2.1", COMPLAINTS, "92")]
    assert series(held(BOTH, between, after)) == [["90", "91", "92"], ["50", "52"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # One measure of its name goes by its code, wherever it stands.
        ([(ADULTS, "1.1", COMPLAINTS, "90")], [(HOUSING, "1.1", COMPLAINTS, "91")]),
        # Two of one name under one priority go by their codes.
        (
            [(ADULTS, "1.1", COMPLAINTS, "90"), (ADULTS, "1.2", COMPLAINTS, "50")],
            [(ADULTS, "1.2", COMPLAINTS, "51"), (ADULTS, "1.1", COMPLAINTS, "91")],
        ),
        # Nothing says that the priorities are those of before.
        (BOTH, [("Live", "1.1", COMPLAINTS, "91"), ("Learn", "2.1", COMPLAINTS, "51")]),
    ],
)
def test_where_priorities_do_not_tell_codes_do(before: Month, after: Month) -> None:
    found = series(held(before, after))
    assert found == [["90", "91"], ["50", "51"]][: len(found)]
    assert len(found) == len(before)


def test_what_a_person_said_comes_first() -> None:
    old, new = MeasureName("1.1", COMPLAINTS), MeasureName("B.9", COMPLAINTS)
    after = [(ADULTS, "A.7", COMPLAINTS, "91"), (CHILDREN, "B.9", COMPLAINTS, "51")]
    linked = judged(LinkMeasures(who="Ada", why="", before=old, after=new))
    assert ["90", "51"] in series(held(BOTH, after, settled=linked))
    other = MeasureName("A.7", COMPLAINTS)
    parted = judged(UnlinkMeasures(who="Ada", why="", before=old, after=other))
    assert ["90"] in series(held(BOTH, after, settled=parted))


def test_priorities_keep_their_numbers() -> None:
    numbers = PriorityNumbers()
    first = [("1", ADULTS), ("2", CHILDREN)]
    assert list(numbers.of_month(first).values()) == [0, 1]
    assert list(numbers.of_month(first).values()) == [0, 1]
    later = [("1", HOUSING), ("2", ADULTS)]
    assert list(numbers.of_month(later).values()) == [2, 0]
    assert list(numbers.of_month([("7", CHILDREN), ("2", ADULTS)]).values()) == [1, 0]
    assert list(numbers.of_month([]).values()) == []
    assert list(numbers.of_month([("9", CHILDREN)]).values()) == [1]


def test_two_that_a_report_had_side_by_side_are_never_compared() -> None:
    by_code = [(ADULTS, "K1", COMPLAINTS, "90"), (CHILDREN, "K2", COMPLAINTS, "50")]
    measures = held(by_code, by_code[:1], by_code[1:])
    first, second, third = measures.by_day
    assert len(measures.by_id) == 2
    found = {each.kind: each.sentence for each in changes(measures, second, third)}
    assert found == {
        ChangeKind.GONE: "No longer reported; was 90",
        ChangeKind.NEW: "Back, before that last in April 2024: 50",
    }
    assert changes(measures, first, third)[0].kind is ChangeKind.GONE
