"""The start that all codes of a report share: narrow places leave it out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile


def shared_start(codes: Iterable[str]) -> str:
    """Return what all codes begin with that says nothing: `OCC` of `OCC01.02` and `OCC11.10`.

    It ends with letters before digits, or with a sign behind letters.
    """
    known = list(codes)
    if not known:
        return ""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*known, strict=False))
    shared = "".join(letters[0] for letters in alike)
    for end in range(len(shared), 0, -1):
        last, following = shared[end - 1], [code[end : end + 1] for code in known]
        is_sign = not last.isalnum() and shared[: end - 1][-1:].isalpha()
        is_before_digits = last.isalpha() and all(each.isdigit() for each in following)
        if is_before_digits or (is_sign and all(following)):
            return shared[:end]
    return ""
