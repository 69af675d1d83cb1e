"""What is worked out of what officers corrected, and that undoing it leaves nothing behind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from polars.testing import assert_frame_equal

from kpi_tui.analysis.assess import assess_period
from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.corrected import as_if_printed, with_corrections, with_corrections_made
from kpi_tui.analysis.council import CouncilFacts
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.trend import trend
from kpi_tui.judgements.corrections import checked_value, in_short
from kpi_tui.judgements.judgement import Correct, Judgement, Note, TakeBack
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.store.columns import COLUMNS, PRIORITY_COLUMNS
from kpi_tui.vocabulary import CorrectedField, Travel
from kpi_tui.wording.corrected import correction_lines
from tests.support.frames import Cells, frame, month, row
from tests.support.judging import judged
from tests.support.laws import examples

DEBT = MeasureName("OCC11.10", "Debt outstanding")
VISITS = MeasureName("OCC02.03", "Number of visits to libraries")
MAY = month(
    "2024-05",
    row(*VISITS, period_actual="90", period_target="100", period_status=Status.AMBER),
    row(*DEBT, period_actual="£22,000,000", period_target="£21,000,000"),
)
JUNE = month(
    "2024-06",
    row(*VISITS, period_actual="95", period_target="100", period_status=Status.AMBER),
    row(*DEBT, period_actual="£21,262,0", period_target="£21,000,000", period_status=Status.AMBER),
)
JULY = month(
    "2024-07",
    row(*VISITS, period_actual="98", period_target="100", period_status=Status.AMBER),
    row(
        *DEBT, period_actual="£21,100,000", period_target="£21,000,000", period_status=Status.AMBER
    ),
)
REPORTS = (MAY, JUNE, JULY)
ROWS = frame(*REPORTS)


def correct(
    field: CorrectedField, value: str, measure: MeasureName = DEBT, report: Report = JUNE
) -> Correct:
    return Correct(
        who="Ada",
        why="agreed with finance",
        measure=measure,
        report_date=report.report_date,
        field=field,
        value=value,
    )


def assessed(report: Report, *judgements: Judgement) -> PeriodAssessment:
    nothing = pl.DataFrame(schema=PRIORITY_COLUMNS)
    return assess_period(CouncilFacts.of(ROWS, nothing, judged(*judgements)), report)


WHOLE = correct(CorrectedField.PERIOD_ACTUAL, "£21,262,000")


def test_a_corrected_figure_is_worked_with_and_marked() -> None:
    debt = assessed(JUNE, WHOLE).measures[DEBT]
    assert (debt.period.actual, debt.period.actual_value) == ("£21,262,000 (corrected)", 21_262_000)
    assert debt.period.gap == -262_000
    assert debt.travel is Travel.BETTER
    assert debt.printed.period_actual == "£21,262,0"
    assert (debt.is_as_printed("period"), debt.is_as_printed("ytd")) == (False, True)
    before = assessed(JUNE).measures[DEBT]
    assert (before.period.actual_value, before.period.gap, before.travel) == (None, None, None)


def test_the_next_report_is_compared_with_it_and_the_trend_takes_it() -> None:
    later = assessed(JULY, WHOLE)
    debt = later.measures[DEBT]
    assert debt.moved == -162_000
    assert trend(debt).actuals == (22_000_000, 21_262_000, 21_100_000)
    assert "Corrected by an officer: June 2024." in trend(debt).sentences
    (change,) = (
        each for each in later.changes if each.field == "period_actual" and each.measure == DEBT
    )
    assert "£21,262,000 (corrected)" in change.sentence


@pytest.mark.parametrize(
    ("field", "value", "values"),
    [
        (CorrectedField.FLOOR, "80", (98.0, 100.0, 80.0)),
        (CorrectedField.FLOOR, "80 visits", (98.0, 100.0, 80.0)),
        (CorrectedField.PERIOD_TARGET, "2 weeks", (98.0, 2.0, None)),
        (CorrectedField.PERIOD_ACTUAL, "98 weeks", (98.0, 100.0, None)),
        (CorrectedField.PERIOD_ACTUAL, "98 days", (98.0, 100.0, 8.0)),
    ],
)
def test_a_corrected_figure_has_a_value_beside_those_that_count_in_the_same(
    field: CorrectedField, value: str, values: tuple[float | None, ...]
) -> None:
    """The value of a corrected floor stayed that of the misread one (a floor tells which way is better)."""
    floor = "8 days" if "visits" not in value else None
    cells: Cells = {"period_actual": "98", "period_target": "100", "floor": floor}
    rows = frame(month("2024-07", row(*VISITS, **cells)))
    settled = judged(correct(field, value, VISITS, JULY))
    found = as_if_printed(rows, settled).row(0, named=True)
    assert (
        found["period_actual_value"],
        found["period_target_value"],
        found["floor_value"],
    ) == values
    beside = with_corrections(rows, settled).row(0, named=True)
    assert beside[f"{field}_corrected_value"] == found[f"{field}_value"]


def test_its_query_is_settled_and_says_by_what() -> None:
    def about_figure(found: PeriodAssessment) -> list[str | None]:
        return [each.accepted for each in found.findings if "N1" in each.rules]

    assert about_figure(assessed(JUNE)) == [None]
    assert about_figure(assessed(JUNE, WHOLE)) == [in_short(WHOLE)]
    other = correct(CorrectedField.PERIOD_TARGET, "£20,000,000")
    assert about_figure(assessed(JUNE, other)) == [None], "another field settles nothing"
    assert about_figure(assessed(JULY, WHOLE)) == []


def test_a_corrected_status_counts_as_it_should_have_been() -> None:
    status = correct(CorrectedField.PERIOD_STATUS, "green", VISITS, JUNE)
    found = assessed(JUNE, status)
    visits = found.measures[VISITS]
    assert (visits.period.status, visits.period.status_is_corrected) == (Status.GREEN, True)
    assert found.counts[JUNE.report_date] == {Status.GREEN: 1, Status.AMBER: 1}
    assert [each.period_status for each in found.report.readings] == [Status.GREEN, Status.AMBER]
    july = assessed(JULY, status)
    assert july.measures[VISITS].months_at_status == 1
    assert any("as an officer corrected it" in each.sentence for each in july.changes)


def test_owners_and_names() -> None:
    owner = correct(CorrectedField.DIRECTORS, "Director of Finance; Director of Law")
    holder = correct(CorrectedField.PORTFOLIO_HOLDER, "Cabinet member for Finance")
    name = correct(CorrectedField.MEASURE_NAME, "Debt outstanding at month end")
    debt = assessed(JUNE, owner, holder, name).measures[DEBT]
    assert debt.reading.directors == ("Director of Finance", "Director of Law")
    assert debt.reading.portfolio_holder == "Cabinet member for Finance"
    assert debt.measure_name == DEBT.name, "it is looked up by the printed name"
    assert [line.partition(" by ")[0] for line in correction_lines(debt)] == [
        "Director corrected to Director of Finance; Director of Law",
        "Portfolio holder corrected to Cabinet member for Finance",
        "Name corrected to Debt outstanding at month end",
    ]


def test_who_when_and_why_is_exported_with_the_notes() -> None:
    written = datetime(2024, 9, 3, tzinfo=UTC)
    note = Note(at=written, who="Cy", why="", measure=VISITS, text="ask\nagain")
    found = with_corrections_made(ROWS, judged(WHOLE, note))
    said = found.filter(pl.col("report_date") == JUNE.report_date)
    assert said["corrections"].to_list() == [None, in_short(WHOLE)]
    assert said["notes"].to_list() == ["ask again (Cy, 3 September 2024)", None]
    dated = replace(note, report_date=date(2024, 9, 30))
    quarters = ROWS.with_columns(period_type=pl.lit("quarter"))
    for rows, on in ((ROWS, "September 2024"), (quarters, "Quarter 2 2024/25")):
        notes = with_corrections_made(rows, judged(WHOLE, dated))["notes"].drop_nulls()
        assert set(notes) == {f"ask again (Cy, 3 September 2024, on {on})"}
    assert_frame_equal(found.select(ROWS.columns), ROWS)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (CorrectedField.PERIOD_ACTUAL, "£21,262,0", "is no whole figure"),
        (CorrectedField.PERIOD_ACTUAL, "21,262,000", "has no £"),
        (CorrectedField.PERIOD_ACTUAL, "some", "is no whole figure"),
        (CorrectedField.PERIOD_TARGET, "£21,000,000", "is what is printed: nothing to correct"),
        (CorrectedField.PERIOD_STATUS, "amber", "is what is printed: nothing to correct"),
        (CorrectedField.PERIOD_STATUS, "purple", "purple is no status: green, amber, red"),
        (CorrectedField.DIRECTORS, " ; ", "No name was typed"),
        (CorrectedField.MEASURE_NAME, "  ", "Nothing was typed"),
    ],
)
def test_what_corrects_nothing_is_refused(field: CorrectedField, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        checked_value(field, typed, JUNE.readings[1])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (CorrectedField.PERIOD_ACTUAL, " £21,262,000 ", "£21,262,000"),
        (CorrectedField.PERIOD_STATUS, "Target missing", "target_missing"),
        (CorrectedField.PERIOD_STATUS, "n/a", "monitoring_only"),
        (CorrectedField.PERIOD_STATUS, "RED", "red"),
        (CorrectedField.DIRECTORS, "A Brown;C Dean; ", "A Brown; C Dean"),
    ],
)
def test_what_is_typed_is_kept_as_the_log_has_it(
    field: CorrectedField, typed: str, kept: str
) -> None:
    assert checked_value(field, typed, JUNE.readings[1]) == kept


CORRECTIONS = st.builds(
    correct,
    st.sampled_from([field for field in CorrectedField if field.is_figure]),
    st.from_regex(r"-?£?\d{1,3}(,\d{3})?%?", fullmatch=True)
    | st.text("£1, ", min_size=1).filter(str.strip),
    st.sampled_from([DEBT, VISITS]),
    st.sampled_from(REPORTS),
) | st.builds(
    correct,
    st.sampled_from([field for field in CorrectedField if field.is_status]),
    st.sampled_from(Status),
    st.sampled_from([DEBT, VISITS]),
    st.sampled_from(REPORTS),
)


@examples(30)
@given(st.lists(CORRECTIONS, max_size=4))
def test_printed_columns_never_change_and_undone_is_as_before(made: list[Correct]) -> None:
    plain = facts(ROWS)
    corrected = facts(ROWS, judged(*made))
    assert_frame_equal(corrected.select(list(COLUMNS)), plain.select(list(COLUMNS)))
    undone = [TakeBack(who="Ada", why="", judgement=each.id) for each in made]
    assert_frame_equal(facts(ROWS, judged(*made, *undone)), plain)


@examples(10)
@given(st.lists(CORRECTIONS, min_size=1, max_size=3))
def test_an_assessment_after_undo_is_as_before(made: list[Correct]) -> None:
    undone = [TakeBack(who="Ada", why="", judgement=each.id) for each in made]
    now, before = assessed(JUNE, *made, *undone), assessed(JUNE)
    for name in ("report", "measures", "changes", "findings", "counts"):
        assert getattr(now, name) == getattr(before, name)


def test_dates_are_those_of_the_reports() -> None:
    elsewhere = Correct(
        who="Ada",
        why="",
        measure=DEBT,
        report_date=date(2020, 1, 31),
        field=CorrectedField.PERIOD_ACTUAL,
        value="£1",
    )
    assert_frame_equal(facts(ROWS, judged(elsewhere)), facts(ROWS))
