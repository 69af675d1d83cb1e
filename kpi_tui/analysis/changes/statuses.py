"""Statuses that are not what they were, by the severity of their colours."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.cells import FigureChange, figure_change, is_told_apart
from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.figures import old_target_met, target_effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.labels import Label, mark
from kpi_tui.origin import of_which_simulated
from kpi_tui.report import STATUS_FIELDS
from kpi_tui.status import NEITHER_MET_NOR_MISSED, RATED, Status

_SEVERITY = {status: index for index, status in enumerate(RATED)}
_QUIET = (Status.NOT_REPORTED, Status.UNREADABLE)
"""Statuses that say nothing of how a measure does: not reported this time, or not readable for us."""
_LONG = 3
"""A status that stood for so many reports in a row or more is told with their number."""


def statuses(pair: MeasurePair) -> Iterator[Change]:
    """Yield the changes of the period's status and of the year's."""
    rest_of_period = 0.0
    for field in STATUS_FIELDS:
        old, new = pair.statuses(field)
        if old is new:
            continue
        sentence = move(old, new)
        reports = pair.before.months_at_status
        if field == "period_status" and reports >= _LONG and old in _SEVERITY:
            run = pair.before.history[-reports:]
            simulated = of_which_simulated(point.origin for point in run)
            sentence += f", after {reports} reports {mark(old).word}{simulated}"
        if any(field in each.corrections for each in (pair.before, pair.after)):
            sentence += ", as an officer corrected it"
        sentence += _qualifier(pair, field)
        # The wider the step the earlier it is listed; what was red comes before what was green.
        if old in _SEVERITY and new in _SEVERITY:
            rest = 0.2 if abs(_SEVERITY[new] - _SEVERITY[old]) > 1 else 0.4
        else:
            rest = 0.6 - 0.1 * _SEVERITY.get(old, 0) if old else 0.8
        if field == "ytd_status":
            rest = max(rest, rest_of_period) + 0.05
            sentence = f"Year to date: {sentence[0].lower()}{sentence[1:]}"
        else:
            rest_of_period = rest
        yield pair.change(
            ChangeKind.STATUS,
            field,
            (old and old.value, new and new.value),
            sentence,
            status_group(old, new),
            rest,
            effect(old, new),
        )


def directions(pair: MeasurePair) -> Iterator[Change]:
    """Yield the change of the direction of travel that both reports print."""
    old, new = pair.before.reading.published_direction, pair.after.reading.published_direction
    if old is not None and new is not None and old is not new:
        yield pair.change(
            ChangeKind.STATUS,
            "published_direction",
            (old.value, new.value),
            f"Direction printed as {new}, was {old}",
            ChangeGroup.VALUE,
            0.95,
        )


def polarities(pair: MeasurePair) -> Iterator[Change]:
    """Yield that the report prints the other way as the better one: each status may mean the reverse."""
    old, new = pair.before.reading.published_polarity, pair.after.reading.published_polarity
    if old is None or new is None or old.sign is None or old.sign != -(new.sign or 0):
        return
    words = ("Lower", "higher") if old.sign > 0 else ("Higher", "lower")
    sentence = f"{words[0]} is printed as better, was {words[1]}"
    cells = (old.value, new.value)
    yield pair.change(
        ChangeKind.POLARITY, "published_polarity", cells, sentence, ChangeGroup.TARGET
    )


def move(old: Status | None, new: Status | None) -> str:
    """Say a change of status: `Went from ★ green to ▲ red`."""
    old_word, new_word = (str(mark(status)) or "no status" for status in (old, new))
    match effect(old, new):
        case Effect.REMOVED:
            return f"{Label.NO_LONGER_RATED}, {new_word}; was {old_word}"
        case Effect.ADDED:
            return f"Now rated, {new_word}; was {old_word}"
        case _:
            return f"Went from {old_word} to {new_word}"


def effect(old: Status | None, new: Status | None) -> Effect | None:
    """Return the effect of a change of status: better, worse, rated or no longer rated.

    `None` for a step from or to blue, complete or not started: each report's key gives these a
    meaning of its own, so nobody can tell from the word whether blue is better than green.
    """
    if old in _SEVERITY and new in _SEVERITY:
        return Effect.WORSE if _SEVERITY[new] > _SEVERITY[old] else Effect.BETTER
    if old in NEITHER_MET_NOR_MISSED or new in NEITHER_MET_NOR_MISSED:
        return None
    if old in _SEVERITY:
        return Effect.REMOVED
    return Effect.ADDED if new in _SEVERITY else None


def status_group(old: Status | None, new: Status | None) -> ChangeGroup:
    """Return the group of a change of status. Red after an empty or unread status is not newly red."""
    if new is Status.RED and old not in (None, Status.UNREADABLE):
        return ChangeGroup.NEWLY_RED
    if {old, new} & {*_QUIET}:
        return ChangeGroup.OTHER_STATUS
    return _GROUPS[effect(old, new)]


_GROUPS = {
    Effect.WORSE: ChangeGroup.WORSE,
    Effect.BETTER: ChangeGroup.BETTER,
    Effect.REMOVED: ChangeGroup.NO_LONGER_RATED,
    Effect.ADDED: ChangeGroup.NOW_RATED,
    None: ChangeGroup.OTHER_STATUS,
}


def _qualifier(pair: MeasurePair, field: str) -> str:
    """Say what puts a better or worse status in another light."""
    verdict = effect(*pair.statuses(field))
    if verdict not in (Effect.BETTER, Effect.WORSE):
        return ""
    actual, target = (field.replace("status", column) for column in ("actual", "target"))
    if all(figure_change(pair, name) is FigureChange.SAME for name in (actual, target)):
        return "; its figures are the same"
    if pair.obstacle is not None:
        return f"; its figures are not compared: {pair.obstacle.why}"
    explains = {Effect.BETTER: Effect.LOOSER, Effect.WORSE: Effect.TIGHTER}[verdict]
    if target_effect(pair, target) is not explains:
        return ""
    if target == "ytd_target" and not is_told_apart(pair, target):
        return ""
    old, new = pair.texts(target)
    verb = Label.MADE_EASIER if explains is Effect.LOOSER else Label.MADE_HARDER
    met = old_target_met(pair, target) if explains is Effect.LOOSER else ""
    return f"; its target was {verb} from {old} to {new}{f', and {met}' if met else ''}"
