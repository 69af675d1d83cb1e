"""Rules on the time that a comment speaks of: stale comments, and figures of other months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.comments.about import GENERAL
from kpi_tui.analysis.checks.rules.comments.own_words import counts_same, own_words, told_words
from kpi_tui.analysis.checks.rules.comments.ways_said import COMPARATIVES, VERBS
from kpi_tui.analysis.comment_figures import (
    MONTH,
    figures_told,
    last_clause,
    months_named,
    names_another,
    quarters_in,
    sentences,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.forecasts import NotItsOwn, not_its_own
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.labels import and_list, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import MARCH, NAMED_MONTH, month_name, months_apart
from kpi_tui.regex import regex
from kpi_tui.text import as_sentence

_STALE = range(2, 12)
"""How many months back the last month named is in a stale comment; a year back is background."""
_NOW = Cue(
    r"\bthis (?:month|period|quarter|year)|\b(?:current|currently|now|today|at present|latest|to date|so far|year end)\b"
    r"|\bin the month\b|\bfirst \w+ months\b|\bsince(?: (?:then|the|(?-i:[A-Z]))|[.;,)]|$)",
    "this|current|now|today|at present|latest|to date|so far|year end|in the month|first|since",
)
_YEAR_END = Cue(r"\b31(?:st)? (?-i:March)\b", "31")
"""The day before a new financial year: opening balances name it in comments that are not old."""
_ISSUED = regex(r"\b(?P<what>\w+s) issued in\b")
"""Words that name the things, such as invoices, by whose month of issue the figure is late."""
_EXPLAINED = regex(r"\bin arrears\b|\bissued in\b", re.I)
"""Words that say that a figure is late by its definition."""


_COMPARED = regex(
    rf"\b(?:than|from|against|as in|compar\w+ (?:to|with)|after|following|because of|due to|owing to|thanks to)\b"
    rf"(?:(?:[^.;,()]|[.,]\d){{0,25}}? (?-i:{NAMED_MONTH})(?: 20\d\d)?,? (?:and|then) )?(?:[^.;,()]|[.,]\d){{0,40}}$",
    re.I,
)
"""Words before a month that the comment counts from, compares with, or tells a cause of: "after works in May"."""
_CHANGED = regex(
    rf"\b(?:{VERBS}|{COMPARATIVES})\b(?:[^.;,()]|[.,]\d){{0,30}}? on (?:the )?$"
    r"|\b(?:above|below) (?:(?:that|those) of )?$",
    re.I,
)
"""Words before a month since which something changed: "up by 40 on April", "3 below May"."""
_TO_COME = regex(
    r"\b(?:will|shall|should|expect\w*|plan(?:s|ned|ning)?|aim\w*|due|intend\w*|anticipat\w*|schedul\w*"
    r"|(?:starts?|begins?|commences?|opens?|launch(?:es)?|ends?|expires?|closes?|finish(?:es)?|goes? live|takes? effect|comes? into (?:force|effect)) (?:in|on|from)"
    r"|on (?:track|course|target) (?:to|for)|project(?:ed|s)\b|forecast\w*|aspir\w*|ambition\w*|goals?|targets? (?:of|for|to|by))\b",
    re.I,
)
_AND_SO_ON = rf"(?: (?!(?:{VERBS}|was|were|and|but)\b)[\w£%.,’'-]+)"
"""A word between what was done and when, that tells no figure."""
_DONE = regex(
    r"\b(?:recruited|appointed|trained|launched|introduced|implemented|commissioned|procured|purchased"
    r"|ordered|bought|opened|re-?opened|inspected|awarded|approved|adopted|joined|moved|restructured"
    r"|agreed|signed|published|established|set up|secured|revised|refreshed|relaunched|rescinded|revoked|quashed|raised|lowered|reset"
    r"|rolled out|piloted|brought in|went live|came into (?:use|force|effect|operation)|took up (?:the |her |his |their )?post"
    r"|first (?:reported|measured|published)|(?:became|as|was) an? new (?:measure|indicator|kpi))\b"
    rf"(?:(?: [\w£%.,-]+){{0,3}}|{_AND_SO_ON}{{4,5}}) in $|\blast (?:(?:[a-z-]+ ){{1,3}}in )?$"
    r"|\b(?:new|second|extra|additional|pilots?|trials?|contracts?|leases?|schemes?|programmes?|services?|training|reporting"
    r"|sessions?|classes|courses?|clinics?|works?|construction|recruitment|consultations?|campaigns?|projects?|recovery action"
    r"|measures?|indicators?)\b(?: [a-z-]+){0,5}? (?:began|begun|started|commenced|ran|ended|expired|closed) in $",
    re.I,
)
"""Words before the month in which something was done, or last so, that the comment gives as background."""
_HAPPENED = regex(
    r"\b(?:left|resigned|retired|hired|returned|qualified|graduated|replaced|installed|refurbished|upgraded|repaired"
    r"|rebuilt|closed|demolished|switched (?:on|off)|completed|concluded|finished|withdrawn|withdrew|suspended|paused|cancelled"
    r"|abolished|announced|confirmed|endorsed|determined|ruled|heard|convened|rejected|refused|granted|allowed|dismissed|overturned|won|(?:rated|judged)(?! (?:as )?(?:red|amber|green))|distributed"
    r"|ran|held|renewed|received|lost|cut|considered|discontinued|took place|went (?:out|on (?:\w+ )?(?:leave|sick))"
    r"|dug(?: up)?|caught|shut|stole|stolen|sold|damaged|destroyed|vandalised|resurfaced|collapsed|died"
    r"|ceased|merged|relocated|transferred|migrated|terminated|prosecuted|sentenced|fined|elected"
    r"|visited|presented|took (?:over|on)|handed over|gave (?:up|notice)|went (?:into|to|bust|under)"
    r"|(?<!target was )(?<!performance )(?:came|broke|struck|hit|passed|failed)(?! .*\b(?:targets?|\d))(?: down)?"
    r"|reviews?|inspections?|audits?|surveys?|consultations?|elections?|flood(?:s|ing)|storms?|strikes?|outages?"
    rf"|restructures?|bursts?|roadworks|heatwaves?|mergers?|breach(?:es)?|cyber[- ]?attacks?|bank holidays?)\b{_AND_SO_ON}{{0,5}} in $",
    re.I,
)
"""The same where it is no news of what the measure counts: "two advisers left in May"."""
_EVENT = regex(
    r"\b(?:reviews?|inspections?|audits?|surveys?|consultations?|elections?|strikes?|restructures?|mergers?)"
    r" (?:of|by|with|among|for|at)\b",
    re.I,
)
"""An event, with whom it was about, or for: "a survey of families" is no count of families."""
_WHO = regex(r"\b(?:who|whose)\b(?: [\w’'-]+){1,6} in $", re.I)
"""Words for people by what they did then: "a consultee who replied in May"."""
_WITH_ANOTHER = regex(rf"(?<= in )(?-i:{NAMED_MONTH})(?: 20\d\d)?,? and $", re.I)
"""A month before another one in which the same was done: "in April and May"."""
_EACH_YEAR = regex(
    r"\b(?:each|every) year\b|\bannually\b|\b(?:season|cycle|(?:financial|school|academic|municipal|council) year|term)"
    r" (?:is|runs|starts|begins|opens|ends)\b|\bcohorts?\b",
    re.I,
)
"""Words of what is in the same month of every year, or of whom the figure counts."""
_UNTIL = regex(r"\b(?:to|until|till|by)(?: the end of)?(?: \d{1,2}(?:st|nd|rd|th)?)? $", re.I)
"""Words before a month that something lasts or was put off to: "extended to 30 September"."""
_SET_FOR_A_YEAR = regex(
    r"\b(?:targets?|thresholds?|tolerances?|budgets?|definitions?|methodology|fees|charges|rents|council tax|precepts?"
    r"|indicators?|kpis?)\b[^.;:()]*\b(?:will|shall|(?:is|are) (?:to|due to|going to))\b",
    re.I,
)
"""What will change with a financial year: in its April, as is agreed in the months before."""
_SETS_A_YEAR = range(1, 5)
_SEASON = regex(
    rf"\b(?:between|from) (?-i:(?P<first>{NAMED_MONTH}) (?:and|to) (?P<last>{NAMED_MONTH}))\b", re.I
)
"""A part of the year: "between April and October"."""
_OF_A_MONTH = regex(rf"(?: [a-z]+){{0,3}} (?:in|for|at the end of) (?:{NAMED_MONTH})\b", re.I)
"""Words behind a figure that name its month."""
_FEW_DIGITS = 3
"""A figure that is shorter may stand in any comment."""
_NEARER_AHEAD = 6
"""The next month of a name is nearer than the last one where that is more than so many months back."""


def stale(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a comment is of this month where the last one it names is well back (C6)."""
    for measure in context.measures:
        told = sentences(measure.words)
        if not _names_one_well_back(measure) or any(map(_NOW.search, told)):
            continue
        if any(_tells_actual(measure, sentence) for sentence in told):
            continue  # it is of this month
        named = list(_months_told(measure))
        if _YEAR_END.search(measure.words):
            named = [day for day in named if day.month != MARCH or day >= context.day]
        if not named:
            continue
        last = max(named)
        back = months_apart(last, context.day)
        if back in _STALE:
            what = f"the last month its comment names is {month_name(last)}, {plural(back, 'month')} back"
            yield RuleHit(
                f"{as_sentence(what)} Is the comment of this month?",
                measure,
                (("last month named", month_name(last)),),
                aside=what,
            )


