from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.checks.context import RuleHit
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.demo import published
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Accept
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodType
from kpi_tui.publish.listings.queries import to_json
from kpi_tui.report import Priority, Reading, Report
from tests.support.check_rows import BIGGER, GREEN, RED, day, found, month, one, past, row
from tests.support.checking import check, findings
from tests.support.frames import histories, names
from tests.support.frames import month as of
from tests.support.judging import judged
from tests.support.laws import examples
from tests.support.strategies import READINGS, REPORTS

IDS = {
    *(f"S{number}" for number in range(1, 11)),
    *(f"X{number}" for number in range(1, 6)),
    *(f"N{number}" for number in range(1, 6)),
    *(f"Y{number}" for number in range(1, 9)),
    *(f"C{number}" for number in range(1, 13)),
    *(f"I{number}" for number in range(1, 9)),
    *(f"H{number}" for number in range(1, 8)),
    *(f"M{number}" for number in range(1, 4)),
}
"""Those of the project's list of checks."""


def test_rules_have_titles_of_their_own_and_ids_of_the_list() -> None:
    titles = [rule.title for rule in RULES]
    assert len(titles) == len(set(titles))
    assert {rule.id for rule in RULES} <= IDS
    assert all(rule.title and not rule.harmless.endswith(".") for rule in RULES)


def test_levels_from_worst_to_least() -> None:
    assert [level.milder for level in Level] == [
        Level.QUESTION,
        Level.INFORMATION,
        Level.INFORMATION,
    ]
    assert [Level.QUESTION.covers(level) for level in Level] == [True, True, False]
    assert all(Level.INFORMATION.covers(level) for level in Level)
    assert [Level.ERROR.covers(level) for level in Level] == [True, False, False]


def test_findings_on_data_stand_by_level_then_by_rule_then_as_printed() -> None:
    rows = [row("OCC01.01"), row("OCC01.02", "Books")]

    def rule(name: str, level: Level) -> Rule:
        return Rule(
            name, level, "", lambda seen: iter([RuleHit("", item) for item in seen.measures]), ""
        )

    rules = [rule("Z9", Level.INFORMATION), rule("A1", Level.ERROR), rule("B2", Level.ERROR)]
    told = [(item.rule, item.measure_code) for item in findings(month(*rows), rules)]
    codes = ("OCC01.01", "OCC01.02")
    assert told == [(name, code) for name in ("A1", "B2", "Z9") for code in codes]


@pytest.mark.parametrize(
    ("against", "levels"),
    [
        (None, (Level.ERROR, Level.QUESTION)),
        ("2023-07", (Level.ERROR, Level.QUESTION)),
        ("2023-06", (Level.QUESTION, Level.INFORMATION)),
    ],
)
def test_what_is_compared_with_long_ago_weighs_less(
    against: str | None, levels: tuple[Level, ...]
) -> None:
    back = day(against) if against else None
    hits = [RuleHit("", against=back), RuleHit("", level=Level.QUESTION, against=back)]
    rule = Rule("A1", Level.ERROR, "", lambda _: iter(hits), "")
    assert tuple(item.level for item in findings(month(), [rule])) == levels


@pytest.mark.parametrize(
    ("of_rule", "own", "told"),
    [
        ("posts change hands", None, "posts change hands"),
        ("posts change hands", "the post was split in two", "the post was split in two"),
        ("posts change hands", "", ""),
        ("", None, ""),
        ("the month was short", None, "the quarter was short"),
    ],
)
def test_a_hit_explains_itself_or_its_rule_does_or_nobody(
    of_rule: str, own: str | None, told: str
) -> None:
    hits = [RuleHit("", explanation=own)]
    rule = Rule("A1", Level.QUESTION, "", lambda _: iter(hits), of_rule)
    seen = replace(
        month(), period_type=PeriodType.QUARTER if "quarter" in told else PeriodType.MONTH
    )
    assert [item.harmless for item in findings(seen, [rule])] == [told]


def accepting(
    rule: str, measure: MeasureName | None = None, report_date: date | None = None
) -> JudgementsInForce:
    return judged(
        Accept(who="Ada", why="agreed in May", rule=rule, measure=measure, report_date=report_date)
    )


def test_an_accepted_finding_is_marked_and_kept() -> None:
    bad = row(period=("60", "90", GREEN), polarity=BIGGER)

    def reason(said: JudgementsInForce) -> str | None:
        return one("S1", month(bad, judged=said)).accepted

    assert reason(accepting("S1", measure=bad.named)) == "agreed in May"
    assert reason(accepting("S1", measure=bad.named, report_date=day("2024-07"))) == "agreed in May"
    assert reason(accepting("S1")) == "agreed in May"
    assert reason(accepting("S2", measure=bad.named)) is None
    assert reason(accepting("S1", measure=bad.named, report_date=day("2024-06"))) is None
    assert reason(accepting("S1", measure=row(name="Other").named)) is None


