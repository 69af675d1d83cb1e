"""A PDF becomes a report: pages, rows and headings put together, and every word accounted for."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kpi_tui.errors import PdfError
from kpi_tui.figures import Unit, parse
from kpi_tui.pdf.furniture import furniture
from kpi_tui.pdf.landmarks import DATE
from kpi_tui.pdf.layout import Layout, Region, lay_out, part_columns
from kpi_tui.pdf.lines import Line, flow, into_lines
from kpi_tui.pdf.measures import Record, code_of, codes_in, reach, to_reading
from kpi_tui.pdf.opening import Opened, open_pdf
from kpi_tui.pdf.pages import Bitmap, Page
from kpi_tui.pdf.sections import (
    Outline,
    Section,
    closest_lines,
    heading_and_commitments,
    title_and_mark,
)
from kpi_tui.pdf.status import Mark, decide, find_icon, read_mark, shapes_matter
from kpi_tui.pdf.tables import Row, read_rows
from kpi_tui.report import (
    FIGURE_FIELDS,
    PROSE_FIELDS,
    STATUS_FIELDS,
    Account,
    Leftover,
    Priority,
    Reading,
    Report,
    Source,
    Status,
    Warning,
)

OnPage = Callable[[int, int], None]
"""Called with the number of the page just read and how many there are."""

KNOWN_FIELDS = {
    "measure",
    "directors",
    "portfolio_holder",
    *FIGURE_FIELDS,
    *STATUS_FIELDS,
    *PROSE_FIELDS,
}
DPI = 150


def read_report(path: str | Path, on_page: OnPage | None = None) -> Report:
    """The report that the PDF at `path` holds. Nothing is stored.

    Raises `PdfError`, with a line that names the file and says what to do, where it is no report.
    """
    with open_pdf(Path(path)) as opened:
        return _read(opened, on_page or (lambda page, of: None))


@dataclass
class _Draft:
    """What has been read so far."""

    records: list[Record] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    orphans: list[Line] = field(default_factory=list)
    """Lines of rows that belong to no measure, and of columns that we do not know."""
    taken: int = 0
    furniture: int = 0
    deferred: tuple[Row, Page, dict[str, Mark]] | None = None
    """The first part of a measure whose code is printed only on the next page."""
    codes: dict[str, int] = field(default_factory=dict)
    """Every code printed in the first column of a page's text, with its page."""


def _read(opened: Opened, on_page: OnPage) -> Report:
    pages = opened.pages
    if not any(page.words for page in pages):
        raise PdfError(
            f"{opened.path}: no text in it, only pictures of pages: scan with text recognition first"
        )
    running = furniture(pages)
    ignored = {id(word) for line in running for word in line.words}
    draft = _Draft(furniture=len(ignored))
    layouts = [lay_out(page, ignored) for page in pages]
    part_columns(layouts)
    table: Region | None = None
    for layout in layouts:
        table = _read_page(layout, table, draft)
        on_page(layout.page.number, len(pages))
        layout.page.close()
    if draft.records:
        _take_deferred(draft)
    draft.outline.close()
    if not draft.records and not draft.outline.sections:
        raise PdfError(
            f"{opened.path}: no table of measures in it (looked for a header with Measure, Director, "
            f"Period Actual, Status …): is it the performance annex?"
        )
    return _report(opened, draft)


def _read_page(layout: Layout, table: Region | None, draft: _Draft) -> Region | None:
    page = layout.page
    content, table = read_rows(layout, table)
    draft.furniture += content.header_words
    bitmap: Bitmap | None = None
    sections = len(draft.outline.sections)
    last_row = next((item for item in reversed(content.items) if isinstance(item, Row)), None)
    for item in content.items:
        if isinstance(item, Line):
            for code in codes_in(item.text):
                draft.codes.setdefault(code, page.number)
            draft.outline.line(item)
            continue
        draft.outline.table()
        bitmap = bitmap or page.render(DPI)
        _take_row(item, page, bitmap, draft, is_last=item is last_row)
    for section in draft.outline.sections[sections:]:
        bitmap = bitmap or page.render(DPI)
        _find_status(section, bitmap, page.size[0])
    return table


