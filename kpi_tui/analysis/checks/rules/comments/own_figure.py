"""Whether a sentence gives a figure as its measure's own for the period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import (
    GENERAL,
    LEFT_OUT,
    OF_A_PART,
    SHARES,
    has_others,
    is_about,
    is_about_one_of_some,
)
from kpi_tui.analysis.checks.rules.comments.acts_said import tells_who_did
from kpi_tui.analysis.checks.rules.comments.begun_with import begins_with_own, came_in
from kpi_tui.analysis.checks.rules.comments.narrowed import is_narrowed
from kpi_tui.analysis.checks.rules.comments.others_counted import is_of_others
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.ways_said import VERBS
from kpi_tui.analysis.comment_figures import (
    Quantity,
    counted_words,
    figures_told,
    first_clause,
    is_of_other_length,
    months_named,
    word_set,
)
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import pounds_in_one
from kpi_tui.figures import Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

_GOES_ON = regex(r"\s+(?!against\b|compared\b)[a-z]|\s*\([a-z -]+\)(?:[,;]| and) £?\d", re.I)
_NEAR = 2
"""A figure within this factor of the actual may be meant for it."""
NEAR_BY_NAME = 3
"""The same where the sentence names measure and month."""
_SAYS = regex(
    r"\b(?:is|was|are|were|st(?:an|oo)ds? at|reach(?:es|ed)|c[oa]me to|totall?(?:s|ed)|equat\w+ to"
    r"|equals|amount\w* to|number(?:s|ed)"
    r"|(?:remain(?:s|ed)?|stay(?:s|ed)|held)(?: (?:unchanged|steady|stable|low|high))? at|unchanged at"
    rf"|(?:{VERBS})"
    r"(?: by (?:[^,;.]|[.,]\d){1,25}?)? to|t(?:akes|ook)"
    r"|(?:performance|result|figure|rate|score|variance|out-?turn|(?:over|under)spend) of"
    rf"|^we (?:ended|finished|closed) (?:the (?:month|quarter|half-year|year|period)|(?-i:{NAMED_MONTH})(?: 20\d\d)?) with)"
    r"(?:\s+(?:now|currently|at|about|around|approximately|only|just|some|an average of|a total of))?\s*$",
    re.IGNORECASE,
)
"""Words before a figure that is the measure's own."""
_LABEL = regex(
    rf"^\W*(?:(?:in|for) )?(?:this (?:month|quarter|period)|(?-i:{NAMED_MONTH})(?: 20\d\d)?)"
    r"(?: (?:performance|actual|result|figure))?\s?[:–-]?\s?$",
    re.I,
)
"""Words that begin a comment with its period, and nothing else before the figure."""
_NAMED_BEFORE = regex(r"^[^\W\d][^:;.,()]*: ?$")
"""A name at the beginning of a comment, behind which its figure stands: "Calls answered: 91%"."""
AT = regex(
    r"\b(?:above|below|over|under|on|exceed\w+|meeting) (?:the |our |its )?target at $", re.I
)
"""Words between the side of the target and the measure's own figure."""
_ITSELF = word_set("performance result figure outturn")
"""The stems of words that stand for the measure where its name is not said."""
_OF_ANOTHER = regex(
    r"\b(?:national\w*|england|region\w*|average|targets?|forecast|ambition)\b", re.I
)
"""Words behind a figure that is another council's, or one to be reached."""
_SIDE_BEHIND = regex(
    r" (?:is|was|are|were|remains?)(?: (?!of\b)[\w.%-]+){0,4} (?:above|below|under|over|on|short of|ahead of|behind|within)"
    r"(?: (?:the|our|its))? target\b",
    re.I,
)
"""Words behind the measure's own figure for the side of its target: "is just below target"."""
_PART = regex(
    r"(?:\s+(?:[a-z-]+|\d[\d,]*)){0,4}?\s+(?P<of>(?:in|for|at|on|by|among|across|except)\s+(?:the |our )?(?P<part>[\w’'-]+))",
    re.I,
)
"""Words behind a figure by which it may be one of a part: see `OF_A_PART`."""
_KIND = regex(r"\s+(?P<kind>[a-z-]+) (?P<things>[a-z]{3,})\b", re.I)
"""Words behind a figure by which it is one of some of them: "15 kitchen fires"."""
_OWN_PER_CENT = regex(r"(?:\s+[a-z-]+){1,4}\s+\(\d+(?:\.\d+)?\s?%\)", re.I)
"""Words behind a count that make it so much of all there are: "16 fires (67%)"."""
_REST = regex(r"\b(?:the|all) (?:rest|remainder|remaining|others?)\b", re.I)
"""Words behind a part for what is left of the whole: "30 homes, the rest by associations"."""
_LESS = regex(
    r"\b(?:of (?:which|whom|these|them)|but|duplicat\w+|withdrawn|cancel\w+|exclud\w+|rejected|invalid|less)\b",
    re.I,
)
"""Words between a figure and the number to be taken off it: "240 referrals, 28 of which were not valid"."""
_NO_KIND = word_set("new such separate different individual further additional more actual")
_ELSEWHEN = regex(
    r"\b(?:last|previous) (?:month|quarter|half-year|year|period)\b|\b20\d\d[-/]\d\d\b|\ba year (?:ago|earlier)\b",
    re.I,
)
"""Words behind a figure of another period or year."""
_YEARLY = word_set("outturn final annual full year end")
"""The stems of words that stand for the figure of a yearly report."""
_OWN_YEAR = regex(
    r"\byear[- ]end\b|\bannual\b(?! targets?\b)|\b(?P<from>20\d\d)[/-](?:20)?(?P<to>\d\d)\b", re.I
)
"""Words by which a yearly report names the year that it is of; another year than its own is kept."""
_WHOLE_YEAR = regex(
    r"\b(?:in|over|during|for|so far) (?:the|this) (?:whole |financial )?year\b|\byear to date\b|\bon average\b",
    re.I,
)
_ON_AVERAGE = regex(
    r"\s+(?:[a-z-]+\s+){0,3}(?:(?:a|per|each|every) (?:day|week|month|quarter|year)\b|on average\b)",
    re.I,
)
"""Words behind a figure that make it an average or a rate, where the measure's name makes it none."""
_IN_PART = regex(
    r"\b(?:in|during|over|for|by) the (?:first|second|third|last|final) (?:(?:\w+ )?(?:days?|weeks?|fortnight)"
    r"|half(?! of the year)|part)\b",
    re.I,
)
"""Words by which a figure is one of a part of its month: "in the first two weeks"."""
_IN_A_YEAR = regex(r"\b(?:in|during) (?:19|20)\d\d\b(?![-/]\d)", re.I)
_CLAUSE_ENDS = regex(
    r"[,;:(]|\b(?:and|but|compar\w+|against|from|than|since|on|over|up|down|more|fewer|less|higher|lower)\b",
    re.I,
)
_AT_END = regex(rf"\b(?:end of (?-i:{NAMED_MONTH})|(?:end of )?(?:Q|quarter\s?)[1-4])\b", re.I)
"""Words for a report's period that is no month: its last month alone is a part of it."""
_IN_MONTH = regex(rf"\b(?:in|during) (?-i:{NAMED_MONTH})\b", re.I)
_THIS_PERIOD = {
    kind: regex(
        rf"\bthis (?:{kind.noun}|period)|\bin the (?:{kind.noun}|period)|end of the {kind.noun}"
        rf"|\bwe (?:ended|finished|closed) the {kind.noun}",
        re.I,
    )
    for kind in PeriodType
}
_RATES = word_set("average mean day week month quarter year daily weekly monthly")
"""Those of words by which a name says that its figure is an average, or a rate of a time."""


