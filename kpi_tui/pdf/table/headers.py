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
from kpi_tui.pdf.table.labels import UNKNOWN, may_say_measure, read_label
from kpi_tui.pdf.text.lines import Line, PageText, into_lines, squash
from kpi_tui.profiles.labels import IGNORED, Labels

_NARROWEST = 4.0
_WIDE = 0.6
"""Of a header's width: so much of it the line below it crosses."""


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
    text: PageText,
    rows: Sequence[JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
) -> list[Header]:
    """Return every header row of a page, given its horizontal and vertical rulings, top down."""
    headers: list[Header] = []
    words_between = find_bands(text)
    for index, (upper, lower) in enumerate(pairwise(rows)):
        over = headers[-1] if headers and upper.at < headers[-1].bottom - 1 else None
        if over is not None and over.parted:
            continue
        words = words_between(upper, lower)
        found: list[Header | None] = []
        if may_say_measure(words, labels):
            found.append(_parted(words, upper.at, lower.at, vertical_rulings, labels))
            found.append(found[0] or _unparted(words, upper, lower, labels))
        is_whole = any(header and header.known == len(header.columns) for header in found)
        third = _third(rows[index + 2 : index + 6], upper, lower)
        if third is not None and words and not is_whole:
            below = [w for w in words_between(lower, third) if w.centre >= lower.at]
            alone = _parted(below, lower.at, third.at, vertical_rulings, labels)
            # What stands above a whole header is a heading's.
            is_alone = alone is not None and alone.known == len(alone.columns)
            if may_say_measure([*words, *below], labels) and not is_alone:
                storeys = (upper, lower, third)
                found.append(_two_storeys(words, below, storeys, vertical_rulings, labels))
                found.append(found[-1] or _unparted([*words, *below], upper, third, labels))
        best = max(filter(None, found), key=lambda header: header.known, default=None)
        if best is not None and over is None:
            headers.append(best)
        elif over is not None and best is not None and best.parted and best.known >= over.known:
            headers[-1] = best  # what was taken for its first storey is a heading's
    return sorted([*headers, *_drawn_without_lines(text, headers, labels)], key=lambda h: h.top)


def _third(
    below: Sequence[JoinedRuling], upper: JoinedRuling, lower: JoinedRuling
) -> JoinedRuling | None:
    """Return the line below a second storey: one that only underlines words ends none."""
    lines = [ruling for ruling in below if ruling.at > lower.at + 3]
    wide = (r for r in lines if r.coverage(upper.start, upper.end) >= _WIDE)
    return next(wide, next(iter(lines[:2]), None))