def test_what_was_accepted_under_an_earlier_name_stays_accepted() -> None:
    bad = row("OCC05.05", "Visitors", period=("60", "90", GREEN), polarity=BIGGER, measure_id="x")
    earlier = past("2024-06", "60")
    said = accepting("S1", measure=earlier.named)
    assert one("S1", month(bad, readings=[earlier], judged=said)).accepted == "agreed in May"


def test_a_finding_on_the_report_is_accepted_as_a_whole() -> None:
    seen = month(priorities=[Priority("OCC08", "Empty")], judged=accepting("X3"))
    assert one("X3", seen).accepted == "agreed in May"


def test_rules_do_without_polars() -> None:
    code = "import sys, kpi_tui.analysis.checks.checking; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@examples(60)
@given(st.lists(REPORTS, min_size=1, max_size=3, unique_by=lambda report: report.report_date))
def test_no_report_is_too_odd_to_be_checked(reports: list[Report]) -> None:
    measures = histories(*sorted(reports, key=lambda item: item.report_date))
    for report in reports:
        for item in check(measures, report):
            assert isinstance(item, Finding)
            assert item.message
            assert item.report_date == report.report_date
            assert item.measure_code is None or item.measure_code in {
                code for code, _ in names(report)
            }


PIECES = (
    "The rate was", "remains amber", "reported as red", "slightly below target", "12% above target",
    "is improving", "on track", "in arrears", "issued in", "information is for", "July", "Q2", "31 March",
    "received", "closed within", "overdue", "still open", "£0.5m", "(33%)", "51% (£9.1m)", "1.492 calls",
    "99999999999999999999", "0", "5%", "target of 90", "RAG rating is changed", "no", ".", "\n", "•",
)  # fmt: skip
COMMENTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@examples(60)
@given(st.lists(st.tuples(READINGS, COMMENTS), min_size=1, max_size=4), st.data())
def test_no_comment_is_too_odd_to_be_checked(
    written: list[tuple[Reading, str]], data: st.DataObject
) -> None:
    readings = tuple(replace(reading, comment=comment) for reading, comment in written)
    again = tuple(data.draw(st.permutations(readings)))
    reports = [of("2023-12", *readings), of("2024-01", *again), of("2024-03", *readings)]
    measures = histories(*reports)
    for report in reports:
        json.loads(to_json(check(measures, report)))


@pytest.mark.parametrize("length", [400, 5000])
@pytest.mark.parametrize(
    "comment",
    [
        "{} above target.",
        "We missed our target by {}.",
        "Up by {} on the last month.",
        "44 of {}.",
        "{} of 50 were in time.",
        "40 visits: {} of adults and 3 of children.",
        "There were 121 visits. There were {} visits.",
    ],
)
def test_no_number_in_a_comment_is_too_long(comment: str, length: int) -> None:
    for actual in ("120", "120%"):
        seen = row(period=(actual, "100", None), comment=comment.format("9" * length))
        seen = structs.replace(seen, reading=replace(seen.reading, previous_actual="110"))
        findings(month(seen))


def test_a_store_of_one_month_compares_nothing() -> None:
    report = published("2024-07")
    rules = {item.rule for item in check(histories(report), report)}
    assert rules.isdisjoint(
        {"I1", "I2", "I3", "I4", "I5", "I6", "I7", "N3", "N4", "Y3", "H1", "H2", "M1"}
    )
    assert {"S1", "N1", "Y1", "X1"} <= rules


def test_what_is_later_does_not_count() -> None:
    first, last = published("2023-01"), published("2024-07")
    alone = check(histories(first), first)
    both = check(histories(first, last), first)
    assert {(item.rule, item.measure_code) for item in alone} == {
        (item.rule, item.measure_code) for item in both
    }


def test_a_month_without_measures_lacks_those_of_the_month_before() -> None:
    first = published("2023-01")
    empty = Report(date(2023, 2, 28), None, first.priorities, (), first.source)
    told = check(histories(first, empty), empty)
    assert [item.rule for item in told] == ["I3", "X3"]
    assert told[0].message.startswith("59 measures of January 2023 are not in this report")


def test_a_month_behind_one_without_measures_is_compared_with_the_last_that_has_some() -> None:
    seen = month(row(period=("1", "2", RED)), before=(row(),), held=("2024-05",))
    assert seen.previous == day("2024-05")
    assert found("I3", seen) == []


def test_a_hit_is_on_one_measure_or_on_several() -> None:
    first, second = row("OCC01.01"), row("OCC01.02")
    alone, both = RuleHit("").on([first]), RuleHit("", page=9).on([first, second])
    assert (alone.measure, alone.measures, alone.page) == (first, (), 3)
    assert (both.measure, both.measures, both.page) == (None, (first, second), 9)
