"""The words that questions are asked in, and the filters that they ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kpi_tui.analysis.browse.asked_of import Asked, Filters, all_of
from kpi_tui.analysis.browse.days_meant import MONTH, day_meant
from kpi_tui.analysis.browse.distances_asked import DISTANCE_RULES
from kpi_tui.analysis.browse.filters import (
    BLANK,
    EXCEPTION,
    HIGHER,
    LOWER,
    NEVER,
    NONE,
    SOME,
    Facet,
    Filter,
)
from kpi_tui.analysis.browse.runs_asked import (
    COUNT,
    FALLING,
    RISING,
    RUN_RULES,
    SINCE_RULE,
    WORSE,
    number_meant,
    way_meant,
)
from kpi_tui.analysis.browse.status_words import ANY, STATUS, STATUSES, statuses_named
from kpi_tui.analysis.browse.then_and_now import WAS
from kpi_tui.months import MONTHS_IN, months_apart
from kpi_tui.period import month_end
from kpi_tui.regex import regex
from kpi_tui.status import MISSED
from kpi_tui.vocabulary import Travel


def _status(*facets: Facet) -> Callable[[re.Match[str], Asked], Filters]:
    return lambda match, _: tuple(
        each for facet in facets for each in all_of(facet, statuses_named(match))
    )


def _went(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    """Ask for what had one status in its reading before and has another now."""
    now = all_of(Facet.STATUS, STATUSES[match["after"]])
    return (*all_of(Facet.LEFT, statuses_named(match)), *now)


def _lacking(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    is_target = "target" in match.group("status", "aim", "what")
    return (Filter(Facet.STATUS, "target_missing" if is_target else "actual_missing"),)


def _plainly(*filters: Filter) -> Callable[[re.Match[str], Asked], Filters]:
    return lambda *_: filters


def _direction(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for better or worse than in the previous report, a year before, or a month named."""
    went = match.groupdict()
    named = {"up": HIGHER, "down": LOWER, "same": Travel.SAME.value}
    way = next((named[each] for each in named if went.get(each)), None) or way_meant(match["way"])
    than = match["than"] or ""
    if asked.is_other_length(than) or (match["way"] in _ONLY_BESIDE and not than):
        return ()
    if match["count"] and match["unit"]:
        months = number_meant(match["count"]) * MONTHS_IN[match["unit"].removesuffix("s")]
        return _since_day(way, month_end(asked.day, -months), asked)
    if re.search(r"year|12 months", than):
        return _since_day(way, month_end(asked.day, -12), asked)
    if not re.search(rf"\b(?:{MONTH})\b", than):
        return (Filter(Facet.DIRECTION, way),)
    day = day_meant(than, asked.day, asked.periods)
    return () if day is None else _since_day(way, day, asked)


def _since_day(way: str, day: date, asked: Asked) -> Filters:
    """Ask for what is better or worse than on a day; for nothing where no report of it is held."""
    if months_apart(day, asked.day) == 12 and way not in (HIGHER, LOWER):
        return (Filter(Facet.YEAR, way),)
    return (Filter(Facet.SINCE, f"{way} {day}"),) if day in asked.periods else ()


