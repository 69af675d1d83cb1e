"""The measures that a request names: `trend of household waste`, `how long has 11.10 been red`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ranking import Fit, Named, ranked
from kpi_tui.tui.choices.requests import Requested, denials, telling_words
from kpi_tui.tui.choices.wanted import MeasureWanted, Wanted
from kpi_tui.tui.commands.command import Command


def asked_of_measures(
    asked: Sequence[Requested[Choice[Wanted]]], measures: Sequence[Named[Choice[Wanted]]]
) -> list[Choice[Wanted]]:
    """Return a line for each measure that a command is asked for, the best match first.

    The measures are those with all the words in their names that the command leaves over. Nothing where
    there are none, no command is about a measure, or one has a use for all of the words.
    """
    if not all(each.rest for each in asked):
        return []
    commands = [
        (each.value.value, each.value.short, each.rest)
        for each in asked
        if isinstance(each.value.value, Command) and each.value.value.of_measure
    ]
    for command, called, words in commands:
        lines: list[Choice[Wanted]] = []
        for named, _ in called_so(words, measures):
            measure, text = named.value.value, Text.assemble(called, ": ", named.value.text)
            if isinstance(measure, MeasureWanted):
                wanted = MeasureWanted(measure.key, command)
                lines.append(Choice(wanted, text, aside=named.value.aside))
        if lines:
            return lines
    return []


OF_HOW_MANY = frozenset(
    [
        "every",
        "each",
        "always",
        "never",
        "ever",
        "again",
        "once",
        "twice",
        "half",
        "year",
        "years",
        "quarter",
        "quarters",
        "week",
        "weeks",
        "%",
        "percent",
        "percentage",
        "proportion",
        "share",
        "number",
        "count",
    ]
)
"""Words of times and amounts, by which alone no measure is named."""
_STATUSES = frozenset(
    ["red", "reds", "amber", "ambers", "green", "greens", "rag", "worse", "better"]
)


def called_so(
    words: Sequence[str], things: Sequence[Named[Choice[Wanted]]]
) -> list[tuple[Named[Choice[Wanted]], Fit]]:
    """Return what has all of some words in what it is found by, the best first; nothing for none.

    Nothing is called `no` something, which asks for others, or by numbers or words that count alone.
    """
    counts = all(word.isdigit() or word in OF_HOW_MANY for word in words)
    if not words or denials(" ".join(words)) or counts:
        return []
    found = ranked(" ".join(words), things)
    return [
        (each, fit) for each, fit in found if fit <= Fit.BEGINS_OTHERS and _are_whole(words, each)
    ]


def _are_whole(words: Sequence[str], measure: Named[Choice[Wanted]]) -> bool:
    """Whether a name has statuses as words of their own: `red` is not the start of `reduced`."""
    own = " ".join((*measure.names, *measure.others)).split()
    return all(word in own for word in words if word in _STATUSES)


def coded(
    typed: str, measures: Sequence[Named[Choice[Wanted]]], listed: Sequence[Choice[Wanted]]
) -> list[Choice[Wanted]]:
    """Return the measures whose codes stand in a request, where no line listed is about them yet."""
    about = {each.value.key for each in listed if isinstance(each.value, MeasureWanted)}
    words = {word for word in telling_words(typed) if not word.isdigit()}
    return [
        Choice(each.value.value, each.value.text, aside=each.value.aside)
        for each in measures
        if isinstance(each.value.value, MeasureWanted)
        and each.value.value.key not in about
        and not words.isdisjoint(_codes(each))
    ]


def _codes(measure: Named[Choice[Wanted]]) -> tuple[str, str]:
    """Return a measure's code, in full and short."""
    full, short, *_ = measure.names
    return full.partition(" ")[0], short
