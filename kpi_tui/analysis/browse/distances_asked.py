"""How far off their targets figures are, as questions ask it: `missed by more than 10%`.

In per cent of the target, as the column of variances has it; of points nothing is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kpi_tui.analysis.browse.asked_of import Asked, Filters
from kpi_tui.analysis.browse.filters import Facet, Filter

_SIZE = r"(?P<size>\d{1,4}(?:\.\d{1,2})?) ?(?:%|per ?cent)"
_LAST_SIZE = r"(?P<size>\d{1,4}(?:\.\d{1,2})?)(?: ?per ?cent|(?=%))"
"""The last words of a part: what ends one is a letter or a digit."""
_MORE = r"(?:by )?(?:more than|over|(?P<least>at least)) (?:about )?"
_OR_MORE = rf"(?:by )?{_SIZE.replace('size', 'from')} or (?:more|over|worse|better)"
_TARGET = r"(?: (?:the|its|their|our))*(?: targets?)?"
_WORSE = (
    r"(?:(?:targets? (?:(?:that|which|was|were|is|are|been|has|have) )*)?miss(?:ed|es|ing)?|fail(?:s|ed|ing)?|fell short of|(?:(?:fall|falling|fallen) )?short of|off|below|under|behind|"
    r"worse than|adrift of|away from)"
)
_BETTER = r"(?:exceed(?:s|ed|ing)?|beat(?:s|en|ing)?|surpass(?:es|ed|ing)?|better than|ahead of)"


def _so_far(way: str) -> str:
    """Return a pattern: `missed (target) by more than 10%`, `more than 10% off target`.

    A size alone, `missed by 10%`, would ask for what is off by just so much.
    """
    ahead = rf"(?:{_MORE}{_SIZE}|{_OR_MORE})".replace("?P<", "?P<ahead_")
    return rf"{way}{_TARGET} (?:{_MORE}{_LAST_SIZE}|{_OR_MORE})|{ahead} {way}{_TARGET}"


def _off(way: str) -> Callable[[re.Match[str], Asked], Filters]:
    """Return what asks for figures that are worse or better than their targets by a size named."""

    def meant(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
        groups = match.groupdict().items()
        said = {name.removeprefix("ahead_"): text for name, text in groups if text}
        size = said.get("from") or said["size"]
        from_on = " from" * ("least" in said or "from" in said)
        return (Filter(Facet.VARIANCE, f"{way} {size}{from_on}"),)

    return meant


def _within(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    return (Filter(Facet.VARIANCE, f"within {match['size']}"),)


DISTANCE_RULES = (
    (rf"within {_SIZE} of(?: (?:the|its|their|our))* targets?", _within),
    (_so_far(_WORSE), _off("worse")),
    (_so_far(_BETTER), _off("better")),
)
"""What words for so many per cent mean."""
