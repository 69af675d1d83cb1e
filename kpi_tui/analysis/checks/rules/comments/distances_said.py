"""The rule on how far off target a comment says a measure is: "32% below target", "28 short of target"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.about import (
    LEFT_OUT,
    OF_A_PART,
    column_meant,
    has_others,
    is_about,
    other_figures,
    without_year,
)
from kpi_tui.analysis.checks.rules.comments.earlier_meant import STRAY_BESIDE_FIGURE
from kpi_tui.analysis.checks.rules.comments.sizes_said import SCALE, SIZE, size_told
from kpi_tui.analysis.checks.rules.comments.told_figures import counts_whole_cases, is_rough
from kpi_tui.analysis.checks.rules.comments.ways_said import way_of
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import (
    figures_told,
    names_another,
    quantities,
    rounding_of,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, number
from kpi_tui.analysis.profile.polarity_words import is_open
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import own_sentences, pounds_in_one
from kpi_tui.figures import NUMBER_WORDS, Unit, half_unit, rounded
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Polarity

_UNIT = r"(?P<unit>\s?%| per ?cent\b)?(?P<points> percentage points?| ?points?)?"
_TARGET = (
    r"(?:the |its |our )?(?P<of>\d[\d,.]*\s?%? )?(?:monthly |quarterly |year[- ]to[- ]date )?(?:target|budget)\b"
    r"(?![ -](?:times?|dates?|days|hours|groups?|population|audience|areas?))"
)
_THAN = "(?:more|fewer|less|higher|lower|better|worse|longer|shorter) than"
_UNITS = "(?:seconds?|minutes?|hours?|days?|weeks?|[kMG]Wh|kg|tonnes?|miles?|km|lit(?:re|er)s?)"
_BEAT = "beat(?:s|ing|en)?|surpass(?:es|ed|ing)?"
_OFF = Cue(
    rf"(?<![£\d.,])(?:\b|(?=£)){SIZE}{SCALE}{_UNIT}(?:(?: [a-z]+)?(?! {_THAN})|(?: {_UNITS})?(?= {_THAN})) "
    rf"(?P<side>above|over|below|under|short of|ahead of|behind|off|{_THAN}) "
    rf"{_TARGET}",
    "above|over|below|under|short of|ahead of|behind|off|than",
    "target|budget",
)
_BY = Cue(
    rf"\b(?P<side>exceed(?:s|ed|ing)|above|over|below|under|miss(?:es|ed|ing)|short of|{_BEAT}) {_TARGET} "
    rf"by (?:just |only )?{SIZE}{SCALE}(?<=\w){_UNIT}(?!s? (?:would|could|will|should|may|might)\b)",
    "exceed|above|over|below|under|miss|short of|beat|surpass",
    "target|budget",
)
_WAS = Cue(
    rf"\b(?:the |our |its |monthly |quarterly )*target (?P<of>of £?\d[\d,.]*\w?\s?%?(?: [a-z]+)? )?"
    rf"(?:(?:was|is|has been) )?(?:narrowly |just |again |comfortably )?(?P<side>exceeded|missed|{_BEAT}) "
    rf"by (?:just |only )?{SIZE}{SCALE}(?<=\w){_UNIT}",
    "target",
    "exceeded by|missed by|beat|surpass",
)
_SHARE = Cue(
    rf"\b(?P<size>\d+(?:\.\d+)?)(?:\s?%| per ?cent) of {_TARGET}(?=[.,;)]|$| (?:for|this|in)\b)",
    "target|budget",
)
_OF_TARGET = Cue("target|budget", "target|budget")
SPENT = regex(r"\bbudget|\boutturn|\bspend|\bexpenditure", re.I)
"""What names a measure whose target is its budget."""
_CAREFUL = regex(
    r"\b(?:if|would|could|should|will|may|might|until|expect\w*|forecast\w*|project\w*|need\w*|to be)\b"
    rf"|\b(?:[\d.]+|{'|'.join(NUMBER_WORDS)}) (?:to|or|and|of) $",
    re.I,
)
"""Words before a distance that expect it or doubt it, or make it the end of a range or one of it."""
_BEFORE = regex(r"\b(?:last|previous) (?:month|quarter|half-year|year|period)\b", re.I)
_CLAUSE_ENDS = regex(r"[,;:(]|\b(?:and|but|as|than|compared|since|after)\b", re.I)
_WERE_DONE = regex(r" (?:were|was|are|is|ha(?:s|ve) been) [a-z]+(?= )", re.I)
"""Words between a distance and those that make it one of a part: "were completed in the north"."""
_WHOLE_YEAR = regex(r" (?:for|this|in) (?:the )?(?:full |whole |financial )?year\b", re.I)
_ABOVE = (
    "more than",
    "higher than",
    "longer than",
    "above",
    "over",
    "exceeds",
    "exceeded",
    "exceeding",
)
_BELOW = ("fewer than", "less than", "lower than", "shorter than", "below", "under", "short of")
_SLACK = 1
"""How far a percentage may be off in a comment."""
_NEAR = 3
"""A number within this factor of the distance may be meant for it."""


class _Claim(Struct, frozen=True):
    """How far off target a sentence says the measure is."""

    text: str
    size: float
    """Negative below the target."""
    written: str
    is_percent: bool
    in_points: bool
    rounding: float | None
    """Of an amount of pounds."""
    is_exact: bool
    counts: bool
    """Whether it counts cases, none of which is rounded away."""
    figures: SeriesFigures
    """Of the period, or of the year to date."""


def other_distance(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about "32% below target" and "28 above target" where the figures make it another distance (C2).

    Per cent may mean per cent of the target or points, and may be off by one.
    """
    for measure in context.measures:
        if measure.period.actual_value is None or measure.period.target_value is None:
            continue
        for sentence in filter(_OF_TARGET.may_be_in, own_sentences(measure)):
            hit = _of_distance(context, measure, sentence) or _of_share(measure, sentence)
            if hit:
                yield hit
                break


