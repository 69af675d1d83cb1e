"""`kpi-tui queries --log`: every query with how far it has come, to be kept for audit."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kpi_tui.cli.output import form_of
from kpi_tui.cli.sheets import put_out
from kpi_tui.labels import Label

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.period import PeriodKey


def put_log(
    analysis: Analysis,
    periods: Sequence[PeriodKey],
    called: str,
    args: Namespace,
    passes: Callable[[Finding], bool],
) -> None:
    """Print the log of those of these periods' queries that pass a test, or write it to a file.

    `called` names the periods. Raises `KpiTuiError`.
    """
    from kpi_tui.analysis.queries import queries
    from kpi_tui.publish.sheets.queries import queries_listing

    listed = [
        query
        for period in periods
        for query in queries(analysis.period(period))
        if passes(query.finding)
    ]
    title = f"{Label.QUERIES} · {called}"
    listing = queries_listing(listed, title, of_several_reports=len(periods) > 1)
    put_out(listing, form_of(args), args, analysis.series.period_type.noun)
