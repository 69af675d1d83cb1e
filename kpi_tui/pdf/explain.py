"""Where every word of a PDF went, page by page, for a person who checks an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kpi_tui.pdf.doubts.warnings import count_left_over, in_order
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.survey import look_through, survey
from kpi_tui.pdf.refusals import foreign_tables
from kpi_tui.pdf.report.priorities import headings_of
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.convention import Convention
from kpi_tui.pdf.table.fields import KNOWN
from kpi_tui.pdf.text.line_breaks import NO_WORDS
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.sheets import SheetPlaces
from kpi_tui.profiles.profile import Profile
from kpi_tui.report import Report

HEADING = "heading"
FURNITURE = "furniture"
LEFT_OVER = "LEFT OVER"
NOT_SEEN = "NOT SEEN"
_WIDTH = 26
"""Cells for what a line is; its text stands behind."""


class Placement(NamedTuple):
    """A line of a cell or of the page, and what it was taken for."""

    page: int
    part: int
    """Which of the pages of a sheet it stands on, as their order."""
    kind: str
    """A field, `HEADING`, `FURNITURE`, `LEFT_OVER` or `NOT_SEEN`."""
    taken_for: str
    """The same in words, with the measure or the priority."""
    line: Line
    """Placed as it stands on its sheet, not on its part of one."""


def explain(transcript: Transcript, report: Report) -> list[str]:
    """Give the account of a report's words in lines of text: a heading a page, then what went where.

    Lines of a page that were taken for the same are one line. Other papers and every doubt follow.
    """
    placed = sorted(placements(transcript), key=lambda each: (each.page, each.part, each.line.top))
    account: list[str] = []
    for page, of_page in groupby(placed, key=lambda placement: placement.page):
        texts: dict[str, list[str]] = {}
        words = left_over = 0
        for placement in of_page:
            texts.setdefault(placement.taken_for, []).append(placement.line.text)
            count = len(placement.line.words)
            words += count if placement.kind != NOT_SEEN else 0
            left_over += count if placement.kind == LEFT_OVER else 0
        account.append(f"page {page}: {words:,} words, {left_over:,} left over")
        account += [f"  {name:<{_WIDTH}} {' '.join(parts)}" for name, parts in texts.items()]
    for papers in report.account.other_papers:
        account.append(f"{papers.named}: {papers.words:,} words of other papers")
    counted = set(count_left_over(report.account.leftovers))  # as the heading of its page does
    for warning in in_order(*(each for each in report.warnings if each not in counted)):
        where = [f"page {warning.page}" if warning.page else "", warning.measure_code or ""]
        account.append(": ".join(filter(None, ["doubt", *where, warning.message])))
    return account


def explain_refused(document: PdfDocument, profile: Profile) -> Iterator[str]:
    """Tell of a file that is no report how many words stand on each page, and what tables."""
    tables: dict[int, list[list[str]]] = {}
    for number, heads in foreign_tables(document):
        tables.setdefault(number, []).append(heads)
    for sight in survey(look_through(document), profile):
        yield f"page {sight.number}: {sight.words:,} words, not read"
        if sight.codes:
            yield f"  {'names':<{_WIDTH}} {' '.join(sorted(sight.codes))}"
        for heads in tables.get(sight.number, ()):
            yield f"  {'table headed':<{_WIDTH}} {', '.join(heads) or '(no words)'}"


def placements(transcript: Transcript) -> Iterator[Placement]:
    """Yield each line that was read, where it stands on its sheet, and what it was taken for."""
    places = SheetPlaces(transcript.pages)
    for kind, taken_for, lines in _lines(transcript):
        for line in lines:
            part, on_sheet = places.order(line), places.on_sheet(line)
            yield Placement(line.page, part, kind, taken_for, on_sheet)


def _lines(transcript: Transcript) -> Iterator[tuple[str, str, Sequence[Line]]]:
    """Yield the lines that were read behind what they were taken for, as kind and in words."""
    outline = transcript.outline
    headings = headings_of(outline, NO_WORDS, Convention(transcript.profile.status))
    yield FURNITURE, "column that is not kept", transcript.passed_over
    yield FURNITURE, "part without measures", transcript.passed.lines
    for heard in transcript.heard:
        for placed, code in heard.rows:
            for name, lines in placed.row.cells.items():
                if name in KNOWN:
                    yield name, f"{code} {name.replace('_', ' ')} (summary)", lines
    elsewhere = {id(line) for line in (*headings.front, *headings.strays)}
    yield FURNITURE, "running text", transcript.running
    yield FURNITURE, "header of a table", transcript.headers
    yield FURNITURE, "cover, contents, key", headings.front
    yield HEADING, "date", headings.dates
    for section in transcript.outline.sections:
        yield HEADING, f"{section.code} title", section.title_lines
        yield HEADING, f"{section.code} status", section.glyphs
        before = [line for line in section.before if id(line) not in elsewhere]
        yield HEADING, f"{section.code} heading", before
        notes = [line for line in section.notes if id(line) not in elsewhere]
        yield HEADING, f"{section.code} note", notes
    shown: set[int] = set()
    for record in transcript.records:
        for name, lines in record.lines.items():
            if name in KNOWN:
                # A cell that holds for several measures is counted at the first.
                of_its_own = [line for line in lines if id(line.words[0]) not in shown]
                shown.update(id(line.words[0]) for line in of_its_own)
                yield name, f"{record.code} {name.replace('_', ' ')}", of_its_own
    for number, ink in transcript.ink.pages.items():
        unseen = (found.word for found in ink.unseen.words if found.text)
        yield NOT_SEEN, NOT_SEEN, into_lines(unseen, number)
    yield LEFT_OVER, LEFT_OVER, (*headings.strays, *transcript.unassigned_lines)
