"""Which words of a page belong to no report: page numbers, running heads, interface text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.phrases import CODE, PAGE_NUMBER, ends_table, is_furniture

MARGIN = 0.12
"""The share of the page's height, at the top and at the foot, in which running text stands."""
FIRST_NUMBER = re.compile(r"\d+")
LABEL = re.compile(r"\b(measure|director|portfolio|comment|ytd)\b", re.I)


def furniture(pages: Sequence[Page]) -> list[Line]:
    """The lines that repeat in the margins of the pages, number the pages, or are no report's."""
    running: dict[tuple[str, int], list[Line]] = defaultdict(list)
    numbers: list[Line] = []
    found: list[Line] = []
    for page in pages:
        height = page.size[1]
        for line in into_lines(page.words, page.number):
            text = line.text.strip()
            if is_furniture(text):
                found.append(line)
            elif MARGIN * height < line.base < (1 - MARGIN) * height or _is_content(text):
                continue
            elif PAGE_NUMBER.fullmatch(text):
                numbers.append(line)
            elif any(map(str.isalpha, text)):
                running[_pattern(text), round(line.base / 4)].append(line)
    enough = max(2, math.ceil(0.7 * len(pages))) if len(pages) < 8 else max(3, len(pages) // 3)
    for lines in running.values():
        if len({line.page for line in lines}) >= enough:
            found += lines
    return found + _counting(numbers)


def _counting(numbers: Sequence[Line]) -> list[Line]:
    """The numbers that count the pages: a figure of a table counts none."""
    offsets = [int(FIRST_NUMBER.findall(line.text)[0]) - line.page for line in numbers]
    usual = Counter(offsets).most_common(1)[0] if offsets else (0, 0)
    counted = {usual[0]} if usual[1] > 1 else {0}
    return [line for line, offset in zip(numbers, offsets, strict=True) if offset in counted]


def _is_content(text: str) -> bool:
    """Whether a line in the margin is a table's or a heading's, however often it repeats."""
    return bool(CODE.search(text) or ends_table(text) or len(LABEL.findall(text)) >= 2)


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)
