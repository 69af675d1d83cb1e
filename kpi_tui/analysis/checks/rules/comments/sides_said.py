"""What a comment says of the side of its target that a figure is on: "above target", "well below target"."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.rules.comments.about import (
    OF_A_PART,
    has_others,
    is_about,
    other_figures,
)
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.targets_met import ANNUAL
from kpi_tui.analysis.checks.rules.comments.told_figures import fits
from kpi_tui.analysis.comment_figures import (
    MONTH,
    is_of_other_length,
    months_named,
    quantities,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Polarity

SIDE = Cue(
    r"\b(?:(?P<far>(?P<praise>comfortably|well)|far|significantly|considerably|substantially) )?"
    r"(?P<side>above|below)\s+(?:(?:the|its|our|this|month['’]s|monthly|quarterly|annual|yearly|agreed|profiled|set)\s+){0,3}"
    r"(?:£?\d[\d,]*(?:\.\d+)?m?\s?%?(?:[ -](?:day|week|hour|minute|second))? )?target\b",
    "above|below",
    "target",
)
_JUDGED = regex(r"\bperform\w*", re.I)
_BESIDE_FIGURE = regex(
    r"(?:(?!\b(?:and|but|with|while|whilst|although)\b)[^,;:()])*"
    r"(?:,(?: (?:which|is|was|just|still|again|currently|slightly|therefore|so))*)? *",
    re.I,
)
"""Words between the measure's figure and its side of the target that name nothing else."""
_NUMBERS = word_set("figure number total volume level rate")
CAREFUL = regex(
    r"\b(?:not?|if|could|should|would|will|until|expect\w*|aim\w*|to be|or)\b|n['’]t\b", re.I
)
"""Words of sentences that deny, expect or doubt, and so state nothing about the figures."""


def side_denied(measure: MeasurePeriod, figures: SeriesFigures, sentence: str) -> str | None:
    """Return `above target`, as a sentence has it, where the figures are below; or the reverse."""
    side = SIDE.search(sentence)
    if side is None or figures.actual_value is None or figures.target_value is None:
        return None
    if not all(fits(each, figures.target_value, 0.0) for each in quantities(side[0])):
        return None  # "above the national 80% target"
    if ANNUAL.search(side[0]) and measure.period_type is not PeriodType.YEAR:
        return None
    subject = sentence[: side.start()]
    told = other_figures(measure, subject)
    own = [each for each in told if fits(each, figures.actual_value, figures.rounding)]
    stray = int(bool(own) and _BESIDE_FIGURE.fullmatch(subject, own[-1].end) is not None)
    if has_others(measure, CAREFUL, sentence) or not is_about(measure, subject, stray):
        return None
    if told and told[-1] not in own:
        return None  # "88%, and in September 91%, above target"
    is_bigger_better = measure.trusted_polarity is Polarity.BIGGER_IS_BETTER
    if not is_bigger_better and _may_judge(measure, figures, subject, side):
        return None
    if OF_A_PART.match(sentence, side.end()):
        return None
    named = months_named(sentence, measure.report_date)
    is_part = measure.period_type is not PeriodType.MONTH and MONTH.search(sentence) is not None
    if (
        is_part
        or is_of_other_length(sentence, measure.period_type, measure.report_date)
        or (named and measure.report_date not in named)
    ):
        return None
    above = figures.actual_value - figures.target_value
    on_other_side = -above if side["side"].lower() == "above" else above
    if side["far"] and abs(above) < 1e-9:
        return side[0]  # it is just at it
    said = side[0].removeprefix(f"{side['far'] or ''} ")
    return said if on_other_side > figures.rounding else None


def _may_judge(
    measure: MeasurePeriod, figures: SeriesFigures, subject: str, side: re.Match[str]
) -> bool:
    """Whether "above target" may say that it does well: it does, and no words before name what is counted."""
    does_well = figures.status not in MISSED and (figures.gap or 0.0) >= 0
    if does_well is not (side["side"].lower() == "above"):
        return False
    praises = side["praise"] is not None and figures.status is Status.GREEN
    if praises or _JUDGED.search(subject):
        return True
    told = told_words(subject) & (own_words(measure.measure_name, subject) | _NUMBERS)
    return not told and not other_figures(measure, subject)
