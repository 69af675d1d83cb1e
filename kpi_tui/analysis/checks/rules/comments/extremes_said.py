"""The rule on what a comment calls the highest or lowest of a time: "a record high", "lowest since May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import actual_of, which_is_right
from kpi_tui.analysis.checks.rules.comments.about import has_others, is_about, is_of_another_span
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    counts_cases,
    is_narrowed,
    is_of_own_figure,
    may_be_of_single_periods,
)
from kpi_tui.analysis.checks.rules.comments.told_figures import fits
from kpi_tui.analysis.checks.rules.comments.ways_said import VERBS, way_of
from kpi_tui.analysis.comment_figures import (
    COUNT,
    MONTH,
    count_of,
    first_quantity,
    months_named,
    names_another,
    sentences,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import parse
from kpi_tui.months import MONTHS_IN, NAMED_MONTH, months_apart
from kpi_tui.period import PeriodType, periods_apart
from kpi_tui.regex import regex

_UP = ("highest", "most", "largest", "biggest", "greatest", "busiest")
_DOWN = ("lowest", "fewest", "smallest", "least")
_LONG, _SHORT = ("longest", "slowest"), ("shortest", "quickest", "fastest")
_EXTREMES = "|".join((*_UP, *_DOWN, *_LONG, *_SHORT, "best", "worst"))
_LEAD = (
    rf"(?:(?:\b(?:is|are|was|were|been|being|at|reach(?:es|ed|ing)|hit|remain\w*|represent\w*|marks|saw|seen"
    rf"|record(?:ed|ing)|with|(?:{VERBS}) to|on|of) ){{0,2}}(?:(?:its|their|the|a|an|our|now|also|again) ){{0,3}})\b"
)
_SPAN = (
    rf"(?:since (?P<since>(?-i:{NAMED_MONTH})\b(?: 20\d\d\b)?)|since (?P<after>20\d\d)\b(?![-/]\d)"
    r"|(?P<ever>ever|on record|recorded|since records began|of all time)\b"
    r"|(?:so far )?(?P<year>(?:this|of the) (?:financial )?year)\b"
    rf"|(?:for|in|over) (?:the (?:last|past) )?(?P<count>a|{COUNT}) (?P<noun>month|quarter|year)s?\b)"
)
_OF_A_TIME = Cue(
    rf"{_LEAD}(?P<extreme>{_EXTREMES})(?P<what>(?: (?!since|ever)[a-z’'-]+){{0,5}}?) {_SPAN}",
    _EXTREMES,
    "since|ever|record|year|month|quarter|of all time",
)
_RECORD = Cue(
    rf"(?:{_LEAD}(?:record|all[- ]time|new) (?P<extreme>highs?|lows?)"
    r"|\b(?:a|at|reached|saw|hit) record (?P<level>number|level)s?)(?P<what>(?: of [a-z]+)?)"
    r"(?=[.,;:)]|$| (?:of|in|for|this|at|and|but|since|with|because|due|as|after|following)\b)",
    "record|all time|all-time|new high|new low",
    "high|low|number|level",
)
_CAREFUL = regex(
    r"\b(?:not?|one of|among(?:st)?|second|third|2nd|3rd|joint|equal|if|when|would|could|should|will|may|might"
    r"|expect\w*|forecast\w*|target|last|previous\w*|after|following|despite|from|than|since)\b"
    r"|n['’]t\b",
    re.I,
)
"""Words before a claim that deny or doubt it, or make it one of another time."""
_NTH = regex(r"\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th|joint|equal)[- ]$", re.I)
"""Words that make it not the highest; of "within 60 seconds" they are no name's."""
_OTHER_YEAR = regex(r"\b(?:last|previous) (?:month|quarter|year)\b", re.I)
_YEAR = regex(r"\b(?:20\d\d[-/]\d\d|20\d\d)\b")
"""Words around a claim that make it one of another year: "2023 saw the lowest on record"."""
_OF_TIME = regex(r"\b(?:time|seconds|minutes|hours|days|weeks|months)\b", re.I)
"""What names a measure that is longer or shorter."""
_AVERAGE = regex(r"(?: [a-z’'-]+)* (?:time|average|figure|result|turnaround)|", re.I)
"""What stands between such a word and its time where it is of no single case: "the longest call this year"."""
_IS = regex(
    r" (?:performance |figure |result )?(?:is|was|were|of|at|being)(?: (?:at|only|just))? ", re.I
)
"""Words between such a claim and the figure that it is said of."""
_OF_ONE = word_set("any single one monthly quarterly score")
"""Words that may stand between such a word and its time: "the most in any month this year"."""


