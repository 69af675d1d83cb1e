"""What the rules find in the two published months: what an officer finds, and nothing besides.

The figures are as published; where a finding goes by a comment that the tests do not hold, one in
words of our own that claims the same stands in its place.
"""

from __future__ import annotations

from functools import cache

import pytest

from kpi_tui.analysis.checks.finding import Finding, Importance, Level
from tests.support.checking import check
from tests.support.frames import histories
from tests.support.published_comments import JANUARY, JULY, annex


@cache
def findings(text: str) -> list[Finding]:
    return check(histories(annex(JANUARY), annex(JULY)), annex(text))


def told(text: str, rule: str, code: str | None = None) -> list[Finding]:
    """The findings that a rule has a part in, on a measure or on anything."""
    code = f"OCC{code}" if code else None
    return [
        item
        for item in findings(text)
        if rule in item.rules and (code is None or code in item.measure_codes)
    ]


def pairs(codes_by_rule: dict[str, str]) -> list[tuple[str, str]]:
    return [(rule, code) for rule, codes in codes_by_rule.items() for code in codes.split()]


RIGHT_IN_JANUARY = {
    "N1": "11.03 11.12",
    "Y2": "02.02 07.07 07.11 11.10 11.11",
    "S3": "07.01 10.01 10.02",
    "S5": "10.05",
    "X3": "04.05",
    "N2": "07.05",
    "N5": "10.05",
    "C2": "02.03",
    "C3": "11.02",
    "C5": "04.04 10.02",
    "Y5": "09.05 11.03",
    "Y6": "07.07 07.11",
    "Y8": "05.02",
    "C4": "02.02",
    "C7": "01.09 10.01 10.02",
    "C9": "07.06",
}
RIGHT_IN_JULY = {
    "S1": "11.10 10.06 11.05",
    "N1": "11.06",
    "Y1": "10.01 10.02 10.04 10.05 10.08 10.09 10.10",
    "Y2": "07.02",
    "X1": "01.07 11.02 11.10",
    "X2": "10.11",
    "X3": "11.02",
    "Y4": "10.01",
    "C1": "11.10",
    "C8": "10.11 10.12",
    "I5": "07.07 04.02 07.06",
    "N3": "11.03 11.06",
    "Y6": "07.02",
    "S10": "07.04 11.15",
    "Y7": "10.02 10.08 10.09 10.10 10.12",
    "C4": "01.02 04.01",
    "C7": "01.07",
    "I1": "02.03 04.01 04.03 04.04 04.05 07.02 07.03 07.04 07.05 07.07 07.08 10.02 10.05 11.05",
    "I4": "01.07 07.05 11.02 11.11",
    "I6": "10.01 10.02 10.08 10.09 10.10 10.11 10.12",
    "I7": "01.02 01.07 02.03 03.09 07.02 07.05 07.07 07.08 09.02 10.06 10.13 11.01 11.15",
}
"""What a reader of both reports calls right, by rule and code."""
FAIR_IN_JANUARY = {"S5": "04.03", "S3": "07.05", "S2": "10.05", "N5": "05.07", "C7": "11.09"}
FAIR_IN_JULY = {
    "S3": "06.02",
    "X1": "11.11",
    "C1": "10.13",
    "C3": "10.05",
    "N3": "11.01 11.02 11.04 11.07",
    "Y5": "01.02",
    "C7": "11.09 11.15",
    "I1": "05.03 07.06 10.01 10.03 10.04 11.06",
    "I2": "07.05 07.08 10.13 10.01 10.11",
}
"""What the reader calls fair, and is kept."""


@pytest.mark.parametrize(("rule", "code"), pairs(RIGHT_IN_JANUARY) + pairs(FAIR_IN_JANUARY))
def test_what_an_officer_finds_in_january_2023(rule: str, code: str) -> None:
    assert told(JANUARY, rule, code)


