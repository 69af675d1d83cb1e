"""Measures one below the other without any line: labels over figures, a status behind the name."""

from __future__ import annotations

from kpi_tui.report import PublishedDirection, Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, Gap, Paragraph, Table, Text, words
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
    for measure in section.measures:
        blocks += _card(measure)
    return blocks


def _card(measure: Measure) -> list[Block]:
    name = Cell((Text(measure.name, bold=True, size=11.5, colour=TEAL),))
    status = STATUSES[measure.status] if measure.status else ""
    pill = on_fill(status, RAG.get(measure.status or Status.NOT_REPORTED, "#bfbfbf"))
    direction = DIRECTIONS[measure.direction] if measure.direction else "–"
    figures = (
        measure.actual or NOTHING,
        measure.target or NOTHING,
        measure.previous_actual or "–",
        direction,
    )
    grid = (
        tuple(words(label, size=7.5, colour=GREY) for label in LABELS),
        tuple(words(figure, size=10) for figure in figures),
    )
    officer = Text("Lead officer:", bold=True, size=8.5, rest=f" {measure.owner}")
    return [
        Table((6, 2), ((name, pill),), rules="none", size=8, below=1, is_kept=True),
        Table((1, 1, 1, 1), grid, rules="none", pad=2, below=2, share=0.75, is_kept=True),
        Paragraph(officer, below=3, with_next=bool(measure.comment)),
        *(
            Paragraph(Text(line, size=8.5), below=3)
            for line in (measure.comment or "").splitlines()
        ),
        Gap(10),
    ]


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
