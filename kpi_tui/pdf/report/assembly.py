"""The draft becomes a report: fields, account of words, warnings."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.report.draft import Draft, count_words
from kpi_tui.pdf.report.headings import Outline
from kpi_tui.pdf.report.ink_warnings import ink_warnings
from kpi_tui.pdf.report.priorities import read_headings, with_unannounced
from kpi_tui.pdf.report.readings import mark_right_edges, to_reading
from kpi_tui.pdf.report.warnings import find_warnings
from kpi_tui.pdf.table.convention import Convention, join_parts
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.pdf.text.sheets import SheetPlaces
from kpi_tui.report import PROSE_FIELDS, Account, Leftover, Report, Source, Warning


def to_report(document: PdfDocument, draft: Draft) -> Report:
    """Put a draft together into a report. Raises `PdfError` where it has no possible date."""
    outline = draft.outline
    report_date, other_dates = _report_date(document.path, outline)
    mark_right_edges(draft.records)
    # Commitments run across the page: the longest of them all tells how far.
    commitments = [line for section in outline.sections for line in section.before]
    right = max((line.x1 for line in commitments), default=0.0)
    for line in commitments:
        line.right = right
    word_list = WordList.of(_blocks(draft))
    marks = [
        mark
        for record in draft.records
        for many in record.marks.values()
        for mark in join_parts(many)
    ]
    convention = Convention.of([*marks, *(section.mark for section in outline.sections)])
    readings = tuple(to_reading(record, word_list, convention) for record in draft.records)
    headings = read_headings(outline, word_list, convention)
    priorities = with_unannounced(headings.priorities, readings)
    places = SheetPlaces(draft.pages)
    leftovers = _leftovers([*headings.strays, *draft.unassigned_lines], places)
    furniture = (*draft.running, *draft.headers, *headings.front, *outline.date_lines)
    return Report(
        report_date=report_date,
        title=_title(headings.front),
        priorities=priorities,
        readings=readings,
        source=Source(document.name, document.sha256, document.count),
        account=Account(
            words=draft.taken + headings.words,
            furniture=count_words(furniture),
            leftovers=leftovers,
            other_papers=draft.other_papers,
        ),
        warnings=(
            *draft.page_warnings,
            *other_dates,
            *draft.warnings,
            *find_warnings(readings, priorities, draft.codes, leftovers),
            *ink_warnings(draft.ink, [places.on_sheet(line) for line in draft.running]),
        ),
    )


def _leftovers(lines: Sequence[Line], places: SheetPlaces) -> tuple[Leftover, ...]:
    """Return lines as they stand in the file; their words stand apart, so that each is counted."""
    ordered = sorted(lines, key=lambda line: (line.page, places.order(line), line.top))
    return tuple(
        Leftover(line.page, " ".join(word.text for word in line.words)) for line in ordered
    )


def _blocks(draft: Draft) -> Iterator[list[str]]:
    """Yield the text of every cell of prose and under every heading, by line."""
    for record in draft.records:
        for name in ("measure", *PROSE_FIELDS):
            yield [line.text for line in record.lines.get(name, ())]
    for section in draft.outline.sections:
        yield [line.text for line in section.before]


def _report_date(path: Path, outline: Outline) -> tuple[date, list[Warning]]:
    """Return the month's last day as printed, and a warning for each other date."""
    counts = Counter(text for _, text in outline.dates or outline.bare_dates)
    if not counts:
        raise PdfError(
            f'{path}: no reporting date in it (looked for "Status of Indicators DD/MM/YYYY"): '
            "is it the performance annex?"
        )
    if not outline.dates and len({_parts(text)[1:] for text in counts}) > 1:
        named = " and ".join(f"{text} on page {page}" for page, text in outline.bare_dates[:2])
        raise PdfError(
            f'{path}: no date behind "Status of Indicators", and several elsewhere, as {named}: '
            "is it the performance annex?"
        )
    printed, _ = counts.most_common(1)[0]
    day, month, year = _parts(printed)
    try:
        reported = date(year, month, day)
    except ValueError:
        raise PdfError(
            f"{path}: the reporting date {printed} is impossible: "
            "ask the council for a corrected annex"
        ) from None
    others = [
        Warning(page, None, f"dated {text} here, {printed} elsewhere")
        for page, text in outline.dates
        if _parts(text) != (day, month, year)
    ]
    return reported.replace(day=calendar.monthrange(year, month)[1]), others


def _parts(printed: str) -> tuple[int, ...]:
    """Return day, month and year of a date as printed."""
    return tuple(int(part) for part in printed.split("/"))


def _title(front: Sequence[Line]) -> str | None:
    """Return the annex's title on its cover: the largest line that names it."""
    naming = [
        line
        for line in front
        if "annex" in line.text.casefold() or "performance" in line.text.casefold()
    ]
    largest = max(naming, key=lambda line: line.size, default=None)
    if largest is None:
        return None
    same = [
        line for line in front if line.page == largest.page and abs(line.size - largest.size) < 0.6
    ]
    return flow(same)
