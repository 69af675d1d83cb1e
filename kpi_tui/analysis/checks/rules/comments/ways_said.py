"""What a comment says of the way that a figure went: "fell again", "the same as last month"."""

from __future__ import annotations

import re

from msgspec import Struct

from kpi_tui.analysis.checks.rules.comments.about import GENERAL, has_others, is_about
from kpi_tui.analysis.checks.rules.comments.own_words import (
    counts_same,
    name_words,
    told_words,
)
from kpi_tui.analysis.comment_figures import word_set
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Polarity

_UP = (
    *("up", "risen", "rose", "rising", "rise", "increased", "increase", "increasing"),
    *("grown", "grew", "grow", "growing", "growth", "more", "higher"),
    *("climbed", "climb", "climbing", "jumped", "jump", "surged", "soared"),
)
_DOWN = (
    *("down", "fallen", "fell", "falling", "fall", "decreased", "decrease", "decreasing"),
    *("reduced", "reduction", "reduce", "reducing", "drop", "dropped", "dropping", "dipped", "dip"),
    *("declined", "decline", "declining", "fewer", "less", "lower"),
    *("slipped", "slipping", "plummeted", "tumbled", "slumped"),
)
_BETTER = ("improved", "improvement", "improving", "improve", "better")
_WORSE = (
    "worsened",
    "worsening",
    "worsen",
    "deteriorated",
    "deteriorating",
    "deteriorate",
    "worse",
)
_COMPARED = ("more", "higher", "fewer", "less", "lower", "better", "worse")
VERBS = "|".join(word for word in (*_UP, *_DOWN, *_BETTER, *_WORSE) if word not in _COMPARED)
"""Words that say that a figure went one way."""
VERB_LETTERS = (
    "up|down|ris|rose|increas|grow|grew|fall|fell|decreas|reduc|drop|dip|declin|improv|worsen|deteriorat"
    "|climb|jump|surg|soar|slip|plummet|tumbl|slump"
)
"""What one of each of them has."""
COMPARATIVES = "|".join(_COMPARED)
_OF_LAST_YEAR = r" (?:(?:in|of) )?(?:the )?(?:last|previous) year\b"
HALF = r"H[12]\b(?:\s+(?:of\s+)?20\d\d[/-]\d\d)?"
"""A half of a financial year, by its short name."""
_NAMED = rf"(?:(?-i:{NAMED_MONTH})\b|(?:Q|quarter\s?)[1-4]\b|H[12]\b)"
WHEN = (
    r"(?:(?:in|for|at|(?:at )?the end of|that of|those of) )?(?:the )?"
    r"(?:(?:last|previous|prior|preceding) (?P<noun>month|quarter|half-year|year|period)\b"
    r"|(?:month|quarter|half-year|period) before\b(?! last)"
    rf"|(?P<year_before>(?:same (?:month|quarter|half-year|period|time|point|stage)|(?<!the )this time|{_NAMED}){_OF_LAST_YEAR})"
    rf"|(?P<named>(?!{_NAMED}{_OF_LAST_YEAR})(?:{HALF}|(?-i:{NAMED_MONTH})\b(?:\s+20\d\d\b)?|(?:Q|quarter\s?)[1-4]\b(?:\s+(?:of\s+)?20\d\d[/-]\d\d)?|20\d\d[/-]\d\d\b)))"
)
"""The period that a change is counted from."""
WHEN_LETTERS = "last |previous |prior |preceding | before|20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|quarter|q1|q2|q3|q4|h1|h2"
"""What the words for one have."""
SINCE = r"(?:on|from|since|than|compared (?:to|with)|against)"
HOW = (
    r"(?: (?:slightly|marginally|significantly|sharply|steadily|markedly|considerably|again|further"
    rf"|a little|in (?:performance|numbers)|(?:in|during) (?-i:{NAMED_MONTH})\b(?: 20\d\d)?|this month))*"
)
"""The words between such a verb and what it is compared with."""
_PERIODS = r"(?:month|quarter|half-year|year|period)s?"
_NO_NAME = "(?P<noun>)(?P<named>)(?P<year_before>)"
_ENDS = (
    r"[.;,]|$| (?:and|but|as|since|despite|this|each|every|month|steadily|slightly|significantly|due"
    r"|following|because)\b"
)
"""What follows a verb that has no object."""
_WAYS = (
    Cue(
        rf"\b(?P<way>{VERBS}){HOW} {SINCE} {WHEN}",
        WHEN_LETTERS,
        VERB_LETTERS,
        " on | from | since | than | compared | against ",
    ),
    Cue(rf"\b(?P<way>{COMPARATIVES}) than {WHEN}", " than ", WHEN_LETTERS),
    Cue(
        rf"^(?P<way>more|fewer) (?P<counted>(?:[a-z-]+ ){{1,4}}?(?:were|have been) (?:[a-z-]+ ){{1,3}}?)"
        rf"(?:this {_PERIODS} )?than {WHEN}",
        "more |fewer ",
        " than ",
        WHEN_LETTERS,
    ),
    Cue(
        rf"\b(?P<way>{VERBS}){HOW}(?<= again){_NO_NAME}(?={_ENDS}| in (?:{NAMED_MONTH})\b)",
        "again",
        VERB_LETTERS,
    ),
    Cue(
        rf"\b(?P<way>{VERBS}){HOW} (?:(?:this|in the) {_PERIODS}\b|for (?:the|a) (?:second|third|fourth|fifth|sixth) "
        rf"(?:consecutive |successive )?{_PERIODS}\b(?: running| in a row)?|in each of the last \w+ {_PERIODS}\b){_NO_NAME}",
        " this | in the | for | in each ",
        VERB_LETTERS,
        "month|quarter|year|period",
    ),
    Cue(rf"\bcontinu(?:es?|ed|ing) to (?P<way>{VERBS})\b{_NO_NAME}(?={_ENDS})", "continu"),
)
"""Words that say which way a figure went since an earlier period, or since the one before."""
_SAME = Cue(
    rf"(?:\b(?:no change|unchanged|(?:remain\w*|is|are|was|were|stayed) the same)|(?<=, )the same) (?:as|from|since|on"
    rf"|compared (?:to|with)) {WHEN}",
    "no change|unchanged|the same",
    WHEN_LETTERS,
)
"""Words that say that a figure did not move."""
CAREFUL = regex(
    r"\b(?:not?|never|if|whether|could|should|would|will|may|might|until|unless|expect\w*|aim\w*|hop\w*"
    r"|need\w*|plan\w*|seek\w*|likel\w+|forecast\w*|project\w*|anticipat\w*|or|despite|although|while"
    r"|whilst|since|(?<!looked )after|following|because|as|when|where|due)\b|n['’]t\b|\bto $",
    re.I,
)
"""Words before a claim that deny, expect or doubt it, or make it a reason for something else."""


