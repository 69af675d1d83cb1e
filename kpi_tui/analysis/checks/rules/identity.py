"""Rules on measures that came, went, or turned into their opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.codes import names_before_and_now, successors
from kpi_tui.analysis.checks.rules.status import FAR_OFF, distance_from_target
from kpi_tui.analysis.identity.links import LinkKind
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.labels import MARKS, plural
from kpi_tui.report import MISSED, RATED

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


def came_and_went(month: CheckContext) -> Iterator[RuleHit]:
    """Ask what became of measures that only the report before has, and what new ones replace (I3).

    A measure that was away before its last appearance, as one of every quarter is, may be away
    now. That some were red or amber is asked about however long ago it was.
    """
    if month.previous is None:
        return
    when = month.name_of(month.previous)
    gone, new = gone_and_new(month)
    added = ""
    if new:
        added = (
            f"{plural(len(new), 'measure')} {'is' if len(new) == 1 else 'are'} in this report and "
            f"not in that of {when}."
        )
    listed_new = tuple((measure.measure_code, measure.measure_name) for measure in new)
    if gone:
        missed = _worst_when_last_seen(month, gone)
        yield RuleHit(
            f"{plural(len(gone), 'measure')} of {when} {'is' if len(gone) == 1 else 'are'} not in "
            f"this report{missed}. {f'{added} ' if added else ''}"
            "Are they no longer reported, or not due?",
            None,
            (
                *((measure.measure_code, _as_last_seen(measure)) for measure in gone),
                *((f"new {code}", name) for code, name in listed_new),
            ),
            Level.QUESTION if missed else None,
            against=None if missed else month.previous,
        )
    elif new:
        yield RuleHit(
            f"{added} What do they replace?",
            None,
            listed_new,
            page=new[0].page,
            against=month.previous,
        )


def gone_and_new(month: CheckContext) -> tuple[list[MeasurePeriod], list[MeasurePeriod]]:
    """Return the measures that only the report before has, and those that only this one has."""
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
    return gone, new


def _worst_when_last_seen(month: CheckContext, gone: list[MeasurePeriod]) -> str:
    """Name those that were red or amber, and those not rated though far off their target."""
    bad = [measure.measure_code for measure in gone if measure.period.status in MISSED]
    told = f"; {', '.join(bad)} of them red or amber when last seen" if bad else ""
    for measure in gone:
        excess = measure.period.excess
        if measure.period.status not in RATED and excess is not None and abs(excess) > FAR_OFF:
            distance = distance_from_target(month, measure, measure.period)
            told += f"; {measure.measure_code}, not rated, was {distance}"
    return told


def _as_last_seen(measure: MeasurePeriod) -> str:
    period = measure.period
    status = f", {MARKS[period.status]}" if period.status else ""
    against = f" against {period.target}" if period.target else ""
    return f"{measure.measure_name}: {period.actual or '–'}{against}{status}"


def flipped(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about names or targets that turned into their opposites, once for each way (I6)."""
    turns: dict[str, list[tuple[MeasurePeriod, list[MeasurePeriod]]]] = {}
    for old, candidates in successors(month):
        turned = [measure for measure in candidates if _turned(old, measure)]
        if turned:
            turns.setdefault(_turned(old, turned[0]) or "", []).append((old, turned))
    for how, pairs in turns.items():
        sentences = []
        for old, turned in pairs:
            now = ", ".join(f"{measure.measure_code} {_against(measure)}" for measure in turned)
            sentences.append(f"{old.measure_code} {_against(old)} in {old.when}, {now} now")
        figures = [
            figure
            for old, turned in pairs
            for figure in names_before_and_now(month, old.when, old, turned)
        ]
        about = tuple(measure for _, turned in pairs for measure in turned)
        yield RuleHit(
            f"{how}: {'; '.join(sentences)}.{_what_that_allows(month, pairs)} "
            "Can the two be compared?",
            about[0] if len(about) == 1 else None,
            tuple(figures),
            page=about[0].page,
            measures=about if len(about) > 1 else (),
        )


def _what_that_allows(
    month: CheckContext, pairs: list[tuple[MeasurePeriod, list[MeasurePeriod]]]
) -> str:
    """Tell what a target of the opposite allows, where both are shares of a hundred."""
    for old, turned in pairs:
        was, now = old.period.target_value, turned[0].period.target_value
        words = _opposites_in(old.measure_name, turned[0].measure_name)
        shares = month.is_share(turned[0]) and (old.is_percentage or month.is_share(old))
        if words is None or was is None or now is None or not shares or not 0 < was < 50 < now:
            continue
        allowed = number(100 - now)
        return (
            f" A target of at most {old.period.target} {words[0]} became one of at least "
            f"{turned[0].period.target} {words[1]}: up to {allowed}% may now be {words[0]}."
        )
    return ""


def _against(measure: MeasurePeriod) -> str:
    return f"{measure.period.actual or '–'} against {measure.period.target or 'no target'}"


def _turned(old: MeasurePeriod, measure: MeasurePeriod) -> str | None:
    """Tell in words what turned round between two reports.

    A target in per cent turned round if it is what the old one lacks of a hundred, and far from it.
    """
    words = _opposites_in(old.measure_name, measure.measure_name)
    if words is not None:
        return f"The name said “{words[0]}” and says “{words[1]}”"
    was, now = old.period.target_value, measure.period.target_value
    if was is None or now is None or old.unit is not measure.unit or not 0 < was < 100:
        return None
    mirrored = abs(was + now - 100) < 1e-9 and abs(was - now) > 20
    return "The target turned round" if mirrored else None


def _opposites_in(before: str, after: str) -> tuple[str, str] | None:
    """Return the word of one name that is the opposite of one in the other."""
    for pair in _OPPOSITES if before != after else ():
        for one, other in (pair, pair[::-1]):
            if _has(before, one) > _has(before, other) and _has(after, other) > _has(after, one):
                return one, other
    return None


def _has(name: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", name, re.I) is not None
