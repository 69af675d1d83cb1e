"""Headers of two rows: the second has the units, say, and stands in several tables alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.lines import Line
from kpi_tui.regex import regex

_HAS_DIGIT = regex(r"\d")


def extend_headers(layouts: Sequence[PageLayout]) -> None:
    """Take the first row under a header as a part of it, where others have the same: units, say."""
    alike: dict[str, list[tuple[Region, float]]] = defaultdict(list)
    narrow = set[str]()
    firsts: dict[tuple[str, ...], Region] = {}
    for layout in layouts:
        for region in layout.regions:
            header = region.header
            firsts.setdefault(_labels(region), region)
            below = [
                at
                for at in layout.rulings_across(header.left, header.right)
                if header.bottom + 3 < at < region.bottom - 3
            ]
            row = layout.lines_between(header.bottom, min(below, default=header.bottom))
            if row and below and layout.phrases.code_at_start(row[0].text) is None:
                text = " ".join(line.text for line in row)
                # A name with figures is a measure, though it begins several tables.
                if not (_HAS_DIGIT.search(text) and region.names(row)):
                    alike[text].append((region, min(below)))
                    narrow |= {text} if _in_one_column(row, region) else set()
    for text, regions in alike.items():
        # A page may break several rows alike: a text that the first header is without is no header's.
        is_rest = text in narrow and not any(
            region is firsts[_labels(region)] for region, _ in regions
        )
        for region, bottom in regions if len(regions) > 1 and not is_rest else ():
            region.header = replace(region.header, bottom=bottom)


def _labels(region: Region) -> tuple[str, ...]:
    return tuple(column.label for column in region.columns)


def _in_one_column(lines: Sequence[Line], region: Region) -> bool:
    """Whether all words of lines stand in the same column."""
    words = [word for line in lines for word in line.words]
    return any(all(each.x0 < word.middle < each.x1 for word in words) for each in region.columns)
