"""Cases that a comment counts, and those of them in time: "62 plans were issued, 30 of them within 20 weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.rules.comments.about import has_others, is_about
from kpi_tui.analysis.comment_figures import COUNT, count_of, names_another, word_set
from kpi_tui.analysis.cue import Cue, any_may_be_in
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.regex import regex

_DONE_WORDS = (
    "closed|completed|answered|responded to|responded|issued|determined|decided|processed|dealt with"
    "|resolved|finalised|finalized|made|paid|repaired|attended|sent|visited|inspected|carried out|due|concluded"
)
_DONE = word_set(
    f"{_DONE_WORDS.replace('|', ' ')} were was been which them these those whom time"
    " timescale timeframe deadline statutory target agreed required limit"
)
"""Stems of words for cases that were dealt with, in time or not."""
_IN_TIME = (
    rf"(?:within (?:the )?(?:(?:{COUNT})(?: working| calendar)? (?:hour|day|week|month)s?"
    r"|(?:(?:statutory|target|agreed|required|set) )?(?:timescales?|timeframes?|deadlines?|time(?: limit)?))\b"
    r"|(?:in|on) time\b)"
)
_OF_THEM = "(?:which|whom|these|those|them)"
_WERE = rf"(?: (?:were|was|had been|have been))?(?: (?:{_DONE_WORDS}))?"
_THINGS = r"(?P<things>(?: [a-z’'-]+){1,8}?)"
_ENDS = r"(?=[.,;:)]|$| (?:and|but|in|this|compared|against|\()\b)"
_COUNTED = (
    Cue(
        rf"(?<![\w£.,/–-])(?P<whole>{COUNT}){_THINGS},? (?:and )?(?:of|out of) {_OF_THEM},? "
        rf"(?P<part>{COUNT}){_WERE} {_IN_TIME}{_ENDS}",
        "within|in time|on time",
        "of ",
    ),
    Cue(
        rf"(?<![\w£.,/–-])(?P<whole>{COUNT}){_THINGS},? (?:and |with )?(?P<part>{COUNT}) of {_OF_THEM}"
        rf"{_WERE} {_IN_TIME}{_ENDS}",
        "within|in time|on time",
        "of ",
    ),
    Cue(
        rf"\b(?:of|out of) (?:the |all )?(?P<whole>{COUNT}){_THINGS}, (?P<part>{COUNT}){_WERE} "
        rf"{_IN_TIME}{_ENDS}",
        "within|in time|on time",
        "of ",
    ),
)
_TIME_NAMED = regex(r"\bwithin\b|\b(?:in|on)[- ]time\b|\btimescale|\bdeadline", re.I)
"""What names a share of cases in time."""
_LEFT_OUT = regex(r"\b(?:ex|in)clud\w+|\bexcept\w*|\bextension\w*", re.I)
"""Words by which a share is of other cases than all."""

_OTHER_TIME = regex(
    r"\b(?:year|quarter|last|previous|to date|since|so far|average|national\w*)\b", re.I
)
"""Words of sentences whose cases may be of another time than the period."""


class Cases(Struct, frozen=True):
    """Cases of which a sentence counts a part."""

    sentence: str
    text: str
    """The words that count them."""
    part: int
    whole: int

    @property
    def share(self) -> float:
        """The part in per cent of the whole."""
        return 100 * self.part / self.whole


def cases_in_time(measure: MeasurePeriod) -> Iterator[Cases]:
    """Yield the cases of a sentence that are all of those a share in time is made of.

    Cases received are not: some of them are still open.
    """
    name, words = measure.measure_name, measure.words
    if not any_may_be_in(_COUNTED, words) or not _TIME_NAMED.search(name):
        return
    for cue in _COUNTED:
        for sentence, found in cue.in_sentences(words):
            part, whole = count_of(found["part"]), count_of(found["whole"])
            before = sentence[: found.start()]
            if not 0 <= part <= whole or not whole or may_be_others(measure, sentence):
                continue
            if not is_about(measure, f"{before} {found[0]}", 0, _DONE):
                continue
            if not word_set(found["things"]).isdisjoint(word_set(name)):
                yield Cases(sentence, found[0], part, whole)


def may_be_others(measure: MeasurePeriod, sentence: str) -> bool:
    """Whether the cases of a sentence may be others than a measure's: of another time, or without some."""
    return (
        _LEFT_OUT.search(f"{measure.measure_name} {sentence}") is not None
        or has_others(measure, _OTHER_TIME, sentence)
        or names_another(sentence, measure.report_date)
    )
