"""Times that a comment tells in minutes and seconds, where its measure counts either: "05:30" is 5.5 minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kpi_tui.analysis.comment_figures import Quantity, figures_told
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit, word_for
from kpi_tui.regex import regex

_NAMED = tuple(
    regex(rf"\b(?:in|of) {unit}\b|\((?:in )?{unit}\)|^(?:average |mean |median )?{unit}\b", re.I)
    for unit in ("(?:minutes|mins)", "(?:seconds|secs)")
)
"""What names a measure that counts minutes, or seconds, and not what is done within some."""
_DURATION = regex(
    r"(?<![\w:.,/–-])(?P<minutes>\d{1,2})(?::(?P<clock>[0-5]\d)(?![\w:/–-]|[.,]\d|\s?(?:[ap]\.?m\b|hrs?\b|hours?\b|o['’]clock))"
    r"|\s?m(?:in(?:ute)?s?)?,? (?:and )?(?P<seconds>[0-5]?\d)\s?s(?:ec(?:ond)?s?)?\b)",
    re.I,
)
_SECONDS = {"minutes": 60, "seconds": 1}


def figures_or_times_told(measure: MeasurePeriod, sentence: str) -> tuple[Quantity, ...]:
    """Return the figures of a sentence in their order, times in the minutes or seconds that their measure counts.

    A time that is printed with a point, 4.30 for 04:30, is no figure: what the table means is not known.
    """
    told = figures_told(sentence)
    seconds = _seconds_in_one(measure.counted_in, measure.measure_name)
    times = tuple(_times_told(sentence, seconds)) if seconds else ()
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
def _seconds_in_one(counted_in: str, name: str) -> int:
    """Return the seconds in one of what a measure counts, by its figures or else by its name; 0 if it is no time."""
    word = word_for(counted_in)
    named = zip(_SECONDS, _NAMED, strict=True)
    return _SECONDS.get(word or next((unit for unit, words in named if words.search(name)), ""), 0)


def _times_told(sentence: str, seconds: int) -> Iterator[Quantity]:
    """Yield the times of a sentence in units of so many seconds."""
    for found in _DURATION.finditer(sentence):
        value = 60 * int(found["minutes"]) + int(found["clock"] or found["seconds"])
        yield Quantity(found[0], value / seconds, Unit.NUMBER, 0.5 / seconds, *found.span())
