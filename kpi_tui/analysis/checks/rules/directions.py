"""The rule on words of direction: "slightly", "above target", "on track", "improving"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.rules.claims import is_about
from kpi_tui.analysis.checks.rules.status import FAR_OFF, distance_from_target
from kpi_tui.analysis.comment_figures import figures_of_earlier_years, sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.labels import mark
from kpi_tui.report import Status
from kpi_tui.vocabulary import Travel

_SLIGHT = 5
"""Up to how many per cent off target a measure is slightly off it."""
_SLIGHTLY = re.compile(
    r"\b(?:slightly|marginally|just)\s+(?:under|below|above|over|off|short of|behind)\b[^.;,]{0,30}\btarget",
    re.I,
)
_SIDE = re.compile(
    r"\b(?P<side>above|below)\s+(?:(?:the|its|our|this|month['’]s|monthly)\s+){0,3}target\b", re.I
)
_LASTING = re.compile(r"\bremain\w*|\bstill\b|\bcontinu\w+", re.I)
_ON_TRACK = re.compile(
    r"\b(?:is|are|am|remains?|stays?|keeps?|['’]re|['’]s)\s+(?:\w+\s+){0,2}on (?:track|target|course)\b",
    re.I,
)
_IMPROVING = re.compile(
    r"\b(?:is|are|has|have|shows?|showing|seen|seeing|continu\w+ to)\s+(?:been\s+|an?\s+|some\s+"
    r"|steady\s+|further\s+)*improv(?:e|ed|ing|ement)s?\b",
    re.I,
)
_CAREFUL = re.compile(
    r"\b(?:not?|if|could|should|would|will|until|expect\w*|aim\w*|to be|or)\b|n['’]t\b", re.I
)
"""What makes a sentence no plain statement."""
_SUBJECT = re.compile(r"\b(?:performance|measure|figures?|rate|indicator|result)\b", re.I)


def against_figures(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about words of direction that the figures do not bear out, once a measure (C4)."""
    for measure in month.measures:
        for sentence in sentences(measure.words):
            slight = _not_slightly_off(month, measure, sentence)
            question = (
                slight
                or _ask_of_target(month, measure, sentence)
                or _ask_of_travel(month, measure, sentence)
            )
            if question:
                figures = (("comment", sentence), *period_and_year(measure))
                aside = ""
                if slight and (said := _SLIGHTLY.search(sentence)):
                    aside = f"the comment calls that “{said[0]}”"
                yield RuleHit(question, measure, figures, aside=aside)
                break


def _not_slightly_off(month: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Quote "slightly off" and the figures, where they are well off."""
    period, excess = measure.period, measure.period.excess
    slight = _SLIGHTLY.search(sentence)
    if slight is None or excess is None or abs(excess) <= _SLIGHT:
        return None
    distance = distance_from_target(month, measure, period)
    return f"The comment says “{slight[0]}”; {period.actual} is {distance}."


def _ask_of_target(month: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "above" or "on target" where the figures are otherwise."""
    period = measure.period
    if _CAREFUL.search(sentence):
        return None
    side = _SIDE.search(sentence)
    if side and is_about(measure, sentence[: side.start()]):
        lasting = _LASTING.search(sentence[: side.start()])
        for figures in measure.columns if lasting else (period,):
            if figures.actual_value is None or figures.target_value is None:
                continue
            above = figures.actual_value - figures.target_value
            on_other_side = -above if side["side"].lower() == "above" else above
            if on_other_side > figures.rounding:
                return (
                    f"The comment says “{side[0]}”; the {figures.label} actual {figures.actual} is "
                    f"{distance_from_target(month, measure, figures)}. Which is meant?"
                )
    on_track = _ON_TRACK.search(sentence)
    missed = all(measure.misses(figures) for figures in measure.columns)
    if on_track and missed and is_about(measure, sentence[: on_track.start()]):
        return (
            f"The comment says “{on_track[0]}”; {period.actual} is "
            f"{distance_from_target(month, measure, period)} ({mark(period.status)}). On track for what?"
        )
    return None


def _ask_of_travel(month: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "improving" where neither the month nor the year before was worse."""
    claim = _IMPROVING.search(sentence)
    if claim is None or _CAREFUL.search(sentence[: claim.end()]):
        return None
    if not _SUBJECT.search(sentence[: claim.start()]):
        return None
    if Travel.BETTER in (measure.travel, measure.travel_year):
        return None
    period = measure.period
    if measure.directed:
        no_better = measure.misses(period) or measure.travel is Travel.WORSE
    else:
        no_better = abs(period.excess or 0.0) > FAR_OFF and period.status is not Status.GREEN
    if not no_better:
        return None
    past, years = month.past(measure), list(figures_of_earlier_years(sentence, month.day))
    for figure, year in years:
        in_unit = (figure.unit is Unit.PERCENT) is month.is_share(measure)
        if in_unit and figure.meets(period.actual_value, period.rounding):
            return (
                f"The comment says “{claim[0]}”; {period.actual} equals the {figure.text} that it "
                f"gives for {year}. Has it improved this year?"
            )
    if years:  # it says itself since when
        return None
    before = "no earlier reading is held"
    if past:
        before = f"it was {past[-1].period.actual or '–'} in {past[-1].when}"
    return (
        f"The comment says “{claim[0]}”; {period.actual} is "
        f"{distance_from_target(month, measure, period)}, and {before}. "
        "Since when has it been improving?"
    )