def find_right_halves(
    text: PageText,
    rows: Sequence[JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
) -> list[Header]:
    """Return the headers of tables whose measures stand on another page, to the left of this."""
    headers = []
    words_between = find_bands(text)
    for upper, lower in pairwise(rows):
        words = words_between(upper, lower)
        if sum(squash(word.text) in labels.words for word in words) >= labels.least:
            header = _parted(words, upper.at, lower.at, vertical_rulings, labels, needed=())
            header = header or _unparted(words, upper, lower, labels, needed=())
            if header is not None and header.known == len(header.columns):
                headers.append(header)
    return headers


def _drawn_without_lines(
    text: PageText, headers: Sequence[Header], labels: Labels
) -> Iterator[Header]:
    """Yield header rows that neither lines nor fills set apart: lines of text that are labels only."""
    lines = [
        line for line in text.lines if not any(h.top < line.centre < h.bottom for h in headers)
    ]
    for index, line in enumerate(lines):
        if squash(line.words[0].text) not in labels.first_words or not _is_labels(line, labels):
            continue
        first = last = index
        while first > 0 and _goes_on(lines[first - 1], lines[first], lines[first - 1], labels):
            first -= 1
        while last + 1 < len(lines) and _goes_on(
            lines[last], lines[last + 1], lines[last + 1], labels
        ):
            last += 1
        words = [word for part in lines[first : last + 1] for word in part.words]
        # No line says how far the table reaches: as far as any text does.
        reach = max(word.x1 for word in text.page.words)
        span = ((min(w.x0 for w in words), reach),)
        upper = JoinedRuling(lines[first].top - 1.0, span)
        lower = JoinedRuling(lines[last].base + 0.4 * line.size, span)
        header = _unparted(words, upper, lower, labels)
        if header is not None:
            yield header


def _goes_on(above: Line, below: Line, added: Line, labels: Labels) -> bool:
    """Whether one of two lines goes on with a header that has the other."""
    return _is_labels(added, labels) and 0 < below.base - above.base < 1.6 * below.size


def _is_labels(line: Line, labels: Labels) -> bool:
    return all(squash(word.text) in labels.words for word in line.words)


def _parted(
    words: list[Word],
    top: float,
    bottom: float,
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build the header whose columns are parted by vertical lines."""
    edges = [ruling.at for ruling in vertical_rulings if ruling.coverage(top, bottom) >= 0.6]
    columns = []
    for x0, x1 in pairwise(edges):
        inside = [word for word in words if x0 <= word.middle < x1]
        if x1 - x0 >= _NARROWEST or inside:
            columns.append(_column(inside, x0, x1, labels))
    return _header(columns, words, (top, bottom), labels, parted=True, needed=needed)


def _unparted(
    words: list[Word],
    upper: JoinedRuling,
    lower: JoinedRuling,
    labels: Labels,
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build the header of a table without vertical lines: its columns are its labels' extents.

    Only the outer columns reach to the ends of its horizontal lines.
    """
    for gap in (0.45, 0.6, 0.33):
        groups = (_labelled(group, labels) for group in _clusters(words, gap))
        columns = list(_until_unknown(groups))
        extent = upper.at, lower.at
        header = _header(columns, words, extent, labels, parted=False, needed=needed)
        widened = _widened(header, upper, lower)
        if widened is not None:
            return widened
    return _over_others(words, upper, lower, labels)


def _two_storeys(
    upper: list[Word],
    lower: list[Word],
    storeys: tuple[JoinedRuling, JoinedRuling, JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
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
            columns.append(_column(inside, x0, x1, labels, over))
    return _header(columns, [*upper, *lower], (top, bottom), labels, parted=True)


def _over_others(
    words: list[Word], upper: JoinedRuling, lower: JoinedRuling, labels: Labels
) -> Header | None:
    """Build the header in which only its place tells what a heading stands over.

    Where "Actual", "Target" and "Status" come again, the next of the headings above them begins.
    """
    over: list[list[Word]] = []
    for line in into_lines(words)[:-1]:
        for start, end in line.runs():
            run = [word for word in line.words if start <= word.middle <= end]
            if labels.is_over_others(" ".join(word.text for word in run)):
                over.append(run)
    if not over:
        return None
    above = {id(word) for run in over for word in run}
    groups = _clusters([word for word in words if id(word) not in above], 0.45)
    texts = [squash(" ".join(word.text for word in group)) for group in groups]
    columns: list[FieldColumn] = []
    current: list[str] = []
    which = 0
    for group, text in zip(groups, texts, strict=True):
        if text not in labels.below:
            columns.append(_labelled(group, labels))
            continue
        if text in current:
            which, current = which + 1, []
        current.append(text)
        columns.append(_labelled(group, labels, over[which] if which < len(over) else ()))
    if which + 1 != len(over):
        return None
    header = _header(columns, words, (upper.at, lower.at), labels, parted=False)
    return _widened(header, upper, lower)


def _until_unknown(columns: Iterable[FieldColumn]) -> Iterator[FieldColumn]:
    """Yield columns up to the first without a known heading: there is no header with that."""
    for column in columns:
        yield column
        if column.field == UNKNOWN:
            return


def _labelled(words: list[Word], labels: Labels, over: Sequence[Word] = ()) -> FieldColumn:
    return _column(words, min(w.x0 for w in words), max(w.x1 for w in words), labels, over)


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


def _column(
    words: list[Word], x0: float, x1: float, labels: Labels, over: Sequence[Word] = ()
) -> FieldColumn:
    field, label = read_label(words, labels, over)
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
    extent: tuple[float, float],
    labels: Labels,
    *,
    parted: bool,
    needed: Sequence[str] = ("measure",),
) -> Header | None:
    """Build a header, if its labels are those of a table of measures."""
    fields = [column.field for column in columns if column.field not in (UNKNOWN, IGNORED)]
    if (
        not set(needed) <= set(fields)
        or len(set(fields)) < (labels.least if needed else 2)
        or len(fields) != len(set(fields))
    ):
        return None
    size = sorted(word.size for word in words)[len(words) // 2]
    return Header(*extent, tuple(columns), parted, size)
