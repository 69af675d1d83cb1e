"""Rules on how statuses and figures went over the reports."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.labels import mark, plural
from kpi_tui.months import month_name
from kpi_tui.report import FIGURE_FIELDS, MISSED, RATED, STATUS_FIELDS

STUCK = 6
"""From how many reports on a status is stuck."""
MOVED = 0.5
"""By how many points a gap must move to be another."""
NEAR = 1.0
"""Up to how many per cent off target a gap may be green today and amber tomorrow."""
RECENT = 12


def stuck(month: CheckContext) -> Iterator[RuleHit]:
    """H1: red or amber for six reports and more."""
    for row in month.rows:
        if row.period.status in MISSED and row.months_at_status >= STUCK:
            past = month.past(row)
            back = row.months_at_status - 1
            since = f", since {month_name(past[-back].report_date)}" if back <= len(past) else ""
            yield RuleHit(
                f"It has been {mark(row.period.status)} for {row.months_at_status} reports "
                f"running{since}. What would have to happen for that to change?",
                row,
                row.period.printed,
            )


def rated_otherwise(month: CheckContext) -> Iterator[RuleHit]:
    """H2: another status than in the report before, for as good as the same gap."""
    if month.ago > RECENT:
        return
    for old, row in month.pairs:
        was, now = old.period.gap_percent, row.period.gap_percent
        if was is None or now is None or old.period.status == row.period.status:
            continue
        if old.period.status not in RATED or row.period.status not in RATED:
            continue
        if abs(was - now) < MOVED and min(abs(was), abs(now)) > NEAR and was * now > 0:
            when = month_name(old.report_date)
            yield RuleHit(
                f"The status went from {mark(old.period.status)} in {when} to "
                f"{mark(row.period.status)}, the gap from {was:.1f}% to {now:.1f}%. "
                "Did the tolerance change?",
                row,
                (
                    *((f"{when} {label}", text) for label, text in old.period.printed),
                    *row.period.printed,
                ),
                against=old.report_date,
            )


def restated(month: CheckContext) -> Iterator[RuleHit]:
    """H3: figures and statuses that this issue of the report has otherwise than the one before it.

    The finding is the measure's where only one was corrected, else the report's.
    """
    cells = [item for item in month.corrections if item.field in (*FIGURE_FIELDS, *STATUS_FIELDS)]
    if cells:
        corrected = {item.code for item in cells}
        rows = [row for row in month.rows if row.measure_code in corrected]
        yield RuleHit(
            f"This is a later issue of {month.name}: {plural(len(cells), 'figure')} or statuses "
            "are not what was first published. Were readers told?",
            rows[0] if len(rows) == len(corrected) == 1 else None,
            tuple(
                (
                    f"{item.code} {item.field.replace('_', ' ')}",
                    f"{item.old or '–'} → {item.new or '–'}",
                )
                for item in cells
            ),
        )
