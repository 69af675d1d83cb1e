"""The rule on a point that was printed for a comma: "1.492 calls"."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.regex import regex

_POINT = regex(r"\.\d\d\d\s")
_MISPRINT = regex(
    r"(?<![\d.,£])\d{1,3}\.\d{3}\s+(?:calls?|requests?|visits?|visitors?|people|children|cases?"
    r"|contacts?|residents?|students?|pupils?|hours?|invoices?)\b"
)


def misprinted(context: CheckContext) -> Iterator[RuleHit]:
    """Tell of a count whose comma was printed as a point: `1.492 calls` (C1)."""
    for measure in context.measures:
        words = measure.words
        if _POINT.search(words) and (misprint := _MISPRINT.search(words)):
            yield RuleHit(
                f"The comment says “{misprint[0]}”, where a comma is meant.",
                measure,
                (("misprint", misprint[0]),),
                aside=f"it says “{misprint[0]}”, where a comma is meant",
            )
