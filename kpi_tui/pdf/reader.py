"""The pages of a report become a draft of it: rows, headings, and every word that belongs to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kpi_tui.pdf.ink.page_ink import look_at
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.page.parts import Part
from kpi_tui.pdf.report.blank_pages import find_dividers
from kpi_tui.pdf.report.continuing import belongs_to_next, doubt_hanging, goes_on
from kpi_tui.pdf.report.draft import KNOWN_FIELDS, Draft, count_words
from kpi_tui.pdf.report.halves import other_half
from kpi_tui.pdf.report.heading_status import find_status
from kpi_tui.pdf.report.page_faults import (
    find_repeated,
    misplaced_numbers,
    warn_repeated,
)
from kpi_tui.pdf.report.readings import Record, codes_in
from kpi_tui.pdf.table.labels import is_header_line
from kpi_tui.pdf.table.merged_cells import doubt_merged
from kpi_tui.pdf.table.odd_words import take_out_odd
from kpi_tui.pdf.table.rows import PrintedRow, read_rows
from kpi_tui.pdf.table.status import StatusMark
from kpi_tui.pdf.table.status_cells import StatusCells
from kpi_tui.pdf.table.tables import PageLayout, Region, extend_headers, lay_out, part_columns
from kpi_tui.pdf.table.turned_words import doubt_turned
from kpi_tui.pdf.table.unknown_columns import describe_unknown
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.pdf.text.phrases import CODE, PrintedCode, ends_table
from kpi_tui.pdf.text.quotes import quoted_whole
from kpi_tui.pdf.text.sheets import split_sheets
from kpi_tui.pdf.text.stamps import find_watermarks, set_stamps_apart
from kpi_tui.report import Warning

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""


def read_part(document: PdfDocument, part: Part, on_page: OnPage | None) -> Draft:
    """Read the pages of one report. A page beyond its limits is left out and named."""
    draft = Draft()
    read = [text for number in part.pages for text in _texts_of(document, number, draft)]
    texts = split_sheets(read)
    stamps = [*set_stamps_apart(texts), *find_watermarks(texts)]
    numbers, misplaced = misplaced_numbers(texts)
    running = [*stamps, *numbers, *find_furniture(texts)]
    draft.running = list({id(line): line for line in running}.values())
    ignored = {id(line) for line in draft.running}
    repeated = find_repeated(texts, ignored)
    draft.page_warnings += warn_repeated(texts, repeated)
    draft.misplaced = misplaced
    layouts: list[PageLayout] = []
    for place, text in enumerate(texts):
        if place in repeated or text.page.number in part.naming:
            draft.pages.append(text.page)
            draft.running += [line for line in text.lines if id(line) not in ignored]
            continue
        try:
            layouts.append(lay_out(text, ignored))
            draft.pages.append(text.page)
        except LimitError as error:
            draft.leave_out(text.page.number, error)
    part_columns(layouts)
    extend_headers(layouts)
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
    blank = {number for number, ink in draft.ink.pages.items() if ink.is_blank}
    if blank:
        parts = (draft.records, draft.outline.sections, draft.ink.rows)
        draft.ink.dividers = find_dividers(texts, blank, *parts)
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
    """Read the pages behind the last one on which rows of its table go on."""
    going_on: Region | None = table
    number = part.pages[-1] + 1
    while going_on is not None and number <= document.count:
        try:
            page = document.open_page(number)
            ink, text = look_at(page), PageText.of(page)
            running = find_furniture([*texts, text])
            layout = lay_out(text, {id(line) for line in running})
        except LimitError:
            return  # no page of the report, as far as anybody can see
        content, _ = read_rows(layout, going_on)
        goes_on = page.size == texts[-1].page.size and any(
            isinstance(item, PrintedRow) and item.cells for item in content.items
        )
        if not goes_on:
            page.close()
            return
        draft.ink.pages[number] = ink
        going_on = _read_page(layout, going_on, draft)
        draft.pages.append(page)
        draft.running += [line for line in running if line.page == number]
        page.close()
        number += 1


def _read_page(layout: PageLayout, table: Region | None, draft: Draft) -> Region | None:
    """Read a page into the draft, and return the table that is open at its end."""
    page = layout.page
    content, table = read_rows(layout, table)
    draft.headers += content.headers
    odd = take_out_odd(content.items)
    draft.unassigned_lines += odd.left_out
    draft.warnings += [Warning(page.number, None, doubt) for doubt in odd.doubts]
    _leave_over(content.across, "a row across the table is no measure's", draft)
    sections = len(draft.outline.sections)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    doubt_merged(rows)
    doubt_turned(rows, page.stamps)
    cells = StatusCells(rows, page)
    marks = {id(row): found for row, found in zip(rows, cells.read(), strict=True)}
    draft.footnotes.look(rows)
    draft.running += into_lines(page.stamps, page.number)
    measures, doubtful = draft.halves.match([row for row in rows if row.is_right_half])
    draft.warnings += [
        Warning(page.number, record.code, "its columns on another page cannot be told from others'")
        for record in doubtful
    ]
    draft.warnings += [
        Warning(page.number, None, message) for message in describe_unknown(rows, cells)
    ]
    for item in content.items:
        if isinstance(item, PrintedRow) and item.is_right_half:
            _take_right_half(item, page, marks[id(item)], draft, measures.get(id(item)))
            continue
        if isinstance(item, PrintedRow):
            draft.outline.break_off()
            _take_row(item, page, marks[id(item)], draft, is_last=item is rows[-1])
            continue
        if ends_table(item.text):
            _take_deferred(draft)  # a heading ends the table: no code will follow
            draft.below_heading = True
        for code in codes_in(item.text):
            draft.codes.setdefault(code, page.number)
        if draft.footnotes.has(item):
            draft.unassigned_lines.append(item)
        else:
            draft.outline.line(item)
    if any(isinstance(item, Line) and is_header_line(item) for item in content.items):
        unread = "the header of a table that is not read, as it has no column of measures"
        draft.warnings.append(Warning(page.number, None, unread))
        draft.outline.break_off()  # what stands below it is no heading of the next page's
    for section in draft.outline.sections[sections:]:
        find_status(section, page)
    return table


def _take_row(
    row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft, *, is_last: bool
) -> None:
    """Take a row and the marks in its status cells into the draft."""
    doubt_hanging(row, draft)
    begins = row.code
    if begins is not None:
        record = other_half(draft.records, begins.printed, row)
        if record is None:
            draft.records.append(_begin_record(begins, page.number, draft))
        else:
            draft.records.remove(record)
            draft.records.append(record)
            draft.taken += count_words(row.cells.pop("measure"))
    else:
        draft.ink.add_codeless(row, page.origin)
    for line in row.cells.get("measure", ()):
        found = CODE.match(line.text)
        if found and begins is None:
            draft.codes.setdefault(f"{found[1]}.{found[2]}", page.number)
    if not draft.records:
        draft.rows.append(row)
        for lines in (*row.cells.values(), row.left_out):
            draft.unassigned_lines += lines
        return
    _take_deferred(draft)
    if begins is None and is_last and belongs_to_next(row, marks, draft):
        draft.deferred = (row, page, marks)
    elif begins is None and not goes_on(row, marks, draft):
        _leave_row(row, "a row without a code", draft)
    else:
        _add(row, page, marks, draft, draft.records[-1])
        draft.halves.note(row, draft.records[-1])
    draft.below_heading = False


def _take_right_half(
    row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft, record: Record | None
) -> None:
    """Take a row without a column of measures into the draft, where its measure is known."""
    if record is not None:
        _add(row, page, marks, draft, record)
        return
    _leave_row(row, "a row of a table without its measures", draft)


def _leave_row(row: PrintedRow, why: str, draft: Draft) -> None:
    """Take a row as no measure's, with what was left out of its cells, and say so."""
    own = [lines for name, lines in row.cells.items() if name not in row.repeated]
    _leave_over([line for lines in (*own, row.left_out) for line in lines], why, draft)
    draft.warnings += [Warning(row.page, None, doubt) for doubt in row.doubts]


