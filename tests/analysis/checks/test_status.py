from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Polarity
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    SMALLER,
    Printed,
    found,
    month,
    one,
    row,
)


@pytest.mark.parametrize(
    ("period", "polarity", "level"),
    [
        (("495,192", "300,000", GREEN), SMALLER, Level.ERROR),
        (("70.00", "90.00", GREEN), BIGGER, Level.ERROR),
        (("110", "100", RED), BIGGER, Level.ERROR),
        (("90", "100", AMBER), SMALLER, Level.ERROR),
        (("0.00", "0.00", AMBER), SMALLER, Level.QUESTION),
        (("95%", "95%", AMBER), BIGGER, Level.INFORMATION),  # whole per cents are rounded
        (("95.0%", "95.0%", AMBER), BIGGER, Level.QUESTION),
        (("95", "95", AMBER), BIGGER, Level.QUESTION),
        (("8,120", "8,100", AMBER), BIGGER, Level.QUESTION),  # better by a quarter of a per cent
        (("8,093.00", "8,100.00", GREEN), BIGGER, None),  # 0.09 % off: as good as on target
        (("91.80", "92.00", GREEN), BIGGER, None),
        (("995", "1,000", GREEN), BIGGER, None),  # half a per cent, and no more
        (("994", "1,000", GREEN), BIGGER, Level.ERROR),
        (("4", "5", GREEN), BIGGER, Level.ERROR),
        (("92", "92.4", GREEN), BIGGER, None),  # 92 may be 92.4, rounded
        (("91", "92.4", GREEN), BIGGER, Level.ERROR),
        (("5.4%", "5%", GREEN), SMALLER, Level.QUESTION),  # the target may be printed rounded
        (("£0.6m", "£1m", GREEN), BIGGER, Level.QUESTION),
        (("£0.4m", "£1m", GREEN), BIGGER, Level.ERROR),
        (("94.6%", "95%", GREEN), BIGGER, None),  # S10 asks
        (("98", "119", AMBER), BIGGER, None),
        (("120", "119", GREEN), BIGGER, None),
        (("495,192", "300,000", GREEN), None, None),
        (("495,192", "300,000", GREEN), Polarity.NEUTRAL, None),
        (("21", "£21,3", GREEN), SMALLER, None),
        (("2.80", "0.00", GREEN), SMALLER, Level.ERROR),
        ((None, "80.00", GREEN), BIGGER, None),
    ],
)
def test_a_status_against_its_figures(
    period: Printed, polarity: Polarity | None, level: Level | None
) -> None:
    levels = [item.level for item in found("S1", month(row(period=period, polarity=polarity)))]
    assert levels == ([level] if level else [])


def test_a_contradiction_tells_the_sum_and_the_polarity() -> None:
    finding = one(
        "S1",
        month(
            row(
                period=("495,192", "300,000", GREEN),
                polarity=SMALLER,
                polarity_why="the name says “debt”",
            )
        ),
    )
    assert finding.message == (
        "495,192 is 65% above the target of 300,000 and lower is better, yet it is ★ green. "
        "Which is right, the status or the figures?"
    )
    assert dict(finding.figures) == {
        "period actual": "495,192",
        "period target": "300,000",
        "period status": "green",
        "gap": "-195,192 (-65.1%)",
        "polarity": "smaller is better: the name says “debt”",
    }
    assert (finding.measure_code, finding.page) == ("OCC01.01", 3)


def test_month_and_year_alike_are_one_contradiction() -> None:
    same: Printed = ("0.00", "0.00", AMBER)
    assert len(found("S1", month(row(period=same, ytd=same, polarity=BIGGER)))) == 1
    other: Printed = ("0.50", "0.50", AMBER)
    assert len(found("S1", month(row(period=same, ytd=other, polarity=BIGGER)))) == 2


def test_a_polarity_that_is_only_guessed_makes_no_error() -> None:
    guessed = row(period=("9", "5", GREEN), polarity=SMALLER, confidence=Confidence.ASK)
    assert one("S1", month(guessed)).level is Level.QUESTION


