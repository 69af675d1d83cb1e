"""Which measure of the later period is which of the earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.identity.links import OTHERWISE, Link, link_measures
from kpi_tui.analysis.identity.priorities import priorities_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.taken_over import taken_over
from kpi_tui.grouping import grouped
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.measure_name import FoldedName
from kpi_tui.vocabulary import Confidence


@dataclass(frozen=True, slots=True)
class Paired:
    """Two periods' measures, each in one of the three lists."""

    pairs: list[MeasurePair]
    gone: list[MeasurePeriod]
    new: list[MeasurePeriod]
    asked: list[Link]
    """The links between what is gone and what is new that nobody has settled."""


def pair_up(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod], judged: JudgementsInForce
) -> Paired:
    """Pair the measures of two periods, those of the later one in their order.

    Readings with the same `measure_id` are paired: the periods between have shown that. The rest is
    linked by code and name. A link that is only asked about pairs nothing.
    """
    earlier_of = _paired_by_id(before, after)
    links: list[Link] = []
    each_has_its_pair = len(before) == len(after) == len(earlier_of)
    if not each_has_its_pair or any(
        earlier_of[id(measure)].named != measure.named for measure in after
    ):
        links = _of_one_measure(link_measures(before, after, judged), before, after)
    _pair_by_link(before, after, links, earlier_of)
    doubts = {
        (linked.before, linked.after): linked.why * (linked.confidence is Confidence.LIKELY)
        for linked in links
        if linked.joins
    }
    pairs: list[MeasurePair] = []
    new: list[MeasurePeriod] = []
    old_priorities, new_priorities = priorities_of(before, after)
    was_under = {id(old): each for old, each in zip(before, old_priorities, strict=True)}
    for measure, priority in zip(after, new_priorities, strict=True):
        earlier = earlier_of.get(id(measure))
        if earlier is None:
            new.append(measure)
        else:
            is_so_called = earlier.named.key == measure.named.key
            otherwise = None if is_so_called else OTHERWISE
            doubt = doubts.get((earlier.named, measure.named), otherwise) or None
            is_moved = was_under[id(earlier)] != priority
            pairs.append(MeasurePair(earlier, measure, doubt, is_moved))
    paired = {id(earlier) for earlier in earlier_of.values()}
    gone = [measure for measure in before if id(measure) not in paired]
    both = [(pair.before, pair.after) for pair in pairs]
    for place, other in taken_over(both, gone).items():
        pairs[place] = replace(pairs[place], perhaps_of=other)
    names_gone = {measure.named for measure in gone}
    names_new = {measure.named for measure in new}
    asked = [
        linked for linked in links if linked.before in names_gone and linked.after in names_new
    ]
    return Paired(pairs, gone, new, asked)


def _of_one_measure(
    links: Iterable[Link], before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod]
) -> list[Link]:
    """Leave out the links of two measures that some earlier report has both of: they are two."""
    old, new = ({each.named: each for each in measures} for measures in (before, after))

    def were_together(linked: Link) -> bool:
        if linked.before is None or linked.after is None:
            return False
        one, other = old[linked.before], new[linked.after]
        if one.measure_id == other.measure_id:
            return False
        days = {each.report_date for each in one.history}
        return any(each.report_date in days for each in other.history)

    return [linked for linked in links if not were_together(linked)]


def _paired_by_id(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod]
) -> dict[int, MeasurePeriod]:
    """Return earlier readings by the `id` of the later ones that have the same `measure_id`.

    Only measures that each period has once are paired so: a report may print a measure twice.
    """
    counts_before = Counter(measure.measure_id for measure in before)
    counts_after = Counter(measure.measure_id for measure in after)
    earlier_by_id = {measure.measure_id: measure for measure in before}
    return {
        id(measure): earlier_by_id[measure.measure_id]
        for measure in after
        if counts_before[measure.measure_id] == counts_after[measure.measure_id] == 1
    }


def _pair_by_link(
    before: Sequence[MeasurePeriod],
    after: Sequence[MeasurePeriod],
    links: Iterable[Link],
    earlier_of: dict[int, MeasurePeriod],
) -> None:
    """Add the pairs that links join, each reading once. Twins are paired in their order."""
    paired = {id(earlier) for earlier in earlier_of.values()}
    olds = _by_key(measure for measure in before if id(measure) not in paired)
    news = _by_key(measure for measure in after if id(measure) not in earlier_of)
    for linked in links:
        if linked.joins and linked.before is not None and linked.after is not None:
            earlier = olds.pop(linked.before.key, ())
            later = news.pop(linked.after.key, ())
            for old, new in zip(earlier, later, strict=False):
                earlier_of[id(new)] = old


def _by_key(measures: Iterable[MeasurePeriod]) -> dict[FoldedName, list[MeasurePeriod]]:
    return grouped(measures, lambda measure: measure.named.key)
