"""Which of two lists' measures are the same, where one of them shortens names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_SMALL_WORDS = """
    a an and are as at be been by for from has have in is of on or out that the their them this to was
    were which who whose with within number
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that tell no measure from another."""
_SAME = {"%": "percent", "percentage": "percent", "no": "number", "avg": "average"}
_LEAST = 0.5
"""Names less alike than this are not joined by themselves."""
_SAME_SECTION = 0.3
_OTHER_NUMBERS = 0.5


class NamedMeasure(NamedTuple):
    """A measure as it is named, under its section."""

    section: str
    name: str


def pair_names(said: Sequence[NamedMeasure], own: Sequence[NamedMeasure]) -> dict[int, int]:
    """Return which of `own` each of `said` is, by their places in the two lists.

    The names most alike are joined first. What is left of a section is joined by order, where both
    lists have as many left of it.
    """
    pairs: dict[int, int] = {}
    words = [(_words(each.section), _words(each.name)) for each in own]
    scores = []
    for at, each in enumerate(said):
        section, name = _words(each.section), _words(each.name)
        for other, (its_section, its_name) in enumerate(words):
            alike = _alike(name, its_name)
            if alike >= _LEAST:
                score = alike + _SAME_SECTION * _alike(section, its_section)
                scores.append((-score, abs(at - other), at, other))
    taken: set[int] = set()
    for _, _, at, other in sorted(scores):
        if at not in pairs and other not in taken:
            pairs[at] = other
            taken.add(other)
    for rest, others in _left_by_section(said, own, pairs):
        if len(rest) == len(others):
            pairs.update(zip(rest, others, strict=True))
    return pairs


def _left_by_section(
    said: Sequence[NamedMeasure], own: Sequence[NamedMeasure], pairs: dict[int, int]
) -> list[tuple[list[int], list[int]]]:
    """Return what neither list has joined yet of each section that is the same in both."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, other in pairs.items():
        votes[said[at].section][own[other].section] += 1
    sections = list(dict.fromkeys(each.section for each in own))
    for each in said:
        if each.section not in votes:
            its = _words(each.section)
            best = max(sections, key=lambda other: _alike(its, _words(other)), default="")
            if _alike(its, _words(best)) >= _LEAST:
                votes[each.section][best] += 1
    left = []
    for section, counts in votes.items():
        same = counts.most_common(1)[0][0]
        rest = [n for n, each in enumerate(said) if each.section == section and n not in pairs]
        found = set(pairs.values())
        others = [n for n, each in enumerate(own) if each.section == same and n not in found]
        left.append((rest, others))
    return left


def _words(text: str) -> frozenset[str]:
    said = (
        _SAME.get(word, word) for word in re.findall(r"%|[a-z]+|\d+(?:[.,]\d+)*", text.casefold())
    )
    return frozenset(word for word in said if word not in _SMALL)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two names are, 0 to 1: a name and a part of it are more alike than others."""
    if not one or not other:
        return float(one == other)
    both = len(one & other)
    score = 0.6 * both / min(len(one), len(other)) + 0.4 * both / len(one | other)
    numbers = [{word for word in words if word[0].isdigit()} for words in (one, other)]
    return score * (_OTHER_NUMBERS if all(numbers) and not numbers[0] & numbers[1] else 1)
