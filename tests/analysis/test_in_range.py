"""Measures that are best near their target: every page calls the same figures better and worse."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.changes.change import Effect
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.comparison import compared_since
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.report import Reading
from kpi_tui.vocabulary import Polarity, Travel
from tests.support.months import JULY, JUNE, readings, report

Figures = tuple[str, str | None]


def warmth(actual: str, target: str | None) -> Reading:
    return Reading(
        *("OCC01", "OCC01.01", "Warmth of the halls"),
        period_actual=actual, period_target=target, published_polarity=Polarity.IN_RANGE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "travel"),
    [
        (("22.2", "21"), ("19.0", "21"), Travel.WORSE),
        (("17.0", "21"), ("22.0", "21"), Travel.BETTER),
        (("17.0", "17"), ("18.0", "21"), Travel.WORSE),  # each by its own target
        (("21.0", "21"), ("21.0", "21"), None),
        (("20.9", "21"), ("21.1", "21"), None),  # as near, on the other side
        (("22.2", None), ("19.0", "21"), None),
    ],
)
def test_what_is_nearer_to_its_target_is_better(
    before: Figures, now: Figures, travel: Travel | None
) -> None:
    held = (report(JUNE, warmth(*before)), report(JULY, warmth(*now)))
    told = measure_histories(facts(readings(*held)))
    (measure,) = told.of_report(JULY)
    assert measure.travel is travel
    assert compared_since(measure, JUNE).travel is travel
    (row,) = grid(told).rows
    assert row.latest.since_last.travel is travel
    effects = {each.effect for each in changes(told, JUNE, JULY) if each.field == "period_actual"}
    told_of = {Travel.BETTER: Effect.BETTER, Travel.WORSE: Effect.WORSE, None: None}
    assert effects == ({told_of[travel]} if before[0] != now[0] else set())
