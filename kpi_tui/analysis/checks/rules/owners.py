"""The rule on owners: who answers for measures now, with one finding for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.comments.promises import promises
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.people import key_of_person, people_who_differ
from kpi_tui.empty_cells import is_empty
from kpi_tui.labels import and_list

_FEW = 3
"""At most so many measures are listed by their codes; more are counted."""
_SHORT = 160
"""A promise with more letters is not quoted, since it would have to be cut."""


class Handover(Struct, frozen=True):
    """Who answered for some measures before, and who does now."""

    post: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    measures: tuple[MeasurePeriod, ...]

    @property
    def people(self) -> frozenset[str]:
        """The keys of all people in it, whatever the spelling of their names."""
        return frozenset(map(key_of_person, (*self.gone, *self.come)))


def other_owner(context: CheckContext) -> Iterator[RuleHit]:
    """Tell who answers for measures now, once a person (I7).

    Handovers that share a person are one finding. Where there was a plan or a promise, it asks who
    answers for that now.
    """
    if context.previous is None:
        return
    when = context.name_of(context.previous)
    groups = [group for told in handovers(context) for group in _by_person(told)]
    for group in groups:
        about = _measures_of(group)
        earlier = [old for measure in about if (old := context.earlier(measure)) is not None]
        question = next((asked for old in earlier if (asked := _who_carries_out(old))), "")
        named = [measure for one in group for measure in one.measures if len(one.measures) <= _FEW]
        moved = [
            f"{measure.measure_code} was {old.measure_code}"
            for old, measure in context.pairs
            if measure in named and old.measure_code != measure.measure_code
        ]
        codes = f" Then {', '.join(moved)}." if moved else ""
        yield RuleHit(
            f"{group[0].post}: {_in_words(context, group, when)}.{codes}{question}",
            figures=tuple(measure.named for measure in about),
            against=context.previous,
            on_pages=tuple(
                (measure.named, f"{one.post} in {when}: {_people(one.gone)}.")
                for one in group
                for measure in one.measures
            ),
        ).on(about)


def _measures_of(group: Sequence[Handover]) -> tuple[MeasurePeriod, ...]:
    measures = {measure.named: measure for one in group for measure in one.measures}
    return tuple(measures.values())


def _who_carries_out(old: MeasurePeriod) -> str:
    """Ask who answers for the plan that a measure had, or for a promise short enough to be quoted."""
    if not is_empty(old.reading.improvement_plan):
        return f" Who answers for the improvement plan that {old.measure_code} had then?"
    for promise in promises(old):
        if len(promise.sentence) <= _SHORT:
            said = promise.sentence.strip().rstrip(".")
            return f" Who answers for “{said}” ({old.measure_code} then)?"
    return ""


def _in_words(context: CheckContext, group: Sequence[Handover], when: str) -> str:
    """Tell who answered before and who does now, naming one who gave to, or took from, several once.

    Where measures are counted and not listed, it also says how many the person had in all.
    """
    first, *others = group
    does = "do" if len(first.come) > 1 else "does"
    given = _measures_of(group)
    had = {one.gone: _all_of(context, one) for one in group}
    all_told = len(had[first.gone]) == len(given) or len(given) <= _FEW
    goes_on = [measure for old, measure in context.pairs if old in had[first.gone]]
    part = f"the {len(given)} of them that go on"
    if len(goes_on) > len(given):
        part = f"{len(given)} of them"
    if not others and not all_told:
        was = f"{_people(first.gone)} answered for {len(had[first.gone])} measures in {when}"
        return f"{was}; {_people(first.come)} {does} now for {part}"
    if all(one.come == first.come for one in others):
        told = []
        for one in group:
            rest = len(one.measures) > _FEW and len(had[one.gone]) > len(one.measures)
            told.append(f"{_listed(one.measures)}{' among others' if rest else ''}")
        was = f"{_people(first.gone)} answered for {told[0]} in {when}"
        more = [
            f", {_people(one.gone)} for {text}" for one, text in zip(others, told[1:], strict=True)
        ]
        return f"{was}{''.join(more)}; {_people(first.come)} {does}{' for all' * bool(others)} now"
    if all(one.gone == first.gone for one in others):
        now = [f"{_people(one.come)} for {_listed(one.measures)}" for one in group]
        which = _listed(given) if all_told else f"{len(had[first.gone])} measures"
        was = f"{_people(first.gone)} answered for {which} in {when}"
        few = "go on" if len(goes_on) == len(given) else "changed hands"
        part = "" if all_told else f"{len(given)} of them {few}: "
        return f"{was}; {part}now {', '.join(now)}"
    return "; ".join(
        f"{_listed(one.measures)}: {_people(one.gone)} in {when}, {_people(one.come)} now"
        for one in group
    )


def _all_of(context: CheckContext, handover: Handover) -> list[MeasurePeriod]:
    """List the measures that the people who went answered for in the report before."""
    gone = set(map(key_of_person, handover.gone))
    posts = {
        id(old): old.reading.directors
        if handover.post == "Director"
        else [old.reading.portfolio_holder or ""]
        for old in context.before
    }
    held = ((old, set(map(key_of_person, posts[id(old)]))) for old in context.before)
    return [old for old, people in held if (gone <= people if gone else not people)]


def _people(names: Sequence[str]) -> str:
    return and_list(names or ("nobody",))


def _listed(measures: Sequence[MeasurePeriod]) -> str:
    """List a few measures by their codes, and count more."""
    if len(measures) > _FEW:
        return f"{len(measures)} measures"
    return and_list(measure.measure_code for measure in measures)


def handovers(context: CheckContext) -> Iterator[list[Handover]]:
    """Yield the changes of owner that no officer accepted, then those accepted for each reason."""
    changed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[MeasurePeriod]]
    changed = defaultdict(list)
    for old, measure in context.pairs:
        was, now = old.reading, measure.reading
        for post, before, after in (
            ("Director", was.directors, now.directors),
            ("Portfolio holder", [was.portfolio_holder or ""], [now.portfolio_holder or ""]),
        ):
            gone, come = people_who_differ(before, after)
            if not gone and not come:
                continue
            if not (gone and come):  # somebody came or went beside those who stay
                gone, come = ([who for who in all_of if who.strip()] for all_of in (before, after))
            changed[post, tuple(gone), tuple(come)].append(measure)
    by_reason: dict[str | None, list[Handover]] = {None: []}
    for who, all_measures in changed.items():
        for measures in context.apart(all_measures, "I7"):
            reason = context.accepted(measures[0], "I7")
            by_reason.setdefault(reason, []).append(Handover(*who, measures))
    yield from by_reason.values()


def _by_person(all_handovers: list[Handover]) -> list[list[Handover]]:
    """Group the handovers of one post that share a person, directly or by way of others."""
    groups: list[list[Handover]] = []
    for handover in all_handovers:
        linked = [
            group
            for group in groups
            if any(
                handover.people & other.people and handover.post == other.post for other in group
            )
        ]
        merged = [*(each for group in linked for each in group), handover]
        groups = [group for group in groups if group not in linked]
        groups.append(merged)
    return sorted(groups, key=lambda group: all_handovers.index(group[0]))
