"""Two periods that a request sets beside each other: `June vs July`, `between April and July`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.days_meant import (
    MONTH,
    SINCE,
    day_meant,
    day_since,
    months_named,
    names_of_period,
    quarters_named,
    question_words,
)
from kpi_tui.analysis.browse.periods_typed import periods_typed
from kpi_tui.analysis.browse.runs_asked import EARLIER_REPORT
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

_LEAD = (
    r"(?:(?:show|list|tell|see|me|us|all|what|which|how|is|has|have|does|do|did|the|in|we|it|things?|happened|chang(?:ed?|es)"
    r"|moved|differs?|differences?|different|compared?|comparison|movements?|measures|performance|of|for)\s)*"
)
AGAINST = r"(?:vs\.?|versus|v|against|(?:compared?s?|comparing|differs?|different) (?:to|with|against|from))"
_BESIDE = regex(rf"{_LEAD}(?P<one>\S.*?) {AGAINST} (?P<other>.+)")
_BETWEEN = regex(
    rf"{_LEAD}(?:(?:between|compare|comparing|comparison of) (?P<one>.+?) (?:and|with|to|against)"
    r"|from (?P<first>.+?) (?:to|until|till)) (?P<other>.+)"
)
_CHANGED = regex(
    r"(?:(?:show|list|tell|me|us|all|see|what(?:'s| is| has| have)?|which|has|have|the|things?|measures) )*"
    r"(?:chang(?:ed?|es)|differ(?:s|ed|ences?)|new|moved)(?: (?:in|during|for|of))? (?P<when>.+)"
)
_NOW = regex(
    r"(?:now|today|(?:this|the current) (?:month|quarter|half[- ]year|year|period|report|time))"
)
_BARE, _DATED = regex(MONTH), regex(rf"(?:{MONTH}) \d{{4}}")


def periods_compared(
    request: str, shown: date, periods: Sequence[date], kind: PeriodType
) -> tuple[date, date] | None:
    """Return the two periods that a request compares, the earlier first; `None` where it does not.

    The later is held; of the earlier there may be no report.
    """
    words = question_words(request)
    said = _BETWEEN.fullmatch(words) or _BESIDE.fullmatch(words)
    if said is None:
        return None
    one, other = said["one"] or said.groupdict().get("first") or "", said["other"]
    if _DATED.fullmatch(one) and _BARE.fullmatch(other):
        of_year = f"{other} {one[-4:]}"
        other = of_year if months_named(of_year, periods) else other
    second = _day_called(other, shown, periods, kind)
    if second is None:
        return None
    is_before = _BARE.fullmatch(one) and _DATED.fullmatch(other)
    first = day_meant(one, second, periods) if is_before else _day_called(one, shown, periods, kind)
    if first in (None, second) or max(first, second) not in periods:
        return None
    return min(first, second), max(first, second)


def changed_in(request: str, shown: date, periods: Sequence[date], kind: PeriodType) -> date | None:
    """Return the period of which a request asks what changed in it: `what changed July 2023`.

    One of which no report is held is named in full, or by its month.
    """
    said = _CHANGED.fullmatch(question_words(request))
    if said is None or _NOW.fullmatch(when := said["when"]):
        return None
    day = _day_called(when, shown, periods, kind)
    if day in periods:
        return day
    if kind is PeriodType.MONTH and _BARE.fullmatch(when):
        return day_meant(when, shown, periods)
    for each in periods_typed(when, shown, periods, kind):
        if (each.start, each.end, each.kind) == (0, len(when), kind):
            return each.last_day
    return None


def since_called(
    request: str, shown: date, periods: Sequence[date], kind: PeriodType
) -> date | None:
    """Return the period held before the one shown since which a request asks what changed: `since q1`."""
    said = SINCE.fullmatch(question_words(request))
    day = _day_called(said["when"], shown, periods, kind) if said else None
    return day if day in periods and day and day < shown else None


def _day_called(words: str, shown: date, periods: Sequence[date], kind: PeriodType) -> date | None:
    """Return the period that folded words are for, and nothing else."""
    if _NOW.fullmatch(words):
        return shown
    for day in periods:
        if words in names_of_period(day, kind):
            return day
    quarter = quarters_named(words, periods).get((0, len(words)))
    if kind is PeriodType.QUARTER and quarter:
        return quarter
    if _BARE.fullmatch(words):
        return next(iter(months_named(words, periods)), None) if kind is PeriodType.MONTH else None
    is_other = Asked(shown, kind=kind).is_other_length(words)
    is_earlier = re.fullmatch(EARLIER_REPORT, words) and not is_other
    return day_since(words, shown, periods) if is_earlier else None
