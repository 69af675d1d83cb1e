"""Rules on targets that were moved or removed since an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now
from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.checks.rescaled import same_scale
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import missed_by
from kpi_tui.empty_cells import is_empty
from kpi_tui.months import financial_year
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Polarity

_EarlierTarget = tuple[str, MeasurePeriod, bool]
"""In words when a target was what, its reading, and whether this month's ought to be the same."""


def target_moved(context: CheckContext) -> Iterator[RuleHit]:
    """Ask who agreed a target other than that of the report before, or of a year before (I4).

    Which of the two it is compared with, `_earlier_target` decides.
    """
    for place, (old, measure) in enumerate(context.pairs):
        value = measure.period.target_value
        if value is None or not same_scale(old, measure) or place in context.taken_over:
            continue
        earlier = _earlier_target(context, old, measure)
        if earlier is None:
            continue
        printed, reading, comparable = earlier
        if measure.is_other_stage(reading.report_date):
            continue  # its target grows with it
        was = reading.period.target_value
        if was is None or abs(was - value) < 1e-9:
            continue
        another_year = financial_year(old.report_date) != financial_year(context.day)
        if measure.adds_up and another_year and not comparable:
            continue  # what is due in another month of a year is no other target
        effect, would_have_met, still_met = "", "", False
        if measure.directed and (comparable or not measure.adds_up):
            raised = value > was
            harder = raised is (measure.polarity is Polarity.BIGGER_IS_BETTER)
            effect = f": it is {'harder' if harder else 'easier'} to meet now"
            meets = _would_meet(measure, was)
            if meets is not None and not harder:
                still_met = meets
                would_have_met = (
                    f" {measure.period.actual} {'meets' if meets else 'misses'} the old target too."
                )
        yield RuleHit(
            f"The period target is {measure.period.target}, {printed}{effect}.{would_have_met} "
            "Who agreed this, and when?",
            measure,
            (
                (f"target in {reading.when}", reading.period.target or ""),
                *measure.period.printed,
            ),
            None if comparable else Level.INFORMATION,
            against=old.report_date,
            importance=Importance.TARGET if still_met else None,
            # A profile over the year has another target for the year than for the period.
            explanation="it was agreed with the budget"
            if measure.ytd.target_value == value
            else None,
            aside=f"its target {printed.removeprefix('it ')}{effect.replace(': it', ' and')}",
        )


def _earlier_target(
    context: CheckContext, old: MeasurePeriod, measure: MeasurePeriod
) -> _EarlierTarget | None:
    """Return the target to compare with; `None` where targets follow a profile over the year.

    Within a financial year that is the report before's, else that of the same month a year before.
    Counts of a month have a profile, unless three earlier targets of the year are the same.
    """
    if financial_year(old.report_date) == financial_year(context.day):
        this_year = [earlier for earlier in context.year_so_far(measure) if earlier is not None]
        differ = len({earlier.period.target_value for earlier in this_year}) > 1
        if differ or (measure.adds_up and len(this_year) < 3):
            return None
        return _target_before(old, not measure.adds_up)
    year_earlier = (context.day.year - 1, context.day.month)
    for earlier in context.past(measure):
        if (earlier.report_date.year, earlier.report_date.month) == year_earlier:
            if earlier.period.target_value is None:
                return None
            return f"it was {earlier.period.target} a year earlier", earlier, True
    return _target_before(old, context.months_back % 12 == 0)


def _target_before(old: MeasurePeriod, comparable: bool) -> _EarlierTarget | None:
    if old.period.target_value is None:
        return None
    printed = f"it was {old.period.target} in {old.when}"
    return printed, old, comparable


