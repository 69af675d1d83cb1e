"""What stands in a cell where there is nothing to print: a dash, `n/a`, `tbc`, `no data`."""

from __future__ import annotations

from functools import lru_cache

_AROUND = " .…–—-\n\t"
_NOT_APPLICABLE = frozenset(("", "n/a", "na", "none", "not applicable"))
"""What says, without a dash or a full stop, that there is nothing to print."""
_NOT_KNOWN = frozenset(
    ("n/r", "nr", "n/k", "nk", "tba", "tbc", "tbd", "no data", "not available", "to be confirmed")
)
"""What says so of something that is not known, or not yet."""
_EMPTY = _NOT_APPLICABLE | _NOT_KNOWN
_LONGEST = max(map(len, _EMPTY))


@lru_cache(maxsize=4000)  # each rule asks it of the same comments
def is_empty(text: str | None) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash, "n/a", "none" or "tbc" alone."""
    if text is None:
        return True
    bare = text.strip(_AROUND)
    return len(bare) <= _LONGEST and bare.lower() in _EMPTY


def is_not_applicable(text: str) -> bool:
    """Whether a cell says that nothing belongs in it, and not that something is still to come."""
    return text.strip(_AROUND).lower() in _NOT_APPLICABLE
