"""Which measure of the later month is which of the earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.analysis.identity.links import Link, link
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.measure_name import Key
from kpi_tui.vocabulary import Confidence


@dataclass(frozen=True, slots=True)
class Paired:
    """Two months' measures, each in one of the three lists."""

    pairs: list[MeasurePair]
    gone: list[MeasurePeriod]
    new: list[MeasurePeriod]
    asked: list[Link]
    """The links between what is gone and what is new that nobody has settled."""


def pair_up(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod], judged: JudgementsInForce
) -> Paired:
    """Pairs the measures of two months, those of the later one in their order.

    What the months between have shown to be one measure (`measure_id`) is one; for the rest the
    two months are linked by code and name. A link that is only asked pairs nothing.
    """
    matched = _by_id(before, after)
    links = [] if _all_settled(before, after, matched) else _links(before, after, judged)
    _by_link(before, after, links, matched)
    taken = {id(item) for item in matched.values()}
    doubts = {
        (each.before, each.after): each.why
        for each in links
        if each.confidence is Confidence.LIKELY
    }
    pairs = [
        MeasurePair(old, new, doubts.get((old.named, new.named)))
        for old, new in ((matched[id(new)], new) for new in after if id(new) in matched)
    ]
    gone = [item for item in before if id(item) not in taken]
    new = [item for item in after if id(item) not in matched]
    return Paired(pairs, gone, new, _asked(links, gone, new))


def _links(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod], judged: JudgementsInForce
) -> list[Link]:
    """The links that have both ends."""
    found = link([item.named for item in before], [item.named for item in after], judged)
    return [each for each in found if each.before is not None and each.after is not None]


def _all_settled(
    before: Sequence[MeasurePeriod],
    after: Sequence[MeasurePeriod],
    matched: Mapping[int, MeasurePeriod],
) -> bool:
    """Whether each measure has its pair, with its name: then links have nothing to say."""
    return len(before) == len(after) == len(matched) and all(
        matched[id(item)].named == item.named for item in after
    )


def _by_id(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod]
) -> dict[int, MeasurePeriod]:
    """The earlier reading of each later one that alone has its `measure_id` in both months."""
    counts = Counter(item.measure_id for item in before)
    ours = Counter(item.measure_id for item in after)
    known = {item.measure_id: item for item in before if counts[item.measure_id] == 1}
    return {
        id(item): known[item.measure_id]
        for item in after
        if item.measure_id in known and ours[item.measure_id] == 1
    }


def _by_link(
    before: Sequence[MeasurePeriod],
    after: Sequence[MeasurePeriod],
    links: Iterable[Link],
    matched: dict[int, MeasurePeriod],
) -> None:
    """Adds the pairs that links join, each reading once. Twins are paired in their order."""
    taken = {id(item) for item in matched.values()}
    olds = _by_key(item for item in before if id(item) not in taken)
    news = _by_key(item for item in after if id(item) not in matched)
    for each in links:
        if each.joins and each.before is not None and each.after is not None:
            twins = zip(olds.pop(each.before.key, ()), news.pop(each.after.key, ()), strict=False)
            matched.update((id(new), old) for old, new in twins)


def _by_key(items: Iterable[MeasurePeriod]) -> dict[Key, list[MeasurePeriod]]:
    found: dict[Key, list[MeasurePeriod]] = {}
    for item in items:
        found.setdefault(item.named.key, []).append(item)
    return found


def _asked(
    links: Iterable[Link], gone: Sequence[MeasurePeriod], new: Sequence[MeasurePeriod]
) -> list[Link]:
    olds = {item.named for item in gone}
    news = {item.named for item in new}
    return [each for each in links if each.before in olds and each.after in news]