@pytest.mark.parametrize(("rule", "code"), pairs(RIGHT_IN_JULY) + pairs(FAIR_IN_JULY))
def test_what_an_officer_finds_in_july_2024(rule: str, code: str) -> None:
    assert told(JULY, rule, code)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        (
            JANUARY,
            "X3",
            "5 measures, all of OCC07, are marked “not reported”; OCC06 and OCC08 have",
        ),
        (JULY, "X3", "OCC08 has no measure, as in January 2023."),
        (JULY, "X3", "None of the 7 measures of OCC07 has a comment; in January 2023 "),
        (
            JULY,
            "S6",
            "by the worst of its measures OCC04 and OCC10 would be ▲ red, by the commonest ",
        ),
        (JULY, "S6", "OCC01 is ▲ red though both its measures are ● amber."),
        (JULY, "S9", "OCC07 is ★ green on 2 of its 7 measures"),
        (JANUARY, "Y6", "Other levels there are made otherwise (OCC07.06 the last month)."),
        (JULY, "Y6", "(OCC07.04, OCC07.06 the last month; OCC07.05, OCC07.08 an average)"),
        (JULY, "I3", "30 measures of January 2023 are not in this report, and 10 are new in it."),
        (JULY, "I3", "“Number of early help assessments” (OCC07.02, ▲ red)"),
        (JULY, "I3", "(OCC07.01, not rated, 78% above the target of 1,516.00) and 5 more."),
        (JULY, "I6", "up to 20% may now be outside"),
        (JULY, "I2", "OCC01.09 then and OCC01.07 now. To be settled: whether OCC05.03"),
    ],
)
def test_what_an_officer_finds_in_a_report_as_a_whole(text: str, rule: str, words: str) -> None:
    assert any(words in item.message for item in told(text, rule))


@pytest.mark.parametrize(
    ("text", "rule", "code"),
    [
        (JANUARY, "Y5", "01.05"),  # nothing was due in the month
        (JANUARY, "Y5", "02.02"),
        (JANUARY, "C7", "11.07"),
        (JANUARY, "C1", "04.08"),  # it counts page views, and the measure visits
        (JANUARY, "Y2", "04.08"),
        (JULY, "S2", "11.10"),  # savings have nothing to do with a debt
        (JULY, "X1", "01.02"),  # its comment says what is done, and by when
        (JULY, "N3", "11.08"),  # its comment has the sign that the table lost
        (JULY, "N3", "11.15"),
        (JULY, "X1", "10.01"),
        (JULY, "X1", "11.05"),
        (JULY, "X3", "11.05"),
        (JULY, "Y5", "10.01"),
        (JULY, "Y5", "11.10"),
        (JULY, "C5", "11.10"),
        (JULY, "C8", "10.05"),  # those that are open are in time
        (JULY, "I4", "01.02"),
        (JULY, "I4", "02.03"),
        (JULY, "I4", "03.09"),
        (JULY, "I4", "09.02"),
    ],
)
def test_what_is_noise_or_wrong_is_not_found(text: str, rule: str, code: str) -> None:
    assert told(text, rule, code) == []


@pytest.mark.parametrize("code", ["01.07", "02.03", "03.09", "07.02", "07.07", "11.04", "11.05"])
def test_codes_given_anew_are_one_matter(code: str) -> None:
    (codes,) = told(JULY, "I2", code)
    assert codes.rules == ("I1", "I2")
    assert len(codes.measures) > 20


@pytest.mark.parametrize(
    ("rule", "code", "said"),
    [
        ("I1", "OCC01.07", "Was OCC01.09 in January 2023."),
        ("I1", "OCC07.05", "Was OCC07.07 in January 2023."),
        ("I1", "OCC04.03", "OCC04.03 was another measure's code in January 2023."),
        (
            "I1",
            "OCC11.05",
            "Perhaps part of OCC11.06 “Total outturn variation for the dedicated schools grant (DSG) "
            "funded services” of January 2023: not settled.",
        ),
        ("I7", "OCC01.07", "Portfolio holder in January 2023: Cabinet member for Climate."),
    ],
)
def test_the_page_of_a_measure_tells_in_a_plain_sentence_what_it_was(
    rule: str, code: str, said: str
) -> None:
    pages = [
        item.message_on(measure)
        for item in findings(JULY)
        if rule in item.rules
        for measure in item.measures
        if measure.code == code
    ]
    assert said in pages
    assert not any(
        item.importance is not Importance.OWNERS_AND_CODES
        for item in findings(JULY)
        if rule in item.rules
    )


def test_a_finding_on_several_measures_says_the_same_on_the_page_of_each() -> None:
    (summed,) = told(JULY, "Y1")
    assert all(summed.message_on(measure) == summed.message for measure in summed.measures)


def test_a_misprint_and_a_sum_of_percentages_are_told_with_what_they_belong_to() -> None:
    (figure,) = told(JULY, "C1", "10.13")
    assert "7.3%" in figure.message
    assert "1.492 calls" in figure.message
    (summed,) = told(JULY, "Y6", "10.01")
    assert summed.rules == ("Y1", "Y4", "Y6")


