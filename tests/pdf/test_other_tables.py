"""Of the tables of an unknown report, those of measures are read, however each heads its columns."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.drafted import DraftProfile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Document, Table, words

Rows = Sequence[Sequence[str]]
ROADS: Rows = (
    ("Indicator", "Owner", "Q1 2025/26", "Q2 2025/26", "Target", "RAG", "Notes"),
    ("Potholes mended", "Head of Roads", "91%", "93%", "95%", "Amber", "Two crews were away."),
    ("Lamps lit", "Head of Roads", "99%", "98%", "98%", "Green", "All were checked in June."),
    ("Signs cleaned", "Head of Roads", "71%", "60%", "80%", "Red", "The lorry was off the road."),
    ("Bridges checked", "Head of Roads", "12", "14", "14", "Green", "None had to be closed."),
)
HOMES: Rows = (
    ("Measure", "Lead officer", "Apr–Jun", "Jul–Sep", "Aim", "Status", "Commentary"),
    ("Homes let", "Head of Homes", "210", "190", "200", "Amber", "Fewer homes came up in the summer."),
    ("Repairs in time", "Head of Homes", "88%", "92%", "90%", "Green", "A third team has begun."),
    ("Damp mended", "Head of Homes", "50%", "41%", "75%", "Red", "Parts came late from abroad."),
)  # fmt: skip
BUDGET: Rows = (
    ("Service", "Budget", "Actual", "Variance", "RAG"),
    ("Roads", "£4.0m", "£4.2m", "£0.2m", "Red"),
    ("Homes", "£7.0m", "£6.9m", "-£0.1m", "Green"),
    ("Parks", "£1.0m", "£1.0m", "£0.0m", "Green"),
)
PROJECTS: Rows = (
    ("Project", "Lead officer", "Progress", "Target date", "Status"),
    ("New depot", "Head of Roads", "Walls are up", "May 2026", "Green"),
    ("New library", "Head of Homes", "Plans are drawn", "June 2027", "Amber"),
    ("New bridge", "Head of Roads", "Not begun", "July 2028", "Red"),
)
RISKS: Rows = (
    ("Risk", "Owner", "Current score", "Target score", "RAG"),
    ("A flood", "Head of Roads", "12", "8", "Red"),
    ("A strike", "Head of Homes", "6", "6", "Green"),
    ("A theft", "Head of Homes", "9", "6", "Amber"),
)
PERFORMANCE: Rows = (
    tuple("Performance" if cell == "Q2 2025/26" else cell for cell in ROADS[0]),
    *ROADS[1:],
)
"""A table in which the heading of figures is that of statuses in the next."""
OTHERWISE: Rows = (
    ("Measure", "Lead officer", "Last quarter", "Result", "Aim", "Performance"),
    ("Homes let", "Head of Homes", "210", "190", "200", "Amber"),
    ("Repairs in time", "Head of Homes", "88%", "92%", "90%", "Green"),
    ("Damp mended", "Head of Homes", "50%", "41%", "75%", "Red"),
)


def draw(path: Path, *tables: Rows) -> Path:
    blocks = [
        heading("Sampleford City Council", "#000000", 20),
        heading("Performance Report Quarter 2 2025/26", "#000000", 16),
    ]
    made: list[object] = [*blocks]
    for number, rows in enumerate(tables):
        head, *body = rows
        cells = [tuple(words(text, bold=True) for text in head)]
        cells += [tuple(words(text) for text in row) for row in body]
        widths = (30.0, *(15.0 for _ in head[1:]))
        made += [heading(f"Part {'ABCD'[number]}", "#000000", 14), Table(widths, tuple(cells), 1)]
    document = Document("a", tuple(made), is_landscape=True)  # type: ignore[arg-type]
    import_module("tests.rendering.councils.with_reportlab").draw(document, path)
    return path


def drafted(path: Path) -> tuple[DraftProfile, Report]:
    with open_pdf(path, None, None) as document:
        draft = draft_profile(document)
    profile = path.with_suffix(".toml")
    profile.write_text(write_profile(draft), encoding="utf-8")
    return draft, read_report(path, profile=str(profile))


def names(*tables: Rows) -> list[str]:
    return [row[0] for rows in tables for row in rows[1:]]


def test_tables_that_head_their_columns_otherwise_are_read_alike(tmp_path: Path) -> None:
    _, report = drafted(draw(tmp_path / "a.pdf", ROADS, HOMES))
    assert [reading.measure_name for reading in report.readings] == names(ROADS, HOMES)
    let = report.readings[4]
    assert (let.period_actual, let.period_target, let.previous_actual) == ("190", "200", "210")
    assert let.period_status is Status.AMBER
    assert let.directors == ("Head of Homes",)
    assert let.comment == "Fewer homes came up in the summer."
    assert {reading.priority_code for reading in report.readings} == {"01", "02"}


@pytest.mark.parametrize("others", [(BUDGET,), (PROJECTS,), (RISKS,), (PROJECTS, BUDGET, RISKS)])
def test_tables_of_other_things_hold_no_measures(others: Sequence[Rows], tmp_path: Path) -> None:
    _, report = drafted(draw(tmp_path / "a.pdf", ROADS, *others))
    assert [reading.measure_name for reading in report.readings] == names(ROADS)
    _, report = drafted(draw(tmp_path / "b.pdf", *others, ROADS))
    assert [reading.measure_name for reading in report.readings] == names(ROADS)


def test_a_heading_that_means_two_things_is_told(tmp_path: Path) -> None:
    draft, report = drafted(draw(tmp_path / "a.pdf", PERFORMANCE, OTHERWISE))
    assert [reading.measure_name for reading in report.readings] == names(ROADS)
    assert any("“Performance”" in note for note in draft.columns.notes)
    assert any("left over" in warning.message for warning in report.warnings)