def _take_row(row: Row, page: Page, bitmap: Bitmap, draft: _Draft, *, is_last: bool) -> None:
    begins = code_of(row)
    marks = _marks(row, bitmap)
    if begins is not None:
        draft.records.append(Record(*begins))
        draft.codes.setdefault(begins[0], page.number)
    if not draft.records:
        _orphan(row, row.cells.keys(), draft)
        return
    _take_deferred(draft)
    if begins is None and is_last and _belongs_to_next(row, marks, draft.records[-1]):
        draft.deferred = (row, page, marks)
        return
    _add(row, page, marks, draft)


def _marks(row: Row, bitmap: Bitmap) -> dict[str, Mark]:
    """What the row's status cells show."""
    marks = {}
    for column in row.columns:
        if column.field in STATUS_FIELDS:
            box = (column.x0, row.top, column.x1, row.bottom)
            mark = read_mark(bitmap, box, row.cells.get(column.field, []))
            if mark is not None:
                marks[column.field] = mark
    return marks


def _belongs_to_next(row: Row, marks: dict[str, Mark], record: Record) -> bool:
    """Whether the last row of a page begins the measure whose code stands on the next.

    A row is broken anywhere, so its first part may hold every cell but the one with the code. A
    line parts it from the measure above, which has its own figures, owners and status.
    """
    if row.opens:
        return False
    single = {"directors", "portfolio_holder", *FIGURE_FIELDS}
    return any(name in record.lines for name in single & row.cells.keys()) or any(
        name in record.marks for name in marks
    )


def _take_deferred(draft: _Draft) -> None:
    if draft.deferred is not None:
        row, page, marks = draft.deferred
        draft.deferred = None
        _add(row, page, marks, draft)


def _add(row: Row, page: Page, marks: dict[str, Mark], draft: _Draft) -> None:
    draft.records[-1].add(row, marks, page.shapes.dots)
    unknown = [name for name in row.cells if name not in KNOWN_FIELDS]
    _orphan(row, unknown, draft)
    draft.taken += sum(len(row.cells[name]) for name in row.cells if name in KNOWN_FIELDS)


def _orphan(row: Row, names: Iterable[str], draft: _Draft) -> None:
    for name in names:
        draft.orphans += into_lines(row.cells[name], row.page)


def _find_status(section: Section, bitmap: Bitmap, right: float) -> None:
    """Look for the priority's icon behind its title, and take its glyph out of the title."""
    for index, line in enumerate(section.title_lines):
        letters = [word for word in line.words if sum(map(str.isalnum, word.text)) > 1]
        start = max((word.x1 for word in letters), default=line.x0)
        box = (start + 1, line.top - 0.5 * line.size, right, line.base + 0.5 * line.size)
        found = find_icon(bitmap, box)
        if found is None:
            continue
        section.mark, (x0, _, x1, _) = found
        kept = [word for word in line.words if not x0 - 2 < word.middle < x1 + 2]
        if kept:
            section.title_lines[index] = Line(kept, line.page)
            section.glyphs += len(line.words) - len(kept)
        return


def _report(opened: Opened, draft: _Draft) -> Report:
    outline = draft.outline
    marks = [mark for record in draft.records for many in record.marks.values() for mark in many]
    matter = shapes_matter(marks)
    rights = reach(draft.records)
    readings = tuple(to_reading(record, rights, shapes_matter=matter) for record in draft.records)
    strays = list(outline.strays)
    headings = _words_of_headings(outline)
    right = max((line.x1 for section in outline.sections for line in section.before), default=0.0)
    priorities = _priorities(outline, right, strays, shapes_matter=matter)
    priorities = _with_unannounced(priorities, readings)
    when, doubts = _report_date(opened.path, outline)
    leftovers = tuple(Leftover(line.page, line.text) for line in strays + draft.orphans)
    account = Account(
        words=draft.taken + headings,
        furniture=draft.furniture + _count(outline.front) + _count(outline.date_lines),
        leftovers=leftovers,
    )
    warnings = (*doubts, *_doubts(readings, priorities, draft, leftovers))
    source = Source(opened.path.name, opened.sha256, len(opened.pages))
    title = _title(outline.front)
    return Report(when, title, priorities, readings, source, account, warnings)


def _count(lines: Iterable[Line]) -> int:
    return sum(len(line.words) for line in lines)