@pytest.mark.parametrize(
    ("text", "rule", "code", "now", "never"),
    [
        (JULY, "X3", "07.03", "What is 34.00 to be judged against?", "figure missing"),
        (JULY, "C4", "04.01", "76.00 equals the 76% that it gives for 23/24", "Since when"),
        (JULY, "Y1", "10.01", "it may be ▲ red for that alone", "percentages of 3"),
        (
            JULY,
            "S1",
            "11.05",
            "0.00 is on the target of 0.00, yet both statuses are ●",
            "is better",
        ),
        (
            JULY,
            "S1",
            "11.10",
            "yet it is ★ green; the year to date, 502,096, is ● amber",
            "OCC11.02",
        ),
        (JULY, "S1", "10.06", "Is it just short of that before rounding?", "Which"),
        (JULY, "X1", "01.07", "56.96% is 4.5 points below the target of 61.50% (● amber)", "7.4%"),
        (JULY, "X1", "11.11", "are both 37% above the target of 3,500,000 (▲ red)", "is too"),
        (JULY, "X1", "11.11", "When is the plan due?", "What is being done"),
        (JULY, "C8", "10.11", "68.00 (target 80.00, ▲ red) is 13 of the 19 closed", "“ongoing”"),
        (JULY, "C8", "10.11", "the definition? Its improvement plan names no date.", "“ongoing”"),
        (JULY, "S3", "06.02", "The comment names >90% as what is expected", "judged against"),
        (JULY, "I5", "07.07", "34.8% (46.2% for the year to date) has no target. In", "consult"),
        (
            JULY,
            "I5",
            "07.06",
            "674 has no target. “No of children we care for",
            "In January 2023 it",
        ),
        (JULY, "I5", "04.02", "met at 87.60% (★ green); 89.48% would meet it too.", "missed"),
        (JULY, "I4", "11.06", "★ green at £21,262,0 against a target of £21,300,0", "easier"),
        (JULY, "C4", "01.02", "98 is 18% below the target of 119, which the comment calls", "What"),
        (JANUARY, "Y2", "11.03", "£292,000,00 (★ green where the month is ▲ red)", "meant"),
        (JANUARY, "Y2", "07.07", "6,026.00 (● amber where the month is ▲ red), this month", "flow"),
        (JANUARY, "S2", "10.05", "18.30% in the month is ● amber and 16.89% for the", "OCC07.07"),
        (JANUARY, "N2", "07.05", "the year to date, 105.00, is the number that", "share"),
        (JANUARY, "S3", "07.05", "names 103, later 148 as what is expected", "judged"),
        (JANUARY, "C7", "01.09", "perhaps OCC01.09, whose comment speaks of", "OCC01.09:"),
        (JULY, "I4", "11.02", "its target was 95.00% in January 2023 and is easier", "Who decided"),
        (
            JANUARY,
            "C4",
            "07.01",
            "The comment says that it “is improving”. Why",
            "What has improved",
        ),
        (
            JANUARY,
            "C4",
            "02.02",
            "and the comment's “above target” is true of that",
            "Which is meant",
        ),
        (JANUARY, "S3", "10.01", "74.00% is 69 points above the target of 5.00%", "1,380%"),
        (
            JANUARY,
            "N1",
            "11.03",
            "are cut off or misprinted. What are they in full?",
            "well-formed",
        ),
        (JANUARY, "Y2", "02.02", "looks like 10 month-end totals added together", "meant to say"),
        (
            JANUARY,
            "N5",
            "10.05",
            "the name says “No of telephone calls”, the figures are percentages",
            "By its name",
        ),
        (JANUARY, "S5", "10.05", "At what figure does it become red?", "What would be red"),
        (JANUARY, "S5", "04.03", "Who decides, and would it still be red?", "On what grounds"),
        (JANUARY, "N2", "07.05", "cannot be negative", "nought"),
        (JANUARY, "N5", "05.07", "When will it have a figure?", "What can be measured"),
    ],
)
def test_what_a_message_says(text: str, rule: str, code: str, now: str, never: str) -> None:
    messages = [item.message for item in told(text, rule, code)]
    assert any(now in message for message in messages)
    assert not any(never in message for message in messages)


@pytest.mark.parametrize(
    ("rule", "code", "level"),
    [
        ("S1", "11.10", Level.ERROR),
        ("Y1", "10.01", Level.ERROR),
        ("Y2", "07.02", Level.ERROR),
        ("I6", "10.01", Level.QUESTION),
        ("I5", "07.07", Level.QUESTION),
        ("I4", "11.06", Level.QUESTION),
        ("S1", "10.06", Level.INFORMATION),
        ("S1", "11.05", Level.QUESTION),
        ("I5", "04.02", Level.INFORMATION),
        ("C7", "11.09", Level.INFORMATION),
        ("C1", "10.13", Level.INFORMATION),
    ],
)
def test_how_much_a_finding_weighs(rule: str, code: str, level: Level) -> None:
    assert [item.level for item in told(JULY, rule, code)] == [level]


