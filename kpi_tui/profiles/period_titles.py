"""Titles that name a period or a report, and no subject: `Position at 31 March 2025`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_tui.months import NAMED_MONTH
from kpi_tui.profiles.period_forms import PARTS_OF_YEAR
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.regex import regex

_DATED = regex(
    r"(?<!\w)(?:\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{NAMED_MONTH})\.?(?:\s+(?:20)?\d\d)?"
    r"|(?:period|month|week)\s?\d{1,2}|FY\s?(?:20)?\d\d)(?!\w)",
    re.I,
)
"""Days, months and other parts of a year, as no report need print its own period."""
_OF_YEAR = regex(
    r"(?<!\w)(?:year[\s-]?end|end[\s-]of[\s-]year|full[\s-]year|year[\s-]to[\s-]date|YTD|out-?turn"
    r"|(?:(?:one|two|three|six|nine|twelve|\d{1,2})[\s-]months?)"
    r"|(?:spring|summer|autumn|winter)(?:\s+term|\s+20\d\d))(?!\w)",
    re.I,
)
"""What names a part of a year, or all of it, without its number."""
_BESIDE_WORDS = """
    a actual actuals academic against and annual as at by calendar closing compared comparison covering
    cumulative current dashboard data date draft during end ended ending ends figure figures final
    financial first for from full fy half in interim last latest mid month monthly months of on or
    overview performance period position previous provisional quarter quarterly quarters report reported
    reporting reports result results review scorecard second snapshot summary term the third through
    till to until up update v versus vs with year yearly years spring summer autumn winter
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words that stand beside a period in its title, and name no subject."""
_OF_REPORTS = _BESIDE | {
    *(
        "balanced",
        "business",
        "corporate",
        "council",
        "delivery",
        "digest",
        "indicator",
        "indicators",
    ),
    *("key", "kpi", "kpis", "measure", "measures", "monitor", "monitoring", "plan", "s", "service"),
    *("services", "strategic", "strategy"),
}
"""Words of which reports' own titles are made."""
_OPEN = regex(r"\b(?:a|an|and|at|before|by|for|from|in|of|on|or|the|to|until|with)$", re.I)
"""What no line ends with whose sentence does."""
_GOING_ON = regex(r"(?:and|before|by|during|from|in|of|or|until)\b")
_WORD = regex(r"[^\W\d_]+|\d+")
_YEAR = regex(r"20\d\d")


def is_period_title(text: str) -> bool:
    """Tell whether a title names periods and no subject, with words or without: `Outturn 2024/25`."""
    rest, named = text, 0
    for period in reversed(find_periods(text)):
        rest = f"{rest[: period.start]} {rest[period.end :]}"
        named += 1
    for form in (PARTS_OF_YEAR, _OF_YEAR, _DATED):
        rest, count = form.subn(" ", rest)
        named += count
    words = _WORD.findall(rest)
    return named > 0 and all(w.casefold() in _BESIDE or _YEAR.fullmatch(w) for w in words)


def without_periods(lines: Sequence[str]) -> int:
    """Return how many lines of a title stand above those that name a period, which end no sentence."""
    if is_period_title(" ".join(lines)):
        return 0
    kept = len(lines)
    while kept and is_period_title(lines[kept - 1]):
        if kept > 1 and (_OPEN.search(lines[kept - 2]) or _GOING_ON.match(lines[kept - 1])):
            break
        kept -= 1
    return kept


def is_general_title(text: str) -> bool:
    """Tell whether a title may be a report's and names no subject: `Corporate performance report`."""
    return all(word.casefold() in _OF_REPORTS for word in _WORD.findall(text))
