"""Whether the words of a comment are about its measure as a whole, or about a part of it."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache, partial

from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.comment_figures import (
    COUNT,
    Quantity,
    count_of,
    names_another,
    quantities,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.spelt_out import NUMBER_STEMS
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_GENERAL_WORDS = """
    total overall figure performance volume measure number rate result month period actual this which
    currently remains remained running service however also these those was were are equating equals
    january february march april may june july august september october november december
"""
GENERAL = word_set(_GENERAL_WORDS)
"""The stems of words that may stand in any measure's subject."""
_FILLER_WORDS = """
    our been well still just only now again both overall slightly significantly comfortably
    consistently considerably narrowly marginally once further small slight sharp council team target levels
    there percentage end use
"""
_FILLERS = word_set(f"{_FILLER_WORDS} {NUMBER_STEMS}")
"""Those of words that name nothing beside it."""
SHARES = word_set("percentage proportion share")
"""Those for a share itself."""
_BESIDE_SHARES = word_set("""
    people person persons residents children pupils clients customers users households cases all made time
    timescale timescales than every out more tonnes were now just only still one two three four five six seven
    eight nine ten twenty quarter quarters third thirds half fifth fifths almost nearly about around over under
    fewer less least some most roughly slightly little
""")
"""Words that may stand beside the measure's own in a sentence that tells its share."""
_NUMBER = regex(r"\d+")
_EITHER = regex(r"\bor\b|/", re.I)
_ONE_OF_SOME = regex(r"\b[a-z]+(?:, [a-z]+)*(?:,? (?:or|and) |/)[a-z]+\b", re.I)
_RATE = word_set("performance rate overall total")
"""Words beside which one of the two may stand for both: "the recycling rate"."""
_NOT = regex(r"\b(?:not?|non|without|outside|never|neither)\b|n['’]t\b", re.I)
OTHERS = regex(
    r"\b(?:national\w*|nationwide|england|english|regional|average|councils|authorities|neighbours|peers)\b",
    re.I,
)
"""Words of sentences whose figures may be other councils'."""
OF_YEAR = Cue(
    r",? ?\b(?:(?:for|in|over) )?(?:the )?(?:year[- ]to[- ]date|ytd|so far this year|this year so far)\b,?",
    "to date|to-date|ytd|so far",
)
"""Words by which something is said of the year to date."""
_CLAUSES = regex(r"[;(]|,? \b(?:and|but|while|whilst|although|though)\b", re.I)
_LIMIT = regex(
    rf"\b(?:(?:within|in|under|over|than|after) (?P<count>{COUNT})|within an?)(?: working| calendar)?"
    r" (?P<unit>second|minute|hour|day|week|month|year|mile)s?\b",
    re.I,
)
"""A time or distance by which cases are counted: "within 60 seconds"."""
_LEAST = {
    "minute": (60, "second"),
    "hour": (3600, "second"),
    "week": (7, "day"),
    "year": (12, "month"),
}
_IN_TIME = regex(r"\bwithin\b|\btime|\bdeadline|\btarget\b|\bstandard\b", re.I)
"""Words that stand for such a limit."""
_AGED = regex(rf"\b(?:over|under|aged)[ -](?:the age of )?(?:{COUNT})s?\b", re.I)
"""Words for a part of people: "children over five"."""
_COUNT = regex(rf"\b(?:{COUNT})\b", re.I)
_UNITS = "day|week|month|quarter|year"
_SPAN = regex(rf"\b(?:rolling|annuali[sz]ed|(?:{COUNT})[- ](?:{_UNITS}))\b", re.I)
"""A span of time that a figure is of: "12-month turnover"; "for 12 months" may tell since when."""
_SPAN_NAMED = regex(
    rf"\b(?:rolling|annual(?:i[sz]ed)?|(?:{COUNT})[- ](?:{_UNITS})s?|per year)\b", re.I
)
"""The same in the name of a measure."""
_TIME_OR_SIZE = (
    r"(?:(?:the|this|each|all|a)\s+)*(?:of the last|month|quarter|half|period|year"
    r"|Q[1-4]\b|(?:first|second|third|fourth|fifth|sixth)(?! (?:\w+ )?(?:days?|weeks?|fortnight)\b)"
    rf"|\w+ (?:consecutive|successive)|some time|time of|end of|present|total|(?-i:{NAMED_MONTH})\b"
    r"|£?(?!20\d\d)\d(?![\d,.]*(?:[-/]| (?:out )?of\b)))"
)
OF_A_PART = regex(
    rf"\s*(?:in|for|at|among|by|of|on|across|except|apart)\b(?!\s+(?:\w+\s+)?{_TIME_OR_SIZE})", re.I
)
"""Words behind a claim that narrow it to a part of what is measured: "for adults"."""
LEFT_OUT = regex(
    r"(?:\s+[a-z-]+){0,3}?,?\s+(?:excluding|including|before|(?<!looked )after|without|when|if|once|apart from|net of"
    r"|(?:under|by|on|using|with) the (?:old|new|previous|former|earlier|revised) (?:definition|method\w*|criteria|basis"
    r"|guidance|rules|count\w*))\b",
    re.I,
)
"""Words behind a figure that make it one of other cases, or of another time."""
_PRONOUN = regex(
    r"(?:it|this|that|they|these|those) (?!(?:(?:last|past) )?(?:week|month|quarter|half|year|period|time|measure|indicator|kpi|figure|rate|result"
    r"|target|means|said|reflects?|shows?)s?\b)",
    re.I,
)
_ONE_OF_MANY = regex(
    r"^\W*(?:an?|another|one|two|three|several|some)\b(?! (?:[a-z]+ )?(?:measure|indicator|kpi|target|definition)s?\b)",
    re.I,
)
"""Words that begin with one of what is counted: "a new library was opened"."""
_BEGUN = regex(
    r"\b(?:(?:was|were|has been|have been|is|are) (?:newly )?)?(?:opened|launched|introduced|began|begun|started"
    r"|commenced|piloted|set up|went live|new)\b",
    re.I,
)
_STRAY = 1
"""How many words of a subject may be none of the measure's."""


