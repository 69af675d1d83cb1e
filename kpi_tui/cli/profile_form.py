"""The form in which a person looks at a drafted profile and changes it, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kpi_tui.labels import and_list
from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import FIELD_WORDS
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.text import one_line, shortened

Ask = Callable[[str], str]
"""Shows a question and returns the line that is typed."""
_ABOVE = 3
"""Lines of the form above those of the columns."""
_WIDEST = 34
"""Letters of a heading that are shown."""


def fill_in(guess: ProfileGuess, ask: Ask, show: Callable[[str], object]) -> ProfileGuess:
    """Show the guess, ask for changes until there are none, and return it as the person leaves it."""
    while True:
        for line in lines(guess):
            show(line)
        typed = ask("Number of what is not right, or Enter if all is: ").strip()
        if not typed:
            if guess.has_measures:
                return guess
            show("No column is taken for the measure's name: give its number, then measure.")
        elif typed.isdecimal() and 0 < int(typed) <= _ABOVE + len(guess.columns):
            guess = _changed(guess, int(typed), ask, show)
        else:
            show(f"{one_line(typed)}: type a number from 1 to {_ABOVE + len(guess.columns)}.")


def lines(guess: ProfileGuess) -> Iterator[str]:
    """Yield the form: a number, what is printed, and what it is taken for."""
    yield f" 1 council   {one_line(guess.council)}"
    yield f" 2 report    {one_line(guess.report)}"
    yield f" 3 period    {guess.period_type.words}"
    headings = [shortened(heading, _WIDEST) for heading in guess.headings]
    wide = max(map(len, (*headings, "the column headed")))
    yield f"   {'the column headed':<{wide}}  is taken for"
    for at, heading in enumerate(headings):
        said = and_list(name.replace("_", " ") for name in guess.fields_of(at))
        yield f"{at + _ABOVE + 1:>2} {heading:<{wide}}  {said}"
    signs = [(one_line(sign), status) for sign, status in guess.statuses_in_words]
    if signs:
        wide = max(len("a status shown as"), *(len(sign) for sign, _ in signs))
        yield f"   {'a status shown as':<{wide}}  is taken for (to change one, change the file)"
        yield from (f"   {sign:<{wide}}  {status}" for sign, status in signs)
    for note in guess.notes:
        yield f" ! {one_line(note)}"


def _changed(
    guess: ProfileGuess, number: int, ask: Ask, show: Callable[[str], object]
) -> ProfileGuess:
    """Return the guess with what a person types for one of its lines."""
    if number == 1:
        return replace(guess, council=one_line(ask("Council: ")) or guess.council)
    if number == 2:
        return replace(guess, report=one_line(ask("Report: ")) or guess.report)
    if number == _ABOVE:
        kinds = {kind.words: kind for kind in PeriodType}
        chosen = _choose(ask, show, "Period", dict.fromkeys(kinds, ""))
        return replace(guess, period_type=kinds[chosen]) if chosen else guess
    at = number - _ABOVE - 1
    names = {name.replace("_", " "): words for name, words in FIELD_WORDS.items()}
    chosen = _choose(ask, show, f"“{guess.headings[at]}” is", names)
    return guess.taking(at, chosen.replace(" ", "_")) if chosen else guess


def _choose(
    ask: Ask, show: Callable[[str], object], question: str, choices: Mapping[str, str]
) -> str | None:
    """Ask for one of the choices, whole or as it begins, and return it; `None` for an empty line."""
    for name, words in choices.items():
        show(f"   {name:<22}{words}".rstrip())
    while typed := " ".join(one_line(ask(f"{question}: ")).casefold().replace("_", " ").split()):
        near = [name for name in choices if name.startswith(typed)]
        if typed in choices or len(near) == 1:
            return typed if typed in choices else near[0]
        meant = near or difflib.get_close_matches(typed, list(choices), 3, 0.5)
        show(f"{typed}: {'do you mean ' + ' or '.join(meant) if meant else 'type one of these'}?")
    return None
