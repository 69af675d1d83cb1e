"""The rule on amounts that two measures of a report give differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.comment_figures import Quantity, quantities, sentences, word_set
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.report import PROSE_FIELDS

_FORECAST = re.compile(r"\b(?:forecast|project|predict|expect|estimat)\w*", re.I)
_BEYOND = re.compile(
    r"\b(?:overspend|underspend|exceed|deficit|shortfall|pressure|overspent|variance|surplus)\w*",
    re.I,
)
_SHARED = 4
"""From how many words in common on two sentences are about one thing."""
_LEAST = 100_000
"""From how many pounds on an amount is one that two measures would both tell."""
_NEAR = 2
"""Within which factor of each other two amounts may be meant for one."""


class AmountClaim(NamedTuple):
    """A sentence that forecasts one amount."""

    measure: MeasurePeriod
    sentence: str
    amount: Quantity


def opposite_claims(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which amount holds where two measures forecast the same thing differently (C11).

    Two sentences are about one thing where each forecasts one amount beyond the budget, and they
    have four words in common. Nothing is asked where one measure gives both amounts itself as its
    own forecast.
    """
    claims = [claim for measure in month.measures for claim in amount_claims(measure)]
    asked = set()
    for one, other in combinations(claims, 2):
        pair = (one.measure.named, other.measure.named)
        if one.measure is other.measure or pair in asked:
            continue
        ratio = one.amount.value / other.amount.value
        if one.amount.meets(other.amount.value, other.amount.rounding) or not (
            1 / _NEAR <= ratio <= _NEAR
        ):
            continue
        if len(word_set(one.sentence) & word_set(other.sentence)) < _SHARED:
            continue
        asked.add(pair)
        yield RuleHit(
            f"{one.measure.measure_code} says {one.amount.text}, {other.measure.measure_code} "
            f"{other.amount.text}, of what seems to be the same. Which holds?",
            None,
            (
                (one.measure.measure_code, one.sentence),
                (other.measure.measure_code, other.sentence),
            ),
            measures=(one.measure, other.measure),
        )


def amount_claims(measure: MeasurePeriod) -> Iterator[AmountClaim]:
    """Yield the amounts beyond a budget that the words of a measure forecast."""
    said = set()
    for field in PROSE_FIELDS:
        for sentence in sentences(getattr(measure.reading, field) or ""):
            if sentence in said or not _FORECAST.search(sentence) or not _BEYOND.search(sentence):
                continue
            said.add(sentence)
            amounts = [
                quantity
                for quantity in quantities(sentence)
                if quantity.unit is Unit.GBP and quantity.value >= _LEAST
            ]
            if len(amounts) == 1:
                yield AmountClaim(measure, sentence, amounts[0])
