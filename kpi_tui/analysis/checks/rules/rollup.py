"""The rule on priorities: whether their statuses follow from those of their measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.labels import mark
from kpi_tui.report import RATED, Status


def unexplained(month: CheckContext) -> Iterator[RuleHit]:
    """Ask how priorities get their statuses, where no one rule makes all of them (S6).

    The rules tried are the worst and the commonest status of the priority's measures, for the
    month and for the year to date.
    """
    rated = [priority for priority in month.priorities if priority.status in RATED]
    if not rated:
        return
    broken: dict[str, list[str]] = {}
    for column, label in enumerate((month.noun, "year to date")):
        not_worst = broken.setdefault(f"the worst status of the {label}", [])
        not_commonest = broken.setdefault(f"the commonest status of the {label}", [])
        counts = _status_counts(month, column)
        for priority in rated:
            statuses = counts[priority.code]
            if not statuses:
                continue
            most = max(statuses.values())
            if priority.status is not max(statuses, key=RATED.index):
                not_worst.append(priority.code)
            if priority.status not in [status for status in statuses if statuses[status] == most]:
                not_commonest.append(priority.code)
    if not all(broken.values()):
        return
    counts = _status_counts(month, 0)
    figures = []
    for priority in rated:
        if statuses := counts[priority.code]:
            listed = ", ".join(
                f"{mark(status)} {statuses[status]}" for status in RATED if statuses[status]
            )
            figures.append((priority.code, f"{mark(priority.status)}; its measures: {listed}"))
    exceptions = sorted({code for codes in broken.values() for code in codes})
    yield RuleHit(
        "We cannot tell how priority statuses are set: neither the worst nor the commonest status "
        f"of their measures gives those of {', '.join(exceptions)}. What is the rule?",
        None,
        tuple(figures),
        page=rated[0].page,
    )


def _status_counts(month: CheckContext, column: int) -> defaultdict[str, Counter[Status]]:
    """Count the measures of each priority with each rated status, by the priority's code."""
    counts: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for measure in month.measures:
        status = measure.columns[column].status
        if status in RATED:
            counts[measure.priority_code][status] += 1
    return counts


def missing_beside_data(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about priorities that are shown without data and have measures with figures (S8)."""
    for priority in month.priorities:
        if priority.status not in (Status.DATA_MISSING, Status.ACTUAL_MISSING):
            continue
        measures = tuple(
            measure
            for measure in month.measures
            if measure.priority_code == priority.code and measure.period.actual_value is not None
        )
        if measures:
            listed = ", ".join(
                f"{measure.measure_code} has {measure.period.actual}" for measure in measures
            )
            yield RuleHit(
                f"{priority.code} is shown as “{mark(priority.status)}”, though {listed}. "
                "Why has it no status?",
                measures[0] if len(measures) == 1 else None,
                ((priority.code, str(mark(priority.status))), *measures[0].period.printed),
                page=priority.page or measures[0].page,
                measures=measures if len(measures) > 1 else (),
            )
