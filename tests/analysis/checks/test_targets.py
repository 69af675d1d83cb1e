from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    SMALLER,
    day,
    found,
    month,
    one,
    past,
    row,
)


def seen(
    before: str | None,
    now: str | None,
    held: str = "2024-06",
    polarity: Polarity | None = BIGGER,
    kind: Kind | None = Kind.RATE,
    readings: tuple[MeasurePeriod, ...] = (),
    at: str = "2024-07",
    status: Status = AMBER,
) -> CheckContext:
    old = row(
        period=("50", before, status), measure_id="x", report_date=day(held), polarity=polarity
    )
    new = row(period=("50", now, AMBER), polarity=polarity, measure_id="x")
    if kind is not None:
        new = row(period=("50", now, AMBER), polarity=polarity, measure_id="x", kind=kind)
    return month(new, at=at, before=(old,), held=(held,), readings=readings)


def moved(context: CheckContext) -> list[Finding]:
    return found("I4", context)


def test_a_target_that_moved_in_the_year() -> None:
    finding = one("I4", seen("90.00%", "80.00%"))
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "The period target is 80.00%, it was 90.00% in June 2024: it is easier to meet now. "
        "50 misses the old target too. Who agreed this, and when?"
    )
    assert "harder to meet" in one("I4", seen("80.00%", "90.00%")).message
    assert "harder to meet" in one("I4", seen("90.00%", "80.00%", polarity=SMALLER)).message
    assert "to meet" not in one("I4", seen("90.00%", "80.00%", polarity=None)).message


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("90", "90.00"),
        (None, "90"),
        ("90", None),
        ("90", "tbc"),
        ("£21,600,000", "117.00%"),
        ("28,900,000", "85"),
    ],
)
def test_a_target_that_did_not_move(before: str | None, now: str | None) -> None:
    old = row(period=("£2" if before and "£" in before else "50", before, AMBER), measure_id="x")
    scaled = row(period=("20,000,000", before, AMBER), measure_id="x")
    new = row(period=("50", now, AMBER), measure_id="x", kind=Kind.RATE)
    was = scaled if before == "28,900,000" else old
    assert moved(month(new, before=(was,), held=("2024-06",))) == []


def test_a_sign_lost_hides_no_moved_target() -> None:
    old = row(period=("50.00%", "95.00%", AMBER), measure_id="x", report_date=day("2024-06"))
    new = row(period=("50.00", "90.00", AMBER), measure_id="x", kind=Kind.RATE)
    assert moved(month(new, before=(old,), held=("2024-06",)))


def test_targets_with_a_profile_are_left_alone() -> None:
    april, may = past("2024-04", "5", "80"), past("2024-05", "5", "85")
    june = past("2024-06", "5", "90")
    assert moved(seen("90", "95", readings=(april, may, june))) == []
    level = (past("2024-04", "5", "90"), past("2024-05", "5", "90"), june)
    assert moved(seen("90", "95", readings=level))


def test_counts_of_a_month_may_have_a_profile() -> None:
    level = tuple(past(f"2024-0{n}", "5", "90") for n in (4, 5, 6))
    assert moved(seen("90", "95", kind=Kind.FLOW, readings=level[1:])) == []
    finding = one("I4", seen("90", "95", kind=Kind.FLOW, readings=level))
    assert finding.level is Level.INFORMATION
    assert "to meet" not in finding.message


def test_months_that_add_up_are_counts_where_no_kind_is_known() -> None:
    added = row(period=("5", "95", AMBER), ytd_method=YtdMethod.SUM)
    assert (added.adds_up, row().adds_up) == (True, False)
    assert not row(kind=Kind.STOCK, ytd_method=YtdMethod.SUM).adds_up


def test_a_new_year_is_compared_with_the_month_a_year_before() -> None:
    year_ago = past("2023-04", "5", "80")
    finding = one("I4", seen("90", "95", "2024-03", readings=(year_ago,), at="2024-04"))
    assert finding.level is Level.QUESTION
    assert "it was 80 a year earlier: it is harder" in finding.message
    assert moved(seen("90", "80", "2024-03", readings=(year_ago,), at="2024-04")) == []
    untargeted = past("2023-04", "5", None)
    assert moved(seen("90", "95", "2024-03", readings=(untargeted,), at="2024-04")) == []


