"""The lines of the list of periods."""

from __future__ import annotations

from collections import Counter
from datetime import date

from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.status import Status
from kpi_tui.tui.choices.lists import ROOM, period_choices

DAYS = (date(2024, 3, 31), date(2024, 7, 31))
RATED: dict[Status | None, int] = {Status.GREEN: 24, Status.AMBER: 12, Status.RED: 12}


def test_simulated_months_of_all_kinds_are_counted_on_one_line_each() -> None:
    """Their names are long, and eight kinds of status stand behind them."""
    counts = {
        DAYS[0]: Counter({**RATED, Status.MONITORING_ONLY: 3, Status.NOT_REPORTED: 5, None: 6}),
        DAYS[1]: Counter({**RATED, Status.ACTUAL_MISSING: 5, Status.TARGET_MISSING: 1}),
    }
    origins = dict.fromkeys(DAYS, Origin.SIMULATED)
    found = period_choices(DAYS, PeriodType.MONTH, counts, {}, origins)
    lines = [choice.text.plain for choice in found]
    assert max(map(len, lines)) <= ROOM
    assert lines[0].split()[3:] == ["★", "24", "●", "12", "▲", "12", "?", "5", "!", "1"]
    assert lines[1].split()[-6:] == ["n/a", "3", "n/r", "5", "none", "6"]
    assert [line.index("▲") for line in lines] == [lines[0].index("▲")] * 2


def test_a_period_with_a_later_issue_is_marked_beside_what_else_it_is() -> None:
    origins = {DAYS[1]: Origin.SIMULATED}
    found = period_choices(DAYS, PeriodType.MONTH, {}, {}, origins, DAYS)
    lines = [choice.text.plain.rstrip() for choice in found]
    assert lines == ["July 2024 (simulated, revised)", "March 2024 (revised)"]
