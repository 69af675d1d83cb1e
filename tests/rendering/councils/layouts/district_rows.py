"""A table a section, as districts print it: codes, header cells named by quarters, words on fills."""

from __future__ import annotations

from kpi_tui.report import PublishedDirection
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
from .layout import Layout
from .parts import ARROW_GLYPHS, NOTHING, RAG, counted, cover, figure, heading, key, on_fill

TEAL = "#1f4e5f"
STATUSES = {
    Status.GREEN: "Green",
    Status.AMBER: "Amber",
    Status.RED: "Red",
    Status.MONITORING_ONLY: "n/a",
}
WIDTHS = (7, 17, 7, 7, 8, 8, 7, 5, 26, 14)


def compose(report: CouncilReport) -> Document:
    """A cover, a page of counts and the key, then a heading and a table for each section."""
    period = report.period
    blocks: list[Block] = [*cover(report, TEAL, period.label, period.months)]
    blocks += [
        heading("Summary", TEAL),
        Paragraph(Text(counted(report, STATUSES)), below=12),
        _counts(report),
        heading("How to read the tables", TEAL),
        _key(),
        PageBreak(),
    ]
    for number, section in enumerate(report.sections, 1):
        title = LAYOUT.section_heading(number, section)
        holder = Paragraph(Text(f"Portfolio Holder: {section.holder or ''}"), with_next=True)
        blocks += [heading(title, TEAL, below=3), holder, _table(report, section)]
    foot = f"{report.council} | {report.title}"
    return Document(f"{report.title} {period.label}", tuple(blocks), foot=foot)


def _counts(report: CouncilReport) -> Table:
    head = table_head("#000000", "Priority", *STATUSES.values(), fill="#dbe5e8")
    rows = []
    for section in report.sections:
        statuses = [measure.status for measure in section.measures]
        counts = (figure(str(statuses.count(status))) for status in STATUSES)
        rows.append((words(section.title), *counts))
    return Table((5, 1, 1, 1, 1), (head, *rows), 1, size=8.5, share=0.6)


def _key() -> Table:
    arrows = {
        PublishedDirection.IMPROVING: "Better than the quarter before",
        PublishedDirection.SAME: "No change",
        PublishedDirection.WORSENING: "Worse than the quarter before",
    }
    return key(
        (
            (_status(Status.GREEN), "On or better than target"),
            (_status(Status.AMBER), "Within 5% of target"),
            (_status(Status.RED), "More than 5% worse than target"),
            (_status(Status.MONITORING_ONLY), "No target: for information"),
            *((_direction(direction), meaning) for direction, meaning in arrows.items()),
        )
    )


def _table(report: CouncilReport, section: Section) -> Table:
    period = report.period
    head = table_head(
        WHITE,
        *("Ref", "Indicator", "Good is", "Target", period.before_short, period.short),
        *("RAG", "DoT", "Commentary", "Lead officer"),
        fill=TEAL,
    )
    rows = (head, *map(_row, section.measures))
    return Table(WIDTHS, rows, 1, rule_colour="#5f8a94", size=7.5, below=18)


def _row(measure: Measure) -> tuple[Cell, ...]:
    return (
        words(measure.code, "center"),
        words(measure.name),
        figure(measure.good_is),
        figure(measure.target),
        figure(measure.previous_actual),
        figure(measure.actual, bold=True),
        _status(measure.status),
        _direction(measure.direction),
        words(measure.comment),
        words(measure.owner),
    )


def _status(status: Status | None) -> Cell:
    return on_fill(STATUSES[status], RAG.get(status)) if status else Cell()


def _direction(direction: PublishedDirection | None) -> Cell:
    if direction is None:
        return words(NOTHING, "center")
    glyph, colour = ARROW_GLYPHS[direction]
    return words(glyph, "center", colour=colour, size=10, is_glyph=True)


LAYOUT = Layout(
    "district_rows",
    compose,
    "Northmarsh Borough Council",
    "Corporate Performance Report",
    frozenset(
        {"code", "good_is", "target", "previous_actual", "actual", "status", "direction"}
        | {"comment", "owner"}
    ),
    frozenset({"holder"}),
    STATUSES,
    {direction: glyph for direction, (glyph, _) in ARROW_GLYPHS.items()},
    code="{letters}-{order:02}",
    heading="Priority {number}: {title}",
)
