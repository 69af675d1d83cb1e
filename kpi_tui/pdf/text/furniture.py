"""Which words of a page belong to no report: page numbers, running heads, interface text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import PAGE_NUMBER, Phrases, says_blank
from kpi_tui.profiles.labels import key
from kpi_tui.regex import regex

_MARGIN = 0.12
"""The share of the page's height, at the top and at the foot, in which running text stands."""
_FIRST_NUMBER = regex(r"\d+")
_LABELS, _LABELLED = 2, 1 / 3
"""A line with so many words of labels, and such a share of its words, is a header."""
_CELLS = 3
"""A row of a table, or its header, has so many texts side by side, or more."""
_COUNTED = regex(r"\b(page|of)\b", re.I)
"""A text with such a word counts pages."""
_TABLE_EDGES = 5
"""So many vertical lines pass beside a row of a table of measures, and not beside a foot in boxes."""
_ROW_LINES = 5
"""So many lines of one width are those of a table's rows."""
_SAME_HEIGHT = 4.0
"""Page numbers stand at one distance from the edge of the page, but for so many points."""
_NEAR = 3.0
"""Text no further off than this many times the size of a number stands beside it."""


def find_furniture(texts: Sequence[PageText], phrases: Phrases) -> list[Line]:
    """Return the lines that repeat in the margins of the pages, number the pages, or are no report's."""
    repeats: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    numbers: list[tuple[int, PageText, Line]] = []
    lines: list[Line] = []
    for place, page_text in enumerate(texts, 1):
        height = page_text.page.size[1]
        margins = _MARGIN * height, (1 - _MARGIN) * height
        header = _header_in(page_text.lines, margins[0], phrases)
        inner = [line for line in page_text.lines if margins[0] < line.base < margins[1]]
        for line in page_text.lines:
            text = line.text.strip()
            # A table's or a heading's line is content, however often it repeats in a margin.
            in_margin = line.base <= min(margins[0], header) or line.base >= margins[1]
            is_content = _is_content(text, phrases)
            if phrases.is_furniture(text) or (says_blank(text) and inner in ([], [line])):
                lines.append(line)
            elif is_content or not in_margin or _in_table(line, page_text.page):
                continue
            elif PAGE_NUMBER.fullmatch(text):
                numbers.append((place, page_text, line))
            elif any(map(str.isalpha, text)):
                without_numbers = re.sub(r"\d+", "#", text)
                repeats[without_numbers, round(line.base / 4)].append((place, line))
    enough = max(2, math.ceil(0.7 * len(texts))) if len(texts) < 8 else max(3, len(texts) // 3)
    for repeated in repeats.values():
        if len({place for place, _ in repeated}) >= enough and not _has_figures(repeated):
            lines += [line for _, line in repeated]
    return lines + _page_numbers(numbers, {id(line) for line in lines})


def _is_content(text: str, phrases: Phrases) -> bool:
    """Whether a line is a measure's, a heading's or a table's header."""
    if phrases.codes_in(text) or phrases.ends_table(text):
        return True
    words = [key(word) for word in text.split()]
    telling = sum(word in phrases.profile.labels.telling_words for word in words)
    # The name of a report may have words of labels, too.
    return telling >= _LABELS and telling >= _LABELLED * len(words)


def _header_in(lines: Sequence[Line], margin: float, phrases: Phrases) -> float:
    """Return where a table's header stands in the upper margin: what is below it is its rows."""
    bases = (
        line.base
        for line in lines
        if line.base <= margin
        and len(line.runs()) >= _CELLS
        and _is_content(line.text.strip(), phrases)
    )
    return min(bases, default=math.inf)


def _has_figures(repeated: Sequence[tuple[int, Line]]) -> bool:
    """Whether a line that many pages have is the row of a table: its numbers are no page's."""
    rows = []
    for place, line in repeated:
        cells = [text_of(words) for words in line.word_runs()]
        if len(cells) < _CELLS:
            return False
        said = " ".join(cell for cell in cells if not _COUNTED.search(cell))
        rows.append((place, [int(number) for number in _FIRST_NUMBER.findall(said)]))
    return any(
        len(set(numbers)) > 1
        and len({n - place for n, (place, _) in zip(numbers, rows, strict=True)}) > 1
        for numbers in zip(*(numbers for _, numbers in rows), strict=False)
    )


def _in_table(line: Line, page: Page) -> bool:
    """Whether the vertical lines of a table pass beside a line, or it stands between its rows' lines."""
    return _is_between_rows(line, page) or (
        len(
            {round(at / 2) for at, start, end in page.shapes.verticals if start < line.centre < end}
        )
        >= _TABLE_EDGES
    )


def _is_between_rows(line: Line, page: Page) -> bool:
    """Whether lines as wide as several others of the page stand above and below a line of text."""
    spans: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for ruling in page.shapes.horizontals:
        if ruling.start - 1 <= line.x0 and line.x1 <= ruling.end + 1:
            spans[round(ruling.start / 2), round(ruling.end / 2)].add(round(ruling.at))
    return any(
        len(heights) >= _ROW_LINES and min(heights) < line.centre < max(heights)
        for heights in spans.values()
    )


def _page_numbers(numbers: Sequence[tuple[int, PageText, Line]], others: set[int]) -> list[Line]:
    """Return the numbers in margins that count the pages; `others` holds the `id`s of furniture.

    They are all as far from the page's own number, and stand at one height. One that does neither
    beside another is a figure where other text of the page stands beside it or further out.
    """
    offsets = [int(_FIRST_NUMBER.findall(line.text)[0]) - place for place, _, line in numbers]
    usual, times = Counter(offsets).most_common(1)[0] if offsets else (0, 0)
    counting = usual if times > 1 else 0
    candidates = [
        number for number, offset in zip(numbers, offsets, strict=True) if offset == counting
    ]
    heights = [min(line.base, text.page.size[1] - line.base) for _, text, line in candidates]
    return [
        line
        for (_, text, line), height in zip(candidates, heights, strict=True)
        if sum(abs(height - other) <= _SAME_HEIGHT for other in heights) > 1
        or not _is_beside(text, line, others)
    ]


def _is_beside(text: PageText, number: Line, others: set[int]) -> bool:
    """Whether text that is no furniture stands beside a number in a margin, or further out."""
    at_foot = number.base > text.page.size[1] / 2
    for line in text.lines:
        out = (line.base - number.base) * (1 if at_foot else -1)
        near = -0.9 * number.size < out < _NEAR * number.size
        if line is not number and id(line) not in others and near:
            return True
    return False
