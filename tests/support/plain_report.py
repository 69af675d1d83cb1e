"""Small reports of councils, a page each, whose titles and tables a test says line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kpi_tui.profiles.known_profiles import find_profile
from kpi_tui.profiles.profile import Profile

COUNCIL = "Sampleford City Council"
NAMES = (
    *("Household waste recycled", "Missed bins for each 100,000", "Fly tips removed in two days"),
    *("Calls answered in a minute", "Council tax collected", "Planning decisions in time"),
)
HEADER = ("Ref", "Indicator", "Target", "Last quarter", "This quarter", "RAG", "DoT", "Commentary")
PROFILE = f"""\
name = "sampleford"
council = "{COUNCIL}"
report = "Corporate Performance Report"
recognise = ["{COUNCIL}", "Corporate Performance Report"]
[period]
type = "quarter"
places = ["Quarter {{quarter}} {{year}}", "{{period}}"]
[code]
shape = "ENV-##"
[priority]
headings = ["Priority {{number}}: {{title}}"]
[[table]]
begins = "code"
[table.columns]
code = ["Ref"]
measure = ["Indicator"]
period_target = ["Target"]
previous_actual = ["Last quarter", "{{previous_period}}"]
period_actual = ["This quarter", "{{period}}"]
period_status = ["RAG"]
published_direction = ["DoT"]
comment = ["Commentary"]
[direction.words]
Improving = "improving"
"""


def rows(prefix: str = "ENV", cells: Mapping[str, Sequence[str]] | None = None) -> list[list[str]]:
    """Return six measures; `cells` replaces those of columns by their headings."""
    made = [
        [
            f"{prefix}-{number:02}",
            name,
            f"{50 + number}.0%",
            f"{40 + number}.1%",
            f"{60 + number}.2%",
            ("Green", "Amber", "Red")[number % 3],
            "Improving",
            f"Work goes on at number {number}.",
        ]
        for number, name in enumerate(NAMES, 1)
    ]
    for heading, texts in (cells or {}).items():
        for row, text in zip(made, texts, strict=False):
            row[HEADER.index(heading)] = text
    return made


@dataclass(frozen=True)
class PlainPage:
    """What stands on a page: lines of a title, a heading, and a table."""

    title: Sequence[str] = (COUNCIL, "Corporate Performance Report", "Quarter 2 2025/26")
    heading: str = "Priority 1: Clean streets"
    header: Sequence[str] = HEADER
    rows: Sequence[Sequence[str]] = ()

    def titled(self, *lines: str) -> PlainPage:
        """Return the page with other lines of title."""
        return replace(self, title=lines)


PAGE = PlainPage(rows=rows())


def draw(path: Path, *pages: PlainPage) -> Path:
    """Draw a report."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = getSampleStyleSheet()
    flow: list[Any] = []
    for page in pages:
        flow += [PageBreak()] if flow else []
        for number, line in enumerate(page.title):
            flow.append(Paragraph(line, styles["Normal" if number else "Title"]))
        if page.heading:
            flow.append(Paragraph(page.heading, styles["Heading2"]))
        if page.rows:
            drawn = [
                [Paragraph(cell, styles["BodyText"]) for cell in row]
                for row in (page.header, *page.rows)
            ]
            look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
            widths = [60, 150, *[70] * (len(page.header) - 3), 170]
            flow.append(Table(drawn, colWidths=widths, style=look))
    SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=36, bottomMargin=36).build(flow)
    return path


def profile(folder: Path, toml: str = PROFILE, name: str = "ours") -> Profile:
    """Write a profile and return it."""
    path = folder / f"{name}.toml"
    path.write_text(toml, encoding="utf-8")
    return find_profile(str(path), folder)
