"""What columns hold whose headings come twice: what is said of the figure that each stands behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import FIELDS, field_in_column
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.profiles.labels import OVER, UNREAD

_WHEN = {
    "period_actual": "current",
    "previous_actual": "previous",
    "ytd_actual": "ytd",
    "?earlier": "earlier",
    "?last_year": "last_year",
}
"""Of which time a figure is."""
_OF_TIMES = {"period_status": "status", "period_target": "target"}
"""What may be said of figures of other times too."""


def find_behind(labels: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return, of each heading that comes twice, what it stands behind and what it says itself."""
    parts = {label: label.rpartition(OVER) for label in labels}
    return {label: (over, said) for label, (over, _, said) in parts.items() if over in labels}


def tell_behind(
    labels: Sequence[str], fields: Mapping[str, str], contents: Mapping[str, Contents]
) -> dict[str, str]:
    """Return the fields of headings that come twice, by those of the figures that they stand behind.

    All of one heading are unread where one stands behind no figure, or before one: it may be
    that one's.
    """
    by_heading: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for label, (over, said) in find_behind(labels).items():
        by_heading[said].append((label, fields.get(over, "")))
    found: dict[str, str] = {}
    for said, behind in by_heading.items():
        following = {*labels[labels.index(behind[-1][0]) + 1 :][:1]}
        stand_before = any(fields.get(label) in _WHEN for label in following)
        is_sure = not stand_before and all(name in _WHEN for _, name in behind)
        for label, figure in behind:
            found[label] = UNREAD
            if is_sure:
                own = field_in_column(what_of(said)[0], "current", contents[label])
                of_time = FIELDS.get((_OF_TIMES.get(own, ""), _WHEN[figure]), UNREAD)
                found[label] = own if _WHEN[figure] == "current" else of_time
    return found
