"""Names cut to the room there is, so that no two of a list look alike."""

from __future__ import annotations

from collections.abc import Sequence

CUT = "…"
_HEAD = 3
"""One part in so many of the room is for what a name begins with, where others begin alike."""
_LEAST = 6
"""Letters of room below which nothing is gained."""


def cut_apart(names: Sequence[str], rooms: Sequence[int]) -> list[str]:
    """Cut each name to its room; of those that would look alike, keep where they part.

    `Children and Education (Schools)` becomes `Child…Schools)` beside others of Children.
    """
    plain = [_cut(name, room) for name, room in zip(names, rooms, strict=True)]
    cut = []
    for place, (name, room) in enumerate(zip(names, rooms, strict=True)):
        alike = [
            other
            for at, other in enumerate(names)
            if at != place and other != name and _look_alike(plain[at], plain[place])
        ]
        # As far as it begins like any other: behind that it is like none.
        shared = 0
        while any(other.startswith(name[: shared + 1]) for other in alike) and shared < len(name):
            shared += 1
        cut.append(_around(name, shared, room) if shared and room >= _LEAST else plain[place])
    return cut


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else name[: max(0, room - 1)] + CUT


def _look_alike(first: str, second: str) -> bool:
    """Whether two names show the same letters, as far as both go."""
    starts = first.removesuffix(CUT), second.removesuffix(CUT)
    is_cut = first.endswith(CUT) and second.endswith(CUT)
    return is_cut and (starts[0].startswith(starts[1]) or starts[1].startswith(starts[0]))


def _around(name: str, shared: int, room: int) -> str:
    """Leave out the middle of a name, up to the word in which it parts from others."""
    if len(name) <= room:
        return name
    parts_at = name.rfind(" ", 0, shared) + 1
    if name[parts_at : parts_at + 1] in ("(", "“", "‘", "["):
        parts_at += 1
    head = name[: max(1, room // _HEAD)].rstrip()
    if parts_at <= len(head):
        return _cut(name, room)
    return f"{head}{CUT}{_cut(name[parts_at:], room - len(head) - 1)}"
