"""Priorities and measures that the codes of the others say are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.doubts.missing_pages import MAY_GO_ON
from kpi_tui.regex import regex
from kpi_tui.report import Priority, Reading, Warning

_NUMBERED = regex(r"(.*?)(\d+)")
_FEWEST = {"priorities": 2, "measures": 6}
"""So many must follow each other without a gap before one that is skipped is told."""


def warn_skipped(priorities: Sequence[Priority], readings: Sequence[Reading]) -> Iterator[Warning]:
    """Yield warnings where codes that otherwise count on leave some out, at one place.

    Many reports leave out numbers all over, and one that leaves out several tells nothing.
    """
    gap = _only_gap([priority.code for priority in priorities], _FEWEST["priorities"])
    if gap:
        before, after = (priorities[place] for place in gap)
        message = f"no priority is printed between {before.code} and {after.code}"
        yield Warning(after.page, None, f"{message}: pages may be missing")
        yield from _cut([each for each in readings if each.priority_code == before.code][-1:])
    codes = [reading.measure_code for reading in readings if not reading.code_is_ours]
    gap = _only_gap(codes, _FEWEST["measures"]) if len(codes) == len(readings) else None
    if gap:
        one, other = (readings[place] for place in gap)
        if one.pages and other.pages and one.pages[0] < other.pages[0]:
            message = f"{other.measure_code} follows {one.measure_code}, on another page"
            yield Warning(other.pages[0], None, f"{message}: measures may be missing")
            yield from _cut([one])


def _cut(last: Sequence[Reading]) -> Iterator[Warning]:
    """Yield a warning for the last measure before a gap: its row may go on there."""
    for reading in last:
        yield Warning(reading.page, reading.measure_code, MAY_GO_ON)


def _only_gap(codes: Sequence[str], fewest: int) -> tuple[int, int] | None:
    """Return the places of two codes between which some are skipped, if that is so only there."""
    numbered = [match.groups() for match in map(_NUMBERED.fullmatch, codes) if match]
    if len(numbered) < len(codes) or not _in_turn([prefix for prefix, _ in numbered]):
        return None
    gaps = []
    for place, ((prefix, number), (later, next_number)) in enumerate(pairwise(numbered)):
        step = int(next_number) - (int(number) if prefix == later else 0)
        if step < 1:
            return None
        if step > len(codes):
            return None  # one that stands apart, as 99
        if step > 1:
            gaps.append((place, place + 1))
    return gaps[0] if len(gaps) == 1 and len(codes) - 2 >= fewest else None


def _in_turn(names: Sequence[str]) -> bool:
    """Whether those of one name stand together."""
    return len(set(names)) == 1 + sum(a != b for a, b in pairwise(names)) if names else False
