"""The numbers that pages print: where they stand, and whether they are in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.regex import regex

_NUMBER = regex(r"(?:page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_EDGE = 0.12
"""The share of a page, at its top and at its foot, in which its number stands."""
_LEVEL = 6
"""Points: numbers that stand no further apart stand at one height."""
STRIPS = 8
"""Numbers at one height are told apart by the strip of the page in which they stand."""


def numbers_on(text: PageText) -> dict[int, int]:
    """Return what may be the number of a page, by the height at which it stands."""
    return {height_of(line): number for line, number in _numbered(text)}


def misplaced_numbers(texts: Sequence[PageText]) -> tuple[list[Line], dict[int, str]]:
    """Return the printed page numbers where they are out of order, and what each such page says.

    Numbers at one place that count on without a gap, but not from page to page, number pages that
    were put together in a wrong order.
    """
    places: dict[tuple[int, int], list[tuple[Line, int]]] = {}
    for text in texts:
        width = text.page.size[0]
        for line, number in _numbered(text):
            middle = (line.x0 + line.x1) / 2 / width
            place = (height_of(line), round(STRIPS * middle))
            places.setdefault(place, []).append((line, number))
    for numbered in places.values():
        lines, numbers = [line for line, _ in numbered], [number for _, number in numbered]
        pages = {line.page for line in lines}
        counts_on = sorted(numbers) == list(range(min(numbers), min(numbers) + len(numbers)))
        if counts_on and len(pages) == len(lines) == len(texts) and numbers != sorted(numbers):
            return lines, {
                line.page: f"is numbered {number} behind {before}"
                for (_, before), (line, number) in pairwise(numbered)
                if number != before + 1
            }
    return [], {}


def _numbered(text: PageText) -> list[tuple[Line, int]]:
    """Return the lines at the top and at the foot of a page that are a number and nothing else."""
    return [
        (line, int(match[1]))
        for line in lines_at_edge(text)
        if (match := _NUMBER.fullmatch(line.text.strip()))
    ]


def lines_at_edge(text: PageText) -> Iterator[Line]:
    """Yield the lines at the top and at the foot of a page, where its number stands."""
    height = text.page.size[1]
    return (line for line in text.lines if not _EDGE < line.base / height < 1 - _EDGE)


def height_of(line: Line) -> int:
    """Return the height at which a line stands, the same for those of one level."""
    return round(line.base / _LEVEL)
