"""What a request asks to be done with a measure that it names: `trend of household waste`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ranking import Fit, Named, ranked
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
    for words in (None, not_answered(asked)):
        for each in asked:
            command, rest = each.value.value, " ".join(each.rest if words is None else words)
            if isinstance(command, Command) and command.of_measure and rest:
                found = [
                    name.value for name, fit in ranked(rest, measures) if fit <= Fit.BEGINS_OTHERS
                ]
                if found:
                    return [_with(command, each.value.short, measure) for measure in found]
    return []


def _with(command: Command, called: Text, measure: Choice[Wanted]) -> Choice[Wanted]:
    """Return a measure as a line that names the command as well."""
    assert isinstance(measure.value, MeasureWanted)
    wanted = replace(measure.value, then=command)
    return Choice(wanted, Text.assemble(called, ": ", measure.text), aside=measure.aside)
