"""What an officer decided at once: several lines of the log that are undone together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Judgement


def together(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return what is decided at once, with what tells that of each line; one alone as it is."""
    if len(judgements) < 2:
        return tuple(judgements)
    return tuple(replace(each, together=judgements[0].id) for each in judgements)


def decided_by(who: str, judged: JudgementsInForce) -> list[tuple[Judgement, ...]]:
    """Return what a person decided and still holds, what was decided at once together, the last last.

    With it stands what was taken back in order to decide it.
    """
    found: dict[str, list[Judgement]] = {}
    for each in judged.all:
        if each.who == who:
            found.setdefault(each.together or each.id, []).append(each)
    for each in judged.take_backs:
        if each.who == who and each.together in found:
            found[each.together].append(each)
    return [tuple(act) for act in found.values()]
