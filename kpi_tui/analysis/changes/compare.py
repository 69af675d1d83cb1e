"""What changed between two periods, measure by measure, what matters most first."""

from __future__ import annotations

from datetime import date

import polars as pl

from kpi_tui.analysis.changes import priorities as published
from kpi_tui.analysis.changes.change import Change, ChangesError
from kpi_tui.analysis.changes.figures import floors, targets, units, values
from kpi_tui.analysis.changes.owners import owners
from kpi_tui.analysis.changes.pairing import pair_up
from kpi_tui.analysis.changes.presence import gone, is_perhaps_not_due, new, place
from kpi_tui.analysis.changes.statuses import directions, polarities, statuses
from kpi_tui.analysis.changes.words import name, wording
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.period_names import period_name

_ASPECTS = (
    statuses,
    polarities,
    targets,
    floors,
    owners,
    place,
    directions,
    units,
    values,
    name,
    wording,
)
"""What is compared of a measure that both periods have: each yields the changes of one kind."""


def changes(
    measures: MeasureHistories,
    before: date,
    after: date,
    *,
    priorities: pl.DataFrame | None = None,
    judged: JudgementsInForce = NO_JUDGEMENTS,
) -> list[Change]:
    """Return all that differs between two periods, by weight, else in the order of the report.

    `measures` are those of all periods, as the periods between tell which measure is which.
    `priorities` is `Store.priorities()`; without it, priorities are not compared. Raises
    `ChangesError` where the periods are the same or in the wrong order, or one is not held.
    """
    kind = measures.period_type
    first, last = period_name(before, kind), period_name(after, kind)
    if before == after:
        raise ChangesError(f"{last}: a {kind.noun} has no changes against itself: name two")
    if before > after:
        raise ChangesError(f"{first} comes after {last}: name the earlier {kind.noun} first")
    for day, name_of_it in ((before, first), (after, last)):
        if not measures.of_report(day):
            raise ChangesError(f"{name_of_it}: no measures are held of it: import its report")
    earlier, later = measures.of_report(before), measures.of_report(after)
    paired = pair_up(earlier, later, judged)
    differences: list[Change] = []
    if priorities is not None:
        old, now = (published.of_month(priorities, day) for day in (before, after))
        differences += published.priorities(old, now, later)
    for pair in paired.pairs:
        for aspect in _ASPECTS:
            differences += aspect(pair)
    held = [day for day in sorted(measures.by_day) if day <= after]
    days_of = {
        measure.measure_id: [reading.report_date for reading in measures.by_id[measure.measure_id]]
        for measure in paired.gone
    }
    not_due = {each for each, days in days_of.items() if is_perhaps_not_due(held, days)}
    differences += gone(paired, later, measures, after, not_due)
    differences += new(paired, earlier, measures, before)
    return sorted(differences, key=lambda change: change.weight)
