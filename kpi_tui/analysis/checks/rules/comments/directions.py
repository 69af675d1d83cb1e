"""The rule on words of direction: "slightly", "above target", "on track", "improving"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.checks.rules.comments.about import (
    OF_A_PART,
    OF_YEAR,
    column_meant,
    goes_on_with_another,
    has_others,
    is_about,
    without_year,
)
from kpi_tui.analysis.checks.rules.comments.changes_said import denied_change
from kpi_tui.analysis.checks.rules.comments.promises import named_days
from kpi_tui.analysis.checks.rules.comments.sides_said import CAREFUL, SIDE, side_denied
from kpi_tui.analysis.checks.rules.comments.streaks_said import streak_denied
from kpi_tui.analysis.checks.rules.comments.targets_met import met_denied
from kpi_tui.analysis.checks.rules.comments.track_said import TRACK_LETTERS, track_denied
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import (
    Quantity,
    each_after_another,
    months_named,
    names_another,
    quantities,
    sentences,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.off_target import FAR_OFF
from kpi_tui.figures import Unit
from kpi_tui.months import financial_year
from kpi_tui.regex import regex
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity, Travel

_SLIGHT = 5
"""A measure is slightly off target by at most so many per cent, a percentage by one point too (C4).

So is one that is off it by one of what is counted, 16 days where 15 are the target, or by two of them
where that is at most a tenth."""
_FEW, _A_TENTH, _WHOLE = 2, 10, 0.5
_SLIGHTLY = Cue(
    r"\b(?:slightly|marginally|just)\s+(?:under|below|above|over|off|short of|behind)\b(?:[^.;,]|[.,]\d){0,30}\btarget",
    "slightly|marginally|just",
    "target",
)
_CLAUSE_BEGINS = regex(
    r"[,;:(]|\b(?:and|but|while|whilst|although|though|that|as|with|because)\b", re.I
)
_CONTINUES = regex(r"\bcontinu\w+ to be\b", re.I)
_SOME_OR_THEN = regex(
    r"^\W*(?:one|two|three|four|five|some|several|most|an?|another)\b|\b(?:last|previous\w*|earlier)\b",
    re.I,
)
"""Words before a claim that is of a part, or of another time."""
_LASTING = regex(r"\bremain\w*|\bstill\b|\bcontinu\w+", re.I)
_ON_TRACK = Cue(
    r"\b(?:is|are|am|remains?|stays?|keeps?|['’]re|['’]s)\s+(?:\w+\s+){0,2}on (?:track|target|course)\b",
    "on track|on target|on course",
)
_ON_TARGET = Cue(
    r"^on (?:track|target|course)(?= for the (?:month|quarter|half-year|year|period)\b|[.!;,]?$)",
    "on track|on target|on course",
)
"""The same said without a verb, as a sentence of its own."""
_AIM = regex(r" (?:to|for) (?:[^.,;:()]|[.,]\d)+")
"""The words after "on track" that say for what."""
_WITH = regex(r" with (?:(?:the|our|its|this|all) )?[a-z]", re.I)
"""Words after "on track" that say that something beside the figure is: "with the plan"."""
_THE_YEAR = regex(r"\bthe (?:full |whole |financial )?year\b|\bannual|\byear['’]s\b", re.I)
_BY_SEASON = regex(
    r"\bby (?:the )?(?:(?:end|start|middle) of )?(?:(?:the|this|next|early|late|mid) |mid-)*"
    r"(?:spring|summer|autumn|winter|christmas|easter|new year|month|quarter|(?:school |summer |spring |autumn )?term)\b",
    re.I,
)
_IMPROVING = Cue(
    r"\b(?:is|are|has|have|shows?|showing|seen|seeing|continu\w+ to)\s+(?:been\s+|an?\s+|some\s+"
    r"|steady\s+|further\s+)*improv(?:e|ed|ing|ement)s?\b",
    "improv",
)
_OF_DIRECTION = f"target|on track|on course|improv|{TRACK_LETTERS}"
_DIRECTION = Cue(_OF_DIRECTION, _OF_DIRECTION)
"""Letters without which nothing is said of a direction."""
_OF_A_YEAR = regex(r"\s+(?:in|for|during)\s+(?P<written>(?P<year>(?:20)?\d\d)[/-]\d\d)\b")
"""The words after a figure that say which financial year it is of."""
_SINCE = regex(
    r"\s+(?:from|since|over|on|compared (?:with|to)|against) [^.,;:()]{1,40}(?=[.,;:(]|$)", re.I
)
"""The words after "improving" that say since when; they are quoted with it."""
_LAST_YEAR = regex(r"\b(?:last|previous) year\b|\ba year (?:ago|before|earlier)\b", re.I)
_RISEN = regex(r"\b(?:risen|increased|grown|gone up) by \d+(?:\.\d+)?\s?%", re.I)
_SUBJECT = regex(r"\b(?:performance|measure|figures?|rate|indicator|result)\b", re.I)


def against_figures(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about words of direction that the figures contradict, once a measure (C4)."""
    for measure in context.measures:
        for previous, sentence in each_after_another(sentences(measure.words)):
            if not _DIRECTION.may_be_in(sentence) or goes_on_with_another(
                measure, previous, sentence
            ):
                continue
            slight = _not_slightly_off(context, measure, sentence)
            met = met_denied(context, measure, sentence) or streak_denied(
                context, measure, sentence
            )
            question = (
                slight
                or met
                or _ask_of_target(context, measure, sentence)
                or _ask_of_travel(context, measure, sentence)
                or track_denied(context, measure, sentence)
            )
            if question:
                figures = (("comment", sentence), *period_and_year(measure))
                aside = ""
                if slight and (said := _SLIGHTLY.search(sentence)):
                    aside = f"the comment calls {measure.period.actual} “{said[0]}”"
                elif rise := _IMPROVING.search(sentence):
                    risen = _risen(measure)
                    also = f" and “{risen[0]}”" if risen else ""
                    aside = f"the comment says that it “{rise[0]}”{also}"
                improving = _IMPROVING.search(sentence) is not None and not slight
                explanation = "it compares with an earlier year" if improving else ""
                yield RuleHit(
                    question,
                    measure,
                    figures,
                    Level.QUESTION if question is met else None,
                    aside=aside,
                    explanation=explanation,
                )
                break


