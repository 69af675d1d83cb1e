"""Pages that the printed numbers of the others say are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpi_tui.pdf.doubts.page_numbers import STRIPS, height_of, lines_at_edge
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import PAGE_NUMBER
from kpi_tui.regex import regex
from kpi_tui.report import Warning

_NUMBER = regex(r"(?:.*?\s)??(page\s*)?(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?", re.I)
_ALONE = regex(r"\d{1,4}")
_FEWEST = {True: 1, False: 2}
"""So many pages must be numbered as they follow, where a word says that it is a page's number or not."""
MAY_GO_ON = "may go on on a page that is missing"
"""What is told of the measure before one: a row that was cut there goes on with another's end."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A page of the file, and the number that is printed on it."""

    line: Line
    place: int
    """Which page of the file it would be, if none before it were there twice."""
    number: int
    of: int | None
    worded: bool

    @property
    def page(self) -> int:
        """Which page of the file it is."""
        return self.line.page


@dataclass(frozen=True, slots=True)
class Gap:
    """Pages that are missing between two of the file, or behind its last."""

    before: int
    """The page of the file that they follow."""
    after: int
    """The one that follows them: the same where none does."""
    message: str


def find_gaps(texts: Sequence[PageText]) -> tuple[list[Line], list[Gap]]:
    """Return the printed numbers where some are missing, and where that is.

    Of a file that is a part of another the numbers begin anywhere; a blank page may have none.
    """
    if len({text.page.number for text in texts}) < len(texts):
        return [], []  # sheets of several pages
    places: dict[tuple[int, int], list[Numbered]] = {}
    last = 0
    for text, last in _each_once(texts):
        for numbered in _numbered(text, last):
            # By where it ends: other words may stand before it.
            strip = round(STRIPS * numbered.line.x1 / text.page.size[0])
            places.setdefault((height_of(numbered.line), strip), []).append(numbered)
    lines: list[Line] = []
    gaps: list[Gap] = []
    for series in places.values():
        found = list(_gaps(series, last))
        gaps += found
        lines += [each.line for each in series if found and PAGE_NUMBER.fullmatch(each.line.text)]
    # Right and left pages may be numbered at different places: the closer two say where it is.
    return lines, [gap for gap in gaps if not any(_is_within(each, gap) for each in gaps)]


def _is_within(inner: Gap, outer: Gap) -> bool:
    return inner != outer and outer.before <= inner.before and inner.after <= outer.after


def _each_once(texts: Sequence[PageText]) -> Iterator[tuple[PageText, int]]:
    """Yield each page and its place, without those that say all that one before says, numbers too."""
    seen: set[tuple[str, ...]] = set()
    copies = 0
    for text in texts:
        said = tuple(line.text for line in text.lines)
        if said in seen:
            copies += 1
            continue
        if any(_numbered(text, 0)):
            seen.add(said)
        yield text, text.page.number - copies


def _numbered(text: PageText, place: int) -> Iterator[Numbered]:
    """Yield what may be the number of a page, at its top and at its foot."""
    for line in lines_at_edge(text):
        said = line.text.strip()
        match = _NUMBER.fullmatch(said)
        if match and (match[1] or _ALONE.fullmatch(said) or (match[3] and match.start(2) == 0)):
            of = int(match[3]) if match[3] else None
            yield Numbered(line, place, int(match[2]), of, bool(match[1] or of))


def _gaps(series: Sequence[Numbered], last: int) -> Iterator[Gap]:
    """Yield where the numbers that stand at one place leave some out."""
    steps = [(a, b, (b.number - a.number) - (b.place - a.place)) for a, b in pairwise(series)]
    wide = [(a, b, missing) for a, b, missing in steps if missing > 0]
    sound = sum(missing == 0 for _, _, missing in steps)
    least = _FEWEST[all(each.worded for each in series)]
    if sound < max(least, len(wide)) or len(wide) + sound < len(steps):
        return
    for a, b, missing in wide:
        yield Gap(a.page, b.page, f"is numbered {b.number} behind {a.number}: {_counted(missing)}")
    first, end = series[0], series[-1]
    begins = first.number == first.place and not wide
    lacking = (end.of or 0) - end.number - (last - end.place)
    if begins and lacking > 0 and first.of == end.of:
        message = f"is numbered {end.number} of {end.of}: {_counted(lacking)} behind it"
        yield Gap(end.page, end.page, message)


def _counted(missing: int) -> str:
    return "a page is missing" if missing == 1 else f"{missing} pages are missing"


def warn_missing(records: Sequence[Record], gaps: Sequence[Gap]) -> Iterator[Warning]:
    """Yield a warning for each gap among the pages of measures, and for the measure before it."""
    pages = [page for record in records for page in record.pages]
    for gap in gaps:
        if not pages or gap.after < min(pages) or gap.before > max(pages):
            continue
        yield Warning(gap.after, None, f"{gap.message}, and measures may be")
        last = [record for record in records if record.pages and record.pages[0] <= gap.before][-1:]
        for record in last:
            yield Warning(record.pages[0], record.code, MAY_GO_ON)
