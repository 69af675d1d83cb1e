"""What is left of a period when its last revision is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.period import PeriodKey
    from kpi_tui.store.store import Store


class RevisionsLeft(NamedTuple):
    """The last revision of a period and the one before it, in words."""

    last: str
    before: str
    number: int
    """That of the last."""


def revisions_left(store: Store, period: PeriodKey) -> RevisionsLeft | None:
    """Name a period's last revision, and the one that counts without it; `None` where there is none.

    One that cannot be read is named by its number alone. Raises `StoreError`.
    """
    files = {each.revision: one_line(each.source.name) for each in store.revisions(period)}
    last = store.count_revisions(period)
    before = max((each for each in files if each < last), default=None)
    if before is None:
        return None

    def named(number: int) -> str:
        return f"revision {number}" + (f" ({files[number]})" if number in files else "")

    return RevisionsLeft(named(last), named(before), last)
