"""How many measures of each status a text counts: in a sentence, a list, or a table of counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from kpi_tui.pdf.page.words import Word, text_of
from kpi_tui.pdf.text.count_words import (
    AROUND,
    IN_WORDS,
    MEASURES,
    OF_ANY_COUNT,
    OF_MEASURES,
    OF_SOME,
    OTHERWISE,
)
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.labels import key
from kpi_tui.regex import regex
from kpi_tui.status import Status

_TOKEN = regex(r"[^\W\d_][\w’'-]*|\d[\d,./]*(?:\s?%)?|[,;]")
_COUNT = regex(r"\d{1,3}")
_NOTHING = frozenset("-–—")
"""What stands in a cell in place of 0."""
_LONGEST_STATUS = 3
"""Words of a status."""
_FEWEST_LETTERS = 3
"""A shorter one, as `G`, stands for too much in a text."""
_LONG_WORD = regex(r"[^\W\d_]{4,}")
_KEY = regex(r"\bkey\s*[:–—-]", re.I)
_SENTENCE = regex(r"(?<=[.;!?])\s+")
_GOES_ON = regex(r"[a-z\d]")
_LINES_OF_SENTENCE = 3
_WORDS_OF_HEADING = 8
_LEADERS = regex(r"[.…·_]{3,}")
"""What leads to the number of a page."""
_COMMA = 2
_NEVER = 1_000
_LINES_BELOW = 40
_REACH = 0.5
"""Of the distance between two columns: a count stands no further from its heading."""


@dataclass(frozen=True)
class StatedCounts:
    """What is counted at one place."""

    line: Line
    counts: Mapping[Status, int]
    label: str = ""
    """What stands before them in their row of a table."""
    said: str = ""
    """The text that counts them, where that is no table."""
    heading: str = ""
    """The line above them, where that may be their heading."""
    header: Line | None = None
    """The statuses above them, in a table."""
    alone: bool = False
    """Whether all measures of one status are counted, and none of the others."""
    of_some: bool = False
    """Whether those counted may be some of them, as "key measures" are: there are no fewer."""


class _Event(NamedTuple):
    """A status or a count in a text."""

    status: Status | None
    number: int | None
    apart: int
    """How much stands between it and the one before: a word is 1, a comma 2."""


def find_counts(lines: Sequence[Line], words: Mapping[str, Status]) -> Iterator[StatedCounts]:
    """Yield what lines count by status; `words` name the statuses, as they are compared."""
    named = {word: status for word, status in words.items() if len(word) >= _FEWEST_LETTERS}
    for _, run in groupby(lines, lambda line: line.page):
        page = list(run)
        for found in _on_page(page, named):
            heading = _heading_of(page, found.header or found.line)
            if not OTHERWISE.search(heading):
                yield replace(found, heading=heading)


def _on_page(page: Sequence[Line], named: Mapping[str, Status]) -> Iterator[StatedCounts]:
    """Yield what the lines of a page count."""
    for at, line in enumerate(page):
        yield from _in_sentences(page, at, named)
        events = list(_events(line.text, named))
        if len(events) > 1 and all(each.status for each in events):
            yield from _in_table(page, at, named)
    yield from _in_list(page, named)


def _heading_of(page: Sequence[Line], first: Line) -> str:
    """Return the line above the first one of counts, where it is as short as a heading."""
    at = next(at for at, line in enumerate(page) if line is first)
    above = page[at - 1].text if at else ""
    is_short = len(above.split()) <= _WORDS_OF_HEADING and not above.endswith((".", ";", ","))
    return above if is_short else ""


def _parts(text: str, named: Mapping[str, Status]) -> Iterator[Status | str]:
    """Yield the statuses that a text names, and its other words and signs, in their order."""
    tokens = _TOKEN.findall(text)
    at = 0
    while at < len(tokens):
        for length in range(_LONGEST_STATUS, 0, -1):
            status = named.get(key("".join(tokens[at : at + length])))
            if status is not None:
                yield status
                at += length
                break
        else:
            yield tokens[at]
            at += 1


def _events(text: str, named: Mapping[str, Status], *, in_words: bool = False) -> Iterator[_Event]:
    """Yield the statuses and the counts of a text in their order. Percentages count nothing."""
    apart = 0
    parts = list(_parts(text, named))
    for part, following in zip_longest(parts, parts[1:]):
        if isinstance(part, Status):
            yield _Event(part, None, apart)
            apart = 0
            continue
        token = part.rstrip(",./")
        number = int(token) if _COUNT.fullmatch(token) else None
        if number is None and in_words:
            is_none = token.lower() == "no" and isinstance(following, Status)
            number = 0 if is_none else IN_WORDS.get(token.lower())
        if number is not None:
            yield _Event(None, number, apart)
            apart = 0
        apart += _COMMA if part[-1] in ",;." else token != ""


def _in_sentences(
    lines: Sequence[Line], at: int, named: Mapping[str, Status]
) -> Iterator[StatedCounts]:
    """Yield what the sentences of a line count; the last one may go on in the lines below."""
    *whole, last = _SENTENCE.split(lines[at].text)
    for text in whole:
        yield from _counted(lines[at], text, named)
    texts = [last]
    for before, below in pairwise(lines[at : at + 1 + _LINES_OF_SENTENCE]):
        if before.text.rstrip()[-1] in ".:!?" or not _GOES_ON.match(below.text):
            break
        texts.append(f"{texts[-1]} {_SENTENCE.split(below.text)[0]}")
    for text in reversed(texts):
        if found := list(_counted(lines[at], text, named)):
            yield from found
            return


def _counted(line: Line, text: str, named: Mapping[str, Status]) -> Iterator[StatedCounts]:
    counts = _paired(list(_events(text, named)))
    counts = counts or _paired(list(_events(text, named, in_words=True)))
    if len(counts) > 1 and _counts_measures(text, named):
        yield StatedCounts(line, counts, said=text)
    elif counts := _of_one_status(text, named):
        of_some = OF_SOME.search(text) is not None
        yield StatedCounts(line, counts, said=text, alone=True, of_some=of_some)


def _of_one_status(text: str, named: Mapping[str, Status]) -> dict[Status, int]:
    """Return the count of a sentence such as "Three of our twelve measures are rated red."."""
    parts = list(_parts(text, named))
    statuses = [part for part in parts if isinstance(part, Status)]
    words = [part.rstrip(",.").lower() for part in parts if not isinstance(part, Status)]
    counts = [int(word) if _COUNT.fullmatch(word) else IN_WORDS.get(word) for word in words]
    numbers = [count for count in counts if count is not None]
    others = {word for word, count in zip(words, counts, strict=True) if count is None}
    if "no" in others:
        numbers.append(0)
    is_whole = others <= AROUND and not others.isdisjoint(MEASURES) and len(numbers) in (1, 2)
    return {statuses[0]: min(numbers)} if is_whole and len(statuses) == 1 else {}


def _counts_measures(text: str, named: Mapping[str, Status]) -> bool:
    """Whether a text counts measures, as far as its words tell: it may name nothing else."""
    if OTHERWISE.search(text) or _KEY.search(text):
        return False
    statuses = "\n".join(named)
    return OF_MEASURES.search(text) is not None or all(
        word.lower() in OF_ANY_COUNT or word.lower() in IN_WORDS or key(word) in statuses
        for word in _LONG_WORD.findall(text)
    )


def _paired(events: Sequence[_Event]) -> dict[Status, int]:
    """Return each status with its count, before it or behind it; nothing where any has none."""
    places = [at for at, each in enumerate(events) if each.status]
    if len({events[at].status for at in places}) < len(places):
        return {}
    if not places or any(b - a != 2 for a, b in pairwise(places)):
        return {}
    before = sum(events[at].apart for at in places) if places[0] else _NEVER
    behind = sum(events[at + 1].apart for at in places) if places[-1] + 1 < len(events) else _NEVER
    if before == behind:
        return {}
    step = -1 if before < behind else 1
    pairs = ((events[at].status, events[at + step].number) for at in places)
    return {status: count for status, count in pairs if status and count is not None}


def _pair(text: str, named: Mapping[str, Status]) -> dict[Status, int]:
    """Return the one status of a text with its count, where it has no others."""
    digits, both = list(_events(text, named)), list(_events(text, named, in_words=True))
    return next((_paired(each) for each in (digits, both) if len(each) == 2), {})


def _in_list(lines: Sequence[Line], named: Mapping[str, Status]) -> Iterator[StatedCounts]:
    """Yield what lines below each other count, a status each."""
    items = [
        (line, {} if _LEADERS.search(line.text) else _pair(line.text, named)) for line in lines
    ]
    for is_item, run in groupby(items, lambda item: len(item[1]) == 1):
        own = list(run)
        counts = {status: count for _, pair in own for status, count in pair.items()}
        text = " ".join(line.text for line, _ in own)
        if is_item and len(own) == len(counts) > 1 and _counts_measures(text, named):
            yield StatedCounts(own[0][0], counts, said=text)


def _in_table(
    lines: Sequence[Line], at: int, named: Mapping[str, Status]
) -> Iterator[StatedCounts]:
    """Yield what the rows below a line of statuses count, or the line above it."""
    columns: list[tuple[float, Status | None]] = []
    for run in lines[at].word_runs():
        middle = (run[0].x0 + run[-1].x1) / 2
        columns.append((middle, named.get(key(text_of(run)))))
    own = [status for _, status in columns if status is not None]
    if len(own) < 2 or len(set(own)) < len(own):
        return
    found = False
    for line in lines[at + 1 : at + 1 + _LINES_BELOW]:
        row = _row(line, columns)
        if row is None:
            break
        if row.counts:
            found = True
            yield replace(row, header=lines[at])
    if not found and at:
        row = _row(lines[at - 1], columns)
        if row is not None and len(row.counts) == len(own) and not row.label:
            yield row


def _row(line: Line, columns: Sequence[tuple[float, Status | None]]) -> StatedCounts | None:
    """Return what a row counts; `None` where other words stand below the statuses."""
    reach = _REACH * min(b - a for (a, _), (b, _) in pairwise(columns))
    counts: dict[Status, int] = {}
    before: list[Word] = []
    first = min(middle for middle, status in columns if status is not None)
    for word in line.words:
        middle, status = min(columns, key=lambda column: abs(column[0] - word.middle))
        if status is None or abs(middle - word.middle) > reach:
            if word.middle < first:
                before.append(word)
            continue
        if _COUNT.fullmatch(word.text) and status not in counts:
            counts[status] = int(word.text)
        elif word.text not in _NOTHING and not word.text.endswith(("%", "%)")):
            return None
    if counts:
        counts = {status: counts.get(status, 0) for _, status in columns if status is not None}
    return StatedCounts(line, counts, text_of(before))
