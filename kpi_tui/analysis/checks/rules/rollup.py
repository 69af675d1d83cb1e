"""The rule on priorities: whether their statuses follow from those of their measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.labels import mark
from kpi_tui.report import RATED, Status


def unexplained(month: CheckContext) -> Iterator[RuleHit]:
    """S6: neither the worst nor the commonest status of its measures is every priority's."""
    rated = [item for item in month.priorities if item.status in RATED]
    broken: dict[str, list[str]] = {}
    for column, label in enumerate(("month", "year to date")):
        counts = _counts(month, column)
        worst, commonest = (
            f"the worst status of the {label}",
            f"the commonest status of the {label}",
        )
        broken[worst], broken[commonest] = [], []
        for item in rated:
            measures = counts[item.code]
            if measures and item.status is not max(measures, key=RATED.index):
                broken[worst].append(item.code)
            if measures and measures[item.status] < max(measures.values()):
                broken[commonest].append(item.code)
    if not rated or not all(broken.values()):
        return
    said = "; ".join(f"{name} is not that of {', '.join(codes)}" for name, codes in broken.items())
    figures: list[tuple[str, str]] = []
    counts = _counts(month, 0)
    for item in rated:
        shown = [f"{mark(s)} {counts[item.code][s]}" for s in RATED if counts[item.code][s]]
        if shown:
            figures.append((item.code, f"{mark(item.status)}; its measures: {', '.join(shown)}"))
    yield RuleHit(
        f"No one rule makes the priorities' statuses of their measures': {said}. "
        "How are they made?",
        None,
        tuple(figures),
        page=rated[0].page,
    )


def _counts(month: CheckContext, column: int) -> defaultdict[str, Counter[Status | None]]:
    """Count the measures of each priority by their rated statuses."""
    found: defaultdict[str, Counter[Status | None]] = defaultdict(Counter)
    for row in month.rows:
        status = row.columns[column].status
        if status in RATED:
            found[row.priority_code][status] += 1
    return found
