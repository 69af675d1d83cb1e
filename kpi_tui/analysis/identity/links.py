"""Which measure is which, from period to period. A code alone does not tell: codes are used again.

Two periods are linked by code and name. A link that is not sure is marked as likely, or as one that
is asked about. What an officer settled comes before what the names suggest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from kpi_tui.analysis.identity.matching import Matched, match
from kpi_tui.analysis.identity.opposites import words_apart
from kpi_tui.analysis.identity.priorities import priorities_of
from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce, partners
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.labels import and_list
from kpi_tui.measure_name import FoldedName, MeasureName
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence

if TYPE_CHECKING:
    from kpi_tui.analysis.measure_period import MeasurePeriod

Priorities = tuple[Mapping[FoldedName, Hashable], Mapping[FoldedName, Hashable]]
"""The priority of each measure of the earlier period, and of the later: one that goes on is the same."""
_NO_PRIORITIES: Priorities = ({}, {})
_NOTHING_KNOWN: Mapping[FoldedName, FoldedName] = {}
SURE = 0.9
"""A measure that keeps its code, and its name to this likeness, is the same without a doubt."""
BY_PRIORITY = "same name under the same priority"
"""Why one of several measures of a name is the one that has it now."""
NONE_IS_LIKE_IT = "no measure is like it"
"""Why a measure is linked to none of the other report."""
OTHERWISE = "as its names in other reports show"
"""Why two readings are one measure's whose names by themselves do not tell."""


class LinkKind(StrEnum):
    """What became of a measure between two periods."""

    SAME = "same"
    """Code and name as before."""
    RENAMED = "renamed"
    """The code as before, other words."""
    RENUMBERED = "renumbered"
    """Another code under the same priority."""
    MOVED = "moved"
    """Another code under another priority."""
    SPLIT = "split"
    """One of several that may continue one measure, or be continued by one. Always asked about."""
    NEW = "new"
    """Of two reports by themselves the later alone has it; of all of them, none before has it."""
    BACK = "back"
    """Not in the earlier report, and in one before that."""
    VANISHED = "vanished"
    NOT_DUE = "not_due"
    """Not in the later report, and away as long before: perhaps it is not due."""


class Link(Struct, frozen=True):
    """One measure before and after. One of the two is `None` where it is new or vanished."""

    before: MeasureName | None
    after: MeasureName | None
    confidence: Confidence | None
    """`None` where there is nothing to link."""
    score: float
    """The likeness of the names, from 0 to 1."""
    why: str
    """One line for a person."""
    kind: LinkKind

    @property
    def joins(self) -> bool:
        """Whether both ends are taken for one measure; they are not while it is asked about."""
        return self.confidence in (Confidence.SURE, Confidence.LIKELY)


def link(
    before: Sequence[MeasureName],
    after: Sequence[MeasureName],
    judged: JudgementsInForce = NO_JUDGEMENTS,
    priorities: Priorities = _NO_PRIORITIES,
    known: Mapping[FoldedName, FoldedName] = _NOTHING_KNOWN,
) -> list[Link]:
    """Tell what became of every measure of one period in another.

    Links are in the order of `before`; the new measures follow in the order of `after`. A measure
    is in one link, or in several that are all asked about. Where `priorities` does not say under
    which priority a measure stands, its code does, up to the first point. `known` is the later name
    by the earlier one of measures that other periods show to be one: that comes before likeness.
    """
    olds, news = list(_by_key(before).values()), list(_by_key(after).values())
    links = _settled_links(olds, news, judged, priorities, known)
    befores, afters = {settled.before for settled in links}, {settled.after for settled in links}
    left = [old for old in olds if old not in befores]
    right = [new for new in news if new not in afters]
    matched = match(left, right, lambda i, j: judged.refuses(left[i], right[j]) is not None)
    links += _links_by_likeness(left, right, matched, priorities)
    links += _links_to_none(olds, news, links, judged)
    old_order: dict[MeasureName | None, int] = {old: index for index, old in enumerate(olds)}
    new_order: dict[MeasureName | None, int] = {new: index for index, new in enumerate(news)}
    links.sort(key=lambda entry: new_order.get(entry.after, -1))
    links.sort(key=lambda entry: old_order.get(entry.before, len(olds)))
    return links