def test_a_tolerance_that_was_settled_counts() -> None:
    measure = row(period=("96", "100", GREEN), polarity=BIGGER, tolerance=5.0)
    assert found("S1", month(measure)) == []
    assert found("S1", month(row(period=("96", "100", GREEN), polarity=BIGGER)))


@pytest.mark.parametrize(
    ("period", "polarity", "words"),
    [
        (
            ("74.00%", "5.00%", Status.MONITORING_ONLY),
            SMALLER,
            "74.00% is 69 points above the target of 5.00%. Why is it not rated (Monitoring only)?",
        ),
        (
            ("2,692.00", "1,516.00", Status.MONITORING_ONLY),
            None,
            "2,692.00 is 78% above the target of 1,516.00. Why is it not rated",
        ),
        (
            ("4.00%", "5.00%", Status.MONITORING_ONLY),
            SMALLER,
            "4.00% is 1 point below the target of 5.00%. Why is it",
        ),
    ],
)
def test_only_monitored_with_a_target(
    period: Printed, polarity: Polarity | None, words: str
) -> None:
    assert words in one("S3", month(row(period=period, ytd=period, polarity=polarity))).message


@pytest.mark.parametrize(
    "period",
    [
        ("89.48%", None, Status.MONITORING_ONLY),
        ("n/r", "n/r", Status.NOT_REPORTED),
        ("5", "6", RED),
        ("5", "tbc", Status.MONITORING_ONLY),
    ],
)
def test_not_only_monitored(period: Printed) -> None:
    assert found("S3", month(row(period=period))) == []


@pytest.mark.parametrize(
    ("period", "ytd", "words"),
    [
        (("5", "6", None), ("5", "6", RED), "The period status is not readable in this file"),
        (("5", "6", Status.UNREADABLE), ("7", "8", None), "period and year-to-date status"),
        (("5", "6", RED), ("7", "8", Status.UNREADABLE), "The year-to-date status"),
    ],
)
def test_a_status_that_cannot_be_read(period: Printed, ytd: Printed, words: str) -> None:
    assert words in one("S4", month(row(period=period, ytd=ytd))).message


@pytest.mark.parametrize(
    "period",
    [("5", None, None), (None, "5", None), ("5", "6", RED), ("–", "6", None), ("6", "-", None)],
)
def test_an_empty_status_without_both_figures_is_in_order(period: Printed) -> None:
    assert found("S4", month(row(period=period))) == []


@pytest.mark.parametrize(
    "comment",
    [
        "The measure remains amber.",
        "It is reported as Amber, and the year is green.",
        "We are currently green.",  # that is the year's
        "Last month it was rated red.",
        "It was reported as red in May.",
        "It would be rated red if the target were 100.",
        "Every case is RAG rated.",
        "Two schemes are assessed as red.",
        None,
    ],
)
def test_words_that_agree_with_the_status(comment: str | None) -> None:
    measure = row(
        period=("95", "100", AMBER), ytd=("120", "100", GREEN), polarity=BIGGER, comment=comment
    )
    assert found("S5", month(measure)) == []


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (
            "Staff left. The measure is reported as red.",
            "says “reported as red”, the status is ● amber",
        ),
        ("The rate was low, and it remains Green.", "says “remains Green”, the status"),
        ("This is rated green because few calls were lost.", "says “rated green”, the status"),
        ("We ask that the RAG rating is amended.", "proposes other thresholds"),
    ],
)
def test_words_that_do_not_agree(comment: str, words: str) -> None:
    measure = row(period=("95", "100", AMBER), polarity=BIGGER, comment=comment)
    assert words in one("S5", month(measure)).message


