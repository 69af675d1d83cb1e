"""Profiles whose declarations the words of the report speak against."""

from __future__ import annotations

import tomllib

import pytest

from kpi_tui.profiles.doubtful import doubts_of, says_who, worded
from kpi_tui.profiles.known_profiles import built_in
from kpi_tui.profiles.load import parse_profile

TOP = """\
name = "sampleford"
council = "Sampleford City Council"
report = "How we did"
recognise = ["How we did"]
"""
USUAL = """\
[[table]]
begins = "rule"
[table.columns]
measure = ["Indicator"]
period_target = ["Target"]
period_actual = ["Actual"]
"""


def doubts(toml: str) -> list[str]:
    return list(doubts_of(parse_profile(tomllib.loads(TOP + toml), "ours.toml")))


def columns(**fields: str) -> list[str]:
    said = {"measure": "Indicator", "period_actual": "Actual"} | fields
    lines = "\n".join(f'{name} = ["{label}"]' for name, label in said.items() if label)
    return doubts(f'[[table]]\nbegins = "rule"\n[table.columns]\n{lines}\n')


def test_nothing_speaks_against_the_profiles_that_come_with_the_program() -> None:
    assert [list(doubts_of(profile)) for profile in built_in()] == [[], []]


@pytest.mark.parametrize(
    ("field", "label", "worded"),
    [
        ("period_actual", "Target", "the actual"),
        ("period_actual", "Q2 target", "the actual"),
        ("period_target", "Actuals", "the target"),
        ("period_target", "Result", "the target"),
        ("period_status", "DoT", "the status"),
        ("published_direction", "RAG", "the published direction"),
        ("comment", "Target", "the comment"),
        ("comment", "Good is", "the comment"),
        ("published_polarity", "DoT", "the published polarity"),
        ("directors", "Commentary", "the directors"),
        ("floor", "Target", "the floor"),
        ("period_actual", "Last quarter", "the actual"),
        ("period_actual", "{previous_period}", "the actual"),
        ("period_target", "{last_year} / Target", "the target"),
        ("period_actual", "YTD actual", "the actual"),
        ("ytd_actual", "Month actual", "the year-to-date actual"),
        ("ytd_actual", "{period}", "the year-to-date actual"),
        ("previous_actual", "This quarter", "the previous actual"),
        ("previous_actual", "{period}", "the previous actual"),
        ("floor", "{period}", "the floor"),
        ("comment", "{period}", "the comment"),
        ("floor", "What happened", "the floor"),
        ("timeframe", "Status", "the timeframe"),
        ("improvement_plan", "DoT", "the improvement plan"),
        ("finance_impact", "Target", "the finance impact"),
        ("risk_impact", "Commentary", "the risk impact"),
        ("ytd_actual", "Half-year result", "the year-to-date actual"),
        ("ytd_status", "Status", "the year-to-date status"),
        ("ytd_target", "Compared with the target", "the year-to-date target"),
        ("previous_actual", "Result", "the previous actual"),
        ("code", "What happened", "the code"),
        ("priority", "Status", "the priority"),
        ("priority", "Direction of travel", "the priority"),
        ("portfolio_holder", "Responsible officer", "the portfolio holder"),
        ("directors", "Cabinet member", "the directors"),
        ("directors", "Description", "the directors"),
    ],
)
def test_a_heading_that_says_otherwise(field: str, label: str, worded: str) -> None:
    assert columns(**{field: label}) == [
        f"[table.columns] {field}: the column headed “{label}” is declared as {worded}"
    ]


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("period_actual", "Performance"),
        ("period_actual", "{period}"),
        ("period_actual", "{period} / Result"),
        ("period_actual", "Actual against target"),
        ("period_status", "Performance v target"),
        ("period_status", "Target met?"),
        ("period_status", "Achieved?"),
        ("previous_actual", "Q1"),
        ("previous_actual", "{earlier_period}"),
        ("previous_actual", "Last year, latest"),
        ("ytd_actual", "Year to date / Actual"),
        ("ytd_target", "Target for the year to date"),
        ("ytd_status", "YTD"),
        ("directors", "Measure owner"),
        ("comment", "Direction of travel commentary"),
        ("risk_impact", "Risk rating"),
        ("ignored", "Target"),
        ("priority", "Indicator group"),
        ("priority", "Directorate"),
        ("floor", "Tolerance"),
        ("floor", "Minimum target"),
        ("timeframe", "Target met by"),
        ("timeframe", "By when"),
        ("improvement_plan", "What we are doing about it: actions"),
        ("finance_impact", "Budget"),
        ("ytd_actual", "April to September"),
        ("previous_actual", "Outturn"),
        ("code", "PI ref"),
        ("code", "#"),
        ("directors", "Service lead"),
        ("portfolio_holder", "Lead"),
        ("period_status", "Result"),
    ],
)
def test_a_heading_that_may_be(field: str, label: str) -> None:
    assert columns(**{field: label}) == []


