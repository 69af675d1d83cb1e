"""What changed between two months, as plain values. Loads no Polars: the explorer shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
        """Return `5 got worse, 3 better, 2 new reds, 1 target loosened, 2 measures gone`.

        Figures and texts are told only where nothing else changed: every month has new ones.
        """
        moved = self.targets - self.looser - self.tighter - self.targets_removed
        said = [f"{self.worse} got worse"] if self.worse else []
        if self.better:
            said.append(f"{self.better} better" if said else f"{self.better} got better")
        if self.new_reds:
            said.append(plural(self.new_reds, "new red"))
        said += _counted(
            (self.priorities, "priority", "with another status"),
            (self.looser, "target", "loosened"),
            (self.targets_removed, "target", "removed"),
            (self.tighter, "target", "tightened"),
            (moved, "target", "set or moved"),
            (self.gone, "measure", "gone"),
            (self.new, "measure", "new"),
            (self.unsettled, "measure", "that may go on under another name"),
            (self.owners, "measure", "with other owners"),
        )
        if said:
            return ", ".join(said)
        rest = _counted(
            (self.values, "measure", "with other figures"),
            (self.wording, "measure", "with other words"),
        )
        nothing = "no status, target, owner or measure changed"
        return f"{nothing}: {', '.join(rest)}" if rest else nothing


def _counted(*counts: tuple[int, str, str]) -> list[str]:
    """Return `2 measures gone` of each count that is not 0."""
    return [f"{plural(count, noun)} {what}" for count, noun, what in counts if count]


def summary(changes: Iterable[Change]) -> Summary:
    """Count a list of changes, each measure once for each thing counted."""
    counts: Counter[str] = Counter()
    for group in by_measure(changes).values():
        counts.update(_what_became(group))
    return Summary(**counts)


def _what_became(group: Sequence[Change]) -> set[str]:
    """Return the counts of the summary to which the changes of one measure add."""
    became: set[str] = set()
    verdicts: dict[str | None, Effect | None] = {}
    targets: set[Effect | None] = set()
    for change in group:
        both = change.old is not None and change.new is not None
        match change.kind:
            case ChangeKind.STATUS:
                verdicts[change.field] = change.effect
                if change.tier is ChangeGroup.NEWLY_RED:
                    became.add("new_reds")
            case ChangeKind.TARGET:
                targets.add(change.effect)
                became.add("targets")
            case ChangeKind.PRIORITY_STATUS if both:
                became.add("priorities")
            case ChangeKind.GONE if change.new is None and change.field != PRIORITY:
                became.add("gone")
            case ChangeKind.NEW if change.old is None and change.field != PRIORITY:
                became.add("new")
            case ChangeKind.OWNER | ChangeKind.VALUE | ChangeKind.WORDING:
                became.add(_COUNTED_AS[change.kind])
        if change.tier is ChangeGroup.UNSETTLED:
            became.add("unsettled")
    # The first column whose status says which decides: the month's comes before the year's.
    for field in ("period_status", "ytd_status"):
        if verdicts.get(field) in (Effect.BETTER, Effect.WORSE):
            became.add(str(verdicts[field]))
            break
    # The gravest decides, where the target of the month and of the year differ.
    for effect, name in _EASED_AS.items():
        if effect in targets:
            became.add(name)
            break
    return became


_COUNTED_AS = {
    ChangeKind.OWNER: "owners",
    ChangeKind.VALUE: "values",
    ChangeKind.WORDING: "wording",
}
_EASED_AS = {
    Effect.REMOVED: "targets_removed",
    Effect.LOOSER: "looser",
    Effect.TIGHTER: "tighter",
}


def by_measure(changes: Iterable[Change]) -> dict[tuple[str, str], list[Change]]:
    """Return the changes of each measure or priority by its code and name, in their order."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault(change.measure, []).append(change)
    return groups
