"""The options `--format`, `--output` and `--open`, which are the same for all commands that have them."""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from kpi_tui.cli.common import file_named, in_full, refuse_among_reports, say

PLAIN_FORMATS = ("text", "csv", "json", "md")
"""What a command writes that makes no workbook and no page."""
_ENDINGS = {"txt": "text", "htm": "html", "markdown": "md"}
"""The endings of file names that differ from the name of their format."""


def add_output(
    command: ArgumentParser, formats: Sequence[str] = PLAIN_FORMATS, *, note: str = ""
) -> None:
    """Add the options that say what a listing is written as, and where. A `note` ends the first's help."""
    command.add_argument(
        *("-f", "--format"), choices=formats, help=f"else by the name of the file, else text{note}"
    )
    add_file(command)
    command.set_defaults(formats=formats)


def form_of(args: Namespace) -> str:
    """Return the format asked for; else that of the file's ending; else `text`.

    Ends the command where it does not know the format, or would print a workbook on a terminal.
    Raises `KpiTuiError` for a file among the reports of the store.
    """
    named = args.output.suffix.lower().removeprefix(".") if args.output else "text"
    form: str = args.format or _ENDINGS.get(named, named)
    if form not in args.formats:
        args.parser.error(f"--format: say which of {', '.join(args.formats)}")
    if args.output is None and form == "xlsx" and sys.stdout.isatty():
        args.parser.error("xlsx is not for a terminal: name a file with --output")
    if args.output:
        refuse_among_reports(args, args.output)
    return form


def add_file(
    command: ArgumentParser,
    where: str = "where to write (else standard output)",
    default: Path | None = None,
) -> None:
    """Add `--output`, explained as said."""
    command.add_argument(
        *("-o", "--output"), type=file_named, metavar="FILE", default=default, help=where
    )


def add_open(command: ArgumentParser) -> None:
    """Add the option that `open_if_asked` reads."""
    command.add_argument("--open", action="store_true", help="open the file when it is written")


def open_if_asked(args: Namespace, file: Path) -> None:
    """Open a file that was written, where `--open` was typed. Raises `KpiTuiError`."""
    if args.open:
        from kpi_tui.opening import open_with_system
        from kpi_tui.paths import expanded

        open_with_system(expanded(file))


@contextmanager
def sent_out(args: Namespace, form: str, what: str = "") -> Iterator[None]:
    """Send what is printed inside the context to the file of `--output`, whole or not at all.

    Without that option it is printed. Once the file is written that is said; `what` is the title
    of the content, said before it. Raises `KpiTuiError`.
    """
    if args.output is None:
        yield
        return
    from tempfile import TemporaryFile

    from kpi_tui.publish.export.export import write_file
    from kpi_tui.publish.export.spreadsheet import BOM

    with TemporaryFile() as content:  # no memory would hold what some commands print
        content.write(BOM if form == "csv" else b"")
        content.flush()
        with redirect_stdout(io.TextIOWrapper(content, "utf-8", newline="\n")) as printed:
            yield
            printed.flush()
            write_file(content, args.output)
    say(f"{f'{what}: ' if what else ''}written to {in_full(args.output)}")
