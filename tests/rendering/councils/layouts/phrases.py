"""Statuses as phrases, and a commentary below each heading in place of one for each measure."""

from __future__ import annotations

from kpi_tui.period import PeriodType
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, Paragraph, Table, Text, table_head, words
from .layout import Layout
from .parts import figure, heading

BLUE, PALE = "#003a70", "#d6e3f0"
STATUSES = {
    Status.GREEN: "On track",
    Status.AMBER: "Slightly behind schedule",
    Status.RED: "Significantly behind",
    Status.COMPLETE: "Complete",
    Status.NOT_STARTED: "Not started",
    Status.MONITORING_ONLY: "Data only",
}
WIDTHS = (38, 13, 13, 17, 19)


def compose(report: CouncilReport) -> Document:
    """A title on the first page, and the sections one after the other."""
    blocks: list[Block] = [
        Paragraph(Text(report.council, size=11), below=4),
        heading(report.title, BLUE, size=20, below=6),
        Paragraph(Text(f"{report.period.label} ({report.period.months})", size=12), below=16),
    ]
    for section in report.sections:
        blocks.append(heading(section.title, BLUE))
        lines = (section.commentary or "").splitlines()
        blocks += [Paragraph(Text(line), below=5) for line in lines]
        blocks.append(_table(section))
    return Document(
        f"{report.title} {report.period.label}",
        tuple(blocks),
        is_landscape=False,
        foot=f"{report.title}, {report.period.label}",
    )


def _table(section: Section) -> Table:
    labels = ("Performance measure", "Half-year target", "Half-year result", "Progress", "Owner")
    head = table_head("#000000", *labels, fill=PALE)
    return Table(WIDTHS, (head, *map(_row, section.measures)), 1, size=8.5, pad=4, below=16)


def _row(measure: Measure) -> tuple[Cell, ...]:
    return (
        words(measure.name),
        figure(measure.target),
        figure(measure.actual),
        words(STATUSES[measure.status] if measure.status else ""),
        words(measure.owner),
    )


LAYOUT = Layout(
    "phrases",
    compose,
    "Testbury and Vale District Council",
    "Half-yearly Performance Report",
    frozenset({"target", "actual", "status", "owner"}),
    frozenset({"commentary"}),
    STATUSES,
    periods=(PeriodType.HALF_YEAR,),
)
