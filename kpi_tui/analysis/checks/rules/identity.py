"""Rules on which measure is which: codes used again, measures that moved, came or went."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.identity.links import LinkKind
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.people import people_who_differ
from kpi_tui.labels import MARKS, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import MISSED

_OPPOSITES = (
    ("outside", "within"),
    ("failed", "met"),
    ("missed", "met"),
    ("failed", "passed"),
    ("dissatisfied", "satisfied"),
    ("late", "on time"),
    ("overdue", "on time"),
    ("above", "below"),
    ("over", "under"),
    ("excluding", "including"),
    ("abandoned", "answered"),
    ("rejected", "accepted"),
)
"""Words that turn a measure into its opposite."""


def code_used_again(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about codes that stood, or may have stood, for another measure before (I1)."""
    if month.previous is None:
        return
    when = month.name_of(month.previous)
    earlier = {old.measure_code: old for old in month.before}
    code_now = {old.measure_id: measure.measure_code for old, measure in month.pairs}
    doubtful = {
        measure.named: old
        for old, measure in month.doubtful_pairs
        if old.measure_code == measure.measure_code
    }
    for measure in month.measures:
        old = doubtful.get(measure.named) or earlier.get(measure.measure_code)
        if old is None or old.measure_id == measure.measure_id:
            continue
        if measure.named in doubtful:
            question = f"Is it the measure that was “{old.measure_name}” in {when}, or another?"
        elif old.measure_id in code_now:
            question = (
                f"In {when} the code was that of “{old.measure_name}”, which goes on as "
                f"{code_now[old.measure_id]}. Is the old series kept apart?"
            )
        else:
            question = (
                f"In {when} the code was that of “{old.measure_name}”. What became of that one?"
            )
        yield RuleHit(
            question,
            measure,
            (
                (f"name in {when}", old.measure_name),
                (f"name in {month.name}", measure.measure_name),
            ),
            against=month.previous,
        )


