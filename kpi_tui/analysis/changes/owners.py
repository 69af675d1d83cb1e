"""Directors and portfolio holders who are other people than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.people import people_who_differ


def owners(pair: MeasurePair) -> Iterator[Change]:
    """Yield the changes of directors, then of the portfolio holder.

    Titles, order and misprints do not count.
    """
    before, after = pair.before.reading, pair.after.reading
    yield from _owner(pair, "directors", "Director", before.directors, after.directors)
    yield from _owner(pair, "portfolio_holder", "Portfolio holder", before.holders, after.holders)


def _owner(
    pair: MeasurePair, field: str, label: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Change]:
    if people_who_differ(before, after) == ([], []):
        return
    before, after = ([name for name in people if name.strip()] for people in (before, after))
    old, new = ("; ".join(people) or None for people in (before, after))
    effect = Effect.ADDED if old is None else Effect.REMOVED if new is None else None
    label = f"{label}s" if max(len(before), len(after)) > 1 else label
    sentence = f"{label}: {old or 'nobody'} → {new or 'nobody'}"
    rest = 0.0 if field == "directors" else 0.5
    yield pair.change(
        ChangeKind.OWNER, field, (old, new), sentence, ChangeGroup.OWNER, rest, effect
    )
