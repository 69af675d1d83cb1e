"""`kpi-tui measures`: readings as a table, with variance, direction and queries."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.counts import queried
from kpi_tui.analysis.measure_period import SeriesFigures
from kpi_tui.analysis.off_target import variance_of_period
from kpi_tui.cli.all_reports import over_all, reports_meant
from kpi_tui.cli.common import finder, open_store, read_judged, say
from kpi_tui.cli.figure_columns import figure_cells, figure_columns, has_room
from kpi_tui.cli.filters import add_filters, filters, narrowed_to
from kpi_tui.cli.finders import started_ahead
from kpi_tui.cli.output import add_output, form_of
from kpi_tui.cli.pinned import only_pinned
from kpi_tui.cli.sheets import put_table, read_from
from kpi_tui.judgements.corrections import field_words
from kpi_tui.labels import MARKS, Label, and_list, mark, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, PeriodType, means_all_periods
from kpi_tui.period_names import column_heading, column_name, period_names
from kpi_tui.publish.console import ColouredText, TableColumn
from kpi_tui.status import RATED
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import travel_words

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.cli.children import Children
    from kpi_tui.cli.one_report import ReportPart
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.publish.sheets.sheet import Record
    from kpi_tui.store.filters import Filters
    from kpi_tui.store.store import Store

ROOMY = 100
"""The fewest columns of a terminal that leave room for what is worked out here."""
WIDE = 140
"""The fewest that leave room for the year to date as well."""
_PERIODS = 10
"""So many more are taken by the column of periods, where there are several."""

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

_WORKED_OUT = (
    TableColumn(Label.VARIANCE, right=True, no_wrap=True),
    TableColumn(Label.DIRECTION, no_wrap=True),
    TableColumn("Queries", no_wrap=True),
)
_PRINTED = (
    *("report_date", "priority_code", "measure_code", "measure_name", "portfolio_holder"),
    *("period_actual", "period_target", "period_status"),
    *("ytd_actual", "ytd_target", "ytd_status"),
)

_KEYS = (
    *_PRINTED,
    *("directors", "pages", "variance", "direction", "must_resolve", "queries"),
    *("corrected", "provenance", "for_information"),
)
"""The keys of a record, in order."""

_KEY = ("report_date", "measure_code", "measure_name")
_COLUMNS = (
    *dict.fromkeys((*_PRINTED, *_WHERE_PRINTED, "directors", "pages", "moved", "travel")),
    *("provenance", "code_is_ours"),
)
"""The columns of the facts that are shown."""
WorkedOut = Mapping[tuple[date, str, str], tuple[str, Counter[Level] | None]]
"""The variance of each reading and how many queries of each level it has, by last day and name.

