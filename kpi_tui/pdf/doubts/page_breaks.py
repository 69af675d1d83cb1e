"""Rows that a page breaks: a status that is drawn on the other page than its words is told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.boxes import holds
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import PageContent
from kpi_tui.pdf.table.statuses_alone import find_alone
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Warning

Marks = Mapping[int, Mapping[str, StatusMark]]
"""What was seen in the status cells of rows, by the `id` of each row."""
_PAGES = 3
"""So many pages, or more, tell where the text of one begins."""
_HIGHER = 1.5
"""Sizes of a font: a row begins no higher above the first line of all other pages."""


def doubt_at_top(
    layout: PageLayout, going_on: Region, content: PageContent, marks: Marks, transcript: Transcript
) -> None:
    """Tell of statuses drawn at the top of a page, alone, where its table goes on."""
    record = transcript.records[-1] if transcript.records else None
    first = next((item for item in content.items if isinstance(item, PrintedRow)), None)
    lacking = _lacking(record) if record is not None else set()
    if first is not None and first.is_measure:
        at_foot = transcript.drawn_at_foot - marks[id(first)].keys()
        first.doubts += [
            f"what is drawn at the foot of the page before may be its {field_label(name)}"
            for name in sorted(at_foot)
        ]
    transcript.drawn_at_foot = set()
    columns = [column for column in going_on.columns if column.field in lacking]
    if record is None or not columns or transcript.below_heading:
        return
    top, bottom = _above_words(layout, going_on)
    alone = find_alone(layout.page, columns, (top, bottom), at_top=True)
    for name in [each for each in alone if not _is_repeated(layout, alone[each], transcript)]:
        what = f"what is drawn alone at the top of page {layout.page.number}"
        transcript.warnings.append(
            Warning(record.pages[-1], record.code, f"{what} may be its {field_label(name)}")
        )
        if first is not None and first.is_measure and name not in marks[id(first)]:
            first.doubts.append(f"{what} may be its {field_label(name)}")


def doubt_higher(rows: Sequence[PrintedRow], transcript: Transcript) -> None:
    """Tell of text that goes on with a row, higher than all other pages begin: as a running head."""
    first = next((row for row in rows if row.opens and row.cells), None)
    if first is None or first.code is not None or len(transcript.tops) < _PAGES:
        return
    high = min(first.all_words, key=lambda word: word.top)
    others = sorted(transcript.tops)[1]
    if others - high.top > _HIGHER * high.size:
        said = quoted(text_of(first.all_words))
        first.doubts.append(f"{said} stands higher than any other page begins: is it a part of it?")


def note_at_foot(
    layout: PageLayout, table: Region, content: PageContent, transcript: Transcript
) -> None:
    """Note the statuses drawn at the foot of a page, below the last row of a table that goes on."""
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    if not rows or not transcript.records:
        return
    last = rows[-1]
    columns = [
        column for column in table.columns if column.field not in _lacking(transcript.records[-1])
    ]
    lines = [word.top for word in layout.page.words if word.top > last.bottom]
    between = (last.bottom, min(lines, default=layout.page.size[1]))
    alone = find_alone(layout.page, columns, between, at_top=False)
    transcript.drawn_at_foot = {
        name for name, boxes in alone.items() if not _is_repeated(layout, boxes, transcript)
    }


def _lacking(record: Record) -> set[str]:
    """Return the fields of the statuses for which a measure has a column, and nothing in it."""
    return {name for name in record.fields if name not in record.marks}


def _above_words(layout: PageLayout, going_on: Region) -> tuple[float, float]:
    """Return where at the top of a page the rest of a row may be: below its header, if it has one."""
    lines: Sequence[float] = [line.top for line in layout.lines]
    top = 0.0
    if layout.regions and not any(at < layout.regions[0].header.top - 1 for at in lines):
        header = layout.regions[0].header
        if [each.field for each in header.columns] == [each.field for each in going_on.columns]:
            top = header.bottom
            lines = [at for at in lines if at > top - 1]
    bottom = min(lines, default=layout.page.size[1])
    running = [word.base for word in layout.page.words if top < word.base < bottom]
    return max([top, *running]), bottom


def _is_repeated(layout: PageLayout, boxes: Sequence[Box], transcript: Transcript) -> bool:
    """Whether what is drawn is so on other pages too, outside their rows, as a logo is."""
    x, y = layout.page.origin
    placed = [(x0 + x, y0 + y, x1 + x, y1 + y) for x0, y0, x1, y1 in boxes]
    others = {
        number
        for number, ink in transcript.ink.pages.items()
        if any(holds(box, mark.box) for box in placed for mark in ink.unread)
    }
    with_rows = {
        row.page
        for row, _ in transcript.ink.rows
        if any(row.top < box[3] and box[1] < row.bottom for box in placed)
    }
    return bool(others - with_rows - {layout.page.number})
