"""What a command is to be done with, where a question says it: `export the reds`, `print finance`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rich.text import Text

from kpi_tui.text import fold
from kpi_tui.tui.choices.answers import SHOW
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.meanings import Choices, left_over
from kpi_tui.tui.choices.requests import SMALL, Requested, telling_words
from kpi_tui.tui.choices.wanted import Question, Wanted
from kpi_tui.tui.commands.command import Command, Rows


def done_with(
    typed: str,
    asked: Sequence[Requested[Choice[Wanted]]],
    answered: Choices,
    answers: Callable[[str], Choices],
) -> Iterator[Choice[Wanted]]:
    """Yield the commands asked for, of the measures that the words which they leave ask for.

    Where all words are `answered` as a question, these ask for the same: a command has no use for the
    `director` in `brief the director of finance`.
    """
    known = [each.value.filters for each in answered if isinstance(each.value, Question)]
    # What lists them all comes before what reads one after the other.
    for each in sorted(asked, key=lambda each: getattr(each.value.value, "of_measure", False)):
        command = each.value.value
        if not isinstance(command, Command) or command.of_rows is Rows.NONE or not each.rest:
            continue
        taken = {*telling_words(typed)} - {*each.rest}
        if answers(" ".join(taken)):
            continue  # a part of the question would be taken from it: `why is finance red`
        words = [word for word in fold(typed).split() if word.strip("?!.,;:") not in taken]
        while words and words[-1] in SMALL:
            words.pop()
        while words and words[0] in SMALL:
            words.pop(0)
        for line in answers(" ".join(words)):
            question = line.value
            if not isinstance(question, Question) or left_over([line]):
                continue
            if question.filters not in known:
                continue
            # What is of another period, or searched for, takes a while to be shown.
            if question.filters and question == Question(question.filters):
                called = each.value.short.plain.removesuffix(" …")
                said = Text.assemble(f"{called}: ", line.text[len(SHOW) :])
                yield replace(line, value=replace(question, then=command), text=said)
