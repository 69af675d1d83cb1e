"""The rule on what a comment says of an earlier figure, and of the change since: "up from 94% in June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.claims import is_about
from kpi_tui.analysis.checks.rules.printed_before import FigureBefore, figure_before
from kpi_tui.analysis.checks.rules.targets_met import OF_A_PART
from kpi_tui.analysis.checks.rules.ways_said import (
    COMPARATIVES,
    SINCE,
    VERB_LETTERS,
    VERBS,
    WHEN,
    WHEN_LETTERS,
    way_of,
    way_said,
)
from kpi_tui.analysis.comment_figures import (
    COUNT,
    DIGITS,
    MONTH,
    QUARTER,
    Quantity,
    count_of,
    months_named,
    quantities,
    rounding_of,
    sentences,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import RUNNING_NAME
from kpi_tui.figures import Unit, half_unit
from kpi_tui.period import PeriodType

_UNIT = r"(?P<unit>\s?%| per ?cent| percentage points?| points?)?"
_SIZE = rf"(?P<size>\d+\.\d+|{DIGITS}|{COUNT})"
_WENT = (
    Cue(
        rf"\b(?P<way>{VERBS}) (?P<of>of )?(?:by )?{_SIZE}{_UNIT}(?: [a-z]+)? {SINCE} {WHEN}",
        WHEN_LETTERS,
        VERB_LETTERS,
        " on | from | since | than | compared | against ",
    ),
    Cue(
        rf"(?<![£\d.,])\b(?P<of>){_SIZE}{_UNIT}(?: [a-z]+)? (?P<way>{COMPARATIVES})"
        rf"(?: [a-z]+)? (?:than|compared (?:to|with)) {WHEN}",
        WHEN_LETTERS,
        COMPARATIVES,
        " than | compared ",
    ),
)
"""Words that say by how much a figure went up or down since an earlier period."""
_FROM = Cue(
    rf"\b(?:(?:{VERBS})\b(?P<between>(?:[^.;:()]|\.\d){{0,40}}?) from|compar(?:ed|es|ing) (?:to|with)"
    rf"|(?:{COMPARATIVES}) than) (?:the )?"
    rf"(?P<figure>£?\d[\d,.]*(?:m|k|bn| million)?(?:\s?%| per ?cent)?)(?: [a-z]+)? {WHEN}",
    WHEN_LETTERS,
    " from |compar| than ",
)
"""Words that give the figure of an earlier period."""
_OF_CHANGE = f"{VERB_LETTERS}|{COMPARATIVES}|compar|no change|unchanged|the same"
_CHANGE = Cue(_OF_CHANGE, _OF_CHANGE)
"""Letters without which nothing is said of a change."""
_OTHERS = re.compile(
    r"\b(?:national\w*|nationwide|england|english|regional|average|councils|authorities|neighbours|peers)\b",
    re.I,
)
"""Words of sentences whose figures may be other councils'."""
_STRAY_BESIDE_FIGURE = 2
"""How many words beside the measure's figure may be none of the measure's."""
_NEAR = 3
"""A figure within this factor of the one before may be meant for it."""
_SCALES = (1.0, 1e3, 1e6)
"""In what a measure may count that its comment tells in pounds: £2.1m is 2.1."""
_ELSE = re.compile(
    r" (?:to|compared|than|since|against|year on year|c[ao]me from|w(?:as|ere) from)\b", re.I
)
"""Words behind a claim that say of what, or since when, it holds."""
_COUNTED = re.compile(
    r"(?:%|percentage|per ?cent|proportion|share) of (?:all |the |new |our )?(?P<cases>[a-z]+)",
    re.I,
)
"""The cases that a share is made of, by its measure's name."""
_NUMBERS = word_set("number volume demand")
_SHARES = word_set("performance rate percentage proportion share figure level")
_TARGET_FIRST = re.compile(r"^\W*(?:(?:the|our|its|this|monthly) )*targets?\b", re.I)


class Said(NamedTuple):
    """What a comment says of a change, and the figure that it is counted from."""

    text: str
    before: FigureBefore


