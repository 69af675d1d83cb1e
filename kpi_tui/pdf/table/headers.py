"""The header of a table: which column holds which field, and where it stands.

Columns are read anew at every header, since their order changes within one report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling
from kpi_tui.pdf.table.bands import find_bands
from kpi_tui.pdf.table.labels import (
    LEAST_LABELS,
    UNKNOWN,
    count_label_words,
    has_only_labels,
    is_over_others,
    may_say_measure,
    read_label,
)
from kpi_tui.pdf.text.lines import Line, PageText, into_lines, squash

_NARROWEST = 4.0


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column from `x0` to `x1`; `field` is empty under a header we do not know."""

    field: str
    x0: float
    x1: float
    label: str = ""
    label_x0: float = 0.0
    """Where its label begins and, below, ends."""
    label_x1: float = 0.0


@dataclass(frozen=True, slots=True)
class Header:
    """A header row. Where it is not `parted` by lines or fills, `columns` only span its labels."""

    top: float
    bottom: float
    columns: tuple[FieldColumn, ...]
    parted: bool
    size: float

    @property
    def left(self) -> float:
        """Where the table begins."""
        return self.columns[0].x0

    @property
    def known(self) -> int:
        """How many of its columns have a heading that we know."""
        return sum(column.field != UNKNOWN for column in self.columns)

    @property
    def right(self) -> float:
        """Where the table ends."""
        return self.columns[-1].x1


def find_headers(
    text: PageText, rows: Sequence[JoinedRuling], vertical_rulings: Sequence[JoinedRuling]
) -> list[Header]:
    """Return every header row of a page, given its horizontal and vertical rulings, top down."""
    headers: list[Header] = []
    words_between = find_bands(text)
    for index, (upper, lower) in enumerate(pairwise(rows)):
        if headers and upper.at < headers[-1].bottom - 1:
            continue
        words = words_between(upper, lower)
        found: list[Header | None] = []
        if may_say_measure(words):
            found.append(_parted(words, upper.at, lower.at, vertical_rulings))
            found.append(found[0] or _unparted(words, upper, lower))
        is_whole = any(header and header.known == len(header.columns) for header in found)
        third = next((r for r in rows[index + 2 : index + 4] if r.at > lower.at + 3), None)
        if third is not None and words and not is_whole:
            below = [w for w in words_between(lower, third) if w.centre >= lower.at]
            if may_say_measure([*words, *below]):
                storeys = (upper, lower, third)
                found.append(_two_storeys(words, below, storeys, vertical_rulings))
                found.append(found[-1] or _unparted([*words, *below], upper, third))
        best = max(filter(None, found), key=lambda header: header.known, default=None)
        if best is not None:
            headers.append(best)
    return sorted([*headers, *_drawn_without_lines(text, headers)], key=lambda h: h.top)


def find_right_halves(
    text: PageText, rows: Sequence[JoinedRuling], vertical_rulings: Sequence[JoinedRuling]
) -> list[Header]:
    """Return the headers of tables whose measures stand on another page, to the left of this."""
    headers = []
    words_between = find_bands(text)
    for upper, lower in pairwise(rows):
        words = words_between(upper, lower)
        if count_label_words(words) >= LEAST_LABELS:
            header = _parted(words, upper.at, lower.at, vertical_rulings, needed=())
            header = header or _unparted(words, upper, lower, needed=())
            if header is not None and header.known == len(header.columns):
                headers.append(header)
    return headers


def _drawn_without_lines(text: PageText, headers: Sequence[Header]) -> Iterator[Header]:
    """Yield header rows that neither lines nor fills set apart: lines of text that are labels only."""
    lines = [
        line for line in text.lines if not any(h.top < line.centre < h.bottom for h in headers)
    ]
    for index, line in enumerate(lines):
        if squash(line.words[0].text) != "measure" or not has_only_labels(line):
            continue
        first = last = index
        while first > 0 and _goes_on(lines[first - 1], lines[first], lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], lines[last + 1]):
            last += 1
        words = [word for part in lines[first : last + 1] for word in part.words]
        span = ((min(w.x0 for w in words), max(w.x1 for w in words)),)
        upper = JoinedRuling(lines[first].top - 1.0, span)
        lower = JoinedRuling(lines[last].base + 0.4 * line.size, span)
        header = _unparted(words, upper, lower)
        if header is not None:
            yield header


def _goes_on(above: Line, below: Line, added: Line) -> bool:
    """Whether one of two lines goes on with a header that has the other."""
    return has_only_labels(added) and 0 < below.base - above.base < 1.6 * below.size