def _of_distance(context: CheckContext, measure: MeasurePeriod, sentence: str) -> RuleHit | None:
    """Ask which is right where a sentence tells another distance than the figures make."""
    claim = _claim(measure, sentence)
    if claim is None or _fits(claim.figures, claim):
        return None
    figures = claim.figures
    stands, explanation = distance_from_target(context, measure, figures), ""
    if claim.is_percent:
        right = f"{abs(figures.excess or 0.0):.0f}"
        explanation = _whose_percentage(context, measure, claim)
        if len(right) > 1 and claim.written == right[::-1]:
            explanation = f"{right} was typed as {claim.written}"
    elif _fits(measure.ytd, claim):
        return None  # a number of cases may be the year's
    elif not claim.in_points:
        gap = (figures.actual_value or 0.0) - (figures.target_value or 0.0)
        if not is_within(abs(claim.size), abs(gap), _NEAR):
            return None
        way = "above" if gap > 0 else "below"
        stands = f"{number(abs(gap))} {way} the target of {figures.target}"
    return RuleHit(
        f"The comment says “{claim.text}”; {figures.actual} is {stands}. Which is right?",
        measure,
        (("comment", sentence), *figures.printed),
        explanation=explanation,
    )


def _claim(measure: MeasurePeriod, sentence: str) -> _Claim | None:
    found = _OFF.search(sentence) or _WAS.search(sentence) or _BY.search(sentence)
    if found is None or _is_of_something_else(measure, sentence, found):
        return None
    written, side = found["size"], found["side"].lower()
    is_percent, in_points = found["unit"] is not None, found["points"] is not None
    size = size_told(written)[0]
    if not is_percent and in_points is not measure.is_percentage:
        return None  # it counts cases of a share
    rounding = None
    if found["pound"] or found["scale"]:
        amount = _amount(measure, found)
        if amount is None or is_percent or in_points:
            return None
        size, rounding = amount
    figures = column_meant(measure, sentence[: found.start()], sentence[found.end() :])
    if figures.actual_value is None or figures.target_value is None:
        return None
    value = figures.actual_value
    if rounding is None and abs(size - value) <= 0.5:
        return None  # "97% above the target of 95%" lacks a comma
    subject = without_year(sentence[: found.start()])
    scale, loose = pounds_in_one(measure), figures.rounding
    others = other_figures(measure, subject)
    scales = [scale if each.unit is Unit.GBP else 1.0 for each in others]
    told = [
        each.meets(value * size, loose * size) for each, size in zip(others, scales, strict=True)
    ]
    stray = STRAY_BESIDE_FIGURE * bool(told)
    if not is_about(measure, subject, stray) or (not is_percent and not all(told)):
        return None
    sign = _sign(measure, figures, side)
    counts = counts_whole_cases(measure)
    exact = in_points and size.is_integer() and not is_rough(sentence[: found.start()])
    off = sign * size
    return _Claim(found[0], off, written, is_percent, in_points, rounding, exact, counts, figures)


def _amount(measure: MeasurePeriod, found: re.Match[str]) -> tuple[float, float] | None:
    """Return an amount of pounds in what the measure counts, and its rounding; `None` where it counts others."""
    begin = found.start("size") - (found["pound"] is not None)
    told = next((each for each in figures_told(found.string) if each.start == begin), None)
    if told is None or told.unit is not Unit.GBP or measure.is_percentage:
        return None
    scale = pounds_in_one(measure)
    rounding = told.rounding if found["scale"] else rounding_of(told.value)
    return told.value / scale, rounding / scale


