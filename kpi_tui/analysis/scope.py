"""Which of a month's readings are asked for: by priority, status, owner, and by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.report import PROSE_FIELDS, Reading, Report, Status
from kpi_tui.text import fold


class Way(StrEnum):
    """A way into a month."""

    ALL = "all"
    EXCEPTIONS = "exceptions"
    STATUS = "status"
    PRIORITY = "priority"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"


EXCEPTIONS = (
    Status.RED,
    Status.AMBER,
    Status.ACTUAL_MISSING,
    Status.TARGET_MISSING,
    Status.DATA_MISSING,
    Status.UNREADABLE,
)
"""The statuses that ask for attention, the worst first."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One way in, and which of it; a way without a value leads to everything under it."""

    way: Way = Way.ALL
    value: str = ""

    def holds(self, reading: Reading) -> bool:
        """Whether a reading is in it."""
        if self.way is Way.EXCEPTIONS:
            return reading.period_status in EXCEPTIONS
        if not self.value:
            return True
        match self.way:
            case Way.STATUS:
                return reading.period_status == self.value
            case Way.PRIORITY:
                return reading.priority_code == self.value
            case Way.DIRECTOR:
                return self.value in reading.directors
            case Way.PORTFOLIO_HOLDER:
                return reading.portfolio_holder == self.value
            case _:
                return True


def searchable(reading: Reading) -> str:
    """Everything a search looks through: code, name, owners and prose, folded."""
    prose = (getattr(reading, name) or "" for name in PROSE_FIELDS)
    owners = (*reading.directors, reading.portfolio_holder or "")
    return fold("\n".join((reading.measure_code, reading.measure_name, *owners, *prose)))


def matches(text: str, words: Sequence[str]) -> bool:
    """Whether a `searchable` text holds every one of the folded words."""
    return all(word in text for word in words)


def status_counts(readings: Iterable[Reading]) -> Counter[Status | None]:
    """How many readings have each period status, `None` for an empty cell."""
    return Counter(reading.period_status for reading in readings)


def owners(report: Report, way: Way) -> list[tuple[str, int]]:
    """The directors or portfolio holders of a month with their numbers of measures, by name."""
    names = Counter(
        name
        for reading in report.readings
        for name in (
            reading.directors if way is Way.DIRECTOR else filter(None, [reading.portfolio_holder])
        )
    )
    return sorted(names.items(), key=lambda item: item[0].removeprefix("Cllr ").casefold())
