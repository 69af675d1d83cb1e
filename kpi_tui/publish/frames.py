"""The analysis of a council as a function from one Arrow table to another, for engines that group.

Spark gives it the readings of each council of a nation: `df.groupBy("council").applyInArrow(
kpi_tui.assess_frame, kpi_tui.ASSESS_SCHEMA)`. It knows no store and no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from warnings import warn

import polars as pl

from kpi_tui.analysis.changes.disputes import with_disputes
from kpi_tui.analysis.council import CouncilFacts
from kpi_tui.analysis.revisions import replaced_issue
from kpi_tui.analysis.trend import trend
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce, in_force
from kpi_tui.judgements.log import read
from kpi_tui.judgements.log_line import from_line, to_line
from kpi_tui.period import ANNEX, PeriodKey, Series
from kpi_tui.publish.compared_reports import ComparedReport
from kpi_tui.publish.listings import changes, queries
from kpi_tui.store.columns import PRIORITY_COLUMNS, priority_rows
from kpi_tui.store.issues import PLACE, REPORT, Issue, issues, report_rows
from kpi_tui.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

_JUDGEMENT = "judgement"
"""The column that holds a line of the judgements' log."""
_OF_CHANGE = {
    "from_month": "from_date",
    "to_month": "report_date",
    "kind": "change",
    "to_provenance": "provenance",
}
"""What columns of a change are called where findings and limits stand beside them."""
_TYPES = {
    "council": "string",
    "report_id": "string",
    "period_type": "string",
    "report_date": "date",
    "kind": "string",
    "measure_code": "string",
    "measure_name": "string",
    "page": "bigint",
    "provenance": "string",
    **queries.TYPES,
    **{_OF_CHANGE.get(name, name): kind for name, kind in changes.TYPES.items()},
    # a limit
    "measure_id": "string",
    "actual": "double",
    "mean": "double",
    "lower": "double",
    "upper": "double",
    "standing": "string",
    "signal": "string",
}
ASSESS_SCHEMA = ", ".join(f"{name} {kind}" for name, kind in _TYPES.items())
"""The columns of `assess_frame` as Spark's DDL.

`kind` says what a row is. A `finding` has the keys of `queries --format json`, a `change` those of
`changes --format json`. A `limit` is a figure of a measure with its mean and control limits, as they
are after its last period. Columns that a kind does not have are null.
"""


def assess_frame(readings: pa.Table) -> pa.Table:
    """Return the findings, changes and limits of one council's readings, as `ASSESS_SCHEMA`.

    `readings` are all rows of the store's files, of all periods and revisions, in any order. With
    a column `row_index`, the place of each in its file, they are taken in the order printed. Rows
    of `beside_frame` among them add what readings do not tell. Raises `ValueError` for readings
    of several councils.
    """
    import pyarrow as pa

    rows = pl.DataFrame(readings)
    councils = rows["council"].unique().to_list()
    if len(councils) > 1:
        raise ValueError(f"readings of {len(councils)} councils: group them by council")
    judged = _judged(rows)
    by_series: dict[Series, dict[PeriodKey, list[Issue]]] = {}
    for key, found in issues(rows).items():
        by_series.setdefault(key.series, {})[key] = found
    assessed = [
        {**dict.fromkeys(_TYPES), "council": council, **row}
        for council in councils
        for series, held in by_series.items()
        for row in _of_series(held, judged.of_report(series.report_id))
    ]
    return pa.Table.from_pylist(assessed, pa.schema(list(_fields(_TYPES))))


def beside_frame(store: str | Path) -> pa.Table:
    """Return what a store's files hold besides their readings, and the judgements of officers.

    These rows belong among the readings that `assess_frame` gets, matched by column names:
    `readings.unionByName(spark.createDataFrame(beside), allowMissingColumns=True)`. Without them
    there are no statuses of priorities, no doubts about the reading of a PDF and no judgements,
    and damaged files are not left out. Raises `StoreError`.
    """
    import pyarrow as pa

    folder = Store(store).path
    rows = list(report_rows(folder, lambda problem: warn(str(problem), stacklevel=2)))
    councils = {row["report_id"]: row["council"] for row in rows}
    for place, each in enumerate(read(folder).all):
        report_id = each.report_id or ANNEX
        if report_id in councils:
            named = {"council": councils[report_id], "report_id": report_id}
            rows.append({**named, PLACE: place, _JUDGEMENT: to_line(each)})
    return pa.Table.from_pylist(rows, pa.schema(list(_fields(_BESIDE))))


