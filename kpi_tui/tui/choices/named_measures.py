"""What a request asks to be done with a measure that it names: `trend of household waste`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ranking import Named, called_so
from kpi_tui.tui.choices.requests import Requested, not_answered
from kpi_tui.tui.choices.wanted import MeasureWanted, Wanted
from kpi_tui.tui.commands.command import Command


def asked_of_measures(
    asked: Sequence[Requested[Choice[Wanted]]], measures: Sequence[Named[Choice[Wanted]]]
) -> list[Choice[Wanted]]:
    """Return a line for each measure that a command is asked for, the best match first.

    The measures are those with all the words in their names that the command leaves over, or else
    that all the commands asked for do. Nothing where there are none, or no command is about a measure.
    """
    commands = [
        (each.value.value, each.value.short, each.rest)
        for each in asked
        if isinstance(each.value.value, Command) and each.value.value.of_measure
    ]
    unused = not_answered(asked)
    for command, called, words in (*commands, *((*each[:2], unused) for each in commands)):
        lines: list[Choice[Wanted]] = []
        for named, _ in called_so(words, measures):
            measure, text = named.value.value, Text.assemble(called, ": ", named.value.text)
            if isinstance(measure, MeasureWanted):
                wanted = MeasureWanted(measure.key, command)
                lines.append(Choice(wanted, text, aside=named.value.aside))
        if lines:
            return lines
    return []
