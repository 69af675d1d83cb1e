"""Which measure is which, from month to month. A code is no identity: codes are used again.

Two months are linked by code and name. What is not sure is marked as likely or asked, and what
an officer settled comes before what the names suggest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kpi_tui.analysis.identity.matching import NamePair, match
from kpi_tui.analysis.identity.similarity import distinguishing_words, similarity
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import Judgement
from kpi_tui.measure_name import Key, MeasureName
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence

if TYPE_CHECKING:
    import polars as pl

SURE = 0.9
"""From this likeness on a measure that keeps its code is the same without a doubt."""
IDENTITY_COLUMNS = ("report_date", "measure_code", "measure_name", "measure_id")


class LinkKind(StrEnum):
    """What became of a measure between two months."""

    SAME = "same"
    """Code and name as before."""
    RENAMED = "renamed"
    """The code as before, other words."""
    RENUMBERED = "renumbered"
    """Another code under the same priority."""
    MOVED = "moved"
    """Another code under another priority."""
    SPLIT = "split"
    """One of several that go on from one, or into which several went. Always asked."""
    NEW = "new"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Link:
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
        """Whether both ends are taken for one measure: where it is asked they are not."""
        return self.confidence in (Confidence.SURE, Confidence.LIKELY)


def link(
    before: Sequence[MeasureName],
    after: Sequence[MeasureName],
    judged: JudgementsInForce = NO_JUDGEMENTS,
) -> list[Link]:
    """What became of every measure of one month in another.

    In the order of `before`, then the new ones in the order of `after`. A measure is in one link,
    or in several that are all asked.
    """
    olds, news = (list(_by_key(names).values()) for names in (before, after))
    found = _settled(olds, news, judged)
    left = [old for old in olds if old not in {item.before for item in found}]
    right = [new for new in news if new not in {item.after for item in found}]
    matched = match(left, right, lambda i, j: judged.refuses(left[i], right[j]) is not None)
    found += [_joined(left[pair.before], right[pair.after], pair) for pair in matched.joined]
    found += _asked(left, right, matched.asked)
    found += _gone(olds, news, found, judged)
    return _in_order(found, olds, news)


def identify(readings: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS) -> pl.DataFrame:
    """Which measure each code and name is, over all months: `IDENTITY_COLUMNS` of the result.

    One row for each month, code and name, with `measure_id`, such as `OCC01.09@2023-01` after
    the code and the month the measure is first seen with. What is only asked does not join.
    """
    import polars as pl

    from kpi_tui.analysis.identity.tracking import measure_ids

    names = readings.select(IDENTITY_COLUMNS[:3]).unique(maintain_order=True)
    names = names.sort("report_date", maintain_order=True)
    months: dict[date, list[MeasureName]] = {}
    for month, code, name in names.iter_rows():
        months.setdefault(month, []).append(MeasureName(code, name))
    ids = measure_ids(months, judged)
    return names.with_columns(pl.Series(IDENTITY_COLUMNS[3], ids, dtype=pl.String))


def _by_key(names: Iterable[MeasureName]) -> dict[Key, MeasureName]:
    """Each measure once, where a report prints one twice."""
    found: dict[Key, MeasureName] = {}
    for name in names:
        found.setdefault(name.key, name)
    return found


def _settled(
    olds: Sequence[MeasureName], news: Sequence[MeasureName], judged: JudgementsInForce
) -> list[Link]:
    """The links that need no likeness: the same code and name, and those a person confirmed."""
    after = _by_key(news)
    found = [
        Link(old, after.pop(old.key), Confidence.SURE, 1.0, "same code and name", LinkKind.SAME)
        for old in olds
        if old.key in after
    ]
    taken = {item.before for item in found}
    for old in olds:
        for new in list(after.values()) if old not in taken else ():
            by = judged.confirms(old, new)
            if by is not None:
                del after[new.key]
                score = similarity(old.name, new.name)
                found.append(Link(old, new, Confidence.SURE, score, _said(by), _kind(old, new)))
                break
    return found


def _joined(old: MeasureName, new: MeasureName, pair: NamePair) -> Link:
    kind = _kind(old, new)
    if kind is LinkKind.RENAMED:
        sure = pair.score >= SURE
        why = f"same code, {_likeness(pair)}"
        return Link(old, new, Confidence.SURE if sure else Confidence.LIKELY, pair.score, why, kind)
    why = "same name" if old.key[1] == new.key[1] else _likeness(pair)
    where = "another priority" if kind is LinkKind.MOVED else "another code"
    return Link(old, new, Confidence.LIKELY, pair.score, f"{why} under {where}", kind)


def _likeness(pair: NamePair) -> str:
    return "same words" if pair.score == 1 else f"names alike ({pair.score:.2f})"


def _asked(
    left: Sequence[MeasureName], right: Sequence[MeasureName], pairs: Sequence[NamePair]
) -> list[Link]:
    olds, news = Counter(pair.before for pair in pairs), Counter(pair.after for pair in pairs)
    found: list[Link] = []
    for pair in pairs:
        old, new = left[pair.before], right[pair.after]
        many = max(olds[pair.before], news[pair.after])
        why = "same code, " if pair.same_code else ""
        why += f"names partly alike ({pair.score:.2f})"
        if not pair.same_marks:
            why += f", but {_differing(old.name, new.name)}"
        if many > 1:
            why += f"; one of {many} it may be"
        kind = LinkKind.SPLIT if many > 1 else _kind(old, new)
        found.append(Link(old, new, Confidence.ASK, pair.score, why, kind))
    return found


def _gone(
    olds: Sequence[MeasureName],
    news: Sequence[MeasureName],
    found: Sequence[Link],
    judged: JudgementsInForce,
) -> list[Link]:
    """The measures that no link has: vanished and new. A code used again is named."""
    befores, afters = {item.before for item in found}, {item.after for item in found}
    gone: list[Link] = []
    for old in olds:
        if old not in befores:
            why = _alone(old, news, judged, "after")
            gone.append(Link(old, None, None, 0.0, why, LinkKind.VANISHED))
    for new in news:
        if new not in afters:
            why = _alone(new, olds, judged, "before")
            gone.append(Link(None, new, None, 0.0, why, LinkKind.NEW))
    return gone


def _alone(
    name: MeasureName, others: Sequence[MeasureName], judged: JudgementsInForce, when: str
) -> str:
    """Why nothing goes on with a measure: what was refused, and what has its code."""
    why = "no measure is like it"
    for other in others:
        by = judged.refuses(name, other)
        if by is not None:
            why = f"not {one_line(other.code)}, {_said(by)}"
            break
    for other in others:
        if other.code == name.code:
            return f"{why}; {when}, the code is another measure's: {one_line(other.name)}"
    return why


def _in_order(
    found: list[Link], olds: Sequence[MeasureName], news: Sequence[MeasureName]
) -> list[Link]:
    old_places = {name: place for place, name in enumerate(olds)}
    new_places = {name: place for place, name in enumerate(news)}

    def place(item: Link) -> tuple[int, int]:
        return (
            old_places[item.before] if item.before else len(olds),
            new_places[item.after] if item.after else -1,
        )

    return sorted(found, key=place)


def _kind(old: MeasureName, new: MeasureName) -> LinkKind:
    if old.code == new.code:
        return LinkKind.SAME if old.key == new.key else LinkKind.RENAMED
    same_priority = old.code.partition(".")[0] == new.code.partition(".")[0]
    return LinkKind.RENUMBERED if same_priority else LinkKind.MOVED


def _differing(old: str, new: str) -> str:
    """The numbers and turning words that only one of two names has: `outside / within`."""
    gone, come = (
        sorted(distinguishing_words(old) - distinguishing_words(new)),
        sorted(distinguishing_words(new) - distinguishing_words(old)),
    )
    return " / ".join(", ".join(words) or "–" for words in (gone, come))


def _said(by: Judgement) -> str:
    why = f": {one_line(by.why)}" if by.why.strip() else ""
    return f"settled by {one_line(by.who)}{why}"