def is_own(
    context: CheckContext,
    measure: MeasurePeriod,
    before: str,
    sentence: str,
    quantity: Quantity,
    *,
    may_be_far: bool = False,
) -> bool:
    """Whether a sentence gives a figure as the measure's own for the month."""
    if not may_be_far and not is_near(measure, quantity, NEAR_BY_NAME):
        return False
    if any(quantity.meets(each.target_value) for each in measure.columns):
        return False
    named = months_named(sentence, context.day) or months_named(before, context.day)
    now = _says_when(context, sentence, named)
    if named and not now:
        return False
    subject = sentence[: quantity.start]
    verb = _SAYS.search(subject) or AT.search(subject)
    told_before = subject[: verb.start()] if verb else subject
    if verb and verb[0].lower().startswith("we "):
        told_before = first_clause(sentence[quantity.end :])
    yearly = _YEARLY if measure.period_type is PeriodType.YEAR else frozenset()
    says = verb is not None and is_about(measure, told_before, 0, yearly)
    is_labelled = (
        not before and _LABEL.search(subject) and not _GOES_ON.match(sentence, quantity.end)
    )
    begins = says or is_labelled or begins_with_own(measure, sentence, quantity)
    if not before and _NAMED_BEFORE.search(subject) and not _GOES_ON.match(sentence, quantity.end):
        named_so = told_words(subject) & own_words(measure.measure_name, subject)
        is_whole = may_be_far or word_set(measure.measure_name) - GENERAL - SHARES <= named_so
        begins = begins or (is_whole and len(named_so) > 1 and is_about(measure, subject, 0))
    now_said = says_now(context, sentence)
    if not (
        begins or tells_who_did(measure, sentence, quantity, now_said=now_said)
    ) or _is_of_a_part(measure, sentence, quantity):
        return False
    if is_about_one_of_some(measure, subject):
        return False
    if is_of_something_else(context, measure, sentence, quantity):
        return False
    shared = told_words(sentence) & own_words(measure.measure_name, sentence)
    named_before = word_set(told_before)
    if quantity.unit is Unit.PERCENT and named_before <= GENERAL | yearly | word_set(
        f"{context.noun} end"
    ):
        shared |= word_set(subject) & _ITSELF
    factor = NEAR_BY_NAME if now and len(shared) > 1 else _NEAR
    return bool(shared or is_labelled) and (may_be_far or is_near(measure, quantity, factor))


