"""The measures that a request names: `trend of household waste`, `how long has 11.10 been red`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.text import Text

from kpi_tui.text import fold
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ranking import Fit, NamedChoice, ranked
from kpi_tui.tui.choices.requests import Requested, denials, telling_words
from kpi_tui.tui.choices.wanted import MeasureWanted, Wanted
from kpi_tui.tui.commands.command import Command


def asked_of_measures(
    typed: str,
    asked: Sequence[Requested[Choice[Wanted]]],
    measures: Sequence[NamedChoice[Choice[Wanted]]],
) -> list[Choice[Wanted]]:
    """Return a line for each measure that a command is asked for, the best match first.

    The measures are those with all the words in their names that the command leaves over; before it comes
    one whose name has all of the words. Nothing where there are none, no command is about a measure, or one
    has a use for all of the words.
    """
    if not all(each.rest for each in asked):
        return []
    said = {*telling_words(typed)}
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
                if said <= {*_words_of(named.names[-1])}:  # `reviews completed` asks for no review
                    lines.append(Choice(measure, named.value.text, aside=named.value.aside))
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
        "first",
        "last",
    ]
)
"""Words of times and amounts, by which alone no measure is named."""
_STATUSES = frozenset(
    ["red", "reds", "amber", "ambers", "green", "greens", "rag", "worse", "better"]
)


def called_so(
    words: Sequence[str], things: Sequence[NamedChoice[Choice[Wanted]]]
) -> list[tuple[NamedChoice[Choice[Wanted]], Fit]]:
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


def _are_whole(words: Sequence[str], measure: NamedChoice[Choice[Wanted]]) -> bool:
    """Whether a name has statuses as words of their own: `red` is not the start of `reduced`."""
    own = " ".join((*measure.names, *measure.others)).split()
    return all(word in own for word in words if word in _STATUSES)


def with_named(
    typed: str,
    left: Sequence[str],
    measures: Sequence[NamedChoice[Choice[Wanted]]],
    listed: Sequence[Choice[Wanted]],
) -> list[Choice[Wanted]]:
    """Return what is listed with the measures that a request names, each where no line is about it yet.

    First come those whose codes stand in it, and those in whose names words that are `left` of a question
    stand beside others of it: of `late payments red`, `late` is of the name. If there are none, those whose
    names have all the words that are left come behind, if they are few.
    """
    words = {word for word in telling_words(typed) if not word.isdigit()}
    first = [each for each in measures if not words.isdisjoint(_codes(each))]
    behind: list[NamedChoice[Choice[Wanted]]] = []
    if left and not first and not (listed and isinstance(listed[0].value, MeasureWanted)):
        first = _with_words_beside(measures, typed, left)
        called = [] if first else [named for named, _ in called_so(left, measures)]
        behind = called if len(called) <= _FEW else []
    about = {each.value.key for each in listed if isinstance(each.value, MeasureWanted)}
    more: dict[object, Choice[Wanted]] = {}
    for each in first or behind:
        wanted = each.value.value
        if isinstance(wanted, MeasureWanted) and wanted.key not in about:
            more[wanted.key] = Choice(wanted, each.value.text, aside=each.value.aside)
    return [*more.values(), *listed] if first else [*listed, *more.values()]


_FEW = 5
"""More measures are not listed behind what a question asks for: a search has them all."""


def _with_words_beside(
    measures: Sequence[NamedChoice[Choice[Wanted]]], typed: str, left: Sequence[str]
) -> list[NamedChoice[Choice[Wanted]]]:
    """Return the measures whose names have most words of a question beside each other, some left of it and some not."""
    words = _words_of(fold(typed))
    telling = {*telling_words(typed)} - OF_HOW_MANY
    names = [(f" {' '.join(_words_of(each.names[-1]))} ", each) for each in measures]
    for length in range(min(len(words), _LONGEST), 1, -1):
        runs = (words[at : at + length] for at in range(len(words) - length + 1))
        said = [
            f" {' '.join(run)} "
            for run in runs
            if {run[0], run[-1]} <= telling
            and telling & {*run} & {*left}
            and (telling & {*run}) - {*left}
        ]
        found = [each for name, each in names if any(run in name for run in said)]
        if found:
            return found
    return []


_LONGEST = 10
"""How many words beside each other are looked for in names."""


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\s,;:?!()]+", text)


def _codes(measure: NamedChoice[Choice[Wanted]]) -> tuple[str, str]:
    """Return a measure's code, in full and short."""
    full, short, *_ = measure.names
    return full.partition(" ")[0], short
