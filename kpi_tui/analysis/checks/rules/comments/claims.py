"""Rules on what a comment says of the measure's own figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.about import (
    GENERAL,
    is_about,
    is_about_one_of_two,
)
from kpi_tui.analysis.checks.rules.comments.begun_with import begins_with_own
from kpi_tui.analysis.checks.rules.comments.targets_met import OF_A_PART
from kpi_tui.analysis.comment_figures import (
    Quantity,
    counted_words,
    months_named,
    quantities,
    sentences,
    word_set,
)
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import pounds_in_one
from kpi_tui.figures import Unit, half_unit
from kpi_tui.period import PeriodType

_NEAR = 2
"""A figure within this factor of the actual may be meant for it."""
_NEAR_BY_NAME = 3
"""The same where the sentence names measure and month."""
_LEAST_ACTUAL = 10
"""Actuals below this are not compared: such small numbers are in too many sentences."""
_SAYS = re.compile(
    r"\b(?:is|was|are|were|st(?:an|oo)ds? at|reach(?:es|ed)|c[oa]me to|totall?(?:s|ed)|equat\w+ to"
    r"|equals|amount\w* to|number(?:s|ed)|(?:rose|risen|fell|fallen|increased|decreased|up|down) to|t(?:akes|ook)"
    r"|(?:performance|result|figure|rate|score|variance|(?:over|under)spend) of)"
    r"(?:\s+(?:now|currently|at|about|around|approximately|only|just|some|an average of|a total of))?\s*$",
    re.IGNORECASE,
)
"""Words before a figure that is the measure's own."""
_AT = re.compile(
    r"\b(?:above|below|over|under|on|exceed\w+|meeting) (?:the |our |its )?target at $", re.I
)
"""Words between the side of the target and the measure's own figure."""
_LEFT_OUT = re.compile(
    r"(?:\s+[a-z-]+){0,3}?,?\s+(?:excluding|including|before|(?<!looked )after|without|when|if|once|apart from|net of)\b",
    re.I,
)
"""Words behind a figure that make it one of other cases, or of another time."""
_ITSELF = word_set("performance result figure")
"""The stems of words that stand for the measure where its name is not said."""
_OF_ANOTHER = re.compile(
    r"\b(?:national\w*|england|region\w*|average|targets?|forecast|ambition)\b", re.I
)
"""Words behind a figure that is another council's, or one to be reached."""
_PART = re.compile(
    r"(?:\s+[a-z-]+){0,3}?\s+(?P<of>(?:in|for|at|on|by|among|across|except)\s+(?:the |our )?(?P<part>[\w’'-]+))",
    re.I,
)
"""Words behind a figure by which it may be one of a part: see `OF_A_PART`."""
_SWAPPED = 3
"""Of a figure of at least so many digits two may have been swapped."""
_OTHERS = re.compile(
    r"\b(?:targets?|limit|ceiling|tolerance|benchmark|national|nationally|average|expected"
    r"|planned|budget|year[- ]end|20\d\d[-/]\d\d|last (?:month|year)|previous|compar\w+|forecast|annual|since|profile)\b",
    re.IGNORECASE,
)
"""Words that introduce a figure that is not the measure's own."""
_ELSEWHEN = re.compile(
    r"\b(?:last|previous) (?:month|quarter|half-year|year|period)\b|\b20\d\d[-/]\d\d\b|\ba year (?:ago|earlier)\b",
    re.I,
)
"""Words behind a figure of another period or year."""
_WHOLE_YEAR = re.compile(
    r"\b(?:in|over|during|for|so far) (?:the|this) (?:whole |financial )?year\b|\byear to date\b|\bon average\b",
    re.I,
)
_ON_AVERAGE = re.compile(
    r"\s+(?:[a-z-]+\s+){0,3}(?:(?:a|per|each|every) (?:day|week|month|quarter|year)\b|on average\b)",
    re.I,
)
"""Words behind a figure that make it an average or a rate, where the measure's name makes it none."""
_IN_PART = re.compile(
    r"\b(?:in|during|over|for|by) the (?:first|second|third|last|final) (?:(?:\w+ )?(?:days?|weeks?|fortnight)"
    r"|half(?! of the year)|part)\b",
    re.I,
)
"""Words by which a figure is one of a part of its month: "in the first two weeks"."""
_IN_A_YEAR = re.compile(r"\b(?:in|during) (?:19|20)\d\d\b(?![-/]\d)", re.I)
_CLAUSE_ENDS = re.compile(
    r"[,;:(]|\b(?:and|but|compar\w+|against|from|than|since|on|over|up|down|more|fewer|less|higher|lower)\b",
    re.I,
)
_THIS_PERIOD = {
    kind: re.compile(
        rf"\bthis (?:{kind.noun}|period)|\bin the (?:{kind.noun}|period)|end of the {kind.noun}",
        re.I,
    )
    for kind in PeriodType
}
_RATES = word_set("average mean day week month quarter year daily weekly monthly")
"""Those of words by which a name says that its figure is an average, or a rate of a time."""