def other_change(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about what a comment says of an earlier figure, or of the change since, if it differs (C1).

    The earlier figure is the one that the comment names: of the period before, or of a named month
    or quarter whose report is held.
    """
    for measure in month.measures:
        for sentence in filter(_CHANGE.may_be_in, sentences(measure.words)):
            said = denied_change(month, measure, sentence)
            if said:
                yield RuleHit(
                    f"The comment says “{said.text}”; the figure was {said.before.text} in "
                    f"{said.before.when} and is {measure.period.actual} now. Which is right?",
                    measure,
                    (
                        (f"actual of {said.before.when}", said.before.text),
                        *sentence_and_period(sentence, measure),
                    ),
                    explanation="it is said of a part of what the figure counts",
                )
                break


def denied_change(month: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence says of an earlier figure or of the change since, where it was another."""
    value = measure.period.actual_value
    if value is None:
        return None
    return (
        _other_size(month, measure, value, sentence)
        or _other_figure(month, measure, sentence)
        or _other_way(month, measure, value, sentence)
    )


def _meant(
    month: CheckContext, measure: MeasurePeriod, found: re.Match[str]
) -> FigureBefore | None:
    """Return the figure of the period that words name; `None` where it is not held."""
    if not found["named"]:
        noun = (found["noun"] or "period").lower()
        if noun not in (month.noun, "period") or month.counts_others(found[0]):
            return None
        return figure_before(month, measure)
    months, quarters = MONTH.search(found["named"]), QUARTER.search(found["named"])
    kind = PeriodType.MONTH if months else PeriodType.QUARTER if quarters else None
    if kind is not month.period_type:
        return None
    day = months_named(found["named"], month.day)[0]
    for old in reversed(month.past(measure)):
        if old.report_date == day:
            actual, value = old.period.actual, old.period.actual_value
            if actual is None or value is None:
                return None
            return FigureBefore(actual, value, half_unit(actual), old.when)
    return None


def _other_size(
    month: CheckContext, measure: MeasurePeriod, value: float, sentence: str
) -> Said | None:
    """Return what a sentence says of the change since an earlier period, where it was another."""
    found = next(filter(None, (cue.search(sentence) for cue in _WENT)), None)
    if found is None or not _is_of(measure, sentence, sentence[: found.start()]):
        return None
    before, way = _meant(month, measure, found), way_of(measure, found["way"].lower())
    if (
        _is_narrowed(sentence, found)
        or before is None
        or not way
        or _may_be_of_periods(measure, sentence)
    ):
        return None
    decimals = "." in found["size"]
    size = float(found["size"]) if decimals else float(count_of(found["size"]))
    moved = way * (value - before.value)
    slack = max(2 * measure.period.rounding, 0.05 if decimals else rounding_of(size)) + 1e-9
    fits = abs(size - moved) <= slack
    if found["unit"] is not None and "point" not in found["unit"]:
        fits = (fits and measure.is_percentage) or _is_relative(before, size, moved, slack)
    elif measure.is_percentage and found["unit"] is None:
        subject = word_set(sentence[: found.start()])
        if found["of"] is not None or subject & word_set(measure.measure_name):
            return None  # it counts cases
    return None if fits else Said(found[0], before)


def _is_of(measure: MeasurePeriod, sentence: str, subject: str) -> bool:
    """Whether a sentence, by its words before a claim, is about the measure's own figure.

    Where these give the figure itself, a few of them may be none of the measure's.
    """
    told = [
        any(_fits(quantity, each.actual_value, each.rounding) for each in measure.columns)
        for quantity in quantities(subject)
    ]
    stray = _STRAY_BESIDE_FIGURE if told else 0
    if not all(told) or _OTHERS.search(sentence) or _TARGET_FIRST.search(subject):
        return False
    return is_about(measure, subject, stray) and not _counts_cases(measure, subject)


def _is_narrowed(sentence: str, found: re.Match[str]) -> bool:
    """Whether the words behind a claim narrow it to a part, or say that it is since another time."""
    end = found.end()
    return bool(OF_A_PART.match(sentence, end) or _ELSE.match(sentence, end))


def _counts_cases(measure: MeasurePeriod, subject: str) -> bool:
    """Whether words before a claim are about the number of cases that a percentage is made of."""
    if not measure.is_percentage:
        return False
    words, name = word_set(subject), word_set(measure.measure_name)
    if words & (_NUMBERS - name):
        return True
    found = _COUNTED.search(measure.measure_name)
    named = words & name
    is_share = not words.isdisjoint(_SHARES)
    return found is not None and not is_share and bool(named) and named <= word_set(found["cases"])


def _may_be_of_periods(measure: MeasurePeriod, sentence: str) -> bool:
    """Whether the figure is a year's total so far, and a sentence may speak of single periods'."""
    return measure.runs_on and not RUNNING_NAME.search(sentence)


def _is_relative(before: FigureBefore, size: float, moved: float, slack: float) -> bool:
    """Whether a change is so many per cent of the figure before."""
    if not before.value:
        return True
    rounded = 100 * slack / abs(before.value) + 0.5
    return abs(size - 100 * moved / abs(before.value)) <= rounded


def _other_figure(month: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence gives as the figure of an earlier period, where that was another."""
    found = _FROM.search(sentence)
    if found is None:
        return None
    if not _is_of(measure, sentence, f"{sentence[: found.start()]} {found['between'] or ''}"):
        return None
    before = _meant(month, measure, found)
    said = next(iter(quantities(found["figure"])), None)
    if before is None or said is None:
        return None
    percent = measure.is_percentage or month.is_share(measure)
    if percent is not (said.unit is Unit.PERCENT):
        return None
    if said.value < before.value and _may_be_of_periods(measure, sentence):
        return None
    near = any(_is_near(said.value / scale, before.value) for scale in _scales(said))
    if not near or _fits(said, before.value, before.rounding):
        return None
    return Said(found[0], before)


def _other_way(
    month: CheckContext, measure: MeasurePeriod, value: float, sentence: str
) -> Said | None:
    """Return what a sentence says of the way a figure went, where it went the other."""
    said = way_said(measure, sentence)
    if said is None or not _is_of(measure, sentence, sentence[: said.found.start()]):
        return None
    is_of_another = any(day != month.day for day in months_named(sentence, month.day))
    if is_of_another != bool(said.found["named"]) or _is_narrowed(sentence, said.found):
        return None
    before = _meant(month, measure, said.found)
    if before is None or _may_be_of_periods(measure, sentence):
        return None
    moved = value - before.value
    if said.way:
        year = None if said.found["named"] or said.found["noun"] else measure.a_year_before
        was = year.period.actual_value if year else None
        denied = said.way * moved < -1e-9 and (was is None or said.way * (value - was) <= 0)
    else:
        denied = abs(moved) > before.rounding + measure.period.rounding
    return Said(said.text, before) if denied else None


def _scales(said: Quantity) -> tuple[float, ...]:
    return _SCALES if said.unit is Unit.GBP else _SCALES[:1]


def _fits(said: Quantity, value: float | None, rounding: float) -> bool:
    """Whether a figure of a comment may be a printed one, in thousands or millions too."""
    return value is not None and any(
        abs(said.value / scale - abs(value)) <= said.rounding / scale + rounding + 1e-9
        for scale in _scales(said)
    )


def _is_near(value: float, other: float) -> bool:
    return bool(other) and 1 / _NEAR <= value / abs(other) <= _NEAR