def _begin_record(code: PrintedCode, page: int, draft: Draft) -> Record:
    """Return the record that a row begins. A misprinted code is kept as it is and told of."""
    draft.codes.setdefault(code.printed, page)
    if not code.is_misprint:
        return Record(code.printed, code.priority)
    message = f"its code is printed {code.printed}: codes look like {code.likely}"
    draft.warnings.append(Warning(page, code.printed, message))
    codes = [section.code for section in draft.outline.sections]
    priority = code.priority if code.priority in codes or not codes else codes[-1]
    return Record(code.printed, priority)


def _leave_over(lines: Sequence[Line], why: str, draft: Draft) -> None:
    """Take lines of a table as no measure's, and say so."""
    if not lines:
        return
    draft.unassigned_lines += lines
    for line in lines:
        for code in codes_in(line.text):
            draft.codes.setdefault(code, line.page)
    text = quoted_whole(" ".join(line.text for line in lines))
    draft.warnings.append(Warning(lines[0].page, None, f"{why}, left over: {text}"))


def _take_deferred(draft: Draft) -> None:
    if draft.deferred is not None:
        row, page, marks = draft.deferred
        draft.deferred = None
        _add(row, page, marks, draft, draft.records[-1])


def _add(
    row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft, record: Record
) -> None:
    record.add(row, marks, page.shapes.dots)
    draft.ink.add_row(row, record.code, page.origin)
    draft.warnings += [Warning(row.page, record.code, doubt) for doubt in row.doubts]
    draft.unassigned_lines += row.left_out
    for name, lines in row.cells.items():
        if name in row.repeated:
            continue
        if name in KNOWN_FIELDS:
            draft.taken += count_words(lines)
        else:
            draft.unassigned_lines += lines