def test_a_mild_colour_far_off_target() -> None:
    comment = "The rate was 18.30% in January, and remains Amber."
    measure = row(period=("18.30%", "10.00%", AMBER), polarity=SMALLER, comment=comment)
    assert one("S5", month(measure)).message == (
        "The comment says “remains Amber”; 18.30% is 8.3 points above the target of 10.00%. "
        "At what figure does it become red?"
    )
    red = row(period=("18.30%", "10.00%", RED), polarity=SMALLER, comment="It remains red.")
    assert found("S5", month(red)) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Our tolerance for losses is >90%.", 1),
        ("This target is set by the ministry.", 1),
        ("The target of 12 was agreed in May.", 1),
        ("No target is set.", 0),
        ("There is no target; the target is set next year.", 0),
        ("A target will follow.", 0),
    ],
)
def test_a_target_in_words(comment: str, hits: int) -> None:
    measure = row(period=("95.20%", None, Status.MONITORING_ONLY), comment=comment)
    assert len(found("S3", month(measure))) == hits
    printed = row(period=("95.20%", "90%", GREEN), comment=comment)
    assert found("S3", month(printed)) == []


def test_the_other_status_for_the_same_target_is_told_with_a_contradiction() -> None:
    debt = row(
        period=("495,192", "300,000", GREEN),
        ytd=("502,096", "300,000", AMBER),
        polarity=SMALLER,
    )
    assert (
        "yet it is ★ green; the year to date, 502,096, is ● amber. Which"
        in one("S1", month(debt)).message
    )
    flow = row(
        period=("495,192", "300,000", GREEN),
        ytd=("2,502,096", "1,200,000", AMBER),
        polarity=SMALLER,
    )
    assert "yet it is ★ green. Which" in one("S1", month(flow)).message


@pytest.mark.parametrize("plan", ["Hire two people.", None])
def test_a_contradiction_on_red_figures_notes_that_there_is_no_plan(plan: str | None) -> None:
    planned = row("OCC09.09", "Planned", improvement_plan="Hire.", timeframe="May")
    debt = row(period=("60", "90", GREEN), polarity=BIGGER, improvement_plan=plan)
    finding = one("S1", month(planned, debt))
    assert finding.rules == (("S1",) if plan else ("S1", "X1"))
    assert ("improvement plan", "none") in finding.figures or plan
    assert found("X1", month(planned, debt)) == []


def test_green_just_off_target_is_asked_about_once() -> None:
    rows = [
        row("OCC11.04", "Pupils", ("8,093.00", "8,100.00", GREEN), polarity=BIGGER),
        row(
            "OCC11.15",
            "Paid",
            ("92.17", "92.00", GREEN),
            ("91.80", "92.00", GREEN),
            polarity=BIGGER,
        ),
        row("OCC12.16", "Sold", ("92", "92.4", GREEN), polarity=BIGGER),  # 92 may be 92.4, rounded
        row("OCC11.17", "Settled", ("995", "1,000", GREEN), polarity=BIGGER, tolerance=1.0),
    ]
    finding = one("S10", month(*rows))
    assert finding.level is Level.QUESTION
    assert finding.measure_codes == ("OCC11.04", "OCC11.15")
    assert finding.message == (
        "OCC11.04 8,093.00 is 0.086% below the target of 8,100.00; OCC11.15 91.80 for the year to "
        "date is 0.22% below the target of 92.00; both are ★ green. How far off target may green be?"
    )
    other = row("OCC07.04", "Children", ("8,093.00", "8,100.00", GREEN), polarity=BIGGER)
    assert len(found("S10", month(*rows, other))) == 2  # another priority's
    coarse = row(period=("94.6%", "95%", GREEN), polarity=BIGGER)  # a target is no rounded figure
    assert found("S10", month(coarse))
    alone = one("S10", month(rows[0]))
    assert alone.message == (
        "8,093.00 is 0.086% below the target of 8,100.00, yet it is ★ green. "
        "How far off target may green be?"
    )


@pytest.mark.parametrize(
    ("period", "polarity"),
    [
        (("8,107.00", "8,100.00", GREEN), BIGGER),
        (("8,093.00", "8,100.00", AMBER), BIGGER),
        (("8,093.00", "8,100.00", GREEN), SMALLER),
        (("8,093.00", "8,100.00", GREEN), None),
        (("60", "100", GREEN), BIGGER),  # S1 asks
    ],
)
def test_green_that_is_not_just_off_target(period: Printed, polarity: Polarity | None) -> None:
    assert found("S10", month(row(period=period, polarity=polarity))) == []


