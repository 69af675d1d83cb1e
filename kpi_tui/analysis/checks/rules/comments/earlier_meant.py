"""Which earlier period a comment's words mean, and whether they are about its measure's own figure."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import (
    OF_A_PART,
    OTHERS,
    has_others,
    is_about,
    other_figures,
)
from kpi_tui.analysis.checks.rules.comments.told_figures import fits
from kpi_tui.analysis.checks.rules.comments.ways_said import CAREFUL
from kpi_tui.analysis.checks.rules.printed_before import FigureBefore, figure_before
from kpi_tui.analysis.comment_figures import (
    MONTH,
    QUARTER,
    months_named,
    names_another,
    word_set,
)
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import RUNNING_NAME
from kpi_tui.analysis.units import is_per_head
from kpi_tui.figures import half_unit
from kpi_tui.months import MARCH, financial_year, last_of_month
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

STRAY_BESIDE_FIGURE = 2
"""How many words beside the measure's figure may be none of the measure's."""
_HALF = regex(r"\bH(?P<half>[12])\b(?:\s+(?:of\s+)?(?P<year>20\d\d))?", re.I)
_END = regex(r"\bend of (?:the )?(?-i:[A-Z])", re.I)
"""Words by which a month that is named is the day on which a period ends."""
_IN_YEAR = regex(r"\b(?:this|in the) year\b", re.I)
_OPEN = regex(r"\b(?:period|time|point|stage)\b", re.I)
"""Words that may stand for a period of any length."""
_ELSE = regex(
    r" (?:to|compared|than|since|against|year on year|c[ao]me from|w(?:as|ere) from)\b", re.I
)
"""Words behind a claim that say of what, or since when, it holds."""
_COUNTED = regex(
    r"(?:%|percentage|per ?cent|proportion|share) of (?:all |the |new |our )?(?P<cases>[a-z]+(?: (?!\w+ed\b|(?:made|given|paid|sent|within|in|on|at|by|with|for)\b)[a-z]+){0,2})",
    re.I,
)
"""The cases that a share is made of, by its measure's name."""
_TIMED = regex(
    r"\b(?:time|days?|weeks?|hours?|minutes?)(?: [a-z]+)? to [a-z-]+ (?P<cases>.+)", re.I
)
"""The cases that take a time, by its measure's name: "days to process new claims"."""
ITSELF = word_set("performance result figure rate")
"""The stems of words that stand for a measure where its name is not said."""
_NUMBERS = word_set("number volume demand")
SHARES = word_set("performance rate percentage proportion share figure level")
"""The stems of words for a rate itself, and not for its cases."""
_TARGET_FIRST = regex(r"^\W*(?:(?:the|our|its|this|monthly) )*targets?\b", re.I)


class Said(Struct, frozen=True):
    """What a comment says of a change, and the figure that it is counted from."""

    text: str
    before: FigureBefore


def figure_meant(
    context: CheckContext, measure: MeasurePeriod, found: re.Match[str]
) -> FigureBefore | None:
    """Return the figure of the period that words name; `None` where it is not held."""
    if found["year_before"]:
        return _year_before(context, measure, found)
    if not found["named"]:
        noun = (found["noun"] or "period").lower()
        words = found[0].replace(found.groupdict().get("part") or "a quarter", "")
        is_of_year = context.period_type is not PeriodType.YEAR and _IN_YEAR.search(words)
        if noun not in (context.noun, "period") or context.counts_others(words) or is_of_year:
            return None
        return figure_before(context, measure)
    months, quarters = MONTH.search(found["named"]), QUARTER.search(found["named"])
    half = _half_named(found["named"], context.day)
    kind = PeriodType.MONTH if months else PeriodType.QUARTER if quarters else PeriodType.YEAR
    kind = PeriodType.HALF_YEAR if half else kind
    is_level = _END.search(found[0]) is not None and not any(measure.ytd.printed)
    if kind is not context.period_type and not (is_level and kind is PeriodType.MONTH):
        return None
    is_year = kind is PeriodType.YEAR
    day = half or (
        last_of_month(int(found["named"][:4]) + 1, MARCH)
        if is_year
        else months_named(found["named"], context.day)[0]
    )
    return next(
        (
            told
            for old in context.past(measure)
            if old.report_date == day and (told := _figure_of(old))
        ),
        None,
    )


