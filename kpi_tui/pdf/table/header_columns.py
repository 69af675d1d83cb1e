"""The columns of a header: parted by lines, by the white space between labels, in one storey or two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling, running_along
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.labels import UNKNOWN, heading_text, into_groups, read_label
from kpi_tui.pdf.table.touching import over_lines, part_touching, seams
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.profiles.labels import BLANK, IGNORED, UNREAD, Labels, key, stand_behind
from kpi_tui.profiles.row_kinds import ROW_KIND

_NARROWEST = 4.0
_MOST_OVER = 4
"""So many headings that may stand over others are looked at."""
HANGING = 3.0
"""Points to the left of the column in which a measure begins at which words are still its own."""


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
    text_x0: float | None = None
    """Where its text begins, close behind that of the column before; `None` where it is not so close."""

    def holds(self, word: Word, hanging: float = 0.0) -> bool:
        """Whether the middle of a word stands in it, or no more than `hanging` points to its left."""
        return self.x0 - hanging <= word.middle < self.x1


def column_at(x: float, starts: Sequence[float]) -> int:
    """Return which of the columns that begin at `starts` holds an x: the first what is left of all."""
    return max(bisect_right(starts, x) - 1, 0)


@dataclass(frozen=True, slots=True)
class Header:
    """A header row. Where it is not `parted` by lines or fills, `columns` only span its labels.

    `size` is the usual size of its font, in points.
    """

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


def parted_header(
    words: list[Word],
    top: float,
    bottom: float,
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
    *,
    is_right_half: bool = False,
) -> Header | None:
    """Build the header whose columns are parted by vertical lines."""
    edges = running_along(vertical_rulings, top, bottom)
    words = over_lines(words, edges)
    columns = []
    for x0, x1 in pairwise(edges):
        inside = [word for word in words if x0 <= word.middle < x1]
        if x1 - x0 >= _NARROWEST or inside:
            columns.append(_column(inside, x0, x1, labels))
    columns = _told_apart(columns, labels)
    blank = next((at for at, column in enumerate(columns) if not column.label), None)
    is_headed = any(column.field == "measure" for column in columns)
    if blank is not None and not is_headed and BLANK in labels.fields.get("measure", ()):
        columns[blank] = replace(columns[blank], field="measure")
    elif blank is not None and is_headed and BLANK in labels.fields.get(ROW_KIND, ()):
        columns[blank] = replace(columns[blank], field=ROW_KIND)
    return _header(columns, words, (top, bottom), labels, parted=True, is_right_half=is_right_half)


def unparted_header(
    words: list[Word],
    upper: JoinedRuling,
    lower: JoinedRuling,
    labels: Labels,
    *,
    is_right_half: bool = False,
    lines: Sequence[Line] = (),
) -> Header | None:
    """Build the header of a table without vertical lines: its columns are its labels' extents.

    Only the outer columns reach to the ends of its horizontal lines. Labels that touch are told
    apart by the `lines` of the page below them.
    """
    if not all(labels.may_hold(word.text) or any(seams(word.text)) for word in words):
        return None  # so are most rows refused, before anything is tried
    below = [line for line in lines if line.base > lower.at]
    tried: list[list[list[Word]]] = []
    for gap in (0.45, 0.6, 0.33):
        columns: list[FieldColumn] = []
        groups = into_groups(words, gap)
        if groups in tried:
            continue
        tried.append(groups)
        labelled = [part for group in groups for part in _labelled_parts(group, labels, below)]
        for column in _told_apart(labelled, labels):
            columns.append(column)
            if column.field == UNKNOWN:
                break  # there is no header with that
        extent = upper.at, lower.at
        header = _header(columns, words, extent, labels, parted=False, is_right_half=is_right_half)
        widened = _widened(header, upper, lower)
        if widened is not None:
            return widened
    return _over_others(words, upper, lower, labels)


def two_storeys(
    upper: list[Word],
    lower: list[Word],
    storeys: tuple[JoinedRuling, JoinedRuling, JoinedRuling],
    vertical_rulings: Sequence[JoinedRuling],
    labels: Labels,
) -> Header | None:
    """Build the header in which a heading stands over those of several columns, parted by lines."""
    top, middle, bottom = (ruling.at for ruling in storeys)
    wide = running_along(vertical_rulings, top, middle)
    edges = running_along(vertical_rulings, middle, bottom)
    lower = over_lines(lower, edges)
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
    columns = _told_apart(columns, labels)
    return _header(columns, [*upper, *lower], (top, bottom), labels, parted=True)


def _over_others(
    words: list[Word], upper: JoinedRuling, lower: JoinedRuling, labels: Labels
) -> Header | None:
    """Build the header in which only its place tells what a heading stands over.

    Where "Actual", "Target" and "Status" come again, the next of the headings above them begins.
    """
    over: list[list[Word]] = []
    for line in into_lines(words)[:-1]:
        over += [run for run in line.word_runs() if labels.is_over_others(text_of(run))]
    # Other headings may begin or end with the same word: "Performance status".
    tried = (
        _below(chosen, words, upper, lower, labels)
        for count in range(len(over[:_MOST_OVER]), 0, -1)
        for chosen in combinations(over[:_MOST_OVER], count)
    )
    return next(filter(None, tried), None)


def _below(
    over: Sequence[list[Word]],
    words: list[Word],
    upper: JoinedRuling,
    lower: JoinedRuling,
    labels: Labels,
) -> Header | None:
    """Build the header in which these headings stand over others."""
    above = {id(word) for run in over for word in run}
    groups = into_groups([word for word in words if id(word) not in above], 0.45)
    columns: list[FieldColumn] = []
    current: list[str] = []
    which = 0
    for group in groups:
        said = heading_text(group)
        if not labels.is_below_others(said):
            columns.append(_labelled(group, labels))
            continue
        is_other = which + 1 < len(over) and not labels.field_of(f"{text_of(over[which])} {said}")
        if key(said) in current or (current and is_other):
            which, current = which + 1, []
        current.append(key(said))
        columns.append(_labelled(group, labels, over[which] if which < len(over) else ()))
    if which + 1 != len(over):
        return None
    header = _header(columns, words, (upper.at, lower.at), labels, parted=False)
    return _widened(header, upper, lower)


def _told_apart(columns: list[FieldColumn], labels: Labels) -> list[FieldColumn]:
    """Return columns, those of one heading told apart by what they stand behind, where that is declared."""
    found = []
    for column, before in zip(columns, stand_behind([c.label for c in columns]), strict=True):
        label = f"{before} {column.label}"
        field = labels.field_of(label) if before else None
        found.append(column if field is None else replace(column, field=field, label=label))
    return found


def _labelled(words: list[Word], labels: Labels, over: Sequence[Word] = ()) -> FieldColumn:
    return _column(words, min(w.x0 for w in words), max(w.x1 for w in words), labels, over)


def _labelled_parts(group: list[Word], labels: Labels, below: Sequence[Line]) -> list[FieldColumn]:
    """Return the column of a label, or those of labels that touch."""

    def is_known(words: Sequence[Word]) -> bool:
        return read_label(words, labels)[0] != UNKNOWN

    whole = _labelled(group, labels)
    if whole.field != UNKNOWN:
        return [whole]
    parts = part_touching(group, is_known, below, is_whole=True)
    return [_labelled(part, labels) for part in parts] if len(parts) > 1 else [whole]


def _widened(header: Header | None, upper: JoinedRuling, lower: JoinedRuling) -> Header | None:
    """Return a header whose outer columns reach to the ends of its lines, if it knows them all."""
    if header is None or any(column.field == UNKNOWN for column in header.columns):
        return None
    first, *inner, last = header.columns
    first = replace(first, x0=min(upper.start, lower.start, first.x0))
    last = replace(last, x1=max(upper.end, lower.end, last.x1))
    return replace(header, columns=(first, *inner, last))


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
    is_right_half: bool = False,
) -> Header | None:
    """Build a header, if its labels are those of a table of measures, or of the right half of one."""
    known = [column for column in columns if column.field not in (UNKNOWN, UNREAD, IGNORED)]
    fields = [column.field for column in known]
    forms = filter(None, (labels.form_of(column.label) for column in known))
    held = {*fields, *(name for form in forms for name in form.fields)}
    if (
        ("measure" not in fields and not is_right_half)
        or len(held) < (2 if is_right_half else labels.least)
        or len(fields) != len(set(fields))
    ):
        return None
    size = sorted(word.size for word in words)[len(words) // 2]
    return Header(*extent, tuple(columns), parted, size)
