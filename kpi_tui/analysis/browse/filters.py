"""Filters that are held together: within one facet any will do, and every facet must be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.counts import is_exception, prints_plans
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import is_off_target, is_so_far_off
from kpi_tui.empty_cells import is_empty, says_nothing
from kpi_tui.measure_name import CodeAndName
from kpi_tui.months import financial_year
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Travel


class Facet(StrEnum):
    """What a filter looks at, in the order in which filters are offered."""

    STATUS = "status"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"
    PRIORITY = "priority"
    YTD_STATUS = "ytd_status"
    DIRECTION = "direction"
    """Better or worse than in the previous report."""
    YEAR = "year"
    """Better or worse than in the same period of the year before."""
    SINCE = "since"
    """Better or worse than in an earlier period: `worse 2023-07-31`. Offered by questions alone."""
    STREAK = "streak"
    """For how many reports in a row: `red 3`, `missed 3` for red or amber; `worse 3`, `higher 3` for the figure."""
    OFTEN = "often"
    """In how many reports of a financial year, or between days: `red 2 2024`, `red 2 2024-04-30 2024-07-31`."""
    BECAME = "became"
    """A status that it has now and did not have in its reading before; red as the changes count it."""
    LEFT = "left"
    """A status that it had in its reading before, and has no longer."""
    ON_TARGET = "on_target"
    VARIANCE = "variance"
    """`worse 10` than that many per cent of its target, `worse 10 from` that on, `better 5`, `within 5`."""
    PLAN = "plan"
    COMMENT = "comment"
    CHANGED = "changed"
    FINDING = "finding"
    NOTE = "note"
    """What an officer wrote of it."""
    QUERY = "query"
    """What a query is about, by its rule: `X4`. Offered by questions alone."""


BLANK = "blank"
"""The value of a cell that is empty: a status, an owner."""
EXCEPTION = "exception"
"""The value of a status that asks for attention, for the period or for the year to date alone.
Offered by questions alone."""
NEVER = "never"
"""The value of a measure that was green in none of the reports held."""
OFF = "off"
"""The value of a red or amber measure whose figures are not on target. Offered by the summary alone."""
NONE = "none"
"""The value of a comment, or of the plan of a red or amber measure, that is not there."""
SOME = "some"
"""The value of a note, comment or plan that is there. Of the last two offered by questions alone."""
MISSED_RUN = "missed"
"""Red or amber, whichever, in the value of a streak."""
HIGHER, LOWER = "higher", "lower"
"""Which way a figure went, whatever is better. Offered by questions alone."""
OFFERED_RUN = 3
"""The length of the streaks that are offered."""

_WORST_FIRST = {
    Facet.STATUS: ("red", "amber", "green"),
    Facet.YTD_STATUS: ("red", "amber", "green"),
    Facet.BECAME: ("red", "amber", "green"),
    Facet.LEFT: ("red", "amber", "green"),
    Facet.DIRECTION: ("worse", "same", "better"),
    Facet.YEAR: ("worse", "same", "better"),
    Facet.STREAK: (f"red {OFFERED_RUN}", f"{MISSED_RUN} {OFFERED_RUN}"),
    Facet.FINDING: ("error", "question", "information"),
}
"""Values that are offered first, in this order; the others follow by name."""
_EMPTY_EVERYWHERE = (Facet.YTD_STATUS, Facet.DIRECTOR, Facet.PORTFOLIO_HOLDER)
"""Facets that some reports do not print at all: not offered where no measure has a value."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing asked for."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class PeriodFlags:
    """What is known of a month's measures beside its report, by code and name."""

    changed: Mapping[CodeAndName, frozenset[str]]
    """The kinds of change since the report before."""
    findings: Mapping[CodeAndName, frozenset[str]]
    """The levels of what does not add up."""
    measures: Mapping[CodeAndName, MeasurePeriod] = field(default_factory=dict)
    """What is worked out of each, with its history."""
    pinned: frozenset[CodeAndName] = frozenset()
    """Those that a person keeps in sight."""
    rules: Mapping[CodeAndName, frozenset[str]] = field(default_factory=dict)
    """The rules of their open queries."""
    noted: frozenset[CodeAndName] = frozenset()
    """Those that officers wrote a note on."""
    newly_red: frozenset[CodeAndName] = frozenset()
    """Those that are red, or so for the year to date, and were not in the report before."""

    @property
    def corrected(self) -> frozenset[CodeAndName]:
        """Those whose status an officer corrected: it stands marked, as corrected figures do."""
        known = self.measures.items()
        return frozenset(key for key, each in known if each.period.status_is_corrected)


