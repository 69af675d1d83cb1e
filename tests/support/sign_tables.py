"""A report of one table whose cells of status and direction are drawn as a test wants them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from kpi_tui.pdf import read_report
from kpi_tui.profiles import known_profiles
from kpi_tui.profiles.load import parse_profile, read_toml
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import Report
from tests.rendering.councils import Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import BLACK, Cell, Document, Table, Text, table_head, words
from tests.rendering.councils.shapes import UP, Drawing, Polygon

GREEN = "#2f5d3a"
_NAMES = (
    *("Calls answered within 60 seconds", "Waste recycled or composted", "Homes let in 20 days"),
    *("Complaints answered in time", "Trees planted on council land", "Potholes mended in 28 days"),
    *("Visits to leisure centres", "Invoices paid in 30 days", "Libraries open as planned"),
    *("Planning decisions in time", "Care plans looked at again", "Food premises inspected"),
)
_COMMON = read_toml(Path(known_profiles.__file__).parent / "common.toml")
_TURNS = {
    name: number * pi / 4
    for number, name in enumerate(
        ("up", "up_right", "right", "down_right", "down", "down_left", "left", "up_left")
    )
}


def sign(*pieces: Text | Drawing, fill: str | None = None) -> Cell:
    """A cell with something in its middle."""
    return Cell(pieces, "center", fill)


def said(text: str, colour: str = BLACK, fill: str | None = None) -> Cell:
    """A cell with a text."""
    return sign(Text(text, colour=colour), fill=fill)


def glyph(text: str, colour: str = BLACK, fill: str | None = None) -> Cell:
    """A cell with a text in a font that has arrows and dots."""
    return sign(Text(text, colour=colour, is_glyph=True), fill=fill)


def block_arrow(way: str, fill: str = BLACK, size: float = 10.0) -> Drawing:
    """A drawn arrow, in a square of which it fills as much as it can."""
    turn = _TURNS[way]
    turned = [
        (x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn))
        for x, y in ((x - 0.5, y - 0.5) for x, y in UP)
    ]
    left, top = min(x for x, _ in turned), min(y for _, y in turned)
    side = max(max(x for x, _ in turned) - left, max(y for _, y in turned) - top)
    points = tuple(((x - left) / side * size, (y - top) / side * size) for x, y in turned)
    return Drawing(size, size, (Polygon(points, fill),))


def sign_table(
    statuses: Sequence[Cell],
    directions: Sequence[Cell] = (),
    fills: Sequence[str | None] = (),
) -> Document:
    """A report with a row for each status; `fills` are the grounds of the figures' cells."""
    labels = ("Measure", "Q2 2025/26", "Target", "Status", "Direction", "Comment")
    rows = [table_head("#ffffff", *labels, fill=GREEN)]
    for number, status in enumerate(statuses):
        rows.append(
            (
                words(_NAMES[number]),
                Cell(
                    (Text(f"{50 + number}.{number % 10}%"),),
                    "center",
                    (*fills, None)[number] if fills else None,
                ),
                words("55.0%", "center"),
                status,
                directions[number] if directions else Cell(),
                words("" if number % 2 else "Said of it in a few words."),
            )
        )
    table = Table((26, 10, 10, 12, 8, 34), tuple(rows), 1, rule_colour="#9fb8a6", pad=4)
    blocks = (
        heading("Sampleford City Council", GREEN, 20),
        heading("Performance Report Quarter 2 2025/26", GREEN, 16),
        heading("Clean streets", GREEN),
        table,
    )
    return Document("Performance Report", blocks)


def sign_profile(
    status: Mapping[str, Any] | None = None,
    direction: Mapping[str, Any] | None = None,
    **columns: list[str],
) -> Profile:
    """Return the profile of such a report, with these meanings and these columns otherwise."""
    fields = {
        "measure": ["Measure"],
        "period_actual": ["{period}"],
        "period_target": ["Target"],
        "period_status": ["Status"],
        "published_direction": ["Direction"],
        "comment": ["Comment"],
    } | columns
    data = {
        "name": "sampleford",
        "council": "Sampleford City Council",
        "report": "Performance Report",
        "recognise": ["Sampleford City Council"],
        "period": {"type": "quarter", "places": ["Quarter {quarter} {year}"]},
        "table": [{"begins": "rule", "columns": fields}],
        "status": dict(status or {}),
        "direction": dict(direction or {}),
    }
    return parse_profile(data, "sampleford.toml", _COMMON)


def read_signs(document: Document, profile: Profile, engine: Engine, folder: Path) -> Report:
    """Draw a report, and read it by a profile."""
    path = folder / "report.pdf"
    import_module(f"tests.rendering.councils.with_{engine}").draw(document, path)
    return read_report(path, profile=profile)