def _is_of_something_else(measure: MeasurePeriod, sentence: str, found: re.Match[str]) -> bool:
    """Whether a sentence tells a distance of another period or target, of one to come, or of a part."""
    if "budget" in found[0].lower() and not SPENT.search(measure.measure_name):
        return True
    targets = [each.target_value for each in measure.columns]
    of = quantities(found.groupdict().get("of") or "")
    if not all(any(told.meets(each) for each in targets) for told in of):
        return True  # "the annual target of 264 was exceeded"
    before = sentence[: found.start()]
    said = f"{before}{_CLAUSE_ENDS.split(sentence[found.end() :])[0]}"
    is_old = _BEFORE.search(said) is not None or names_another(said, measure.report_date)
    done = _WERE_DONE.match(sentence, found.end())
    end = done.end() if done else found.end()
    is_part = (OF_A_PART.match(sentence, end) or LEFT_OUT.match(sentence, end)) is not None
    return is_old or is_part or has_others(measure, _CAREFUL, before)


def _sign(measure: MeasurePeriod, figures: SeriesFigures, side: str) -> int:
    """Return 1 for above the target and -1 for below: as it is where that goes by an unknown polarity."""
    may_praise = side == "exceeded" and measure.polarity is not Polarity.BIGGER_IS_BETTER
    # Off nought, an underspend may be printed either way.
    is_either_way = not figures.target_value and is_open([measure.measure_name])
    as_it_is = 1 if (figures.actual_value or 0.0) >= (figures.target_value or 0.0) else -1
    if may_praise or is_either_way or side == "off":
        return as_it_is
    if side in _ABOVE:
        return 1
    if side in _BELOW:
        return -1
    is_better = side.startswith(("ahead of", "better than", "beat", "surpass"))
    return way_of(measure, "better" if is_better else "worse") or as_it_is


def _fits(figures: SeriesFigures, claim: _Claim) -> bool:
    """Whether figures are as far off their target as is claimed."""
    if figures.actual_value is None or figures.target_value is None:
        return False
    gap = figures.actual_value - figures.target_value
    if claim.is_percent and not claim.in_points:
        excess = figures.excess
        if excess is None or (claim.size * gap < 0 and abs(gap) > figures.rounding):
            return excess is None
        return min(abs(claim.size - excess), abs(claim.size - gap)) <= _SLACK
    if claim.rounding is not None:
        loose = claim.rounding + figures.rounding + half_unit(figures.target or "")
        return abs(claim.size - gap) <= loose + 1e-9
    slack = 2 * figures.rounding if "." in claim.written or claim.in_points else figures.rounding
    slack = 0.0 if claim.counts else slack
    if claim.is_exact and figures.rounding >= 0.5:
        return abs(claim.size - gap) < slack - 1e-9  # four points are not five
    return abs(claim.size - gap) <= slack + size_told(claim.written)[1] + 1e-9


def _of_share(measure: MeasurePeriod, sentence: str) -> RuleHit | None:
    """Ask about "95% of its target" where the figures make it another percentage."""
    found = _SHARE.search(sentence)
    if found is None or measure.is_percentage or not is_about(measure, sentence[: found.start()]):
        return None
    if _is_of_something_else(measure, sentence, found) or _WHOLE_YEAR.match(sentence, found.end()):
        return None  # that target is not printed
    shares = [
        100 * each.actual_value / each.target_value
        for each in measure.columns
        if each.actual_value is not None and each.target_value
    ]
    if not shares or any(abs(float(found["size"]) - share) <= _SLACK for share in shares):
        return None
    actual, target = measure.period.actual, measure.period.target
    told = f"“{found[0]}”; {actual} is {rounded(shares[0], 0)}% of the target of {target}"
    explanation = "it is said of a part, or of the target for the year"
    return which_is_right(measure, sentence, told, explanation=explanation)


def _whose_percentage(context: CheckContext, measure: MeasurePeriod, claim: _Claim) -> str:
    """Explain a percentage by the year to date, or by another measure's comment that has it too."""
    year = measure.ytd.excess
    if year is not None and abs(year - claim.size) <= _SLACK:
        return "it is said of the year to date"
    for other in context.measures:
        words = other.words
        may_claim = other is not measure and claim.written in words
        for found in _OFF.finditer(words) if may_claim else ():
            if found["unit"] and found["size"] == claim.written:
                return f"the figure slipped in from {other.measure_code}, of which is said “{found[0]}”"
    return ""
