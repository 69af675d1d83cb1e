"""By how much a comment says that a figure went up or down: "up by 40 on June", "two fewer than in May"."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import GENERAL
from kpi_tui.analysis.checks.rules.comments.acts_said import all_did
from kpi_tui.analysis.checks.rules.comments.begun_with import came_in
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    SHARES,
    Said,
    figure_meant,
    is_narrowed,
    is_of_own_figure,
    may_be_of_single_periods,
)
from kpi_tui.analysis.checks.rules.comments.own_words import counts_same, own_words, told_words
from kpi_tui.analysis.checks.rules.comments.told_figures import (
    SCALES,
    counts_whole_cases,
    is_actual,
)
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    COMPARATIVES,
    SINCE,
    VERB_LETTERS,
    VERBS,
    WHEN,
    WHEN_LETTERS,
    way_of,
)
from kpi_tui.analysis.comment_figures import (
    COUNT,
    DIGITS,
    count_of,
    first_quantity,
    quantities,
    rounding_of,
    sentences,
    word_set,
)
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.spelt_out import NUMBER_STEMS
from kpi_tui.analysis.units import is_per_head
from kpi_tui.figures import SCALE_WORDS
from kpi_tui.regex import regex

UNIT = r"(?P<unit>\s?%| per ?cent| percentage points?| points?)?"
_PARTS = {"quarter of": 0.25, "quarters of": 0.75, "half": 0.5}
_HALF = (
    r"(?:(?:half|(?:a|one) quarter of|three quarters of) an?|(?:\d+|one|two|three|four|five|six|seven|eight|nine) and a half)"
    r"\b(?! (?:dozen|hundred|thousand|million|billion|times|as)\b)"
)
"""A number with a half, or less than one, in words: "half a point", "one and a half days"."""
SIZE = rf"(?P<pound>£)?(?P<size>\d+\.\d+|{_HALF}|{DIGITS}|{COUNT})"
SCALE = rf"(?P<scale>\s?(?:{SCALE_WORDS})\b)?"
_DONE = "(?:reported|recorded|received|made|completed|delivered|issued|answered|registered|repaired|attended)"
_WENT = (
    Cue(
        rf"\b(?P<way>{VERBS}) (?P<of>of )?(?:by )?{SIZE}{SCALE}{UNIT}(?: [a-z]+)? {SINCE} {WHEN}",
        WHEN_LETTERS,
        VERB_LETTERS,
        " on | from | since | than | compared | against ",
    ),
    Cue(
        rf"(?<![£\w.,])(?P<of>){SIZE}{SCALE}{UNIT}(?: [a-z]+)? (?P<way>{COMPARATIVES})"
        rf"(?P<things> [a-z]+)?(?: (?:were|was|have been|has been) (?:{_DONE}|(?P<done>looked after|[a-z]+ed|let|built|sold|paid|held)))? (?:than|compared (?:to|with)) {WHEN}",
        WHEN_LETTERS,
        COMPARATIVES,
        " than | compared ",
    ),
    Cue(
        rf"(?<![£\w.,])(?P<of>){SIZE}{SCALE}{UNIT} (?P<way>up|down) (?:on|from) {WHEN}"
        r"(?!['’]s (?!performance|figure|result|position|rate))",
        WHEN_LETTERS,
        " up on| up from| down on| down from",
    ),
    Cue(
        rf"\b(?P<a>an?) (?P<of>){SIZE}{SCALE}{UNIT} (?P<way>rise|increase|growth|fall|decrease|reduction|drop|decline|improvement)"
        rf"(?P<things> in (?:the )?(?:[a-z’-]+ ){{0,3}}?[a-z’-]+)?? {SINCE} {WHEN}(?!['’]s)",
        WHEN_LETTERS,
        "rise|increase|growth|fall|decrease|reduction|drop|decline|improvement",
        " on | from | since | than | compared | against ",
    ),
)
"""Words that say by how much a figure went up or down since an earlier period."""
_WERE = regex(
    r" (?:were|was|are|is|had been|ha(?:ve|s) been) (?!(?:partly |mainly |largely )?(?:due|because|owing|thanks|driven|attribut\w+|explained|the result|down to)\b)"
    r"(?P<what>[^.,;:()]+)",
    re.I,
)
"""Words behind a change that begins its sentence for which of those counted it is of."""
_NUMBERS = word_set(NUMBER_STEMS)
_COUNTED = regex(r"\b(?:more|fewer|less) (?!than\b|compared\b)[a-z]+ ", re.I)
"""Words that name what there is more of: no share is."""
_NEAR = 3
"""A figure within this factor of the one before may be meant for it."""


def other_size(
    context: CheckContext, measure: MeasurePeriod, value: float, sentence: str
) -> Said | None:
    """Return what a sentence says of the change since an earlier period, where it was another."""
    found = first_of(_WENT, sentence)
    if found is None:
        return None
    subject = sentence[: found.start()]
    if counts_same(measure.measure_name, found[0]) and all_did(measure, subject):
        subject = ""
    if not is_of_own_figure(measure, sentence, subject):
        return None
    done, things = (found.groupdict().get(each) or "" for each in ("done", "things"))
    if not told_words(done) <= own_words(measure.measure_name, done):
        return None
    if not told_words(things) <= own_words(measure.measure_name, things) | GENERAL:
        return None  # "2 fewer bungalows", where homes are counted
    if is_of_some(measure, sentence, found):
        return None
    if found.groupdict().get("a") and not goes_on_from_own(measure, sentence):
        return None
    before, way = figure_meant(context, measure, found), way_of(measure, found["way"].lower())
    if (
        is_narrowed(sentence, found)
        or before is None
        or not way
        or may_be_of_single_periods(measure, sentence)
        or (measure.is_percentage and (things or _COUNTED.search(found[0])))
    ):
        return None
    agrees = is_so_much(measure, sentence, found, value, before.value)
    return None if agrees else Said(found[0], before)


def is_of_some(measure: MeasurePeriod, sentence: str, found: re.Match[str]) -> bool:
    """Whether a change is of some of those counted: "two more than in June were sheltered homes"."""
    were = _WERE.match(sentence, found.end())
    if were is None or told_words(sentence[: found.start()]) - _NUMBERS:
        return False
    name = measure.measure_name
    return not told_words(were["what"]) <= own_words(name, were["what"]) | GENERAL | came_in(name)


def is_so_much(
    measure: MeasurePeriod, sentence: str, found: re.Match[str], value: float, before: float
) -> bool:
    """Whether a figure moved as words say since it was another, or these count something else."""
    moved = way_of(measure, found["way"].lower()) * (value - before)
    if found["pound"] or found["scale"]:
        return measure.is_percentage or not _is_other_amount(found, moved, measure)
    size, loose = size_told(found["size"])
    slack = max(2 * measure.period.rounding, loose) + 1e-9
    exactly = counts_whole_cases(measure) and found["unit"] is None
    agrees = abs(size - moved) <= (rounding_of(size) if exactly else slack)
    if found["unit"] is not None and "point" not in found["unit"]:
        unit = min(loose, 0.5)
        relative = _is_relative(before, size, moved, slack, unit)
        return (agrees and measure.is_percentage) or relative
    subject = word_set(sentence[: found.start()])
    counts_cases = is_per_head(measure) and subject.isdisjoint(SHARES)
    if measure.is_percentage and found["unit"] is None:
        counts_cases = found["of"] is not None or bool(subject & word_set(measure.measure_name))
    return agrees or counts_cases


def size_told(written: str) -> tuple[float, float]:
    """Return the number that `SIZE` finds, and by how much it may have been rounded."""
    if "." in written:
        return float(written), 0.05
    words = written.lower()
    part = next((part for word, part in _PARTS.items() if f"{word} a" in words), 0.0)
    if part:
        return part, part / 2
    whole, *half = words.split(" and a half")
    size = float(count_of(whole))
    return (size + 0.5, 0.25) if half else (size, rounding_of(size))


def _is_other_amount(found: re.Match[str], moved: float, measure: MeasurePeriod) -> bool:
    """Whether an amount of pounds may be meant for a change, and is another: £0.7m is 0.7 of millions."""
    begin = found[0].index(found["size"]) - bool(found["pound"])
    told = first_quantity(found[0][begin:])
    if told is None:
        return False  # "by three million"
    slack = max(told.rounding, 0.0 if found["scale"] else rounding_of(told.value))
    own = 2 * measure.period.rounding + 1e-9
    if any(abs(told.value / scale - moved) <= slack / scale + own for scale in SCALES):
        return False
    return any(may_be_meant(told.value / scale, moved) for scale in SCALES)


def _is_relative(before: float, size: float, moved: float, slack: float, unit: float) -> bool:
    """Whether a change is so many per cent of the figure before; `unit` is how finely it is told."""
    if not before:
        return True
    return abs(size - 100 * moved / abs(before)) <= 100 * slack / abs(before) + unit


def goes_on_from_own(measure: MeasurePeriod, sentence: str) -> bool:
    """Whether a sentence begins the comment, or the one before it gives the measure's own figure."""
    before = sentences(measure.words[: measure.words.index(sentence)])
    return not before or any(is_actual(measure, each) for each in quantities(before[-1]))


def may_be_meant(value: float, other: float) -> bool:
    """Whether a figure of a comment is near enough to another to be meant for it."""
    return is_within(value, abs(other), _NEAR)
