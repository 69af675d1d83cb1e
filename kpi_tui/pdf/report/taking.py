"""A row becomes a measure's, or nobody's: where its words then count, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.footnotes import MARK
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import KNOWN
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line, count_words, flow
from kpi_tui.pdf.text.quotes import quoted_whole
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import Warning


def leave_row(row: PrintedRow, why: str, transcript: Transcript) -> None:
    """Take a row as no measure's, with what was left out of its cells, and say so."""
    leave_over([*row.own_lines, *row.left_out], why, transcript)
    transcript.warnings += [Warning(row.page, None, doubt) for doubt in row.doubts]


def leave_over(lines: Sequence[Line], why: str, transcript: Transcript) -> None:
    """Take lines of a table as no measure's, and say so."""
    if not lines:
        return
    transcript.unassigned_lines += lines
    for line in lines:
        for code in sorted(transcript.phrases.codes_in(line.text)):
            transcript.codes.setdefault(code, line.page)
    text = quoted_whole(" ".join(line.text for line in lines))
    transcript.warnings.append(Warning(lines[0].page, None, f"{why}, left over: {text}"))


def add_row(
    row: PrintedRow,
    page: Page,
    marks: dict[str, StatusMark],
    transcript: Transcript,
    record: Record,
) -> None:
    """Take a row as a measure's. What stands in columns that are not kept is passed over."""
    record.add(row, marks, page.shapes.dots)
    transcript.ink.add_row(row, record.code, page.origin)
    doubts = (*row.doubts, *_marked(row, marks))
    transcript.warnings += [Warning(row.page, record.code, doubt) for doubt in doubts]
    transcript.unassigned_lines += row.left_out
    for name, lines in row.cells.items():
        if name in row.repeated:
            continue
        if name in KNOWN:
            transcript.taken += count_words(lines)
        elif name in (IGNORED, UNREAD):
            transcript.passed_over += lines
        else:
            transcript.unassigned_lines += lines


def take_deferred(transcript: Transcript) -> None:
    """Take the row that waited for a code or a name: none came, so it goes on with the last measure."""
    if transcript.deferred is not None:
        row, page, marks = transcript.deferred
        transcript.deferred = None
        if transcript.records:
            add_row(row, page, marks, transcript, transcript.records[-1])
        else:
            leave_row(row, "a row without a measure", transcript)


def leave_codeless(row: PrintedRow, transcript: Transcript) -> None:
    """Take a row that has no code, and goes on with no measure, as no measure's."""
    leave_row(row, "a row without a code", transcript)


def leave_deferred(transcript: Transcript) -> None:
    """Take the row that waited for a code as no measure's: what follows has none, and is nobody's."""
    if transcript.deferred is not None:
        row, _, _ = transcript.deferred
        transcript.deferred = None
        leave_codeless(row, transcript)


def _marked(row: PrintedRow, marks: dict[str, StatusMark]) -> Iterator[str]:
    """Yield a doubt for each status that is read without the mark of a footnote behind it."""
    for name, mark in marks.items():
        said = flow(row.cells.get(name, []))
        if mark.printed is not None and (sign := MARK.search(said)):
            yield f"{field_label(name)} {said} bears a footnote’s mark, {sign[1]}"
