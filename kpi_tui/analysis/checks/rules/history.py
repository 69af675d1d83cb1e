"""Rules on how statuses and figures went over the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now
from kpi_tui.analysis.checks.rules.copied import copied_measures
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.other_actuals import mostly_other_actuals
from kpi_tui.analysis.runs import Run, missed_run, status_run
from kpi_tui.figures import half_unit, value_in
from kpi_tui.labels import and_list, mark, plural
from kpi_tui.origin import of_which_simulated
from kpi_tui.period import periods_apart
from kpi_tui.regex import regex
from kpi_tui.report import FIGURE_FIELDS, STATUS_FIELDS
from kpi_tui.status import MISSED, RATED, Status

_STUCK = 6
"""A status is stuck once it has stood in so many reports in a row (H1)."""
_IN_A_ROW = 3
"""A target missed in at least so many reports in a row is asked about (H5)."""
_NEVER_MISSED = 12
"""A target met in so many reports in a row is asked about (H6)."""
_ANOTHER_GAP = 0.5
"""A gap that moves by fewer points than this is as good as the same (H2)."""
_NEAR_TARGET = 1.0
"""So near to the target, in per cent, a status may change without a change of tolerance."""
_PROVISIONAL = regex(r"\bprovisional|\bestimate", re.I)
"""Words of a comment on a figure that is to be revised (H4)."""
_NAMED = 3
"""So many corrected figures are named in the words of a query (H3)."""
_RECENT = 12
"""Up to how many months back a report's statuses are compared."""