def test_one_cell_may_hold_a_text_and_a_status() -> None:
    assert columns(period_status="Status", published_direction="Status") == []


def test_a_heading_that_speaks_of_two_things_is_declared_as_both() -> None:
    both = "[table.columns] {}: the column headed “RAG / DoT” may hold {} too"
    assert columns(period_status="RAG / DoT", published_direction="RAG / DoT") == []
    assert columns(period_status="RAG / DoT") == [both.format("period_status", "a direction")]
    assert columns(published_direction="RAG / DoT") == [
        both.format("published_direction", "a status")
    ]
    assert columns(period_status="RAG / Q2", published_direction="RAG / DoT") == []


@pytest.mark.parametrize(
    ("field", "label", "other"),
    [
        ("period_target", "Actual / Target", "an actual"),
        ("period_actual", "Result (target)", "a target"),
        ("period_actual", "{period} actual & target", "a target"),
        ("previous_actual", "{previous_period} actual / target", "a target"),
        ("portfolio_holder", "Portfolio Holder / Lead Officer", "an officer"),
        ("directors", "Director and Cabinet Member", "a councillor"),
    ],
)
def test_a_heading_of_two_things_that_no_profile_tells_apart(
    field: str, label: str, other: str
) -> None:
    said = f"[table.columns] {field}: the column headed “{label}” may hold {other} too"
    assert columns(**{"period_actual": "Q2", field: label}) == [said]


@pytest.mark.parametrize(
    "label",
    [
        "Results / Target",
        "Director / Head of Service",
        "Corporate Director (Place)",
        "Officer, role",
    ],
)
def test_a_heading_of_one_thing(label: str) -> None:
    fields = dict.fromkeys([("directors", "period_target")["Target" in label]], label)
    more = {"period_actual": "Results / Actual"} if "Target" in label else {}
    assert columns(**fields, **more) == []


@pytest.mark.parametrize(
    ("field", "phrase", "worded"),
    [
        ("portfolio_holder", "Lead officer: {name}", "the portfolio holder"),
        ("directors", "Cabinet Member for {any}", "the directors"),
    ],
)
def test_people_who_are_declared_as_others(field: str, phrase: str, worded: str) -> None:
    said = f'[priority]\npeople.{field} = ["{phrase}"]\n'
    assert doubts(USUAL + said) == [f"[priority] people: “{phrase}” is declared as {worded}"]


def test_people_who_are_declared_twice() -> None:
    said = 'directors = ["Lead officer"]\n[priority]\npeople.directors = ["Director: {name}"]\n'
    assert doubts(USUAL + said) == [
        "[table.columns] directors: the column headed “Lead officer” is declared as the directors, "
        "whom [priority] names too"
    ]


def test_a_target_to_date_without_an_actual() -> None:
    assert columns(ytd_target="YTD target") == []
    assert columns(ytd_target="YTD") == [
        "[table.columns] ytd_target: the column headed “YTD” is declared as the year-to-date "
        "target, and none as the actual"
    ]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [("Lead officer", True), ("Cabinet Member for Housing", True), ("Head of Service", True),
     ("Responsible", True), ("What we did", False), ("Membership of libraries", False)],
)  # fmt: skip
def test_words_that_say_who_answers(text: str, is_said: bool) -> None:
    assert says_who(text) is is_said


def test_a_placeholder_that_is_misprinted() -> None:
    assert columns(period_actual="{perod}") == [
        "[table.columns] period_actual: {perod} is no placeholder here: did you mean {period}?"
    ]
    assert columns(period_actual="{section}") == [
        "[table.columns] period_actual: {section} is no placeholder here: only measure has it"
    ]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("{period_actual} / {period_target}", []),
        ("{previous_actual} / {period_actual}", []),
        ("{period_status}: {period_actual} / {period_target}", []),
        ("{period_actual} / {any}", []),
        (
            "{period_target} / {period_actual}",
            [
                "[table.cells] “Actual / Target”: {period_target} / {period_actual} has its fields "
                "in another order"
            ],
        ),
    ],
)
def test_a_cell_of_two_fields_in_the_order_of_its_heading(form: str, said: list[str]) -> None:
    table = '[[table]]\nbegins = "rule"\n[table.columns]\nmeasure = ["Indicator"]\n'
    assert doubts(f'{table}[table.cells]\n"Actual / Target" = "{form}"\n') == said


