"""Finds the series of a store's reports that a person means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import Label
from kpi_tui.period import PeriodType, Series
from kpi_tui.regex import regex
from kpi_tui.store.files import FolderListing
from kpi_tui.store.held_series import held_series
from kpi_tui.text import fold, one_line


class NoSuchReportError(KpiTuiError):
    """A name that means no report of the store, or several."""


def series_names(listing: FolderListing) -> dict[str, Series]:
    """Return each series by its name: its report's id, with `/quarter` where an id has several."""
    several = Counter(series.report_id for series in listing.series)
    return {
        series.report_id
        if several[series.report_id] == 1
        else f"{series.report_id}/{_kind(series.period_type)}": series
        for series in listing.series
    }


def find_series(typed: str, listing: FolderListing) -> list[Series]:
    """Return the series of the report that is meant, the one to show by default first.

    It is named by its id, the beginning of that, or a part of its council's name. After a `/` the
    type of period may follow. Raises `NoSuchReportError`.
    """
    wanted, _, kind = fold(typed).strip().partition("/")
    ids = list(dict.fromkeys(series.report_id for series in listing.series))
    councils = {each.series.report_id: each.council or "" for each in held_series(listing)}
    found: Sequence[str] = [each for each in ids if fold(each) == wanted]
    found = found or [each for each in ids if fold(each).startswith(wanted)]
    found = found or [each for each in ids if wanted in fold(councils[each])]
    series = [
        each
        for each in listing.series
        if each.report_id in found and _kind(each.period_type).startswith(kind.replace("_", "-"))
    ]
    if wanted and len(found) == 1 and series:
        return series
    names = series_names(listing)
    if wanted and len(found) > 1:
        listed = ", ".join(map(one_line, found))
        raise NoSuchReportError(f"{typed}: is {len(found)} reports, {listed}: type more of one")
    spelt = {fold(word): name for name in names for word in (name, *_SIGN.split(name))}
    # The first of each report's, as a folder's name may have any sign, also the one before a kind.
    first = {each.report_id: name for name, each in reversed(names.items())}
    for each in ids:
        spelt |= dict.fromkeys(fold(councils[each]).split(), first[each])
    near = [spelt[word] for word in get_close_matches(wanted, spelt, n=1)]
    said = f"did you mean {near[0]}?" if near else f"it holds {', '.join(names) or 'none'}"
    raise NoSuchReportError(f"{typed}: no such report in the {Label.LIBRARY}: {one_line(said)}")


_SIGN = regex(r"[^a-z0-9]+")
"""The signs between the words of an id."""


def _kind(period_type: PeriodType) -> str:
    return period_type.replace("_", "-")
