"""Rules on words that stand in two places: comments said again, finance and risk swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import and_list
from kpi_tui.measure_name import MeasureName

_WHOLE = 15
"""An identical comment of at least so many words is asked about (C5)."""
_RUN = 25
"""A shared passage of at least so many words in a row is asked about (C5)."""
_BLOCK = (_RUN + 1) // 2
"""A passage of `_RUN` words holds at least one whole block, wherever it begins."""
_SENTENCE = 12
"""A sentence of at least so many words is looked for in the other column (C9)."""
_MOST_OF_IT = 2 / 3
"""A repeated passage of a smaller share of its comment may just define what is measured."""
_STANDING = re.compile(
    r"\b(?P<side>in line with|above|below|better than|worse than) the (?:national|England|regional)"
    r" (?:average|position|figure|rate|picture)\b",
    re.I,
)
"""Words that say how a measure compares with those of other councils."""
_DIGIT = re.compile(r"\d")
_SHOWN = 160
"""How many letters of a passage are quoted."""

_Words = tuple[str, ...]


@lru_cache(maxsize=20_000)  # a comment is read once more as that of the report before
def words_of(text: str | None) -> _Words:
    """Return the words of a text in order, without case, punctuation and white space."""
    return tuple(word for sentence in sentences(text or "") for word in _words_in(sentence))


@lru_cache(maxsize=20_000)  # comments repeat their sentences
def _words_in(sentence: str) -> _Words:
    return tuple(re.findall(r"[^\W_]+", sentence.lower()))


def longest_run(one: _Words, other: _Words, least: int = _RUN) -> tuple[int, int]:
    """Return where the longest passage of `other` that is in `one` begins, and its length.

    Passages of fewer words than `least` do not count; `(0, 0)` where there is none.
    """
    starts: dict[_Words, int] = {}
    for index in range(len(one) - least + 1):
        starts.setdefault(one[index : index + least], index)
    best_start, best_length = 0, 0
    index = 0
    while index <= len(other) - least:
        start = starts.get(other[index : index + least])
        if start is None:
            index += 1
            continue
        rest = min(len(one) - start, len(other) - index)
        length = least
        while length < rest and one[start + length] == other[index + length]:
            length += 1
        if length > best_length:
            best_start, best_length = index, length
        index += length - least + 1
    return best_start, best_length


def said_again(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about comments that were there a report ago, or that another measure has too (C5).

    A repeated passage is asked about where it is two thirds of the comment or more and the rest
    gives no figure. Otherwise it may define what is measured, and the rest be new.
    """
    said = SpokenComments()
    shared: list[_Shared] = []
    for measure in month.measures:
        words = words_of(measure.words)
        old = month.earlier(measure)
        length = _words_said_again(words_of(old.words), words) if old else 0
        if length and month.previous is not None:
            when = month.name_of(month.previous)
            how = f"{length} of the comment's {len(words)} words are"
            if length == len(words):
                how = "The comment is"
            yield RuleHit(
                f"{how} as in {when}, word for word. What has happened since?",
                measure,
                (_quoted(measure), ("as in", when)),
                against=month.previous,
            )
        first = said.first_with_a_passage_of(words)
        if first is not None:
            length = _words_shared(words_of(first.words), words)
            shared.append(_Shared(first, measure, length, length == len(words)))
        said.add(words, measure)
    yield from _said_of_several(month, shared)


