"""What a comment says of how often its target was met or missed: "third month running above target"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import OF_A_PART, has_others, is_about
from kpi_tui.analysis.comment_figures import months_named, names_another
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import NAMED_MONTH, months_apart
from kpi_tui.period import periods_apart
from kpi_tui.regex import regex

NTH = {
    **{
        word: number
        for number, word in enumerate(("second", "third", "fourth", "fifth", "sixth"), 2)
    },
    **{"2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6},
}
"""The words that number the periods of a row."""
_SIDE = r"(?P<side>above|over|below|under|on|off) (?:the |its |our )?target"
_WENT = r"(?:(?:fell|fallen|dropped|slipped|rose|risen|went|gone|moved) )?"
NOUN = r"(?:month|quarter|period)"
FOR_THE_NTH = (
    rf"for (?:the|a) (?P<nth>{'|'.join(NTH)}) (?:(?:consecutive|successive) {NOUN}|{NOUN} (?:running|in a row)"
    rf"|{NOUN}(?! (?:this|of|in the|since)\b))"
)
"""Words for a row of periods; "for the second month this year" tells of none."""
STREAKS = (
    Cue(
        rf"\b(?P<nth>{'|'.join(NTH)}) (?:(?:consecutive|successive) {NOUN}|{NOUN} (?:running|in a row))"
        rf"(?: (?:that )?[a-z]+){{0,3}}? {_SIDE}\b",
        "target",
        "consecutive|successive|running|in a row",
    ),
    Cue(
        rf"\b{_WENT}{_SIDE} {FOR_THE_NTH}\b",
        "target for ",
        "month|quarter|period",
    ),
)
_EVERY = Cue(
    rf"\b{_SIDE} (?:in )?(?:every|each) (?P<noun>month|quarter) (?:(?:so far )?this (?:financial )?year"
    rf"|since (?P<since>(?-i:{NAMED_MONTH})\b(?: 20\d\d\b)?))",
    "target",
    "every|each ",
)
FIRST = Cue(
    rf"\b{_WENT}{_SIDE} for the first (?:time|{NOUN}) this (?:financial )?year\b",
    "target for the first",
)
_CAREFUL = regex(
    r"\b(?:not?|if|could|should|would|will|may|might|until|unless|expect\w*|aim\w*|last year|20\d\d)\b|n['’]t\b",
    re.I,
)


def streak_denied(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about a row of periods on one side of the target that an earlier one of them denies.

    So it does too about a first time in the year that was not the first. Periods that are not held
    deny nothing.
    """
    row = first_of(STREAKS, sentence)
    every = None if row else _EVERY.search(sentence)
    found = row or every or FIRST.search(sentence)
    if found is None or has_others(measure, _CAREFUL, sentence):
        return None
    if not is_about(measure, sentence[: found.start()], 0) or OF_A_PART.match(
        sentence, found.end()
    ):
        return None
    if context.counts_others(found[0]) or names_another(
        sentence.replace(found[0], ""), context.day
    ):
        return None
    is_on = _on_side(measure, found["side"].lower())
    if row:
        earlier = _before(context, measure, NTH[row["nth"].lower()] - 1)
        denies = [old for old in earlier if is_on(old) is False]
    elif every:
        denies = [old for old in _of_each(context, measure, every) if is_on(old) is False]
    else:
        denies = [old for old in context.year_so_far(measure) if old is not None and is_on(old)]
    if not denies:
        return None
    old = denies[-1]
    too = "" if row or every else " too"
    return (
        f"The comment says “{found[0]}”; it was {old.period.actual} against a target of "
        f"{old.period.target} in {old.when}{too}. Which is right?"
    )


def _before(context: CheckContext, measure: MeasurePeriod, count: int) -> Sequence[MeasurePeriod]:
    """Return the readings of so many periods before this one, those that are held."""
    return [
        old
        for old in context.past(measure)
        if 1 <= (periods_apart(old.report_date, context.day, context.period_type) or 0) <= count
    ]


def _of_each(
    context: CheckContext, measure: MeasurePeriod, found: re.Match[str]
) -> Sequence[MeasurePeriod]:
    """Return the earlier readings since a month that is named, else those of the year, as held."""
    if found["since"]:
        start = months_named(found["since"], context.day)[0]
        return [old for old in context.past(measure) if months_apart(start, old.report_date) >= 0]
    year = context.day.year  # "this year" may be either
    return [
        old
        for old in context.year_so_far(measure)
        if old is not None and old.report_date.year == year
    ]


def _on_side(measure: MeasurePeriod, side: str) -> Callable[[MeasurePeriod], bool | None]:
    """Return what tells whether a reading is on a side of its target; `None` where it cannot."""

    def is_on(old: MeasurePeriod) -> bool | None:
        actual, target = old.period.actual_value, old.period.target_value
        if actual is None or target is None:
            return None
        if side in ("on", "off"):
            sign = measure.trusted_polarity.sign if measure.trusted_polarity else None
            if sign is None:
                return None
            missed = sign * (actual - target) < -old.period.slack(measure.tolerance)
            return missed is (side == "off")
        if abs(actual - target) <= old.period.rounding:
            return None
        return (actual > target) is (side in ("above", "over"))

    return is_on