NO_FLAGS = PeriodFlags({}, {})


@dataclass(frozen=True, slots=True)
class FilterSet:
    """The filters in force, in the order in which they were asked for."""

    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filters)

    def matches(self, measure: ListedMeasure, flags: PeriodFlags = NO_FLAGS) -> bool:
        """Whether a measure meets every facet."""
        met = {asked.facet for asked in self.filters if meets(asked, measure, flags)}
        return all(asked.facet in met for asked in self.filters)


def meets(asked: Filter, measure: ListedMeasure, flags: PeriodFlags) -> bool:
    """Whether a measure meets one filter."""
    known = flags.measures.get(measure.key)
    match asked.facet:
        case Facet.SINCE:
            from kpi_tui.analysis.comparison import compared_since

            way, _, day = asked.value.partition(" ")
            since = compared_since(known, date.fromisoformat(day)) if known else None
            return since is not None and way in (since.travel, _moved(since.moved))
        case Facet.DIRECTION if asked.value in (HIGHER, LOWER):
            return known is not None and _moved(known.moved) == asked.value
        case Facet.STREAK:
            status, _, reports = asked.value.partition(" ")
            return known is not None and _run(known, status) >= int(reports)
        case Facet.OFTEN:
            return known is not None and _is_so_often(known, *asked.value.split())
        case Facet.STATUS if asked.value == EXCEPTION:
            return is_exception(measure.reading)
        case Facet.PLAN if asked.value == SOME:
            return not is_empty(measure.reading.improvement_plan)
        case Facet.COMMENT if asked.value == SOME:
            return not says_nothing(measure.reading.comment)
        case Facet.QUERY:
            return asked.value in flags.rules.get(measure.key, ())
        case Facet.ON_TARGET if asked.value == OFF:
            return known is not None and is_off_target(known)
        case Facet.VARIANCE:
            return known is not None and is_so_far_off(known, *asked.value.split())
        case _:
            return asked.value in _values(asked.facet, measure, flags)


def _moved(moved: float | None) -> str:
    """Return which way a figure went; nothing where it did not, or is not compared."""
    if moved is None or abs(moved) <= _ROUNDING:
        return ""
    return HIGHER if moved > 0 else LOWER


_ROUNDING = 1e-9


def offers(
    listed: Iterable[ListedMeasure], flags: PeriodFlags, kept: Sequence[Filter] = ()
) -> Iterator[tuple[Filter, int]]:
    """Yield each filter that a month gives reason for, and how many measures meet it.

    Facet by facet. Those in `kept` are offered even where no measure meets them.
    """
    listed = list(listed)
    for facet in Facet:
        counts: Counter[str] = Counter()
        for measure in listed:
            counts.update(set(_values(facet, measure, flags)))
        if facet in _EMPTY_EVERYWHERE and set(counts) == {BLANK}:
            counts.clear()
        if facet is Facet.PLAN and not prints_plans(each.reading for each in listed):
            counts.clear()
        values = {*counts, *(asked.value for asked in kept if asked.facet is facet)}
        worst_first = _WORST_FIRST.get(facet, ())
        by_name = sorted(
            sorted(values),
            key=lambda value: (value == BLANK, value.removeprefix("Cllr ").casefold()),
        )
        ranked = [value for value in worst_first if value in values]
        for value in (*ranked, *(value for value in by_name if value not in worst_first)):
            offered = Filter(facet, value)
            yield offered, sum(meets(offered, measure, flags) for measure in listed)


