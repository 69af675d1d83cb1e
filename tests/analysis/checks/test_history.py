from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.revisions import Correction
from kpi_tui.status import Status
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    Printed,
    day,
    found,
    month,
    one,
    past,
    row,
)


@pytest.mark.parametrize(
    ("status", "months", "hits"),
    [(RED, 6, 1), (AMBER, 7, 1), (RED, 5, 0), (GREEN, 12, 0), (Status.ACTUAL_MISSING, 12, 0)],
)
def test_half_a_year_at_red_or_amber_is_a_finding(status: Status, months: int, hits: int) -> None:
    assert len(found("H1", month(row(period=("1", "2", status), months_at_status=months)))) == hits


def test_stuck_since_when() -> None:
    measure = row(period=("1", "2", RED), months_at_status=6)
    readings = [past(f"2024-0{n}", "1") for n in range(1, 7)]
    assert (
        "It has been ▲ red in 6 reports in a row, since February 2024."
        in one("H1", month(measure, readings=readings)).message
    )
    assert "in 6 reports in a row. What" in one("H1", month(measure, readings=readings[2:])).message


@pytest.mark.parametrize(
    ("before", "now", "hits"),
    [
        (("90.0", "100", AMBER), ("89.8", "100", RED), 1),
        (("90.0", "100", AMBER), ("89.5", "100", RED), 0),
        (("90.0", "100", AMBER), ("90.0", "100", AMBER), 0),
        (("98.6", "100", AMBER), ("98.5", "100", RED), 1),
        (("99.9", "100", GREEN), ("99.6", "100", AMBER), 0),  # that is the edge of the target
        (("90.0", "100", AMBER), ("89.8", "100", Status.MONITORING_ONLY), 0),
        (("90.0", "100", None), ("89.8", "100", RED), 0),
        (("90.0", None, AMBER), ("89.8", "100", RED), 0),
    ],
)
def test_another_status_for_the_same_gap(before: Printed, now: Printed, hits: int) -> None:
    def seen(held: str) -> CheckContext:
        old = row(period=before, polarity=BIGGER, measure_id="x", report_date=day(held))
        new = row(period=now, polarity=BIGGER, measure_id="x")
        return month(new, before=(old,), held=(held,))

    assert len(found("H2", seen("2023-07"))) == hits
    assert found("H2", seen("2023-06")) == []


def test_another_status_tells_both_gaps() -> None:
    old = row(
        period=("90.0", "100", AMBER), polarity=BIGGER, measure_id="x", report_date=day("2024-06")
    )
    new = row(period=("89.8", "100", RED), polarity=BIGGER, measure_id="x")
    assert one("H2", month(new, before=(old,), held=("2024-06",))).message == (
        "The status went from ● amber in June 2024 to ▲ red, though the gap to the target is as good "
        "as the same: 90.0, 10% below the target of 100, and 89.8, 10% below the target of 100. "
        "Did the tolerance change?"
    )


def test_what_a_later_issue_changed() -> None:
    changed = [
        Correction("OCC01.01", "period_actual", "5", "6"),
        Correction("OCC01.02", "ytd_status", None, "red"),
        Correction("OCC01.02", "comment", "One.", "Two."),
    ]
    finding = one("H3", CheckContext(day("2024-07"), (row(),), corrections=changed))
    assert finding.level is Level.INFORMATION
    assert finding.figures == (
        ("OCC01.01 period actual", "5 → 6"),
        ("OCC01.02 ytd status", "– → red"),
    )
    assert finding.message == (
        "This is a later issue of July 2024, and 2 figures or statuses are not what was first "
        "published: OCC01.01 period actual 5 → 6 and OCC01.02 ytd status – → red. Were readers told?"
    )
    assert found("H3", CheckContext(day("2024-07"), (row(),), corrections=changed[2:])) == []


def test_a_later_issue_with_other_actuals_throughout_may_be_of_another_month() -> None:
    changed = [Correction(f"X{each}", "period_actual", f"{each}", "99") for each in range(8)]
    some = one(
        "H3", CheckContext(day("2024-07"), (row(period=("1", "2", RED)),) * 16, corrections=changed)
    )
    assert "X0 period actual 0 → 99, " in some.message
    assert some.message.endswith(" and 5 more. Were readers told?")
    most = one(
        "H3", CheckContext(day("2024-07"), (row(period=("1", "2", RED)),) * 15, corrections=changed)
    )
    assert most.message.endswith(
        "first published, among them 8 of 15 actuals. Is it another month’s report under this title?"
    )


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (4, "X0 period actual – → 9, X1 period actual – → 9, X2 period actual – → 9 and X3"),
        (5, "X0 period actual – → 9, X1 period actual – → 9, X2 period actual – → 9 and 2 more"),
    ],
)
def test_four_corrected_figures_are_named_and_of_five_three(changed: int, named: str) -> None:
    others = [Correction(f"X{each}", "period_actual", None, "9") for each in range(changed)]
    later = CheckContext(day("2024-07"), (row(),) * 20, corrections=others)
    assert f": {named}" in one("H3", later).message


def copied(
    of: int,
    same: int,
    *,
    commented: int = 99,
    comment: str = "As before.",
    now: str | None = None,
) -> CheckContext:
    """A report of so many measures, so many of them as they were in June."""
    olds = [
        row(
            f"OCC01.{place:02}",
            period=(f"{place}", "9", RED),
            measure_id=f"{place}",
            report_date=day("2024-06"),
            comment=comment if place < commented else None,
        )
        for place in range(of)
    ]
    news = [
        row(
            old.measure_code,
            period=(old.period.actual if place < same else "77", "9", RED),
            measure_id=f"{place}",
            comment=now or old.reading.comment,
        )
        for place, old in enumerate(olds)
    ]
    return month(*news, before=olds, held=("2024-06",))


def test_a_report_that_is_the_one_before_under_a_new_title() -> None:
    assert one("H7", copied(20, 18)).message == (
        "18 of the 20 measures with an actual have the figures and the comment that they had in "
        "June 2024. Is it the report of June 2024 under a new title?"
    )


def test_a_report_that_may_be_the_one_before_is_not_asked_about_comment_by_comment() -> None:
    said = (
        "No more came than a year ago, as the roof of the hall was open and the doors stood wide."
    )
    asked = [each.measure_code for each in found("C5", copied(20, 18, comment=said))]
    assert asked[:2] == ["OCC01.18", "OCC01.19"]
    few = [each.measure_code for each in found("C5", copied(20, 17, comment=said))]
    assert few[:20] == [f"OCC01.{place:02}" for place in range(20)]


@pytest.mark.parametrize(("of", "same", "commented"), [(20, 17, 99), (9, 9, 99), (20, 20, 4)])
def test_a_report_with_news_is_no_copy(of: int, same: int, commented: int) -> None:
    assert found("H7", copied(of, same, commented=commented)) == []


def test_a_report_of_the_same_figures_with_comments_of_its_own_is_no_copy() -> None:
    assert found("H7", copied(20, 20, now="More came.")) == []
