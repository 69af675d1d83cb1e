"""The rule on a figure that a comment gives as the measure's own: "performance was 91%"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.about import GENERAL, has_others, is_about
from kpi_tui.analysis.checks.rules.comments.durations_said import figures_or_times_told
from kpi_tui.analysis.checks.rules.comments.own_figure import (
    AT,
    NEAR_BY_NAME,
    is_near,
    is_of_something_else,
    is_own,
    says_now,
    without_own_year,
)
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.told_figures import in_its_scale
from kpi_tui.analysis.comment_figures import (
    Quantity,
    each_after_another,
    last_clause,
    months_named,
    names_another,
)
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.units import own_sentences, pounds_in_one, scale_in
from kpi_tui.figures import Unit, are_apart
from kpi_tui.regex import regex

_LEAST_ACTUAL = 10
"""Whole actuals below this are not compared: such small numbers are in too many sentences."""
_WHOLE = 0.5
"""The rounding of a whole number."""
_SWAPPED = 3
"""Of a figure of at least so many digits two may have been swapped."""
_TOLD_BY_NAME = 2
"""Of one of so many too, where its sentence gives it as the measure's own."""
_OTHERS = regex(
    r"\b(?:targets?|limit|ceiling|tolerance|benchmark|national|nationally|average|expected"
    r"|planned|budget|year[- ]end|20\d\d[-/]\d\d|last (?:month|year|(?-i:[A-Z][a-z]+))|previous|compar\w+|forecast|annual|since|profile)\b",
    re.IGNORECASE,
)
"""Words that introduce a figure that is not the measure's own."""
_CUMULATIVE = regex(
    r"\b(?:year|ytd|to date|so far|half|since|by|until|up to|as (?:of|at)|end of|altogether|in total|total of|cumulative\w*|running"
    r"|reach(?:es|ed|ing)?|st(?:ands|ood|anding) at|ha(?:s|ve) been|April)\b|^at\b",
    re.I,
)
"""Words of sentences whose figure may well be the year to date's."""
_SWAP = "two digits were swapped in one of them"
_OTHERS_SHARE = "one of them is the share of the others"
_OF_THE_REST = regex(
    r"\b(?:after|over|than|outside|beyond|late\w*|longer|more|exceed\w*|above|miss\w*|fail\w*|overdue|other\w*"
    r"|rest|remain(?!(?:s|ed)? (?:unchanged |steady |stable )?at\b)\w*|un(?!changed at\b)\w+)\b",
    re.I,
)
"""Words by which a share is of the cases that a measure leaves out."""
_IS = regex(
    r"\b(?:is|are|stands? at|remains? (?:unchanged |steady |stable )?at|(?:ha(?:s|ve) remained|unchanged) at)(?: (?:now|currently|just|only|at))* $",
    re.I,
)


class _Spoken(Struct, frozen=True):
    """A figure of a comment, in what its measure counts."""

    before: str
    """The sentence before its own."""
    sentence: str
    quantity: Quantity

    def is_actual(self, figures: SeriesFigures) -> bool:
        """Whether it is an actual of the table, as finely as the coarser of the two is printed."""
        rounding = max(0.0, figures.rounding - self.quantity.rounding)
        return self.quantity.meets(figures.actual_value, rounding)


