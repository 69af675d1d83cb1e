"""A revision that has other actuals throughout, as another period's report under a wrong title has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.doubts import Doubt
from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.store.store import Store
    from kpi_tui.store.stored import Added


def perhaps_other_period(store: Store, added: Added, report: Report) -> list[Doubt]:
    """Return a doubt where most actuals are not those of the issue before, and how to go back to it."""
    if not added.is_new or added.previous is None or added.is_read_anew:
        return []
    from kpi_tui.analysis.other_actuals import mostly_other_actuals
    from kpi_tui.analysis.revisions import corrections

    changed = corrections(store.report(added.key, added.previous), report)
    others = mostly_other_actuals(changed, report.readings)
    if others is None:
        return []
    noun = added.key.period_type.noun
    return [
        Doubt(
            f"{others} are not those of revision {added.previous}: is it another {noun}’s report "
            f"under this title? Delete, or forget --last-revision, takes revision {added.revision} "
            "out again"
        )
    ]
