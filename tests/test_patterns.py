"""No pattern runs away: a text that says one thing over and over is soon found to fit or not."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages
from time import process_time

import pytest

from kpi_tui import analysis, pdf, profiles
from kpi_tui.pdf.text.phrases import says_blank

PATTERNS = {
    f"{module.name}.{name}": value
    for package in (analysis, pdf, profiles)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
    if not module.name.endswith("__main__")
    for name, value in vars(import_module(module.name)).items()
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
}
AGAIN = ("A", "a", "1", "A1", "a ", "A ", "1 ", "1,", "1.", "- ", "(", "“", "of the ", "and ", "’")
"""What a text may be made of; white space alone is folded before a pattern sees it."""
LONG = 26
"""Letters: a pattern that takes twice as long with each takes seconds for so many."""


@pytest.mark.parametrize("again", AGAIN)
def test_no_pattern_takes_long_for_a_text_that_does_not_fit(again: str) -> None:
    text = (again * LONG)[:LONG] + "!"
    slow = []
    for name, pattern in PATTERNS.items():
        begun = process_time()
        for fits in (pattern.fullmatch, pattern.search):
            fits(text)
        if process_time() - begun > 0.5:
            slow.append(name)
    assert not slow


def test_white_space_is_soon_known_to_say_nothing_of_a_blank_page() -> None:
    begun = process_time()
    assert not says_blank(" " * 60 + "x")
    assert says_blank("This page  is\xa0left   blank")
    assert process_time() - begun < 0.5
