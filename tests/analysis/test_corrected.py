from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from kpi_tui.analysis.corrected import with_corrections, with_corrections_made
from kpi_tui.analysis.facts import facts
from kpi_tui.figures import parse
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.judgements.judgement import Correct, Judgement, TakeBack
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import Status
from kpi_tui.vocabulary import CorrectedField
from tests.support.frames import frame, month, row
from tests.support.judging import judged
from tests.support.laws import examples

ROWS = frame(
    month(
        "2024-06",
        row("OCC01.01", "Visits", period_actual="£21,262,0", period_status=Status.GREEN),
        row("OCC01.02", "Cats"),
    ),
    month("2024-07", row("OCC01.01", "Visits", period_actual="5"), row("OCC01.03", "Visits")),
)
JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)
OURS = [
    name
    for field in CorrectedField
    for name in (f"{field}_corrected", *[f"{field}_corrected_value"] * field.is_figure)
]


def correct(
    field: CorrectedField, value: str, measure: tuple[str, str], day: date = JUNE
) -> Correct:
    named = MeasureName(*measure)
    return Correct(who="Ada", why="", measure=named, report_date=day, field=field, value=value)


def test_nothing_corrected_is_empty() -> None:
    found = with_corrections(ROWS, NO_JUDGEMENTS)
    assert found.columns == [*ROWS.columns, *OURS]
    assert found.select(OURS).null_count().sum_horizontal().item() == len(ROWS) * len(OURS)
    types = {name: pl.Float64 if name.endswith("_value") else pl.String for name in OURS}
    assert dict(found.select(OURS).schema) == types


def test_a_frame_without_rows() -> None:
    assert with_corrections(ROWS.clear(), NO_JUDGEMENTS).columns == [*ROWS.columns, *OURS]


def test_corrections_stand_beside_what_was_printed() -> None:
    visits = ("OCC01.01", " visits")
    figure = correct(CorrectedField.PERIOD_ACTUAL, "£21,262,000", visits)
    status = correct(CorrectedField.PERIOD_STATUS, "red", visits)
    words = correct(CorrectedField.FLOOR, "about 4", ("OCC01.01", "Visits"), JULY)
    owner = correct(CorrectedField.DIRECTORS, "Ada Brown; Cy Dean", ("OCC01.03", "Visits"), JULY)
    found = with_corrections(ROWS, judged(figure, status, words, owner))
    columns = (
        *("period_actual", "period_actual_value"),
        *("period_actual_corrected", "period_actual_corrected_value"),
        *("period_status_corrected", "floor_corrected", "floor_corrected_value"),
        "directors_corrected",
    )
    assert found.select(columns).rows() == [
        ("£21,262,0", None, "£21,262,000", 21_262_000.0, "red", None, None, None),
        (None, None, None, None, None, None, None, None),
        ("5", 5.0, None, None, None, "about 4", None, None),
        (None, None, None, None, None, None, None, "Ada Brown; Cy Dean"),
    ]


def test_the_last_one_stands_and_what_was_taken_back_does_not() -> None:
    visits = ("OCC01.01", "Visits")
    first, second = (correct(CorrectedField.YTD_TARGET, text, visits) for text in ("1", "2"))
    column = "ytd_target_corrected_value"
    assert with_corrections(ROWS, judged(first, second))[column].to_list()[0] == 2.0
    back = TakeBack(who="Ada", why="", judgement=second.id)
    assert with_corrections(ROWS, judged(first, second, back))[column].to_list()[0] == 1.0


def test_facts_can_have_them_too() -> None:
    visits = ("OCC01.01", "Visits")
    rows = facts(ROWS)
    found = with_corrections(rows, judged(correct(CorrectedField.FLOOR, "7", visits)))
    assert found["floor_corrected_value"].to_list() == [7.0, None, None, None]
    assert_frame_equal(found.select(rows.columns), rows)


MEASURES = st.sampled_from([("OCC01.01", "Visits"), ("OCC01.02", "Cats"), ("X", "Visits")])
CORRECTIONS = st.one_of(
    st.builds(
        correct,
        st.sampled_from([field for field in CorrectedField if field.is_status]),
        st.sampled_from(Status),
        MEASURES,
        st.sampled_from([JUNE, JULY]),
    ),
    st.builds(
        correct,
        st.sampled_from([field for field in CorrectedField if not field.is_status]),
        (st.text() | st.from_regex(r"-?£?\d{1,3}(,\d{3})?%?", fullmatch=True)).map("A{}".format)
        | st.from_regex(r"-?\d{1,3}(,\d{3})?%?", fullmatch=True),
        MEASURES,
        st.sampled_from([JUNE, JULY]),
    ),
)


@examples(50)
@given(st.lists(CORRECTIONS, max_size=6))
def test_what_was_printed_is_never_touched(corrections: list[Judgement]) -> None:
    found = with_corrections(ROWS, judged(*corrections))
    assert_frame_equal(found.select(ROWS.columns), ROWS)
    for field in CorrectedField:
        if field.is_figure:
            texts = found[f"{field}_corrected"].to_list()
            values = found[f"{field}_corrected_value"].to_list()
            assert values == [parse(text).value for text in texts]


@examples(50)
@given(st.lists(CORRECTIONS, max_size=6))
def test_twice_is_as_once(corrections: list[Judgement]) -> None:
    once = with_corrections(ROWS, judged(*corrections))
    assert_frame_equal(with_corrections(once, judged(*corrections)), once)


def test_only_what_is_corrected_has_columns() -> None:
    assert with_corrections_made(ROWS, NO_JUDGEMENTS) is ROWS
    figure = correct(CorrectedField.PERIOD_ACTUAL, "£21,262,000", ("OCC01.01", "Visits"))
    found = with_corrections_made(ROWS, judged(figure))
    assert found.columns == [
        *ROWS.columns,
        "period_actual_corrected",
        "period_actual_corrected_value",
        "corrections",
    ]
    assert_frame_equal(found.select(ROWS.columns), ROWS)
    assert found["period_actual_corrected_value"].to_list() == [21_262_000.0, None, None, None]
