"""Names cut to the room there is, so that no two of a list look alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile

CUT = "…"
_HEAD = 3
"""One part in so many of the room is for what a name begins with, where others begin alike."""
_LEAST = 6
"""Letters of room below which nothing is gained."""
_NEAR = 10
"""Letters before the place where names part in which a bracket is looked for, to be kept whole:
`(Stage 2)`."""


def cut_apart(names: Sequence[str], rooms: Sequence[int]) -> list[str]:
    """Cut each name to its room; of those that would look alike, keep where they part.

    `Children and Education (Schools)` becomes `Child…Schools)` beside others of Children. Names
    that no cut tells apart are numbered; names that are the same stay the same.
    """
    cut = [_cut(name, room) for name, room in zip(names, rooms, strict=True)]
    parted = [0] * len(names)
    alike = list(_groups_alike(range(len(names)), names, cut))
    while alike:
        group = [place for place in alike.pop() if rooms[place] >= _LEAST]
        # As far as all of them begin alike: what is kept begins where the first of them parts.
        shared = _shared(group, names)
        for place in group:
            parted[place] = shared
            cut[place] = _around(names[place], shared, rooms[place], rooms[place] // _HEAD)
        alike += [
            others for others in _groups_alike(group, names, cut) if _shared(others, names) > shared
        ]
    meant: dict[str, str] = {}
    for place, name in enumerate(names):
        for shown in chain(
            [cut[place]], _other_ways(name, cut[place], parted[place], rooms[place])
        ):
            if meant.setdefault(shown, name) == name:
                cut[place] = shown
                break
    return cut


def _groups_alike(
    places: Sequence[int], names: Sequence[str], cut: Sequence[str]
) -> Iterator[list[int]]:
    """Yield the places of different names that, cut, show the same letters as far as they go."""
    shortened = [place for place in places if cut[place] != names[place]]
    group: list[int] = []
    start = ""
    for place in sorted(shortened, key=lambda place: cut[place].removesuffix(CUT)):
        shown = cut[place].removesuffix(CUT)
        if group and not shown.startswith(start):
            if len({names[each] for each in group}) > 1:
                yield group
            group = []
        if not group:
            start = shown
        group.append(place)
    if len({names[each] for each in group}) > 1:
        yield group


def _shared(places: Sequence[int], names: Sequence[str]) -> int:
    """Count the letters that all of these names share at their start."""
    named = sorted(names[place] for place in places)
    ends = zip(named[0], named[-1], strict=False) if named else ()
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))


def _other_ways(name: str, cut: str, parts: int, room: int) -> Iterator[str]:
    """Yield other cuts of a name that looks like another's: with more of its head, then numbered."""
    if room >= _LEAST:
        for head in range(room // _HEAD + 1, room - _LEAST if parts else 0):
            yield _around(name, parts, room, head)
        for number in count(2):
            behind = f"({number})"
            yield f"{cut[: room - len(behind) - 1].removesuffix(CUT)}{CUT}{behind}"


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else name[: max(0, room - 1)] + CUT


def _around(name: str, shared: int, room: int, most_head: int) -> str:
    """Leave out the middle of a name, up to the word in which it parts from others."""
    if len(name) <= room:
        return name
    head = name[: max(1, most_head)].rstrip()
    behind = room - len(head) - 1
    parts_at = name.rfind(" ", 0, shared) + 1
    bracket = max(name.rfind(sign, max(0, parts_at - _NEAR), parts_at + 1) for sign in "(“‘[")
    if bracket > len(head) and ")" not in name[bracket:shared]:
        parts_at = bracket + 1
    if shared - parts_at > behind - 2:  # where it parts would not be seen
        parts_at = shared
    if parts_at <= len(head):
        return _cut(name, room)
    end = name[parts_at:]
    if len(end) < behind:  # what it does not need is for the beginning
        head = name[: room - 1 - len(end)].rstrip()
    return f"{head}{CUT}{_cut(end, behind)}"
