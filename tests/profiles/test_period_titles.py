"""Titles of periods and of reports, and those of priorities that hold their words."""

from __future__ import annotations

import pytest

from kpi_tui.profiles.period_titles import (
    is_general_title,
    is_period_title,
    without_periods,
)


@pytest.mark.parametrize(
    "title",
    [
        "Quarter 2 2025/26",
        "Quarter one 2025-26",
        "Quarter One",
        "Q1 2025/26",
        "Q1 (April–June 2025)",
        "Q1 (Apr-Jun)",
        "Q1 2025/26 (April to June 2025)",
        "Quarter 1: April - June 2025",
        "First quarter 2025/26",
        "1st Quarter of 2025/26",
        "Quarter 2 performance 2025/26",
        "Quarter 2 Performance Report 2025/26",
        "Performance report: Quarter 2 2025/26",
        "2025/26 Quarter 2",
        "Quarterly report – Quarter 3 2025/26",
        "Quarters 1 and 2 2025/26",
        "Q1–Q3 2025/26",
        "April to June 2025",
        "April 2025 – June 2025",
        "Apr-Jun 25",
        "1 April 2025 to 30 June 2025",
        "1st April – 30th June 2025",
        "01/04/2025 - 30/06/2025",
        "July 2025",
        "to end of June 2025",
        "To the end of September 2025",
        "Up to 30 September 2025",
        "As at 30 June 2025",
        "As at 30th June 2025",
        "As of 30 June 2025",
        "As at 30/06/25",
        "As at 30.06.2025",
        "Position at 31 March 2025",
        "Position as at end of March 2025",
        "Position at the end of Quarter 2",
        "Period ending 30 September 2025",
        "Period ended 30 September 2025",
        "Reporting period: July to September 2025",
        "For the quarter ended 30 June 2025",
        "Three months to 30 June 2025",
        "Nine months ended 31 December 2025",
        "Year ended 31 March 2025",
        "Year-end 2024/25",
        "Year end 2024-25",
        "Year-end",
        "Year end report 2024/25",
        "End of year 2024/25",
        "End of Year Report 2024/25",
        "End-of-year performance 2024/25",
        "Outturn 2024/25",
        "2024/25 Outturn",
        "2024/25 out-turn",
        "Annual outturn 2024/25",
        "Provisional outturn 2024/25",
        "Financial year 2024/25",
        "FY 2024/25",
        "FY25",
        "Full year 2024/25",
        "Annual report 2024/25",
        "Annual performance report 2024-25",
        "Mid-year 2025/26",
        "Mid-year review 2025/26",
        "Half-year 2025/26",
        "First half of 2025/26",
        "H1 2025/26",
        "Six-month update 2025/26",
        "Year to date",
        "Year to date (April – December 2025)",
        "YTD December 2025",
        "Month 6 2025/26",
        "Month 9",
        "Period 6 2025/26",
        "Autumn term 2025",
        "Summer 2025",
        "Academic year 2024/25",
        "Latest position: September 2025",
        "Performance to date 2025/26",
        "Performance in Q2 2025/26",
        "Monthly update – October 2025",
        "October",
        "Results for 2024/25",
        "(Q2 2025/26)",
        "2024/25",
        "2024/25 and 2025/26",
        "Quarter II 2025/26",
        "Q2 2025/26 compared with Q2 2024/25",
    ],
)
def test_a_title_of_a_period_names_no_subject(title: str) -> None:
    assert is_period_title(title)
    assert is_period_title(title.upper())


@pytest.mark.parametrize(
    "title",
    [
        "Year of Reading 2025",
        "Delivering the 2025 plan",
        "A county fit for 2030",
        "Housing",
        "Clean streets July 2024",
        "Homes for everyone 2025/26",
        "Annual indicators (2024/25)",
        "Quarterly measures",
        "Annual measures",
        "Monthly indicators",
        "March of progress",
        "May Day events 2025",
        "Half price bus fares",
        "Net zero by 2030",
        "Net zero by March 2030",
        "Vision 2030",
        "Council Plan 2025/26",
        "Corporate Plan 2024-2028",
        "Budget 2025/26",
        "Finance 2025/26",
        "Revenue outturn",
        "Capital outturn 2024/25",
        "Revenue budget outturn 2024/25",
        "Treasury position at 31 March 2025",
        "Starting well, ages 5-11",
        "Early years",
        "Best start: first 1,000 days",
        "First homes",
        "A good start to the school year",
        "Every child a reader by Summer 2026",
        "Winter pressures 2025/26",
        "Summer of Sport 2025",
        "Ready for winter",
        "Second homes",
        "Quarter of a million trees",
        "Cathedral Quarter",
        "City of Culture 2025",
        "April Cottage",
        "Working year round",
        "24/7 help",
        "Safer nights, 2025 onwards",
        "Performance of contractors Q2 2025/26",
        "Year 2 of the Climate plan",
        "Year One priorities",
        "Transformation: phase 2 2025/26",
        "Social care reform by October 2025",
        "Mid-life",
        "Our performance",
        "Performance",
        "Report",
        "Results",
        "Summary",
        "Data",
        "Position",
        "Overview",
        "End",
        "Turnaround families",
        "Half the carbon by 2030",
        "Priority 1 2025/26",
        "Theme 2",
        "P1 Homes",
        "M1 corridor",
        "Period poverty",
        "Period dignity 2025/26",
        "Term-time care",
        "Plan for 2026/27",
        "Things that may happen on the March",
        "What May Happen",
        "",
        "–",
    ],
)
def test_a_priority_may_hold_the_words_of_a_period(title: str) -> None:
    assert not is_period_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "Performance report",
        "Corporate performance report",
        "Corporate Plan performance monitoring",
        "Council plan scorecard",
        "Key performance indicators",
        "Balanced scorecard",
        "The Council’s strategic KPIs",
    ],
)
def test_a_title_of_a_report_may_name_no_subject(title: str) -> None:
    assert is_general_title(title)


@pytest.mark.parametrize(
    "title",
    ["Housing performance report", "Plan for homes", "Corporate health", "Adults scorecard"],
)
def test_a_title_of_a_report_may_name_a_subject(title: str) -> None:
    assert not is_general_title(title)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("Healthy lives", "Position at 31 March 2025"), 1),
        (("Healthy lives", "as at 31 March 2025"), 1),
        (("Healthy lives", "to end of June 2025"), 1),
        (("Homes for", "everyone", "Quarter 2 2025/26", "Outturn"), 2),
        (("A council that is carbon neutral by the", "end of March 2030"), 2),
        (("A council that is carbon neutral", "by 2030/31"), 2),
        (("Homes for everyone in", "March 2030", "Quarter 2 2025/26"), 2),
        (("Performance report for the period", "April to June 2025"), 0),
        (("Quarter 2 2025/26",), 0),
        ((), 0),
    ],
)
def test_a_line_that_names_a_period_may_end_the_title_above_it(
    lines: tuple[str, ...], kept: int
) -> None:
    """“A council that is carbon neutral by the” was a priority."""
    assert without_periods(lines) == kept