def other_figure(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which is right where the comment gives the period another figure than the table (C1).

    Nothing is asked where the comment also gives an actual of this report. Where it gives one of the
    report before, that is asked about if it says that it is of this period.
    """
    for measure in context.measures:
        said = (
            each
            for sentence in own_sentences(measure)
            for each in figures_or_times_told(measure, sentence)
        )
        in_scale = said
        if scale_in(measure.measure_name) != 1:
            in_scale = (in_its_scale(measure, each) for each in said)
        if not any(
            is_near(measure, each, NEAR_BY_NAME)
            or _why_far(context, measure, each)
            or each.meets(measure.ytd.actual_value)
            for each in in_scale
        ):
            continue
        spoken = _figures_in_words(context, measure)
        if any(each.is_actual(measure.period) for each in spoken):
            continue
        of_year = [each for each in spoken if each.is_actual(measure.ytd)]
        if of_year:
            told = (_asked_of_year(context, measure, each) for each in of_year)
            yield from islice(filter(None, told), 1)
            continue
        old = _before_that_is_told(context, measure, spoken)
        actual, loose = measure.period.actual_value, measure.period.rounding
        if old is None and any(each.quantity.meets(actual, loose) for each in spoken):
            continue  # one number may have been rounded twice
        for each in spoken:
            if old is not None and not (
                each.is_actual(old.period) and _is_told_of_now(context, each)
            ):
                continue
            hit = _asked(context, measure, each, old)
            if hit is not None:
                yield hit
                break


def _is_told_of_now(context: CheckContext, each: _Spoken) -> bool:
    """Whether a sentence gives a figure as this period's, by naming it or by "is" and "stands at"."""
    if says_now(context, each.sentence):
        return True
    told = f"{each.before} {each.sentence}"
    stands = _IS.search(each.sentence[: each.quantity.start]) is not None
    return stands and not months_named(told, context.day)


def _before_that_is_told(
    context: CheckContext, measure: MeasurePeriod, spoken: Iterable[_Spoken]
) -> MeasurePeriod | None:
    """Return the reading before, of this measure or of the last report, whose actual is told."""
    for old in filter(None, (context.earlier(measure), *context.past(measure)[-1:])):
        is_apart = are_apart(old.counted_in, measure.counted_in)
        if not is_apart and any(each.is_actual(old.period) for each in spoken):
            return old
    return None


def _asked(
    context: CheckContext, measure: MeasurePeriod, said: _Spoken, old: MeasurePeriod | None
) -> RuleHit | None:
    """Ask about a figure that a comment gives as the measure's own; `old` has it as its actual."""
    quantity, actual = said.quantity, measure.period.actual_value or 0.0
    swapped = old is None and _is_swapped(context, measure, said.sentence, quantity)
    why = _SWAP if swapped else None if old else _why_far(context, measure, quantity)
    if why is _OTHERS_SHARE and _OF_THE_REST.search(said.sentence):
        why = None
    if not swapped and not is_own(
        context, measure, said.before, said.sentence, quantity, may_be_far=why is not None
    ):
        return None
    rounded = actual.is_integer() and abs(quantity.value - actual) < 0.5
    told = f"The comment gives {quantity.text}, the table {measure.period.actual}. Which is right?"
    if old is not None:
        rounded = False
        told = (
            f"The comment gives {quantity.text} for {context.name}; that was the figure of {old.when}, "
            f"and the table now has {measure.period.actual}. Which is right?"
        )
    elif rounded:
        told = (
            f"The comment gives {quantity.text}, which the table rounds to {measure.period.actual}."
        )
    return RuleHit(
        told,
        measure,
        (("comment", said.sentence), *period_and_year(measure)),
        Level.INFORMATION if rounded else None,
        aside=f"the comment gives {quantity.text}",
        explanation=why,
    )


def _asked_of_year(context: CheckContext, measure: MeasurePeriod, said: _Spoken) -> RuleHit | None:
    """Ask about the year to date's figure where a comment gives it as the period's."""
    quantity, sentence = said.quantity, said.sentence
    if _CUMULATIVE.search(sentence) or not says_now(context, sentence):
        return None
    if told_words(sentence).isdisjoint(own_words(measure.measure_name, sentence) - GENERAL):
        return None
    if not is_own(context, measure, said.before, sentence, quantity, may_be_far=True):
        return None
    return RuleHit(
        f"The comment gives {quantity.text} for {context.name}; that is the figure of the year to date, "
        f"and the {context.noun}’s is {measure.period.actual}. Which is right?",
        measure,
        (("comment", sentence), *period_and_year(measure)),
        aside=f"the comment gives {quantity.text}",
    )


def _figures_in_words(context: CheckContext, measure: MeasurePeriod) -> list[_Spoken]:
    """List the figures of a comment that may be the measure's."""
    share = context.is_share(measure)
    actual, scale = measure.period.actual_value, pounds_in_one(measure)
    is_small = not share and abs(actual or 0.0) * scale < _LEAST_ACTUAL
    if not actual or (is_small and measure.period.rounding >= _WHOLE):
        return []
    spoken = []
    percent = share or measure.unit is Unit.PERCENT
    for before, sentence in each_after_another(own_sentences(measure)):
        for quantity in figures_or_times_told(measure, sentence):
            if (quantity.unit is Unit.PERCENT) is not percent:
                continue
            # £0.547m may stand for a figure printed without its pound, not the other way round.
            if quantity.unit is Unit.NUMBER and measure.unit is Unit.GBP:
                continue
            if scale > 1 and quantity.unit is not Unit.GBP:
                continue
            if is_small and quantity.rounding >= _WHOLE:
                continue  # 9.1 days may be told as 8.9, but not as "two reasons"
            if not _introduces_others(measure, sentence[: quantity.start]):
                spoken.append(_Spoken(before, sentence, in_its_scale(measure, quantity)))
    return spoken


def _introduces_others(measure: MeasurePeriod, subject: str) -> bool:
    """Whether the clause before a figure has words, not the measure's own, that make it another's."""
    clause = AT.sub("", without_own_year(measure, last_clause(subject)))
    return has_others(measure, _OTHERS, clause)


def _is_swapped(
    context: CheckContext, measure: MeasurePeriod, sentence: str, quantity: Quantity
) -> bool:
    """Whether a figure is the measure's own but for two neighbouring digits: 95.18% and 95.81%."""
    subject = sentence[: quantity.start]
    return (
        _digits_swapped(measure, quantity) >= _SWAPPED
        and not names_another(sentence, context.day)
        and not subject.endswith(("from ", "than "))
        and is_about(measure, subject)
        and not is_of_something_else(context, measure, sentence, quantity)
        and not any(quantity.meets(figures.target_value) for figures in measure.columns)
    )


def _why_far(context: CheckContext, measure: MeasurePeriod, quantity: Quantity) -> str | None:
    """Return why a figure may be meant for the actual, however far off; `None` where it cannot be.

    Its two digits may be swapped, or it be the share that the actual leaves out: 22% beside 78%.
    """
    if _digits_swapped(measure, quantity) == _TOLD_BY_NAME:
        return _SWAP
    rest = 100 - (measure.period.actual_value or 0.0)
    is_rest = quantity.unit is Unit.PERCENT and quantity.meets(rest, measure.period.rounding)
    return _OTHERS_SHARE if is_rest and context.is_share(measure) else None


def _digits_swapped(measure: MeasurePeriod, quantity: Quantity) -> int:
    """Return how many digits a figure has that is the actual but for two neighbouring ones; else 0."""
    unit = 2 * quantity.rounding
    own = f"{round(abs(measure.period.actual_value or 0.0) / unit)}"
    said = f"{round(quantity.value / unit)}"
    if len(own) != len(said):
        return 0
    places = [
        place for place, (one, other) in enumerate(zip(own, said, strict=True)) if one != other
    ]
    if len(places) != 2 or places[1] != places[0] + 1:
        return 0
    first, second = places
    return len(own) if (own[first], own[second]) == (said[second], said[first]) else 0
