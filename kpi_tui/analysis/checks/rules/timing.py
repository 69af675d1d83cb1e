"""Rules on the time a comment speaks of: stale ones, and figures of other months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.comment_figures import months_named, sentences
from kpi_tui.labels import plural
from kpi_tui.months import month_name, months_apart

_STALE = range(2, 12)
"""How many months back the last month named must be: less is usual, more is background."""
_NOW = re.compile(
    r"\bthis (?:month|period|quarter|year)|\b(?:current|currently|now|latest|to date|so far|year end)\b"
    r"|\bin the month\b|\bfirst \w+ months\b|\bsince (?:april|then)\b",
    re.I,
)
_YEAR_END = re.compile(r"\b31(?:st)? March\b")
"""The day that balances of a year begin with: naming it is no sign of an old comment."""
_LATE = re.compile(
    r"\bin arrears\b|\bforecast (?:of the rate at |for the )?(?:end of year|year[- ]end)|\bunchanged (?:from|since) (?:the )?(?:last|previous) month"
    r"|\b(?:end of year|year[- ]end) forecast|\bforecast of [^.;]{0,30}year[- ]end",
    re.I,
)
_ISSUED = re.compile(r"\b(?i:issued in|(?:information|data|figures?) (?:is|are) for)\s+(?=[A-Z])")


def stale(month: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a comment is of this month where the last one it names is well back (C6)."""
    for measure in month.measures:
        named = months_named(measure.words, month.day)
        if _YEAR_END.search(measure.words):
            march = 3
            named = [day for day in named if day.month != march or day >= month.day]
        if not named or _NOW.search(measure.words):
            continue
        last = max(named)
        back = months_apart(last, month.day)
        if back in _STALE:
            yield RuleHit(
                f"The last month its comment names is {month_name(last)}, {plural(back, 'month')} "
                "back. Is the comment of this month?",
                measure,
                (("last month named", month_name(last)),),
            )


def of_another_month(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about figures that the comment calls late, another month's, or a forecast (C7)."""
    for measure in month.measures:
        for sentence in sentences(measure.words):
            late, issued = _LATE.search(sentence), _ISSUED.search(sentence)
            question = None
            if late:
                question = f"The comment says “{late[0]}”. Is the figure {month.name}'s own?"
            elif issued:
                named = months_named(sentence[issued.end() :], month.day)
                others = [day for day in named if day != month.day]
                back = months_apart(others[0], month.day) if others else 0
                if back > 0:
                    question = (
                        f"By its comment the figure is of {month_name(others[0])}, "
                        f"{plural(back, 'month')} back. Is that usual?"
                    )
            if question:
                yield RuleHit(question, measure, sentence_and_period(sentence, measure))
                break
