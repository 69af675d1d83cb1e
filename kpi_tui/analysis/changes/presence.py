"""Measures that came, went, or stand elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec import structs

from kpi_tui.analysis.changes.cells import is_figure
from kpi_tui.analysis.changes.change import Change, ChangeKind
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.changes.pairing import Paired
from kpi_tui.analysis.changes.returns import (
    away_and_alike,
    last_before,
    said_of_each,
    under_another_name,
)
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.gaps import absences, may_not_be_due
from kpi_tui.analysis.identity.links import NONE_IS_LIKE_IT, Link, LinkKind
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.measure_name import MeasureName
from kpi_tui.period_names import spoken_name
from kpi_tui.status import MISSED, Status
from kpi_tui.text import one_line

_NAMED = 2
"""With more candidates than this, their codes are told without their names."""
_NOT_DUE = "it was away as long before and came back, so it may not be due"


def place(pair: MeasurePair) -> Iterator[Change]:
    """Yield the change of a measure's priority, or else of its code."""
    before, after = pair.before, pair.after
    codes = (before.measure_code, after.measure_code)
    if pair.is_moved:
        cells: tuple[str | None, str | None] = before.priority_code, after.priority_code
        if cells[0] == cells[1]:  # the code names another priority now
            cells = before.priority_title, after.priority_title
        priority = f"{before.priority_code} {before.priority_title or ''}".strip()
        old_code = f", where it was {codes[0]}" if codes[0] != codes[1] else ""
        sentence = f"Moved from {priority}{old_code}{pair.caution}"
        yield pair.change(ChangeKind.MOVED, "priority_code", cells, sentence, ChangeGroup.PLACE)
    elif codes[0] != codes[1]:
        sentence = f"Was {codes[0]}{pair.caution}"
        yield pair.change(
            ChangeKind.RENUMBERED, "measure_code", codes, sentence, ChangeGroup.PLACE, 0.5
        )


def gone(
    paired: Paired,
    after: Sequence[MeasurePeriod],
    measures: MeasureHistories,
    until: date,
    not_due: Collection[str],
) -> Iterator[Change]:
    """Yield the measures of the earlier period that the later one, of `until`, does not have.

    `measures` are those of all reports; `not_due` are the ids of those that were away as long before.
    `Change.new` names the measures that each may continue as, if any.
    """
    for measure in paired.gone:
        candidates = _candidates(paired, measure.named)
        readings = measures.by_id.get(measure.measure_id, ())
        between = [each for each in readings if measure.report_date < each.report_date < until]
        later = next((each for each in readings if each.report_date > until), None)
        figures = _figures(measure)
        parts = ["Not reported as such" if candidates else "No longer reported"]
        if between:
            parts.append(f"last in {_named(between[-1])}")
        if figures and between:
            parts.append(f"in {measure.when} {figures}")
        elif figures and measure.reading.period_status is Status.NOT_REPORTED:
            parts.append(f"it was not reported in {measure.when} either")
        elif figures:
            parts.append(f"was {figures}")
        if candidates:
            parts.append(f"may continue as {_names(candidates)}, not confirmed")
        other = _other_of_code(measure, after)
        if other is not None and other.named not in candidates:
            parts.append(f"its code now names {_told_apart(other, measure)}")
        if later:
            called = under_another_name(measure, later, measures.judged)
            parts.append(f"it is back in {_named(later)}{called}")
        kind = ChangeKind.SPLIT if len(candidates) > 1 else ChangeKind.GONE
        group = ChangeGroup.UNSETTLED if candidates else ChangeGroup.GONE
        if measure.measure_id in not_due and not candidates:
            parts = ["Not in this report", *parts[1:], _NOT_DUE]
            group = ChangeGroup.NOT_DUE
        yield _alone(measure, kind, "; ".join(parts), group, candidates)


def new(
    paired: Paired,
    before: Sequence[MeasurePeriod],
    measures: MeasureHistories,
    since: date,
) -> Iterator[Change]:
    """Yield the measures of the later period that the earlier one, of `since`, does not have.

    `measures` are those of all reports. `Change.old` names the measures that each may continue from,
    if any. One that was there before `since` is back: a measure need not be due each period, so it is
    not counted as new.
    """
    firsts = [each for each in paired.new if not last_before(measures, each, since)]
    may_be = away_and_alike(measures, firsts, since)
    for measure in paired.new:
        candidates = _candidates(paired, measure.named)
        away = () if candidates else may_be.get(measure.named, ())
        readings = measures.by_id.get(measure.measure_id, ())
        earlier = last_before(measures, measure, since)
        between = [each for each in readings if since < each.report_date < measure.report_date]
        if earlier:
            first = f"Back, before that last in {_named(earlier)}"
        elif between:
            first = f"New since {_named(between[0])}"
        else:
            first = "Perhaps new" if candidates or away else "New"
        figures = _figures(measure)
        parts = [f"{first}: {figures}" if figures else first]
        if earlier and (called := under_another_name(measure, earlier, measures.judged)):
            parts.append(f"it was there{called}")
        if candidates or away:
            told = said_of_each(away) if away else _names(candidates)
            parts.append(f"may continue from {told}, not confirmed")
        other = _other_of_code(measure, before)
        if other is not None and other.named not in candidates:
            parts.append(f"its code named {_told_apart(other, measure)} before")
        of_itself = ChangeGroup.BACK if earlier else ChangeGroup.NEW
        group = ChangeGroup.UNSETTLED if candidates else of_itself
        yield _alone(measure, ChangeKind.NEW, "; ".join(parts), group, candidates)


