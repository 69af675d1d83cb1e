"""Shades of one status's colour that stand beside each other: two of them may be two statuses.

A report of four or five colours has yellow and orange, or a light and a dark green. Which of two
ambers is the report's amber, nobody can tell: neither is read. Two greens are green, and told of.
Where the profile says what a shade stands for, it is that, and nothing is told.
"""

from __future__ import annotations

import colorsys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kpi_tui.labels import field_label
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.signs.colours import Colour, distance
from kpi_tui.pdf.signs.convention import SHADE, Convention, decide, join_parts
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.report import Warning
from kpi_tui.status import RATED, Status

_TURN, _PALE = 10, 20
"""Degrees between two ambers, and their distance: tints of one amber have the same degrees."""
_FEWEST = 2
"""So many measures have a shade of green or red, or more, where it may be a status of its own."""
_CURE = "[status.shades] of the profile can say what each stands for"


@dataclass
class _Shade:
    """A colour that some measures' statuses have, or nearly."""

    colour: Colour
    seen: list[tuple[Colour, Record]] = field(default_factory=list)

    @property
    def pages(self) -> Counter[int]:
        return Counter(record.pages[0] for _, record in self.seen)


@dataclass
class Shades:
    """What was found of a report's shades."""

    doubtful: set[Colour] = field(default_factory=set)
    """Colours of which nobody can tell for which status they stand."""
    warnings: list[Warning] = field(default_factory=list)


def find_shades(records: Sequence[Record], convention: Convention) -> Shades:
    """Find the shades of one colour that stand beside each other in a column of statuses."""
    found = Shades()
    for name in STATUSES:
        coloured: defaultdict[Status, list[tuple[Colour, Record]]] = defaultdict(list)
        for record in records:
            for mark in join_parts(record.marks.get(name, [])):
                shade = convention.shade_of(mark)
                if shade is not None and decide(mark, convention) in RATED:
                    coloured[shade[0]].append((shade[1], record))
        for hue, seen in coloured.items():
            shades = _told_apart(hue, seen)
            _tell(name, hue, shades, found, convention)
            usual = convention.rules.colours.get(hue)
            for each in shades:
                if convention.declared(each.colour) not in (None, usual):
                    found.doubtful.update(_not_declared(each, convention))
    return found


def _not_declared(shade: _Shade, convention: Convention) -> Iterator[Colour]:
    """Yield the colours nearly those of a shade with a meaning of its own, and not near enough."""
    yield from (colour for colour, _ in shade.seen if convention.declared(colour) is None)


def _told_apart(hue: Status, seen: Sequence[tuple[Colour, Record]]) -> list[_Shade]:
    """Group colours into shades, the commonest first."""
    numbers = Counter(colour for colour, _ in seen)
    shades: list[_Shade] = []
    for colour, _ in numbers.most_common():
        near = (each for each in shades if not _differ(hue, each.colour, colour))
        shade = next(near, None)
        if shade is None:
            shades.append(shade := _Shade(colour))
        shade.seen += [each for each in seen if each[0] == colour]
    return sorted(shades, key=lambda shade: -len(shade.seen))


def _differ(hue: Status, one: Colour, other: Colour) -> bool:
    apart = distance(one, other)
    if hue is not Status.AMBER:
        return apart >= SHADE
    return apart >= _PALE and abs(_degrees(one) - _degrees(other)) >= _TURN


def _degrees(colour: Colour) -> float:
    """Return where an amber stands between red and green: yellow has 60."""
    return 360 * colorsys.rgb_to_hsv(*(part / 255 for part in colour))[0]


def _tell(
    name: str, hue: Status, shades: Sequence[_Shade], found: Shades, convention: Convention
) -> None:
    """Note which shades of a colour may be two statuses, where the profile does not declare them."""
    usual = next(iter(shades))
    for other in shades[1:]:
        few = 2 * len(other.seen) <= len(usual.seen)
        asked = (other,) if few and hue is Status.AMBER else (usual, other)
        unsaid = [each for each in asked if convention.declared(each.colour) is None]
        if (
            not unsaid
            or _are_two_palettes(usual, other)
            or (hue is not Status.AMBER and (few or len(other.seen) < _FEWEST or len(unsaid) < 2))
        ):
            continue
        outcome = f"both are read as {hue}"
        if hue is Status.AMBER:
            one = "the second is not read" if other in unsaid else "the first is not read"
            lost = "neither is read" if len(unsaid) > 1 else one
            outcome = f"they may be two statuses, and {lost}"
            for shade in unsaid:
                found.doubtful.update(_not_declared(shade, convention))
        places = " and ".join(_described((usual, other)))
        message = f"{field_label(name)} has two shades of {hue}, {places}: {outcome} ({_CURE})"
        found.warnings.append(Warning(None, None, message))


def _described(shades: Sequence[_Shade]) -> Iterator[str]:
    for shade in shades:
        red, green, blue = shade.colour
        yield f"#{red:02x}{green:02x}{blue:02x} ({shade.seen[0][1].code} first)"


def _are_two_palettes(one: _Shade, other: _Shade) -> bool:
    """Whether one part of the report has one shade and another the other: two services drew them."""
    several = all(max(shade.pages.values()) > 1 for shade in (one, other))
    return several and not one.pages.keys() & other.pages.keys()
