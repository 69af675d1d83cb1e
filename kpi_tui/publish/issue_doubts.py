"""What is doubtful about a new issue of a report beside the one before: decisions on that, other figures."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kpi_tui.doubts import Doubt
from kpi_tui.errors import StoreError
from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.store.store import Store
    from kpi_tui.store.stored import Added


def decided_before(store: Store, added: Added, report: Report) -> list[Doubt]:
    """Return the decisions that hold on for measures whose cells the newer issue has otherwise.

    What was accepted always, or noted, was not decided on an issue. A log that cannot be read is told
    of elsewhere.
    """
    if not added.is_new or added.previous is None:
        return []
    from kpi_tui.analysis.revisions import corrections
    from kpi_tui.judgements.in_force import NO_JUDGEMENTS
    from kpi_tui.judgements.judgement import Accept, Correct, SetQueryState
    from kpi_tui.judgements.log import read
    from kpi_tui.judgements.recorded import recorded
    from kpi_tui.vocabulary import QueryState
    from kpi_tui.wording.judgements import decided

    judged = NO_JUDGEMENTS
    with suppress(StoreError):
        judged = read(store.path).of_report(added.key.report_id)
    if not judged.all:
        return []
    changed = {each.code for each in corrections(store.report(added.key, added.previous), report)}
    printed = {each.named: each for each in report.readings}
    found: list[Doubt] = []
    for judgement in judged.all:
        if not isinstance(judgement, Accept | Correct | SetQueryState):
            continue
        reading = printed.get(judgement.measure) if judgement.measure else None
        is_open = isinstance(judgement, SetQueryState) and judgement.state is QueryState.OPEN
        if reading is None or is_open or judgement.report_date != report.report_date:
            continue
        if reading.measure_code in changed:
            said = f"{decided(judgement, added.key.period_type)} ({recorded(judgement)})"
            told = f"decided on the issue before, and holds on: {said}"
            found.append(Doubt(told, reading.measure_code, min(reading.pages, default=None)))
    return found


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
