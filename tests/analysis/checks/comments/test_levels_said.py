"""What a comment says that a figure was in an earlier period."""

from __future__ import annotations

import pytest

from tests.support.check_rows import day, found, month, row

REPAIRS = "% of housing repairs completed on first visit"
BEFORE = {"2023-04": "80.0%", "2024-04": "88.4%", "2024-05": "87.1%", "2024-06": "86.8%"}


def asked(
    comment: str,
    name: str = REPAIRS,
    now: str = "85.9%",
    before: dict[str, str] = BEFORE,
) -> list[str]:
    rows = [
        row(name=name, period=(actual, None, None), report_date=day(at))
        for at, actual in before.items()
    ]
    seen = row(name=name, period=(now, None, None), comment=comment)
    seen_in = month(seen, readings=rows, before=rows[-1:], held=list(before))
    return [each.message for each in found("C1", seen_in)]


@pytest.mark.parametrize(
    ("comment", "said", "then"),
    [
        ("Performance was 91.0% in April.", "was 91.0% in April", "88.4% in April 2024"),
        ("Performance was 88.8% last month.", "was 88.8% last month", "86.8% in June 2024"),
        (
            "Housing repairs performance was just 84% in June.",
            "was just 84% in June",
            "86.8% in June 2024",
        ),
        (
            "The rate stood at 89% at the end of May, and is 85.9% in July.",
            "stood at 89% at the end of May",
            "87.1% in May 2024",
        ),
        ("Performance was 91% in April 2023.", "was 91% in April 2023", "80.0% in April 2023"),
        ("Performance in April was 91.0%.", "in April was 91.0%", "88.4% in April 2024"),
        ("In May performance was 81%.", "In May performance was 81%", "87.1% in May 2024"),
    ],
)
def test_another_figure_than_it_was(comment: str, said: str, then: str) -> None:
    assert asked(comment) == [
        f"The comment says “{said}”; the figure was {then} and is 85.9% now. Which is right?"
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "Performance was 88.4% in April.",
        "Performance was 88% in April.",
        "Performance was 86.8% last month.",
        "Performance was 91% in March.",  # which is not held
        "Performance was 91% in Q1.",
        "Performance was 91% in April and May.",
        "Performance in Dover was 91% in April.",
        "Performance was 91% for plumbing in April.",
        "Performance was 91% in Dover in April.",
        "Satisfaction was 91% in April.",
        "It was 91% in April.",  # of which we do not know what it is
        "The target was 91% in April.",
        "The national rate was 91% in April.",
        "Had performance been good, as it was 91% in April, we would be there.",
        "Performance was 12% in April.",  # not meant for it
        "Performance was 1,204 in April.",
        "The figure is reported in arrears. Performance was 91% in April.",
        "In April performance was 88.4%.",
        "In the last month performance was 85.9%.",  # which is the one reported
        "In April performance was 91% in Dover.",
        "In April performance was restated as 91%.",
        "Performance in April was 91% (revised).",
        "Performance in April was 91% for the year to date.",
        "Performance in April was 81 points.",
        "In April the target was 91%.",
        "Performance from April was 91%.",
        "Performance between May and June was 91%.",
    ],
)
def test_what_fits_or_is_of_something_else(comment: str) -> None:
    assert asked(comment) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("There were 1,350 visits in May.", 1),
        ("There were 1,300 visits in May.", 0),
        ("There were 1,350 evening visits in May.", 0),
        ("There were 1,350 letters in May.", 0),
        ("There were 1,350 in May.", 0),
    ],
)
def test_what_was_counted(comment: str, hits: int) -> None:
    before = {"2024-05": "1,300", "2024-06": "1,250"}
    assert len(asked(comment, "Number of visits", "1,400", before)) == hits


def test_a_total_so_far_is_no_month_s() -> None:
    before = {"2024-05": "1,300", "2024-06": "1,350"}
    assert asked("There were 700 visits in May.", "Visits (cumulative)", "1,400", before) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Physical loans were 168,914.", 0),
        ("Loans were 168,914.", 1),
        ("Total loans were 168,914.", 1),
    ],
)
def test_one_of_two_that_a_name_joins_by_and_is_a_part(comment: str, hits: int) -> None:
    name = "Number of library loans (physical and digital)"
    assert len(asked(comment, name, "230,118", {"2024-06": "212,440"})) == hits


@pytest.mark.parametrize(
    ("name", "now", "before"),
    [("Website visits", "13,100", "10,200"), ("Website visits (thousands)", "13.1", "10.2")],
)
@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Website visits were 12 thousand in June.", 1),
        ("Visits were 13 thousand; it was 12 thousand in June.", 1),
        ("Website visits rose from 12 thousand in June.", 1),
        ("Website visits were 10 thousand in June.", 0),
        ("Website visits rose from 10 thousand in June to 13 thousand in July.", 0),
    ],
)
def test_a_level_told_in_thousands(
    name: str, now: str, before: str, comment: str, hits: int
) -> None:
    assert len(asked(comment, name, now, {"2024-06": before})) == hits


def since_june(comment: str) -> list[str]:
    """What is asked of a comment on 13,400 visits that were 11,100 in June."""
    june = row(period=("11,100", "13,000", None), report_date=day("2024-06"))
    now = row(period=("13,400", "13,000", None), comment=comment)
    return [each.message for each in found("C1", month(now, readings=[june], held=["2024-06"]))]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("Visits rose to 13,400. It was 12 thousand in June.", "was 12 thousand in June"),
        ("There were 13,400 visits in July. It was 12,000 in June.", "was 12,000 in June"),
        ("We had 13,400 visits. This was 12,300 in June.", "was 12,300 in June"),
        ("Visits were about 12,000 in June.", "were about 12,000 in June"),
        ("Visits were more than 12,000 in June.", "more than 12,000 in June"),
        ("Visits were fewer than 11,000 in June.", "fewer than 11,000 in June"),
        ("Visits rose to 13,400, more than 12,000 in June.", "more than 12,000 in June"),
    ],
)
def test_it_is_the_figure_told_in_the_sentence_before(comment: str, said: str) -> None:
    (asked,) = since_june(comment)
    assert asked.startswith(f"The comment says “{said}”; the figure was 11,100 in June 2024")


