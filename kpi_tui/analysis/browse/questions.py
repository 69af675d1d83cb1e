"""Plain questions answered by filters: `red three in a row`, `no plan`, `finance red`.

What is understood, in any order and with or without small words between:

    a status        red · amber · green · off target · on target · not rated · target missing …
    to date         red ytd · year to date amber
    a streak        red three in a row · red 3 reports running · off target four times running ·
                    red for 6 months · red since April · red for a year · red for two years ·
                    worse three times · better for 3 months · red twice
    of the year     red twice this year · red in 3 months of the year
    never, always   never on target · never green · always red · red all year
    what changed    newly red · no longer red · turned amber · from green to red · new · renumbered ·
                    status, target, owner or commentary changed · target made easier
    the status      worse status · status got better
    the figure      worse · better than last month · worse than last year · worse than a year ago ·
                    worse than last July · better than July 2023 · no change · same as June ·
                    rising · fell since April · up on last year · higher than June ·
                    rising for 3 months
    nothing there   no plan · no comment · no director · no portfolio holder
    no owner        no owner · no director · unassigned
    met             met target · did not hit their targets
    there           with a plan · with comments · with notes
    the order       worst · top 5 worst · furthest from target · closest to target · close to target · near misses
    how far         missed by more than 10% · 5% or more off target · within 5% of target · beat target by over 20%
    for each        reds by director · amber by priority · who has the most reds · worst director
    late            late · overdue plans · date has passed · late figures · same plan
    said again      same comment · repeated commentary
    queries         must resolve · queries · red but target met · wrong RAG
    a person        any part of the name that is one person's: Baxter, Cllr Levy
    a priority      its code or the number in it, or words of its title that are no other's

Within one kind any will do (`red or amber`, `finance, highways`), and every kind must be met
(`amber Baxter`). What is
not understood is named, and filters nothing; so it is with what is denied (`not green`), with
the status of another report (`red last month`), with words for other reports or for one series
alone (`no plan last month`, `red only in the month`), with what other words make more or less of
(`nearly red`, `got worse again`), with an `or` between kinds (`red or no plan`), and with a
`but` within one (`green but red`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kpi_tui.analysis.browse.arrangements import NO_ARRANGEMENT, Arrangement, arrangement
from kpi_tui.analysis.browse.asked_of import SMALL, Asked, Filters
from kpi_tui.analysis.browse.days_meant import question_listed, question_words
from kpi_tui.analysis.browse.filters import OFF, Facet, Filter, FilterSet
from kpi_tui.analysis.browse.names_said import AND_OR, OF_NAMES, names_said
from kpi_tui.analysis.browse.question_words import RULES
from kpi_tui.analysis.browse.runs_asked import COUNT, REPORT, RUNNING
from kpi_tui.analysis.browse.then_and_now import then_and_now
from kpi_tui.regex import regex

_DENIED = regex(
    r"\b(?:no longer|(?:has |have )?(?:stopped|ceased|quit)|no|non|un|none|not|never|neither|nor|without|except|excluding|other than|outside(?: of)?|apart from|besides|(?:all|anything|everything) but|"
    r"(?:are|is|was|were|has|have)(?: not|n't))(?: (?:for|in|yet|been|those|of|by|any|a|an|the|got))*\s$"
)
"""Words before others that turn what these ask for into its opposite."""
_MEASURES = r"(?:measure|indicator|kpi)s?"
_BEFORE = regex(r"\s(?:in )?(?:the )?(?:last|previous) (?:month|report|quarter|year|time|period)\b")
"""Words behind a status that ask for another report's."""
_QUALIFIED = regex(
    r"\b(?:least|fewest|lower|higher|smaller|bigger|which way|nearly|almost|barely|hardly|always|usually|often|sometimes|close to|"
    r"(?:more|less|over|under|at least)(?: than)? \d+(?:\.\d+)? ?(?:%|per ?cent|points?)|"
    r"(?:at )?risk of|in danger of|about to|likely to|due to|will|would|could|should|might|"
    r"(?:expected|forecast|projected|going|trying|able|need|needs|want|wants|on track|on course) to)"
    r"(?: (?:we|it|they|be|being|go|going|turn|turning|become|becoming|the))*\s$"
)
"""Words before others that make more or less of what these ask for."""
_REPEATED = regex(
    rf"\s(?:(?:by )?(?:more than|less than|over|under|at least) \d+(?:\.\d+)? ?(?:%|per ?cent|points?)?|"
    rf"(?:for )?(?:the last )?{COUNT} {REPORT}(?: {RUNNING})?|twice|thrice|once|again|{RUNNING}|"
    rf"(?:every|each) {REPORT}|all year|throughout)(?: {RUNNING})?\b"
)
"""Words behind others that say how often; what is counted so has been understood already."""
_NUMBER = COUNT.replace("?P<count>", "?:")
_ELSEWHEN = regex(
    rf"\b(?:(?:last|past|previous) (?:{_NUMBER} )?{REPORT}|(?:{_NUMBER}|an?|the) {REPORT} "
    rf"(?:ago|before|earlier)|(?:any|some|another|other) {REPORT}|only (?:(?:in|for) )?(?:(?:the|this) )?(?:month|quarter|period|year)|"
    r"(?:month|quarter|period) only|only (?=ytd\b|year to date\b)|(?:(?<=ytd )|(?<=year to date ))only)\b"
)
"""Words that mean other reports than the one shown, or one of its two series alone."""
_AGO = regex(
    rf" (?:ago|before|earlier|(?:out )?of(?: the)?(?: last| past)? {_NUMBER}(?: {REPORT})?)\b"
)
_COUNTED = regex(
    r"(?:(?:what is|what's|give me|show me|show|tell me) )?(?:the )?(?:total )?(?:number|count|total) of\b"
)
"""Words that ask how many there are, which is told of all that is asked for."""
_ROLE = regex(
    r"\b(?:(?P<role>director|cabinet member|portfolio holder|councillor)s? (?:(?:is|are) )?(?:(?:responsible|accountable) )?(?:for|of)"
    r"|who(?:'s| is| are)? (?:(?:responsible|accountable|answerable|in charge) (?:for|of)|runs|owns|leads|heads(?: up)?|manages|answers for|looks after)"
    r"(?: the)?) $"
)
"""Words before a priority, or a person, that ask who holds it, where nobody is called so."""
_OR = regex(r" ?(?:\bor\b|/) ?(?:(?:with|are|is|has|have|the|that|those) )*")
_JOINED = regex(rf" {AND_OR} (?:(?:for|of) )?")
_BUT = regex(r" (?:but|yet|though|although) (?:(?:are|is|it|they|the) )*")


