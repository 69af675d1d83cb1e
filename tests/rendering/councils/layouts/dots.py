"""A year on one line a measure: filled circles for statuses, explained on a page of their own."""

from __future__ import annotations

from kpi_tui.period import PeriodType
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import (
    WHITE,
    Block,
    Cell,
    Document,
    PageBreak,
    Paragraph,
    Table,
    Text,
    table_head,
    words,
)
from ..shapes import dot
from .layout import Layout
from .parts import cover, figure, heading, key

GREEN = "#2f5d3a"
COLOURS = {
    Status.BLUE: "#1f77c9",
    Status.GREEN: "#3aa655",
    Status.AMBER: "#f5a623",
    Status.RED: "#d0021b",
}
MEANINGS = {
    Status.BLUE: "Well above target",
    Status.GREEN: "On target",
    Status.AMBER: "Slightly below target",
    Status.RED: "Below target",
}
WIDTHS = (26, 12, 12, 12, 8, 34)


def compose(report: CouncilReport) -> Document:
    """A cover, the key, then the sections."""
    blocks: list[Block] = [*cover(report, GREEN, report.period.label)]
    blocks += [
        heading("What the coloured circles mean", GREEN),
        Paragraph(Text("Each measure has a circle that compares the year with its target."), 10),
        key([(dot(COLOURS[status], 10), meaning) for status, meaning in MEANINGS.items()], 0.5),
        PageBreak(),
    ]
    for section in report.sections:
        lead = Text("Lead officer:", bold=True, rest=section.director or "")
        blocks += [heading(section.title, GREEN, below=3), Paragraph(lead, with_next=True)]
        blocks.append(_table(report, section))
    return Document(
        f"{report.title} {report.period.label}",
        tuple(blocks),
        is_landscape=False,
        foot=report.council,
    )


def _table(report: CouncilReport, section: Section) -> Table:
    period = report.period
    head = table_head(
        WHITE,
        *("What we measure", period.before, period.label, "Target", "Status", "What happened"),
        fill=GREEN,
    )
    rows = (head, *map(_row, section.measures))
    return Table(WIDTHS, rows, 1, "rows", "#9fb8a6", 8, pad=4)


def _row(measure: Measure) -> tuple[Cell, ...]:
    return (
        words(measure.name),
        figure(measure.previous_actual),
        figure(measure.actual),
        figure(measure.target),
        Cell((dot(COLOURS[measure.status]),) if measure.status else (), "center"),
        words(measure.comment),
    )


LAYOUT = Layout(
    "dots",
    compose,
    "Sampleford City Council",
    "Annual Performance Report",
    frozenset({"previous_actual", "actual", "target", "status", "comment"}),
    frozenset({"director"}),
    dict.fromkeys(COLOURS, ""),
    periods=(PeriodType.YEAR,),
)
