"""Rows of tables under headings: each becomes a measure's, by its code, its rule or its name."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.broken_rows import leave_nameless, settle_foot
from kpi_tui.pdf.report.cell_kinds import has_word
from kpi_tui.pdf.report.continuing import (
    belongs_to_next,
    contradicts,
    doubt_above_code,
    doubt_name_alone,
    doubt_second_code,
    doubt_waiting,
    doubt_without_figures,
    go_on_below,
)
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.summing_rows import SUMMING, doubt_summing, is_summing
from kpi_tui.pdf.report.taking import add_row, leave_row, take_deferred
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED
from kpi_tui.profiles.profile import Begins, TitlePlace
from kpi_tui.regex import regex
from kpi_tui.report import Warning

_CODE = regex(r"(?=.{1,16}$)[A-Za-z]{0,8}[ ./-]?\d[\w./-]*|[A-Z]{2}[A-Z0-9]*(?:[ ./-][A-Z0-9]+)*")
"""A code in a column of codes that have no shape in common."""


def take_plain_row(
    row: PrintedRow,
    page: Page,
    marks: dict[str, StatusMark],
    transcript: Transcript,
    outline: SectionOutline,
    *,
    is_last: bool,
) -> None:
    """Take a row into the transcript: it begins a measure, or goes on with the one above."""
    settle_foot(row, marks, transcript)
    _enter_priority(row, outline)
    if is_summing(row, marks):
        take_deferred(transcript)
        leave_row(row, SUMMING, transcript)
        return
    is_own = row.is_measure or _has_odd_code(row, marks, transcript)
    goes_on = is_own and _goes_on(row, marks, transcript)
    _carry_owners(row, transcript, outline, begins=is_own and not goes_on)
    may_be_heading = transcript.profile.priorities.place is TitlePlace.ROW or (
        is_own and not goes_on
    )
    if may_be_heading and row.cells.keys() == {"measure"} and not marks:
        row.doubts.append("nothing but a name stands in its row: it may be a heading of others")
    if is_own and not goes_on:
        doubt_summing(row)
        if transcript.records and transcript.records[-1].section is outline.current:
            doubt_above_code(row, transcript)
            if row.code is None and transcript.deferred is None:
                doubt_without_figures(row, marks, transcript)
        doubt_waiting(row, transcript)
        transcript.records.append(_begin(row, transcript, outline))
        take_deferred(transcript)
        transcript.warnings += _doubt_priority(row, transcript.records[-1], outline)
        transcript.warnings += transcript.owners.note(row, transcript.records[-1])
    elif row.begins_next or _waits_for_name(row, marks, transcript, is_last=is_last):
        take_deferred(transcript)
        transcript.deferred = (row, page, marks)
        return
    elif not transcript.records or not (
        row.opens or (not any(name in row.cells for name in ("code", "measure", *FIGURES, *DRAWN)))
    ):
        leave_nameless(row, page, marks, transcript, is_last=is_last)
        return
    elif not is_own:
        take_deferred(transcript)
        doubt_name_alone(row, marks, transcript)
    doubt_second_code(row, transcript)
    add_row(row, page, marks, transcript, transcript.records[-1])


def _waits_for_name(
    row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript, *, is_last: bool
) -> bool:
    """Whether a row without a name is of the measure named below, or on the next page.

    A line parts the last of a page from the measure above. Figures alone may be anybody's, as those
    of a sum are.
    """
    if not transcript.records or any(name in row.cells for name in FIGURES):
        return False
    if not is_last:
        return _is_above_name(row, marks, transcript)
    if row.cells and not row.drawn[0]:
        return False
    return belongs_to_next(row, marks, transcript) or (
        # A second comment, below one and a line, is none of that measure's.
        row.cells.keys() == {"comment"} and "comment" in transcript.records[-1].lines
    )


def _is_above_name(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether what begins a page without a name is of the measure below: its colour says so.

    A name may stand in the middle of its row, which no line parts from what is above the name.
    """
    return (
        row.opens
        and not row.drawn[0]
        and row.cells.keys() <= {"comment"}
        and contradicts(marks, transcript.records[-1])
    )


def _enter_priority(row: PrintedRow, outline: SectionOutline) -> None:
    """Go on with the priority that the header of a row's table names, or its own cell."""
    if row.opens:
        lead = row.column_of("measure")
        outline.header(lead.label if lead else "", row.page)
    if row.has_own("priority"):
        outline.column(row.cells["priority"])
    is_joined = "priority" in row.joined
    outline.has_merged |= is_joined
    if "priority" in row.cells or row.column_of("priority") is None:
        outline.cell_is_blank = False
    elif outline.has_merged and not (is_joined or row.opens) and row.is_measure:
        # A page that breaks a merged cell may leave its words to the next.
        outline.cell_is_blank = True