def test_another_month_of_another_year_says_little() -> None:
    finding = one("I4", seen("90", "95", "2024-03", at="2024-04"))
    assert finding.level is Level.INFORMATION
    assert "it was 90 in March 2024: it is harder to meet now" in finding.message
    assert moved(seen("90", "95", "2024-03", kind=Kind.FLOW, at="2024-04")) == []


def test_the_same_month_two_years_ago_is_far_back() -> None:
    assert one("I4", seen("90", "95", "2023-07")).level is Level.QUESTION
    assert one("I4", seen("90", "95", "2022-07")).level is Level.INFORMATION


def removed(before: str | None, now: str | None, held: str, status: Status) -> list[Finding]:
    return found("I5", seen(before, now, held, polarity=None, status=status))


def test_a_target_that_was_taken_away() -> None:
    (finding,) = removed("86.00", None, "2024-06", GREEN)
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "50 has no target. In June 2024 it was 86.00, met at 50 (★ green). Why was it removed?"
    )
    assert removed("86.00", "n/a", "2024-06", GREEN)
    assert removed("86.00", "85.00", "2024-06", GREEN) == []
    assert removed(None, None, "2024-06", GREEN) == []
    assert removed("n/a", None, "2024-06", GREEN) == []


def test_a_missed_target_that_was_taken_away_is_asked_about_however_long_ago() -> None:
    (met,) = removed("86.00", None, "2023-01", GREEN)
    (missed,) = removed("86.00", None, "2023-01", RED)
    assert (met.level, missed.level) == (Level.QUESTION, Level.QUESTION)
    assert "it was 86.00, missed at 50 (▲ red)" in missed.message
    (by_figures,) = found("I5", seen("86.00", None, "2023-01", status=Status.UNREADABLE))
    assert by_figures.level is Level.QUESTION


def test_a_measure_that_may_be_the_same_is_asked_with_care() -> None:
    old = row(name="Children we care for (all)", period=("805", "750", RED), measure_id="a")
    new = row(
        name="Children we care for (of the county)", period=("674", None, None), measure_id="b"
    )
    both = month(new, before=(old,), held=("2023-01",))
    told = found("I5", both)
    assert len(told) == len(both.doubtful_pairs)
    assert all(
        item.level is Level.QUESTION and "if that is the same" in item.message for item in told
    )


def test_a_removed_target_is_told_with_the_figures_of_now_and_how_they_would_stand() -> None:
    old = row(period=("87%", "86%", GREEN), measure_id="x", report_date=day("2023-01"))
    new = row(
        period=("34.8%", None, None),
        ytd=("46.2%", None, None),
        measure_id="x",
        polarity=BIGGER,
        kind=Kind.RATE,
    )
    seen = month(new, before=(old,), held=("2023-01",))
    assert one("I5", seen).message == (
        "34.8% (46.2% for the year to date) has no target. In January 2023 it was 86%, met at 87% "
        "(★ green); 34.8% would miss it. Why was it removed?"
    )


def nought(
    was: tuple[str, str, Status], now: tuple[str, str, Status], certain: bool = True
) -> list[Finding]:
    old = row(name="Variation (all)", period=was, measure_id="a", report_date=day("2023-01"))
    new = row(name="Variation (high)", period=now, measure_id="a" if certain else "b")
    asked = () if certain else ((old, new),)
    seen = month(new, before=(old,), held=("2023-01",), asked=asked)
    return [item for item in found("I4", seen) if "against a target of" in item.message]


def test_a_target_of_nought_that_was_given_up() -> None:
    cut_off = ("£21,262,0", "£21,300,0", GREEN)
    (finding,) = nought(("6.60%", "0.00%", RED), cut_off, certain=False)
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "Missed then, on target now: ★ green at £21,262,0 against a target of £21,300,0; in "
        "January 2023 “Variation (all)”, if that is the same, had one of 0.00%, missed at 6.60% (▲ red). Who agreed this, and when?"
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("6.60%", "0.00%", GREEN), ("£21,262,0", "£21,300,0", GREEN)),  # it was not missed
        (("6.60%", "1.00%", RED), ("£21,262,0", "£21,300,0", GREEN)),
        (("-6.60%", "0.00%", RED), ("£21,262,0", "£21,300,0", GREEN)),  # it was missed below
        (("6.60%", "0.00%", RED), ("£21,262,0", "£0", GREEN)),
    ],
)
def test_no_target_of_nought_was_given_up(
    was: tuple[str, str, Status], now: tuple[str, str, Status]
) -> None:
    assert nought(was, now, certain=False) == []
