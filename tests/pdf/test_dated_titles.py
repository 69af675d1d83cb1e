"""A title that names an earlier period than the report's is told of, where measures stand below it."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.doubts.titles import warn_dated_titles
from kpi_tui.pdf.page.words import Word
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.report import Priority, Reading

(OWN,) = find_periods("Quarter 2 2025/26")


def warned(title: str, *, holds: bool = True) -> list[tuple[int | None, str]]:
    priority = Priority("02", title, page=3)
    readings = [Reading(priority_code="02", measure_code="02.01", measure_name="Trees")] * holds
    return [(each.page, each.message) for each in warn_dated_titles([priority], readings, [], OWN)]


@pytest.mark.parametrize(
    "title",
    [
        "Quarter 1",
        "Q1 performance",
        "Annual indicators (2024/25)",
        "Performance last quarter (April to June 2025)",
        "Position as at 30 June 2025",
    ],
)
def test_an_earlier_period_is_told(title: str) -> None:
    ((page, message),) = warned(title)
    assert page == 3
    assert f"“{title}”" in message
    assert "Quarter 2 2025/26" in message


@pytest.mark.parametrize(
    "title",
    [
        "Clean streets",
        "Quarter 2",
        "September 2025",
        "From Quarter 1 to Quarter 2",
        "Indicators of 2025/26",
        "Plan for 2026/27",
        "Things that may happen on the March",
        "What May Happen",
    ],
)
def test_other_titles_are_not(title: str) -> None:
    assert warned(title) == []


def test_a_title_without_measures_is_not() -> None:
    assert warned("Quarter 1", holds=False) == []


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("Position at 30 June 2025", True),
        ("Year-end 2024/25", True),
        ("To end of August 2025", False),
    ],
)
def test_a_title_of_a_period_alone_is_told_though_no_priority_has_it(
    title: str, is_told: bool
) -> None:
    lines = [Line([Word(title, 0, 90, 10, 10)], page) for page in (4, 5)]
    found = list(warn_dated_titles([], [], lines, OWN))
    assert [each.page for each in found] == [4] * is_told