def _names_one_well_back(measure: MeasurePeriod) -> bool:
    """Tell quickly whether a comment may be stale: whether a month in it is well back."""
    return any(
        months_apart(named, measure.report_date) in _STALE
        for sentence in sentences(measure.words)
        for named in months_named(sentence, measure.report_date)
    )


def _tells_actual(measure: MeasurePeriod, sentence: str) -> bool:
    """Whether a sentence gives the figure of the period, and not as an earlier month's."""
    actual = measure.period.actual_value
    if actual is None or len(str(measure.period.actual)) < _FEW_DIGITS:
        return False
    told = [
        each
        for each in figures_told(sentence)
        if each.meets(actual) and (each.unit is Unit.PERCENT) is measure.is_percentage
    ]
    return any(
        not names_another(sentence[: each.start], measure.report_date)
        and not _OF_A_MONTH.match(sentence, each.end)
        for each in told
    )


def _months_told(measure: MeasurePeriod) -> Iterator[date]:
    """Yield the months a comment tells of, without those it compares with and those to come.

    A month without its year is one to come in a sentence of what will be, or behind words such as
    "until", if that is nearer, and of what "will be by March" always. Months of a season that is not
    over, or in which something was done that is the comment's background, do not count.
    """
    day = measure.report_date
    for sentence in sentences(measure.words):
        all_named = months_named(sentence, day)
        if not all_named or _EACH_YEAR.search(sentence):
            continue
        named_in = (*MONTH.finditer(sentence), *quarters_in(sentence))
        to_come = _tells_what_is_to_come(sentence)
        season = _season(sentence, day) if len(named_in) > 1 else range(0)
        for found, named in zip(named_in, all_named, strict=True):
            before = _WITH_ANOTHER.sub("", sentence[: found.start()])
            back = months_apart(named, day)
            is_end = back > 0 and not found["year"] and _UNTIL.search(before) is not None
            nearest = 0 if to_come and is_end else _NEARER_AHEAD
            ahead = (to_come or is_end) and not found["year"] and back > nearest
            if back > 0 and named.month in _SETS_A_YEAR and not found["year"]:
                ahead = ahead or _SET_FOR_A_YEAR.search(before) is not None
            is_background = back in _STALE and (
                _is_counted_from(before)
                or (_is_when_it_happened(before) and not _counts_own(measure, before))
            )
            if not ahead and not is_background and found.start() not in season:
                yield named


