"""From the frame of facts to plain measures, for all who look at one measure at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar

import polars as pl

from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.figures import Unit
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.report import FIGURE_FIELDS, Reading, Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

_COLUMNS = (
    *Reading.__dataclass_fields__,
    *(f"{name}_value" for name in FIGURE_FIELDS),
    *("report_date", "measure_id", "priority_title", "unit", "is_percentage"),
    *("gap", "gap_percent", "ytd_gap", "ytd_gap_percent"),
    *("polarity", "polarity_confidence", "polarity_why", "kind", "ytd_method", "ytd_months"),
    *("moved", "travel", "travel_year", "months_at_status"),
)
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class MeasureHistories:
    """All measures of a council in all periods."""

    by_day: Mapping[date, Sequence[MeasurePeriod]]
    """A report's readings in the order printed, by its date, the last one last."""
    by_id: Mapping[str, Sequence[MeasurePeriod]]
    """A measure's readings by its `measure_id`, one a period, the last one last."""
    judged: JudgementsInForce = NO_JUDGEMENTS
    _reports: dict[date, tuple[MeasurePeriod, ...]] = field(default_factory=dict, repr=False)

    def of_report(self, day: date) -> tuple[MeasurePeriod, ...]:
        """Return a report's measures with their histories; none where the day has no report."""
        if day not in self._reports:
            self._reports[day] = tuple(
                replace(
                    measure,
                    tolerance=self.judged.tolerance([measure.named]),
                    history=self.history(measure.measure_id, day),
                )
                for measure in self.by_day.get(day, ())
            )
        return self._reports[day]

    def history(self, measure_id: str, until: date) -> tuple[MeasurePeriod, ...]:
        """Return the readings of a measure up to a day."""
        known = self.by_id.get(measure_id, ())
        return tuple(known[: bisect_right(known, until, key=attrgetter("report_date"))])


def measure_histories(
    facts: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS
) -> MeasureHistories:
    """Take every reading out of the frame of facts (`facts.FACT_COLUMNS`)."""
    by_day: dict[date, list[MeasurePeriod]] = {}
    by_id: dict[str, list[MeasurePeriod]] = {}
    for row in facts.select(_COLUMNS).iter_rows(named=True):
        measure = _measure(row)
        by_day.setdefault(measure.report_date, []).append(measure)
        known = by_id.setdefault(measure.measure_id, [])
        # Of a measure that a report prints twice the first reading stands for the period.
        if not known or known[-1].report_date != measure.report_date:
            known.append(measure)
    return MeasureHistories(by_day, by_id, judged)


def _measure(row: Mapping[str, Any]) -> MeasurePeriod:
    """Build a measure of a row of the facts: the one place that knows both shapes."""
    period, ytd = _series(row, "period", ""), _series(row, "ytd", "ytd_")
    return MeasurePeriod(
        reading=Reading(
            priority_code=row["priority_code"],
            measure_code=row["measure_code"],
            measure_name=row["measure_name"],
            directors=tuple(row["directors"] or ()),
            portfolio_holder=row["portfolio_holder"],
            period_actual=period.actual,
            period_target=period.target,
            period_status=period.status,
            ytd_actual=ytd.actual,
            ytd_target=ytd.target,
            ytd_status=ytd.status,
            comment=row["comment"],
            improvement_plan=row["improvement_plan"],
            timeframe=row["timeframe"],
            finance_impact=row["finance_impact"],
            risk_impact=row["risk_impact"],
            pages=tuple(row["pages"] or ()),
        ),
        report_date=row["report_date"],
        measure_id=row["measure_id"],
        priority_title=row["priority_title"],
        period=period,
        ytd=ytd,
        unit=_UNITS[row["unit"]],
        is_percentage=row["is_percentage"],
        polarity=_POLARITIES[row["polarity"]],
        confidence=_CONFIDENCES[row["polarity_confidence"]],
        polarity_why=row["polarity_why"],
        kind=_KINDS[row["kind"]],
        ytd_method=_METHODS[row["ytd_method"]],
        ytd_months=row["ytd_months"],
        moved=row["moved"],
        travel=_TRAVELS[row["travel"]],
        travel_year=_TRAVELS[row["travel_year"]],
        months_at_status=row["months_at_status"],
    )


def _series(row: Mapping[str, Any], series: str, gap: str) -> SeriesFigures:
    return SeriesFigures(
        label="period" if series == "period" else "year-to-date",
        actual=row[f"{series}_actual"],
        target=row[f"{series}_target"],
        status=_STATUSES[row[f"{series}_status"]],
        actual_value=row[f"{series}_actual_value"],
        target_value=row[f"{series}_target_value"],
        gap=row[f"{gap}gap"],
        gap_percent=row[f"{gap}gap_percent"],
    )


def _words(kind: type[Word]) -> dict[str | None, Word | None]:
    """Return the members of an enum by their values, and nothing for an empty cell."""
    return {None: None, **{member.value: member for member in kind}}


_STATUSES, _UNITS, _POLARITIES = _words(Status), _words(Unit), _words(Polarity)
_CONFIDENCES, _KINDS, _METHODS = _words(Confidence), _words(Kind), _words(YtdMethod)
_TRAVELS = _words(Travel)
