"""Priorities whose published status or title is another, or that came or went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """A priority from a row of `Store.priorities()`."""
    status = Status(row["status"]) if row["status"] else None
    return Heading(row["priority_code"], row["priority_title"], status, row["page"])


def priorities(before: Sequence[Heading], after: Sequence[Heading]) -> Iterator[Change]:
    """What changed, priority by priority. A code that has another title is another priority."""
    left = list(before)
    for item in after:
        old = _earlier(item, left)
        if old is None:
            yield _change(item, None, item, ChangeKind.NEW, "New priority", ChangeGroup.NEW)
            continue
        left.remove(old)
        yield from _differences(old, item)
    for item in left:
        yield _change(
            item, item, None, ChangeKind.GONE, "Priority no longer listed", ChangeGroup.GONE
        )


def _earlier(item: Heading, left: Sequence[Heading]) -> Heading | None:
    """The same priority in the earlier month: by its title, else by a code with a like title."""
    for old in left:
        if alike(old.title, item.title):
            return old
    return next(
        (
            old
            for old in left
            if old.code == item.code and similarity(old.title, item.title) > ANOTHER
        ),
        None,
    )


def _differences(old: Heading, new: Heading) -> Iterator[Change]:
    if old.status is not new.status:
        yield _change(
            new,
            old,
            new,
            ChangeKind.PRIORITY_STATUS,
            f"Priority: {_lower(move(old.status, new.status))}",
            tier(old.status, new.status),
            "status",
            effect(old.status, new.status),
        )
    if not alike(old.title, new.title):
        sentence = f"Priority was called “{old.title}”"
        yield _change(new, old, new, ChangeKind.NAME, sentence, ChangeGroup.NAME, "priority_title")
    if old.code != new.code:
        sentence = f"Priority was {old.code}"
        yield _change(
            new, old, new, ChangeKind.RENUMBERED, sentence, ChangeGroup.PLACE, "priority_code"
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


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
