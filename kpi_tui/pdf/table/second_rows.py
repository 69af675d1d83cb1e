"""Headers of two rows: the second has the units, say, and stands in several tables alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kpi_tui.pdf.table.tables import PageLayout, Region

_HAS_DIGIT = re.compile(r"\d")


def extend_headers(layouts: Sequence[PageLayout]) -> None:
    """Take the first row under a header as a part of it, where others have the same: units, say."""
    alike: dict[str, list[tuple[Region, float]]] = defaultdict(list)
    for layout in layouts:
        for region in layout.regions:
            header = region.header
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
    for regions in alike.values():
        for region, bottom in regions if len(regions) > 1 else ():
            region.header = replace(region.header, bottom=bottom)