@pytest.mark.parametrize("heading", ["Q1 performance (target)", "{period} (target)"])
def test_what_is_not_kept_of_a_cell_may_be_what_its_heading_speaks_of(heading: str) -> None:
    table = '[[table]]\nbegins = "rule"\n[table.columns]\nmeasure = ["Indicator"]\n'
    cells = f'period_actual = ["Actual"]\n[table.cells]\n"{heading}" = "{{previous_actual}} ({{any}})"\n'
    assert bool(doubts(table + cells)) is ("{period}" in heading)


def test_no_actual_at_all() -> None:
    assert columns(period_actual="", previous_actual="Half-year result") == [
        "[table.columns] period_actual: no column is declared as the actual",
        "[table.columns] previous_actual: the column headed “Half-year result” is declared as "
        "the previous actual",
    ]
    assert columns(period_actual="", ytd_actual="YTD") == []
    assert columns(period_actual="", comment="Progress") == []


def test_the_figures_of_a_card() -> None:
    card = '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["{}"]\n'
    assert doubts(card.format("Latest: {{period_actual}} Target: {{period_target}}".format())) == []
    (doubt,) = doubts(card.format("Latest: {period_actual} Target: {floor}"))
    assert doubt == "[table] foot: the figure behind “Target:” is declared as the floor".replace(
        "Target:", "Target"
    )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[status.words]\nGreen = "red"\n', "[status.words] “Green” is declared as red"),
        ('[status.words]\nA = "green"\n', "[status.words] “A” is declared as green"),
        ('[status.words]\n"On track" = "red"\n', "[status.words] “On track” is declared as red"),
        ('[status.words]\n"n/a" = "green"\n', "[status.words] “n/a” is declared as green"),
        (
            '[status.words]\n"Slightly behind" = "green"\n',
            "[status.words] “Slightly behind” is declared as green",
        ),
        (
            '[status.words]\n"Green" = "amber"\n"B" = "complete"\n',
            "[status.words] “Green” is declared as amber",
        ),
        ('[status.colours]\nred = "green"\n', "[status.colours] red is declared as green"),
        (
            '[direction.words]\nImproving = "worsening"\n',
            "[direction.words] “Improving” is declared as worsening",
        ),
        (
            '[direction.words]\n"↓" = "improving"\n',
            "[direction.words] “↓” is declared as improving",
        ),
        (
            '[direction.words]\n"→" = "worsening"\n',
            "[direction.words] “→” is declared as worsening",
        ),
        ('[direction.words]\n"↑" = "none"\n', "[direction.words] “↑” is declared as none"),
        (
            '[period]\nyear_begins = "January"\n',
            "[period] year_begins: councils' years begin in April, this one's in January",
        ),
        (
            '[period]\nplaces = ["Cabinet, {date}"]\n',
            "[period] places: “Cabinet, {date}” tells when people meet, or when it was published",
        ),
    ],
)
def test_meanings_that_words_speak_against(toml: str, said: str) -> None:
    assert doubts(USUAL + toml) == [said]


@pytest.mark.parametrize(
    "toml",
    [
        '[status.words]\nB = "complete"\n"Off track" = "amber"\n"Exceeded" = "blue"\n',
        '[status.words]\n"n/a" = "monitoring_only"\n"Not due" = "not_reported"\n',
        '[status.colours]\nblue = "green"\n[status.shapes]\ncircle = "green"\n',
        '[direction.words]\n"→" = "unclear"\n"–" = "none"\n"Up" = "improving"\n',
        '[period]\ntype = "quarter"\nplaces = ["Cabinet report, Quarter {quarter} {year}"]\n',
    ],
)
def test_meanings_that_may_be(toml: str) -> None:
    assert doubts(USUAL + toml) == []


@pytest.mark.parametrize("status", ["period_status", "ytd_status"])
def test_a_status_beside_a_figure_of_another_period_is_doubted(status: str) -> None:
    card = '[[table]]\nkind = "cards"\nbegins = "rule"\nfoot = ["{}"]\n'
    foot = f"Latest: {{period_actual}} Previous: {{previous_actual}} ({{{status}}})"
    found = doubts(card.replace("{}", foot))
    said = worded(status)
    assert found == [f"[table] foot: the status beside the previous actual is declared as {said}"]
    own = foot.replace(status, "previous_status")
    assert doubts(card.replace("{}", own)) == []
