"""What is left of a period when its last revision is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.period import PeriodKey
    from kpi_tui.store.store import Store


class RevisionsLeft(NamedTuple):
    """The last revision of a period, and what is read without it, in words."""

    last: str
    then: str
    """`revision 1 (annex.pdf) counts again`, or that it already does, where the last cannot be read."""
    number: int
    """That of the last."""


def revisions_left(store: Store, period: PeriodKey) -> RevisionsLeft | None:
    """Name a period's last revision, and the one that counts without it; `None` where there is none.

    One that cannot be read is said to be so. Raises `StoreError`.
    """
    files = {each.revision: one_line(each.source.name) for each in store.revisions(period)}
    last = store.count_revisions(period)
    before = max((each for each in files if each < last), default=None)
    if before is None:
        return None

    counts = f"revision {before} ({files[before]}) counts"
    if last not in files:
        return RevisionsLeft(f"revision {last}, which cannot be read,", f"{counts} already", last)
    return RevisionsLeft(f"revision {last} ({files[last]})", f"{counts} again", last)