def test_a_target_eased_that_is_met_as_it_was_comes_after_the_misses() -> None:
    order = [(item.rule, item.measure_code) for item in findings(JULY)]
    for eased in (("I4", "OCC07.05"), ("I5", "OCC04.02")):
        assert order.index(eased) > order.index(("X1", "OCC11.11"))
        assert findings(JULY)[order.index(eased)].importance is Importance.TARGET


@pytest.mark.parametrize(
    ("text", "rule", "code", "explanation"),
    [
        (JANUARY, "X3", "04.05", "it is within tolerance and narrowly missed"),
        (JANUARY, "C2", "02.03", "23 was typed as 32"),
        (JANUARY, "C3", "11.02", "£9.1m is a slip for £8.8m"),
        (JULY, "X1", "11.11", ""),
        (JULY, "I4", "07.05", "it was agreed with the budget"),
        (JULY, "C3", "10.05", ""),
        (JULY, "S10", "07.04", ""),
    ],
)
def test_what_may_explain_it(text: str, rule: str, code: str, explanation: str) -> None:
    assert [item.harmless for item in told(text, rule, code)] == [explanation]


def test_measures_that_vanished_while_red_are_a_question() -> None:
    (gone,) = told(JULY, "I3")
    assert (gone.level, gone.importance) == (Level.QUESTION, Importance.PEOPLE_AT_RISK)


def test_there_are_few_enough_to_work_through() -> None:
    assert len(findings(JULY)) <= 44
    assert len(findings(JANUARY)) <= 30
    errors = [item for item in findings(JULY) if item.level is Level.ERROR]
    assert [item.rule for item in errors] == ["S1", "Y1", "Y2"]


def test_the_most_important_come_first() -> None:
    order = [(item.rule, item.measure_code) for item in findings(JULY)]
    assert order[0] == ("S1", "OCC11.10")
    questions = [item for item in findings(JULY) if item.level is Level.QUESTION]
    both = findings(JANUARY), findings(JULY)
    assert all(
        [each.importance for each in told] == sorted(each.importance for each in told)
        for told in both
    )
    assert (questions[0].rule, questions[0].measure_code) == ("I5", "OCC07.07")
    at_risk = {
        item.measure_code for item in questions if item.importance is Importance.PEOPLE_AT_RISK
    }
    assert at_risk >= {"OCC07.03", "OCC07.06", "OCC07.07"}
    assert {
        item.measure_code for item in questions if item.importance is Importance.OFF_TARGET
    } >= {
        "OCC11.02",
        "OCC11.11",
        "OCC10.11",
    }


@pytest.mark.parametrize(
    ("rule", "code", "words"),
    [
        ("C10", "10.01", "100.00 is 1 case of 1, by its comment"),
        ("S8", "06.02", "OCC06 is shown as “No data”, though OCC06.02 has 95.20%."),
    ],
)
def test_what_was_not_found_before(rule: str, code: str, words: str) -> None:
    (finding,) = told(JULY, rule, code)
    assert words in finding.message


def test_amounts_that_two_measures_tell_differently() -> None:
    (finding,) = told(JANUARY, "C11")
    assert finding.measure_codes == ("OCC07.10", "OCC11.06")
    assert "OCC07.10 says £17.5m, OCC11.06 £16.5m" in finding.message


def test_one_person_is_one_finding_and_after_them_come_the_codes() -> None:
    people = told(JULY, "I7")
    assert len(people) == 8
    assert findings(JULY)[-len(people) - 1 : -1] == people
    assert findings(JULY)[-1].rules == ("I1", "I2")
    messages = [item.message for item in people]
    for words in (
        "Director: Director of Environment answered for OCC01.02 and OCC01.07 in January 2023; Director of Highways does now.",
        "Director: Director of Education answered for 14 measures in January 2023; Director of Children's Services and Executive "
        "Director of People do now for the 4 of them that go on.",
        "Director: Director of Customers answered for 13 measures in January 2023; 4 of them go on: now Director of Public Health for "
        "OCC02.03 and OCC03.09, Director of Law for OCC10.06, Director of Transformation for OCC10.13.",
        "Portfolio holder: Cabinet member for Public Health answered for OCC02.03, OCC03.09 and OCC10.06 in January "
        "2023, Cabinet member for Innovation for OCC09.02, Cabinet member for Corporate Services for OCC10.13; Cabinet member for Community Services does for "
        "all now.",
    ):
        assert any(message.startswith(words) for message in messages)


def test_every_finding_says_where_it_stands() -> None:
    both = [*findings(JANUARY), *findings(JULY)]
    assert all(item.message and item.accepted is None for item in both)
    assert [item for item in both if item.page is None and item.measures] == []
    assert all(item.since == item.report_date for item in both)
