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
    rules = "; ".join(f"{rule} is not that of {', '.join(codes)}" for rule, codes in broken.items())
    yield RuleHit(
        f"No one rule makes the priorities' statuses of their measures': {rules}. "
        "How are they made?",
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
