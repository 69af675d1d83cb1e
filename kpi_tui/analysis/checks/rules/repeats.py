"""Rules on words that stand in two places: comments said again, finance and risk swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod

_WHOLE = 15
"""From how many words on an identical comment is asked about."""
_RUN = 25
"""From how many words in a row on a shared passage is asked about."""
_SENTENCE = 12
"""From how many words on a sentence in another column is asked about."""
_MOST = 2 / 3
"""Which share of a comment makes a repetition more than a definition that is said again."""
_SHOWN = 160
"""How many letters of a passage are quoted."""

_Words = tuple[str, ...]


def words_of(text: str | None) -> _Words:
    """Return the words of a text in order, without case, punctuation and white space."""
    return tuple(re.findall(r"[^\W_]+", (text or "").lower()))


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

    A passage that is there again is asked about where it is most of the comment and what is left
    gives no figure: else it tells what is measured, and the rest is new.
    """
    earlier = {id(measure): old for old, measure in month.pairs}
    passages: dict[_Words, MeasurePeriod] = {}
    for measure in month.measures:
        words = words_of(measure.words)
        quoted = ("comment", (measure.reading.comment or "")[:_SHOWN])
        old = earlier.get(id(measure))
        length = _words_said_again(words_of(old.words), words) if old else 0
        if length and month.previous is not None:
            when = month.name_of(month.previous)
            how = f"{length} of the comment's {len(words)} words are"
            if length == len(words):
                how = "The comment is"
            yield RuleHit(
                f"{how} as in {when}, word for word. What has happened since?",
                measure,
                (quoted, ("as in", when)),
                against=month.previous,
            )
        own_passages = _passages(words)
        other = next((passages[text] for text in own_passages if text in passages), None)
        if other is not None:
            length = _words_shared(words_of(other.words), words)
            how = f"{length} words in a row of the comment are"
            if length == len(words):
                how = "The comment is"
            yield RuleHit(
                f"{how} also said of {other.measure_code} {other.measure_name}. Does it fit both?",
                measure,
                (quoted, ("also under", other.measure_code)),
            )
        for text in own_passages:
            passages.setdefault(text, measure)


def _words_said_again(before: _Words, now: _Words) -> int:
    """Count the words of a comment that were there before; 0 where the rest of it is new."""
    if before == now:
        return _words_shared(before, now)
    start, length = longest_run(before, now)
    rest = (*now[:start], *now[start + length :])
    is_new = any(letter.isdigit() for word in rest for letter in word)
    return length if length >= _MOST * len(now) and not is_new else 0


def _passages(words: _Words) -> list[_Words]:
    """List the runs of words long enough to be asked about, or a shorter comment as a whole."""
    if _WHOLE <= len(words) < _RUN:
        return [words]
    return [words[start : start + _RUN] for start in range(len(words) - _RUN + 1)]


def _words_shared(one: _Words, other: _Words) -> int:
    """Count the words in a row that two comments share; 0 where too few to be asked about."""
    if one == other and len(one) >= _WHOLE:
        return len(one)
    return longest_run(one, other)[1]


def in_both_columns(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about a sentence under one measure's finance and another's risk impact (C9)."""
    finance: dict[_Words, list[MeasurePeriod]] = {}
    for measure in month.measures:
        for words in dict(_long_sentences(measure.reading.finance_impact)):
            finance.setdefault(words, []).append(measure)
    for measure in month.measures:
        for words, sentence in _long_sentences(measure.reading.risk_impact):
            others = finance.get(words)
            if not others or others[0] is measure:
                continue
            codes = ", ".join(other.measure_code for other in others)
            yield RuleHit(
                f"A sentence of its risk impact stands under the finance impact of "
                f"{others[0].measure_code}. Were the two columns exchanged?",
                measure,
                (("risk impact", sentence), ("finance impact of", codes)),
            )
            break


def _long_sentences(text: str | None) -> Iterator[tuple[_Words, str]]:
    for sentence in sentences(text or ""):
        words = words_of(sentence)
        if len(words) >= _SENTENCE:
            yield words, sentence
