"""Findings that add to another on the same measure, and in which order all of them stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Finding, Importance, Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.judgements.judgement import Accept
from kpi_tui.status import Status
from tests.support.check_rows import AMBER, BIGGER, GREEN, RED, Printed, month, row
from tests.support.checking import findings
from tests.support.judging import judged
from tests.support.laws import examples

PLANNED = row("OCC09.09", "Planned", improvement_plan="Hire two people.", timeframe="By May.")
MISSED: Printed = ("70.00", "90.00", RED)


def by_rule(seen: CheckContext) -> dict[str, Finding]:
    return {item.rule: item for item in findings(seen)}


def test_no_plan_and_no_comment_are_one_matter() -> None:
    late = row(period=MISSED, polarity=BIGGER)
    found = by_rule(month(PLANNED, late))
    assert found["X1"].rules == ("X1", "X3")
    assert "X3" not in found
    assert found["X1"].message == (
        "70.00 is 22% below the target of 90.00 (▲ red), and there is no improvement plan. There is no "
        "comment. What is being done?"
    )
    said = by_rule(
        month(PLANNED, structs.replace(late, reading=replace(late.reading, comment="Ill.")))
    )
    assert said["X1"].rules == ("X1",)


def test_no_comment_alone_is_a_finding_of_its_own() -> None:
    planned = row(period=MISSED, polarity=BIGGER, improvement_plan="Hire.", timeframe="May")
    found = by_rule(month(planned))
    assert found["X3"].message == (
        "70.00 is 22% below the target of 90.00 (▲ red), and there is no comment. Why is that?"
    )


def test_a_status_that_contradicts_its_figures_takes_along_that_there_is_no_plan() -> None:
    shown_green = row(period=("60", "90", GREEN), polarity=BIGGER, comment="It was 70 in July.")
    found = by_rule(month(PLANNED, shown_green))
    assert found["S1"].rules[:2] == ("S1", "X1")
    assert found["S1"].level is Level.ERROR
    assert "X1" not in found


def test_nothing_is_asked_of_a_miss_that_is_none() -> None:
    on_target = row(period=("0.00", "0.00", RED), polarity=BIGGER)
    found = by_rule(month(PLANNED, on_target))
    assert found["S1"].rules == ("S1",)
    assert found["S1"].message == (
        "0.00 is on the target of 0.00, yet it is ▲ red. Which is right, the status or the figures?"
    )
    assert "X1" not in found


def test_what_was_accepted_takes_along_what_adds_to_it() -> None:
    late = row(period=MISSED, polarity=BIGGER)
    accepted = judged(Accept(who="A", why="agreed", rule="X1", measure=late.named))
    found = by_rule(month(PLANNED, late, judged=accepted))
    assert (found["X1"].rules, found["X1"].accepted) == (("X1", "X3"), "agreed")


def test_what_was_accepted_alone_stays_apart() -> None:
    late = row(period=MISSED, polarity=BIGGER)
    accepted = judged(Accept(who="A", why="agreed", rule="X3", measure=late.named))
    found = by_rule(month(PLANNED, late, judged=accepted))
    assert (found["X1"].rules, found["X1"].accepted) == (("X1",), None)
    assert found["X3"].accepted == "agreed"


def test_a_measure_accepted_is_left_out_of_those_told_together() -> None:
    rows = [
        row(f"OCC10.0{n}", f"% answered in time {n}", ("90", "80", GREEN), ("360", "320", GREEN))
        for n in (1, 2, 3)
    ]
    accepted = judged(Accept(who="A", why="agreed", rule="Y1", measure=rows[1].named))
    together, alone = [
        item for item in findings(month(*rows, judged=accepted)) if item.rule == "Y1"
    ]
    assert (together.measure_codes, together.accepted) == (("OCC10.01", "OCC10.03"), None)
    assert (alone.measure_codes, alone.accepted) == (("OCC10.02",), "agreed")


def test_the_figures_of_all_are_kept() -> None:
    def first(seen: CheckContext) -> Iterator[RuleHit]:
        yield RuleHit("One?", seen.measures[0], (("comment", "a"), ("actual", "1")))

    def second(seen: CheckContext) -> Iterator[RuleHit]:
        figures = (("comment", "b"), ("actual", "1"), ("target", "2"))
        yield RuleHit("Two?", seen.measures[0], figures, aside="two")

    rules = [
        Rule("A1", Level.QUESTION, "", first, ""),
        Rule("A2", Level.ERROR, "", second, "", joins=("A1",)),
    ]
    (finding,) = findings(month(row()), rules)
    assert finding.message == "Two. One?"
    assert finding.level is Level.ERROR
    assert finding.figures == (
        ("comment", "a"),
        ("actual", "1"),
        ("comment (A2)", "b"),
        ("target", "2"),
    )


@examples(60)
@given(st.lists(st.sampled_from(["S1", "X1", "X3", "H1", "C1", "Y5"]), unique=True))
def test_nothing_is_lost_by_merging(ids: list[str]) -> None:
    measure = row()

    def rule(known: Rule) -> Rule:
        hit = RuleHit(f"{known.id}?", measure, aside=f"also {known.id}")
        return replace(known, find=lambda _: iter([hit]), months_only=False)

    rules = [rule(next(item for item in RULES if item.id == name)) for name in ids]
    told = findings(month(measure), rules)
    assert sorted(name for item in told for name in item.rules) == sorted(ids)


@pytest.mark.parametrize(
    ("name", "rule", "importance"),
    [
        ("Visits", "S1", Importance.CONTRADICTION),
        ("Number of children in care", "S1", Importance.CONTRADICTION),
        ("Number of children in care", "X1", Importance.PEOPLE_AT_RISK),
        ("% of safeguarding enquiries in time", "I5", Importance.PEOPLE_AT_RISK),
        ("Adult Social Care debtors: debt", "X1", Importance.OFF_TARGET),
        ("% of Children Social Care complaints in time", "X1", Importance.OFF_TARGET),
        ("% of bus seats for school children", "X1", Importance.OFF_TARGET),
        ("Number of children in care", "N3", Importance.DATA_QUALITY),
        ("Number of children in care", "Y2", Importance.DATA_QUALITY),
        ("Number of children in care", "I7", Importance.OWNERS_AND_CODES),
        ("Visits", "X1", Importance.OFF_TARGET),
        ("Visits", "I4", Importance.TARGET),
    ],
)
def test_what_a_finding_is_about(name: str, rule: str, importance: Importance) -> None:
    known = next(item for item in RULES if item.id == rule)
    hit = RuleHit("?", row(name=name))
    (finding,) = findings(month(row()), [replace(known, find=lambda _: iter([hit]))])
    assert finding.importance is importance


def told_of(*hits: RuleHit, rule: str = "X1") -> list[Finding]:
    """What is made of the hits of a rule."""
    known = next(item for item in RULES if item.id == rule)
    return findings(month(), [replace(known, find=lambda _: iter(hits))])


def test_a_wrong_sum_that_rates_a_measure_of_people_at_risk_is_about_them() -> None:
    name = "Number of children in care"
    rated, unrated = (row(name=name, ytd=("400", "300", status)) for status in (RED, None))
    at_risk, data = Importance.PEOPLE_AT_RISK, Importance.DATA_QUALITY
    assert [item.importance for item in told_of(RuleHit("?", rated), rule="Y2")] == [at_risk]
    assert [item.importance for item in told_of(RuleHit("?", unrated), rule="Y2")] == [data]
    visits = row(name="Visits", ytd=("400", "300", RED))
    assert [
        each.importance for each in told_of(RuleHit("?", measures=(visits, unrated)), rule="Y2")
    ] == [data]
    milder = RuleHit("?", rated, level=Level.QUESTION)
    assert [item.importance for item in told_of(milder, rule="Y2")] == [data]


@pytest.mark.parametrize("importance", list(Importance))
def test_a_hit_may_say_what_it_is_about(importance: Importance) -> None:
    (finding,) = told_of(RuleHit("?", importance=importance))
    assert finding.importance is importance


def test_what_matters_stands_first_whatever_its_level() -> None:
    hits = [
        RuleHit("Whose?", importance=Importance.OWNERS_AND_CODES, level=Level.ERROR),
        RuleHit("Odd?", importance=Importance.DATA_QUALITY),
        RuleHit("Wrong.", importance=Importance.DATA_QUALITY, level=Level.ERROR),
        RuleHit("Children.", importance=Importance.PEOPLE_AT_RISK, level=Level.INFORMATION),
        RuleHit("Children?", importance=Importance.PEOPLE_AT_RISK),
        RuleHit("Children!", importance=Importance.PEOPLE_AT_RISK, level=Level.ERROR),
    ]
    told = [item.message for item in told_of(*hits)]
    assert told == ["Children!", "Children?", "Children.", "Wrong.", "Odd?", "Whose?"]


def test_a_small_miss_stands_below_a_large_one_though_nobody_knows_which_way_is_better() -> None:
    name = "Number of contacts about children"
    near = row("OCC01.01", name, ("59.1", "60", AMBER), polarity=BIGGER)
    far = row("OCC01.02", f"{name} by phone", ("178", "100", None))
    told = [item.measure_code for item in told_of(RuleHit("?", near), RuleHit("?", far))]
    assert told == ["OCC01.02", "OCC01.01"]


def test_a_level_stands_in_the_order_of_importance_then_by_how_far_off_target() -> None:
    near, far = (
        row(f"OCC01.0{n}", f"Visits {n}", (actual, "100", RED), polarity=BIGGER, comment="Ill.")
        for n, actual in enumerate(("95", "40"))
    )
    children = row(
        "OCC02.01", "Children seen in time", ("97", "100", RED), polarity=BIGGER, comment="Ill."
    )
    asked = [item for item in findings(month(near, PLANNED, far, children)) if item.rule == "X1"]
    assert [item.measure_code for item in asked] == ["OCC02.01", "OCC01.01", "OCC01.00"]


def test_amber_that_is_on_target_is_a_matter_of_data() -> None:
    on_target = row(period=("95.0%", "95.0%", RED), polarity=BIGGER)
    (finding,) = [item for item in findings(month(on_target)) if item.rule == "S1"]
    assert (finding.level, finding.importance) == (Level.QUESTION, Importance.DATA_QUALITY)


def test_what_is_said_to_improve_is_told_where_it_is_asked_why_nothing_is_rated() -> None:
    contacts = row(
        name="Number of contacts",
        period=("2,692", "1,516", Status.MONITORING_ONLY),
        comment="Performance is improving. Contacts have risen by 3%.",
    )
    (finding,) = [each for each in findings(month(contacts)) if "C4" in each.rules]
    assert finding.rules == ("S3", "C4")
    assert finding.message == (
        "2,692 is 78% above the target of 1,516. The comment says that it “is improving” and "
        "“risen by 3%”. Why is it not rated (Monitoring only)?"
    )
