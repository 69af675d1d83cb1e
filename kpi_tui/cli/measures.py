"""`kpi-tui measures`: readings as a table, with which way they went and what does not add up."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.finding import ASKED, Level
from kpi_tui.analysis.counts import open_findings
from kpi_tui.cli.common import add_filters, filters, finder, open_store, read_judged, say
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.judgements.corrections import field_words
from kpi_tui.labels import mark, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, PeriodKey, PeriodType
from kpi_tui.period_names import column_heading, column_name, period_names
from kpi_tui.publish.console import ColouredText, TableColumn, print_table
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import travel_words

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis

ROOMY = 100
"""From how many columns a terminal has room for what is worked out here."""
WIDE = 140
"""From how many it has room for the year to date as well, and for findings in words."""

_WHERE_PRINTED = {
    "floor": TableColumn("Floor", right=True, no_wrap=True),
    "previous_actual": TableColumn("Before, as printed", right=True, no_wrap=True),
    "previous_status": TableColumn("Status before", no_wrap=True),
    "published_direction": TableColumn("Direction, as printed", no_wrap=True),
}
_ONLY_SOMETIMES = {
    **_WHERE_PRINTED,
    "provenance": TableColumn("Provenance", no_wrap=True),
    "corrected": TableColumn("Corrected"),
}
"""The columns that only some reports have."""
_YEAR_TO_DATE = ("ytd_actual", "ytd_target", "ytd_status")

Counts = Mapping[tuple[date, str, str], Counter[Level]]
"""How many findings of each level there are, by last day, code and name."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, period="latest")


def run(args: Namespace) -> int:
    """Print the readings that pass the filters. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.store.query import select

    store = open_store(args)
    analysis = assess(store, read_judged(args))
    facts = analysis.council.facts_as_corrected
    rows = (
        select(facts.lazy(), filters(args), store.periods(), finder(analysis)).collect().to_dicts()
    )
    _name_corrections(rows, analysis)
    if not rows:
        say("no measure passes these filters")
        return 0
    kind = analysis.series.period_type
    days = sorted({row["report_date"] for row in rows})
    say(f"{period_names(days, kind)}: {plural(len(rows), 'measure')}")
    origins = {Origin(row["provenance"]) for row in rows}
    for note in filter(None, (origin.note for origin in Origin if origin in origins)):
        say(note)
    many = len(days) > 1
    counts = _counts(analysis, days) if has_room(ROOMY) else {}
    columns = [TableColumn(column_heading(kind), no_wrap=True)] if many else []
    code = "Our code" if any(row["code_is_ours"] for row in rows) else "Code"
    columns += [TableColumn(code, no_wrap=True), TableColumn("Measure")]
    has_years = (not analysis.facts[name].is_null().all() for name in _YEAR_TO_DATE)
    years = analysis.series == ANNEX_MONTHS or any(has_years)
    columns += figure_columns(years and has_room(WIDE))
    if has_room(ROOMY):
        columns += [TableColumn("Travel", no_wrap=True), TableColumn("Findings", no_wrap=True)]
    printed = [column for column in _WHERE_PRINTED if any(row[column] for row in rows)]
    printed = printed if has_room(WIDE) else []
    printed += ["provenance"] if origins != {Origin.PUBLISHED} and has_room(ROOMY) else []
    printed += ["corrected"] if any(row.get("corrected") for row in rows) else []
    columns += [_ONLY_SOMETIMES[column] for column in printed]
    print_table(
        columns, [_cells(row, counts, kind if many else None, years, printed) for row in rows]
    )
    return 0


def _name_corrections(rows: Iterable[dict[str, Any]], analysis: Analysis) -> None:
    """Say of each row which of its fields officers corrected."""
    for row in rows if analysis.judged.corrected else ():
        named = MeasureName(row["measure_code"], row["measure_name"])
        found = analysis.judged.corrections([named], row["report_date"])
        row["corrected"] = ", ".join(map(field_words, found))


def _counts(analysis: Analysis, days: Iterable[date]) -> Counts:
    """Count what does not add up in some periods, what was accepted left out. Raises `StoreError`."""
    counts: dict[tuple[date, str, str], Counter[Level]] = {}
    for day in days:
        for finding in open_findings(analysis.findings(PeriodKey.of(day, analysis.series))):
            for measure in finding.measures if finding.does_not_add_up else ():
                counts.setdefault((day, *measure), Counter())[finding.level] += 1
    return counts


def _cells(
    row: dict[str, Any],
    counts: Counts,
    kind: PeriodType | None,
    years: bool,
    printed: Sequence[str],
) -> list[str | ColouredText]:
    """Return a row of the table, with its period where the kind of it is given."""
    day, code, name = row["report_date"], row["measure_code"], row["measure_name"]
    named = column_name(day, kind) if kind else ""
    if not has_room(ROOMY):  # nor for a column of it
        named = Origin(row["provenance"]).beside(named)
    period, ytd = (
        (row[f"{kind}_actual"], row[f"{kind}_target"], row[f"{kind}_status"])
        for kind in ("period", "ytd")
    )
    travel = Travel(row["travel"]) if row["travel"] else None
    ours = (travel_words(row["moved"], travel), _findings(counts.get((day, code, name), Counter())))
    return [
        *([named] if kind else []),
        code,
        name,
        *figure_cells(period, ytd, years and has_room(WIDE)),
        *(ours if has_room(ROOMY) else ()),
        *(
            str(mark(row[column])) if column == "previous_status" else str(row.get(column) or "")
            for column in printed
        ),
    ]


def _findings(count: Counter[Level]) -> str:
    """Return `1 error, 2 questions`; where there is little room `! 1 ? 2`."""
    levels = [level for level in ASKED if count[level]]
    if has_room(WIDE):
        return ", ".join(plural(count[level], level.value) for level in levels)
    return " ".join(f"{level.sign} {count[level]}" for level in levels)
