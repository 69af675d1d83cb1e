"""The words that a question names statuses by, and the statuses that each means."""

from __future__ import annotations

import re

from kpi_tui.analysis.browse.filters import BLANK
from kpi_tui.status import MISSED

_MISSED = tuple(status.value for status in MISSED)
STATUSES: dict[str, tuple[str, ...]] = {
    "red": ("red",),
    "amber": ("amber",),
    "green": ("green",),
    "reds": ("red",),
    "ambers": ("amber",),
    "greens": ("green",),
    **dict.fromkeys(("off target", "off track", "off course"), _MISSED),
    **dict.fromkeys(("missing target", "missed target", "not on target"), _MISSED),
    **dict.fromkeys(("below target", "under target", "behind target", "failed target"), _MISSED),
    "on target": ("green",),
    "actual missing": ("actual_missing",),
    "no actual": ("actual_missing",),
    "target missing": ("target_missing",),
    "no target": ("target_missing",),
    "no data": ("data_missing",),
    "monitoring only": ("monitoring_only",),
    "n/a": ("monitoring_only",),
    "not rated": ("monitoring_only", "not_reported", BLANK),
    "unrated": ("monitoring_only", "not_reported", BLANK),
    "not reported": ("not_reported",),
    "n/r": ("not_reported",),
    "unreadable": ("unreadable",),
    "no status": (BLANK,),
    "blue": ("blue",),
    "not started": ("not_started",),
    "complete": ("complete",),
}
STATUS = "|".join(sorted(map(re.escape, STATUSES), key=len, reverse=True))
ANY = rf"(?P<status>(?:{STATUS})(?: or (?:{STATUS}))*)"
"""One status, or several joined by `or`; the words beside them apply to each."""


def statuses_named(match: re.Match[str]) -> tuple[str, ...]:
    """Return the statuses that are named, each once."""
    found = (STATUSES[word] for word in re.findall(STATUS, match["status"]))
    return tuple(dict.fromkeys(status for statuses in found for status in statuses))