def told_of_all_reports(
    links: Iterable[Link], measures: MeasureHistories, before: date, after: date
) -> Iterator[Link]:
    """Yield the links of two reports, those of measures that only one has as changes call them.

    What came may be back, what went perhaps not due: reports before these tell.
    """
    held = [day for day in sorted(measures.by_day) if day <= after]
    old, new = (
        {each.named: each for each in measures.by_day.get(day, ())} for day in (before, after)
    )
    links = list(links)
    come = [new[link.after] for link in links if link.kind is LinkKind.NEW and link.after]
    back = {each.named: last_before(measures, each, before) for each in come}
    may_be = away_and_alike(measures, [each for each in come if not back[each.named]], before)
    for link in links:
        if link.kind is LinkKind.NEW and link.after and (earlier := back[link.after]):
            called = under_another_name(new[link.after], earlier, measures.judged)
            why = f"last in {_named(earlier)}{called}"
            yield structs.replace(
                link, kind=LinkKind.BACK, why=link.why.replace(NONE_IS_LIKE_IT, why)
            )
        elif link.kind is LinkKind.NEW and link.after and (away := may_be.get(link.after)):
            why = f"may continue from {said_of_each(away)}, not confirmed"
            yield structs.replace(link, why=link.why.replace(NONE_IS_LIKE_IT, why))
        elif link.before and link.kind is LinkKind.VANISHED:
            known = measures.by_id[old[link.before].measure_id]
            is_not_due = is_perhaps_not_due(held, [each.report_date for each in known])
            yield structs.replace(link, kind=LinkKind.NOT_DUE) if is_not_due else link
        else:
            yield link


def is_perhaps_not_due(held: Sequence[date], days: Collection[date]) -> bool:
    """Whether a measure of these days, away from the last report held, was so as long before."""
    gaps = list(absences(held, [place for place, day in enumerate(held) if day in days]))
    return bool(gaps) and gaps[-1][-1] is None and may_not_be_due(gaps, len(held))


def _alone(
    measure: MeasurePeriod,
    kind: ChangeKind,
    sentence: str,
    group: ChangeGroup,
    candidates: Sequence[MeasureName],
) -> Change:
    """Make a change of a measure that one period alone has."""
    reading = measure.reading
    other_month = "; ".join(f"{name.code} {name.name}" for name in candidates) or None
    is_new = kind is ChangeKind.NEW
    return Change(
        kind=kind,
        measure_code=reading.measure_code,
        measure_name=reading.measure_name,
        old_code=None if is_new else reading.measure_code,
        field=None,
        old=other_month if is_new else reading.measure_name,
        new=reading.measure_name if is_new else other_month,
        effect=None,
        sentence=one_line(sentence),
        page=measure.page,
        weight=weigh(
            group, (0.0 if reading.period_status in MISSED else 0.4) + (0.5 if is_new else 0)
        ),
    )


def _candidates(paired: Paired, named: MeasureName) -> list[MeasureName]:
    """Return the measures that may be this one under another name."""
    ends = [(linked.before, linked.after) for linked in paired.asked]
    others = [new for old, new in ends if old == named]
    if not others:
        others = [old for old, new in ends if new == named]
    return [other for other in dict.fromkeys(others) if other is not None]


def _other_of_code(
    measure: MeasurePeriod, other_month: Sequence[MeasurePeriod]
) -> MeasurePeriod | None:
    """Return the first measure of the other period that has this one's code."""
    return next((each for each in other_month if each.measure_code == measure.measure_code), None)


def _told_apart(other: MeasurePeriod, measure: MeasurePeriod) -> str:
    """Name another measure, with its priority where both have one name: `“Complaints” of 2 Housing`."""
    of_priority = ""
    if other.named.key[1] == measure.named.key[1]:
        of_priority = f" of {other.priority_code} {other.priority_title or ''}".rstrip()
    return f"“{other.measure_name}”{of_priority}"


def _figures(measure: MeasurePeriod) -> str:
    """Return `74.00 against 90.00, ▲ red`, as far as it is printed."""
    reading = measure.reading
    printed = (reading.period_actual, reading.period_target)
    actual, target = (text if is_figure(text) else None for text in printed)
    figures = f"{actual} against {target}" if actual and target else actual
    return ", ".join(filter(None, (figures, measure.period.sign)))


def _named(measure: MeasurePeriod) -> str:
    """Name the period of a reading."""
    return spoken_name(measure.report_date, measure.period_type)


def _names(candidates: Sequence[MeasureName]) -> str:
    """Name the candidates; where they are many, by their codes alone."""
    if len(candidates) > _NAMED:
        codes = [candidate.code for candidate in candidates]
        return f"{', '.join(codes[:-1])} or {codes[-1]}"
    return " or ".join(f"{candidate.code} “{candidate.name}”" for candidate in candidates)
