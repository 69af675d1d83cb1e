"""The pages of a report become a transcript of it: rows, headings, and every word that belongs to none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.cards.cards import read_cards
from kpi_tui.pdf.cards.labelled import read_labelled_cards
from kpi_tui.pdf.doubts.blank_pages import find_dividers
from kpi_tui.pdf.doubts.broken_lines import warn_broken_lines
from kpi_tui.pdf.doubts.columns_apart import doubt_columns_apart
from kpi_tui.pdf.doubts.cut_texts import warn_cut
from kpi_tui.pdf.doubts.misplaced import warn_broken, warn_moved
from kpi_tui.pdf.doubts.missing_pages import find_gaps, warn_missing
from kpi_tui.pdf.doubts.page_breaks import doubt_at_top, doubt_higher, note_at_foot
from kpi_tui.pdf.doubts.page_faults import (
    find_repeated,
    warn_repeated,
)
from kpi_tui.pdf.doubts.page_numbers import misplaced_numbers
from kpi_tui.pdf.ink.page_ink import look_at
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.parts import ReportPages
from kpi_tui.pdf.report.broken_rows import leave_foot
from kpi_tui.pdf.report.coded_notes import end_lines
from kpi_tui.pdf.report.headings import AnnouncedOutline
from kpi_tui.pdf.report.page_items import take_items
from kpi_tui.pdf.report.periods import announced_period, find_period
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.taking import take_deferred
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.report.unread_tables import doubt_behind
from kpi_tui.pdf.report.witness import witnesses_of
from kpi_tui.pdf.table.group_headings import note_bold_names
from kpi_tui.pdf.table.merged_cells import doubt_merged
from kpi_tui.pdf.table.odd_words import take_out_odd
from kpi_tui.pdf.table.passed_words import doubt_above_cards, doubt_furniture
from kpi_tui.pdf.table.polarities import doubt_polarities
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import PageContent, read_rows
from kpi_tui.pdf.table.second_rows import extend_headers
from kpi_tui.pdf.table.status_cells import StatusCells
from kpi_tui.pdf.table.tables import PageLayout, Region, lay_out, part_columns
from kpi_tui.pdf.table.turned_words import doubt_turned
from kpi_tui.pdf.table.unknown_columns import (
    describe_coloured,
    describe_lost,
    describe_unknown,
    warn_unread,
)
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.sheets import split_sheets
from kpi_tui.pdf.text.stamps import find_watermarks, set_stamps_apart
from kpi_tui.profiles.profile import Profile, ReportForm, TitlePlace
from kpi_tui.report import Warning

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""


def read_part(
    document: PdfDocument, part: ReportPages, profile: Profile, on_page: OnPage | None
) -> Transcript:
    """Read the pages of one report. A page beyond its limits is left out and named."""
    transcript = Transcript(profile)
    phrases = transcript.phrases
    read = [text for number in part.pages for text in _texts_of(document, number, transcript)]
    texts = split_sheets(read, phrases)
    phrases = _dated(transcript, texts)
    transcript.witnesses = witnesses_of(transcript.profile)
    stamps = [*set_stamps_apart(texts), *find_watermarks(texts)]
    numbers, misplaced = misplaced_numbers(texts)
    counted, gaps = find_gaps(texts)
    running = [*stamps, *numbers, *counted, *_find_furniture(document, texts, phrases)]
    transcript.running = list({id(line): line for line in running}.values())
    ignored = {id(line) for line in transcript.running}
    repeated = find_repeated(texts, ignored, phrases)
    transcript.page_warnings += warn_repeated(texts, repeated)
    transcript.misplaced = misplaced
    naming = {place for place, text in enumerate(texts) if text.page.number in part.naming}
    layouts = _lay_out(texts, {*repeated, *naming}, ignored, transcript)
    transcript.tops = [min(line.top for line in each.lines) for each in layouts if each.lines]
    table: Region | None = None
    for layout in layouts:
        table = _read_page(layout, table, transcript)
        if on_page and layout.page.number < document.count:
            on_page(layout.page.number, document.count)
        layout.page.close()
    if table is not None and not part.is_followed:
        _read_behind(document, part, table, texts, transcript)
    if transcript.records:
        leave_foot(transcript)
        take_deferred(transcript)
    transcript.page_warnings += warn_missing(transcript.records, gaps)
    transcript.warnings += [*warn_cut(transcript.records), *warn_broken_lines(transcript.records)]
    transcript.warnings += warn_unread(transcript.unread)
    transcript.warnings += warn_moved(transcript.records, transcript.outline.sections)
    if isinstance(transcript.outline, AnnouncedOutline):
        transcript.outline.break_off()
        _announced(transcript, transcript.outline)
    else:
        end_lines(transcript.outline, transcript, is_end=True)
    transcript.ink.headed = {section.page for section in transcript.outline.sections}
    blank = {number for number, ink in transcript.ink.pages.items() if ink.is_blank}
    if blank:
        parts = (transcript.records, transcript.outline.sections, transcript.ink.rows)
        transcript.ink.dividers = find_dividers(texts, blank, *parts)
    return transcript


def _find_furniture(
    document: PdfDocument, texts: Sequence[PageText], phrases: Phrases
) -> list[Line]:
    """Return the furniture of pages. One page alone repeats nothing: the page behind it is looked at."""
    if len(texts) != 1 or texts[0].page.number == document.count:
        return find_furniture(texts, phrases)
    number = texts[0].page.number
    try:
        behind = PageText.of(document.open_page(number + 1))
        set_stamps_apart([behind])
        found = find_furniture([*texts, behind], phrases)
    except LimitError:
        return find_furniture(texts, phrases)
    behind.page.close()
    return [line for line in found if line.page == number]


def _lay_out(
    texts: Sequence[PageText],
    set_aside: set[int],
    ignored: set[int],
    transcript: Transcript,
) -> list[PageLayout]:
    """Find the tables of pages, but of those at the places `set_aside`, which hold no measures."""
    layouts: list[PageLayout] = []
    for place, text in enumerate(texts):
        if place in set_aside:
            transcript.pages.append(text.page)
            transcript.running += [line for line in text.lines if id(line) not in ignored]
            continue
        try:
            layouts.append(lay_out(text, ignored, transcript.phrases))
            transcript.pages.append(text.page)
        except LimitError as error:
            transcript.leave_out(text.page.number, error)
    part_columns(layouts)
    extend_headers(layouts)
    if transcript.profile.priorities.place is TitlePlace.ROW:
        note_bold_names(layouts)
    return layouts


def _dated(transcript: Transcript, texts: Sequence[PageText]) -> Phrases:
    """Note which period the report is on, since the headings of its columns may name it."""
    if isinstance(transcript.outline, SectionOutline):
        try:
            transcript.period, others = find_period(texts, transcript.profile)
        except LookupError as error:
            transcript.without_period = str(error)
            return transcript.phrases
        transcript.profile = transcript.profile.at(transcript.period)
        transcript.outline.phrases = Phrases(transcript.profile)
        transcript.page_warnings += [
            Warning(
                each.page,
                None,
                f"{transcript.period.text} may be a meeting's date, and no other is printed"
                if each.period is transcript.period
                else f"dated {each.period.text} here, {transcript.period.text} elsewhere",
            )
            for each in others
        ]
    return transcript.phrases


def _announced(transcript: Transcript, outline: AnnouncedOutline) -> None:
    """Note which month the headings announce."""
    try:
        transcript.period, others = announced_period(outline, transcript.profile)
    except LookupError as error:
        transcript.without_period = str(error)
        return
    transcript.dated_otherwise = [
        Warning(page, None, f"dated {each.text} here, {transcript.period.text} elsewhere")
        for page, each in others
    ]


def _texts_of(document: PdfDocument, number: int, transcript: Transcript) -> Iterator[PageText]:
    """Yield the text of a page, if it is within its limits."""
    try:
        page = document.open_page(number)
        transcript.ink.pages[number] = look_at(page)
        yield PageText.of(page)
    except LimitError as error:
        transcript.leave_out(number, error)


def _read_behind(
    document: PdfDocument,
    part: ReportPages,
    table: Region,
    texts: Sequence[PageText],
    transcript: Transcript,
) -> None:
    """Read the pages behind the last one on which rows of its table go on."""
    going_on: Region | None = table
    number = part.pages[-1] + 1
    while going_on is not None and number <= document.count:
        try:
            page = document.open_page(number)
            ink, text = look_at(page), PageText.of(page)
            stamps = set_stamps_apart([text])
            running = [*stamps, *find_furniture([*texts, text], transcript.phrases)]
            layout = lay_out(text, {id(line) for line in running}, transcript.phrases)
        except LimitError:
            return  # no page of the report, as far as anybody can see
        content, _ = read_rows(layout, going_on)
        goes_on = page.size == texts[-1].page.size and any(
            isinstance(item, PrintedRow) and item.cells for item in content.items
        )
        if not goes_on:
            doubts = doubt_behind(layout.lines, transcript.phrases)
            transcript.page_warnings += [
                *(Warning(number, None, doubt) for doubt in doubts),
                *doubt_columns_apart(number, layout.lines, transcript),
            ]
            page.close()
            return
        transcript.ink.pages[number] = ink
        going_on = _read_page(layout, going_on, transcript)
        transcript.pages.append(page)
        transcript.running += [line for line in running if line.page == number]
        page.close()
        number += 1


def _read_page(layout: PageLayout, table: Region | None, transcript: Transcript) -> Region | None:
    """Read a page into the transcript, and return the table that is open at its end."""
    page, going_on, kind = layout.page, table, transcript.profile.table.kind
    for witness in transcript.witnesses:
        layout = witness.take(layout)
    if kind is ReportForm.CARDS:
        read = read_cards if transcript.profile.table.foot else read_labelled_cards
        cards = read(layout, transcript.profile)
        content = PageContent([*cards.rows, *cards.lines])
        transcript.passed_over += cards.passed_over
        transcript.unassigned_lines += cards.left_over
        transcript.warnings += [Warning(page.number, None, doubt) for doubt in cards.doubts]
        transcript.warnings += warn_broken(cards.broken, transcript.records)
    else:
        content, table = read_rows(layout, table)
    transcript.headers += content.headers
    odd = take_out_odd(content.items, large_figures=kind is ReportForm.CARDS)
    transcript.unassigned_lines += [*layout.over, *odd.left_out]
    transcript.warnings += [Warning(page.number, None, doubt) for doubt in odd.doubts]
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    columns = {(column.field, column.label) for row in rows for column in row.columns}
    transcript.headed.setdefault(page.number, set()).update(columns)
    for region in layout.regions:
        if not region.header.parted:
            transcript.unparted.update(pairwise(column.field for column in region.columns))
    doubt_merged(rows)
    doubt_polarities(rows)
    apart = [*doubt_turned(rows, page.stamps), *doubt_furniture(rows, transcript.running)]
    if kind is ReportForm.CARDS:
        apart += doubt_above_cards(rows, transcript.running)
    transcript.warnings += [Warning(page.number, None, doubt) for doubt in apart]
    cells = StatusCells(rows, page, transcript.profile.status.words)
    marks = {id(row): found for row, found in zip(rows, cells.read(), strict=True)}
    cells.read_directions(transcript.profile.direction)
    transcript.footnotes.look(rows)
    transcript.running += into_lines(page.stamps, page.number)
    colours = cells.elsewhere
    doubts = [*describe_unknown(rows, colours, transcript.unread)]
    doubts += describe_coloured(rows, colours)
    doubts += describe_lost(rows, marks, colours, transcript.phrases)
    transcript.warnings += [Warning(page.number, None, message) for message in doubts]
    if going_on is not None:
        doubt_at_top(layout, going_on, content, marks, transcript)
        doubt_higher(rows, transcript)
    if not rows and kind is ReportForm.ROWS:
        transcript.page_warnings += doubt_columns_apart(page.number, layout.lines, transcript)
    take_items(content, marks, page, transcript)
    if table is not None:
        note_at_foot(layout, table, content, transcript)
    return table
