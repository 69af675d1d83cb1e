"""The statuses that a report prints beside its figures, and the groups that they are asked for in."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum


class Status(StrEnum):
    """The status printed beside a figure. `None` in its place means that the cell is empty."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    ACTUAL_MISSING = "actual_missing"
    """`?`: there is no actual."""
    TARGET_MISSING = "target_missing"
    """`!`: there is no target."""
    DATA_MISSING = "data_missing"
    """`?!`: there is neither."""
    MONITORING_ONLY = "monitoring_only"
    """`n/a`: reported without being judged against a target."""
    NOT_REPORTED = "not_reported"
    """`n/r`: nothing is reported this period."""
    UNREADABLE = "unreadable"
    """Something is drawn in the cell and we cannot tell what."""
    BLUE = "blue"
    """A fourth colour, which means what the report's own key says: often ahead of the target."""
    COMPLETE = "complete"
    """Done: nothing is measured any more."""
    NOT_STARTED = "not_started"
    """Work that has not begun."""


StatusTotals = Counter[Status | None]
"""How many measures have each status; `None` where none is printed."""
RATED = (Status.GREEN, Status.AMBER, Status.RED)
"""The statuses that judge a figure against its target, the best first."""
MISSED = (Status.AMBER, Status.RED)
"""The statuses that say that a target was missed."""
NEITHER_MET_NOR_MISSED = (Status.BLUE, Status.COMPLETE, Status.NOT_STARTED)
"""The statuses that say neither, as far as we know: only the report's own key says more."""
COUNTED = (*RATED, *NEITHER_MET_NOR_MISSED)
"""The statuses that are counted each by its name; measures with another are not rated."""
SIGNED = (*RATED, Status.BLUE)
"""The statuses for which points of a chart have signs of their own, in the order of a legend."""
MISSING = (Status.ACTUAL_MISSING, Status.TARGET_MISSING, Status.DATA_MISSING)
"""The statuses that say that a figure, its target or both are missing."""
EXCEPTIONS = (Status.RED, Status.AMBER, Status.UNREADABLE, *MISSING)
"""The statuses that ask for attention, the worst first."""
_UNRATED = (Status.MONITORING_ONLY, Status.NOT_REPORTED, None)
WORST_FIRST = (*EXCEPTIONS, *NEITHER_MET_NOR_MISSED, Status.GREEN, *_UNRATED)
"""Every status in the order of lists that begin with the worst; an empty cell stands last."""
