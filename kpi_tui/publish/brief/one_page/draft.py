"""The content of the page before it is laid out, and how it is cut until it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kpi_tui.measure_name import CodeAndName
from kpi_tui.text import begun

MOST_ASKED, USUALLY_ASKED = 9, 6
"""The most things that a page asks about, and the most where room is short."""
_STAGES = (
    (2, 3, USUALLY_ASKED),
    (2, 2, USUALLY_ASKED),
    (1, 2, USUALLY_ASKED),
    (1, 1, USUALLY_ASKED),
    (0, 1, USUALLY_ASKED),
    (0, 1, 3),
    (0, 0, 1),
    (0, 0, 0),
)
"""What is kept at each stage of cutting: the highest rank of a detail, the number that sets how
short the lists become, and how many things to ask about."""

_LISTS = ("unreliable", "worse", "better")
"""The lists, in the order in which they get the room that is left."""


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A sentence or a clause. Those of the highest rank are left out first, those of rank 0 never."""

    text: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class AskAbout:
    """One thing to ask about."""

    head: str
    sentences: tuple[tuple[DraftClause, ...], ...]
    """The clauses of each, which are printed with `; ` between."""
    where: str
    """Who answers for it, and on which page it stands."""
    measures: tuple[CodeAndName, ...] = ()
    """The codes and names of those it tells of."""
    short_head: str = ""
    """The head cut to less than a line; empty where it is no longer than that."""

    @property
    def text(self) -> str:
        """What is said of it."""
        said = ("; ".join(part.text for part in parts) for parts in self.sentences if parts)
        sentences = [text if text.endswith(("…", "?")) else f"{text.rstrip('.')}." for text in said]
        return " ".join((*sentences[:1], *(begun(text) for text in sentences[1:])))

    @property
    def rank(self) -> int:
        """The highest rank of its parts."""
        return max((part.rank for parts in self.sentences for part in parts), default=0)

    @property
    def in_short(self) -> AskAbout:
        """The same under its short head."""
        return replace(self, head=self.short_head or self.head)

    def up_to(self, rank: int, most: int | None = None) -> AskAbout:
        """Return it with the parts up to this rank, but at most `most` of this rank itself."""
        kept = (tuple(part for part in parts if part.rank <= rank) for parts in self.sentences)
        found = replace(self, sentences=tuple(kept))
        number = sum(part.rank == rank for parts in found.sentences for part in parts)
        for _ in range(0 if most is None else number - most):
            found = found.without_last(rank)
        return found

    def without_last(self, rank: int) -> AskAbout:
        """Return it without the last part of this rank."""
        kept = [list(parts) for parts in self.sentences]
        for parts in reversed(kept):
            for place, part in reversed(list(enumerate(parts))):
                if part.rank == rank:
                    del parts[place]
                    return replace(self, sentences=tuple(map(tuple, kept)))
        return self


