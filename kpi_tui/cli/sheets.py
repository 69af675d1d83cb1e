"""What the commands share that list across reports: their options, and where a listing goes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.cli.common import filters, finder, print_bytes, refuse_among_reports, say

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.measure_period import MeasurePeriod
    from kpi_tui.publish.sheets.sheet import Listing

_FORMATS = ("text", "csv", "json", "md", "xlsx", "html")


def add_output(command: ArgumentParser) -> None:
    """Add the options that say what a listing is written as, and where."""
    command.add_argument(
        "--format", choices=_FORMATS, help="else by the name of the file, else text"
    )
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="where to write (else standard output)"
    )


def form_of(args: Namespace) -> str:
    """Return the format asked for, or leave the command where it and the file do not fit."""
    named = args.output.suffix.lower().removeprefix(".") if args.output else "text"
    form: str = args.format or named
    if form not in _FORMATS or (args.output is not None and form == "text"):
        args.parser.error(f"--format: say which of {', '.join(_FORMATS[1:])}")
    if args.output is None and form == "xlsx" and sys.stdout.isatty():
        args.parser.error("xlsx is not for a terminal: name a file with --output")
    if args.output:
        refuse_among_reports(args, args.output)
    return form


def passing(analysis: Analysis, args: Namespace) -> Callable[[MeasurePeriod], bool]:
    """Return whether a reading passes the filters of the command line. Raises `KpiTuiError`."""
    from kpi_tui.store.query import Filters, select

    chosen = replace(filters(args), period=None)
    if chosen == Filters():
        return lambda _: True
    key = ("report_date", "measure_code", "measure_name", "priority_code")
    rows = (
        select(analysis.council.facts_as_corrected.lazy(), chosen, (), finder(analysis))
        .select(key)
        .collect()
    )
    passed = set(rows.iter_rows())
    return lambda measure: (measure.report_date, *measure.named, measure.priority_code) in passed


def put_out(listing: Listing, form: str, args: Namespace, noun: str) -> None:
    """Print a listing or write it to a file. Raises `KpiTuiError`."""
    if form == "text":
        from kpi_tui.publish.sheets.in_terminal import print_sheet

        if args.ascii:
            from kpi_tui.wording.ascii import to_ascii

            print_sheet(listing.sheet, noun, to_ascii)
        else:
            print_sheet(listing.sheet, noun)
        return
    from kpi_tui.publish.sheets import write

    content = write(listing, form)
    if args.output is None:
        print_bytes(content, form)
        return
    from kpi_tui.publish.export.export import write_file
    from kpi_tui.publish.export.spreadsheet import BOM

    write_file(BOM + content if form == "csv" else content, args.output)
    say(f"{listing.sheet.title}: written to {args.output}")
