"""Titles of priorities: those that are lost, and those that name an earlier period than the report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.months import APRIL
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods, parts_of_year
from kpi_tui.report import Priority, Reading, Warning

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


def warn_dated_titles(
    priorities: Sequence[Priority],
    readings: Sequence[Reading],
    period_titles: Sequence[Line],
    own: PrintedPeriod,
    year_begins: int = APRIL,
) -> Iterator[Warning]:
    """Yield a warning for each title of measures that names earlier periods alone: "Quarter 1"."""
    held = {each.priority_code for each in readings}
    titles = {each.title: each.page for each in reversed(priorities) if each.code in held}
    titles |= {line.text: line.page for line in reversed(period_titles)}
    for title, page in sorted(titles.items(), key=lambda item: item[1] or 0):
        # A month without a year is passed over: "May" and "March" are words too.
        named = find_periods(title, year_begins) or parts_of_year(title, own, year_begins)
        if named and all(period.last_day < own.first_day for period in named):
            message = (
                f"the title {quoted(title)} names an earlier period than {own.text or 'its own'}: "
                "are the figures below it of that one?"
            )
            yield Warning(page, None, message)
