"""What is typed in short, written out: `~red`, `jul 23`, `30 june`, `qtr 2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kpi_tui.analysis.browse.days_meant import MONTH, months_named
from kpi_tui.analysis.browse.status_words import STATUS
from kpi_tui.months import month_named
from kpi_tui.regex import regex
from kpi_tui.text import fold

_SIGN_FOR_NOT = regex(rf"(?<!\S)[-~!¬](?=(?:{STATUS})(?!\w))", re.IGNORECASE)
_SHORT_YEAR = regex(rf"\b({MONTH}) ?['’]?(\d\d)(?!\w|[:/.-]\d| ?(?:19|20)\d\d)", re.IGNORECASE)
_DAY = regex(
    rf"(?<![\w/.’'-])(?P<day>\d\d)(?:st|th)? (?:of )?(?P<month>{MONTH})\b(?!,? ?['’]?\d)",
    re.IGNORECASE,
)
_ON_DAY = regex(
    rf"\b({STATUS}) (?:on|(?:as )?at|as of)(?: the)? (?=\d\d?(?:st|nd|rd|th)? (?:of )?(?:{MONTH})\b)",
    re.IGNORECASE,
)
_NUMBERED_QUARTER = regex(
    r"\b(?:(?:qtr|quarter)\.? ?([1-4])|([1-4])(?:st|nd|rd|th) qtr)(?![\w/%]|[.:-]\d| of\b)",
    re.IGNORECASE,
)


def written_out(words: str, periods: Sequence[date]) -> str:
    """Return words with a “not” for its sign, `~red`, and years where such a period is held: `jul 23`, `31 july`.

    A quarter is called by its letter: `q2` for `qtr 2`.
    """

    def in_full(found: re.Match[str]) -> str:
        named = f"{found[1]} 20{found[2]}"
        return named if months_named(fold(named), periods) else found[0]

    def with_year(found: re.Match[str]) -> str:
        named = int(found["day"]), month_named(fold(found["month"]))
        ends = [each for each in periods if (each.day, each.month) == named]
        return f"{found[0]} {ends[-1].year}" if ends else found[0]

    lettered = _NUMBERED_QUARTER.sub(lambda found: f"q{found[1] or found[2]}", words)
    in_words = _ON_DAY.sub(r"\1 in ", _SIGN_FOR_NOT.sub("not ", lettered))
    return _DAY.sub(with_year, _SHORT_YEAR.sub(in_full, in_words))
