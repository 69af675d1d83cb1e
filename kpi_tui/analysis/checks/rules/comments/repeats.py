"""Rules on words that stand in two places: comments said again, finance and risk swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.passages import (
    SpokenComments,
    Words,
    longest_run,
    spoken,
    words_of,
    words_shared,
)
from kpi_tui.analysis.checks.rules.copied import copied_measures
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import and_list
from kpi_tui.measure_name import MeasureName
from kpi_tui.regex import regex

_SENTENCE = 12
"""A sentence of at least so many words is looked for in the other column (C9)."""
_MOST_OF_IT = 2 / 3
"""A repeated passage of a smaller share of its comment may just define what is measured."""
_STANDING = regex(
    r"\b(?P<side>in line with|above|below|better than|worse than) the (?:national|England|regional)"
    r" (?:average|position|figure|rate|picture)\b",
    re.I,
)
"""Words that say how a measure compares with those of other councils."""
_DIGIT = regex(r"\d")
_SHOWN = 160
"""How many letters of a passage are quoted."""


def said_again(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about comments that were there a report ago, or that another measure has too (C5).

    A repeated passage is asked about where it is two thirds of the comment or more and the rest
    gives no figure. Otherwise it may define what is measured, and the rest be new. Where the whole
    report may be the one before (H7), that explains the comments of the measures that are as before.
    """
    explained = set(map(id, copied_measures(context)[0]))
    said = SpokenComments()
    shared: list[_Shared] = []
    for measure in context.measures:
        words = words_of(measure.words)
        old = context.earlier(measure)
        length = _words_said_again(old.words, measure.words) if old else 0
        if length and context.previous is not None and id(measure) not in explained:
            when = context.name_of(context.previous)
            how = f"{length} of the comment's {len(words)} words are"
            if length == len(words):
                how = "The comment is"
            yield RuleHit(
                f"{how} as in {when}, word for word. What has happened since?",
                measure,
                (_quoted(measure), ("as in", when)),
                against=context.previous,
            )
        first = said.first_with_a_passage_of(words)
        if first is not None:
            length = words_shared(words_of(first.words), words)
            shared.append(_Shared(first, measure, length, length == len(words)))
        said.add(words, measure)
    yield from _said_of_several(context, shared)


class _Shared(Struct, frozen=True):
    """A passage that a comment has in common with that of a measure before it."""

    first: MeasurePeriod
    measure: MeasurePeriod
    length: int
    """In words."""
    whole: bool
    """Whether it is all of the comment."""


def _said_of_several(context: CheckContext, shared: Iterable[_Shared]) -> Iterator[RuleHit]:
    """Tell of comments that several measures share, and ask whether they fit all of them.

    Of the measures of one service it is only told. A measure whose comment and risk impact disagree
    is told by itself, and so is one whose finding was accepted.
    """
    groups: dict[tuple[MeasureName, object], list[_Shared]] = {}
    for each in shared:
        accepted = [
            one for one in (each.first, each.measure) if context.accepted(one, "C5") is not None
        ]
        if accepted:
            yield _shared_by([each]).on(accepted[:1])
        elif denied := _standing_denied(each.measure):
            yield _copied(each, *denied)
        else:
            one_service = _service(each.first) == _service(each.measure)
            groups.setdefault((each.first.named, one_service), []).append(each)
    yield from map(_shared_by, groups.values())


def _shared_by(group: Sequence[_Shared]) -> RuleHit:
    """Tell of a comment that measures share, and ask whether it fits, unless one service has them."""
    first = group[0].first
    about = (first, *(each.measure for each in group))
    same = f"{min(each.length for each in group)} words of their comments in common"
    if all(each.whole for each in group):
        same = "the same comment"
    one_service = _service(first) == _service(about[-1])
    question = (
        "" if one_service else f" Does it fit {'both' if len(about) == 2 else 'all of them'}?"
    )
    return RuleHit(
        f"{and_list(measure.measure_code for measure in about)} have {same}.{question}",
        None,
        (_quoted(about[-1]), ("also under", first.measure_code)),
        Level.INFORMATION if one_service else None,
        page=about[-1].page,
        measures=about,
        aside=f"{'both' if len(about) == 2 else 'all'} have {same}",
    )


