"""Priorities whose published status or title is another, or that came or went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kpi_tui.analysis.changes.change import PRIORITY, Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.analysis.changes.statuses import effect, move, tier
from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.text_diff import alike
from kpi_tui.report import Status
from kpi_tui.text import one_line

ANOTHER = 0.35
"""Up to what likeness of their titles two priorities with one code are two."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A priority as one month prints it."""

    code: str
    title: str
    status: Status | None
    page: int | None


def heading(row: Mapping[str, Any]) -> Heading:
    """Build a priority from a row of `Store.priorities()`."""
    status = Status(row["status"]) if row["status"] else None
    return Heading(row["priority_code"], row["priority_title"], status, row["page"])


def priorities(before: Sequence[Heading], after: Sequence[Heading]) -> Iterator[Change]:
    """Tell what changed, priority by priority. A code that has another title is another priority."""
    left = list(before)
    for new in after:
        same = (old for old in left if alike(old.title, new.title))
        like = (
            old
            for old in left
            if old.code == new.code and similarity(old.title, new.title) > ANOTHER
        )
        old = next(chain(same, like), None)
        if old is None:
            yield _change(new, None, new, ChangeKind.NEW, "New priority", ChangeGroup.NEW)
            continue
        left.remove(old)
        if old.status is not new.status:
            sentence = move(old.status, new.status)
            yield _change(
                new,
                old,
                new,
                ChangeKind.PRIORITY_STATUS,
                f"Priority: {sentence[0].lower()}{sentence[1:]}",
                tier(old.status, new.status),
                "status",
                effect(old.status, new.status),
            )
        if not alike(old.title, new.title):
            said, group = f"Priority was called “{old.title}”", ChangeGroup.NAME
            yield _change(new, old, new, ChangeKind.NAME, said, group, "priority_title")
        if old.code != new.code:
            said, group = f"Priority was {old.code}", ChangeGroup.PLACE
            yield _change(new, old, new, ChangeKind.RENUMBERED, said, group, "priority_code")
    for old in left:
        yield _change(
            old, old, None, ChangeKind.GONE, "Priority no longer listed", ChangeGroup.GONE
        )


def _change(
    shown: Heading,
    old: Heading | None,
    new: Heading | None,
    kind: ChangeKind,
    sentence: str,
    listed: ChangeGroup,
    field: str = PRIORITY,
    amounts_to: Effect | None = None,
) -> Change:
    return Change(
        kind=kind,
        measure_code=shown.code,
        measure_name=shown.title,
        old_code=old.code if old else None,
        field=field,
        old=_cell(old, field),
        new=_cell(new, field),
        effect=amounts_to,
        sentence=one_line(sentence),
        page=shown.page,
        weight=weigh(listed),
    )


def _cell(item: Heading | None, field: str) -> str | None:
    if item is None:
        return None
    if field == "status":
        return item.status.value if item.status else None
    return item.code if field == "priority_code" else item.title
