"""Measures as the explorer's pages take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from kpi_tui.report import Reading
from kpi_tui.store.month_cache import LoadedMonth
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import Earlier, SelectedMeasure
from tests.support.measures import points, through
from tests.support.samples import JULY, LIBRARY

PLAIN = Palette.of_theme({})
MONTH = LoadedMonth(JULY, 2, datetime(2026, 1, 15, 9, 30, tzinfo=UTC))


def subject(
    reading: Reading = LIBRARY,
    *actuals: str | None,
    earlier: Reading | None = None,
    sought: Sequence[str] = (),
) -> SelectedMeasure:
    """A measure of July with the months it has had; without any, these have not been read yet."""
    insight = through(*points(*actuals)) if actuals else None
    before = Earlier(date(2024, 6, 30), earlier) if earlier else None
    made = SelectedMeasure(reading, MONTH, insight, before)
    return replace(made, sought=tuple(sought))
