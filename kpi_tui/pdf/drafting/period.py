"""Which period a report that none knows is on, and how it says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpi_tui.pdf.text.lines import PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods

_COVER = 2


class PeriodGuess(NamedTuple):
    """A period, and where it is printed."""

    period: PrintedPeriod
    in_headers: bool
    places: tuple[str, ...]


def guess_period(
    texts: Sequence[PageText], labels: Sequence[str], told: PeriodType | None = None
) -> PeriodGuess | None:
    """Guess the period: that of the largest line of the first pages, else that of headings.

    A cover that names a year only is less sure than headings that name a quarter. Where a person
    `told` how long it is, none of another length is one.
    """
    if told is not None:
        return _of_type(texts, labels, told)
    in_labels = [period for label in labels for period in find_periods(label)]
    dated = [period for period in in_labels if period.type is not PeriodType.DATE]
    kind = max(dated, key=lambda period: period.last_day).type if dated else None
    covers = list(_on_cover(texts))
    for wanted in (kind, None):
        for period, _ in sorted(covers, key=lambda each: -each[1]):
            if wanted is None and period.type is PeriodType.DATE:
                continue
            if kind is not None and wanted is None:
                break
            if wanted in (None, period.type):
                return PeriodGuess(period, False, _places(period))
    if in_labels and kind is not None:
        latest = max((p for p in in_labels if p.type is kind), key=lambda p: p.last_day)
        return PeriodGuess(latest, True, ())
    dates = [period for period, _ in covers if period.type is PeriodType.DATE]
    return PeriodGuess(dates[0], False, ("{date}",)) if dates else None


def _of_type(
    texts: Sequence[PageText], labels: Sequence[str], kind: PeriodType
) -> PeriodGuess | None:
    covers = [found for found in _on_cover(texts) if found[0].type is kind]
    if covers:
        period, _ = max(covers, key=lambda each: each[1])
        return PeriodGuess(period, False, _places(period))
    headed = [each for label in labels for each in find_periods(label) if each.type is kind]
    latest = max(headed, key=lambda period: period.last_day, default=None)
    return PeriodGuess(latest, True, ()) if latest else None


def _on_cover(texts: Sequence[PageText]) -> list[tuple[PrintedPeriod, float]]:
    """Return the periods printed on the first pages, each with the size of its line."""
    found = []
    for number, text in enumerate(texts[:_COVER]):
        lines = text.lines
        for index, line in enumerate(lines):
            periods = find_periods(line.text)
            if not periods and index + 1 < len(lines):
                joined = f"{line.text} {lines[index + 1].text}"
                periods = [p for p in find_periods(joined) if p.start < len(line.text) < p.end]
            # What a long sentence mentions is hardly the report's own period.
            weight = line.size * (0.5 if len(line.text) > 90 else 1.0) - number
            found += [(period, weight) for period in periods]
    return found


def _places(period: PrintedPeriod) -> tuple[str, ...]:
    """Return how a period is printed, with placeholders."""
    words = period.text.split()
    quarter = next((word for word in words if word.casefold() in ("quarter", "qtr")), None)
    begins_with_name = words[0].casefold().startswith(("quarter", "q", "qtr"))
    if period.type is PeriodType.QUARTER and begins_with_name and "(" not in period.text:
        lead = f"{quarter} " if quarter else "Q"
        return (f"{lead}{{quarter}} {{year}}", "{period}")
    return ("{period}",)
