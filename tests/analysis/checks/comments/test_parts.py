from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.parts import cases
from kpi_tui.status import Status
from tests.support.check_rows import GREEN, RED, Printed, found, month, one, row

NAME = "% of complaints (Stage 1) answered in time"
COUNTED = (
    "34 stage 1 complaints were received in July 2024. 13 were closed within timescale, 6 closed "
    "outside it, 7 are still open within timescale and 8 are overdue. Of these, 4 are about roads."
)


@pytest.mark.parametrize(
    ("comment", "counted"),
    [
        (COUNTED, {"received": 34, "in time": 13, "late": 6, "open": 7, "overdue": 8}),
        ("13 inside the deadline and 6 beyond it make 68%. 8 are overdue and 7 open, out of 34 received.",
         {"in time": 13, "late": 6, "overdue": 8, "open": 7, "received": 34}),
        ("4 came. All the cases are still open, 2 within timescale and 2 overdue.", {"open": 2, "overdue": 2}),
        ("150 requests were received, and 15 letters; 75 were answered on-time and 74 remain open and on-time.",
         {"received": 150, "in time": 75, "open": 74}),
        ("2 were received in stage 2. More than 5 were received in May.", {"received": 2}),
        ("None were received.", {}),
        ("We received 30% on time and 2.5 late.", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_cases_by_state(comment: str, counted: dict[str, int]) -> None:
    assert dict(cases(comment)) == counted


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (COUNTED, None),
        (
            COUNTED.replace("34", "36"),
            "counts 36 received and 13 in time, 6 late, 7 open, 8 overdue, which is 34",
        ),
        ("36 were received and 13 closed within the time.", None),  # one part is no list
        (
            "150 were received, 75 answered on time and 74 remain open.",
            "75 in time, 74 open, which is 149",
        ),
        ("13 were closed in time, 6 late.", None),
    ],
)
def test_cases_that_make_no_whole(comment: str, words: str | None) -> None:
    messages = [item.message for item in found("C3", month(row(comment=comment)))]
    assert len(messages) == (words is not None)
    assert words is None or words in messages[0]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("Savings of £17.4m are planned: 51% (£9.1m) are safe, 16% (£2.8m) are not, £5.8m (33%) are lost.",
         "splits £17.4m into £9.1m + £2.8m + £5.8m, which is £17.7m"),
        ("Savings of £17.6m are planned: 51% (£9.1m) are safe, 16% (£2.8m) are not, £5.8m (33%) are lost.", None),
        ("Savings of £17.4m are planned: 51% (£9.1m) are safe, 16% (£2.8m) are not.", None),
        ("51% (£9.1m) are safe, 16% (£2.8m) are not, £5.8m (33%) are lost.", None),
        ("Of 1,000 people 60% (640) came and 400 (40%) did not.", "which is 1,040"),
        ("Of 1,000 people 60% (600) came and 400 (40%) did not.", None),
    ],
)  # fmt: skip
def test_shares_that_make_no_whole(comment: str, words: str | None) -> None:
    messages = [item.message for item in found("C3", month(row(comment=comment)))]
    assert len(messages) == (words is not None)
    assert words is None or words in messages[0]


@pytest.mark.parametrize(
    ("actual", "comment", "words"),
    [
        ("75.00", "3 closed within timescale, 1 closed late and 1 is overdue.", "75.00 (target 80.00, ▲ red) is 3 "
         "of the 4 closed; 1 overdue is left out. With that overdue it would be 60%."),
        ("68.00", COUNTED, "68.00 (target 80.00, ▲ red) is 13 of the 19 closed; 8 overdue and 7 open are left out. "
         "With those overdue it would be 48%."),
        ("48.00", COUNTED, None),
        (None, "All the cases are open, 2 within timescale and 2 overdue.", "counts 2 overdue and 2 open of 4: at best 50% in time; the target is 80.00. Why is there no"),
        (None, "11 were received. All are open, 11 within timescale.", None),
        ("100.00", "75 were answered on time and 74 remain open.", None),  # those are in time
        ("100.00", "1 was closed within timescale and 1 is still open.", None),
        ("100.00", "75 were answered on time.", None),
        ("100.00", "9 remain open, 3 are overdue.", None),
    ],
)  # fmt: skip
def test_cases_left_out_of_a_rate(actual: str | None, comment: str, words: str | None) -> None:
    status = Status.ACTUAL_MISSING if actual is None else RED
    period: Printed = (actual, "80.00", status)
    messages = [
        item.message for item in found("C8", month(row(name=NAME, period=period, comment=comment)))
    ]
    assert len(messages) == (words is not None)
    assert words is None or words in messages[0]


def test_a_missing_case_may_have_been_late() -> None:
    comment = "150 were received, 75 answered on time and 74 remain open."
    rate = one("C3", month(row(name=NAME, period=("100.00", "80", GREEN), comment=comment)))
    assert "If the other was late, 100.00 would be 98.7. Where is it?" in rate.message
    assert (rate.level, rate.harmless) == (Level.INFORMATION, "")
    more = comment.replace("150", "153")
    lost = one("C3", month(row(name=NAME, period=("100.00", "80", GREEN), comment=more)))
    assert lost.level is Level.QUESTION
    assert lost.harmless == "some were withdrawn, or passed on to others"
    fewer = comment.replace("150", "140")
    many = one("C3", month(row(name=NAME, period=("100.00", "80", GREEN), comment=fewer)))
    assert many.message.endswith("which is 149. Which of them is right?")
    assert many.harmless == "some had been received before the month"


def test_a_year_to_date_that_counts_more_than_the_first_part() -> None:
    comment = "Savings of £17.4m are planned: 51% (£9.1m) are made, 16% (£2.8m) at risk, £5.8m (33%) lost."
    counted = one("C3", month(row(comment=comment, ytd=("67.00%", None, None))))
    assert "The year to date, 67.00%, counts 51% + 16%. 51% of £17.4m is £8.9m." in counted.message
    assert counted.message.endswith("Is £9.1m right?")
    assert counted.harmless == "£9.1m is a slip for £8.8m"
    assert (
        "counts" not in one("C3", month(row(comment=comment, ytd=("51.00%", None, None)))).message
    )


def test_a_split_without_one_part_to_blame_is_left_unexplained() -> None:
    comment = "Savings of £20.0m are planned: 51% (£9.1m) are made, 16% (£2.8m) at risk, £5.8m (33%) lost."
    finding = one("C3", month(row(comment=comment)))
    assert finding.message.endswith("Is £20.0m right, or one of the parts?")
    assert finding.harmless == ""


def test_a_count_is_no_rate() -> None:
    assert (
        found(
            "C8", month(row(name="Complaints", period=("68.00", "80.00", GREEN), comment=COUNTED))
        )
        == []
    )
    assert one(
        "C8", month(row(name=NAME, period=("68.00", "80.00", RED), comment=COUNTED))
    ).figures[:2] == (
        ("received", "34"),
        ("in time", "13"),
    )


def test_a_part_of_nought_is_a_part_like_any_other() -> None:
    comment = "We planned £20m: £10m (50%) and £0m (50%) were spent."
    assert one("C3", month(row(comment=comment))).message.endswith(
        "which is £10m. 50% of £20m is £10m. Is £0m right?"
    )
    comment = "The total of 40 cases: 20 (50%) were kept and 0 (50%) were lost."
    assert one("C3", month(row(comment=comment))).message.endswith("50% of 40 is 20. Is 0 right?")
