"""The rule on measures marked as not reported, and on priorities without a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.comments.promises import names_a_time
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import and_list, plural
from kpi_tui.status import Status
from kpi_tui.text import begun

_NAMED = 3
"""So many measures that are not reported are named, of more their number is told."""


def nothing_reported(context: CheckContext) -> Iterator[RuleHit]:
    """Ask when measures marked as not reported, and priorities without a measure, are due (X3).

    Nothing is asked of a measure whose comment names a time.
    """
    silent = [
        measure
        for measure in context.measures
        if measure.period.status is Status.NOT_REPORTED and not names_a_time(measure.words)
    ]
    used = {measure.priority_code for measure in context.measures}
    empty = [priority for priority in context.priorities if priority.code not in used]
    if not silent and not empty:
        return
    parts = []
    if silent:
        is_marked = "is" if len(silent) == 1 else "are"
        parts.append(f"{_named(silent)} {is_marked} marked “not reported”")
    if empty:
        codes = and_list(priority.code for priority in empty)
        parts.append(f"{codes} {'has' if len(empty) == 1 else 'have'} no measure")
        used_before = {measure.priority_code for measure in context.before}
        if context.previous is not None and not used_before & {one.code for one in empty}:
            parts[-1] += f", as in {context.name_of(context.previous)}"
    told = "; ".join(parts)
    due = "is it" if len(silent) + len(empty) == 1 else "are they"
    whose = "they are"
    if len(silent) + len(empty) == 1:
        whose = "it is" if silent else "its measures are"
    yield RuleHit(
        f"{begun(told)}. When {due} due?",
        None,
        (
            *(measure.named for measure in silent),
            *((priority.code, priority.title) for priority in empty),
        ),
        page=silent[0].page if silent else empty[0].page,
        explanation=f"{whose} not due every {context.noun}",
    )


def _named(silent: Sequence[MeasurePeriod]) -> str:
    """Name some measures by their codes, or tell how many they are, and of which one priority."""
    if len(silent) <= _NAMED:
        return and_list(measure.measure_code for measure in silent)
    homes = dict.fromkeys(measure.priority_code for measure in silent)
    whose = f", all of {next(iter(homes))}," if len(homes) == 1 else ""
    return f"{plural(len(silent), 'measure')}{whose}"
