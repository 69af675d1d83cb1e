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
            if said := _said(month, row, sentence):
                yield RuleHit(
                    said, row, (("comment", sentence), *row.period.printed, *row.ytd.printed)
                )
                break


def _said(month: CheckContext, row: MeasurePeriod, sentence: str) -> str | None:
    return (
        _slightly(row, sentence)
        or _side(row, sentence)
        or _on_track(row, sentence)
        or _improving(month, row, sentence)
    )


def _slightly(row: MeasurePeriod, sentence: str) -> str | None:
    found, excess = SLIGHTLY.search(sentence), row.period.excess
    if found is None or excess is None or abs(excess) <= SLIGHT:
        return None
    return f"The comment says “{found[0]}”; {row.period.actual} is {off(row, row.period)}. Is that slight?"


def _side(row: MeasurePeriod, sentence: str) -> str | None:
    found = SIDE.search(sentence)
    if found is None or CAREFUL.search(sentence) or not is_about(row, sentence[: found.start()]):
        return None
    above = found["side"].lower() == "above"
    columns = row.columns if LASTING.search(sentence[: found.start()]) else row.columns[:1]
    for cells in columns:
        if _is_otherwise(cells, above):
            return (
                f"The comment says “{found[0]}”; the {cells.label} actual {cells.actual} is "
                f"{off(row, cells)}. Which is meant?"
            )
    return None


def _is_otherwise(cells: SeriesFigures, above: bool) -> bool:
    if cells.actual_value is None or cells.target_value is None:
        return False
    difference = cells.actual_value - cells.target_value
    return difference < -cells.rounding if above else difference > cells.rounding


def _on_track(row: MeasurePeriod, sentence: str) -> str | None:
    found = ON_TRACK.search(sentence)
    if found is None or CAREFUL.search(sentence) or not is_about(row, sentence[: found.start()]):
        return None
    if not all(row.misses(cells) for cells in row.columns):
        return None
    return (
        f"The comment says “{found[0]}”; {row.period.actual} is {off(row, row.period)} "
        f"({mark(row.period.status)}). On track for what?"
    )


def _improving(month: CheckContext, row: MeasurePeriod, sentence: str) -> str | None:
    found = IMPROVING.search(sentence)
    if (
        found is None
        or CAREFUL.search(sentence[: found.end()])
        or not SUBJECT.search(sentence[: found.start()])
    ):
        return None
    if Travel.BETTER in (row.travel, row.travel_year) or not _is_no_better(row):
        return None
    past = month.past(row)
    before = (
        f"it was {past[-1].period.actual or '–'} in {month_name(past[-1].report_date)}"
        if past
        else "no earlier reading is held"
    )
    return (
        f"The comment says “{found[0]}”; {row.period.actual} is {off(row, row.period)}, and {before}. "
        "Since when does it improve?"
    )


def _is_no_better(row: MeasurePeriod) -> bool:
    """Whether it misses its target, or fell back, or is far off where polarity is not known."""
    if not row.directed:
        return abs(row.period.excess or 0.0) > FAR_OFF and row.period.status is not Status.GREEN
    return row.misses(row.period) or row.travel is Travel.WORSE
