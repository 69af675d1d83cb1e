"""The rule on a list of parts behind a colon: "21 casualties: 3 fatal and 19 serious"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.comment_figures import DIGITS, count_of
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import NUMBER_WORDS, Unit
from kpi_tui.labels import and_list
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_KIND = r"(?:stage|tier|level|band|grade|phase|category|priority|step|class)"
_IN_WORDS = f"(?:{'|'.join(NUMBER_WORDS[1:])})"
_NUMBER = rf"(?:{DIGITS}|{_IN_WORDS})"
_PART = rf"{_NUMBER} [a-z][a-z '’-]*(?:\b{_KIND} \d\b)?"
_PARTS = rf"(?P<parts>(?:{_PART}, )*{_PART},? and {_PART})"
_WHOLE = rf"(?<![\w,./£–-])(?P<whole>{_NUMBER}) [a-z][a-z '’-]*(?: (?:in|during|for) [A-Z][a-z]+(?: 20\d\d)?)?"
_LIST = Cue(rf"{_WHOLE}: {_PARTS}[.;]?$", ": ", " and ")
"""A count, what it counts, and its parts, with nothing behind them."""
_WITHOUT_AND = Cue(rf"{_WHOLE}: (?P<parts>(?:{_PART}, )+{_PART})[.;]?$", ": ", ", ")
"""The same without an “and” before the last part: there may be others."""
_IN_BRACKETS = Cue(rf"{_WHOLE} \({_PARTS}\)(?! of\b)", "(", " and ")
_LISTS = (_LIST, _IN_BRACKETS, _WITHOUT_AND)
_KINDS = (
    ("fatal|killed", "serious|seriously injured", "slight|slightly injured"),
    ("upheld", "partly upheld|partially upheld", "not upheld", "withdrawn"),
    ("boys", "girls"),
    ("men", "women"),
    ("flats?", "houses?", "bungalows?"),
)
"""What parts are of which none is in two."""
_HURT = regex(r"\b(?:casualt\w+|injur\w+|people|killed|deaths?)\b", re.I)
"""Words that count people: of those hurt there may be more than of collisions."""
_HOLDS = regex(
    r"\b(?:families|households|couples|pairs|parties|teams|groups|classes|schools|clubs|sessions|courses|events"
    r"|sites|schemes|developments|estates|blocks|projects|cases)\b",
    re.I,
)
_HELD = regex(
    r"\b(?:boys|girls|men|women|adults|children|people|pupils|residents|flats|houses|bungalows|homes)\b",
    re.I,
)
"""What holds several people or homes, and these."""
_NO_PARTS = regex(
    rf"\b(?:up|down|more|fewer|less|above|below|over|under|than|target|compared|from|of (?:them|which|whom|these)"
    rf"|includ\w+|also|expected|planned|due|{NAMED_MONTH}|month|year|quarter)\b",
    re.I,
)
"""Words in brackets that compare, or tell of some."""
_NO_WHOLE = regex(r"\b(?:more|fewer|less|higher|lower) than\b|\btargets?\b", re.I)
"""Words before parts that make the count a distance: "16 more than target: 61 for litter and 35 others"."""
_SOME = regex(
    r"\b(?:main(?:ly)?|most(?:ly)?|largest|biggest|highest|key|top|leading|commonest|examples?)\b",
    re.I,
)
"""Words among parts by which there are others."""
_COUNT_OF_PART = regex(rf"(?:^|, (?:and )?| and )(?P<count>{_NUMBER}) ", re.I)
_ANY_NUMBER = regex(rf"\b{_NUMBER}\b", re.I)
_PART_IN_WORDS = regex(rf"(?:^|, (?:and )?| and ){_IN_WORDS} ", re.I)
_NEARLY_ALL = 0.7
"""Parts in brackets that are less of a count may be some of it."""
_NUMBERED = regex(
    r"\b(?:stage|phase|priority|category|quarter|year|week|day|grade|band|tier|level|step|type|class|part"
    r"|zone|block|lot|key stage|no\.?|number|top|over|under|within|than) $",
    re.I,
)
"""Words before a number that count nothing: "Stage 2 complaints: 3 upheld and 4 not"."""
_OF_TIME = regex(r" (?:working |calendar )?(?:minute|hour|day|week|month|quarter|year)s?\b", re.I)


def other_sum(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about parts listed behind a count that do not add up to it (C3)."""
    for measure in context.measures:
        for cue, (sentence, found) in (
            (each, told) for each in _LISTS for told in each.in_sentences(measure.words)
        ):
            whole = count_of(found["whole"])
            parts = [count_of(part) for part in _COUNT_OF_PART.findall(found["parts"])]
            if cue is _WITHOUT_AND and not (
                _is_its_figure(measure, whole)
                and whole < sum(parts) <= 2 * whole
                and _are_apart(sentence, found)
            ):
                continue
            if sentence[found.start("parts") - 1] == "(" and (
                _NO_PARTS.search(found["parts"])
                or not _NEARLY_ALL * whole <= sum(parts) <= 2 * whole
            ):
                continue
            counted = sentence[found.end("whole") : found.start("parts")]
            if _NO_WHOLE.search(counted) or (
                _HOLDS.search(counted) and _HELD.search(found["parts"])
            ):
                continue  # "15 families: 10 boys and 8 girls"
            # "Three lessons from 12 fires: one on water" are of the lessons.
            is_first = _ANY_NUMBER.search(sentence[: found.start()]) is None
            if _is_in_words(found) and not (_is_its_figure(measure, whole) and is_first):
                continue
            missing = whole - sum(parts)
            if missing > 0 and _SOME.search(found["parts"]):
                continue
            if len(parts) < 2 or not missing or _is_no_count(sentence, found):
                continue
            if whole == len(parts):
                continue  # "two reasons: …" counts the parts themselves
            question = "Which of them is right?"
            if missing > 0:
                question = (
                    f"Where {'is the other' if missing == 1 else f'are the other {missing:,}'}?"
                )
            yield RuleHit(
                f"The comment lists {and_list(f'{part:,}' for part in parts)} of {whole:,}, which is "
                f"{sum(parts):,}. {question}",
                measure,
                sentence_and_period(sentence, measure),
                explanation="some are of none of these kinds"
                if missing > 0
                else "some are of two kinds",
            )
            break