_PERFORMANCE = regex(r"\bperformance\b", re.I)
_FIGURES = word_set("performance rate figure number level position volume percentage there")


class WaySaid(Struct, frozen=True):
    """A claim that a figure went one way, or did not move."""

    text: str
    found: re.Match[str]
    """With the period that it names, if it does."""
    way: int
    """1 for up, -1 for down, 0 for no change."""


def way_of(measure: MeasurePeriod, word: str) -> int:
    """Return 1 for a word that says that a figure went up, -1 for down, 0 where that is not known."""
    if word in _UP:
        return 1
    if word in _DOWN:
        return -1
    polarity = measure.trusted_polarity
    better = (polarity.sign if polarity else None) or 0
    return better if word in _BETTER else -better


def may_mean_the_reverse(measure: MeasurePeriod, word: str, subject: str) -> bool:
    """Whether "performance fell" may tell that a figure rose: of days that something takes it does."""
    judges = word.lower() in (*_BETTER, *_WORSE)
    bigger = measure.trusted_polarity is Polarity.BIGGER_IS_BETTER
    return not judges and not bigger and _PERFORMANCE.search(subject) is not None


def way_said(measure: MeasurePeriod, sentence: str) -> WaySaid | None:
    """Return what a sentence says of the way that its measure's figure went; `None` for nothing."""
    same = _SAME.search(sentence)
    found = same or first_of(_WAYS, sentence)
    if found is None or has_others(measure, CAREFUL, sentence[: found.start()]):
        return None
    if same is not None:
        return WaySaid(same[0], same, 0)
    if may_mean_the_reverse(measure, found["way"], sentence[: found.start()]):
        return None
    if counted := found.groupdict().get("counted"):
        name, told = measure.measure_name, told_words(counted)
        named = word_set(name) - GENERAL
        is_all = is_about(measure, counted, 0) and 2 * len(told & named) > len(named)
        if measure.is_percentage or not is_all or not counts_same(name, counted):
            return None
    subject = word_set(sentence[: found.start()])
    if not any(found.group("noun", "named", "year_before")) and subject.isdisjoint(
        name_words(measure.measure_name) | _FIGURES
    ):
        return None  # "we continue to improve" is no claim about a figure
    way = way_of(measure, found["way"].lower())
    return WaySaid(found[0], found, way) if way else None
