"""What stands in a cell where there is nothing to print: a dash, `n/a`, `tbc`, `no data`."""

from __future__ import annotations

import re
from functools import lru_cache

_AROUND = " .…–—-\n\t"
_NOT_APPLICABLE = frozenset(("", "n/a", "na", "none", "not applicable"))
"""What says, without a dash or a full stop, that there is nothing to print."""
_NOT_KNOWN = frozenset(
    ("n/r", "nr", "n/k", "nk", "tba", "tbc", "tbd", "no data", "not available", "to be confirmed")
)
"""What says so of something that is not known, or not yet."""
_EMPTY = _NOT_APPLICABLE | _NOT_KNOWN
_MOST = 2 * max(map(len, _EMPTY))
"""Letters of the longest, with spaces between them."""
_APART = re.compile(r"\s*/\s*|(?<=^n) (?=a$)")
"""Where the letters of "n / a" and "n a" are apart."""


@lru_cache(maxsize=4000)  # each rule asks it of the same comments
def is_empty(text: str | None) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash, "n/a", "none" or "tbc" alone."""
    return text is None or _bare(text) in _EMPTY


def is_not_applicable(text: str) -> bool:
    """Whether a cell says that nothing belongs in it, and not that something is still to come."""
    return _bare(text) in _NOT_APPLICABLE


def _bare(text: str) -> str:
    """Return a short text as the words for nothing are listed; a longer one as it is."""
    bare = text.strip(_AROUND)
    if len(bare) > _MOST:
        return bare
    return _APART.sub(lambda found: found[0].strip(), " ".join(bare.lower().split()))
