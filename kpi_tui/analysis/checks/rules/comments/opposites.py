"""The rule on amounts that two measures of a report give differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.comment_figures import Quantity, last_clause, quantities, sentences, word_set
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.figures import Unit
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS

_FORECAST = Cue(
    r"\b(?:forecast|project|predict|expect|estimat)\w*", "forecast|project|predict|expect|estimat"
)
_BEYOND = Cue(
    r"\b(?:overspend|underspend|exceed|deficit|shortfall|pressure|overspent|variance|surplus)\w*",
    "overspend|underspend|exceed|deficit|shortfall|pressure|overspent|variance|surplus",
)
_EARLIER = regex(
    r"\b(?:last (?:time|month|quarter|year|report)|previous(?:ly)?|reported (?:last|in|earlier)"
    r"|earlier|(?:down|up|reduced|increased|changed|moved) from)\b",
    re.I,
)
"""Words beside an amount that is an earlier report's."""
_WORDS_SHARED = 4
"""Two sentences with at least so many words in common are about one thing."""
_LEAST_POUNDS = 100_000
"""Amounts of fewer pounds are not compared: two measures would hardly both give them."""
_MOST_TIMES = 2
"""Two amounts may be meant for one if neither is more than so many times the other."""


class AmountClaim(Struct, frozen=True):
    """A sentence that forecasts one amount."""

    measure: MeasurePeriod
    sentence: str
    amount: Quantity


def opposite_claims(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which amount holds where two measures forecast the same thing differently (C11).

    Two sentences are about one thing where each forecasts one amount beyond the budget, and they
    have four words in common. Where one measure calls the other's amount an earlier one, there is
    nothing to ask: the other is out of date.
    """
    claims = [claim for measure in context.measures for claim in amount_claims(measure)]
    asked = set()
    for one, other in combinations(claims, 2):
        pair = (one.measure.named, other.measure.named)
        if one.measure is other.measure or pair in asked:
            continue
        if one.amount.meets(other.amount.value, other.amount.rounding) or not is_within(
            one.amount.value, other.amount.value, _MOST_TIMES
        ):
            continue
        if len(word_set(one.sentence) & word_set(other.sentence)) < _WORDS_SHARED:
            continue
        asked.add(pair)
        told = (
            f"{one.measure.measure_code} says {one.amount.text}, {other.measure.measure_code} "
            f"{other.amount.text}, of what seems to be the same. Which holds?"
        )
        outdated = False
        for old, new in ((one, other), (other, one)):
            if gives_as_earlier(new.measure, old.amount):
                outdated = True
                told = (
                    f"{old.measure.measure_code} still gives {old.amount.text}, which "
                    f"{new.measure.measure_code} calls an earlier figure: it is {new.amount.text} now."
                )
        yield RuleHit(
            told,
            None,
            (
                (one.measure.measure_code, one.sentence),
                (other.measure.measure_code, other.sentence),
            ),
            Level.INFORMATION if outdated else None,
            measures=(one.measure, other.measure),
        )


def gives_as_earlier(measure: MeasurePeriod, amount: Quantity) -> bool:
    """Whether a measure's own words give an amount as that of an earlier report."""
    for field in PROSE_FIELDS:
        for sentence in sentences(getattr(measure.reading, field) or ""):
            for quantity in quantities(sentence):
                if quantity.unit is not amount.unit or not quantity.meets(amount.value):
                    continue
                after = sentence[quantity.end :].split(",")[0]
                before = last_clause(sentence[: quantity.start])
                if _EARLIER.search(after) or _EARLIER.search(before):
                    return True
    return False


def amount_claims(measure: MeasurePeriod) -> Iterator[AmountClaim]:
    """Yield the amounts beyond a budget that the words of a measure forecast."""
    said = set()
    for field in PROSE_FIELDS:
        text = getattr(measure.reading, field) or ""
        if not _BEYOND.may_be_in(text) or not _FORECAST.may_be_in(text):
            continue
        for sentence in sentences(text):
            if sentence in said or not _FORECAST.search(sentence) or not _BEYOND.search(sentence):
                continue
            said.add(sentence)
            amounts = [
                quantity
                for quantity in quantities(sentence)
                if quantity.unit is Unit.GBP and quantity.value >= _LEAST_POUNDS
            ]
            if len(amounts) == 1:
                yield AmountClaim(measure, sentence, amounts[0])
