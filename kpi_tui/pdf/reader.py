"""A PDF becomes a report: pages, rows and headings put together, and every word accounted for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.document import OnStart, PdfDocument, open_pdf
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.assembly import to_report
from kpi_tui.pdf.report.draft import KNOWN_FIELDS, Draft, count_words
from kpi_tui.pdf.report.heading_status import find_status
from kpi_tui.pdf.report.readings import Record, code_of, codes_in
from kpi_tui.pdf.table.rows import PrintedRow, read_rows
from kpi_tui.pdf.table.status import StatusMark
from kpi_tui.pdf.table.status_cells import StatusCells
from kpi_tui.pdf.table.tables import PageLayout, Region, lay_out, part_columns
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.phrases import ends_table
from kpi_tui.report import FIGURE_FIELDS, Report

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
    texts = [PageText.of(page) for page in document.pages]
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
    sections = len(draft.outline.sections)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    marks = iter(StatusCells(rows, page).read())
    for item in content.items:
        if isinstance(item, PrintedRow):
            draft.outline.break_off()
            _take_row(item, page, next(marks), draft, is_last=item is rows[-1])
            continue
        if ends_table(item.text):
            _take_deferred(draft)  # a heading ends the table: no code will follow
        for code in codes_in(item.text):
            draft.codes.setdefault(code, page.number)
        draft.outline.line(item)
    for section in draft.outline.sections[sections:]:
        find_status(section, page)
    return table


def _take_row(
    row: PrintedRow, page: Page, marks: dict[str, StatusMark], draft: Draft, *, is_last: bool
) -> None:
    """Take a row and the marks in its status cells into the draft."""
    begins = code_of(row)
    if begins is not None:
        draft.records.append(Record(*begins))
        draft.codes.setdefault(begins[0], page.number)
    if not draft.records:
        for lines in row.cells.values():
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
    draft.records[-1].add(row, marks, page.shapes.dots)
    for name, lines in row.cells.items():
        if name in KNOWN_FIELDS:
            draft.taken += count_words(lines)
        else:
            draft.unassigned_lines += lines
