"""The field of a column: by what its heading says, and by what stands in it where that tells more."""

from __future__ import annotations

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.table.fields import DIRECTION
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.phrases import PEOPLE

_MOSTLY = 0.6
"""The share of a column's cells that tells what it holds."""
_LONGEST_CODE = 3
"""Words of a code, or fewer."""
_SOME_DRAWN = 0.3
"""Of the cells without words: so many are coloured where a column of progress shows statuses."""
_PROSE = 5
"""Words of a cell, on average, from which it is a sentence's."""
_SHORT = 3.5
"""Words of a cell, on average, below which it is a sign's."""
_OWN_TIMES = ("current", "previous")
FIELDS = {
    ("actual", ""): "period_actual",
    ("actual", "current"): "period_actual",
    ("actual", "previous"): "previous_actual",
    ("actual", "earlier"): "?earlier",
    ("actual", "last_year"): "?last_year",
    ("actual", "ytd"): "ytd_actual",
    ("target", ""): "period_target",
    ("target", "current"): "period_target",
    ("target", "ytd"): "ytd_target",
    ("target", "annual"): "?annual",
    ("status", ""): "period_status",
    ("status", "current"): "period_status",
    ("status", "previous"): "previous_status",
    ("status", "ytd"): "ytd_status",
}
"""The field of a column, by what its heading says and of which time.

A name with `?` stands for figures that have no field of their own: they may be given one later.
"""


def field_of_heading(heading: str) -> str:
    """Return the field that a heading names by its words alone; empty where it names none."""
    what, when = what_of(heading)
    name = FIELDS.get((what or ("actual" if when else ""), when))
    if name is None and not when and what not in ("status", "target", "actual"):
        name = {"progress": "comment", "forecast": IGNORED}.get(what, what)
    return "" if name is None or name.startswith("?") else name


def field_in_column(what: str, when: str, found: Contents) -> str:
    """Return the field of a column, by its heading where what stands in it agrees."""
    named = by_heading(what, when, found)
    return by_contents(when, found) if named is None else named


def by_heading(what: str, when: str, found: Contents) -> str | None:
    """Return the field that a heading names; `None` where only the contents can tell."""
    is_figures = found.figures >= _MOSTLY
    is_marked = found.figures < 1 - _MOSTLY and found.statuses >= _MOSTLY
    if found.signed >= _MOSTLY and (what == "actual" or (not what and when in _OWN_TIMES)):
        return FIELDS.get(("actual", when), IGNORED)  # beside its figure stands an arrow
    if found.worded_polarities >= _MOSTLY and what != "comment":
        return "published_polarity"
    moves = not is_figures and found.directions >= _MOSTLY
    if moves and what not in ("comment", *PEOPLE, "published_polarity"):
        return DIRECTION if when != "other" else IGNORED
    if when == "other" and what not in ("comment", "directors"):
        return IGNORED
    if is_marked and what in ("target", "actual", "status", "progress", "difference", "timeframe"):
        return FIELDS.get(("status", when), IGNORED)
    if what in ("status", "progress") and found.drawn > _SOME_DRAWN:
        return FIELDS.get(("status", when), IGNORED)
    if what == DIRECTION:
        return what if found.words < _SHORT and not is_figures else _unless_empty(found, IGNORED)
    if what == "published_polarity":
        return what if found.polarities >= _MOSTLY else _unless_empty(found, UNREAD)
    if what in ("ignored", "measure", "forecast", "difference"):
        return IGNORED
    if what in ("status", "timeframe", "comment") and found.dates >= _MOSTLY:
        return IGNORED if what == "comment" else "timeframe"  # "Last update": when, and no words
    if what == "floor" and not is_figures:
        return _unless_empty(found, IGNORED)  # "G: 55%, A: 50%, R: below" says what colours mean
    if what == "status":
        return FIELDS.get(("status", when), IGNORED) if not is_figures else UNREAD
    if what == "actual" and not is_figures and found.words >= _PROSE:
        return "comment"
    if what in ("actual", "target"):
        return FIELDS.get((what, when), IGNORED)
    if what == "priority":
        return what if found.different < _MOSTLY else IGNORED
    if (what == "code" and found.words > _LONGEST_CODE) or (
        what in PEOPLE and found.sentences >= _MOSTLY
    ):
        return None
    return "comment" if what == "progress" else what or None


def by_contents(when: str, found: Contents) -> str:
    """Return the field that a column has by what stands in it, whatever its heading."""
    # In a report on the first quarter nothing stands below the fourth: its year's is to come.
    is_to_come = when == "previous" and not found.filled and not found.drawn
    if when and (found.figures >= _MOSTLY / 2 or is_to_come):
        return FIELDS.get(("actual", when), IGNORED)
    if found.filled and found.statuses >= 0.8 and found.different < 0.7:
        return FIELDS.get(("status", when), "period_status")
    if found.drawn >= _MOSTLY:
        return FIELDS.get(("status", when), "period_status")
    if found.filled and found.directions >= 0.8:
        return DIRECTION
    if found.filled and found.figures >= _MOSTLY:
        return "?figures"
    if found.words >= _PROSE:
        return "comment"
    return _unless_empty(found, UNREAD)


def _unless_empty(found: Contents, name: str) -> str:
    return name if found.filled else IGNORED
