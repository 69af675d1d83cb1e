"""Why a command can do nothing now. A key that does nothing says so, and the footer shows it dim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Situation:
    """What the commands depend on."""

    months: int = 0
    place: int = 0
    """Which of them is shown, counted from 0."""
    measure: str | None = None
    """The code of the measure under the cursor."""
    readings: int = 0
    """How many months the store holds of that measure, up to the one shown; 0 is not known yet."""
    rows: int = 0
    searching: bool = False
    studied: bool = False
    """Whether the other months have been read, which the changes and checks are made from."""
    study_failed: str = ""
    """Why they could not be."""


STILL_READ = "The other months are still being read: it opens when they are."
"""The one reason that goes away by itself."""


def why_not(command_id: str, now: Situation) -> str | None:
    """Why a command would do nothing; `None` where it does something."""
    reason = _REASONS.get(command_id)
    return reason(now) if reason else None


def _no_month(now: Situation) -> str | None:
    return None if now.months else "There is no month yet."


def _first(now: Situation) -> str | None:
    return _no_month(now) or (None if now.place > 0 else "There is no earlier month.")


def _last(now: Situation) -> str | None:
    return _no_month(now) or (None if now.place < now.months - 1 else "There is no later month.")


def _no_measure(now: Situation) -> str | None:
    return None if now.measure else "No measure is under the cursor."


def _one_reading(now: Situation) -> str | None:
    if _no_measure(now) or now.readings != 1:
        return _no_measure(now)
    return f"The store holds {now.measure} for this month only."


def _not_studied(now: Situation) -> str | None:
    return _no_month(now) or (None if now.studied else now.study_failed or STILL_READ)


def _one_month(now: Situation) -> str | None:
    if now.months == 1:
        return "There is one month in the store: nothing to compare it with yet."
    if now.months and now.place == 0:
        return "This is the first month in the store: nothing to compare it with."
    return _not_studied(now)


def _no_search(now: Situation) -> str | None:
    return None if now.searching else "Nothing is searched for: / begins a search."


def _no_rows(now: Situation) -> str | None:
    return _no_month(now) or (None if now.rows else "No measure is on the screen.")


_REASONS: dict[str, Callable[[Situation], str | None]] = {
    "month-before": _first,
    "month-after": _last,
    "months": _no_month,
    "first-month": _first,
    "last-month": _last,
    "filter": _no_month,
    "read": _no_measure,
    "beside": _one_reading,
    "trend": _one_reading,
    "measure-before": _no_measure,
    "measure-after": _no_measure,
    "next-hit": _no_search,
    "previous-hit": _no_search,
    "changes": _one_month,
    "links": _one_month,
    "checks": _not_studied,
    "overview": _not_studied,
    "settle": lambda now: _no_measure(now) or _not_studied(now),
    "copy": _no_measure,
    "copy-rows": _no_rows,
    "export": _no_rows,
    "sort": _no_rows,
    "sort-back": _no_rows,
    "reverse": _no_rows,
}
