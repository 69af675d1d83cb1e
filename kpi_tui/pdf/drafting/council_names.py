"""The name of the council, as a report prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kpi_tui.regex import regex

_SMALL = r"and|of|the|upon|on|in|under|with|le|by|cum"
_NAME = regex(
    rf"((?:(?:St\.|[A-Z][\w’'-]*),? (?:(?:{_SMALL}|&) )*){{1,7}}(?:Council|Authority))\b(?! (?:Plan|Tax|Leader|House|Meeting|Strategy|Housing)\b)"
    rf"|((?:(?:Royal|London|Metropolitan|City and) )*(?:Borough|City|County) of"
    rf" (?:St\.|[A-Z][\w’'-]+)(?:,? (?:(?:{_SMALL}|&) )*[A-Z][\w’'-]+)*)"
)
_NONE = regex(
    r"\bthe Council$|^(?:Leader|Cabinet|Lead|Executive|Your|Our|Full|The|This|Each|Every|Other|Another|Deputy)\b"
    r"|^(?:(?:Local|Unitary|Planning|Highways?|Health|Education|Parish|Town|District|County|Borough|City|Metropolitan"
    r"|Combined|Fire|Police|Housing|Licensing|Youth|Council|Authority) (?:(?:and|or|&) )?)+(?:Council|Authority)$"
)
"""What is said of councils, or of who leads one."""
_OTHER = frozenset(
    (
        *("report", "performance", "scorecard", "dashboard", "monitoring", "monitor", "review"),
        *("digest", "page", "quarter", "quarterly", "annual", "corporate", "appendix", "annex"),
        *("plan", "strategy", "version", "draft", "published", "cabinet", "committee", "item"),
        *("delivery", "outturn", "summary", "contents", "issue", "date", "part", "our"),
    )
)
"""Words that stand before or behind a council's name and are none of it."""


_KIND = frozenset(
    (
        *("council", "authority", "city", "borough", "county", "district", "metropolitan", "royal"),
        *("london", "of", "and", "the"),
    )
)
"""What kind of council it is: no name of one."""


def find_council(texts: Iterable[str]) -> str | None:
    """Return the council that most of some texts name; `None` where none does."""
    found: Counter[str] = Counter()
    for text in texts:
        for match in _NAME.finditer(_small(text) if text.isupper() else text):
            name = _own(match[0])
            if name and not _NONE.search(name):
                found[name] += 1
    return found.most_common(1)[0][0] if found else None


def is_of_council(heading: str, council: str) -> bool:
    """Whether a heading names the council, or says no more than a part of its name or its first letters."""
    words = re.findall(r"[^\W\d_]+", council.casefold())
    said = {*re.findall(r"[^\W\d_]+", heading.casefold())}
    own = {*words} - _KIND or {*words}
    initials = "".join(word[0] for word in words)
    return bool(said and words) and (said <= {*words, initials} or own <= said or initials in said)


def _small(text: str) -> str:
    """Return a text in capitals as names are written."""
    return re.sub(
        rf"(?<=\s)(?:{_SMALL})(?=\s)", lambda word: word[0].lower(), text.title(), flags=re.I
    )


def _own(name: str) -> str:
    """Return a name without what stands before it or behind it on its line."""
    words = re.sub(r"\b(\w+) \1$", r"\1", name.strip(" ,")).split()
    of_title = [at for at, word in enumerate(words) if word.strip(",").casefold() in _OTHER]
    if words[-1] in ("Council", "Authority"):
        words = words[of_title[-1] + 1 :] if of_title else words
    elif of_title:
        words = words[: of_title[0]]
    while words and words[0] in ("of", "for", "to", "and", "the", "on", "in", "&"):
        words = words[1:]
    while words and words[-1] in ("of", "and", "the", "&"):
        words = words[:-1]
    return " ".join(words).strip(" ,") if len(words) > 1 else ""
