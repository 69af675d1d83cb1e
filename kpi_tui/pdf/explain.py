"""Where every word of a PDF went, page by page, for a person who checks an import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kpi_tui.pdf.report.draft import KNOWN_FIELDS, Draft
from kpi_tui.pdf.report.priorities import read_headings
from kpi_tui.pdf.text.line_breaks import NO_WORDS
from kpi_tui.pdf.text.lines import Line

LEFT_OVER = "LEFT OVER"
WIDTH = 26
"""Cells for what a line is; its text stands behind."""


class Placement(NamedTuple):
    """A line of a cell or of the page, and what it was taken for."""

    page: int
    top: float
    where: str
    line: Line


def explain(draft: Draft) -> list[str]:
    """The account of a report's words in lines of text: a heading a page, then what went where.

    Lines that follow each other and were taken for the same are one line.
    """
    places = sorted(_places(draft), key=lambda place: (place.page, place.top))
    told: list[str] = []
    for page, of_page in groupby(places, key=lambda place: place.page):
        lines = list(of_page)
        words = sum(len(place.line.words) for place in lines)
        left = sum(len(place.line.words) for place in lines if place.where == LEFT_OVER)
        told.append(f"page {page}: {words:,} words, {left:,} left over")
        told += _told(lines)
    return told


def _told(places: Sequence[Placement]) -> Iterator[str]:
    by_place: dict[str, list[str]] = {}
    for place in places:
        by_place.setdefault(place.where, []).append(place.line.text)
    for where, texts in by_place.items():
        yield f"  {where:<{WIDTH}} {' '.join(texts)}"


def _places(draft: Draft) -> Iterator[Placement]:
    headings = read_headings(draft.outline, NO_WORDS, shapes_matter=False)
    elsewhere = {id(line) for line in (*headings.front, *headings.strays)}
    yield from _all("running text", draft.running)
    yield from _all("header of a table", draft.headers)
    yield from _all("cover, contents, key", headings.front)
    yield from _all("date", draft.outline.date_lines)
    for section in draft.outline.sections:
        yield from _all(f"{section.code} title", section.title_lines)
        yield from _all(f"{section.code} status", section.glyphs)
        before = [line for line in section.before if id(line) not in elsewhere]
        yield from _all(f"{section.code} heading", before)
        notes = [line for line in section.notes if id(line) not in elsewhere]
        yield from _all(f"{section.code} note", notes)
    for record in draft.records:
        for name, lines in record.lines.items():
            if name in KNOWN_FIELDS:
                yield from _all(f"{record.code} {name.replace('_', ' ')}", lines)
    yield from _all(LEFT_OVER, (*headings.strays, *draft.unassigned_lines))


def _all(where: str, lines: Sequence[Line]) -> Iterator[Placement]:
    for line in lines:
        yield Placement(line.page, line.top, where, line)