def target_removed(context: CheckContext) -> Iterator[RuleHit]:
    """Ask why a measure has no target that had one in the report before, however old that is (I5)."""
    for old, measure in (*context.pairs, *_perhaps_the_same(context)):
        if is_empty(old.period.target) or not is_empty(measure.period.target):
            continue
        missed = old.period.status in MISSED or old.misses(old.period)
        actual, year = measure.period.actual, measure.ytd.actual
        was = old.period.target_value
        certain = old.measure_id == measure.measure_id
        still_met = (
            certain
            and was is not None
            and _is_met(old)
            and not missed
            and not measure.adds_up
            and same_scale(old, measure)
            and _would_meet(measure, was) is True
        )
        to_date = f" ({year} for the year to date)" if year and year != actual else ""
        yield RuleHit(
            f"{actual or 'It'}{to_date if actual else ''} has no target. "
            f"{_target_then(old, measure, missed)}. Why was it removed?",
            measure,
            before_and_now(old.when, old, measure),
            Level.INFORMATION if still_met else None,
            importance=Importance.TARGET if still_met else None,
            severity=missed_by(old) if missed else 0.0,
            explanation="no new target was agreed when the report was made"
            if certain
            else "it is another measure, which has no target",
        )


def _perhaps_the_same(context: CheckContext) -> Iterator[tuple[MeasurePeriod, MeasurePeriod]]:
    """Yield the pairs of measures before and now that may be one and have the same code."""
    for old, measure in context.doubtful_pairs:
        if old.measure_code == measure.measure_code:
            yield old, measure


def _target_then(old: MeasurePeriod, measure: MeasurePeriod, missed: bool) -> str:
    """Tell the target before, whether it was met, and whether today's figure would meet it."""
    certain = old.measure_id == measure.measure_id
    status = f" ({old.period.sign})" if old.period.status else ""
    which = f"In {old.when} it was {old.period.target}"
    if not certain:
        which = f"“{old.measure_name}”, if that is the same, had one of {old.period.target} in {old.when}"
    if not old.period.actual:
        return which
    met = _is_met(old)
    how = ", missed at" if missed else ", met at" if met else ", at"
    told = f"{which}{how} {old.period.actual}{status}"
    was, now = old.period.target_value, measure.period.actual_value
    if was is None or now is None or not certain or not measure.directed or measure.adds_up:
        return told
    if not same_scale(old, measure):
        return told
    would_meet = _would_meet(measure, was)
    said = False if missed else True if met else None
    too = " too" if would_meet is said else ""
    return f"{told}; {measure.period.actual} would {'meet' if would_meet else 'miss'} it{too}"


def _is_met(old: MeasurePeriod) -> bool:
    """Whether a measure met its target, by its status or its figures."""
    period = old.period
    return period.status is Status.GREEN or (period.gap is not None and period.gap >= 0)


def _would_meet(measure: MeasurePeriod, target: float) -> bool | None:
    """Whether the actual would meet another target; `None` where nobody can say."""
    actual = measure.period.actual_value
    if actual is None or not measure.directed:
        return None
    return actual >= target if measure.polarity is Polarity.BIGGER_IS_BETTER else actual <= target


def eased_from_nought(context: CheckContext) -> Iterator[RuleHit]:
    """Ask who agreed a target that is not 0, where it was 0 and was missed (I4).

    Only of measures whose figures are in other units or on another scale than before, and of those
    that may be one: of all others `target_moved` asks.
    """
    for old, measure in (*context.pairs, *_perhaps_the_same(context)):
        certain = old.measure_id == measure.measure_id
        if certain and measure.period.target_value is not None and same_scale(old, measure):
            continue
        was, target = old.period.actual_value, measure.period.target or ""
        if old.period.target_value != 0 or old.period.status not in MISSED or not was:
            continue
        if not re.search(r"[1-9]", target) or ("-" in target) is (was > 0):
            continue
        which = "it" if certain else f"“{old.measure_name}”, if that is the same,"
        status = f"{measure.period.sign} at " if measure.period.status else ""
        reached = "Missed then, on target now: " if measure.period.status is Status.GREEN else ""
        yield RuleHit(
            f"{reached}{status}{measure.period.actual or 'no figure'} against a target of {target}; in "
            f"{old.when} {which} had one of {old.period.target}, missed at {old.period.actual} "
            f"({old.period.sign}). Who agreed this, and when?",
            measure,
            before_and_now(old.when, old, measure),
        )