def stuck(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about measures that have been red or amber for six reports and more (H1)."""
    for measure in context.measures:
        period = measure.period
        if period.status not in MISSED or measure.months_at_status < _STUCK:
            continue
        stands = f"it has been {period.sign} {_in_how_many(context, status_run(measure))}"
        yield RuleHit(
            f"I{stands[1:]}. What would have to happen for that to change?",
            measure,
            period.printed,
            aside=stands,
        )


def missed_again(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about measures that have been red or amber for three reports and more (H5).

    Those with one status for six are stuck (H1).
    """
    for measure in context.measures:
        run = missed_run(measure)
        if run is None or run.reports < _IN_A_ROW or measure.months_at_status >= _STUCK:
            continue
        stands = f"it has been red or amber {_in_how_many(context, run)}"
        before = context.past(measure)[1 - run.reports :][-_STUCK:]
        statuses = tuple((old.when, old.period.sign) for old in before)
        yield RuleHit(
            f"I{stands[1:]}. What would have to happen for that to change?",
            measure,
            (*statuses, *measure.period.printed),
            aside=stands,
        )


def _in_how_many(context: CheckContext, run: Run) -> str:
    """Tell in how many reports and since when; "held" where some between them are not held."""
    reports, simulated = plural(run.reports, "report"), of_which_simulated(run.origins)
    if run.since is None:
        return f"in {reports} in a row{simulated}"
    how = "in a row" if run.in_a_row else "held"
    return f"in {reports} {how}, since {context.name_of(run.since)}{simulated}"


def never_missed(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether targets stretch that were met in the last twelve readings with a target (H6).

    Those that cannot be exceeded are left out.
    """
    easy = []
    for measure in context.measures:
        latest = _with_target(context, measure)
        target = measure.period.target_value
        if len(latest) < _NEVER_MISSED or target is None or measure.period.actual is None:
            continue
        if any(old.period.status is not Status.GREEN for old in latest):
            continue
        if target <= 0 or (context.is_share(measure) and target >= 100):
            continue
        easy.append(measure)
    for measures in context.apart(easy, "H6"):
        codes = ", ".join(measure.measure_code for measure in measures)
        one = len(measures) == 1
        runs = [_with_target(context, measure) for measure in measures]
        has_gaps = any(
            run[0] is not (*context.past(measure), measure)[-_NEVER_MISSED]
            for measure, run in zip(measures, runs, strict=True)
        )
        simulated = of_which_simulated(reading.origin for reading in runs[0])
        yield RuleHit(
            f"{'The target of' if one else 'Targets of'} {codes} {'was' if one else 'were'} met in "
            f"each of the last {_NEVER_MISSED} reports{' with a target' * has_gaps}{simulated}. "
            f"{'Does it' if one else 'Do they'} still stretch the service?",
            figures=tuple(
                (measure.measure_code, f"{measure.period.actual} against {measure.period.target}")
                for measure in measures
            ),
        ).on(measures)


def _with_target(context: CheckContext, measure: MeasurePeriod) -> list[MeasurePeriod]:
    """List a measure's last readings with a target, as many as are looked at, this one last."""
    held = (*context.past(measure), measure)
    return [each for each in held if each.period.target_value is not None][-_NEVER_MISSED:]


def rated_otherwise(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about another status than in the report before, for as good as the same gap (H2).

    Nothing is asked within 1% of the target, nor where the figure is now on its other side.
    """
    if context.months_back > _RECENT:
        return
    for old, measure in context.pairs:
        before, now = old.period, measure.period
        if before.status == now.status or not {before.status, now.status} <= set(RATED):
            continue
        if before.gap_percent is None or now.gap_percent is None:
            continue
        moved = abs(before.gap_percent - now.gap_percent) >= _ANOTHER_GAP
        near_target = min(abs(before.gap_percent), abs(now.gap_percent)) <= _NEAR_TARGET
        crossed = before.gap_percent * now.gap_percent <= 0
        if moved or near_target or crossed:
            continue
        when = old.when
        yield RuleHit(
            f"The status went from {before.sign} in {when} to {now.sign}, though "
            f"the gap to the target is as good as the same: {before.actual}, "
            f"{distance_from_target(context, old, before)}, and {now.actual}, "
            f"{distance_from_target(context, measure, now)}. Did the tolerance change?",
            measure,
            before_and_now(when, old, measure),
            against=old.report_date,
        )


def told_otherwise(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a figure or status of the period before that its own report printed otherwise (H4)."""
    for old, measure in context.pairs:
        if periods_apart(old.report_date, context.day, context.period_type) != 1:
            continue
        reading, was = measure.reading, old.period
        printed, status = reading.previous_actual, reading.previous_status
        value = value_in(old.counted_in, printed)
        rounding = max(half_unit(printed), half_unit(was.actual)) + 1e-9
        figures_differ = (
            value is not None
            and was.actual_value is not None
            and abs(value - was.actual_value) > rounding
        )
        statuses_differ = status in RATED and was.status in RATED and status is not was.status
        if figures_differ or statuses_differ:
            now, then = (
                " ".join(filter(None, (text, str(mark(shown)) if status else "")))
                for text, shown in ((printed, status), (was.actual, was.status))
            )
            yield RuleHit(
                f"It prints {now} as the {context.noun} before; the report of {old.when} said "
                f"{then}. Was it revised?",
                measure,
                before_and_now(old.when, old, measure),
                against=old.report_date,
                explanation="it was said to be provisional"
                if _PROVISIONAL.search(old.words)
                else None,
            )


def restated(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about figures and statuses that differ from the earlier issue of this report (H3).

    The finding is the measure's where only one was corrected, else the report's.
    """
    corrections = [
        correction
        for correction in context.corrections
        if correction.field in (*FIGURE_FIELDS, *STATUS_FIELDS)
    ]
    if not corrections:
        return
    codes = {correction.code for correction in corrections}
    corrected = [measure for measure in context.measures if measure.measure_code in codes]
    figures = []
    for correction in corrections:
        label = f"{correction.code} {correction.field.replace('_', ' ')}"
        figures.append((label, f"{correction.old or '–'} → {correction.new or '–'}"))
    one = len(corrections) == 1
    counted = "1 figure or status is" if one else f"{len(corrections)} figures or statuses are"
    named = [" ".join(each) for each in figures[: None if len(figures) <= _NAMED + 1 else _NAMED]]
    if len(figures) > len(named):
        named.append(f"{len(figures) - len(named)} more")
    others = mostly_other_actuals(corrections, [each.reading for each in context.measures])
    which = (
        f", among them {others}. Is it another {context.noun}’s report under this title?"
        if others
        else f": {and_list(named)}. Were readers told?"
    )
    yield RuleHit(
        f"This is a later issue of {context.name}, and {counted} not what was first published{which}",
        corrected[0] if len(corrected) == len(codes) == 1 else None,
        tuple(figures),
    )


def same_as_before(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a report that says of nearly every measure what the one before it says (H7)."""
    same, compared = copied_measures(context)
    if not same:
        return
    when = context.before[0].when
    yield RuleHit(
        f"{len(same)} of the {compared} measures with an actual have the figures and the comment "
        f"that they had in {when}. Is it the report of {when} under a new title?",
        against=context.before[0].report_date,
    )
