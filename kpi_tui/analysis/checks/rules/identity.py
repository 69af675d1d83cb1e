"""Rules on which measure is which: codes used again, measures that moved, came or went."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.identity.links import LinkKind
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.people import people_who_differ
from kpi_tui.labels import MARKS, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.report import MISSED

OPPOSITES = (
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
    """I1: a code that stood, or may have stood, for another measure in the report before."""
    earlier = {row.measure_code: row for row in month.before}
    goes_on = {old.measure_id: row.measure_code for old, row in month.pairs}
    asked = {row.named: old for old, row in month.asked if old.measure_code == row.measure_code}
    for row in month.rows:
        old = asked.get(row.named) or earlier.get(row.measure_code)
        if old is None or month.previous is None or old.measure_id == row.measure_id:
            continue
        when = month_name(month.previous)
        if row.named in asked:
            said = f"Is it the measure that was “{old.measure_name}” in {when}, or another?"
        elif old.measure_id in goes_on:
            said = (
                f"In {when} the code was that of “{old.measure_name}”, which goes on as "
                f"{goes_on[old.measure_id]}. Is the old series kept apart?"
            )
        else:
            said = f"In {when} the code was that of “{old.measure_name}”. What became of that one?"
        yield RuleHit(
            said,
            row,
            ((f"name in {when}", old.measure_name), (f"name in {month.name}", row.measure_name)),
            against=month.previous,
        )


def moved(month: CheckContext) -> Iterator[RuleHit]:
    """I2: a measure that goes on under another code, or may go on under one of several."""
    if month.previous is None:
        return
    when = month_name(month.previous)
    joined = ((old, [row]) for old, row in month.pairs)
    for old, rows in (*joined, *_asked(month)):
        others = [row for row in rows if row.measure_code != old.measure_code]
        others = [row for row in others if not month.judged.confirms(old.named, row.named)]
        if not others:
            continue
        goes = "goes on" if old.measure_id == others[0].measure_id else "may go on"
        codes = ", ".join(row.measure_code for row in others)
        yield RuleHit(
            f"{old.measure_code} of {when}, “{old.measure_name}”, {goes} as {codes}. "
            f"{'Is that so' if len(others) == 1 else 'As which'}?",
            others[0] if len(others) == 1 else None,
            (
                (f"{when} {old.measure_code}", old.measure_name),
                *((f"{month.name} {row.measure_code}", row.measure_name) for row in others),
            ),
            page=others[0].page,
            against=month.previous,
        )


def _asked(month: CheckContext) -> Iterator[tuple[MeasurePeriod, list[MeasurePeriod]]]:
    """Yield each measure before with those now that it may be, which a person has to say."""
    candidates: dict[MeasureName, tuple[MeasurePeriod, list[MeasurePeriod]]] = {}
    for old, row in month.asked:
        candidates.setdefault(old.named, (old, []))[1].append(row)
    yield from candidates.values()


def came_and_went(month: CheckContext) -> Iterator[RuleHit]:
    """I3: measures that the report before had and this one has not, and new ones."""
    if month.previous is None:
        return
    when = month_name(month.previous)
    rows = {row.named: row for row in (*month.before, *month.rows)}
    gone = [
        rows[link.before]
        for link in month.links
        if link.kind is LinkKind.VANISHED and link.before in rows
    ]
    if due := [row for row in gone if not _skips(month, row)]:
        missed = [row.measure_code for row in due if row.period.status in MISSED]
        bad = f", {', '.join(missed)} of them red or amber when last seen" if missed else ""
        last_seen = []
        for row in due:
            status = f", {MARKS[row.period.status]}" if row.period.status else ""
            against = f" against {row.period.target}" if row.period.target else ""
            figures = f"{row.period.actual or '–'}{against}{status}"
            last_seen.append((row.measure_code, f"{row.measure_name}: {figures}"))
        yield RuleHit(
            f"{plural(len(due), 'measure')} of {when} {'is' if len(due) == 1 else 'are'} not in "
            f"this report{bad}. Were they dropped, or are they not due?",
            None,
            tuple(last_seen),
            against=month.previous,
        )
    new = [
        rows[link.after] for link in month.links if link.kind is LinkKind.NEW and link.after in rows
    ]
    if new:
        yield RuleHit(
            f"{plural(len(new), 'measure')} {'is' if len(new) == 1 else 'are'} in this report and "
            f"not in that of {when}. What do they replace?",
            None,
            tuple((row.measure_code, row.measure_name) for row in new),
            page=new[0].page,
            against=month.previous,
        )


def _skips(month: CheckContext, row: MeasurePeriod) -> bool:
    """Whether it was away before its last appearance, as a measure of every quarter is."""
    seen = [item.report_date for item in month.past(row)]
    return len(seen) > 1 and len(month.held) > 1 and seen[-2] != month.held[-2]


def flipped(month: CheckContext) -> Iterator[RuleHit]:
    """I6: a name or a target that turned into its opposite."""
    joined = ((old, [row]) for old, row in month.pairs)
    for old, rows in (*joined, *_asked(month)):
        turned = [row for row in rows if _turned(old, row)]
        if not turned:
            continue
        when, certain = month_name(old.report_date), old.measure_id == turned[0].measure_id
        now = ", ".join(f"{row.measure_code} {_against(row)}" for row in turned)
        yield RuleHit(
            f"{_turned(old, turned[0])}: {old.measure_code} {_against(old)} in {when}, {now} now. "
            "Can the two be compared?",
            turned[0] if len(turned) == 1 else None,
            (
                (f"{when} {old.measure_code}", old.measure_name),
                *((f"{month.name} {row.measure_code}", row.measure_name) for row in turned),
            ),
            None if certain else Level.QUESTION,
            turned[0].page,
            against=month.previous,
        )


def _against(row: MeasurePeriod) -> str:
    return f"{row.period.actual or '–'} against {row.period.target or 'no target'}"


def _turned(old: MeasurePeriod, row: MeasurePeriod) -> str | None:
    """Tell what turned round between two rows."""
    before, after = old.measure_name, row.measure_name
    for pair in OPPOSITES if before != after else ():
        for one, other in (pair, pair[::-1]):
            if _has(before, one) > _has(before, other) and _has(after, other) > _has(after, one):
                return f"The name said “{one}” and says “{other}”"
    was, now = old.period.target_value, row.period.target_value
    if was is None or now is None or old.unit is not row.unit or not 0 < was < 100:
        return None
    # A target in per cent became what it lacks of a hundred.
    mirrored = abs(was - now) > 20 and abs(was + now - 100) < 1e-9
    return "The target turned round" if mirrored else None


def _has(name: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", name, re.I) is not None


def other_owner(month: CheckContext) -> Iterator[RuleHit]:
    """I7: who answers for a measure changed; one finding for each pair of names."""
    changed: dict[tuple[str, str, str], list[MeasurePeriod]] = defaultdict(list)
    for old, row in month.pairs:
        for what, before, after in (
            ("Director", old.reading.directors, row.reading.directors),
            (
                "Portfolio holder",
                [old.reading.portfolio_holder or ""],
                [row.reading.portfolio_holder or ""],
            ),
        ):
            gone, come = people_who_differ(before, after)
            if gone or come:
                changed[what, ", ".join(gone) or "nobody", ", ".join(come) or "nobody"].append(row)
    when = month_name(month.previous) if month.previous else ""
    for (what, was, now), rows in changed.items():
        codes = ", ".join(row.measure_code for row in rows)
        yield RuleHit(
            f"{what} of {codes}: {was} in {when}, {now} now. Since when?",
            rows[0] if len(rows) == 1 else None,
            tuple((row.measure_code, row.measure_name) for row in rows),
            page=rows[0].page,
            against=month.previous,
        )