def _changed(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    what = {
        "status": "status", "rag": "status", "rating": "status", "target": "target",
        "owner": "owner", "director": "owner", "commentary": "wording", "comment": "wording",
        "name": "name", "unit": "unit", "actual": "value", "figure": "value",
    }  # fmt: skip
    return (Filter(Facet.CHANGED, what[match["what"]]),)


def _contradicted(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    return (*all_of(Facet.STATUS, statuses_named(match)), Filter(Facet.QUERY, "S1"))


def _status_moved(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    return (Filter(Facet.CHANGED, f"status_{match['way']}"),)


def _eased(match: re.Match[str], asked: Asked) -> Filters:  # noqa: ARG001
    way = "removed" if match["removed"] else "tighter" if match["harder"] else "looser"
    return (Filter(Facet.CHANGED, f"target_{way}"),)


_EASED = (
    r"(?:easier|eased|relaxed|(?:loos|soft|weak)ened|(?P<removed>removed)"
    r"|(?P<harder>harder|tougher|(?:tight|tough)ened))"
)
"""How a target changed; lowered may be either."""
_SHIFTED = r"(?:lowered|raised|reduced|increased|cut|moved?|moving|revised|reset|altered)"
_MEET = r"(?:meet|meets|met|meeting|hit|hits|hitting|achieve|achieves|achieved|achieving|reach|reached|reaching)"
_ITS_TARGET = r"(?:(?:the|its|their|our|all) )*targets?"
_NOT = r"(?:(?:(?:did|do|does|has|have|had|is|are) )?not|(?:did|do|does|has|have|had|is|are)n't)"
_ALTHOUGH = r"(?:but|yet|though|although|even though|when)(?: (?:the|it|its|they|their|is|are|was|were|has|have))*"
_RATING = r"(?:status|rag|rating|colour|color)(?:es|s)?"
_FIGURES = r"(?:the|its|their) (?:figures?|numbers?|actuals?|targets?)"
_NO = (
    r"(?:no|without(?: an?| any)?|(?:missing|lacks?|lacking)(?: an?| any)?)"
    r"(?: (?:named|responsible|accountable|lead))?"
)
_MISSING = r"(?: (?:that |which )?(?:is |are )?missing)"
_HOLDER = r"(?:portfolio holder|cabinet member)s?"
_OWNER = r"(?:owner|responsible officer|accountable officer|lead officer|officer)s?"
_MONTH = r"(?:for |in |of )?(?:both )?(?:the )?(?:month|quarter|period)"
_TO_DATE = r"(?:for |in )?(?:both )?(?:the )?(?:ytd|year to date|year)"

_PLAN = r"(?:(?:improvement|action|recovery|remedial|mitigation) )?plans?"
_BY_WHEN = (
    rf"(?:(?:(?:{_PLAN}|(?:improvement )?actions?|promised) )?"
    rf"(?:date|deadline|promise|timescale|timeframe|milestone)s?|{_PLAN}|(?:improvement )?actions?)"
)
_GONE_BY = r"(?:late|overdue|missed|past|passed|expired|lapsed|slipped|slipping|gone by|gone past)"
_AGAIN = (
    r"(?:same(?: old)?|unchanged|identical|repeated|repeats?|repeating|recycled|said again|"
    r"copied(?: and pasted)?|copy(?: and | & |-| )?pasted?|word for word)"
)
_SAID = r"(?:comments?|commentary|commentaries|wording|words|explanations?|excuses?|reasons?)"
_AS_BEFORE = (
    r"as (?:in )?(?:the )?(?:(?:last|previous) (?:month|quarter|report|period|time)|before)"
)
_EARLIER = r"(?:an )?(?:other|another|earlier|previous|older) (?:month|period|quarter|year)s?"
_BIGGEST = rf"(?:{'|'.join(f'(?<={each} )' for each in ('big', 'biggest', 'largest', 'greatest', 'steepest', 'sharpest', 'sharp'))})"
"""Words before a movement; how far figures of different units went is in no order."""
_UP = rf"{RISING}|up|higher|greater|more|{_BIGGEST}(?:rise|increase|jump)s?"
_DOWN = rf"{FALLING}|down|lower|smaller|less|fewer|{_BIGGEST}(?:fall|drop|decrease)s?"
_ONLY_BESIDE = ("up", "down", "higher", "greater", "more", "lower", "smaller", "less", "fewer")
"""Words that say how a figure went only where a period is named beside them."""
_MOVED = (
    r"(?:went|gone|going|go|got|getting|back|moved?|changed|turned|dropped|slipped|fell|fallen|rose|risen|returned|"
    r"improved|improving|worsened|worsening|deteriorated|recovered)"
)
_THEN = r"(?:(?:last (?:month|report|time|quarter)|before|previously|earlier) )?"
_THAN = (
    r"(?P<than> (?:than|as|since|on|from|compared (?:to|with)) (?:in |at )?(?:the )?(?:same (?:month|time|period|quarter) (?:of )?|this time )?"
    rf"(?:last (?:year|month|time|quarter|report|(?:{MONTH})\b)|previous (?:month|report|year|quarter)"
    rf"|a year (?:ago|before|earlier)|12 months ago|{COUNT} (?P<unit>months|quarters|years) (?:ago|before|earlier)|(?:{MONTH})\b(?: \d{{4}})?|before)"
    r"(?: \d{4})?)?"
)
RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Asked], Filters]], ...] = tuple(
    (regex(rf"\b(?:{pattern})\b"), meaning)
    for pattern, meaning in (
        (rf"never (?:yet )?(?:been )?(?:on target|green|{_MEET}(?: {_ITS_TARGET})?)",
         _plainly(Filter(Facet.ON_TARGET, NEVER))),
        *RUN_RULES,
        *DISTANCE_RULES,
        (rf"(?:newly |{_MOVED} )(?:below|under|behind|short of|off) {_ITS_TARGET}",
         _plainly(Filter(Facet.LEFT, "green"), *all_of(Facet.STATUS, MISSED))),
        (rf"(?:{_MOVED} )?(?:from )?{ANY}"
         rf" (?:in)?to (?P<after>{STATUS})", _went),
        (rf"{WAS} {_THEN}(?:and |but )?(?:is |are )?now (?P<after>{STATUS})", _went),
        (rf"{WAS} {_THEN}(?:and |but )?(?:is |are )?(?P<after>{STATUS}) now", _went),
        (rf"(?P<after>{STATUS}) now (?:and |but )?{WAS}(?: {_THEN.rstrip()})?", _went),
        (rf"{ANY} (?:(?:measures?|that|which|have|has|are|is|were|was) )*"
         rf"(?:turned|gone|going|went|became|becoming|{_MOVED} (?:in)?to) (?P<after>{STATUS})", _went),
        (rf"(?:no longer|used to be|(?:stopped|ceased) (?:being|to be)|{_MOVED} (?:from|out of)) {ANY}", _status(Facet.LEFT)),
        (rf"(?:newly|new|turned|got|gone|went|became|become|(?:gone |went )?back(?: in(?:to)?)?(?: the)?|{_MOVED} (?:back )?(?:in)?to) {ANY}",
         _status(Facet.BECAME)),
        SINCE_RULE,
        (rf"{ANY} (?:{_MONTH} (?:and|as well as) {_TO_DATE}|{_TO_DATE} (?:and|as well as) {_MONTH})(?! (?:{STATUS}))",
         _status(Facet.STATUS, Facet.YTD_STATUS)),
        (rf"{ANY} (?:(?:for (?:the )?)?(?:ytd|year to date)|(?:for|over) the year(?: so far| as a whole)?|so far this year)",
         _status(Facet.YTD_STATUS)),
        (rf"(?:ytd|year to date) {ANY}", _status(Facet.YTD_STATUS)),
        (rf"(?:no|without|missing|lacks?|lacking)(?: an?| any)? {_PLAN}",
         _plainly(Filter(Facet.PLAN, NONE))),
        (r"(?:no|without|missing|blank|empty|lacks?|lacking)(?: an?| any)? (?:comments?|commentary|explanations?|narratives?)"
         rf"|{_NOT} (?:been )?(?:comment|explain)(?:ed)?(?: on)?|(?:comments?|commentary|narratives?){_MISSING}",
         _plainly(Filter(Facet.COMMENT, NONE))),
        (r"(?:late|lagged|lagging|old|stale|out[ -]of[ -]date) (?:figures?|numbers?|data)|(?:(?:figure|number)s? )?in arrears|"
         rf"(?:figure|number)s? (?:are |is )?(?:of|for|from) {_EARLIER}|(?:figures?|numbers?|data) (?:(?:that|which|is|are) )*(?:late|stale|out[ -]of[ -]date)",
         _plainly(Filter(Facet.QUERY, "C7"))),
        (rf"{_GONE_BY} {_BY_WHEN}|{_BY_WHEN} (?:that |which )?(?:is |are |was |were |has |have )?"
         rf"(?:been )?{_GONE_BY}|past (?:its|their|the) {_BY_WHEN}|late|overdue|behind schedule",
         _plainly(Filter(Facet.QUERY, "X4"))),
        (rf"{_PLAN} (?:with no|without)(?: an?| any)? (?:date|deadline|timescale)s?|undated {_PLAN}",
         _plainly(Filter(Facet.QUERY, "X2"))),
        (rf"(?:same|unchanged) {_PLAN}|{_PLAN} (?:is |are )?unchanged",
         _plainly(Filter(Facet.QUERY, "X5"))),
        (rf"{_AGAIN} {_SAID}(?: {_AS_BEFORE})?|{_SAID} (?:that |which |who )?(?:is |are |was |were |has |have )?"
         rf"(?:been )?(?:the )?{_AGAIN}(?: {_AS_BEFORE})?", _plainly(Filter(Facet.QUERY, "C5"))),
        (rf"(?:stale|old|out[ -]of[ -]date) {_SAID}|{_SAID} (?:(?:that|which|are|is) )*(?:stale|old|out[ -]of[ -]date)",
         _plainly(Filter(Facet.QUERY, "C5"), Filter(Facet.QUERY, "C6"))),
        (rf"{_SAID} {_NOT} (?:been )?(?:updated|changed|revised|refreshed)", _plainly(Filter(Facet.QUERY, "C5"))),
        (rf"(?:with|has|have|having)(?: an?| any| some)? {_PLAN}",
         _plainly(Filter(Facet.PLAN, SOME))),
        (r"(?:with|has|have|having)(?: an?| any| some)? (?:comments?|commentary)",
         _plainly(Filter(Facet.COMMENT, SOME))),
        (r"(?:with|has|have|having)(?: an?| any| some| my| our)? notes?|(?:(?:my|our|all|the) )?notes|noted",
         _plainly(Filter(Facet.NOTE, SOME))),
        (rf"targets? (?:that |which )?(?:was |were |has |have )?(?:been |got )?(?:made )?{_EASED}", _eased),
        (rf"{_EASED} targets?", _eased),
        (rf"targets? (?:(?:that|which|was|were|has|have|been) )*{_SHIFTED}|(?:{_SHIFTED}|(?:lower|raise|reduce|increase|move)(?= the)) (?:the )?(?:targets?|goal ?posts?)",
         _plainly(Filter(Facet.CHANGED, "target"))),
        (rf"{_NO} directors?|directors?{_MISSING}", _plainly(Filter(Facet.DIRECTOR, BLANK))),
        (rf"{_NO} {_HOLDER}|{_HOLDER}{_MISSING}", _plainly(Filter(Facet.PORTFOLIO_HOLDER, BLANK))),
        (rf"{_NO} {_OWNER}|{_OWNER}{_MISSING}|(?:nobody|no one|no-one) (?:owns?|is responsible for|answers for)|"
         r"unowned|unassigned",
         _plainly(Filter(Facet.DIRECTOR, BLANK), Filter(Facet.PORTFOLIO_HOLDER, BLANK))),
        (rf"{ANY} {_ALTHOUGH} (?:on target|targets? (?:(?:was|were|is|are|been) )*(?:met|hit|missed|not met)"
         rf"|(?:met|meets?|meeting|hit|hits|hitting|missed|above|below)(?: {_ITS_TARGET}))", _contradicted),
        (rf"(?:wrong|incorrect) {_RATING}|{_RATING} (?:(?:that|which|is|are|look|looks|seems?) )*(?:wrong|incorrect)|"
         rf"{_RATING} (?:{_NOT} (?:match|fit|follow)|contradicts?)(?: {_FIGURES})?",
         _plainly(Filter(Facet.QUERY, "S1"))),
        (r"(?P<way>worse|better) (?:status|rag|rating)(?:es|s)?", _status_moved),
        (r"(?:status|rag|rating)(?:es|s)? (?:has |have )?(?:got |gone |went |is |are |moved )?(?P<way>worse|better)",
         _status_moved),
        (r"(?:without (?:an? |any )?|(?:missing|lacking|(?:has|have|with) no|no) (?:an? |any )?(?!targets?))"
         r"(?P<status>target|actual|figure)s?|(?:missing|lacking) (?:an?|any) (?P<aim>target)s?|"
         r"(?P<what>target|actual|figure)s? (?:that |which )?(?:is |are )?missing", _lacking),
        (r"no targets? (?:yet|set|agreed)|targets? (?:is |are )?(?:not (?:yet )?(?:set|agreed)|to be (?:set|agreed|confirmed))",
         _plainly(Filter(Facet.STATUS, "target_missing"))),
        (r"missing data|data (?:is )?missing|(?:awaiting|waiting for) (?:data|figures?)|data (?:(?:is|are) )?(?:not |un)available", _plainly(*all_of(Facet.STATUS, ("actual_missing", "data_missing")))),
        (r"targets? (?:that |which )?(?:was |were |is |are |has been |have been )?"
         r"(?:missed|not (?:met|hit|achieved|reached))", _plainly(*all_of(Facet.STATUS, MISSED))),
        (rf"(?:{_NOT} (?:yet )?|fail(?:s|ed|ing)? to ){_MEET} {_ITS_TARGET}",
         _plainly(*all_of(Facet.STATUS, MISSED))),
        (rf"{_MEET} {_ITS_TARGET}|targets? (?:(?:that|which|was|were|is|are|been|has|have) )*(?:met|hit|achieved|reached)",
         _plainly(Filter(Facet.STATUS, "green"))),
        (r"(?:worse than|below|under|behind|short of|miss|misses|missed|missing|failing|not (?:meeting|hitting|achieving)) "
         r"(?:the |its |their |our )?targets?|failing|under-?performing|struggling|(?:doing|going|performing) (?:badly|poorly)|not on (?:track|course)",
         _plainly(*all_of(Facet.STATUS, MISSED))),
        (r"on (?:track|course)(?! to\b)|(?:doing|going|performing) well|successes|success stor(?:y|ies)",
         _plainly(Filter(Facet.STATUS, "green"))),
        (r"(?:(?:going|gone|heading|moving) )?(?:in )?(?:the )?wrong (?:direction|way)", _plainly(Filter(Facet.DIRECTION, "worse"))),
        (r"(?:going|gone|heading|moving) (?:in )?the right (?:direction|way)", _plainly(Filter(Facet.DIRECTION, "better"))),
        (rf"(?:got |getting |gone |going |is |are )?(?P<way>better|improved|improving|{WORSE})"
         rf"{_THAN}(?! than\b)", _direction),
        (rf"(?:(?:is|are|was|were|has|have|been) )*(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN})){_THAN}(?! than\b)", _direction),
        (rf"{_BIGGEST}improvements?", _plainly(Filter(Facet.DIRECTION, "better"))),
        (rf"{_BIGGEST}deteriorations?", _plainly(Filter(Facet.DIRECTION, "worse"))),
        (rf"{_BIGGEST}(?:change|movement|mover|swing)s?|(?:moved|changed)(?= (?:the )?most\b)",
         _plainly(Filter(Facet.CHANGED, "value"))),
        (rf"(?P<way>(?P<same>(?:no|without)(?: any)? (?:change|movement)|unchanged|static|flat(?=$| (?:and|but|for|since|on|from|compared|this)\b)|not (?:moved|changed)|(?:the )?same(?= as\b))){_THAN}(?! as\b)", _direction),
        (r"(?:new|changed|different|another) (?P<what>status|rag|rating|target|owner|director|"
         r"commentary|comment|name|unit|actual|figure)(?:es|s)?", _changed),
        (r"(?:rag )?(?P<what>status|rag|rating|target|owner|director|commentary|comment|name|unit|actual|"
         r"figure)(?:es|s)? (?:that |which )?(?:has |have |was |were )?changed", _changed),
        (r"renamed", _plainly(Filter(Facet.CHANGED, "name"))),
        (r"renumbered|(?:new|changed|different) codes?|codes? (?:that |which )?(?:has |have |was |were )?changed", _plainly(Filter(Facet.CHANGED, "renumbered"))),
        (r"must (?:be |i |we |you )?resolved?", _plainly(Filter(Facet.FINDING, "error"))),
        (r"(?:(?:data quality|with|has|open|unresolved|outstanding) )?quer(?:y|ies)|"
         r"(?:what|which questions) (?:should|can|could|do|to) (?:i |we |you )?ask",
         _plainly(*all_of(Facet.FINDING, ("error", "question", "information")))),
        (rf"{ANY}s?", _status(Facet.STATUS)),
        (r"slipped|slipping", _plainly(Filter(Facet.CHANGED, "status_worse"))),
        (r"recovered|turned (?:it |them |things )?a?round|bounced back", _plainly(*all_of(Facet.LEFT, MISSED), Filter(Facet.STATUS, "green"))),
        (r"exceptions?", _plainly(Filter(Facet.STATUS, EXCEPTION))),
        (r"new(?! reports?\b)", _plainly(Filter(Facet.CHANGED, "new"))),
    )
)  # fmt: skip
"""What words mean, the longer meanings first."""

_ALSO_MEANT = (
    (regex(r"\bmissing (?:(?:the|its|their|our) )?targets?\b"), "no target"),
    (
        regex(
            rf"\b(?:slipped|slipping)\b(?! (?:{_BY_WHEN}|from|to|into|below|under|behind|off)\b)"
        ),
        "overdue",
    ),
)
"""Words that mean two things, each with words that mean the second alone."""


def also_meant(text: str) -> str | None:
    """Return a folded question with words for the second thing that it may mean, if there is one.

    `missing targets` are missed or not printed, and what `slipped` got worse or is late.
    """
    for pattern, other in _ALSO_MEANT:
        if pattern.search(text):
            return pattern.sub(other, text)
    return None