_BESIDE = {
    **{name: _TYPES[name] for name in ("council", "report_id", "period_type", "report_date")},
    "revision": "bigint",
    "imported_at": "timestamp",
    PLACE: "bigint",
    REPORT: "string",
    _JUDGEMENT: "string",
}


def _judged(rows: pl.DataFrame) -> JudgementsInForce:
    """Return the judgements among the rows, in the order of the log."""
    if _JUDGEMENT not in rows.columns:
        return NO_JUDGEMENTS
    lines = rows.filter(pl.col(_JUDGEMENT).is_not_null()).sort(PLACE)[_JUDGEMENT]
    return in_force([from_line(line) for line in lines], ())


def _of_series(
    held: Mapping[PeriodKey, Sequence[Issue]], judged: JudgementsInForce
) -> Iterator[dict[str, Any]]:
    """Yield the rows of one series of reports."""
    series = next(iter(held)).series
    newest = {key: found[-1].report for key, found in held.items()}
    council = CouncilFacts.of(
        pl.concat(found[-1].readings for found in held.values()),
        pl.DataFrame(
            [row for report in newest.values() for row in priority_rows(report)],
            schema=PRIORITY_COLUMNS,
        ),
        judged,
        series,
    )
    before: PeriodKey | None = None
    for key, found in held.items():
        report, replaced = newest[key], replaced_issue(found)
        shared: dict[str, Any] = {
            "report_id": series.report_id,
            "period_type": series.period_type.value,
            "report_date": key.last_day,
        }
        findings = council.findings(report, replaced.report if replaced else None)
        for finding in findings:
            row = queries.to_object(finding)
            yield {**row, **shared, "kind": "finding", "since": finding.since}
        if key not in council.periods:
            continue
        if before is not None:
            changed = council.changes(before, key)
            compared = [ComparedReport(each, newest[each].origin) for each in (before, key)]
            for change in with_disputes(changed, findings, council.measures(key)):
                row = changes.to_object(change, *compared)
                yield {
                    **{_OF_CHANGE.get(name, name): value for name, value in row.items()},
                    **shared,
                    "kind": "change",
                    "from_date": before.last_day,
                }
        before = key
    yield from _limits(council)


def _limits(council: CouncilFacts) -> Iterator[dict[str, Any]]:
    """Yield every figure of the measures that have limits; the limits are those of the last period."""
    histories = council.histories
    for measure_id, readings in histories.by_id.items():
        of_last = histories.of_report(readings[-1].report_date)
        last = next(each for each in of_last if each.measure_id == measure_id)
        found = trend(last)
        if found.study is None:
            continue
        for place, (day, point) in enumerate(zip(found.months, found.points, strict=True)):
            if point is None:
                continue
            limits, signal = found.study.limits_at(place), found.study.point_types[place]
            yield {
                "kind": "limit",
                "report_id": council.series.report_id,
                "period_type": council.series.period_type.value,
                "report_date": day,
                "measure_id": measure_id,
                "measure_code": point.measure_code,
                "measure_name": point.measure_name,
                "page": point.page,
                "provenance": point.origin.value,
                "actual": point.period.actual_value,
                "mean": limits.mean,
                "lower": limits.lower,
                "upper": limits.upper,
                "standing": limits.standing.value,
                "signal": signal.value if signal else None,
            }


def _fields(columns: Mapping[str, str]) -> Iterator[pa.Field[Any]]:
    """Yield the columns as fields of an Arrow schema."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "date": pa.date32(),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "timestamp": pa.timestamp("us", "UTC"),
        "array<string>": pa.list_(pa.string()),
        "map<string,string>": pa.map_(pa.string(), pa.string()),
    }
    return (pa.field(name, kinds[kind]) for name, kind in columns.items())
