"""A PDF becomes a report: pages, rows and headings put together, and every word accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.document import OnStart, PdfDocument, open_pdf
from kpi_tui.pdf.page.pages import Bitmap, Box, Page
from kpi_tui.pdf.report.assembly import to_report
from kpi_tui.pdf.report.continuing import belongs_to_next, doubt_hanging, goes_on
from kpi_tui.pdf.report.draft import KNOWN_FIELDS, Draft, count_words
from kpi_tui.pdf.report.halves import other_half
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record, codes_in
from kpi_tui.pdf.table.rows import PrintedRow, read_rows
from kpi_tui.pdf.table.status import StatusMark, find_icon, printed_mark, read_mark
from kpi_tui.pdf.table.tables import PageLayout, Region, extend_headers, lay_out, part_columns
from kpi_tui.pdf.table.unknown_columns import describe_unknown, unknown_boxes
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.pdf.text.phrases import CODE, PrintedCode, ends_table
from kpi_tui.pdf.text.sheets import split_sheets
from kpi_tui.report import STATUS_FIELDS, Report, Warning

_RIM = 3.0
"""Points drawn around a heading's icon, so that its background is seen."""

_LONGEST_QUOTE = 60
"""Characters of a foreign file that an error quotes."""

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""


def read_report(
    path: str | Path,
    on_page: OnPage | None = None,
    on_start: OnStart | None = None,
    *,
    verify: bool = False,
    password: str | None = None,
) -> Report:
    """Read the report that the PDF at `path` holds. Nothing is stored.

    With `verify` other code reads the file too, some ten times slower, and what the two do not
    both see is among the report's warnings. Raises `PdfError`, with a line that names the file and
    says what to do, where it is no report.
    """
    with open_pdf(Path(path), on_start, password) as document:
        report = to_report(document, _draft(document, on_page))
        if not verify:
            return report
        from kpi_tui.pdf.second_reader import compare_readers

        differences = tuple(compare_readers(document.path, document.pages, password))
        return replace(report, warnings=report.warnings + differences)


def explain_report(
    path: str | Path, on_page: OnPage | None = None, *, password: str | None = None
) -> list[str]:
    """Tell where every word of the PDF at `path` went, as lines of text. Raises `PdfError`."""
    from kpi_tui.pdf.explain import explain

    with open_pdf(Path(path), None, password) as document:
        return explain(_draft(document, on_page))


def _draft(document: PdfDocument, on_page: OnPage | None) -> Draft:
    texts = split_sheets([PageText.of(page) for page in document.pages])
    with_words = [text for text in texts if text.lines]
    if not with_words:
        raise PdfError(
            f"{document.path}: no text in it, only pictures of pages: "
            "scan with text recognition first"
        )
    draft = Draft(running=find_furniture(texts))
    ignored = {id(line) for line in draft.running}
    layouts = [lay_out(text, ignored) for text in texts]
    part_columns(layouts)
    extend_headers(layouts)
    table: Region | None = None
    for layout in layouts:
        table = _read_page(layout, table, draft)
        if on_page:
            on_page(layout.page.number, len(texts))
        layout.page.close()
    if draft.records:
        _take_deferred(draft)
    draft.outline.break_off()
    if not draft.records and not draft.outline.sections:
        begins = with_words[0].lines[0].text
        begins = begins if len(begins) <= _LONGEST_QUOTE else f"{begins[:_LONGEST_QUOTE]}…"
        raise PdfError(
            f"{document.path}: no table of measures in it (looked for a header with Measure, "
            "Director, Period Actual, Status …; found "
            f"{len(texts)} page{'s' * (len(texts) > 1)} that begin “{begins}”): "
            "is it the performance annex?"
        )
    return draft


