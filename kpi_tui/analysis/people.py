"""One person, whatever the spelling: case, white space, dots, titles, and first names cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kpi_tui.regex import regex
from kpi_tui.text import fold

_TITLE = regex(r"^(?:cllr|clr|clllr|cilr|councillor|mr|mrs|ms|miss|dr|sir|dame)\b\.?\s*")

_JOINED = regex(r"\s*(?:[&/;+]|\band\b)\s*", re.I)
"""What stands between two people in one entry."""


@lru_cache(4096)
def key_of_person(name: str) -> str:
    """Return what two spellings of a name have in common: `cllr a. wood` and `Cllr  A Wood`."""
    bare = _TITLE.sub("", fold(name).strip())
    return " ".join(re.sub(r"[^\w\s'-]", " ", bare).split())


def spellings(names: Iterable[str]) -> Mapping[str, str]:
    """Return for each printed name the one spelling it is listed under: the commonest, then the fullest.

    `A Wood` is `Andrew Wood` where no other first name with that initial has the surname.
    """
    counted = Counter(names)
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        by_key[key_of_person(name)].append(name)
    fuller = _fuller(set(by_key))
    groups: dict[str, list[str]] = defaultdict(list)
    for key, same in by_key.items():
        groups[fuller.get(key, key)] += same
    return {
        name: max(same, key=lambda each: (counted[each], len(each), each))
        for same in groups.values()
        for name in same
    }


def _fuller(keys: set[str]) -> dict[str, str]:
    """Return for each key such as `a wood` the only key such as `andrew wood`, if there is one."""
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in keys:
        first, _, surname = key.rpartition(" ")
        if len(first) > 1 and " " not in first:
            full[first[0], surname].add(key)
    found: dict[str, str] = {}
    for key in keys:
        first, _, surname = key.rpartition(" ")
        candidates = full.get((first, surname), set())
        if len(first) == 1 and len(candidates) == 1:
            found[key] = next(iter(candidates))
    return found


def called_just_so(typed: str, names: Iterable[str]) -> frozenset[str]:
    """Return the spellings of whoever is called just as typed; none where that is a part of names alone.

    `Director of Education` is no `Deputy Director of Education`.
    """
    one, key = spellings(names), key_of_person(typed)
    meant = {fullest for name, fullest in one.items() if key and key_of_person(name) == key}
    return frozenset(name for name, fullest in one.items() if fullest in meant)


MISPRINT = 5
"""A surname of so many letters or more with one letter wrong is a misprint, not another person."""
MISPRINT_BY_FIRST_NAME = 4
"""The same where the first name is printed in full both times."""


def people_who_differ(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the names that went, and the names that came, as far as they are other people.

    Order and spelling do not count, nor whether two people stand in one entry. Blank names are left
    out. Each name matches one other at most.
    """
    olds, news = ([name for name in names if name.strip()] for names in (before, after))
    if olds == news:
        return [], []
    gone, come = _apart(olds, news), _apart(news, olds)
    for name in list(gone):  # those spelt alike first, so that others are not matched with them
        alike = next((other for other in come if key_of_person(other) == key_of_person(name)), None)
        if alike is not None:
            gone.remove(name)
            come.remove(alike)
    for name in list(gone):
        same = next((other for other in come if same_person(name, other)), None)
        if same is not None:
            gone.remove(name)
            come.remove(same)
    return gone, come


def _apart(names: Sequence[str], others: Iterable[str]) -> list[str]:
    """Return `Ann Brown & Cy Dean` as two names where the other report has each of them too.

    What is one word by itself is no person: `Head of Roads and Transport` is one post.
    """
    known = [part for other in others for part in (other, *_JOINED.split(other)) if part]
    found: list[str] = []
    for name in names:
        parts = [part for part in _JOINED.split(name) if part]
        is_known = all(
            " " in part and any(same_person(part, other) for other in known) for part in parts
        )
        found += parts if len(parts) > 1 and is_known else [name]
    return found


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are one person's: `Cllr D Dale` and `CIlr Dan Dale`.

    First names are the same where one may be the start of the other, or is left out. A letter
    may be wrong in a long surname (`Holland`, `Holand`), in a short one it is another's, unless
    the first name is the same in full (`Dan Dale`, `Dan Dalle`).
    """
    *first, surname = key_of_person(one).split() or [""]
    *other_first, other_surname = key_of_person(other).split() or [""]
    if len(first) != len(other_first) and "of" in (*first, *other_first):
        return False  # a post: a Head of Roads and Transport is no Head of Transport
    if not all(
        a.startswith(b) or b.startswith(a) for a, b in zip(first, other_first, strict=False)
    ):
        return False
    if surname == other_surname:
        return True
    full = first == other_first and max(map(len, first), default=0) > 1
    least = MISPRINT_BY_FIRST_NAME if full else MISPRINT
    return min(len(surname), len(other_surname)) >= least and _one_letter_apart(
        surname, other_surname
    )


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, removed or replaced turns one word into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    step = len(longer) == len(shorter)
    return longer[start + 1 :] == shorter[start + step :]
