"""The period that words mean: `last year`, `May 2023`, `last July`, `red in January 2023`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kpi_tui.analysis.browse.asked_of import SMALL
from kpi_tui.analysis.browse.status_words import STATUS
from kpi_tui.months import NAMED_MONTH, financial_month, financial_year, month_named
from kpi_tui.period import PeriodType, month_end, place_in_year
from kpi_tui.period_names import period_name, short_name
from kpi_tui.regex import regex
from kpi_tui.text import fold

MONTH = NAMED_MONTH.casefold()
"""A month's name, in full or in short."""
_NAMED = regex(rf"\b(?P<month>{MONTH})\b\s?(?P<year>\d{{4}})?")
_YEAR = regex(r"\b(?:last|previous) year\b|\ba year (?:ago|before|earlier)\b|\b12 months ago\b")
_PREVIOUS = regex(
    r"(?:the )?(?:last|previous) (?:month|quarter|half[- ]year|period|report|time|one|issue|meeting)|"
    r"the (?:month|quarter|period|report) before|before"
)
"""The report before, whenever that was."""
SINCE = regex(
    r"(?:(?:show|list|tell|me|us|all|see|what(?:'s)?|which|how|is|has|have|does|did|this|it|the|things?)\s)*"
    r"(?:(?:chang(?:ed?|es)|differ(?:s|ent|ences?)?|new|moved|compared?|comparison)"
    r"(?: (?:is|are|there))? (?:since|from|against|on|to|with|between now and)"
    rf"|compare(?= (?:last |previous )?(?:(?:{MONTH})\b(?: \d{{4}})?|year|month|quarter|report)$)) (?P<when>.+)"
)

_WAS_ANOTHER = regex(rf"\b(?:{STATUS})\b.* (?:was|were|been) .*\b(?:{STATUS})(?!\w)")
"""Two statuses of which one is that of now: `reds that were green in May`."""
_SHOWN = r"\b(?:(?:(?:in|for|of|during|on) )?(?:this|the current)|(?:in|for|during) the) (?:%s|period|report)\b"
"""Words for the period that is shown."""
_AND_ANOTHER = regex(
    rf"\b(?:ago|before|compared|earlier|last|next|previous|same|since|until|versus|vs|years?|(?:19|20)\d\d|{MONTH})\b"
    r"|\b(?:and|but|from|only|or|than|then|to|up) @|@ (?:and|but|only|or|than|then|to)\b"
)
"""Words of another beside it, which stands as `@`, or of it as one of several."""
_AS_OF_SHOWN = (
    r"\b(?:the )?(?:same (?:month|quarter|time|period) |this time )?"
    rf"(?P<when>(?:last|previous) (?:(?<!the last )year|report|%s|(?:{MONTH})\b(?!\s?\d))|a year ago|12 months ago)"
)
"""A report named from the one shown, which is called `%s`; `the last year` is all since."""
_OF = regex(r"(?:\bas )?\b(?:in|of|for|during) $")
"""Words before a period that make a question about it."""
_OTHERWISE_BEFORE = regex(
    r"\b(?:since|from|than|before|after|until|till|to|by|between|and|or|on|against|vs|versus|with|last|next|"
    r"previous|not|except|but|due|end|start|beginning) $"
)
_WHOLE_BEFORE = regex(r"\b(?:all|throughout|the whole)(?: of)? $")
_OTHERWISE_BEHIND = regex(r"\s?(?:and|or|to|until|till|-|–)\b")
"""Words before a period, and behind it, with which it means something else."""


def day_meant(words: str, day: date, periods: Sequence[date]) -> date | None:
    """Return the last day of the period before `day` that folded words name, held or not.

    A month without a year is the latest of that name before `day`. `None` where no period is named,
    or none that is earlier.
    """
    named = _NAMED.search(words)
    if named is None:
        return month_end(day, -12) if _YEAR.search(words) else None
    month = month_named(named["month"])
    year = int(named["year"]) if named["year"] else day.year - (month >= day.month)
    if not 1900 <= year <= 2200:
        return None
    held = [each for each in periods if (each.year, each.month) == (year, month)]
    meant = held[-1] if held else month_end(date(year, month, 28), 0)
    return meant if meant < day else None


