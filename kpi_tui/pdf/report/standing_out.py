"""Which lines above a table stand out from its text: the title of a priority is larger, or bolder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from kpi_tui.pdf.text.lines import Line
from kpi_tui.regex import regex

LONGEST = 160
"""A heading has no more letters."""
_LARGER = 1.08
"""A heading's font is so many times that of most text outside the tables."""
_LEADING = 1.8
_SENTENCE = 8
"""Words of a sentence, or more."""
_SAME_SIZE = 0.3
_BODY, _MOSTLY = 40, 0.6
"""So many words of one size, and such a share of all, are paragraphs."""
_SIGN = "(?:b?rag|status|performance|colour|symbol|icon|arrow|rating|trend|direction|abbreviation)"
_KEY = regex(
    rf"(?:{_SIGN}s? (?:of travel )?){{0,2}}(?:key|legend)(?: (?:to|for|of)(?: the| {_SIGN}s?| and)+)?"
    r"|notes?(?: to the table)?",
    re.I,
)
"""What heads a key or notes, which is the title of no priority."""


def find_title(
    lines: Sequence[Line], is_bold: Callable[[Line], bool], *, is_first: bool
) -> tuple[int, int]:
    """Return where the last lines stand that are larger or bolder than the text beside them.

    Above the first table of a report its own title is larger yet. From 0 to 0 stands none.
    """
    page = lines[-1].page
    own = [line for line in lines if line.page == page]
    text = _text_size(own)
    bold = {id(line): is_bold(line) for line in own}
    is_larger = [line.size > _LARGER * text or len(own) == 1 for line in lines]
    is_bolder = [bold.get(id(line), False) and not all(bold.values()) for line in lines]
    if len(own) == len(lines) > 1 and all(bold.values()):
        # Titles above each other, the last of which is the table's.
        is_larger = [is_block(lines[index:]) for index in range(len(lines))]
    if is_first and is_bolder[-1] and not is_larger[-1]:
        is_larger = is_bolder
    keys = [_KEY.fullmatch(line.text.strip(" :")) is not None for line in lines]
    for stands_out in (is_larger, is_bolder):
        end = len(lines)
        while end:
            line, start = lines[end - 1], end - 1
            is_text = len(line.text) <= LONGEST and any(map(str.isalpha, line.text))
            if line.page != page or not is_text or not stands_out[start] or keys[start]:
                end -= 1
                continue
            while start and stands_out[start - 1] and is_block(lines[start - 1 : end]):
                if keys[start - 1]:
                    break
                start -= 1
            above = [each for each, out in zip(lines[:start], stands_out, strict=False) if out]
            is_title = bold[id(line)]  # priorities may be called by a sentence
            if is_title or not _is_sentence(
                lines[start:end], [each for each in above if each.page == page]
            ):
                return start, end
            end = start
    return 0, 0


def _is_sentence(lines: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether lines are a sentence, below one that stands out more than they do."""
    words = sum(len(line.words) for line in lines)
    is_ended = lines[-1].text.rstrip().endswith(".") and words >= _SENTENCE
    return is_ended and any(line.size > _LARGER * lines[0].size for line in above)


def like_a_title(lines: Sequence[Line], titles: Sequence[Line]) -> str:
    """Return what stands last on a page in the size of titles, larger than its text; or nothing."""
    own = [line for line in lines if line.page == lines[-1].page]
    text = _text_size(own)
    for line in reversed(own):
        is_alike = any(abs(line.size - title.size) < _SAME_SIZE for title in titles)
        if is_alike and (line.size > _LARGER * text or len(own) == 1):
            return line.text
    return ""


def is_block(lines: Sequence[Line]) -> bool:
    """Whether lines are set in one size below each other."""
    return all(
        below.page == line.page
        and abs(below.size - line.size) < _SAME_SIZE
        and 0 < below.base - line.base < _LEADING * line.size
        for line, below in pairwise(lines)
    )


def _text_size(lines: Sequence[Line]) -> float:
    """Return the size of the text above a table: of whole paragraphs, else the smallest.

    Beside paragraphs, what is smaller are the labels of a chart.
    """
    words = Counter[float]()
    for line in lines:
        words[round(line.size, 1)] += len(line.words)
    size, count = words.most_common(1)[0]
    is_body = count >= _BODY and count >= _MOSTLY * words.total()
    return size if is_body else min(line.size for line in lines)
