"""Rules on measures that are new, gone, turned into their opposite, or have another one's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now
from kpi_tui.analysis.checks.finding import Importance, Level
from kpi_tui.analysis.checks.people_at_risk import is_of_people_at_risk
from kpi_tui.analysis.checks.rules.codes import names_before_and_now, successors
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.identity.links import LinkKind
from kpi_tui.analysis.identity.opposites import opposites_in
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.analysis.off_target import FAR_OFF, missed_by
from kpi_tui.figures import are_apart
from kpi_tui.labels import MARKS, plural, rating
from kpi_tui.months import financial_year
from kpi_tui.period import PeriodType
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.text import first_of

_NAMED = 4
"""How many measures that went are named."""
_DUE_LATER = {
    PeriodType.MONTH: "some measures are due by the quarter or the year",
    PeriodType.TWO_MONTHS: "some measures are due by the half-year or the year",
    PeriodType.QUARTER: "some measures are due by the half-year or the year",
    PeriodType.HALF_YEAR: "some measures are due by the year",
}
"""Why a measure need not be in each report on a kind of period."""


def came_and_went(context: CheckContext) -> Iterator[RuleHit]:
    """Ask what became of measures that only the report before has, or what new ones replace (I3).

    Where some were red or amber, or unrated and far off target, it is a question, however old the
    report before is; else for information.
    """
    if context.previous is None:
        return
    when = context.name_of(context.previous)
    gone, new = gone_and_new(context)
    listed_new = tuple(measure.named for measure in new)
    if gone:
        off_target = _off_target_when_last_seen(gone)
        another_year = financial_year(context.previous) != financial_year(context.day)
        at_risk = any(map(is_of_people_at_risk, off_target))
        added = f", and {len(new)} {'is' if len(new) == 1 else 'are'} new in it" if new else ""
        yield RuleHit(
            f"{plural(len(gone), 'measure')} of {when} {'is' if len(gone) == 1 else 'are'} not in "
            f"this report{added}. {_as_they_stood(context, gone, off_target)}"
            f"{'Is it' if len(gone) == 1 else 'Are they'} no longer reported, or not due?",
            None,
            (
                *((measure.measure_code, _as_last_seen(measure)) for measure in gone),
                *((f"new {code}", name) for code, name in listed_new),
            ),
            Level.QUESTION if off_target else None,
            against=None if off_target else context.previous,
            importance=Importance.PEOPLE_AT_RISK if at_risk else None,
            explanation="the measures are chosen anew each year"
            if another_year
            else _DUE_LATER.get(context.period_type, ""),
        )
    elif new:
        yield RuleHit(
            f"{plural(len(new), 'measure')} {'is' if len(new) == 1 else 'are'} in this report and not "
            f"in that of {when}. What {'does it' if len(new) == 1 else 'do they'} replace?",
            None,
            listed_new,
            page=new[0].page,
            against=context.previous,
        )


def gone_and_new(context: CheckContext) -> tuple[list[MeasurePeriod], list[MeasurePeriod]]:
    """Return the measures that only the report before has, and those that only this one has.

    A measure seen earlier but not in the report before that one, such as a quarterly one, is not
    counted as gone, nor as new where it is back.
    """
    by_name = {measure.named: measure for measure in (*context.before, *context.measures)}
    gone, new = [], []
    for link in context.links:
        if link.kind is LinkKind.VANISHED and link.before in by_name:
            seen = [old.report_date for old in context.past(by_name[link.before])]
            in_turn = len(seen) < 2 or len(context.earlier_days) < 2
            if in_turn or seen[-2] == context.earlier_days[-2]:
                gone.append(by_name[link.before])
        elif link.kind is LinkKind.NEW and link.after in by_name:
            new += [] if context.past(by_name[link.after]) else [by_name[link.after]]
    return gone, new


def _off_target_when_last_seen(gone: list[MeasurePeriod]) -> list[MeasurePeriod]:
    """List those that were red or amber, or far off their target and not rated, the worst first.

    Those on people at risk stand before all others.
    """
    ranked = []
    for measure in gone:
        status, excess = measure.period.status, measure.period.excess
        far_off = status not in RATED and excess is not None and abs(excess) > FAR_OFF
        if status in MISSED or far_off:
            rank = {Status.RED: 0, None: 1}.get(None if far_off else status, 2)
            ranked.append((not is_of_people_at_risk(measure), rank, -missed_by(measure), measure))
    return [measure for *_, measure in sorted(ranked, key=lambda each: each[:-1])]


def _as_they_stood(
    context: CheckContext, gone: list[MeasurePeriod], off_target: list[MeasurePeriod]
) -> str:
    """Name the first of those off target, or all that are gone where they are few.

    Names come first, since a code may be another measure's now.
    """
    if not off_target and len(gone) > _NAMED:
        return ""
    told: list[str] = []
    for measure in off_target or gone:
        stood = f", {measure.period.sign}" if off_target and measure.period.status else ""
        if off_target and measure.period.status not in RATED:
            stood = f", {rating(measure.period.status)}, {distance_from_target(context, measure, measure.period)}"
        then = "" if told else " then"
        told.append(f"“{measure.measure_name}” ({measure.measure_code}{then}{stood})")
    begin = "Off target when last seen: " if off_target else "Gone: "
    return f"{begin}{first_of(told, _NAMED)}. "


def _as_last_seen(measure: MeasurePeriod) -> str:
    period = measure.period
    status = f", {MARKS[period.status]}" if period.status else ""
    against = f" against {period.target}" if period.target else ""
    return f"{measure.measure_name}: {period.actual or '–'}{against}{status}"


def flipped(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about names or targets that turned into their opposites, once for each change (I6)."""
    turns: dict[str, list[tuple[MeasurePeriod, list[MeasurePeriod]]]] = {}
    for old, candidates in successors(context):
        turned = [measure for measure in candidates if _turned(old, measure)]
        if turned:
            turns.setdefault(_turned(old, turned[0]) or "", []).append((old, turned))
    for how, pairs in turns.items():
        figures = [
            figure
            for old, turned in pairs
            for figure in names_before_and_now(context, old.when, old, turned)
        ]
        about = tuple(measure for _, turned in pairs for measure in turned)
        old, now = pairs[0][0], about[0]
        allowed = _what_that_allows(context, pairs)
        if allowed:
            told = (
                f"{allowed} It was {_named([each for each, _ in pairs])} in {old.when} and is "
                f"{_named(about)} now. Who agreed that?"
            )
        else:
            more = f", and {len(about) - 1} more" if len(about) > 1 else ""
            told = (
                f"{how}: {_against(old)} in {old.when}, {_against(now)} now{more}. "
                "Can the two be compared?"
            )
        yield RuleHit(
            told,
            figures=tuple(figures),
        ).on(about)


