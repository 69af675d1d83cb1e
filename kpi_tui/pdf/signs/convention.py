"""How a report marks its statuses, and what a mark stands for in it.

A sticky note, a pen's stroke and a highlighter are as red, amber or green as a status. What tells
them apart is that the report marks its statuses otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.signs.colours import GREY, GREY_VALUES, OTHER, STATUS_COLOURS, Colour, distance
from kpi_tui.pdf.signs.icon_shapes import RING
from kpi_tui.pdf.signs.status import Ground, StatusMark
from kpi_tui.profiles.profile import StatusRules
from kpi_tui.status import RATED, Status

_FEWEST_TINTED = 4
_FEWEST_SHARED = 3
SHADE = 40
"""How far two shades may be apart that a report has for one status."""
_DECLARED = 20
"""How far a mark may be from the shade that a profile writes, drawn small or as a picture."""

SHAPE, ODD = "shape", "odd shape"
GROUND, MARKED = "ground", "ground with a sign"
WORDED, SAID = "ground with a status's word", "ground with other words"
COLOURED, AT_ODDS = "coloured word", "word in another's colour"
_GROUNDS = (GROUND, MARKED, WORDED, SAID)
_HARMLESS = frozenset({(Status.COMPLETE, Status.GREEN)})
"""What may be printed on a ground that is another's: what is done has met its target."""
_FEWEST = {ODD: 3, GROUND: 1, MARKED: 3, SAID: 3}
"""How many marks in a way, or more, may be a report's own where no other way is commoner."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How a report marks its statuses."""

    rules: StatusRules = field(default_factory=StatusRules)
    """What colours and shapes mean in it."""
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
    doubtful: frozenset[Colour] = frozenset()
    """Shades of a status's colour of which nobody can tell for which status they stand."""
    worded: bool = False
    """Whether it prints most of its statuses as words or letters on no ground of their own."""
    at_home: frozenset[tuple[Status, object]] = frozenset()
    """Each printed status with the ground that it mostly stands on here: that is no contradiction."""

    @classmethod
    def of(cls, marks: Iterable[StatusMark | None], rules: StatusRules) -> Convention:
        """Learn the convention of a report from all its marks, and what `rules` say they mean."""
        known = [mark for mark in marks if mark is not None]
        tints = find_tints(known, rules)
        bare = cls(rules, tints=tints)
        ways = Counter(bare.way_of(mark) for mark in known)
        most = max(ways[way] for way in (SHAPE, WORDED, *_FEWEST))
        # Where shapes mean nothing, a sign of any shape is a report's own.
        least = _FEWEST if rules.shapes else {**_FEWEST, ODD: 1}
        own = {GROUND} if rules.bare_grounds else set()
        return cls(
            rules,
            shapes_matter=len({mark.shape for mark in known if mark.shape in rules.shapes}) > 1,
            trusted=frozenset(
                own | {way for way, fewest in least.items() if ways[way] >= max(fewest, most)}
            ),
            coloured_words=ways[AT_ODDS] < max(3, ways[COLOURED]),
            tints=tints,
            foreign=_foreign(mark.ground for mark in known if bare.way_of(mark) in _GROUNDS),
            worded=2 * sum(mark.printed in RATED and not bare.ground_of(mark) for mark in known)
            > len(known),
            at_home=_at_home(known, bare),
        )

    def ground_of(self, mark: StatusMark) -> Ground | None:
        """Return the ground of a mark if it may say something."""
        return None if mark.ground and mark.ground.colour in self.tints else mark.ground

    def shade_of(self, mark: StatusMark) -> tuple[Status, Colour] | None:
        """Return the colour that alone tells the status of a mark, and which; `None` where none does."""
        by_shape = self.shapes_matter and mark.shape in self.rules.shapes
        if mark.printed is not None or by_shape:
            return None
        ground = self.ground_of(mark)
        if ground is not None and isinstance(ground.hue, Status) and not ground.shared:
            return ground.hue, ground.colour
        return (mark.hue, mark.ink) if isinstance(mark.hue, Status) and mark.ink else None

    def declared(self, colour: Colour) -> Status | None:
        """Return what the profile says that a shade stands for; `None` where it has none so near."""
        shades = self.rules.shades
        near = min(shades, key=lambda each: distance(each, colour), default=None)
        return shades[near] if near is not None and distance(near, colour) <= _DECLARED else None

    def judges(self, hue: object) -> bool:
        """Whether a colour stands for a status."""
        return hue in self.rules.colours

    def way_of(self, mark: StatusMark) -> str:
        """Return the way in which a mark says what it says; empty where it contradicts itself."""
        ground = self.ground_of(mark)
        if ground is not None and self.judges(ground.hue) and not ground.shared:
            if mark.printed not in (None, ground.hue) or mark.hue not in (None, ground.hue):
                return ""
            if mark.text:
                return WORDED if mark.printed else SAID
            return GROUND if ground.alone else MARKED
        if mark.printed is not None:
            if not self.judges(mark.printed) or not self.judges(mark.hue):
                return ""
            return COLOURED if mark.hue is mark.printed else AT_ODDS
        if mark.is_ring and RING in self.rules.shapes:
            return ""  # it has a meaning of its own, and says nothing of the other shapes'
        if mark.shape in self.rules.shapes:
            return SHAPE
        return ODD if self.judges(mark.hue) else ""


