"""`kpi-tui chart`: how a measure went, with its target, as a picture or a drawing."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kpi_tui.cli.common import (
    add_period,
    in_full,
    name_bad_lines,
    open_store,
    read_judged,
    refuse_among_reports,
    say,
)
from kpi_tui.cli.measure_names import add_measure, measure
from kpi_tui.cli.output import add_file, add_open, open_if_asked
from kpi_tui.errors import KpiTuiError
from kpi_tui.files import is_there
from kpi_tui.paths import to_paste

_FORMATS = ("png", "svg")
_UNNAMED = Path("chart.png")
"""Where no file is named: the measure and the period are put into its name."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_measure(command)
    add_period(command, None, "the last one drawn: 2024-07 (else the last that has it)")
    add_file(
        command,
        "a .png, for Word and e-mails, or a .svg, which stays sharp at any size "
        "(else a .png here, named after the measure and the period)",
        _UNNAMED,
    )
    add_open(command)


def run(args: Namespace) -> int:
    """Draw the chart of the measure, up to the period. Raises `KpiTuiError`."""
    output: Path = args.output or Path("-")
    form = output.suffix.lower().removeprefix(".")
    if form not in _FORMATS:
        args.parser.error("--output: a chart is written as .png or .svg: end its name so")
    refuse_among_reports(args, output)
    store = open_store(args)
    asked = measure(store, " ".join(args.code), args.period)
    if output is _UNNAMED:
        code = re.sub(r"[^\w.]+", "-", asked.named.code)
        output = output.with_stem(f"{output.stem}-{code}-{asked.period.last_day:%Y-%m}")
        if is_there(output):
            raise KpiTuiError(
                f"{output}: is there already: --output {to_paste(output)} writes over it"
            )
    from kpi_tui.analysis.assess import assess
    from kpi_tui.publish.brief.charts.picture import picture_of, written
    from kpi_tui.publish.export.export import write_file

    judged = read_judged(args)
    name_bad_lines(judged)
    assessed = assess(store, judged).period(asked.period)
    picture = picture_of(assessed.measures[asked.named], assessed.report)
    write_file(written(picture, form), output)
    say(picture.told)
    say(f"chart written to {in_full(output)}")
    open_if_asked(args, output)
    return 0
