"""`kpi-tui export`: readings as a file for another program."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.cli.common import (
    open_store,
    print_bytes,
    read_judged,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.filters import add_filters, filtered, filters
from kpi_tui.labels import plural
from kpi_tui.period import PeriodType

if TYPE_CHECKING:
    import polars as pl

_FORMATS = ("csv", "json", "md", "parquet", "xlsx")
_BINARY = ("parquet", "xlsx")
_TIDY = ("csv", "parquet")
"""The formats of `--tidy`: the others are for readers, not for statistics."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, period=None)
    command.add_argument("-f", "--format", choices=_FORMATS, help="else by the name of the file")
    command.add_argument(
        "--tidy",
        action="store_true",
        help="a row a measure, period and series, with what is worked out (csv or parquet)",
    )
    command.add_argument(
        *("-o", "--output"),
        type=Path,
        metavar="FILE",
        help="where to write (else standard output)",
    )


def run(args: Namespace) -> int:
    """Write the readings that pass the filters. Raises `KpiTuiError`."""
    named = args.output.suffix.lower().removeprefix(".") if args.output else ""
    form: str = args.format or named
    if args.tidy and form not in _TIDY:
        args.parser.error(f"--tidy: say --format {' or '.join(_TIDY)}")
    if form not in _FORMATS:
        args.parser.error(f"--format: say which of {', '.join(_FORMATS)}")
    if args.output is None and form in _BINARY and sys.stdout.isatty():
        args.parser.error(f"{form} is not for a terminal: name a file with --output")
    if args.output:
        refuse_among_reports(args, args.output)
    from kpi_tui.publish.export.export import WRITERS, save

    if args.tidy:
        frame, kind = _tidy(args)
    else:
        from kpi_tui.analysis.corrected import with_corrections_made

        frame, kind = with_corrections_made(filtered(args), read_judged(args)), PeriodType.MONTH
    if args.output is None:
        print_bytes(WRITERS[form](frame))
    elif args.tidy:
        from kpi_tui.publish.export.tidy_schema import save_tidy

        written = save_tidy(frame, form, args.output, kind)
        say(f"{plural(len(frame), 'row')} written to {' and '.join(map(str, written))}")
    else:
        save(frame, form, args.output)
        say(f"{plural(len(frame), 'reading')} written to {args.output}")
    return 0


def _tidy(args: Namespace) -> tuple[pl.DataFrame, PeriodType]:
    """Make tidy rows of the readings that pass the filters, worked out with all periods in view."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.publish.export.tidy import tidy
    from kpi_tui.store.query import select

    store = open_store(args)
    analysis = assess(store)
    rows = select(analysis.facts.lazy(), filters(args, store), store.periods()).collect()
    return tidy(rows, analysis.judged), analysis.series.period_type
