"""What changed between two months, as plain values. Loads no Polars: the explorer shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.analysis.changes.groups import ChangeGroup, tier_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural


class ChangesError(KpiTuiError):
    """Two months that cannot be compared."""


class ChangeKind(StrEnum):
    """What changed."""

    STATUS = "status"
    VALUE = "value"
    TARGET = "target"
    OWNER = "owner"
    NAME = "name"
    """A measure's name, or a priority's title."""
    UNIT = "unit"
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
    """Several measures may go on from one, or one from several: nobody has settled which."""


class Effect(StrEnum):
    """What a change amounts to. Better and worse go by status or polarity, so they are ours."""

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
    """In the later month, or in the earlier one of what is gone. A priority's own code where the
    priority changed."""
    measure_name: str
    """The name, or a priority's title, from the month that has the code."""
    old_code: str | None
    """The code in the earlier month; `None` of what is new."""
    field: str | None
    """The column that differs, as the store calls it; `None` of what came, went or moved."""
    old: str | None
    """As printed; a status by its word in the store. Of what is new, the measures of the earlier
    month that it may go on from, and so with `new` of what is gone."""
    new: str | None
    effect: Effect | None
    sentence: str
    """What happened in one line, without the measure's name."""
    page: int | None
    """In the later report, or in the earlier one of what is gone."""
    weight: int
    """What matters most has the least."""

    @property
    def tier(self) -> ChangeGroup:
        """The group it is listed in."""
        return tier_of(self.weight)

    @property
    def measure(self) -> tuple[str, str]:
        """Its measure's code and name, which groups a measure's changes."""
        return (self.measure_code, self.measure_name)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many measures changed in each way that is counted.

    A measure is worse, or better, by its month's status, or by its year to date's where the
    month's did not move. One that is newly red counts as worse too if it was judged before.
    """

    worse: int = 0
    better: int = 0
    new_reds: int = 0
    targets: int = 0
    """Measures with a target that changed in any way: the next three, set, or moved."""
    looser: int = 0
    tighter: int = 0
    targets_removed: int = 0
    gone: int = 0
    new: int = 0
    unsettled: int = 0
    """Measures that may go on under another name. They count neither as gone nor as new."""
    owners: int = 0
    priorities: int = 0
    """Priorities whose published status is another, where both months print one."""
    values: int = 0
    wording: int = 0
    """Measures with a text that was rewritten, added or taken away."""

    def headline(self) -> str:
        """`5 got worse, 3 better, 2 new reds, 1 target loosened, 2 measures gone`.

        Figures and texts are told only where nothing else changed: every month has new ones.
        """
        said = [*self._statuses(), *self._targets(), *self._others()]
        if said:
            return ", ".join(said)
        rest = [
            f"{plural(count, noun)} with {what}"
            for count, noun, what in (
                (self.values, "measure", "other figures"),
                (self.wording, "measure", "other words"),
            )
            if count
        ]
        nothing = "no status, target, owner or measure changed"
        return f"{nothing}: {', '.join(rest)}" if rest else nothing

    def _statuses(self) -> list[str]:
        said = [f"{self.worse} got worse"] if self.worse else []
        if self.better:
            said.append(f"{self.better} better" if said else f"{self.better} got better")
        if self.new_reds:
            said.append(plural(self.new_reds, "new red"))
        if self.priorities:
            said.append(f"{plural(self.priorities, 'priority')} with another status")
        return said

    def _targets(self) -> list[str]:
        others = self.targets - self.looser - self.tighter - self.targets_removed
        return [
            f"{plural(count, 'target')} {what}"
            for count, what in (
                (self.looser, "loosened"),
                (self.targets_removed, "removed"),
                (self.tighter, "tightened"),
                (others, "set or moved"),
            )
            if count
        ]

    def _others(self) -> list[str]:
        return [
            f"{plural(count, 'measure')} {what}"
            for count, what in (
                (self.gone, "gone"),
                (self.new, "new"),
                (self.unsettled, "that may go on under another name"),
                (self.owners, "with other owners"),
            )
            if count
        ]


def summary(changes: Iterable[Change]) -> Summary:
    """The counts of a list of changes, each measure once for each thing counted."""
    groups = by_measure(changes).values()
    targets = Counter(_eased(group) for group in groups)
    return Summary(
        worse=sum(_verdict(group) is Effect.WORSE for group in groups),
        better=sum(_verdict(group) is Effect.BETTER for group in groups),
        new_reds=sum(any(map(_is_new_red, group)) for group in groups),
        targets=sum(_has(group, ChangeKind.TARGET) for group in groups),
        looser=targets[Effect.LOOSER],
        tighter=targets[Effect.TIGHTER],
        targets_removed=targets[Effect.REMOVED],
        gone=sum(any(map(_is_gone, group)) for group in groups),
        new=sum(any(map(_is_new, group)) for group in groups),
        unsettled=sum(
            any(change.tier is ChangeGroup.UNSETTLED for change in group) for group in groups
        ),
        owners=sum(_has(group, ChangeKind.OWNER) for group in groups),
        priorities=sum(any(map(_is_other_status, group)) for group in groups),
        values=sum(_has(group, ChangeKind.VALUE) for group in groups),
        wording=sum(_has(group, ChangeKind.WORDING) for group in groups),
    )


def by_measure(changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
    """The changes of each measure or priority by its code and name, in their order."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault(change.measure, []).append(change)
    return groups


def _has(group: Iterable[Change], kind: ChangeKind) -> bool:
    return any(change.kind is kind for change in group)


def _eased(group: Iterable[Change]) -> Effect | None:
    """What became of a measure's targets, the gravest where the month's and the year's differ."""
    effects = [change.effect for change in group if change.kind is ChangeKind.TARGET]
    gravest = (Effect.REMOVED, Effect.LOOSER, Effect.TIGHTER)
    return next((effect for effect in gravest if effect in effects), None)


def _verdict(group: Iterable[Change]) -> Effect | None:
    """Better or worse, by the first column whose status says which: the month's comes first."""
    moves = {change.field: change.effect for change in group if change.kind is ChangeKind.STATUS}
    for field in ("period_status", "ytd_status"):
        if moves.get(field) in (Effect.BETTER, Effect.WORSE):
            return moves[field]
    return None


def _is_new_red(change: Change) -> bool:
    return change.kind is ChangeKind.STATUS and change.tier is ChangeGroup.NEWLY_RED


def _is_other_status(change: Change) -> bool:
    both = change.old is not None and change.new is not None
    return change.kind is ChangeKind.PRIORITY_STATUS and both


def _is_gone(change: Change) -> bool:
    return change.kind is ChangeKind.GONE and change.new is None and change.field != PRIORITY


def _is_new(change: Change) -> bool:
    return change.kind is ChangeKind.NEW and change.old is None and change.field != PRIORITY