`None` for the queries where they are not counted.
"""
_NOT_COUNTED = "Queries are not counted over all periods: --count-queries counts them"


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, period="latest")
    command.add_argument(
        "--count-queries",
        action="store_true",
        help="with --period all too, count each reading's queries: all checks are run for it",
    )
    add_output(command)


def run(args: Namespace) -> int:
    """Print the readings that pass the filters. Raises `KpiTuiError`."""
    form = form_of(args)
    if reports := reports_meant(args):
        if args.pinned:
            args.parser.error("--pinned: is of one report: name it with --report")
        code = over_all(args, form, reports)
        if not _counts_queries(args):
            say(_NOT_COUNTED)
        return code
    with started_ahead(args) if _counts_queries(args) else nullcontext() as others:
        return _of_one(args, form, others)


def _counts_queries(args: Namespace) -> bool:
    """Whether queries are counted: to run all checks over all periods takes longer than all else."""
    return args.count_queries or not means_all_periods(args.period)


def _of_one(args: Namespace, form: str, others: Children | None) -> int:
    """Print the readings of one report; `others` are processes that check it too."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.cli.found_periods import find_all

    store = open_store(args)
    analysis = assess(store, read_judged(args))
    rows = _rows(analysis, store, filters(args, store), args)
    kind = analysis.series.period_type
    days = sorted({row["report_date"] for row in rows})
    title = f"{period_names(days, kind)}: {plural(len(rows), 'measure')}"
    say(title if rows else Label.NO_MEASURES_MATCH)
    origins = {Origin(row["provenance"]) for row in rows}
    told = [origin.note for origin in Origin if origin in origins and origin.note]
    for note in told:
        say(note)
    if not rows and form == "text":
        return 0
    many = len(days) > 1
    all_of_it = form != "text" or args.output
    roomy, wide = (all_of_it or has_room(room + _PERIODS * many) for room in (ROOMY, WIDE))
    roomy = roomy or args.count_queries
    findings: Iterable[Finding] | None = None
    if roomy and _counts_queries(args):
        findings = find_all(analysis, map(analysis.key, days), others)
    elif roomy and rows:
        say(_NOT_COUNTED)
    worked_out = _worked_out(analysis, days, findings) if roomy else {}
    ours = _WORKED_OUT if findings is not None else _WORKED_OUT[:-1]
    columns = [TableColumn(column_heading(kind), no_wrap=True)] if many else []
    code = "Our code" if any(row["code_is_ours"] for row in rows) else Label.CODE
    columns += [TableColumn(code, no_wrap=True), TableColumn(Label.MEASURE)]
    has_years = (not analysis.facts[name].is_null().all() for name in _YEAR_TO_DATE)
    years = bool(analysis.series == ANNEX_MONTHS or any(has_years)) and wide
    columns += (*figure_columns(years), *(ours if roomy else ()))
    printed = [column for column in _WHERE_PRINTED if wide and any(row[column] for row in rows)]
    printed += ["provenance"] if origins - {Origin.PUBLISHED} and roomy else []
    printed += ["corrected"] if any(row.get("corrected") for row in rows) else []
    columns += [_ONLY_SOMETIMES[column] for column in printed]
    is_for_programs = form in ("csv", "json")
    cells = [
        _cells(row, worked_out if roomy else None, kind if many else None, years, printed)
        for row in (() if is_for_programs else rows)
    ]
    records = [_record(row, worked_out) for row in (rows if is_for_programs else ())]
    told += [read_from(analysis.store, map(analysis.key, days))] if form == "md" and days else []
    told.append(f"{and_list([column.title for column in ours])}: {Label.NOT_PUBLISHED}.")
    notes = *narrowed_to(args, analysis.council.facts_as_corrected), *told
    put_table(args, form, title, columns, cells, records, _KEYS, notes)
    return 0


