"""Cards that a page breaks between their labels and their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Warning


def warn_broken(lines: Sequence[Line], records: Sequence[Record]) -> Iterator[Warning]:
    """Yield a warning for figures at the top of a page without labels: of the last measure, if it has none."""
    for line in lines:
        said = (
            f"{quoted(line.text)} stands at the top of a page without its labels, and is not read"
        )
        last = records[-1] if records else None
        is_its_own = last is not None and not any(last.lines.get(name) for name in FIGURES)
        yield Warning(line.page, last.code if last and is_its_own else None, said)
