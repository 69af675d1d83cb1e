"""Measures that came, went, or stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kpi_tui.analysis.changes.cells import is_figure
from kpi_tui.analysis.changes.change import Change, ChangeKind
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.changes.pairing import Paired
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.report import MISSED
from kpi_tui.text import one_line

Appearances = Mapping[str, Sequence[date]]
"""The months, oldest first, that have a `measure_id`."""

NAMED = 2
"""Of how many measures that one may be the names are told and not the codes alone."""


def place(pair: MeasurePair) -> Iterator[Change]:
    """Tell of another code or another priority."""
    before, after = pair.before, pair.after
    codes = (before.reading.measure_code, after.reading.measure_code)
    if before.reading.priority_code != after.reading.priority_code:
        was = f", where it was {codes[0]}" if codes[0] != codes[1] else ""
        priority = f"{before.priority_code} {before.priority_title or ''}".strip()
        sentence = f"Moved from {priority}{was}{pair.caution}"
        cells = (before.reading.priority_code, after.reading.priority_code)
        yield pair.change(ChangeKind.MOVED, "priority_code", cells, sentence, ChangeGroup.PLACE)
    elif codes[0] != codes[1]:
        sentence = f"Was {codes[0]}{pair.caution}"
        yield pair.change(
            ChangeKind.RENUMBERED, "measure_code", codes, sentence, ChangeGroup.PLACE, 0.5
        )


def gone(
    paired: Paired, after: Sequence[MeasurePeriod], seen: Appearances, until: date
) -> Iterator[Change]:
    """Tell of the measures of the earlier month that the later one does not have.

    `new` of the change names what each may go on as, if anything.
    """
    codes = {item.reading.measure_code: item.named for item in reversed(after)}
    for item in paired.gone:
        others = _asked(paired, item.named)
        days, figures = seen.get(item.measure_id, ()), _figures(item)
        parts = ["Not reported as such" if others else "No longer reported"]
        between = [day for day in days if item.report_date < day < until]
        if between:
            parts.append(f"last in {month_name(between[-1])}")
        if figures:
            when = f"in {month_name(item.report_date)}" if between else "was"
            parts.append(f"{when} {figures}")
        if others:
            parts.append(f"may go on as {_names(others)}, which nobody has settled")
        parts += _reused(item, codes, others, "now names {}")
        later = [day for day in days if day > until]
        parts += [f"it is back in {month_name(later[0])}"] if later else []
        kind = ChangeKind.SPLIT if len(others) > 1 else ChangeKind.GONE
        tier = ChangeGroup.UNSETTLED if others else ChangeGroup.GONE
        yield _alone(item, kind, "; ".join(parts), tier, _cell(others))


def new(
    paired: Paired, before: Sequence[MeasurePeriod], seen: Appearances, since: date
) -> Iterator[Change]:
    """Tell of the measures of the later month that the earlier one does not have.

    `old` of the change names what each may go on from, if anything.
    """
    codes = {item.reading.measure_code: item.named for item in reversed(before)}
    for item in paired.new:
        others = _asked(paired, item.named)
        days, figures = seen.get(item.measure_id, ()), _figures(item)
        earlier = [day for day in days if day < since]
        between = [day for day in days if since < day < item.report_date]
        if earlier:  # it need not be due each month
            said = f"Back, before that last in {month_name(earlier[-1])}"
        else:
            said = f"New since {month_name(between[0])}" if between else "New"
        parts = [f"{said}: {figures}" if figures else said]
        if others:
            parts.append(f"may go on from {_names(others)}, which nobody has settled")
        parts += _reused(item, codes, others, "named {} before")
        yield _alone(item, ChangeKind.NEW, "; ".join(parts), ChangeGroup.NEW, _cell(others))


def _alone(
    item: MeasurePeriod, kind: ChangeKind, sentence: str, tier: ChangeGroup, other: str | None
) -> Change:
    """Build the change of a measure that one month alone has."""
    reading = item.reading
    is_new = kind is ChangeKind.NEW
    return Change(
        kind=kind,
        measure_code=reading.measure_code,
        measure_name=reading.measure_name,
        old_code=None if is_new else reading.measure_code,
        field=None,
        old=other if is_new else reading.measure_name,
        new=reading.measure_name if is_new else other,
        effect=None,
        sentence=one_line(sentence),
        page=item.page,
        weight=weigh(tier, 0.0 if reading.period_status in MISSED else 0.5),
    )


def _asked(paired: Paired, named: MeasureName) -> list[MeasureName]:
    """Return the measures that may be this one under another name."""
    ends = [(each.before, each.after) for each in paired.asked]
    found = [new for old, new in ends if old == named] or [old for old, new in ends if new == named]
    return [item for item in dict.fromkeys(found) if item is not None]


def _reused(
    item: MeasurePeriod, codes: Mapping[str, MeasureName], others: Sequence[MeasureName], said: str
) -> Iterator[str]:
    """Tell what its code stands for in the other month, where that is another measure."""
    other = codes.get(item.reading.measure_code)
    if other is not None and other not in others:
        yield f"its code {said.format(_quoted(other))}"


def _figures(item: MeasurePeriod) -> str:
    """Return `74.00 against 90.00, ▲ red`, as far as it is printed."""
    reading = item.reading
    printed = (reading.period_actual, reading.period_target)
    actual, target = (text if is_figure(text) else None for text in printed)
    figures = f"{actual} against {target}" if actual and target else actual
    return ", ".join(filter(None, (figures, str(mark(reading.period_status)))))


def _names(others: Sequence[MeasureName]) -> str:
    """Return the measures one may be; of many the codes are enough."""
    if len(others) > NAMED:
        codes = [item.code for item in others]
        return f"{', '.join(codes[:-1])} or {codes[-1]}"
    return " or ".join(f"{item.code} {_quoted(item)}" for item in others)


def _cell(others: Sequence[MeasureName]) -> str | None:
    return "; ".join(f"{item.code} {item.name}" for item in others) or None


def _quoted(named: MeasureName) -> str:
    return f"“{named.name}”"
