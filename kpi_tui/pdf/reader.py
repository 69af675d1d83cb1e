"""The pages of a report become a draft of it: rows, headings, and every word that belongs to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kpi_tui.pdf.ink.page_ink import look_at
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.pages import Bitmap, Box, Page
from kpi_tui.pdf.page.parts import Part
from kpi_tui.pdf.report.draft import KNOWN_FIELDS, Draft, count_words
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.page_faults import (
    find_repeated,
    misplaced_numbers,
    warn_repeated,
)
from kpi_tui.pdf.report.readings import Record, code_of, codes_in
from kpi_tui.pdf.table.odd_words import take_out_odd
from kpi_tui.pdf.table.rows import PrintedRow, read_rows
from kpi_tui.pdf.table.status import StatusMark, find_icon, printed_mark, read_mark
from kpi_tui.pdf.table.tables import PageLayout, Region, lay_out, part_columns
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.pdf.text.phrases import ends_table
from kpi_tui.pdf.text.stamps import set_stamps_apart
from kpi_tui.report import FIGURE_FIELDS, STATUS_FIELDS, Warning

_RIM = 3.0
"""Points drawn around a heading's icon, so that its background is seen."""

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""


def read_part(document: PdfDocument, part: Part, on_page: OnPage | None) -> Draft:
    """Read the pages of one report. A page beyond its limits is left out and named."""
    draft = Draft()
    texts = [text for number in part.pages for text in _texts_of(document, number, draft)]
    stamps = set_stamps_apart(texts)
    numbers, misplaced = misplaced_numbers(texts)
    running = [*stamps, *numbers, *find_furniture(texts)]
    draft.running = list({id(line): line for line in running}.values())
    ignored = {id(line) for line in draft.running}
    repeated = find_repeated(texts, ignored)
    draft.page_warnings += warn_repeated(repeated)
    draft.misplaced = misplaced
    layouts: list[PageLayout] = []
    for text in texts:
        if text.page.number in repeated or text.page.number in part.naming:
            draft.pages.append(text.page)
            draft.running += [line for line in text.lines if id(line) not in ignored]
            continue
        try:
            layouts.append(lay_out(text, ignored))
            draft.pages.append(text.page)
        except LimitError as error:
            draft.leave_out(text.page.number, error)
    part_columns(layouts)
    table: Region | None = None
    for layout in layouts:
        table = _read_page(layout, table, draft)
        if on_page and layout.page.number < document.count:
            on_page(layout.page.number, document.count)
        layout.page.close()
    if table is not None:
        _read_behind(document, part, table, texts, draft)
    if draft.records:
        _take_deferred(draft)
    draft.outline.break_off()
    return draft


def _texts_of(document: PdfDocument, number: int, draft: Draft) -> Iterator[PageText]:
    """Yield the text of a page, if it is within its limits."""
    try:
        page = document.open_page(number)
        draft.ink.pages[number] = look_at(page)
        yield PageText.of(page)
    except LimitError as error:
        draft.leave_out(number, error)


def _read_behind(
    document: PdfDocument, part: Part, table: Region, texts: Sequence[PageText], draft: Draft
) -> None:
    """Read the pages behind the last one on which rows of its table go on without any code."""
    going_on: Region | None = table
    number = part.pages[-1] + 1
    while going_on is not None and number <= document.count:
        for text in _texts_of(document, number, draft):
            running = find_furniture([*texts, text])
            layout = lay_out(text, {id(line) for line in running})
            content, _ = read_rows(layout, going_on)
            goes_on = text.page.size == texts[-1].page.size and any(
                isinstance(item, PrintedRow) and item.cells for item in content.items
            )
            going_on = _read_page(layout, going_on, draft) if goes_on else None
            if goes_on:
                draft.pages.append(text.page)
                draft.running += [line for line in running if line.page == number]
            else:
                del draft.ink.pages[number]
            text.page.close()
        number += 1


