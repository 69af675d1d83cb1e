"""Priorities of a report in which no title is found, though lines outside its tables have their codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import Priority, Warning

_BESIDE = "()[]:.|-–—"
"""Signs that may stand at a code."""


def warn_lost_titles(priorities: Sequence[Priority], outside: Sequence[Line]) -> Iterator[Warning]:
    """Yield a warning for each priority whose code stands in a line, where no priority has a title."""
    if any(priority.title for priority in priorities):
        return
    lines = {word.text.strip(_BESIDE): line for line in reversed(outside) for word in line.words}
    for priority in priorities:
        line = lines.get(priority.code)
        if line is not None:
            message = (
                f"{priority.code} has measures, and {quoted(line.text)} is not read as its title: "
                "its title, status and text are not read"
            )
            yield Warning(line.page, None, message)