EARLIER_RIGHT = (
    "Visits rose to 13,400. It was 11,100 in June.",
    "Visits rose to 13,400. It was 11 thousand in June.",
    "Visits rose to 13,400. It was about 11,000 in June.",
    "There were 13,400 visits. It was 20 degrees in June.",
    "There were 13,400 visits. It was 12 degrees in June.",
    "Visits rose to 13,400. The café sold 15,000 cups. It was 12,000 in June.",
    "Visits rose to 13,400, with 9,000 loans. It was 12,000 in June.",
    "13,400 visits against a target of 13,000. It was 12,000 in June.",
    "The target was 13,000. It was 12,000 in June.",
    "Visits rose to 13,400. It was 12,000 in May.",
    "Visits rose to 13,400. It was 12,000 last year.",
    "Visits rose to 13,400. It was 12,000 in June 2023.",
    "Visits rose to 13,400. It was 12% in June.",
    "Visits rose to 13,400. It was 12,000 in June at Didcot.",
    "Visits rose to 13,400. It was 12,000 in the branches in June.",
    "It was 12,000 in June.",
    "It was 12 in June when the lift broke.",
    "Visits to the website rose to 13,400. It was 12,000 in June.",
    "Loans rose to 13,400. It was 12,000 in June.",
    "Book loans reached 13,400. This was 12,000 in June.",
    "Staff sickness fell. It was 12 days in June.",
    "Income is £13,400. It was £12,000 in June.",
    "The new branch opened on 13 July. It was 12,000 in June.",
    "Our Facebook page had 13,400 followers. It was 12,000 in June.",
    "Visits by children reached 13,400. It was 12,000 in June.",
    "Visits rose to 13,400. That was the 12th in June.",
    "Visits rose to 13,400. It was 12 branches in June that closed early.",
    "Visits rose to 13,400. It was 12 in June and July.",
    "Visits rose to 13,400. It was 11.1 thousand in June.",
    "Visits rose to 13,400. It was 12,000 in June if schools are left out.",
    "Visits rose to 13,400. It was over 11,000 in June.",
    "Visits averaged 13,400. It was 12,000 in June.",
    "The budget is 13,400. It was 12,000 in June.",
    "Visits were forecast at 13,400. It was 12,000 in June.",
    "Visits rose to 13,400. It was originally 12,000 in June.",
    "Visits rose to 13,400. It was reported as 12,000 in June.",
    "Visits rose to 13,400. It was revised: it was 12,000 in June.",
    "Visits rose to 13,400. It was hot in June.",
    "Visits rose to 13,400. It was a record.",
    "Visits rose to 13,400. It was 12 July when the branch opened.",
    "Visits rose to 13,400. It was 5 in June that closed.",
    "Visits rose to 13,400. It was 12.00 in June when it shut.",
    "Visits fell to 13,400. It was 11,100 in June.",
    "Visits were 13,400 and loans 9,000. It was 12,000 in June.",
    "We had 13,400 visits. Didcot had 2,000. It was 12,000 in June.",
    "Visits rose to 13,400. Events helped. It was 12,000 in June.",
    "Visits rose to 13,400 by 31 July. It was 11,100 at the end of June.",
    "Visits rose to 13,400. This was 11,100 in June 2024.",
    "Visits rose to 13,400. It was 12,000 in Quarter 1.",
    "Visits rose to 13,400. It was 36,000 in the quarter to June.",
    "Visits rose to 13,400. It was £12,000 in June for repairs.",
    "Visits rose to 13,400. It was 12,000 in June by our own count.",
    "Visits rose to 13,400. It was nearly 11,000 in June.",
    "Visits rose to 13,400. It was 11,100 in June and 12,000 in May.",
    "Visits rose to 13,400. It was around 11 thousand in June.",
    "Visits rose to 13,400. It was just over 11,000 in June.",
    "Visits rose to 13,400. It was more than 11,000 in June.",
    "13,400 visits this month. It was 11,100 in June.",
    "13,400 people visited. It was 11,100 in June.",
    "Visits were about 11,000 in June.",
    "Visits were around 10,000 in June.",
    "In June visits were about 11,000.",
    "Visits were more than 11,000 in June.",
    "There were more than 11,000 in June.",
    "More than 11,000 in June came by bus.",
    "Visits were fewer than 12,000 in June.",
)


@pytest.mark.parametrize("comment", EARLIER_RIGHT)
def test_right_figures_of_june_and_figures_of_something_else(comment: str) -> None:
    assert since_june(comment) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Repairs on first visit are 84.0%. It was 86.4% in June.", 1),
        ("Repairs on first visit are now at 85.9%. It was 86.4% in June.", 0),
        ("Repairs on first visit are 84.0%, and 85.9% for the year. It was 86.4% in June.", 0),
    ],
)
def test_it_behind_the_year_s_figure_may_be_the_year_s_of_then(comment: str, hits: int) -> None:
    then = row(
        name=REPAIRS,
        period=("81.0%", None, None),
        ytd=("86.4%", None, None),
        report_date=day("2024-06"),
    )
    now = row(
        name=REPAIRS, period=("84.0%", None, None), ytd=("85.9%", None, None), comment=comment
    )
    seen = month(now, readings=[then], before=[then], held=["2024-06"])
    assert len(found("C1", seen)) == hits
