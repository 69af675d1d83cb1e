"""`kpi-tui show`: everything about one measure, from top to bottom."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import open_store, read_judged
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.cli.measure_names import measures
from kpi_tui.publish.console import Cell, Column, print_table, print_text

if TYPE_CHECKING:
    from kpi_tui.publish.listings.measure_history import Dossier

WIDE = 110
"""From how many columns a terminal has room for the year to date beside the month."""


def run(args: Namespace) -> int:
    """Prints every measure with this code in the month. Raises `KpiTuiError`."""
    store = open_store(args)
    shown = measures(store, args.code, args.month)
    from kpi_tui.publish.listings.measure_history import gather
    from kpi_tui.publish.listings.measure_page_formats import to_json, to_markdown

    found = gather(store, read_judged(args), shown[0].month, [item.named for item in shown])
    if args.format == "json":
        print(to_json(found, args.beside))
    elif args.format == "md":
        print(to_markdown(found, args.beside))
    else:
        for place, dossier in enumerate(found):
            if place:
                print()
            _print(dossier, args.beside)
    return 0


def _print(dossier: Dossier, beside: bool) -> None:
    from kpi_tui.publish.listings.measure_page import namesakes, sections, source
    from kpi_tui.wording.measure_text import heading

    title, *more = heading(dossier.measure.reading, dossier.report)
    print_text(title, bold=True)
    for line in more:
        print_text(line)
    for section in sections(dossier, beside):
        print_text(f"\n{section.title}", bold=True)
        for item in section.lines:
            print_text(item.text, item.colour, indent=2)
    print_text("\nHistory", bold=True)
    _print_history(dossier)
    for line in namesakes(dossier):
        print_text(line)
    print_text(f"\n{source(dossier)}")


def _print_history(dossier: Dossier) -> None:
    """A line a month; the column of our remarks only where there are any."""
    from kpi_tui.publish.listings.measure_page import history

    months = history(dossier)
    remarked, wide = any(remark for _, remark in months), has_room(WIDE)
    remarks = [Column("Ours")] if remarked else []
    print_table(
        [Column("Month", whole=True), *figure_columns(wide), *remarks],
        [
            [
                f"{point.report_date:%Y-%m}",
                *figure_cells(
                    (point.period.actual, point.period.target, point.period.status),
                    (point.ytd.actual, point.ytd.target, point.ytd.status),
                    wide,
                ),
                *([Cell(remark)] if remarked else []),
            ]
            for point, remark in months
        ],
    )
