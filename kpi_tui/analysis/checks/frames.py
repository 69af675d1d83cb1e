"""From the frame of facts to the plain rows that the rules look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rows import Cells, Past, Row
from kpi_tui.analysis.identity.links import link
from kpi_tui.figures import Unit
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Report, Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

if TYPE_CHECKING:
    from kpi_tui.analysis.revisions import Correction

LOOK_BACK = timedelta(days=800)
"""How far back the readings go that the rules are shown: two financial years."""
PAST = (
    *("measure_id", "report_date", "measure_code", "measure_name"),
    *("period_actual", "period_actual_value", "period_target", "period_target_value"),
    *("ytd_actual", "ytd_actual_value"),
)


def month_of(
    facts: pl.DataFrame,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
) -> CheckContext:
    """What the rules see of a report. `facts` are those of all months of its store."""
    day = report.report_date
    recent = facts.filter(pl.col("report_date").is_between(day - LOOK_BACK, day))
    dates = facts["report_date"]
    held = tuple(sorted(dates.filter(dates < day).unique().to_list()))
    rows = _rows(recent, day, judged)
    before = _rows(facts, held[-1], judged) if held else ()
    return CheckContext(
        day=day,
        rows=rows,
        priorities=report.priorities,
        warnings=report.warnings,
        account=report.account,
        corrections=corrections,
        held=held,
        before=before,
        links=tuple(link([row.named for row in before], [row.named for row in rows], judged))
        if before
        else (),
        past=_past(recent.filter(pl.col("report_date") < day)),
        judged=judged,
    )


def _rows(facts: pl.DataFrame, day: date, judged: JudgementsInForce) -> tuple[Row, ...]:
    found = facts.filter(pl.col("report_date") == day)
    return tuple(_row(item, judged) for item in found.iter_rows(named=True))


def _row(item: dict[str, Any], judged: JudgementsInForce) -> Row:
    code, name = item["measure_code"], item["measure_name"]
    return Row(
        report_date=item["report_date"],
        priority_code=item["priority_code"],
        measure_code=code,
        measure_name=name,
        directors=tuple(item["directors"] or ()),
        portfolio_holder=item["portfolio_holder"],
        period=_cells(item, "period", ""),
        ytd=_cells(item, "ytd", "ytd_"),
        unit=Unit(item["unit"]) if item["unit"] else None,
        is_percentage=item["is_percentage"],
        comment=item["comment"],
        improvement_plan=item["improvement_plan"],
        timeframe=item["timeframe"],
        finance_impact=item["finance_impact"],
        risk_impact=item["risk_impact"],
        pages=tuple(item["pages"] or ()),
        measure_id=item["measure_id"],
        polarity=Polarity(item["polarity"]) if item["polarity"] else None,
        confidence=Confidence(item["polarity_confidence"]) if item["polarity_confidence"] else None,
        polarity_why=item["polarity_why"],
        kind=Kind(item["kind"]) if item["kind"] else None,
        ytd_method=YtdMethod(item["ytd_method"]) if item["ytd_method"] else None,
        travel=Travel(item["travel"]) if item["travel"] else None,
        travel_year=Travel(item["travel_year"]) if item["travel_year"] else None,
        months_at_status=item["months_at_status"],
        tolerance=judged.tolerance([MeasureName(code, name)]),
    )


def _cells(item: dict[str, Any], series: str, gap: str) -> Cells:
    status = item[f"{series}_status"]
    return Cells(
        label="period" if series == "period" else "year-to-date",
        actual=item[f"{series}_actual"],
        target=item[f"{series}_target"],
        status=Status(status) if status else None,
        actual_value=item[f"{series}_actual_value"],
        target_value=item[f"{series}_target_value"],
        gap=item[f"{gap}gap"],
        gap_percent=item[f"{gap}gap_percent"],
    )


def _past(facts: pl.DataFrame) -> dict[str, tuple[Past, ...]]:
    found: dict[str, list[Past]] = {}
    for measure, day, code, name, *figures in facts.select(PAST).iter_rows():
        found.setdefault(measure, []).append(Past(day, MeasureName(code, name), *figures))
    return {measure: tuple(items) for measure, items in found.items()}
