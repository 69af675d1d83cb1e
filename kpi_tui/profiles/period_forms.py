"""The forms in which periods are printed, as patterns: what is in their groups `period_text` reads."""

from __future__ import annotations

import re

from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_MONTH = rf"(?:{NAMED_MONTH})\.?"
_YEARS = r"(?:20)?\d\d\s?[/–—‑-]\s?(?:20)?\d\d(?![/\d])"
"""A financial year; the second of its two years follows the first."""
_TO = r"\s*(?:to|until|[-–—/&]|and)\s*"
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("i one first", "ii two second", "iii three third", "iv four fourth"), 1
    )
    for word in words.split()
}
_ROMAN = (  # I without a year behind it is the word
    r"IV|I{2,3}|(?:(?<=r\s)I|(?-i:(?<=Q)I|(?<=Q\s)I))(?=\W{1,4}(?:FY\s?)?\d{2})"
)
_QUARTER = rf"(?:Quarter|Qtr\.?|Q)\s?(?P<quarter>[1-4]|one|two|three|four|{_ROMAN})|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter"
_QUARTER_ONE = r"(?:Quarter\s|Qtr\.?\s|Q\s?)(?-i:(?P<one>I)(?=\s*(?:$|[^\w\s]|[A-Z])))"
"""Behind its year; before a word in small letters it is the word."""
_QUARTERS = r"(?:Quarters?|Q)\s?(?P<firstquarter>[1-3])\s*(?:to|and|[-–—/&])\s*(?:Quarter\s?|Q)?(?P<lastquarter>[2-4])"
_HALF = r"(?P<half>first|second|1st|2nd)[\s-]half(?:[\s-]year)?|half[\s-]?year\s?(?P<halfyear>[12])?|mid[\s-]?year|H(?P<h>[12])"
_MONTH_OF_YEAR = r"Month\s?(?P<nthmonth>1[0-2]|[1-9])"
_GAP = r"(?:\s+performance(?:\s+report)?)?(?:\s*\([^()]{0,40}\))?[\s.,:;|/(–—-]{0,4}(?:of\s+)?(?:FY\s?)?"
_BESIDE = r"[\s,:;|(–—-]{1,4}"
_FROM_TO = (
    rf"(?:1(?:st)?\s+)?(?P<first>{_MONTH})(?:\s+(?P<firstyear>20\d\d))?{_TO}"
    rf"(?:[23]\d(?:st|th)?\s+)?(?P<last>{_MONTH})[\s’'-]{{1,2}}(?P<lastyear>20\d\d|\d\d)(?!\w|/)"
)
LENGTHS = {
    "month": 1,
    **dict.fromkeys(("quarter", "three months", "3 months"), 3),
    **dict.fromkeys(("half year", "six months", "6 months"), 6),
    **dict.fromkeys(("year", "twelve months", "12 months"), 12),
}
_ENDING = (
    r"(?<!\w)(?P<length>(?:half[\s-])?year|month|quarter|(?:three|six|twelve|3|6|12)\s+months)"
    r"\s+(?:to|ended|ending|up\s+to)\s+(?:the\s+)?"
)
WITHOUT_YEAR = regex(
    rf"(?<!\w)(?:(?:{_QUARTER})|H(?P<h>[12])|(?P<half>first|second)\s+half"
    rf"|(?P<first>{_MONTH}){_TO}(?P<last>{_MONTH})|(?P<month>{_MONTH}))(?!\w)",
    re.I,
)
PARTS_OF_YEAR = regex(
    rf"(?<!\w)(?:(?:{_QUARTERS})|(?:{_QUARTER})|(?:{_HALF})|(?P<first>{_MONTH}){_TO}(?P<last>{_MONTH}))(?!\w)",
    re.I,
)
"""Without their year, wherever one stands."""
FORMS = (
    # Of the year to date, too: "Quarter 2, April to September 2025".
    regex(rf"(?<!\w)(?:{_QUARTER}){_BESIDE}{_FROM_TO}", re.I),
    regex(
        rf"(?<!\w){_FROM_TO}{_BESIDE}(?:{_QUARTER}|{_QUARTER_ONE})(?!\w|{_GAP}(?:{_YEARS}|20\d\d))",
        re.I,
    ),
    regex(
        rf"{_ENDING}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\s+(?P<dyear>20\d\d)",
        re.I,
    ),
    regex(
        rf"(?<!\w)(?P<fromday>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<frommonth>{_MONTH})"
        rf"(?:\s+(?P<fromyear>20\d\d))?{_TO}"
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\s+(?P<dyear>20\d\d)",
        re.I,
    ),
    regex(rf"(?<!\w)(?:{_QUARTERS}){_GAP}(?P<year>{_YEARS}|20\d\d)", re.I),
    regex(rf"(?<![\d/])(?P<year>{_YEARS})[\s,:;–—-]{{0,4}}(?:{_QUARTERS})(?!\w)", re.I),
    regex(rf"(?<!\w)(?:{_QUARTER}){_GAP}(?P<year>{_YEARS}|20\d\d)", re.I),
    regex(rf"(?<!\w)(?:{_MONTH_OF_YEAR}){_GAP}(?P<year>{_YEARS})", re.I),
    regex(
        rf"(?<![\d/])(?P<year>{_YEARS}|20\d\d)[\s,:;/–—-]{{0,4}}(?:{_QUARTER}|{_QUARTER_ONE})(?!\w)",
        re.I,
    ),
    regex(rf"(?<!\w)(?:{_HALF}){_GAP}(?P<year>{_YEARS}|20\d\d)", re.I),
    regex(rf"(?<![\d/])(?P<year>{_YEARS})[\s,:;/–—-]{{0,4}}(?:{_HALF})(?!\w)", re.I),
    regex(
        rf"(?<!\w)(?P<first>{_MONTH})(?:\s+(?P<firstyear>20\d\d))?{_TO}(?P<last>{_MONTH})[\s’'-]{{1,2}}(?P<lastyear>20\d\d|\d\d)(?!\w|/)",
        re.I,
    ),
    regex(r"(?<![\d/])(?P<day>\d{1,2})/(?P<nmonth>\d{1,2})/(?P<dyear>20\d\d)(?![\d/])"),
    regex(
        rf"(?<![\w/])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\s+(?P<dyear>20\d\d)",
        re.I,
    ),
    regex(rf"(?<!\w)(?P<month>{_MONTH})[\s’'–-]{{0,2}}(?P<myear>20\d\d|\d\d)(?!\w|/)", re.I),
    # Below its year in a header: "2025/26 / Sep". Before a word in small letters it is the verb "may",
    # before a meeting the month of that: "2024/25 July Cabinet".
    regex(
        rf"(?<![\d/])(?:(?P<year>{_YEARS})|(?P<myear>20\d\d))(?:\s/)?\s(?-i:(?=[A-Z]))(?P<month>{_MONTH})"
        rf"(?!\w|/|{_TO}{_MONTH}|\s(?:(?-i:[a-z])|Cabinet|Council|Committee|Scrutiny|Executive|Board|Meeting))",
        re.I,
    ),
    regex(rf"(?<![\d/£.,])(?=20|\d\d/)(?P<year>{_YEARS})", re.I),  # 16-17 are ages
)
"""The first of these wins where two overlap: `Quarter 3 2024/25` is no year."""
