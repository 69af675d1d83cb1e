"""What English words have in common: `library` and `libraries`, `visit`, `visits` and `visited`."""

from __future__ import annotations

from functools import lru_cache

from snowballstemmer import stemmer


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Return the stem of a folded word, which is not always a word."""
    # One for each word: a stemmer keeps the word it is at, and threads ask as well.
    return str(stemmer("english").stemWord(word))
