"""What a person decided in this session, and what they would undo next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Judgement


@dataclass(slots=True)
class Reviews:
    """The decisions of a session, with those that are still on their way to the log."""

    made: list[tuple[Judgement, ...]] = field(default_factory=list)
    """What was decided at once stands together, the last of all last."""
    undone: set[str] = field(default_factory=set)
    """The ids of what was undone."""

    def take(self, judgements: Sequence[Judgement]) -> None:
        """Take in what was decided at once, or that it was undone."""
        from kpi_tui.judgements.judgement import TakeBack

        taken_back = [each.judgement for each in judgements if isinstance(each, TakeBack)]
        self.undone.update(taken_back)
        if len(taken_back) < len(judgements):
            self.made.append(tuple(judgements))
            return
        # What takes another back can be undone as well: that other holds again.
        restored = (each for each in chain.from_iterable(self.made) if each.id in taken_back)
        self.undone -= {each.judgement for each in restored if isinstance(each, TakeBack)}

    def drop(self, judgement: Judgement) -> None:
        """Forget one that could not be saved."""
        from kpi_tui.judgements.judgement import TakeBack

        if isinstance(judgement, TakeBack):
            self.undone.discard(judgement.judgement)
        left = (tuple(each for each in act if each.id != judgement.id) for act in self.made)
        self.made = [act for act in left if act]

    def last(self, held: Iterable[tuple[Judgement, ...]]) -> tuple[Judgement, ...]:
        """Return what was decided last, at once, and not undone; `held` is what the log has of it."""
        mine = {each.id for each in chain.from_iterable(self.made)}
        earlier = [act for act in held if mine.isdisjoint(each.id for each in act)]
        for act in reversed([*earlier, *self.made]):
            left = tuple(each for each in act if each.id not in self.undone)
            if left:
                return left
        return ()

    def is_new(self, judgement: Judgement) -> bool:
        """Whether it was made in this session."""
        return any(each.id == judgement.id for each in chain.from_iterable(self.made))
