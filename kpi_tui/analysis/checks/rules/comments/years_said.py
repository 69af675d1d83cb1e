"""The rule on the year to date that a comment tells: "the year to date is 412", "YTD performance of 94.1%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.rules.comments.about import (
    GENERAL,
    LEFT_OUT,
    OF_A_PART,
    OF_YEAR,
    OTHERS,
    has_others,
    is_about,
    is_about_one_of_some,
    leaves_out_limit,
    tells_of_all,
    without_year,
)
from kpi_tui.analysis.checks.rules.comments.begun_with import came_in
from kpi_tui.analysis.checks.rules.comments.others_counted import NEUTRAL
from kpi_tui.analysis.checks.rules.comments.own_words import (
    DONE,
    counts_same,
    own_words,
    told_words,
)
from kpi_tui.analysis.checks.rules.comments.told_figures import (
    FIGURE,
    fits_as_told,
    is_actual,
    is_in_its_unit,
)
from kpi_tui.analysis.comment_figures import (
    Quantity,
    each_after_another,
    months_named,
    names_another,
    quantities,
    word_set,
)
from kpi_tui.analysis.cue import Cue, any_may_be_in
from kpi_tui.analysis.forecasts import is_late
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import own_sentences, pounds_in_one
from kpi_tui.figures import Unit
from kpi_tui.months import MARCH, NAMED_MONTH
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

_WHAT = r"(?:total|figure|result|performance|position|actual|out-?turn)"
_HALF = rf"(?:half|mid)[- ]year(?:ly)? {_WHAT}"
_WHOLE = rf"(?:year[- ]end|full[- ]year|annual) {_WHAT}|out-?turn(?: for the year)?"
_AT_END = Cue(
    rf",? ?\b(?:the |our )?(?:(?P<half>{_HALF}|(?:in|for|over) the (?:half[- ]year|first half of the year))|{_WHOLE})\b",
    "year|turn|annual",
)
"""The year to date in words of a report that ends with the half of the year, or with the year."""
_FORESEEN = regex(
    r"\b(?:will|would|could|should|may|expect|forecast|project|predict|estimat|target for)", re.I
)
_SEPTEMBER = 9
_TOLD = Cue(
    rf"\b(?:year[- ]to[- ]date|ytd|{_HALF}|{_WHOLE})(?P<what>(?: (?!(?:is|was|of|at|are|were|stands?|stood|now|rose|risen|fell|fallen|improved|dropped)\b)[a-z-]+){{0,5}})"
    r"(?P<link>:|,? (?:is|was|of|at|are|were|stands? at|stood at)| (?:ha(?:s|ve) )?(?:rose|risen|fell|fallen|improved|dropped) to)?(?: (?:now|currently|just|only|at))*:? ?"
    rf"{FIGURE}(?!,?\d)(?(link)|(?=\s*[.,;:)(]|\s*$| against\b))",
    "to date|to-date|ytd|year|turn|annual",
)
"""Words that give the figure of the year to date behind them."""
_SO_FAR = Cue(
    r",? ?\b(?P<this_year>this (?:financial )?year)\b|,? ?\bsince (?:1(?:st)? |the (?:start|beginning) of )?April\b(?! 20)"
    rf"|,? ?\b(?:between|from) (?:1(?:st)? )?April(?: 20\d\d)? (?:and|to) (?:the end of |3[01](?:st|th)? )?(?P<until>(?-i:{NAMED_MONTH})\b(?: 20\d\d)?)",
    "this |since|april",
    "year|april",
)
"""Other words by which a whole is the year's so far, beside "have been" or where they end with the report."""
_BEEN = regex(r"\bha(?:ve|s) (?:now |already )?been\b|\bw(?:as|ere)\b", re.I)
_ROUGHLY = regex(
    r"\b(?:at least|up to|over|above|under|around|about|approximately|roughly|nearly|almost|some) $",
    re.I,
)
_DISTANCE = regex(
    r" of (?:these|those|them|which|whom)\b|(?:[- ](?!(?:is|was|are|were)\b)[a-z]+)?[- ](?:above|below|over|under|more|fewer|less|higher|lower|better|worse|ahead|behind"
    r"|points?|short|up|down|out of|off|targets?|(?:of|than) (?:the |its |our )?(?:target|budget|profile|annual))\b",
    re.I,
)
"""Words behind a figure that make it a distance, a target or a share of one."""
_CAREFUL = regex(
    r"\b(?:last|previous\w*|earlier|ago|if|would|could|should|will|expect\w*|forecast\w*|project\w*|target\w*"
    r"|academic|calendar|rolling|not?|from|than|compared|against|since|excluding|including|peer\w*|20\d\d)\b",
    re.I,
)
"""Words beside a figure by which it may be another than that of this report's year to date."""
_CLAUSE_ENDS = regex(
    r"[.,;:()–](?!\d)|\b(?:and|but|because|due|compared|against|from|than|with|which)\b", re.I
)
_OF = regex(r" of (?:(?:all|the|our) )?(?P<what>[a-z-]+)", re.I)
"""Words behind a share that tell of what it is."""
_IS = regex(r"\b(?:is|was|stands at|stood at)(?: (?:now|currently|just))? $", re.I)
_NEAR = 3
"""A figure within this factor of the year to date may be meant for it."""
_LEAST = 10
"""A whole year to date below this is not compared: such small numbers are in too many sentences."""


