"""Measures whose figures run on through the financial year, as their names or their targets say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kpi_tui.months import financial_month, financial_year, months_apart
from kpi_tui.period import PeriodType, place_in_year
from kpi_tui.regex import regex

RUNNING = r"(?i)\b(?:cumulative(?:ly)?|year[ -]to[ -]date|ytd)\b"
"""What such a name has in it. A later figure of one year is larger, however well the measure does."""

RUNNING_NAME = regex(RUNNING)
FEWEST_STAGES = 3
"""So many targets of a year tell whether they grow in equal steps from nothing."""
_QUARTER = 3
_NEARLY = 0.01
"""By which share such steps may differ, since targets are printed rounded."""


def other_stage(earlier: date, later: date) -> bool:
    """Tell whether totals of a year are of other stages of it in two periods.

    Those of one period of two years are the same stage.
    """
    return not begins_anew(earlier, later) or months_apart(earlier, later) % 12 != 0


def begins_anew(earlier: date, later: date) -> bool:
    """Tell whether totals of a year begin anew between two periods: they are of two financial years."""
    return financial_year(earlier) != financial_year(later)


def may_be_the_first(day: date, earlier: date | None) -> bool:
    """Tell whether a figure may be the first of its financial year, given the reading before.

    That of a quarterly measure in monthly reports is in June, of a half-yearly one in September: its
    year so far is its period, however it goes on.
    """
    months = financial_month(day)
    if earlier is None:
        return months <= _QUARTER
    if not begins_anew(earlier, day):
        return False
    return months <= _QUARTER or months_apart(earlier, day) == months


def is_next_stage(earlier: date, later: date, old: float, new: float) -> bool:
    """Tell whether a total's targets in two periods differ as the stages of its year do.

    They grow through a year, and begin anew in April.
    """
    is_later = financial_month(earlier) < financial_month(later)
    return is_later is (abs(old) < abs(new)) and old != new


def years_that_run_on(
    targets: Iterable[tuple[date, float | None]], period_type: PeriodType
) -> dict[int, bool]:
    """Tell for each financial year whether a measure's targets show that its figures run on.

    They do where each is as many times the first period's as its place in the year says: 25, 50, 75.
    A year with fewer targets is as the one before it that tells, else as the one after.
    """
    years: dict[int, dict[int, float]] = {}
    for day, target in targets:
        own = years.setdefault(financial_year(day), {})
        place = place_in_year(day, period_type)
        if place and target:
            own[place] = target
    told = {
        year: _grow_from_nothing(own) for year, own in years.items() if len(own) >= FEWEST_STAGES
    }
    latest = next(iter(told.values()), False)
    found: dict[int, bool] = {}
    for year in years:
        latest = found[year] = told.get(year, latest)
    return found


def _grow_from_nothing(targets: dict[int, float]) -> bool:
    """Whether targets are in proportion to their places in the year."""
    steps = [target / place for place, target in targets.items()]
    return max(steps) - min(steps) <= _NEARLY * max(map(abs, steps))
