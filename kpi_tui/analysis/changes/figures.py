"""Figures, targets and units that are not what they were."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.amounts import moved, size
from kpi_tui.analysis.changes.cells import Cell, Units, cell, counted_in, is_told_apart, units
from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.figures import Unit
from kpi_tui.labels import mark
from kpi_tui.months import financial_year
from kpi_tui.report import MISSED
from kpi_tui.vocabulary import Kind, Polarity

UNIT_WORDS = {Unit.PERCENT: "per cent", Unit.GBP: "pounds", Unit.NUMBER: "plain numbers"}
SIGNS = {Unit.PERCENT: "%", Unit.GBP: "£"}
CUT = "cut off in print, so not compared"
ORDER = (Effect.REMOVED, Effect.WORSE, None, Effect.BETTER, Effect.ADDED)
"""How figures are listed among themselves, each group by how far they moved."""


def unit_change(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the unit, where it is another or its sign is printed no longer."""
    became = units(pair)
    old, new = pair.before.unit, pair.after.unit
    if became is Units.SAME or old is None or new is None:
        return
    if became is Units.OTHER:
        figures = _arrow(*pair.texts("period_actual"))
        was, comes = UNIT_WORDS[old], UNIT_WORDS[new]
        sentence = f"Counted in {was} before, in {comes} now, so not compared: {figures}"
    elif old is Unit.NUMBER:
        sentence = f"Printed with {SIGNS[new]} now"
    else:
        sentence = f"Printed without {SIGNS[old]} now"
    rest = 0.0 if became is Units.OTHER else 1.0
    yield pair.change(
        ChangeKind.UNIT, "unit", (old.value, new.value), sentence, ChangeGroup.UNIT, rest
    )


def values(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the month's actual, and of the year's where it says more."""
    for field, label in (("period_actual", "Actual"), ("ytd_actual", "Year to date")):
        became = cell(pair, field)
        if became in (Cell.SAME, Cell.OTHER_UNIT):
            continue
        if field == "ytd_actual" and not is_told_apart(pair, field):
            continue
        effect = _value_effect(pair, field, became)
        old, new = pair.texts(field)
        if became is Cell.REMOVED:
            sentence = f"{label} not given now, was {old}"
        elif became is Cell.ADDED:
            sentence = f"{label} given now: {new}"
        else:
            cut = CUT if became is Cell.CUT else ""
            parts = (f"{label} {_arrow(old, new)}", _amount(pair, field), cut, str(effect or ""))
            sentence = ", ".join(filter(None, parts))
        group = ORDER.index(effect) + (0.5 if field == "ytd_actual" else 0.0)
        rest = (group + 0.4 * (1 - _size(pair, field))) / len(ORDER)
        cells = (old, new)
        yield pair.change(ChangeKind.VALUE, field, cells, sentence, ChangeGroup.VALUE, rest, effect)


def targets(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the month's target, and of the year's where it says more."""
    for field, label in (
        ("period_target", "Target"),
        ("ytd_target", "Target for the year to date"),
    ):
        became = cell(pair, field)
        if became is Cell.SAME or (field == "ytd_target" and not is_told_apart(pair, field)):
            continue
        effect = target_effect(pair, field)
        eased = effect in (Effect.REMOVED, Effect.LOOSER)
        missed = effect is Effect.REMOVED and _missed(pair, field)
        rest = 0.0 if missed else 0.2 + 0.8 * (1 - _size(pair, field))
        yield pair.change(
            ChangeKind.TARGET,
            field,
            pair.texts(field),
            _target_sentence(pair, field, label, effect),
            ChangeGroup.TARGET_LOOSENED if eased else ChangeGroup.TARGET,
            rest,
            effect,
        )


def target_effect(pair: MeasurePair, field: str) -> Effect | None:
    """Return what a target's change amounts to; `None` where nobody can say or nothing changed."""
    match cell(pair, field):
        case Cell.REMOVED:
            return Effect.REMOVED
        case Cell.ADDED:
            return Effect.ADDED
        case Cell.MOVED:
            old, new = pair.values(field)
            if old is None or new is None or pair.polarity not in _WAYS:
                return None
            harder = (new - old) * _WAYS[pair.polarity] > 0
            return Effect.TIGHTER if harder else Effect.LOOSER
        case _:
            return None


_WAYS: dict[Polarity | None, int] = {
    Polarity.BIGGER_IS_BETTER: 1,
    Polarity.SMALLER_IS_BETTER: -1,
}


def _value_effect(pair: MeasurePair, field: str, became: Cell) -> Effect | None:
    if became is Cell.REMOVED:
        return Effect.REMOVED
    if became is Cell.ADDED:
        return Effect.ADDED
    (old, new), (aim, now) = pair.values(field), pair.values(field.replace("actual", "target"))
    if became is not Cell.MOVED or old is None or new is None:
        return None
    gain = (new - old) * _WAYS.get(pair.polarity, 0)
    if pair.polarity is Polarity.IN_RANGE and aim is not None and now is not None:
        gain = abs(old - aim) - abs(new - now)  # by how much it came nearer to its target
    return Effect.BETTER if gain > 0 else Effect.WORSE if gain < 0 else None


def _target_sentence(pair: MeasurePair, field: str, label: str, effect: Effect | None) -> str:
    old, new = pair.texts(field)
    became = cell(pair, field)
    if effect is Effect.REMOVED:
        sentence = f"{label} removed, was {old}"
        if _missed(pair, field):
            actual, _ = pair.texts(field.replace("target", "actual"))
            status, _ = pair.statuses(field.replace("target", "status"))
            sentence += f": the last result against it, {actual or 'nothing'}, was {mark(status)}"
        return sentence
    if effect is Effect.ADDED:
        return f"{label} set: {new}"
    verbs: dict[Effect | None, str] = {Effect.LOOSER: "loosened", Effect.TIGHTER: "tightened"}
    verb = verbs.get(effect, "moved")
    notes = [_amount(pair, field), _season(pair)]
    if became is Cell.CUT:
        notes.append(CUT)
    if became is Cell.OTHER_UNIT:
        notes.append("in another unit, so not compared")
    return ", ".join(filter(None, [f"{label} {verb} from {old} to {new}", *notes]))


def _missed(pair: MeasurePair, field: str) -> bool:
    status, _ = pair.statuses(field.replace("target", "status"))
    return status in MISSED


def _season(pair: MeasurePair) -> str:
    """Caution where one month's target for a flow stands beside another month's of another year."""
    days = (pair.before.report_date, pair.after.report_date)
    years = set(map(financial_year, days))
    if pair.after.kind is not Kind.FLOW or len(years) == 1 or days[0].month == days[1].month:
        return ""
    return "though months of two years may differ by season"


def _amount(pair: MeasurePair, field: str) -> str:
    (first, second), (old, new) = pair.texts(field), pair.values(field)
    if cell(pair, field) is not Cell.MOVED or old is None or new is None:
        return ""
    return moved((first or "", second or ""), (old, new), counted_in(pair))


def _size(pair: MeasurePair, field: str) -> float:
    """Return how far a figure moved, from 0 to 1; 1 where that cannot be worked out."""
    old, new = pair.values(field)
    if cell(pair, field) is not Cell.MOVED or old is None or new is None:
        return 1.0
    return size(old, new)


def _arrow(old: str | None, new: str | None) -> str:
    return f"{old or '(nothing)'} → {new or '(nothing)'}"
