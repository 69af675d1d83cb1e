"""How a report marks its statuses, and what a mark stands for in it.

A sticky note, a pen's stroke and a highlighter are as red, amber or green as a status. What tells
them apart is that the report marks its statuses otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kpi_tui.pdf.table.colours import Colour
from kpi_tui.pdf.table.status import Ground, StatusMark, is_rated
from kpi_tui.report import Status

SHAPES = {"star": Status.GREEN, "circle": Status.AMBER, "triangle": Status.RED}

_FEWEST_ODD = 3
"""So many signs of unknown shape, or more, may be a report's own way of marking."""
_FEWEST_TINTED = 4


@dataclass(frozen=True, slots=True)
class Convention:
    """How a report marks its statuses."""

    shapes_matter: bool = False
    """Whether it tells its statuses apart by shape too: a report of dots alone does not."""
    by_odd_shapes: bool = True
    """Whether colours count on squares and other shapes that stand for no status."""
    by_ground: bool = True
    """Whether a coloured cell without words is a status."""
    coloured_words: bool = True
    """Whether a word's own colour must agree with it: a council may print all in dark red."""
    tints: frozenset[Colour] = frozenset()
    """Grounds that say nothing, for different statuses stand on them."""

    @classmethod
    def of(cls, marks: Iterable[StatusMark | None]) -> Convention:
        """Learn the convention of a report from all its marks."""
        known = [mark for mark in marks if mark is not None]
        tints = _tints(known)
        ways = Counter(_way(mark, tints) for mark in known)
        most = max(ways["shape"], ways["odd"], ways["ground"])
        return cls(
            shapes_matter=len({mark.shape for mark in known if mark.shape in SHAPES}) > 1,
            by_odd_shapes=ways["odd"] >= max(_FEWEST_ODD, most / 2),
            by_ground=2 * ways["ground"] >= most,
            coloured_words=ways["word at odds"] < max(3, ways["coloured word"]),
            tints=tints,
        )

    def ground_of(self, mark: StatusMark) -> Ground | None:
        """Return the ground of a mark if it may say something."""
        return None if mark.ground and mark.ground.colour in self.tints else mark.ground


def decide(mark: StatusMark | None, convention: Convention) -> Status | None:
    """Return the status that a mark stands for; `None` only where there is no mark."""
    if mark is None:
        return None
    ground = convention.ground_of(mark)
    if mark.printed is not None:
        return _decide_printed(mark.printed, mark.hue, ground, convention)
    if mark.ground is not None and mark.ground.alone and ground is None:
        return None
    hue = mark.hue
    by_shape = SHAPES.get(mark.shape or "")
    if ground is not None and is_rated(ground.hue) and not ground.shared:
        if hue not in (None, ground.hue):
            return Status.UNREADABLE
        if by_shape is None:
            return Status(ground.hue) if convention.by_ground else Status.UNREADABLE
        hue = ground.hue
    if hue is not None:
        agrees = by_shape is hue or not convention.shapes_matter
        counts = agrees if by_shape else convention.by_odd_shapes
        return Status(hue) if is_rated(hue) and counts else Status.UNREADABLE
    # In grey a circle alone may be any dot.
    if by_shape is None or (by_shape is Status.AMBER and not convention.shapes_matter):
        return Status.UNREADABLE
    return by_shape


def _decide_printed(
    printed: Status, hue: Status | str | None, ground: Ground | None, convention: Convention
) -> Status:
    beneath = ground.hue if ground else None
    if printed is Status.BLUE:
        return printed if beneath is Status.BLUE else Status.UNREADABLE
    if not is_rated(printed) or beneath is printed:
        return printed
    at_odds = is_rated(hue) and hue is not printed and convention.coloured_words
    return Status.UNREADABLE if beneath is not None or at_odds else printed


def _way(mark: StatusMark, tints: frozenset[Colour]) -> str:
    """Return the way in which a mark says what it says."""
    ground = None if mark.ground is None or mark.ground.colour in tints else mark.ground
    if ground is not None and is_rated(ground.hue) and not ground.shared:
        agrees = mark.printed in (None, ground.hue) and mark.hue in (None, ground.hue)
        return "ground" if agrees else ""
    if mark.printed is not None:
        if not is_rated(mark.printed) or not is_rated(mark.hue):
            return ""
        return "coloured word" if mark.hue is mark.printed else "word at odds"
    if mark.shape in SHAPES:
        return "shape"
    return "odd" if is_rated(mark.hue) else ""


def _tints(marks: Iterable[StatusMark]) -> frozenset[Colour]:
    """Return the grounds that say nothing.

    Grey ones do not where anything readable stands on them. Of the others that is so where all
    coloured cells have the same, and statuses on it say otherwise.
    """
    said: defaultdict[tuple[Colour, Status | str | None], set[Status]] = defaultdict(set)
    numbers: Counter[Colour] = Counter()
    for mark in marks:
        if mark.ground is not None:
            numbers[mark.ground.colour] += 1
            on_it = said[mark.ground.colour, mark.ground.hue]
            seen = mark.printed or mark.hue or SHAPES.get(mark.shape or "")
            if isinstance(seen, Status):
                on_it.add(seen)
    tints = {colour for (colour, hue), seen in said.items() if hue is None and seen}
    coloured = [(colour, hue) for colour, hue in said if hue is not None]
    if len(coloured) == 1:
        colour, hue = coloured[0]
        others = set(filter(is_rated, said[colour, hue])) - {hue}
        if numbers[colour] >= _FEWEST_TINTED and len(others) > is_rated(hue):
            tints.add(colour)
    return frozenset(tints)
