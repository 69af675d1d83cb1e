"""Rows that a page breaks where a name did not fit: its figures stand at the foot, it on the next page."""

from __future__ import annotations

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.continuing import same_grounds
from kpi_tui.pdf.report.taking import leave_row
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.profiles.phrases import PEOPLE

_TEXTS = {"measure", "comment", *PEOPLE}
"""What may stand on both pages of a row that one breaks."""
_ENDS = (".", "!", "?")
"""The signs with which a sentence ends."""


def settle_foot(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> None:
    """Let a row at the foot of the page before, which has no name, wait for this one, or leave it."""
    if transcript.at_foot is None:
        return
    if _completes(row, marks, transcript):
        transcript.deferred, transcript.at_foot = transcript.at_foot, None
        transcript.left_at_foot = None
    leave_foot(transcript)


def leave_foot(transcript: Transcript) -> None:
    """Take what stands at the foot of the page before without a name as no measure's."""
    if transcript.at_foot is not None:
        left, _, _ = transcript.at_foot
        transcript.at_foot = None
        leave_row(left, "a row without a measure", transcript)
        transcript.owners.leave(left)


def leave_nameless(
    row: PrintedRow,
    page: Page,
    marks: dict[str, StatusMark],
    transcript: Transcript,
    *,
    is_last: bool,
) -> None:
    """Take a row without a name as no measure's; where it is the last of a page, the next may tell."""
    transcript.left_at_foot = row if is_last else None
    transcript.at_foot = (row, page, marks)
    if not (is_last and _is_broken(row, marks, transcript)):
        leave_foot(transcript)


def _is_broken(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether the last row of a page may be a measure's whose name stands on the next.

    It has figures where the measure above has its own, and more than figures, as no sum has.
    """
    if not transcript.records or row.opens or "measure" in row.cells:
        return False
    last = transcript.records[-1]
    figures = [name for name in FIGURES if name in row.cells]
    others = {"code", *PEOPLE} & row.cells.keys() - row.repeated
    has_more = bool(others or marks or row.direction is not None)
    return has_more and bool(figures) and any(name in last.lines for name in figures)


def _completes(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether a row begins a page with a name, and without all that the one at the foot has."""
    if transcript.at_foot is None or transcript.below_heading:
        return False
    left, _, left_marks = transcript.at_foot
    if not (row.opens and row.has_own("measure") and row.page == left.page + 1):
        return False
    if [each.field for each in row.columns] != [each.field for each in left.columns]:
        return False
    has_figures = any(name in row.cells for name in FIGURES)
    both = (row.cells.keys() & left.cells.keys()) - _TEXTS
    has_way = row.direction is not None and left.direction is not None
    if _has_texts_of_its_own(row, left, transcript):
        return False
    grounds = {name: [mark] for name, mark in left_marks.items()}
    return not (has_figures or both or has_way) and same_grounds(marks, grounds)


def _has_texts_of_its_own(row: PrintedRow, left: PrintedRow, transcript: Transcript) -> bool:
    """Whether a text goes on with none at the foot: a sentence ends there, or a measure has the same."""
    for name in row.cells.keys() & left.cells.keys() - {"measure"}:
        above, said = flow(left.cells[name]), flow(row.cells[name])
        whole = {above, *(flow(record.lines.get(name, [])) for record in transcript.records)}
        if said in whole or (above[-1:] in _ENDS and said[:1].isupper()):
            return True
    return False
