"""The order of changes: what a committee asks about first stands first."""

from __future__ import annotations

from enum import IntEnum

STEP = 1_000_000


class Tier(IntEnum):
    """A group of changes."""

    NEWLY_RED = 0
    WORSE = 1
    UNJUDGED = 2
    EASED = 3
    GONE = 4
    UNSETTLED = 5
    BETTER = 6
    JUDGED = 7
    TARGET = 8
    NEW = 9
    OWNER = 10
    PLACE = 11
    OTHER_STATUS = 12
    UNIT = 13
    VALUE = 14
    NAME = 15
    WORDING = 16

    @property
    def heading(self) -> str:
        """What stands over its changes in a list."""
        return HEADINGS[self]


HEADINGS = {
    Tier.NEWLY_RED: "Newly red",
    Tier.WORSE: "Got worse",
    Tier.UNJUDGED: "No longer judged",
    Tier.EASED: "Targets loosened or removed",
    Tier.GONE: "No longer in the report",
    Tier.UNSETTLED: "May go on under another name",
    Tier.BETTER: "Got better",
    Tier.JUDGED: "Judged now",
    Tier.TARGET: "Targets tightened, set or moved",
    Tier.NEW: "New in the report",
    Tier.OWNER: "Owners",
    Tier.PLACE: "Other codes and priorities",
    Tier.OTHER_STATUS: "Other statuses",
    Tier.UNIT: "Units",
    Tier.VALUE: "Figures",
    Tier.NAME: "Names",
    Tier.WORDING: "Wording",
}


def weigh(tier: Tier, rest: float = 0.0) -> int:
    """The weight of a change in a tier; `rest` from 0 to 1 orders the tier, the least first."""
    return tier * STEP + round(min(max(rest, 0.0), 1.0) * (STEP - 1))


def tier_of(weight: int) -> Tier:
    """The tier that a weight was made for."""
    return Tier(weight // STEP)
