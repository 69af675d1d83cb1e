"""Which findings matter most: what they are about, and how far off target that is."""

from __future__ import annotations

from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.checks.located import LocatedHit
from kpi_tui.analysis.checks.people_at_risk import is_of_people_at_risk
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import missed_by
from kpi_tui.status import RATED

_ABOUT_PEOPLE = (Importance.OFF_TARGET, Importance.TARGET)
_NO_PLAN = frozenset(("X1", "X3"))
"""Rules that find that a miss is not answered for."""


def place(found: LocatedHit) -> tuple[Importance, int, float]:
    """Return the key to sort findings by: what it is about, its level, how far off target that is."""
    return importance(found), list(Level).index(found.level), -weight(found)


def importance(found: LocatedHit) -> Importance:
    """Return what a finding is about: what its hit says, else its rule, unless people are at risk.

    A contradiction that is no error, and measures gone that are for information only, are a matter
    of data quality. An error is about people at risk where one of their measures is rated for the
    year to date.
    """
    if found.hit.importance is not None:
        return found.hit.importance
    about = found.rule.importance
    milder = about is Importance.CONTRADICTION and found.level is not Level.ERROR
    if milder or (about is Importance.VANISHED and found.level is Level.INFORMATION):
        about = Importance.DATA_QUALITY
    at_risk = [measure for measure in found.hit.about if is_of_people_at_risk(measure)]
    rated = any(figures.status in RATED for each in at_risk for figures in each.columns[1:])
    if at_risk and (about in _ABOUT_PEOPLE or (found.level is Level.ERROR and rated)):
        return min(about, Importance.PEOPLE_AT_RISK)
    return about


def weight(found: LocatedHit) -> float:
    """Return by how many per cent targets are missed, to sort findings of one importance.

    A miss without a plan counts twice. Findings on data quality, owners and codes all weigh 0.
    """
    if importance(found) >= Importance.DATA_QUALITY:
        return 0.0
    missed = [found.hit.severity, *(_off_target(measure) for measure in found.hit.about)]
    return max(missed) * (1.0 if _NO_PLAN.isdisjoint(found.rules) else 2.0)


def _off_target(measure: MeasurePeriod) -> float:
    """Return by how many per cent a target is missed; without a polarity, how far off it is."""
    if measure.directed:
        return missed_by(measure)
    return max((abs(figures.excess or 0.0) for figures in measure.columns), default=0.0)
