"""`kpi-tui chart`: how a measure went, with its target, as a picture or a drawing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import (
    add_period,
    file_named,
    in_full,
    name_bad_lines,
    open_store,
    read_judged,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.measure_names import add_measure, measure
from kpi_tui.paths import expanded

_FORMATS = ("png", "svg")


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_measure(command)
    add_period(command, None, "the last one drawn: 2024-07 (else the last that has it)")
    command.add_argument(
        *("-o", "--output"),
        type=file_named,
        metavar="FILE",
        required=True,
        help="a .png to write, for Word and e-mails, or a .svg, which stays sharp at any size",
    )
    command.add_argument("--open", action="store_true", help="open the file when it is written")


def run(args: Namespace) -> int:
    """Draw the chart of the measure, up to the period. Raises `KpiTuiError`."""
    form = args.output.suffix.lower().removeprefix(".") if args.output else ""
    if form not in _FORMATS:
        args.parser.error("--output: a chart is written as .png or .svg: end its name so")
    refuse_among_reports(args, args.output)
    store = open_store(args)
    asked = measure(store, " ".join(args.code), args.period)
    from kpi_tui.analysis.assess import assess
    from kpi_tui.publish.brief.charts.picture import picture_of, written
    from kpi_tui.publish.export.export import write_file

    judged = read_judged(args)
    name_bad_lines(judged)
    assessed = assess(store, judged).period(asked.period)
    picture = picture_of(assessed.measures[asked.named], assessed.report)
    write_file(written(picture, form), args.output)
    say(picture.told)
    say(f"chart written to {in_full(args.output)}")
    if args.open:
        from kpi_tui.opening import open_with_system

        open_with_system(expanded(args.output))
    return 0
