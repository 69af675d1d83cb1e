"""Which priority of one report is which of another: their codes are used again too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.text_diff import alike
from kpi_tui.measure_name import CodeAndName

if TYPE_CHECKING:
    from kpi_tui.analysis.measure_period import MeasurePeriod

_ANOTHER = 0.35
"""Two priorities with one code are different ones if their titles are no more alike than this."""


def continued(before: Sequence[CodeAndName], after: Sequence[CodeAndName]) -> dict[int, int]:
    """Return, by the place of each later priority that goes on, the place of what it was.

    Titles come before codes: where one priority is put in before others, each has the code that was
    its neighbour's. Only what no title settles goes on under its code, if the titles are not far
    apart.
    """
    found: dict[int, int] = {}
    left = list(range(len(before)))
    for same in (_is_as_it_was, _has_the_title, _has_the_code):
        for place, later in enumerate(after):
            if place not in found:
                earlier = next((each for each in left if same(before[each], later)), None)
                if earlier is not None:
                    left.remove(earlier)
                    found[place] = earlier
    return found


def priorities_of(
    before: Sequence[MeasurePeriod], after: Sequence[MeasurePeriod]
) -> tuple[list[CodeAndName], list[CodeAndName]]:
    """Return the priority of each earlier measure, and of each later one.

    A later one that goes on has its code and title of the earlier report, so that a measure moved
    where its two priorities differ.
    """
    olds, news = (
        [(measure.priority_code, measure.priority_title or "") for measure in measures]
        for measures in (before, after)
    )
    old, new = list(dict.fromkeys(olds)), list(dict.fromkeys(news))
    was = {new[place]: old[earlier] for place, earlier in continued(old, new).items()}
    return olds, [was.get(each, each) for each in news]


def _is_as_it_was(old: CodeAndName, new: CodeAndName) -> bool:
    return old[0] == new[0] and _has_the_title(old, new)


def _has_the_title(old: CodeAndName, new: CodeAndName) -> bool:
    return bool(old[1].strip()) and alike(old[1], new[1])


def _has_the_code(old: CodeAndName, new: CodeAndName) -> bool:
    """Whether two have one code, and titles not far apart as far as both have one."""
    if old[0] != new[0]:
        return False
    return not (old[1].strip() and new[1].strip()) or similarity(old[1], new[1]) > _ANOTHER
