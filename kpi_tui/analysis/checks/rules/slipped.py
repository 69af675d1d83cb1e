"""The rule on figures that stand beside another measure's name."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now


def another_s_figures(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about a target and an actual that go on from those of another measure (I8)."""
    still_there = {old.measure_id for old, _ in month.pairs}
    for place, other in month.taken_over.items():
        old, measure = month.pairs[place]
        period, was = measure.period, old.period
        became = (
            f"has those of {measure.measure_code} now"
            if other.measure_id in still_there
            else "is not in this report"
        )
        yield RuleHit(
            f"{period.actual} against {period.target} goes on from {other.measure_code} "
            f"“{other.measure_name}”, {other.period.actual} against {other.period.target} in "
            f"{other.when}, which {became}; its own were {was.actual} against {was.target}. Whose "
            "figures are these?",
            measure,
            before_and_now(old.when, old, measure),
        )
