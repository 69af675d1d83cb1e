"""What a measure is (polarity, kind, year to date), by all its readings and what officers settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from kpi_tui.analysis.profile.polarity import Inferred, RatedFigure, by_floor, infer
from kpi_tui.analysis.profile.year_to_date import (
    PeriodFigures,
    kind_of,
    ytd_evidence,
    ytd_method,
    ytd_methods,
)
from kpi_tui.analysis.running_totals import years_that_run_on
from kpi_tui.figures import UNITS, Unit, are_apart, counted_in, half_unit
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import SetPolarity
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodType
from kpi_tui.status import RATED, Status
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod

_RATED: dict[str | None, Status] = {status.value: status for status in RATED}


class Observation(Struct, frozen=True):
    """What one reading shows of its measure; the fields are columns of the store."""

    report_date: date
    measure_code: str
    measure_name: str
    unit: str | None
    period_actual: str | None
    period_actual_value: float | None
    period_target: str | None
    period_target_value: float | None
    period_status: str | None
    ytd_actual: str | None
    ytd_actual_value: float | None
    ytd_target: str | None
    ytd_target_value: float | None
    ytd_status: str | None
    floor_value: float | None = None
    published_polarity: str | None = None


class MeasureProfile(NamedTuple):
    """What holds for a measure in a financial year; the fields are columns of the facts.

    All but the year-to-date method and whether its targets run on are the same in all years.
    """

    financial_year: int
    polarity: Polarity | None
    polarity_confidence: Confidence | None
    polarity_why: str | None
    kind: Kind | None
    ytd_method: YtdMethod | None
    ytd_months: int
    targets_run_on: bool


@dataclass(slots=True)
class ProfileBuilder:
    """What all periods show of a measure, gathered reading by reading."""

    names: dict[MeasureName, None] = field(default_factory=dict)
    units: set[Unit] = field(default_factory=set)
    shown: list[RatedFigure] = field(default_factory=list)
    periods: dict[date, PeriodFigures] = field(default_factory=dict)
    monitored: bool = False
    """Whether a reading is for monitoring only."""
    floors: list[tuple[float, float]] = field(default_factory=list)
    """Each floor that is printed, and the target beside it."""
    printed: Polarity | None = None
    """Which way is better as the latest report prints it that does."""
    counted_in: str = ""
    """What the latest reading counts in that says so."""
    targeted: bool = False
    """Whether a reading has a target, or a status that judges it."""

    def add(self, seen: Observation) -> None:
        """Take one reading in; readings come in order of time."""
        self.names[MeasureName(seen.measure_code, seen.measure_name)] = None
        if seen.unit is not None:
            self.units.add(UNITS[seen.unit])
        counted = counted_in(
            seen.period_actual, seen.period_target, seen.ytd_actual, seen.ytd_target
        )
        if are_apart(self.counted_in, counted):  # those before add up with none from here on
            none = (None, None, None, None)
            self.periods = {day: PeriodFigures(day, *none) for day in self.periods}
        self.counted_in = counted or self.counted_in
        half, ytd_half = half_unit(seen.period_actual), half_unit(seen.ytd_actual)
        actual, target = seen.period_actual_value, seen.period_target_value
        ytd_actual, ytd_target = seen.ytd_actual_value, seen.ytd_target_value
        figures = PeriodFigures(
            seen.report_date, actual, target, ytd_actual, ytd_target, half, ytd_half
        )
        self.periods.setdefault(seen.report_date, figures)
        if seen.published_polarity is not None:
            self.printed = Polarity(seen.published_polarity)
        if seen.floor_value is not None and target is not None:
            self.floors.append((seen.floor_value, target))
        slack = max(half, half_unit(seen.period_target))
        self._rate(actual, target, seen.period_status, slack)
        slack = max(ytd_half, half_unit(seen.ytd_target))
        self._rate(ytd_actual, ytd_target, seen.ytd_status, slack)

    def _rate(
        self, actual: float | None, target: float | None, status: str | None, slack: float
    ) -> None:
        self.monitored = self.monitored or status == Status.MONITORING_ONLY.value
        rating = _RATED.get(status)
        self.targeted = self.targeted or rating is not None or target is not None
        if rating is not None and actual is not None and target is not None:
            self.shown.append(RatedFigure(actual, target, rating, slack))

    def profiles(self, judged: JudgementsInForce, period_type: PeriodType) -> list[MeasureProfile]:
        """Return the profile of each financial year; what officers settled comes before the rest."""
        names = list(self.names)
        texts = list(dict.fromkeys(name.name for name in names))
        polarity = infer(texts, self.shown, watched=self.monitored and not self.targeted)
        polarity = by_floor(self.floors, polarity)
        if self.printed is not None:
            polarity = Inferred(self.printed, Confidence.SURE, "as the report prints it")
        settled = judged.latest(SetPolarity, names)
        if settled is not None:
            why = f": {one_line(settled.why)}" if settled.why.strip() else ""
            why = f"settled by {one_line(settled.who)}{why}"
            polarity = Inferred(settled.value, Confidence.SURE, why)
        periods = list(self.periods.values())
        figures = [abs(period.actual) for period in periods if period.actual is not None]
        evidence = ytd_evidence(periods, period_type)
        kind = judged.kind(names)
        if kind is None:
            method, _ = ytd_method(evidence.values())
            kind = kind_of(texts, self.units, method, max(figures, default=None))
        settled_method = judged.ytd_method(names)
        targets = [(period.report_date, period.target) for period in periods]
        run_on = years_that_run_on(targets, period_type)
        profiles: list[MeasureProfile] = []
        for year, (method, confirmed) in ytd_methods(evidence).items():
            profiles.append(
                MeasureProfile(
                    year,
                    polarity.polarity if polarity else None,
                    polarity.confidence if polarity else None,
                    polarity.why if polarity else None,
                    kind,
                    settled_method or method,
                    confirmed if settled_method in (None, method) else 0,
                    run_on[year],
                )
            )
        return profiles
