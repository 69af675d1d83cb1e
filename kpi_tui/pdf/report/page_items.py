"""What stands on a page is taken into the transcript: rows as measures, lines as headings above them."""

from __future__ import annotations

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.broken_rows import leave_foot
from kpi_tui.pdf.report.coded_notes import end_lines
from kpi_tui.pdf.report.coded_rows import take_coded_row, take_right_half
from kpi_tui.pdf.report.heading_status import find_status
from kpi_tui.pdf.report.plain_rows import take_plain_row
from kpi_tui.pdf.report.rows_across import take_across
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.taking import leave_over, take_deferred
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.headers import is_header_line
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import PageContent
from kpi_tui.pdf.text.lines import Line
from kpi_tui.report import Warning


def take_items(
    content: PageContent,
    marks: dict[int, dict[str, StatusMark]],
    page: Page,
    transcript: Transcript,
) -> None:
    """Read what a page holds into the transcript; `marks` are the statuses of its rows, by row and field."""
    if isinstance(transcript.outline, SectionOutline):
        _take_titled(content, marks, page, transcript, transcript.outline)
    else:
        _take_announced(content, marks, page, transcript)


def _take_announced(
    content: PageContent,
    marks: dict[int, dict[str, StatusMark]],
    page: Page,
    transcript: Transcript,
) -> None:
    """Read the rows and lines of a page into the transcript, where a line of its own announces a priority."""
    across = [line for lines in content.across for line in lines]
    leave_over(across, "a row across the table is no measure's", transcript)
    sections = len(transcript.outline.sections)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    measures, doubtful = transcript.halves.match([row for row in rows if row.is_right_half])
    transcript.warnings += [
        Warning(page.number, record.code, "its columns on another page cannot be told from others'")
        for record in doubtful
    ]
    for item in content.items:
        if isinstance(item, PrintedRow) and item.is_right_half:
            take_right_half(item, page, marks[id(item)], transcript, measures.get(id(item)))
            continue
        if isinstance(item, PrintedRow):
            transcript.outline.break_off()
            take_coded_row(item, page, marks[id(item)], transcript, is_last=item is rows[-1])
            continue
        if transcript.phrases.ends_table(item.text):
            take_deferred(transcript)  # a heading ends the table: no code will follow
            transcript.below_heading = True
        for code in sorted(transcript.phrases.codes_in(item.text)):
            transcript.codes.setdefault(code, page.number)
        if transcript.footnotes.has(item, transcript.phrases):
            transcript.unassigned_lines.append(item)
        else:
            transcript.outline.line(item)
    lines = (item for item in content.items if isinstance(item, Line))
    if any(is_header_line(line, transcript.profile.labels) for line in lines):
        unread = "the header of a table that is not read, as it has no column of measures"
        transcript.warnings.append(Warning(page.number, None, unread))
        transcript.outline.break_off()  # what stands below it is no heading of the next page's
    for section in transcript.outline.sections[sections:]:
        if doubt := find_status(section, page, transcript.profile.status.words):
            transcript.warnings.append(Warning(page.number, None, doubt))


def _take_titled(
    content: PageContent,
    marks: dict[int, dict[str, StatusMark]],
    page: Page,
    transcript: Transcript,
    outline: SectionOutline,
) -> None:
    """Read the rows of a page into the transcript, each under its priority."""
    outline.is_bold = lambda line: page.is_bold(line.words)
    headers = {id(line) for line in content.headers}
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    items: list[PrintedRow | Line | list[Line]] = [
        *content.items,
        *content.across,
        *content.headers,
    ]
    for item in sorted(items, key=lambda item: item[0].top if isinstance(item, list) else item.top):
        if id(item) in headers:
            _break_off(outline, transcript)
        elif isinstance(item, PrintedRow):
            _break_off(outline, transcript)
            # Where rows above it hold as little, each goes on with the measure above.
            has_like = item.cells and any(
                each.cells.keys() == item.cells.keys() for each in rows[:-1]
            )
            is_last = item is rows[-1] and not has_like
            take_plain_row(item, page, marks[id(item)], transcript, outline, is_last=is_last)
        elif isinstance(item, list):
            _break_off(outline, transcript)
            leave_foot(transcript)
            if not take_across(item, transcript) and not outline.across(item):
                leave_over(item, "a row across the table is no measure's", transcript)
        elif transcript.footnotes.has(item, transcript.phrases):
            transcript.unassigned_lines.append(item)
        else:
            outline.line(item)


def _break_off(outline: SectionOutline, transcript: Transcript) -> None:
    """End the lines above rows. A title among them ends the table: no name will follow."""
    before = outline.sections[-1] if outline.sections else None
    end_lines(outline, transcript)
    if outline.sections and outline.sections[-1] is not before:
        leave_foot(transcript)
        take_deferred(transcript)