def _copied(shared: _Shared, said: re.Match[str], written: re.Match[str]) -> RuleHit:
    """Ask which holds where comment and risk impact disagree, and name who has the same words."""
    first, measure = shared.first, shared.measure
    from_other = f"{shared.length} words of the comment are also said of {first.measure_code}."
    if words_of(first.reading.risk_impact) == words_of(measure.reading.risk_impact):
        from_other = f"{first.measure_code} has the same risk impact."
    return RuleHit(
        f"{measure.measure_code} is “{said[0]}” by its comment and “{written[0]}” by its risk "
        f"impact. {from_other} Which holds?",
        None,
        (_quoted(measure), ("risk impact", written.string), ("also under", first.measure_code)),
        Level.INFORMATION,
        page=measure.page,
        measures=(first, measure),
        explanation=f"a sentence was copied from {first.measure_code}",
    )


def _quoted(measure: MeasurePeriod) -> tuple[str, str]:
    return "comment", (measure.reading.comment or "")[:_SHOWN]


def _service(measure: MeasurePeriod) -> tuple[object, ...]:
    """Return what measures of one service have in common: where they stand, and who answers."""
    reading = measure.reading
    return reading.priority_code, reading.directors, reading.portfolio_holder


def _standing_denied(measure: MeasurePeriod) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return how comment and risk impact compare a measure with others, where they disagree."""
    said = _STANDING.search(measure.reading.comment or "")
    written = _STANDING.search(measure.reading.risk_impact or "")
    if said is None or written is None or said["side"].lower() == written["side"].lower():
        return None
    return said, written


def _words_said_again(text_before: str, text: str) -> int:
    """Count the words of a comment in a passage that was there before; 0 where that is no matter.

    It is none where the passage is less than two thirds of the comment, or the rest has a figure.
    """
    before, now = words_of(text_before), words_of(text)
    if before == now:
        return words_shared(before, now)
    known = spoken(text_before)
    if any(f" {figure} " not in known for figure in _figures_of(text)):
        return 0  # a new figure is in the rest
    # Such a passage has the middle third of the words, wherever it begins.
    third = len(now) // 3
    if f" {' '.join(now[third : len(now) - third])} " not in known:
        return 0
    start, length = longest_run(before, now)
    rest = (*now[:start], *now[start + length :])
    return length if length >= _MOST_OF_IT * len(now) and not any(map(_DIGIT.search, rest)) else 0


@lru_cache(maxsize=20_000)
def _figures_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that have a digit."""
    return tuple(filter(_DIGIT.search, words_of(text)))


def in_both_columns(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about sentences in one measure's risk and another's finance impact, once a measure (C9)."""
    finance: dict[Words, list[MeasurePeriod]] = {}
    for measure in context.measures:
        for words in dict(_long_sentences(measure.reading.finance_impact)):
            finance.setdefault(words, []).append(measure)
    for measure in context.measures:
        for words, sentence in _long_sentences(measure.reading.risk_impact):
            others = [other for other in finance.get(words, ()) if other is not measure]
            if not others:
                continue
            codes = ", ".join(other.measure_code for other in others)
            risk = words_of(measure.reading.risk_impact)
            other = words_of(others[0].reading.finance_impact)
            stands = f"finance impact of {others[0].measure_code}"
            if risk == other:
                told = f"Its risk impact is, word for word, the {stands}. What is the risk?"
            elif longest_run(other, risk, len(risk))[1]:
                told = f"Its whole risk impact stands in the {stands}. What is the risk?"
            else:
                told = f"Part of its risk impact stands in the {stands}. Which of the two is it?"
            yield RuleHit(
                told,
                measure,
                (("risk impact", sentence), ("finance impact of", codes)),
            )
            break


def _long_sentences(text: str | None) -> Iterator[tuple[Words, str]]:
    for sentence in sentences(text or ""):
        words = words_of(sentence)
        if len(words) >= _SENTENCE:
            yield words, sentence