def link_measures(
    before: Sequence[MeasurePeriod],
    after: Sequence[MeasurePeriod],
    judged: JudgementsInForce = NO_JUDGEMENTS,
) -> list[Link]:
    """Tell what became of every measure of one report in another, by `link`."""
    old, new = (
        {each.named.key: priority for each, priority in zip(measures, priorities, strict=True)}
        for measures, priorities in zip((before, after), priorities_of(before, after), strict=True)
    )
    names = [each.named for each in before], [each.named for each in after]
    olds, news = map(_each_by_id, (before, after))
    known = {each.key: news[of_it].key for of_it, each in olds.items() if of_it in news}
    return link(*names, judged, (old, new), known)


def _each_by_id(measures: Sequence[MeasurePeriod]) -> dict[str, MeasureName]:
    """Return the names of a report's measures by `measure_id`, of those that it prints once."""
    counts = Counter(each.measure_id for each in measures)
    return {each.measure_id: each.named for each in measures if counts[each.measure_id] == 1}


def _by_key(names: Iterable[MeasureName]) -> dict[FoldedName, MeasureName]:
    """Return each measure once, where a report prints one twice."""
    measures: dict[FoldedName, MeasureName] = {}
    for name in names:
        measures.setdefault(name.key, name)
    return measures


def _settled_links(
    olds: Sequence[MeasureName],
    news: Sequence[MeasureName],
    judged: JudgementsInForce,
    priorities: Priorities,
    known: Mapping[FoldedName, FoldedName],
) -> list[Link]:
    """Link what needs no likeness: what is known, the same code and name, and what a person confirmed."""
    after = _by_key(news)
    links: list[Link] = []
    rest: list[MeasureName] = []
    names, names_now = (Counter(name for _, name in _by_key(each)) for each in (olds, news))
    others = {old: key for old in olds if (key := known.get(old.key, old.key)) != old.key}
    taken = {old: after.pop(key) for old, key in others.items()}
    for old in olds:
        same = taken.get(old) or after.pop(old.key, None)
        if same is None:
            rest.append(old)
        elif old in taken:
            found = _known_link(old, same, judged, priorities)
            is_shared = max(names[old.key[1]], names_now[old.key[1]]) > 1
            if is_shared and old.key[1] == same.key[1] and found.confidence is Confidence.LIKELY:
                found = structs.replace(found, why=BY_PRIORITY)
            links.append(found)
        else:
            why = "same code and name"
            links.append(Link(old, same, Confidence.SURE, 1.0, why, LinkKind.SAME))
    confirmed = partners(judged.links)
    for old in rest:
        new = _first_of(after.values(), confirmed.get(old.key))
        judgement = new and judged.confirms(old, new)
        if new and judgement:
            del after[new.key]
            score, why = similarity(old.name, new.name), _settled_by(judgement)
            kind = _kind(old, new, priorities)
            links.append(Link(old, new, Confidence.SURE, score, why, kind))
    return links


def _known_link(
    old: MeasureName, new: MeasureName, judged: JudgementsInForce, priorities: Priorities
) -> Link:
    """Link two names of one measure: as they are linked by themselves, or as other reports show."""
    (*_, alone) = link([old], [new], judged, priorities)
    if alone.joins:
        return alone
    score, kind = similarity(old.name, new.name), _kind(old, new, priorities)
    return Link(old, new, Confidence.LIKELY, score, OTHERWISE, kind)


def _first_of(
    names: Iterable[MeasureName], keys: Collection[FoldedName] | None
) -> MeasureName | None:
    """Return the first of some names that has one of these keys."""
    return next((name for name in names if name.key in keys), None) if keys else None


