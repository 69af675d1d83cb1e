"""What typed words leave of a list, and when a space is one between words."""

from __future__ import annotations

import pytest
from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.narrowing import goes_on, which_hold

LIST = [
    Choice(at, Text(f"{name}  {at + 1} measures"), name=Text(name))
    for at, name in enumerate(
        ("▲ red", "▲ red or amber", "Cllr A Gant", "Cllr D Levy", "Ann Dean", "Director of Finance")
    )
]


def names(typed: str, *, run_on: bool = False) -> list[str]:
    return [choice.short.plain for choice in which_hold(LIST, typed, run_on=run_on)]


def test_all_words_are_held_in_any_order() -> None:
    assert names("levy CLLR") == ["Cllr D Levy"]
    assert len(names("")) == len(LIST)
    assert names("anndean") == []
    assert names("anndean", run_on=True) == ["Ann Dean"]


@pytest.mark.parametrize(
    ("typed", "at", "is_space"),
    [
        ("cllr", 2, True),
        ("Cllr D", 3, False),  # only one is left
        ("cllr ", 2, False),  # twice
        ("cll", 2, False),  # no whole word
        ("red", 0, False),  # the cursor is on what it names
        ("red", 1, True),
        ("finance", 5, False),
        ("ann", 4, False),
        ("", 0, False),
    ],
)
def test_a_space_is_typed_within_a_name_that_several_begin_with(
    typed: str, at: int, is_space: bool
) -> None:
    assert goes_on(typed, LIST[at], which_hold(LIST, typed)) is is_space
