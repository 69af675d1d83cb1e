"""Rules on words that stand in two places: comments said again, finance and risk swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import month_name

WHOLE = 15
"""From how many words on an identical comment is asked about."""
RUN = 25
"""From how many words in a row on a shared passage is asked about."""
SENTENCE = 12
"""From how many words on a sentence in another column is asked about."""
MOST = 2 / 3
"""Which share of a comment makes a repetition more than a definition that is said again."""
SHOWN = 160
"""How many letters of a passage are quoted."""

Words = tuple[str, ...]


def words_of(text: str | None) -> Words:
    """The words of a text in order: case, punctuation and white space do not count."""
    return tuple(re.findall(r"[^\W_]+", (text or "").lower()))


def longest_run(one: Words, other: Words, least: int = RUN) -> tuple[int, int]:
    """Where the longest passage of `other` that is in `one` begins, and its length; else 0, 0."""
    starts: dict[Words, int] = {}
    for place in range(len(one) - least + 1):
        starts.setdefault(one[place : place + least], place)
    best = (0, 0)
    place = 0
    while place <= len(other) - least:
        found = starts.get(other[place : place + least])
        if found is None:
            place += 1
            continue
        length = _length(one, found, other, place)
        best = max(best, (place, length), key=lambda run: run[1])
        place += length - least + 1
    return best


def _length(one: Words, start: int, other: Words, place: int) -> int:
    """How many words the two have in common from there on."""
    pairs = zip(islice(one, start, None), islice(other, place, None), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def said_again(month: CheckContext) -> Iterator[RuleHit]:
    """C5: a comment that was there a report ago, or that another measure has too."""
    earlier = {id(row): old for old, row in month.pairs}
    passages: dict[Words, MeasurePeriod] = {}
    for row in month.measures:
        words = words_of(row.words)
        if old := earlier.get(id(row)):
            yield from _again(month, row, words, words_of(old.words))
        mine = list(_passages(words))
        other = next((passages[item] for item in mine if item in passages), None)
        if other is not None:
            yield _twice(row, other, _shared(words_of(other.words), words), len(words))
        for item in mine:
            passages.setdefault(item, row)


def _passages(words: Words) -> Iterator[Words]:
    """Every run of words that is long enough to be asked about, and a short comment as a whole."""
    if WHOLE <= len(words) < RUN:
        yield words
    for place in range(len(words) - RUN + 1):
        yield words[place : place + RUN]


def _shared(one: Words, other: Words) -> int:
    """How many words in a row two comments share, if so many that it is asked about."""
    if one == other and len(one) >= WHOLE:
        return len(one)
    return longest_run(one, other)[1]


def _again(
    month: CheckContext, row: MeasurePeriod, words: Words, before: Words
) -> Iterator[RuleHit]:
    length = _shared(before, words)
    if not length or month.previous is None:
        return
    when = month_name(month.previous)
    most = length >= MOST * len(words)
    how = (
        "The comment is"
        if length == len(words)
        else f"{length} of the comment's {len(words)} words are"
    )
    yield RuleHit(
        f"{how} as in {when}, word for word. What has happened since?",
        row,
        (("comment", (row.reading.comment or "")[:SHOWN]), ("as in", when)),
        None if most else Level.INFORMATION,
        against=month.previous,
    )


def _twice(row: MeasurePeriod, other: MeasurePeriod, length: int, total: int) -> RuleHit:
    how = "The comment is" if length == total else f"{length} words in a row of the comment are"
    return RuleHit(
        f"{how} also said of {other.measure_code} {other.measure_name}. Does it fit both?",
        row,
        (("comment", (row.reading.comment or "")[:SHOWN]), ("also under", other.measure_code)),
    )


def in_both_columns(month: CheckContext) -> Iterator[RuleHit]:
    """C9: a sentence under the finance impact of one measure and the risk impact of another."""
    finance = {
        words: row
        for row in reversed(month.measures)
        for words, _ in _long(row.reading.finance_impact)
    }
    for row in month.measures:
        for words, sentence in _long(row.reading.risk_impact):
            other = finance.get(words)
            if other is not None and other is not row:
                yield RuleHit(
                    f"A sentence of its risk impact stands under the finance impact of "
                    f"{other.measure_code}. Were the two columns exchanged?",
                    row,
                    (
                        ("risk impact", sentence),
                        ("finance impact of", _codes(month.measures, words)),
                    ),
                )
                break


def _codes(rows: Iterable[MeasurePeriod], words: Words) -> str:
    holders = (
        row for row in rows if any(words == said for said, _ in _long(row.reading.finance_impact))
    )
    return ", ".join(row.measure_code for row in holders)


def _long(text: str | None) -> Iterator[tuple[Words, str]]:
    for sentence in sentences(text or ""):
        words = words_of(sentence)
        if len(words) >= SENTENCE:
            yield words, sentence
