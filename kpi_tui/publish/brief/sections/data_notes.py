"""Where everything comes from, what was doubtful about reading it, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import MARKS, plural
from kpi_tui.months import month_name
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    Block,
    BulletItem,
    Bullets,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableColumn,
)
from kpi_tui.publish.brief.fragments import measure_title, sign
from kpi_tui.publish.import_summary import doubts, words_read
from kpi_tui.report import Status
from kpi_tui.text import one_line
from kpi_tui.version import __version__

DIGITS = 12
"""How many of a SHA-256 are enough to tell files apart."""


def data_notes(data: BriefData, drawn: set[date]) -> Section:
    """The notes. `drawn` are the months whose reports the charts go by."""
    blocks: list[Block] = [
        Paragraph(_reading(data)),
        _reports(data, drawn),
        _key(data),
        Paragraph(_ours()),
        *_left_out(data),
    ]
    codes = {None, *(reading.measure_code for reading in data.readings)}
    found = [
        item.text for item in doubts(data.report) if data.only is None or item.measure_code in codes
    ]
    sections = []
    if found:
        listed = Bullets(tuple(BulletItem("", (text,)) for text in found))
        sections.append(Section("Doubts about the reading of the file", (listed,)))
    accepted = _accepted(data)
    if accepted:
        sections.append(Section("Findings that an officer accepted", (Bullets(accepted),)))
    return Section("Data notes", tuple(blocks), tuple(sections), "notes")


def _reading(data: BriefData) -> str:
    source = data.report.source
    return (
        f"{month_name(data.month)} was read from {one_line(source.name)} "
        f"({plural(source.pages, 'page')}, SHA-256 {one_line(source.sha256)}): "
        f"{plural(len(data.report.readings), 'measure')}, {words_read(data.report)}."
    )


def _reports(data: BriefData, drawn: set[date]) -> Table:
    """The reports whose figures stand in the briefing, the latest first."""
    wanted = {*drawn, data.month}
    if data.before:
        wanted.add(data.before.report_date)
    rows = []
    for item in reversed(data.stored):
        if item.report_date in wanted:
            imported = item.imported_at.astimezone()
            cells = (
                month_name(item.report_date),
                one_line(item.source.name),
                str(item.revision),
                f"{imported.day} {month_name(imported.date())}",
                one_line(item.source.sha256)[:DIGITS],
            )
            rows.append(tuple(map(TableCell, cells)))
    columns = (
        TableColumn("Report", width=3),
        TableColumn("File", width=6),
        TableColumn("Revision", right=True),
        TableColumn("Imported", width=3),
        TableColumn("SHA-256 begins", width=3),
    )
    return Table("Reports that the figures and charts were taken from", columns, tuple(rows))


def _key(data: BriefData) -> Table:
    used: set[Status | None] = set()
    for reading in (*data.readings, *data.earlier):
        used |= {reading.period_status, reading.ytd_status}
    rows = [
        (sign(status), TableCell(mark.meaning)) for status, mark in MARKS.items() if status in used
    ]
    return Table(
        "The signs, and what they are taken to mean",
        (TableColumn("Sign", width=3), TableColumn("Meaning", width=5)),
        tuple(rows),
    )


def _ours() -> str:
    return (
        "Published: figures, targets, statuses, owners, comments, plans and timeframes. Ours: "
        "which measure goes on from which, which way is better, gaps, directions of travel, "
        "sentences on trends, and the questions. A name or a unit that changed may hide another "
        f"definition. Put together with kpi-tui {__version__}."
    )


def _left_out(data: BriefData) -> Iterator[Paragraph]:
    count = sum(item.level is Level.INFORMATION for item in data.findings)
    if count:
        yield Paragraph(
            f"Left out: {count} findings of the checks that ask for no answer (kpi-tui check lists "
            "them)."
            if count > 1
            else "Left out: one finding of the checks that asks for no answer (kpi-tui check)."
        )


def _accepted(data: BriefData) -> tuple[BulletItem, ...]:
    return tuple(
        BulletItem(
            f"{item.rule} {measure_title(item.measure_code, item.measure_name)}",
            (one_line(item.message), f"Accepted: {one_line(item.accepted) or 'no reason given'}"),
        )
        for item in data.findings
        if item.accepted is not None and item.level is not Level.INFORMATION
    )
