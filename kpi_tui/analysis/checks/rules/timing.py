"""Rules on the time a comment speaks of: stale ones, and figures of other months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.comment_figures import months_named
from kpi_tui.analysis.forecasts import not_its_own
from kpi_tui.labels import plural
from kpi_tui.measure_name import MeasureName
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
    """Tell of figures that their comments call late, another month's, or a forecast, together (C7)."""
    told: dict[MeasureName, tuple[str, str]] = {}
    by_name = {measure.named: measure for measure in month.measures}
    for measure in month.measures:
        found = not_its_own(measure.words, month.day)
        if found:
            how = " and ".join(dict.fromkeys(each.how for each in found))
            told[measure.named] = (how, found[0].sentence)
    for measures in month.apart((by_name[name] for name in told), "C7"):
        same: dict[str, list[str]] = {}
        for measure in measures:
            same.setdefault(told[measure.named][0], []).append(measure.measure_code)
        hows = "; ".join(f"{', '.join(codes)}: {how}" for how, codes in same.items())
        one = len(measures) == 1
        yield RuleHit(
            f"By {'its comment the figure is' if one else 'their comments figures are'} not "
            f"{month.name}'s own ({hows}). Is this always so?",
            measures[0] if one else None,
            tuple((measure.measure_code, told[measure.named][1]) for measure in measures),
            page=measures[0].page,
            measures=() if one else measures,
        )
