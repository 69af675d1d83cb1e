"""`kpi-tui measures`: readings as a table, with which way they went and what does not add up."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.cli.common import filters, open_store, read_judged, say
from kpi_tui.cli.tables import figure_cells, figure_columns, has_room
from kpi_tui.labels import month_name, plural
from kpi_tui.publish.derived_words import travel_words
from kpi_tui.publish.plain import Column, print_table

if TYPE_CHECKING:
    import polars as pl

    from kpi_tui.judgements import Judged
    from kpi_tui.store import Store

WIDE = 140
"""From how many columns a terminal has room for the year to date and for findings in words."""
SIGNS = {Level.ERROR: "!", Level.QUESTION: "?"}
"""The levels that are counted; mere information is not."""

Counts = Mapping[tuple[date, str, str], Counter[Level]]
"""How many findings of each level there are, by month, code and name."""


def run(args: Namespace) -> int:
    """Prints the readings that pass the filters. Raises `KpiTuiError`."""
    from kpi_tui.analysis.facts import facts
    from kpi_tui.select import select

    store, judged = open_store(args), read_judged(args)
    found = facts(store.collect(store.readings()), judged)
    rows = select(found.lazy(), filters(args), store.months()).collect().to_dicts()
    if not rows:
        say("no measure passes these filters")
        return 0
    months = sorted({row["report_date"] for row in rows})
    say(f"{', '.join(map(month_name, months))}: {plural(len(rows), 'measure')}")
    many, wide = len(months) > 1, has_room(WIDE)
    counts = _counts(store, found, judged, months)
    print_table(_columns(many, wide), (_cells(row, counts, many, wide) for row in rows))
    return 0
