"""How a report marks its statuses, and what a mark stands for in it.

A sticky note, a pen's stroke and a highlighter are as red, amber or green as a status. What tells
them apart is that the report marks its statuses otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.table.colours import OTHER, Colour, distance
from kpi_tui.pdf.table.status import Ground, StatusMark, is_rated
from kpi_tui.report import Status

SHAPES = {"star": Status.GREEN, "circle": Status.AMBER, "triangle": Status.RED}

_FEWEST_TINTED = 4
_FEWEST_SHARED = 3
_SHADE = 40
"""How far two shades may be apart that a report has for one status."""

SHAPE, ODD = "shape", "odd shape"
GROUND, MARKED = "ground", "ground with a sign"
WORDED, SAID = "ground with a status's word", "ground with other words"
COLOURED, AT_ODDS = "coloured word", "word in another's colour"
_GROUNDS = (GROUND, MARKED, WORDED, SAID)
_FEWEST = {ODD: 3, GROUND: 1, MARKED: 3, SAID: 3}
"""How many marks in a way, or more, may be a report's own where no other way is commoner."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How a report marks its statuses."""

    shapes_matter: bool = False
    """Whether it tells its statuses apart by shape too: a report of dots alone does not."""
    trusted: frozenset[str] = frozenset((ODD, GROUND, MARKED, SAID))
    """The ways of marking that are its own."""
    coloured_words: bool = True
    """Whether a word's own colour must agree with it: a council may print all in dark red."""
    tints: frozenset[Colour] = frozenset()
    """Grounds that say nothing."""
    foreign: frozenset[Colour] = frozenset()
    """Grounds of a status's colour that is not the report's own."""

    @classmethod
    def of(cls, marks: Iterable[StatusMark | None]) -> Convention:
        """Learn the convention of a report from all its marks."""
        known = [mark for mark in marks if mark is not None]
        tints = find_tints(known)
        bare = cls(tints=tints)
        ways = Counter(bare.way_of(mark) for mark in known)
        most = max(ways[way] for way in (SHAPE, WORDED, *_FEWEST))
        return cls(
            shapes_matter=len({mark.shape for mark in known if mark.shape in SHAPES}) > 1,
            trusted=frozenset(
                way for way, fewest in _FEWEST.items() if ways[way] >= max(fewest, most)
            ),
            coloured_words=ways[AT_ODDS] < max(3, ways[COLOURED]),
            tints=tints,
            foreign=_foreign(mark.ground for mark in known if bare.way_of(mark) in _GROUNDS),
        )

    def ground_of(self, mark: StatusMark) -> Ground | None:
        """Return the ground of a mark if it may say something."""
        return None if mark.ground and mark.ground.colour in self.tints else mark.ground

    def way_of(self, mark: StatusMark) -> str:
        """Return the way in which a mark says what it says; empty where it contradicts itself."""
        ground = self.ground_of(mark)
        if ground is not None and is_rated(ground.hue) and not ground.shared:
            if mark.printed not in (None, ground.hue) or mark.hue not in (None, ground.hue):
                return ""
            if mark.text:
                return WORDED if mark.printed else SAID
            return GROUND if ground.alone else MARKED
        if mark.printed is not None:
            if not is_rated(mark.printed) or not is_rated(mark.hue):
                return ""
            return COLOURED if mark.hue is mark.printed else AT_ODDS
        if mark.shape in SHAPES:
            return SHAPE
        return ODD if is_rated(mark.hue) else ""


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
            way = convention.way_of(mark)
            own = way in convention.trusted and ground.colour not in convention.foreign
            return _status(ground.hue) if own else Status.UNREADABLE
        hue = ground.hue
    if hue is not None:
        agrees = by_shape is hue or not convention.shapes_matter
        counts = agrees if by_shape else ODD in convention.trusted
        return _status(hue) if counts else Status.UNREADABLE
    # In grey a circle alone may be any dot.
    if by_shape is None or (by_shape is Status.AMBER and not convention.shapes_matter):
        return Status.UNREADABLE
    return by_shape


def _status(hue: Status | str | None) -> Status:
    return hue if isinstance(hue, Status) and is_rated(hue) else Status.UNREADABLE


def join_parts(marks: Sequence[StatusMark]) -> list[StatusMark]:
    """Return the marks of the parts of a cell that is cut by the foot of a page.

    The ground of all its parts is one, and its word stands on one of them.
    """
    worded = {mark.ground.colour for mark in marks if mark.ground and not mark.ground.alone}
    return [
        mark
        for mark in marks
        if mark.ground is None or not mark.ground.alone or mark.ground.colour not in worded
    ]


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


def _foreign(grounds: Iterable[Ground | None]) -> frozenset[Colour]:
    """Return the colours of grounds that are rare and far from what a report has for a status."""
    numbers: defaultdict[object, Counter[Colour]] = defaultdict(Counter)
    for ground in grounds:
        if ground is not None:
            numbers[ground.hue][ground.colour] += 1
    foreign = set()
    for counter in numbers.values():
        usual, most = counter.most_common(1)[0]
        near = sum(n for colour, n in counter.items() if distance(colour, usual) < _SHADE)
        foreign |= {
            colour
            for colour, number in counter.items()
            if distance(colour, usual) >= _SHADE and 2 * number <= max(near, most)
        }
    return frozenset(foreign)


def find_tints(marks: Iterable[StatusMark]) -> frozenset[Colour]:
    """Return the grounds that say nothing.

    Grey ones do not where anything readable stands on them, others where most of what stands on
    them says otherwise, or different statuses do and all coloured cells have that ground; nor does
    the only one that figures beside the status have too, in several rows.
    """
    grounds: dict[Colour, Ground] = {}
    said: defaultdict[Colour, list[object]] = defaultdict(list)
    for mark in marks:
        if mark.ground is not None:
            grounds[mark.ground.colour] = mark.ground
            seen = mark.printed or mark.hue or SHAPES.get(mark.shape or "")
            said[mark.ground.colour].append(seen)
    coloured = [colour for colour, ground in grounds.items() if ground.hue is not None]
    shared = [colour for colour in coloured if grounds[colour].shared]
    tints = set()
    for colour, ground in grounds.items():
        others = [seen for seen in said[colour] if seen not in (None, OTHER, ground.hue)]
        if not is_rated(ground.hue):
            is_tint = bool(others)
        elif coloured == [colour] and len(said[colour]) >= _FEWEST_TINTED:
            is_tint = len(set(filter(is_rated, others))) > 1
        else:
            is_tint = len(others) > 1 and 2 * len(others) > len(said[colour])
        if is_tint or (shared == [colour] and len(said[colour]) >= _FEWEST_SHARED):
            tints.add(colour)
    return frozenset(tints)
