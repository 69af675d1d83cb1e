"""The order of changes: what a committee asks about first stands first."""

from __future__ import annotations

from enum import IntEnum

from kpi_tui.labels import Label

STEP = 1_000_000
"""The weights of one group."""


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
    BACK = 10
    NOT_DUE = 11
    OWNER = 12
    PLACE = 13
    OTHER_STATUS = 14
    UNIT = 15
    VALUE = 16
    NAME = 17
    WORDING = 18

    @property
    def heading(self) -> str:
        """What stands over its changes in a list."""
        return _HEADINGS[self]


_HEADINGS = {
    ChangeGroup.NEWLY_RED: "Newly red",
    ChangeGroup.WORSE: Label.WORSE_STATUS,
    ChangeGroup.NO_LONGER_RATED: Label.NO_LONGER_RATED,
    ChangeGroup.TARGET_LOOSENED: f"Targets {Label.MADE_EASIER} or removed",
    ChangeGroup.GONE: Label.NO_LONGER_REPORTED,
    ChangeGroup.UNSETTLED: Label.UNCONFIRMED_MATCHES,
    ChangeGroup.BETTER: Label.BETTER_STATUS,
    ChangeGroup.NOW_RATED: "Now RAG-rated",
    ChangeGroup.TARGET: f"Targets {Label.MADE_HARDER}, set or changed",
    ChangeGroup.NEW: "New in the report",
    ChangeGroup.BACK: "Back in the report",
    ChangeGroup.NOT_DUE: "Perhaps not due in this report",
    ChangeGroup.OWNER: "Owners changed",
    ChangeGroup.PLACE: "Codes and priorities changed",
    ChangeGroup.OTHER_STATUS: "Other RAG changes",
    ChangeGroup.UNIT: "Units changed",
    ChangeGroup.VALUE: "Actuals changed",
    ChangeGroup.NAME: "Names changed",
    ChangeGroup.WORDING: "Commentary changed",
}


def weigh(group: ChangeGroup, rest: float = 0.0) -> int:
    """Return a change's weight: by its group, and within it by `rest` from 0 (first) to 1 (last)."""
    return group * STEP + round(min(max(rest, 0.0), 1.0) * (STEP - 1))


def group_of(weight: int) -> ChangeGroup:
    """Return the group that a weight was made for."""
    return ChangeGroup(weight // STEP)
