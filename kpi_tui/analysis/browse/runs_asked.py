"""For how many reports something has been so, as questions say it: `red for two years`, `worse three times`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kpi_tui.analysis.browse.asked_of import Asked, Filters, all_of
from kpi_tui.analysis.browse.days_meant import MONTH, day_since
from kpi_tui.analysis.browse.filters import HIGHER, LOWER, MISSED_RUN, OFFERED_RUN, Facet
from kpi_tui.analysis.browse.periods_within import WITHIN, PeriodsWithin, periods_within
from kpi_tui.analysis.browse.status_words import ANY, statuses_named
from kpi_tui.figures import NUMBER_WORDS
from kpi_tui.months import MONTHS_IN, financial_year, months_apart
from kpi_tui.period import month_end, place_in_year
from kpi_tui.status import MISSED

_NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS[2:13], 2)}
"""From two to twelve."""
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
COUNT = rf"(?P<count>\d{{1,3}}(?!\.?\d|%)|{'|'.join(_NUMBERS)})"
REPORT = r"(?:reports?|months?|quarters?|times?|periods?|years?)"
"""The words behind a number that counts reports, and is no priority's number."""
_MORE = r"(?: (?:at least|(?P<more>over|(?:more|longer) than)))?"
RUNNING = r"(?:in a row|running|in succession|on the trot|consecutively)"
_CONSECUTIVE = r"(?:consecutive |successive )?"
_SO_MANY = (
    rf"(?: for)?(?: the last)?{_MORE} {COUNT}(?: {_CONSECUTIVE}(?P<unit>{REPORT}))?"
    rf"(?: or more)?(?: (?P<unit_behind>{REPORT}))?"
)
EARLIER_REPORT = (
    rf"(?:the )?(?:(?:last|previous) (?:year|month|quarter|report|period|time|(?:{MONTH})\b(?: \d{{4}})?)"
    rf"|a year ago|(?:{MONTH})\b(?: \d{{4}})?)"
)
_SO_OFTEN = rf"{_MORE} (?P<count>{'|'.join(_TIMES)})(?: or more)?(?: {RUNNING})?"
_IN_THE_YEAR = (
    rf"(?: (?:in|on|for))?{_MORE} (?:{COUNT} (?P<unit>{REPORT})|(?P<times>{'|'.join(_TIMES)}))(?: or more)?"
    r"(?: (?:of|in|during|over|for))? "
    rf"(?:(?:this|the)(?: (?:financial|whole))? year(?: so far)?|(?P<within>{WITHIN}))"
)
_ALL_YEAR = (
    r"(?:(?:for |the )?(?:all|whole)(?: of)?(?: the| this)? year(?: long| round| so far)?|throughout(?: the| this)? year"
    rf"|(?:in |for )?(?:every|each) (?:single )?(?P<unit>{REPORT}) (?:of |in )?(?:the|this) year)"
)
_ALL_WITHIN = (
    rf"(?:(?:for |the )*(?:all|whole)(?: of)?|throughout|(?:in |for )?(?:every|each) (?:single )?(?P<unit>{REPORT})(?: (?:of|in))?)"
    rf" (?P<within>{WITHIN})"
)
_EVER = rf"(?:in |for )?(?:every|each) (?:single )?(?P<unit>{REPORT})(?: held| so far)?"
_FOR_A_YEAR = r"for (?:at least )?(?P<half>half )?an? (?:whole |full )?year\b(?! and)"
_SINCE = (
    rf"(?:since (?P<when>{EARLIER_REPORT})|(?:for (?:over |(?:more|longer) than |at least )?|(?:over|(?:more|longer) than) )"
    r"(?P<half>half )?(?:an? |the (?:last |past ))(?:whole |full )?year\b(?P<and_half> and a half)?)"
)
WORSE = r"(?:worse|worsened|worsening|deteriorated|deteriorating|declined|declining)"
RISING = r"(?:rising|rose|risen|increased|increasing|grew|grown|growing|(?:went|gone|going|moved|moving) up)"
FALLING = r"(?:falling|fell|fallen|decreased|decreasing|dropping|dropped|(?:went|gone|going|moved|moving) down)"
_UP, _DOWN = rf"{RISING}|up|higher", rf"{FALLING}|down|lower"
_WAY = rf"(?P<way>better|improved|improving|{WORSE}|{_UP}|{_DOWN})"


