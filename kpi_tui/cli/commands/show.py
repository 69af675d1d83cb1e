"""`kpi-tui show`: everything about one measure, from top to bottom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import add_period, open_store, print_bytes, read_judged
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.cli.measure_names import add_measure, measures
from kpi_tui.cli.output import add_output, form_of, sent_out
from kpi_tui.labels import Label
from kpi_tui.period_names import column_heading, column_name
from kpi_tui.publish.console import ColouredText, TableColumn, print_table, print_text

if TYPE_CHECKING:
    from kpi_tui.publish.listings.measure_history import MeasureDetails

_WIDE = 110
"""The fewest columns of a terminal that leave room for the year to date beside the period."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_measure(command)
    add_period(command, None, "2024-07, 'July 2024', 'Q3 2024/25' (else the last that has it)")
    command.add_argument(
        "--beside",
        action="store_true",
        help="only what differs from the previous report",
    )
    add_output(command)


def run(args: Namespace) -> int:
    """Print every measure that the words typed name in the period. Raises `KpiTuiError`."""
    form = form_of(args)
    store = open_store(args)
    shown = measures(store, " ".join(args.code), args.period)
    from kpi_tui.publish.listings.measure_history import gather
    from kpi_tui.publish.listings.measure_page_formats import to_csv, to_json, to_markdown

    found = gather(store, read_judged(args), shown[0].period, [measure.named for measure in shown])
    with sent_out(args, form):
        if form == "json":
            print_bytes(to_json(found, args.beside))
        elif form == "csv":
            print_bytes(to_csv(found), "csv")
        elif form == "md":
            print_bytes(f"{to_markdown(found, args.beside)}\n".encode())
        else:
            for index, details in enumerate(found):
                if index:
                    print()
                _print(details, args.beside)
    return 0


def _print(details: MeasureDetails, beside: bool) -> None:
    from kpi_tui.publish.listings.measure_page import namesakes, page_heading, sections, source

    title, *more = page_heading(details)
    print_text(title, bold=True)
    for text in more:
        print_text(text)
    for section in sections(details, beside):
        print_text(f"\n{section.title}", bold=True)
        for line in section.lines:
            print_text(line.text, line.colour, indent=2)
    if not beside:
        print_text(f"\n{Label.HISTORY}", bold=True)
        _print_history(details)
    for at, text in enumerate(namesakes(details)):
        print_text(f"\n{text}" if beside and not at else text)
    print_text(f"\n{source(details)}")


def _print_history(details: MeasureDetails) -> None:
    """Print a line a period; the column of remarks only where there are any."""
    from kpi_tui.publish.listings.measure_page import history
    from kpi_tui.wording.measure_text import has_year_to_date

    months = history(details)
    kind = details.measure.period_type
    years = has_year_to_date(point.reading for point, _ in months)
    remarked, wide = any(remark for _, remark in months), years and has_room(_WIDE)
    remarks = [TableColumn(Label.ANALYSIS)] if remarked else []
    print_table(
        [
            TableColumn(column_heading(kind), no_wrap=True),
            *figure_columns(wide),
            *remarks,
        ],
        [
            [
                point.origin.beside_figures(column_name(point.report_date, kind)),
                *figure_cells(
                    (point.period.actual, point.period.target, point.period.status),
                    (point.ytd.actual, point.ytd.target, point.ytd.status),
                    wide,
                ),
                *([ColouredText(remark)] if remarked else []),
            ]
            for point, remark in months
        ],
    )
