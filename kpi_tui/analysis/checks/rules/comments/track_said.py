"""What a comment says of its profile, and "off track": against figures that say the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import OF_A_PART, has_others, is_about
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import names_another
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.labels import and_list
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, Status

_PROFILE = r"(?:the |its |our )?(?:agreed |planned |expected |monthly )?(?:profile|trajectory)\b"
TRACK_LETTERS = "profile|trajectory|off track|off course|off target"
"""Letters without which nothing of this is said."""
_SAID = Cue(
    rf"(?P<good>\b(?:ahead of|better than|in line with|within|meeting) {_PROFILE})"
    rf"|(?P<bad>\b(?:behind|worse than) {_PROFILE}|\boff (?:track|course|target|profile|trajectory)\b)",
    TRACK_LETTERS,
)
_CAREFUL = regex(
    r"\b(?:not?|never|if|whether|could|should|would|will|may|might|until|unless|expect\w*|aim\w*|hop\w*|need\w*"
    r"|likel\w+|before|forecast\w*|project(?:ed|ion)\w*|anticipat\w*|risk\w*|last|previous\w*|was|were|had"
    r"|or|back|than)\b|n['’]t\b",
    re.I,
)
"""Words beside a claim that deny, expect or doubt it, or that speak of another time."""


def track_denied(context: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about a profile that is said to be kept where every figure misses its target, or the reverse."""
    found = _SAID.search(sentence)
    if found is None or has_others(measure, _CAREFUL, sentence.replace(found[0], "")):
        return None
    if OF_A_PART.match(sentence, found.end()) or not is_about(
        measure, sentence[: found.start()], 0
    ):
        return None
    if names_another(sentence, context.day):
        return None
    told = [each for each in measure.columns if each.actual is not None and each.gap is not None]
    if not told or not all(_denies(measure, each, bool(found["good"])) for each in told):
        return None
    return f"The comment says “{found[0]}”; {_stand(context, measure, told)}. What is it measured against?"


def _denies(measure: MeasurePeriod, figures: SeriesFigures, is_good: bool) -> bool:
    """Whether figures and their status are bad where good is said, or good where bad is."""
    if is_good:
        return measure.misses(figures) and figures.status not in (Status.GREEN, Status.AMBER)
    return (figures.gap or 0.0) > -1e-9 and figures.status not in MISSED


def _stand(context: CheckContext, measure: MeasurePeriod, told: Sequence[SeriesFigures]) -> str:
    """Tell how far from their targets the figures are, with their statuses."""
    return and_list(
        f"{each.actual} {'for the year to date ' * (each is measure.ytd)}is "
        f"{distance_from_target(context, measure, each)}{f' ({each.sign})' if each.status else ''}"
        for each in told
    )
