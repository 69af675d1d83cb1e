"""What typed words may mean, and in which order that is listed: the first is what Enter does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kpi_tui.tui.choices.answers import NOT_UNDERSTOOD
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.wanted import MeasureWanted, Question, Wanted, asks_before_commands
from kpi_tui.tui.commands.command import Command

Choices = Sequence[Choice[Wanted]]


@dataclass(frozen=True, slots=True)
class Meanings:
    """All that some words may mean, by how they mean it; of each kind the best first."""

    changes: Choices
    """What changed since a report that they name."""
    called: Choices
    """What is called just so; before it a command for each measure that they ask it for."""
    requested: Choices
    """Commands that have a use for all of the words."""
    partly_called: Choices
    """What has the words among those that it is found by."""
    begins_so: bool
    """Whether the best of what is called so, or partly, has a name that begins with the words."""
    answers: Choices
    """What they ask for as a question, as far as it is understood."""
    half_requested: Choices
    """Commands that have a use for some of the words."""
    periods: Choices
    """Periods that are named, where no answer is about them."""

    def in_order(self) -> list[Choice[Wanted]]:
        """List the meanings, each command once.

        What changed comes first. Then come the answers, but for a name that comes before them, and
        the other names. What is half understood is there where nothing else is, and a period that
        is named stands behind the first line.
        """
        names = _once([*self.called, *self.requested, *self.partly_called])
        before = 1 if self.answers and self._is_named_first(names) else 0
        if before and (first := _of_measure(names[0])):  # lines for one command are not parted
            before = sum(1 for _ in takewhile(lambda each: _of_measure(each) is first, names))
        listed = [*self.changes, *names[:before], *self.answers, *names[before:]]
        if not (self.changes or self.called or self.requested or self.answers):
            listed += self.half_requested
        known = [each.value for each in listed]
        listed[1:1] = [each for each in self.periods if each.value not in known]
        return listed

    def _is_named_first(self, names: Choices) -> bool:
        """Whether a name is meant before what the words ask for as a question.

        A command that is called so is, unless the question is for one kind of what it lists; and so
        is what has all of the words in its name, where the question is understood by some of them.
        """
        question = self.answers[0]
        is_called_so = bool(self.called or self.requested) or self.begins_so
        is_command = is_called_so and isinstance(names[0].value, Command)
        if is_command and not asks_before_commands(question.value):
            return True
        if not (self.called or self.partly_called) or not left_over(self.answers):
            return False
        return is_called_so or bool(left_over([question]))


NO_MEANINGS = Meanings((), (), (), (), False, (), (), ())


def left_over(answers: Choices) -> str:
    """Return the words that answers make nothing of."""
    left = (each.detail.plain.partition(NOT_UNDERSTOOD)[2].replace(",", "") for each in answers)
    return " ".join(filter(None, left))


def is_of_another_period(answers: Choices) -> bool:
    """Whether a question is first answered by some of another period's measures, and not of two's."""
    periods = {each.value.period for each in answers if isinstance(each.value, Question)}
    first = answers[0].value if answers else None
    return isinstance(first, Question) and first.period is not None and len(periods) == 1


def _of_measure(choice: Choice[Wanted]) -> Command | None:
    """Return the command that a line offers to do for a measure."""
    return choice.value.then if isinstance(choice.value, MeasureWanted) else None


def _once(choices: Choices) -> list[Choice[Wanted]]:
    """Return the choices, each command and each measure once, where it comes first."""
    kept: list[Choice[Wanted]] = []
    seen: list[object] = []
    for each in choices:
        what = each.value.id if isinstance(each.value, Command) else each.value
        if what not in seen:
            kept.append(each)
        seen.append(what)
    return kept
