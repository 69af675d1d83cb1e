"""The measures that reports no longer have: when each was last seen, how it stood, whether it is back.

Nobody says why a measure is not in a report: none is called discontinued here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from kpi_tui.analysis.across.grid import days_between
from kpi_tui.analysis.changes.returns import away_and_alike, under_another_name
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.gaps import Absent, absences, may_not_be_due
from kpi_tui.analysis.identity.links import Link, link_measures
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.runs import Run, missed_run
from kpi_tui.measure_name import MeasureName
from kpi_tui.status import MISSED, Status


class Absence(StrEnum):
    """What is known of a measure that a report does not have."""

    NO_LONGER_REPORTED = "no longer reported"
    """No report held has it since it was last seen, and no measure is like it."""
    MAY_CONTINUE = "may continue under another name"
    """A measure that is partly alike came in its place, and nobody has confirmed which is which."""
    NOT_DUE = "may not be due"
    """It was away as long before, and came back: it may be reported at longer intervals."""
    BACK = "back"
    """A later report has it again."""

    @classmethod
    def of(cls, gaps: Sequence[Absent], reports: int, may_be: Sequence[MeasureName]) -> Absence:
        """Tell what the last of a measure's absences is, by all of them, among so many reports."""
        if gaps[-1][-1] is not None:
            return cls.BACK
        if may_be:
            return cls.MAY_CONTINUE
        return cls.NOT_DUE if may_not_be_due(gaps, reports) else cls.NO_LONGER_REPORTED


@dataclass(frozen=True, slots=True)
class VanishedMeasure:
    """A measure that was in a report and not in the next one held."""

    measure: MeasurePeriod
    """As it was last seen before its last absence, with its history."""
    missing_from: date
    """The first report held without it."""
    back: date | None
    """The report in which it is again; `None` where it is in none since."""
    times: int
    """How often it was away in all, this time included."""
    absence: Absence
    why: str
    """Why it is not taken for a measure of that report."""
    may_be: tuple[MeasureName, ...] = ()
    """What it may continue as."""
    back_as: MeasureName | None = None
    """What it is called in the report in which it is again, where that is not as before."""
    told_of_back: str = ""
    """The same in words, and whether it is assumed: ` as A.3 “Visits”; the same (assumed): …`."""

    @property
    def missed(self) -> Run | None:
        """For how many reports it had been red or amber when last seen."""
        return missed_run(self.measure)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Its place in the register: what is not back, red, amber, off target, and seen last first."""
        standing = {Status.RED: 0, Status.AMBER: 1, None: 3}.get(self.measure.period.status, 3)
        if standing == 3 and self.was_off_target:
            standing = 2
        return self.back is not None, standing, -self.measure.report_date.toordinal()

    @property
    def was_off_target(self) -> bool:
        """Whether it was red, amber, or not rated and short of its target, when last seen."""
        status = self.measure.period.status
        return status in MISSED or (
            status is not Status.GREEN and self.measure.misses(self.measure.period)
        )


def vanished(histories: MeasureHistories, until: date | None = None) -> list[VanishedMeasure]:
    """Return the measures that some report held up to a day has and the next one does not.

    Each is there once, with its last absence, in the order of `VanishedMeasure.rank`.
    """
    days = days_between(histories, until=until)
    later = _came_later(histories, days)
    links: dict[tuple[date, date], list[Link]] = {}
    found: list[VanishedMeasure] = []
    for measure_id, readings in histories.by_id.items():
        days_of_it = {reading.report_date for reading in readings}
        gaps = list(absences(days, [place for place, day in enumerate(days) if day in days_of_it]))
        if not gaps:
            continue
        last, missing, back = gaps[-1]
        pair = (days[last], days[missing])
        if pair not in links:
            old, new = (histories.by_day[day] for day in pair)
            links[pair] = link_measures(old, new, histories.judged)
        measures = histories.of_report(days[last])
        measure = next(each for each in measures if each.measure_id == measure_id)
        own = [each for each in links[pair] if each.before == measure.named]
        may_be = tuple(each.after for each in own if each.after and not each.joins)
        why = own[0].why if own else "nothing was linked to it"
        if not may_be and measure_id in later:
            may_be, why = tuple(later[measure_id]), "names partly alike in a later report"
        absence = Absence.of(gaps, len(days), may_be)
        gone = VanishedMeasure(measure, days[missing], None, len(gaps), absence, why, may_be)
        if back is not None:
            now = next(each for each in readings if each.report_date == days[back])
            called = under_another_name(measure, now, histories.judged)
            back_as = now.named if called else None
            gone = replace(gone, back=days[back], may_be=(), back_as=back_as, told_of_back=called)
        found.append(gone)
    return sorted(found, key=lambda gone: gone.rank)


def _came_later(
    histories: MeasureHistories, days: Sequence[date]
) -> dict[str, dict[MeasureName, None]]:
    """Return by `measure_id` the measures that came after reports without it and that it may be."""
    found: dict[str, dict[MeasureName, None]] = {}
    for before, day in pairwise(days):
        firsts = [
            each
            for each in histories.by_day[day]
            if histories.by_id[each.measure_id][0].report_date == day
        ]
        for name, candidates in away_and_alike(histories, firsts, before).items():
            for gone in candidates:
                found.setdefault(gone.measure_id, {})[name] = None
    return found