def _read_page(layout: PageLayout, table: Region | None, draft: Draft) -> Region | None:
    """Read a page into the draft, and return the table that is open at its end."""
    page = layout.page
    content, table = read_rows(layout, table)
    draft.headers += content.headers
    _leave_over(content.across, "a row across the table is no measure's", draft)
    sections = len(draft.outline.sections)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    bitmap = _render_statuses(rows, page)
    measures, doubtful = draft.halves.match([row for row in rows if row.is_right_half])
    draft.warnings += [
        Warning(page.number, record.code, "its columns on another page cannot be told from others'")
        for record in doubtful
    ]
    draft.warnings += [
        Warning(page.number, None, message) for message in describe_unknown(rows, bitmap)
    ]
    for item in content.items:
        if isinstance(item, PrintedRow) and item.is_right_half:
            _take_right_half(item, page, bitmap, draft, measures.get(id(item)))
            continue
        if isinstance(item, PrintedRow):
            draft.outline.break_off()
            _take_row(item, page, bitmap, draft, is_last=item is rows[-1])
            continue
        if ends_table(item.text):
            _take_deferred(draft)  # a heading ends the table: no code will follow
            draft.below_heading = True
        for code in codes_in(item.text):
            draft.codes.setdefault(code, page.number)
        draft.outline.line(item)
    for section in draft.outline.sections[sections:]:
        _find_status(section, page)
    return table


def _render_statuses(rows: Sequence[PrintedRow], page: Page) -> Bitmap | None:
    """Draw the part of the page with the status cells that words do not settle, if it has any."""
    boxes = [
        box for row in rows for name, box in _status_boxes(row) if not printed_mark(row.words(name))
    ]
    boxes += [box for row in rows for _, box in unknown_boxes(row)]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return page.render((min(lefts), min(tops), max(rights), max(bottoms)))


def _status_boxes(row: PrintedRow) -> Iterator[tuple[str, Box]]:
    for column in row.columns:
        if column.field in STATUS_FIELDS:
            top, bottom = row.extents.get(column.field, (row.top, row.bottom))
            yield column.field, (column.x0, top, column.x1, bottom)


def _take_row(
    row: PrintedRow, page: Page, bitmap: Bitmap | None, draft: Draft, *, is_last: bool
) -> None:
    """Take a row into the draft. `bitmap` is there where a picture has to be seen."""
    doubt_hanging(row, draft)
    begins = row.code
    marks = _read_marks(row, bitmap)
    if begins is not None:
        record = other_half(draft.records, begins.printed, row)
        if record is None:
            draft.records.append(_begin_record(begins, page.number, draft))
        else:
            draft.records.remove(record)
            draft.records.append(record)
            draft.taken += count_words(row.cells.pop("measure"))
    for line in row.cells.get("measure", ()):
        found = CODE.match(line.text)
        if found and begins is None:
            draft.codes.setdefault(f"{found[1]}.{found[2]}", page.number)
    if not draft.records:
        for lines in row.cells.values():
            draft.unassigned_lines += lines
        return
    _take_deferred(draft)
    if begins is None and is_last and belongs_to_next(row, marks, draft):
        draft.deferred = (row, page, marks)
    elif begins is None and not goes_on(row, marks, draft):
        lines = [line for lines in row.cells.values() for line in lines]
        _leave_over(lines, "a row without a code", draft)
    else:
        _add(row, page, marks, draft, draft.records[-1])
        draft.halves.note(row, draft.records[-1])
    draft.below_heading = False


def _read_marks(row: PrintedRow, bitmap: Bitmap | None) -> dict[str, StatusMark]:
    marks = {}
    for name, box in _status_boxes(row):
        words = row.words(name)
        mark = read_mark(bitmap, box, words) if bitmap else printed_mark(words)
        if mark is not None:
            marks[name] = mark
    return marks


def _take_right_half(
    row: PrintedRow, page: Page, bitmap: Bitmap | None, draft: Draft, record: Record | None
) -> None:
    """Take a row without a column of measures into the draft, where its measure is known."""
    if record is not None:
        _add(row, page, _read_marks(row, bitmap), draft, record)
        return
    lines = [line for lines in row.cells.values() for line in lines]
    _leave_over(lines, "a row of a table without its measures", draft)


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
    text = " ".join(line.text for line in lines)
    text = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"
    draft.warnings.append(Warning(lines[0].page, None, f"{why}, left over: “{text}”"))


def _take_deferred(draft: Draft) -> None:
    if draft.deferred is not None:
        row, page, marks = draft.deferred
        draft.deferred = None
        _add(row, page, marks, draft, draft.records[-1])


def _add(
    row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft, record: Record
) -> None:
    record.add(row, marks, page.shapes.dots)
    draft.warnings += [Warning(row.page, record.code, doubt) for doubt in row.doubts]
    for name, lines in row.cells.items():
        if name in row.repeated:
            continue
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
