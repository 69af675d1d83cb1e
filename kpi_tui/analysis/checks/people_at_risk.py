"""Which measures are, by their names, on children or adults at risk."""

from __future__ import annotations

import re
from functools import lru_cache

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.regex import regex

_AT_RISK = regex(
    r"\bchild(?:ren)?(?:['’]s)?\b|\byoung(?:er)? (?:people|person)|\bcare leavers?\b|\blooked after\b|\bsafeguard"
    r"|\bsection 42\b|\bprotection (?:plan|enquir)|\bEHCP?s?\b|\beducation,? health (?:and|&)? ?care\b"
    r"|\bSEND\b|\basylum\b|\bsocial care\b|\bASC\b|\bCSC\b(?=.*\bassessments?\b)|\bcare homes?\b|\bhome ?care\b"
    r"|\blearning disabilit|\bcarers?\b|\bolder (?:people|residents|adults)|\bvulnerable\b"
    r"|\bdomestic abuse\b|\bhomeless|\bearly help\b|\bMASH\b|\brough sleep|\bsuicide|\bneglect",
    re.I,
)
_ABOUT_SOMETHING_ELSE = regex(
    r"\b(?:debts?|debtors?|invoices?|budgets?|savings|spend|costs?|complaints?|music|librar(?:y|ies)"
    r"|seats?|bus(?:es)?|transport|travel|playgrounds?|play areas?|leisure|sports?|swim\w*)\b",
    re.I,
)
"""Words of measures on money, complaints, transport or leisure, not on how people are."""


def is_of_people_at_risk(measure: MeasurePeriod) -> bool:
    """Whether a measure is, by its name, on children or adults at risk."""
    return _names_them(measure.measure_name)


@lru_cache(maxsize=5000)
def _names_them(name: str) -> bool:
    return _AT_RISK.search(name) is not None and _ABOUT_SOMETHING_ELSE.search(name) is None
