"""Chooses the report that a command works on: the one typed, else the one the explorer was left on."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kpi_tui.period import ANNEX_MONTHS, Series
from kpi_tui.period_names import find_named, find_period, find_span
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.store.files import FolderListing

_PERIODS = ("period", "from_period", "to_period")
"""The arguments that take a period."""
_WORDS = ("latest", "all", "always")
"""Words that are typed in place of a period and name none."""


def add_report(parser: ArgumentParser) -> None:
    """Add the option `--report`, before a command or after it."""
    parser.add_argument(
        "--report",
        default=argparse.SUPPRESS,
        metavar="ID",
        help="which report, of a library with several: its id, how that begins, or its council",
    )


def series_of(args: Namespace, listing: FolderListing) -> Series:
    """Return the series of reports that is meant.

    It is of the report that `--report` names, else the explorer was left on, else the first of the
    store. Where that has months and quarters, the periods typed tell which. Raises `KpiTuiError`
    for an unknown report, and for periods that only another report has.
    """
    from kpi_tui.store.series import find_series

    if not listing.series:
        return ANNEX_MONTHS
    typed = getattr(args, "report", None)
    if typed is None and len(listing.series) == 1:
        return listing.series[0]
    if typed is not None:
        series: Sequence[Series] = find_series(typed, listing)
    else:
        last = last_used(listing) or [listing.series[0]]
        # Where the explorer was left on a report's months, its quarters can be asked for.
        series = sorted(
            (each for each in listing.series if each.report_id == last[0].report_id),
            key=lambda each: each != last[0],
        )
    periods = [getattr(args, name, None) or "latest" for name in _PERIODS]
    named = [text for text in periods if text.strip().lower() not in _WORDS]
    _refuse_periods_of_two_kinds(named, series, listing)
    for each in series:
        held = [file.key for file in listing.only(each).files]
        if all(find_period(text, held) or find_span(text, held) for text in named):
            return each
    if typed is None:
        _refuse_period_of_another(named, series, listing)
    return series[0]


def last_used(listing: FolderListing) -> list[Series]:
    """Return the series of the report that the explorer was left on; none where it is not held."""
    from kpi_tui.paths import state_path
    from kpi_tui.store.series import NoSuchReportError, find_series
    from kpi_tui.tui.state import recall

    try:
        return find_series(str(getattr(recall(state_path()), "report", "")), listing)
    except NoSuchReportError:
        return []


def _refuse_periods_of_two_kinds(
    named: Sequence[str], series: Sequence[Series], listing: FolderListing
) -> None:
    """Raise `KpiTuiError` where two periods are typed of which one is a month, the other a quarter."""
    from kpi_tui.errors import KpiTuiError

    kinds: list[dict[Series, str]] = []
    for text in named:
        held = {each: [file.key for file in listing.only(each).files] for each in series}
        kinds.append(
            {each: each.period_type.counted for each in series if find_named(text, held[each])}
        )
    for first, second in pairwise(kinds):
        if first and second and first.keys().isdisjoint(second):
            nouns = next(iter(first.values())), next(iter(second.values()))
            raise KpiTuiError(
                f"{' '.join(named)}: a {nouns[0]} and a {nouns[1]}, which are never compared: "
                f"name two {nouns[0]}s, or two {nouns[1]}s"
            )


def _refuse_period_of_another(
    named: Sequence[str], looked_at: Sequence[Series], listing: FolderListing
) -> None:
    """Raise `KpiTuiError` where it is another report that has the periods typed."""
    from kpi_tui.errors import KpiTuiError
    from kpi_tui.store.series import series_names

    names = series_names(listing)
    this = next(name for name, series in names.items() if series == looked_at[0])
    for name, series in names.items():
        held = [file.key for file in listing.only(series).files]
        if series not in looked_at and all(
            find_period(text, held) or find_span(text, held) for text in named
        ):
            raise KpiTuiError(
                f"{' '.join(named)}: none of {one_line(this)}: say --report {one_line(name)}"
            )
