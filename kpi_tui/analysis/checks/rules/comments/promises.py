"""Rules on promises: dates that have passed, and plans that do not change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.comments.passages import words_of
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import (
    MONTH,
    end_of_quarter,
    quarters_in,
    sentences,
    year_named,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark
from kpi_tui.months import MARCH, financial_year, last_of_month, month_named, months_apart
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, Status

_YEAR_END = Cue(r"\b(?:year[- ]end|end of (?:the |this )?(?:financial )?year)\b", "year")
_TIMES = regex(
    r"\b20\d\d\b|\bQ[1-4]\b|\bquarter\b|\bnext\b|\bend of\b|\byear[- ]end\b|\bchristmas\b|\beaster\b"
    r"|\b(?:spring|summer|autumn|winter)\b|\b(?:weeks?|months?|term|fortnight)\b|\b\d+ (?:days?|years?)\b",
    re.I,
)
_IN_DIGITS = regex(
    r"(?<![\d/.])(?:0?[1-9]|[12]\d|3[01])(?:/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:20)?\d\d)"
    r"|\.(?P<other>0?[1-9]|1[0-2])\.(?P<full>20\d\d))(?![\d/])"
)
"""A date in digits: 30/06/2024."""
_BEFORE_A_DATE = regex(
    r"\b(?:by|until|till|before|from|in|end of|due|expected|completed?)\s+"
    r"(?:the\s+)?(?:(?:end|start|beginning|middle) of\s+)?(?:(?:early|mid|late)[- ]?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?$",
    re.I,
)
_BY_A_DATE = regex(
    r"\b(?:by|until|till|due (?:by|in)|complete[d]? (?:by|in))\s+(?:the\s+)?(?:(?:end|start) of\s+)?"
    r"(?:(?:early|mid|late)[- ]?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?$",
    re.I,
)
"""Words before a date that a comment promises; fewer than before one in a plan."""
_PROMISES = regex(
    r"\b(?:will|shall|expect\w*|plan(?:s|ned|ning)?|aim\w*|due|target date|to be|should|intend\w*"
    r"|anticipat\w*|schedul\w*)\b",
    re.I,
)
_STILL_PROMISED = regex(
    r"\b(?:(?:will|shall|(?:is|are) (?:to|due to|expected to|planned to|scheduled to)|expects? to|aims? to"
    r"|plans? to|intends? to)\b[^.;,:]{1,60}\b(?:by|before)"
    r"|(?:will|shall) (?:be )?[a-z]+(?: (?:by|to|at) (?:the )?\w+)? in) (?:the )?(?:(?:end|start) of )?"
    r"(?:(?:early|mid|late)[- ]?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?$",
    re.I,
)
"""Words before a date that make it one to come, though it may have passed already."""
_OF_CASES = regex(
    r"\b(?:who|which|whose|those)\b|^(?!.*\b(?:be(?! \w+ing)|been|get|have|having|see|(?:is|are)(?: all| fully)? \w+ by)\b)"
    r".*\b(?:\w+ed|begun|began|made|sent|paid|built|left|due) (?:by|before)\b",
    re.I,
)
"""Such words where the date tells which cases are meant: "will review cases opened before"."""
_RECENT = 12
"""Promises of reports more than so many months back are not read."""
_PLAN_WORDS = 6
"""An unchanged plan of at least so many words is asked about (X5)."""
_UNCHANGED = {PeriodType.MONTH: 3, PeriodType.TWO_MONTHS: 3}
"""In how many reports in a row a plan must be the same; of longer periods in two."""


class Promise(Struct, frozen=True):
    """A date that a measure's words name for something still to come."""

    day: date
    """The last day of the month it names."""
    text: str
    """As written."""
    where: str
    """Where it stands: `timeframe`, `improvement plan` or `comment`."""
    sentence: str
    said: MeasurePeriod


class NamedDay(Struct, frozen=True):
    """A month, a quarter or a year's end that a sentence names."""

    day: date
    """Its last day."""
    text: str
    """As written."""
    start: int
    """Its place in the sentence."""
    has_year: bool
    """Whether its year is named."""


def names_a_time(text: str) -> bool:
    """Whether words name a month, a year or a time such as "next term"."""
    return any(times.search(text) is not None for times in (MONTH, _TIMES, _IN_DIGITS))


def date_passed(context: CheckContext) -> Iterator[RuleHit]:
    """Ask what came of a date that passed while the measure is still off target (X4).

    The dates are read from plans, timeframes and comments of this report and those of a year
    before it; of several that passed the last one counts.
    """
    for measure in context.measures:
        if measure.period.status not in MISSED:
            continue
        latest_first = takewhile(
            lambda old: months_apart(old.report_date, context.day) <= _RECENT,
            reversed(context.past(measure)),
        )
        recent = (measure, *latest_first)
        made = [promise for said in reversed(recent) for promise in promises(said)]
        passed = [promise for promise in (*made, *_outdated(measure)) if promise.day < context.day]
        if not passed:
            continue
        last = max(passed, key=lambda promise: (promise.day, promise.said.report_date))
        now = [
            promise for promise in made if promise.said is measure and promise.day >= context.day
        ]
        later = f" It now names “{min(now, key=lambda one: one.day).text}”." if now else ""
        is_new = last.said is measure
        where, names = ("", "names") if is_new else (f" in {last.said.when}", "named")
        yield RuleHit(
            f"The {last.where}{where} {names} “{last.text}”, which has passed, and the measure is "
            f"{measure.period.sign}: {measure.period.actual or '–'} is "
            f"{distance_from_target(context, measure, measure.period)}.{later} "
            f"{'Why was it put off?' if now else 'What came of it, and what is the new date?'}",
            measure,
            ((f"{last.where}{where}", last.sentence), *measure.period.printed),
            aside=f"the {last.where}{where} {names} “{last.text}”, which has passed",
        )


