"""Measures as the explorer's pages take them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from kpi_tui.analysis.browse.search import Search, Vocabulary, search_for
from kpi_tui.report import Reading
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from tests.support.measures import measure, month_end, points, through
from tests.support.samples import JULY, LIBRARY

PLAIN = Palette.of_theme({})
MONTH = LoadedReport(JULY, 2, datetime(2026, 1, 15, 9, 30, tzinfo=UTC))


def looked_for(*words: str) -> Search:
    """A search for words that have no other forms."""
    return search_for(" ".join(words), Vocabulary())


def subject(
    reading: Reading = LIBRARY,
    *actuals: str | None,
    earlier: Reading | None = None,
    sought: Sequence[str] = (),
) -> SelectedMeasure:
    """A measure of July with the months it has had; without any, these have not been read yet."""
    history = list(points(*actuals))
    if earlier is not None:
        history[-2:-1] = [measure(earlier, month_end(2024, 6))]
    insight = through(*history) if history else None
    return SelectedMeasure(reading, MONTH, insight, sought=looked_for(*sought))