def other_extreme(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a highest or lowest figure of a time that an earlier one surpasses (C1).

    Earlier periods that are not held deny nothing.
    """
    for measure in context.measures:
        value = measure.period.actual_value
        words = measure.words
        if value is None or not (_OF_A_TIME.may_be_in(words) or _RECORD.may_be_in(words)):
            continue
        for sentence in sentences(words):
            found = _OF_A_TIME.search(sentence) or _RECORD.search(sentence)
            way = _way(measure, (found["extreme"] or "highest").lower()) if found else 0
            if not found or not way or not _is_own(context, measure, sentence, found):
                continue
            held = _held_of(context, measure, found)
            beyond = [old for old in held if _is_beyond(old, measure, way)]
            if beyond:
                old = max(beyond, key=lambda each: way * (each.period.actual_value or 0.0))
                was, now = old.period.actual, measure.period.actual
                told = f"“{found[0].strip()}”; it was {was} in {old.when} and is {now} now"
                yield which_is_right(measure, sentence, told, actual_of(old.when, was))
                break


def _way(measure: MeasurePeriod, word: str) -> int:
    """Return 1 for the highest, -1 for the lowest, 0 where best and worst are not known."""
    if word == "busiest" and measure.is_percentage:
        return 0  # there were most cases, not the largest share of them
    if word in (*_LONG, *_SHORT):
        is_time = not measure.is_percentage and _OF_TIME.search(measure.measure_name)
        return (1 if word in _LONG else -1) if is_time else 0
    if word in ("best", "worst"):
        return way_of(measure, "better" if word == "best" else "worse")
    return -1 if word in _DOWN or word.startswith("low") else 1


def _is_own(
    context: CheckContext, measure: MeasurePeriod, sentence: str, found: re.Match[str]
) -> bool:
    """Whether a sentence calls the measure's own figure of the period the highest or lowest."""
    before, what = sentence[: found.start()], found["what"]
    if (found["extreme"] or "").lower() in (*_LONG, *_SHORT) and not _AVERAGE.fullmatch(what):
        return False
    if (
        has_others(measure, _CAREFUL, before)
        or _NTH.search(before)
        or MONTH.search(what)
        or may_be_of_single_periods(measure, sentence)
    ):
        return False
    rest = f"{before} {sentence[found.end() :]}"
    if names_another(rest, context.day):
        return False
    if _OTHER_YEAR.search(rest) or any(
        year != str(context.day.year) for year in _YEAR.findall(rest)
    ):
        return False
    if counts_cases(measure, f"{before} {what}") or is_of_another_span(measure, rest):
        return False
    behind = sentence[found.end() :]
    told = first_quantity(behind)
    is_its = told is not None and _IS.fullmatch(behind[: told.start]) is not None
    if told and is_its and not fits(told, measure.period.actual_value, measure.period.rounding):
        return False  # "the best this year was 95.1%, in June"
    is_all = is_about(measure, what, 0, _OF_ONE) and not is_narrowed(sentence, found)
    return is_all and is_of_own_figure(measure, sentence, before)


def _is_beyond(old: MeasurePeriod, measure: MeasurePeriod, way: int) -> bool:
    """Whether an earlier figure is higher, or lower, than the one of now, as both are printed."""
    was, now = old.period.actual_value, measure.period.actual_value
    if was is None or now is None:
        return False
    if parse(old.period.actual).unit is not parse(measure.period.actual).unit:
        return False
    return way * (was - now) > old.period.rounding + measure.period.rounding + 1e-9


def _held_of(
    context: CheckContext, measure: MeasurePeriod, found: re.Match[str]
) -> Sequence[MeasurePeriod]:
    """Return the earlier readings of the time that a claim names, those that are held."""
    past = context.past(measure)
    named = found.groupdict()
    if named.get("since"):
        if context.period_type is not PeriodType.MONTH:
            return ()
        start = months_named(named["since"], context.day)[0]
        if start >= context.day:
            start = start.replace(year=start.year - 1, day=28)  # February has no more
        return [old for old in past if months_apart(start, old.report_date) > 0]
    if named.get("after"):
        return [old for old in past if old.report_date.year > int(named["after"])]
    if named.get("year"):
        year = context.day.year
        held = context.year_so_far(measure)
        return [old for old in held if old is not None and old.report_date.year == year]
    if named.get("count"):
        return _of_the_last(context, past, named["count"], named["noun"].lower())
    return past


def _of_the_last(
    context: CheckContext, past: Sequence[MeasurePeriod], count: str, noun: str
) -> Sequence[MeasurePeriod]:
    """Return the readings of the last so many months, quarters or years, this period left out."""
    if noun not in (context.noun, "year"):
        return ()
    number = 1 if count.lower() == "a" else count_of(count)
    length = context.period_type.months or 0
    limit = number * MONTHS_IN[noun] // length if length else 0
    return [
        old
        for old in past
        if 0 < (periods_apart(old.report_date, context.day, context.period_type) or 0) < limit
    ]
