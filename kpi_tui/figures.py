"""Printed figures and what they amount to: "£21,600,000" is 21600000.0 in gbp."""

from __future__ import annotations

import re
from enum import StrEnum
from math import isinf
from typing import NamedTuple

WELL_FORMED = re.compile(
    r"(?P<sign>[-−–]?)(?P<pound>£?)(?P<sign2>[-−–]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?\s?(?P<percent>%?)"
)


class Unit(StrEnum):
    """What a printed figure counts in."""

    PERCENT = "percent"
    GBP = "gbp"
    NUMBER = "number"
    TEXT = "text"
    """Words, a missing-data mark, or a number that is cut off."""


class Figure(NamedTuple):
    """A printed figure taken apart. `value` is `None` where the text is no well-formed number."""

    value: float | None
    unit: Unit | None


def parse(printed: str | None) -> Figure:
    """The value and unit of a printed figure.

    A figure that was cut off or misprinted (`£21,262,0`) has no value: it is never guessed.
    An empty cell has neither value nor unit.
    """
    if printed is None or not printed.strip():
        return Figure(None, None)
    match = WELL_FORMED.fullmatch(printed.strip())
    if match is None or (match["sign"] and match["sign2"]) or (match["pound"] and match["percent"]):
        return Figure(None, Unit.TEXT)
    number = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
    if isinf(number):  # more digits than any figure has
        return Figure(None, Unit.TEXT)
    if match["sign"] or match["sign2"]:
        number = -number
    if match["percent"]:
        return Figure(number, Unit.PERCENT)
    return Figure(number, Unit.GBP if match["pound"] else Unit.NUMBER)


def reading_unit(printed: list[str | None]) -> Unit | None:
    """The one unit of a measure's figures: the first that says more than "a number"."""
    units = [unit for unit in (parse(text).unit for text in printed) if unit is not None]
    for unit in units:
        if unit in (Unit.PERCENT, Unit.GBP):
            return unit
    if Unit.NUMBER in units:
        return Unit.NUMBER
    return units[0] if units else None