def says_now(context: CheckContext, sentence: str) -> bool:
    """Whether a sentence says that it is of the report's period, and names no other."""
    named = months_named(sentence, context.day)
    return all(day == context.day for day in named) and _says_when(context, sentence, named)


def _says_when(context: CheckContext, sentence: str, named: Sequence[date]) -> bool:
    """Whether a sentence has "this month", or its report's month is one of those named."""
    is_month = context.period_type is PeriodType.MONTH
    is_named = context.day in named and (is_month or _AT_END.search(sentence) is not None)
    if not is_month and (
        is_of_other_length(sentence, context.period_type, context.day) or _IN_MONTH.search(sentence)
    ):
        return False
    return is_named or _THIS_PERIOD[context.period_type].search(sentence) is not None


def without_own_year(measure: MeasurePeriod, text: str) -> str:
    """Return a text without the words by which a yearly report names its own year."""
    if measure.period_type is not PeriodType.YEAR:
        return text
    ends = measure.report_date.year % 100
    return _OWN_YEAR.sub(lambda found: found[0] if int(found["to"] or ends) != ends else "", text)


def _is_of_a_part(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a figure is one of a part: by the words behind it, or as its sentence has the others.

    So "5.7 days long-term and 3.4 short-term" are of 9.1; and "240, 28 of which were withdrawn" is
    one of more than the 212 that are left.
    """
    alike = [each for each in figures_told(sentence) if each.unit is quantity.unit]
    total, loose = sum(each.value for each in alike), sum(each.rounding for each in alike)
    scale = pounds_in_one(measure)
    actual = abs(measure.period.actual_value or 0.0) * scale
    if len(alike) > 1 and abs(total - actual) <= loose + measure.period.rounding * scale:
        return True
    left = [quantity.value - each.value for each in alike if each.start > quantity.start]
    is_less = _LESS.search(sentence, quantity.end) is not None
    if is_less and any(abs(each - actual) <= loose for each in left):
        return True
    if _REST.search(sentence, quantity.end):
        return True
    found = _PART.match(sentence, quantity.end)
    if found is None or not OF_A_PART.match(sentence, found.start("of")):
        return False
    return not word_set(found["part"]) <= word_set(measure.measure_name)


def is_of_something_else(
    context: CheckContext, measure: MeasurePeriod, sentence: str, quantity: Quantity
) -> bool:
    """Whether a sentence says that a figure counts page views where visits count, or is of a year."""
    counted, name = counted_words(sentence, quantity), measure.measure_name
    own = own_words(name, sentence) | word_set(name) | GENERAL
    if counted and counted.isdisjoint(own):
        return True
    if quantity.unit is Unit.NUMBER and is_of_others(measure, sentence, quantity):
        return True
    kind = _KIND.match(sentence, quantity.end) if quantity.unit is Unit.NUMBER else None
    if kind and word_set(kind["things"]) <= own and not word_set(kind["kind"]) <= own | _NO_KIND:
        return True
    behind = without_own_year(measure, _CLAUSE_ENDS.split(sentence[quantity.end :])[0])
    if quantity.unit is Unit.NUMBER and (
        is_narrowed(behind, sentence[quantity.end :], own | came_in(measure.measure_name))
        or _OWN_PER_CENT.match(sentence, quantity.end)
    ):
        return True
    if _ELSEWHEN.search(behind) or context.counts_others(behind):
        return True
    is_left_out = LEFT_OUT.match(sentence, quantity.end) is not None
    if is_left_out or has_others(measure, _OF_ANOTHER, _SIDE_BEHIND.sub("", behind)):
        return True
    average = _ON_AVERAGE.match(sentence, quantity.end)
    if average and word_set(average[0]).isdisjoint(word_set(measure.measure_name) & _RATES):
        return True
    told = f"{sentence[: quantity.start]} {behind}"
    if _IN_PART.search(told) and context.period_type is PeriodType.MONTH:
        return True
    is_year = _WHOLE_YEAR.search(told) or _IN_A_YEAR.search(told)
    return is_year is not None and context.period_type is not PeriodType.YEAR


def is_near(measure: MeasurePeriod, quantity: Quantity, factor: float) -> bool:
    """Whether a figure is within a factor of the measure's actual."""
    return is_within(quantity.value, abs(measure.period.actual_value or 1.0), factor)
