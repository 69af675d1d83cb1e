"""No rules at all: white space and every second row shaded. Year to date, directions as words."""

from __future__ import annotations

from typing import Literal

from kpi_tui.period import PeriodType
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import BLACK, Block, Cell, Document, Paragraph, Table, Text
from .layout import Layout
from .parts import NOTHING, heading

SLATE, BAND = "#37474f", "#eceff1"
STATUSES = {
    Status.GREEN: "Green",
    Status.AMBER: "Amber",
    Status.RED: "Red",
    Status.NOT_REPORTED: "Not due",
}
INKS = {Status.GREEN: "#1b7a3d", Status.AMBER: "#b36b00", Status.RED: "#c00000"}
DIRECTIONS = {
    PublishedDirection.IMPROVING: "Improving",
    PublishedDirection.WORSENING: "Declining",
    PublishedDirection.SAME: "Static",
}
WIDTHS = (25, 8, 8, 8, 9, 9, 8, 9, 26)


def compose(report: CouncilReport) -> Document:
    """Title and period, then a heading and a table for each section."""
    blocks: list[Block] = [
        heading(report.title, SLATE, size=19, below=4),
        Paragraph(Text(_dated(report), size=12, colour=SLATE), below=16),
    ]
    for section in report.sections:
        cabinet = f"Cabinet lead: {section.holder or ''}"
        blocks += [
            heading(section.title, SLATE, below=2),
            Paragraph(Text(cabinet, colour="#546e7a"), below=4, with_next=True),
            _table(report, section),
        ]
    foot = f"{report.council}, performance team"
    return Document(report.title, tuple(blocks), foot=foot)


def _dated(report: CouncilReport) -> str:
    is_day = report.period.type is PeriodType.DATE
    return f"Position at {report.period.label}" if is_day else report.period.label


def _table(report: CouncilReport, section: Section) -> Table:
    now = "Actual" if report.period.type is PeriodType.DATE else "Month actual"
    labels = ("Measure", now, "Target", "Status", "YTD actual", "YTD target", "YTD status")
    head = tuple(
        Cell((Text(label, bold=True, colour=SLATE),), "left" if label in SAID else "center")
        for label in (*labels, "Direction", "Commentary")
    )
    rows = (_row(m, BAND if n % 2 else None) for n, m in enumerate(section.measures))
    return Table(WIDTHS, (head, *rows), 1, "none", size=8, pad=4.5, below=14)


SAID = frozenset({"Measure", "Commentary"})
"""Columns of words, which begin at the left."""


def _row(measure: Measure, band: str | None) -> tuple[Cell, ...]:
    return (
        _cell(measure.name, band, "left"),
        _cell(measure.actual or NOTHING, band),
        _cell(measure.target or NOTHING, band),
        _status(measure.status, band),
        _cell(measure.ytd_actual or NOTHING, band),
        _cell(measure.ytd_target or NOTHING, band),
        _status(measure.ytd_status, band),
        _cell(DIRECTIONS[measure.direction] if measure.direction else NOTHING, band),
        _cell(measure.comment or "", band, "left"),
    )


def _cell(
    text: str, band: str | None, align: Literal["left", "center"] = "center", ink: str = BLACK
) -> Cell:
    pieces = tuple(Text(line, bold=ink != BLACK, colour=ink) for line in text.splitlines())
    return Cell(pieces, align, band)


def _status(status: Status | None, band: str | None) -> Cell:
    if status is None:
        return _cell("", band)
    return _cell(STATUSES[status], band, ink=INKS.get(status, BLACK))


LAYOUT = Layout(
    "zebra",
    compose,
    "Fictonbridge Unitary Authority",
    "Monthly scorecard",
    frozenset(
        {"actual", "target", "status", "ytd_actual", "ytd_target", "ytd_status", "direction"}
        | {"comment"}
    ),
    frozenset({"holder"}),
    STATUSES,
    DIRECTIONS,
    periods=(PeriodType.MONTH, PeriodType.DATE),
)
