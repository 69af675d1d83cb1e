"""Figures, targets and units that are not what they were."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.amounts import moved, size
from kpi_tui.analysis.changes.cells import (
    FigureChange,
    counted_in,
    figure_change,
    is_figure,
    is_told_apart,
    unit_change,
)
from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.comparability import Obstacle, UnitChange
from kpi_tui.analysis.comparison import gain
from kpi_tui.analysis.running_totals import is_next_stage
from kpi_tui.analysis.text_diff import alike
from kpi_tui.analysis.units import sign_words, unit_told
from kpi_tui.labels import Label, mark, plural
from kpi_tui.months import financial_year
from kpi_tui.period import place_in_year
from kpi_tui.status import MISSED
from kpi_tui.text import begun

_CUT = "cut off in print, so not compared"
_ORDER = (Effect.REMOVED, Effect.WORSE, None, Effect.BETTER, Effect.ADDED)
"""The order in which figures are listed by their effects; within one, the furthest moved first."""


def units(pair: MeasurePair) -> Iterator[Change]:
    """Yield the change of unit, where it is another, or its sign came or went."""
    outcome = unit_change(pair)
    old, new = pair.before.unit, pair.after.unit
    if outcome is UnitChange.SAME or old is None or new is None:
        return
    rest = 1.0
    if outcome is UnitChange.OTHER:
        rest = 0.0
        figures = _arrow(*pair.texts("period_actual"))
        before, after = unit_told(pair.before), unit_told(pair.after)
        words = f"Counted in {before} before, in {after} now"
        sentence = f"{words}, so not compared: {figures}"
    else:
        words = sign_words(old, new)
        sentence = begun(words)
    told = (pair.before.word or old.value, pair.after.word or new.value)
    yield pair.change(ChangeKind.UNIT, "unit", told, sentence, ChangeGroup.UNIT, rest)


def values(pair: MeasurePair) -> Iterator[Change]:
    """Yield the changes of the period's actual, and of the year's where it says more."""
    for field, label in (("period_actual", "Actual"), ("ytd_actual", "Year to date")):
        outcome = figure_change(pair, field)
        if outcome in (FigureChange.SAME, FigureChange.OTHER_UNIT):
            continue
        if field == "ytd_actual" and not is_told_apart(pair, field):
            continue
        old, new = pair.texts(field)
        effect: Effect | None
        if outcome is FigureChange.REMOVED:
            effect = Effect.REMOVED
            sentence = f"{label} not given now, was {old}"
        elif outcome is FigureChange.ADDED:
            effect = Effect.ADDED
            sentence = f"{label} given now: {new}"
        else:
            effect = _better_or_worse(pair, field)
            parts = (f"{label} {_arrow(old, new)}", _amount(pair, field), effect or "")
            sentence = ", ".join(filter(None, (*parts, *_cautions(pair, field))))
        group = _ORDER.index(effect) + (0.5 if field == "ytd_actual" else 0.0)
        rest = (group + 0.4 * (1 - _size(pair, field))) / len(_ORDER)
        yield pair.change(
            ChangeKind.VALUE, field, (old, new), sentence, ChangeGroup.VALUE, rest, effect
        )


def targets(pair: MeasurePair) -> Iterator[Change]:
    """Yield the changes of the period's target, and of the year's where it says more.

    The next stage of a total that runs on through the year is no other target: it is told with the
    figures.
    """
    for field, label in (
        ("period_target", "Target"),
        ("ytd_target", "Target for the year to date"),
    ):
        outcome = figure_change(pair, field)
        if outcome is FigureChange.SAME:
            continue
        if field == "ytd_target" and not is_told_apart(pair, field):
            continue
        old, new = pair.texts(field)
        if field == "period_target" and _is_next_stage(pair):
            goes = "begins anew" if pair.begins_anew else "runs on"
            sentence = f"{label} {_arrow(old, new)}, as the total {goes}"
            yield pair.change(
                ChangeKind.VALUE, field, (old, new), sentence, ChangeGroup.VALUE, 0.95
            )
            continue
        effect = target_effect(pair, field)
        met = old_target_met(pair, field) if effect is Effect.LOOSER else ""
        rest = 0.2 + 0.8 * (1 - _size(pair, field))
        if effect is Effect.REMOVED:
            sentence = f"{label} removed, was {old}"
            status, _ = pair.statuses(field.replace("target", "status"))
            if status in MISSED:
                rest = 0.0
                actual, _ = pair.texts(field.replace("target", "actual"))
                result = f"{actual or 'nothing'}, was {mark(status)}"
                sentence += f": the last result against it, {result}"
        elif effect is Effect.ADDED:
            sentence = f"{label} set: {new}"
        else:
            sentence = "; ".join(filter(None, (_moved_target(pair, field, label, effect), met)))
        loosened = effect in (Effect.REMOVED, Effect.LOOSER)
        group = ChangeGroup.TARGET_LOOSENED if loosened else ChangeGroup.TARGET
        yield pair.change(ChangeKind.TARGET, field, (old, new), sentence, group, rest, effect)


def _is_next_stage(pair: MeasurePair) -> bool:
    """Whether a target is that of the next stage of a total, which grows or begins anew in April."""
    old, new = pair.values("period_target")
    if not pair.runs_on or old is None or new is None:
        return False
    return is_next_stage(pair.before.report_date, pair.after.report_date, old, new)


def floors(pair: MeasurePair) -> Iterator[Change]:
    """Yield the change of the floor that is printed beside the target."""
    old, new = pair.texts("floor")
    if alike(old, new):
        return
    sentence = f"Floor moved from {old} to {new}"
    if not is_figure(new):
        sentence = f"Floor removed, was {old}"
    elif not is_figure(old):
        sentence = f"Floor set: {new}"
    yield pair.change(ChangeKind.TARGET, "floor", (old, new), sentence, ChangeGroup.TARGET, 0.9)


def target_effect(pair: MeasurePair, field: str) -> Effect | None:
    """Return the effect of a target's change; `None` where nobody can say or nothing changed."""
    match figure_change(pair, field):
        case FigureChange.REMOVED:
            return Effect.REMOVED
        case FigureChange.ADDED:
            return Effect.ADDED
        case FigureChange.MOVED:
            old, new = pair.values(field)
            incomparable = pair.obstacle is not None or pair.is_other_season or pair.runs_on
            incomparable |= pair.perhaps_of is not None
            if old is None or new is None or incomparable or pair.sign is None:
                return None
            return Effect.TIGHTER if (new - old) * pair.sign > 0 else Effect.LOOSER
        case _:
            return None


