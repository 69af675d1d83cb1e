"""`kpi-tui export`: readings as a file for another program."""

from __future__ import annotations

import sys
from argparse import Namespace

from kpi_tui.cli.common import filtered, say
from kpi_tui.cli.parser import FORMATS
from kpi_tui.labels import plural

BINARY = ("parquet", "xlsx")


def run(args: Namespace) -> int:
    """Writes the readings that pass the filters. Raises `KpiTuiError`."""
    form = _format(args)
    if args.output is None and form in BINARY and sys.stdout.isatty():
        args.parser.error(f"{form} is not for a terminal: name a file with --output")
    from kpi_tui.publish.export import WRITERS, save

    frame = filtered(args)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(WRITERS[form](frame))
    else:
        save(frame, form, args.output)
        say(f"{plural(len(frame), 'reading')} written to {args.output}")
    return 0


def _format(args: Namespace) -> str:
    named = args.output.suffix.lower().removeprefix(".") if args.output else None
    form = str(args.format or named)
    if form not in FORMATS:
        args.parser.error(f"--format: say which of {', '.join(FORMATS)}")
    return form
