"""What headings, figures and periods of unknown reports are taken for."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.pdf.drafting.code_shapes import are_codes, leading_codes, shape_of
from kpi_tui.pdf.drafting.feet import find_foot_phrases, repeated_phrases
from kpi_tui.pdf.drafting.sample import names_of
from kpi_tui.pdf.drafting.words import is_figure, what_of, with_tokens
from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.period_text import find_periods, find_without_year
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

QUARTER = find_periods("Quarter 2 2025/26")[0]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "Latest: 97% Target: 95%, Floor: 90% Previous: 96% (Green)",
            [
                "Latest: {period_actual} Target: {period_target} Floor: {floor} "
                "Previous: {previous_actual} ({previous_status})"
            ],
        ),
        (
            "Result 97% | Target 95% | Previous 96%",
            ["Result {period_actual} | Target {period_target} | Previous {previous_actual}"],
        ),
        (
            "Actual: 12 days Target: 10 days Last year: n/a",
            [
                "Actual: {period_actual} Target: {period_target} Last year: {previous_actual}",
            ],
        ),
        (
            "Actual: 5 Target: 4 Actual: 7 Target: 9",
            ["Actual: {period_actual} Target: {period_target}"] * 2,
        ),
        ("Actual: 5 Status: Green", ["Actual: {period_actual} Status: {period_status}"]),
        (
            "Actual: 5 Target: 4 Good is: Low",
            ["Actual: {period_actual} Target: {period_target} Good is: {published_polarity}"],
        ),
        ("Actual: 5 Good is: what we make of it", []),
        ("The target was 95% and we missed it", []),
        ("Target: 95% Floor: 90%", []),
        ("Latest Previous", []),
    ],
)
def test_lines_of_figures_are_phrases(text: str, phrases: list[str]) -> None:
    assert [foot.phrase for foot in find_foot_phrases(text)] == phrases


def test_phrases_that_repeat_are_kept_with_those_that_lack_a_figure() -> None:
    whole = find_foot_phrases("Latest: 1 Target: 2 Previous: 3 (Red)")
    less = find_foot_phrases("Latest: 1 Target: 2")
    other = find_foot_phrases("Outturn 4 Goal 5")
    phrases = repeated_phrases([*whole, *whole, *less, *other])
    assert len(phrases) == 2
    assert phrases[0].endswith("({previous_status})")


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        (
            "Half-year to 30 September 2025",
            PeriodType.HALF_YEAR,
            date(2025, 4, 1),
            date(2025, 9, 30),
        ),
        ("quarter ended 30 June 2025", PeriodType.QUARTER, date(2025, 4, 1), date(2025, 6, 30)),
        ("Year ending 31st March 2025", PeriodType.YEAR, date(2024, 4, 1), date(2025, 3, 31)),
        (
            "six months to 30 September 2025",
            PeriodType.HALF_YEAR,
            date(2025, 4, 1),
            date(2025, 9, 30),
        ),
    ],
)
def test_periods_may_be_named_by_their_end(
    text: str, kind: PeriodType, first: date, last: date
) -> None:
    (period,) = find_periods(text)
    assert (period.type, period.first_day, period.last_day) == (kind, first, last)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Q1", date(2025, 6, 30)),
        ("Q2 Actual", date(2025, 9, 30)),
        ("Quarter 3", date(2024, 12, 31)),
        ("July", date(2025, 7, 31)),
        ("Dec", date(2024, 12, 31)),
    ],
)
def test_periods_without_a_year_are_the_last_such(text: str, last: date) -> None:
    assert [each.last_day for each in find_without_year(text, QUARTER)] == [last]


def test_small_words_are_no_months() -> None:
    assert find_without_year("what may happen", QUARTER) == []
    assert find_without_year("in this quarter I was told", QUARTER) == []


@pytest.mark.parametrize(
    ("label", "written", "when"),
    [
        ("Q2 Target", "{period} Target", "current"),
        ("Q1", "{previous_period}", "previous"),
        ("2024/25 outturn", "{earlier_period} outturn", "earlier"),
        ("Annual Target 2025/26", "Annual Target {year}", "annual"),
        ("Q2 2024/25", "{last_year}", "last_year"),
    ],
)
def test_periods_in_headings_are_named_by_their_place(label: str, written: str, when: str) -> None:
    assert with_tokens(label, QUARTER) == (written, when)


def test_headings_without_a_year_are_read_by_their_period() -> None:
    labels = Labels({"period_actual": ("{period}",), "previous_actual": ("{previous_period}",)})
    dated = labels.at(QUARTER)
    assert dated.field_of("Q2") == "period_actual"
    assert dated.field_of("Quarter 1") == "previous_actual"
    assert labels.field_of("Q2") is None


def test_names_of_sections_as_headings_name_their_section() -> None:
    labels = Labels({"measure": ("Housing", "Roads")})
    assert labels.section_of("Roads") == "Roads"
    assert Labels({"measure": ("Measure",)}).section_of("Measure") is None


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["CP01 Bins", "CP02 Calls", "CP03 Trees"], ["CP01", "CP02", "CP03"]),
        (["1.1 Bins", "1.2 Calls", "2.1 Trees"], ["1.1", "1.2", "2.1"]),
        (["CP01 Bins", "Calls", "CP03 Trees"], []),
        (["CP01 Bins", "CP01 Calls", "CP03 Trees"], []),
    ],
)
def test_codes_may_lead_names(names: list[str], codes: list[str]) -> None:
    assert leading_codes(names) == codes


def test_codes_have_a_shape() -> None:
    shape = shape_of(["CP01", "CP02", "CP13"])
    assert shape is not None
    assert shape.shape == "CP##"
    assert are_codes(["A1", "A2"])
    assert not are_codes(["Bins emptied", "Calls answered"])


def test_the_likeliest_heading_of_names_comes_first() -> None:
    assert names_of(["Ref", "Indicator", "Target"])[0] == "Indicator"
    assert names_of(["PI", "Description", "Target"]) == ["PI", "Description"]
    assert names_of(["Streets", "Actual", "Target"]) == ["Streets"]


@pytest.mark.parametrize(
    ("label", "what"),
    [
        ("Performance measure", "measure"),
        ("Portfolio holder", "portfolio_holder"),
        ("Direction of travel", "published_direction"),
        ("Good is", "published_polarity"),
        ("Unit", "ignored"),
        ("Numerator", "ignored"),
        ("Data as at", "ignored"),
        ("Last updated", "ignored"),
        ("Latest update", "comment"),
        ("Quarterly target", "target"),
        ("Latest note", "comment"),
        ("Improvement Plan", "improvement_plan"),
        ("Recovery plan", "improvement_plan"),
        ("Action plans", "improvement_plan"),
        ("Plan", "target"),
        ("Improvement target", "target"),
        ("PI Code & Short Name", "measure"),
        ("Ref / Indicator", "measure"),
        ("KPI No. and description", "measure"),
        ("Measure ref", "code"),
        ("Managed By", "directors"),
    ],
)
def test_headings_say_what_their_column_holds(label: str, what: str) -> None:
    assert what_of(label)[0] == what


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On target", Status.GREEN),
        ("Slightly below target", Status.AMBER),
        ("Below target", Status.RED),
        ("Not met", Status.RED),
        ("Data only", Status.MONITORING_ONLY),
        ("Not due", Status.NOT_REPORTED),
        ("Complete", Status.COMPLETE),
        ("Floundering", None),
        ("Thriving", None),
    ],
)
def test_statuses_are_known_by_their_words(text: str, status: Status | None) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("↑", None),
        ("↑ Improving", PublishedDirection.IMPROVING),
        ("Up", None),
        ("Rising", None),
        ("◄►", PublishedDirection.SAME),
        ("Declining", PublishedDirection.WORSENING),
        ("Cloudy", None),
    ],
)
def test_directions_are_known_by_their_words(text: str, way: PublishedDirection | None) -> None:
    assert direction_of(text) is way


@pytest.mark.parametrize("text", ["97%", "£1,200", "12 days", "-0.5", "3.2k"])
def test_a_number_with_its_unit_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["On track", "n/a", "Q2 note", ""])
def test_words_and_periods_are_no_figures(text: str) -> None:
    assert not is_figure(text)
