"""Statuses that are not what they were, by the severity of their colours."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.changes.cells import Cell, cell, is_told_apart
from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.figures import target_effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.labels import mark
from kpi_tui.report import RATED, Status

SEVERITY = {status: place for place, status in enumerate(RATED)}
QUIET = (Status.NOT_REPORTED, Status.UNREADABLE)
"""What says nothing of how a measure does: not due this month, or not readable for us."""
LONG = 3
"""From how many reports in a row on it is told how long a status had stood."""


def statuses(pair: MeasurePair) -> Iterator[Change]:
    """Tell of the month's status and of the year's."""
    months, status = pair.before.months_at_status, pair.before.period.status
    stood = status in SEVERITY and months >= LONG
    how_long = f", after {months} reports {mark(status).word}" if stood else ""
    for field, label in (("period_status", ""), ("ytd_status", "Year to date: ")):
        old, new = pair.statuses(field)
        if old is new:
            continue
        said = f"{move(old, new)}{'' if label else how_long}{_beside(pair, field)}"
        # The wider the step the earlier; what was red comes before what was green.
        rest = 0.6 - 0.1 * SEVERITY.get(old, 0) if old else 0.8
        if old in SEVERITY and new in SEVERITY:
            rest = 0.2 if abs(SEVERITY[new] - SEVERITY[old]) > 1 else 0.4
        yield pair.change(
            ChangeKind.STATUS,
            field,
            (old and old.value, new and new.value),
            f"{label}{said[0].lower()}{said[1:]}" if label else said,
            tier(old, new),
            rest + (0.05 if label else 0.0),
            effect(old, new),
        )


def move(old: Status | None, new: Status | None) -> str:
    """Return a change of status as a sentence: `Went from ★ green to ▲ red`."""
    was, comes = _word(old), _word(new)
    if old in SEVERITY and new in SEVERITY:
        return f"Went from {was} to {comes}"
    if old in SEVERITY:
        return f"No longer judged, {comes}; was {was}"
    if new in SEVERITY:
        return f"Judged now, {comes}; was {was}"
    return f"Went from {was} to {comes}"


def effect(old: Status | None, new: Status | None) -> Effect | None:
    """Return what a change of status amounts to."""
    if old in SEVERITY and new in SEVERITY:
        return Effect.WORSE if SEVERITY[new] > SEVERITY[old] else Effect.BETTER
    if old in SEVERITY:
        return Effect.REMOVED
    return Effect.ADDED if new in SEVERITY else None


def tier(old: Status | None, new: Status | None) -> ChangeGroup:
    """Return where a change of status is listed. Red is not known to be new where nothing was read."""
    if new is Status.RED and old not in (None, Status.UNREADABLE):
        return ChangeGroup.NEWLY_RED
    if old in SEVERITY and new in SEVERITY:
        return ChangeGroup.WORSE if SEVERITY[new] > SEVERITY[old] else ChangeGroup.BETTER
    if old in QUIET or new in QUIET or (old not in SEVERITY and new not in SEVERITY):
        return ChangeGroup.OTHER_STATUS
    return ChangeGroup.NO_LONGER_RATED if old in SEVERITY else ChangeGroup.NOW_RATED


def _beside(pair: MeasurePair, field: str) -> str:
    """Tell what puts a better or worse status in another light."""
    verdict = effect(*pair.statuses(field))
    if verdict not in (Effect.BETTER, Effect.WORSE):
        return ""
    actual, target = (field.replace("status", name) for name in ("actual", "target"))
    if cell(pair, actual) is Cell.SAME and cell(pair, target) is Cell.SAME:
        return "; its figures are the same"
    explains = {Effect.BETTER: Effect.LOOSER, Effect.WORSE: Effect.TIGHTER}[verdict]
    if target_effect(pair, target) is not explains:
        return ""
    if target == "ytd_target" and not is_told_apart(pair, target):
        return ""
    old, new = pair.texts(target)
    how = "loosened" if explains is Effect.LOOSER else "tightened"
    return f"; its target was {how} from {old} to {new}"


def _word(status: Status | None) -> str:
    return str(mark(status)) or "no status"