def _better_or_worse(pair: MeasurePair, field: str) -> Effect | None:
    """Judge a figure by its polarity; where a range is the aim, by how near it is to its target."""
    if _moved_values(pair, field) is None or pair.is_other_season or pair.runs_on:
        return None
    if pair.perhaps_of and field.startswith("period"):
        return None
    series = field.removesuffix("_actual")
    better = gain(getattr(pair.before, series), getattr(pair.after, series), pair.polarity)
    if not better:
        return None
    return Effect.BETTER if better > 0 else Effect.WORSE


def _moved_target(pair: MeasurePair, field: str, label: str, effect: Effect | None) -> str:
    """Say how a target that both periods print moved, and why it may not be comparable."""
    old, new = pair.texts(field)
    verb = "moved"
    if effect is Effect.LOOSER:
        verb = Label.MADE_EASIER
    elif effect is Effect.TIGHTER:
        verb = Label.MADE_HARDER
    parts = (f"{label} {verb} from {old} to {new}", _amount(pair, field), _since(pair, field))
    return ", ".join(filter(None, (*parts, *_cautions(pair, field))))


def old_target_met(pair: MeasurePair, field: str) -> str:
    """Say whether the figure now would have met the target before; nothing where it is missed now."""
    old, new = pair.values(field)
    actual_field = field.replace("target", "actual")
    _, actual = pair.values(actual_field)
    sign = pair.sign
    if old is None or new is None or actual is None or sign is None or (actual - new) * sign < 0:
        return ""
    _, printed = pair.texts(actual_field)
    end = "met the old target too" if (actual - old) * sign >= 0 else "missed the old target"
    return f"{printed} would have {end}"


def _since(pair: MeasurePair, field: str) -> str:
    """Say since when a target has been the same, where reports between the two tell."""
    _, new = pair.values(field)
    series, _, part = field.partition("_")
    later = [each for each in pair.after.history if each.report_date > pair.before.report_date]
    reached = [each for each in later if getattr(getattr(each, series), f"{part}_value") != new]
    since = [each for each in later if not reached or each.report_date > reached[-1].report_date]
    return f"since {since[0].when}" if len(since) > 1 else ""


def _cautions(pair: MeasurePair, field: str) -> Iterator[str]:
    """Yield why a figure is not compared, or what speaks against comparing it."""
    days = pair.before.report_date, pair.after.report_date
    new_year = len({financial_year(day) for day in days}) > 1
    if (other := pair.perhaps_of) and field.startswith("period"):
        yield f"perhaps the figure of {other.measure_code} “{other.measure_name}”"
        return
    match figure_change(pair, field):
        case FigureChange.CUT:
            yield _CUT
        case FigureChange.OTHER_UNIT:
            yield "in another unit, so not compared"
        case FigureChange.OTHER_SERIES if pair.obstacle is not None:
            yield f"not compared: {pair.obstacle.why}"
        case FigureChange.MOVED:
            if pair.obstacle is Obstacle.STEP:
                yield "and the figures with it, so not compared"
            elif pair.begins_anew:
                yield "as the year’s total begins anew"
            # A new year brings new targets, month by month too.
            elif pair.is_other_season or (pair.season and field.endswith("target") and new_year):
                yield f"though {pair.season}"
            kind = pair.after.period_type
            first, last = (place_in_year(day, kind) for day in days)
            if field.startswith("ytd") and first and last and last not in (first, first + 1):
                yield f"over {plural(last, kind.noun)} now, {first} then"


def _amount(pair: MeasurePair, field: str) -> str:
    (first, second), values = pair.texts(field), _moved_values(pair, field)
    return moved((first or "", second or ""), values, counted_in(pair)) if values else ""


def _size(pair: MeasurePair, field: str) -> float:
    """Return how far a figure moved, from 0 to 1; 1 where that cannot be worked out."""
    values = _moved_values(pair, field)
    return size(*values) if values else 1.0


def _moved_values(pair: MeasurePair, field: str) -> tuple[float, float] | None:
    """Return a figure before and after where it moved, and can be compared; else `None`."""
    old, new = pair.values(field)
    if figure_change(pair, field) is not FigureChange.MOVED or old is None or new is None:
        return None
    return old, new


def _arrow(old: str | None, new: str | None) -> str:
    return f"{old or '(nothing)'} → {new or '(nothing)'}"
