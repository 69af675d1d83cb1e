"""One table over all pages: a header of two rows, sections as rows across it, letters on fills."""

from __future__ import annotations

from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import WHITE, Cell, Document, PageBreak, Paragraph, Table, Text, words
from .layout import Layout
from .parts import NOTHING, RAG, figure, heading, key, on_fill

PURPLE, LILAC = "#4a2560", "#e6dcec"
STATUSES = {
    Status.BLUE: "B",
    Status.GREEN: "G",
    Status.AMBER: "A",
    Status.RED: "R",
    Status.MONITORING_ONLY: NOTHING,
}
MEANINGS = {
    Status.BLUE: "Target exceeded by more than 10%",
    Status.GREEN: "Target met",
    Status.AMBER: "Within 5% of target",
    Status.RED: "Target missed by more than 5%",
    Status.MONITORING_ONLY: "No target",
}
WIDTHS = (7, 22, 14, 8, 8, 5, 8, 5, 32)


def compose(report: CouncilReport) -> Document:
    """A page of headlines and the key, then the table."""
    signs = [(_status(status), meaning) for status, meaning in MEANINGS.items()]
    said = "The table sets out each indicator of the Council Plan beside the quarter before."
    blocks = (
        heading(report.title, PURPLE, size=20, below=8),
        Paragraph(Text("Report to the Executive Committee", size=10), below=12),
        heading("1. Headlines", PURPLE),
        Paragraph(Text(said), below=12),
        heading("2. Key", PURPLE),
        key(signs, share=0.35),
        PageBreak(),
        _table(report),
    )
    foot = f"{report.council} · {report.title}"
    return Document(report.title, blocks, head="Appendix B", foot=foot)


def _table(report: CouncilReport) -> Table:
    above = (
        *(_head(label, rows=2) for label in ("Code", "Performance indicator", "Responsible")),
        _head(report.period.label, columns=3),
        _head(report.period.before, columns=2),
        _head("Comments", rows=2),
    )
    below = tuple(_head(label) for label in ("Actual", "Target", "RAG", "Actual", "RAG"))
    rows: list[tuple[Cell, ...]] = [above, below]
    for number, section in enumerate(report.sections, 1):
        rows.append((_group(number, section),))
        rows += map(_row, section.measures)
    return Table(WIDTHS, tuple(rows), 2, rule_colour="#8c8c8c", size=7.5)


def _head(label: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(label, bold=True, colour=WHITE),), "center", PURPLE, columns, rows)


def _group(number: int, section: Section) -> Cell:
    holder = f"(Executive Member: {section.holder})" if section.holder else ""
    title = LAYOUT.section_heading(number, section)
    return Cell((Text(title, bold=True, rest=holder),), fill=LILAC, columns=len(WIDTHS))


def _row(measure: Measure) -> tuple[Cell, ...]:
    return (
        words(measure.code),
        words(measure.name),
        words(measure.owner),
        figure(measure.actual, bold=True),
        figure(measure.target),
        _status(measure.status),
        figure(measure.previous_actual),
        _status(measure.previous_status),
        words(measure.comment),
    )


def _status(status: Status | None) -> Cell:
    return on_fill(STATUSES[status], RAG.get(status), bold=True) if status else Cell()


LAYOUT = Layout(
    "long_table",
    compose,
    "Exampleshire Council",
    "Council Plan performance indicators",
    frozenset(
        {"code", "owner", "actual", "target", "status", "previous_actual", "previous_status"}
        | {"comment"}
    ),
    frozenset({"holder"}),
    STATUSES,
    code="EX{section}.{order:02}",
    heading="Priority {number} – {title}",
)