class SpokenComments:
    """The comments of a report so far, in which passages of the next one are looked for."""

    def __init__(self) -> None:
        self._wholes: dict[_Words, MeasurePeriod] = {}
        self._spoken: list[tuple[str, MeasurePeriod]] = []
        self._blocks: dict[_Words, list[int]] = {}
        """In which comments of `_spoken` a block of words stands; each is cut into blocks."""
        self._starts: set[tuple[str, str]] = set()
        """The first two words of each block: most words begin none."""

    def add(self, words: _Words, measure: MeasurePeriod) -> None:
        """Take the comment of another measure."""
        if _WHOLE <= len(words) < _RUN:
            self._wholes.setdefault(words, measure)
        elif len(words) >= _RUN:
            for begin in range(0, len(words) - _BLOCK + 1, _BLOCK):
                self._blocks.setdefault(words[begin : begin + _BLOCK], []).append(len(self._spoken))
                self._starts.add((words[begin], words[begin + 1]))
            self._spoken.append((f" {' '.join(words)} ", measure))

    def first_with_a_passage_of(self, words: _Words) -> MeasurePeriod | None:
        """Return a measure whose comment has a passage of this one; `None` where there is none.

        It is the first measure with the first such passage. A passage has `_RUN` words; a shorter
        comment must be the same as a whole.
        """
        if len(words) < _RUN:
            return self._wholes.get(words)
        found = {
            begin: known
            for begin, pair in enumerate(pairwise(words))
            if pair in self._starts and (known := self._blocks.get(words[begin : begin + _BLOCK]))
        }
        for begin in range(len(words) - _RUN + 1) if found else ():
            within = range(begin, begin + _RUN - _BLOCK + 1)
            places = {place for block in within for place in found.get(block, ())}
            passage = f" {' '.join(words[begin : begin + _RUN])} " if places else ""
            for place in sorted(places):
                spoken, measure = self._spoken[place]
                if passage in spoken:
                    return measure
        return None


class _Shared(NamedTuple):
    """A passage that a comment has in common with that of a measure before it."""

    first: MeasurePeriod
    measure: MeasurePeriod
    length: int
    """In words."""
    whole: bool
    """Whether it is all of the comment."""


def _said_of_several(month: CheckContext, shared: Iterable[_Shared]) -> Iterator[RuleHit]:
    """Tell of comments that several measures share, and ask whether they fit all of them.

    Of the measures of one service it is only told. A measure whose comment and risk impact disagree
    is told by itself, and so is one whose finding was accepted.
    """
    groups: dict[tuple[MeasureName, object], list[_Shared]] = {}
    for each in shared:
        accepted = [one for one in each[:2] if month.accepted(one, "C5") is not None]
        if accepted:
            yield replace(_shared_by([each]), measure=accepted[0], measures=())
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


def _words_said_again(before: _Words, now: _Words) -> int:
    """Count the words of a comment in a passage that was there before; 0 where that is no matter.

    It is none where the passage is less than two thirds of the comment, or the rest has a figure.
    """
    if before == now:
        return _words_shared(before, now)
    # Such a passage has the middle third of the words, wherever it begins.
    third = len(now) // 3
    if f" {' '.join(now[third : len(now) - third])} " not in f" {' '.join(before)} ":
        return 0
    known = set(before)
    if sum(map(known.__contains__, now)) < _MOST_OF_IT * len(now):
        return 0
    if _gives_a_figure(word for word in now if word not in known):
        return 0
    start, length = longest_run(before, now)
    rest = (*now[:start], *now[start + length :])
    return length if length >= _MOST_OF_IT * len(now) and not _gives_a_figure(rest) else 0


def _gives_a_figure(words: Iterable[str]) -> bool:
    return _DIGIT.search(" ".join(words)) is not None


def _words_shared(one: _Words, other: _Words) -> int:
    """Count the words in a row that two comments share; 0 where they are too few to ask about."""
    if one == other and len(one) >= _WHOLE:
        return len(one)
    return longest_run(one, other)[1]


def in_both_columns(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about sentences in one measure's risk and another's finance impact, once a measure (C9)."""
    finance: dict[_Words, list[MeasurePeriod]] = {}
    for measure in month.measures:
        for words in dict(_long_sentences(measure.reading.finance_impact)):
            finance.setdefault(words, []).append(measure)
    for measure in month.measures:
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


def _long_sentences(text: str | None) -> Iterator[tuple[_Words, str]]:
    for sentence in sentences(text or ""):
        words = words_of(sentence)
        if len(words) >= _SENTENCE:
            yield words, sentence
