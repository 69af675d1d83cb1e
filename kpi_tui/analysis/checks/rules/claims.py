"""Rules on what a comment says of the measure's own figure, and of how far off target it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.status import off
from kpi_tui.analysis.comment_figures import Quantity, months_named, quantities, sentences, word_set
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit

NEAR = 2
"""Within which factor of the actual a figure may be meant for it."""
NEAR_BY_NAME = 3
"""The same where the sentence names measure and month."""
FEW = 10
"""Counts below this are in too many sentences to be told apart."""
SAYS = re.compile(
    r"\b(?:is|was|are|were|st(?:an|oo)ds? at|reach(?:es|ed)|c[oa]me to|totall?(?:s|ed)|equat\w+ to"
    r"|equals|amount\w* to|number(?:s|ed)|(?:rose|risen|fell|fallen|increased|decreased|up|down) to)"
    r"(?:\s+(?:now|currently|at|about|around|approximately|only|just|some))?\s*$",
    re.IGNORECASE,
)
"""What stands before a figure that is the measure's own."""
OTHERS = re.compile(
    r"\b(?:targets?|limit|ceiling|tolerance|benchmark|national|nationally|average|expected"
    r"|planned|budget|last (?:month|year)|previous|compar\w+|forecast|annual|since|profile)\b",
    re.IGNORECASE,
)
"""What introduces a figure that is not."""
THIS_MONTH = re.compile(r"\bthis (?:month|period)|\bin the (?:month|period)|end of the month", re.I)
OFF_TARGET = re.compile(
    r"(?P<said>\d+(?:\.\d+)?)\s?(?:%|per ?cent)(?P<points>\s*points?)?\s+"
    r"(?P<side>above|over|below|under)\s+(?:the\s+|its\s+|our\s+)?(?:monthly\s+)?target\b",
    re.IGNORECASE,
)
_GENERAL = """
    total overall figure performance measure number rate result month period actual this which
    currently remains remained running service however also these those was were are equating equals
    january february march april may june july august september october november december
"""
GENERAL = {word[:5] for word in _GENERAL.split()}
"""Words of a subject that name no part of a measure."""
STRAY = 1
"""How many words of a subject may be none of the measure's."""
STRAY_BEFORE_FIGURE = 2
MISPRINT = re.compile(
    r"(?<![\d.,£])\d{1,3}\.\d{3}\s+(?:calls?|requests?|visits?|visitors?|people|children|cases?"
    r"|contacts?|residents?|students?|pupils?|hours?|invoices?)\b"
)


def other_figure(month: CheckContext) -> Iterator[RuleHit]:
    """C1: the comment gives the month another figure than the table."""
    for row in month.rows:
        claim = _claim(month, row)
        if claim:
            sentence, item = claim
            yield RuleHit(
                f"The comment gives {item.text}, the table {row.period.actual}. Which is right?",
                row,
                (("comment", sentence), *row.period.printed, *row.ytd.printed),
            )
        if slip := MISPRINT.search(row.words):
            yield RuleHit(
                f"The comment says “{slip[0]}”. Is the point a comma?", row, (("comment", slip[0]),)
            )


def _claim(month: CheckContext, row: MeasurePeriod) -> tuple[str, Quantity] | None:
    """Return the first sentence with another figure of the month; none where it has the table's."""
    actual, share = row.period.actual_value, month.is_share(row)
    if not actual or (not share and abs(actual) < FEW):
        return None
    earlier, past = month.earlier(row), month.past(row)
    in_table = [row.period.actual_value, row.ytd.actual_value]
    in_table += [earlier.period.actual_value] if earlier else []
    in_table += [past[-1].period.actual_value] if past else []
    claims: list[tuple[str, Quantity]] = []
    before = ""
    for sentence in sentences(row.words):
        for item in quantities(sentence):
            clause = re.split(r"[,;:(]", sentence[: item.start])[-1]
            if not _same_unit(item, row, share) or OTHERS.search(clause):
                continue
            if any(item.meets(value, row.period.rounding) for value in in_table):
                return None
            if _claimed(month, row, sentence, before, item):
                claims.append((sentence, item))
        before = sentence
    return claims[0] if claims else None


def _same_unit(item: Quantity, row: MeasurePeriod, share: bool) -> bool:
    if share or row.unit is Unit.PERCENT:
        return item.unit is Unit.PERCENT
    if item.unit is Unit.PERCENT:
        return False
    # £0.547m may stand for a figure that the table prints without its pound.
    return item.unit is Unit.GBP or row.unit is not Unit.GBP


def _claimed(
    month: CheckContext, row: MeasurePeriod, sentence: str, before: str, item: Quantity
) -> bool:
    """Whether a sentence gives a figure as the measure's own for the month."""
    told = sentence[: item.start]
    if not SAYS.search(told) or not is_about(row, told, STRAY_BEFORE_FIGURE):
        return False
    if item.meets(row.period.target_value) or item.meets(row.ytd.target_value):
        return False
    shared = word_set(sentence) & word_set(row.measure_name)
    named = months_named(sentence, month.day) or months_named(before, month.day)
    now = month.day in named or THIS_MONTH.search(sentence) is not None
    if not shared or (named and not now):
        return False
    factor = NEAR_BY_NAME if now and len(shared) > 1 else NEAR
    ratio = item.value / abs(row.period.actual_value or 1.0)
    return 1 / factor <= ratio <= factor


def other_percentage(month: CheckContext) -> Iterator[RuleHit]:
    """C2: "32% below target" where the figures make it something else."""
    for row in month.rows:
        excess, value = row.period.excess, row.period.actual_value
        if excess is None or value is None:
            continue
        points = value - (row.period.target_value or 0.0)
        for sentence in sentences(row.words):
            claim = OFF_TARGET.search(sentence)
            if claim is None or not is_about(row, sentence[: claim.start()]):
                continue
            said = float(claim["said"])
            signed = -said if claim["side"].lower() in ("below", "under") else said
            if abs(said - value) <= 0.5:  # "97% above the target of 95%" lacks a comma
                continue
            if min(abs(signed - excess), abs(signed - points)) > 1:
                yield RuleHit(
                    f"The comment says “{claim[0]}”; {row.period.actual} is "
                    f"{off(row, row.period)}. Which is right?",
                    row,
                    (("comment", sentence), *row.period.printed),
                )
                break


def is_about(row: MeasurePeriod, subject: str, stray: int = STRAY) -> bool:
    """Whether the words before a claim name the measure as a whole, not a part of it."""
    known = word_set(row.measure_name) | GENERAL
    return len(word_set(subject) - known) <= stray
