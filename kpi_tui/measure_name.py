"""A measure as a report names it: its code and its name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kpi_tui.text import fold, one_line

CodeAndName = tuple[str, str]
"""A measure's code and its name as printed; in lists of both, a priority's code and title."""
FoldedName = tuple[str, str]
"""A measure's code and its name, folded as a search folds it."""


class MeasureName(NamedTuple):
    """A measure as one period's report names it."""

    code: str
    name: str

    @property
    def key(self) -> FoldedName:
        """The key it is looked up by: case, accents and runs of white space of the name do not count."""
        return _key(self.code, self.name)

    @property
    def called(self) -> str:
        """Both on one line, as a person is told of it: `OCC01.02 Visits to libraries`."""
        return one_line(f"{self.code} {self.name}")


@lru_cache(maxsize=20_000)
def _key(code: str, name: str) -> FoldedName:
    return (code, fold(name).strip())
