"""Rules on words that stand in two places: comments said again, finance and risk swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    """Return the words of a text in order: case, punctuation and white space do not count."""
    return tuple(re.findall(r"[^\W_]+", (text or "").lower()))


def longest_run(one: Words, other: Words, least: int = RUN) -> tuple[int, int]:
    """Return where the longest passage of `other` that is in `one` begins, and its length; else 0, 0."""
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
        pairs = zip(islice(one, found, None), islice(other, place, None), strict=False)
        length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        best = max(best, (place, length), key=lambda run: run[1])
        place += length - least + 1
    return best


def said_again(month: CheckContext) -> Iterator[RuleHit]:
    """C5: a comment that was there a report ago, or that another measure has too."""
    earlier = {id(row): old for old, row in month.pairs}
    passages: dict[Words, MeasurePeriod] = {}
    for row in month.rows:
        words, comment = words_of(row.words), (row.reading.comment or "")[:SHOWN]
        old = earlier.get(id(row))
        length = _shared(words_of(old.words), words) if old else 0
        if length and month.previous is not None:
            part = f"{length} of the comment's {len(words)} words are"
            when = month_name(month.previous)
            yield RuleHit(
                f"{'The comment is' if length == len(words) else part} as in {when}, word for "
                "word. What has happened since?",
                row,
                (("comment", comment), ("as in", when)),
                None if length >= MOST * len(words) else Level.INFORMATION,
                against=month.previous,
            )
        # Every run of words long enough to be asked about, and a short comment as a whole.
        mine = [words[start : start + RUN] for start in range(len(words) - RUN + 1)]
        mine += [words] if WHOLE <= len(words) < RUN else []
        other = next((passages[passage] for passage in mine if passage in passages), None)
        if other is not None:
            length = _shared(words_of(other.words), words)
            part = f"{length} words in a row of the comment are"
            yield RuleHit(
                f"{'The comment is' if length == len(words) else part} also said of "
                f"{other.measure_code} {other.measure_name}. Does it fit both?",
                row,
                (("comment", comment), ("also under", other.measure_code)),
            )
        for passage in mine:
            passages.setdefault(passage, row)


def _shared(one: Words, other: Words) -> int:
    """Count the words in a row that two comments share, if so many that it is asked about."""
    if one == other and len(one) >= WHOLE:
        return len(one)
    return longest_run(one, other)[1]


def in_both_columns(month: CheckContext) -> Iterator[RuleHit]:
    """C9: a sentence under the finance impact of one measure and the risk impact of another."""
    finance: dict[Words, list[MeasurePeriod]] = {}
    for row in month.rows:
        for words in dict.fromkeys(words for words, _ in _long(row.reading.finance_impact)):
            finance.setdefault(words, []).append(row)
    for row in month.rows:
        for words, sentence in _long(row.reading.risk_impact):
            others = finance.get(words)
            if others and others[0] is not row:
                codes = ", ".join(other.measure_code for other in others)
                yield RuleHit(
                    f"A sentence of its risk impact stands under the finance impact of "
                    f"{others[0].measure_code}. Were the two columns exchanged?",
                    row,
                    (("risk impact", sentence), ("finance impact of", codes)),
                )
                break


def _long(text: str | None) -> Iterator[tuple[Words, str]]:
    for sentence in sentences(text or ""):
        words = words_of(sentence)
        if len(words) >= SENTENCE:
            yield words, sentence
