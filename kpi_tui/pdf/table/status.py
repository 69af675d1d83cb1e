"""What a status cell shows: a printed mark, a word or a letter, a picture, or a coloured ground.

Words tell first, and colour before shape. Where two of them disagree, or none is sure, the status is
`unreadable`: it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.colours import Colour, distance, ground_hue
from kpi_tui.pdf.table.picture import Canvas
from kpi_tui.pdf.text.lines import squash
from kpi_tui.report import RATED, Status

MARKS = {
    "n/a": Status.MONITORING_ONLY,
    "n/r": Status.NOT_REPORTED,
    "?": Status.ACTUAL_MISSING,
    "!": Status.TARGET_MISSING,
    "?!": Status.DATA_MISSING,
    "!?": Status.DATA_MISSING,
}
WORDS = {
    "green": Status.GREEN,
    "amber": Status.AMBER,
    "red": Status.RED,
    "blue": Status.BLUE,
}
LETTERS = {word[0]: status for word, status in WORDS.items()}

SAME_GROUND = 10
"""Grounds no further apart than this are one. The palest of Word's and Excel's themes is 24 from
white, and its grey 15; the same ground differs by 3 at most where a page was saved as JPEG."""
_ACROSS = 0.5
"""A ground that this share of a row's other cells has is the row's."""
_WHITE = (255, 255, 255)


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


def printed_mark(words: Sequence[Word]) -> StatusMark | None:
    """Return the mark that the words of a cell are, if no picture need be seen to tell."""
    text = _text(words)
    return StatusMark(printed=MARKS[text], text=text) if text in MARKS else None


def printed_rating(words: Sequence[Word]) -> Status | None:
    """Return the status that words or letters say: "Red", "R", "G (green)".

    Two that do not say the same are unreadable.
    """
    parts = re.findall(r"\w+", " ".join(word.text for word in words).casefold())
    if parts and squash("".join(parts)) in WORDS:  # broken in a narrow cell
        return WORDS["".join(parts)]
    said = {WORDS.get(part) or LETTERS.get(part) for part in parts}
    if not said or None in said:
        return None
    return said.pop() if len(said) == 1 else Status.UNREADABLE


def read_mark(
    canvas: Canvas,
    box: Box,
    words: Sequence[Word],
    row_grounds: Callable[[], Sequence[set[Colour]]] = list,
) -> StatusMark | None:
    """Read the mark in a cell, given its box; `None` where the cell is empty.

    `row_grounds` returns the grounds of the other cells of its row, and is asked only where the
    cell's own is not white.
    """
    text = _text(words)
    printed = MARKS.get(text) or printed_rating(words)
    area = canvas.area(box)
    if area is None:
        return StatusMark(printed, text=text) if text else None
    picture = canvas.look(area)
    is_text = any(map(str.isalnum, text))
    beneath = (canvas.around(words, box) if is_text else None) or picture.block or picture.ground
    empty = not (text or picture.has_ink)
    ground = _own_ground(beneath, row_grounds, alone=empty)
    if empty and ground is None:
        return None
    # No letter is judged by its shape: an R fills its box as a star does.
    return StatusMark(printed, picture.hue, None if is_text else picture.shape, text, ground)


def _text(words: Sequence[Word]) -> str:
    return squash("".join(word.text for word in words))


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


def is_rated(hue: object) -> bool:
    """Whether a colour or a word stands for red, amber or green."""
    return hue in RATED
