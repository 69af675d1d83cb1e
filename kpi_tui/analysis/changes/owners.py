"""Directors and portfolio holders who are other people than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.people import key_of_person

MISPRINT = 5
"""From how many letters on a surname with one letter wrong is a misprint, not another person."""


def owners(pair: MeasurePair) -> Iterator[Change]:
    """The directors, then the portfolio holder. Titles, order and misprints do not count."""
    before, after = pair.before.reading, pair.after.reading
    yield from _owner(pair, "directors", "Director", before.directors, after.directors)
    holders = [
        (item.portfolio_holder,) if item.portfolio_holder else () for item in (before, after)
    ]
    yield from _owner(pair, "portfolio_holder", "Portfolio holder", *holders)


def same_people(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether two lists name the same people, in whatever order and spelling."""
    if before == after:
        return True
    left = list(after)
    for person in before:
        found = next((other for other in left if same_person(person, other)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are one person's: `Cllr D Levy`, `CIlr Dan Levy`, `Dan Levvy`."""
    first, second = key_of_person(one).split(), key_of_person(other).split()
    if not first or not second:
        return first == second
    return _same_surname(first[-1], second[-1]) and _same_first(first[:-1], second[:-1])


def _owner(
    pair: MeasurePair, field: str, label: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Change]:
    # A name of nothing but white space is nobody's.
    before, after = ([name for name in people if name.strip()] for people in (before, after))
    if same_people(before, after):
        return
    old, new = ("; ".join(people) or None for people in (before, after))
    effect = Effect.ADDED if old is None else Effect.REMOVED if new is None else None
    label = f"{label}s" if max(len(before), len(after)) > 1 else label
    sentence = f"{label}: {old or 'nobody'} → {new or 'nobody'}"
    rest = 0.0 if field == "directors" else 0.5
    yield pair.change(
        ChangeKind.OWNER, field, (old, new), sentence, ChangeGroup.OWNER, rest, effect
    )


def _same_first(one: Sequence[str], other: Sequence[str]) -> bool:
    """First names are the same where one may be the initial of the other, or left out."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))


def _same_surname(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= MISPRINT and _one_letter_apart(one, other))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or another makes one word of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    step = len(longer) == len(shorter)
    return longer[start + 1 :] == shorter[start + step :]
