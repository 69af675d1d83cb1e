"""Rules on the time a comment speaks of: stale ones, and figures of other months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.comment_figures import months_named, sentences
from kpi_tui.labels import plural
from kpi_tui.months import month_name, months_apart

STALE = range(2, 12)
"""How many months back the last month named must be: less is usual, more is background."""
NOW = re.compile(
    r"\bthis (?:month|period|quarter|year)|\b(?:current|currently|now|latest|to date|so far|year end)\b"
    r"|\bin the month\b|\bfirst \w+ months\b|\bsince (?:april|then)\b",
    re.I,
)
MARCH = 3
YEAR_END = re.compile(r"\b31(?:st)? March\b")
"""The day that balances of a year begin with: naming it is no sign of an old comment."""
LATE = re.compile(
    r"\bin arrears\b|\bforecast (?:of the rate at |for the )?(?:end of year|year[- ]end)|\bunchanged (?:from|since) (?:the )?(?:last|previous) month"
    r"|\b(?:end of year|year[- ]end) forecast|\bforecast of [^.;]{0,30}year[- ]end",
    re.I,
)
ISSUED = re.compile(r"\b(?i:issued in|(?:information|data|figures?) (?:is|are) for)\s+(?=[A-Z])")


def stale(month: CheckContext) -> Iterator[RuleHit]:
    """C6: the last month the comment names is two or more back."""
    for row in month.rows:
        named = months_named(row.words, month.day)
        if YEAR_END.search(row.words):
            named = [day for day in named if day.month != MARCH or day >= month.day]
        if not named or NOW.search(row.words):
            continue
        back = months_apart(max(named), month.day)
        if back in STALE:
            yield RuleHit(
                f"The last month its comment names is {month_name(max(named))}, {plural(back, 'month')} "
                "back. Is the comment of this month?",
                row,
                (("last month named", month_name(max(named))),),
            )


def of_another_month(month: CheckContext) -> Iterator[RuleHit]:
    """C7: a figure that is in arrears, or a forecast of the year's end."""
    for row in month.rows:
        for sentence in sentences(row.words):
            if said := _of_another_month(month, sentence):
                yield RuleHit(said, row, (("comment", sentence), *row.period.printed))
                break


def _of_another_month(month: CheckContext, sentence: str) -> str | None:
    if found := LATE.search(sentence):
        return f"The comment says “{found[0]}”. Is the figure {month.name}'s own?"
    found = ISSUED.search(sentence)
    if found is None:
        return None
    named = [day for day in months_named(sentence[found.end() :], month.day) if day != month.day]
    if not named:
        return None
    back = months_apart(named[0], month.day)
    if back <= 0:
        return None
    return f"By its comment the figure is of {month_name(named[0])}, {plural(back, 'month')} back. Is that usual?"
