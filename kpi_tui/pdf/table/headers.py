"""The header of a table: which column holds which field, and where it stands.

Columns are read anew at every header, since their order changes within one report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling
from kpi_tui.pdf.text.lines import Line, PageText, flow, into_lines, squash

LABELS = {
    "measure": "measure",
    "measures": "measure",
    "indicator": "measure",
    "director": "directors",
    "directors": "directors",
    "portfolioholder": "portfolio_holder",
    "portfolioholders": "portfolio_holder",
    "cabinetmember": "portfolio_holder",
    "periodactual": "period_actual",
    "periodtarget": "period_target",
    "status": "period_status",
    "periodstatus": "period_status",
    "comment": "comment",
    "comments": "comment",
    "commentary": "comment",
    "improvementplan": "improvement_plan",
    "timeframe": "timeframe",
    "timescale": "timeframe",
    "financeimpact": "finance_impact",
    "financialimpact": "finance_impact",
    "riskimpact": "risk_impact",
    "ytdactual": "ytd_actual",
    "ytdtarget": "ytd_target",
    "ytd": "ytd_status",
    "ytdstatus": "ytd_status",
}
"""What headers say, without white space, hyphens and case, and the field it names."""

_LABEL_WORDS = frozenset(
    (
        *("measure", "director", "portfolio", "holder", "period", "actual", "target", "status"),
        *("comment", "improvement", "plan", "timeframe", "finance", "impact", "risk", "ytd"),
    )
)
_UNKNOWN = ""
_LEAST_LABELS = 4
_NARROWEST = 4.0
_ALIGNED = 1.5
"""Text no further off than this many points stands below the edge of its label."""


Stretch = tuple[float, float]
"""From one x to another."""


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
    def right(self) -> float:
        """Where the table ends."""
        return self.columns[-1].x1


def find_headers(
    text: PageText, rows: Sequence[JoinedRuling], vertical_rulings: Sequence[JoinedRuling]
) -> list[Header]:
    """Return every header row of a page, given its horizontal and vertical rulings, top down."""
    headers: list[Header] = []
    for upper, lower in pairwise(rows):
        words = [w for w in text.page.words if upper.at < w.centre < lower.at]
        if not any(word.text.casefold().startswith(("me", "in")) for word in words):
            continue
        header = _parted(words, upper.at, lower.at, vertical_rulings)
        header = header or _unparted(words, upper, lower)
        if header is not None:
            headers.append(header)
    return sorted([*headers, *_drawn_without_lines(text, headers)], key=lambda h: h.top)


def _drawn_without_lines(text: PageText, headers: Sequence[Header]) -> Iterator[Header]:
    """Yield header rows that neither lines nor fills set apart: lines of text that are labels only."""
    lines = [
        line for line in text.lines if not any(h.top < line.centre < h.bottom for h in headers)
    ]
    for index, line in enumerate(lines):
        if squash(line.words[0].text) != "measure" or not _is_labels(line):
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
    return _is_labels(added) and 0 < below.base - above.base < 1.6 * below.size


def _is_labels(line: Line) -> bool:
    return all(squash(word.text) in _LABEL_WORDS for word in line.words)


def _parted(
    words: list[Word], top: float, bottom: float, vertical_rulings: Sequence[JoinedRuling]
) -> Header | None:
    """Build the header whose columns are parted by vertical lines."""
    edges = [ruling.at for ruling in vertical_rulings if ruling.coverage(top, bottom) >= 0.6]
    columns = []
    for x0, x1 in pairwise(edges):
        inside = [word for word in words if x0 <= word.middle < x1]
        if x1 - x0 >= _NARROWEST or inside:
            columns.append(_column(inside, x0, x1))
    return _header(columns, words, top, bottom, parted=True)


def _unparted(words: list[Word], upper: JoinedRuling, lower: JoinedRuling) -> Header | None:
    """Build the header of a table without vertical lines: its columns are its labels' extents.

    Only the outer columns reach to the ends of its horizontal lines.
    """
    for gap in (0.45, 0.6, 0.33):
        columns = [
            _column(group, min(w.x0 for w in group), max(w.x1 for w in group))
            for group in _clusters(words, gap)
        ]
        header = _header(columns, words, upper.at, lower.at, parted=False)
        if header is not None and not any(c.field == _UNKNOWN for c in header.columns):
            first, *inner, last = header.columns
            first = replace(first, x0=min(upper.start, lower.start, first.x0))
            last = replace(last, x1=max(upper.end, lower.end, last.x1))
            return replace(header, columns=(first, *inner, last))
    return None


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


def _column(words: list[Word], x0: float, x1: float) -> FieldColumn:
    label = flow(into_lines(words)) if words else ""
    return FieldColumn(
        LABELS.get(squash(label).replace("-", ""), _UNKNOWN),
        x0,
        x1,
        label,
        min((word.x0 for word in words), default=x0),
        max((word.x1 for word in words), default=x1),
    )


def _header(
    columns: list[FieldColumn], words: list[Word], top: float, bottom: float, *, parted: bool
) -> Header | None:
    """Build a header, if its labels are those of a table of measures."""
    fields = [column.field for column in columns if column.field != _UNKNOWN]
    if (
        "measure" not in fields
        or len(set(fields)) < _LEAST_LABELS
        or len(fields) != len(set(fields))
    ):
        return None
    size = sorted(word.size for word in words)[len(words) // 2]
    return Header(top, bottom, tuple(columns), parted, size)


def part_by_whitespace(header: Header, stretches: Sequence[Stretch]) -> tuple[FieldColumn, ...]:
    """Return the columns of a table without vertical lines, parted where the fewest lines stand.

    `stretches` are where the lines of text in the table's rows begin and end. Labels stand over
    the left or the right edge of their column's text: where the rows show which, the border is the
    stretch beside that edge, else the widest between the two labels.
    """
    columns = header.columns
    starting = [_starts(column, stretches) for column in columns]
    ending = [_ends(column, stretches) for column in columns]
    # Columns without text say nothing: a table may have a row of three cells.
    mostly_left = sum(starting) > sum(ending)
    edges = [header.left]
    for one, other in pairwise(columns):
        free = _emptiest(
            [*stretches, *((c.label_x0, c.label_x1) for c in columns)],
            (one.label_x0 + one.label_x1) / 2,
            (other.label_x0 + other.label_x1) / 2,
        )
        if _ends(one, stretches) and not _starts(one, stretches):
            after = [piece for piece in free if piece[0] > one.label_x1 - 0.5]
            chosen = after[0] if after else _widest(free)
        elif _starts(other, stretches) or mostly_left:
            before = [piece for piece in free if piece[1] < other.label_x0 + 0.5]
            chosen = before[-1] if before else _widest(free)
        else:
            chosen = _widest(free)
        edges.append((chosen[0] + chosen[1]) / 2)
    edges.append(header.right)
    return tuple(replace(column, x0=edges[i], x1=edges[i + 1]) for i, column in enumerate(columns))


def _starts(column: FieldColumn, stretches: Sequence[Stretch]) -> bool:
    """Whether text of the rows begins below the beginning of a column's label."""
    return any(abs(start - column.label_x0) < _ALIGNED for start, _ in stretches)


def _ends(column: FieldColumn, stretches: Sequence[Stretch]) -> bool:
    """Whether text of the rows ends below the end of a column's label."""
    return any(abs(end - column.label_x1) < _ALIGNED for _, end in stretches)


def _widest(pieces: Sequence[Stretch]) -> Stretch:
    return max(pieces, key=lambda piece: piece[1] - piece[0])


def _emptiest(stretches: Sequence[Stretch], start: float, end: float) -> list[Stretch]:
    """Return the pieces between two x over which the fewest lines of text stand, left to right."""
    inside = [(max(a, start), min(b, end)) for a, b in stretches if b > start and a < end]
    borders = sorted({start, end, *(x for stretch in inside for x in stretch)})
    pieces = list(pairwise(borders))
    counts = [sum(x0 <= a and b <= x1 for x0, x1 in inside) for a, b in pieces]
    least = min(counts, default=0)
    free = [piece for piece, count in zip(pieces, counts, strict=True) if count == least]
    return [piece for piece in free if piece[1] - piece[0] > 0.3] or free or [(start, end)]