def _links_by_likeness(
    left: Sequence[MeasureName],
    right: Sequence[MeasureName],
    matched: Matched,
    priorities: Priorities,
) -> list[Link]:
    """Make the links of matched pairs, with how sure they are and why; the doubtful ones come last."""
    links: list[Link] = []
    for pair in matched.linked:
        old, new = left[pair.before], right[pair.after]
        kind = _kind(old, new, priorities)
        likeness = "same words" if pair.score == 1 else "names alike"
        if kind is LinkKind.RENAMED:
            confidence = Confidence.SURE if pair.score >= SURE else Confidence.LIKELY
            why = f"same code, {likeness}"
        else:
            confidence = Confidence.LIKELY
            where = "another priority" if kind is LinkKind.MOVED else "another code"
            why = f"{'same name' if old.key[1] == new.key[1] else likeness} under {where}"
        links.append(Link(old, new, confidence, pair.score, why, kind))
    befores = Counter(pair.before for pair in matched.doubtful)
    afters = Counter(pair.after for pair in matched.doubtful)
    for pair in matched.doubtful:
        old, new = left[pair.before], right[pair.after]
        candidates = max(befores[pair.before], afters[pair.after])
        why = "same code, " if pair.same_code else ""
        why += "same name" if old.key[1] == new.key[1] else "names partly alike"
        if not pair.same_distinction:
            sides = zip(("before", "now"), words_apart(old.name, new.name), strict=True)
            quoted = ((side, [f"“{word}”" for word in sorted(words)]) for side, words in sides)
            only = [f"{and_list(words)} only {side}" for side, words in quoted if words]
            why += f", but {', '.join(only)}"
        if candidates > 1:
            why += f"; one of {candidates} possible matches"
        kind = LinkKind.SPLIT if candidates > 1 else _kind(old, new, priorities)
        links.append(Link(old, new, Confidence.ASK, pair.score, why, kind))
    return links


def _links_to_none(
    olds: Sequence[MeasureName],
    news: Sequence[MeasureName],
    linked: Collection[Link],
    judged: JudgementsInForce,
) -> list[Link]:
    """Make the links of the measures that vanished, and of those that are new."""
    befores, afters = {known.before for known in linked}, {known.after for known in linked}
    refused = partners(judged.refusals)

    def alone(name: MeasureName, others: Sequence[MeasureName]) -> str:
        return _why_alone(name, _first_of(others, refused.get(name.key)), judged)

    links = []
    by_code = {new.code: new for new in reversed(news)}
    for old in olds:
        if old not in befores:
            why = alone(old, news) + _where_its_code_is("after", by_code.get(old.code))
            links.append(Link(old, None, None, 0.0, why, LinkKind.VANISHED))
    by_code = {old.code: old for old in reversed(olds)}
    for new in news:
        if new not in afters:
            why = alone(new, olds) + _where_its_code_is("before", by_code.get(new.code))
            links.append(Link(None, new, None, 0.0, why, LinkKind.NEW))
    return links


def _why_alone(name: MeasureName, refused: MeasureName | None, judged: JudgementsInForce) -> str:
    """Say why a measure is linked to none: nothing is like it, or a person refused what is."""
    judgement = refused and judged.refuses(name, refused)
    if refused is None or judgement is None:
        return NONE_IS_LIKE_IT
    return f"not {one_line(refused.code)}, {_settled_by(judgement)}"


def _where_its_code_is(when: str, namesake: MeasureName | None) -> str:
    """Say which other measure has its code; empty where none has."""
    if namesake is None:
        return ""
    return f"; {when}, the code is another measure's: {one_line(namesake.name)}"


def _kind(old: MeasureName, new: MeasureName, priorities: Priorities) -> LinkKind:
    if old.code == new.code:
        return LinkKind.SAME if old.key == new.key else LinkKind.RENAMED
    before, after = (
        known.get(name.key, name.code.partition(".")[0])
        for known, name in zip(priorities, (old, new), strict=True)
    )
    return LinkKind.RENUMBERED if before == after else LinkKind.MOVED


def _settled_by(judgement: Judgement) -> str:
    why = f": {one_line(judgement.why)}" if judgement.why.strip() else ""
    return f"settled by {one_line(judgement.who)}{why}"
