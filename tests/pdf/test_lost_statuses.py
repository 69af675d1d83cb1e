"""A status that is a coloured cell beside the column of statuses is named, never lost in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kpi_tui.pdf import read_report
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Report
from tests.support.filled_cells import FILLS, PROFILE

LOST = "a cell is coloured as a status and none is read: "


def read(path: Path, filled: int, widest: int | None = None) -> Report:
    """A report of three measures, of whose rows the cells from one column to another are filled."""
    last = filled if widest is None else widest
    looks = [
        ("BACKGROUND", (filled, row), (last, row), HexColor(fill))
        for row, fill in enumerate(FILLS.values(), 1)
    ]
    return read_drawn(path, looks, PROFILE)


def read_drawn(
    path: Path, looks: Sequence[tuple[object, ...]], profile: Mapping[str, object]
) -> Report:
    """A report of three measures whose table looks as told, beside its grid."""
    styles = getSampleStyleSheet()
    rows = [["Measure", "Outturn", "Target", "Direction of travel", "Status", "What we do"]]
    rows += [[f"Visits to place {row}", "43.0", "50.0", "Static", "", "Busy."] for row in (1, 2, 3)]
    grid = ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#808080"))
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(
        [
            Paragraph("Sampleford City Council", styles["Title"]),
            Paragraph("Dashboard July 2024", styles["Heading1"]),
            Paragraph("Clean streets", styles["Heading2"]),
            Table(rows, colWidths=[190, 70, 70, 110, 50, 200], style=[grid, *looks]),
        ]
    )
    return read_report(path, profile=parse_profile(profile, "sampleford.toml"))


def named(report: Report) -> list[str]:
    return [each.message for each in report.warnings if each.message.startswith(LOST)]


@pytest.mark.parametrize("filled", [1, 2, 5])
def test_a_coloured_cell_beside_an_empty_status_names_its_measures(
    tmp_path: Path, filled: int
) -> None:
    report = read(tmp_path / "report.pdf", filled)
    assert {each.period_status for each in report.readings} == {None}
    places = ", ".join(f"“Visits to place {row}”" for row in (1, 2, 3))
    assert named(report) == [LOST + places]


@pytest.mark.parametrize(("filled", "widest"), [(4, None), (0, 5), (3, None)])
def test_a_status_that_is_read_a_row_s_ground_and_a_direction_are_no_lost_status(
    tmp_path: Path, filled: int, widest: int | None
) -> None:
    assert named(read(tmp_path / "report.pdf", filled, widest)) == []


PLACES = ", ".join(f"“Visits to place {row}”" for row in (1, 2, 3))
WAYS: dict[str, tuple[Any, ...]] = {
    "rows are": ("BACKGROUND", (0, 0), (-1, 0)),
    "bars before rows are": ("LINEBEFORE", (0, 0), (0, 0), 4),
    "period actual is": ("TEXTCOLOR", (1, 0), (1, 0)),
}
NO_STATUS: dict[str, Any] = {key: each for key, each in PROFILE.items() if key != "status"}
NO_STATUS["table"] = [
    {
        "begins": "rule",
        "columns": {
            "measure": ["Measure"],
            "period_actual": ["Outturn"],
            "ignored": ["Target", "Direction of travel", "Status", "What we do"],
        },
    }
]


def coloured(way: str, colours: Sequence[str]) -> list[tuple[object, ...]]:
    name, (left, _), (right, _), *how = WAYS[way]
    return [
        (name, (left, row), (right, row), *how, HexColor(colour))
        for row, colour in enumerate(colours, 1)
    ]


@pytest.mark.parametrize("profile", [PROFILE, NO_STATUS], ids=["a status", "no status"])
@pytest.mark.parametrize("way", WAYS)
def test_rows_and_figures_in_colours_of_statuses_are_told_of(
    tmp_path: Path, way: str, profile: dict[str, Any]
) -> None:
    report = read_drawn(tmp_path / "a.pdf", coloured(way, [*FILLS.values()]), profile)
    wanted = f"{way} coloured as statuses and none is read: {PLACES}"
    assert [each.message for each in report.warnings if "coloured as statuses" in each.message] == [
        wanted
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("colour", [*FILLS.values(), "#1f4e79"])
def test_rows_and_figures_of_one_colour_are_no_statuses(
    tmp_path: Path, way: str, colour: str
) -> None:
    report = read_drawn(tmp_path / "a.pdf", coloured(way, [colour] * 3), PROFILE)
    assert not [each for each in report.warnings if "coloured as statuses" in each.message]
