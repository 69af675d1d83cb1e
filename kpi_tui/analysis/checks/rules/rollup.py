"""The rules on priorities: whether their statuses follow from those of their measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import MARKS, and_list, mark, plural
from kpi_tui.report import Priority
from kpi_tui.status import MISSED, MISSING, RATED, Status

_NOT_RATED = (None, Status.MONITORING_ONLY, Status.NOT_REPORTED, *MISSING)
_MANY_UNRATED = 3
"""A green priority with at least so many unrated measures is asked about."""


def unlike_its_measures(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about priorities rated worse, or better, than every one of their measures (S6)."""
    for priority in context.priorities:
        rated = _rated_measures(context, priority, 0)
        if priority.status not in RATED or not rated:
            continue
        ranks = [
            RATED.index(measure.columns[column].status)
            for column in (0, 1)
            for measure in _rated_measures(context, priority, column)
        ]
        if min(ranks) <= RATED.index(priority.status) <= max(ranks):
            continue
        statuses = {measure.period.status for measure in rated}
        which = "its one measure is" if len(rated) == 1 else f"all its {len(rated)} measures are"
        if len(rated) == 2:
            which = "both its measures are"
        if len(rated) < len(_measures_of(context, priority)):
            which = (
                f"its {plural(len(rated), 'rated measure')} {'is' if len(rated) == 1 else 'are'}"
            )
        told = f"{which} {mark(statuses.pop())}"
        if statuses:
            told = f"none of its {len(rated)} rated measures is"
        yield _asked(
            priority,
            f"{priority.code} is {mark(priority.status)} though {told}. "
            f"What makes it {MARKS[priority.status].word}?",
            rated,
        )


