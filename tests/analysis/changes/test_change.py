from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.changes.change import (
    PRIORITY,
    Change,
    ChangeKind,
    Effect,
    Summary,
    by_measure,
    summary,
)
from kpi_tui.analysis.changes.groups import STEP, ChangeGroup, group_of, weigh


def change(
    kind: ChangeKind,
    effect: Effect | None = None,
    *,
    group: ChangeGroup = ChangeGroup.WORDING,
    code: str = "OCC01.01",
    field: str | None = None,
    old: str | None = "old",
    new: str | None = "new",
) -> Change:
    return Change(
        kind, code, f"Measure {code}", code, field, old, new, effect, "Said.", 1, weigh(group)
    )


def status(
    effect: Effect, field: str = "period_status", group: ChangeGroup = ChangeGroup.WORSE
) -> Change:
    return change(ChangeKind.STATUS, effect, field=field, group=group)


def target(effect: Effect | None, field: str = "period_target") -> Change:
    return change(ChangeKind.TARGET, effect, field=field)


@given(st.sampled_from(ChangeGroup), st.floats(allow_nan=False))
def test_a_weight_stays_in_its_group(group: ChangeGroup, rest: float) -> None:
    assert group_of(weigh(group, rest)) is group


@given(st.sampled_from(ChangeGroup), st.floats(0, 1), st.floats(0, 1))
def test_weights_keep_the_order_of_what_they_are_made_of(
    group: ChangeGroup, one: float, other: float
) -> None:
    assert (weigh(group, one) <= weigh(group, other)) or one > other
    assert weigh(group, 1.0) < weigh(group) + STEP


def test_each_tier_has_its_heading() -> None:
    assert len({group.heading for group in ChangeGroup}) == len(ChangeGroup)


def test_the_tiers_are_in_the_order_of_a_committee() -> None:
    order = [
        *(
            ChangeGroup.NEWLY_RED,
            ChangeGroup.WORSE,
            ChangeGroup.TARGET_LOOSENED,
            ChangeGroup.GONE,
            ChangeGroup.BETTER,
            ChangeGroup.TARGET,
            ChangeGroup.NEW,
        ),
        *(
            ChangeGroup.OWNER,
            ChangeGroup.PLACE,
            ChangeGroup.UNIT,
            ChangeGroup.VALUE,
            ChangeGroup.NAME,
            ChangeGroup.WORDING,
        ),
    ]
    assert order == sorted(order)


def test_changes_are_grouped_by_code_and_name() -> None:
    first, second = change(ChangeKind.VALUE), change(ChangeKind.VALUE, code="OCC01.02")
    third = change(ChangeKind.WORDING)
    named = replace(first, measure_name="Another measure")
    assert by_measure([first, second, third, named]) == {
        ("OCC01.01", "Measure OCC01.01"): [first, third],
        ("OCC01.02", "Measure OCC01.02"): [second],
        ("OCC01.01", "Another measure"): [named],
    }
    assert list(by_measure([second, first])) == [second.measure, first.measure]


def test_a_measure_counts_once() -> None:
    both = [status(Effect.WORSE), status(Effect.WORSE, "ytd_status")]
    assert summary(both) == Summary(worse=1)
    other = replace(both[0], measure_code="OCC01.02")
    assert summary([*both, other]).worse == 2


def test_the_months_status_counts_before_the_years() -> None:
    worse, better = status(Effect.WORSE), status(Effect.BETTER, "ytd_status")
    assert summary([better, worse]) == Summary(worse=1)
    assert summary([better]) == Summary(better=1)
    # A month that is no longer judged says neither.
    lost = status(Effect.REMOVED, group=ChangeGroup.NO_LONGER_RATED)
    assert summary([lost, better]) == Summary(better=1)
    assert summary([lost]) == Summary()


def test_newly_red_counts_as_worse_only_where_it_was_judged() -> None:
    assert summary([status(Effect.WORSE, group=ChangeGroup.NEWLY_RED)]) == Summary(
        worse=1, new_reds=1
    )
    assert summary([status(Effect.ADDED, group=ChangeGroup.NEWLY_RED)]) == Summary(new_reds=1)


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ((Effect.LOOSER,), Summary(targets=1, looser=1)),
        ((Effect.TIGHTER,), Summary(targets=1, tighter=1)),
        ((Effect.REMOVED,), Summary(targets=1, targets_removed=1)),
        ((Effect.ADDED,), Summary(targets=1)),
        ((None,), Summary(targets=1)),
        ((Effect.TIGHTER, Effect.LOOSER), Summary(targets=1, looser=1)),
        ((Effect.LOOSER, Effect.REMOVED), Summary(targets=1, targets_removed=1)),
    ],
)
def test_targets_are_counted_by_the_gravest(
    effects: tuple[Effect | None, ...], expected: Summary
) -> None:
    assert summary(target(effect) for effect in effects) == expected


def test_what_came_and_went() -> None:
    gone = change(ChangeKind.GONE, group=ChangeGroup.GONE, new=None)
    come = change(ChangeKind.NEW, group=ChangeGroup.NEW, old=None, code="OCC01.02")
    asked = change(ChangeKind.GONE, group=ChangeGroup.UNSETTLED, code="OCC01.03")
    split = change(ChangeKind.SPLIT, group=ChangeGroup.UNSETTLED, code="OCC01.04")
    maybe = change(ChangeKind.NEW, group=ChangeGroup.UNSETTLED, code="OCC01.05")
    back = change(ChangeKind.NEW, group=ChangeGroup.BACK, old=None, code="OCC01.06")
    later = change(ChangeKind.GONE, group=ChangeGroup.NOT_DUE, new=None, code="OCC01.07")
    assert summary([gone, come, asked, split, maybe, back, later]) == Summary(
        gone=1, new=1, back=1, not_due=1, unsettled=2
    )
    priority = [replace(item, field=PRIORITY) for item in (gone, come)]
    assert summary(priority) == Summary()


def test_owners_figures_words_and_priorities_that_changed_are_counted_apart() -> None:
    found = [
        change(ChangeKind.OWNER, field="directors"),
        change(ChangeKind.OWNER, field="portfolio_holder"),
        change(ChangeKind.VALUE),
        change(ChangeKind.WORDING, field="comment"),
        change(ChangeKind.PRIORITY_STATUS, Effect.WORSE, group=ChangeGroup.NEWLY_RED, code="OCC01"),
    ]
    assert summary(found) == Summary(owners=1, values=1, wording=1, priorities=1)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (
            Summary(worse=5, better=3, new_reds=2, targets=1, looser=1, gone=2),
            "5 worse in status, 3 better, 2 new reds, 1 target made easier, 2 measures no longer reported",
        ),
        (Summary(better=3, values=40), "3 better in status"),
        (Summary(new_reds=1, priorities=2), "1 new red, 2 priorities with a RAG change"),
        (
            Summary(targets=7, looser=1, tighter=2, targets_removed=1),
            "1 target made easier, 1 target removed, 2 targets made harder, 3 targets set or changed",
        ),
        (
            Summary(new=1, unsettled=1, owners=4),
            "1 measure new, 1 measure with an unconfirmed match, 4 measures with a different owner",
        ),
        (
            Summary(values=40, wording=1),
            "no status, target, owner or measure changed: "
            "40 measures whose actual changed, 1 measure with changed commentary",
        ),
        (Summary(), "no status, target, owner or measure changed"),
    ],
)
def test_the_headline_names_only_what_there_is(counts: Summary, expected: str) -> None:
    assert counts.headline() == expected


def test_it_loads_no_polars() -> None:
    code = "import sys, kpi_tui.analysis.changes.change; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
