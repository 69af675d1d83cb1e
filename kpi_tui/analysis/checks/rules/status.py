"""Rules on statuses: whether they follow from the figures, the words and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, number
from kpi_tui.figures import gap
from kpi_tui.labels import mark
from kpi_tui.report import MISSED, RATED, Status
from kpi_tui.vocabulary import Confidence, Polarity

FAR_OFF = 50
"""From how many per cent off its target a measure's words "amber" and "green" are asked about."""
APART = 5
"""By how many points a better rated measure must be further off target than a worse one."""
COLOUR = re.compile(
    r"\b(?:report(?:ed|ing)|remains?|currently|rated)\s+(?:as\s+|at\s+)?(red|amber|green)\b", re.I
)
ELSEWHEN = re.compile(r"\b(?:last|previous(?:ly)?|was|were|until|would|will|before|not)\b", re.I)
RERATE = re.compile(r"\bRAG\b.{0,30}\b(?:amended|changed|revised|reviewed|adjusted)\b", re.I)
TARGET_SAID = re.compile(
    r"\b(?<!no )(?:target|tolerance)\b[^.;]{0,40}?\b(?:is|are|of|at)\s+(?:set\b|[<>≥≤]?\s?£?\d)",
    re.I,
)


def contradicted(month: CheckContext) -> Iterator[RuleHit]:
    """S1: green and off target, or red or amber and on target."""
    for row in month.measures:
        seen: set[tuple[str | None, ...]] = set()
        for cells in row.columns:
            same = (cells.actual, cells.target, cells.status)
            if same not in seen and (level := _contradiction(row, cells)):
                yield RuleHit(_contradicted(row, cells), row, _worked(row, cells), level)
                seen.add(same)


def _contradiction(row: MeasurePeriod, cells: SeriesFigures) -> Level | None:
    if not row.directed or cells.gap is None:
        return None
    slack = cells.slack(row.tolerance)
    if cells.status is Status.GREEN and cells.gap < -slack:
        level = Level.ERROR
    elif cells.status in MISSED and cells.gap > -1e-9:
        level = Level.QUESTION if cells.gap <= slack else Level.ERROR
    else:
        return None
    return Level.QUESTION if row.confidence is Confidence.ASK else level


def _contradicted(row: MeasurePeriod, cells: SeriesFigures) -> str:
    better = "higher" if row.polarity is Polarity.BIGGER_IS_BETTER else "lower"
    return (
        f"The {cells.label} status is {mark(cells.status)}, but {cells.actual} is "
        f"{distance_from_target(row, cells)} and {better} is better. Which of them is right?"
    )


def distance_from_target(row: MeasurePeriod, cells: SeriesFigures) -> str:
    """Tell how an actual stands to its target: `65% over the target of 300,000`."""
    how = gap(cells.actual, cells.target, percentage=row.is_percentage)
    if not how:
        return f"against a target of {cells.target}"
    return f"{how.removesuffix(' target')} the target of {cells.target}"


def _worked(row: MeasurePeriod, cells: SeriesFigures) -> Figures:
    """The figures of a sum, and the polarity it was done with."""
    said = (*cells.printed,)
    if cells.gap is not None:
        percent = "" if cells.gap_percent is None else f" ({cells.gap_percent:.1f}%)"
        said = (*said, ("gap", f"{number(cells.gap)}{percent}"))
    if row.polarity is not None:
        why = f": {row.polarity_why}" if row.polarity_why else ""
        said = (*said, ("polarity", f"{row.polarity.replace('_', ' ')}{why}"))
    return said


@dataclass(frozen=True, slots=True)
class _Rated:
    row: MeasurePeriod
    cells: SeriesFigures
    rank: int
    gap: float


def inverted(month: CheckContext) -> Iterator[RuleHit]:
    """S2: the worst pair of which the better rated measure is further off its target."""
    pairs = [pair for number in (0, 1) for pair in _inversions(month, number)]
    if not pairs:
        return
    better, worse = max(pairs, key=lambda pair: pair[1].gap - pair[0].gap)
    column = "" if better.cells.label == "period" else " for the year to date"
    yield RuleHit(
        f"{better.row.measure_code} is rated {mark(better.cells.status)}{column} at "
        f"{_percent(better)} off its target, {worse.row.measure_code} "
        f"{mark(worse.cells.status)} at {_percent(worse)}. Do their tolerances differ?",
        better.row,
        tuple(
            (f"{item.row.measure_code} {k}", v)
            for item in (better, worse)
            for k, v in item.cells.printed
        ),
    )


