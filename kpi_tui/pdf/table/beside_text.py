"""Figures and statuses that stand as close before a text of the next column as its words do together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kpi_tui.figures import parse
from kpi_tui.pdf.page.words import Word, text_of
from kpi_tui.pdf.table.directions import is_direction
from kpi_tui.pdf.table.fields import DIRECTION, DRAWN, FIGURES, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile

ALIGNED = 1.0
"""Points: texts that begin no further apart begin below each other."""
_SEVERAL = 2
_VALUES = (*FIGURES, *DRAWN)
_UNITS = frozenset(("days", "weeks", "months", "years", "hours", "minutes", "million", "m", "bn"))


def part_from_text(
    columns: Sequence[FieldColumn], lines: Sequence[Line], profile: Profile
) -> tuple[FieldColumn, ...]:
    """Return the columns of a table, those of figures and statuses parted from texts beside them.

    White space tells nothing there, and all words stand in one of the two columns. Where each line
    of them begins at one x, but for a figure before it, that figure is of its own column.
    """
    found = list(columns)
    for at, (one, other) in enumerate(pairwise(columns)):
        if one.field not in _VALUES or other.field in _VALUES:
            continue
        inside = [words for words in (_inside(one, lines), _inside(other, lines)) if words]
        border = _border(inside[0], one.field, profile) if len(inside) == 1 else None
        if border is not None:
            found[at] = replace(found[at], x1=border)
            found[at + 1] = replace(found[at + 1], x0=border)
    return tuple(found)


def is_value_beside_text(
    run: Sequence[Word],
    columns: Sequence[FieldColumn],
    cells: Mapping[tuple[int, int], Sequence[Word]],
    profile: Profile,
) -> bool:
    """Whether words across a border are a figure or status and a text behind it, each in its own cell.

    The text begins behind the border, where the lines of the cells above or below it do.
    """
    starts = [column.x0 for column in columns]
    at = bisect_right(starts, run[-1].middle) - 1
    figure = [word for word in run if word.x1 <= columns[at].x0]
    behind = run[len(figure) :]
    if not (figure and behind and at) or columns[at].field in _VALUES:
        return False
    if columns[at - 1].field not in _VALUES or figure[0].x0 < columns[at - 1].x0:
        return False
    text = behind[0]
    if (
        not is_value(figure, columns[at - 1].field, profile)
        or text.text[0].islower()
        or text.x0 < columns[at].x0
    ):
        return False
    others = (min(word.x0 for word in words) for (_, place), words in cells.items() if place == at)
    return sum(abs(x0 - text.x0) < ALIGNED for x0 in others) >= _SEVERAL


def _inside(column: FieldColumn, lines: Sequence[Line]) -> list[list[Word]]:
    """Return the words of each line that stand in a column."""
    each = ([word for word in line.words if column.holds(word)] for line in lines)
    return [words for words in each if words]


def _border(lines: Sequence[Sequence[Word]], field: str, profile: Profile) -> float | None:
    """Return the x between figures and the texts behind them, if all of these begin there.

    A text that begins with a small letter may be the figure's own: "3 days".
    """
    for start in sorted({word.x0 for words in lines for word in words[1:]}):
        before = [[word for word in words if word.x0 < start - ALIGNED] for words in lines]
        figures = [words for words in before if words]
        behind = [words[len(own) :] for words, own in zip(lines, before, strict=True)]
        texts = [own[0] for own, words in zip(behind, before, strict=True) if own and words]
        end = max((word.x1 for words in figures for word in words), default=start)
        if (
            len(figures) >= _SEVERAL
            and texts
            and end <= start
            and all(abs(word.x0 - start) < ALIGNED and not word.text[0].islower() for word in texts)
            and all(is_value(words, field, profile) for words in figures)
        ):
            return (end + start) / 2
    return None


def is_value(words: Sequence[Word], field: str, profile: Profile) -> bool:
    """Whether words are all that a cell of a field has: a figure and its unit, a status, a direction."""
    text = text_of(words)
    if field in STATUSES:
        return key(text) in profile.status.words
    if field == DIRECTION:
        return is_direction(text, profile.direction)
    return starts_figure(words[0].text) and (
        len(words) == 1
        or parse(text).value is not None
        or (len(words) == 2 and words[1].text in _UNITS)
    )
