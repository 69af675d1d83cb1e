"""The register of measures that reports no longer have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.vanished import Absence, VanishedMeasure, vanished
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.demo import published
from kpi_tui.judgements.in_force import in_force
from kpi_tui.judgements.judgement import LinkMeasures
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import MISSED, Status
from tests.support.across import reading, seen, text_of
from tests.support.frames import frame, histories, month
from tests.support.laws import examples
from tests.support.measures import month_end


def one(signs: str) -> VanishedMeasure:
    """The one measure that vanished, beside one that is in every report."""
    (found,) = vanished(seen(a01_01="★" * len(signs), a02_01=signs))
    return found


def test_last_seen_when_and_how_it_stood() -> None:
    found = one("★▲▲ ")
    assert found.measure.report_date == month_end(2023, 3)
    assert found.missing_from == month_end(2023, 4)
    assert found.measure.period.status is Status.RED
    assert found.missed is not None
    assert found.missed.reports == 2
    assert (found.back, found.times, found.absence) == (None, 1, Absence.NO_LONGER_REPORTED)
    assert found.why == "no measure is like it"
    assert found.was_off_target


def test_one_that_came_back() -> None:
    found = one("★  ▲")
    assert (found.absence, found.back, found.times) == (Absence.BACK, month_end(2023, 4), 1)
    assert found.measure.period.status is Status.GREEN
    assert not found.was_off_target
    assert found.missed is None


def test_one_that_came_back_under_another_name_is_told_as_what() -> None:
    other = reading("a02_01", measure_code="A02.07", measure_name="Old debt outstanding")
    beside = reading("a01_01")
    rows = ((beside, reading("a02_01")), (beside,), (beside, other))
    (found,) = vanished(histories(*(month(text_of(at), *each) for at, each in enumerate(rows))))
    assert (found.back, found.back_as) == (month_end(2023, 3), other.named)
    assert found.told_of_back == (
        " as A02.07 “Old debt outstanding”; the same (assumed): names alike under another code"
    )
    assert one("★ ★").back_as is None


def test_one_that_comes_in_turn_may_not_be_due() -> None:
    assert one("★  ★  ★ ").absence is Absence.NOT_DUE
    assert one("★  ★  ★  ").absence is Absence.NOT_DUE
    assert one("★  ★  ★   ").absence is Absence.NO_LONGER_REPORTED
    assert one("★  ★  ★ ").times == 3


def test_a_report_that_is_not_held_makes_nothing_vanish() -> None:
    assert vanished(seen(a01_01="★  ★", a02_01="▲  ▲")) == []


def test_nothing_vanishes_from_one_report() -> None:
    assert vanished(seen(a01_01="★")) == []
    assert vanished(histories()) == []


def test_as_it_was_known_then() -> None:
    held = seen(a01_01="★★★★", a02_01="▲ ▲ ")
    assert [each.absence for each in vanished(held, month_end(2023, 2))] == [
        Absence.NO_LONGER_REPORTED
    ]
    assert [each.absence for each in vanished(held, month_end(2023, 3))] == [Absence.BACK]
    assert vanished(held, month_end(2023, 1)) == []


def test_the_red_come_first_and_those_that_are_back_last() -> None:
    held = seen(a01_01="★ ★", a01_02="●  ", a02_01="★★ ", a02_02="▲  ")
    found = vanished(held)
    assert [each.measure.measure_code for each in found][:2] == ["A02.02", "A01.02"]
    assert [each.back is None for each in found] == [True, True, True, False]


def test_what_may_continue_under_another_name_is_not_gone() -> None:
    old = reading("a01_01", measure_name="% of Statutory Complaints responded to outside the time")
    new = replace(old, measure_name="% of Statutory Complaints responded to within the time")
    other = reading("a02_01")
    found = vanished(histories(month(text_of(0), old, other), month(text_of(1), new, other)))
    (only,) = found
    assert only.absence is Absence.MAY_CONTINUE
    assert only.may_be == (MeasureName("A01.01", new.measure_name),)
    assert "names partly alike" in only.why


def test_what_may_continue_in_a_later_report_is_not_gone_either() -> None:
    north, south = (
        reading("a01_01", measure_code=f"A01.0{at}", measure_name=f"Visits to libraries {where}")
        for at, where in enumerate(("north", "south"), 1)
    )
    other = reading("a02_01")
    rows = ((reading("a01_01"), other), (other,), (north, south, other))
    (only,) = vanished(histories(*(month(text_of(at), *each) for at, each in enumerate(rows))))
    assert only.absence is Absence.MAY_CONTINUE
    assert only.may_be == (north.named, south.named)
    assert only.why == "names partly alike in a later report"


def test_what_an_officer_linked_has_not_vanished() -> None:
    old, new = reading("a01_01"), reading("a02_02")
    held = frame(month(text_of(0), old), month(text_of(1), new))
    assert len(vanished(measure_histories(facts(held)))) == 1
    names = [MeasureName(each.measure_code, each.measure_name) for each in (old, new)]
    judged = in_force([LinkMeasures(who="an officer", why="", before=names[0], after=names[1])], ())
    assert vanished(measure_histories(facts(held, judged), judged)) == []


def test_one_not_rated_and_short_of_its_target_was_off_target() -> None:
    history = [("60", Status.RED), ("70", Status.RED), ("100", Status.GREEN), ("70", None)]
    reports = [
        month(text_of(place), reading("a01_01"), reading("a02_01", status, period_actual=actual))
        for place, (actual, status) in enumerate(history)
    ]
    (found,) = vanished(histories(*reports, month(text_of(4), reading("a01_01"))))
    assert found.measure.period.status is None
    assert found.was_off_target


@examples(60)
@given(st.text("★▲ ", min_size=1, max_size=12))
def test_the_register_is_as_counted_by_hand(signs: str) -> None:
    found = vanished(seen(a01_01="★" * len(signs), a02_01=signs))
    away = [part for part in signs.lstrip().replace("▲", "★").split("★") if part]
    assert len(found) == (1 if signs.strip() and away else 0)
    for each in found:
        assert each.times == len(away)
        assert (each.back is None) == signs.endswith(" ")


def test_the_published_months() -> None:
    found = vanished(histories(published("2023-01"), published("2024-07")))
    names = [each.measure.measure_code for each in found if each.measure.period.status in MISSED]
    assert len(names) == sum(
        each.was_off_target and each.measure.period.status in MISSED for each in found
    )
    assert all(each.back is None for each in found)
    order = [each.measure.period.status for each in found]
    assert order[: order.count(Status.RED)] == [Status.RED] * order.count(Status.RED)
    split = next(each for each in found if len(each.may_be) == 2 and "DSG" in each.may_be[0].name)
    assert split.absence is Absence.MAY_CONTINUE


@pytest.mark.parametrize("absence", Absence)
def test_none_is_called_discontinued(absence: Absence) -> None:
    assert "discontinue" not in absence.value
