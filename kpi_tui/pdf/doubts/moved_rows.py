"""Measures that stand in the table of another priority than their codes'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record
from kpi_tui.report import Warning


def warn_moved(records: Sequence[Record], sections: Sequence[PrioritySection]) -> Iterator[Warning]:
    """Yield a warning for each measure that stands under the heading of another priority.

    Not where a table holds nothing but measures of a priority that has no heading: that was lost.
    """
    headed = {section.code for section in sections}
    filled = {record.priority_code for record in records}
    for record in records:
        code, under = record.priority_code, record.under
        if under and code not in under and (code in headed or filled.intersection(under)):
            message = f"its code is of {code}, and it stands under {under[0]}"
            yield Warning(record.pages[0] if record.pages else None, record.code, message)