def _parted(
    words: list[Word],
    top: float,
    bottom: float,
    vertical_rulings: Sequence[JoinedRuling],
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build the header whose columns are parted by vertical lines."""
    edges = [ruling.at for ruling in vertical_rulings if ruling.coverage(top, bottom) >= 0.6]
    columns = []
    for x0, x1 in pairwise(edges):
        inside = [word for word in words if x0 <= word.middle < x1]
        if x1 - x0 >= _NARROWEST or inside:
            columns.append(_column(inside, x0, x1))
    return _header(columns, words, top, bottom, parted=True, needed=needed)


def _unparted(
    words: list[Word],
    upper: JoinedRuling,
    lower: JoinedRuling,
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build the header of a table without vertical lines: its columns are its labels' extents.

    Only the outer columns reach to the ends of its horizontal lines.
    """
    for gap in (0.45, 0.6, 0.33):
        columns = list(_until_unknown(map(_labelled, _clusters(words, gap))))
        header = _header(columns, words, upper.at, lower.at, parted=False, needed=needed)
        widened = _widened(header, upper, lower)
        if widened is not None:
            return widened
    return _over_others(words, upper, lower)


def _two_storeys(
    upper: list[Word],
    lower: list[Word],
    storeys: tuple[JoinedRuling, JoinedRuling, JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
) -> Header | None:
    """Build the header in which a heading stands over those of several columns, parted by lines."""
    top, middle, bottom = (ruling.at for ruling in storeys)
    wide = [ruling.at for ruling in vertical_rulings if ruling.coverage(top, middle) >= 0.6]
    edges = [ruling.at for ruling in vertical_rulings if ruling.coverage(middle, bottom) >= 0.6]
    columns = []
    for x0, x1 in pairwise(edges):
        start = max((edge for edge in wide if edge <= x0 + 2), default=x0)
        end = min((edge for edge in wide if edge >= x1 - 2), default=x1)
        inside = [word for word in lower if x0 <= word.middle < x1]
        over = [word for word in upper if start <= word.middle < end]
        if end - start < x1 - x0 + 4:
            inside, over = [*over, *inside], []
        if x1 - x0 >= _NARROWEST or inside:
            columns.append(_column(inside, x0, x1, over))
    return _header(columns, [*upper, *lower], top, bottom, parted=True)


def _over_others(words: list[Word], upper: JoinedRuling, lower: JoinedRuling) -> Header | None:
    """Build the header in which only its place tells what a heading stands over.

    Where "Actual", "Target" and "Status" come again, the next of the headings above them begins.
    """
    over: list[list[Word]] = []
    for line in into_lines(words)[:-1]:
        for start, end in line.runs():
            run = [word for word in line.words if start <= word.middle <= end]
            if is_over_others(" ".join(word.text for word in run)):
                over.append(run)
    if not over:
        return None
    above = {id(word) for run in over for word in run}
    groups = _clusters([word for word in words if id(word) not in above], 0.45)
    labels = [squash(" ".join(word.text for word in group)) for group in groups]
    columns: list[FieldColumn] = []
    current: list[str] = []
    which = 0
    for group, label in zip(groups, labels, strict=True):
        if label not in ("actual", "target", "status"):
            columns.append(_labelled(group))
            continue
        if label in current:
            which, current = which + 1, []
        current.append(label)
        columns.append(_labelled(group, over[which] if which < len(over) else ()))
    if which + 1 != len(over):
        return None
    header = _header(columns, words, upper.at, lower.at, parted=False)
    return _widened(header, upper, lower)


def _until_unknown(columns: Iterable[FieldColumn]) -> Iterator[FieldColumn]:
    """Yield columns up to the first without a known heading: there is no header with that."""
    for column in columns:
        yield column
        if column.field == UNKNOWN:
            return


def _labelled(words: list[Word], over: Sequence[Word] = ()) -> FieldColumn:
    return _column(words, min(w.x0 for w in words), max(w.x1 for w in words), over)


def _widened(header: Header | None, upper: JoinedRuling, lower: JoinedRuling) -> Header | None:
    """Return a header whose outer columns reach to the ends of its lines, if it knows them all."""
    if header is None or any(column.field == UNKNOWN for column in header.columns):
        return None
    first, *inner, last = header.columns
    first = replace(first, x0=min(upper.start, lower.start, first.x0))
    last = replace(last, x1=max(upper.end, lower.end, last.x1))
    return replace(header, columns=(first, *inner, last))


def _clusters(words: list[Word], gap: float) -> list[list[Word]]:
    """Group words standing above each other or a space apart, left to right."""
    groups: list[list[Word]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda word: word.x0):
        if groups and word.x0 - reach <= gap * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
        reach = max(reach, word.x1) if len(groups[-1]) > 1 else word.x1
    return groups


def _column(words: list[Word], x0: float, x1: float, over: Sequence[Word] = ()) -> FieldColumn:
    field, label = read_label(words, over)
    return FieldColumn(
        field,
        x0,
        x1,
        label,
        min((word.x0 for word in words), default=x0),
        max((word.x1 for word in words), default=x1),
    )


def _header(
    columns: list[FieldColumn],
    words: list[Word],
    top: float,
    bottom: float,
    *,
    parted: bool,
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build a header, if its labels are those of a table of measures."""
    fields = [column.field for column in columns if column.field != UNKNOWN]
    if (
        not set(needed) <= set(fields)
        or len(set(fields)) < (LEAST_LABELS if needed else 2)
        or len(fields) != len(set(fields))
    ):
        return None
    size = sorted(word.size for word in words)[len(words) // 2]
    return Header(top, bottom, tuple(columns), parted, size)
