"""What changed between two periods, as plain values. Loads no Polars: the explorer shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.analysis.changes.groups import ChangeGroup, group_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.grouping import grouped
from kpi_tui.labels import Label, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import STATUS_FIELDS


class ChangesError(KpiTuiError):
    """Two periods that cannot be compared."""


class ChangeKind(StrEnum):
    """What changed."""

    STATUS = "status"
    VALUE = "value"
    TARGET = "target"
    OWNER = "owner"
    NAME = "name"
    """A measure's name, or a priority's title."""
    UNIT = "unit"
    POLARITY = "polarity"
    """Which way is better, as printed."""
    WORDING = "wording"
    PRIORITY_STATUS = "priority_status"
    """As published for the priority."""
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """To another priority."""
    RENUMBERED = "renumbered"
    """Another code under the same priority."""
    SPLIT = "split"
    """Several measures may continue one, or one may continue several: nobody has settled which."""


class Effect(StrEnum):
    """Which way a change goes. Better and worse are worked out by us, from status or polarity."""

    BETTER = "better"
    WORSE = "worse"
    LOOSER = "looser"
    TIGHTER = "tighter"
    REMOVED = "removed"
    """There is nothing in its place now: no target, no text, no judgement by colour."""
    ADDED = "added"
    """There was nothing in its place."""


PRIORITY = "priority"
"""The `field` of a priority that came or went."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    kind: ChangeKind
    measure_code: str
    """In the later period, or in the earlier one of what is gone. A priority's own code where the
    priority changed."""
    measure_name: str
    """The name, or a priority's title, from the period that has the code."""
    old_code: str | None
    """The code in the earlier period; `None` of what is new."""
    field: str | None
    """The column that differs, as the store calls it; `None` of what came, went or moved."""
    old: str | None
    """As printed; a status by its word in the store. For a new measure, the measures of the earlier
    period that it may continue; for one that is gone, `new` has those of the later period."""
    new: str | None
    effect: Effect | None
    sentence: str
    """What happened in one line, without the measure's name."""
    page: int | None
    """In the later report, or in the earlier one of what is gone."""
    weight: int
    """Changes are listed by it, the least first."""

    @property
    def group(self) -> ChangeGroup:
        """The group it is listed in."""
        return group_of(self.weight)

    @property
    def measure(self) -> MeasureName:
        """Its measure's code and name, which groups a measure's changes; a priority's code and title."""
        return MeasureName(self.measure_code, self.measure_name)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many measures changed in each way that is counted.

    A measure is worse, or better, by its period's status, or by its year to date's where the
    period's did not move. One that is newly red counts as worse too if it was judged before.
    """

    worse: int = 0
    better: int = 0
    new_reds: int = 0
    targets: int = 0
    """Measures with a target that changed in any way: the next three and `other_targets`."""
    looser: int = 0
    tighter: int = 0
    targets_removed: int = 0
    gone: int = 0
    new: int = 0
    back: int = 0
    """Measures that an earlier report has, though not the one before. They do not count as new."""
    not_due: int = 0
    """Measures that were away as long before and came back. They do not count as gone."""
    unsettled: int = 0
    """Measures that may go on under another name. They count neither as gone nor as new."""
    owners: int = 0
    priorities: int = 0
    """Priorities whose published status is another, where both periods print one."""
    values: int = 0
    wording: int = 0
    """Measures with a text that was rewritten, added or taken away."""

    @property
    def other_targets(self) -> int:
        """Measures with a target that was set, or that moved and nobody can say which way is easier."""
        return self.targets - self.looser - self.tighter - self.targets_removed

    def headline(self) -> str:
        """Return `5 worse in status, 3 better, 2 new reds, 1 target made easier`.

        Figures and texts are told only where nothing else changed: every period has new ones.
        """
        parts: list[str] = []
        if self.worse:
            parts.append(f"{self.worse} worse in status")
        if self.better:
            parts.append(f"{self.better} better{'' if parts else ' in status'}")
        if self.new_reds:
            parts.append(plural(self.new_reds, "new red"))
        if self.priorities:
            parts.append(f"{plural(self.priorities, 'priority')} with a RAG change")
        for count, noun, what in (
            (self.looser, "target", Label.MADE_EASIER),
            (self.targets_removed, "target", "removed"),
            (self.tighter, "target", Label.MADE_HARDER),
            (self.other_targets, "target", "set or changed"),
            (self.gone, "measure", "no longer reported"),
            (self.new, "measure", "new"),
            (self.back, "measure", "back"),
            (self.not_due, "measure", "perhaps not due"),
            (self.unsettled, "measure", "with an unconfirmed match"),
            (self.owners, "measure", "with a different owner"),
        ):
            if count:
                parts.append(f"{plural(count, noun)} {what}")
        if parts:
            return ", ".join(parts)
        if self.values:
            parts.append(f"{plural(self.values, 'measure')} whose actual changed")
        if self.wording:
            parts.append(f"{plural(self.wording, 'measure')} with changed commentary")
        nothing = "no status, target, owner or measure changed"
        return f"{nothing}: {', '.join(parts)}" if parts else nothing


def summary(changes: Iterable[Change]) -> Summary:
    """Count a list of changes, each measure once for each thing counted."""
    by_name = by_measure(changes)
    kinds: Counter[ChangeKind] = Counter()
    ways: Counter[str] = Counter()
    for group in by_name.values():
        kinds.update({change.kind for change in group})
        ways.update({_counted_as(change) for change in group})
    statuses = Counter(map(status_effect, by_name.values()))
    targets = Counter(map(target_effect, by_name.values()))
    return Summary(
        worse=statuses[Effect.WORSE],
        better=statuses[Effect.BETTER],
        new_reds=ways["new_reds"],
        targets=kinds[ChangeKind.TARGET],
        looser=targets[Effect.LOOSER],
        tighter=targets[Effect.TIGHTER],
        targets_removed=targets[Effect.REMOVED],
        gone=ways["gone"],
        new=ways["new"],
        back=ways["back"],
        not_due=ways["not_due"],
        unsettled=ways["unsettled"],
        owners=kinds[ChangeKind.OWNER],
        priorities=ways["priorities"],
        values=kinds[ChangeKind.VALUE],
        wording=kinds[ChangeKind.WORDING],
    )


def _counted_as(change: Change) -> str:
    """Return what of a summary counts a change by itself: red anew, a priority's, come or gone."""
    group, kind = change.group, change.kind
    if kind is ChangeKind.PRIORITY_STATUS:
        return "priorities" if None not in (change.old, change.new) else ""
    if kind is ChangeKind.STATUS:
        return "new_reds" if group is ChangeGroup.NEWLY_RED else ""
    if group is ChangeGroup.UNSETTLED:
        return "" if kind is ChangeKind.NEW else "unsettled"
    is_of_a_measure = kind in (ChangeKind.GONE, ChangeKind.NEW) and change.field != PRIORITY
    return _PRESENCE.get(group, "") if is_of_a_measure else ""


_PRESENCE = {
    ChangeGroup.GONE: "gone",
    ChangeGroup.NEW: "new",
    ChangeGroup.BACK: "back",
    ChangeGroup.NOT_DUE: "not_due",
}


def by_measure(changes: Iterable[Change]) -> dict[MeasureName, list[Change]]:
    """Group changes by the code and name of their measure or priority, in their order."""
    return grouped(changes, lambda change: change.measure)


def status_effect(group: Iterable[Change]) -> Effect | None:
    """Return better or worse by the period's status; by the year's where the period's says neither."""
    effects = {change.field: change.effect for change in group if change.kind is ChangeKind.STATUS}
    for field in STATUS_FIELDS:
        if effects.get(field) in (Effect.BETTER, Effect.WORSE):
            return effects[field]
    return None


def target_effect(group: Iterable[Change]) -> Effect | None:
    """Return the gravest effect of a measure's changes of target, as period and year may differ."""
    effects = {change.effect for change in group if change.kind is ChangeKind.TARGET}
    for gravest in (Effect.REMOVED, Effect.LOOSER, Effect.TIGHTER):
        if gravest in effects:
            return gravest
    return None