def _not_slightly_off(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Quote "slightly below target" and the figures, where they are further off than that."""
    slight = _SLIGHTLY.search(sentence)
    if slight is None or _is_of_others(context, measure, sentence, slight):
        return None
    figures = column_meant(measure, sentence[: slight.start()], sentence[slight.end() :])
    excess, gap = figures.excess, (figures.actual_value or 0.0) - (figures.target_value or 0.0)
    is_share = context.counts_in_per_cent(measure)
    least = 1 if is_share else 2 * figures.rounding + 1e-9
    if excess is None or abs(excess) <= _SLIGHT or abs(gap) <= least:
        return None
    is_count = measure.unit is Unit.NUMBER and not is_share and figures.rounding >= _WHOLE
    if is_count and abs(gap) <= _FEW and abs(excess) <= _A_TENTH:
        return None
    distance = distance_from_target(context, measure, figures)
    return f"{figures.actual} is {distance}, which the comment calls “{slight[0]}”."


def _is_of_others(
    context: CheckContext, measure: MeasurePeriod, sentence: str, claim: re.Match[str]
) -> bool:
    """Whether a claim is of a part, of another time or of something else: "one team is slightly below"."""
    subject = _CONTINUES.sub("is", _CLAUSE_BEGINS.split(sentence[: claim.start()])[-1])
    return bool(
        _SOME_OR_THEN.search(subject)
        or has_others(measure, CAREFUL, subject)
        or OF_A_PART.match(sentence, claim.end())
        or names_another(subject, context.day)
        or not is_about(measure, subject)
    )


def _ask_of_target(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "above target" or "on target" where the figures say otherwise."""
    period = measure.period
    side = SIDE.search(sentence)
    on_track = _ON_TRACK.search(sentence) or _ON_TARGET.search(sentence)
    if not (side or on_track) or has_others(measure, CAREFUL, sentence):
        return None
    columns: Sequence[SeriesFigures] = ()
    if side:
        columns = (column_meant(measure, sentence[: side.start()], sentence[side.end() :]),)
        if columns[0] is period and _LASTING.search(sentence[: side.end()]):
            columns = columns_to_judge(context, measure)
    for figures in columns:
        if said := side_denied(measure, figures, without_year(sentence)):
            return (
                f"The comment says “{said}”; the {figures.label} actual {figures.actual} is "
                f"{distance_from_target(context, measure, figures)}. Which is meant?"
            )
    if on_track is None:
        return None
    subject = sentence[: on_track.start()]
    of_year = OF_YEAR.search(subject) is not None
    told = [each for each in measure.columns[of_year:] if each.actual is not None]
    missed = bool(told) and all(measure.misses(figures) for figures in told)
    if missed and is_about(measure, without_year(subject), 0):
        return _ask_of_track(context, measure, sentence, on_track, told[0])
    return None


def _ask_of_track(
    context: CheckContext,
    measure: MeasurePeriod,
    sentence: str,
    claim: re.Match[str],
    figures: SeriesFigures,
) -> str | None:
    """Ask what a missed measure is on track for, or by when; `None` where the comment says by when."""
    if _WITH.match(sentence, claim.end()):
        return None
    aim = _AIM.match(sentence, claim.end())
    rest = aim[0] if aim else ""
    if any(words.search(rest) for words in (_THE_YEAR, _BY_SEASON)) or any(
        named.day > context.day for named in named_days(rest, context.day)
    ):
        return None
    year = " for the year to date" * (figures is measure.ytd)
    return (
        f"The comment says “{claim[0]}{rest}”; {figures.actual}{year} is "
        f"{distance_from_target(context, measure, figures)} ({figures.sign}). "
        f"{'By when' if rest else 'On track for what'}?"
    )


def _ask_of_travel(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "improving" where the figures were no worse a month or a year before.

    Asked of measures that miss their target or got worse; without a polarity, of those far off it.
    """
    claim = _IMPROVING.search(sentence)
    if claim is None or has_others(measure, CAREFUL, sentence[: claim.end()]):
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
    if denied_change(context, measure, sentence) or _may_be_nearer(context, measure):
        return None  # of the former C1 asks
    since = _SINCE.match(sentence, claim.end())
    if since and months_named(since[0], context.day):
        return None  # the figure of that month, where it is held, tells (C1)
    if since and _LAST_YEAR.search(since[0]) and measure.travel_year is None:
        return None
    said = f"{claim[0]}{since[0] if since else ''}"
    past, years = context.past(measure), list(_figures_of_earlier_years(sentence, context.day))
    for figure, year in years:
        in_unit = (figure.unit is Unit.PERCENT) is context.is_share(measure)
        if in_unit and figure.meets(period.actual_value, period.rounding):
            return (
                f"The comment says “{said}”; {period.actual} equals the {figure.text} that it "
                f"gives for {year}. Has it improved this year?"
            )
    if years:  # it says itself since when
        return None
    distance = distance_from_target(context, measure, period)
    if past:
        return (
            f"The comment says “{said}”; {period.actual} is {distance}, and it was "
            f"{past[-1].period.actual or '–'} in {past[-1].when}. Since when has it been improving?"
        )
    rise = _risen(measure)
    also = f" and “{rise[0]}”" if rise else ""
    return f"The comment says “{said}”{also}; {period.actual} is {distance}. What has improved?"


def _figures_of_earlier_years(sentence: str, day: date) -> Iterator[tuple[Quantity, str]]:
    """Yield the figures that a sentence gives of years before the report's, with the year."""
    for figure in quantities(sentence):
        year = _OF_A_YEAR.match(sentence, figure.end)
        if year is not None and int(year["year"]) % 100 < financial_year(day) % 100:
            yield figure, year["written"]


def _may_be_nearer(context: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether a total of the year so far may be nearer to its target than at the stage before."""
    before = next(reversed(context.past(measure)), None)
    if before is None or not measure.is_other_stage(before.report_date):
        return False
    was, now = before.period.gap_percent, measure.period.gap_percent
    return was is None or now is None or now > was


def _risen(measure: MeasurePeriod) -> re.Match[str] | None:
    """Return "risen by 3%" from the comment, unless bigger is better."""
    bigger = measure.polarity is Polarity.BIGGER_IS_BETTER
    return None if bigger else _RISEN.search(measure.words)