@lru_cache(maxsize=20_000)  # comments repeat their sentences
def _tells_what_is_to_come(sentence: str) -> bool:
    return _TO_COME.search(sentence) is not None


@lru_cache(maxsize=20_000)
def _is_counted_from(before: str) -> bool:
    """Whether words before a month compare with it, or tell what was done in it."""
    return any(words.search(before) for words in (_COMPARED, _CHANGED, _DONE))


@lru_cache(maxsize=20_000)
def _is_when_it_happened(before: str) -> bool:
    """Whether words before a month tell what happened in it."""
    return any(words.search(before) for words in (_HAPPENED, _WHO))


def _counts_own(measure: MeasurePeriod, before: str) -> bool:
    """Whether the clause before a month tells how many there were of what the measure counts."""
    clause, name = last_clause(before), measure.measure_name
    event = _EVENT.search(clause)
    if event and not figures_told(clause) and told_words(event[0]).isdisjoint(own_words(name, "")):
        return False
    names_it = not told_words(clause).isdisjoint(own_words(name, clause) - GENERAL)
    return counts_same(name, clause) or (names_it and bool(figures_told(clause)))


def _season(sentence: str, day: date) -> range:
    """Return where a sentence names a season that is not over on a day."""
    found = _SEASON.search(sentence)
    if found is None:
        return range(0)
    first, last = (months_named(found[name], day)[0] for name in ("first", "last"))
    return range(*found.span()) if last < first else range(0)


