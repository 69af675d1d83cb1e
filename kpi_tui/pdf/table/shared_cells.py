"""Cells that hold more than one field: a figure and its status, a status and an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.directions import is_direction
from kpi_tui.pdf.table.fields import DIRECTION, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.lines import Line, squash
from kpi_tui.profiles.arrows import ARROWS
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.profile import Profile
from kpi_tui.status import Status

_AROUND = "()[],;:"
"""What may stand around a word of status that follows a figure."""


def with_shared(columns: Sequence[FieldColumn], labels: Labels) -> tuple[FieldColumn, ...]:
    """Return the columns, each of them once for every field that its cells hold."""
    return tuple(
        replace(column, field=name)
        for column in columns
        for name in (labels.all_of(column.label) if column.field else ()) or (column.field,)
    )


def share_out(
    cells: dict[str, list[Line]], columns: Sequence[FieldColumn], profile: Profile
) -> None:
    """Give the words of a row's shared cells to the fields that they are of."""
    at: dict[float, list[str]] = {}
    for column in columns:
        at.setdefault(column.x0, []).append(column.field)
    for names in (each for each in at.values() if len(each) > 1):
        held: dict[str, list[Line]] = {}
        for line in cells.pop(names[0], ()):
            for name, words in _by_field(line, names, profile):
                held.setdefault(name, []).append(Line(words, line.page))
        cells |= held


def others_in(column: FieldColumn, columns: Sequence[FieldColumn]) -> list[str]:
    """Return the other fields that the cells of a column hold."""
    return [each.field for each in columns if each.x0 == column.x0 and each is not column]


def _by_field(
    line: Line, names: Sequence[str], profile: Profile
) -> Iterator[tuple[str, list[Word]]]:
    """Yield the words of a line by the field that they are of: the first has what is left of it."""
    text, drawn = names[0], names[1:]
    words = list(line.words)
    if DIRECTION in drawn:
        words = [part for word in words for part in _without_arrow(word)]
        ways = [word for word in words if is_direction(word.text, profile.direction)]
        if ways:
            yield DIRECTION, ways
        words = [word for word in words if not any(word is way for way in ways)]
    for name in drawn:
        if name in STATUSES:
            said = _status_in(words, profile.status.words)
            if said:
                yield name, [replace(w, text=w.text.strip(_AROUND) or w.text) for w in said]
            words = [word for word in words if not any(word is each for each in said)]
    if words:
        yield text, words


def _without_arrow(word: Word) -> Iterator[Word]:
    """Yield a word, and apart from it the arrows that stand right behind or before it."""
    text = word.text
    start = len(text) - len(text.lstrip("".join(ARROWS)))
    end = len(text.rstrip("".join(ARROWS)))
    if start >= end or (start, end) == (0, len(text)):
        yield word
        return
    wide = (word.x1 - word.x0) / len(text)
    for first, last in ((0, start), (start, end), (end, len(text))):
        if first < last:
            x0, x1 = word.x0 + first * wide, word.x0 + last * wide
            yield replace(word, text=text[first:last], x0=x0, x1=x1)


def _status_in(words: Sequence[Word], meanings: Mapping[str, Status]) -> Sequence[Word]:
    """Return the longest run of words that says a status."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if squash("".join(word.text for word in run)).strip(_AROUND) in meanings:
                return run
    return ()
