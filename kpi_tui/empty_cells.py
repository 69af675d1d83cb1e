"""What stands in a cell where there is nothing to print: a dash, `n/a`, `tbc`, `data awaited`."""

from __future__ import annotations

from functools import lru_cache

from kpi_tui.regex import regex

_AROUND = " .…‐‑‒–—―−-()[]\n\t\u200b\ufeff"
_NOT_APPLICABLE = frozenset(("", "n/a", "na", "none", "not applicable"))
"""What says, without a dash or a full stop, that there is nothing to print."""
_NOT_KNOWN = frozenset(
    ("n/r", "nr", "n/k", "nk", "tba", "tbc", "tbd", "no data", "not available", "to be confirmed")
)
"""What says so of something that is not known, or not yet."""
_EMPTY = _NOT_APPLICABLE | _NOT_KNOWN
_OF_WHAT = r"(?:data|figures?|results?|actuals?|outturn|information)"
_AWAITED = regex(
    rf"(?:{_OF_WHAT} )?(?:is |are )?(?:still |currently )?(?:awaited|pending|to follow|unavailable)"
    rf"|(?:still )?(?:awaiting|pending)(?: {_OF_WHAT})?"
    rf"|(?:{_OF_WHAT} )?(?:is |are )?(?:not (?:yet |currently )?|currently not )(?:available|published|known|received)(?: yet)?"
    rf"|{_OF_WHAT} (?:is |are )?(?:tbc|tba|to be confirmed)|no (?:data|figures?) (?:yet )?available(?: yet)?"
    r"|(?:yet )?to be (?:confirmed|determined|advised|announced)"
)
"""What says that something is still to come."""
_INITIALS = ("NR", "NK")
_VACANT = regex(
    r"(?:(?:post|position|role|currently) )*(?:is )?(?:currently )?(?:vacant|vacancy)(?: (?:post|position|role))?"
)
"""What says in the place of an owner that the post has nobody in it."""
_MOST = 40
"""Letters of the longest, with spaces between them."""
_APART = regex(r"\s*/\s*|(?<=^n) (?=a$)|(?<=^t) (?=b [acd]$)|(?<=^t b) (?=[acd]$)")
"""Where the letters of "n / a" and "n a" are apart."""
_DOTTED = regex(r"(?<=^n)\. ?(?=a$)|(?<=^t)\. ?(?=b\. ?[acd]$)|(?<=^t\.b)\. ?(?=[acd]$)")
"""Where full stops part the letters of "n.a." and "t.b.c."; those of "N.R." may be initials."""
_REFERS = regex(r"(?<=[a-z]) ?\*+$")
"""The sign of a note behind the words; alone it stands for a number too small to be told."""


@lru_cache(maxsize=4000)  # each rule asks it of the same comments
def is_empty(text: str | None) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash, "n/a", "none" or "tbc" alone."""
    return text is None or _bare(text) in _EMPTY or is_awaited(text)


def is_not_applicable(text: str) -> bool:
    """Whether a cell says that nothing belongs in it, and not that something is still to come."""
    return _bare(text) in _NOT_APPLICABLE


def is_awaited(text: str) -> bool:
    """Whether an empty cell tells that its figure is still to come, which "tbc" alone hardly does."""
    bare = _bare(text)
    return bare not in _EMPTY and _AWAITED.fullmatch(bare) is not None


@lru_cache(maxsize=4000)
def says_nothing(comment: str | None) -> bool:
    """Whether a comment says nothing, as "n/a" does; "data awaited" tells why there is no figure."""
    return comment is None or (is_empty(comment) and not is_awaited(comment))


def names_nobody(owner: str) -> bool:
    """Whether an owner's cell has no name: it says nothing, or “vacant”; "NR" and "NK" are initials there."""
    is_none = is_empty(owner) or _VACANT.fullmatch(_bare(owner)) is not None
    return is_none and owner.strip() not in _INITIALS


def _bare(text: str) -> str:
    """Return a short text as the words for nothing are listed; a longer one as it is."""
    bare = text.strip(_AROUND)
    if len(bare) > _MOST:
        return bare
    folded = _REFERS.sub("", " ".join(bare.lower().split()))
    for apart in (_APART, _DOTTED):
        folded = apart.sub(lambda found: found[0].strip(" ."), folded)
    return folded
