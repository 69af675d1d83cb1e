"""What a status cell shows: a printed mark, a word or a letter, a picture, or a coloured ground.

Words tell first, and colour before shape. Where two of them disagree, or none is sure, the status is
`unreadable`: it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.signs.colours import OTHER, STATUS_COLOURS, Colour, distance, ground_hue
from kpi_tui.pdf.signs.picture import INSET, Canvas
from kpi_tui.pdf.text.turned import is_turned, turned_text
from kpi_tui.status import Status
from kpi_tui.text import squash

StatusWords = Mapping[str, Status]
"""What words, letters and signs of a report mean, as they are compared."""

SAME_GROUND = 10
"""Grounds no further apart than this are one. The palest of Word's and Excel's themes is 24 from
white, and its grey 15; the same ground differs by 3 at most where a page was saved as JPEG."""
_ACROSS = 0.5
"""A ground that this share of a row's other cells has is the row's."""
_WHITE = (255, 255, 255)
"""What is printed as a colour's name, so that what is drawn beside it must agree."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a status cell, where it is not the ground of its row."""

    colour: Colour
    hue: Status | str | None = None
    """The status its colour stands for, `OTHER`, or `None` where it is grey."""
    shared: bool = False
    """Whether some other cells of the row have it too."""
    alone: bool = False
    """Whether nothing is drawn on it."""


@dataclass(frozen=True, slots=True)
class StatusMark:
    """What was seen in a cell. All `None` means that something is there and says nothing."""

    printed: Status | None = None
    """A mark in words, letters or signs."""
    hue: Status | str | None = None
    """The status the colour of what is drawn stands for, `OTHER`, or `None` where it is grey."""
    shape: str | None = None
    text: str = ""
    ground: Ground | None = None
    is_grey: bool = field(default=False, compare=False)
    """Whether what is drawn is neither coloured nor black."""
    is_ring: bool = field(default=False, compare=False)
    """Whether it is a circle that is not filled."""
    ink: Colour | None = field(default=None, compare=False)
    """The colour of what is drawn, where it stands for a status."""


def printed_mark(words: Sequence[Word], meanings: StatusWords) -> StatusMark | None:
    """Return the mark that the words of a cell are, if no picture need be seen to tell."""
    text = _text(words)
    said = meanings.get(text)
    if said is None or said in STATUS_COLOURS:
        return None
    return StatusMark(printed=said, text=text)


def printed_rating(words: Sequence[Word], meanings: StatusWords) -> Status | None:
    """Return the colour that words or letters say: "Red", "R", "G (green)".

    Two that do not say the same are unreadable.
    """
    whole = meanings.get(_text(words))
    if whole in STATUS_COLOURS:
        return whole
    said = turned_text(words) if is_turned(words) else text_of(words)
    parts = re.findall(r"\w+", said.casefold())
    joined = meanings.get("".join(parts))
    if joined in STATUS_COLOURS:  # broken in a narrow cell
        return joined
    meant = {meanings.get(part) for part in parts}
    if not meant or not meant <= STATUS_COLOURS:
        return None
    return meant.pop() if len(meant) == 1 else Status.UNREADABLE


def read_mark(
    canvas: Canvas,
    box: Box,
    words: Sequence[Word],
    meanings: StatusWords,
    row_grounds: Callable[[], Sequence[set[Colour]]] = list,
    inset: float = INSET,
) -> StatusMark | None:
    """Read the mark in a cell, given its box; `None` where the cell is empty.

    `row_grounds` returns the grounds of the other cells of its row, and is asked only where the
    cell's own is not white. What stands within the `inset` of its sides is not looked at.
    """
    text = _text(words)
    printed = meanings.get(text) or printed_rating(words, meanings)
    area = canvas.area(box, inset)
    if area is None:
        return StatusMark(printed, text=text) if text else None
    is_text = any(map(str.isalnum, text))
    picture = canvas.look(area) if is_text else canvas.look_closely(area)
    beneath = (canvas.around(words, box) if is_text else None) or picture.block or picture.ground
    empty = not (text or picture.has_ink)
    ground = _own_ground(beneath, row_grounds, alone=empty)
    if empty and ground is None:
        # White within a ground that is no row's: which of the two is the cell's cannot be told.
        within = picture.block and _own_ground(picture.ground, row_grounds, alone=True)
        return StatusMark(hue=OTHER) if within and within.hue in STATUS_COLOURS else None
    hue = picture.hue
    if picture.block and _halves_differ(picture.ground, picture.block):
        behind = _own_ground(picture.ground, row_grounds, alone=empty)
        hue = OTHER if behind is not None else hue  # two colours fill the cell: neither is its own
    # No letter is judged by its shape: an R fills its box as a star does.
    shape = None if is_text else picture.shape
    mark = StatusMark(printed, hue, shape, text, ground, ink=picture.colour)
    return mark if is_text else replace(mark, is_grey=picture.is_grey, is_ring=picture.is_ring)


def _halves_differ(ground: Colour, block: Colour) -> bool:
    """Whether a cell and a block in it have the colours of two statuses."""
    hues = {ground_hue(ground), ground_hue(block)}
    return len(hues) > 1 and hues <= STATUS_COLOURS


def _text(words: Sequence[Word]) -> str:
    return squash(turned_text(words) if is_turned(words) else "".join(word.text for word in words))


def _own_ground(
    colour: Colour, row_grounds: Callable[[], Sequence[set[Colour]]], *, alone: bool
) -> Ground | None:
    """Return a ground if it is the cell's own: one that runs across the row is no status."""
    if distance(colour, _WHITE) < SAME_GROUND:
        return None
    others = row_grounds()
    alike = sum(
        any(distance(colour, other) < SAME_GROUND for other in grounds) for grounds in others
    )
    hue = ground_hue(colour)
    # A grey that other cells have too is that of rows, of groups of columns, or of what is not due.
    if alike and (hue is None or alike >= _ACROSS * len(others)):
        return None
    return Ground(colour, hue, shared=alike > 0, alone=alone)
