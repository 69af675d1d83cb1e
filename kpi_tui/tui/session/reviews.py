"""What a person decided in this session, and what they would undo next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Judgement


@dataclass(slots=True)
class Reviews:
    """The decisions of a session, with those that are still on their way to the log."""

    made: list[Judgement] = field(default_factory=list)
    """The last one last."""
    undone: set[str] = field(default_factory=set)
    """The ids of what was undone."""

    def take(self, judgement: Judgement) -> None:
        """Take a decision in, or that one was undone."""
        from kpi_tui.judgements.judgement import TakeBack

        if isinstance(judgement, TakeBack):
            self.undone.add(judgement.judgement)
        else:
            self.made.append(judgement)

    def drop(self, judgement: Judgement) -> None:
        """Forget one that could not be saved."""
        from kpi_tui.judgements.judgement import TakeBack

        if isinstance(judgement, TakeBack):
            self.undone.discard(judgement.judgement)
        else:
            self.made = [each for each in self.made if each.id != judgement.id]

    def last(self, who: str, held: Iterable[Judgement]) -> Judgement | None:
        """Return what a person decided last and has not undone; `held` are those in the log."""
        known = {each.id: each for each in held if each.who == who}
        for each in self.made:
            known.pop(each.id, None)
            known[each.id] = each
        left = [each for each in known.values() if each.id not in self.undone]
        return left[-1] if left else None

    def is_new(self, judgement: Judgement) -> bool:
        """Whether it was made in this session."""
        return any(each.id == judgement.id for each in self.made)
