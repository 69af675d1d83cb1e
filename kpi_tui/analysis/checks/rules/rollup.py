"""The rule on priorities: whether their statuses follow from those of their measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.labels import mark
from kpi_tui.report import RATED, Priority, Status

Rule = Callable[[Counter[Status]], set[Status]]
"""From how often each status occurs to the statuses that a rule allows the priority."""


def _worst(found: Counter[Status]) -> set[Status]:
    return {max(found, key=RATED.index)}


def _commonest(found: Counter[Status]) -> set[Status]:
    most = max(found.values())
    return {status for status, count in found.items() if count == most}


RULES: Mapping[str, Rule] = {"the worst": _worst, "the commonest": _commonest}


def unexplained(month: CheckContext) -> Iterator[RuleHit]:
    """S6: neither the worst nor the commonest status of its measures is every priority's."""
    judged = [item for item in month.priorities if item.status in RATED]
    broken: dict[str, list[str]] = {}
    for column, label in enumerate(("month", "year to date")):
        counts = _counts(month, column)
        for name, rule in RULES.items():
            broken[f"{name} status of the {label}"] = [
                item.code
                for item in judged
                if counts[item.code] and item.status not in rule(counts[item.code])
            ]
    if judged and all(broken.values()):
        said = "; ".join(
            f"{name} is not that of {', '.join(codes)}" for name, codes in broken.items()
        )
        yield RuleHit(
            f"No one rule makes the priorities' statuses of their measures': {said}. "
            "How are they made?",
            None,
            _figures(judged, _counts(month, 0)),
            page=judged[0].page,
        )


def _counts(month: CheckContext, column: int) -> defaultdict[str, Counter[Status]]:
    """How many measures of each priority have each rated status."""
    found: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    for row in month.measures:
        status = row.columns[column].status
        if status in RATED:
            found[row.priority_code][status] += 1
    return found


def _figures(judged: list[Priority], counts: Mapping[str, Counter[Status]]) -> Figures:
    return tuple(
        (
            item.code,
            f"{mark(item.status)}; its measures: "
            + ", ".join(
                f"{mark(status)} {counts[item.code][status]}"
                for status in RATED
                if counts[item.code][status]
            ),
        )
        for item in judged
        if counts[item.code]
    )
