"""Changes between whole months: which measure is which, what came and went, priorities."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl
import pytest

from kpi_tui import parquet
from kpi_tui.analysis.change import PRIORITY, Change, ChangeKind, ChangesError, Effect, summary
from kpi_tui.analysis.changes import changes
from kpi_tui.analysis.changes.pair import names_percentage
from kpi_tui.analysis.changes.pairing import pair_up
from kpi_tui.analysis.changes.presence import new
from kpi_tui.analysis.changes.priorities import Heading, priorities
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.tier import Tier
from kpi_tui.demo import published
from kpi_tui.judgements import NOTHING_JUDGED
from kpi_tui.report import Priority, Reading, Report, Source, Status
from tests.pairs import cells, held

MAY, JUNE, JULY = date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)
LIBRARY = cells(period_actual="900", period_target="1,000", period_status=Status.AMBER)
WASTE = Reading("OCC01", "OCC01.02", "Household waste recycled", period_actual="57%", pages=(4,))


def report(day: date, *readings: Reading, headings: Sequence[Priority] = ()) -> Report:
    return Report(day, None, tuple(headings), readings, Source("a.pdf", "ab" * 32, 9))


def between(*reports: Report, months: tuple[date, date] = (JUNE, JULY)) -> list[Change]:
    """The changes between two months of a few reports."""
    now = datetime.now(UTC)
    frames = [pl.read_parquet(io.BytesIO(parquet.encode(item, 1, now))) for item in reports]
    rows = [row for item in reports for row in parquet.priority_rows(item)]
    listed = pl.DataFrame(rows, schema=parquet.PRIORITY_COLUMNS)
    return changes(facts(pl.concat(frames)), *months, priorities=listed)


def said(found: Sequence[Change]) -> list[tuple[str, str]]:
    return [(change.measure_code, change.sentence) for change in found]


def test_months_that_are_the_same() -> None:
    assert between(report(JUNE, LIBRARY, WASTE), report(JULY, WASTE, LIBRARY)) == []


def test_a_measure_gone() -> None:
    (change,) = between(report(JUNE, LIBRARY, WASTE), report(JULY, WASTE))
    assert (change.kind, change.tier, change.field) == (ChangeKind.GONE, Tier.GONE, None)
    assert (change.measure_code, change.old_code) == ("OCC01.01", "OCC01.01")
    assert (change.old, change.new, change.page) == ("Visits to libraries", None, 2)
    assert change.sentence == "No longer reported; was 900 against 1,000, ● amber"


def test_a_measure_new() -> None:
    (change,) = between(report(JUNE, LIBRARY), report(JULY, LIBRARY, WASTE))
    assert (change.kind, change.tier, change.field) == (ChangeKind.NEW, Tier.NEW, None)
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
        ("OCC01.02", "New: n/r not reported")
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
    assert change.sentence == "Was OCC01.01; likely the same, same name under another code"
    assert (change.tier, change.measure_code, change.old_code) == (
        Tier.PLACE,
        "OCC01.07",
        "OCC01.01",
    )


def test_another_priority() -> None:
    headings = [Priority("OCC01", "Climate"), Priority("OCC02", "Local")]
    moved = replace(LIBRARY, measure_code="OCC02.05", priority_code="OCC02")
    (change,) = between(
        report(JUNE, LIBRARY, headings=headings), report(JULY, moved, headings=headings)
    )
    assert change.kind is ChangeKind.MOVED
    assert (change.field, change.old, change.new) == ("priority_code", "OCC01", "OCC02")
    assert change.sentence == (
        "Moved from OCC01 Climate, where it was OCC01.01; "
        "likely the same, same name under another priority"
    )
    (kept,) = between(report(JUNE, LIBRARY), report(JULY, replace(LIBRARY, priority_code="OCC02")))
    assert (kept.kind, kept.sentence) == (ChangeKind.MOVED, "Moved from OCC01")


def test_what_nobody_has_settled_is_asked_from_both_ends() -> None:
    old = replace(WASTE, measure_name="Customer telephone enquiries resolved")
    new = replace(WASTE, measure_name="Customer telephone calls abandoned")
    gone, come = between(report(JUNE, old), report(JULY, new))
    assert (gone.kind, gone.tier) == (ChangeKind.GONE, Tier.UNSETTLED)
    assert gone.new == f"OCC01.02 {new.measure_name}"
    assert gone.sentence == (
        f"Not reported as such; was 57%; may go on as OCC01.02 “{new.measure_name}”, "
        "which nobody has settled"
    )
    assert (come.kind, come.tier) == (ChangeKind.NEW, Tier.NEW)
    assert come.old == f"OCC01.02 {old.measure_name}"
    assert come.sentence == (
        f"New: 57%; may go on from OCC01.02 “{old.measure_name}”, which nobody has settled"
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
    assert (gone.kind, gone.tier) == (ChangeKind.SPLIT, Tier.UNSETTLED)
    assert gone.sentence == (
        f"Not reported as such; may go on as OCC01.11 “{name} (city)” "
        f"or OCC01.12 “{name} (county)”, which nobody has settled"
    )
    many, *_ = between(report(JUNE, old), report(JULY, *parts))
    assert "may go on as OCC01.11, OCC01.12 or OCC01.13, which" in many.sentence


def test_measures_printed_twice_are_paired_in_their_order() -> None:
    twin = replace(LIBRARY, period_actual="5")
    found = between(
        report(JUNE, LIBRARY, twin), report(JULY, LIBRARY, replace(twin, period_actual="6"))
    )
    assert [(change.old, change.new) for change in found] == [("5", "6")]
    found = between(report(JUNE, LIBRARY), report(JULY, LIBRARY, twin))
    assert [change.kind for change in found] == [ChangeKind.NEW]


def test_one_identity_is_one_measure_whatever_its_name() -> None:
    before = held(LIBRARY, JUNE, measure_id="x")
    after = held(replace(WASTE, measure_name="Nothing like it"), JULY, measure_id="x")
    paired = pair_up([before], [after], NOTHING_JUDGED)
    assert [(pair.before, pair.after) for pair in paired.pairs] == [(before, after)]
    assert (paired.gone, paired.new, paired.asked) == ([], [], [])


def test_what_was_seen_before_the_earlier_month_is_back() -> None:
    item = held(WASTE, JULY, measure_id="x")
    paired = pair_up([], [item], NOTHING_JUDGED)
    (change,) = new(paired, [], {"x": [MAY, JUNE, JULY]}, JUNE)
    assert change.sentence.startswith("Back, before that last in May 2024")


def test_a_percentage_is_one_without_its_sign_too() -> None:
    signed = replace(LIBRARY, period_actual="57%", period_target=None)
    bare = [replace(signed, period_actual=text) for text in ("58", "60")]
    found = between(report(MAY, signed), report(JUNE, bare[0]), report(JULY, bare[1]))
    assert [change.sentence.partition(", better")[0] for change in found] == [
        "Actual 58 → 60, up 2 points"
    ]
    assert names_percentage("% of roads")
    assert names_percentage("The Percentage of roads")
    assert names_percentage("Per cent of roads")
    assert not names_percentage("204.6 km (4.4%) of the roads")
    assert not names_percentage("Number of roads")


def test_changes_stand_by_weight_then_as_in_the_report() -> None:
    before = (LIBRARY, replace(WASTE, period_status=Status.GREEN))
    after = (
        replace(LIBRARY, period_actual="901", comment="New."),
        replace(WASTE, period_actual="50%", period_status=Status.RED, comment="New."),
    )
    found = between(report(JUNE, *before), report(JULY, *after))
    assert [change.weight for change in found] == sorted(change.weight for change in found)
    assert found[0].tier is Tier.NEWLY_RED
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


CLIMATE = Heading("OCC01", "Put action to address the climate emergency", Status.GREEN, 2)


def test_a_priority_with_another_status() -> None:
    (change,) = priorities([CLIMATE], [replace(CLIMATE, status=Status.RED, page=3)])
    assert change.kind is ChangeKind.PRIORITY_STATUS
    assert (change.field, change.old, change.new) == ("status", "green", "red")
    assert (change.effect, change.tier, change.page) == (Effect.WORSE, Tier.NEWLY_RED, 3)
    assert change.measure == ("OCC01", CLIMATE.title)
    assert change.sentence == "Priority: went from ★ green to ▲ red"


def test_a_priority_that_prints_a_status_only_now_is_not_newly_red() -> None:
    (change,) = priorities([replace(CLIMATE, status=None)], [replace(CLIMATE, status=Status.RED)])
    assert (change.tier, change.old) == (Tier.JUDGED, None)
    assert summary([change]).priorities == 0


def test_a_priority_with_another_title() -> None:
    other = replace(CLIMATE, title="Put action on the climate emergency first")
    (change,) = priorities([CLIMATE], [other])
    assert (change.kind, change.field) == (ChangeKind.NAME, "priority_title")
    assert change.sentence == f"Priority was called “{CLIMATE.title}”"
    assert (change.old, change.new) == (CLIMATE.title, other.title)


def test_a_priority_with_another_code() -> None:
    (change,) = priorities([CLIMATE], [replace(CLIMATE, code="OCC02")])
    assert (change.kind, change.field) == (ChangeKind.RENUMBERED, "priority_code")
    assert (change.old, change.new) == ("OCC01", "OCC02")


def test_a_priority_whose_code_names_another_is_gone() -> None:
    come, gone = priorities([CLIMATE], [replace(CLIMATE, title="Finance")])
    assert (come.kind, come.field, come.sentence) == (ChangeKind.NEW, PRIORITY, "New priority")
    assert (gone.kind, gone.sentence) == (ChangeKind.GONE, "Priority no longer listed")
    counts = summary([come, gone])
    assert (counts.new, counts.gone) == (0, 0)


def test_priorities_are_told_with_the_measures() -> None:
    before, after = (Priority("OCC01", "Climate", status=status) for status in ("amber", "red"))
    reports = [
        replace(report(day, LIBRARY), priorities=(replace(item, status=Status(item.status)),))
        for day, item in ((JUNE, before), (JULY, after))
        if item.status
    ]
    assert said(between(*reports)) == [("OCC01", "Priority: went from ● amber to ▲ red")]
    now = datetime.now(UTC)
    frame = pl.concat(pl.read_parquet(io.BytesIO(parquet.encode(item, 1, now))) for item in reports)
    assert changes(facts(frame), JUNE, JULY) == []


@pytest.fixture(scope="module")
def real() -> list[Change]:
    """The changes between the two published months."""
    reports = [published(month) for month in ("2023-01", "2024-07")]
    return between(*reports, months=(date(2023, 1, 31), JULY))


def of(found: Sequence[Change], code: str, kind: ChangeKind) -> list[str]:
    return [item.sentence for item in found if item.measure_code == code and item.kind is kind]


def test_the_published_months_keep_reused_codes_apart(real: Sequence[Change]) -> None:
    for code in ("OCC04.03", "OCC04.04", "OCC07.03", "OCC07.04"):
        assert "its code now names" in of(real, code, ChangeKind.GONE)[0]
        assert "its code named" in of(real, code, ChangeKind.NEW)[0]
        assert of(real, code, ChangeKind.VALUE) == []


def test_the_published_months_follow_measures_to_other_codes(real: Sequence[Change]) -> None:
    moves = {
        change.measure_code: change.old_code
        for change in real
        if change.kind in (ChangeKind.RENUMBERED, ChangeKind.MOVED)
    }
    known = {
        "OCC01.07": "OCC01.09",
        "OCC02.03": "OCC02.04",
        "OCC03.09": "OCC02.10",
        "OCC07.02": "OCC07.05",
        "OCC07.05": "OCC07.07",
        "OCC07.07": "OCC07.10",
        "OCC07.08": "OCC07.11",
        "OCC10.13": "OCC10.05",
        "OCC11.04": "OCC11.05",
    }
    assert known.items() <= moves.items()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("OCC01.07", "Target loosened from 62.00% to 61.50%, down 0.50 points"),
        ("OCC04.02", "Target removed, was 86.00%"),
        (
            "OCC07.07",
            "Target removed, was 60.00%: the last result against it, 13.00%, was ▲ red",
        ),
        ("OCC07.05", "Target loosened from 550.00 to 618.00, up 68 (12 %)"),
        ("OCC11.02", "Target loosened from 95.00% to 90.00, down 5 points"),
        ("OCC11.11", "Target loosened from £2,500,000 to 3,500,000, up £1,000,000 (40 %)"),
    ],
)
def test_the_published_targets(real: Sequence[Change], code: str, expected: str) -> None:
    assert of(real, code, ChangeKind.TARGET) == [expected]


def test_the_published_months_compare_no_sums_with_averages(real: Sequence[Change]) -> None:
    told = [change.measure_code for change in real if change.field == "ytd_actual"]
    assert not {"OCC02.03", "OCC03.09", "OCC01.02"} & set(told)
    assert of(real, "OCC11.03", ChangeKind.VALUE) == []


def test_the_published_owners(real: Sequence[Change]) -> None:
    assert of(real, "OCC09.02", ChangeKind.OWNER) == [
        "Director: Tim Spiers → Lorna Baxter",
        "Portfolio holder: Cllr D Enright → Cllr N Fawcett",
    ]
    assert of(real, "OCC04.02", ChangeKind.OWNER) == []
