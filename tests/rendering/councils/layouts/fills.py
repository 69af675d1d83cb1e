"""Statuses as coloured cells without a word, and owners merged downwards over their measures."""

from __future__ import annotations

from itertools import groupby

from kpi_tui.period import PeriodType
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, Table, Text, table_head, words
from .layout import Layout
from .parts import RAG, figure, heading, key, on_fill

MAROON, PALE = "#6b1f2a", "#f1e4e6"
MEANINGS = {
    Status.GREEN: "Target met",
    Status.AMBER: "Within tolerance",
    Status.RED: "Outside tolerance",
}
WIDTHS = (15, 6, 27, 9, 9, 9, 6, 28)


def compose(report: CouncilReport) -> Document:
    """Title and key at the head of the first page, then a table for each section."""
    blocks: list[Block] = [
        heading(f"{report.title}: {report.period.label}", MAROON, size=17, below=8),
        key([(on_fill("", RAG[status]), meaning) for status, meaning in MEANINGS.items()], 0.3),
    ]
    for number, section in enumerate(report.sections, 1):
        title = LAYOUT.section_heading(number, section)
        blocks += [heading(title, MAROON, size=12), _table(report, section)]
    return Document(
        f"{report.title} {report.period.label}",
        tuple(blocks),
        head=report.council,
        foot="Overview and Scrutiny Committee",
    )


def _table(report: CouncilReport, section: Section) -> Table:
    labels = ("Owner", "No.", "Measure", "Target", report.period.before_short)
    head = table_head("#000000", *labels, report.period.short, "RAG", "Comments", fill=PALE)
    rows: list[tuple[Cell, ...]] = [head]
    for owner, group in groupby(section.measures, lambda measure: measure.owner):
        measures = list(group)
        merged = Cell((Text(owner),) if owner else (), rows=len(measures))
        first, *others = map(_row, measures)
        rows += [(merged, *first), *others]
    return Table(WIDTHS, tuple(rows), 1, rule_colour="#595959", size=8)


def _row(measure: Measure) -> tuple[Cell, ...]:
    return (
        words(measure.code),
        words(measure.name),
        figure(measure.target),
        figure(measure.previous_actual),
        figure(measure.actual),
        on_fill("", RAG[measure.status]) if measure.status else Cell(),
        words(measure.comment),
    )


LAYOUT = Layout(
    "fills",
    compose,
    "Placeholder Metropolitan Borough Council",
    "Scrutiny performance dashboard",
    frozenset({"owner", "code", "target", "previous_actual", "actual", "status", "comment"}),
    frozenset(),
    dict.fromkeys(MEANINGS, ""),
    periods=(PeriodType.TWO_MONTHS, PeriodType.MONTH),
    code="{section}.{order}",
    heading="{number}. {title}",
)
