"""The codes of measures in a report that none knows, and what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kpi_tui.pdf.drafting.words import share
from kpi_tui.profiles.codes import CodeShape
from kpi_tui.regex import regex

_CODE = regex(r"[A-Za-z]{0,6}[ .-]?\d{1,4}(?:[.-]\d{1,3}){0,2}")
_LEADING = regex(
    r"([A-Za-z]{1,6}[ .-]?\d{1,4}[a-z]?(?:[./-]\d{1,3}){0,2}|\d{1,3}(?:\.\d{1,3}){1,2})"
    r"\s?[:.)–—-]?\s+(?=[A-Z£%#])"
)
_MOST_CODED = 0.8
"""Of all measures: so many have a code of the usual look, or more."""


def are_codes(texts: Sequence[str]) -> bool:
    """Whether nearly all texts look like the codes of measures, and hardly one comes twice."""
    different = len(set(texts)) > 0.95 * len(texts)
    return different and share(texts, _CODE.fullmatch) > 0.9


def leading_codes(names: Sequence[str]) -> list[str]:
    """Return the codes that names begin with; none where many names have no code, or one comes twice."""
    found = [match[1] for name in names if (match := _LEADING.match(name))]
    is_usual = len(found) >= _MOST_CODED * len(names) and len(found) == len(set(found))
    return found if len(found) > 2 and is_usual else []


def shape_of(codes: Sequence[str]) -> CodeShape | None:
    """Return the shape that codes have, but for a few; `None` where they have none in common."""
    parts = [re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d]+", code) for code in codes]
    kinds = Counter(tuple(map(_kind_of_part, each)) for each in parts)
    usual, count = kinds.most_common(1)[0] if kinds else ((), 0)
    if not usual or count < _MOST_CODED * len(codes):
        return None
    alike = [each for each in parts if tuple(map(_kind_of_part, each)) == usual]
    columns = [list(each) for each in zip(*alike, strict=True)]
    for shape in _shapes(columns):
        try:
            made = CodeShape(shape)
        except ValueError:
            continue
        if share(codes, made.match) >= _MOST_CODED:
            return made
    return None


def _kind_of_part(part: str) -> str:
    return "#" if part.isdigit() else "@" if part.isalpha() else part


def _shapes(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what codes may look like: with the letters that most have, else with any."""
    for least in (1.0, _MOST_CODED, None):
        shape = ""
        for column in columns:
            first, count = Counter(column).most_common(1)[0]
            same = len({len(each) for each in column}) == 1
            if column[0].isdigit():
                shape += "#" * len(column[0]) if same else "{number}"
            elif not column[0].isalpha():
                shape += column[0]
            elif least is not None and count >= least * len(column):
                shape += first
            else:
                shape += "@" * len(column[0]) if same else "{letters}"
        yield shape
