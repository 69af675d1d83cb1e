"""`kpi-tui page`: the page of the PDF that a measure was read from, its row marked."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kpi_tui.cli.common import add_period, in_full, open_store, refuse_among_reports, say
from kpi_tui.cli.measure_names import add_measure, measure
from kpi_tui.cli.output import open_if_asked
from kpi_tui.cli.password import add_password, password_of
from kpi_tui.text import one_line


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_measure(command)
    add_period(command, None, "2024-07, 'July 2024', 'Q3 2024/25' (else the last that has it)")
    command.add_argument(
        "--open", action="store_true", help="open the picture with this system's own program"
    )
    command.add_argument(
        *("-o", "--output"),
        type=Path,
        metavar="FILE",
        help="a .png to write (else it stays in the cache folder, and its path is printed)",
    )
    add_password(command)


def run(args: Namespace) -> int:
    """Draw the page, and say where the picture is. Raises `KpiTuiError`."""
    if args.output is not None:
        if args.output.suffix.lower() != ".png":
            args.parser.error("--output: a picture is written as .png: end its name so")
        refuse_among_reports(args, args.output)
    store = open_store(args)
    asked = measure(store, " ".join(args.code), args.period)
    report = store.report(asked.period)
    reading = next(each for each in report.readings if each.named == asked.named)
    from kpi_tui.importing.page_picture import draw_page

    drawn = draw_page(reading, report, password_of(args))
    path = drawn.path
    if args.output is not None:
        from kpi_tui.publish.export.export import write_file

        write_file(path.read_bytes(), args.output)
        path = args.output
    print(in_full(path))
    if drawn.note:
        say(f"{one_line(reading.measure_code)}: {drawn.note}")
    open_if_asked(args, path)
    return 0
