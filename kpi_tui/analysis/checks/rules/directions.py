"""The rule on words of direction: "slightly", "above target", "on track", "improving"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.claims import is_about
from kpi_tui.analysis.checks.rules.status import FAR_OFF, off
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.labels import mark
from kpi_tui.months import month_name
from kpi_tui.report import Status
from kpi_tui.vocabulary import Travel

SLIGHT = 5
"""Up to how many per cent off target a measure is slightly off it."""
SLIGHTLY = re.compile(
    r"\b(?:slightly|marginally|just)\s+(?:under|below|above|over|off|short of|behind)\b[^.;,]{0,30}\btarget",
    re.I,
)
SIDE = re.compile(
    r"\b(?P<side>above|below)\s+(?:(?:the|its|our|this|month['’]s|monthly)\s+){0,3}target\b", re.I
)
LASTING = re.compile(r"\bremain\w*|\bstill\b|\bcontinu\w+", re.I)
ON_TRACK = re.compile(
    r"\b(?:is|are|am|remains?|stays?|keeps?|['’]re|['’]s)\s+(?:\w+\s+){0,2}on (?:track|target|course)\b",
    re.I,
)
IMPROVING = re.compile(
    r"\b(?:is|are|has|have|shows?|showing|seen|seeing|continu\w+ to)\s+(?:been\s+|an?\s+|some\s+"
    r"|steady\s+|further\s+)*improv(?:e|ed|ing|ement)s?\b",
    re.I,
)
CAREFUL = re.compile(
    r"\b(?:not?|if|could|should|would|will|until|expect\w*|aim\w*|to be|or)\b|n['’]t\b", re.I
)
"""What makes a sentence no plain statement."""
SUBJECT = re.compile(r"\b(?:performance|measure|figures?|rate|indicator|result)\b", re.I)


def against_figures(month: CheckContext) -> Iterator[RuleHit]:
    """C4: words of direction that the figures do not bear out, one finding a measure."""
    for row in month.rows:
        for sentence in sentences(row.words):
            said = _against_target(row, sentence) or _against_travel(month, row, sentence)
            if said:
                yield RuleHit(
                    said, row, (("comment", sentence), *row.period.printed, *row.ytd.printed)
                )
                break


def _against_target(row: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "slightly below target", "above target", "on track" where the figures differ."""
    words, excess = SLIGHTLY.search(sentence), row.period.excess
    if words and excess is not None and abs(excess) > SLIGHT:
        return f"The comment says “{words[0]}”; {_figure(row, row.period)}. Is that slight?"
    if CAREFUL.search(sentence):
        return None
    words = SIDE.search(sentence)
    if words and is_about(row, sentence[: words.start()]):
        sign = 1 if words["side"].lower() == "above" else -1
        for cells in row.columns if LASTING.search(sentence[: words.start()]) else row.columns[:1]:
            if cells.actual_value is None or cells.target_value is None:
                continue
            if sign * (cells.actual_value - cells.target_value) < -cells.rounding:
                return (
                    f"The comment says “{words[0]}”; the {cells.label} actual "
                    f"{_figure(row, cells)}. Which is meant?"
                )
    words = ON_TRACK.search(sentence)
    if words and is_about(row, sentence[: words.start()]):
        if not all(row.misses(cells) for cells in row.columns):
            return None
        status = mark(row.period.status)
        return (
            f"The comment says “{words[0]}”; {_figure(row, row.period)} ({status}). "
            "On track for what?"
        )
    return None


def _against_travel(month: CheckContext, row: MeasurePeriod, sentence: str) -> str | None:
    """Ask about "is improving" where the measure misses its target, fell back, or is far off."""
    words = IMPROVING.search(sentence)
    if (
        words is None
        or CAREFUL.search(sentence[: words.end()])
        or not SUBJECT.search(sentence[: words.start()])
        or Travel.BETTER in (row.travel, row.travel_year)
    ):
        return None
    if row.directed:
        no_better = row.misses(row.period) or row.travel is Travel.WORSE
    else:
        far_off = abs(row.period.excess or 0.0) > FAR_OFF
        no_better = far_off and row.period.status is not Status.GREEN
    if not no_better:
        return None
    before = "no earlier reading is held"
    if past := month.past(row):
        before = f"it was {past[-1].period.actual or '–'} in {month_name(past[-1].report_date)}"
    return (
        f"The comment says “{words[0]}”; {_figure(row, row.period)}, and {before}. "
        "Since when does it improve?"
    )


def _figure(row: MeasurePeriod, cells: SeriesFigures) -> str:
    return f"{cells.actual} is {off(row, cells)}"
