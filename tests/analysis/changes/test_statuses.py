from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.statuses import effect, move, polarities, status_group, statuses
from kpi_tui.status import NEITHER_MET_NOR_MISSED, Status
from kpi_tui.vocabulary import Polarity, YtdMethod
from tests.support.pairs import DOWN, UP, cells, pair

GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
UNKNOWN, UNDUE = Status.ACTUAL_MISSING, Status.NOT_REPORTED
UNREAD, WATCHED = Status.UNREADABLE, Status.MONITORING_ONLY


def moved(old: Status | None, new: Status | None, months_at_status: int = 1) -> list[Change]:
    before = cells(period_actual="1", period_status=old)
    after = cells(period_actual="2", period_status=new)
    return list(statuses(pair(before, after, months_at_status=months_at_status)))


@pytest.mark.parametrize(
    ("old", "new", "amounts_to", "listed", "sentence"),
    [
        (GREEN, RED, Effect.WORSE, ChangeGroup.NEWLY_RED, "Went from ★ green to ▲ red"),
        (AMBER, RED, Effect.WORSE, ChangeGroup.NEWLY_RED, "Went from ● amber to ▲ red"),
        (GREEN, AMBER, Effect.WORSE, ChangeGroup.WORSE, "Went from ★ green to ● amber"),
        (RED, AMBER, Effect.BETTER, ChangeGroup.BETTER, "Went from ▲ red to ● amber"),
        (RED, GREEN, Effect.BETTER, ChangeGroup.BETTER, "Went from ▲ red to ★ green"),
        (
            RED,
            UNKNOWN,
            "removed",
            ChangeGroup.NO_LONGER_RATED,
            "No longer RAG-rated, Actual missing; was ▲ red",
        ),
        (
            RED,
            None,
            "removed",
            ChangeGroup.NO_LONGER_RATED,
            "No longer RAG-rated, no status; was ▲ red",
        ),
        (
            RED,
            UNDUE,
            "removed",
            ChangeGroup.OTHER_STATUS,
            "No longer RAG-rated, Not reported; was ▲ red",
        ),
        (
            RED,
            UNREAD,
            "removed",
            ChangeGroup.OTHER_STATUS,
            "No longer RAG-rated, ◌ unreadable; was ▲ red",
        ),
        (UNKNOWN, RED, Effect.ADDED, ChangeGroup.NEWLY_RED, "Now rated, ▲ red; was Actual missing"),
        (
            UNDUE,
            RED,
            Effect.ADDED,
            ChangeGroup.NEWLY_RED,
            "Now rated, ▲ red; was Not reported",
        ),
        (None, RED, Effect.ADDED, ChangeGroup.NOW_RATED, "Now rated, ▲ red; was no status"),
        (
            UNREAD,
            RED,
            Effect.ADDED,
            ChangeGroup.OTHER_STATUS,
            "Now rated, ▲ red; was ◌ unreadable",
        ),
        (
            UNKNOWN,
            GREEN,
            Effect.ADDED,
            ChangeGroup.NOW_RATED,
            "Now rated, ★ green; was Actual missing",
        ),
        (
            UNDUE,
            GREEN,
            "added",
            ChangeGroup.OTHER_STATUS,
            "Now rated, ★ green; was Not reported",
        ),
        (UNKNOWN, None, None, ChangeGroup.OTHER_STATUS, "Went from Actual missing to no status"),
        (
            None,
            WATCHED,
            None,
            ChangeGroup.OTHER_STATUS,
            "Went from no status to Monitoring only",
        ),
    ],
)
def test_a_status_that_moved(
    old: Status | None,
    new: Status | None,
    amounts_to: Effect | None,
    listed: ChangeGroup,
    sentence: str,
) -> None:
    (change,) = moved(old, new)
    assert (change.sentence, change.effect, change.group) == (sentence, amounts_to, listed)
    assert (change.kind, change.field) == (ChangeKind.STATUS, "period_status")
    assert (change.old, change.new) == (old and old.value, new and new.value)


STATUSES = st.none() | st.sampled_from(Status)


@given(STATUSES)
def test_a_status_that_stands_is_no_change(status: Status | None) -> None:
    assert moved(status, status) == []


@given(STATUSES, STATUSES)
def test_what_went_one_way_comes_back_the_other(old: Status | None, new: Status | None) -> None:
    back = {
        Effect.BETTER: Effect.WORSE,
        Effect.WORSE: Effect.BETTER,
        Effect.ADDED: Effect.REMOVED,
        Effect.REMOVED: Effect.ADDED,
        None: None,
    }
    if old is not new:
        assert effect(new, old) is back[effect(old, new)]
        assert move(old, new) != move(new, old)


@example(Status.BLUE, RED)
@given(STATUSES, STATUSES)
def test_the_tier_of_a_step_says_what_it_amounts_to(old: Status | None, new: Status | None) -> None:
    allowed = {
        ChangeGroup.NEWLY_RED: (Effect.WORSE, Effect.ADDED),
        ChangeGroup.WORSE: (Effect.WORSE,),
        ChangeGroup.BETTER: (Effect.BETTER,),
        ChangeGroup.NO_LONGER_RATED: (Effect.REMOVED,),
        ChangeGroup.NOW_RATED: (Effect.ADDED,),
        ChangeGroup.OTHER_STATUS: (Effect.ADDED, Effect.REMOVED, None),
    }
    if old in NEITHER_MET_NOR_MISSED or new in NEITHER_MET_NOR_MISSED:
        assert effect(old, new) is None
    elif old is not new:
        assert effect(old, new) in allowed[status_group(old, new)]


