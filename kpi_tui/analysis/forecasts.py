"""Figures that are not their period's own: forecasts of the year's end, and figures that come late.

A measure's name tells it of all its readings, a comment of its own. C7, outlooks, control charts,
the list of lags and tidy data all ask here.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from kpi_tui.analysis.comment_figures import months_named, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import plural
from kpi_tui.months import MARCH, MONTHS_IN, NAMED_MONTH, month_name, months_apart
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

_REMEMBERED = 12
"""A measure is one of forecasts if one of so many of its readings says so: not every one does."""
_NAMED = regex(
    # A figure that is compared with a forecast is none.
    r"(?<!to )(?<!with )(?<!against )(?<!than )(?<!the )\bforecast(?:ed|ing)?\b|\bout-?turns?\b"
    r"|\bvariances?\b|\bvariations?\b|\bsavings?\b|\b(?:over|under)spen[dt]"
    r"|\bwithin (?:\w+ )?budgets?\b|\bprojected\b",
    re.IGNORECASE,
)
"""Words in the names of measures whose figures are forecasts of the whole year."""
_YEAR_END = r"(?:the )?(?:end of (?:the )?(?:financial )?year|year[- ]end)"
_SAID = (
    rf"\bforecast (?:\w+ ){{0,4}}?{_YEAR_END}|\bforecast of [^.;]{{0,30}}year[- ]end"
    r"|\b(?:end of (?:the )?(?:financial )?year|year[- ]end) (?:forecast|projection|out-?turn)"
    r"|\b(?:figures?|results?|rates?) (?:reported |shown |given )?(?:is|are) (?:the |a )?"
    r"(?:forecast|projection|estimate)"
)
"""Words by which a comment calls the figure a forecast."""
_LATE = (
    r"\bin arrears\b|(?:^|\b(?:position|picture|situation|figures?|actual|data|information|results?"
    r"|it|this|these|commentary|update) )(?:(?:is|are|was|were|remains?|has been|have been) )?"
    r"(?P<unchanged>unchanged (?:from|since) (?:the )?(?:last|previous) (?:month|quarter|report))"
)
"""Words by which a comment says that the figure is another period's.

"Kitchen fires were unchanged from last month" tells of fires, and "performance was" of a level.
"""
_LATE_NAME = regex(r"\barrears\b", re.IGNORECASE)
_NOT_ITS_OWN = Cue(
    rf"(?P<late>{_LATE})|{_SAID}",
    "arrears|unchanged|forecast|projection|outturn|out-turn|estimate",
)
_IN_ARREARS = regex(
    r"\b(?P<number>\d{1,2}|an?|one|two|three|four|six|twelve) (?P<unit>month|quarter|year)s? in arrears",
    re.IGNORECASE,
)
_OF_THE_FIGURE = regex(
    r"^\W*(?:it|this|these) (?:is|are|shows?)\b"
    r"|\b(?:figures?|actual|indicator|measure|result|data|performance|report(?:s|ed|ing))\b",
    re.IGNORECASE,
)
"""Words that show that a sentence on a forecast is about the measure's figure."""
_SHOWN = r"(?:shown|reported|given|provided|quoted|available|above|here)"
_ISSUED = Cue(
    r"\b(?:issued in|(?:latest|information|data|figures?|actual|results?)(?: (?:available )?(?:data|information"
    rf"|figures?))?(?: {_SHOWN})? (?:(?:is|are) (?:that |those )?(?:for|of|from|as at)|relates? to|refers? to)"
    r"(?: (?:the )?end of)?)\s+(?-i:(?=[A-Z]))"
    rf"|(?-i:\b(?={NAMED_MONTH}))(?=\w+(?: 20\d\d)?['’]s? (?:data|information|figures?|actual|results?) "
    rf"(?:is|are|has been|have been) (?:{_SHOWN}|used))",
    "issued in|is |are |relate|refer|’s|'s",
    "issued in|latest|information|data|figure|actual|result",
)
_ONE = rf"(?:{NAMED_MONTH})\b(?: 20\d\d)?"
_SEVERAL = regex(rf"{_ONE}(?:, {_ONE})*(?:,? (?:and|to) | ?[-–/] ?){_ONE}")
"""Months in a row, the last of which says how late a figure is: "April to July"."""
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12}


