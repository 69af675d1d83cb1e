"""The processes that run checks over many periods beside this one: when they pay, and what they are asked.

They are started before this process has loaded a library, and load the store as it does.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kpi_tui.cli.common import store_path
from kpi_tui.cli.report_choice import series_of
from kpi_tui.period import PeriodKey, PeriodType, Series, means_all_periods
from kpi_tui.store.files import list_reports
from kpi_tui.store.kept_results import has_results
from kpi_tui.store_url import StorePath

if TYPE_CHECKING:
    from kpi_tui.cli.children import Children

_WORTH = 40
"""Periods for each process: fewer are done sooner than another process has started."""


class PeriodRequest(msgspec.Struct, frozen=True):
    """A period to check, its store, and the state that the store must still be in."""

    store: str
    report_id: str
    period_type: PeriodType
    state: str = ""
    period: PeriodKey | None = None
    """`None` where the store is only to be loaded, for the requests to come."""


def finders(periods: int) -> Children | None:
    """Return as many processes as pay for some periods, not started yet; `None` for none."""
    from kpi_tui.cli.children import Children, cores

    count = min(cores() - 1, periods // _WORTH)
    return Children("kpi_tui.cli.found_periods", count) if count > 0 else None


@contextmanager
def started_ahead(args: Namespace) -> Iterator[Children | None]:
    """Give such processes, already started, where all periods are asked for and nothing is kept of them.

    `None` where that is not so. Raises `KpiTuiError` for a report that there is not.
    """
    children, path = None, store_path(args)
    # To list what is far away takes time.
    if means_all_periods(args.period) and isinstance(path, Path):
        listing = list_reports(path)
        series = series_of(args, listing)
        if not has_results(path, series):
            children = finders(len(listing.only(series).periods))
    if children is None:
        yield None
        return
    with children:
        children.start(msgspec.json.encode(request_of(path, series)))
        yield children


def request_of(
    path: StorePath, series: Series, state: str = "", period: PeriodKey | None = None
) -> PeriodRequest:
    """Return what such a process is asked of a series of reports in a store."""
    return PeriodRequest(str(path.absolute()), series.report_id, series.period_type, state, period)
