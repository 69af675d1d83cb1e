"""Rules on what is said: exceptions without a plan, plans without a date, rows without a word."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, is_empty
from kpi_tui.labels import mark, plural
from kpi_tui.report import MISSED, Status

UNRATED = (Status.MONITORING_ONLY, Status.NOT_REPORTED)
UNEXPLAINED = (Status.ACTUAL_MISSING, Status.TARGET_MISSING, Status.DATA_MISSING)
NO_DATE = ("ongoing", "on-going", "on going", "continuous", "continuing", "continual")


def without_plan(month: CheckContext) -> Iterator[RuleHit]:
    """X1: off target and no plan, where the report has plans at all."""
    if not any(row.reading.improvement_plan for row in month.measures):
        return
    for row in month.measures:
        if not is_empty(row.reading.improvement_plan):
            continue
        columns = row.columns[: 1 + (not row.alike)]
        if off_target := [cells for cells in columns if _exception(row, cells)]:
            said = " and ".join(_told(row, cells) for cells in off_target)
            figures = tuple(pair for cells in off_target for pair in cells.printed)
            yield RuleHit(
                f"There is no improvement plan, though {said}. What is being done?", row, figures
            )


def _exception(row: MeasurePeriod, cells: SeriesFigures) -> bool:
    return cells.status in MISSED or (cells.status not in UNRATED and row.misses(cells))


def _told(row: MeasurePeriod, cells: SeriesFigures) -> str:
    status = f" ({mark(cells.status)})" if cells.status else ""
    return f"the {cells.label} actual {cells.actual or '–'}{status} is {distance_from_target(row, cells)}"


def without_date(month: CheckContext) -> Iterator[RuleHit]:
    """X2: a plan, and no time by which it is done."""
    for row in month.measures:
        if is_empty(row.reading.improvement_plan):
            continue
        if (
            is_empty(row.reading.timeframe)
            or (row.reading.timeframe or "").lower().strip(" .") in NO_DATE
        ):
            given = (
                f"its timeframe is “{row.reading.timeframe}”"
                if row.reading.timeframe
                else "no timeframe"
            )
            yield RuleHit(
                f"There is an improvement plan and {given}. By when is it to show in the figures?",
                row,
                (("timeframe", row.reading.timeframe or ""), *row.period.printed),
            )


def without_words(month: CheckContext) -> Iterator[RuleHit]:
    """X3: an exception or a missing figure, and no comment."""
    for row in month.measures:
        if row.words:
            continue
        for cells in row.columns:
            if cells.status in MISSED:
                yield RuleHit(
                    f"There is no comment, though the {cells.label} status is "
                    f"{mark(cells.status)}: {cells.actual} is {distance_from_target(row, cells)}. Why is that?",
                    row,
                    cells.printed,
                )
                break
            if cells.status in UNEXPLAINED:
                yield RuleHit(
                    f"There is no comment, though the {cells.label} status says "
                    f"“{mark(cells.status)}”. Why is the figure missing?",
                    row,
                    cells.printed,
                )
                break


def nothing_reported(month: CheckContext) -> Iterator[RuleHit]:
    """X3: what the report leaves out: measures not reported, priorities without a measure."""
    silent = [row for row in month.measures if row.period.status is Status.NOT_REPORTED]
    used = {row.priority_code for row in month.measures}
    empty = [item for item in month.priorities if item.code not in used]
    if not silent and not empty:
        return
    parts = [
        f"{plural(len(silent), 'measure')} marked “not reported”" if silent else "",
        f"{plural(len(empty), 'priority')} without any measure" if empty else "",
    ]
    yield RuleHit(
        f"The report has {' and '.join(filter(None, parts))}. When are they due?",
        None,
        (
            *((row.measure_code, row.measure_name) for row in silent),
            *((item.code, item.title) for item in empty),
        ),
        page=silent[0].page if silent else empty[0].page,
    )