class NotItsOwn(Struct, frozen=True):
    """What makes a figure not the period's own, in words, and the sentence that says so."""

    how: str
    sentence: str
    is_late: bool
    """Whether it is of an earlier period; a forecast is not."""
    months_back: int | None = None
    """By how many months, where that is said."""
    is_sure: bool = True
    """Whether it is said of the figure, and not of something that the sentence speaks of."""


@lru_cache(maxsize=20_000)  # what is read in all periods' comments is read again with each
def not_its_own(
    words: str, day: date, kind: PeriodType = PeriodType.MONTH
) -> tuple[NotItsOwn, ...]:
    """Return what a comment says, sentence by sentence, of its figure being late or a forecast.

    That the figure is of another month counts only where the period is a month.
    """
    may_say_so = _NOT_ITS_OWN.may_be_in(words) or _ISSUED.may_be_in(words)
    read = (_in_sentence(sentence, day, kind) for sentence in sentences(words) if may_say_so)
    return tuple(each for each in read if each is not None)


def lateness(measure: MeasurePeriod) -> NotItsOwn | None:
    """Return how a reading's comment, else its name, says that the figure is of an earlier period.

    `None` where neither says so.
    """
    said = not_its_own(measure.words, measure.report_date, measure.period_type)
    late = next((each for each in said if each.is_late), None)
    if late is None and (named := _LATE_NAME.search(measure.measure_name)):
        return NotItsOwn(f"“{named[0]}”", measure.measure_name, True)
    return late


def is_late(measure: MeasurePeriod) -> bool:
    """Whether a reading's name or comment says that its figure is of an earlier period."""
    return lateness(measure) is not None


def is_forecast(measure: MeasurePeriod) -> bool:
    """Whether a measure is one of forecasts of the year's end, by one of its latest twelve readings."""
    return any(
        foretells(reading.measure_name, reading.words)
        for reading in measure.history[-_REMEMBERED:] or (measure,)
    )


def forecast_words(measure: MeasurePeriod) -> str:
    """Return `a forecast` where its name or its comment has that word; empty for no forecast.

    Where other words of its name or earlier comments make it one, it is `perhaps a forecast`.
    """
    if not is_forecast(measure):
        return ""
    said = f"{measure.measure_name} {measure.words}".casefold()
    return "a forecast" if "forecast" in said else "perhaps a forecast"


@lru_cache(maxsize=20_000)
def foretells(name: str, words: str) -> bool:
    """Whether a reading is a forecast of the year's end, by its name or its comment."""
    if _NAMED.search(name):
        return True
    return any(found["late"] is None for found in _NOT_ITS_OWN.finditer(words))


def _in_sentence(sentence: str, day: date, kind: PeriodType) -> NotItsOwn | None:
    """Return what a sentence says of the figure being late, of another month, or a forecast."""
    found = list(_NOT_ITS_OWN.finditer(sentence))
    if day.month == MARCH:  # the year has ended
        found = [each for each in found if not each[0].lower().endswith("turn")]
    if found:
        if "unchanged" in found[0][0].lower() and day in months_named(sentence, day):
            return None  # it is this month's, and the same
        how = ", ".join(f"“{each['unchanged'] or each[0]}”" for each in found)
        late = any(each["late"] for each in found)
        back = None
        if behind := _IN_ARREARS.search(sentence):
            number = behind["number"].lower()
            back = (_NUMBERS.get(number) or int(number)) * MONTHS_IN[behind["unit"].lower()]
        is_sure = late or _OF_THE_FIGURE.search(sentence) is not None
        return NotItsOwn(how, sentence, late, back, is_sure)
    issued = _ISSUED.search(sentence)
    if issued is None or kind is not PeriodType.MONTH:
        return None
    row = _SEVERAL.match(sentence, issued.end())
    named = months_named(row[0] if row else sentence[issued.end() :], day)
    last = max(named[: None if row else 1], default=day)
    back = months_apart(last, day)
    if back <= 0:
        return None
    how = f"of {month_name(last)}, {plural(back, 'month')} back"
    return NotItsOwn(how, sentence, True, back)