def other_figure(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which is right where the comment gives the period another figure than the table (C1).

    Nothing is asked where the comment also gives an actual of this report or of the one before.
    """
    for measure in month.measures:
        said = (each for sentence in sentences(measure.words) for each in quantities(sentence))
        scale = pounds_in_one(measure)
        if not any(_is_near(measure, _in_scale(each, scale), _NEAR_BY_NAME) for each in said):
            continue
        spoken = _figures_in_words(month, measure)
        if not spoken:
            continue
        earlier, past = month.earlier(measure), month.past(measure)
        in_table = [measure.period, measure.ytd]
        if earlier is not None:
            in_table.append(earlier.period)
        if past:
            in_table.append(past[-1].period)
        if any(
            quantity.meets(figures.actual_value, half_unit(figures.actual))
            for _, _, quantity in spoken
            for figures in in_table
        ):
            continue
        for before, sentence, quantity in spoken:
            swapped = _is_swapped(month, measure, sentence, quantity)
            if swapped or _is_own(month, measure, before, sentence, quantity):
                actual = measure.period.actual_value or 0.0
                rounded = actual.is_integer() and abs(quantity.value - actual) < 0.5
                told = (
                    f"The comment gives {quantity.text}, which the table rounds to "
                    f"{measure.period.actual}."
                    if rounded
                    else f"The comment gives {quantity.text}, the table {measure.period.actual}. "
                    "Which is right?"
                )
                yield RuleHit(
                    told,
                    measure,
                    (("comment", sentence), *period_and_year(measure)),
                    Level.INFORMATION if rounded else None,
                    aside=f"the comment gives {quantity.text}",
                    explanation="two digits were swapped in one of them" if swapped else None,
                )
                break


def _figures_in_words(
    month: CheckContext, measure: MeasurePeriod
) -> list[tuple[str, str, Quantity]]:
    """List the figures of a comment that may be the measure's: sentence before, sentence, figure."""
    share = month.is_share(measure)
    actual, scale = measure.period.actual_value, pounds_in_one(measure)
    if not actual or (not share and abs(actual) * scale < _LEAST_ACTUAL):
        return []
    spoken = []
    percent = share or measure.unit is Unit.PERCENT
    in_order = sentences(measure.words)
    for before, sentence in zip(("", *in_order), in_order, strict=False):
        for quantity in quantities(sentence):
            if (quantity.unit is Unit.PERCENT) is not percent:
                continue
            # £0.547m may stand for a figure printed without its pound, not the other way round.
            if quantity.unit is Unit.NUMBER and measure.unit is Unit.GBP:
                continue
            if scale > 1 and quantity.unit is not Unit.GBP:
                continue
            if not _introduces_others(measure, sentence[: quantity.start]):
                spoken.append((before, sentence, _in_scale(quantity, scale)))
    return spoken


def _in_scale(quantity: Quantity, scale: float) -> Quantity:
    """Return a figure in what its measure counts: £2.8m is 2.8 of millions."""
    if scale == 1:
        return quantity
    return quantity._replace(value=quantity.value / scale, rounding=quantity.rounding / scale)


def _introduces_others(measure: MeasurePeriod, subject: str) -> bool:
    """Whether the clause before a figure has words, not the measure's own, that make it another's."""
    clause = re.split(r"[,;:(]", subject)[-1]
    return _has_others(measure, _OTHERS, _AT.sub("", clause))


def _has_others(measure: MeasurePeriod, others: re.Pattern[str], text: str) -> bool:
    """Whether a text has one of some words that the measure's name has not: a forecast's is its own."""
    found = others.findall(text)
    return bool(found) and any(words.lower() not in measure.measure_name.lower() for words in found)


def _is_own(
    month: CheckContext, measure: MeasurePeriod, before: str, sentence: str, quantity: Quantity
) -> bool:
    """Whether a sentence gives a figure as the measure's own for the month."""
    if not _is_near(measure, quantity, _NEAR_BY_NAME):
        return False
    subject = sentence[: quantity.start]
    verb = _SAYS.search(subject) or _AT.search(subject)
    says = verb is not None and is_about(measure, subject[: verb.start()], 0)
    begins = says or begins_with_own(measure, sentence, quantity)
    if not begins or _is_of_a_part(measure, sentence, quantity):
        return False
    if is_about_one_of_two(measure, subject):
        return False
    if quantity.meets(measure.period.target_value) or quantity.meets(measure.ytd.target_value):
        return False
    if _is_of_something_else(month, measure, sentence, quantity):
        return False
    shared = word_set(sentence) & word_set(measure.measure_name)
    if quantity.unit is Unit.PERCENT and word_set(subject) <= GENERAL:
        shared |= word_set(subject) & _ITSELF
    named = months_named(sentence, month.day) or months_named(before, month.day)
    of_day = month.period_type is PeriodType.MONTH and month.day in named
    now = of_day or _THIS_PERIOD[month.period_type].search(sentence) is not None
    if not shared or (named and not now):
        return False
    factor = _NEAR_BY_NAME if now and len(shared) > 1 else _NEAR
    return _is_near(measure, quantity, factor)


def _is_of_a_part(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether the words behind a figure narrow it to a part, as the measure's name does not."""
    found = _PART.match(sentence, quantity.end)
    if found is None or not OF_A_PART.match(sentence, found.start("of")):
        return False
    return not word_set(found["part"]) <= word_set(measure.measure_name)


def _is_of_something_else(
    month: CheckContext, measure: MeasurePeriod, sentence: str, quantity: Quantity
) -> bool:
    """Whether a sentence says that a figure counts page views where visits count, or is of a year."""
    counted = counted_words(sentence, quantity)
    if counted and counted.isdisjoint(word_set(measure.measure_name) | GENERAL):
        return True
    behind = _CLAUSE_ENDS.split(sentence[quantity.end :])[0]
    if _ELSEWHEN.search(behind) or month.counts_others(behind):
        return True
    is_left_out = _LEFT_OUT.match(sentence, quantity.end) is not None
    if is_left_out or _has_others(measure, _OF_ANOTHER, behind):
        return True
    average = _ON_AVERAGE.match(sentence, quantity.end)
    if average and word_set(average[0]).isdisjoint(word_set(measure.measure_name) & _RATES):
        return True
    told = f"{sentence[: quantity.start]} {behind}"
    if _IN_PART.search(told) and month.period_type is PeriodType.MONTH:
        return True
    is_year = _WHOLE_YEAR.search(told) or _IN_A_YEAR.search(told)
    return is_year is not None and month.period_type is not PeriodType.YEAR


def _is_swapped(
    month: CheckContext, measure: MeasurePeriod, sentence: str, quantity: Quantity
) -> bool:
    """Whether a figure is the measure's own but for two neighbouring digits: 95.18% and 95.81%."""
    subject = sentence[: quantity.start]
    unit = 2 * quantity.rounding
    own = f"{round(abs(measure.period.actual_value or 0.0) / unit)}"
    said = f"{round(quantity.value / unit)}"
    places = [
        place for place, (one, other) in enumerate(zip(own, said, strict=False)) if one != other
    ]
    if len(own) < _SWAPPED or len(own) != len(said) or len(places) != 2:
        return False
    first, second = places
    return (
        second == first + 1
        and (own[first], own[second]) == (said[second], said[first])
        and all(named == month.day for named in months_named(sentence, month.day))
        and not subject.endswith(("from ", "than "))
        and is_about(measure, subject)
        and not _is_of_something_else(month, measure, sentence, quantity)
        and not any(quantity.meets(figures.target_value) for figures in measure.columns)
    )


def _is_near(measure: MeasurePeriod, quantity: Quantity, factor: float) -> bool:
    ratio = quantity.value / abs(measure.period.actual_value or 1.0)
    return 1 / factor <= ratio <= factor
