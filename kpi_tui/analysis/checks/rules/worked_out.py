"""Rules on what a comment gives to check a figure by: cases of cases, and the change since before."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import quantities, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, number

_WORDS = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_COUNT = rf"\d[\d,]*(?!\s?%)|{'|'.join(_WORDS)}"
_CASES = Cue(
    rf"^(?:only |just |in all )?(?P<part>{_COUNT}) (?:out )?of (?:the )?(?P<whole>{_COUNT})\b"
    r"(?! (?:days|weeks|months|quarters|years)\b)",
    " of ",
)
"""Words that begin a sentence with what a share is made of: "44 of 50.", "Four of six cases"."""
_FEW_WORDS = 6
"""A sentence of at most so many words is about all that the measure counts."""
_NEAR = 15
"""In a longer one cases are compared that make a share at most so many points from the figure."""
_SLACK = 0.6
"""How far the share worked out of cases may be from the one printed, in points."""
_WENT = Cue(
    rf"\b(?P<way>up|down|risen|fallen|rose|fell|increased|decreased) (?:by )?(?P<size>{_COUNT}|\d+\.\d+)"
    r"(?P<unit>\s?%| per ?cent| percentage points?| points?)? (?:on|from|since|compared (?:to|with)) "
    r"(?:the )?(?:last|previous) (?P<noun>month|quarter|half-year|year|period)\b",
    "up|down|risen|fallen|rose|fell|increased|decreased",
    "last|previous",
)
"""Words that say by how much a figure went up or down since the period before."""
_UP = ("up", "risen", "rose", "increased")
_FROM = Cue(
    r"\b(?:up|down|risen|fallen|rose|fell|increased|decreased) from (?P<figure>£?\d[\d,.]*\d?\s?%?) "
    r"(?:in )?(?:the )?(?:last|previous) (?P<noun>month|quarter|half-year|year|period)\b",
    " from ",
    "last|previous",
)
"""Words that give the figure of the period before."""


def other_share(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about "44 of 50" where that is another share than the figure, or than what it lacks (C2)."""
    for measure in month.measures:
        if not month.is_share(measure) or measure.period.actual_value is None:
            continue
        for sentence, found in _CASES.in_sentences(measure.words):
            part, whole = _count(found["part"]), _count(found["whole"])
            if not 0 <= part <= whole or not whole:
                continue
            share = 100 * part / whole
            if any(_is_told(month, measure, each) for each in (share, 100 - share)):
                continue
            near = abs(share - measure.period.actual_value) <= _NEAR
            if near or len(sentence.split()) <= _FEW_WORDS:
                yield RuleHit(
                    f"The comment says “{found[0]}”, which is {number(round(share, 1))}%; the figure "
                    f"is {measure.period.actual}. Which is right?",
                    measure,
                    sentence_and_period(sentence, measure),
                    explanation="the cases are a part of those that the figure counts",
                )
                break


def _count(text: str) -> int:
    word = text.lower()
    return _WORDS.index(word) if word in _WORDS else int(word.replace(",", ""))


def _is_told(month: CheckContext, measure: MeasurePeriod, share: float) -> bool:
    """Whether a share is the measure's actual or target, of period or year, or the actual before."""
    before = figure_before(month, measure)
    told = [value for each in measure.columns for value in (each.actual_value, each.target_value)]
    slack = max(_SLACK, measure.period.rounding)
    return any(
        value is not None and abs(value - share) <= slack
        for value in (*told, before.value if before else None)
    )


def other_change(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about what a comment says of the figure before, or of the change since, if it differs (C1)."""
    for measure in month.measures:
        words, value = measure.words, measure.period.actual_value
        if value is None or not (_WENT.may_be_in(words) or _FROM.may_be_in(words)):
            continue
        before = figure_before(month, measure)
        if before is None:
            continue
        for sentence in sentences(words):
            said = _other_size(month, measure, value - before.value, sentence)
            said = said or _other_figure(month, before.value, before.rounding, sentence)
            if said:
                yield RuleHit(
                    f"The comment says “{said}”; the figure was {before.text} in {before.when} and is "
                    f"{measure.period.actual} now. Which is right?",
                    measure,
                    (
                        (f"actual of {before.when}", before.text),
                        *sentence_and_period(sentence, measure),
                    ),
                    explanation="it is said of a part of what the figure counts",
                )
                break


def _other_size(
    month: CheckContext, measure: MeasurePeriod, moved: float, sentence: str
) -> str | None:
    """Return what a sentence says of the change since the period before, where it was another."""
    found = _WENT.search(sentence)
    if found is None or found["noun"] not in (month.noun, "period"):
        return None
    of_cent = found["unit"] is not None and "point" not in found["unit"]
    if of_cent and not measure.is_percentage:  # per cent of the figure before, which may be rounded
        return None
    size = float(found["size"]) if "." in found["size"] else float(_count(found["size"]))
    way = 1 if found["way"].lower() in _UP else -1
    slack = max(2 * measure.period.rounding, 0.5 if "." not in found["size"] else 0.05) + 1e-9
    return None if abs(way * size - moved) <= slack else found[0]


def _other_figure(month: CheckContext, before: float, rounding: float, sentence: str) -> str | None:
    """Return what a sentence gives as the figure of the period before, where that was another."""
    found = _FROM.search(sentence)
    if found is None or found["noun"] not in (month.noun, "period"):
        return None
    said = next(iter(quantities(found["figure"])), None)
    return None if said is None or said.meets(before, rounding) else found[0]
