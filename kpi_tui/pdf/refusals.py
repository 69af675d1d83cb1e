"""Why a file is no report, told by what it does hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from kpi_tui.errors import PdfError, UnknownReportError
from kpi_tui.labels import plural
from kpi_tui.pdf.page.damage import find_damaged
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.rulings import JoinedRuling, join_rulings, running_along
from kpi_tui.pdf.page.survey import Holds, Sight
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.text.lines import PageText, flow, into_lines
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.profile import Profile

_PAGES_LOOKED_AT = 100
"""A refusal tells what tables stand on so many pages."""
_LEAST_LINES = 3
"""Lines in both directions that make a table."""
_UNKNOWN = (
    f"{UnknownReportError.NOT_KNOWN}it: if it is a council's report on its performance, "
    f"{UnknownReportError.COMMAND} drafts one"
)


def refuse(
    document: PdfDocument,
    transcripts: Sequence[Transcript],
    sights: Sequence[Sight],
    password: str | None,
    known: Profile | None,
) -> None:
    """Raise `PdfError` where no measure was read and no heading of a priority, and say why.

    Of a file that no profile knows, no report is named that it may be.
    """
    path = document.path
    if any(transcript.records for transcript in transcripts):
        return
    faults = faults_of(sights, transcripts)
    is_readable = any(sight.words and sight.number not in faults for sight in sights)
    is_near = any(sight.holds is not Holds.NOTHING for sight in sights)
    unread = "".join(f"; page {page} {faults[page]}" for page in sorted(faults)[:1])
    if unread and (is_near or not is_readable):
        raise PdfError(f"{path}: {unread.removeprefix('; ')}")
    if not any(sight.words for sight in sights):
        raise PdfError(
            f"{path}: no text in it, only pictures of pages: scan with text recognition first"
        )
    for transcript in transcripts:
        _refuse_without_codes(path, transcript, "" if known else _UNKNOWN)
    if any(transcript.outline.sections for transcript in transcripts):
        return
    _refuse_damaged(document, password)
    lines = (
        line
        for transcript in transcripts
        for line in (*transcript.outline.front, *transcript.running)
    )
    begins = min(lines, key=lambda line: (line.page, line.top), default=None)
    looked_for = f"looked for {transcripts[0].profile.looked_for}; " if transcripts else ""
    # What it holds instead: `2 pages that begin “AGENDA” and 3 tables, the widest headed “…”`.
    first = f" that begin{'s' * (document.count == 1)} {quoted(begins.text)}" if begins else ""
    contents = f"{plural(document.count, 'page')}{first} and {_tables(document)}"
    kind = PdfError if known else UnknownReportError
    raise kind(
        f"{path}: no table of measures in it ({looked_for}"
        f"found {contents}{unread}){f': {known.question}' if known else _UNKNOWN}"
    )


def faults_of(sights: Iterable[Sight], transcripts: Iterable[Transcript]) -> dict[int, LimitError]:
    """Return why pages could not be looked at, or were left out as they were read, by number."""
    faults = {sight.number: sight.fault for sight in sights if sight.fault}
    for transcript in transcripts:
        faults |= transcript.left_out
    return faults


def refuse_bare_headings(
    document: PdfDocument, transcript: Transcript, password: str | None
) -> None:
    """Raise `PdfError` where priorities have neither measures nor a note that says why."""
    sections = transcript.outline.sections
    if transcript.records:
        return
    _refuse_without_codes(document.path, transcript)
    if any(section.notes for section in sections):
        return
    _refuse_damaged(document, password)
    raise PdfError(
        f"{document.path}: {plural(len(sections), 'priority')} on "
        f"{_pages(section.page for section in sections)}, but no table of measures "
        f"under {'it' if len(sections) == 1 else 'any of them'} (found {_tables(document)}): "
        f"{transcript.profile.question}"
    )


def _refuse_without_codes(path: Path, transcript: Transcript, unknown: str = "") -> None:
    """Raise `PdfError` where there are tables of measures without a code.

    What is said of an `unknown` report stands at its end, and its profile's question otherwise.
    """
    tables = len({(row.page, row.columns) for row in transcript.rows})
    code = transcript.profile.code
    if not tables or code is None:
        return
    first = next(
        (flow(row.cells["measure"]) for row in transcript.rows if "measure" in row.cells), ""
    )
    kind = UnknownReportError if unknown else PdfError
    raise kind(
        f"{path}: {plural(tables, 'table')} of measures on "
        f"{_pages(row.page for row in transcript.rows)}, but no code like {code.example} in "
        f"{'its' if tables == 1 else 'their'} first column"
        f"{f'; the first reads {quoted(first)}' if first else ''}"
        f"{unknown or f': {transcript.profile.question}'}"
    )


def _refuse_damaged(document: PdfDocument, password: str | None) -> None:
    """Raise `PdfError` where a page is damaged: what it lost may be what was looked for."""
    pages = range(1, min(document.count, _PAGES_LOOKED_AT) + 1)
    for page in sorted(find_damaged(document.path, pages, password) or ()):
        raise PdfError(
            f"{document.path}: page {page} could not be read to its end: download it again"
        )


def _tables(document: PdfDocument) -> str:
    """Tell what tables stand in a file: `3 tables, the widest headed “…” on page 2`."""
    tables = list(foreign_tables(document))
    if not tables:
        return "no table"
    page, heads = max(tables, key=lambda table: len(table[1]))
    which = ", the first" if heads is tables[0][1] else ", the widest"
    which = which if len(tables) > 1 else ""
    headed = f"{which} headed {quoted(', '.join(heads))} on page {page}" if heads else ""
    return f"{plural(len(tables), 'table')}{headed}"


def foreign_tables(document: PdfDocument) -> Iterator[tuple[int, list[str]]]:
    """Yield each table drawn with lines: its page, and the texts in the cells of its first row."""
    for number in range(1, min(document.count, _PAGES_LOOKED_AT) + 1):
        try:
            page = document.open_page(number)
            text, shapes = PageText.of(page), page.shapes
        except LimitError:
            continue
        page.close()
        horizontals, verticals = join_rulings(shapes.horizontals), join_rulings(shapes.verticals)
        for top, bottom in _bands(verticals):
            across = [ruling for ruling in horizontals if top - 2 <= ruling.at <= bottom + 2]
            if len(across) >= _LEAST_LINES:
                yield number, _first_row(text, across, verticals)


def _bands(verticals: Sequence[JoinedRuling]) -> Iterator[tuple[float, float]]:
    """Yield from where to where on a page enough vertical lines stand beside each other."""
    spans = sorted(span for ruling in verticals for span in ruling.spans)
    group: list[tuple[float, float]] = []
    for span in [*spans, (float("inf"), float("inf"))]:
        if group and span[0] > max(end for _, end in group) + 2:
            if len(group) >= _LEAST_LINES:
                yield group[0][0], max(end for _, end in group)
            group = []
        group.append(span)


def _first_row(
    text: PageText, across: Sequence[JoinedRuling], verticals: Sequence[JoinedRuling]
) -> list[str]:
    """Return the texts of the first row of several cells that lines on a page make, if any."""
    for upper, lower in pairwise(across):
        edges = running_along(verticals, upper.at, lower.at)
        cells = []
        for left, right in pairwise(edges):
            words = [
                word
                for word in text.page.words
                if upper.at < word.centre < lower.at and left <= word.middle < right
            ]
            if words:
                cells.append(flow(into_lines(words)))
        if len(cells) > 1:
            return cells
    return []


def _pages(numbers: Iterable[int]) -> str:
    pages = sorted(set(numbers))
    return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
