"""Rows without a code: which measure they go on with, if any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.colours import distance
from kpi_tui.pdf.signs.status import SAME_GROUND, StatusMark
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import Warning

_LEVEL = 0.4
"""Of a font's size: cells that begin no further apart begin level."""


def goes_on(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether a row without a code may go on with the measure above.

    None does below a heading. One that has what that measure has already, and has but once, is
    another measure: figures may be broken over two pages, a status is not.
    """
    if transcript.below_heading:
        return False
    record = transcript.records[-1]
    statuses = sum(name in record.marks for name in marks)
    figures = sum(name in record.lines for name in FIGURES if name in row.cells)
    if row.opens or record.pages[:1] != [row.page]:
        return not (statuses and figures and "measure" in row.cells)
    return statuses + figures < 2


def go_on_below(marks: dict[str, StatusMark], record: Record) -> bool:
    """Whether a row's marks are grounds alone, of the colours that a measure's own cells have."""
    return same_grounds(marks, record.marks)


def same_grounds(marks: dict[str, StatusMark], before: Mapping[str, Sequence[StatusMark]]) -> bool:
    """Whether marks are grounds alone, of the colours that those of a part `before` have."""
    return all(
        mark.ground is not None
        and mark.ground.alone
        and any(
            above.ground and distance(above.ground.colour, mark.ground.colour) <= SAME_GROUND
            for above in before.get(name, ())
        )
        for name, mark in marks.items()
    )


def contradicts(marks: dict[str, StatusMark], record: Record) -> bool:
    """Whether the ground of a status in a row is of another colour than those of a measure before."""
    return any(
        mark.ground is not None
        and above
        and all(
            each.ground and distance(each.ground.colour, mark.ground.colour) > SAME_GROUND
            for each in above
        )
        for name, mark in marks.items()
        if (above := record.marks.get(name, []))
    )


def doubt_name_alone(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> None:
    """Tell of a row without a code that is taken as more of a name, and may be a row of its own.

    A name may go on at the top of a page, with nothing beside it: a heading of others looks the
    same, unless it begins with a small letter or a number. Elsewhere a line parts it from the name.
    """
    said = flow(row.cells.get("measure", []))
    if not said or "measure" in row.repeated:
        return
    is_alone = row.cells.keys() == {"measure"} and not marks
    if row.opens and is_alone and said[0].isupper():
        row.doubts.append(f"{quoted(said)} is read as the end of its name: is it a heading?")
    elif not row.opens and row.drawn[0] and row.page in transcript.records[-1].pages:
        row.doubts.append(
            f"a row of its own, {quoted(said)}, is read as a part of it: has it no code?"
        )


def doubt_without_figures(
    row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript
) -> None:
    """Tell of a name without figures at the top of a page: the row above may be broken there.

    Where measures have no codes, nothing else tells the rest of a row from one of its own.
    """
    if not (row.opens and transcript.records) or transcript.below_heading:
        return
    last = transcript.records[-1]
    has_own = any(name in row.cells for name in FIGURES) or not go_on_below(marks, last)
    if has_own or last.pages[-1] == row.page or not any(name in last.lines for name in FIGURES):
        return
    said = quoted(flow(row.cells["measure"]))
    row.doubts.append(f"{said} has no figures: is it the end of {last.code}, a page before?")
    message = f"its row may go on at the top of page {row.page}, with {said}"
    transcript.warnings.append(Warning(last.pages[-1], last.code, message))


def doubt_waiting(row: PrintedRow, transcript: Transcript) -> None:
    """Tell of a comment alone at the foot of a page, of which no words say that it goes on here.

    Or of figures there, where none stand here.
    """
    _doubt_left_at_foot(row, transcript)
    if transcript.deferred is None or not transcript.records:
        return
    waiting, _, marks = transcript.deferred
    if marks or waiting.direction is not None or waiting.cells.keys() != {"comment"}:
        return
    said, rest = flow(waiting.cells["comment"]), flow(row.cells.get("comment", []))
    if rest and (rest[0].islower() or said[-1] in ",;"):
        return
    last = transcript.records[-1]
    row.doubts.append(
        f"{quoted(said)} stands alone at the foot of the page before: is it of {last.code}?"
    )
    message = f"its comment may go on with {quoted(said)}, alone at the foot of the page"
    transcript.warnings.append(Warning(waiting.page, last.code, message))


def _doubt_left_at_foot(row: PrintedRow, transcript: Transcript) -> None:
    """Tell of a name without figures at the top of a page, below figures without a name on the last."""
    left, transcript.left_at_foot = transcript.left_at_foot, None
    if left is None or not row.opens or any(name in row.cells for name in FIGURES):
        return
    if any(name in left.cells for name in FIGURES):
        said = quoted(flow(left.own_lines))
        row.doubts.append(
            f"at the foot of page {left.page} {said} may be of its row: it has no figures"
        )


def doubt_second_code(row: PrintedRow, transcript: Transcript) -> None:
    """Tell of a line of a name that begins with another code than its measure's."""
    row.doubts += [
        f"{quoted(line.text)} stands in its name: is it another measure?"
        for line in row.cells.get("measure", ())[1:]
        if row.code is not None and transcript.phrases.code_at_start(line.text) is not None
    ]


def doubt_hanging(row: PrintedRow, transcript: Transcript) -> None:
    """Tell of empty cells that may be the rest of one that is merged downwards, a page before."""
    known = row.cells.keys() - row.repeated
    if not row.opens:
        transcript.hanging &= row.joined
    elif transcript.records and not transcript.below_heading:
        transcript.hanging = (transcript.hanging | row.joined) - known
    else:
        transcript.hanging = set()
    if row.is_measure:
        row.doubts += [
            f"{field_label(name)} may be that of the cell merged above, on the page before"
            for name in sorted(transcript.hanging - row.cells.keys())
        ]
    transcript.hanging |= row.hanging


def doubt_above_code(row: PrintedRow, transcript: Transcript) -> None:
    """Tell of text at the top of a page that may be the end of the measure on the page before.

    No line is between, and its row may part otherwise, or it stands above a code with which other
    cells begin.
    """
    if row.ends_above and transcript.records and not transcript.below_heading:
        before = transcript.records[-1]
        message = f"no line tells whether it goes on at the top of page {row.page}"
        transcript.warnings.append(Warning(before.pages[-1], before.code, message))
    if (
        row.code is None
        or not (row.opens and transcript.records)
        or row.drawn[0]
        or transcript.below_heading
    ):
        return
    lead = row.cells["code" if row.has_code_column else "measure"][0]
    firsts = {name: lead.base - lines[0].base for name, lines in row.cells.items() if lines}
    level = sum(abs(above) < _LEVEL * lead.size for above in firsts.values())
    for name, above in firsts.items():
        if above > _LEVEL * lead.size and 2 * level > len(firsts):
            said, last = quoted(row.cells[name][0].text), transcript.records[-1].code
            row.doubts.append(f"{field_label(name)}: {said} above its code may be of {last}")
            message = f"{field_label(name)} may go on at the top of the page: {said}"
            transcript.warnings.append(Warning(row.page, last, message))


def belongs_to_next(row: PrintedRow, marks: dict[str, StatusMark], transcript: Transcript) -> bool:
    """Whether the last row of a page begins the measure whose code stands on the next.

    A row is broken anywhere, so its first part may hold every cell but the one with the code. A
    line parts it from the measure above, which has its own figures, owners and status, or a header
    between them does. Text in the first cell goes on with that measure: a code would stand before it.
    """
    if row.begins_next:
        return True
    if "measure" in row.cells or "code" in row.cells:
        return False
    record = transcript.records[-1]
    if row.opens:
        return transcript.below_heading or record.pages[-1] == row.page
    single = {*PEOPLE, *FIGURES} & row.cells.keys()
    has_another_way = row.direction is not None and bool(record.directions)
    return (
        has_another_way
        or any(name in record.lines for name in single)
        or any(name in record.marks for name in marks)
    )
