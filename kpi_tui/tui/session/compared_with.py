"""Which period the one that is shown is compared with, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from kpi_tui.months import months_apart
from kpi_tui.origin import Origin
from kpi_tui.period import Series, month_end
from kpi_tui.period_names import period_name

if TYPE_CHECKING:
    from kpi_tui.analysis.across.grid import Grid
    from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges


class Against(Enum):
    """A period to compare with that depends on the one that is shown."""

    PREVIOUS = auto()
    """The previous report."""
    YEAR_BEFORE = auto()
    """The report of the same period of the year before."""


@dataclass(slots=True)
class ComparedWith:
    """What a person has chosen to compare with, whichever period is shown."""

    chosen: Against | date = Against.PREVIOUS
    worked_out: PeriodChanges | None = None
    """What changed between the two periods that were compared last, if not with the previous report."""

    def day(self, periods: Sequence[date], shown: date | None) -> date | None:
        """Return the period to compare with; `None` for the previous report.

        The previous report is also taken where the chosen period is not held or not earlier.
        """
        if shown is None or self.chosen is Against.PREVIOUS:
            return None
        if self.chosen is Against.YEAR_BEFORE:
            return year_before(periods, shown)
        return self.chosen if self.chosen < shown and self.chosen in periods else None

    def missing(self, periods: Sequence[date], shown: date | None, series: Series) -> str:
        """Name the report of a year ago where it is not held, unless that is what is compared with."""
        if shown is None or self.chosen is Against.YEAR_BEFORE or year_before(periods, shown):
            return ""
        return period_name(month_end(shown, -12), series.period_type)

    def changes(self, assessed: PeriodAssessment | None, day: date | None) -> PeriodChanges | None:
        """Return what changed since a day; `None` where that is still being worked out."""
        if assessed is None:
            return None
        if day is None or day == assessed.before:
            return assessed.since_previous
        known = self.worked_out
        fits = known is not None and (known.before, known.after) == (day, assessed.last_day)
        return known if fits else None


def year_before(periods: Sequence[date], shown: date) -> date | None:
    """Return the same period of the year before, where it is held."""
    return next((day for day in periods if months_apart(day, shown) == 12), None)


def origins_known(assessed: PeriodAssessment | None, grid: Grid | None) -> Mapping[date, Origin]:
    """Return where each period's words and figures come from, as far as that is known by now.

    While a period is being assessed that is known from those that were assessed before.
    """
    if assessed:
        return assessed.origins
    return dict(zip(grid.periods, grid.origins, strict=True)) if grid else {}