def test_the_year_has_a_change_of_its_own_that_says_so() -> None:
    before = cells(ytd_actual="9", ytd_status=GREEN)
    (change,) = statuses(pair(before, replace(before, ytd_actual="8", ytd_status=RED)))
    assert (change.field, change.group) == ("ytd_status", ChangeGroup.NEWLY_RED)
    assert change.sentence == "Year to date: went from ★ green to ▲ red"


def test_the_wider_step_comes_first_and_the_month_before_its_year() -> None:
    assert moved(GREEN, RED)[0].weight < moved(AMBER, RED)[0].weight
    assert moved(AMBER, RED)[0].weight < moved(UNKNOWN, RED)[0].weight
    assert moved(RED, UNKNOWN)[0].weight < moved(GREEN, UNKNOWN)[0].weight
    month, year = statuses(
        pair(cells(period_status=GREEN, ytd_status=GREEN), cells(period_status=RED, ytd_status=RED))
    )
    assert month.weight < year.weight < moved(AMBER, RED)[0].weight
    month, year = statuses(
        pair(
            cells(period_status=AMBER, ytd_status=RED), cells(period_status=GREEN, ytd_status=GREEN)
        )
    )
    assert (month.field, year.field) == ("period_status", "ytd_status")
    assert month.weight < year.weight, "though the year's is the wider step"


def test_how_long_a_status_had_stood() -> None:
    assert moved(GREEN, RED, months_at_status=3)[0].sentence == (
        "Went from ★ green to ▲ red, after 3 reports green"
    )
    assert "after" not in moved(GREEN, RED, months_at_status=2)[0].sentence
    assert "after" not in moved(UNKNOWN, RED, months_at_status=9)[0].sentence
    year = pair(cells(ytd_status=GREEN), cells(ytd_status=RED), months_at_status=9)
    assert "after" not in next(statuses(year)).sentence


def beside(
    old: Status, new: Status, actuals: tuple[str, str], targets: tuple[str, str | None]
) -> str:
    """What is added to the sentence of a status beside other figures."""
    before, after = (
        cells(period_actual=actual, period_target=target, period_status=status)
        for actual, target, status in zip(actuals, targets, (old, new), strict=True)
    )
    sentence = next(statuses(pair(before, after, polarity=UP))).sentence
    return sentence.partition("; ")[2]


def test_a_status_that_moved_without_its_figures() -> None:
    assert beside(GREEN, AMBER, ("95", "95.0"), ("95", "95")) == "its figures are the same"
    assert beside(AMBER, GREEN, ("95", "95"), ("95", "95")) == "its figures are the same"
    assert beside(GREEN, AMBER, ("95", "94"), ("95", "95")) == ""
    before = cells(period_actual="1", period_status=GREEN)
    (lost,) = statuses(pair(before, replace(before, period_status=UNKNOWN)))
    assert "figures" not in lost.sentence


def test_a_status_that_moved_with_its_target() -> None:
    said = "its target was made easier from 95 to 90, and {} would have {}"
    missed, met = "missed the old target", "met the old target too"
    assert beside(RED, GREEN, ("90", "91"), ("95", "90")) == said.format(91, missed)
    assert beside(RED, GREEN, ("90", "90"), ("95", "90")) == said.format(90, missed)
    assert beside(RED, GREEN, ("90", "96"), ("95", "90")) == said.format(96, met)
    assert (
        beside(GREEN, RED, ("90", "89"), ("90", "95")) == "its target was made harder from 90 to 95"
    )
    # A target that moved the other way explains nothing.
    assert beside(GREEN, RED, ("90", "80"), ("95", "90")) == ""
    assert beside(RED, GREEN, ("90", "99"), ("95", None)) == ""


def test_a_years_target_that_adds_up_explains_nothing() -> None:
    before = cells(ytd_actual="9", ytd_target="10", ytd_status=GREEN)
    after = replace(before, ytd_target="20", ytd_status=RED)

    def sentence(method: YtdMethod) -> str:
        return next(statuses(pair(before, after, polarity=UP, ytd_method=method))).sentence

    assert sentence(YtdMethod.AVERAGE).endswith("; its target was made harder from 10 to 20")
    assert sentence(YtdMethod.SUM) == "Year to date: went from ★ green to ▲ red"


def test_the_other_way_printed_as_better_is_told() -> None:
    up, down = (replace(cells(), published_polarity=way) for way in (UP, DOWN))
    (change,) = polarities(pair(up, down))
    assert change.sentence == "Lower is printed as better, was higher"
    assert (change.kind, change.field) == (ChangeKind.POLARITY, "published_polarity")
    assert (change.old, change.new) == ("bigger_is_better", "smaller_is_better")
    (back,) = polarities(pair(down, up))
    assert back.sentence == "Higher is printed as better, was lower"


@pytest.mark.parametrize(
    ("old", "new"),
    [(UP, UP), (UP, None), (None, DOWN), (None, None), (UP, Polarity.NEUTRAL)],
)
def test_a_polarity_that_stays_or_is_not_printed_is_no_change(
    old: Polarity | None, new: Polarity | None
) -> None:
    ends = (replace(cells(), published_polarity=way) for way in (old, new))
    assert not list(polarities(pair(*ends)))