def _carry_owners(
    row: PrintedRow, transcript: Transcript, outline: SectionOutline, *, begins: bool
) -> None:
    """Give a row that begins a measure the owners of cells that go on beside it, or past it."""
    last = transcript.records[-1] if transcript.records else None
    if begins:
        same = last is not None and last.section is outline.current
        waiting = transcript.deferred[0].cells if transcript.deferred else ()
        is_parted = last is not None and not same and last.is_below(outline.current)
        transcript.owners.carry(row, last, waiting, same_priority=same, is_parted=is_parted)
    else:
        transcript.owners.carry_past(row, last)


def _has_odd_code(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether a row is a measure's whose code is missing, or looks like none of the report's.

    It has a name, and what only a measure has; one without a line above goes on with another.
    """
    if transcript.profile.begins is not Begins.CODE or not row.has_code_column:
        return False
    if not row.has_own("measure"):
        return False
    figures = [name for name in FIGURES if row.has_own(name)]
    own_marks = marks and not (row.opens and _is_end_of_name(row, marks, transcript))
    return bool(figures or own_marks)


def _goes_on(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether a row that is filled where measures begin goes on with one from the page before."""
    if transcript.profile.begins is Begins.CODE or not row.opens or not transcript.records:
        return False
    name, last = row.cells["measure"], transcript.records[-1]
    if transcript.profile.table.rows and flow(name) == flow(last.lines.get("measure", [])):
        # Each row of a measure may bear its name: this is its second.
        row.cells.setdefault(IGNORED, []).extend(row.cells.pop("measure"))
        return True
    has_figures = any(name in row.cells for name in FIGURES)
    return not (transcript.deferred or has_figures) and _is_end_of_name(row, marks, transcript)


def _is_end_of_name(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether a row on another page than the last measure's has the end of its name.

    The ground of a status cell that a page breaks is drawn on both pages, and its word on one.
    """
    if not transcript.records or (row.cells.get("code") and "code" not in row.repeated):
        return False
    last, name = transcript.records[-1], row.cells["measure"][0].text
    if last.pages[-1] == row.page or not go_on_below(marks, last):
        return False
    if name[0].islower():
        return True
    if not (marks and row.has_code_column):
        return False
    doubt = f"{quoted(name)} is read as the end of its name: has it no code?"
    row.doubts += [doubt] if doubt not in row.doubts else []
    return True


def _doubt_priority(row: PrintedRow, record: Record, outline: SectionOutline) -> Iterator[Warning]:
    """Yield a doubt where a title stands above a measure that is not read as a priority's."""
    if outline.unread_title:
        title = quoted(outline.unread_title)
        message = f"{title} stands above it like the title of a priority, and is not read as one"
        yield Warning(row.page, record.code, message)
    if outline.cell_is_blank:
        said = quoted(outline.current.title)
        message = f"a line parts its priority’s cell from that of {said}, and it is empty"
        yield Warning(row.page, record.code, message)


def _begin(row: PrintedRow, transcript: Transcript, outline: SectionOutline) -> Record:
    section = outline.current
    section.has_table = True
    # Of a row that a page breaks the code may stand at the foot of it.
    waiting = transcript.deferred[0] if transcript.deferred else row
    row = waiting if "code" not in row.cells else row
    code = row.code
    if code is not None:
        printed = code.printed
    else:
        # What stands in a column of codes and looks otherwise than they do; words are none.
        said = flow(row.cells.get("code", []))
        printed = said if _CODE.fullmatch(said) and "code" not in row.repeated else ""
    if printed and not (
        transcript.profile.code is None
        and any(record.code == printed for record in transcript.records)
    ):
        transcript.codes.setdefault(printed, row.page)
        if beside := _beside_code(row, printed):
            message = f"{quoted(beside)} stands beside its code and is in no field"
            transcript.warnings.append(Warning(row.page, printed, message))
        shape = transcript.profile.code
        if shape is not None and (code is None or code.is_misprint):
            likely = code.likely if code is not None else shape.example
            message = f"its code is printed {printed}: codes look like {likely}"
            transcript.warnings.append(Warning(row.page, printed, message))
        return Record(printed, section.code, section=section)
    number = 1 + sum(record.priority_code == section.code for record in transcript.records)
    given = f"{section.code}.{number:02}"
    if printed:
        message = f"the code {printed} is printed twice: the second is numbered anew"
        transcript.warnings.append(Warning(row.page, printed, message))
    elif transcript.profile.begins is Begins.CODE:
        message = f"no code of its own is printed: it is called {given} here"
        transcript.warnings.append(Warning(row.page, given, message))
    return Record(given, section.code, section=section, code_is_ours=True)


def _beside_code(row: PrintedRow, printed: str) -> str:
    """Return the words that stand beside a code in its own cell, as in "ENV-03 NEW"; else nothing."""
    before, found, after = flow(row.cells.get("code", [])).partition(printed)
    beside = f"{before} {after}".strip()
    return beside if found and has_word(beside) else ""
