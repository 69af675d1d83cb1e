"""`kpi-tui lags`: the measures whose figures are of an earlier period than their report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import open_store, read_judged
from kpi_tui.cli.filters import add_filters
from kpi_tui.cli.output import WITH_SHEETS, add_output, form_of
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.sheets import passing, put_out
from kpi_tui.period_names import name_of


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' or latest")
    add_output(command, WITH_SHEETS)


def run(args: Namespace) -> int:
    """Print the late figures of a period, the last one unless told. Raises `KpiTuiError`."""
    form = form_of(args)
    from kpi_tui.analysis.across.lags import lags
    from kpi_tui.analysis.assess import assess
    from kpi_tui.publish.sheets.lags import lags_listing

    store = open_store(args)
    period = period_of(store, args.period)
    analysis = assess(store, read_judged(args))
    passes = passing(analysis, args, store)
    found = lags(analysis.council.histories, period.last_day)
    shown = [each for each in found if passes(each.measure)]
    listing = lags_listing(shown, f"Figures of an earlier period, {name_of(period)}")
    put_out(listing, form, args, period.period_type.noun)
    return 0
