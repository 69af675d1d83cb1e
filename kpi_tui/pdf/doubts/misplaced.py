"""What stands elsewhere than it belongs: measures under another priority, cards broken by a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
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


def warn_broken(lines: Sequence[Line], records: Sequence[Record]) -> Iterator[Warning]:
    """Yield a warning for figures at the top of a page without labels: of the last measure, if it has none."""
    for line in lines:
        said = (
            f"{quoted(line.text)} stands at the top of a page without its labels, and is not read"
        )
        last = records[-1] if records else None
        is_its_own = last is not None and not any(last.lines.get(name) for name in FIGURES)
        yield Warning(line.page, last.code if last and is_its_own else None, said)