def promises(measure: MeasurePeriod) -> Iterator[Promise]:
    """Yield the dates that a measure's words name for after their own report.

    A timeframe is a date by itself; in a plan the date must follow a word such as "in", in a comment
    one such as "by", in a sentence that speaks of what is to come. A timeframe may name a date before
    its own report too, with its year.
    """
    reading = measure.reading
    words = (reading.timeframe or "", reading.improvement_plan or "", measure.words)
    for named, written, where, sentence in _promised(*words, measure.report_date):
        yield Promise(named, written, where, sentence, measure)


def _outdated(measure: MeasurePeriod) -> Iterator[Promise]:
    """Yield the dates, with their years, that had passed when a plan or comment called them to come."""
    day, reading = measure.report_date, measure.reading
    texts = {"improvement plan": reading.improvement_plan or "", "comment": measure.words}
    for where, text in texts.items():
        for sentence in filter(_names_a_day, sentences(text) if "20" in text else ()):
            for named in named_days(sentence, day):
                has_passed = named.has_year and named.day < day
                led = _STILL_PROMISED.search(sentence[: named.start]) if has_passed else None
                if led and not _OF_CASES.search(led[0]):
                    yield Promise(named.day, named.text, where, sentence, measure)


@lru_cache(maxsize=20_000)  # later reports look at the words of earlier ones
def _promised(
    timeframe: str, plan: str, comment: str, day: date
) -> tuple[tuple[date, str, str, str], ...]:
    """Return the dates, as ends of months and as written, where they stand, and their sentences."""
    texts = {"timeframe": timeframe, "improvement plan": plan, "comment": comment}
    return tuple(
        (named, written, where, sentence)
        for where, text in texts.items()
        for named, written, sentence in _promised_in(where, text, day)
    )


def _promised_in(where: str, text: str, day: date) -> Iterator[tuple[date, str, str]]:
    for sentence in filter(_names_a_day, sentences(text)):
        if where == "comment" and not _PROMISES.search(sentence):
            continue
        leads = _BY_A_DATE if where == "comment" else _BEFORE_A_DATE
        is_timeframe = where == "timeframe"
        for named in named_days(sentence, day):
            is_past = named.day < day and named.has_year and is_timeframe
            if named.day <= day and not is_past:
                continue
            led_to = leads.search(sentence[: named.start])
            if led_to or (is_timeframe and (named.has_year or named.text != "May")):
                yield named.day, named.text, sentence


def _names_a_day(sentence: str) -> bool:
    """Whether `named_days` yields any of a sentence, whatever the day of its report."""
    return any(_days_in(sentence))


@lru_cache(maxsize=20_000)  # comments repeat their sentences, and few name a day
def _days_in(sentence: str) -> tuple[tuple[re.Match[str], ...], ...]:
    """Return where a sentence names months, dates in digits, quarters and year ends."""
    quarters = tuple(quarters_in(sentence))
    found = (each.finditer(sentence) for each in (MONTH, _IN_DIGITS, _YEAR_END))
    months, in_digits, year_ends = map(tuple, found)
    return months, in_digits, quarters, year_ends


def named_days(sentence: str, day: date) -> Iterator[NamedDay]:
    """Yield the months, quarters and year ends that a sentence names.

    A month without a year is this month or the next of its name; a quarter or year end without one
    is of the financial year of `day`.
    """
    months, in_digits, quarters, year_ends = _days_in(sentence)
    for found in months:
        number, year = month_named(found["name"]), year_named(found["year"], day)
        this_or_next = day.year + (number < day.month)
        named = last_of_month(this_or_next if year is None else year, number)
        yield NamedDay(named, found[0], found.start(), year is not None)
    for found in in_digits:
        in_year = year_named(found["year"] or found["full"], day)
        if in_year is not None:
            named = last_of_month(in_year, int(found["month"] or found["other"]))
            yield NamedDay(named, found[0], found.start(), True)
    for found in quarters:
        named = end_of_quarter(found, day)
        yield NamedDay(named, found[0], found.start(), found["year"] is not None)
    for found in year_ends:
        named = last_of_month(financial_year(day) + 1, MARCH)
        yield NamedDay(named, found[0], found.start(), has_year=False)


def plan_unchanged(context: CheckContext) -> Iterator[RuleHit]:
    """Ask what a plan has achieved that stays word for word while its measure is red (X5)."""
    least = _UNCHANGED.get(context.period_type, 2)
    for measure in context.measures:
        words = words_of(measure.reading.improvement_plan)
        if len(words) < _PLAN_WORDS or measure.period.status is not Status.RED:
            continue
        same: list[MeasurePeriod] = [measure]
        for old in reversed(context.past(measure)):
            if old.period.status is not Status.RED:
                break
            if words_of(old.reading.improvement_plan) != words:
                break
            same.append(old)
        if len(same) < least:
            continue
        first = same[-1].when
        yield RuleHit(
            f"It has been {mark(Status.RED)} with the same improvement plan, word for word, since "
            f"{first}: {same[-1].period.actual or '–'} then, {measure.period.actual or '–'} now. "
            "What has the plan brought?",
            measure,
            (("plan as in", first), *measure.period.printed),
            aside=f"its plan is word for word that of {first}",
        )
