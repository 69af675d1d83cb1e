"""Changes between whole months: which measure is which, what came and went, priorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from msgspec import structs

from kpi_tui.analysis.changes.change import Change, ChangeKind, ChangesError, summary
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pairing import pair_up
from kpi_tui.analysis.changes.presence import new
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.report import Priority, Reading
from kpi_tui.status import Status
from tests.support.measures import measure, month_end
from tests.support.months import JULY, JUNE, MAY, between, readings, report
from tests.support.pairs import cells

LIBRARY = cells(period_actual="900", period_target="1,000", period_status=Status.AMBER)
WASTE = Reading("OCC01", "OCC01.02", "Household waste recycled", period_actual="57%", pages=(4,))


def said(found: Sequence[Change]) -> list[tuple[str, str]]:
    return [(change.measure_code, change.sentence) for change in found]


def test_months_that_are_the_same() -> None:
    assert between(report(JUNE, LIBRARY, WASTE), report(JULY, WASTE, LIBRARY)) == []


def test_a_measure_gone() -> None:
    (change,) = between(report(JUNE, LIBRARY, WASTE), report(JULY, WASTE))
    assert (change.kind, change.group, change.field) == (ChangeKind.GONE, ChangeGroup.GONE, None)
    assert (change.measure_code, change.old_code) == ("OCC01.01", "OCC01.01")
    assert (change.old, change.new, change.page) == ("Visits to libraries", None, 2)
    assert change.sentence == "No longer reported; was 900 against 1,000, ● amber"


def test_a_measure_that_was_not_reported_before_it_went() -> None:
    silent = replace(
        LIBRARY, period_actual="n/r", period_target=None, period_status=Status.NOT_REPORTED
    )
    (change,) = between(report(JUNE, silent, WASTE), report(JULY, WASTE))
    assert change.sentence == "No longer reported; it was not reported in June 2024 either"


def test_a_measure_new() -> None:
    (change,) = between(report(JUNE, LIBRARY), report(JULY, LIBRARY, WASTE))
    assert (change.kind, change.group, change.field) == (ChangeKind.NEW, ChangeGroup.NEW, None)
    assert (change.measure_code, change.old_code) == ("OCC01.02", None)
    assert (change.old, change.new, change.page) == (None, "Household waste recycled", 4)
    assert change.sentence == "New: 57%"


def test_signs_for_nothing_are_no_figures() -> None:
    bare = replace(WASTE, period_actual="n/r", period_target="n/r")
    undue = replace(bare, period_status=Status.NOT_REPORTED)
    assert said(between(report(JUNE, LIBRARY, bare), report(JULY, LIBRARY))) == [
        ("OCC01.02", "No longer reported")
    ]
    assert said(between(report(JUNE, LIBRARY), report(JULY, LIBRARY, undue))) == [
        ("OCC01.02", "New: Not reported")
    ]


def test_a_code_used_again_is_two_measures() -> None:
    other = replace(WASTE, measure_code="OCC01.01", measure_name="Potholes mended in time")
    gone, come = between(report(JUNE, LIBRARY), report(JULY, other))
    assert gone.sentence == (
        "No longer reported; was 900 against 1,000, ● amber; "
        "its code now names “Potholes mended in time”"
    )
    assert come.sentence == "New: 57%; its code named “Visits to libraries” before"
    assert (gone.kind, come.kind) == (ChangeKind.GONE, ChangeKind.NEW)


def test_what_is_gone_in_red_or_amber_comes_first() -> None:
    found = between(report(JUNE, WASTE, LIBRARY), report(JULY, replace(WASTE, measure_name="X Y")))
    assert [change.measure_code for change in found if change.kind is ChangeKind.GONE] == [
        "OCC01.01",
        "OCC01.02",
    ]


def test_a_measure_that_is_not_due_each_month() -> None:
    months = (report(MAY, LIBRARY, WASTE), report(JUNE, WASTE), report(JULY, LIBRARY, WASTE))
    assert said(between(*months)) == [
        ("OCC01.01", "Back, before that last in May 2024: 900 against 1,000, ● amber")
    ]
    assert said(between(*months, months=(MAY, JUNE))) == [
        ("OCC01.01", "No longer reported; was 900 against 1,000, ● amber; it is back in July 2024")
    ]
    assert between(*months, months=(MAY, JULY)) == []


def test_the_months_between_say_since_when() -> None:
    months = (report(MAY, LIBRARY), report(JUNE, LIBRARY, WASTE), report(JULY, WASTE))
    assert said(between(*months, months=(MAY, JULY))) == [
        (
            "OCC01.01",
            "No longer reported; last in June 2024; in May 2024 900 against 1,000, ● amber",
        ),
        ("OCC01.02", "New since June 2024: 57%"),
    ]


def test_another_code_under_the_same_priority() -> None:
    moved = replace(LIBRARY, measure_code="OCC01.07")
    (change,) = between(report(JUNE, LIBRARY), report(JULY, moved))
    assert change.kind is ChangeKind.RENUMBERED
    assert (change.field, change.old, change.new) == ("measure_code", "OCC01.01", "OCC01.07")
    assert change.sentence == "Was OCC01.01; the same (assumed): same name under another code"
    assert (change.group, change.measure_code, change.old_code) == (
        ChangeGroup.PLACE,
        "OCC01.07",
        "OCC01.01",
    )


def test_codes_that_do_not_say_their_priority() -> None:
    """Codes such as `HOM-05` tell nothing of the priority, which stays the same."""
    before = replace(LIBRARY, measure_code="HOM-05")
    after = replace(LIBRARY, measure_code="HOM-07")
    (change,) = between(report(JUNE, before), report(JULY, after))
    assert change.kind is ChangeKind.RENUMBERED
    assert change.sentence == "Was HOM-05; the same (assumed): same name under another code"


@pytest.mark.parametrize(
    ("months", "is_perhaps_not_due_now"),
    [
        ((4, 6), True),  # away in May, and now in July: no longer than before
        ((2, 3, 4, 5, 6), False),  # never away before
        ((2, 3, 4), False),  # away for longer than ever
        ((2, 4), False),  # away for one report before, for three now
    ],
)
def test_a_measure_that_was_away_as_long_before_may_not_be_due(
    months: Sequence[int], is_perhaps_not_due_now: bool
) -> None:
    held = [
        report(month_end(2024, month), LIBRARY, *([WASTE] if month in months else []))
        for month in range(2, 8)
    ]
    pair = (month_end(2024, months[-1]), JULY)
    (gone,) = (each for each in between(*held, months=pair) if each.kind is ChangeKind.GONE)
    said = "Not in this report" if is_perhaps_not_due_now else "No longer reported"
    assert gone.sentence.startswith(f"{said}; was 57%")
    assert (gone.group is ChangeGroup.NOT_DUE) is is_perhaps_not_due_now
    assert (gone.group is ChangeGroup.GONE) is not is_perhaps_not_due_now


def test_a_quarterly_measure_in_monthly_reports_is_neither_new_nor_gone() -> None:
    held = [
        report(month_end(2024, month), LIBRARY, *([WASTE] if month % 3 == 0 else []))
        for month in range(1, 8)
    ]
    back = between(*held, months=(month_end(2024, 5), month_end(2024, 6)))
    assert [(change.kind, change.group) for change in back] == [(ChangeKind.NEW, ChangeGroup.BACK)]
    assert summary(back).headline() == "1 measure back"
    away = between(*held, months=(month_end(2024, 6), month_end(2024, 7)))
    assert summary(away).headline() == "1 measure perhaps not due"


def test_the_next_stage_of_a_running_total_is_no_other_target() -> None:
    name = "Homes delivered (cumulative)"
    before = replace(LIBRARY, measure_name=name, period_actual="28", period_target="30")
    after = replace(before, period_target="60")
    found = between(report(JUNE, before), report(JULY, after))
    assert [(change.kind, change.field) for change in found] == [
        (ChangeKind.VALUE, "period_target")
    ]
    assert found[0].sentence == "Target 30 → 60, as the total runs on"
    assert summary(found).targets == 0
    lowered = between(report(JUNE, before), report(JULY, replace(before, period_target="20")))
    assert summary(lowered).targets == 1
    spring = (month_end(2024, 3), month_end(2024, 4))
    raised = between(report(spring[0], before), report(spring[1], after), months=spring)
    assert summary(raised).targets == 1
    anew = between(report(spring[0], after), report(spring[1], before), months=spring)
    assert summary(anew).targets == 0


def test_a_measure_under_another_priority_has_moved() -> None:
    headings = [Priority("OCC01", "Climate"), Priority("OCC02", "Local")]
    moved = replace(LIBRARY, measure_code="OCC02.05", priority_code="OCC02")
    (change,) = between(
        report(JUNE, LIBRARY, headings=headings), report(JULY, moved, headings=headings)
    )
    assert change.kind is ChangeKind.MOVED
    assert (change.field, change.old, change.new) == ("priority_code", "OCC01", "OCC02")
    assert change.sentence == (
        "Moved from OCC01 Climate, where it was OCC01.01; "
        "the same (assumed): same name under another priority"
    )
    (kept,) = between(report(JUNE, LIBRARY), report(JULY, replace(LIBRARY, priority_code="OCC02")))
    assert (kept.kind, kept.sentence) == (ChangeKind.MOVED, "Moved from OCC01")


def test_what_nobody_has_settled_is_asked_from_both_ends() -> None:
    old = replace(WASTE, measure_name="Customer telephone enquiries resolved")
    new = replace(WASTE, measure_name="Customer telephone calls abandoned")
    gone, come = between(report(JUNE, old), report(JULY, new))
    assert (gone.kind, gone.group) == (ChangeKind.GONE, ChangeGroup.UNSETTLED)
    assert gone.new == f"OCC01.02 {new.measure_name}"
    assert gone.sentence == (
        f"Not reported as such; was 57%; may continue as OCC01.02 “{new.measure_name}”, "
        "not confirmed"
    )
    assert (come.kind, come.group) == (ChangeKind.NEW, ChangeGroup.UNSETTLED)
    assert come.old == f"OCC01.02 {old.measure_name}"
    assert come.sentence == (
        f"Perhaps new: 57%; may continue from OCC01.02 “{old.measure_name}”, not confirmed"
    )
    counts = summary([gone, come])
    assert (counts.gone, counts.new, counts.unsettled) == (0, 0, 1)


def test_one_measure_that_may_be_several() -> None:
    name = "% of corporate complaints responded to in time"
    old = replace(WASTE, measure_name=name, period_actual=None)
    parts = [
        replace(WASTE, measure_code=f"OCC01.1{n}", measure_name=f"{name} ({where})")
        for n, where in enumerate(("city", "county", "district"), 1)
    ]
    gone, *_ = between(report(JUNE, old), report(JULY, *parts[:2]))
    assert (gone.kind, gone.group) == (ChangeKind.SPLIT, ChangeGroup.UNSETTLED)
    assert gone.sentence == (
        f"Not reported as such; may continue as OCC01.11 “{name} (city)” "
        f"or OCC01.12 “{name} (county)”, not confirmed"
    )
    many, *_ = between(report(JUNE, old), report(JULY, *parts))
    assert "may continue as OCC01.11, OCC01.12 or OCC01.13, not confirmed" in many.sentence


def test_measures_printed_twice_are_paired_in_their_order() -> None:
    twin = replace(LIBRARY, period_actual="5")
    found = between(
        report(JUNE, LIBRARY, twin), report(JULY, LIBRARY, replace(twin, period_actual="6"))
    )
    assert [(change.old, change.new) for change in found] == [("5", "6")]
    found = between(report(JUNE, LIBRARY), report(JULY, LIBRARY, twin))
    assert [change.kind for change in found] == [ChangeKind.NEW]


def test_one_identity_is_one_measure_whatever_its_name() -> None:
    before = measure(LIBRARY, JUNE, measure_id="x")
    after = measure(replace(WASTE, measure_name="Nothing like it"), JULY, measure_id="x")
    paired = pair_up([before], [after], NO_JUDGEMENTS)
    assert [(pair.before, pair.after) for pair in paired.pairs] == [(before, after)]
    assert (paired.gone, paired.new, paired.asked) == ([], [], [])


def test_what_was_seen_before_the_earlier_month_is_back() -> None:
    item = measure(WASTE, JULY, measure_id="x")
    paired = pair_up([], [item], NO_JUDGEMENTS)
    readings = [structs.replace(item, report_date=day) for day in (MAY, JUNE, JULY)]
    (change,) = new(paired, [], MeasureHistories({}, {"x": readings}), JUNE)
    assert change.sentence.startswith("Back, before that last in May 2024")


def test_a_percentage_is_one_without_its_sign_too() -> None:
    signed = replace(LIBRARY, period_actual="57%", period_target=None)
    bare = [replace(signed, period_actual=text) for text in ("58", "60")]
    found = between(report(MAY, signed), report(JUNE, bare[0]), report(JULY, bare[1]))
    assert [change.sentence.partition(", better")[0] for change in found] == [
        "Actual 58 → 60, up 2 points"
    ]


def test_the_facts_say_how_long_a_status_had_stood() -> None:
    green, red = (replace(LIBRARY, period_status=item) for item in (Status.GREEN, Status.RED))
    april = date(2024, 4, 30)
    found = between(*(report(day, green) for day in (april, MAY, JUNE)), report(JULY, red))
    assert said(found) == [
        (
            "OCC01.01",
            "Went from ★ green to ▲ red, after 3 reports green; its figures are the same",
        )
    ]


def test_changes_stand_by_weight_then_as_in_the_report() -> None:
    before = (LIBRARY, replace(WASTE, period_status=Status.GREEN))
    after = (
        replace(LIBRARY, period_actual="901", comment="New."),
        replace(WASTE, period_actual="50%", period_status=Status.RED, comment="New."),
    )
    found = between(report(JUNE, *before), report(JULY, *after))
    assert [change.weight for change in found] == sorted(change.weight for change in found)
    assert found[0].group is ChangeGroup.NEWLY_RED
    wording = [change.measure_code for change in found if change.kind is ChangeKind.WORDING]
    assert wording == ["OCC01.01", "OCC01.02"]


@pytest.mark.parametrize(
    ("months", "message"),
    [
        ((JULY, JUNE), "July 2024 comes after June 2024: name the earlier month first"),
        ((JULY, JULY), "July 2024: a month has no changes against itself: name two"),
        ((MAY, JULY), "May 2024: no measures are held of it: import its report"),
        ((JUNE, date(2024, 8, 31)), "August 2024: no measures are held of it: import its report"),
    ],
)
def test_months_that_cannot_be_compared(months: tuple[date, date], message: str) -> None:
    with pytest.raises(ChangesError, match=f"^{message}$"):
        between(report(JUNE, LIBRARY), report(JULY, LIBRARY), months=months)


def test_priorities_are_told_with_the_measures() -> None:
    before, after = (
        report(day, LIBRARY, headings=[Priority("OCC01", "Climate", status=status)])
        for day, status in ((JUNE, Status.AMBER), (JULY, Status.RED))
    )
    assert said(between(before, after)) == [
        ("OCC01", "Priority: went from ● amber to ▲ red; its one measure is ● amber")
    ]
    assert changes(measure_histories(facts(readings(before, after))), JUNE, JULY) == []


def test_a_polarity_that_is_only_guessed_is_not_used() -> None:
    found = facts(
        readings(report(JUNE, LIBRARY), report(JULY, replace(LIBRARY, period_actual="950")))
    )

    def sentence(confidence: str) -> str:
        told = found.with_columns(
            pl.lit("bigger_is_better").alias("polarity"),
            pl.lit(confidence).alias("polarity_confidence"),
        )
        return changes(measure_histories(told), JUNE, JULY)[0].sentence

    assert sentence("likely") == "Actual 900 → 950, up 50 (5.6%), better"
    assert sentence("ask") == "Actual 900 → 950, up 50 (5.6%)"
