"""Misspelt words of questions: `amebr` is near `amber`, and no other word that questions are asked in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

_WORDS = """
    red reds amber ambers green greens blue exception exceptions unreadable unrated complete target targets
    missing missed status statuses rating plan improvement action recovery comment comments commentary
    explanation explanations narrative narratives director directors owner owners portfolio holder holders
    cabinet member members priority priorities councillor councillors query queries resolve resolved better
    worse improved improving worsened worsening deteriorated deteriorating recovered worst furthest closest
    nearest newly changed unchanged renumbered consecutive consecutively running overdue late deadline
    unassigned struggling underperforming repeatedly persistently rising falling higher lower
"""
_NEAR = """
    actions auction auctions batter beater betters bitter butter cabinets chance chanced change
    changes charged closes closet closets commend commends compete completed completes directory
    explanatory failing felling filling greed greek greeks greet greets hither improve improves later lover lowed
    massed massing messed messing misled misused misusing neatest owned planet plant prioritise prioritises
    prioritizes quarry queer queried racing rafting raising raking ratings recover recovers reed reeds
    revolve revolved rinsing risking ruining states stats statue statues statutes straggling uncharged undated
    uprated wore
"""
_VOCABULARY = tuple(_WORDS.split())
_RIGHT = frozenset(_NEAR.split())
"""Words that are near, and no misspelling."""
_LEAST = 4
"""A shorter word is near too many."""


def misspelt(
    words: Iterable[str], meant: Collection[str] = _VOCABULARY
) -> Iterator[tuple[str, str]]:
    """Yield those of some folded words that are near one word of others, each with it.

    Else those that questions are asked in are meant. One letter is changed, left out or added, or two beside each other changed places; the first is
    right unless it changed places. In a short word, which may be another that is right, letters only
    changed places or are doubled.
    """
    for word in words:
        if len(word) < _LEAST or not word.isalpha() or word in _RIGHT or word in meant:
            continue
        places = range(1, len(word))
        moved = {f"{word[: at - 1]}{word[at]}{word[at - 1]}{word[at + 1 :]}" for at in places} | {
            word[:at] + word[at + 1 :] for at in places if word[at] == word[at - 1]
        }
        shorter = {word[:at] + word[at + 1 :] for at in places}
        near = [
            each
            for each in meant
            if each in moved
            or (
                len(each) > _LEAST
                and each[0] == word[0]
                and (
                    each in shorter
                    or any(each[:at] + each[at + 1 :] == word for at in range(1, len(each)))
                    or (len(each) == len(word) and sum(map(str.__ne__, each, word)) == 1)
                )
            )
        ]
        if len({each.removesuffix("s") for each in near}) == 1:
            yield word, near[0]
