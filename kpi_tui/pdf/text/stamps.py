"""What a committee's papers print on every page of a pack: "Agenda Item 7", "Page 121".

A stamp stands in a margin at the left or the right, often beside the report's own heading: there
it is a line of its own, whatever else is printed at its height.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.regex import regex

_STAMP = regex(
    r"(?:(?:agenda|minute) (?:item|annex|supplement)|agenda page|to follow item)"
    r"(?: (?:no\.? ?)?[\da-z]+(?:[.()/-][\da-z]+)*\)?)?"
    r"|page \d{1,4}(?: of \d{1,4})?",
    re.I,
)
_MARGIN = 0.12
"""The share of the page's height, at the top and at the foot, in which stamps stand."""
_WATERMARK = 36.0
"""Points: a word so large on more than one page is no heading, and no title of a cover."""
_APART = 1.0
"""A stamp is further from other text than this share of the font's size."""


def set_stamps_apart(texts: Sequence[PageText]) -> list[Line]:
    """Make each stamp a line of its own, and return these lines."""
    stamps: list[Line] = []
    for text in texts:
        height = text.page.size[1]
        for index, line in reversed(list(enumerate(text.lines))):
            if _MARGIN * height < line.base < (1 - _MARGIN) * height:
                continue
            runs = list(_runs(line.words))
            marks = [
                _STAMP.fullmatch(Line(run).text) is not None and position in (0, len(runs) - 1)
                for position, run in enumerate(runs)
            ]
            if not any(marks):
                continue
            found = [Line(run, line.page) for run, mark in zip(runs, marks, strict=True) if mark]
            rest = [word for run, mark in zip(runs, marks, strict=True) if not mark for word in run]
            text.lines[index : index + 1] = [*([Line(rest, line.page)] if rest else []), *found]
            stamps += found
    return stamps


def find_watermarks(texts: Sequence[PageText]) -> list[Line]:
    """Return the lines that are a watermark, where it lies over no other words.

    On as many other pages it does, or it is as large there and larger than any heading. A heading
    lies over words on the one page where a cell's text reaches into it. Figures in large letters
    are no watermark, though two pages have the same.
    """
    over: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    alone: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for text in texts:
        for word in text.page.stamps:
            over[_mark(word)].add(text.page.number)
        for line in text.lines:
            for word in line.words:
                alone[_mark(word)].add(line.page)
    marks = {mark for mark, found in over.items() if len(found) >= len(alone[mark])}
    marks |= {mark for mark, found in alone.items() if mark[1] >= _WATERMARK and len(found) > 1}
    return [
        line
        for text in texts
        for line in text.lines
        if marks
        and all(_mark(word) in marks for word in line.words)
        and any(_mark(word) in over or _is_letters(word.text) for word in line.words)
    ]


def _mark(word: Word) -> tuple[str, int]:
    """Return what is the same of a watermark on each of its pages."""
    return word.text, round(word.size)


def _is_letters(text: str) -> bool:
    """Whether a word has letters, and no digits as a figure has."""
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of a line in groups that stand apart."""
    run = [words[0]]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > _APART * max(before.size, word.size):
            yield run
            run = []
        run.append(word)
    yield run