def _read_page(layout: PageLayout, table: Region | None, draft: Draft) -> Region | None:
    """Read a page into the draft, and return the table that is open at its end."""
    page = layout.page
    content, table = read_rows(layout, table)
    draft.headers += content.headers
    odd = take_out_odd(content.items)
    draft.unassigned_lines += odd.left_out
    draft.warnings += [Warning(page.number, None, doubt) for doubt in odd.doubts]
    sections = len(draft.outline.sections)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    bitmap = _render_statuses(rows, page)
    draft.footnotes.look(rows)
    draft.running += into_lines(page.stamps, page.number)
    for item in content.items:
        if isinstance(item, PrintedRow):
            draft.outline.break_off()
            _take_row(item, page, bitmap, draft, is_last=item is rows[-1])
            continue
        if ends_table(item.text):
            _take_deferred(draft)  # a heading ends the table: no code will follow
        for code in codes_in(item.text):
            draft.codes.setdefault(code, page.number)
        if draft.footnotes.has(item):
            draft.unassigned_lines.append(item)
        else:
            draft.outline.line(item)
    for section in draft.outline.sections[sections:]:
        _find_status(section, page)
    return table


def _render_statuses(rows: Sequence[PrintedRow], page: Page) -> Bitmap | None:
    """Draw the part of the page with the status cells that words do not settle, if it has any."""
    boxes = [
        box for row in rows for name, box in _status_boxes(row) if not printed_mark(row.words(name))
    ]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return page.render((min(lefts), min(tops), max(rights), max(bottoms)))


def _status_boxes(row: PrintedRow) -> Iterator[tuple[str, Box]]:
    for column in row.columns:
        if column.field in STATUS_FIELDS:
            yield column.field, (column.x0, row.top, column.x1, row.bottom)


def _take_row(
    row: PrintedRow, page: Page, bitmap: Bitmap | None, draft: Draft, *, is_last: bool
) -> None:
    """Take a row into the draft. `bitmap` is there where a picture has to be seen."""
    begins = code_of(row)
    marks = {}
    for name, box in _status_boxes(row):
        words = row.words(name)
        mark = read_mark(bitmap, box, words) if bitmap else printed_mark(words)
        if mark is not None:
            marks[name] = mark
    if begins is not None:
        draft.records.append(Record(*begins))
        draft.codes.setdefault(begins[0], page.number)
    if not draft.records:
        draft.rows.append(row)
        for lines in (*row.cells.values(), row.left_out):
            draft.unassigned_lines += lines
        return
    _take_deferred(draft)
    if begins is None and is_last and _belongs_to_next(row, marks, draft.records[-1]):
        draft.deferred = (row, page, marks)
        return
    _add(row, page, marks, draft)


def _belongs_to_next(row: PrintedRow, marks: dict[str, StatusMark], record: Record) -> bool:
    """Whether the last row of a page begins the measure whose code stands on the next.

    A row is broken anywhere, so its first part may hold every cell but the one with the code. A
    line parts it from the measure above, which has its own figures, owners and status. Text in the
    first cell goes on with that measure: a code would stand before it.
    """
    if row.opens or "measure" in row.cells:
        return False
    single = {"directors", "portfolio_holder", *FIGURE_FIELDS}
    return any(name in record.lines for name in single & row.cells.keys()) or any(
        name in record.marks for name in marks
    )


def _take_deferred(draft: Draft) -> None:
    if draft.deferred is not None:
        row, page, marks = draft.deferred
        draft.deferred = None
        _add(row, page, marks, draft)


def _add(row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft) -> None:
    record = draft.records[-1]
    record.add(row, marks, page.shapes.dots)
    draft.ink.rows.append((row, record.code))
    draft.warnings += [Warning(row.page, record.code, doubt) for doubt in row.doubts]
    draft.unassigned_lines += row.left_out
    for name, lines in row.cells.items():
        if name in KNOWN_FIELDS:
            draft.taken += count_words(lines)
        else:
            draft.unassigned_lines += lines


def _find_status(section: PrioritySection, page: Page) -> None:
    """Look for the priority's icon behind its title, and take its glyph out of the title."""
    for index, line in enumerate(section.title_lines):
        letters = [word for word in line.words if sum(map(str.isalnum, word.text)) > 1]
        start = max((word.x1 for word in letters), default=line.x0)
        above, below = line.top - 0.5 * line.size, line.base + 0.5 * line.size
        box = (start + 1, above, page.size[0], below)
        bitmap = page.render((start - _RIM, above - _RIM, page.size[0], below + _RIM))
        icon = find_icon(bitmap, box)
        if icon is None:
            continue
        section.mark, (x0, _, x1, _) = icon
        kept = [word for word in line.words if not x0 - 2 < word.middle < x1 + 2]
        if kept:
            section.title_lines[index] = Line(kept, line.page)
            glyphs = [word for word in line.words if word not in kept]
            section.glyphs += into_lines(glyphs, line.page)
        return