def other_year(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a figure that a comment gives as the year to date, where the report prints another (C1)."""
    for measure in context.measures:
        year = measure.ytd
        if not year.actual_value or context.period_type is PeriodType.YEAR:
            continue
        if abs(year.actual_value) < _LEAST and year.rounding >= 0.5:
            continue
        for sentence, text, said in _years_told(context, measure):
            if is_late(measure):
                break
            old = next(
                (
                    each
                    for each in reversed(context.past(measure))
                    if fits_as_told(said, each.ytd.actual_value, each.ytd.rounding)
                ),
                None,
            )
            why = f"it was the year to date of {old.when}" if old else ""
            yield RuleHit(
                f"The comment says “{text}”; the year to date is printed as {year.actual}. "
                "Which is right?",
                measure,
                (("comment", sentence), *period_and_year(measure)),
                explanation=why,
            )
            break


def _years_told(
    context: CheckContext, measure: MeasurePeriod
) -> Iterator[tuple[str, str, Quantity]]:
    """Yield the sentences that give another year to date than is printed, with their words and figure."""
    may_be = any_may_be_in((OF_YEAR, _SO_FAR, _AT_END), measure.words)
    for previous, sentence in each_after_another(own_sentences(measure)) if may_be else ():
        year, so_far = OF_YEAR.search(sentence) or _at_its_end(context, sentence), None
        if year is None and (so_far := _SO_FAR.search(sentence)):
            until, is_open = so_far["until"], so_far["this_year"] or so_far["until"]
            ends_now = months_named(until, context.day) == [context.day] if until else not is_open
            year = so_far if ends_now or (not until and _BEEN.search(sentence)) else None
        if year is None:
            continue
        told = _TOLD.search(sentence)
        beside = f"{sentence[: year.start()]} {sentence[year.end() :]}"
        if names_another(beside, context.day):
            continue
        for said in quantities(sentence):
            if not _may_be_meant(context, measure, sentence, said):
                continue
            if year is so_far and _ROUGHLY.search(sentence, 0, said.start):
                continue
            if told and said.start == told.start("figure"):
                before = f"{sentence[: told.start()]} {told['what']}"
                is_own = is_about(measure, before, 0) and not has_others(measure, _CAREFUL, before)
                text = told[0]
            else:
                first, end = min(said.start, year.start()), max(said.end, year.end())
                before, is_own = sentence, _counts_all(measure, sentence, said, year)
                text = sentence[first:end].strip(" ,")
            if is_own and (
                not previous
                or told_words(before) & own_words(measure.measure_name, before)
                or is_about(measure, previous, 0)
                or any(is_actual(measure, each) for each in quantities(previous))
            ):  # "Web chat is new. YTD: 90%." is of that
                yield sentence, text, said


def _at_its_end(context: CheckContext, sentence: str) -> re.Match[str] | None:
    """Return words for the half-year or the year that a report ends, where they foretell nothing."""
    found = _AT_END.search(sentence)
    if found is None or _FORESEEN.search(sentence):
        return None
    is_longer = context.period_type in (PeriodType.MONTH, PeriodType.QUARTER) or not found["half"]
    ends = context.day.month == (_SEPTEMBER if found["half"] else MARCH)
    return found if ends and is_longer else None


def _counts_all(measure: MeasurePeriod, sentence: str, said: Quantity, year: re.Match[str]) -> bool:
    """Whether the clause of a year's figure has the words of the measure's name, and hardly others."""
    first, last = min(said.start, year.start()), max(said.end, year.end())
    before, behind = re.split(r"[;(]", sentence[:first])[-1], _CLAUSE_ENDS.split(sentence[last:])[0]
    between = sentence[min(said.end, year.end()) : max(said.start, year.start())]
    beside = f"{_CLAUSE_ENDS.split(before)[-1]} {between} {behind}"
    if any(each.unit is said.unit for each in quantities(beside)):
        return False  # "93.4% (YTD 94.1%)"
    name, clause = measure.measure_name, f"{before} {between} {behind}"
    is_doubted = has_others(measure, _CAREFUL, clause)
    told_first = [each for each in quantities(sentence[:first]) if each.unit is said.unit][-1:]
    if any(each.meets(measure.period.actual_value, measure.period.rounding) for each in told_first):
        since = f"{sentence[told_first[0].end : first]} {between} {behind}"
        return not is_doubted and is_about(measure, since, 0)
    lead = sentence[: first - len(before)]
    leading = [each for each in quantities(lead) if each.unit is said.unit][-1:]
    is_led = any(
        each.meets(measure.period.actual_value, measure.period.rounding) for each in leading
    )
    if not is_led and (leading or not is_about(measure, lead, 0)):
        return False  # "Web chat 98% (97% YTD)"
    if is_doubted:
        return False
    if said.unit is Unit.PERCENT:
        return tells_of_all(measure, clause, clause) or _names_it(measure, sentence[: said.start])
    done = word_set(" ".join(DONE.findall(name))) & NEUTRAL
    told, named = told_words(clause), told_words(name) - GENERAL - done
    if not is_about(measure, clause, 0, came_in(name)) or not counts_same(name, clause):
        return False
    return 2 * len(told & named) > len(named) and not is_about_one_of_some(measure, clause)


def _names_it(measure: MeasurePeriod, before: str) -> bool:
    """Whether words before a share give it of the measure, by some words of its name: "collection is"."""
    verb = _IS.search(before)
    if verb is None or leaves_out_limit(measure, before):
        return False
    subject = without_year(before[: verb.start()])
    told, own = told_words(subject), own_words(measure.measure_name, subject)
    is_some = is_about_one_of_some(measure, subject)
    return bool(told & own - GENERAL) and told <= own | GENERAL and not is_some


def _may_be_meant(
    context: CheckContext, measure: MeasurePeriod, sentence: str, said: Quantity
) -> bool:
    """Whether a figure may be meant for the measure's year to date, and is another."""
    if not is_in_its_unit(context, measure, said):
        return False
    year, behind = measure.ytd, sentence[said.end :]
    if fits_as_told(said, year.actual_value, year.rounding) or any(
        fits_as_told(said, each.target_value, 0.0) for each in measure.columns
    ):
        return False
    told = said.value / pounds_in_one(measure)
    if not is_within(told, abs(year.actual_value or 1.0), _NEAR):
        return False
    if _DISTANCE.match(behind) or LEFT_OUT.match(behind):
        return False
    clause = _CLAUSE_ENDS.split(behind)[0]
    own = own_words(measure.measure_name, sentence) | GENERAL
    counted = told_words(" ".join(without_year(clause).split()[:1]))
    of = _OF.match(sentence, said.end) if said.unit is Unit.PERCENT else None
    is_whole = OF_YEAR.search(clause) or (of and told_words(of["what"]) <= own)
    part = OF_A_PART.match(sentence, said.end) and not is_whole
    return counted <= own and not part and not has_others(measure, OTHERS, sentence)
