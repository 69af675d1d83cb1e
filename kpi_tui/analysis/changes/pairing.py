"""Which measure of the later month is which of the earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
    """Pair the measures of two months, those of the later one in their order.

    What the months between have shown to be one measure (`measure_id`) is one; for the rest the
    two months are linked by code and name. A link that is only asked pairs nothing.
    """
    matched = _by_id(before, after)
    links: list[Link] = []
    # Where each measure has its pair, with its name, links have nothing to say.
    if not len(before) == len(after) == len(matched) or any(
        matched[id(item)].named != item.named for item in after
    ):
        olds, news = ([item.named for item in measures] for measures in (before, after))
        links = [item for item in link(olds, news, judged) if item.before and item.after]
        _add_linked(before, after, links, matched)
    doubts = {
        (item.before, item.after): item.why
        for item in links
        if item.confidence is Confidence.LIKELY
    }
    pairs = [
        MeasurePair(old, new, doubts.get((old.named, new.named)))
        for old, new in ((matched[id(new)], new) for new in after if id(new) in matched)
    ]
    taken = {id(item) for item in matched.values()}
    gone = [item for item in before if id(item) not in taken]
    new = [item for item in after if id(item) not in matched]
    names_gone, names_new = {item.named for item in gone}, {item.named for item in new}
    asked = [item for item in links if item.before in names_gone and item.after in names_new]
    return Paired(pairs, gone, new, asked)


def _by_id(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod]
) -> dict[int, MeasurePeriod]:
    """Return the earlier reading of each later one that alone has its `measure_id` in both months."""
    counts = Counter(item.measure_id for item in before)
    ours = Counter(item.measure_id for item in after)
    known = {item.measure_id: item for item in before if counts[item.measure_id] == 1}
    return {
        id(item): known[item.measure_id]
        for item in after
        if item.measure_id in known and ours[item.measure_id] == 1
    }


def _add_linked(
    before: Sequence[MeasurePeriod],
    after: Sequence[MeasurePeriod],
    links: Iterable[Link],
    matched: dict[int, MeasurePeriod],
) -> None:
    """Add the pairs that links join, each reading once. Twins are paired in their order."""
    taken = {id(item) for item in matched.values()}
    olds = _by_key(item for item in before if id(item) not in taken)
    news = _by_key(item for item in after if id(item) not in matched)
    for item in links:
        if item.joins and item.before is not None and item.after is not None:
            twins = zip(olds.pop(item.before.key, ()), news.pop(item.after.key, ()), strict=False)
            matched.update((id(new), old) for old, new in twins)


def _by_key(items: Iterable[MeasurePeriod]) -> dict[Key, list[MeasurePeriod]]:
    measures: dict[Key, list[MeasurePeriod]] = {}
    for item in items:
        measures.setdefault(item.named.key, []).append(item)
    return measures