def months_named(words: str, periods: Sequence[date]) -> list[date]:
    """Return the periods held that folded words name by a month, wherever it stands among them.

    A month without a year is the latest of that name.
    """
    found: dict[date, None] = {}
    for named in _NAMED.finditer(words):
        month = month_named(named["month"])
        year = int(named["year"]) if named["year"] else None
        held = [each for each in periods if each.month == month and year in (None, each.year)]
        found |= dict.fromkeys(held[-1:])
    return list(found)


def months_not_held(words: str, periods: Sequence[date]) -> list[str]:
    """Return the months without a year that folded words name and no period held is of; `may` is a verb too."""
    named = (each for each in _NAMED.finditer(words) if not each["year"] and each["month"] != "may")
    return [each["month"] for each in named if not months_named(each["month"], periods)]


def is_said(name: str, words: str) -> bool:
    """Whether folded words have a name among them, as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def names_of_period(day: date, kind: PeriodType) -> tuple[str, ...]:
    """Return what a period is called when it is asked for, folded: `january 2023`, `2023-01`."""
    return fold(period_name(day, kind)), fold(short_name(day, kind)), f"{day:%Y-%m}"


QUARTER = regex(
    r"\b(?:q(?P<digit>[1-4])|(?:quarter|qtr) (?P<number>[1-4]|one|two|three|four)"
    r"|(?:the )?(?P<word>first|second|third|fourth|last) quarter of (?:the|this) year)\b(?! ?(?:of )?\d)"
)
"""A quarter of the financial year without its year."""
_ANY_YEAR = regex(r"\b20\d\d\b")
_PLACES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
}


def quarters_named(words: str, periods: Sequence[date]) -> dict[tuple[int, int], date]:
    """Return where words name quarters without a year, and the latest held that each may be.

    Where a year stands elsewhere among them, it is of that financial year: `q4 reds 2023`.
    """
    found: dict[tuple[int, int], date] = {}
    years = {int(year) for year in _ANY_YEAR.findall(words)}
    periods = [each for each in periods if not years or financial_year(each) in years]
    for named in QUARTER.finditer(words):
        said = named[named.lastgroup or 0]
        place = _PLACES.get(said) or int(said)
        held = [each for each in periods if place_in_year(each, PeriodType.QUARTER) == place]
        found |= {named.span(): day for day in held[-1:]}
    return found


def months_of_quarters(words: str, periods: Sequence[date]) -> list[date]:
    """Return the months held of the quarters that folded words name, of the last financial year held that has any."""
    found: list[date] = []
    for named in QUARTER.finditer(words):
        said = named[named.lastgroup or 0]
        place = _PLACES.get(said) or int(said)
        held = [each for each in periods if (financial_month(each) - 1) // 3 + 1 == place]
        found += (each for each in held if financial_year(each) == financial_year(held[-1]))
    return found


def is_of_two_times(words: str) -> bool:
    """Whether a folded question asks for what is so now and was otherwise."""
    return is_said("now", words) or _WAS_ANOTHER.search(words) is not None


def head_before(before: str) -> str | None:
    """Return what a question says before a period that it is about; `None` where that means something else."""
    said = _OF.search(before)
    head = before[: said.start()] if said else before
    is_other = _WHOLE_BEFORE.search(before) or _OTHERWISE_BEFORE.search(head)
    return None if is_other else head


def period_asked(
    question: str, shown: date, periods: Sequence[date], kind: PeriodType
) -> tuple[date, str, bool] | None:
    """Return the period held that a question is about, the question without it, and if it has a name.

    `red in January 2023`, `reds of Q3 2024/25`, `red january 2023`, or without a name `red last year`;
    not `red since January 2023`, nor `red in January 2023 and green now`, `reds that were green in May`.
    """
    words = question_words(question)
    if is_of_two_times(words):
        return None
    named = {
        match.span(): day
        for day in periods
        for name in names_of_period(day, kind)
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)
    }
    if kind is PeriodType.QUARTER:
        named = quarters_named(words, periods) | named
    for match in _NAMED.finditer(words) if kind is PeriodType.MONTH else ():
        span = match.start(), match.start() + len(match[0].rstrip())
        for day in months_named(match[0], periods):
            named[span] = day
    from_shown = {
        match.span(): then
        for match in re.finditer(_AS_OF_SHOWN % kind.noun, words)
        if (then := day_since(match["when"], shown, periods)) and then in periods
    }
    named |= from_shown
    longest = max(named, key=lambda span: span[1] - span[0], default=(0, 0))
    if not named or any(end <= longest[0] or longest[1] <= start for start, end in named):
        return None
    start, end = longest
    before, behind = words[:start], words[end:].removeprefix("'s")
    said, head = _OF.search(before), head_before(before)
    has_name = longest not in from_shown
    is_plain = said is not None or not has_name or any(map(str.isdigit, words[start:end]))
    if not is_plain or head is None or _OTHERWISE_BEHIND.match(behind):
        return None
    return named[longest], f"{head} {behind}", has_name


_NO_APOSTROPHE = regex(
    r"\b(?:(what|who|where|how|when|that|there)(s)|"
    r"(is|are|was|were|has|have|had|do|does|did|ca|wo|could|should|would)n(t))\b",
    re.IGNORECASE,
)


def with_apostrophes(words: str) -> str:
    """Return words with the apostrophes that are left out in haste: `whats red`, `hasnt changed`."""
    return _NO_APOSTROPHE.sub(
        lambda found: f"{found[1]}'{found[2]}" if found[1] else f"{found[3]}n'{found[4]}", words
    )


_ARROW = regex(r"\s*(?:[-–=]+>|→)\s*")
_WITH_HYPHEN = regex(
    r"(?<![\w-])(?:\w+[-–])*(?:(?:red|amber|green)s?|targets?|to-date)(?:[-–]\w+)*(?![\w-])"
)
"""Words of questions with hyphens, as in `off-target` and `non-red`."""


def question_listed(question: str) -> str:
    """Return a question folded and without signs, its words apart by a space, or a comma where one stood."""
    said = _ARROW.sub(" to ", fold(with_apostrophes(question)))
    said = _WITH_HYPHEN.sub(lambda found: re.sub("[-–]", " ", found[0]), said)
    words = " ".join(re.sub(r"[?!:]", " ", said).split())
    return re.sub(r"\s*[,;][\s,;]*", ",", words).strip(", ")


@lru_cache(1 << 10)
def question_words(question: str) -> str:
    """Return a question folded, its words apart by a space and without signs."""
    return question_listed(question).replace(",", " ")


def without_shown(request: str, kind: PeriodType) -> str:
    """Return a request without words for the period that is shown, which is meant anyhow: `red this month`.

    It stays as it is where it says nothing else, or names that period beside another.
    """
    words = question_listed(request)
    said = re.sub(_SHOWN % kind.noun.replace("-", "[ -]"), "@", words)
    rest = said.replace("@", "").split()
    if "@" not in said or SMALL.issuperset(rest) or _AND_ANOTHER.search(said):
        return request
    return " ".join(rest).strip(",")


def changed_since(request: str, day: date, periods: Sequence[date]) -> date | None:
    """Return the period since which a request asks what changed; `None` where it does not ask that.

    `what changed since last month`, `changes since May 2023`, `how does this differ from last July`.
    """
    said = SINCE.fullmatch(question_words(request))
    return day_since(said["when"], day, periods) if said else None


def day_since(words: str, day: date, periods: Sequence[date]) -> date | None:
    """Return what `day_meant` does, or of `last report` the period held before `day`."""
    if _PREVIOUS.fullmatch(words):
        return max((each for each in periods if each < day), default=None)
    return day_meant(words, day, periods)
