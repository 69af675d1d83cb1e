"""What a column holds whose heading comes twice: it is told by the figure that it stands behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.headings import FIELDS, field_in_column
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.profiles.labels import IGNORED, OVER, UNREAD

_WHEN = {
    "period_actual": "current",
    "previous_actual": "previous",
    "ytd_actual": "ytd",
    "?earlier": "earlier",
    "?last_year": "last_year",
}
"""The time that a figure is of, by the field of its column."""
_OF_TIMES = {"period_status": "status", "period_target": "target"}
"""What may be said of figures of other times too."""


def find_behind(labels: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return each heading that comes twice, with the one that it stands behind and what it says itself."""
    parts = {label: label.rpartition(OVER) for label in labels}
    return {label: (over, said) for label, (over, _, said) in parts.items() if over in labels}


def tell_behind(
    labels: Sequence[str], fields: Mapping[str, str], contents: Mapping[str, Contents]
) -> dict[str, str]:
    """Return the field of each heading that comes twice, told by the figure that it stands behind.

    All columns of a heading are unread where one of them stands behind no figure. So they are
    where the last stands right before a figure: it may belong to that one. Figures that are not due
    yet, with nothing beside them, tell nothing of the others.
    """
    by_heading: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    found: dict[str, str] = {}
    for label, (over, said) in find_behind(labels).items():
        figure = fields.get(over, "")
        cells = [contents[each] for each in (label, over) if each in contents]
        if figure in _WHEN or any(each.filled or each.drawn for each in cells):
            by_heading[said].append((label, figure))
        else:
            found[label] = IGNORED
    for said, behind in by_heading.items():
        following = {*labels[labels.index(behind[-1][0]) + 1 :][:1]}
        stand_before = any(fields.get(label) in _WHEN for label in following)
        is_sure = not stand_before and all(name in _WHEN for _, name in behind)
        for label, figure in behind:
            found[label] = UNREAD
            if is_sure:
                own = field_in_column(what_of(said)[0], "current", contents[label])
                # A reading has no status and no target of a time before the last.
                otherwise = IGNORED if own in _OF_TIMES else UNREAD
                of_time = FIELDS.get((_OF_TIMES.get(own, ""), _WHEN[figure]), otherwise)
                found[label] = own if _WHEN[figure] == "current" else of_time
    return found