def of_another_month(context: CheckContext) -> Iterator[RuleHit]:
    """Tell in one finding of figures that comments call late, another month's or a forecast (C7)."""
    late: dict[MeasureName, NotItsOwn] = {}
    by_name = {measure.named: measure for measure in context.measures}
    for measure in context.measures:
        found = not_its_own(measure.words, context.day, context.period_type)
        if found:
            how = and_list(dict.fromkeys(each.how for each in found))
            is_sure = any(each.is_sure for each in found)
            late[measure.named] = structs.replace(found[0], how=how, is_sure=is_sure)
    for measures in context.apart((by_name[name] for name in late), "C7"):
        yield _told(context, [(measure, late[measure.named]) for measure in measures])


def _told(context: CheckContext, late: Sequence[tuple[MeasurePeriod, NotItsOwn]]) -> RuleHit:
    same: dict[str, list[str]] = {}
    unsure = []
    for measure, found in late:
        if found.is_sure:
            issued = _ISSUED.search(found.sentence) if found.is_late else None
            how = f"{found.how}, when its {issued['what']} were issued" if issued else found.how
            same.setdefault(how, []).append(measure.measure_code)
        else:
            unsure.append(f"{measure.measure_code}, whose comment speaks of {found.how}")
    listed = [f"{', '.join(codes)}: {how}" for how, codes in same.items()]
    one = len(late) == 1
    unexplained = [
        measure.measure_code
        for measure, found in late
        if found.is_sure and not _EXPLAINED.search(found.sentence)
    ]
    asked = "Is this always so?" if len(unexplained) == len(late) else ""
    if unexplained and not asked:
        asked = f"Is this always so of {and_list(unexplained)}?"
    message = (
        f"By {'its comment the figure is' if one else 'their comments figures are'} not "
        f"{context.name}'s own ({'; '.join([*listed, *(f'perhaps {text}' for text in unsure)])}). "
        f"{asked}"
    ).rstrip()
    if not same and one:
        measure, found = late[0]
        actual = measure.period.actual or "the figure"
        message = (
            f"The comment speaks of {found.how}. Is {actual} that, and not {context.name}'s own?"
        )
    return RuleHit(
        message,
        figures=tuple((measure.measure_code, found.sentence) for measure, found in late),
    ).on([measure for measure, _ in late])
