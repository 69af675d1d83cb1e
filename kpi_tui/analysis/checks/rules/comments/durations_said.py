"""Times that a comment tells in minutes and seconds, where its measure counts minutes: "05:30" is 5.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kpi_tui.analysis.comment_figures import Quantity, figures_told
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit, word_for
from kpi_tui.regex import regex

_MINUTES = regex(
    r"\b(?:in|of) (?:minutes|mins)\b|\((?:in )?(?:minutes|mins)\)|^(?:average |mean |median )?(?:minutes|mins)\b",
    re.I,
)
"""What names a measure that counts minutes, and not what is done within some."""
_DURATION = regex(
    r"(?<![\w:.,/–-])(?P<minutes>\d{1,2})(?::(?P<clock>[0-5]\d)(?![\w:/–-]|[.,]\d|\s?(?:[ap]\.?m\b|hrs?\b|hours?\b|o['’]clock))"
    r"|\s?m(?:in(?:ute)?s?)?,? (?:and )?(?P<seconds>[0-5]?\d)\s?s(?:ec(?:ond)?s?)?\b)",
    re.I,
)
_HALF_SECOND = 0.5 / 60


def figures_or_times_told(measure: MeasurePeriod, sentence: str) -> tuple[Quantity, ...]:
    """Return the figures of a sentence in their order, times in the minutes that their measure counts.

    A time that is printed with a point, 4.30 for 04:30, is no figure: what the table means is not known.
    """
    told = figures_told(sentence)
    counts_minutes = _counts_minutes(measure.counted_in, measure.measure_name)
    times = tuple(_times_told(sentence)) if counts_minutes else ()
    if not times:
        return told
    printed = measure.period.actual or ""
    others = (
        each for each in told if not any(time.start <= each.start < time.end for time in times)
    )
    known = (
        each for each in times if not printed.startswith(each.text.replace(":", ".").lstrip("0"))
    )
    return tuple(sorted((*others, *known), key=lambda each: each.start))


@lru_cache(maxsize=2_000)  # it is asked of each sentence
def _counts_minutes(counted_in: str, name: str) -> bool:
    """Whether a measure counts minutes, by what its figures are counted in or else by its name."""
    word = word_for(counted_in)
    return word == "minutes" or (not word and _MINUTES.search(name) is not None)


def _times_told(sentence: str) -> Iterator[Quantity]:
    for found in _DURATION.finditer(sentence):
        value = int(found["minutes"]) + int(found["clock"] or found["seconds"]) / 60
        yield Quantity(found[0], value, Unit.NUMBER, _HALF_SECOND, *found.span())
