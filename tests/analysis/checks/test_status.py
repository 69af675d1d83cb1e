from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.report import Priority, Status
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
        (("95%", "95%", AMBER), BIGGER, Level.QUESTION),
        (("8,120", "8,100", AMBER), BIGGER, Level.QUESTION),  # better by a quarter of a per cent
        (("8,093.00", "8,100.00", GREEN), BIGGER, None),  # 0.09 % off: as good as on target
        (("91.80", "92.00", GREEN), BIGGER, None),
        (("995", "1,000", GREEN), BIGGER, None),  # half a per cent, and no more
        (("994", "1,000", GREEN), BIGGER, Level.ERROR),
        (("4", "5", GREEN), BIGGER, Level.ERROR),
        (("92", "92.4", GREEN), BIGGER, None),  # 92 may be 92.4, rounded
        (("91", "92.4", GREEN), BIGGER, Level.ERROR),
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
        "The period status is ★ green, but 495,192 is 65% over the target of 300,000 and "
        "lower is better. Which of them is right?"
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


def test_the_worst_inversion_of_severities() -> None:
    rows = [
        row("OCC01.01", period=("60", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("93", "100", RED), polarity=BIGGER),
        row("OCC01.03", "Films lent", period=("80", "100", AMBER), polarity=BIGGER),
    ]
    finding = one("S2", month(*rows))
    assert finding.level is Level.INFORMATION
    assert finding.message == (
        "OCC01.01 is rated ● amber at 60, 40% under the target of 100; OCC01.02 ▲ red at 93, "
        "7% under the target of 100. Do their tolerances differ?"
    )


@pytest.mark.parametrize(
    "pair",
    [
        (("94", "100", AMBER), ("90", "100", RED)),
        (("88", "100", AMBER), ("92", "100", RED)),  # four points are too few
        (("60", "100", GREEN), ("90", "100", RED)),  # a contradiction of its own: S1
        (("60", "0", AMBER), ("90", "100", RED)),
        (("60", "100", Status.MONITORING_ONLY), ("90", "100", RED)),
    ],
)
def test_no_inversion(pair: tuple[Printed, Printed]) -> None:
    rows = [
        row(f"OCC01.0{n}", f"Measure {n}", period=period, polarity=BIGGER)
        for n, period in enumerate(pair)
    ]
    assert found("S2", month(*rows)) == []


def test_six_points_are_an_inversion() -> None:
    rows = [
        row("OCC01.01", period=("86", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", period=("92", "100", RED), polarity=BIGGER),
    ]
    assert found("S2", month(*rows))


def test_month_and_year_are_never_set_against_each_other() -> None:
    rows = [
        row("OCC01.01", period=("60", "100", AMBER), polarity=BIGGER),
        row("OCC01.02", "Books lent", ytd=("94", "100", RED), polarity=BIGGER),
    ]
    assert found("S2", month(*rows)) == []


@pytest.mark.parametrize(
    ("period", "polarity", "words"),
    [
        (("74.00%", "5.00%", Status.MONITORING_ONLY), SMALLER, "is printed and is missed"),
        (
            ("2,692.00", "1,516.00", Status.MONITORING_ONLY),
            None,
            "is printed: 2,692.00 is 78% over",
        ),
        (("4.00%", "5.00%", Status.MONITORING_ONLY), SMALLER, "is printed: 4.00%"),
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


@pytest.mark.parametrize("period", [("5", None, None), (None, "5", None), ("5", "6", RED)])
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
        "The comment says “remains Amber”; 18.30% is 8.3 points over the target of 10.00%. "
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


def priority(code: str, status: Status | None) -> Priority:
    return Priority(code, f"Priority {code}", status=status, page=4)


def test_statuses_of_priorities_that_follow_no_rule() -> None:
    rows = [
        *(
            row(f"OCC10.0{n}", f"Ten {n}", period=("1", "1", GREEN), ytd=("1", "1", GREEN))
            for n in (1, 2)
        ),
        row("OCC10.03", "Ten 3", period=("1", "2", RED), ytd=("1", "2", RED)),
        *(
            row(f"OCC11.0{n}", f"Eleven {n}", period=("1", "1", GREEN), ytd=("1", "1", GREEN))
            for n in (1, 2)
        ),
        row("OCC11.03", "Eleven 3", period=("1", "2", RED), ytd=("1", "2", RED)),
    ]
    both = (priority("OCC10", GREEN), priority("OCC11", RED), priority("OCC12", GREEN))
    finding = one("S6", month(*rows, priorities=both))
    assert finding.figures == (
        ("OCC10", "★ green; its measures: ★ green 2, ▲ red 1"),
        ("OCC11", "▲ red; its measures: ★ green 2, ▲ red 1"),
    )
    assert finding.message == (
        "We cannot tell how priority statuses are set: neither the worst nor the commonest status "
        "of their measures gives those of OCC10, OCC11. What is the rule?"
    )
    assert (finding.measure_code, finding.page) == (None, 4)
    for same in (GREEN, RED):
        agreed = (priority("OCC10", same), priority("OCC11", same))
        assert found("S6", month(*rows, priorities=agreed)) == []
    none = (priority("OCC10", None), priority("OCC11", Status.DATA_MISSING))
    assert found("S6", month(*rows, priorities=none)) == []
