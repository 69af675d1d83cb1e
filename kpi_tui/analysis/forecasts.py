"""Figures that are not their period's own: forecasts of the year's end, and figures that come late.

A measure's name tells it of all its readings, a comment of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kpi_tui.analysis.measure_period import MeasurePeriod

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
_SAID = re.compile(
    rf"\bforecast (?:\w+ ){{0,4}}?{_YEAR_END}|{_YEAR_END} (?:forecast|projection|out-?turn)"
    r"|\b(?:figures?|results?|rates?) (?:reported |shown |given )?(?:is|are) (?:the |a )?"
    r"(?:forecast|projection|estimate)",
    re.IGNORECASE,
)
"""Words by which a comment calls the figure a forecast."""
_LATE_NAME = re.compile(r"\barrears\b", re.IGNORECASE)
_LATE = re.compile(
    r"\bin arrears\b|\bunchanged (?:from|since) (?:the )?(?:last|previous) (?:month|quarter|report)",
    re.IGNORECASE,
)
"""Words by which a comment says that the figure is another period's."""


def is_forecast(measure: MeasurePeriod) -> bool:
    """Whether a measure's readings foretell the year's end, by its name or by a late comment."""
    return any(
        _names_forecast(reading.measure_name) or _says_forecast(reading.words)
        for reading in measure.history[-REMEMBERED:] or (measure,)
    )


def is_late(measure: MeasurePeriod) -> bool:
    """Whether a reading's name or comment says that its figure is of an earlier period."""
    return bool(_LATE_NAME.search(measure.measure_name) or _LATE.search(measure.words))


@lru_cache(maxsize=5000)
def _names_forecast(name: str) -> bool:
    return _NAMED.search(name) is not None


@lru_cache(maxsize=20_000)
def _says_forecast(words: str) -> bool:
    return _SAID.search(words) is not None