def _what_that_allows(
    context: CheckContext, pairs: list[tuple[MeasurePeriod, list[MeasurePeriod]]]
) -> str:
    """Tell how much more a target of the opposite allows than the old one; empty where it does not."""
    for old, turned in pairs:
        was, now = old.period.target_value, turned[0].period.target_value
        words = opposites_in(old.measure_name, turned[0].measure_name)
        shares = context.is_share(turned[0]) and (old.is_percentage or context.is_share(old))
        if words is None or was is None or now is None or not shares or not 0 < was < 50 < now:
            continue
        if 100 - now > was:
            return (
                f"At most {number(was)}% {words[0]} became at least {number(now)}% {words[1]}: up "
                f"to {number(100 - now)}% may now be {words[0]}."
            )
    return ""


def _named(measures: Sequence[MeasurePeriod]) -> str:
    more = f" and {len(measures) - 1} more" if len(measures) > 1 else ""
    return f"“{measures[0].measure_name}”{more}"


def _against(measure: MeasurePeriod) -> str:
    return f"{measure.period.actual or '–'} against {measure.period.target or 'no target'}"


def _turned(old: MeasurePeriod, measure: MeasurePeriod) -> str | None:
    """Tell in words what turned round between two reports; `None` for nothing.

    A target did where the old one and the new make 100 together and are more than 20 apart.
    """
    words = opposites_in(old.measure_name, measure.measure_name)
    if words is not None:
        return f"The name said “{words[0]}” and says “{words[1]}”"
    was, now = old.period.target_value, measure.period.target_value
    if was is None or now is None or old.unit is not measure.unit or not 0 < was < 100:
        return None
    if are_apart(old.counted_in, measure.counted_in):
        return None
    mirrored = abs(was + now - 100) < 1e-9 and abs(was - now) > 20
    return "The target turned round" if mirrored else None


def another_s_figures(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a target and an actual that go on from those of another measure (I8)."""
    still_there = {old.measure_id for old, _ in context.pairs}
    for place, other in context.taken_over.items():
        old, measure = context.pairs[place]
        period, was = measure.period, old.period
        became = (
            f"has those of {measure.measure_code} now"
            if other.measure_id in still_there
            else "is not in this report"
        )
        yield RuleHit(
            f"{period.actual} against {period.target} goes on from {other.measure_code} "
            f"“{other.measure_name}”, {other.period.actual} against {other.period.target} in "
            f"{other.when}, which {became}; its own were {was.actual} against {was.target}. Whose "
            "figures are these?",
            measure,
            before_and_now(old.when, old, measure),
        )
