"""`kpi-tui vanished`: the measures that reports no longer have, and how they stood."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.filters import add_filters
from kpi_tui.cli.output import add_output
from kpi_tui.cli.sheets import put_found
from kpi_tui.publish.sheets import FORMATS


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, "latest", "the last report looked at: 2024-07, 'Q3 2024/25' or latest")
    add_output(command, FORMATS)


def run(args: Namespace) -> int:
    """Print the register, up to the last period unless told. Raises `KpiTuiError`."""
    from kpi_tui.analysis.across.vanished import vanished
    from kpi_tui.publish.sheets.vanished import vanished_listing

    return put_found(
        args,
        vanished,
        lambda found, period, called: vanished_listing(
            found, f"Measures no longer reported, up to {called}", period.period_type
        ),
    )