def number_meant(word: str) -> int:
    """Return the number that `COUNT` matched, as digits or as a word."""
    return _NUMBERS.get(word) or _TIMES.get(word) or int(word)


def way_meant(word: str) -> str:
    """Return `better` or `worse` for a word such as `improving`, `higher` or `lower` for `rising`."""
    if re.fullmatch(rf"{_UP}|{_DOWN}", word):
        return HIGHER if re.fullmatch(_UP, word) else LOWER
    return "better" if word in ("better", "improved", "improving") else "worse"


def _streak(match: re.Match[str], asked: Asked) -> Filters:
    return _of_statuses(match, _reports(match, asked))


def _way_streak(match: re.Match[str], asked: Asked) -> Filters:
    reports = _reports(match, asked)
    return all_of(Facet.STREAK, [f"{way_meant(match['way'])} {reports}"] * bool(reports))


def _so_often(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has been so twice or more in a row: of a single report no run is made."""
    if _reports(match, asked) < 2:
        return ()
    return _way_streak(match, asked) if match.groupdict().get("way") else _streak(match, asked)


def _in_the_year(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has had a status in so many reports of a financial year or longer period, in a row or not."""
    if asked.kind.months is None or not _is_own_unit(match, asked):
        return ()
    reports = number_meant(match["count"] or match["times"]) + bool(match["more"])
    if not match["within"]:
        return _so_often_in(match, reports, str(financial_year(asked.day)))
    within = _within(match, asked)
    return _so_often_in(match, reports, _ends(match, within.held)) if within else ()


def _all_within(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has had a status in each report of a longer period, where all until now are held."""
    within, own = _within(match, asked), asked.kind.months
    if within is None or own is None or not _is_own_unit(match, asked):
        return ()
    before, end = within.ends
    if len(within.held) * own != months_apart(before, min(end, asked.day)):
        return ()
    return _so_often_in(match, len(within.held), _ends(match, within.held))


def _within(match: re.Match[str], asked: Asked) -> PeriodsWithin | None:
    """Return the reports until now of a longer period that is named, if two or more are held."""
    within = periods_within(match["within"], asked.periods, asked.kind)
    held = tuple(each for each in within.held if each <= asked.day) if within else ()
    return replace(within, held=held) if within and len(held) > 1 else None


def _ends(match: re.Match[str], held: Sequence[date]) -> str:
    """Name a financial year by the one that it begins in, another period by the ends of what is held of it."""
    is_year = re.fullmatch(r"20\d\d/\d\d", match["within"])
    return str(financial_year(held[0])) if is_year else f"{held[0]} {held[-1]}"


def _so_often_in(match: re.Match[str], reports: int, when: str) -> Filters:
    return all_of(Facet.OFTEN, (f"{run} {reports} {when}" for run in _runs(statuses_named(match))))


def _since(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has had a status in each report since one that is held."""
    if asked.is_other_length(match["when"] or ""):
        return ()
    if match["when"]:
        since = day_since(match["when"], asked.day, asked.periods)
    else:
        since = month_end(asked.day, -6 if match["half"] else -18 if match["and_half"] else -12)
    return _of_statuses(match, _held_since(since, asked))


def _way_for_a_year(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has gone a way in each report of the last year, or half of it, where its first is held."""
    months = 6 if match["half"] else 12
    reports = _held_since(month_end(asked.day, -months), asked) - 1
    return all_of(Facet.STREAK, [f"{way_meant(match['way'])} {reports}"] * (reports > 0))


def _all_year(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has had a status in each report of the year until now, where its first is held."""
    if not _is_own_unit(match, asked):
        return ()
    of_year = [each for each in asked.periods if financial_year(each) == financial_year(asked.day)]
    starts = bool(of_year) and place_in_year(of_year[0], asked.kind) == 1
    return _of_statuses(match, _held_since(of_year[0], asked) if starts else 0)


def _ever(match: re.Match[str], asked: Asked) -> Filters:
    """Ask for what has had a status in each report held until now."""
    reports = sum(each <= asked.day for each in asked.periods)
    return _of_statuses(match, reports) if _is_own_unit(match, asked) and reports > 1 else ()


def _is_own_unit(match: re.Match[str], asked: Asked) -> bool:
    """Whether words name no period, or the one that each report is of."""
    unit = (match.groupdict().get("unit") or "report").removesuffix("s")
    return MONTHS_IN.get(unit) in (None, asked.kind.months)


def _of_statuses(match: re.Match[str], reports: int) -> Filters:
    runs = _runs(statuses_named(match)) if reports else ()
    return all_of(Facet.STREAK, (f"{run} {reports}" for run in runs))


def _runs(statuses: tuple[str, ...]) -> tuple[str, ...]:
    """Return what runs of statuses are told as: red or amber, whichever, as one."""
    return (MISSED_RUN,) if set(statuses) == set(MISSED) else statuses


def _reports(match: re.Match[str], asked: Asked) -> int:
    """Return for how many reports something is asked to have been so; 0 where that is not plain.

    Of years, and of quarters where months are reported, it is all reports held from the first on.
    """
    said = match.groupdict()
    count = number_meant(said["count"]) if said["count"] else OFFERED_RUN
    unit = (said.get("unit") or said.get("unit_behind") or "report").removesuffix("s")
    months, own = MONTHS_IN.get(unit), asked.kind.months
    more = bool(said.get("more"))
    if months is None or months == own:
        return count + more
    if own is None:
        return 0
    if months > own:
        first = months * count if unit == "year" else months * count - own
        held = _held_since(month_end(asked.day, -first), asked)
        return held + more if held else 0
    whole, rest = divmod(months * count, own)
    return 0 if rest else whole + more


def _held_since(since: date | None, asked: Asked) -> int:
    """Return how many reports are held from one day on; 0 where none of that day is."""
    return (
        sum(since <= each <= asked.day for each in asked.periods if since in asked.periods)
        if since
        else 0
    )


RUN_RULES = (
    (rf"{ANY} (?:for |in )?{_ALL_YEAR}", _all_year),
    (rf"{ANY} {_ALL_WITHIN}", _all_within),
    (rf"(?:always|permanently|constantly|consistently) (?:been )?{ANY}", _ever),
    (rf"{ANY} {_EVER}", _ever),
    (rf"{ANY}{_IN_THE_YEAR}", _in_the_year),
    (rf"{ANY}{_SO_MANY}(?: {RUNNING})?", _streak),
    (rf"{COUNT}(?: (?P<unit>{REPORT}))? {ANY} {RUNNING}", _streak),
    (rf"{ANY}{_SO_OFTEN}", _so_often),
    (rf"{ANY}(?P<count>)? {RUNNING}", _streak),
    (rf"(?:repeatedly|persistent(?:ly)?|still|stuck (?:on|at|in)|long[- ](?:standing|running|term)|chronic(?:ally)?|perennial(?:ly)?)(?P<count>)? {ANY}",
     _streak),
    (rf"(?:(?:got|getting|gone|going|is|are|been|has|have) )*{_WAY}(?: for)?(?: the last)?{_MORE}"
     rf" {COUNT} {_CONSECUTIVE}(?P<unit>{REPORT})(?: or more)?(?: {RUNNING})?", _way_streak),
    (rf"(?:(?:got|getting|gone|going|is|are|been|has|have) )*{_WAY}{_SO_OFTEN}", _so_often),
    (rf"(?:(?:got|getting|gone|going|is|are|been|has|have) )*{_WAY} {_FOR_A_YEAR}", _way_for_a_year),
)  # fmt: skip
"""What words for so many reports mean, the longer meanings first."""
SINCE_RULE = (rf"{ANY} (?:ever )?{_SINCE}", _since)