def is_about(
    measure: MeasurePeriod, subject: str, stray: int = _STRAY, beside: Set[str] = frozenset()
) -> bool:
    """Whether the words before a claim name the measure as a whole, not a part of it.

    `beside` are stems of other words that may stand there.
    """
    general = GENERAL | word_set(measure.period_type.noun)
    general |= SHARES if measure.is_percentage else frozenset()
    strange = told_words(subject) - general - _FILLERS - beside
    if len(strange) > stray and len(strange - own_words(measure.measure_name, subject)) > stray:
        return False
    if _has_other_limit(measure, subject):
        return False
    return not is_of_another_span(measure, subject)


def goes_on_with_another(measure: MeasurePeriod, previous: str, sentence: str) -> bool:
    """Whether a sentence begins with what the one before it told the beginning of: "Web chat opened. It is"."""
    begun = _BEGUN.search(previous) if _PRONOUN.match(sentence) else None
    if begun is None:
        return False
    is_one = _ONE_OF_MANY.search(previous) is not None
    return is_one or not is_about(measure, previous[: begun.start()], 0)


def without_year(text: str) -> str:
    """Return a text without the words by which something is said of the year to date."""
    return OF_YEAR.pattern.sub("", text)


def column_meant(measure: MeasurePeriod, before: str, behind: str) -> SeriesFigures:
    """Return the figures that the words around a claim are of: the year to date's, where they name it.

    So they are where its actual is the one that stands before it.
    """
    clause = _CLAUSES.split(before)[-1]
    if OF_YEAR.search(f"{clause} {_CLAUSES.split(behind)[0]}"):
        return measure.ytd
    of_period, of_year = (
        any(said.meets(each.actual_value, each.rounding) for said in quantities(clause))
        for each in measure.columns
    )
    return measure.ytd if of_year and not of_period else measure.period


def is_of_another_span(measure: MeasurePeriod, words: str) -> bool:
    """Whether words tell of a span of time, such as twelve months, that the measure's name has not."""
    return _SPAN.search(words) is not None and not _SPAN_NAMED.search(measure.measure_name)


