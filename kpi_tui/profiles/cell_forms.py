"""What the cells of one column look like that hold several fields: `{period_actual} / {period_target}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kpi_tui.profiles.phrases import PEOPLE, PLACEHOLDER, Phrase
from kpi_tui.regex import regex
from kpi_tui.report import ALL_FIGURES, ALL_STATUSES

_PARTED = frozenset((*ALL_FIGURES, *ALL_STATUSES, *PEOPLE))
"""The fields that may stand beside each other in one cell."""
NOT_KEPT = "any"
"""Stands for what a cell holds too and has no field."""
_LONGEST = 200
"""Letters of a cell."""
_NOT_APPLICABLE = r"\bn\s?/\s?a\b"
"""Has a stroke that parts no two values."""
_YEARS = "|".join(f"20{year:02}/{(year + 1) % 100:02}" for year in range(100))
_DAY = regex(rf"(?<!\d)(?:(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|{_YEARS})(?!\d)")
"""So has a date, `01/2025`, and a financial year, `2024/25`."""


@dataclass(frozen=True)
class CellForm:
    """The fields of a cell in their order, and what is printed between them.

    Raises `ValueError` where that does not tell where one ends and the next begins.
    """

    text: str

    def __post_init__(self) -> None:
        """Check the form. Raises `ValueError`."""
        names = Phrase(self.text, _PARTED).names
        for name in names:
            if name not in _PARTED | {NOT_KEPT}:
                raise ValueError(f"{{{name}}} is no field that may share a cell")
        if len(names) < 2 or not self.fields:
            raise ValueError(f"{self.text!r} holds one field: write it in [table.columns]")
        is_people = any(name in PEOPLE for name in names)
        for between in self._between[1:-1]:
            if not between or (is_people and not between.strip()):
                raise ValueError(f"{self.text!r}: write what stands between its fields")
            if any(letter.isdigit() for letter in between):
                raise ValueError(f"{self.text!r}: a digit parts no two fields")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its fields, from left to right."""
        return tuple(PLACEHOLDER.findall(self.text))

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of its names that are kept."""
        return tuple(name for name in self.names if name != NOT_KEPT)

    @cached_property
    def _between(self) -> list[str]:
        """What stands before the first field, between each two, and behind the last."""
        return PLACEHOLDER.split(self.text)[::2]

    def parts(self, text: str) -> dict[str, str] | None:
        """Return what a text has in each field; `None` where it has not all of this form."""
        spans = self.spans(text)
        return {name: text[slice(*span)] for name, span in spans.items()} if spans else None

    def spans(self, text: str) -> dict[str, tuple[int, int]] | None:
        """Return where in a text each field stands; `None` where it has not all of this form.

        No field holds a sign or a word that parts two of them: what does so twice is of another form.
        So is a date, and what has room about one sign and none about the next: `1/2 / 3`.
        """
        match = self._pattern.fullmatch(text[: _LONGEST + 1])
        if match is None or len(text) > _LONGEST:
            return None
        words = {word for each in self._between for word in _words(each)}
        if any(words & {*_words(match[name])} for name in self.names) or _DAY.search(text):
            return None
        gaps = [text[match.end(one) : match.start(two)] for one, two in pairwise(self.names)]
        apart = {gap.strip(): any(map(str.isspace, gap)) for gap in gaps}
        if any(apart[gap.strip()] is not any(map(str.isspace, gap)) for gap in gaps):
            return None
        return {name: match.span(name) for name in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The form as an expression that tries no field twice: it ends where what follows begins."""
        signs = sorted({sign for each in self._between for sign in re.findall(r"[^\w\s]", each)})
        apart = [r"\s"] if any(not each.strip() for each in self._between[1:-1]) else []
        parting = "".join([*map(re.escape, signs), *apart])
        other = rf"(?!{_NOT_APPLICABLE})" + (f"[^{parting}]" if parting else ".")
        first, *literals = (_literal(each) for each in self._between)
        parts = [rf"\s*{first}\s*"]
        for name, after in zip(self.names, literals, strict=True):
            follows = rf"\s*{after}" if after else r"\s" if name != self.names[-1] else r"\s*\Z"
            value = rf"(?>(?:{_NOT_APPLICABLE}|{other})+?(?={follows}))"
            parts.append(rf"(?P<{name}>(?=\S){value})\s*{after}\s*")
        return re.compile("".join(parts), re.IGNORECASE)


def _literal(text: str) -> str:
    return r"\s*".join(map(re.escape, re.findall(r"\w+|[^\w\s]", text)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
