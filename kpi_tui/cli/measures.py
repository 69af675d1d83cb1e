"""`kpi-tui measures`: readings as a table, with which way they went and what does not add up."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.cli.common import add_filters, filters, open_store, read_judged, say
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.labels import plural
from kpi_tui.months import month_names
from kpi_tui.publish.console import Cell, Column, print_table
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import travel_words

if TYPE_CHECKING:
    import polars as pl

    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.store.store import Store

ROOMY = 100
"""From how many columns a terminal has room for what is worked out here."""
WIDE = 140
"""From how many it has room for the year to date as well, and for findings in words."""
SIGNS = {Level.ERROR: "!", Level.QUESTION: "?"}
"""The levels that are counted; mere information is not."""

Counts = Mapping[tuple[date, str, str], Counter[Level]]
"""How many findings of each level there are, by month, code and name."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, month="latest")


def run(args: Namespace) -> int:
    """Prints the readings that pass the filters. Raises `KpiTuiError`."""
    from kpi_tui.analysis.facts import facts
    from kpi_tui.store.query import select

    store, judged = open_store(args), read_judged(args)
    found = facts(store.collect(store.readings()), judged)
    rows = select(found.lazy(), filters(args), store.months()).collect().to_dicts()
    if not rows:
        say("no measure passes these filters")
        return 0
    months = sorted({row["report_date"] for row in rows})
    say(f"{month_names(months)}: {plural(len(rows), 'measure')}")
    many = len(months) > 1
    counts = _counts(store, found, judged, months) if has_room(ROOMY) else {}
    print_table(_columns(many), [_cells(row, counts, many) for row in rows])
    return 0


def _counts(
    store: Store, found: pl.DataFrame, judged: JudgementsInForce, months: Iterable[date]
) -> Counts:
    """What does not add up in some months, what was accepted left out. Raises `StoreError`."""
    from kpi_tui.analysis.checks.checking import check

    counts: dict[tuple[date, str, str], Counter[Level]] = {}
    for month in months:
        for item in check(found, store.report(month), judged):
            if item.accepted is None and item.measure_code is not None:
                key = (month, item.measure_code, item.measure_name or "")
                counts.setdefault(key, Counter())[item.level] += 1
    return counts


def _columns(many: bool) -> list[Column]:
    ours = (Column("Travel", whole=True), Column("Findings", whole=True))
    return [
        *([Column("Month", whole=True)] if many else []),
        Column("Code", whole=True),
        Column("Measure"),
        *figure_columns(has_room(WIDE)),
        *(ours if has_room(ROOMY) else ()),
    ]


def _cells(row: dict[str, Any], counts: Counts, many: bool) -> list[str | Cell]:
    day, code, name = row["report_date"], row["measure_code"], row["measure_name"]
    period, ytd = (
        (row[f"{kind}_actual"], row[f"{kind}_target"], row[f"{kind}_status"])
        for kind in ("period", "ytd")
    )
    travel = Travel(row["travel"]) if row["travel"] else None
    found = counts.get((day, code, name), Counter())
    ours = (travel_words(row["moved"], travel), _findings(found))
    return [
        *([f"{day:%Y-%m}"] if many else []),
        code,
        name,
        *figure_cells(period, ytd, has_room(WIDE)),
        *(ours if has_room(ROOMY) else ()),
    ]


def _findings(count: Counter[Level]) -> str:
    """`1 error, 2 questions`; where there is little room `! 1 ? 2`."""
    found = [(level, count[level]) for level in SIGNS if count[level]]
    if has_room(WIDE):
        return ", ".join(plural(number, level.value) for level, number in found)
    return " ".join(f"{SIGNS[level]} {number}" for level, number in found)
