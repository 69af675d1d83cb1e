"""Which priority of one report is which of another: their codes are used again too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.text_diff import alike
from kpi_tui.measure_name import CodeAndName

_ANOTHER = 0.35
"""Two priorities with one code are different ones if their titles are no more alike than this."""


def continued(before: Sequence[CodeAndName], after: Sequence[CodeAndName]) -> dict[int, int]:
    """Return, by the place of each later priority that goes on, the place of what it was.

    Titles come before codes: where one priority is put in before others, each has the code that was
    its neighbour's. Only what no title settles goes on under its code, if the titles are not far
    apart.
    """
    found: dict[int, int] = {}
    for same in (_is_as_it_was, _has_the_title, _has_the_code):
        found |= _pairs(before, after, found, same)
    return found


def _pairs(
    before: Sequence[CodeAndName],
    after: Sequence[CodeAndName],
    found: dict[int, int],
    same: Callable[[CodeAndName, CodeAndName], bool],
) -> dict[int, int]:
    """Return the places of those that are the same, each once, of the ones not found yet."""
    more: dict[int, int] = {}
    left = [place for place in range(len(before)) if place not in found.values()]
    for place, later in enumerate(after):
        if place in found:
            continue
        earlier = next((each for each in left if same(before[each], later)), None)
        if earlier is not None:
            left.remove(earlier)
            more[place] = earlier
    return more


def _is_as_it_was(old: CodeAndName, new: CodeAndName) -> bool:
    return old[0] == new[0] and _has_the_title(old, new)


def _has_the_title(old: CodeAndName, new: CodeAndName) -> bool:
    return bool(old[1].strip()) and alike(old[1], new[1])


def _has_the_code(old: CodeAndName, new: CodeAndName) -> bool:
    """Whether two have one code, and titles not far apart as far as both have one."""
    if old[0] != new[0]:
        return False
    return not (old[1].strip() and new[1].strip()) or similarity(old[1], new[1]) > _ANOTHER