def decide(mark: StatusMark | None, convention: Convention) -> Status | None:
    """Return the status that a mark stands for; `None` only where there is no mark."""
    if mark is None:
        return None
    ground = convention.ground_of(mark)
    if mark.printed is not None:
        return _decide_printed(mark.printed, mark.hue, ground, convention)
    if mark.ground is not None and mark.ground.alone and ground is None:
        return None
    if unrated := _unrated(mark, ground, convention.rules):
        return unrated
    shade = convention.shade_of(mark)
    if shade is not None and shade[1] in convention.doubtful:
        return Status.UNREADABLE
    declared = convention.declared(shade[1]) if shade is not None else None
    hue = mark.hue
    by_shape = convention.rules.shapes.get(mark.shape or "")
    if ground is not None and convention.judges(ground.hue) and not ground.shared:
        if hue not in (None, ground.hue):
            return Status.UNREADABLE
        if by_shape is None:
            way = convention.way_of(mark)
            is_known = declared is not None or ground.colour not in convention.foreign
            own = way in convention.trusted and is_known
            return declared or _status(ground.hue, convention) if own else Status.UNREADABLE
        hue = ground.hue
    if hue is not None:
        meant = declared or _status(hue, convention)
        agrees = by_shape is meant or not convention.shapes_matter
        counts = agrees if by_shape else ODD in convention.trusted
        return meant if counts else Status.UNREADABLE
    # In grey a circle alone may be any dot.
    if by_shape is None or (by_shape is Status.AMBER and not convention.shapes_matter):
        return Status.UNREADABLE
    return by_shape


def _unrated(mark: StatusMark, ground: Ground | None, rules: StatusRules) -> Status | None:
    """Return what grey and hollow signs mean, where the profile says that they mean something."""
    if mark.is_ring and RING in rules.shapes:
        return rules.shapes[RING]
    if GREY not in rules.colours or mark.hue is not None or mark.shape in rules.shapes:
        return None
    is_grey = mark.is_grey and ground is None
    if ground is not None and ground.hue is None and max(ground.colour) in GREY_VALUES:
        is_grey = True
    return rules.colours[GREY] if is_grey else None


def _status(hue: Status | str | None, convention: Convention) -> Status:
    """Return what a colour stands for."""
    if not isinstance(hue, Status):
        return Status.UNREADABLE
    return convention.rules.colours.get(hue, Status.UNREADABLE)


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
    """Return a printed status, or unreadable where the ground or the colour of its text speaks against it."""
    beneath = ground.hue if ground else None
    meant = _status(beneath, convention)
    if printed is Status.BLUE and not convention.judges(Status.BLUE):
        is_said = convention.worded and ground is None and hue not in RATED
        return printed if beneath is Status.BLUE or is_said else Status.UNREADABLE
    if meant is printed:
        return printed
    if printed not in STATUS_COLOURS:
        judged = ground is not None and beneath in RATED and not ground.shared
        is_odd = judged and (printed, beneath) not in _HARMLESS | convention.at_home
        return Status.UNREADABLE if is_odd else printed
    at_odds = (
        convention.judges(hue)
        and _status(hue, convention) is not printed
        and convention.coloured_words
    )
    return Status.UNREADABLE if beneath is not None or at_odds else printed


def _at_home(
    marks: Sequence[StatusMark], convention: Convention
) -> frozenset[tuple[Status, object]]:
    """Return each printed status with the ground that most of its marks have, if more than one has."""
    grounds: defaultdict[Status, Counter[object]] = defaultdict(Counter)
    for mark in marks:
        ground = convention.ground_of(mark)
        if mark.printed is not None:
            grounds[mark.printed][ground.hue if ground else None] += 1
    usual = ((printed, *counts.most_common(1)[0]) for printed, counts in grounds.items())
    return frozenset((printed, hue) for printed, hue, count in usual if count > 1)


def _foreign(grounds: Iterable[Ground | None]) -> frozenset[Colour]:
    """Return the colours of grounds that are rare and far from what a report has for a status."""
    numbers: defaultdict[object, Counter[Colour]] = defaultdict(Counter)
    for ground in grounds:
        if ground is not None:
            numbers[ground.hue][ground.colour] += 1
    foreign = set()
    for counter in numbers.values():
        usual, most = counter.most_common(1)[0]
        near = sum(n for colour, n in counter.items() if distance(colour, usual) < SHADE)
        foreign |= {
            colour
            for colour, number in counter.items()
            if distance(colour, usual) >= SHADE and 2 * number <= max(near, most)
        }
    return frozenset(foreign)


def find_tints(marks: Iterable[StatusMark], rules: StatusRules) -> frozenset[Colour]:
    """Return the grounds that say nothing.

    One in no status's colour says nothing where something readable stands on it. One in a status's
    colour says nothing where most of what stands on it says otherwise. If it is the only coloured
    ground and many cells have it, then only where different statuses stand on it. In several rows,
    the only ground that other cells of the row have too says nothing either.
    """
    grounds: dict[Colour, Ground] = {}
    said: defaultdict[Colour, list[object]] = defaultdict(list)
    for mark in marks:
        if mark.ground is not None:
            grounds[mark.ground.colour] = mark.ground
            seen = mark.printed or mark.hue or rules.shapes.get(mark.shape or "")
            said[mark.ground.colour].append(seen)
    coloured = [colour for colour, ground in grounds.items() if ground.hue is not None]
    shared = [colour for colour in coloured if grounds[colour].shared]
    tints = set()
    for colour, ground in grounds.items():
        others = [seen for seen in said[colour] if seen not in (None, OTHER, ground.hue)]
        if ground.hue not in rules.colours:
            is_tint = bool(others)
        elif coloured == [colour] and len(said[colour]) >= _FEWEST_TINTED:
            is_tint = len({seen for seen in others if seen in rules.colours}) > 1
        else:
            is_tint = len(others) > 1 and 2 * len(others) > len(said[colour])
        if is_tint or (shared == [colour] and len(said[colour]) >= _FEWEST_SHARED):
            tints.add(colour)
    return frozenset(tints)
