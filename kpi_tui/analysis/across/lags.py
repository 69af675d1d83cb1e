"""Measures whose figures are of an earlier period than their report, as names and comments say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from kpi_tui.analysis.forecasts import NotItsOwn, is_late, lateness
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.runs import Run, run_of
from kpi_tui.period import month_end


@dataclass(frozen=True, slots=True)
class Lag:
    """A figure that comes late."""

    measure: MeasurePeriod
    said: NotItsOwn
    """What says so."""
    run: Run
    """The reports in a row, up to this one, that said so."""

    @property
    def month(self) -> date | None:
        """The last day of the month that the figure is of; `None` where that is not said."""
        back = self.said.months_back
        return None if back is None else month_end(self.measure.report_date, -back)


def lags(histories: MeasureHistories, day: date) -> list[Lag]:
    """Return the measures of a report whose figures come late, in its order."""
    found: list[Lag] = []
    for measure in histories.of_report(day):
        said = lateness(measure)
        if said is not None:
            past = [reading for reading in measure.history if reading.report_date < day]
            late = [measure, *takewhile(is_late, reversed(past))]
            found.append(Lag(measure, said, run_of(late[::-1])))
    return found
