"""Names cut to the room there is, and several names told by what they have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import takewhile

from kpi_tui.publish.brief.scope import Owner
from kpi_tui.regex import regex
from kpi_tui.report import Reading
from kpi_tui.text import fold, one_line

_COUNTED = regex(
    r"^(?:the )?(?:total )?(?:number|no\.?) of (?!.*\bnumber\b)|^the (?=\w+ of )", re.IGNORECASE
)
_SHARE = regex(r"^(?:the )?(?:overall |total )?(?:percentage|proportion|%) of ", re.IGNORECASE)
_LIMIT = regex(r" (?:within|under|over|after|in|than) \d+ \w+$")
"""A time or an age at the end of a name."""
_STRAY = " -–—:,;/("
_LITTLE = 3
"""A third of the room for a name is too little to tell it by."""
_CODE = 20
"""How many characters of a code are shown."""
_RUNS = 3
"""The most runs of pages that are told apart."""
_LEAST, _TELLING = 3, 2
"""The fewest words with which names of one subject begin, and the fewest of them not in `_SMALL`."""
_SMALL = frozenset(
    ("of", "the", "a", "no", "number", "total", "overall", "percentage", "rate", "%")
)


def cut_at_a_word(text: str, most: int) -> str:
    """Return a text on one line, cut at a word where it has more characters than this.

    A bracket that would be broken off is left out, unless little stands before it.
    """
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    opened = whole.rfind("(")
    if opened > most // _LITTLE and ")" not in whole[opened:]:
        whole = whole[:opened]
    return f"{whole.rstrip(_STRAY)}…"


def subject(name: str, most: int) -> str:
    """Return what a measure is about: `contacts into the MASH` of `Number of contacts into the MASH`."""
    line = _SHARE.sub("% ", one_line(name))
    line = _COUNTED.sub("", line) or line
    limit = _LIMIT.search(line)
    if len(line) <= most or limit is None or len(limit[0]) * 2 > most:
        return cut_at_a_word(line, most)
    # The limit at its end says more of a measure than the words just before it.
    return f"{cut_at_a_word(line[: limit.start()] + ' …', most - len(limit[0]))}{limit[0]}"


def code_of(code: str) -> str:
    """Return a code on one line, cut where it is longer than codes are."""
    return cut_at_a_word(code, _CODE)


def running_on(text: str) -> str:
    """Return a sentence as it stands behind a semicolon; a name keeps its capital letter."""
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() or text[1:2] == " " else text


def owners(reading: Reading, about: Owner | None = None) -> str:
    """Return who answers for a measure: `Director of Finance, Cabinet member for Finance`.

    Whoever the page is `about` alone stands at its head, and is not named again.
    """
    names = [*reading.directors, *reading.holders]
    if about is not None and len(about.people) == 1:
        names = [name for name in names if not about.is_meant(name)]
    return ", ".join(cut_at_a_word(name, 40) for name in names[:3] if one_line(name))


def words_of_subject(name: str) -> tuple[str, ...] | None:
    """Return the words that names of one subject begin with, folded; `None` where too few tell of it."""
    words: list[str] = []
    telling = 0
    for word in map(fold, one_line(name).split()):
        words.append(word)
        telling += word not in _SMALL
        if len(words) >= _LEAST and telling >= _TELLING:
            return tuple(words)
    return None


def told_apart(names: Sequence[str]) -> tuple[str, list[str]]:
    """Return what names have in common at their beginnings and ends, and what each has of its own."""
    split = [one_line(name).split() for name in names]
    first = reduce(_in_common, split)
    rest = [words[len(first) :] for words in split]
    last = reduce(_in_common, [words[::-1] for words in rest])[::-1]
    if len(last) < 2:
        last = []
    own = [" ".join(words[: len(words) - len(last)]).strip(_STRAY + ")") for words in rest]
    head = [*first, *last]
    if first and first[-1].startswith("(") and ")" not in first[-1]:
        own = [f"{first[-1].strip(_STRAY)} {text}" for text in own]
        head = [*first[:-1], *last]
    if last and head:
        head[len(head) - len(last) - 1] += "…"  # where they differ
    return " ".join(head).strip(_STRAY), own


def _in_common(one: list[str], other: list[str]) -> list[str]:
    """Return the words that both begin with."""
    pairs = takewhile(lambda pair: fold(pair[0]) == fold(pair[1]), zip(one, other, strict=False))
    return [first for first, _ in pairs]


def page_range(pages: Sequence[int | None]) -> str:
    """Return `p.17` or `pp.13–15, 17`; empty where no page is known.

    More than three runs of pages become one, from the first page to the last.
    """
    known = sorted({page for page in pages if page})
    if not known:
        return ""
    runs: list[tuple[int, int]] = []
    for page in known:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    if len(runs) > _RUNS:
        runs = [(known[0], known[-1])]
    listed = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
    return f"{'p.' if len(known) == 1 else 'pp.'}{listed}"
