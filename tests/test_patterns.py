"""No pattern runs away: the text of a report may be anything, and each is soon found to fit or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import kpi_tui
from kpi_tui import regex
from kpi_tui.pdf.text.phrases import says_blank

parser: Any = import_module("re._parser")
kind: Any = import_module("re._constants")
REPEATS = (kind.MAX_REPEAT, kind.MIN_REPEAT)
OFTEN = 8
"""What is repeated more often than so takes too long where each time doubles it."""


def patterns(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield what is compiled in a value of a module, or in what that holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from patterns(each)
    elif isinstance(value, dict):
        yield from patterns([*value, *value.values()])


def runs_away(pattern: str | bytes, flags: int = 0) -> bool:
    """Whether one repeat holds another so that the same letters can be shared out in many ways."""
    return any(
        most > OFTEN and any(map(is_shared_out, branches(body)))
        for _, most, body in repeats(parser.parse(pattern, flags))
    )


def repeats(items: Sequence[Any]) -> Iterator[tuple[int, int, Sequence[Any]]]:
    """Yield each repeat of a pattern, wherever it stands: least, most, and what is repeated."""
    for what, told in items:
        if what in REPEATS:
            yield told
            yield from repeats(told[2])
        elif what is kind.BRANCH:
            for branch in told[1]:
                yield from repeats(branch)
        elif what in (kind.SUBPATTERN, kind.ASSERT, kind.ASSERT_NOT):
            yield from repeats(told[-1])


def branches(body: Sequence[Any]) -> Iterator[Any]:
    """Yield what a repeat may take each time."""
    what, told = body[0]
    if len(body) > 1:
        yield body
    elif what is kind.BRANCH:
        for branch in told[1]:
            yield from branches(branch)
    elif what is kind.SUBPATTERN:
        yield from branches(told[-1])
    else:
        yield body


def is_shared_out(body: Any) -> bool:
    """Whether nothing has to stand between two of these, and each may be longer or shorter."""
    needed = [body[place] for place in range(len(body)) if body[place : place + 1].getwidth()[0]]
    if len(needed) != 1 or needed[0][0] not in REPEATS:
        return False
    least, most, _ = needed[0][1]
    return bool(least != most)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)*",
        r"(?:[ ./-]?[A-Z0-9]{1,6})*",
        r"x(?:(?:\w+\s?)+|y)z",
        r"(?=(?:\s*\w+)+$)",
        r"(a+?){9,}",
    ],
)
def test_a_pattern_that_runs_away_is_known(pattern: str) -> None:
    assert runs_away(pattern)


@pytest.mark.parametrize(
    "pattern", [r"(?:[ ./-][A-Z0-9]+)*", r"(?:, \w+)+", r"(?:\d{3})*", r"(a+)?"]
)
def test_one_that_does_not_is_none(pattern: str) -> None:
    assert not runs_away(pattern)


def test_no_pattern_runs_away() -> None:
    for _ in values_of_modules():
        pass
    assert len(regex._MADE) > 700
    assert {each.pattern for each in regex._MADE if runs_away(each.pattern, each.flags)} == set()


def test_no_pattern_is_compiled_before_it_is_used() -> None:
    """Each takes its time to compile, and of most nothing is in a report: `regex` makes them."""
    assert {each.pattern for value in values_of_modules() for each in patterns(value)} == set()


def values_of_modules() -> Iterator[object]:
    """Import every module, and yield what stands in each."""
    for module in walk_packages(kpi_tui.__path__, "kpi_tui."):
        if not module.name.endswith("__main__"):
            yield from vars(import_module(module.name)).values()


def test_white_space_is_folded_before_a_page_is_known_to_say_that_it_is_blank() -> None:
    assert says_blank("This page  is\xa0left   blank")
    assert not says_blank(" " * 60 + "x")
