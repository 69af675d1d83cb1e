"""How a question wants its measures laid out: `worst`, `reds by director`, `who has the most reds`."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.analysis.browse.filters import Facet
from kpi_tui.analysis.browse.runs_asked import COUNT, number_meant
from kpi_tui.regex import regex

_GROUPS = {
    "director": Facet.DIRECTOR,
    "directorate": Facet.DIRECTOR,
    "department": Facet.DIRECTOR,
    "portfolio": Facet.PORTFOLIO_HOLDER,
    "portfolio holder": Facet.PORTFOLIO_HOLDER,
    "cabinet member": Facet.PORTFOLIO_HOLDER,
    "councillor": Facet.PORTFOLIO_HOLDER,
    "priority": Facet.PRIORITY,
    "priorities": Facet.PRIORITY,
}
_GROUP = rf"(?P<by>{'|'.join(sorted((*_GROUPS, 'owner'), key=len, reverse=True))})s?"
_TARGET = r"(?: (?:the|its|their))? targets?"
_WORST = regex(
    rf"\b(?:(?:top|the|our) )*(?:{COUNT} )?(?:"
    r"(?:worst|poorest)(?: performing| performers?| offenders?)?|"
    rf"(?:furthest|farthest|most) (?:off|from|away from|behind){_TARGET}|"
    rf"(?:nowhere near|not (?:close to|near(?: to)?)|(?:far|miles|a long way|way) (?:from|off|below|behind)){_TARGET}|"
    rf"how far (?:off|from|away)(?: from)?(?:{_TARGET})?|bottom(?= {COUNT.replace('count', '_')}\b)|"
    rf"(?:biggest|largest|worst) (?:miss(?:es)?|gaps?|shortfalls?)(?: (?:to|from){_TARGET})?)"
    rf"(?: {COUNT.replace('count', 'number')}| first)?\b"
    r"(?! (?:months?|reports?|quarters?|years?|periods?|times?|ever|since|directors?|owners?|priorit\w+|"
    r"portfolio|holders?|cabinet|councillors?|services?|changes?|falls?|rises?|drops?|status|rag))"
)
_NEAREST = regex(
    rf"\b(?<!nowhere )(?<!not )(?:(?:top|the|our) )*(?:{COUNT} )?(?:(?:measures? |those )?(?:close|closest|near|nearest) to(?: being on)?{_TARGET}|near{_TARGET}|"
    rf"(?:nearly|almost|not quite|not far (?:off|from))(?: (?:on|at|met|hit|meeting|hitting))?{_TARGET}|"
    r"(?:near|narrow|closest|nearest|smallest) miss(?:es)?|"
    rf"how close(?: (?:is|are|to|it|we|they))*(?:{_TARGET})?|(?:only )?(?:just|narrowly) missed(?:{_TARGET})?|"
    r"(?:only )?(?:just|narrowly|slightly|marginally) (?:missed|missing|below|under|behind|short of|off|worse than)"
    rf"{_TARGET})(?: first)?(?!\w)"
)
_STATUSES = r"(?:reds?|ambers?|greens?|off target|exceptions?)\b"
_BY = regex(
    r"\bwho(?:'s got|(?: else)? (?:(?:is|are) (?:responsible|accountable) for|owns?|has|have|answers? for))"
    rf"(?= (?:(?:the|all|any|these|those|our) )*{_STATUSES})|"
    rf"\b(?:which|what) {_GROUP.replace('by', 'which')} (?:has|have|had)(?! (?:the )?(?:most|fewest|least|got)\b)|"
    rf"\b(?:(?:grouped |split |sorted |counted |broken down )?by|per|(?:for|of|in) each)(?: each)? {_GROUP}\b"
    r"(?=$| (?:and|with|without|that|who|this|now|please|most|in)\b)"
)
_MOST = regex(
    rf"\b(?:who's got|(?:who|(?:which|what) {_GROUP}) (?:has|have|got|gets|owns?)(?: got)?|"
    rf"{_GROUP.replace('by', 'with')} with)(?: the)? most\b"
)
_WORST_OF = regex(
    rf"\b(?:worst|poorest)(?: performing)? {_GROUP}\b|"
    rf"\b(?:who|(?:which|what) {_GROUP.replace('by', 'which')})(?:'s| is| are)(?: (?:doing|performing))?(?: the)? worst\b"
)
_MOST_OF = regex(r"\b(?:the )?most(?= (?:red|amber|green|off target|exceptions?|measures))")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a question says of order and grouping."""

    furthest_off_first: bool = False
    first: int | None = None
    """How many are asked for of those furthest off target, or nearest to it."""
    by: Facet | None = None
    """What the measures are to be counted by."""
    most_first: bool = False
    """Whether it asks for whoever has most of them."""
    nearest_first: bool = False
    of_reds: bool = False
    """Whether it asks who is worst, which is whoever has most that are red."""

    @property
    def by_distance(self) -> bool:
        """Whether the measures are asked for by how far off their targets they are."""
        return self.furthest_off_first or self.nearest_first

    def __bool__(self) -> bool:
        return self.by_distance or self.by is not None


NO_ARRANGEMENT = Arrangement()


def arrangement(
    text: str, owner: Facet = Facet.DIRECTOR
) -> tuple[Arrangement, list[tuple[int, int]]]:
    """Return what folded words say of order and grouping, and where they say it.

    `owner` is who is meant where neither directors nor portfolio holders are named. What is counted by
    somebody is in no order of its own: the words for one are then left.
    """
    if of := _WORST_OF.search(text):
        by_what = next((_GROUPS.get(each, owner) for each in of.groups() if each), owner)
        return Arrangement(by=by_what, most_first=True, of_reds=True), [of.span()]
    most, by = _MOST.search(text), _BY.search(text)
    if most or by:
        named = [each for found in (by, most) if found for each in found.groups() if each]
        most = most or _MOST_OF.search(text)
        spans = [found.span() for found in (by, most) if found]
        by_what = _GROUPS.get(named[0], owner) if named else owner
        return Arrangement(by=by_what, most_first=most is not None), spans
    worst, nearest = _WORST.search(text), _NEAREST.search(text)
    if nearest:
        count, span = nearest["count"], nearest.span()
    elif worst:
        count, span = worst["count"] or worst["number"], worst.span()
    else:
        return NO_ARRANGEMENT, []
    first = number_meant(count) if count else None
    return Arrangement(not nearest, first, nearest_first=nearest is not None), [span]
