"""Figures that are not their period's own: forecasts of the year's end, and figures that come late.

A measure's name tells it of all its readings, a comment of its own. Whoever asks asks here: the
outlook, the control chart, and the check that lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kpi_tui.analysis.comment_figures import months_named, sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import plural
from kpi_tui.months import month_name, months_apart
from kpi_tui.period import PeriodType

REMEMBERED = 12
"""Of how many readings one that is called a forecast makes the measure one: not each one says it."""
_NAMED = re.compile(
    # What is compared with a forecast, as cash balances are, is none.
    r"(?<!to )(?<!with )(?<!against )(?<!than )(?<!the )\bforecast|\bout-?turns?\b"
    r"|\bvariances?\b|\bvariations?\b|\bsavings?\b|\b(?:over|under)spen[dt]"
    r"|\bwithin (?:\w+ )?budgets?\b|\bprojected\b",
    re.IGNORECASE,
)
"""Names of what is expected of a whole year."""
_YEAR_END = r"(?:the )?(?:end of (?:the )?(?:financial )?year|year[- ]end)"
_FORECAST = (
    re.compile(
        rf"\bforecast (?:of [^.;]{{0,30}}|(?:\w+ ){{0,4}}?){_YEAR_END}"
        rf"|{_YEAR_END} (?:forecast|projection|out-?turn)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:figures?|results?|rates?) (?:reported |shown |given )?(?:is|are) (?:the |a )?"
        r"(?:forecast|projection|estimate)",
        re.IGNORECASE,
    ),
)
"""Words by which a comment calls the figure a forecast, the clearest first."""
_LATE_NAME = re.compile(r"\barrears\b", re.IGNORECASE)
_LATE = re.compile(
    r"\bin arrears\b"
    r"|\b(unchanged) (?:from|since) (?:the )?(?:last|previous) (?:month|quarter|report)\b",
    re.IGNORECASE,
)
"""Words by which a comment says that the figure is another period's."""
_ISSUED = re.compile(r"\b(?i:issued in|(?:information|data|figures?) (?:is|are) for)\s+(?=[A-Z])")
"""What stands before the month that a figure is of."""


class NotItsOwn(NamedTuple):
    """What makes a figure not its period's own, in words, and the sentence that says so."""

    how: str
    sentence: str
    is_forecast: bool
    is_late: bool


def is_forecast(measure: MeasurePeriod) -> bool:
    """Whether a measure's readings foretell the year's end, by its name or by a comment."""
    return any(
        _names_forecast(reading.measure_name) or _says_forecast(reading.words)
        for reading in measure.history[-REMEMBERED:] or (measure,)
    )


def is_late(measure: MeasurePeriod) -> bool:
    """Whether a reading's name or comment says that its figure is of an earlier period."""
    said = not_its_own(measure)
    return bool(_LATE_NAME.search(measure.measure_name) or (said and said.is_late))


def not_its_own(measure: MeasurePeriod) -> NotItsOwn | None:
    """Read in a comment that the figure is late, of another month, or a forecast."""
    return _read(measure.words, measure.report_date, measure.period_type)


@lru_cache(maxsize=20_000)
def _read(words: str, day: date, period_type: PeriodType) -> NotItsOwn | None:
    found = [
        (list(_told(sentence, day, period_type)), _says_forecast(sentence), sentence)
        for sentence in sentences(words)
    ]
    found = [each for each in found if each[0]]
    if not found:
        return None
    how = " and ".join(dict.fromkeys(", ".join(told) for told, _, _ in found))
    late = any(len(told) > foretold for told, foretold, _ in found)
    return NotItsOwn(how, found[0][2], any(foretold for _, foretold, _ in found), late)


def _told(sentence: str, day: date, period_type: PeriodType) -> Iterator[str]:
    """Yield what a sentence says of a figure that is not its period's own."""
    late = _LATE.search(sentence)
    # It may be unchanged and of this month, as it says.
    if late and not (late[1] and day in months_named(sentence, day)):
        yield f"“{late[0]}”"
    if foretold := next(filter(None, (each.search(sentence) for each in _FORECAST)), None):
        yield f"“{foretold[0]}”"
    issued = _ISSUED.search(sentence)
    if issued is None or period_type is not PeriodType.MONTH:
        return
    others = [each for each in months_named(sentence[issued.end() :], day) if each != day]
    back = months_apart(others[0], day) if others else 0
    if back > 0:
        yield f"of {month_name(others[0])}, {plural(back, 'month')} back"


@lru_cache(maxsize=5000)
def _names_forecast(name: str) -> bool:
    return _NAMED.search(name) is not None


@lru_cache(maxsize=20_000)
def _says_forecast(words: str) -> bool:
    return any(each.search(words) for each in _FORECAST)
