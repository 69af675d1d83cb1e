"""Which words of a page belong to no report: page numbers, running heads, interface text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import CODE, PAGE_NUMBER, ends_table, is_furniture

_MARGIN = 0.12
"""The share of the page's height, at the top and at the foot, in which running text stands."""
_FIRST_NUMBER = re.compile(r"\d+")
_LABEL = re.compile(r"\b(measure|director|portfolio|comment|ytd)\b", re.I)


def find_furniture(texts: Sequence[PageText]) -> list[Line]:
    """Return the lines that repeat in the margins of the pages, number the pages, or are no report's."""
    running: dict[tuple[str, int], list[Line]] = defaultdict(list)
    numbers: list[Line] = []
    lines: list[Line] = []
    for page_text in texts:
        height = page_text.page.size[1]
        for line in page_text.lines:
            text = line.text.strip()
            # A table's or a heading's line is content, however often it repeats in a margin.
            in_margin = not _MARGIN * height < line.base < (1 - _MARGIN) * height
            is_content = CODE.search(text) or ends_table(text) or len(_LABEL.findall(text)) >= 2
            if is_furniture(text):
                lines.append(line)
            elif is_content or not in_margin:
                continue
            elif PAGE_NUMBER.fullmatch(text):
                numbers.append(line)
            elif any(map(str.isalpha, text)):
                without_numbers = re.sub(r"\d+", "#", text)
                running[without_numbers, round(line.base / 4)].append(line)
    enough = max(2, math.ceil(0.7 * len(texts))) if len(texts) < 8 else max(3, len(texts) // 3)
    for repeated in running.values():
        if len({line.page for line in repeated}) >= enough:
            lines += repeated
    # Numbers that count the pages are all as far from the page's own: a table's figure is not.
    offsets = [int(_FIRST_NUMBER.findall(line.text)[0]) - line.page for line in numbers]
    usual, times = Counter(offsets).most_common(1)[0] if offsets else (0, 0)
    counting = usual if times > 1 else 0
    return lines + [
        line for line, offset in zip(numbers, offsets, strict=True) if offset == counting
    ]
