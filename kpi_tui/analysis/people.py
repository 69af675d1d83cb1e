"""One person, whatever the spelling: case, white space, dots, titles, and first names cut short."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kpi_tui.text import fold

_TITLE = re.compile(r"^(?:cllr|clr|councillor|mr|mrs|ms|miss|dr|sir|dame)\b\.?\s*")


def key_of_person(name: str) -> str:
    """What two spellings of a name have in common: `cllr a. gant` and `Cllr  A Gant`."""
    bare = _TITLE.sub("", fold(name).strip())
    return " ".join(re.sub(r"[^\w\s'-]", " ", bare).split())


def spellings(names: Iterable[str]) -> Mapping[str, str]:
    """For each printed name the one spelling it is listed under: the commonest, then the fullest.

    `A Gant` is `Andrew Gant` where no other first name with that initial has the surname.
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
    """For `a gant` the only `andrew gant` there is."""
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
