"""What a comment says of its target as met or missed: "exceeded the target", "target not achieved"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.checks.rules.comments.about import (
    OF_A_PART,
    has_others,
    is_about,
    without_year,
)
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import (
    MONTH,
    figures_told,
    is_of_other_length,
    months_named,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.spelt_out import SPELT
from kpi_tui.labels import and_list
from kpi_tui.months import MARCH
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Polarity

_WHICH = (
    r"(?:(?:the|its|our|this|that|set|agreed|monthly|quarterly|annual|yearly|overall|year[- ]to[- ]date|ytd"
    r"|\d+(?:\.\d+)?%|\d+(?:\.\d+)?[ -](?:hour|day|week|minute|second)|(?:month|quarter|council|service)['’]s)\s+)"
)
_THE = rf"{_WHICH}{{0,3}}"
_TARGET = (
    rf"{_THE}target\b(?![ -](?:times?|timescales?|timeframes?|dates?|days|hours|groups?|cohorts?"
    r"|populations?|audiences?|areas?|response|range|setting))"
)
_ADVERBS = r"(?:(?:narrowly|just|well|comfortably|easily|consistently|currently|again|now)\s+)*"
_BEEN = (
    rf"(?:^\W*{_THE}|\b{_WHICH}{{1,3}})target\s+"
    rf"(?:of\s+(?:£?\d[\d,]*(?:\.\d+)?[mk]?(?:%| per cent)?|{SPELT})(?:\s+(?!(?:is|was|has|for|in|at|by|not)\b)[a-z]+)?\s+)?"
    rf"(?:(?:is|was|has|being|been|continue[sd] to be)\s+)*{_ADVERBS}"
)
_MET = r"(?:met|achieved|reached|hit|exceeded|surpassed)"
_MEET = r"(?:meet|met|achieved?|reach(?:ed)?|hit|exceed(?:ed)?)"
MET_OR_MISSED = Cue(
    rf"(?P<missed>\b(?:fail(?:s|ed|ing) to|(?:did|does|has|have|is|are) not|(?:did|does|has|have)n['’]t|not)\s+"
    rf"(?:quite\s+)?(?:{_MEET}|meeting|achieving|reaching)\s+{_TARGET}"
    rf"|{_BEEN}not (?:yet )?(?:been )?(?:quite )?{_MET}\b|{_BEEN}missed\b"
    rf"|(?<=, )missing\s+{_TARGET}|\b(?:miss(?:es|ed)|behind|worse than|(?:(?:continu(?:es|ed) to )?(?:fall(?:s|en)?|fell) )?(?:just )?short of)\s+{_TARGET})"
    rf"|(?P<met>\b(?:exceed(?:s|ed)|surpass(?:es|ed)|outperform(?:s|ed)|beat(?:en)?|meets?|met"
    rf"|achieve[sd]|reached|hit|within|better than|ahead of|in line with"
    rf"|continu(?:es?|ed|ing) to (?:meet|achieve|exceed|beat)"
    rf"|(?:is|are|was|were|been) {_ADVERBS}(?:meeting|exceeding|achieving|beating)"
    rf"|(?<=, )(?:meeting|exceeding|achieving|beating|surpassing))\s+{_TARGET}"
    rf"|{_BEEN}{_MET}\b)",
    "target",
    "met|meet|achiev|reach|hit|exceed|surpass|perform|beat|within|than|ahead|behind|miss|in line|short",
)
_OF_SIZE = regex(r"exceed|surpass|short of", re.I)
"""Words of size: said of what is better small they may praise or blame."""
ANNUAL = regex(r"\b(?:annual|yearly)\b", re.I)
"""Words for a target of the whole year."""
_OF_WHAT = regex(
    rf"\bof (?:[£\d][\d.,mk]*|{SPELT}) (?P<what>[a-z]+) (?:is|was|has|being|been|continue|not)",
    re.I,
)
"""What a target counts that is named with its figure: "the target of 40 homes"."""
_UNITS = word_set("days weeks hours minutes per cent cases people")
_OF_CASES = regex(
    r"(?:\b(?:that|which|who|those)\s+\w+|\b(?:\w+ed|paid|made|sent|done|given|dealt\s+with)\s+within)$",
    re.I,
)
"""Words that tell which cases a sentence is on: "answered within target", "those that met it"."""
_CIRCUMSTANCE = regex(
    r"^(?:despite|although|though|whilst?|following|after|because of|due to|owing to|with|thanks to"
    r"|given|as a result of)\b[^,;:]*,\s*",
    re.I,
)
"""The words before a sentence's main clause that tell why, or in spite of what."""
_WENT_FIRST = regex(
    r"\b(?:(?:has|have) )?(?:rose|risen|fell|fallen|improved|increased|decreased|dropped|reduced)"
    r"(?: (?:again|further|slightly|this (?:month|quarter)))*,? (?:and|but)(?= the\b| our\b| its\b|\s*$)",
    re.I,
)
"""A change told before the target: "performance improved and the target was met"."""
_CLAUSE_ENDS = regex(
    r"[,;:(]|\b(?:and(?! (?:Q?[2-4]|(?:the )?(?:second|third|fourth|final) quarters?)(?: of\b|[.,;]|$))|but|because"
    r"|due to|owing to|although|though|whilst?|so|as|thanks to|following|with|despite)\b",
    re.I,
)
_CAREFUL = regex(
    r"\b(?:not?|nor|never|none|nearly|almost|if|whether|could|should|would|will|may|might|until|unless"
    r"|expect\w*|aim\w*|hop\w*|need\w*|likel\w+|unlikel\w+|close|towards?|or|before|on track|on course"
    r"|forecast\w*|project\w*|anticipat\w*|able|unable|challeng\w+|risk\w*|last|previous\w*|earlier"
    r"|national\w*|than|out of|once(?! (?:again|more))|twice|\w+ times|on (?:\w+|most of the) (?:working )?(?:days|occasions|weekdays))\b|n['’]t\b",
    re.I,
)
"""Words beside a claim that deny, expect or doubt it, or that speak of another time or yardstick."""
_DIRECTED = (Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER)
_IN_LINE = 5
"""A measure is in line with its target where it is off it by at most so many per cent."""
_YEAR = regex(
    r"\byear[- ]to[- ]date\b|\bytd\b|\bto date\b|\bso far\b|\bsince april\b|\bcumulativ", re.I
)
_NOW = regex(r"\b(?:this|the|in the) (?:month|quarter|period)\b", re.I)


