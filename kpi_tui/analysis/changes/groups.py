"""The order of changes: what a committee asks about first stands first."""

from __future__ import annotations

from enum import IntEnum

STEP = 1_000_000


class ChangeGroup(IntEnum):
    """A group of changes."""

    NEWLY_RED = 0
    WORSE = 1
    NO_LONGER_RATED = 2
    TARGET_LOOSENED = 3
    GONE = 4
    UNSETTLED = 5
    BETTER = 6
    NOW_RATED = 7
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
        return _HEADINGS[self]


_HEADINGS = {
    ChangeGroup.NEWLY_RED: "Newly red",
    ChangeGroup.WORSE: "Got worse",
    ChangeGroup.NO_LONGER_RATED: "No longer rated",
    ChangeGroup.TARGET_LOOSENED: "Targets loosened or removed",
    ChangeGroup.GONE: "No longer in the report",
    ChangeGroup.UNSETTLED: "May continue under another name",
    ChangeGroup.BETTER: "Got better",
    ChangeGroup.NOW_RATED: "Now rated",
    ChangeGroup.TARGET: "Targets tightened, set or moved",
    ChangeGroup.NEW: "New in the report",
    ChangeGroup.OWNER: "Owners",
    ChangeGroup.PLACE: "Other codes and priorities",
    ChangeGroup.OTHER_STATUS: "Other statuses",
    ChangeGroup.UNIT: "Units",
    ChangeGroup.VALUE: "Figures",
    ChangeGroup.NAME: "Names",
    ChangeGroup.WORDING: "Wording",
}


def weigh(tier: ChangeGroup, rest: float = 0.0) -> int:
    """Weigh a change in a tier: `rest` from 0 to 1 orders the tier, the least first."""
    return tier * STEP + round(min(max(rest, 0.0), 1.0) * (STEP - 1))


def tier_of(weight: int) -> ChangeGroup:
    """Return the tier that a weight was made for."""
    return ChangeGroup(weight // STEP)
