"""What the last issue of a period's report changed in the one before, for terminal and explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.analysis.revisions import Correction
    from kpi_tui.period import PeriodKey
    from kpi_tui.store.store import Store


class IssueCorrections(NamedTuple):
    """Two issues of a report, and each cell that differs."""

    issues: str
    """Both, and that nothing differs where it is so; or that no other can be read."""
    found: list[Correction]


def last_corrections(store: Store, period: PeriodKey) -> IssueCorrections | None:
    """Compare the last issue of a period's report with the one before; `None` where there is none.

    Raises `StoreError`.
    """
    from kpi_tui.analysis.revisions import corrections, replaced_issue

    revisions = store.revisions(period)
    before = replaced_issue(revisions) if revisions else None
    if before is None:
        is_unread = store.count_revisions(period) > len(revisions)
        return IssueCorrections("no other issue can be read", []) if is_unread else None
    issues = (before, revisions[-1])
    named = (f"revision {each.revision} ({one_line(each.source.name)})" for each in issues)
    found = corrections(*(store.report(period, each.revision) for each in issues))
    return IssueCorrections(" → ".join(named) + ("" if found else ": no cell differs"), found)
