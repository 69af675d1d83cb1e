"""Patterns that are compiled when they are first used: of those for comments few occur in a report.

To compile all that the rules look for takes as long as to check a report with them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_MADE: list[_Regex] = []
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, to be compiled when one of its methods is first used."""
    made = _Regex(pattern, flags)
    _MADE.append(made)
    return cast("re.Pattern[AnyStr]", made)


def compile_all() -> None:
    """Compile every pattern, for whoever has time now and none later."""
    for each in _MADE:
        _ = each.search


class _Regex:
    """A pattern whose methods are those of the compiled one, from the first use of any of them."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
