"""Statuses by director and portfolio holder, period by period."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.owners import OwnerRole, OwnerStatuses, owner_statuses
from kpi_tui.demo import published
from kpi_tui.status import Status
from tests.support.across import months, reading, seen, text_of, with_fields
from tests.support.frames import histories, month
from tests.support.laws import examples
from tests.support.measures import month_end

PLACES, CARE = "Director of Places", "Director of Adult Social Care"
GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
DIRECTOR, HOLDER = OwnerRole.DIRECTOR, OwnerRole.PORTFOLIO_HOLDER


def rows(found: OwnerStatuses) -> dict[str | None, list[dict[Status | None, int]]]:
    return {each.name: [dict(counts) for counts in each.counts] for each in found.rows}


def test_each_owner_s_measures_in_each_period() -> None:
    found = owner_statuses(seen(a01_01="★▲", a01_02="▲▲", a02_01="- "), DIRECTOR)
    assert rows(found) == {PLACES: [{GREEN: 1, RED: 1, None: 1}, {RED: 2}]}
    assert [day.month for day in found.periods] == [1, 2]


def test_portfolio_holders_have_the_measures_they_answer_for() -> None:
    found = owner_statuses(seen(a01_01="★"), HOLDER)
    assert rows(found) == {"Cabinet member for Finance": [{GREEN: 1}]}


def test_a_measure_of_two_directors_counts_for_both() -> None:
    both = month(text_of(0), reading("a01_01", RED, directors=(PLACES, CARE)))
    assert rows(owner_statuses(histories(both), DIRECTOR)) == {CARE: [{RED: 1}], PLACES: [{RED: 1}]}


def test_a_measure_that_changes_hands() -> None:
    first, second = months(a01_01="▲▲")
    found = owner_statuses(histories(first, with_fields(second, {"directors": (CARE,)})), DIRECTOR)
    assert rows(found) == {CARE: [{}, {RED: 1}], PLACES: [{RED: 1}, {}]}


def test_measures_that_name_nobody_come_last() -> None:
    both = month(
        text_of(0),
        reading("a01_01", AMBER, directors=(), portfolio_holder=None),
        reading("a01_02", directors=("", "  ")),
        reading("a02_01", directors=("Zookeeper",)),
    )
    assert list(rows(owner_statuses(histories(both), DIRECTOR))) == ["Zookeeper", None]
    assert rows(owner_statuses(histories(both), HOLDER))[None] == [{AMBER: 1}]


def test_two_spellings_are_one_person() -> None:
    first, second = months(a01_01="▲▲")
    again = with_fields(second, {"directors": ("director of  PLACES",)})
    (only,) = owner_statuses(histories(first, again), DIRECTOR).rows
    assert [counts.total() for counts in only.counts] == [1, 1]


def test_by_name_without_a_title() -> None:
    both = month(
        text_of(0),
        reading("a01_01", portfolio_holder="Cllr Zed"),
        reading("a01_02", portfolio_holder="Leader"),
        reading("a02_01", portfolio_holder="Cllr Able"),
    )
    names = list(rows(owner_statuses(histories(both), HOLDER)))
    assert names == ["Cllr Able", "Leader", "Cllr Zed"]


def test_only_what_passes_is_counted() -> None:
    found = owner_statuses(
        seen(a01_01="★▲", a01_02="▲▲"),
        DIRECTOR,
        since=month_end(2023, 2),
        passes=lambda measure: measure.measure_code == "A01.01",
    )
    assert rows(found) == {PLACES: [{RED: 1}]}


@examples(30)
@given(st.lists(st.text("★●▲?m- ", min_size=1, max_size=6), min_size=2, max_size=2))
def test_every_reading_is_counted_once_where_each_has_one_owner(signs: list[str]) -> None:
    if not "".join(signs).strip():
        return
    held = seen(a01_01=signs[0], a02_01=signs[1])
    for role in OwnerRole:
        found = owner_statuses(held, role)
        for place, day in enumerate(found.periods):
            total: Counter[Status | None] = Counter()
            for each in found.rows:
                total += each.counts[place]
            assert total == Counter(each.period.status for each in held.by_day[day])


def test_nobody_of_the_published_months_is_lost() -> None:
    held = histories(published("2023-01"), published("2024-07"))
    found = owner_statuses(held, HOLDER)
    for place, day in enumerate(found.periods):
        assert sum(each.counts[place].total() for each in found.rows) == len(held.by_day[day])


def test_of_nothing_there_is_nobody() -> None:
    assert owner_statuses(histories(), DIRECTOR).rows == ()
    assert replace(owner_statuses(histories(), HOLDER), role=DIRECTOR).periods == ()
