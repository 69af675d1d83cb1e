"""Headings that come twice in one header: each says something of the column that it follows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kpi_tui.pdf.drafting.behind import tell_behind
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling
from kpi_tui.pdf.table.header_columns import unparted_header
from kpi_tui.profiles.labels import UNREAD, Labels, stand_behind
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.status import Status
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Block, Cell, words
from tests.support.column_guesses import FIGURES, fields
from tests.support.drafted_reports import FILLS, INK, NAMES, RATED, drafted, table

COLOURS = ["Green", "Amber", "Red", "Green", "Green"]
WAYS = ["Improving", "Declining", "Static", "Improving", "Declining"]


@pytest.mark.parametrize(
    ("headings", "behind"),
    [
        ("Measure, Q2, RAG, Q3, RAG", ", , Q2, , Q3"),
        ("Measure, Q3, RAG, Q2, RAG", ", , Q3, , Q2"),
        ("Measure, Q2, Target, RAG, Q3, Target, RAG", ", , Q2, Q2, , Q3, Q3"),
        ("RAG, Measure, Q3, RAG", ", , , Q3"),
        ("Measure, Q2, RAG, Q3, rag:", ", , Q2, , Q3"),
        ("Measure, Q2, Status", ", , "),
    ],
)
def test_what_comes_twice_stands_behind_the_nearest_before_it_that_comes_once(
    headings: str, behind: str
) -> None:
    assert stand_behind(headings.split(", ")) == behind.split(", ")


def test_empty_headings_are_none_that_come_twice() -> None:
    assert stand_behind(["Measure", "", "Q3", ""]) == ["", "", "", ""]


def header_fields(declared: Mapping[str, tuple[str, ...]]) -> list[str] | None:
    """What the columns of "Measure, Q3, RAG, Q2, RAG" are in a report on the third quarter."""
    labels = Labels(declared).at(find_periods("Quarter 3 2024/25")[0])
    said = ("Measure", "Q3", "RAG", "Q2", "RAG")
    row = [Word(text, 100.0 * at, 100.0 * at + 40, 20, 10) for at, text in enumerate(said)]
    upper, lower = (JoinedRuling(at, ((0.0, 500.0),)) for at in (5.0, 25.0))
    header = unparted_header(row, upper, lower, labels)
    return [column.field for column in header.columns] if header else None


def test_a_header_is_read_whose_headings_come_twice() -> None:
    declared = {
        "measure": ("Measure",),
        "period_actual": ("{period}",),
        "period_status": ("{period} / RAG",),
        "previous_actual": ("{previous_period}",),
        "previous_status": ("{previous_period} / RAG",),
    }
    assert header_fields(declared) == [
        *("measure", "period_actual", "period_status", "previous_actual", "previous_status")
    ]


def test_a_heading_that_comes_twice_and_is_declared_once_makes_no_header() -> None:
    declared = {
        "measure": ("Measure",),
        "period_actual": ("{period}",),
        "period_status": ("RAG",),
        "previous_actual": ("{previous_period}",),
    }
    assert header_fields(declared) is None


def test_statuses_and_targets_are_those_of_the_figures_that_they_stand_behind() -> None:
    taken = fields(**{
        "Q2": FIGURES, "Q2 / Target": FIGURES, "Q2 / RAG": COLOURS,
        "YTD": FIGURES, "YTD / Target": FIGURES, "YTD / RAG": COLOURS,
    })  # fmt: skip
    assert [*taken.values()][1:] == [
        *("period_actual", "period_target", "period_status"),
        *("ytd_actual", "ytd_target", "ytd_status"),
    ]


def test_quarters_that_are_not_due_yet_tell_nothing_of_the_others() -> None:
    empty = [""] * 5
    taken = fields(**{
        "Q1": FIGURES, "Q1 / RAG": COLOURS, "Q2": FIGURES, "Q2 / RAG": COLOURS,
        "Q3": empty, "Q3 / RAG": empty, "Q4": empty, "Q4 / RAG": empty,
    })  # fmt: skip
    assert (taken["Q1 / RAG"], taken["Q2 / RAG"]) == ("previous_status", "period_status")
    assert (taken["Q3 / RAG"], taken["Q4 / RAG"]) == ("ignored", "ignored")


def test_a_report_on_the_first_quarter_tells_what_the_next_will_have_of_it() -> None:
    """Below the fourth quarter nothing stands yet: what was before was left out of all reports."""
    empty = [""] * 5
    taken = fields(find_periods("Quarter 1 2025/26")[0], **{
        "2024/25 outturn": FIGURES, "Q1": FIGURES, "Q1 / RAG": COLOURS,
        "Q2": empty, "Q2 / RAG": empty, "Q4": empty, "Q4 / RAG": empty,
    })  # fmt: skip
    assert (taken["Q1"], taken["Q1 / RAG"]) == ("period_actual", "period_status")
    assert (taken["Q4"], taken["Q4 / RAG"]) == ("previous_actual", "previous_status")
    assert (taken["Q2"], taken["Q2 / RAG"], taken["2024/25 outturn"]) == ("ignored",) * 3


def test_statuses_of_quarters_before_the_last_are_left_out() -> None:
    taken = fields(find_periods("Quarter 3 2025/26")[0], **{
        "Q1": FIGURES, "Q1 / RAG": COLOURS, "Q2": FIGURES, "Q2 / RAG": COLOURS,
        "Q3": FIGURES, "Q3 / RAG": COLOURS,
    })  # fmt: skip
    assert [*taken.values()][1:] == [
        *("ignored", "ignored", "previous_actual", "previous_status"),
        *("period_actual", "period_status"),
    ]


def test_a_direction_of_the_quarter_before_is_not_this_one_s() -> None:
    taken = fields(**{
        "Q1": FIGURES, "Q1 / Trend": WAYS, "Q2": FIGURES, "Q2 / Trend": WAYS,
    })  # fmt: skip
    assert taken["Q2 / Trend"] == "published_direction"
    assert taken["Q1 / Trend"] == UNREAD


@pytest.mark.parametrize(
    "labels",
    [
        ["Measure", "Measure / RAG", "Actual", "Actual / RAG", "Previous"],  # before its figure?
        ["Measure", "Previous", "Previous / RAG", "Actual", "Actual / RAG", "YTD"],
        ["Measure", "Unit", "Unit / RAG", "Actual", "Actual / RAG"],
    ],
)
def test_all_are_unread_where_it_is_not_sure_which_is_which(labels: list[str]) -> None:
    known = {
        "Measure": "measure",
        "Actual": "period_actual",
        "Previous": "previous_actual",
        "YTD": "ytd_actual",
        "Unit": "ignored",
    }
    contents = {label: Contents(COLOURS, []) for label in labels}
    taken = tell_behind(labels, known, contents)
    assert set(taken.values()) == {UNREAD}
    assert len(taken) == 2


def drawn_table(*heads: str) -> tuple[Block, ...]:
    """A table with a colour for each status, under a heading of its priority."""
    rows = []
    for at, name in enumerate(NAMES):
        now, before = RATED[at % 3], RATED[(at + 1) % 3]
        said = {"Measure": name, "Target": f"{80 + at}%", "Q1": f"{70 + at}%", "Q2": f"{75 + at}%"}
        colours = iter((before, now) if heads.index("Q1") < heads.index("Q2") else (now, before))
        rows.append(
            tuple(
                words(said[head]) if head in said else Cell((), fill=FILLS[next(colours)])
                for head in heads
            )
        )
    return heading("Priority 1: A city that works", INK, 14), table(heads, rows)


@pytest.mark.parametrize("order", ["Q1 RAG Q2 RAG", "Q2 RAG Q1 RAG"])
def test_a_table_with_two_columns_of_one_heading_is_drafted_and_read(
    tmp_path: Path, order: str
) -> None:
    guess, report = drafted(tmp_path, *drawn_table("Measure", "Target", *order.split()))
    assert "Q3 / RAG" in guess.toml  # said to who goes on with it
    assert dict(guess.columns)["Q1 / RAG"] == "previous_status"
    assert [reading.period_status for reading in report.readings] == [
        Status(RATED[at % 3].lower()) for at in range(len(NAMES))
    ]
    assert [reading.previous_status for reading in report.readings] == [
        Status(RATED[(at + 1) % 3].lower()) for at in range(len(NAMES))
    ]
    assert report.readings[0].period_actual == "75%"
    assert not report.warnings


def test_where_the_draft_is_not_sure_it_says_so(tmp_path: Path) -> None:
    guess, report = drafted(
        tmp_path, *drawn_table(*["Measure", "Target", "RAG", "Q1", "RAG", "Q2"])
    )
    assert any("“Target / RAG”, “Q1 / RAG”" in note for note in guess.notes)
    assert {reading.period_status for reading in report.readings} == {None}
    assert {reading.previous_status for reading in report.readings} == {None}
    assert any("Q1 RAG" in warning.message for warning in report.warnings)
