"""`kpi-tui measures`: readings as a table."""

from __future__ import annotations

from argparse import Namespace

from kpi_tui.cli.common import filtered, say
from kpi_tui.cli.tables import figure_cells, figure_columns
from kpi_tui.labels import month_name, plural
from kpi_tui.publish.plain import Column, print_table


def run(args: Namespace) -> int:
    """Prints the readings that pass the filters. Raises `KpiTuiError`."""
    rows = filtered(args).to_dicts()
    months = sorted({row["report_date"] for row in rows})
    if not rows:
        say("no measure passes these filters")
        return 0
    say(f"{', '.join(map(month_name, months))}: {plural(len(rows), 'measure')}")
    many = len(months) > 1
    print_table(
        [
            *([Column("Month", whole=True)] if many else []),
            Column("Code", whole=True),
            Column("Measure"),
            *figure_columns(),
        ],
        (
            [
                *([f"{row['report_date']:%Y-%m}"] if many else []),
                row["measure_code"],
                row["measure_name"],
                *figure_cells(row),
            ]
            for row in rows
        ),
    )
    return 0