class _Claim(Struct, frozen=True):
    """What a sentence says of the target, and of which columns."""

    said: str
    is_met: bool
    columns: Sequence[SeriesFigures]


def met_denied(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about a target that a sentence calls met where the figures miss it, or the reverse.

    Where the figures and the published status differ, and the comment is as the status, S1 asks.
    """
    claim = _claim(context, measure, sentence)
    if claim is None:
        return None
    told = [each for each in claim.columns if each.actual is not None and each.gap is not None]
    if not told or not all(_is_denied(claim, measure, each) for each in told):
        return None
    year = "for the year to date "
    stands = and_list(
        f"{each.actual} {year * (each is measure.ytd)}is {distance_from_target(context, measure, each)}"
        for each in told
    )
    better = "higher" if measure.polarity is Polarity.BIGGER_IS_BETTER else "lower"
    way = f", and {better} is better" if any(each.gap for each in told) else ""
    return f"The comment says “{claim.said}”; {stands}{way}. Which is right?"


def _claim(context: CheckContext, measure: MeasurePeriod, sentence: str) -> _Claim | None:
    found = MET_OR_MISSED.search(sentence) if measure.trusted_polarity in _DIRECTED else None
    if found is None or "target" in measure.measure_name.lower():
        return None
    before = _WENT_FIRST.sub("", _CIRCUMSTANCE.sub("", sentence[: found.start()]))
    targets = [each.target_value for each in measure.columns]
    if not all(any(named.meets(each) for each in targets) for named in figures_told(found[0])):
        return None  # it is another target
    of = _OF_WHAT.search(found[0])
    if of and not told_words(of["what"]) <= own_words(measure.measure_name, of["what"]) | _UNITS:
        return None
    after = sentence[found.end() :]
    clause = _CLAUSE_ENDS.split(after)[0]
    if measure.polarity is Polarity.SMALLER_IS_BETTER and _OF_SIZE.search(found[0]):
        return None
    if (
        _OF_CASES.search(f"{before}{found[0].split()[0]}")
        or has_others(measure, _CAREFUL, before)
        or before.endswith(" to ")
        or has_others(measure, _CAREFUL, clause)
        or OF_A_PART.match(after)
    ):
        return None
    said = f"{before}{found[0]}{clause}"
    months = months_named(said, context.day)
    if context.period_type is not PeriodType.MONTH and MONTH.search(said):
        return None  # of one month of a quarter
    if is_of_other_length(said, context.period_type, context.day):
        return None
    stray = 1 if "performance" in before.lower() else 0
    subject = without_year(before)
    if not is_about(measure, subject, stray) or any(named != context.day for named in months):
        return None
    columns: Sequence[SeriesFigures] = columns_to_judge(context, measure)
    if ANNUAL.search(found[0]) and context.period_type is not PeriodType.YEAR:
        columns = measure.columns[1:] if context.day.month == MARCH else ()
    elif _YEAR.search(said):
        columns = columns if measure.alike else columns[1:]
    elif _NOW.search(said) or months:
        columns = columns[:1]
    return _Claim(found[0], found["met"] is not None, columns)


def _is_denied(claim: _Claim, measure: MeasurePeriod, figures: SeriesFigures) -> bool:
    """Whether figures and their status deny that the target is met, or that it is missed."""
    if claim.is_met:
        near = abs(figures.excess or 0.0) <= _IN_LINE and claim.said.lower().startswith("in line")
        return measure.misses(figures) and figures.status is not Status.GREEN and not near
    return (figures.gap or 0.0) > -1e-9 and figures.status not in MISSED
