"""Corrections, states of queries, and rebases; and the reports that judgements are about."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from msgspec import structs

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.judgements.judgement import (
    Correct,
    Judgement,
    Note,
    Rebase,
    SetQueryState,
)
from kpi_tui.judgements.log_line import from_line, to_line
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField, QueryState
from kpi_tui.wording.judgements import decided, describe
from tests.support.judging import DEBT, JUDGEMENTS, judged, take_back

WAS = MeasureName("OCC09.10", "Debt")
OTHER = MeasureName("OCC02.04", "Visits")
APRIL, JUNE, JULY = date(2024, 4, 30), date(2024, 6, 30), date(2024, 7, 31)


def correct(
    field: CorrectedField, value: str, measure: MeasureName = DEBT, day: date = JULY
) -> Correct:
    return Correct(who="Ada", why="", measure=measure, report_date=day, field=field, value=value)


def query(
    state: QueryState, measure: MeasureName | None = DEBT, rule: str = "S1", day: date = JULY
) -> SetQueryState:
    return SetQueryState(
        who="Ada", why="Why?", rule=rule, measure=measure, report_date=day, state=state
    )


def rebase(day: date, measure: MeasureName = DEBT) -> Rebase:
    return Rebase(who="Ada", why="", measure=measure, report_date=day)


def test_the_last_correction_of_each_field_holds() -> None:
    first = correct(CorrectedField.PERIOD_ACTUAL, "21")
    second = correct(CorrectedField.PERIOD_ACTUAL, "22", WAS)
    name = correct(CorrectedField.MEASURE_NAME, "Debts")
    found = judged(first, second, name)
    for names in ([DEBT, WAS], [WAS, DEBT, DEBT]):
        assert found.corrections(names, JULY) == {
            CorrectedField.PERIOD_ACTUAL: second,
            CorrectedField.MEASURE_NAME: name,
        }
    assert found.corrections([DEBT], JULY)[CorrectedField.PERIOD_ACTUAL] == first
    assert found.corrections([DEBT], JUNE) == {}
    assert found.corrections([OTHER], JULY) == found.corrections([], JULY) == {}
    back = take_back(second)
    assert judged(first, second, back).corrections([DEBT, WAS], JULY) == {first.field: first}


@pytest.mark.parametrize("field", CorrectedField)
def test_a_field_is_corrected_by_what_it_can_hold(field: CorrectedField) -> None:
    text = "not_reported" if field.is_status else "Ada Brown; Cy Dean"
    assert judged(correct(field, text)).corrections([DEBT], JULY)[field].value == text
    with pytest.raises(ValueError, match="has no value"):
        correct(field, " ")


def test_fields_are_figures_statuses_or_words() -> None:
    assert [field.value for field in CorrectedField if field.is_figure] == [
        *("period_actual", "period_target", "ytd_actual", "ytd_target"),
        *("floor", "previous_actual"),
    ]
    assert [field.value for field in CorrectedField if field.is_status] == [
        *("period_status", "ytd_status", "previous_status")
    ]


@pytest.mark.parametrize("status", Status)
def test_any_status_can_be_the_right_one(status: Status) -> None:
    assert correct(CorrectedField.YTD_STATUS, status).value == status


@pytest.mark.parametrize("value", ["Green", "★", "n/a"])
def test_what_is_no_status_corrects_none(value: str) -> None:
    with pytest.raises(ValueError, match="is no status: green, amber, red"):
        correct(CorrectedField.PERIOD_STATUS, value)


@pytest.mark.parametrize("value", [";", " ; ; "])
def test_directors_are_somebody(value: str) -> None:
    with pytest.raises(ValueError, match="has no value"):
        correct(CorrectedField.DIRECTORS, value)


def test_the_last_state_of_a_query_holds() -> None:
    asked, answered = query(QueryState.ASKED), query(QueryState.ANSWERED, WAS)
    found = judged(asked, answered)
    assert found.query_state("S1", [DEBT, WAS], JULY) == answered
    assert found.query_state("S1", [DEBT], JULY) == asked
    assert found.query_state("S2", [DEBT], JULY) is None
    assert found.query_state("S1", [DEBT], JUNE) is None
    again = query(QueryState.OPEN)
    assert judged(answered, asked, again).query_state("S1", [WAS, DEBT], JULY) == again
    assert judged(asked, again, take_back(again)).query_state("S1", [DEBT], JULY) == asked


def test_a_query_about_the_report_is_none_about_its_measures() -> None:
    whole = query(QueryState.ASKED, None)
    assert judged(whole).query_state("S1", [], JULY) == whole
    assert judged(whole).query_state("S1", [DEBT], JULY) is None
    assert judged(query(QueryState.ASKED)).query_state("S1", [], JULY) is None


def test_rebases_are_by_date_and_the_last_of_a_date_holds() -> None:
    june, april, again = rebase(JUNE), rebase(APRIL, WAS), rebase(JUNE, WAS)
    found = judged(june, april, again)
    assert found.rebases([DEBT, WAS]) == found.rebases([WAS, DEBT, WAS]) == (april, again)
    assert found.rebases([DEBT]) == (june,)
    assert found.rebases([OTHER]) == found.rebases([]) == ()
    assert judged(june, take_back(june)).rebases([DEBT]) == ()


def test_nothing_judged_answers_too() -> None:
    assert NO_JUDGEMENTS.corrections([DEBT], JULY) == {}
    assert NO_JUDGEMENTS.query_state("S1", [DEBT], JULY) is None
    assert NO_JUDGEMENTS.rebases([DEBT]) == ()


@pytest.mark.parametrize(
    ("judgement", "said"),
    [
        (
            correct(CorrectedField.YTD_STATUS, "not_reported"),
            "OCC11.10 Debt: YTD status corrected to not reported in July 2024",
        ),
        (
            correct(CorrectedField.PERIOD_ACTUAL, "£2\x1b[31m"),
            "OCC11.10 Debt: actual corrected to £2␛[31m in July 2024",
        ),
        (
            query(QueryState.ASKED),
            "OCC11.10 Debt: query asked: status contradicts the figures (S1) in July 2024",
        ),
        (
            query(QueryState.OPEN, None),
            "the whole report: query open: status contradicts the figures (S1) in July 2024",
        ),
        (rebase(APRIL), "OCC11.10 Debt: usual range worked out anew from April 2024 on"),
    ],
)
def test_what_is_said_of_them(judgement: Judgement, said: str) -> None:
    assert describe(judgement) == said


def test_a_query_is_called_by_its_own_title_where_rules_share_an_id() -> None:
    asked = query(QueryState.ASKED, rule="S3")
    found = Finding(
        ("S3",), Level.QUESTION, JULY, (DEBT,), "Which?", (), 1, "", title="Target in words only"
    )
    assert decided(asked, findings=[found]) == (
        "query asked: target in words only (S3) in July 2024"
    )
    for other in (
        [],
        [structs.replace(found, report_date=JUNE)],
        [structs.replace(found, measures=(OTHER,))],
    ):
        assert decided(asked, findings=other) == (
            "query asked: monitoring only, with a target / target in words only (S3) in July 2024"
        )


def test_a_judgement_can_name_the_reports_it_is_about() -> None:
    note = Note(
        id="n1",
        at=datetime(2024, 9, 1, tzinfo=UTC),
        who="Ada",
        why="",
        measure=DEBT,
        text="x",
        report_id="elsewhere-quarterly",
    )
    line = to_line(note)
    assert line == (
        '{"id": "n1", "at": "2024-09-01T00:00:00+00:00", "who": "Ada", "what": "note", '
        '"report_id": "elsewhere-quarterly", "measure": {"code": "OCC11.10", "name": "Debt"}, '
        '"text": "x", "why": ""}'
    )
    assert from_line(line) == note


@given(JUDGEMENTS)
def test_reports_that_are_not_named_are_not_in_the_line(judgement: Judgement) -> None:
    keys = json.loads(to_line(judgement))
    assert ("report_id" in keys) == (judgement.report_id is not None)


def test_a_line_that_names_no_reports_outright_is_as_one_that_is_silent() -> None:
    line = to_line(rebase(JULY))
    assert from_line(line.replace('"measure"', '"report_id": null, "measure"')) == from_line(line)