def _words_of_headings(outline: Outline) -> int:
    return sum(
        _count(section.title_lines)
        + _count(section.before)
        + _count(section.notes)
        + section.glyphs
        for section in outline.sections
    )


def _priorities(
    outline: Outline, right: float, strays: list[Line], *, shapes_matter: bool
) -> tuple[Priority, ...]:
    leading = closest_lines([section.before for section in outline.sections])
    priorities: dict[str, Priority] = {}
    running_section: str | None = None
    for section in outline.sections:
        title, printed = title_and_mark(section)
        heading, commitments, lost = heading_and_commitments(section.before, title, right, leading)
        if section is outline.sections[0]:
            outline.front += lost
        else:
            strays += lost
        if section.before:
            running_section = heading
        if section.code in priorities:
            continue
        priorities[section.code] = Priority(
            code=section.code,
            title=title,
            section=running_section,
            commitments=commitments,
            status=decide(printed or section.mark, shapes_matter=shapes_matter),
            note="\n".join(line.text for line in section.notes) or None,
            page=section.page,
        )
    return tuple(priorities.values())


def _with_unannounced(
    priorities: tuple[Priority, ...], readings: Sequence[Reading]
) -> tuple[Priority, ...]:
    """The priorities, with those that have measures and no heading."""
    known = {priority.code for priority in priorities}
    lacking = {
        reading.priority_code: reading for reading in readings if reading.priority_code not in known
    }
    added = (
        Priority(code, title="", page=reading.pages[0] if reading.pages else None)
        for code, reading in lacking.items()
    )
    return (
        tuple(sorted((*priorities, *added), key=lambda priority: priority.code))
        if lacking
        else priorities
    )


def _report_date(path: Path, outline: Outline) -> tuple[date, list[Warning]]:
    """The month's last day as printed, and a warning where more than one date is."""
    if not outline.dates:
        raise PdfError(
            f'{path}: no reporting date in it (looked for "Status of Indicators DD/MM/YYYY"): is it the performance annex?'
        )
    counts = Counter(text for _, text in outline.dates)
    printed, _ = counts.most_common(1)[0]
    match = DATE.search(printed)
    assert match is not None
    day, month, year = (int(part) for part in match.groups())
    try:
        when = date(year, month, day)
    except ValueError:
        raise PdfError(
            f"{path}: the reporting date {printed} is impossible: ask the council for a corrected annex"
        ) from None
    others = [(page, text) for page, text in outline.dates if text != printed]
    doubts = [
        Warning(page, None, f"dated {text} here, {printed} elsewhere") for page, text in others
    ]
    last = calendar.monthrange(year, month)[1]
    return when.replace(day=last), doubts


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


def _doubts(
    readings: Sequence[Reading],
    priorities: Sequence[Priority],
    draft: _Draft,
    leftovers: Sequence[Leftover],
) -> Iterable[Warning]:
    """What a person should look at."""
    seen: Counter[str] = Counter()
    for reading in readings:
        code, page = reading.measure_code, reading.pages[0] if reading.pages else None
        seen[code] += 1
        if seen[code] == 2:
            yield Warning(page, code, "listed twice")
        for name in STATUS_FIELDS:
            if getattr(reading, name) is Status.UNREADABLE:
                yield Warning(page, code, f"{_label(name)} is not readable")
        for name in FIGURE_FIELDS:
            printed = getattr(reading, name)
            if parse(printed).unit is Unit.TEXT and printed[:1] in "£-0123456789":
                yield Warning(page, code, f"{_label(name)} {printed} is cut off or misprinted")
    for code, page in draft.codes.items():
        if code not in seen:
            yield Warning(page, code, "printed, but not in a table: not imported")
    for priority in priorities:
        if priority.status is Status.UNREADABLE:
            yield Warning(priority.page, None, f"the status of {priority.code} is not readable")
    if leftovers:
        pages = sorted({leftover.page for leftover in leftovers})
        count = sum(len(leftover.text.split()) for leftover in leftovers)
        yield Warning(
            pages[0], None, f"{count} words left over on page {', '.join(map(str, pages))}"
        )


def _label(name: str) -> str:
    return name.replace("ytd_", "year-to-date ").replace("_", " ")
