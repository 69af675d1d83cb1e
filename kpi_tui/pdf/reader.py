"""The pages of a report become a draft of it: rows, headings, and every word that belongs to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kpi_tui.pdf.ink.page_ink import look_at
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.parts import Part
from kpi_tui.pdf.report.blank_pages import find_dividers
from kpi_tui.pdf.report.columns_apart import doubt_columns_apart
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.headings import Outline
from kpi_tui.pdf.report.missing_pages import find_gaps, warn_missing
from kpi_tui.pdf.report.moved_rows import warn_moved
from kpi_tui.pdf.report.page_breaks import doubt_at_top, note_at_foot
from kpi_tui.pdf.report.page_faults import (
    find_repeated,
    warn_repeated,
)
from kpi_tui.pdf.report.page_items import take_items
from kpi_tui.pdf.report.page_numbers import misplaced_numbers
from kpi_tui.pdf.report.periods import announced_period, find_period
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.taking import take_deferred
from kpi_tui.pdf.report.unread_tables import doubt_behind
from kpi_tui.pdf.report.witness import witnesses_of
from kpi_tui.pdf.table.cards import read_cards
from kpi_tui.pdf.table.labelled_cards import read_labelled_cards
from kpi_tui.pdf.table.merged_cells import doubt_merged
from kpi_tui.pdf.table.odd_words import take_out_odd
from kpi_tui.pdf.table.passed_words import doubt_above_cards, doubt_furniture
from kpi_tui.pdf.table.polarities import doubt_polarities
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import PageContent, read_rows
from kpi_tui.pdf.table.status_cells import StatusCells
from kpi_tui.pdf.table.tables import PageLayout, Region, extend_headers, lay_out, part_columns
from kpi_tui.pdf.table.turned_words import doubt_turned
from kpi_tui.pdf.table.unknown_columns import describe_coloured, describe_lost, describe_unknown
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import PageText, into_lines
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.sheets import split_sheets
from kpi_tui.pdf.text.stamps import find_watermarks, set_stamps_apart
from kpi_tui.profiles.profile import Kind, Profile
from kpi_tui.report import Warning

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""


def read_part(document: PdfDocument, part: Part, profile: Profile, on_page: OnPage | None) -> Draft:
    """Read the pages of one report. A page beyond its limits is left out and named."""
    draft = Draft(profile)
    phrases = draft.phrases
    read = [text for number in part.pages for text in _texts_of(document, number, draft)]
    texts = split_sheets(read, phrases)
    phrases = _dated(draft, texts)
    draft.witnesses = witnesses_of(draft.profile)
    stamps = [*set_stamps_apart(texts), *find_watermarks(texts)]
    numbers, misplaced = misplaced_numbers(texts)
    counted, gaps = find_gaps(texts)
    running = [*stamps, *numbers, *counted, *find_furniture(texts, phrases)]
    draft.running = list({id(line): line for line in running}.values())
    ignored = {id(line) for line in draft.running}
    repeated = find_repeated(texts, ignored, phrases)
    draft.page_warnings += warn_repeated(texts, repeated)
    draft.misplaced = misplaced
    layouts: list[PageLayout] = []
    for place, text in enumerate(texts):
        if place in repeated or text.page.number in part.naming:
            draft.pages.append(text.page)
            draft.running += [line for line in text.lines if id(line) not in ignored]
            continue
        try:
            layouts.append(lay_out(text, ignored, phrases))
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
    if table is not None and not part.is_followed:
        _read_behind(document, part, table, texts, draft)
    if draft.records:
        take_deferred(draft)
    draft.page_warnings += warn_missing(draft.records, gaps)
    draft.warnings += warn_moved(draft.records, draft.outline.sections)
    draft.outline.break_off()
    if isinstance(draft.outline, Outline):
        _announced(draft, draft.outline)
    blank = {number for number, ink in draft.ink.pages.items() if ink.is_blank}
    if blank:
        parts = (draft.records, draft.outline.sections, draft.ink.rows)
        draft.ink.dividers = find_dividers(texts, blank, *parts)
    return draft


def _dated(draft: Draft, texts: Sequence[PageText]) -> Phrases:
    """Note which period the report is on, since the headings of its columns may name it."""
    if isinstance(draft.outline, SectionOutline):
        try:
            draft.period, others = find_period(texts, draft.profile)
        except LookupError as error:
            draft.without_period = str(error)
            return draft.phrases
        draft.profile = draft.profile.at(draft.period)
        draft.outline.phrases = Phrases(draft.profile)
        draft.page_warnings += [
            Warning(
                each.page,
                None,
                f"{draft.period.text} may be a meeting's date, and no other is printed"
                if each.period is draft.period
                else f"dated {each.period.text} here, {draft.period.text} elsewhere",
            )
            for each in others
        ]
    return draft.phrases


def _announced(draft: Draft, outline: Outline) -> None:
    """Note which month the headings announce."""
    try:
        draft.period, others = announced_period(outline, draft.profile)
    except LookupError as error:
        draft.without_period = str(error)
        return
    draft.dated_otherwise = [
        Warning(page, None, f"dated {each.text} here, {draft.period.text} elsewhere")
        for page, each in others
    ]


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
            running = find_furniture([*texts, text], draft.phrases)
            layout = lay_out(text, {id(line) for line in running}, draft.phrases)
        except LimitError:
            return  # no page of the report, as far as anybody can see
        content, _ = read_rows(layout, going_on)
        goes_on = page.size == texts[-1].page.size and any(
            isinstance(item, PrintedRow) and item.cells for item in content.items
        )
        if not goes_on:
            doubts = doubt_behind(layout.lines, draft.phrases)
            draft.page_warnings += [
                *(Warning(number, None, doubt) for doubt in doubts),
                *doubt_columns_apart(number, layout.lines, draft),
            ]
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
    page, going_on = layout.page, table
    for witness in draft.witnesses:
        layout = witness.take(layout)
    if draft.profile.table.kind is Kind.CARDS:
        read = read_cards if draft.profile.table.foot else read_labelled_cards
        cards = read(layout, draft.profile)
        content = PageContent([*cards.rows, *cards.lines])
        draft.passed_over += cards.passed_over
        draft.unassigned_lines += cards.left_over
        draft.warnings += [Warning(page.number, None, doubt) for doubt in cards.doubts]
    else:
        content, table = read_rows(layout, table)
    draft.headers += content.headers
    kind = draft.profile.table.kind
    odd = take_out_odd(content.items, large_figures=kind is Kind.CARDS)
    draft.unassigned_lines += odd.left_out
    draft.warnings += [Warning(page.number, None, doubt) for doubt in odd.doubts]
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    columns = {(column.field, column.label) for row in rows for column in row.columns}
    draft.headed.setdefault(page.number, set()).update(columns)
    doubt_merged(rows)
    doubt_polarities(rows)
    apart = [*doubt_turned(rows, page.stamps), *doubt_furniture(rows, draft.running)]
    if kind is Kind.CARDS:
        apart += doubt_above_cards(rows, draft.running)
    draft.warnings += [Warning(page.number, None, doubt) for doubt in apart]
    cells = StatusCells(rows, page, draft.profile.status.words)
    marks = {id(row): found for row, found in zip(rows, cells.read(), strict=True)}
    cells.read_directions(draft.profile.direction)
    draft.footnotes.look(rows)
    draft.running += into_lines(page.stamps, page.number)
    colours = cells.elsewhere
    unknown = (*describe_unknown(rows, colours), *describe_coloured(rows, colours))
    lost = describe_lost(rows, marks, colours, draft.phrases)
    draft.warnings += [Warning(page.number, None, message) for message in (*unknown, *lost)]
    if going_on is not None:
        doubt_at_top(layout, going_on, content, marks, draft)
    if not rows and kind is Kind.ROWS:
        draft.page_warnings += doubt_columns_apart(page.number, layout.lines, draft)
    take_items(content, marks, page, draft)
    if table is not None:
        note_at_foot(layout, table, content, draft)
    return table