def of_report(args: Namespace, store: Store, judged: JudgementsInForce) -> ReportPart:
    """Return the readings of one report of many that pass the filters. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.cli.one_report import ReportPart

    analysis = assess(store, judged)
    rows = _rows(analysis, store, filters(args, store, of_many=True), args)
    days = sorted({row["report_date"] for row in rows})
    findings = None
    if _counts_queries(args):
        findings = [found for day in days for found in analysis.findings(analysis.key(day))]
        analysis.keep()
    worked_out = _worked_out(analysis, days, findings)
    records = [_record(row, worked_out) for row in rows]
    statuses = Counter(row["period_status"] for row in rows)
    counts = {"Readings": len(rows)}
    counts |= {MARKS[status].word.capitalize(): statuses[status.value] for status in RATED}
    queries = [count for row in rows if (count := worked_out[_key(row)][1]) is not None]
    if findings is not None:
        # Readings, not queries: one query is about several, and `queries` counts it once.
        counts["With queries"] = sum(each.total() > 0 for each in queries)
        counts["With one to resolve"] = sum(each[Level.ERROR] > 0 for each in queries)
    return ReportPart(_KEYS, records, counts)


def _rows(
    analysis: Analysis, store: Store, wanted: Filters, args: Namespace
) -> list[dict[str, Any]]:
    """Return the readings that pass the filters, with the fields that officers corrected named."""
    from kpi_tui.store.filters import select

    facts = analysis.council.facts_as_corrected.lazy()
    chosen = select(facts, wanted, store.periods(), finder(analysis)).collect()
    rows = only_pinned(chosen, analysis, args).select(_COLUMNS).to_dicts()
    for row in rows if analysis.judged.corrected else ():
        named = MeasureName(row["measure_code"], row["measure_name"])
        found = analysis.judged.corrections([named], row["report_date"])
        row["corrected"] = ", ".join(map(field_words, found))
    return rows


def _worked_out(
    analysis: Analysis, days: Collection[date], findings: Iterable[Finding] | None
) -> WorkedOut:
    """Return variances in some periods, with how many queries each measure has that nobody accepted."""
    counts: dict[tuple[date, str, str], Counter[Level]] = defaultdict(Counter)
    for day, of_day in groupby(findings or (), attrgetter("report_date")):
        for named, queries in queried(of_day).items():
            counts[(day, *named.key)].update(query.level for query in queries)
    told: dict[tuple[date, str, str], tuple[str, Counter[Level] | None]] = {}
    facts = analysis.council.facts_as_corrected
    facts = facts.filter(facts["report_date"].is_in(days))
    columns = ("period_actual_value", "period_target_value", "gap", "gap_percent")
    for day, code, name, *figures in facts.select(*_KEY, *columns).iter_rows():
        apart = variance_of_period(SeriesFigures("period", None, None, None, *figures))
        key = (day, *MeasureName(code, name).key)
        told[key] = ("" if apart is None else str(apart), None if findings is None else counts[key])
    return told


def _record(row: dict[str, Any], worked_out: WorkedOut) -> Record:
    """Return a reading for programs: the keys of an export, and what was worked out here."""
    apart, count = worked_out[_key(row)]
    number: Mapping[Level, int | None] = dict.fromkeys(Level) if count is None else count
    return {
        **{key: str(row[key]) if row[key] is not None else None for key in _PRINTED},
        "directors": list(row["directors"] or ()),
        "pages": list(row["pages"] or ()),
        "variance": apart or None,
        "direction": row["travel"],
        "must_resolve": number[Level.ERROR],
        "queries": number[Level.QUESTION],
        "corrected": row.get("corrected") or None,
        "provenance": row["provenance"],
        "for_information": number[Level.INFORMATION],
    }


def _key(row: dict[str, Any]) -> tuple[date, str, str]:
    named = MeasureName(row["measure_code"], row["measure_name"])
    return (row["report_date"], *named.key)


def _cells(
    row: dict[str, Any],
    worked_out: WorkedOut | None,
    kind: PeriodType | None,
    years: bool,
    printed: Sequence[str],
) -> list[str | ColouredText]:
    """Return a row of the table, with its period where the kind of it is given."""
    named = column_name(row["report_date"], kind) if kind else ""
    if worked_out is None:  # nor is there room for a column of it
        named = Origin(row["provenance"]).beside(named)
    period, ytd = (
        (row[f"{figures}_actual"], row[f"{figures}_target"], row[f"{figures}_status"])
        for figures in ("period", "ytd")
    )
    ours: tuple[str | ColouredText, ...] = ()
    if worked_out is not None:
        apart, count = worked_out[_key(row)]
        travel = Travel(row["travel"]) if row["travel"] else None
        # A spreadsheet would take the sign for a formula, and a pipe have it disarmed.
        ours = (apart, travel_words(row["moved"], travel).removeprefix("= "))
        if count is not None:
            number = count.total()
            serious = ColouredText(f"{number} ({count[Level.ERROR]} must resolve)", "bold")
            ours = (*ours, serious if count[Level.ERROR] else str(number or ""))
    return [
        *([named] if kind else []),
        row["measure_code"],
        row["measure_name"],
        *figure_cells(period, ytd, years),
        *ours,
        *(
            str(mark(row[column])) if column == "previous_status" else str(row.get(column) or "")
            for column in printed
        ),
    ]
