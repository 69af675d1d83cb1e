"""Which findings matter most: what they are about, and how far off target that is."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.checks.located import LocatedHit
from kpi_tui.analysis.checks.rules.status import missed_by
from kpi_tui.analysis.measure_period import MeasurePeriod

_AT_RISK = re.compile(
    r"\bchild(?:ren)?(?:['’]s)?\b|\byoung(?:er)? (?:people|person)|\bcare leavers?\b|\blooked after\b|\bsafeguard"
    r"|\bsection 42\b|\bprotection (?:plan|enquir)|\bEHCP?s?\b|\beducation,? health (?:and|&)? ?care\b"
    r"|\bSEND\b|\basylum\b|\bsocial care\b|\bASC\b|\bCSC\b(?=.*\bassessments?\b)|\bcare homes?\b|\bhome ?care\b"
    r"|\blearning disabilit|\bcarers?\b|\bolder (?:people|residents|adults)|\bvulnerable\b"
    r"|\bdomestic abuse\b|\bhomeless|\bearly help\b|\bMASH\b|\brough sleep|\bsuicide|\bneglect",
    re.I,
)
_ABOUT_SOMETHING_ELSE = re.compile(
    r"\b(?:debts?|debtors?|invoices?|budgets?|savings|spend|costs?|complaints?|music|librar(?:y|ies))\b",
    re.I,
)
"""What names a measure of money or of how people are answered, not of how they are."""
_ABOUT_PEOPLE = (Importance.OFF_TARGET, Importance.TARGET)
_NO_PLAN = frozenset(("X1", "X3"))
"""Rules that find that a miss is not answered for."""


def importance(found: LocatedHit) -> Importance:
    """Return what a finding is about: never more than its rule's, unless it is of people at risk."""
    of_rule = found.rule.importance
    if of_rule is Importance.CONTRADICTION and found.level is not Level.ERROR:
        return Importance.DATA_QUALITY
    if of_rule is Importance.VANISHED and found.level is Level.INFORMATION:
        return Importance.DATA_QUALITY
    if of_rule in _ABOUT_PEOPLE and any(map(is_of_people_at_risk, found.hit.about)):
        return Importance.PEOPLE_AT_RISK
    return of_rule


def is_of_people_at_risk(measure: MeasurePeriod) -> bool:
    """Whether a measure is, by its name, on children or adults at risk."""
    name = measure.measure_name
    return _AT_RISK.search(name) is not None and _ABOUT_SOMETHING_ELSE.search(name) is None


def weight(found: LocatedHit) -> float:
    """Return how much a finding weighs among others as important: a miss without a plan twice.

    Of the quality of data each weighs the same.
    """
    if importance(found) is Importance.DATA_QUALITY:
        return 0.0
    missed = [found.hit.severity, *(missed_by(measure) for measure in found.hit.about)]
    return max(missed) * (1.0 if _NO_PLAN.isdisjoint(found.rules) else 2.0)