def left_unrated(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about priorities without a status that have red or amber measures, where others have one (S6)."""
    others = [
        priority
        for priority in context.priorities
        if priority.status in RATED and _measures_of(context, priority)
    ]
    if not others:
        return
    for priority in context.priorities:
        missed = [each for each in _measures_of(context, priority) if each.period.status in MISSED]
        if priority.status is not None or not missed:
            continue
        counted = Counter(measure.period.status for measure in missed)
        listed = [
            f"{counted[status]} {'is' if counted[status] == 1 else 'are'} {mark(status)}"
            for status in reversed(MISSED)
            if counted[status]
        ]
        held = len(_measures_of(context, priority))
        which = f"of its {held} measures {and_list(listed)}"
        if held == 1:
            which = f"its one measure is {mark(missed[0].period.status)}"
        yield _asked(
            priority,
            f"{priority.code} has no status, though {which}; {plural(len(others), 'other priority')} "
            f"{'has' if len(others) == 1 else 'have'} one. Why has it none?",
            missed,
        )


def rated_on_few(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a green priority can rest on fewer than half of its measures (S9).

    Nothing is asked where the status of a measure with figures cannot be seen.
    """
    for priority in context.priorities:
        measures = _measures_of(context, priority)
        unrated = [measure for measure in measures if measure.period.status in _NOT_RATED]
        if priority.status is not Status.GREEN or len(unrated) < _MANY_UNRATED:
            continue
        if 2 * len(unrated) <= len(measures) or any(
            each.period.status is None and each.period.actual and each.period.target
            for each in unrated
        ):
            continue
        rated = len(measures) - len(unrated)
        told = (
            f"{priority.code} is {mark(priority.status)} on {rated} of its {len(measures)} measures; "
            "the others are not rated. Is that enough to rate it?"
        )
        if not rated:
            told = (
                f"{priority.code} is {mark(priority.status)} on none of its {len(measures)} measures, "
                "which are not rated. What does it go by?"
            )
        yield _asked(priority, told, unrated)


def unexplained(context: CheckContext) -> Iterator[RuleHit]:
    """Ask how priorities get their statuses, where no one rule makes all of them (S6).

    The rules tried are the worst and the commonest status of the priority's measures, for the
    month and for the year to date. Priorities that `unlike_its_measures` asks about are left out.
    """
    asked = {figure[0] for hit in unlike_its_measures(context) for figure in hit.figures[:1]}
    rated = [
        priority
        for priority in context.priorities
        if priority.status in RATED
        and priority.code not in asked
        and _rated_measures(context, priority, 0)
    ]
    broken = [
        _exceptions_to(context, rated, column, by_worst)
        for column in (0, 1)
        if any(_rated_measures(context, priority, column) for priority in rated)
        for by_worst in (True, False)
    ]
    if not rated or not all(broken):
        return
    worst, commonest = broken[:2]
    figures = []
    for priority in rated:
        counts = _statuses_counted(_rated_measures(context, priority, 0), 0)
        listed = ", ".join(f"{mark(status)} {counts[status]}" for status in RATED if counts[status])
        figures.append((priority.code, f"{mark(priority.status)}; its measures: {listed}"))
    yield RuleHit(
        "Neither of two plain rules gives every priority its status: by the worst of its measures "
        f"{_would_be(worst)}, by the commonest {_would_be(commonest)}. What is the rule?",
        None,
        tuple(figures),
        page=next(each.page for each in rated if each.code in {**worst, **commonest}),
    )


def _exceptions_to(
    context: CheckContext, priorities: Sequence[Priority], column: int, by_worst: bool
) -> dict[str, Status]:
    """Return the priorities that a rule rates otherwise, and how it would rate them."""
    otherwise = {}
    for priority in priorities:
        counts = _statuses_counted(_rated_measures(context, priority, column), column)
        if not counts:
            continue
        most = max(counts.values())
        given = {max(counts, key=RATED.index)}
        if not by_worst:
            given = {status for status in counts if counts[status] == most}
        if priority.status not in given:
            otherwise[priority.code] = max(given, key=RATED.index)
    return otherwise


def _would_be(otherwise: dict[str, Status]) -> str:
    """Return `OCC04 and OCC10 would be ▲ red and OCC05 ● amber`."""
    by_status: dict[Status, list[str]] = {}
    for code, status in otherwise.items():
        by_status.setdefault(status, []).append(code)
    told = [f"{and_list(codes)} would be {mark(status)}" for status, codes in by_status.items()]
    return and_list(told)


def _asked(priority: Priority, message: str, about: Sequence[MeasurePeriod]) -> RuleHit:
    """Return a question on one priority, with the measures it is about."""
    statuses: Figures = tuple(
        (measure.measure_code, measure.period.sign or "no status") for measure in about
    )
    return RuleHit(
        message,
        figures=((priority.code, str(mark(priority.status)) or "no status"), *statuses),
        page=priority.page,
    ).on(about)


def _statuses_counted(measures: Sequence[MeasurePeriod], column: int) -> Counter[Status]:
    statuses = (measure.columns[column].status for measure in measures)
    return Counter(status for status in statuses if status is not None)


def _rated_measures(context: CheckContext, priority: Priority, column: int) -> list[MeasurePeriod]:
    """List the measures of a priority that are rated, for the period or for the year to date."""
    return [
        each for each in _measures_of(context, priority) if each.columns[column].status in RATED
    ]


def _measures_of(context: CheckContext, priority: Priority) -> list[MeasurePeriod]:
    return [measure for measure in context.measures if measure.priority_code == priority.code]


def missing_beside_data(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about priorities that are shown without data and have measures with figures (S8)."""
    for priority in context.priorities:
        if priority.status not in (Status.DATA_MISSING, Status.ACTUAL_MISSING):
            continue
        measures = tuple(
            measure
            for measure in context.measures
            if measure.priority_code == priority.code and measure.period.actual_value is not None
        )
        if measures:
            listed = ", ".join(
                f"{measure.measure_code} has {measure.period.actual}" for measure in measures
            )
            figures = (
                measures[0].period.printed
                if len(measures) == 1
                else tuple((each.measure_code, each.period.actual or "") for each in measures)
            )
            yield RuleHit(
                f"{priority.code} is shown as “{mark(priority.status)}”, though {listed}. "
                "Why has it no status?",
                figures=((priority.code, str(mark(priority.status))), *figures),
                page=priority.page,
                explanation="its measures with figures are not rated"
                if all(measure.period.status in _NOT_RATED for measure in measures)
                else "",
            ).on(measures)