def _values(facet: Facet, measure: ListedMeasure, flags: PeriodFlags) -> Collection[str]:
    """Return the values of a facet that a measure has, as far as they are offered."""
    reading = measure.reading
    match facet:
        case Facet.STATUS:
            return (_word(reading.period_status),)
        case Facet.YTD_STATUS:
            return (_word(reading.ytd_status),)
        case Facet.PRIORITY:
            return (reading.priority_code,)
        case Facet.DIRECTOR:
            return measure.directors or (BLANK,)
        case Facet.PORTFOLIO_HOLDER:
            return (measure.holder or BLANK,)
        case Facet.PLAN:
            off = reading.period_status in MISSED or reading.ytd_status in MISSED
            return (NONE,) if off and is_empty(reading.improvement_plan) else ()
        case Facet.COMMENT:
            return (NONE,) if says_nothing(reading.comment) else ()
        case Facet.CHANGED:
            return flags.changed.get(measure.key, ())
        case Facet.FINDING:
            return flags.findings.get(measure.key, ())
        case Facet.NOTE:
            return (SOME,) if measure.key in flags.noted else ()
        case _:
            known = flags.measures.get(measure.key)
            values = () if known is None else _in_time(facet, known)
            is_new = facet is Facet.BECAME and measure.key in flags.newly_red
            return (*values, Status.RED.value) if is_new else values


def _in_time(facet: Facet, measure: MeasurePeriod) -> Collection[str]:
    """Return the values of a facet that depend on earlier readings."""
    now, before = measure.period.status, measure.previous
    match facet:
        case Facet.DIRECTION:
            return (measure.travel.value,) if measure.travel else ()
        case Facet.YEAR:
            return (measure.travel_year.value,) if measure.travel_year else ()
        case Facet.STREAK:
            runs = ((status, _run(measure, status)) for status in (Status.RED.value, MISSED_RUN))
            return [f"{status} {OFFERED_RUN}" for status, run in runs if run >= OFFERED_RUN]
        case Facet.BECAME:
            came = before is not None and before.period.status is not now
            return (now.value,) if came and now not in (None, Status.RED) else ()
        case Facet.LEFT:
            left = before.period.status if before is not None else None
            return (left.value,) if left is not None and left is not now else ()
        case Facet.ON_TARGET:
            rated = any(each.period.status in MISSED for each in measure.history)
            green = any(each.period.status is Status.GREEN for each in measure.history)
            return (NEVER,) if rated and not green else ()
        case _:
            return ()


def _run(measure: MeasurePeriod, status: str) -> int:
    """Return for how many reports in a row a measure has had a status, been red or amber, or its figure gone a way."""
    if status == MISSED_RUN:
        from kpi_tui.analysis.runs import missed_run

        run = missed_run(measure)
        return run.reports if run else 0
    if status in (*Travel, HIGHER, LOWER):
        ways = ((each.travel, _moved(each.moved)) for each in (measure, *measure.history[-2::-1]))
        return sum(1 for _ in takewhile(lambda way: status in way, ways))
    return measure.months_at_status if _word(measure.period.status) == status else 0


def _is_so_often(
    measure: MeasurePeriod, status: str, reports: str, first: str, last: str = ""
) -> bool:
    """Whether a measure has had a status, or been red or amber, in so many reports of a year, or between days."""
    statuses = MISSED if status == MISSED_RUN else (status,)
    days = [each.report_date for each in measure.history if _word(each.period.status) in statuses]
    if last:
        return sum(first <= day.isoformat() <= last for day in days) >= int(reports)
    return sum(financial_year(day) == int(first) for day in days) >= int(reports)


def _word(status: Status | None) -> str:
    return status.value if status else BLANK
