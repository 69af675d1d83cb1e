"""The data notes: where everything comes from, what was doubtful in reading it, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.doubts import doubts
from kpi_tui.labels import MARKS, Label, plural
from kpi_tui.months import day_name
from kpi_tui.origin import Origin
from kpi_tui.period_names import in_words_of, name_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    ANALYSIS,
    Block,
    BriefSection,
    BulletItem,
    Bullets,
    DocumentColumn,
    Paragraph,
    Table,
    TableCell,
)
from kpi_tui.publish.brief.fragments import finding_title
from kpi_tui.publish.brief.provenance import sources
from kpi_tui.publish.import_summary import words_read
from kpi_tui.status import Status
from kpi_tui.store.stored import StoredReport
from kpi_tui.text import one_line
from kpi_tui.version import __version__
from kpi_tui.wording.corrected import correction_lines

_DIGITS = 12
"""How many of a SHA-256 are enough to tell files apart."""
_ANALYSIS = (
    f"{ANALYSIS}: which measure goes on from which, which way is better, gaps, directions of travel, "
    "sentences on trends, and the queries. A name or a unit that changed may hide another "
    f"definition. Put together with kpi-tui {__version__}."
)


def data_notes(data: BriefData, drawn: set[date]) -> BriefSection:
    """Return the notes. `drawn` are the last days of the reports that the charts show."""
    source = data.report.source
    seal = [f"SHA-256 {one_line(source.sha256)}"] if source.has_file else []
    read = (
        f"{data.when} was read from {one_line(source.name)} "
        f"({', '.join((plural(source.pages, 'page'), *seal))}): "
        f"{plural(len(data.report.readings), 'measure')}, {words_read(data.report)[0]}."
    )
    blocks: list[Block] = [
        Paragraph(read),
        _reports(data, drawn),
        _key(data),
        Paragraph(f"{sources(data)} {_ANALYSIS}"),
    ]
    left_out = sum(finding.level is Level.INFORMATION for finding in data.findings)
    if left_out:
        said = "one query" if left_out == 1 else f"{left_out} queries"
        on_these = "" if data.is_whole else "on these measures "
        more = " lists them" if left_out > 1 else ""
        blocks.append(
            Paragraph(f"Left out: {said} for information {on_these}(kpi-tui queries{more}).")
        )
    codes = {None, *(reading.measure_code for reading in data.readings)}
    doubted = [
        BulletItem("", (doubt.text,))
        for doubt in doubts(data.report.warnings, data.report.account)
        if data.is_whole or doubt.measure_code in codes
    ]
    accepted = [
        BulletItem(
            f"{finding.rule} {finding_title(finding)}",
            (
                one_line(finding.message),
                f"{Label.ACCEPTED}: {one_line(finding.accepted) or 'no reason given'}",
            ),
        )
        for finding in data.findings
        if finding.accepted is not None and finding.level is not Level.INFORMATION
    ]
    sections = [
        BriefSection(title, (Bullets(items),))
        for title, items in (
            ("Reading of the PDF to check", tuple(doubted)),
            ("Corrected by officers", tuple(_corrections(data))),
            ("Queries that an officer accepted", tuple(accepted)),
        )
        if items
    ]
    return BriefSection("Data notes", tuple(blocks), tuple(sections), "notes")


def _corrections(data: BriefData) -> Iterator[BulletItem]:
    """Yield what officers corrected of each measure in the briefing, and what is printed."""
    for reading in data.readings:
        measure = data.measures.get(reading.named)
        if measure is not None and measure.corrections:
            yield BulletItem(measure.named.called, tuple(correction_lines(measure)))


def _reports(data: BriefData, drawn: set[date]) -> Table:
    """Return the reports whose figures stand in the briefing, the latest first.

    Samples that nobody published have no file, and those made on one day are one row.
    """
    wanted = {*drawn, data.last_day}
    if data.before:
        wanted.add(data.before.report_date)
    listed = [each for each in reversed(data.stored) if each.report_date in wanted]
    rows = []
    for (_, *cells), alike in groupby(enumerate(listed), _cells):
        reports = [each for _, each in alike]
        said, earliest = (name_of(each.key) for each in (reports[0], reports[-1]))
        if len(reports) > 1:
            said = f"{len(reports)} reports, {earliest} to {said}"
        rows.append(tuple(map(TableCell, (reports[0].provenance.beside(said), *cells))))
    columns = (
        DocumentColumn("Report", width=18),
        DocumentColumn("File", width=15),
        DocumentColumn("Revision", right=True, width=8),
        DocumentColumn("Imported", width=13),
        DocumentColumn("SHA-256 begins", width=11),
    )
    return Table("Reports that the figures and charts were taken from", columns, tuple(rows))


def _cells(placed: tuple[int, StoredReport]) -> tuple[int, str, str, str, str]:
    """Return what stands behind a report's name; its place first, unless it is a sample without a file."""
    place, report = placed
    source = report.source
    is_sample = report.provenance is Origin.SIMULATED and not source.pages
    return (
        -1 if is_sample else place,
        one_line(source.name) if source.pages else "–",
        str(report.revision),
        day_name(report.imported_at.astimezone()),
        one_line(source.sha256)[:_DIGITS] if source.has_file else "–",
    )


def _key(data: BriefData) -> Paragraph:
    """Return the signs that stand in the report, with what they are taken to mean."""
    used: set[Status | None] = set()
    for reading in (*data.readings, *data.earlier):
        used |= {reading.period_status, reading.ytd_status, reading.previous_status}
    signs = [
        f"{mark}: {in_words_of(data.kind, mark.meaning)}"
        for status, mark in MARKS.items()
        if status in used
    ]
    return Paragraph(f"The signs are taken to mean: {'; '.join(signs) or 'nothing'}.")
