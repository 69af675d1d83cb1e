"""Sentences on what happened to a measure's series: where it breaks and why, how its target changed.

Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kpi_tui.analysis.comparability import Obstacle, sign_changes
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import is_next_stage
from kpi_tui.analysis.trend import Trend
from kpi_tui.figures import FigureStyle, with_word
from kpi_tui.period import PeriodType, periods_apart
from kpi_tui.period_names import period_name
from kpi_tui.text import as_sentence
from kpi_tui.vocabulary import Polarity

BREAK = "Break in series"
MOST_STEPS = 3
"""The most changes of a target that are told, the last ones."""
PROFILE = 1 / 4
"""A target that changed more often than that, and in more than this share of the periods, follows a
profile through the year, and its changes are not told."""


def series_notes(measure: MeasurePeriod, history: Trend) -> Iterator[str]:
    """Yield the last break with its reason, signs that came or went, and the steps of its target."""
    if history.breaks:
        when = period_name(history.months[history.breaks[-1]], measure.period_type)
        noun, why = measure.period_type.noun, history.reasons[-1].why
        yield f"{BREAK} at {when}, {why}: earlier {noun}s are compared separately."
    for _, new, words in sign_changes(measure.history):
        yield as_sentence(f"{words} since {new.when}, shown as one series")
    steps = list(_target_steps(history))
    if len(steps) <= max(MOST_STEPS, PROFILE * len(measure.history)):
        for before, after in steps[-MOST_STEPS:]:
            yield _step(before, after, measure.trusted_polarity)


_OFF_AXIS = {Obstacle.UNIT: "counted in another unit", Obstacle.STEP: "on another scale"}


def not_drawn(history: Trend, kind: PeriodType, first: int = 0) -> Iterator[str]:
    """Yield a sentence on the periods from a place on that have no room on the one axis of a chart."""
    for reason, said in _OFF_AXIS.items():
        left = [
            point is not None and why is reason
            for point, why in zip(history.points, history.off_axis, strict=True)
        ]
        runs: list[list[date]] = []
        for place in range(first, len(left)):
            if left[place] and runs and left[place - 1]:
                runs[-1].append(history.months[place])
            elif left[place]:
                runs.append([history.months[place]])
        ends = (dict.fromkeys((run[0], run[-1])) for run in runs)
        named = [" to ".join(period_name(day, kind) for day in days) for days in ends]
        if named:
            yield f"Not drawn, as {said}: {', '.join(named)}."


def _target_steps(history: Trend) -> Iterator[tuple[MeasurePeriod, MeasurePeriod]]:
    """Yield the readings between which the target changed, if they are of one series.

    The next stage of a total that runs on through the year is no other target.
    """
    known = [
        (place, point)
        for place, point in enumerate(history.points)
        if point is not None and point.period.target_value is not None
    ]
    for (first, before), (second, after) in pairwise(known):
        is_broken = any(first < place <= second for place in history.breaks)
        old, new = before.period.target_value, after.period.target_value
        if is_broken or old is None or new is None or old == new:
            continue
        days = before.report_date, after.report_date
        if not (after.is_other_stage(days[0]) and is_next_stage(*days, old, new)):
            yield before, after


def _step(before: MeasurePeriod, after: MeasurePeriod, polarity: Polarity | None) -> str:
    """Return `Target raised £2.5m → £3.5m (made easier), April 2024.`."""
    is_raised = (after.period.target_value or 0) > (before.period.target_value or 0)
    effect = ""
    if polarity is not None and polarity.sign is not None:
        is_harder = is_raised is (polarity.sign > 0)
        effect = f" (made {'harder' if is_harder else 'easier'})"
    apart = periods_apart(before.report_date, after.report_date, after.period_type)
    one, other = (period_name(each.report_date, each.period_type) for each in (before, after))
    when = other if apart in (None, 1) else f"between {one} and {other}"
    style = FigureStyle.of((before.period.target, after.period.target))
    old, new = (_short(each.period.target_value or 0.0, style) for each in (before, after))
    return f"Target {'raised' if is_raised else 'lowered'} {old} → {new}{effect}, {when}."


def _short(value: float, style: FigureStyle) -> str:
    """Return a figure in millions or billions where four digits hold it exactly: `£2.5m`."""
    for size, suffix in ((1e9, "bn"), (1e6, "m")):
        shown = f"{abs(value) / size:.4g}"
        if abs(value) >= size and not style.percent and float(shown) * size == abs(value):
            short = f"{'-' * (value < 0)}{'£' * style.pound}{shown}{suffix}"
            return with_word(short, style.word)
    return style.show(value)
