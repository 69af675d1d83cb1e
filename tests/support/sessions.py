"""A session of the explorer on a store, without the explorer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpi_tui.tui.session.assessor import Assessor
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.session.session import Session


def opened(store: Path, period: date | None = None, assessed: bool = True) -> Session:
    """A session on a period of a store, on the last one by default."""
    session, loaded = Session(store), Library(store).load(period)
    assert loaded.month is not None
    shown = loaded.month.report.report_date
    session.show(loaded, Assessor(store).assess(shown, lambda: False) if assessed else None)
    return session
