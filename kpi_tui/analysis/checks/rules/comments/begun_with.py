"""Whether a sentence begins with the measure's own figure: "321 fires were reported", "87% of calls"."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.rules.comments.about import (
    GENERAL,
    OF_A_PART,
    is_about,
    is_about_one_of_some,
    leaves_out_limit,
    tells_of_all,
)
from kpi_tui.analysis.checks.rules.comments.acts_said import EMERGENCIES
from kpi_tui.analysis.checks.rules.comments.own_words import (
    DONE,
    counts_same,
    own_words,
    told_words,
)
from kpi_tui.analysis.comment_figures import COUNT, Quantity, first_clause, word_set
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_REPORTED = regex(
    r"(?P<counted>(?: [a-z-]+){1,3}?)(?:, of (?:which|whom)\b[^,;]*$| (?:were|was|ha(?:s|ve|d) been) (?P<done>reported"
    r"|recorded|received|made|completed|delivered|issued|answered|repaired|carried out|undertaken|logged|registered"
    r"|dealt with|attended)(?=[.,;]|$| (?:in|during|this|against)\b))",
    re.I,
)
"""Words after a count that begins a sentence: it is the measure's own, if these name it."""
_CAME_IN = word_set("reported recorded received made logged registered")
_ATTENDED = word_set("attended")
_CLAUSE_ENDS = regex(
    r"[.,;:(](?!\d)|\b(?:in|during|this|against|compared|(?:at|by) the end of)\b", re.I
)
_WERE = regex(r" (?:were|are|(?:have|had) been) | (?=\w+ed\b)", re.I)
"""What begins to tell what was done with what is counted."""
_WHEN_ALONE = regex(
    r"(?:(?:in|during) (?:the |this )?|this )(?:month|quarter|half-year|year|(?:Q|Quarter )[1-4]"
    rf"|(?-i:{NAMED_MONTH}))(?: 20\d\d(?:[/-]\d\d)?)?(?=[.;]|$|,? (?:against|compared)\b)",
    re.I,
)
"""Words for a time that end a sentence, behind a count of which it says nothing else."""
_AMOUNT_OF = regex(
    r"(?:(?:the|total|our|in total,?) )*(?P<things>[a-z][a-z’' -]*?) of (?:just |only )?", re.I
)
"""Words that begin a sentence with what an amount is of: "savings of £6.2m"."""
_WAS_DONE = regex(r" (?:was|were|ha(?:s|ve) been) (?P<done>[a-z]+)\b", re.I)
_TAKEN = regex(r"\b(?:was|were) [a-z-]+ in(?: just| only)?(?: an average of)? $", re.I)
"""Words before the time that something took: "homes were let in 41 days"."""
_SOME = regex(rf"\b(?:{COUNT})\b", re.I)
_DURATION = regex(r"\b(?:day|week|hour|minute)s\b", re.I)
_OF_CASES = regex(r" (?:of|were|was|are|is|have|has|had)\b", re.I)
"""Words after a share that begins a sentence."""


def came_in(name: str) -> frozenset[str]:
    """Return the stems of words for what comes in that say nothing new of what a measure of this name counts.

    Of emergencies all are attended. Where a name says what is done, only that is of all.
    """
    if DONE.search(name):
        return frozenset()
    return _CAME_IN | (frozenset() if EMERGENCIES.isdisjoint(word_set(name)) else _ATTENDED)


def begins_with_own(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence begins with a count, or a share, of what the measure counts."""
    return (
        _begins_with(measure, sentence, quantity)
        or _tells_share(measure, sentence, quantity)
        or _tells_nothing_else(measure, sentence, quantity)
        or _tells_amount(measure, sentence, quantity)
        or _tells_time(measure, sentence, quantity)
    )


def _begins_with(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence begins with a count of what the measure counts: "321 fires were reported"."""
    if quantity.unit is Unit.PERCENT and leaves_out_limit(measure, sentence):
        return False
    after = _REPORTED.match(sentence, quantity.end)
    counted = told_words(after["counted"]) if after else set()
    done = word_set(after["done"] or "") if after else set()
    if not done <= word_set(measure.measure_name) | came_in(measure.measure_name):
        return False
    known = own_words(measure.measure_name, sentence) | GENERAL
    return bool(counted) and counted <= known and is_about(measure, sentence[: quantity.start], 0)


def _tells_share(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence begins with the share of what the measure counts: "87% of calls were answered"."""
    if quantity.unit is not Unit.PERCENT or not _OF_CASES.match(sentence, quantity.end):
        return False
    before = sentence[: quantity.start]
    rest = f"{before}{first_clause(sentence[quantity.end :])}"
    return is_about(measure, before, 0) and tells_of_all(measure, rest, rest)


def _tells_nothing_else(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence begins with a count, and its other words are those of the measure's name.

    So it is of "14 new foster carers were approved", as the name has all of that, and where a sentence is
    no more than "14 visits to libraries in July".
    """
    counts = Unit.NUMBER
    if quantity.unit is not counts or measure.unit is not counts or measure.is_percentage:
        return False
    name, end = measure.measure_name, _CLAUSE_ENDS.search(f"{sentence}.", quantity.end)
    clause = sentence[quantity.end : end.start() if end else None]
    told, named = told_words(clause), told_words(name) - GENERAL
    things, *done = _WERE.split(clause)
    is_alone = not quantity.start and _WHEN_ALONE.match(sentence, quantity.end + len(clause))
    if not (done or is_alone) or not counts_same(name, things):
        return False
    if not told <= own_words(name, clause) | GENERAL or 2 * len(told & named) <= len(named):
        return False
    if is_about_one_of_some(measure, clause) or OF_A_PART.match(
        sentence, quantity.end + len(clause)
    ):
        return False
    return is_about(measure, sentence[: quantity.start], 0)


def _tells_amount(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence begins with an amount of what the measure counts, and says that all of it was done.

    So it is of "savings of £6.2m have been delivered", and not of savings found.
    """
    name, found = measure.measure_name, _AMOUNT_OF.fullmatch(sentence, 0, quantity.start)
    behind = _WAS_DONE.match(sentence, quantity.end) if found else None
    if found is None or behind is None:
        return False
    things, done = told_words(found["things"]), told_words(behind["done"])
    return bool(things and done) and things | done <= own_words(name, sentence)


def _tells_time(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a sentence tells how long what the measure times has taken: "homes were let in 41 days"."""
    before, name = sentence[: quantity.start], measure.measure_name
    taken = _TAKEN.search(before)
    if taken is None or measure.is_percentage or not _DURATION.search(name):
        return False
    if _SOME.search(before):
        return False
    in_time = _DURATION.match(sentence[quantity.end :].lstrip())
    return in_time is not None and in_time[0] in name.lower() and is_about(measure, before, 0)
