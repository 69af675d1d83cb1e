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
from kpi_tui.pdf.report.priorities import read_headings, with_unannounced
from kpi_tui.pdf.report.readings import mark_right_edges, to_reading
from kpi_tui.pdf.report.warnings import find_warnings
from kpi_tui.pdf.table.status import shapes_matter
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow
from kpi_tui.report import PROSE_FIELDS, Account, Leftover, Report, Source, Warning


def to_report(opened: PdfDocument, draft: Draft) -> Report:
    """The report that a draft amounts to. Raises `PdfError` where it has no possible date."""
    outline = draft.outline
    when, dated = _report_date(opened.path, outline)
    _mark_right_edges(draft)
    word_list = WordList.of(_blocks(draft))
    marks = [mark for record in draft.records for many in record.marks.values() for mark in many]
    matter = shapes_matter(marks)
    readings = tuple(
        to_reading(record, word_list, shapes_matter=matter) for record in draft.records
    )
    headings = read_headings(outline, word_list, shapes_matter=matter)
    priorities = with_unannounced(headings.priorities, readings)
    leftovers = tuple(map(_leftover, headings.strays + draft.unassigned_lines))
    return Report(
        report_date=when,
        title=_title(headings.front),
        priorities=priorities,
        readings=readings,
        source=Source(opened.name, opened.sha256, len(opened.pages)),
        account=Account(
            words=draft.taken + headings.words,
            furniture=sum(
                map(count_words, (draft.running, draft.headers, headings.front, outline.date_lines))
            ),
            leftovers=leftovers,
        ),
        warnings=(*dated, *find_warnings(readings, priorities, draft.codes, leftovers)),
    )


def _mark_right_edges(draft: Draft) -> None:
    """Tell every line how far the lines beside and below it reach."""
    mark_right_edges(draft.records)
    commitments = [line for section in draft.outline.sections for line in section.before]
    right = max((line.x1 for line in commitments), default=0.0)
    for line in commitments:
        line.right = right


def _blocks(draft: Draft) -> Iterator[list[str]]:
    """The text of every cell of prose and under every heading, by line."""
    for record in draft.records:
        for name in ("measure", *PROSE_FIELDS):
            yield [line.text for line in record.lines.get(name, ())]
    for section in draft.outline.sections:
        yield [line.text for line in section.before]


def _leftover(line: Line) -> Leftover:
    """A line left over. Its words stand apart, so that the account counts each."""
    return Leftover(line.page, " ".join(word.text for word in line.words))


def _report_date(path: Path, outline: Outline) -> tuple[date, list[Warning]]:
    """The month's last day as printed, and a warning where more than one date is."""
    if not outline.dates:
        raise PdfError(
            f'{path}: no reporting date in it (looked for "Status of Indicators DD/MM/YYYY"): '
            "is it the performance annex?"
        )
    counts = Counter(text for _, text in outline.dates)
    printed, _ = counts.most_common(1)[0]
    day, month, year = _parts(printed)
    try:
        when = date(year, month, day)
    except ValueError:
        raise PdfError(
            f"{path}: the reporting date {printed} is impossible: "
            "ask the council for a corrected annex"
        ) from None
    dated = [
        Warning(page, None, f"dated {text} here, {printed} elsewhere")
        for page, text in outline.dates
        if _parts(text) != (day, month, year)
    ]
    return when.replace(day=calendar.monthrange(year, month)[1]), dated


def _parts(printed: str) -> tuple[int, ...]:
    """Day, month and year of a date as printed."""
    return tuple(int(part) for part in printed.split("/"))


def _title(front: Sequence[Line]) -> str | None:
    """The annex's title on its cover: the largest line that names it."""
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
