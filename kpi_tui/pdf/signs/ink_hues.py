"""Which status the ink of a sign stands for, and whether it is grey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kpi_tui.pdf.signs.colours import GREY_VALUES, OTHER, Colour, ground_hue, ink_hue
from kpi_tui.pdf.signs.ink_masks import LEAST_INK
from kpi_tui.status import Status

_CORE = 0.75
"""Of the strongest ink: red on yellow has orange edges."""
_SURE = 0.8
"""Of the coloured ink: so much must be of one status's colour, or it is of none."""

Apart = tuple[int, int, Colour]
"""How far a colour is from the ground, how many pixels have it, and the colour."""
Hue = Status | str | None


def hue_of_ink(ink: Sequence[Apart], ground: Colour) -> tuple[Hue, Colour | None]:
    """Return the status that most of the ink stands for, and its colour on average.

    Its blurred edges are left out if possible. Nearly all of it may be pale: on a ground without
    colour the blur of grey has none, so that pale green is no grey.
    """
    core = [colour for colour in ink if colour[0] >= _CORE * ink[0][0]]
    for colours in (core, ink):
        hue, average, _ = _most(colours, ink_hue)
        if hue is not None:
            return hue, average
    if ground_hue(ground) is None:
        hue, average, number = _most(ink, ground_hue)
        if number >= _SURE * sum(each for _, each, _ in ink):
            return hue, average
    return None, None


def _most(
    colours: Sequence[Apart], judge: Callable[[Colour], Hue]
) -> tuple[Hue, Colour | None, int]:
    """Return the status of most of the coloured pixels, their average, and how many are coloured."""
    hues: Counter[Status | str] = Counter()
    for _, number, colour in colours:
        if hue := judge(colour):
            hues[hue] += number
    total = hues.total()
    if total < LEAST_INK:
        return None, None, total
    most, count = hues.most_common(1)[0]
    if count < _SURE * total:
        return OTHER, None, total
    own = [(number, colour) for _, number, colour in colours if judge(colour) == most]
    return most, _average(own, count), total


def _average(colours: Sequence[tuple[int, Colour]], total: int) -> Colour:
    """Return the average of colours, each with how often it stands there, so often in all."""
    red, green, blue = (
        round(sum(number * colour[part] for number, colour in colours) / total) for part in range(3)
    )
    return red, green, blue


def is_grey_ink(ink: Sequence[Apart]) -> bool:
    """Whether most of what stands out most is grey, or all but an outline is of one grey."""
    inside = max((number for _, number, colour in ink if max(colour) in GREY_VALUES), default=0)
    if 2 * inside > sum(number for _, number, _ in ink):
        return True
    core = [(number, max(colour)) for apart, number, colour in ink if apart >= _CORE * ink[0][0]]
    grey = sum(number for number, value in core if value in GREY_VALUES)
    return 2 * grey > sum(number for number, _ in core)
