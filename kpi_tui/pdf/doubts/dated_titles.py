"""Priorities whose title names an earlier period than the report's: their figures may be of that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.months import APRIL
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods, parts_of_year
from kpi_tui.report import Priority, Reading, Warning


def warn_dated_titles(
    priorities: Sequence[Priority],
    readings: Sequence[Reading],
    own: PrintedPeriod,
    year_begins: int = APRIL,
) -> Iterator[Warning]:
    """Yield a warning for each title of measures that names earlier periods alone: "Quarter 1"."""
    held = {each.priority_code for each in readings}
    for priority in priorities:
        title = priority.title
        # A month without a year is passed over: "May" and "March" are words too.
        named = find_periods(title, year_begins) or parts_of_year(title, own, year_begins)
        if priority.code in held and named and all(p.last_day < own.first_day for p in named):
            message = (
                f"the title {quoted(title)} names an earlier period than {own.text or 'its own'}: "
                "are the figures below it of that one?"
            )
            yield Warning(priority.page, None, message)
