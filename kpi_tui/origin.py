"""Where the words and figures of a report come from."""

from __future__ import annotations

from enum import StrEnum

MADE_UP = "Simulated for demonstration"
"""How a line begins on the pages of a report that is made up."""


class Origin(StrEnum):
    """What became of a report before it was read."""

    PUBLISHED = "published"
    REWORDED = "reworded"
    """Figures as published, words of our own."""
    SIMULATED = "simulated"
    """Figures and words are made up."""


EARLIER_MARKS = {
    "simulated from the two published reports": Origin.SIMULATED,
    ": figures as published, words by kpi-tui": Origin.REWORDED,
}
"""How the source's name ends in sample reports of before the origin was kept."""


def of_source(name: str) -> Origin:
    """Return the origin of a report that does not say it, by its source."""
    ends = (origin for mark, origin in EARLIER_MARKS.items() if name.endswith(mark))
    return next(ends, Origin.PUBLISHED)
