"""What is told, and what is refused, where a report does not read as its profile says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.errors import PdfError
from kpi_tui.pdf.reports import read_report
from kpi_tui.report import Report
from tests.support.plain_report import (
    COUNCIL,
    HEADER,
    PAGE,
    PROFILE,
    PlainPage,
    draw,
    profile,
    rows,
)
from tests.support.roundtrip import warned

REPORT = "Corporate Performance Report"


def read(folder: Path, page: PlainPage = PAGE, toml: str = PROFILE) -> Report:
    return read_report(draw(folder / "report.pdf", page), profile=profile(folder, toml))


def headed(*headings: str, title: str = "Quarter 2 2025/26") -> PlainPage:
    return replace(PAGE.titled(COUNCIL, REPORT, title), header=headings)


def test_a_sound_one_has_no_doubts(tmp_path: Path) -> None:
    report = read(tmp_path)
    assert len(report.readings) == 6
    assert warned(report) == []


def test_exchanged_headings_are_told(tmp_path: Path) -> None:
    swapped = PROFILE.replace("period_target =", "x =").replace(
        "period_actual =", "period_target ="
    )
    report = read(tmp_path, toml=swapped.replace("x =", "period_actual ="))
    assert (None, None, "by sampleford, [table.columns] period_actual: the column headed “Target” "
            "is declared as the actual") in warned(report)  # fmt: skip


def test_the_words_of_another_report_are_told(tmp_path: Path) -> None:
    page = PAGE.titled("Northmarsh Borough Council", REPORT, "Quarter 2 2025/26")
    assert warned(read(tmp_path, page)) == [
        (
            None,
            None,
            f"sampleford knows its reports by “{COUNCIL}” and “{REPORT}”: "
            f"is it the report “{REPORT}” of {COUNCIL}?",
        )
    ]


@pytest.mark.parametrize(
    ("headings", "named"),
    [
        (("Q1 2025/26", "Q2 2025/26"), "Q1 2025/26 and Q2 2025/26"),
        (("Q1", "Q2"), "Q1 and Q2"),
        (("Quarter 4 2024/25", "Quarter 1 2025/26"), "Quarter 4 2024/25 and Quarter 1 2025/26"),
    ],
)
def test_headings_of_an_older_report_are_told(
    tmp_path: Path, headings: tuple[str, str], named: str
) -> None:
    page = headed(*HEADER[:3], *headings, *HEADER[5:], title="Quarter 3 2025/26")
    message = (
        f"its headings name {named}, and the report is on Quarter 3 2025/26: "
        "are they an older report's?"
    )
    assert (1, None, message) in warned(read(tmp_path, page))


@pytest.mark.parametrize("headings", [("Q1 2025/26", "Q2 2025/26"), ("Q1", "This quarter")])
def test_headings_that_name_the_period_or_none_for_it_are_sound(
    tmp_path: Path, headings: tuple[str, str]
) -> None:
    page = headed(*HEADER[:3], *headings, *HEADER[5:])
    assert not [each for each in warned(read(tmp_path, page)) if "older report" in each[2]]


def test_more_left_over_than_read_is_refused(tmp_path: Path) -> None:
    few = PROFILE.replace('comment = ["Commentary"]\n', "").replace("published", "# published")
    text = " ".join(f"A sentence, the {number}th, goes on." for number in range(9))
    page = replace(PAGE, rows=rows(cells={"Commentary": [text] * 6}))
    with pytest.raises(PdfError) as caught:
        read(tmp_path, page, few)
    line = str(caught.value)
    assert f"{tmp_path / 'report.pdf'}: more words of its tables are left over (" in line
    assert (
        f"is it the report “{REPORT}” of {COUNCIL}? If so, change {tmp_path / 'ours.toml'};" in line
    )
    assert "\n" not in line


def test_measures_that_say_nothing_are_refused(tmp_path: Path) -> None:
    nothing = {name: [""] * 6 for name in HEADER[2:7]}
    with pytest.raises(PdfError) as caught:
        read(tmp_path, replace(PAGE, rows=rows(cells=nothing)))
    assert "6 of 6 measures have no figure and no status" in str(caught.value)
    assert "(the first is ENV-01, “Household waste recycled”)" in str(caught.value)


def test_texts_among_figures_are_told(tmp_path: Path) -> None:
    page = replace(PAGE, rows=rows(cells={"Last quarter": ["Head of service"] * 6}))
    message = (
        "the previous actual of 6 measures (under “Last quarter”) is no figure, "
        "the first “Head of service”"
    )
    assert (None, None, message) in warned(read(tmp_path, page))


def test_figures_in_place_of_texts_are_told(tmp_path: Path) -> None:
    page = replace(PAGE, rows=rows(cells={"Commentary": [f"{number}.5%" for number in range(6)]}))
    message = "the comment of 6 measures (under “Commentary”) is no text, the first “0.5%”"
    assert (None, None, message) in warned(read(tmp_path, page))


@pytest.mark.parametrize("code", ["HOU-1a", "NEW1", "ENVI-04", "ENV 04"])
def test_a_code_of_another_look_is_a_measure_and_told(tmp_path: Path, code: str) -> None:
    codes = ["ENV-01", "ENV-02", "ENV-03", code, "ENV-05", "ENV-06"]
    report = read(tmp_path, replace(PAGE, rows=rows(cells={"Ref": codes})))
    assert [each.measure_code for each in report.readings] == codes
    assert report.readings[3].period_actual == "64.2%"
    assert warned(report) == [(1, code, f"its code is printed {code}: codes look like ENV-01")]


def test_a_row_without_a_code_is_a_measure_and_told(tmp_path: Path) -> None:
    codes = ["ENV-01", "ENV-02", "ENV-03", "", "ENV-05", "ENV-06"]
    report = read(tmp_path, replace(PAGE, rows=rows(cells={"Ref": codes})))
    odd = report.readings[3]
    assert (odd.measure_code, odd.measure_name, odd.code_is_ours) == (
        "1.04",
        "Calls answered in a minute",
        True,
    )
    message = "no code of its own is printed: it is called 1.04 here"
    assert warned(report) == [(1, "1.04", message)]


TITLED = {
    "month": ('["{month}"]', "month"),
    "any month": ('["{period}"]', "month"),
    "date": ('["{date}"]', "date"),
    "date by words": ('["As at {date}", "{date}"]', "date"),
    "quarter": ('["Quarter {quarter} {year}", "{period}"]', "quarter"),
    "quarter to": ('["to {date}"]', "quarter"),
    "year": ('["{period}"]', "year"),
}


def dated(folder: Path, kind: str, *lines: str) -> Report:
    places, period_type = TITLED[kind]
    toml = PROFILE.replace('["Quarter {quarter} {year}", "{period}"]', places)
    toml = toml.replace('type = "quarter"', f'type = "{period_type}"')
    return read(folder, PAGE.titled(COUNCIL, REPORT, *lines), toml)


@pytest.mark.parametrize(
    ("kind", "lines", "last_day"),
    [
        ("month", ("Report to Cabinet, 12 November 2025", "For October 2025"), "2025-10-31"),
        ("month", ("Cabinet", "12 November 2025", "October 2025"), "2025-10-31"),
        ("month", ("Performance in July 2024", "Printed: 3 September 2024"), "2024-07-31"),
        ("any month", ("Published November 2025", "October 2025"), "2025-10-31"),
        ("date", ("Report to Cabinet, 12 November 2025", "As at 30 June 2025"), "2025-06-30"),
        ("date", ("Cabinet", "12 November 2025", "30 September 2025"), "2025-09-30"),
        ("date by words", ("Cabinet 12 November 2025", "As at 30 June 2025"), "2025-06-30"),
        ("quarter", ("Cabinet, 12 November 2025", "July to September 2025"), "2025-09-30"),
        ("quarter", ("Cabinet report, Quarter 2 2025/26",), "2025-09-30"),
        ("quarter", ("Targets were agreed in Quarter 4 2024/25.", "In Quarter 2 2025/26"),
         "2025-09-30"),
        ("quarter", ("Quarter 2 2025/26", "Quarter 3 2025/26 is reported on in the spring."),
         "2025-09-30"),
        ("quarter to", ("Cabinet, 12 November 2025", "Figures to 30 September 2025"), "2025-09-30"),
        ("year", ("Annual report 2024/25", "Cabinet, 12 June 2025"), "2025-03-31"),
    ],
)  # fmt: skip
def test_when_people_meet_is_no_period(
    tmp_path: Path, kind: str, lines: tuple[str, ...], last_day: str
) -> None:
    report = dated(tmp_path, kind, *lines)
    assert (str(report.report_date), warned(report)) == (last_day, [])


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("month", ("Cabinet 12th November 2025",)),
        ("date", ("Cabinet", "Date: 12 November 2025")),
        ("date", ("Printed on 3 September 2025",)),
        ("quarter", ("Report to Cabinet, 30 September 2025",)),
    ],
)
def test_a_meeting_alone_is_no_period(tmp_path: Path, kind: str, lines: tuple[str, ...]) -> None:
    with pytest.raises(PdfError, match=r"in it that it reports on .* write in its \[period\]"):
        dated(tmp_path, kind, *lines)


def test_a_month_that_may_be_a_meetings_is_told(tmp_path: Path) -> None:
    report = dated(tmp_path, "any month", "Performance Board, November 2025")
    message = "November 2025 may be a meeting's date, and no other is printed"
    assert warned(report) == [(1, None, message)]


@pytest.mark.parametrize(
    "lines", [("2025/26", "Quarter 2 2025/26"), ("2025/26", "Quarter 2", "2025/26")]
)
def test_a_shorter_period_as_large_is_told(tmp_path: Path, lines: tuple[str, ...]) -> None:
    report = dated(tmp_path, "year", *lines)
    assert (1, None, "dated Quarter 2 2025/26 here, 2025/26 elsewhere") in warned(report)


@pytest.mark.parametrize("dash", ["-", "–", "/"])
def test_a_year_that_a_narrow_cell_breaks_dates_nothing(tmp_path: Path, dash: str) -> None:
    report = dated(tmp_path, "quarter", "Quarter 2 2025/26", f"2023{dash}", "24")
    assert warned(report) == []


def test_a_council_that_is_nowhere_named_is_asked_about(tmp_path: Path) -> None:
    other = PROFILE.replace(f'council = "{COUNCIL}"', 'council = "Northmarsh Borough Council"')
    question = f"is it the report “{REPORT}” of Northmarsh Borough Council?"
    message = f"Northmarsh Borough Council is nowhere named: {question}"
    assert (None, None, message) in warned(read(tmp_path, toml=other))


def test_headings_that_are_nowhere_printed_are_told(tmp_path: Path) -> None:
    other = PROFILE.replace("Priority {number}: {title}", "Aim {number}: {title}")
    message = (
        "the priority of 6 measures is not known (the first is ENV-01): "
        "none of [priority] headings is printed above them"
    )
    assert (None, None, message) in warned(read(tmp_path, toml=other))


def two_priorities(folder: Path, *lines: str, toml: str = PROFILE) -> Report:
    """Read a report whose second priority has another heading, or lines below that."""
    first = replace(PAGE, rows=PAGE.rows[:3])
    second = replace(PAGE, title=(), heading=lines[0], rows=PAGE.rows[3:])
    path = draw(folder / "two.pdf", first, second)
    return read_report(path, profile=profile(folder, toml))


def test_two_priorities_are_sound(tmp_path: Path) -> None:
    report = two_priorities(tmp_path, "Priority 2: A council that works well")
    assert [each.title for each in report.priorities] == [
        "Clean streets",
        "A council that works well",
    ]
    assert warned(report) == []


def test_measures_below_a_title_that_is_not_read_are_named(tmp_path: Path) -> None:
    report = two_priorities(tmp_path, "Aim 2: A council that works well")
    message = (
        "“Aim 2: A council that works well” stands above it like the title of a priority, "
        "and is not read as one"
    )
    told = [(page, code) for page, code, text in warned(report) if text == message]
    assert told == [(2, "ENV-04"), (2, "ENV-05"), (2, "ENV-06")]


def test_who_answers_and_is_not_read_is_told(tmp_path: Path) -> None:
    first = replace(PAGE, heading=f"{PAGE.heading}<br/>Leader of the Council")
    with_people = PROFILE.replace(
        "[[table]]", 'people.portfolio_holder = ["Cabinet Member for {any}"]\n[[table]]', 1
    )
    below = "Priority 1: Clean streets<br/><font size=9>Leader of the Council</font>"
    report = read_report(
        draw(tmp_path / "people.pdf", replace(first, heading=below)),
        profile=profile(tmp_path, with_people),
    )
    message = (
        "below the heading of the priority “Clean streets” “Leader of the Council” is not read: "
        "does it say who answers?"
    )
    assert (1, None, message) in warned(report)


def test_a_part_of_a_row_that_furniture_takes_is_told(tmp_path: Path) -> None:
    taking = PROFILE.replace("[period]", 'furniture = ["{any} in the spring"]\n[period]', 1)
    text = "Work goes on at all of the sites, and is to be done in the spring"
    page = replace(PAGE, rows=rows(cells={"Commentary": [text]}))
    told = warned(read(tmp_path, page, taking))
    assert [page for page, _, text in told if text.endswith("as furniture says")] == [1]


def test_a_row_that_furniture_takes_is_told_of_the_page(tmp_path: Path) -> None:
    taking = PROFILE.replace("[period]", 'furniture = ["ENV-03 {any}"]\n[period]', 1)
    report = read(tmp_path, toml=taking)
    assert "ENV-03" not in {each.measure_code for each in report.readings}
    (told,) = (each for each in warned(report) if "as furniture says" in each[2])
    assert told[:2] == (1, None)
    assert told[2].startswith("“ENV-03 Fly tips removed in two days")


def test_a_column_that_no_table_has_is_told(tmp_path: Path) -> None:
    other = PROFILE.replace('["Commentary"]', '["Commentary"]\nfloor = ["Floor", "Minimum"]')
    message = "by sampleford, [table.columns] floor: no column is headed “Floor” or “Minimum”"
    assert (None, None, message) in warned(read(tmp_path, toml=other))