@dataclass(frozen=True, slots=True)
class ListedPoints:
    """Points of which the last are left out first."""

    points: tuple[str, ...] = ()
    more: int = 0
    """How many were left out."""
    short: tuple[str, ...] = ()
    """The same points with names cut short; empty where none is long."""

    @property
    def in_short(self) -> ListedPoints:
        """The same with names cut short."""
        return replace(self, points=self.short[: len(self.points)] or self.points)

    def first(self, most: int) -> ListedPoints:
        """Return a list of the first points, at most so many, which counts the others too."""
        more = self.more + max(0, len(self.points) - most)
        return replace(self, points=self.points[:most], more=more)

    def without_last(self) -> ListedPoints:
        """Return a list without the last point, which counts it too."""
        return replace(self, points=self.points[:-1], more=self.more + 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """The page before it is laid out."""

    position: tuple[DraftClause, ...]
    asks: tuple[AskAbout, ...]
    more_asks: int
    """How many more things there are to ask about."""
    unreliable: ListedPoints
    better: ListedPoints
    worse: ListedPoints = ListedPoints()

    @property
    def in_short(self) -> Draft:
        """The same with all names cut short."""
        lists = {name: getattr(self, name).in_short for name in _LISTS}
        return replace(self, asks=tuple(ask.in_short for ask in self.asks), **lists)

    def without_detail(self, rank: int) -> Draft:
        """Leave out the last part of this rank, which has to be the highest there is."""
        asks = list(self.asks)
        place = max(place for place, ask in enumerate(asks) if ask.rank == rank)
        asks[place] = asks[place].without_last(rank)
        return replace(self, asks=tuple(asks))

    def without_last_point(self, least: int) -> Draft | None:
        """Leave out a point of the longest list; `None` where all are as short as they may be."""
        better, worse, unreliable = self.better, self.worse, self.unreliable
        # Unreliable figures keep one point more than what is better, and that one more than worse.
        lengths = (
            (len(better.points), better),
            (len(worse.points) + bool(worse.points), worse),
            (len(unreliable.points) - 1, unreliable),
        )
        length, longest = max(lengths, key=lambda pair: pair[0])
        if length <= least:
            return None
        if longest is better:
            return replace(self, better=better.without_last())
        if longest is worse:
            return replace(self, worse=worse.without_last())
        return replace(self, unreliable=unreliable.without_last())


def fitted(draft: Draft, fits: Callable[[Draft], bool]) -> Draft:
    """Return the draft, cut as little as makes it fit; cut as far as it goes where nothing fits."""
    whole, short = draft, draft.in_short
    for smaller in _ever_smaller(whole):
        draft = smaller
        if fits(draft):
            break
    else:
        return draft
    if draft in (whole, short):
        return _with_whole_names(draft, whole, fits)
    # The room that is left goes to each thing in turn: one detail of each, then a second.
    draft = replace(draft, asks=tuple(ask.up_to(0) for ask in draft.asks))
    for rank in (1, 2, 3):
        for details in (1, 2, 3):
            for place, ask in enumerate(draft.asks):
                told = replace(whole.asks[place].up_to(rank, details), head=ask.head)
                fuller = replace(draft, asks=(*draft.asks[:place], told, *draft.asks[place + 1 :]))
                draft = fuller if fits(fuller) else draft
        kept = tuple(part for part in whole.position if part.rank <= rank)
        draft = next(filter(fits, (replace(draft, position=kept), draft)))
        for name in _LISTS:
            for named in (whole, short):
                points = getattr(draft, name).points
                more = getattr(named, name).first(rank + 1)
                if len(more.points) > len(points):
                    points = (*points, *more.points[len(points) :])
                    fuller = replace(draft, **{name: replace(more, points=points)})
                    draft = next(filter(fits, (fuller, draft)))
        if rank > 1:  # what is done about a miss comes before the rest of a name
            draft = _with_whole_names(draft, whole, fits)
    return draft


def _with_whole_names(draft: Draft, whole: Draft, fits: Callable[[Draft], bool]) -> Draft:
    """Return the draft with each name whole that has room so, the first ones first."""
    for place, ask in enumerate(draft.asks):
        named = replace(ask, head=whole.asks[place].head)
        fuller = replace(draft, asks=(*draft.asks[:place], named, *draft.asks[place + 1 :]))
        draft = fuller if fuller != draft and fits(fuller) else draft
    for name in _LISTS:
        for place in range(len(getattr(draft, name).points)):
            listed = getattr(draft, name)
            points = list(listed.points)
            points[place] = getattr(whole, name).points[place]
            fuller = replace(draft, **{name: replace(listed, points=tuple(points))})
            draft = fuller if fuller != draft and fits(fuller) else draft
    return draft


def _ever_smaller(draft: Draft) -> Iterator[Draft]:
    """Yield the draft, then drafts with ever less: details go first, things to ask about last."""
    yield draft
    if draft != draft.in_short:
        draft = draft.in_short
        yield draft
    for rank, listed, asked in _STAGES:
        while (highest := max((ask.rank for ask in draft.asks), default=0)) > rank:
            draft = draft.without_detail(highest)
            yield draft
        while smaller := draft.without_last_point(listed):
            draft = smaller
            yield draft
        if any(part.rank > rank for part in draft.position):
            kept = tuple(part for part in draft.position if part.rank <= rank)
            draft = replace(draft, position=kept)
            yield draft
        while len(draft.asks) > asked:
            draft = replace(draft, asks=draft.asks[:-1], more_asks=draft.more_asks + 1)
            yield draft
