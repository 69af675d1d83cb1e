"""Two shades of one status's colour beside each other may be two statuses: they are told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Rect
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from kpi_tui.errors import ProfileError
from kpi_tui.pdf import read_report
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support.filled_cells import PROFILE

GREEN, YELLOW, ORANGE, RED = "#00b050", "#ffff00", "#ffa500", "#ff0000"
TIMES = 3


def read(
    path: Path,
    *pages: Sequence[str],
    dots: bool = False,
    shades: Mapping[str, Status] | None = None,
) -> Report:
    """A report with a table a page, whose statuses have these colours, each a few times."""
    styles = getSampleStyleSheet()
    flow: list[object] = [Paragraph("Sampleford City Council", styles["Title"])]
    for number, colours in enumerate(pages):
        rows: list[list[object]] = [["Measure", "Outturn", "Target", "Status", "What we do"]]
        looks: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, HexColor("#808080"))]
        for row, colour in enumerate([*colours] * TIMES, 1):
            sign = ""
            if dots:
                sign = Drawing(9, 9)
                sign.add(Circle(4.5, 4.5, 4.5, fillColor=HexColor(colour), strokeColor=None))
            else:
                looks.append(("BACKGROUND", (3, row), (3, row), HexColor(colour)))
            rows.append([f"Visits to place {number}.{row}", "43.0", "50.0", sign, "Busy."])
        flow += [PageBreak()] if number else []
        flow.append(Paragraph("Dashboard July 2024", styles["Heading1"]))
        flow.append(Table(rows, colWidths=[190, 70, 70, 50, 200], style=looks))
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(flow)
    return read_report(path, profile=parse_profile(profile_with(shades or {}), "sampleford.toml"))


def profile_with(shades: Mapping[str, Status]) -> dict[str, Any]:
    said = {shade: status.value for shade, status in shades.items()}
    status: Any = PROFILE["status"]
    return {**PROFILE, "status": {**status, "shades": said}}


def told(report: Report) -> list[str]:
    return [each.message for each in report.warnings if "shades" in each.message]


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
@pytest.mark.parametrize(
    "colours",
    [
        (GREEN, YELLOW, ORANGE, RED),
        (GREEN, "#ffcc00", "#ff6600"),
        (GREEN, "#ffd966", "#f4b183", "#c00000"),
    ],
    ids=" ".join,
)
def test_of_two_ambers_neither_is_read(tmp_path: Path, colours: Sequence[str], dots: bool) -> None:
    report = read(tmp_path / "a.pdf", colours, dots=dots)
    own = {GREEN: Status.GREEN, RED: Status.RED, "#c00000": Status.RED}
    assert [each.period_status for each in report.readings] == [
        own.get(colour, Status.UNREADABLE) for colour in colours
    ] * TIMES
    (message,) = told(report)
    assert "two shades of amber" in message
    assert "neither is read" in message


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
def test_shades_stand_for_what_the_profile_says(tmp_path: Path, dots: bool) -> None:
    shades = {YELLOW: Status.AMBER, "#FFA500": Status.RED, GREEN: Status.COMPLETE}
    report = read(tmp_path / "a.pdf", (GREEN, YELLOW, ORANGE, RED), dots=dots, shades=shades)
    statuses = [Status.COMPLETE, Status.AMBER, Status.RED, Status.RED] * TIMES
    assert [each.period_status for each in report.readings] == statuses
    assert told(report) == []


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
@pytest.mark.parametrize(("shade", "which"), [(YELLOW, "second"), (ORANGE, "first")])
def test_a_shade_beside_one_that_the_profile_knows_is_not_read(
    tmp_path: Path, shade: str, which: str, dots: bool
) -> None:
    report = read(
        tmp_path / "a.pdf",
        (GREEN, YELLOW, ORANGE, RED),
        dots=dots,
        shades={shade: Status.AMBER},
    )
    ambers = [Status.AMBER if each == shade else Status.UNREADABLE for each in (YELLOW, ORANGE)]
    assert [each.period_status for each in report.readings] == [
        Status.GREEN,
        *ambers,
        Status.RED,
    ] * TIMES
    (message,) = told(report)
    assert f"the {which} is not read" in message
    assert "[status.shades]" in message


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
def test_an_amber_near_one_with_another_meaning_is_not_read_as_amber(
    tmp_path: Path, dots: bool
) -> None:
    near = "#ffc000"
    colours = (GREEN, ORANGE, ORANGE, near, RED)
    report = read(tmp_path / "a.pdf", colours, dots=dots, shades={ORANGE: Status.RED})
    statuses = [Status.GREEN, Status.RED, Status.RED, Status.UNREADABLE, Status.RED] * TIMES
    assert [each.period_status for each in report.readings] == statuses


@pytest.mark.parametrize("written", ["ffa500", "#ffa50", "#ffa5001", "orange", "#ggg000"])
def test_a_shade_is_written_as_a_warning_writes_it(written: str) -> None:
    with pytest.raises(ProfileError, match=r"status\.shades.*#ffa500"):
        parse_profile(profile_with({written: Status.RED}), "sampleford.toml")


def test_pale_ambers_are_told_apart_too(tmp_path: Path) -> None:
    report = read(tmp_path / "a.pdf", ("#c6e0b4", "#ffe699", "#f8cbad"))
    statuses = [Status.GREEN, Status.UNREADABLE, Status.UNREADABLE] * TIMES
    assert [each.period_status for each in report.readings] == statuses


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
def test_two_greens_are_green_and_told_of(tmp_path: Path, dots: bool) -> None:
    report = read(tmp_path / "a.pdf", (GREEN, "#92d050", "#ffc000", RED), dots=dots)
    statuses = [Status.GREEN, Status.GREEN, Status.AMBER, Status.RED] * TIMES
    assert [each.period_status for each in report.readings] == statuses
    (message,) = told(report)
    assert "two shades of green" in message
    assert "both are read as green" in message


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
def test_one_amber_beside_many_of_another_is_not_read(tmp_path: Path, dots: bool) -> None:
    report = read(tmp_path / "a.pdf", (GREEN, YELLOW, YELLOW, ORANGE, RED), dots=dots)
    statuses = [Status.GREEN, Status.AMBER, Status.AMBER, Status.UNREADABLE, Status.RED] * TIMES
    assert [each.period_status for each in report.readings] == statuses


@pytest.mark.parametrize("dots", [False, True], ids=["fills", "dots"])
@pytest.mark.parametrize(
    "pages",
    [
        ((GREEN, "#ffc000", RED),),
        ((GREEN, "#ffc000", RED), ("#92d050", YELLOW, "#c00000")),
        ((GREEN, "#ffc000", "#fbbf05", RED),),
    ],
    ids=["three", "two services", "nearly one"],
)
def test_the_three_colours_of_a_report_are_not_told_of(
    tmp_path: Path, pages: Sequence[Sequence[str]], dots: bool
) -> None:
    report = read(tmp_path / "a.pdf", *pages, dots=dots)
    assert Status.UNREADABLE not in {each.period_status for each in report.readings}
    assert told(report) == []


def test_a_cell_of_two_statuses_colours_is_not_read(tmp_path: Path) -> None:
    """Half of it is green and half amber: neither is its own."""
    half = Drawing(22, 12)
    half.add(Rect(0, 0, 22, 12, fillColor=HexColor("#ffc000"), strokeColor=None))
    plain = Drawing(22, 12)
    rows: list[list[object]] = [["Measure", "Outturn", "Target", "Status", "What we do"]]
    rows += [[f"Visits to place {n}", "43.0", "50.0", plain, "Busy."] for n in range(6)]
    rows[1][3] = half
    looks: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#808080")),
        ("BACKGROUND", (3, 1), (3, -1), HexColor(GREEN)),
        ("BACKGROUND", (3, 3), (3, 3), HexColor(RED)),
    ]
    flow: list[object] = [
        Paragraph("Sampleford City Council", getSampleStyleSheet()["Title"]),
        Paragraph("Dashboard July 2024", getSampleStyleSheet()["Heading1"]),
        Table(rows, colWidths=[190, 70, 70, 50, 200], style=looks),
    ]
    path = tmp_path / "a.pdf"
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(flow)
    report = read_report(path, profile=parse_profile(PROFILE, "sampleford.toml"))
    others = [Status.GREEN, Status.RED, *[Status.GREEN] * 3]
    assert [each.period_status for each in report.readings] == [Status.UNREADABLE, *others]