def _half_named(words: str, day: date) -> date | None:
    """Return the last day of the half-year that words name, the latest up to a day where they have no year."""
    found = _HALF.search(words)
    if found is None:
        return None
    start, is_first = int(found["year"] or financial_year(day)), found["half"] == "1"
    named = last_of_month(start, 9) if is_first else last_of_month(start + 1, MARCH)
    is_to_come = not found["year"] and named > day
    return last_of_month(named.year - is_to_come, named.month)


def _year_before(
    context: CheckContext, measure: MeasurePeriod, found: re.Match[str]
) -> FigureBefore | None:
    """Return the figure of the same period a year before; `None` where words may mean another.

    Beside a year to date "the same period last year" may be that of the year before.
    """
    words = found["year_before"]
    half = _half_named(words, context.day)
    named = [half] if half else months_named(words, context.day)
    if named:
        kind = PeriodType.MONTH if MONTH.search(words) else PeriodType.QUARTER
        kind = PeriodType.HALF_YEAR if half else kind
        if named != [context.day] or kind is not context.period_type:
            return None
    elif f"same {context.noun} " not in words.lower() and (
        any(measure.ytd.printed) or not _OPEN.search(words)
    ):
        return None
    return _figure_of(measure.a_year_before)


def _figure_of(old: MeasurePeriod | None) -> FigureBefore | None:
    """Return the figure of an earlier reading; `None` where it has none."""
    if old is None or old.period.actual is None or old.period.actual_value is None:
        return None
    actual, value = old.period.actual, old.period.actual_value
    return FigureBefore(actual, value, half_unit(actual), old.when)


def is_claimed_of_own(
    context: CheckContext, measure: MeasurePeriod, sentence: str, found: re.Match[str]
) -> bool:
    """Whether a claim is one of the measure's own figure, without a doubt, a part or another time."""
    subject, rest = sentence[: found.start()], sentence[found.end() :]
    return not (
        has_others(measure, CAREFUL, subject)
        or not is_of_own_figure(measure, sentence, subject)
        or is_narrowed(sentence, found)
        or names_another(f"{subject} {rest}", context.day)
        or may_be_of_single_periods(measure, sentence)
    )


def is_of_own_figure(measure: MeasurePeriod, sentence: str, subject: str) -> bool:
    """Whether a sentence, by its words before a claim, is about the measure's own figure.

    Where these give the figure itself, a few of them may be none of the measure's; behind a semicolon none.
    """
    told = [
        any(fits(quantity, each.actual_value, each.rounding) for each in measure.columns)
        for quantity in other_figures(measure, subject)
    ]
    if names_another(subject, measure.report_date):
        return False  # "in June, performance was down on May"
    stray = STRAY_BESIDE_FIGURE if told else 0
    if not all(told) or has_others(measure, OTHERS, sentence) or _TARGET_FIRST.search(subject):
        return False
    main, _, behind = subject.rpartition(";")
    if main and not other_figures(measure, behind) and not is_about(measure, behind, 0):
        return False  # "76% were answered; chats were the same as last month"
    return is_about(measure, subject, stray) and not counts_cases(measure, subject)


def is_narrowed(sentence: str, found: re.Match[str]) -> bool:
    """Whether the words behind a claim narrow it to a part, or say that it is since another time."""
    end = found.end()
    return bool(OF_A_PART.match(sentence, end) or _ELSE.match(sentence, end))


def counts_cases(measure: MeasurePeriod, subject: str) -> bool:
    """Whether the words of a claim are about the number of cases of a rate, or that take a time."""
    name = measure.measure_name
    found = (_COUNTED if measure.is_percentage else _TIMED).search(name)
    words = word_set(subject)
    is_rate = measure.is_percentage or found or is_per_head(measure)
    if is_rate and words & (_NUMBERS - word_set(name)):
        return True
    named = words & word_set(name) - _NUMBERS
    is_share = not words.isdisjoint(SHARES)
    return found is not None and not is_share and bool(named) and named <= word_set(found["cases"])


def may_be_of_single_periods(measure: MeasurePeriod, sentence: str) -> bool:
    """Whether the figure is a year's total so far, and a sentence may speak of single periods'."""
    return measure.runs_on and not RUNNING_NAME.search(sentence)
