"""Rules on levels, such as balances, whose year to date adds them up or is made in various ways."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import labelled_figures, period_and_year
from kpi_tui.analysis.checks.rules.added_up import ADDED_UP, adds_up_a_stock, sums_target
from kpi_tui.analysis.checks.rules.comments.sides_said import side_denied
from kpi_tui.analysis.comment_figures import quantities, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import NUMBER_WORDS
from kpi_tui.labels import mark
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.vocabulary import Kind

_CURRENT = Cue(
    r"\bcurrent(?:ly)?\b(?! (?:year|month|quarter|period|financial|target|performance|rate))",
    "current",
)
_BEHIND = 30
"""How many letters after its last figure still belong to a sum."""
_FEWEST_SIGNS = 5
"""How many signs of a figure that is cut off are needed to recognise it."""
_NAME_LETTERS = 55
"""How many letters of each name are shown where several measures are listed."""
_SUM = "added up"


def sums_a_stock(context: CheckContext) -> Iterator[RuleHit]:
    """Ask for the position where levels at each month's end were added up, once a priority (Y2).

    It also names the priority's levels whose year to date is made in another way (Y6).
    """
    added_up = (
        measure
        for measure in context.measures
        if adds_up_a_stock(context, measure) or is_cut_off_sum(context, measure)
    )
    for measures in context.apart_by_priority(added_up, "Y2"):
        yield _added_levels(context, measures)


def is_cut_off_sum(context: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether the year's target of a level is cut off in print and was the sum of its months'.

    In the tenth month `£289,000,00` is that of ten times `£28,900,000`.
    """
    target, year = measure.period.target_value, measure.ytd.target or ""
    if measure.kind is not Kind.STOCK or not target or context.number < 2:
        return False
    digits = year.lstrip("£ ")
    is_cut_off = measure.ytd.actual and measure.ytd.target_value is None
    if not is_cut_off or len(digits) < _FEWEST_SIGNS:
        return False
    times = f"{target * context.number:,.0f}"
    return times.startswith(digits) and not f"{target:,.0f}".startswith(digits)


def _added_levels(context: CheckContext, measures: tuple[MeasurePeriod, ...]) -> RuleHit:
    sums = f"{context.number} {context.noun}-end totals added together"
    asked = "What is the position for the year to date?"
    other_ways = _other_methods(context, measures[0].priority_code)
    also = ["Y6"] if other_ways else []
    explanation = "the column is a working total and not meant to be read"
    if any(each.ytd.status in RATED for each in measures):
        explanation = "the column is a working total that was rated with the rest"
    if any(each.ytd.status is Status.GREEN and each.period.status in MISSED for each in measures):
        also.append("Y5")
    if len(measures) == 1:
        (measure,) = measures
        period = f"this {context.noun}'s is {measure.period.actual or 'not given'}"
        said = next(
            (
                side
                for sentence in sentences(measure.words)
                if (side := side_denied(measure, measure.ytd, sentence))
                and side_denied(measure, measure.period, sentence) is None
            ),
            None,
        )
        if said:
            also.append("C4")
            period += f", and the comment's “{said}” is true of that"
        return RuleHit(
            f"The year to date, {measure.ytd.actual}{_rated(measure)}, looks like {sums}; "
            f"{period}.{other_ways} {asked}",
            measure,
            period_and_year(measure),
            also=tuple(also),
            explanation=explanation,
        )
    told = "; ".join(
        f"{each.measure_code} {shorten(each.measure_name, _NAME_LETTERS, placeholder='…')}, "
        f"{each.ytd.actual}{_rated(each)}, this {context.noun} {each.period.actual or 'not given'}"
        for each in measures
    )
    return RuleHit(
        f"The year to date of {len(measures)} measures looks like {sums}: {told}."
        f"{other_ways} {asked}",
        figures=labelled_figures(measures),
        also=tuple(also),
        explanation=explanation,
    ).on(measures)