def moved(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about measures that go on under another code, or may under one of several (I2)."""
    if month.previous is None:
        return
    when = month.name_of(month.previous)
    for old, candidates in _successors(month):
        others = [
            measure
            for measure in candidates
            if measure.measure_code != old.measure_code
            and not month.judged.confirms(old.named, measure.named)
        ]
        if not others:
            continue
        goes = "goes on" if old.measure_id == others[0].measure_id else "may go on"
        codes = ", ".join(measure.measure_code for measure in others)
        yield RuleHit(
            f"{old.measure_code} of {when}, “{old.measure_name}”, {goes} as {codes}. "
            f"{'Is that so' if len(others) == 1 else 'As which'}?",
            others[0] if len(others) == 1 else None,
            _names_before_and_now(month, when, old, others),
            page=others[0].page,
            against=month.previous,
        )


def _successors(month: CheckContext) -> list[tuple[MeasurePeriod, list[MeasurePeriod]]]:
    """List each measure before with the one it goes on as, then with those it may go on as."""
    doubtful: dict[MeasureName, tuple[MeasurePeriod, list[MeasurePeriod]]] = {}
    for old, measure in month.doubtful_pairs:
        doubtful.setdefault(old.named, (old, []))[1].append(measure)
    return [*((old, [measure]) for old, measure in month.pairs), *doubtful.values()]


def _names_before_and_now(
    month: CheckContext, when: str, old: MeasurePeriod, measures: list[MeasurePeriod]
) -> Figures:
    now = ((f"{month.name} {measure.measure_code}", measure.measure_name) for measure in measures)
    return ((f"{when} {old.measure_code}", old.measure_name), *now)


def came_and_went(month: CheckContext) -> Iterator[RuleHit]:
    """Ask what became of measures that only the report before has, and what new ones replace (I3).

    A measure that was away before its last appearance, as one of every quarter is, may be away now.
    """
    if month.previous is None:
        return
    when = month.name_of(month.previous)
    by_name = {measure.named: measure for measure in (*month.before, *month.measures)}
    gone, new = [], []
    for link in month.links:
        if link.kind is LinkKind.VANISHED and link.before in by_name:
            seen = [old.report_date for old in month.past(by_name[link.before])]
            in_turn = len(seen) < 2 or len(month.earlier_days) < 2
            if in_turn or seen[-2] == month.earlier_days[-2]:
                gone.append(by_name[link.before])
        elif link.kind is LinkKind.NEW and link.after in by_name:
            new.append(by_name[link.after])
    if gone:
        bad = [measure.measure_code for measure in gone if measure.period.status in MISSED]
        worst = f", {', '.join(bad)} of them red or amber when last seen" if bad else ""
        yield RuleHit(
            f"{plural(len(gone), 'measure')} of {when} {'is' if len(gone) == 1 else 'are'} not in "
            f"this report{worst}. Were they dropped, or are they not due?",
            None,
            tuple((measure.measure_code, _as_last_seen(measure)) for measure in gone),
            against=month.previous,
        )
    if new:
        yield RuleHit(
            f"{plural(len(new), 'measure')} {'is' if len(new) == 1 else 'are'} in this report and "
            f"not in that of {when}. What do they replace?",
            None,
            tuple((measure.measure_code, measure.measure_name) for measure in new),
            page=new[0].page,
            against=month.previous,
        )


def _as_last_seen(measure: MeasurePeriod) -> str:
    period = measure.period
    status = f", {MARKS[period.status]}" if period.status else ""
    against = f" against {period.target}" if period.target else ""
    return f"{measure.measure_name}: {period.actual or '–'}{against}{status}"


def flipped(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about a name or a target that turned into its opposite (I6)."""
    for old, candidates in _successors(month):
        turned = [measure for measure in candidates if _turned(old, measure)]
        if not turned:
            continue
        when, certain = old.when, old.measure_id == turned[0].measure_id
        now = ", ".join(f"{measure.measure_code} {_against(measure)}" for measure in turned)
        yield RuleHit(
            f"{_turned(old, turned[0])}: {old.measure_code} {_against(old)} in {when}, {now} now. "
            "Can the two be compared?",
            turned[0] if len(turned) == 1 else None,
            _names_before_and_now(month, when, old, turned),
            None if certain else Level.QUESTION,
            turned[0].page,
            against=month.previous,
        )


def _against(measure: MeasurePeriod) -> str:
    return f"{measure.period.actual or '–'} against {measure.period.target or 'no target'}"


def _turned(old: MeasurePeriod, measure: MeasurePeriod) -> str | None:
    """Tell in words what turned round between two reports.

    A target in per cent turned round if it is what the old one lacks of a hundred, and far from it.
    """
    before, after = old.measure_name, measure.measure_name
    for pair in _OPPOSITES if before != after else ():
        for one, other in (pair, pair[::-1]):
            if _has(before, one) > _has(before, other) and _has(after, other) > _has(after, one):
                return f"The name said “{one}” and says “{other}”"
    was, now = old.period.target_value, measure.period.target_value
    if was is None or now is None or old.unit is not measure.unit or not 0 < was < 100:
        return None
    mirrored = abs(was + now - 100) < 1e-9 and abs(was - now) > 20
    return "The target turned round" if mirrored else None


def _has(name: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", name, re.I) is not None


def other_owner(month: CheckContext) -> Iterator[RuleHit]:
    """Ask since when another person answers for measures, once for each pair of names (I7)."""
    changed: dict[tuple[str, str, str], list[MeasurePeriod]] = defaultdict(list)
    for old, measure in month.pairs:
        was, now = old.reading, measure.reading
        for post, before, after in (
            ("Director", was.directors, now.directors),
            ("Portfolio holder", [was.portfolio_holder or ""], [now.portfolio_holder or ""]),
        ):
            gone, come = people_who_differ(before, after)
            if gone or come:
                names = (", ".join(gone) or "nobody", ", ".join(come) or "nobody")
                changed[post, *names].append(measure)
    when = month.name_of(month.previous) if month.previous else ""
    for (post, earlier, present), measures in changed.items():
        codes = ", ".join(measure.measure_code for measure in measures)
        yield RuleHit(
            f"{post} of {codes}: {earlier} in {when}, {present} now. Since when?",
            measures[0] if len(measures) == 1 else None,
            tuple((measure.measure_code, measure.measure_name) for measure in measures),
            page=measures[0].page,
            against=month.previous,
        )
