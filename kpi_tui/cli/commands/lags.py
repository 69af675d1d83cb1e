"""`kpi-tui lags`: the measures whose figures are of an earlier period than their report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.filters import add_filters
from kpi_tui.cli.output import add_output
from kpi_tui.cli.sheets import put_found
from kpi_tui.publish.sheets import FORMATS


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' or latest")
    add_output(command, FORMATS)


def run(args: Namespace) -> int:
    """Print the late figures of a period, the last one unless told. Raises `KpiTuiError`."""
    from kpi_tui.analysis.across.lags import lags
    from kpi_tui.publish.sheets.lags import lags_listing

    return put_found(
        args,
        lags,
        lambda found, _, called: lags_listing(found, f"Figures of an earlier period, {called}"),
    )
