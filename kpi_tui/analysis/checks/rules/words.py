"""Rules on what a comment says of its measure's rating, and of a target that the table has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.status import FAR_OFF, distance_from_target
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark
from kpi_tui.report import Status

_COLOUR = re.compile(
    r"\b(?:report(?:ed|ing)|remains?|currently|rated)\s+(?:as\s+|at\s+)?(red|amber|green)\b", re.I
)
_ELSEWHEN = re.compile(r"\b(?:last|previous(?:ly)?|was|were|until|would|will|before|not)\b", re.I)
_RERATE = re.compile(r"\bRAG\b.{0,30}\b(?:amended|changed|revised|reviewed|adjusted)\b", re.I)
_TARGET_SAID = re.compile(
    r"\b(?<!no )(?:target|tolerance)\b[^.;]{0,40}?\b(?:is|are|of|at)\s+(?:set\b|[<>≥≤]?\s?£?\d)",
    re.I,
)


def worded_otherwise(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about comments that name another colour, or that want the rating changed (S5).

    A mild colour is asked about too where the measure is far off its target.
    """
    for measure in month.measures:
        for sentence in sentences(measure.words):
            question = _ask_of_colour(month, measure, sentence)
            if question is None and _RERATE.search(sentence):
                question = (
                    "The comment proposes other thresholds for its rating. "
                    "Who decides, and what would they be?"
                )
            if question is not None:
                yield RuleHit(question, measure, sentence_and_period(sentence, measure))
                break


def _ask_of_colour(month: CheckContext, measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about the colour that a sentence gives the measure now, if it is not its status."""
    claim = _COLOUR.search(sentence)
    if claim is None:
        return None
    before = re.split(r"[,;:(]", sentence[: claim.start()])[-1]
    after = re.split(r"[,;:)]", sentence[claim.end() :])[0]
    if _ELSEWHEN.search(f"{before}{claim[0]}{after}"):
        return None
    colour, period = Status(claim[1].lower()), measure.period
    if colour not in (period.status, measure.ytd.status):
        return (
            f"The comment says “{claim[0]}”, the status is {mark(period.status) or 'empty'}. "
            "Which is right?"
        )
    percent = period.gap_percent
    if percent is not None and percent < -FAR_OFF and colour is not Status.RED:
        return (
            f"The comment says “{claim[0]}”; {period.actual} is "
            f"{distance_from_target(month, measure, period)}. At what figure does it become red?"
        )
    return None


def targets_in_words(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the target that a comment speaks of and the table has not (S3)."""
    for measure in month.measures:
        if measure.period.target or measure.ytd.target:
            continue
        if measure.period.status is Status.NOT_REPORTED:
            continue
        for sentence in sentences(measure.words):
            if _TARGET_SAID.search(sentence) and not re.search(r"\bno target\b", sentence, re.I):
                yield RuleHit(
                    "The comment speaks of a target or a tolerance, the table has none. What is "
                    "the measure judged against?",
                    measure,
                    sentence_and_period(sentence, measure),
                )
                break
