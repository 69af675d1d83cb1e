"""The rule on a change whose two figures go the other way: "fell to 36.1 days, from 35.4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    VERB_LETTERS,
    VERBS,
    may_mean_the_reverse,
    way_of,
)
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import Quantity, quantities, sentences
from kpi_tui.analysis.cue import Cue, any_may_be_in, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import SCALE_WORDS, Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_UNIT = rf"(?:\s?%| per ?cent\b|\s?(?:{SCALE_WORDS})\b)?"
_FIGURE = rf"£?\d[\d,]*(?:\.\d+)?{_UNIT}(?![\w/:]| in (?!20\d\d)\d| (?:out )?of \d)"
_HOW = (
    r"(?:,? (?:slightly|marginally|significantly|sharply|steadily|markedly|considerably|again|further|back"
    rf"|on average|overall|this (?:month|quarter|year|period)|(?:in|since) (?-i:{NAMED_MONTH})\b(?: 20\d\d)?"
    r"|(?:in|of)(?: (?!\w+ed\b)[a-z-]+){1,3}))*,?"
)
_IN_MONTH = (
    rf"(?: (?:(?:in )?(?-i:{NAMED_MONTH})\b(?: 20\d\d)?|in 20\d\d(?:[/-]\d\d)?"
    r"|(?:this|last) (?:month|quarter|year|period)))?"
)
_COUNTED = (
    r"(?: (?!(?:due|owing|thanks|according|prior|next|close|closer|up|in|this|last)\b)[a-z-]+)?"
)
_OF_WHEN = r"(?=[.;:,)]|$| (?:in|at|last|the|a|this|during|for|previously|when|and|but)\b)"
_MEASURED = (
    r"(?: (?P<{}>seconds?|minutes?|hours?|days?|weeks?|months?|years?|kg|tonnes?|miles?|km)\b)?"
)
_WENT = (
    Cue(
        rf"\b(?P<way>{VERBS}){_HOW} to (?P<now>{_FIGURE}){_MEASURED.format('unit')}{_COUNTED}{_IN_MONTH},? from "
        rf"(?P<was>{_FIGURE}){_MEASURED.format('other')}{_OF_WHEN}",
        " to ",
        " from ",
        VERB_LETTERS,
    ),
    Cue(
        rf"\b(?P<way>{VERBS}){_HOW} from (?P<was>{_FIGURE}){_MEASURED.format('other')}"
        rf"{_COUNTED}{_IN_MONTH},? to (?P<now>{_FIGURE}){_MEASURED.format('unit')}",
        " to ",
        " from ",
        VERB_LETTERS,
    ),
)
"""Words that say which way something went, and both its figures."""
_PLACES = regex(r"\b(?:rank\w*|position|placed?|quartile|league|grade|band)\b", re.I)
"""Words of sentences on places, which rise as their numbers fall."""


def goes_other_way(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a fall to a higher figure, or a rise to a lower one (C1)."""
    for measure in context.measures:
        may_be = any_may_be_in(_WENT, measure.words)
        for sentence in sentences(measure.words) if may_be else ():
            hit = _hit(context, measure, sentence)
            if hit is not None:
                yield hit
                break


def _hit(context: CheckContext, measure: MeasurePeriod, sentence: str) -> RuleHit | None:
    """Ask which is right where a sentence's two figures go another way than its verb."""
    found = first_of(_WENT, sentence)
    if found is None or _PLACES.search(sentence):
        return None
    told = {quantity.start: quantity for quantity in quantities(sentence)}
    was, now = told.get(found.start("was")), told.get(found.start("now"))
    if was is None or now is None or not _are_alike(found, was, now):
        return None
    word = found["way"].lower()
    way = way_of(measure, word)
    judges = word.startswith(("improv", "worsen", "deteriorat"))
    before = figure_before(context, measure) if judges else None
    is_own = now.meets(measure.period.actual_value, measure.period.rounding)
    if judges and not is_own and not (before and was.meets(before.value, before.rounding)):
        return None  # it is of something else, of which less may be better
    if may_mean_the_reverse(measure, word, sentence[: found.start()]):
        return None
    if way * (now.value - was.value) >= 0:
        return None
    rise = "a rise" if now.value > was.value else "a fall"
    better = "lower" if (way < 0) is word.startswith("improv") else "higher"
    because = f", and {better} is better" if judges else ""
    said = f"“{found[0]}”, which is {rise}{because}"
    return which_is_right(
        measure, sentence, said, explanation="the two figures stand the wrong way round"
    )


def _are_alike(found: re.Match[str], was: Quantity, now: Quantity) -> bool:
    """Whether two figures count in one unit: "from 2 weeks to 10 days" do not."""
    units = {found[name].rstrip("s") for name in ("unit", "other") if found[name]}
    return len(units) < 2 and (now.unit is Unit.PERCENT or was.unit is not Unit.PERCENT)
