"""Questions about two reports: `red in June and green now`, `greens that were red last month`."""

from __future__ import annotations

from kpi_tui.analysis.browse.asked_of import Asked, Filters, all_of
from kpi_tui.analysis.browse.days_meant import MONTH, day_since
from kpi_tui.analysis.browse.filters import Facet
from kpi_tui.analysis.browse.runs_asked import EARLIER_REPORT
from kpi_tui.analysis.browse.status_words import ANY, STATUS, STATUSES, statuses_named
from kpi_tui.regex import regex

WAS = rf"(?:(?:was|were|been|used to be) )?{ANY}"
_IN_MONTH = rf"(?:in|at|during) (?P<then>(?:last )?(?:{MONTH})\b(?: \d{{4}})?)"


def then_and_now(text: str, asked: Asked) -> tuple[int, int, Filters] | None:
    """Return where a question asks for `red in June and green now` or `greens that were red last month`.

    And how, of the report before alone.
    """
    match = _THEN_AND_NOW.search(text) or _NOW_AND_THEN.search(text)
    if match is None:
        return None
    before = max((each for each in asked.periods if each < asked.day), default=None)
    then = match["then"]
    day = day_since(then, asked.day, asked.periods) if then else before
    after = match["after"] or match["later"]
    filters = (*all_of(Facet.LEFT, statuses_named(match)), *all_of(Facet.STATUS, STATUSES[after]))
    is_before = day is not None and day == before and not asked.is_other_length(then or "")
    return *match.span(), filters if is_before else ()


_THEN_AND_NOW = regex(
    rf"\b{WAS} {_IN_MONTH} (?:and |but )?(?:is |are )?(?:now (?P<after>{STATUS})|(?P<later>{STATUS}) now)\b"
)
_NOW_AND_THEN = regex(
    rf"\b(?:(?P<after>{STATUS})|(?P<later>_)) (?:measures )?(?:(?:that|which|but|and) )*(?:was|were|had been|used to be) {ANY}(?! now)"
    rf"(?: (?:(?:in|at|during) )?(?P<then>{EARLIER_REPORT}))?(?!\w)"
)
