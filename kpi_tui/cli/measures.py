"""`kpi-tui measures`: readings as a table, with which way they went and what does not add up."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.finding import ASKED, Level
from kpi_tui.cli.common import add_filters, filters, open_store, read_judged, say
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.labels import plural
from kpi_tui.months import month_names
from kpi_tui.period import PeriodKey
from kpi_tui.publish.console import ColouredText, TableColumn, print_table
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import travel_words

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis

ROOMY = 100
"""From how many columns a terminal has room for what is worked out here."""
WIDE = 140
"""From how many it has room for the year to date as well, and for findings in words."""

Counts = Mapping[tuple[date, str, str], Counter[Level]]
"""How many findings of each level there are, by month, code and name."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, month="latest")


def run(args: Namespace) -> int:
    """Print the readings that pass the filters. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.store.query import select

    store = open_store(args)
    analysis = assess(store, read_judged(args))
    rows = select(analysis.facts.lazy(), filters(args), store.months()).collect().to_dicts()
    if not rows:
        say("no measure passes these filters")
        return 0
    months = sorted({row["report_date"] for row in rows})
    say(f"{month_names(months)}: {plural(len(rows), 'measure')}")
    many = len(months) > 1
    counts = _counts(analysis, months) if has_room(ROOMY) else {}
    columns = [TableColumn("Month", no_wrap=True)] if many else []
    columns += [TableColumn("Code", no_wrap=True), TableColumn("Measure")]
    columns += figure_columns(has_room(WIDE))
    if has_room(ROOMY):
        columns += [TableColumn("Travel", no_wrap=True), TableColumn("Findings", no_wrap=True)]
    print_table(columns, [_cells(row, counts, many) for row in rows])
    return 0


def _counts(analysis: Analysis, months: Iterable[date]) -> Counts:
    """Count what does not add up in some months, what was accepted left out. Raises `StoreError`."""
    counts: dict[tuple[date, str, str], Counter[Level]] = {}
    for month in months:
        for finding in analysis.findings(PeriodKey(month)):
            if finding.accepted is None and finding.measure_code is not None:
                key = (month, finding.measure_code, finding.measure_name or "")
                counts.setdefault(key, Counter())[finding.level] += 1
    return counts


def _cells(row: dict[str, Any], counts: Counts, many: bool) -> list[str | ColouredText]:
    day, code, name = row["report_date"], row["measure_code"], row["measure_name"]
    period, ytd = (
        (row[f"{kind}_actual"], row[f"{kind}_target"], row[f"{kind}_status"])
        for kind in ("period", "ytd")
    )
    travel = Travel(row["travel"]) if row["travel"] else None
    ours = (travel_words(row["moved"], travel), _findings(counts.get((day, code, name), Counter())))
    return [
        *([f"{day:%Y-%m}"] if many else []),
        code,
        name,
        *figure_cells(period, ytd, has_room(WIDE)),
        *(ours if has_room(ROOMY) else ()),
    ]


def _findings(count: Counter[Level]) -> str:
    """Return `1 error, 2 questions`; where there is little room `! 1 ? 2`."""
    levels = [level for level in ASKED if count[level]]
    if has_room(WIDE):
        return ", ".join(plural(count[level], level.value) for level in levels)
    return " ".join(f"{level.sign} {count[level]}" for level in levels)
