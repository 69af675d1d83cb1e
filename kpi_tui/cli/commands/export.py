"""`kpi-tui export`: readings as a file, to read and print or for another program."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import (
    finder,
    in_full,
    open_store,
    print_bytes,
    read_judged,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.filters import add_filters, filtered, narrowed
from kpi_tui.cli.output import add_file, add_open, open_if_asked
from kpi_tui.cli.pinned import only_pinned
from kpi_tui.labels import and_list, plural

if TYPE_CHECKING:
    import polars as pl

_FORMATS = ("csv", "json", "md", "parquet", "xlsx")
_BINARY = ("parquet", "xlsx")
_TIDY = ("csv", "parquet")
"""The formats of `--tidy`: the others are for readers, not for statistics."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, period=None)
    command.add_argument(
        *("-f", "--format"),
        choices=_FORMATS,
        help="xlsx or md to read and print; csv, json or parquet for other programs (else by the "
        "name of the file)",
    )
    command.add_argument(
        "--tidy",
        action="store_true",
        help="a row a measure, period and series, with what is worked out (csv or parquet)",
    )
    add_file(command)
    add_open(command)


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
    if args.open and args.output is None:
        args.parser.error("--open: name the file with --output")
    if args.output:
        refuse_among_reports(args, args.output)
    if args.tidy:
        _write_tidy(args, form)
    else:
        _write(args, form)
    open_if_asked(args, args.output)
    return 0


def _write(args: Namespace, form: str) -> None:
    from kpi_tui.analysis.assess import assess
    from kpi_tui.analysis.corrected import with_corrections_made
    from kpi_tui.cli.found_periods import find_all
    from kpi_tui.publish.export.export import DOCUMENTS, content_of, save, with_analysis
    from kpi_tui.publish.export.shown import Export

    store = open_store(args)
    analysis = assess(store, read_judged(args))
    judged = analysis.judged
    rows = store.collect(store.readings())
    frame = filtered(rows, judged, args, store, finder(analysis))
    frame = only_pinned(frame, analysis, args)
    frame = with_corrections_made(frame, judged)
    export = Export(frame, judged=judged, scope=_scope(args, frame))
    if form in DOCUMENTS and not frame.is_empty():
        if "queries" in export.columns:
            find_all(analysis, map(analysis.key, frame["report_date"].unique()))
        export = with_analysis(export, analysis)
    if args.output is None:
        print_bytes(content_of(export, form), form)
    else:
        save(export, form, args.output)
        say(f"{plural(len(frame), 'reading')} written to {in_full(args.output)}")


def _scope(args: Namespace, frame: pl.DataFrame) -> str:
    """Say in words what is exported: `12 measures: director Finance, status red`.

    Of several periods what is counted are readings: a measure may have one in each.
    """
    is_of_one = frame["report_date"].n_unique() <= 1
    count = plural(len(frame), "measure" if is_of_one else "reading")
    said = narrowed(args, frame)
    return f"{count}: {said}" if said else count


def _write_tidy(args: Namespace, form: str) -> None:
    """Write tidy rows of the readings that pass the filters, worked out with all periods in view."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.publish.export.export import WRITERS
    from kpi_tui.publish.export.tidy import tidy
    from kpi_tui.publish.export.tidy_schema import save_tidy

    store = open_store(args)
    analysis = assess(store, read_judged(args))
    rows = filtered(analysis.facts, analysis.judged, args, store, finder(analysis))
    rows = only_pinned(rows, analysis, args)
    frame = tidy(rows, analysis.judged, analysis.facts)
    if args.output is None:
        print_bytes(WRITERS[form](frame))
        return
    written = save_tidy(frame, form, args.output, analysis.series.period_type)
    say(f"{plural(len(frame), 'row')} written to {and_list(map(in_full, written))}")
