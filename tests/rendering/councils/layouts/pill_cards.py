"""Measures one below the other without any line: labels over figures, a status behind the name."""

from __future__ import annotations

from dataclasses import replace

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, Paragraph, Table, Text, words
from .layout import Layout
from .parts import NOTHING, RAG, heading, on_fill

TEAL, GREY = "#005f6b", "#6b6b6b"
STATUSES = {
    Status.GREEN: "ON TRACK",
    Status.AMBER: "CLOSE TO TARGET",
    Status.RED: "OFF TRACK",
    Status.MONITORING_ONLY: "TRACKING ONLY",
    Status.NOT_REPORTED: "AWAITING DATA",
}
DIRECTIONS = {
    PublishedDirection.IMPROVING: "Improving",
    PublishedDirection.WORSENING: "Declining",
    PublishedDirection.SAME: "Steady",
}
LABELS = ("Latest value", "Target", "Previous quarter", "Trend")


def compose(report: CouncilReport) -> Document:
    """A title on the first page, and the sections one after the other."""
    blocks: list[Block] = [
        Paragraph(Text(report.council, size=11), below=4),
        heading(f"{report.title} {report.period.label}", TEAL, size=20, below=16),
    ]
    for section in report.sections:
        blocks += _section(section)
    return Document(
        report.title,
        tuple(blocks),
        is_landscape=False,
        foot=f"{report.title} – {report.period.label}",
    )


def _section(section: Section) -> list[Block]:
    blocks: list[Block] = [
        heading(section.title, TEAL, size=15, below=3),
        Paragraph(Text(f"Portfolio holder: {section.holder}", size=9), below=8),
    ]
    return [*blocks, *map(_card, section.measures)]


def _card(measure: Measure) -> Table:
    name = Cell((Text(measure.name, bold=True, size=11.5, colour=TEAL),), columns=4)
    status = STATUSES[measure.status] if measure.status else ""
    pill = on_fill(status, RAG.get(measure.status or Status.NOT_REPORTED, "#bfbfbf"))
    direction = DIRECTIONS[measure.direction] if measure.direction else "–"
    figures = (
        measure.actual or NOTHING,
        measure.target or NOTHING,
        measure.previous_actual or "–",
        direction,
    )
    officer = Text("Lead officer:", bold=True, size=8.5, rest=f" {measure.owner}")
    said = words(measure.comment, size=8.5)
    rows = (
        (name, pill),
        (*(words(label, size=7.5, colour=GREY) for label in LABELS), Cell()),
        (*(words(figure, size=10) for figure in figures), Cell()),
        (Cell((officer,), columns=5),),
        *([(replace(said, columns=5),)] if measure.comment else []),
    )
    return Table((3, 3, 3, 3, 4), rows, rules="none", is_kept=True)


LAYOUT = Layout(
    "pill_cards",
    compose,
    "Fernley City Council",
    "City Scorecard",
    frozenset({"actual", "target", "status", "previous_actual", "direction", "owner", "comment"}),
    frozenset({"holder"}),
    STATUSES,
    DIRECTIONS,
    needs_status=True,
)
