"""Measures that a report lacks and an earlier or a later one has, under another code or name too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.identity.links import OTHERWISE, link
from kpi_tui.analysis.identity.tracking import LONGEST_ABSENCE
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.labels import Label
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import months_apart
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence


def under_another_name(
    measure: MeasurePeriod, other: MeasurePeriod, judged: JudgementsInForce
) -> str:
    """Say what a measure is called in another report: ` as A.3 “Visits”; the same (assumed): …`.

    Nothing where it has the same code and name there.
    """
    if measure.named.key == other.named.key:
        return ""
    is_earlier = other.report_date < measure.report_date
    old, new = (other, measure) if is_earlier else (measure, other)
    linked = next(each for each in link([old.named], [new.named], judged))
    why = linked.why if linked.joins else OTHERWISE
    doubt = "" if linked.confidence is Confidence.SURE else f"; the same ({Label.ASSUMED}): {why}"
    return f" as {one_line(other.measure_code)} “{one_line(other.measure_name)}”{doubt}"


def last_before(
    measures: MeasureHistories, measure: MeasurePeriod, day: date
) -> MeasurePeriod | None:
    """Return a measure's last reading before a day."""
    readings = measures.by_id.get(measure.measure_id, ())
    return next((each for each in reversed(readings) if each.report_date < day), None)


def away_and_alike(
    measures: MeasureHistories, new: Sequence[MeasurePeriod], before: date
) -> dict[MeasureName, list[MeasurePeriod]]:
    """Return for new measures the last readings of those that they may be.

    These were last seen before a day, the earlier report's, and have a name partly alike. Nobody
    has settled whether they are the same.
    """
    found: dict[MeasureName, list[MeasurePeriod]] = {}
    if not new:
        return found
    away = {each.named: each for each in _away(measures, new[0].report_date, before)}
    for linked in link(list(away), [each.named for each in new], measures.judged):
        if linked.before and linked.after:
            was = away[linked.before]
            names = [each.named for each in measures.by_id[was.measure_id]]
            if not any(measures.judged.refuses(each, linked.after) for each in names):
                found.setdefault(linked.after, []).append(was)
    return found


def _away(measures: MeasureHistories, day: date, before: date) -> Iterator[MeasurePeriod]:
    """Yield the last readings up to a day of the measures that were last seen before another."""
    for readings in measures.by_id.values():
        last = next((each for each in reversed(readings) if each.report_date <= day), None)
        if last is None or last.report_date >= before:
            continue
        if months_apart(last.report_date, day) <= LONGEST_ABSENCE:
            yield last


def said_of_each(candidates: Iterable[MeasurePeriod]) -> str:
    """Name measures of earlier reports: `A.3 “Visits” of March 2024 or A.4 “Loans” of May 2024`."""
    return " or ".join(
        f"{one_line(each.measure_code)} “{one_line(each.measure_name)}” of {each.when}"
        for each in candidates
    )