@dataclass(frozen=True, slots=True)
class Understood:
    """Some words of a question, and what they ask for."""

    words: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood of a question, and what was not."""

    understood: tuple[Understood, ...]
    """From left to right."""
    rest: tuple[str, ...]
    """The words that were not understood; small words are left out."""
    asks_what_is_gone: bool = False
    """Whether it asks for measures that the report no longer has: the changes list those."""
    arrangement: Arrangement = NO_ARRANGEMENT
    """In what order, and counted by what, the measures are asked for."""

    @property
    def filters(self) -> FilterSet:
        """The filters, each once; what is furthest off target, or nearest, is red or amber where none is named.

        Whoever is worst has most reds.
        """
        asked = dict.fromkeys(asked for part in self.understood for asked in part.filters)
        if self.arrangement.by_distance and not any(
            each.facet in (Facet.STATUS, Facet.STREAK, Facet.BECAME) for each in asked
        ):
            asked[Filter(Facet.ON_TARGET, OFF)] = None
        if self.arrangement.of_reds:
            asked[Filter(Facet.STATUS, "red")] = None
        return FilterSet(tuple(asked))


def answer(question: str, asked: Asked) -> Answer:
    """Return the filters that a question asks for, and the words that were not understood."""
    text = question_words(question)
    has_holders_alone = asked.holders and not asked.directors
    owner = Facet.PORTFOLIO_HOLDER if has_holders_alone else Facet.DIRECTOR
    arranged, spans = arrangement(text, owner)
    gone = re.search(
        r"\b(?:no longer (?:reported|in the report)|discontinued|vanished|stopped (?:being )?(?:reporting|reported|publishing|published)|"
        rf"(?:dropped|removed) {_MEASURES}|"
        rf"(?:{_MEASURES}(?: that| which)?(?: was| were| has| have)?|(?:what|which)(?: was| were|(?:'s| has| have)))(?: been)? "
        r"(?:dropped|taken out|removed|disappeared|gone(?=$| (?:missing|since|from|now|this)\b)))\b",
        text,
    )
    counted = _COUNTED.match(text)
    said = {*spans, *(each.span() for each in (gone, counted) if each)}
    taken: list[tuple[int, int, Filters]] = [(*span, ()) for span in said]
    if compared := then_and_now(text, asked):
        taken.append(compared)

    def free(start: int, end: int) -> bool:
        return all(end <= begin or finish <= start for begin, finish, _ in taken)

    for pattern, meaning in RULES:
        for match in pattern.finditer(text):
            found = meaning(match, asked) if free(*match.span()) else ()
            if found:
                taken.append((*match.span(), found))
    for start, end, found in names_said(question_listed(question), asked):
        if free(start, end):
            taken.append((start, end, found))
    starts = [start for start, _, found in taken if found]
    taken = _either(text, sorted(_whole(text, *each, starts) for each in taken))
    if not arranged and (held := _holders_of(text, taken, owner)):
        arranged, span = held
        said.add(span)
        taken.append((*span, ()))
    taken += [(*each.span(), ()) for each in _ELSEWHEN.finditer(text) if free(*each.span())]
    others = [
        match.span()
        for match in re.finditer(r"[^\s]+", text)
        if match[0] not in SMALL and (free(*match.span()) or _is_left(match, taken))
    ]
    unknown = [
        (start, end) for start, end, found in taken if not found and (start, end) not in said
    ]
    rest = [text[start:end] for start, end in sorted([*others, *unknown])]
    parts = tuple(Understood(text[start:end], found) for start, end, found in taken if found)
    return Answer(parts, tuple(rest), gone is not None, arranged)


def _is_left(word: re.Match[str], taken: Sequence[tuple[int, int, Filters]]) -> bool:
    """Whether some of a word is in none of the parts that others of it are in: of `red=3` the 3."""
    own = (
        word.start() + at for at, each in enumerate(word[0].removesuffix("'s")) if each.isalnum()
    )
    return not all(any(start <= at < end for start, end, _ in taken) for at in own)


def _whole(
    text: str, start: int, end: int, found: Filters, starts: Sequence[int]
) -> tuple[int, int, Filters]:
    """Widen a part by words beside it that turn it into something else; it then asks nothing.

    They deny it, make more or less of it, say how often, or mean another report. `starts` is where
    parts begin that are understood: none of these begins with such words.
    """
    if not found:
        return start, end, found
    facets = {asked.facet for asked in found}
    before = _DENIED.search(text[:start]) or _QUALIFIED.search(text[:start])
    behind = (_AGO if facets == {Facet.STREAK} else _REPEATED).match(text, end)
    if facets <= {Facet.STATUS, Facet.YTD_STATUS}:
        behind = behind or _BEFORE.match(text, end)
    if behind and any(end < each < behind.end() for each in starts):
        behind = None
    if not (before or behind):
        return start, end, found
    return before.start() if before else start, behind.end() if behind else end, ()


def _holders_of(
    text: str, parts: Sequence[tuple[int, int, Filters]], owner: Facet
) -> tuple[Arrangement, tuple[int, int]] | None:
    """Return how whoever holds a priority is asked for, and where: `cabinet member for children`."""
    for start, _, found in parts:
        role = _ROLE.search(text[:start])
        facets = {each.facet for each in found}
        if role and facets == {Facet.PRIORITY}:
            named = Facet.DIRECTOR if role["role"] == "director" else Facet.PORTFOLIO_HOLDER
            return Arrangement(by=named if role["role"] else owner, most_first=True), role.span()
        if role and role["role"] is None and facets and facets <= {*OF_NAMES}:
            return NO_ARRANGEMENT, role.span()  # whoever is called so is the answer
    return None


def _either(text: str, parts: Sequence[tuple[int, int, Filters]]) -> list[tuple[int, int, Filters]]:
    """Join parts of different kinds that an `or` stands between: they then ask nothing.

    So do two statuses with a `but`: of one kind any would do, which is not what is meant. And so do a
    person and a priority with an `and`: what is both is seldom meant.
    """
    joined: list[tuple[int, int, Filters]] = []
    for start, end, found in parts:
        if joined and found and joined[-1][2]:
            first, last, before = joined[-1]
            kinds = {asked.facet for asked in (*before, *found)}
            between = _BUT if len(kinds) == 1 else _JOINED if kinds <= OF_NAMES else _OR
            if between.fullmatch(text, last, start):
                joined[-1] = first, end, ()
                continue
        joined.append((start, end, found))
    return joined
