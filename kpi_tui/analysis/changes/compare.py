"""What changed between two months, measure by measure, what matters most first."""

from __future__ import annotations

from datetime import date

import polars as pl

from kpi_tui.analysis.changes import priorities as published
from kpi_tui.analysis.changes.change import Change, ChangesError
from kpi_tui.analysis.changes.figures import targets, units, values
from kpi_tui.analysis.changes.owners import owners
from kpi_tui.analysis.changes.pairing import pair_up
from kpi_tui.analysis.changes.presence import gone, new, place
from kpi_tui.analysis.changes.statuses import statuses
from kpi_tui.analysis.changes.words import name, wording
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.months import month_name

__all__ = ["changes"]

_ASPECTS = (statuses, targets, owners, place, units, values, name, wording)
"""What is compared of a measure that both months have."""


def changes(
    measures: MeasureHistories,
    before: date,
    after: date,
    *,
    priorities: pl.DataFrame | None = None,
    judged: JudgementsInForce = NO_JUDGEMENTS,
) -> list[Change]:
    """Return all that differs between two months, by weight, else in the order of the report.

    `measures` are those of all months, so that the months between say which measure is which;
    `priorities` is `Store.priorities()`, without which priorities are not compared. Raises
    `ChangesError` where the months are in the wrong order or one of them is not held.
    """
    if before == after:
        raise ChangesError(f"{month_name(after)}: a month has no changes against itself: name two")
    if before > after:
        raise ChangesError(
            f"{month_name(before)} comes after {month_name(after)}: name the earlier month first"
        )
    for day in (before, after):
        if not measures.of_report(day):
            raise ChangesError(f"{month_name(day)}: no measures are held of it: import its report")
    earlier, later = measures.of_report(before), measures.of_report(after)
    paired = pair_up(earlier, later, judged)
    months_of = {
        measure.measure_id: [reading.report_date for reading in measures.by_id[measure.measure_id]]
        for measure in (*paired.gone, *paired.new)
    }
    differences: list[Change] = []
    if priorities is not None:
        listed = [published.of_month(priorities, day) for day in (before, after)]
        differences += published.priorities(*listed)
    for pair in paired.pairs:
        for aspect in _ASPECTS:
            differences += aspect(pair)
    differences += gone(paired, later, months_of, after)
    differences += new(paired, earlier, months_of, before)
    return sorted(differences, key=lambda change: change.weight)
