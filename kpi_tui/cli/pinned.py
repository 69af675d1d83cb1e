"""`--pinned`: the measures that a person has pinned in the explorer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from kpi_tui.errors import KpiTuiError
from kpi_tui.measure_name import MeasureName
from kpi_tui.paths import state_path

if TYPE_CHECKING:
    from argparse import ArgumentParser, _ArgumentGroup

    import polars as pl

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.period import Series
    from kpi_tui.store_url import StorePath
    from kpi_tui.tui.session.kept import Kept


def add_pinned(command: ArgumentParser | _ArgumentGroup) -> None:
    """Add `--pinned`."""
    command.add_argument(
        "--pinned", action="store_true", help="My measures: those pinned in the explorer (*)"
    )


def only_pinned(rows: pl.DataFrame, analysis: Analysis, args: Namespace) -> pl.DataFrame:
    """Return the readings of pinned measures; without `--pinned`, all. Raises `KpiTuiError`."""
    if not args.pinned:
        return rows
    kept = pins_kept(analysis.store.path, analysis.series)
    days = rows["report_date"].unique()
    measures = {day: analysis.council.measures(analysis.key(day)) for day in days}
    named = rows.select("report_date", "measure_code", "measure_name").iter_rows()
    return rows.filter(
        [
            kept.is_pinned(key, measures[day].get(key))
            for day, code, name in named
            for key in [MeasureName(code, name)]
        ]
    )


def is_pinned(analysis: Analysis, args: Namespace) -> Callable[[MeasurePeriod], bool]:
    """Return a test of whether a measure is pinned; without `--pinned` every one passes.

    Raises `KpiTuiError`.
    """
    if not args.pinned:
        return lambda _: True
    kept = pins_kept(analysis.store.path, analysis.series)
    return lambda measure: kept.is_pinned(measure.named, measure)


def pins_kept(store: StorePath, series: Series) -> Kept:
    """Return the pins that are kept for a series of a store. Raises `KpiTuiError` where there are none."""
    from kpi_tui.tui.session.kept import Kept
    from kpi_tui.tui.state import Memory

    memory = Memory(state_path())
    memory.look_at(store)
    kept = Kept(memory)
    kept.take(series)
    if not kept.pins:
        raise KpiTuiError(
            "--pinned: no measure of these reports is pinned: * in the explorer pins one"
        )
    return kept
