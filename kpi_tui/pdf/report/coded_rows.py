"""Rows of tables whose measures have codes: each begins one, or goes on with the one above."""

from __future__ import annotations

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.continuing import (
    belongs_to_next,
    doubt_above_code,
    doubt_hanging,
    doubt_name_alone,
    doubt_second_code,
    goes_on,
)
from kpi_tui.pdf.report.halves import other_half
from kpi_tui.pdf.report.headings import AnnouncedOutline
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.summing_rows import SUMMING, is_summing
from kpi_tui.pdf.report.taking import (
    add_row,
    leave_codeless,
    leave_deferred,
    leave_row,
    take_deferred,
)
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import count_words
from kpi_tui.profiles.codes import PrintedCode
from kpi_tui.report import Warning


def take_coded_row(
    row: PrintedRow,
    page: Page,
    marks: dict[str, StatusMark],
    transcript: Transcript,
    *,
    is_last: bool,
) -> None:
    """Take a row and the marks in its status cells into the transcript."""
    doubt_hanging(row, transcript)
    begins = row.code
    if begins is not None:
        record = other_half(transcript.records, begins.printed, row)
        if record is None:
            doubt_above_code(row, transcript)
            transcript.records.append(_begin_record(begins, page.number, transcript))
        else:
            transcript.records.remove(record)
            transcript.records.append(record)
            transcript.taken += count_words(row.cells.pop("measure"))
    else:
        transcript.ink.add_codeless(row, page.origin)
    for line in row.cells.get("measure", ()):
        found = transcript.phrases.code(line.text)
        if found and begins is None:
            transcript.codes.setdefault(found, page.number)
    if not transcript.records:
        transcript.rows.append(row)
        for lines in (*row.cells.values(), row.left_out):
            transcript.unassigned_lines += lines
        return
    is_sum = begins is None and is_summing(row, marks)
    if begins is None and not is_sum and row.opens and not goes_on(row, marks, transcript):
        leave_deferred(transcript)
    take_deferred(transcript)
    if is_sum:
        leave_row(row, SUMMING, transcript)
    elif begins is None and is_last and belongs_to_next(row, marks, transcript):
        transcript.deferred = (row, page, marks)
    elif begins is None and not goes_on(row, marks, transcript):
        leave_codeless(row, transcript)
    else:
        doubt_second_code(row, transcript)
        if begins is None:
            doubt_name_alone(row, marks, transcript)
        add_row(row, page, marks, transcript, transcript.records[-1])
        transcript.halves.note(row, transcript.records[-1])
    transcript.below_heading = False


def take_right_half(
    row: PrintedRow,
    page: Page,
    marks: dict[str, StatusMark],
    transcript: Transcript,
    record: Record | None,
) -> None:
    """Take a row without a column of measures into the transcript, where its measure is known."""
    if record is not None:
        add_row(row, page, marks, transcript, record)
        return
    leave_row(row, "a row of a table without its measures", transcript)


def _begin_record(code: PrintedCode, page: int, transcript: Transcript) -> Record:
    """Return the record that a row begins. A misprinted code is kept as it is and told of."""
    transcript.codes.setdefault(code.printed, page)
    if not code.is_misprint:
        under = (
            transcript.outline.announced if isinstance(transcript.outline, AnnouncedOutline) else ()
        )
        return Record(code.printed, code.priority, under=tuple(under))
    message = f"its code is printed {code.printed}: codes look like {code.likely}"
    transcript.warnings.append(Warning(page, code.printed, message))
    codes = [section.code for section in transcript.outline.sections]
    priority = code.priority if code.priority in codes or not codes else codes[-1]
    return Record(code.printed, priority)
