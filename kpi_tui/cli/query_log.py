"""How far queries have come, and `kpi-tui queries --log`, which lists that of every one."""

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


def standing_in(analysis: Analysis, periods: Sequence[PeriodKey]) -> Callable[[Finding], str]:
    """Return what says how far a query has come; only periods of which any was asked are assessed."""
    from kpi_tui.analysis.queries import standing

    asked = {day for _, _, day in analysis.judged.queries}
    assessed = {key.last_day: analysis.period(key) for key in periods if key.last_day in asked}

    def told(finding: Finding) -> str:
        of_period = assessed.get(finding.report_date)
        return standing(finding, of_period) if of_period else ""

    return told


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
    from kpi_tui.publish.sheets.query_log import query_log_listing

    listed = [
        query
        for period in periods
        for query in queries(analysis.period(period))
        if passes(query.finding)
    ]
    title = f"{Label.QUERIES} · {called}"
    file = analysis.store.newest(periods[0]).source.name if len(periods) == 1 else ""
    listing = query_log_listing(listed, title, of_several_reports=len(periods) > 1, file=file)
    put_out(listing, form_of(args), args, analysis.series.period_type.noun)