def _inversions(month: CheckContext, column: int) -> Iterator[tuple[_Rated, _Rated]]:
    rated = [
        _Rated(row, cells, RATED.index(cells.status), cells.gap_percent)
        for row in month.measures
        if (cells := row.columns[column]).status in RATED
        and cells.gap_percent is not None
        and row.directed
        and row.confidence is not Confidence.ASK
        and not _contradiction(row, cells)
    ]
    for one, other in product(rated, rated):
        if one.rank < other.rank and one.gap < other.gap - APART:
            yield one, other


def _percent(item: _Rated) -> str:
    return f"{max(0.0, -item.gap):.1f}%"


def only_monitored(month: CheckContext) -> Iterator[RuleHit]:
    """S3: shown for monitoring although there is a target."""
    for row in month.measures:
        for cells in row.columns:
            if cells.status is Status.MONITORING_ONLY and cells.target_value is not None:
                missed = " and is missed" if row.misses(cells) else ""
                yield RuleHit(
                    f"The {cells.label} status is n/a (monitoring only), though a target is "
                    f"printed{missed}: {cells.actual} is {distance_from_target(row, cells)}. Why has it no rating?",
                    row,
                    _worked(row, cells),
                )
                break


def not_shown(month: CheckContext) -> Iterator[RuleHit]:
    """S4: no status that can be read where there are figures for one."""
    for row in month.measures:
        dark = [
            cells
            for cells in row.columns
            if cells.actual and cells.target and cells.status in (None, Status.UNREADABLE)
        ]
        if dark:
            which = " and ".join(cells.label for cells in dark)
            figures = " and ".join(f"{cells.actual} against {cells.target}" for cells in dark)
            yield RuleHit(
                f"The {which} status is not readable in this file, though actual and target are "
                f"there: {figures}. What is it?",
                row,
                tuple(pair for cells in dark for pair in cells.printed),
            )


def worded_otherwise(month: CheckContext) -> Iterator[RuleHit]:
    """S5: the comment names another colour, or a mild one for a measure far off its target."""
    for row in month.measures:
        for sentence in sentences(row.words):
            if hit := _colour(row, sentence) or _rerated(row, sentence):
                yield hit
                break


def _colour(row: MeasurePeriod, sentence: str) -> RuleHit | None:
    found = COLOUR.search(sentence)
    if found is None or ELSEWHEN.search(_clause(sentence, found)):
        return None
    said = Status(found[1].lower())
    figures = (("comment", sentence), *row.period.printed)
    if said not in (row.period.status, row.ytd.status):
        shown = mark(row.period.status)
        return RuleHit(
            f"The comment says “{found[0]}”, the status is {shown or 'empty'}. Which is right?",
            row,
            figures,
        )
    percent = row.period.gap_percent
    if percent is not None and percent < -FAR_OFF and said is not Status.RED:
        return RuleHit(
            f"The comment says “{found[0]}” of a measure that is {-percent:.0f}% off its "
            f"target ({row.period.actual} against {row.period.target}). What would be red?",
            row,
            figures,
        )
    return None


def _clause(sentence: str, found: re.Match[str]) -> str:
    """The part of a sentence between commas that a match stands in."""
    before = re.split(r"[,;:(]", sentence[: found.start()])[-1]
    return f"{before}{found[0]}{re.split(r'[,;:)]', sentence[found.end() :])[0]}"


def _rerated(row: MeasurePeriod, sentence: str) -> RuleHit | None:
    if not RERATE.search(sentence):
        return None
    return RuleHit(
        "The comment asks for the rating itself to be changed. On what grounds, and who decides?",
        row,
        (("comment", sentence), *row.period.printed),
    )


def targets_in_words(month: CheckContext) -> Iterator[RuleHit]:
    """S3: the comment speaks of a target or a tolerance, the table has none."""
    for row in month.measures:
        if row.period.target or row.ytd.target or row.period.status is Status.NOT_REPORTED:
            continue
        for sentence in sentences(row.words):
            if TARGET_SAID.search(sentence) and not re.search(r"\bno target\b", sentence, re.I):
                yield RuleHit(
                    "The comment speaks of a target or a tolerance, the table has none. What is "
                    "the measure held against?",
                    row,
                    (("comment", sentence), *row.period.printed),
                )
                break