def test_measures_monitored_with_a_target_are_one_matter_of_a_priority() -> None:
    none = Status.MONITORING_ONLY
    rows = [
        row("OCC10.01", "% late", ("74.00%", "5.00%", none), ("20.88%", "5.00%", none)),
        row("OCC10.02", "% later", ("68.00%", "5.00%", none), ("19.94%", "5.00%", none)),
        row("OCC11.01", "% latest", ("68.00%", "5.00%", none)),
    ]
    tens, eleven = found("S3", month(*rows))
    assert tens.message == (
        "OCC10.01 74.00% is 69 points above the target of 5.00% (year to date 20.88%); OCC10.02 "
        "68.00% is 63 points above the target of 5.00% (year to date 19.94%). Why is "
        "neither rated (Monitoring only)?"
    )
    assert (tens.measure_codes, eleven.measure_code) == (("OCC10.01", "OCC10.02"), "OCC11.01")


@pytest.mark.parametrize(
    ("comment", "level", "words"),
    [
        (
            "Our tolerance for losses is >90%.",
            Level.INFORMATION,
            "names >90% as what is expected, and the table has no target. Why is that not the",
        ),
        (
            "The expectation was to go to 103. The target is set by law. It is a target of 148.",
            Level.QUESTION,
            "names 103, later 148 as what is expected, and the table has no target. Which holds?",
        ),
        (
            "This target is set by the ministry. We are above the tolerance at 95.2%.",
            Level.QUESTION,
            "names a target or a tolerance, and the table has no target. What is",
        ),
    ],
)
def test_the_target_that_words_name(comment: str, level: Level, words: str) -> None:
    measure = row(period=("95.20%", None, Status.MONITORING_ONLY), comment=comment)
    finding = one("S3", month(measure))
    assert finding.level is level
    assert words in finding.message


def test_other_thresholds_for_a_red_measure() -> None:
    comment = "We ask that the RAG rating is amended."
    measure = row(period=("19.40%", "22.00%", RED), polarity=BIGGER, comment=comment)
    assert one("S5", month(measure)).message == (
        "19.40% is 2.6 points below the target of 22.00% (▲ red), and the comment proposes other "
        "thresholds for the rating. Who decides, and would it still be red?"
    )
    met = row(period=("23%", "22%", GREEN), polarity=BIGGER, comment=comment)
    assert "Who decides, and what would they be?" in one("S5", month(met)).message


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        (
            "This target was set at the level of activity pre Covid.",
            "the target is an old one that is no longer used",
        ),
        ("This target was set by the board.", ""),
        (None, ""),
    ],
)
def test_an_old_target_may_explain_that_nothing_is_rated(comment: str | None, why: str) -> None:
    calls = row(period=("2,692", "1,516", Status.MONITORING_ONLY), comment=comment)
    assert one("S3", month(calls)).harmless == why


@pytest.mark.parametrize(
    ("period", "polarity", "confidence", "why"),
    [
        (("60", "100", GREEN), BIGGER, Confidence.SURE, ""),
        (("5.4%", "5%", GREEN), SMALLER, Confidence.SURE, "the target is printed rounded"),
        (("9", "5", GREEN), SMALLER, Confidence.ASK, "the other way is better"),
        (("95%", "95%", AMBER), BIGGER, Confidence.SURE, ""),  # the question says it
        (("0.00", "0.00", AMBER), BIGGER, Confidence.SURE, "the figures are rounded"),
        (("110", "100", RED), BIGGER, Confidence.SURE, "the status goes by a forecast"),
    ],
)
def test_why_a_status_may_contradict_its_figures(
    period: Printed, polarity: Polarity, confidence: Confidence, why: str
) -> None:
    seen = month(row(period=period, polarity=polarity, confidence=confidence))
    assert one("S1", seen).harmless == why
