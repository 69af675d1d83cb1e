"""The ways into a month: by priority, status, owner, and what does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import NO_FLAGS, MonthFlags
from kpi_tui.report import EXCEPTIONS, Reading, Status


class ViewKind(StrEnum):
    """A way into a month."""

    ALL = "all"
    EXCEPTIONS = "exceptions"
    STATUS = "status"
    PRIORITY = "priority"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class View:
    """One way in, and which of it; a way without a value leads to everything under it."""

    way: ViewKind = ViewKind.ALL
    value: str = ""

    def holds(self, entry: ListedMeasure, marks: MonthFlags = NO_FLAGS) -> bool:
        """Whether a reading is in it."""
        if self.way is ViewKind.EXCEPTIONS:
            return entry.reading.period_status in EXCEPTIONS
        if self.way is ViewKind.FINDINGS:
            levels = marks.findings.get(entry.key, frozenset())
            return self.value in levels if self.value else bool(levels)
        if not self.value:
            return True
        match self.way:
            case ViewKind.STATUS:
                return entry.reading.period_status == self.value
            case ViewKind.PRIORITY:
                return entry.reading.priority_code == self.value
            case ViewKind.DIRECTOR:
                return self.value in entry.directors
            case ViewKind.PORTFOLIO_HOLDER:
                return self.value == entry.holder
            case _:
                return True


def status_counts(readings: Iterable[Reading]) -> Counter[Status | None]:
    """How many readings have each period status, `None` for an empty cell."""
    return Counter(reading.period_status for reading in readings)


def owners(listed: Iterable[ListedMeasure], way: ViewKind) -> list[tuple[str, int]]:
    """The directors or portfolio holders of a month with their numbers of measures, by name."""
    names = Counter(
        name
        for entry in listed
        for name in (entry.directors if way is ViewKind.DIRECTOR else filter(None, [entry.holder]))
    )
    return sorted(names.items(), key=lambda item: item[0].removeprefix("Cllr ").casefold())
