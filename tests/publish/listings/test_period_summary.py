"""How a period's summary tells the figures of measures that moved."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.figures import Unit
from kpi_tui.publish.listings.period_summary import figures_moved
from kpi_tui.status import Status
from tests.support.measures import point, through

JUNE, JULY = date(2024, 6, 30), date(2024, 7, 31)


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.NUMBER, "147 → 98, target 119"),
        (Unit.PERCENT, "147 not compared with 98, target 119"),
    ],
)
def test_no_arrow_leads_from_a_figure_to_one_that_it_is_not_compared_with(
    unit: Unit, said: str
) -> None:
    before = point(JUNE, "147", "119", unit=Unit.GBP if unit is Unit.PERCENT else unit)
    now = through(before, point(JULY, "98", "119", Status.RED, unit=unit))
    assert figures_moved(now) == said