def _are_apart(sentence: str, found: re.Match[str]) -> bool:
    """Whether parts, by their words, share none, and are of what the whole counts."""
    words = [each.strip(" .;") for each in _COUNT_OF_PART.split(found["parts"])[2::2]]
    counted = sentence[found.end("whole") : found.start("parts")]
    if not _HURT.search(counted) and any(map(_HURT.search, words)):
        return False
    for kinds in _KINDS:
        told = [
            next(
                (kind for kind in kinds if re.fullmatch(rf"(?:{kind})(?: [a-z]+)?", each, re.I)), ""
            )
            for each in words
        ]
        if all(told) and len({*told}) == len(told):
            return True
    return False


def _is_in_words(found: re.Match[str]) -> bool:
    """Whether a count or one of its parts is spelt out, as "one" and "two" are in many a sentence."""
    return not found["whole"][0].isdigit() or _PART_IN_WORDS.search(found["parts"]) is not None


def _is_its_figure(measure: MeasurePeriod, whole: int) -> bool:
    """Whether a count is what the measure counts."""
    is_count = measure.unit is Unit.NUMBER and not measure.is_percentage
    return is_count and any(each.actual_value == whole for each in measure.columns)


def _is_no_count(sentence: str, found: re.Match[str]) -> bool:
    """Whether the number before a list is a name, such as a stage's, or a length of time."""
    named = _NUMBERED.search(sentence[: found.start()])
    return bool(named or _OF_TIME.match(sentence, found.end("whole")))
