"""For how many reports in a row something is true of a measure: the one rule for all who count them.

Reports that are missing in between do not end a run: it is told as one of the reports held.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain, takewhile

from msgspec import Struct, structs

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType, periods_apart
from kpi_tui.status import MISSED


class Run(Struct, frozen=True):
    """The last readings of a measure of which something is true."""

    reports: int
    since: date | None
    """The period of the first of them; `None` where that is not known."""
    over: int | None
    """How many periods there are from the first to the last; `None` where that cannot be told."""
    in_a_row: bool
    """Whether it has a reading in each of those; for single days only if there is one."""
    origins: tuple[Origin, ...] = ()
    """Where each of the reports comes from, as far as they are known."""

    @classmethod
    def between(cls, reports: int, since: date, until: date, kind: PeriodType) -> Run:
        """Return the run of so many readings from one period to another."""
        apart = periods_apart(since, until, kind)
        if apart is None:
            return cls(reports, since, None, reports == 1)
        return cls(reports, since, apart + 1, apart < reports)


def run_of(readings: Sequence[MeasurePeriod]) -> Run:
    """Return the run that some readings of a measure are, the oldest first."""
    first, last = readings[0], readings[-1]
    run = Run.between(len(readings), first.report_date, last.report_date, last.period_type)
    return structs.replace(run, origins=tuple(reading.origin for reading in readings))


def status_run(measure: MeasurePeriod) -> Run:
    """Return for how many reports a measure has had its status."""
    reports = measure.months_at_status
    known = measure.history[-reports:]
    if len(known) < reports:  # its history is not known as far back
        origins = tuple(reading.origin for reading in known)
        return Run(reports, None, None, in_a_row=True, origins=origins)
    return run_of(known)


def missed_run(measure: MeasurePeriod) -> Run | None:
    """Return for how many reports a measure has been red or amber; `None` where it is neither."""
    past = (old for old in reversed(measure.history) if old.report_date < measure.report_date)
    readings = chain([measure], past)
    missed = list(takewhile(lambda reading: reading.period.status in MISSED, readings))
    return run_of(missed[::-1]) if missed else None
