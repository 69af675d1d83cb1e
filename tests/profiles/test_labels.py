"""What the headings of columns say, and the field that each names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import IGNORED, SECTION, Labels, key
from kpi_tui.profiles.period_text import period_of

QUARTER_2 = period_of(PeriodType.QUARTER, date(2025, 9, 30))
LABELS = Labels(
    {
        "code": ("Ref",),
        "measure": ("Indicator", f"{SECTION} KPIs"),
        "period_actual": ("{period}", "{period} / Actual", "Month / Actual"),
        "period_status": ("RAG rating / Latest", "Status"),
        "previous_actual": ("{previous_period}",),
        "ytd_actual": ("Year-to-date:",),
        IGNORED: ("Good is", "{last_year}", "{earlier_period}"),
    }
).at(QUARTER_2)


@pytest.mark.parametrize(
    ("last_day", "text", "field"),
    [
        ((2025, 9, 30), "Target 2025/26", "period_target"),
        ((2025, 9, 30), "Target 2024/25", None),
        ((2025, 9, 30), "Target Q2 2025/26", None),
        ((2026, 3, 31), "Target 25/26", "period_target"),
        ((2026, 6, 30), "Target 2026/27", "period_target"),
        ((2026, 6, 30), "Target 2025/26", None),
    ],
)
def test_the_year_of_a_target_goes_with_the_period(
    last_day: tuple[int, int, int], text: str, field: str | None
) -> None:
    labels = Labels({"period_target": ("Target {year}",)})
    quarter = period_of(PeriodType.QUARTER, date(*last_day))
    assert labels.at(quarter).field_of(text) == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Indicator", "measure"),
        ("  INDI CATOR ", "measure"),  # broken in a narrow cell
        ("Ref:", "code"),
        ("Month Actual", "period_actual"),
        ("RAG rating Latest", "period_status"),
        ("RAG rating / Latest", "period_status"),  # in one storey, with its stroke
        ("RAG rating/Latest", "period_status"),
        ("Year to date", "ytd_actual"),
        ("Q2 2025/26", "period_actual"),
        ("Quarter 2 2025-26", "period_actual"),
        ("July to September 2025", "period_actual"),
        ("Q2 25/26 Actual", "period_actual"),
        ("Q1 2025/26", "previous_actual"),
        ("Q2 2024/25", IGNORED),
        ("Q3 2023/24", IGNORED),
        ("Good is", IGNORED),
        ("Clean streets KPIs", "measure"),
        ("KPIs", None),
        ("Q3 2025/26", None),  # after the report's own
        ("Actual", None),
        ("Remarks", None),
        ("", None),
    ],
)
def test_a_heading_names_a_field(text: str, field: str | None) -> None:
    assert LABELS.field_of(text) == field


@pytest.mark.parametrize(
    ("line", "rest"),
    [("2025/26 member", "member"), ("2024/25 member", "member"), ("2023/24", "2023/24")],
)
def test_the_year_of_a_period_may_stand_on_a_line_of_its_own(line: str, rest: str) -> None:
    """Below “Qtr 1” it hid a header, whose “Description” was a measure with the end of a comment."""
    labels = Labels({"period_actual": ("{period}",), "previous_actual": ("{last_year}",)})
    assert labels.at(QUARTER_2).without_periods(line).strip() == rest


def test_periods_are_told_from_the_report_s_own() -> None:
    assert LABELS.at(None).field_of("Q2 2025/26") is None
    next_one = LABELS.at(period_of(PeriodType.QUARTER, date(2025, 12, 31)))
    assert next_one.field_of("Q3 2025/26") == "period_actual"
    assert next_one.field_of("Q2 2025/26") == "previous_actual"


def test_a_heading_stands_over_others() -> None:
    assert LABELS.is_over_others("RAG Rating")
    assert LABELS.is_over_others("Q2 2025/26")
    assert LABELS.is_over_others("Month")
    assert not LABELS.is_over_others("Latest")
    assert {"latest", "actual"} <= LABELS.below


def test_a_heading_names_the_priority_of_its_table() -> None:
    assert LABELS.section_of("Clean  streets KPIs") == "Clean streets"
    assert LABELS.section_of("KPIs") is None
    assert LABELS.section_of("Indicator") is None


def test_words_of_labels_are_known() -> None:
    assert {"ref", "indicator", "rag", "rating"} <= LABELS.words
    assert not any("{" in word for word in LABELS.words)
    assert {"indicator", "rating", "latest"} <= LABELS.telling_words
    assert "ref" not in LABELS.telling_words
    assert LABELS.any_may_begin  # with the name of a priority
    plain = Labels({"measure": ("Indicator",), "code": ("Ref",)})
    assert plain.may_begin("Indicators")
    assert plain.may_begin("ref")
    assert not plain.may_begin("Households")


PLAIN = Labels({"measure": ("Indicator",), "period_status": ("RAG rating / Latest", "Year-end:")})


@given(
    st.sampled_from(["Indicator", "RAG / RATING Latest", "rag rating/latest", "Year- end"]),
    st.data(),
)
def test_a_heading_holds_each_word_that_it_is_broken_into(
    heading: str, data: st.DataObject
) -> None:
    assert PLAIN.field_of(heading) is not None
    at = data.draw(st.integers(0, len(heading)))
    for word in f"{heading[:at]} {heading[at:]}".split():
        assert PLAIN.may_hold(word)


def test_a_word_that_no_heading_can_hold_is_told_quickly() -> None:
    assert not PLAIN.may_hold("98")
    assert not PLAIN.may_hold("Indicators")
    assert PLAIN.may_hold("Größe")  # it may be a ligature, or a sign that is left out
    assert LABELS.may_hold("98")  # a period or a priority may be named there


@pytest.mark.parametrize("text", ["Year-to-date:", "YEAR TO DATE", "Year\nto date"])
def test_labels_are_compared_without_white_space_and_signs(text: str) -> None:
    assert key(text) == "yeartodate"


def test_a_heading_may_name_what_is_written_and_what_is_drawn_beside_it() -> None:
    labels = Labels(
        {
            "published_direction": ("RAG / DoT", "Result"),
            "period_status": ("RAG / DoT", "Result"),
            "period_actual": ("Result",),
        }
    )
    assert labels.field_of("Result") == "period_actual"
    assert labels.all_of("Result") == ("period_actual", "period_status", "published_direction")
    assert labels.all_of("RAG/DoT") == ("period_status", "published_direction")
    assert labels.all_of("Remarks") == ()
