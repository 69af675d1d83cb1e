"""The rule on owners: who answers for measures now, told once a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.people import key_of_person, people_who_differ


class Handover(NamedTuple):
    """Who answered for some measures before, and who does now."""

    post: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    measures: tuple[MeasurePeriod, ...]

    @property
    def people(self) -> frozenset[str]:
        """All who are in it, whatever the spelling."""
        return frozenset(map(key_of_person, (*self.gone, *self.come)))

    @property
    def codes(self) -> str:
        """The codes of its measures."""
        return ", ".join(measure.measure_code for measure in self.measures)


def other_owner(month: CheckContext) -> Iterator[RuleHit]:
    """Ask since when another person answers for measures, once a person (I7).

    What one gave to several and what one took from several are told together.
    """
    when = month.name_of(month.previous) if month.previous else ""
    groups = [group for told in handovers(month) for group in _by_person(told)]
    for group in groups:
        measures = {measure.named: measure for one in group for measure in one.measures}
        about = tuple(measures.values())
        told = "; ".join(
            f"{one.post} of {one.codes}: {', '.join(one.gone) or 'nobody'}"
            f"{f' in {when}' if place == 0 else ''}, {', '.join(one.come) or 'nobody'} now"
            for place, one in enumerate(group)
        )
        yield RuleHit(
            f"{told}. Since when?",
            about[0] if len(about) == 1 else None,
            tuple((measure.measure_code, measure.measure_name) for measure in about),
            page=about[0].page,
            against=month.previous,
            measures=about if len(about) > 1 else (),
        )


def handovers(month: CheckContext) -> Iterator[list[Handover]]:
    """Yield the changes of owner that no officer accepted, then those accepted for each reason."""
    changed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[MeasurePeriod]]
    changed = defaultdict(list)
    for old, measure in month.pairs:
        was, now = old.reading, measure.reading
        for post, before, after in (
            ("Director", was.directors, now.directors),
            ("Portfolio holder", [was.portfolio_holder or ""], [now.portfolio_holder or ""]),
        ):
            gone, come = people_who_differ(before, after)
            if gone or come:
                changed[post, tuple(gone), tuple(come)].append(measure)
    by_reason: dict[str | None, list[Handover]] = {None: []}
    for who, all_measures in changed.items():
        for measures in month.apart(all_measures, "I7"):
            reason = month.accepted(measures[0], "I7")
            by_reason.setdefault(reason, []).append(Handover(*who, measures))
    yield from by_reason.values()


def _by_person(handovers: list[Handover]) -> list[list[Handover]]:
    """Group what one person gave up or took over; of people who share none stay apart."""
    groups: list[list[Handover]] = []
    for one in handovers:
        linked = [
            group
            for group in groups
            if any(one.people & other.people and one.post == other.post for other in group)
        ]
        merged = [*(each for group in linked for each in group), one]
        groups = [group for group in groups if group not in linked]
        groups.append(merged)
    return sorted(groups, key=lambda group: handovers.index(group[0]))