def _has_other_limit(measure: MeasurePeriod, subject: str) -> bool:
    """Whether words count cases within another time or distance than the measure's name."""
    return any(_is_other(measure, each) for each in _LIMIT.finditer(subject))


def _is_other(measure: MeasurePeriod, limit: re.Match[str]) -> bool:
    """Whether words name another time or distance than a measure's name."""
    name = measure.measure_name
    is_so_long = _length(limit) in map(_length, _LIMIT.finditer(name))
    return not is_so_long and _size(limit) not in map(count_of, _COUNT.findall(name))


def _if_other(measure: MeasurePeriod, limit: re.Match[str]) -> str:
    return limit[0] if _is_other(measure, limit) else ""


def _size(limit: re.Match[str]) -> int:
    return count_of(limit["count"]) if limit["count"] else 1


def _length(limit: re.Match[str]) -> tuple[int, str]:
    """Return a limit in its smallest unit, so that a minute is sixty seconds."""
    unit = limit["unit"].lower()
    times, least = _LEAST.get(unit, (1, unit))
    return times * _size(limit), least


def leaves_out_limit(measure: MeasurePeriod, clause: str) -> bool:
    """Whether a clause says nothing of the time that the measure's name has.

    "91% of calls were answered" may be all of them, where the measure is of those within 60 seconds.
    """
    is_timed = _LIMIT.search(clause) or _IN_TIME.search(clause)
    return _LIMIT.search(measure.measure_name) is not None and not is_timed


def has_others(measure: MeasurePeriod, others: re.Pattern[str], text: str) -> bool:
    """Whether a text has one of some words that the measure's name has not: a forecast's is its own.

    So "planned" doubts a number of plans, and "plan" does not.
    """
    found = others.findall(text)
    return bool(found) and not all(_is_named(measure.measure_name, words) for words in found)


@lru_cache(maxsize=5000)
def _is_named(name: str, words: str) -> bool:
    """Whether words are among those of a name, whatever their endings if they have three letters."""
    stems = word_set(words)
    whole = re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", name, re.I)
    return whole is not None or (bool(stems) and stems <= word_set(name))


def other_figures(measure: MeasurePeriod, text: str) -> list[Quantity]:
    """Return the figures of a text but those that the measure's name has: "within 60 seconds"."""
    named = {each.value for each in quantities(measure.measure_name)}
    return [each for each in quantities(text) if each.value not in named]


def is_about_one_of_some(measure: MeasurePeriod, subject: str) -> bool:
    """Whether words name some of the things that the measure counts together: "recycled or composted"."""
    told = word_set(subject)
    return told.isdisjoint(_RATE) and any(
        told & things and things - told
        for things in map(word_set, _ONE_OF_SOME.findall(measure.measure_name))
    )


def tells_of_all(measure: MeasurePeriod, clause: str, rest: str) -> bool:
    """Whether a clause with a share tells it of all that the measure counts, in its period.

    Beside the measure's own words it has hardly any; `rest` is the clause without the share.
    """
    day, name, told = measure.report_date, word_set(measure.measure_name), word_set(clause)
    if names_another(clause, day) or has_others(measure, OTHERS, clause):
        return False
    if (_NOT.search(clause) is None) is not (_NOT.search(measure.measure_name) is None):
        return False
    if told <= _BESIDE_SHARES:
        return True  # "Nine out of ten." tells nothing else
    if leaves_out_limit(measure, clause):
        return False
    if _AGED.search(rest) and not _AGED.search(measure.measure_name):
        return False
    numbers = set(_NUMBER.findall(rest)) - set(_NUMBER.findall(measure.measure_name))
    name -= word_set(" ".join(each[0] for each in _LIMIT.finditer(measure.measure_name))) - told
    shared, words = name & told, name - _BESIDE_SHARES - SHARES
    if _EITHER.search(measure.measure_name) and not words <= told:
        return False  # "composted" is a part of "recycled or composted"
    if numbers - {str(day.year)} or len(shared) < 2 or 2 * len(shared) <= len(words):
        return False
    return is_about(measure, _LIMIT.sub(partial(_if_other, measure), clause), 0, _BESIDE_SHARES)