def _rated(measure: MeasurePeriod) -> str:
    """Tell the status of a year to date, and that of the period where it is another."""
    period, year = measure.period.status, measure.ytd.status
    if year not in RATED:
        return ""
    other = f" where the {measure.period_type.noun} is {mark(period)}"
    return f" ({mark(year)}{other if period in RATED and period is not year else ''})"


def _other_methods(context: CheckContext, priority: str) -> str:
    """Tell which levels of a priority have a year to date that is no sum."""
    ways = _methods_shown(context).get(priority, {})
    listed = [
        f"{', '.join(measure.measure_code for measure in measures)} {way}"
        for way, measures in ways.items()
        if way != _SUM
    ]
    return f" Other levels there are made otherwise ({'; '.join(listed)})." if listed else ""


def counted_now(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether levels were added up where a comment counts what is there at the time (Y2).

    By its name the measure counts what happens in a month; its comment calls what makes up the
    figure current.
    """
    if context.number < 2:
        return
    for measure in context.measures:
        now, year = measure.period.actual_value, measure.ytd.actual_value
        if measure.kind is not Kind.FLOW or not now or year is None or year < ADDED_UP * now:
            continue
        if _is_called_current(measure):
            yield RuleHit(
                f"The comment counts what is current to make {measure.period.actual}, so it seems a "
                f"level. Is the year to date, {measure.ytd.actual}, {context.number} such levels "
                "added together?",
                measure,
                (("comment", sentences(measure.words)[0]), *period_and_year(measure)),
            )


def _is_called_current(measure: MeasurePeriod) -> bool:
    """Whether the first figures of a comment add up to the actual, with "current" beside them."""
    called = [found.span() for found in _CURRENT.finditer(measure.words)]
    total, start = 0.0, None
    for item in quantities(measure.words) if called else ():
        total += item.value
        start = item.start if start is None else start
        if measure.period.actual_value and abs(total - measure.period.actual_value) < 1e-9:
            return any(start <= begin and end <= item.end + _BEHIND for begin, end in called)
    return False


def mixed(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which rule holds where levels of a priority make their year in different ways (Y6).

    Where some of the levels are added up, Y2 says so, and of percentages Y1 does.
    """
    for priority, ways in _methods_shown(context).items():
        about = tuple(measure for measures in ways.values() for measure in measures)
        if len(ways) < 2 or any(adds_up_a_stock(context, measure) for measure in about):
            continue
        listed, figures = [], []
        for way, measures in ways.items():
            listed.append(f"{way}: {', '.join(measure.measure_code for measure in measures)}")
            for measure in measures:
                text = f"{measure.period.actual or '–'}, year to date {measure.ytd.actual or '–'}"
                figures.append((measure.measure_code, text))
        yield RuleHit(
            f"{priority} works out the year to date of levels in "
            f"{NUMBER_WORDS[len(ways)]} ways ({'; '.join(listed)}). Which is the rule?",
            figures=tuple(figures),
            explanation="each is made as its own definition says",
        ).on(about)


def _methods_shown(context: CheckContext) -> dict[str, dict[str, list[MeasurePeriod]]]:
    """Return the levels of each priority by the way in which their year to date is made."""
    ways_of: dict[str, dict[str, list[MeasurePeriod]]] = {}
    for measure in context.measures if context.number > 1 else ():
        way = _method_shown(context, measure) if measure.kind is Kind.STOCK else None
        if way is not None:
            ways_of.setdefault(measure.priority_code, {}).setdefault(way, []).append(measure)
    return ways_of


def _method_shown(context: CheckContext, measure: MeasurePeriod) -> str | None:
    """Tell how the year to date of a level is made, by this month's figures; `None` if unclear."""
    now, year = measure.period.actual_value, measure.ytd.actual_value
    if sums_target(context, measure):
        return _SUM
    if now is None or year is None or now <= 0:
        return None
    if year >= ADDED_UP * now:
        return _SUM
    if year == now:
        return f"the last {context.noun}"
    return "an average" if 1 / ADDED_UP < year / now < ADDED_UP else None
